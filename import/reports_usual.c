/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/reports_usual.h"
#include "import/offences.h"
#include "import/swift_eight.h"

#include <math.h>

enum { NO_HOUR = 255, WIDEST = TRYG_UTF8_WIDEN * TRYG_RECALL_TEXT };

_Static_assert((int)TRYG_EIGHT_OVER <= (int)TRYG_TEXT_OVER,
               "bytes behind a block's text");
_Static_assert((int)TRYG_ID_OVER <= (int)TRYG_TEXT_OVER, "bytes behind a block's text");

/* The naive version is the exact judge: each cell is trimmed, brought to UTF-8, and held
 * against every form that is allowed; the first fault decides. A row costs it some
 * hundred nanoseconds, most of which is spent on what nearly no row has.
 *
 * So: 1 all cells are read on the assumption that they have the form nearly all have,
 * with no order among them and without a copy; 2 what does not fit makes its row unusual,
 * whatever it is and whatever else is wrong with it, and the judge reads that row as if
 * nothing had happened; 3 a row that fits in every cell can only have passed each step of
 * the judge, so that only the box (steps 8 to 10) is left to find.
 *
 * And since there is no order among the cells, they are read column by column, some
 * hundred rows at a time: a loop over one column is short, keeps its constants in
 * registers, and the processor is at work on several rows at once, where one over whole
 * rows is longer than it can look ahead.
 *
 * Blanks round a cell need no trimming here: with one, a number has a sign that is no
 * digit and a date is too wide; codes, areas and ids are looked at on both ends. */

#define ALWAYS static inline __attribute__((always_inline))

/* Rows that follow each other, while they are read. */
struct batch {
    struct tryg_rows_room *room;
    const struct tryg_reports_plan *plan;
    const char *text;
    const uint32_t *mark;
    size_t r, rows;
    enum tryg_spelling spelling;
    bool *usual; /* [rows] */
    struct tryg_calendar_day day[TRYG_USUAL_MOST];
    int16_t hour[TRYG_USUAL_MOST];     /* -1 = none is given */
    uint32_t offence[TRYG_USUAL_MOST]; /* import/offences.h */
};

/* A column of them; `quotes` and `last` are known where a loop is compiled. */
struct column {
    const char *text;
    const uint32_t *mark;
    size_t columns;
    bool last; /* a CR may stand at the end of its cells */
    bool quotes;
};

ALWAYS struct column column_of(const struct batch *batch, enum tryg_role role,
                               bool quotes)
{
    size_t at = batch->plan->at[role], columns = batch->plan->columns;
    return (struct column){batch->text, batch->mark + at, columns, at + 1 == columns,
                           quotes};
}

/* The bytes of the cell in row i, without its quotes. In a block with quotes every one
 * stands where it should, so that a cell that begins with one ends with one. */
ALWAYS struct tryg_word cell_of(const struct column *column, size_t i)
{
    const uint32_t *mark = column->mark + i * column->columns;
    size_t begin = mark[-1] + 1, end = mark[0];
    const char *at = column->text + begin;
    if (column->last) {
        end -= end > begin && column->text[end - 1] == '\r';
    }
    size_t bytes = end - begin;
    if (column->quotes && bytes > 0 && *at == '"') {
        return (struct tryg_word){at + 1, bytes - 2};
    }
    return (struct tryg_word){at, bytes};
}

/* Is it a text, with no blanks to be taken off and no quotes to be halved? Whatever sign
 * is not above the blank is taken for one. */
ALWAYS bool is_plain(struct tryg_word word, bool quotes)
{
    return word.bytes > 0 && (unsigned char)word.at[0] > ' ' &&
           (unsigned char)word.at[word.bytes - 1] > ' ' &&
           !(quotes && memchr(word.at, '"', word.bytes));
}

static const struct tryg_calendar_day NO_DAY = {false, false, TRYG_NO_MONTH, 0};

ALWAYS void read_dates(struct batch *batch, bool quotes)
{
    const struct column column = column_of(batch, TRYG_ROLE_DATE, quotes);
    const struct tryg_swift_pattern pattern = batch->plan->date;
    const struct tryg_calendar calendar = batch->plan->calendar;
    struct tryg_eight_pairs pairs = TRYG_EIGHT_PAIRS;
    for (size_t i = 0; i < batch->rows; i++) {
        struct tryg_word word = cell_of(&column, i);
        int hour = -1;
        bool is = word.bytes == pattern.width &&
                  tryg_eight_fits(word.at, &pattern, &pairs) &&
                  (!pattern.hour.digits || tryg_eight_clock(&pairs, &pattern, &hour));
        const struct tryg_calendar_day *day =
            is ? tryg_calendar_at(&calendar, tryg_eight_date(&pairs, &pattern)) : NULL;
        batch->day[i] = day ? *day : NO_DAY;
        batch->hour[i] = (int16_t)hour;
        batch->usual[i] = batch->day[i].exists;
    }
}

ALWAYS void read_times(struct batch *batch, bool quotes)
{
    const struct column column = column_of(batch, TRYG_ROLE_TIME, quotes);
    const struct tryg_swift_pattern pattern = batch->plan->time;
    struct tryg_eight_pairs pairs = TRYG_EIGHT_PAIRS;
    for (size_t i = 0; i < batch->rows; i++) {
        struct tryg_word word = cell_of(&column, i);
        int hour = batch->hour[i];
        bool is = word.bytes == 0 || (word.bytes == pattern.width &&
                                      tryg_eight_fits(word.at, &pattern, &pairs) &&
                                      tryg_eight_clock(&pairs, &pattern, &hour));
        batch->hour[i] = (int16_t)hour;
        batch->usual[i] &= is;
    }
}

/* Months, and weekdays with hours. */
ALWAYS void write_when(const struct batch *batch)
{
    uint8_t *month = batch->room->block.month + batch->r;
    uint8_t *weekday_hour = batch->room->block.weekday_hour + batch->r;
    bool known = batch->plan->weekday_known && batch->plan->has[TRYG_ROLE_DATE];
    for (size_t i = 0; i < batch->rows; i++) {
        const struct tryg_calendar_day *day = &batch->day[i];
        month[i] = day->month;
        weekday_hour[i] = known && batch->hour[i] >= 0
                              ? (uint8_t)(day->weekday_hour_0 + batch->hour[i])
                              : NO_HOUR;
    }
}

ALWAYS void read_when(struct batch *batch, bool quotes)
{
    if (batch->plan->has[TRYG_ROLE_DATE]) {
        read_dates(batch, quotes);
    } else {
        for (size_t i = 0; i < batch->rows; i++) {
            batch->day[i] = (struct tryg_calendar_day){true, true, TRYG_NO_MONTH, 0};
            batch->hour[i] = -1;
            batch->usual[i] = true;
        }
    }
    if (batch->plan->has[TRYG_ROLE_TIME]) {
        read_times(batch, quotes);
    }
    write_when(batch);
}

ALWAYS void read_places(struct batch *batch, bool quotes)
{
    double *east = batch->room->block.east + batch->r;
    double *north = batch->room->block.north + batch->r;
    const struct column e_column = column_of(batch, TRYG_ROLE_EAST, quotes);
    const struct column n_column = column_of(batch, TRYG_ROLE_NORTH, quotes);
    const char decimal = batch->plan->style.decimal;
    const bool has = batch->plan->has[TRYG_ROLE_EAST];
    const bool zero_is_none = batch->plan->source->zero_is_no_place;
    for (size_t i = 0; i < batch->rows; i++) {
        double x = NAN, y = NAN;
        if (has) {
            struct tryg_word e = cell_of(&e_column, i), n = cell_of(&n_column, i);
            bool e_is = tryg_eight_decimal(e.at, e.bytes, decimal, &x);
            bool n_is = tryg_eight_decimal(n.at, n.bytes, decimal, &y);
            bool is = e_is && n_is;
            if (!is || (x == 0 && y == 0 && zero_is_none)) {
                x = y = NAN;
            }
            batch->usual[i] &= is || (e.bytes == 0 && n.bytes == 0);
        }
        east[i] = x;
        north[i] = y;
    }
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
ALWAYS bool read_meaning(const struct batch *batch, enum tryg_role role,
                         struct tryg_word word, bool quotes, uint32_t *into)
{
    const struct tryg_recall *recall =
        role == TRYG_ROLE_CODE ? &batch->room->codes : &batch->room->areas;
    enum tryg_spelling spelling = batch->spelling;
    uint32_t meaning;
    if (!is_plain(word, quotes) || word.bytes > TRYG_RECALL_TEXT) {
        return false;
    }
    bool known =
        word.bytes <= 8
            ? tryg_recall_find_short(recall, word.at, word.bytes, spelling, &meaning)
            : tryg_recall_find(recall, word.at, word.bytes, spelling, &meaning);
    *into = known ? meaning : learn(batch->room, batch->plan, role, word, spelling);
    return true;
}

ALWAYS void read_offences(struct batch *batch, bool quotes)
{
    const struct column column = column_of(batch, TRYG_ROLE_CODE, quotes);
    for (size_t i = 0; i < batch->rows; i++) {
        uint32_t offence = batch->plan->constant_offence;
        if (batch->plan->has[TRYG_ROLE_CODE]) {
            batch->usual[i] &= read_meaning(batch, TRYG_ROLE_CODE, cell_of(&column, i),
                                            quotes, &offence);
        }
        batch->offence[i] = offence;
    }
}

ALWAYS void read_areas(struct batch *batch, bool quotes)
{
    const struct column column = column_of(batch, TRYG_ROLE_AREA, quotes);
    for (size_t i = 0; batch->plan->has[TRYG_ROLE_AREA] && i < batch->rows; i++) {
        struct tryg_word word = cell_of(&column, i);
        uint32_t area = TRYG_NO_AREA;
        batch->usual[i] &=
            word.bytes == 0 || read_meaning(batch, TRYG_ROLE_AREA, word, quotes, &area);
        batch->room->block.area[batch->r + i] = area;
    }
}

/* Equal ids have equal hashes in files of any encoding, so UTF-8 it must be. What is not
 * plain is hashed as no text at all. */
ALWAYS void read_ids(struct batch *batch, bool quotes)
{
    const struct column column = column_of(batch, TRYG_ROLE_ID, quotes);
    struct tryg_id_text id[TRYG_USUAL_MOST];
    if (!batch->plan->has[TRYG_ROLE_ID]) {
        return;
    }
    for (size_t i = 0; i < batch->rows; i++) {
        struct tryg_word word = cell_of(&column, i);
        bool is = is_plain(word, quotes) &&
                  (batch->spelling == TRYG_SPELT_UTF8 ||
                   tryg_ascii_run(word.at, word.at + word.bytes) == word.bytes);
        id[i] = (struct tryg_id_text){word.at, is ? word.bytes : 0};
        batch->usual[i] &= is;
    }
    tryg_id_hash(&batch->plan->key, batch->rows, id, batch->room->block.id + batch->r);
}

/* The boxes, and the categories that are ones. */
ALWAYS void write_boxes(const struct batch *batch)
{
    uint8_t *row = batch->room->block.row + batch->r;
    uint8_t *into = batch->room->block.category + batch->r;
    for (size_t i = 0; i < batch->rows; i++) {
        uint8_t category = tryg_offence_category(batch->offence[i]);
        row[i] = !batch->day[i].in_period             ? TRYG_ROW_OUT_OF_PERIOD
                 : category < TRYG_CATEGORY_EXCLUDED  ? TRYG_ROW_READ
                 : category == TRYG_CATEGORY_EXCLUDED ? TRYG_ROW_EXCLUDED
                                                      : TRYG_ROW_UNKNOWN_CODE;
        into[i] = category < TRYG_CATEGORY_EXCLUDED ? category : TRYG_NO_CATEGORY;
    }
}

ALWAYS void write_classes(const struct batch *batch)
{
    uint16_t *into = batch->room->block.harm_class;
    for (size_t i = 0; into && i < batch->rows; i++) {
        into[batch->r + i] = tryg_offence_class(batch->offence[i]);
    }
}

ALWAYS void read_batch(struct batch *batch, bool quotes)
{
    read_when(batch, quotes);
    read_places(batch, quotes);
    read_offences(batch, quotes);
    read_areas(batch, quotes);
    read_ids(batch, quotes);
    write_boxes(batch);
    write_classes(batch);
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

size_t tryg_usual_rows(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                       const uint32_t *mark, size_t r, size_t rows,
                       bool usual[TRYG_USUAL_MOST])
{
    struct batch batch;
    batch.room = room;
    batch.plan = plan;
    batch.text = room->text.text;
    batch.mark = mark;
    batch.r = r;
    batch.rows = rows < TRYG_USUAL_MOST ? rows : TRYG_USUAL_MOST;
    batch.spelling = room->encoding == TRYG_UTF8 ? TRYG_SPELT_UTF8 : TRYG_SPELT_RAW;
    batch.usual = usual;
    if (room->text.kind == TRYG_BLOCK_QUOTED) { /* each compiled for itself */
        read_batch(&batch, true);
    } else {
        read_batch(&batch, false);
    }
    return batch.rows;
}
