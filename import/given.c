/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/given.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "import/table.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct reading {
    const struct tryg_given_source *source;
    struct tryg_table table;
    size_t area, year, score, value, se; /* columns, or TRYG_NO_COLUMN */
    uint64_t *line; /* [n * areas] where a score was read, 0 = nowhere */
    struct tryg_given made;
};

static struct tryg_place place_of(const struct reading *r, size_t row, size_t column)
{
    return (struct tryg_place){r->table.shown, r->table.line[row], (uint32_t)column + 1};
}

static enum tryg_status find_columns(struct reading *r, struct tryg_error *err)
{
    const struct tryg_given_source *s = r->source;
    const struct tryg_table_wanted wanted[] = {{"columns: area", s->area, &r->area},
                                               {"columns: year", s->year, &r->year},
                                               {"columns: score", s->score, &r->score},
                                               {"columns: value", s->value, &r->value},
                                               {"columns: se", s->se, &r->se}};
    return tryg_table_columns(&r->table, sizeof wanted / sizeof *wanted, wanted, err);
}

static enum tryg_status is_of_year(const struct reading *r, size_t row, bool *is,
                                   struct tryg_error *err)
{
    uint64_t year = 0;
    *is = true;
    if (r->year == TRYG_NO_COLUMN) {
        return TRYG_OK;
    }
    if (!tryg_table_whole(&r->table, row, r->year, &year) || year > 9999) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->year),
            TX("\"%.60s\" er ikke et årstal.", "\"%.60s\" is not a year."),
            tryg_table_cell(&r->table, row, r->year));
    }
    *is = (int)year == r->made.year;
    return TRYG_OK;
}

static enum tryg_status find_area(const struct reading *r, size_t row, uint32_t *area,
                                  struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, r->area), *nearest = NULL;
    enum tryg_name_verdict verdict =
        tryg_names_find(r->source->names, text, strlen(text), area, &nearest);
    if (verdict == TRYG_NAME_OK) {
        return TRYG_OK;
    }
    if (verdict == TRYG_NAME_AMBIGUOUS) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->area),
            TX("\"%.80s\" kan være flere områder i %s: %s. Skriv koden.",
               "\"%.80s\" may be several areas of %s: %s. Write the code."),
            text, r->made.system->id, nearest);
    }
    tryg_fail_at(
        err, TRYG_DATA, place_of(r, row, r->area),
        TX("\"%.80s\" er ikke et område i %s.", "\"%.80s\" is not an area of %s."), text,
        r->made.system->id);
    if (nearest) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"), nearest);
    }
    return TRYG_DATA;
}

/* A number from low to high; NAN where the cell is empty. */
static enum tryg_status read_number(const struct reading *r, size_t row, size_t column,
                                    double low, double high, double *value,
                                    struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, column);
    char from[TRYG_NUMBER_TEXT], to[TRYG_NUMBER_TEXT];
    double read = NAN;
    if (tryg_table_is_missing(text)) {
        *value = NAN;
        return TRYG_OK;
    }
    if (tryg_table_ambiguous(&r->table, row, column)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                            TX("\"%.40s\" kan læses på to måder. Skriv decimal: \",\" "
                               "eller decimal: \".\" under scores.",
                               "\"%.40s\" can be read in two ways. Write decimal: \",\" "
                               "or decimal: \".\" under scores."),
                            text);
    }
    if (!tryg_table_number(&r->table, row, column, &read) ||
        !(read >= low && read <= high)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                            isinf(high)
                                ? TX("\"%.40s\" er ikke et tal på mindst %s.%s",
                                     "\"%.40s\" is not a number of at least %s.%s")
                                : TX("\"%.40s\" er ikke et tal fra %s til %s.",
                                     "\"%.40s\" is not a number from %s to %s."),
                            text, tryg_number_shortest(low, from),
                            isinf(high) ? "" : tryg_number_shortest(high, to));
    }
    *value = read;
    return TRYG_OK;
}

static enum tryg_status put(struct reading *r, size_t row, size_t column, uint32_t area,
                            size_t score, struct tryg_error *err)
{
    size_t at = score * r->made.system->n + area;
    if (r->line[at]) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->area),
                            TX("%s har allerede en score for %s i linje %" PRIu64 ".",
                               "%s has a score for %s already in line %" PRIu64 "."),
                            r->made.system->code[area], r->made.score[score],
                            r->line[at]);
    }
    r->line[at] = r->table.line[row];
    r->made.has[score] = true;
    return read_number(r, row, column, r->source->low, r->source->high,
                       &r->made.value[at], err);
}

/* Which of the wanted scores a row of a long file is of; n for none of them. */
static size_t score_of(const struct reading *r, size_t row)
{
    size_t i = 0;
    while (i < r->made.n &&
           strcmp(r->made.score[i], tryg_table_cell(&r->table, row, r->score)) != 0) {
        i++;
    }
    return i;
}

static enum tryg_status take_long(struct reading *r, size_t row, struct tryg_error *err)
{
    uint32_t area = 0;
    size_t score = score_of(r, row);
    if (score == r->made.n) {
        return TRYG_OK;
    }
    TRYG_TRY(find_area(r, row, &area, err));
    TRYG_TRY(put(r, row, r->value, area, score, err));
    return r->se == TRYG_NO_COLUMN
               ? TRYG_OK
               : read_number(r, row, r->se, 0.0, INFINITY,
                             &r->made.se[score * r->made.system->n + area], err);
}

/* The column of each wanted score, TRYG_NO_COLUMN when there is none. */
static size_t *wide_columns(const struct reading *r, tryg_arena *arena)
{
    size_t *column = TRYG_NEW(arena, r->made.n + 1, size_t);
    for (size_t i = 0; i < r->made.n; i++) {
        column[i] = TRYG_NO_COLUMN;
        for (size_t c = 0; c < r->table.columns; c++) {
            if (strcmp(r->table.column[c], r->made.score[i]) == 0) {
                column[i] = c;
            }
        }
    }
    return column;
}

static enum tryg_status take_wide(struct reading *r, size_t row, const size_t *column,
                                  struct tryg_error *err)
{
    uint32_t area = 0;
    TRYG_TRY(find_area(r, row, &area, err));
    for (size_t i = 0; i < r->made.n; i++) {
        if (column[i] != TRYG_NO_COLUMN) {
            TRYG_TRY(put(r, row, column[i], area, i, err));
        }
    }
    return TRYG_OK;
}

static void begin(struct reading *r, int year, size_t n, const char *const *score,
                  tryg_arena *arena)
{
    size_t cells = n * r->source->system->n;
    r->line = TRYG_NEW(arena, cells + 1, uint64_t);
    r->made = (struct tryg_given){.id = r->source->id,
                                  .year = year,
                                  .system = r->source->system,
                                  .n = n,
                                  .score = score,
                                  .has = TRYG_NEW(arena, n + 1, bool),
                                  .value = TRYG_NEW(arena, cells + 1, double),
                                  .se = TRYG_NEW(arena, cells + 1, double)};
    for (size_t i = 0; i < cells; i++) {
        r->made.value[i] = r->made.se[i] = NAN;
    }
}

enum tryg_status tryg_given_read(const struct tryg_given_source *source, int year,
                                 size_t n, const char *const *score, tryg_arena *arena,
                                 struct tryg_given *given, struct tryg_error *err)
{
    struct reading r = {.source = source};
    TRYG_TRY(tryg_table_read_whole(&source->table, arena, &r.table, err));
    TRYG_TRY(find_columns(&r, err));
    begin(&r, year, n, score, arena);
    const size_t *column = wide_columns(&r, arena);
    for (size_t row = 0; row < r.table.rows; row++) {
        bool is;
        TRYG_TRY(is_of_year(&r, row, &is, err));
        if (is) {
            TRYG_TRY(source->score ? take_long(&r, row, err)
                                   : take_wide(&r, row, column, err));
        }
    }
    *given = r.made;
    return TRYG_OK;
}
