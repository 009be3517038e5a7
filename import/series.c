/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/series.h"
#include "geodata/base/lang.h"
#include "geodata/shape/names.h"
#include "import/table.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct tryg_table table;
    size_t series, period, value, se, n; /* columns, or TRYG_NO_COLUMN */
    tryg_arena *arena;
};

/* A reading and the row it stands in. */
struct found {
    struct tryg_measured is;
    size_t row;
};

static struct tryg_place place_of(const struct reading *r, size_t row, size_t column)
{
    return (struct tryg_place){r->table.shown, r->table.line[row], (uint32_t)column + 1};
}

static enum tryg_status find_columns(struct reading *r,
                                     const struct tryg_series_source *source,
                                     struct tryg_error *err)
{
    const struct tryg_table_wanted wanted[] = {
        {"columns: series", source->series, &r->series},
        {"columns: period", source->period, &r->period},
        {"columns: value", source->value, &r->value},
        {"columns: se", source->se, &r->se},
        {"columns: n", source->n, &r->n}};
    return tryg_table_columns(&r->table, sizeof wanted / sizeof *wanted, wanted, err);
}

/* "2011" or "2011-1"; the text is trimmed by the table. */
static bool parse_season(const char *text, struct tryg_season *season)
{
    size_t length = strlen(text);
    if (strspn(text, "0123456789") != 4 || (length != 4 && length != 6) ||
        (length == 6 && (text[4] != '-' || (text[5] != '1' && text[5] != '2')))) {
        return false;
    }
    *season = (struct tryg_season){.year = (int)strtol(text, NULL, 10),
                                   .half = length == 6 ? text[5] - '0' : 0};
    return true;
}

static enum tryg_status read_season(const struct reading *r, size_t row,
                                    struct tryg_season *season, struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, r->period);
    if (parse_season(text, season)) {
        return TRYG_OK;
    }
    return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->period),
                        TX("\"%.40s\" er ikke en periode. Forventet et år, fx 2011, "
                           "eller et halvår: 2011-1 eller 2011-2.",
                           "\"%.40s\" is not a period. Expected a year, e.g. 2011, or "
                           "half a year: 2011-1 or 2011-2."),
                        text);
}

static enum tryg_status read_number(const struct reading *r, size_t row, size_t column,
                                    double *value, struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, column);
    if (tryg_table_ambiguous(&r->table, row, column)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                            TX("\"%.40s\" kan læses på to måder. Skriv decimal: \",\" "
                               "eller decimal: \".\" under series.",
                               "\"%.40s\" can be read in two ways. Write decimal: \",\" "
                               "or decimal: \".\" under series."),
                            text);
    }
    if (!tryg_table_number(&r->table, row, column, value)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                            TX("\"%.40s\" er ikke et tal.", "\"%.40s\" is not a number."),
                            text);
    }
    return TRYG_OK;
}

static enum tryg_status read_value(const struct reading *r, size_t row,
                                   enum tryg_series_unit unit, double *value,
                                   struct tryg_error *err)
{
    TRYG_TRY(read_number(r, row, r->value, value, err));
    double most = unit == TRYG_SERIES_PERCENT ? 100.0 : 1.0;
    if (unit != TRYG_SERIES_NUMBER && !(*value >= 0.0 && *value <= most)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->value),
                            TX("\"%.40s\" er ikke en andel fra 0 til %.0f. Er det ikke "
                               "en andel, så skriv unit: number.",
                               "\"%.40s\" is not a share from 0 to %.0f. If it is no "
                               "share, write unit: number."),
                            tryg_table_cell(&r->table, row, r->value), most);
    }
    *value /= unit == TRYG_SERIES_PERCENT ? 100.0 : 1.0;
    return TRYG_OK;
}

/* se or n: NAN where there is none; `least` is allowed itself unless `above`. */
static enum tryg_status read_extra(const struct reading *r, size_t row, size_t column,
                                   bool above, const char *expected, double *value,
                                   struct tryg_error *err)
{
    *value = NAN;
    if (column == TRYG_NO_COLUMN ||
        tryg_table_is_missing(tryg_table_cell(&r->table, row, column))) {
        return TRYG_OK;
    }
    double read = 0.0;
    TRYG_TRY(read_number(r, row, column, &read, err));
    if (!(read >= 0.0) || (above && read == 0.0)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                            TX("\"%.40s\" er ikke %s.", "\"%.40s\" is not %s."),
                            tryg_table_cell(&r->table, row, column), expected);
    }
    *value = read;
    return TRYG_OK;
}

static enum tryg_status read_row(const struct reading *r, size_t row,
                                 enum tryg_series_unit unit, struct found *into,
                                 struct tryg_error *err)
{
    into->row = row;
    TRYG_TRY(read_season(r, row, &into->is.when, err));
    TRYG_TRY(read_value(r, row, unit, &into->is.value, err));
    TRYG_TRY(
        read_extra(r, row, r->se, false,
                   TX("en standardfejl på 0 eller mere", "a standard error of 0 or more"),
                   &into->is.se, err));
    into->is.se /= unit == TRYG_SERIES_PERCENT ? 100.0 : 1.0;
    return read_extra(r, row, r->n, true,
                      TX("et antal svar over 0", "a number of answers above 0"),
                      &into->is.n, err);
}

static int by_season(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    int order = tryg_season_order(x->is.when, y->is.when);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* Ascending, each period once, all years or all halves. */
static enum tryg_status judge_order(const struct reading *r, const char *name,
                                    const struct found *found, size_t n,
                                    struct tryg_error *err)
{
    char text[TRYG_SEASON_TEXT];
    for (size_t i = 1; i < n; i++) {
        const struct found *a = &found[i - 1], *b = &found[i];
        if (tryg_season_order(a->is.when, b->is.when) == 0) {
            return tryg_fail_at(err, TRYG_DATA, place_of(r, b->row, r->period),
                                TX("%s %s står også i linje %" PRIu64 ".",
                                   "%s %s is also in line %" PRIu64 "."),
                                name, tryg_season_print(b->is.when, text),
                                r->table.line[a->row]);
        }
        if ((a->is.when.half == 0) != (b->is.when.half == 0)) {
            return tryg_fail_at(err, TRYG_DATA, place_of(r, b->row, r->period),
                                TX("%s har både hele år og halvår; en serie har enten "
                                   "det ene eller det andet (se linje %" PRIu64 ").",
                                   "%s has both whole and half years; a series has "
                                   "either (see line %" PRIu64 ")."),
                                name, r->table.line[a->row]);
        }
    }
    return TRYG_OK;
}

/* The texts of the column, each once. */
static enum tryg_status no_rows(const struct reading *r, const char *name,
                                struct tryg_error *err)
{
    const char **known = TRYG_NEW(r->arena, r->table.rows + 1, const char *);
    size_t n = 0;
    for (size_t row = 0; row < r->table.rows; row++) {
        const char *text = tryg_table_cell(&r->table, row, r->series);
        size_t k = 0;
        while (k < n && strcmp(known[k], text) != 0) {
            k++;
        }
        known[k] = text;
        n += k == n;
    }
    tryg_fail(err, TRYG_DATA,
              TX("%s har ingen rækker for serien \"%s\".",
                 "%s has no rows of the series \"%s\"."),
              r->table.shown, name);
    int nearest = tryg_word_nearest(name, known, n);
    if (nearest >= 0) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                       known[nearest]);
    }
    return TRYG_DATA;
}

static enum tryg_status read_one(const struct reading *r, struct tryg_series *series,
                                 struct tryg_error *err)
{
    struct found *found = TRYG_NEW(r->arena, r->table.rows + 1, struct found);
    size_t n = 0, rows = 0;
    for (size_t row = 0; row < r->table.rows; row++) {
        if (strcmp(tryg_table_cell(&r->table, row, r->series), series->name) != 0) {
            continue;
        }
        rows++;
        if (!tryg_table_is_missing(tryg_table_cell(&r->table, row, r->value))) {
            TRYG_TRY(read_row(r, row, series->unit, &found[n++], err));
        }
    }
    if (rows == 0) {
        return no_rows(r, series->name, err);
    }
    qsort(found, n, sizeof *found, by_season);
    TRYG_TRY(judge_order(r, series->name, found, n, err));
    series->readings = n;
    series->reading = TRYG_NEW(r->arena, n + 1, struct tryg_measured);
    for (size_t i = 0; i < n; i++) {
        series->reading[i] = found[i].is;
    }
    return TRYG_OK;
}

enum tryg_status tryg_series_read(const struct tryg_series_source *source, size_t n,
                                  struct tryg_series *series, tryg_arena *arena,
                                  struct tryg_error *err)
{
    struct reading r = {.arena = arena};
    TRYG_TRY(tryg_table_read_whole(&source->table, arena, &r.table, err));
    TRYG_TRY(find_columns(&r, source, err));
    for (size_t s = 0; s < n; s++) {
        TRYG_TRY(read_one(&r, &series[s], err));
    }
    return TRYG_OK;
}
