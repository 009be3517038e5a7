/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One block of text into one block of columns and its rejects: what a worker does alone.
 *
 * Ways     a row of the usual form is read straight from the bytes (reports_usual.c).
 *          Whatever is not of that form is left as it was and handed to the exact judge
 *          (reports_judge.c), whose verdict is the law; so are all rows of a block whose
 *          quotes are tangled or that has a byte not of its encoding.
 * Order    in which a row is judged; the first that applies decides:
 *            1 a broken record, bytes not of the encoding      rejected
 *            2 more or fewer cells than the header             rejected
 *            3 a date empty, of another shape, or not existing rejected
 *            4 a time (if there is one) of another shape, ...  rejected
 *            5 a code that is empty                            rejected
 *            6 an id that is empty, when `unique` is asked     rejected
 *            7 a coordinate that is no number, or one of two   rejected
 *            8 a date before the first or after the last day   out of period
 *            9 a code that no entry begins                     unknown code
 *           10 a code whose category is "-"                    excluded
 *          and otherwise it is read. Blanks round a cell do not count. An empty time is
 * no time; both coordinates empty, or both zero (unless told), are no place.
 */
#ifndef TRYG_IMPORT_REPORTS_ROWS_H
#define TRYG_IMPORT_REPORTS_ROWS_H

#include "import/csv_cut.h"
#include "import/csv_marks.h"
#include "import/csv_window.h"
#include "import/recall.h"
#include "import/reports_plan.h"

/* A reject waiting for its block's turn; texts are offsets into the room's words. */
struct tryg_kept_reject {
    uint64_t line;
    uint32_t column; /* 1-based, 0 = the whole row */
    enum tryg_reason reason;
    const char *expected;
    size_t value; /* SIZE_MAX = none */
};

/* The room a block is worked in; used again and again, so it grows to the largest block
 * and stays. Begins as tryg_rows_room_of(arena). */
struct tryg_rows_room {
    tryg_arena *arena;
    struct tryg_csv_block text;  /* the block as cut from the file */
    uint64_t line;               /* of its first byte */
    enum tryg_encoding encoding; /* of the file; may be AUTO for a block of ASCII only */
    size_t counted;              /* the line of the byte text[counted] is ... */
    uint64_t counted_line;       /* ... this */

    struct tryg_report_block block;
    size_t rows_room;

    size_t rejects, rejects_room;
    struct tryg_kept_reject *reject;
    char *words;
    size_t words_used, words_room;

    struct tryg_cell *cell;
    size_t cells_room;
    char *converted;
    size_t converted_room;
    struct tryg_recall codes, areas;
};

struct tryg_rows_room tryg_rows_room_of(tryg_arena *arena);

/* Find where the cells of room->text are, and what bytes there are: room->text.marks. */
void tryg_rows_mark(struct tryg_rows_room *room, const struct tryg_reports_plan *plan);

/* Read room->text, marked, into room->block and room->reject. */
void tryg_rows_read(struct tryg_rows_room *room, const struct tryg_reports_plan *plan);

/* A text of a row: a cell as UTF-8, blanks taken off. TRYG_ID_OVER bytes behind it may be
 * read. */
struct tryg_word {
    const char *at;
    size_t bytes;
};

/* Judge one whole row (steps 3 to 10) into row r of the block (import/reports_judge.c).
 */
void tryg_rows_judge(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                     size_t r, uint64_t line, const struct tryg_word word[TRYG_ROLES]);

/* What a code (an offence, import/offences.h) and a stated area mean, UTF-8; asked once
 * for each and then recalled. An area that is not known is TRYG_NO_AREA. */
uint32_t tryg_rows_offence(struct tryg_rows_room *room,
                           const struct tryg_reports_plan *plan, struct tryg_word code);
uint32_t tryg_rows_area(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                        struct tryg_word text);

/* Book row r as rejected; `value` may be NULL. */
void tryg_rows_reject(struct tryg_rows_room *room, size_t r,
                      const struct tryg_kept_reject *reject,
                      const struct tryg_word *value);

#endif
