/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports_plainly.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "geodata/base/day.h"
#include "import/csv.h"

struct reader {
    const struct tryg_reports_source *source;
    tryg_arena *arena;
    tryg_rejects *rejects;
    struct tryg_error *err;
    size_t columns;
    const char **name; /* of the columns */
    struct tryg_day_pattern date, time;
    const char *date_format, *time_format;
};

/* The cell in column `name`, blanks taken off; NULL if the source has no such column. */
static const char *cell(const struct reader *r, const struct tryg_csv_record *record,
                        const char *name, uint32_t *column)
{
    if (!name) {
        return NULL;
    }
    size_t c = 0;
    while (strcmp(r->name[c], name) != 0) {
        c++;
    }
    *column = (uint32_t)c + 1;
    const char *text = record->cell[c];
    text += strspn(text, " \t");
    size_t bytes = strlen(text);
    while (bytes && strchr(" \t", text[bytes - 1])) {
        bytes--;
    }
    return tryg_arena_copy_n(r->arena, text, bytes);
}

/* A long value is shown up to 60 bytes, whole characters, and an ellipsis. */
static const char *shown(const struct reader *r, const char *value)
{
    if (!value || strlen(value) <= 60) {
        return value && *value ? value : NULL;
    }
    size_t bytes = 60;
    while ((value[bytes] & 0xC0) == 0x80) {
        bytes--;
    }
    return tryg_arena_print(r->arena, "%.*s…", (int)bytes, value);
}

static enum tryg_status reject(const struct reader *r, struct plain_row *row,
                               uint32_t column, enum tryg_reason reason,
                               const char *value, const char *expected)
{
    *row = (struct plain_row){.line = row->line,
                              .row = TRYG_ROW_REJECTED,
                              .category = TRYG_NO_CATEGORY,
                              .month = TRYG_NO_MONTH,
                              .weekday_hour = 255,
                              .east = NAN,
                              .north = NAN,
                              .area = TRYG_NO_AREA};
    struct tryg_reject reject = {
        .file = r->source->table.shown,
        .line = row->line,
        .column = column,
        .column_name = column && column <= r->columns ? r->name[column - 1] : NULL,
        .reason = reason,
        .value = shown(r, value),
        .expected = expected};
    return tryg_rejects_add(r->rejects, &reject, r->err);
}

static uint8_t category_of(const struct tryg_categories *all, const char *code)
{
    size_t longest = 0;
    uint8_t category = TRYG_NO_CATEGORY;
    for (size_t i = 0; i < all->codes; i++) {
        size_t bytes = strlen(all->code[i]);
        if (bytes > longest && strncmp(all->code[i], code, bytes) == 0) {
            longest = bytes;
            category = all->category[i];
        }
    }
    return category;
}

static uint8_t category_named(const struct tryg_categories *all, const char *id)
{
    for (size_t c = 0; c < all->n; c++) {
        if (strcmp(all->id[c], id) == 0) {
            return (uint8_t)c;
        }
    }
    return TRYG_NO_CATEGORY;
}

static enum tryg_reason reason_of(enum tryg_day_verdict verdict)
{
    return verdict == TRYG_DAY_SHAPE ? TRYG_REASON_DATE_SHAPE : TRYG_REASON_DATE_NONE;
}

/* Coordinates into the row; row->row becomes rejected when they are none. */
static enum tryg_status judge_place(const struct reader *r,
                                    const struct tryg_csv_record *record,
                                    struct plain_row *row)
{
    const struct tryg_reports_source *s = r->source;
    uint32_t at_e = 0, at_n = 0;
    const char *east = cell(r, record, s->east, &at_e);
    const char *north = cell(r, record, s->north, &at_n);
    double x = NAN, y = NAN;
    bool comma = s->table.decimal == ',';
    struct tryg_number_style style = {comma ? ',' : '.', comma ? '.' : ','};
    if (s->table.thousands) {
        style.thousands = s->table.thousands;
    }
    if (east && (*east || *north)) {
        const char *form = comma ? "0,0" : "0.0";
        if (!tryg_number_parse(east, strlen(east), style, &x)) {
            return reject(r, row, at_e, TRYG_REASON_COORDINATE, east, form);
        }
        if (!tryg_number_parse(north, strlen(north), style, &y)) {
            return reject(r, row, at_n, TRYG_REASON_COORDINATE, north, form);
        }
        if (s->zero_is_no_place && x == 0 && y == 0) {
            x = y = NAN;
        }
    }
    row->east = x;
    row->north = y;
    return TRYG_OK;
}

static enum tryg_status judge(const struct reader *r,
                              const struct tryg_csv_record *record, struct plain_row *row)
{
    const struct tryg_reports_source *s = r->source;
    uint32_t at_date = 0, at_time = 0, at_code = 0, at_id = 0, at_a;
    const char *date = cell(r, record, s->date, &at_date);
    const char *time = cell(r, record, s->time, &at_time);
    const char *code = cell(r, record, s->category ? NULL : s->code, &at_code);
    const char *id = cell(r, record, s->unique ? s->id : NULL, &at_id);
    const char *area = cell(r, record, s->areas ? s->area : NULL, &at_a);
    int32_t day = 0, of_date = -1, of_time = -1;
    enum tryg_day_verdict verdict;

    if (date && !*date) {
        return reject(r, row, at_date, TRYG_REASON_DATE_EMPTY, NULL, r->date_format);
    }
    if (date && (verdict = tryg_day_parse(date, strlen(date), &r->date, &day,
                                          &of_date)) != TRYG_DAY_OK) {
        return reject(r, row, at_date, reason_of(verdict), date, r->date_format);
    }
    if (time && *time &&
        (verdict = tryg_day_parse(time, strlen(time), &r->time, NULL, &of_time)) !=
            TRYG_DAY_OK) {
        return reject(r, row, at_time, reason_of(verdict), time, r->time_format);
    }
    if (code && !*code) {
        return reject(r, row, at_code, TRYG_REASON_CODE_EMPTY, NULL, NULL);
    }
    if (id && !*id) {
        return reject(r, row, at_id, TRYG_REASON_ID_EMPTY, NULL, NULL);
    }
    row->row = TRYG_ROW_READ;
    TRYG_TRY(judge_place(r, record, row));
    if (row->row == TRYG_ROW_REJECTED) {
        return TRYG_OK;
    }
    uint8_t category = code ? category_of(s->categories, code)
                            : category_named(s->categories, s->category);
    bool inside = !date || (day >= s->first_day && day <= s->last_day);
    row->row = !inside                              ? TRYG_ROW_OUT_OF_PERIOD
               : category == TRYG_NO_CATEGORY       ? TRYG_ROW_UNKNOWN_CODE
               : category == TRYG_CATEGORY_EXCLUDED ? TRYG_ROW_EXCLUDED
                                                    : TRYG_ROW_READ;
    row->category = category == TRYG_CATEGORY_EXCLUDED ? TRYG_NO_CATEGORY : category;
    row->id = id;
    row->area = TRYG_NO_AREA;
    uint32_t found;
    if (area && *area &&
        tryg_names_find(s->areas, area, strlen(area), &found, NULL) == TRYG_NAME_OK) {
        row->area = found;
    }
    row->month = TRYG_NO_MONTH;
    row->weekday_hour = 255;
    if (date && inside) {
        struct tryg_date first = tryg_day_date(s->first_day), now = tryg_day_date(day);
        row->month = (uint8_t)((now.year - first.year) * 12 + now.month - first.month);
    }
    int32_t minute = of_time >= 0 ? of_time : of_date;
    if (date && minute >= 0 && strchr(r->date_format, 'd')) {
        row->weekday_hour = (uint8_t)(tryg_day_weekday(day) * 24 + minute / 60);
    }
    return TRYG_OK;
}

static enum tryg_status read_record(const struct reader *r,
                                    const struct tryg_csv_record *record,
                                    struct plain_row *row)
{
    row->line = record->line;
    if (record->broken) {
        return reject(r, row, record->column, record->reason, NULL, NULL);
    }
    if (record->cells != r->columns) {
        return reject(r, row, 0,
                      record->cells < r->columns ? TRYG_REASON_SHORT_ROW
                                                 : TRYG_REASON_LONG_ROW,
                      tryg_arena_print(r->arena, "%zu", record->cells),
                      tryg_arena_print(r->arena, "%zu", r->columns));
    }
    return judge(r, record, row);
}

/* Is each column that is asked for there, and once? */
static bool has_columns(const struct reader *r)
{
    const struct tryg_reports_source *s = r->source;
    const char *const asked[] = {
        s->date, s->time,  s->category ? NULL : s->code, s->unique ? s->id : NULL,
        s->east, s->north, s->areas ? s->area : NULL};
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        size_t found = 0;
        for (size_t c = 0; asked[i] && c < r->columns; c++) {
            found += strcmp(r->name[c], asked[i]) == 0;
        }
        if (asked[i] && found != 1) {
            return false;
        }
    }
    return true;
}

enum tryg_status plain_reports_read(const struct tryg_reports_source *source,
                                    tryg_arena *arena, struct plain_reports *reports,
                                    tryg_rejects *rejects, struct tryg_error *err)
{
    struct reader r = {
        .source = source,
        .arena = arena,
        .rejects = rejects,
        .err = err,
        .date_format =
            source->table.date_format ? source->table.date_format : "yyyy-mm-dd",
        .time_format = source->time_format ? source->time_format : "HH:MM"};
    tryg_csv *csv;
    struct tryg_csv_record record;
    TRYG_TRY(tryg_csv_open(&source->table, arena, &csv, err));
    TRYG_TRY(tryg_csv_header(csv, &record, err));
    tryg_day_pattern_compile(r.date_format, &r.date);
    tryg_day_pattern_compile(r.time_format, &r.time);
    r.columns = record.cells;
    r.name = TRYG_NEW(arena, r.columns, const char *);
    for (size_t c = 0; c < r.columns; c++) {
        r.name[c] = tryg_arena_copy(arena, record.cell[c]);
    }
    if (!has_columns(&r)) {
        return tryg_fail(err, TRYG_DATA, "columns");
    }
    for (;;) {
        bool more;
        struct plain_row row = {0};
        TRYG_TRY(tryg_csv_next(csv, &record, &more, err));
        if (!more) {
            return TRYG_OK;
        }
        TRYG_TRY(read_record(&r, &record, &row));
        if (reports->n == reports->room) {
            size_t room = reports->room ? 2 * reports->room : 1024;
            reports->row = tryg_arena_grow(arena, reports->row, reports->room, room,
                                           sizeof *reports->row);
            reports->room = room;
        }
        reports->row[reports->n++] = row;
    }
}
