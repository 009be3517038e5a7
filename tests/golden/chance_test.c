/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 28: the draws of a linear index against its exact probabilities. */
#include <math.h>
#include <stdio.h>

#include "engine/index/chance.h"
#include "engine/index/distribution.h"
#include "engine/index/law.h"
#include "engine/index/score.h"
#include "tests/golden/case.h"

enum { K = 3, B = 20000 };

/* z against mean 0 and sd 1, centre 0, spread 1: the index is the weighted sum. */
static struct tryg_indicator indicators[K];
static struct tryg_anchor anchors[K];
static double around[2] = {-1.0, 1.0};
static struct tryg_level levels[] = {{"1", {{0}}, -INFINITY, false},
                                     {"2", {{0}}, 40.0, false},
                                     {"3", {{0}}, 55.0, false},
                                     {"4", {{0}}, 70.0, false}};
static struct tryg_profile profile = {.indicators = K,
                                      .levels = 4,
                                      .indicator = indicators,
                                      .level = levels,
                                      .normalise = TRYG_Z,
                                      .aggregate = TRYG_MEAN,
                                      .spread = 1.0,
                                      .clip_low = -INFINITY,
                                      .clip_high = INFINITY,
                                      .least_present = 1.0};
static struct tryg_baseline baseline = {.indicators = K, .anchor = anchors};

static void set_up(void)
{
    static const char *const id[K] = {"m1", "m2", "m3"};
    for (size_t i = 0; i < K; i++) {
        double w = golden_number("weights/%zu", i);
        indicators[i] = (struct tryg_indicator){.id = id[i],
                                                .source = TRYG_FROM_SURVEY,
                                                .direction = 1,
                                                .group = TRYG_NO_GROUP,
                                                .weight = w,
                                                .share = w};
        anchors[i] = (struct tryg_anchor){.indicator = id[i],
                                          .n = 2,
                                          .sd = 1.0,
                                          .low = -1.0,
                                          .high = 1.0,
                                          .value = around};
    }
}

static void fill(struct tryg_scores *scores, const struct golden_table *t)
{
    static const char *const se[K] = {"se1", "se2", "se3"};
    for (size_t i = 0; i < K; i++) {
        const double *m = golden_column(t, indicators[i].id),
                     *s = golden_column(t, se[i]);
        for (size_t a = 0; a < t->rows; a++) {
            struct tryg_cell *cell = &scores->cell[i * t->rows + a];
            cell->value = m[a];
            cell->se = s[a];
            cell->law = tryg_law_of_normal(m[a], s[a]);
            cell->why = TRYG_WHY_NOT;
        }
    }
}

static void within(const char *what, double got, double expected, double band)
{
    char text[64];
    snprintf(text, sizeof text, "%s %.6g of %.6g, in bands of", what, got, expected);
    golden_near(text, fabs(got - expected) <= band ? 0.0 : fabs(got - expected) / band,
                0.0, 0.0);
}

static void probability(const char *what, double got, double p)
{
    within(what, got, p, 4.5 * tryg_chance_mcse_p(p, B) + 1e-6);
}

static void check_area(const struct tryg_scores *s, size_t a)
{
    double mean = golden_number("mean/%zu", a), sd = golden_number("sd/%zu", a);
    golden_near("index", s->index[a], mean, 1e-14);
    golden_near("se", s->se[a], sd, 1e-14);
    within("mean", s->chance.mean[a], mean, 4.5 * sd / sqrt(B));
    within("sd", s->chance.sd[a], sd, 4.5 * sd / sqrt(2.0 * B));
    double density = 0.058445 / sd; /* of the standard normal at 1.96, by sd */
    double band = 4.5 * sqrt(0.025 * 0.975 / B) / density;
    within("low", s->low[a], golden_number("ci95_lower/%zu", a), band);
    within("high", s->high[a], golden_number("ci95_upper/%zu", a), band);
    within("mcse of low", s->chance.low_mcse[a], band / 4.5, 0.25 * band / 4.5);
    within("mcse of high", s->chance.high_mcse[a], band / 4.5, 0.25 * band / 4.5);
    for (size_t l = 0; l < profile.levels; l++) {
        probability("level", s->chance.p[l * s->system->n + a],
                    golden_number("p_category/%zu/%zu", a, l));
    }
    within("expected rank", s->chance.rank_mean[a], golden_number("expected_rank/%zu", a),
           4.5 * 1.0 / sqrt(B)); /* no rank here has an sd above 1 */
    double two = golden_number("p_rank/%zu/0", a) + golden_number("p_rank/%zu/1", a);
    probability("worst two", s->chance.worst_p[a], fmin(two, 1.0));
}

static void check_ranks(const struct tryg_scores *s, const struct tryg_luck *luck,
                        tryg_arena *arena)
{
    size_t n = s->system->n;
    double *index = TRYG_NEW(arena, n * B, double);
    tryg_replicate_indices(&profile, &baseline, s, luck, index, NULL);
    tryg_replicate_ranks(&profile, n, B, 2, index);
    for (size_t a = 0; a < n; a++) {
        double below = 0.0;
        for (size_t rank = 1; rank <= n; rank++) {
            size_t times = 0;
            for (size_t r = 0; r < B; r++) {
                times += index[a * B + r] == (double)rank;
            }
            double p = golden_number("p_rank/%zu/%zu", a, rank - 1);
            probability("rank", (double)times / B, fmin(p, 1.0));
            /* well inside a step of the distribution, the rank interval is exact too */
            if (below < 0.02 && below + p > 0.03) {
                golden_near("rank_low", s->chance.rank_low[a], (double)rank, 0.0);
            }
            if (below < 0.97 && below + p > 0.98) {
                golden_near("rank_high", s->chance.rank_high[a], (double)rank, 0.0);
            }
            below += p;
        }
    }
}

int main(void)
{
    golden_open("28_mc_linear");
    set_up();
    struct golden_table t = golden_table("input.csv");
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char **code = TRYG_NEW(arena, t.rows, const char *);
    for (size_t a = 0; a < t.rows; a++) {
        code[a] = golden_texts(&t, "district")[a];
    }
    struct tryg_system system = {.id = "district", .n = t.rows, .code = code};
    struct tryg_scores scores;
    tryg_scores_begin(&scores, arena, 0, &system, K, 0);
    fill(&scores, &t);
    struct tryg_error err;
    if (tryg_score_areas(&profile, &baseline, &scores, NULL, &err)) {
        return 1;
    }
    struct tryg_luck luck = {.seed = 28, .replicates = B, .worst = 2, .threads = 2};
    struct tryg_chance_check check;
    tryg_chance_draw(&profile, &baseline, &scores, &luck, arena, &check);
    golden_near("compared", (double)check.compared, (double)t.rows, 0.0);
    golden_near("differing", (double)check.differing, 0.0, 0.0);
    for (size_t a = 0; a < t.rows; a++) {
        check_area(&scores, a);
    }
    check_ranks(&scores, &luck, arena);
    tryg_arena_free(arena);
    return golden_end();
}
