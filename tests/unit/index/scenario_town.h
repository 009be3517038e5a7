/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A town whose index one can work out in the head, for tests of other methods:
 *
 *     area     A    B      z of A   z of B    index = 100 + 10 (1/4 zA + 3/4 zB)
 *     x        1    10       -1       -1       90
 *     y        2    30        0       +1      107.5
 *     z        3    20       +1        0      102.5
 *
 * A is counted per 100 residents, B is a share; level from 105. */
#ifndef TRYG_TESTS_INDEX_SCENARIO_TOWN_H
#define TRYG_TESTS_INDEX_SCENARIO_TOWN_H

#include "engine/index/scenario_grid.h"
#include "engine/index/score.h"

enum { TOWN_AREAS = 3, TOWN_K = 2 };

struct scenario_town {
    struct tryg_indicator indicator[TOWN_K];
    struct tryg_group group[TOWN_K];
    struct tryg_level level[2];
    struct tryg_profile profile;
    struct tryg_baseline baseline;
    struct tryg_scores scores;
    struct tryg_scenario_figures figures[2];
    struct tryg_scenario_basis basis;
};

static const char *TOWN_CODES[TOWN_AREAS] = {"x", "y", "z"};
static const struct tryg_system TOWN = {
    .id = "towns", .n = TOWN_AREAS, .code = TOWN_CODES};
static const struct tryg_way TOWN_DECLARED = {"declared", {{"som før", "as before"}}};

static inline struct scenario_town *scenario_town(tryg_arena *arena)
{
    static const double value[TOWN_K][TOWN_AREAS] = {{1, 2, 3}, {10, 30, 20}};
    struct scenario_town *t = TRYG_NEW(arena, 1, struct scenario_town);
    static const char *const id[TOWN_K] = {"a", "b"};
    for (int i = 0; i < TOWN_K; i++) {
        t->indicator[i] = (struct tryg_indicator){.id = id[i],
                                                  .source = i == 0 ? TRYG_FROM_REPORTS
                                                                   : TRYG_FROM_SURVEY,
                                                  .category = "*",
                                                  .denominator = "residents",
                                                  .direction = 1,
                                                  .group = i,
                                                  .weight = 1.0,
                                                  .share = i == 0 ? 0.25 : 0.75,
                                                  .target = NAN};
        t->group[i] = (struct tryg_group){.id = id[i], .weight = i == 0 ? 0.25 : 0.75};
    }
    t->level[0] = (struct tryg_level){.id = "ingen", .from = -INFINITY};
    t->level[1] = (struct tryg_level){.id = "markant", .from = 105.0, .alarm = true};
    t->profile = (struct tryg_profile){.id = "town",
                                       .indicators = TOWN_K,
                                       .groups = TOWN_K,
                                       .levels = 2,
                                       .indicator = t->indicator,
                                       .group = t->group,
                                       .level = t->level,
                                       .normalise = TRYG_Z,
                                       .aggregate = TRYG_MEAN,
                                       .centre = 100.0,
                                       .spread = 10.0,
                                       .clip_low = -INFINITY,
                                       .clip_high = INFINITY,
                                       .least_present = 2.0 / 3.0};
    tryg_scores_begin(&t->scores, arena, 2010, &TOWN, TOWN_K, TOWN_K);
    for (size_t c = 0; c < (size_t)TOWN_K * TOWN_AREAS; c++) {
        struct tryg_cell *cell = &t->scores.cell[c];
        cell->value = value[c / TOWN_AREAS][c % TOWN_AREAS];
        cell->se = 0.1;
        cell->denominator = c < TOWN_AREAS ? 100.0 : NAN;
        cell->why = TRYG_WHY_NOT;
    }
    tryg_score_baseline(&t->profile, &t->scores, arena, &t->baseline);
    t->figures[0] = (struct tryg_scenario_figures){&t->scores, &t->scores};
    t->basis = (struct tryg_scenario_basis){.profile = &t->profile,
                                            .baseline = &t->baseline,
                                            .denominators = 1,
                                            .denominator = &TOWN_DECLARED,
                                            .harms = 1,
                                            .harm = &TOWN_DECLARED,
                                            .figures = t->figures,
                                            .seed = 7,
                                            .threads = 1};
    return t;
}

#endif
