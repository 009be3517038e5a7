/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/chance.h"
#include "engine/index/distribution.h"
#include "engine/index/law.h"
#include "tests/unit/index/lucky_town.h"

enum { K = LUCKY_K, B = 4000 };
#define AREAS ((size_t)6)

/* One area with a single uncertain indicator: the index is monotone in it, so that all
 * that is asked for has a closed form. */
static struct lucky_town *single(tryg_arena *arena, struct tryg_law law, double value)
{
    struct lucky_town *t = lucky_town(arena, 1);
    lucky_fill(t);
    for (size_t i = 0; i < K; i++) {
        lucky_cell(t, i, 0, 0.0, tryg_law_of_census(0.0));
    }
    lucky_cell(t, 0, 0, value, law);
    lucky_score(t);
    return t;
}

static struct tryg_chance_check draw(struct lucky_town *t, uint64_t seed,
                                     unsigned threads)
{
    struct tryg_luck luck = {
        .seed = seed, .replicates = B, .worst = 2, .threads = threads};
    struct tryg_chance_check check;
    tryg_chance_draw(&t->profile, &t->baseline, &t->scores, &luck, t->arena, &check);
    return check;
}

static void one_gamma_has_its_own_quantiles(void **state)
{
    struct lucky_town *t = single(*state, tryg_law_of_rate(2.0, 1.0, 1.0), 2.0);
    struct tryg_chance_check check = draw(t, 3, 2);
    const struct tryg_scores *s = &t->scores;
    CHECK_IS(s->index[0], 105.0); /* 100 + 2.5 * 2: of the estimate, not of the draws */
    double low = 100.0 + 2.5 * tryg_gamma_quantile(0.025, 2.5);
    double high = 100.0 + 2.5 * tryg_gamma_quantile(0.975, 2.5);
    CHECK_NEAR(s->low[0], low, 4.5 * s->chance.low_mcse[0]);
    CHECK_NEAR(s->high[0], high, 4.5 * s->chance.high_mcse[0]);
    CHECK_NEAR(s->chance.mean[0], 100.0 + 2.5 * 2.5, 4.5 * s->chance.sd[0] / sqrt(B));
    CHECK_NEAR(s->chance.sd[0], 2.5 * sqrt(2.5), 4.5 * sqrt(4.4 / (4.0 * B)) * 2.5 * 1.6);
    double above = tryg_gamma_upper(2.0, 2.5); /* at least 105 */
    CHECK_NEAR(s->chance.p[2], above, 4.5 * tryg_chance_mcse_p(above, B));
    CHECK_IS(s->level_p[0], s->chance.p[2]);
    CHECK_IS(s->chance.p[0], 0.0); /* below 95 never */
    CHECK_IS(s->chance.p[0] + s->chance.p[1] + s->chance.p[2], 1.0);
    assert_int_equal(check.compared, 1);
    assert_int_equal(check.differing, 0);
}

static void one_share_has_its_own_levels(void **state)
{
    struct tryg_law law = tryg_law_of_share(0.3, 60.0); /* Beta(18.5, 42.5) */
    struct lucky_town *t = single(*state, law, 0.3);
    t->level[1].from = 100.0 + 2.5 * 0.25;
    t->level[2].from = 100.0 + 2.5 * 0.4;
    lucky_score(t);
    draw(t, 3, 1);
    const double cut[2] = {tryg_beta_cdf(0.25, 18.5, 42.5),
                           tryg_beta_cdf(0.4, 18.5, 42.5)};
    const double p[3] = {cut[0], cut[1] - cut[0], 1.0 - cut[1]};
    for (size_t l = 0; l < 3; l++) {
        CHECK_NEAR(t->scores.chance.p[l], p[l], 4.5 * tryg_chance_mcse_p(p[l], B));
    }
    CHECK_IS(t->scores.level_p[0], t->scores.chance.p[1]);
    CHECK_IS(t->scores.chance.rank_low[0], 1.0);
    CHECK_IS(t->scores.chance.rank_high[0], 1.0);
    CHECK_IS(t->scores.chance.worst_p[0], 1.0);
}

/* Two areas, one a difference d of the mean above: it ranks first with Phi(d / sd). */
static void two_areas_change_places(void **state)
{
    struct lucky_town *t = lucky_town(*state, 2);
    lucky_fill(t);
    for (size_t i = 0; i < K; i++) {
        lucky_cell(t, i, 0, 0.5, tryg_law_of_normal(0.5, 0.8));
        lucky_cell(t, i, 1, 0.2, tryg_law_of_normal(0.2, 0.8));
    }
    lucky_score(t);
    struct tryg_luck luck = {.seed = 4, .replicates = B, .worst = 1, .threads = 2};
    tryg_chance_draw(&t->profile, &t->baseline, &t->scores, &luck, t->arena, NULL);
    double p = tryg_normal_cdf(4.0 * 0.3 / (0.8 * sqrt(8.0)));
    const struct tryg_chance *c = &t->scores.chance;
    CHECK_NEAR(c->worst_p[0], p, 4.5 * tryg_chance_mcse_p(p, B));
    CHECK_NEAR(c->worst_p[1], 1.0 - p, 4.5 * tryg_chance_mcse_p(p, B));
    CHECK_NEAR(c->rank_mean[0], 2.0 - p, 4.5 * tryg_chance_mcse_p(p, B));
    CHECK_IS(c->rank_low[0], 1.0);
    CHECK_IS(c->rank_high[0], 2.0);
}

static void another_seed_says_the_same(void **state)
{
    struct lucky_town *t = lucky_town(*state, 6), *u = lucky_town(*state, 6);
    lucky_fill(t);
    lucky_fill(u);
    lucky_score(t);
    lucky_score(u);
    draw(t, 1, 2);
    draw(u, 2, 2);
    const struct tryg_chance *c = &t->scores.chance, *d = &u->scores.chance;
    for (size_t a = 0; a < 6; a++) {
        double both = sqrt(2.0);
        CHECK_NEAR(c->mean[a], d->mean[a], 4.5 * both * c->sd[a] / sqrt(B));
        CHECK_NEAR(t->scores.low[a], u->scores.low[a], 4.5 * both * c->low_mcse[a]);
        CHECK_NEAR(t->scores.high[a], u->scores.high[a], 4.5 * both * c->high_mcse[a]);
        for (size_t l = 0; l < LUCKY_LEVELS; l++) {
            double p = c->p[l * 6 + a], q = d->p[l * 6 + a], m = 0.5 * (p + q);
            CHECK_NEAR(p, q, 4.5 * both * tryg_chance_mcse_p(m, B));
        }
        assert_true(fabs(c->mean[a] - d->mean[a]) > 0.0); /* and yet other draws */
    }
}

static void threads_change_nothing(void **state)
{
    struct lucky_town *t = lucky_town(*state, 6), *u = lucky_town(*state, 6);
    lucky_fill(t);
    lucky_fill(u);
    lucky_score(t);
    lucky_score(u);
    draw(t, 1, 1);
    draw(u, 1, 8);
    assert_memory_equal(t->scores.low, u->scores.low, AREAS * sizeof(double));
    assert_memory_equal(t->scores.chance.rank_mean, u->scores.chance.rank_mean,
                        AREAS * sizeof(double));
    assert_memory_equal(t->scores.chance.p, u->scores.chance.p,
                        3 * AREAS * sizeof(double));
}

static void what_is_not_known_stays_unknown(void **state)
{
    struct lucky_town *t = lucky_town(*state, 2);
    lucky_fill(t);
    lucky_cell(t, 2, 1, 0.7, tryg_law_of_normal(0.7, NAN));
    lucky_score(t);
    struct tryg_chance_check check = draw(t, 1, 1);
    assert_int_equal(check.compared, 1);
    CHECK_UNKNOWN(t->scores.low[1]);
    CHECK_UNKNOWN(t->scores.level_p[1]);
    CHECK_UNKNOWN(t->scores.chance.worst_p[1]);
    CHECK_UNKNOWN(t->scores.chance.p[2 + 1]);
    assert_true(t->scores.index[1] > 0.0);
    assert_true(t->scores.chance.rank_low[0] >= 1.0);
}

/* Were the formula told other variances than the draws have, it would be said. */
static void draws_and_formula_are_compared(void **state)
{
    struct lucky_town *t = lucky_town(*state, 3);
    lucky_fill(t);
    for (size_t a = 0; a < 3; a++) {
        lucky_share(t, a, 0, 1, 0.4);
    }
    lucky_score(t);
    struct tryg_chance_check check = draw(t, 1, 1);
    assert_int_equal(check.compared, 3);
    assert_int_equal(check.differing, 0);
    /* two skew laws that a normal copula cannot bring to the correlation it is asked */
    lucky_cell(t, 0, 1, 0.0, tryg_law_of_rate(0.0, 1.0, 9.0));
    lucky_cell(t, 1, 1, 0.0, tryg_law_of_rate(0.0, 1.0, 9.0));
    lucky_share(t, 1, 0, 1, -0.95);
    lucky_score(t);
    check = draw(t, 1, 1);
    assert_int_equal(check.differing, 1);
    assert_int_equal(check.area, 1);
    assert_true(check.drawn > check.formula);
}

static void certain_areas_are_certain(void **state)
{
    struct lucky_town *t = single(*state, tryg_law_of_census(0.1), 0.1);
    struct tryg_chance_check check = draw(t, 1, 1);
    CHECK_IS(t->scores.level_p[0], 1.0);
    CHECK_NEAR(t->scores.low[0], t->scores.index[0], 1e-12);
    CHECK_NEAR(t->scores.high[0], t->scores.index[0], 1e-12);
    assert_int_equal(check.differing, 0);
}

static int begin(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int end(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_gamma_has_its_own_quantiles),
                                       cmocka_unit_test(one_share_has_its_own_levels),
                                       cmocka_unit_test(two_areas_change_places),
                                       cmocka_unit_test(another_seed_says_the_same),
                                       cmocka_unit_test(threads_change_nothing),
                                       cmocka_unit_test(what_is_not_known_stays_unknown),
                                       cmocka_unit_test(draws_and_formula_are_compared),
                                       cmocka_unit_test(certain_areas_are_certain)};
    return cmocka_run_group_tests(tests, begin, end);
}
