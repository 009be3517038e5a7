/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/population_file.h"
#include "geodata/base/lang.h"
#include "import/answer_code.h"
#include "import/numbering.h"
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
    size_t *class_at;            /* [source->classes] columns */
    struct tryg_numbering split; /* the classes, their texts joined */
    const uint32_t *class_of;    /* [rows]; NULL = not split */
    size_t classes;              /* 1 when not split */
    double *persons;             /* [years * classes * areas] */
    uint64_t *line; /* [years * classes * areas] where it was read, 0 = nowhere */
    size_t unknown; /* rows */
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
    if (s->area) {
        TRYG_TRY(tryg_table_column(&r->table, "columns: area", s->area, &r->area, err));
    }
    TRYG_TRY(tryg_table_column(&r->table, "columns: value", s->value, &r->value, err));
    if (when) {
        TRYG_TRY(tryg_table_column(&r->table, s->date ? "columns: date" : "columns: year",
                                   when, &r->when, err));
    }
    r->class_at = TRYG_NEW(r->arena, s->classes, size_t);
    for (size_t c = 0; c < s->classes; c++) {
        TRYG_TRY(tryg_table_column(&r->table, "columns: class", s->class_column[c],
                                   &r->class_at[c], err));
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
    if (!r->source->area) {
        *area = 0; /* the only one */
        return TRYG_OK;
    }
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

static size_t cell_of(const struct reading *r, size_t row, uint32_t area, size_t y)
{
    size_t class = r->class_of ? r->class_of[row] : 0;
    return (y * r->classes + class) * r->source->system->n + area;
}

static enum tryg_status put(struct reading *r, size_t row, uint32_t area, size_t y,
                            double value, struct tryg_error *err)
{
    size_t at = cell_of(r, row, area, y);
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
    if (r->source->other_areas) {
        TRYG_TRY(find_year(r, row, &y, err));
        if (y == OTHER_YEAR) {
            return TRYG_OK;
        }
    }
    TRYG_TRY(find_area(r, row, &area, err));
    bool missing = tryg_table_is_missing(tryg_table_cell(&r->table, row, r->value));
    if (area == TRYG_NO_AREA || (missing && !r->class_of)) {
        return TRYG_OK;
    }
    TRYG_TRY(find_year(r, row, &y, err));
    if (y == OTHER_YEAR) {
        return TRYG_OK;
    }
    if (missing) {
        value = NAN;
    } else {
        TRYG_TRY(read_value(r, row, &value, err));
    }
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

/* Number the rows' classes, so that there is room for each. */
static void number_classes(struct reading *r)
{
    uint32_t *class_of = TRYG_NEW(r->arena, r->table.rows, uint32_t);
    r->classes = 1;
    if (r->source->classes == 0) {
        return;
    }
    r->split.arena = r->arena;
    for (size_t row = 0; row < r->table.rows; row++) {
        const char *joined = "";
        for (size_t c = 0; c < r->source->classes; c++) {
            const char *text = tryg_table_cell(&r->table, row, r->class_at[c]);
            joined = tryg_arena_print(r->arena, "%s%s\x1F", joined,
                                      tryg_answer_code_plain(text, r->arena));
        }
        class_of[row] = tryg_numbering_of(&r->split, joined);
    }
    r->class_of = class_of;
    r->classes = r->split.n;
}

/* The parts of the joined texts, one a column. */
static const char **class_texts(const struct reading *r)
{
    size_t columns = r->source->classes;
    const char **text = TRYG_NEW(r->arena, r->classes * columns, const char *);
    for (size_t c = 0; c < r->classes; c++) {
        const char *at = r->split.text[c];
        for (size_t k = 0; k < columns; k++) {
            size_t bytes = strcspn(at, "\x1F");
            text[c * columns + k] = tryg_arena_copy_n(r->arena, at, bytes);
            at += bytes + 1;
        }
    }
    return text;
}

/* The whole of an area as the sum of its classes; a class it has no row of is 0. */
static void sum_classes(struct reading *r, size_t y, double *value)
{
    size_t n = r->source->system->n;
    for (size_t a = 0; a < n; a++) {
        size_t first = y * r->classes * n + a;
        bool any = false;
        for (size_t c = 0; c < r->classes; c++) {
            any = any || r->line[first + c * n];
        }
        value[a] = any ? 0.0 : NAN;
        for (size_t c = 0; any && c < r->classes; c++) {
            size_t at = first + c * n;
            r->persons[at] = r->line[at] ? r->persons[at] : 0.0;
            value[a] += r->persons[at];
        }
    }
}

static void split_years(struct reading *r, struct tryg_population *population)
{
    size_t n = r->source->system->n;
    const char **text = class_texts(r);
    population->columns = r->source->classes;
    population->column = r->source->class_column;
    population->split = TRYG_NEW(r->arena, r->years, struct tryg_population_split);
    population->value = TRYG_NEW(r->arena, r->years * n, double);
    for (size_t y = 0; y < r->years; y++) {
        population->split[y] = (struct tryg_population_split){
            r->classes, text, r->persons + y * r->classes * n};
        sum_classes(r, y, population->value + y * n);
    }
}

static void begin(struct reading *r)
{
    number_classes(r);
    size_t cells = r->years * r->classes * r->source->system->n;
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
    if (r.class_of) {
        split_years(&r, population);
    }
    *ignored = r.unknown;
    return TRYG_OK;
}
