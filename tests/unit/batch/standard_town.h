/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The town of recount_town.h with its people and reports ("alt", 2011) by sex:
 *
 *     area   women   men    reports of women   of men   of neither
 *     x        500   500                  10       20
 *     y        900   100                  18        3
 *     z        100   900                   1        9            2
 *
 * The city has as many women as men: per 1,000 x has (20 + 40) / 2 = 30, y (20 + 30) / 2
 * = 25, z (10 + 10) / 2 = 10. The first indicator is standardised to a table, or to the
 * city (NULL). */
#ifndef TRYG_TESTS_BATCH_STANDARD_TOWN_H
#define TRYG_TESTS_BATCH_STANDARD_TOWN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/batch/standard_people.h"
#include "tests/unit/batch/recount_town.h"

static const char *const ST_COLUMN[] = {"year_of_birth", "sex"};
static const char *ST_BY[] = {"sex"};
static const char *ST_TEXT[] = {"any", "f", "any", "m"};
static const char *const ST_SEX[] = {"sex"};
static const char *const ST_SEXES[] = {"f", "m"};
static uint64_t ST_REPORTS[] = {10, 0, 18, 0, 1, 0, 20, 0, 3, 0, 9, 0};

struct standard_town {
    struct recount_town *town;
    char path[32]; /* of the table; "" = none */
};

static inline struct standard_town standard_town(tryg_arena *arena, const char *table)
{
    struct standard_town s = {recount_town(arena), ""};
    struct recount_town *t = s.town;
    static const double people[] = {500, 900, 100, 500, 100, 900};
    double *persons = TRYG_NEW(arena, 6, double);
    struct tryg_population_split *split =
        TRYG_NEW(arena, RT_YEARS, struct tryg_population_split);
    memcpy(persons, people, sizeof people);
    for (size_t y = 0; y < RT_YEARS; y++) {
        split[y] = (struct tryg_population_split){2, ST_TEXT, persons};
        t->count[y].split =
            (struct tryg_counts_split){1, ST_SEX, 2, ST_SEXES, ST_REPORTS};
    }
    t->division.population[0].columns = 2;
    t->division.population[0].column = ST_COLUMN;
    t->division.population[0].split = split;
    t->indicator[0].standard = (struct tryg_standardising){.method = TRYG_DIRECT,
                                                           .columns = 1,
                                                           .column = ST_BY,
                                                           .people = "city",
                                                           .people_shown = "city"};
    t->b.project.indicator_at = TRYG_NEW(arena, 2, struct tryg_place);
    t->b.project.base_year = 2010;
    if (table) {
        snprintf(s.path, sizeof s.path, "/tmp/tryg_people_XXXXXX");
        int file = mkstemp(s.path);
        assert_true(file >= 0);
        assert_int_equal(write(file, table, strlen(table)), (ssize_t)strlen(table));
        close(file);
        t->indicator[0].standard.people = tryg_arena_copy(arena, s.path);
        t->indicator[0].standard.people_shown = "standard.csv";
    }
    return s;
}

static inline void standard_town_end(const struct standard_town *s)
{
    if (*s->path) {
        unlink(s->path);
    }
}

#endif
