/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/expected.h"
#include "engine/batch/crossing.h"
#include "engine/batch/project_keys.h"
#include "geodata/base/lang.h"
#include "import/rows.h"
#include "import/table.h"

#include <math.h>
#include <string.h>

/* A table of rates as it stands. */
struct rates {
    struct tryg_table table;
    size_t *column; /* [columns] of `by` */
    size_t rate;
};

static enum tryg_status open_table(const struct tryg_standardising *standard,
                                   tryg_arena *arena, struct rates *r,
                                   struct tryg_error *err)
{
    struct tryg_table_source source;
    tryg_table_begin(&source);
    source.file = standard->rates;
    source.shown = standard->rates_shown;
    TRYG_TRY(tryg_table_read_whole(&source, arena, &r->table, err));
    r->column = TRYG_NEW(arena, standard->columns, size_t);
    for (size_t c = 0; c < standard->columns; c++) {
        TRYG_TRY(tryg_table_column(&r->table, "standardise: by", standard->column[c],
                                   &r->column[c], err));
    }
    return tryg_table_column(&r->table, "standardise: rates", "rate", &r->rate, err);
}

/* Where the population's classes have the columns of `by`. */
static enum tryg_status find_columns(const struct tryg_batch *b, size_t indicator,
                                     const struct tryg_population *p, size_t *at,
                                     struct tryg_error *err)
{
    const struct tryg_indicator *it = &b->project.profile->indicator[indicator];
    for (size_t c = 0; c < it->standard.columns; c++) {
        at[c] = 0;
        while (at[c] < p->columns &&
               strcmp(p->column[at[c]], it->standard.column[c]) != 0) {
            at[c]++;
        }
        if (at[c] == p->columns) {
            return tryg_fail_at(
                err, TRYG_USAGE, b->project.indicator_at[indicator],
                TX("indikatoren %s: befolkningen %s har ingen klasse \"%s\". Skriv "
                   "columns: {class: [%s]} under population.",
                   "the indicator %s: the population %s has no class \"%s\". Write "
                   "columns: {class: [%s]} under population."),
                it->id, p->id, it->standard.column[c], it->standard.column[c]);
        }
    }
    return TRYG_OK;
}

/* One class of a population and the columns it is looked up by. */
struct wanted {
    const struct tryg_standardising *standard;
    const char *const *text; /* of all the population's columns */
    const size_t *at;        /* [standard->columns] */
};

static bool is_row(const struct rates *r, size_t row, const struct wanted *w,
                   tryg_arena *arena)
{
    for (size_t c = 0; c < w->standard->columns; c++) {
        const char *cell =
            tryg_rows_trim(tryg_table_cell(&r->table, row, r->column[c]), arena);
        if (strcmp(cell, w->text[w->at[c]]) != 0) {
            return false;
        }
    }
    return true;
}

static enum tryg_status fail_class(const struct rates *r, const struct wanted *w,
                                   tryg_arena *arena, struct tryg_error *err)
{
    const char *class = "";
    for (size_t c = 0; c < w->standard->columns; c++) {
        class =
            tryg_arena_print(arena, "%s%s%s", class, c ? ", " : "", w->text[w->at[c]]);
    }
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s: klassen \"%s\" i befolkningen har ingen rate. Tilføj en "
           "række; 0 er også en rate.",
           "%s: the class \"%s\" of the population has no rate. Add a row; 0 "
           "is a rate too."),
        r->table.shown, class);
}

static enum tryg_status rate_of(const struct rates *r, const struct wanted *w,
                                tryg_arena *arena, double *rate, struct tryg_error *err)
{
    size_t found = r->table.rows;
    for (size_t row = 0; row < r->table.rows; row++) {
        if (!is_row(r, row, w, arena)) {
            continue;
        }
        struct tryg_place place = {r->table.shown, r->table.line[row],
                                   (uint32_t)r->rate + 1};
        if (found < r->table.rows) {
            return tryg_fail_at(
                err, TRYG_DATA, place,
                TX("klassen står også i linje %llu; én rate til hver klasse.",
                   "the class is in line %llu too; one rate a class."),
                (unsigned long long)r->table.line[found]);
        }
        found = row;
        if (!tryg_table_number(&r->table, row, r->rate, rate) || !(*rate >= 0.0)) {
            return tryg_fail_at(err, TRYG_DATA, place,
                                TX("raten \"%s\" er ikke et tal på 0 eller mere.",
                                   "the rate \"%s\" is not a number of 0 or more."),
                                tryg_table_cell(&r->table, row, r->rate));
        }
        *rate /= w->standard->rates_per;
    }
    return found < r->table.rows ? TRYG_OK : fail_class(r, w, arena, err);
}

static enum tryg_status read_one(struct tryg_batch *b, const struct tryg_division *d,
                                 size_t indicator, struct tryg_expected *expected,
                                 struct tryg_error *err)
{
    const struct tryg_indicator *it = &b->project.profile->indicator[indicator];
    struct rates r;
    while (strcmp(d->population[expected->population].id, it->denominator) != 0) {
        expected->population++; /* the project was judged: it is there */
    }
    const struct tryg_population *p = &d->population[expected->population];
    size_t *at = TRYG_NEW(b->arena, it->standard.columns, size_t);
    TRYG_TRY(find_columns(b, indicator, p, at, err));
    TRYG_TRY(open_table(&it->standard, b->arena, &r, err));
    expected->rate = TRYG_NEW(b->arena, p->years, double *);
    for (size_t y = 0; y < p->years; y++) {
        const struct tryg_population_split *split = &p->split[y];
        expected->rate[y] = TRYG_NEW(b->arena, split->classes, double);
        for (size_t c = 0; c < split->classes; c++) {
            struct wanted w = {&it->standard, split->text + c * p->columns, at};
            TRYG_TRY(rate_of(&r, &w, b->arena, &expected->rate[y][c], err));
        }
    }
    return TRYG_OK;
}

static enum tryg_status read_all(struct tryg_batch *b, struct tryg_division *d,
                                 struct tryg_error *err)
{
    const struct tryg_profile *profile = b->project.profile;
    size_t k = profile ? profile->indicators : 0;
    d->expected = TRYG_NEW(b->arena, k, struct tryg_expected);
    for (size_t i = 0; b->project.populations > 0 && i < k; i++) {
        if (profile->indicator[i].standard.expected) {
            TRYG_TRY(read_one(b, d, i, &d->expected[i], err));
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_expected_read(struct tryg_batch *b, struct tryg_error *err)
{
    for (size_t d = 0; d < b->divisions; d++) {
        if (!b->division[d].published_only) {
            TRYG_TRY(read_all(b, &b->division[d], err));
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_expected_on(struct tryg_batch *b, size_t indicator, int year,
                                  const struct tryg_system *system, double *value,
                                  struct tryg_error *err)
{
    const struct tryg_expected *expected =
        &tryg_division_of(b, year)->expected[indicator];
    size_t y;
    const struct tryg_population *p =
        tryg_batch_persons(b, expected->population, year, &y);
    const struct tryg_crossing *way;
    double *people = TRYG_NEW(b->arena, system->n, double);
    double *liable = TRYG_NEW(b->arena, p->system->n, double);
    TRYG_TRY(tryg_batch_population(b, expected->population, year, system, people, err));
    TRYG_TRY(tryg_cross(b, p->system, system, &way, err));
    const struct tryg_population_split *split = &p->split[y];
    for (size_t c = 0; c < split->classes; c++) {
        double rate = expected->rate[y][c];
        for (size_t a = 0; rate > 0.0 && a < p->system->n; a++) {
            liable[a] += rate * split->value[c * p->system->n + a];
        }
    }
    tryg_crossing_sum(way, liable, value);
    for (size_t a = 0; a < system->n; a++) {
        value[a] = isnan(people[a]) ? (double)NAN : value[a];
    }
    return TRYG_OK;
}
