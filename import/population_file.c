/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/population_file.h"
#include "geodata/base/lang.h"
#include "import/rows.h"
#include "import/table.h"
#include "import/words.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { LISTED = 5 }; /* unknown areas in a message */

#define ALL_YEARS SIZE_MAX
#define OTHER_YEAR (SIZE_MAX - 1)

struct reading {
    const struct tryg_population_source *source;
    tryg_arena *arena;
    struct tryg_table table;
    size_t years;
    const int *year;
    size_t area, value, when; /* columns; when: of the year or the date */
    struct tryg_day_pattern pattern;
    struct tryg_words *not_areas;
    double *persons; /* [years * areas] */
    uint64_t *line;  /* [years * areas] where it was read, 0 = nowhere */
    size_t unknown;  /* rows */
    size_t listed;
    const char *list[LISTED]; /* the first unknown texts, each once */
    uint64_t list_line[LISTED];
    const char *nearest; /* to the first of them */
};

static struct tryg_place place_of(const struct reading *r, size_t row, size_t column)
{
    return (struct tryg_place){r->table.shown, r->table.line[row], (uint32_t)column + 1};
}

static enum tryg_status find_columns(struct reading *r, struct tryg_error *err)
{
    const struct tryg_population_source *s = r->source;
    const char *when = s->date ? s->date : s->year;
    TRYG_TRY(tryg_table_column(&r->table, "columns: area", s->area, &r->area, err));
    TRYG_TRY(tryg_table_column(&r->table, "columns: value", s->value, &r->value, err));
    if (when) {
        TRYG_TRY(tryg_table_column(&r->table, s->date ? "columns: date" : "columns: year",
                                   when, &r->when, err));
    }
    return s->date ? tryg_table_day_pattern(&s->table, &r->pattern, err) : TRYG_OK;
}

/* The calendar year that the row speaks of. */
static enum tryg_status year_of(const struct reading *r, size_t row, int *year,
                                struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, r->when);
    uint64_t whole = 0;
    int32_t day = 0;
    if (r->source->date) {
        if (tryg_table_day(&r->table, row, r->when, &r->pattern, &day) != TRYG_DAY_OK) {
            return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->when),
                                TX("\"%.60s\" er ikke en dato af formen %s.",
                                   "\"%.60s\" is not a date of the form %s."),
                                text,
                                r->source->table.date_format
                                    ? r->source->table.date_format
                                    : "yyyy-mm-dd");
        }
        *year = tryg_day_date(day).year + r->source->next_year;
        return TRYG_OK;
    }
    if (!tryg_table_whole(&r->table, row, r->when, &whole) || whole > 9999) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->when),
            TX("\"%.60s\" er ikke et årstal.", "\"%.60s\" is not a year."), text);
    }
    *year = (int)whole;
    return TRYG_OK;
}

/* The index of the row's year among the project's. */
static enum tryg_status find_year(const struct reading *r, size_t row, size_t *at,
                                  struct tryg_error *err)
{
    int year = 0;
    if (!r->source->date && !r->source->year) {
        *at = ALL_YEARS;
        return TRYG_OK;
    }
    TRYG_TRY(year_of(r, row, &year, err));
    *at = OTHER_YEAR;
    for (size_t y = 0; y < r->years; y++) {
        if (r->year[y] == year) {
            *at = y;
        }
    }
    return TRYG_OK;
}

static void remember_unknown(struct reading *r, size_t row, const char *text,
                             const char *nearest)
{
    r->unknown++;
    for (size_t i = 0; i < r->listed; i++) {
        if (strcmp(r->list[i], text) == 0) {
            return;
        }
    }
    if (r->listed < LISTED) {
        r->nearest = r->listed == 0 ? nearest : r->nearest;
        r->list_line[r->listed] = r->table.line[row];
        r->list[r->listed++] = text;
    }
}

/* The row's area; TRYG_NO_AREA when the row is to be passed over. */
static enum tryg_status find_area(struct reading *r, size_t row, uint32_t *area,
                                  struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, r->area), *nearest = NULL;
    *area = TRYG_NO_AREA;
    if (tryg_words_hold(r->not_areas, text)) {
        return TRYG_OK;
    }
    switch (tryg_names_find(r->source->names, text, strlen(text), area, &nearest)) {
    case TRYG_NAME_OK:
        return TRYG_OK;
    case TRYG_NAME_AMBIGUOUS:
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->area),
            TX("\"%.80s\" kan være flere områder i %s: %s. Skriv koden, "
               "eller tilføj et alias i tryghed.yaml.",
               "\"%.80s\" may be several areas of %s: %s. Write the code, "
               "or add an alias in tryghed.yaml."),
            text, r->source->system->id, nearest);
    default:
        remember_unknown(r, row, text, nearest);
        *area = TRYG_NO_AREA;
        return TRYG_OK;
    }
}

static bool is_missing(const char *text)
{
    text += strspn(text, " \t");
    return *text == 0 || strcmp(text, "..") == 0;
}

static enum tryg_status read_value(const struct reading *r, size_t row, double *value,
                                   struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, r->value);
    if (tryg_table_ambiguous(&r->table, row, r->value)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->value),
                            TX("\"%.40s\" kan læses på to måder. Skriv decimal: \",\" "
                               "eller decimal: \".\" under population.",
                               "\"%.40s\" can be read in two ways. Write decimal: \",\" "
                               "or decimal: \".\" under population."),
                            text);
    }
    if (!tryg_table_number(&r->table, row, r->value, value) || *value < 0.0) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->value),
                            TX("\"%.40s\" er ikke et antal på 0 eller mere.",
                               "\"%.40s\" is not a number of 0 or more."),
                            text);
    }
    return TRYG_OK;
}

static enum tryg_status put(struct reading *r, size_t row, uint32_t area, size_t y,
                            double value, struct tryg_error *err)
{
    size_t at = y * r->source->system->n + area;
    if (r->line[at] && !r->source->sum) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->area),
            TX("%s %s (%d) står også i linje %" PRIu64 ". Skriv sum: true, hvis rækkerne "
               "skal lægges sammen, eller vælg rækker med where:.",
               "%s %s (%d) is also in line %" PRIu64 ". Write sum: true if the rows are "
               "to be added, or choose rows with where:."),
            r->source->system->code[area], r->source->system->name[area], r->year[y],
            r->line[at]);
    }
    r->persons[at] = r->line[at] ? r->persons[at] + value : value;
    r->line[at] = r->table.line[row];
    return TRYG_OK;
}

static enum tryg_status take_row(struct reading *r, size_t row, struct tryg_error *err)
{
    uint32_t area = TRYG_NO_AREA;
    size_t y = 0;
    double value = 0.0;
    TRYG_TRY(find_area(r, row, &area, err));
    if (area == TRYG_NO_AREA || is_missing(tryg_table_cell(&r->table, row, r->value))) {
        return TRYG_OK;
    }
    TRYG_TRY(find_year(r, row, &y, err));
    if (y == OTHER_YEAR) {
        return TRYG_OK;
    }
    TRYG_TRY(read_value(r, row, &value, err));
    if (y != ALL_YEARS) {
        return put(r, row, area, y, value, err);
    }
    for (size_t each = 0; each < r->years; each++) {
        TRYG_TRY(put(r, row, area, each, value, err));
    }
    return TRYG_OK;
}

static enum tryg_status unknown_areas(const struct reading *r, struct tryg_error *err)
{
    tryg_fail(err, TRYG_DATA,
              TX("%s har %zu rækker med områder, der ikke findes i %s.",
                 "%s has %zu rows with areas that %s does not have."),
              r->table.shown, r->unknown, r->source->system->id);
    for (size_t i = 0; i < r->listed; i++) {
        tryg_fail_more(err,
                       TX("Linje %" PRIu64 ", kolonne %zu (%s): \"%.80s\"",
                          "Line %" PRIu64 ", column %zu (%s): \"%.80s\""),
                       r->list_line[i], r->area + 1, r->source->area, r->list[i]);
    }
    if (r->nearest) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"), r->nearest);
    }
    tryg_fail_more(err,
                   TX("Skriv dem under not_areas:, tilføj aliases: til %s, eller skriv "
                      "unknown_areas: ignore.",
                      "Put them under not_areas:, add aliases: to %s, or write "
                      "unknown_areas: ignore."),
                   r->source->system->id);
    return TRYG_DATA;
}

static void begin(struct reading *r)
{
    size_t cells = r->years * r->source->system->n;
    r->not_areas = tryg_words_of(r->source->not_areas, r->source->not_area, r->arena);
    r->persons = TRYG_NEW(r->arena, cells, double);
    r->line = TRYG_NEW(r->arena, cells, uint64_t);
    for (size_t i = 0; i < cells; i++) {
        r->persons[i] = NAN;
    }
}

enum tryg_status tryg_population_read(const struct tryg_population_source *source,
                                      size_t years, const int *year, tryg_arena *arena,
                                      struct tryg_population *population, size_t *ignored,
                                      struct tryg_error *err)
{
    struct reading r = {.source = source, .arena = arena, .years = years, .year = year};
    TRYG_TRY(tryg_table_read_whole(&source->table, arena, &r.table, err));
    TRYG_TRY(find_columns(&r, err));
    begin(&r);
    for (size_t row = 0; row < r.table.rows; row++) {
        TRYG_TRY(take_row(&r, row, err));
    }
    if (r.unknown > 0 && !source->ignore_unknown_areas) {
        return unknown_areas(&r, err);
    }
    *population = (struct tryg_population){.id = source->id,
                                           .system = source->system,
                                           .years = years,
                                           .year = year,
                                           .value = r.persons};
    *ignored = r.unknown;
    return TRYG_OK;
}
