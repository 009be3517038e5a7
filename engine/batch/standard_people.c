/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/standard_people.h"
#include "engine/batch/project_keys.h"
#include "engine/batch/recipe.h"
#include "engine/index/sum.h"
#include "geodata/base/lang.h"
#include "import/answer_code.h"
#include "import/rows.h"
#include "import/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Parts the texts of a class. */
#define PART '\x1F'

/* ---- Classes by name --------------------------------------------------------------- */

bool tryg_standard_people_is_city(const struct tryg_standardising *standard)
{
    return strcmp(standard->people_shown, "city") == 0;
}

const char *tryg_standard_people_say(const struct tryg_standardising *standard)
{
    return tryg_standard_people_is_city(standard)
               ? TX("byen i basisåret", "the city of the base year")
               : standard->people_shown;
}

void tryg_standard_people_columns(size_t n, const char *const *name, size_t among,
                                  const char *const *other, size_t *at,
                                  const char **missing)
{
    *missing = NULL;
    for (size_t c = 0; c < n && !*missing; c++) {
        at[c] = 0;
        while (at[c] < among && strcmp(other[at[c]], name[c]) != 0) {
            at[c]++;
        }
        *missing = at[c] == among ? name[c] : NULL;
    }
}

const char *tryg_standard_people_key(size_t n, const char *const *text, const size_t *at,
                                     tryg_arena *arena)
{
    const char *key = "";
    for (size_t c = 0; c < n; c++) {
        key = c ? tryg_arena_print(arena, "%s%c%s", key, PART, text[at[c]]) : text[at[c]];
    }
    return key;
}

const char *tryg_standard_people_name(const char *key, tryg_arena *arena)
{
    const char *name = "";
    for (const char *from = key, *to; from; from = to ? to + 1 : NULL) {
        to = strchr(from, PART);
        size_t bytes = to ? (size_t)(to - from) : strlen(from);
        name = tryg_arena_print(arena, "%s%s%.*s", name, *name ? ", " : "", (int)bytes,
                                from);
    }
    return name;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t tryg_standard_people_find(const struct tryg_standard_people *standard,
                                 const char *key)
{
    const char **found = standard->classes
                             ? bsearch(&key, standard->key, standard->classes,
                                       sizeof *standard->key, by_key)
                             : NULL;
    return found ? (size_t)(found - standard->key) : standard->classes;
}

/* ---- Standards --------------------------------------------------------------------- */

/* A class as it was met, with its persons. */
struct met {
    const char *key;
    double persons;
    struct tryg_place at; /* in the table */
};

static int by_met_key(const void *a, const void *b)
{
    return strcmp(((const struct met *)a)->key, ((const struct met *)b)->key);
}

/* Sorted classes with their shares; those that were met twice are added up. */
static void settle(struct met *met, size_t n, tryg_arena *arena,
                   struct tryg_standard_people *standard)
{
    struct tryg_sum whole = {0};
    qsort(met, n, sizeof *met, by_met_key);
    standard->key = TRYG_NEW(arena, n, const char *);
    standard->share = TRYG_NEW(arena, n, double);
    for (size_t i = 0; i < n; i++) {
        size_t c = standard->classes;
        bool again = c > 0 && strcmp(standard->key[c - 1], met[i].key) == 0;
        c -= again ? 1 : 0;
        standard->key[c] = met[i].key;
        standard->share[c] += met[i].persons;
        standard->classes = c + 1;
        tryg_sum_add(&whole, met[i].persons);
    }
    for (size_t c = 0; c < standard->classes; c++) {
        standard->share[c] /= tryg_sum_of(&whole);
    }
}

static bool has_persons(const struct met *met, size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        any = any || met[i].persons > 0.0;
    }
    return any;
}

/* The classes of a population in the base year; what is not told counts as nobody. */
static struct met *meet_city(const struct tryg_standardising *s,
                             const struct tryg_population *p, size_t year,
                             const size_t *at, tryg_arena *arena)
{
    const struct tryg_population_split *split = &p->split[year];
    struct met *met = TRYG_NEW(arena, split->classes, struct met);
    for (size_t c = 0; c < split->classes; c++) {
        struct tryg_sum sum = {0};
        for (size_t a = 0; a < p->system->n; a++) {
            double persons = split->value[c * p->system->n + a];
            tryg_sum_add(&sum, isnan(persons) ? 0.0 : persons);
        }
        met[c] = (struct met){.key = tryg_standard_people_key(
                                  s->columns, split->text + c * p->columns, at, arena),
                              .persons = tryg_sum_of(&sum)};
    }
    return met;
}

struct people_table {
    struct tryg_table table;
    size_t *column; /* [columns] of `by` */
    size_t persons;
};

static enum tryg_status open_table(const struct tryg_standardising *s, tryg_arena *arena,
                                   struct people_table *t, struct tryg_error *err)
{
    struct tryg_table_source source;
    tryg_table_begin(&source);
    source.file = s->people;
    source.shown = s->people_shown;
    TRYG_TRY(tryg_table_read_whole(&source, arena, &t->table, err));
    t->column = TRYG_NEW(arena, s->columns, size_t);
    for (size_t c = 0; c < s->columns; c++) {
        TRYG_TRY(tryg_table_column(&t->table, "standardise: by", s->column[c],
                                   &t->column[c], err));
    }
    return tryg_table_column(&t->table, "standardise: standard", "persons", &t->persons,
                             err);
}

static enum tryg_status meet_row(const struct people_table *t, size_t row, size_t columns,
                                 tryg_arena *arena, struct met *met,
                                 struct tryg_error *err)
{
    const char **text = TRYG_NEW(arena, columns, const char *);
    size_t *in_order = TRYG_NEW(arena, columns, size_t);
    for (size_t c = 0; c < columns; c++) {
        text[c] =
            tryg_answer_code_plain(tryg_table_cell(&t->table, row, t->column[c]), arena);
        in_order[c] = c;
    }
    met->key = tryg_standard_people_key(columns, text, in_order, arena);
    met->at =
        (struct tryg_place){t->table.shown, t->table.line[row], (uint32_t)t->persons + 1};
    if (!tryg_table_number(&t->table, row, t->persons, &met->persons) ||
        !(met->persons >= 0.0 && isfinite(met->persons))) {
        return tryg_fail_at(err, TRYG_DATA, met->at,
                            TX("\"%s\" er ikke et antal personer på 0 eller mere.",
                               "\"%s\" is not a number of persons of 0 or more."),
                            tryg_table_cell(&t->table, row, t->persons));
    }
    return TRYG_OK;
}

/* A class stands once, and is one that the population has. */
static enum tryg_status check_met(const struct met *met, size_t n,
                                  const struct tryg_standard_people *city, const char *id,
                                  int year, tryg_arena *arena, struct tryg_error *err)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(met[i].key, met[j].key) == 0) {
                return tryg_fail_at(err, TRYG_DATA, met[i].at,
                                    TX("klassen \"%s\" står også i linje %llu.",
                                       "the class \"%s\" is in line %llu too."),
                                    tryg_standard_people_name(met[i].key, arena),
                                    (unsigned long long)met[j].at.line);
            }
        }
        if (tryg_standard_people_find(city, met[i].key) == city->classes) {
            return tryg_fail_at(
                err, TRYG_DATA, met[i].at,
                TX("befolkningen %s har ingen klasse \"%s\" i %d, så ingen rate kan "
                   "standardiseres til den. Skriv klassen som i befolkningen, eller slet "
                   "rækken.",
                   "the population %s has no class \"%s\" in %d, so that no rate can be "
                   "standardised to it. Write the class as the population does, or "
                   "delete "
                   "the row."),
                id, tryg_standard_people_name(met[i].key, arena), year);
        }
    }
    return TRYG_OK;
}

static enum tryg_status meet_table(struct tryg_batch *b, const struct tryg_indicator *it,
                                   const struct tryg_standard_people *city,
                                   struct met **met, size_t *n, struct tryg_error *err)
{
    struct people_table t;
    TRYG_TRY(open_table(&it->standard, b->arena, &t, err));
    struct met *made = TRYG_NEW(b->arena, t.table.rows, struct met);
    for (size_t row = 0; row < t.table.rows; row++) {
        TRYG_TRY(meet_row(&t, row, it->standard.columns, b->arena, &made[row], err));
    }
    TRYG_TRY(check_met(made, t.table.rows, city, it->denominator,
                       tryg_recipe_base_year(&b->project), b->arena, err));
    *met = made;
    *n = t.table.rows;
    return TRYG_OK;
}

/* Which of the project's populations an indicator is of; the project was judged. */
static size_t population_of(const struct tryg_batch *b, const struct tryg_indicator *it)
{
    size_t i = 0;
    while (strcmp(b->project.population[i].source.id, it->denominator) != 0) {
        i++;
    }
    return i;
}

/* Where the classes of the base year's population have the columns of `by`. */
static enum tryg_status find_classes(const struct tryg_batch *b, size_t indicator,
                                     const struct tryg_population *p, size_t year,
                                     size_t *at, struct tryg_error *err)
{
    const struct tryg_indicator *it = &b->project.profile->indicator[indicator];
    const char *missing;
    tryg_standard_people_columns(it->standard.columns, it->standard.column, p->columns,
                                 p->column, at, &missing);
    if (missing) {
        return tryg_fail_at(
            err, TRYG_USAGE, b->project.indicator_at[indicator],
            TX("indikatoren %s: befolkningen %s har ingen klasse \"%s\". Skriv columns: "
               "{class: [%s]} under population.",
               "the indicator %s: the population %s has no class \"%s\". Write columns: "
               "{class: [%s]} under population."),
            it->id, it->denominator, missing, missing);
    }
    if (year == p->years) {
        return tryg_fail_at(
            err, TRYG_USAGE, b->project.indicator_at[indicator],
            TX("indikatoren %s: befolkningen i basisåret %d er ikke læst, så der er "
               "ingen standard. Tilføj basisåret til years.",
               "the indicator %s: the population of the base year %d has not been read, "
               "so there is no standard. Add the base year to years."),
            it->id, tryg_recipe_base_year(&b->project));
    }
    return TRYG_OK;
}

static enum tryg_status read_one(struct tryg_batch *b, size_t indicator,
                                 struct tryg_standard_people *standard,
                                 struct tryg_error *err)
{
    const struct tryg_indicator *it = &b->project.profile->indicator[indicator];
    struct tryg_standard_people made = {.population = population_of(b, it)}, city = made;
    size_t year, *at = TRYG_NEW(b->arena, it->standard.columns, size_t);
    const struct tryg_population *p =
        tryg_batch_persons(b, made.population, tryg_recipe_base_year(&b->project), &year);
    TRYG_TRY(find_classes(b, indicator, p, year, at, err));
    struct met *met = meet_city(&it->standard, p, year, at, b->arena);
    size_t n = p->split[year].classes;
    if (!tryg_standard_people_is_city(&it->standard)) {
        settle(met, n, b->arena, &city);
        TRYG_TRY(meet_table(b, it, &city, &met, &n, err));
    }
    if (!has_persons(met, n)) {
        return tryg_fail_at(err, TRYG_DATA, b->project.indicator_at[indicator],
                            TX("indikatoren %s: der er ingen personer i standarden.",
                               "the indicator %s: there is nobody in the standard."),
                            it->id);
    }
    settle(met, n, b->arena, &made);
    *standard = made;
    return TRYG_OK;
}

enum tryg_status tryg_standard_people_read(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_profile *profile = b->project.profile;
    size_t k = profile ? profile->indicators : 0;
    b->standard = TRYG_NEW(b->arena, k, struct tryg_standard_people);
    for (size_t i = 0; b->project.populations > 0 && i < k; i++) {
        if (profile->indicator[i].standard.method == TRYG_DIRECT) {
            TRYG_TRY(read_one(b, i, &b->standard[i], err));
        }
    }
    return TRYG_OK;
}
