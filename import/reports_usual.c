/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/reports_usual.h"
#include "import/offences.h"
#include "import/swift_eight.h"

#include <math.h>

enum { NO_HOUR = 255, WIDEST = TRYG_UTF8_WIDEN * TRYG_RECALL_TEXT };

_Static_assert((int)TRYG_EIGHT_OVER <= (int)TRYG_TEXT_OVER,
               "bytes behind a block's text");

/* The naive version is the exact judge: each cell is trimmed, brought to UTF-8, and held
 * against every form that is allowed; the first fault decides. A row costs it some
 * hundred nanoseconds, most of which is spent on what nearly no row has.
 *
 * So: 1 all cells of the row are read on the assumption that they have the form nearly
 * all have, with no order among them and without a copy; 2 what does not fit makes the
 * row unusual, whatever it is and whatever else is wrong with it, and nothing has been
 * written yet; 3 what fits in every cell can only have passed each step of the judge, so
 * that only the box (steps 8 to 10) is left to find.
 *
 * Blanks round a cell need no trimming here: with one, a number has a sign that is no
 * digit and a date is too wide; codes, areas and ids are looked at on both ends. */

#define ALWAYS static inline __attribute__((always_inline))

/* One row while it is read, and what is to be written if it is usual. `quotes` is known
 * where this is compiled into a loop: a block without them does not ask. */
struct row {
    struct tryg_rows_room *room;
    const struct tryg_reports_plan *plan;
    const char *text;
    const uint32_t *mark;
    enum tryg_spelling spelling;
    bool quotes;
    bool in_period;
    uint8_t month, weekday_hour;
    double east, north;
    uint32_t offence, area;
};

/* A cell's bytes, without its quotes. In a block with quotes every one stands where it
 * should, so that a cell that begins with one ends with one. */
ALWAYS struct tryg_word cell_of(const struct row *row, enum tryg_role role)
{
    size_t column = row->plan->at[role];
    const uint32_t *mark = row->mark + column;
    size_t begin = mark[-1] + 1, end = mark[0];
    const char *at = row->text + begin;
    if (column + 1 == row->plan->columns) { /* always or never for a role */
        end -= end > begin && row->text[end - 1] == '\r';
    }
    size_t bytes = end - begin;
    if (row->quotes && bytes > 0 && *at == '"') {
        return (struct tryg_word){at + 1, bytes - 2};
    }
    return (struct tryg_word){at, bytes};
}

/* Is it a text, with no blanks to be taken off and no quotes to be halved? Whatever sign
 * is not above the blank is taken for one. */
ALWAYS bool is_plain(const struct row *row, struct tryg_word word)
{
    return word.bytes > 0 && (unsigned char)word.at[0] > ' ' &&
           (unsigned char)word.at[word.bytes - 1] > ' ' &&
           !(row->quotes && memchr(word.at, '"', word.bytes));
}

ALWAYS bool read_clock(const struct row *row, int *hour)
{
    struct tryg_word word = cell_of(row, TRYG_ROLE_TIME);
    const struct tryg_swift_pattern *pattern = &row->plan->time;
    struct tryg_eight_pairs pairs;
    return word.bytes == 0 ||
           (word.bytes == pattern->width && tryg_eight_fits(word.at, pattern, &pairs) &&
            tryg_eight_clock(&pairs, pattern, hour));
}

ALWAYS bool read_when(struct row *row)
{
    const struct tryg_reports_plan *plan = row->plan;
    const struct tryg_calendar_day *day = NULL;
    int hour = -1;
    if (plan->has[TRYG_ROLE_DATE]) {
        struct tryg_word word = cell_of(row, TRYG_ROLE_DATE);
        struct tryg_eight_pairs pairs;
        if (word.bytes != plan->date.width ||
            !tryg_eight_fits(word.at, &plan->date, &pairs) ||
            (plan->date.hour.digits && !tryg_eight_clock(&pairs, &plan->date, &hour))) {
            return false;
        }
        day = tryg_calendar_at(&plan->calendar, tryg_eight_date(&pairs, &plan->date));
        if (!day || !day->exists) {
            return false;
        }
    }
    if (plan->has[TRYG_ROLE_TIME] && !read_clock(row, &hour)) {
        return false;
    }
    row->in_period = !day || day->in_period;
    row->month = day ? day->month : TRYG_NO_MONTH;
    row->weekday_hour = day && hour >= 0 && plan->weekday_known
                            ? (uint8_t)(day->weekday_hour_0 + hour)
                            : NO_HOUR;
    return true;
}

ALWAYS bool read_place(struct row *row)
{
    row->east = row->north = NAN;
    if (!row->plan->has[TRYG_ROLE_EAST]) {
        return true;
    }
    struct tryg_word e = cell_of(row, TRYG_ROLE_EAST), n = cell_of(row, TRYG_ROLE_NORTH);
    if (e.bytes == 0 && n.bytes == 0) {
        return true;
    }
    char decimal = row->plan->style.decimal;
    double x, y;
    if (!tryg_eight_decimal(e.at, e.bytes, decimal, &x) ||
        !tryg_eight_decimal(n.at, n.bytes, decimal, &y)) {
        return false;
    }
    if (x != 0 || y != 0 || !row->plan->source->zero_is_no_place) {
        row->east = x;
        row->north = y;
    }
    return true;
}

/* A short text as UTF-8; `into` is where it is written if it is not so already. */
static struct tryg_word in_utf8(const struct tryg_rows_room *room, struct tryg_word word,
                                enum tryg_spelling spelling, char into[WIDEST])
{
    if (spelling == TRYG_SPELT_UTF8) {
        return word;
    }
    return (struct tryg_word){
        into, tryg_encoding_convert(room->encoding, word.at, word.bytes, into)};
}

/* Ask for what has not been said before, and remember it as it is spelt in the file. */
static uint32_t learn(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                      enum tryg_role role, struct tryg_word word,
                      enum tryg_spelling spelling)
{
    char into[WIDEST];
    struct tryg_word utf8 = in_utf8(room, word, spelling, into);
    uint32_t meaning = role == TRYG_ROLE_CODE ? tryg_rows_offence(room, plan, utf8)
                                              : tryg_rows_area(room, plan, utf8);
    if (spelling != TRYG_SPELT_UTF8) {
        tryg_recall_keep(role == TRYG_ROLE_CODE ? &room->codes : &room->areas, word.at,
                         word.bytes, spelling, meaning);
    }
    return meaning;
}

/* What a code or an area means; false if it is not a plain, short text. */
ALWAYS bool read_meaning(const struct row *row, enum tryg_role role, uint32_t *into)
{
    uint32_t meaning;
    struct tryg_word word = cell_of(row, role);
    const struct tryg_recall *recall =
        role == TRYG_ROLE_CODE ? &row->room->codes : &row->room->areas;
    if (!is_plain(row, word) || word.bytes > TRYG_RECALL_TEXT) {
        return false;
    }
    bool known =
        word.bytes <= 8
            ? tryg_recall_find_short(recall, word.at, word.bytes, row->spelling, &meaning)
            : tryg_recall_find(recall, word.at, word.bytes, row->spelling, &meaning);
    *into = known ? meaning : learn(row->room, row->plan, role, word, row->spelling);
    return true;
}

ALWAYS bool read_offence(struct row *row)
{
    row->offence = row->plan->constant_offence;
    return !row->plan->has[TRYG_ROLE_CODE] ||
           read_meaning(row, TRYG_ROLE_CODE, &row->offence);
}

ALWAYS bool read_area(struct row *row)
{
    row->area = TRYG_NO_AREA;
    return !row->plan->has[TRYG_ROLE_AREA] || cell_of(row, TRYG_ROLE_AREA).bytes == 0 ||
           read_meaning(row, TRYG_ROLE_AREA, &row->area);
}

/* Equal ids have equal hashes in files of any encoding, so UTF-8 it must be. */
ALWAYS bool read_id(struct row *row, size_t r)
{
    if (!row->plan->has[TRYG_ROLE_ID]) {
        return true;
    }
    struct tryg_word word = cell_of(row, TRYG_ROLE_ID);
    if (!is_plain(row, word) ||
        (row->spelling != TRYG_SPELT_UTF8 &&
         tryg_ascii_run(word.at, word.at + word.bytes) < word.bytes)) {
        return false;
    }
    tryg_rows_hash(row->plan, word, row->room->block.id[r]);
    return true;
}

ALWAYS enum tryg_row box_of(const struct row *row, uint8_t category)
{
    return !row->in_period                      ? TRYG_ROW_OUT_OF_PERIOD
           : category < TRYG_CATEGORY_EXCLUDED  ? TRYG_ROW_READ
           : category == TRYG_CATEGORY_EXCLUDED ? TRYG_ROW_EXCLUDED
                                                : TRYG_ROW_UNKNOWN_CODE;
}

ALWAYS void write_row(const struct row *row, size_t r)
{
    struct tryg_report_block *block = &row->room->block;
    block->east[r] = row->east;
    block->north[r] = row->north;
    if (row->plan->has[TRYG_ROLE_AREA]) {
        block->area[r] = row->area;
    }
    uint8_t category = tryg_offence_category(row->offence);
    block->row[r] = (uint8_t)box_of(row, category);
    block->category[r] = category < TRYG_CATEGORY_EXCLUDED ? category : TRYG_NO_CATEGORY;
    if (block->harm_class) {
        block->harm_class[r] = tryg_offence_class(row->offence);
    }
    block->month[r] = row->month;
    block->weekday_hour[r] = row->weekday_hour;
}

ALWAYS size_t read_rows(struct row row, size_t r, size_t rows)
{
    size_t done = 0;
    while (done < rows && read_when(&row) && read_place(&row) && read_offence(&row) &&
           read_area(&row) && read_id(&row, r + done)) {
        write_row(&row, r + done++);
        row.mark += row.plan->columns;
    }
    return done;
}

/* A pattern without hours, but with minutes or seconds, is nobody's. */
static bool is_simple(const struct tryg_swift_pattern *pattern)
{
    return pattern->short_enough &&
           (pattern->hour.digits || (!pattern->minute.digits && !pattern->second.digits));
}

bool tryg_usual_possible(const struct tryg_reports_plan *plan)
{
    return plan->columns > 1 && (!plan->has[TRYG_ROLE_DATE] || is_simple(&plan->date)) &&
           (!plan->has[TRYG_ROLE_TIME] || is_simple(&plan->time));
}

/* Quotes or none, compiled each for itself. */
ALWAYS size_t read_rows_of(struct row row, size_t r, size_t rows)
{
    if (row.room->text.kind == TRYG_BLOCK_QUOTED) {
        row.quotes = true;
        return read_rows(row, r, rows);
    }
    row.quotes = false;
    return read_rows(row, r, rows);
}

size_t tryg_usual_rows(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                       const uint32_t *mark, size_t r, size_t rows)
{
    bool utf8 = room->encoding == TRYG_UTF8;
    struct row row = {.room = room,
                      .plan = plan,
                      .text = room->text.text,
                      .mark = mark,
                      .spelling = utf8 ? TRYG_SPELT_UTF8 : TRYG_SPELT_RAW};
    return read_rows_of(row, r, rows);
}
