/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two years of three areas and their counts, in a batch that was never read:
 *
 *     area  residents  by day    code 1 (weight 1)  code 2 (weight 100)
 *     x        1000      4000            30                  0
 *     y        1000      1000            20                  1
 *     z        1000      1000            10                  2
 *
 * so that per 1,000 residents x has 30 reports, y 21, z 12; and by harm x has 30, y 120,
 * z 210: by harm the ranks are turned upside down. Per 1,000 by day x has 7.5. Category 1
 * has no weights and 5 reports in each area. The year before has half of all reports. */
#ifndef TRYG_TESTS_BATCH_RECOUNT_TOWN_H
#define TRYG_TESTS_BATCH_RECOUNT_TOWN_H

#include <stdint.h>

#include "engine/batch/basis.h"
#include "engine/batch/batch.h"
#include "engine/batch/frame.h"
#include "engine/index/scenario.h"
#include "engine/index/score.h"

enum { RT_AREAS = 3, RT_YEARS = 2, RT_CATEGORIES = 2, RT_CLASSES = 2 };

struct recount_town {
    struct tryg_batch b;
    struct tryg_indicator indicator[2];
    struct tryg_level level[2];
    struct tryg_profile profile;
    struct tryg_system system;
    struct tryg_division division;
    struct tryg_counts count[RT_YEARS];
    struct tryg_scores scores[RT_YEARS];
};

static const char *RT_CODES[RT_AREAS] = {"x", "y", "z"};
static const int RT_YEAR[RT_YEARS] = {2010, 2011};
static const uint64_t RT_LIGHT[RT_AREAS] = {30, 20, 10}, RT_HEAVY[RT_AREAS] = {0, 1, 2};

static inline void recount_town_areas(struct recount_town *t, tryg_arena *arena)
{
    t->system =
        (struct tryg_system){.id = "towns",
                             .n = RT_AREAS,
                             .code = RT_CODES,
                             .name = RT_CODES,
                             .group_of_atom = TRYG_NEW(arena, RT_AREAS, uint32_t)};
    for (uint32_t a = 0; a < RT_AREAS; a++) {
        t->system.group_of_atom[a] = a;
    }
    t->division = (struct tryg_division){
        .id = "",
        .atoms = {.n = RT_AREAS, .code = RT_CODES, .name = RT_CODES},
        .system = &t->system};
    t->b.out_systems = t->b.systems = 1;
    t->b.divisions = 1;
    t->b.division = &t->division;
    t->b.out_system = TRYG_NEW(arena, 1, const struct tryg_system *);
    t->b.out_system[0] = &t->system;
    t->b.yardsticks = 1;
    t->b.yardstick = TRYG_NEW(arena, 1, struct tryg_batch_yardstick);
    t->b.yardstick[0].system = t->b.out_system;
}

static inline void recount_town_people(struct recount_town *t, tryg_arena *arena)
{
    static const double people[2][RT_AREAS] = {{1000, 1000, 1000}, {4000, 1000, 1000}};
    static const char *const id[2] = {"residents", "daytime"};
    t->b.project.populations = 2;
    t->b.project.population = TRYG_NEW(arena, 2, struct tryg_project_population);
    t->division.population = TRYG_NEW(arena, 2, struct tryg_population);
    for (size_t p = 0; p < 2; p++) {
        double *value = TRYG_NEW(arena, (size_t)RT_YEARS * RT_AREAS, double);
        for (size_t c = 0; c < (size_t)RT_YEARS * RT_AREAS; c++) {
            value[c] = people[p][c % RT_AREAS];
        }
        t->b.project.population[p].source.id = id[p];
        t->division.population[p] = (struct tryg_population){.id = id[p],
                                                             .system = &t->system,
                                                             .years = RT_YEARS,
                                                             .year = RT_YEAR,
                                                             .value = value};
    }
}

static inline void recount_town_offences(struct recount_town *t, tryg_arena *arena)
{
    static const char *id[RT_CATEGORIES] = {"alt", "andet"};
    t->b.categories =
        (struct tryg_categories){.n = RT_CATEGORIES,
                                 .id = id,
                                 .classes = RT_CLASSES,
                                 .class_category = TRYG_NEW(arena, RT_CLASSES, uint8_t),
                                 .class_weight = TRYG_NEW(arena, RT_CLASSES, double),
                                 .class_categories = RT_CATEGORIES};
    t->b.categories.class_weight[0] = 1.0;
    t->b.categories.class_weight[1] = 100.0;
}

static inline void recount_town_counts(struct recount_town *t, size_t y,
                                       tryg_arena *arena)
{
    struct tryg_counts *counts = &t->count[y];
    uint64_t part = y == 0 ? 2 : 1; /* the year before: all halved */
    tryg_counts_begin(counts, arena, &t->system, RT_CATEGORIES, 12);
    tryg_counts_weigh(counts, arena, RT_CLASSES);
    counts->source = "politi";
    counts->year = RT_YEAR[y];
    for (size_t a = 0; a < RT_AREAS; a++) {
        uint64_t *cell = counts->reports + a * RT_CATEGORIES * counts->slots;
        cell[0] = (RT_LIGHT[a] + RT_HEAVY[a] * part) / part;
        cell[counts->slots] = 5;
        counts->harm[a * RT_CLASSES] = RT_LIGHT[a] / part;
        counts->harm[a * RT_CLASSES + 1] = RT_HEAVY[a];
    }
    memset(counts->category_given, 1, RT_CATEGORIES * sizeof(bool));
}

static inline void recount_town_profile(struct recount_town *t)
{
    t->indicator[0] = (struct tryg_indicator){.id = "alt",
                                              .source = TRYG_FROM_REPORTS,
                                              .category = "alt",
                                              .denominator = "residents",
                                              .per = 1000,
                                              .direction = 1,
                                              .group = TRYG_NO_GROUP,
                                              .weight = 1,
                                              .share = 1,
                                              .target = NAN,
                                              .pool = 1,
                                              .model = {.exceeds = NAN}};
    t->indicator[1] = t->indicator[0];
    t->indicator[1].id = "svar";
    t->indicator[1].source = TRYG_FROM_SURVEY;
    t->indicator[1].share = t->indicator[1].weight = 0;
    t->level[0] = (struct tryg_level){.id = "ingen", .from = -INFINITY};
    t->level[1] = (struct tryg_level){.id = "markant", .from = 105.0, .alarm = true};
    t->profile = (struct tryg_profile){.id = "town",
                                       .indicators = 2,
                                       .levels = 2,
                                       .indicator = t->indicator,
                                       .level = t->level,
                                       .normalise = TRYG_Z,
                                       .aggregate = TRYG_MEAN,
                                       .centre = 100.0,
                                       .spread = 10.0,
                                       .clip_low = -INFINITY,
                                       .clip_high = INFINITY,
                                       .least_present = 2.0 / 3.0};
    t->b.project.profile = &t->profile;
}

/* Count and score all years as a run does. Call again after a change of the profile. */
static inline void recount_town_score(struct recount_town *t)
{
    struct tryg_batch *b = &t->b;
    for (size_t y = 0; y < RT_YEARS; y++) {
        struct tryg_report_basis basis;
        tryg_scores_begin(&t->scores[y], b->arena, RT_YEAR[y], &t->system, 2, 0);
        t->scores[y].cell[RT_AREAS].value = 0.25;
        assert_int_equal(
            tryg_basis_make(b, &b->record[y], &t->system, true, &basis, NULL), TRYG_OK);
        tryg_basis_rates(b, &t->profile, &basis, &t->scores[y], NULL, true);
        if (y == 0) {
            tryg_score_baseline(&t->profile, &t->scores[0], b->arena, &b->baseline);
        }
        assert_int_equal(
            tryg_score_areas(&t->profile, &b->baseline, &t->scores[y], NULL, NULL),
            TRYG_OK);
    }
    memcpy(b->results.scores, t->scores, sizeof t->scores);
}

static inline struct recount_town *recount_town(tryg_arena *arena)
{
    struct recount_town *t = TRYG_NEW(arena, 1, struct recount_town);
    static const struct tryg_wish wish = {0};
    t->b = (struct tryg_batch){.arena = arena, .threads = 2, .wish = &wish};
    recount_town_areas(t, arena);
    recount_town_people(t, arena);
    recount_town_offences(t, arena);
    recount_town_profile(t);
    t->b.results =
        (struct tryg_results){.profile = &t->profile,
                              .base_year = 2010,
                              .years = RT_YEARS,
                              .systems = 1,
                              .system = t->b.out_system,
                              .year = TRYG_NEW(arena, RT_YEARS, int),
                              .scores = TRYG_NEW(arena, RT_YEARS, struct tryg_scores)};
    t->b.record = TRYG_NEW(arena, RT_YEARS, struct tryg_year_record);
    for (size_t y = 0; y < RT_YEARS; y++) {
        recount_town_counts(t, y, arena);
        t->b.results.year[y] = RT_YEAR[y];
        t->b.record[y] = (struct tryg_year_record){.year = RT_YEAR[y],
                                                   .fresh = true,
                                                   .counts = 1,
                                                   .count = &t->count[y],
                                                   .scores = &t->scores[y]};
    }
    recount_town_score(t);
    return t;
}

#endif
