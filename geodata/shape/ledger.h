/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The books: every row and report read ends in exactly one box.
 *
 *     read = placed + outside + no_place + duplicate + excluded + unknown_code
 *          + out_of_period + rejected
 *
 * in rows and in reports, per source and year, and per category where it is known.
 *
 * Law      `read` is counted where rows are cut from the file, the boxes where rows are
 *          counted, so that a lost row shows. A run whose books do not balance fails.
 */
#ifndef TRYG_SHAPE_LEDGER_H
#define TRYG_SHAPE_LEDGER_H

#include <stdint.h>
#include <stdio.h>

#include "geodata/shape/rejects.h"

enum tryg_box_kind {
    TRYG_BOX_PLACED,
    TRYG_BOX_OUTSIDE,
    TRYG_BOX_NO_PLACE,
    TRYG_BOX_DUPLICATE,
    TRYG_BOX_EXCLUDED,
    TRYG_BOX_UNKNOWN_CODE,
    TRYG_BOX_OUT_OF_PERIOD,
    TRYG_BOX_REJECTED,
    TRYG_BOXES
};

const char *tryg_box_id(enum tryg_box_kind box);   /* "no_place" */
const char *tryg_box_text(enum tryg_box_kind box); /* "uden stedfæstelse" */

struct tryg_tally {
    uint64_t rows, reports;
};

/* The books of one source and label year. Categories are those of the run, and one more,
 * the last, for rows whose category is not known. */
struct tryg_book {
    const char *source;
    int year;
    struct tryg_tally read;
    struct tryg_tally *box;                 /* [(categories + 1) * TRYG_BOXES] */
    struct tryg_tally reason[TRYG_REASONS]; /* the rejected, by reason */
    uint64_t fallback;                      /* rows placed by the stated area */
    uint64_t stated, agree; /* area_role check: rows with both, and agreeing */
};

struct tryg_ledger {
    size_t categories;
    const char **category; /* [categories] ids */
    size_t books, room;
    struct tryg_book **book;
    tryg_arena *arena;
};

void tryg_ledger_begin(struct tryg_ledger *ledger, tryg_arena *arena, size_t categories,
                       const char **category);
/* A new empty book; its address is stable. */
struct tryg_book *tryg_ledger_book(struct tryg_ledger *ledger, const char *source,
                                   int year);

/* The sum of a box over all categories. */
struct tryg_tally tryg_book_box(const struct tryg_ledger *ledger,
                                const struct tryg_book *book, enum tryg_box_kind box);

/* Fails    TRYG_FAILED, naming source, year and the difference, when a book does not
 *          balance (rows or reports, in all, or the reasons against the rejected). */
TRYG_MUST_CHECK
enum tryg_status tryg_ledger_balance(const struct tryg_ledger *ledger,
                                     struct tryg_error *err);

/* One line of the books, as every form of them has it: the texts are ids, "" for none. */
struct tryg_ledger_line {
    const struct tryg_book *book;
    const char *category, *box, *reason;
    struct tryg_tally tally;
};

/* Hand every line to `line`, n = 0, 1, 2 ..., in the order of the files below. */
void tryg_ledger_each(const struct tryg_ledger *ledger,
                      void (*line)(void *context, size_t n,
                                   const struct tryg_ledger_line *line),
                      void *context);

/* `source,year,category,box,reason,rows,reports`; box "read" first in each book, with an
 * empty category, then the boxes by category, then the reasons of the rejected. */
void tryg_ledger_write_csv(const struct tryg_ledger *ledger, FILE *out);
void tryg_ledger_write_json(const struct tryg_ledger *ledger, FILE *out);

#endif
