/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failures as values: a status to act on and a text to show.
 *
 * Law      a function that can fail returns a status; its outputs are untouched unless
 *          the status is TRYG_OK. `err` may be NULL.
 * Text     says what, where (file, line, column), what was found, what was expected and
 *          what to do, in the language of tryg_lang(); no trailing newline; further lines
 *          are indented by two blanks. The word FEJL/ERROR is put before it by the CLI.
 */
#ifndef TRYG_BASE_ERROR_H
#define TRYG_BASE_ERROR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* The values are the exit codes of the program. */
enum tryg_status {
    TRYG_OK = 0,
    TRYG_FAILED = 1,        /* the machine: memory, disk, a library */
    TRYG_USAGE = 2,         /* the command line or the project file */
    TRYG_DATA = 3,          /* the data are at fault */
    TRYG_WARNED = 4,        /* warnings under --strict */
    TRYG_BLOCKED = 5,       /* the disclosure gate */
    TRYG_INTERRUPTED = 130, /* SIGINT */
};

enum { TRYG_ERROR_TEXT = 4096 };

struct tryg_error {
    enum tryg_status status;
    char text[TRYG_ERROR_TEXT];
};

/* A place in a file. line and column count from 1; 0 = not known. column counts cells of
 * a table, characters of a YAML line. */
struct tryg_place {
    const char *file;
    uint64_t line;
    uint32_t column;
};

#define TRYG_MUST_CHECK __attribute__((warn_unused_result))
#define TRYG_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* Fill *err (when given) and return `status`, so that a caller can `return
 * tryg_fail(...)`. */
TRYG_PRINTF(3, 4)
enum tryg_status tryg_fail(struct tryg_error *err, enum tryg_status status,
                           const char *format, ...);

/* The same with a place before the text: "data/x.csv, linje 3, kolonne 2: ...". */
TRYG_PRINTF(4, 5)
enum tryg_status tryg_fail_at(struct tryg_error *err, enum tryg_status status,
                              struct tryg_place place, const char *format, ...);

/* Append an indented line to the text of *err: what to do, or one more example. Returns
 * err->status (TRYG_FAILED when err is NULL). */
TRYG_PRINTF(2, 3)
enum tryg_status tryg_fail_more(struct tryg_error *err, const char *format, ...);

/* "data/x.csv, linje 3, kolonne 2" without what is not known; returns `into`. */
const char *tryg_place_print(struct tryg_place place, char *into, size_t size);

/* What errno says: the usual ones in tryg_lang(), the rest as the system words them. */
const char *tryg_system_text(int code);

#define TRYG_TRY(call)                                                                   \
    do {                                                                                 \
        enum tryg_status tryg_try_status_ = (call);                                      \
        if (tryg_try_status_ != TRYG_OK) {                                               \
            return tryg_try_status_;                                                     \
        }                                                                                \
    } while (0)

#endif
