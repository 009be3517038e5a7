/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/lucky_town.h"

#include <math.h>
#include <stdlib.h>

#include "engine/index/law.h"
#include "engine/index/score.h"

static double ends[2] = {-1.0, 1.0};

static void set_profile(struct lucky_town *t)
{
    static const char *const id[LUCKY_K] = {"r0", "r1", "s2", "s3"};
    static const double from[LUCKY_LEVELS] = {-INFINITY, 95.0, 105.0};
    static const char *const level[LUCKY_LEVELS] = {"low", "middle", "high"};
    for (size_t i = 0; i < LUCKY_K; i++) {
        t->indicator[i] = (struct tryg_indicator){.id = id[i],
                                                  .source = i < 2 ? TRYG_FROM_REPORTS
                                                                  : TRYG_FROM_SURVEY,
                                                  .direction = 1,
                                                  .group = TRYG_NO_GROUP,
                                                  .weight = 1.0,
                                                  .share = 0.25};
        t->anchor[i] = (struct tryg_anchor){.indicator = id[i],
                                            .n = 2,
                                            .sd = 1.0,
                                            .low = -1.0,
                                            .high = 1.0,
                                            .value = ends};
    }
    for (size_t l = 0; l < LUCKY_LEVELS; l++) {
        t->level[l] = (struct tryg_level){.id = level[l], .from = from[l]};
    }
    t->profile = (struct tryg_profile){.id = "lucky",
                                       .indicators = LUCKY_K,
                                       .levels = LUCKY_LEVELS,
                                       .indicator = t->indicator,
                                       .level = t->level,
                                       .normalise = TRYG_Z,
                                       .aggregate = TRYG_MEAN,
                                       .centre = 100.0,
                                       .spread = 10.0,
                                       .clip_low = -INFINITY,
                                       .clip_high = INFINITY,
                                       .least_present = 2.0 / 3.0};
    t->baseline = (struct tryg_baseline){.indicators = LUCKY_K, .anchor = t->anchor};
}

struct lucky_town *lucky_town(tryg_arena *arena, size_t n)
{
    struct lucky_town *t = TRYG_NEW(arena, 1, struct lucky_town);
    t->arena = arena;
    set_profile(t);
    t->system = (struct tryg_system){.id = "town", .n = n};
    t->system.code = TRYG_NEW(arena, n, const char *);
    for (size_t a = 0; a < n; a++) {
        t->system.code[a] =
            tryg_arena_print(arena, "%c%zu", (char)('a' + a % 26), a / 26);
    }
    tryg_scores_begin(&t->scores, arena, 2010, &t->system, LUCKY_K, 0);
    t->scores.covariance = TRYG_NEW(arena, n * LUCKY_K * LUCKY_K, double);
    return t;
}

void lucky_cell(struct lucky_town *t, size_t i, size_t a, double value,
                struct tryg_law law)
{
    struct tryg_cell *cell = &t->scores.cell[i * t->system.n + a];
    cell->value = value;
    cell->se = tryg_law_sd(&law);
    cell->law = law;
    cell->why = TRYG_WHY_NOT;
}

void lucky_fill(struct lucky_town *t)
{
    for (size_t i = 0; i < LUCKY_K; i++) {
        for (size_t a = 0; a < t->system.n; a++) {
            double value = 0.4 * (double)((5 * a + 3 * i) % 7) - 1.2;
            lucky_cell(t, i, a, value, tryg_law_of_normal(value, 0.8));
        }
    }
}

void lucky_share(struct lucky_town *t, size_t a, size_t i, size_t j, double correlation)
{
    size_t n = t->system.n;
    double *of = t->scores.covariance + a * LUCKY_K * LUCKY_K;
    double shared =
        correlation * t->scores.cell[i * n + a].se * t->scores.cell[j * n + a].se;
    of[i * LUCKY_K + j] = of[j * LUCKY_K + i] = shared;
}

void lucky_score(struct lucky_town *t)
{
    struct tryg_error err;
    if (tryg_score_areas(&t->profile, &t->baseline, &t->scores, t->scores.covariance,
                         &err)) {
        abort();
    }
}
