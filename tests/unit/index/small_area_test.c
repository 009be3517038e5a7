/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "engine/index/law.h"
#include "engine/index/marshall.h"
#include "engine/index/rate.h"
#include "engine/index/small_area.h"

enum { AREAS = 5 };

struct town {
    tryg_arena *arena;
    struct tryg_system system;
    struct tryg_indicator indicator[2];
    struct tryg_profile profile;
    struct tryg_scores scores;
    double covariance[AREAS * 4];
};

static struct town *town_new(enum tryg_source source, struct tryg_modelling model)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct town *t = TRYG_NEW(arena, 1, struct town);
    t->arena = arena;
    t->system = (struct tryg_system){.id = "d", .n = AREAS};
    t->indicator[0] =
        (struct tryg_indicator){.id = "a", .source = source, .per = 1000, .model = model};
    t->indicator[1] = (struct tryg_indicator){.id = "b", .source = TRYG_FROM_SURVEY};
    t->profile = (struct tryg_profile){.indicators = 2, .indicator = t->indicator};
    tryg_scores_begin(&t->scores, arena, 2010, &t->system, 2, 0);
    return t;
}

static const double COUNT[] = {1, 12, 0, 40, 7}, PEOPLE[] = {100, 300, 50, 800, 0};

static void fill_rates(struct town *t)
{
    for (size_t a = 0; a < AREAS; a++) {
        struct tryg_cell *c = &t->scores.cell[a];
        c->count = COUNT[a];
        c->denominator = PEOPLE[a];
        c->value = tryg_rate_per(COUNT[a], PEOPLE[a], 1000);
        c->se = 10 + (double)a;
        c->why = isnan(c->value) ? TRYG_WHY_NO_POPULATION : TRYG_WHY_NOT;
        t->covariance[4 * a + 1] = t->covariance[4 * a + 2] = 0.5 * c->se;
    }
}

static void every_law_has_the_value_and_the_error(const struct town *t, size_t known)
{
    size_t seen = 0;
    for (size_t a = 0; a < AREAS; a++) {
        const struct tryg_cell *c = &t->scores.cell[a];
        if (c->model == TRYG_MODEL_NONE) {
            continue;
        }
        CHECK_NEAR(tryg_law_sd(&c->law), c->se, 1e-9 * c->se);
        assert_true(c->low <= c->value && c->value <= c->high);
        CHECK_NEAR(t->covariance[4 * a], c->se * c->se, 1e-12);
        CHECK_NEAR(t->covariance[4 * a + 1] / c->se, 0.5, 1e-12); /* the correlation */
        seen++;
    }
    assert_int_equal(seen, known);
}

static void marshall_stands_beside_the_direct_rate(void **state)
{
    (void)state;
    struct town *t =
        town_new(TRYG_FROM_REPORTS,
                 (struct tryg_modelling){.kind = TRYG_MARSHALL, .exceeds = NAN});
    struct tryg_marshall m[AREAS];
    fill_rates(t);
    tryg_marshall_global(AREAS, COUNT, PEOPLE, TRYG_MARSHALL_POISSON, m);
    assert_int_equal(tryg_small_area_rates(&t->profile, 0, NULL, &t->scores,
                                           t->covariance, t->arena, NULL),
                     TRYG_OK);
    for (size_t a = 0; a < 4; a++) {
        CHECK_NEAR(t->scores.cell[a].value, 1000 * m[a].value, 1e-10);
        CHECK_IS(t->scores.cell[a].direct, 1000 * COUNT[a] / PEOPLE[a]);
        CHECK_IS(t->scores.cell[a].direct_se, 10 + (double)a);
        assert_true(t->scores.cell[a].se > 0);
        CHECK_UNKNOWN(t->scores.cell[a].exceeds);
    }
    assert_int_equal(t->scores.cell[4].model, TRYG_MODEL_NONE);
    assert_int_equal(t->scores.cell[4].why, TRYG_WHY_NO_POPULATION);
    every_law_has_the_value_and_the_error(t, 4);
    tryg_arena_free(t->arena);
}

static void the_local_form_asks_for_neighbours(void **state)
{
    (void)state;
    struct town *t =
        town_new(TRYG_FROM_REPORTS, (struct tryg_modelling){.kind = TRYG_MARSHALL_LOCAL});
    struct tryg_beside none = {NULL, NULL};
    size_t first[AREAS + 1] = {0, 1, 2, 2, 2, 2};
    uint32_t neighbour[] = {1, 0};
    struct tryg_beside some = {first, neighbour};
    fill_rates(t);
    assert_int_equal(
        tryg_small_area_rates(&t->profile, 0, &none, &t->scores, NULL, t->arena, NULL),
        TRYG_USAGE);
    assert_int_equal(t->scores.cell[0].model, TRYG_MODEL_NONE);
    assert_int_equal(tryg_small_area_rates(&t->profile, 0, &some, &t->scores,
                                           t->covariance, t->arena, NULL),
                     TRYG_OK);
    CHECK_NEAR(t->scores.cell[3].value, 50, 1e-12); /* an island keeps its rate */
    CHECK_IS(t->scores.cell[2].value, 0);
    assert_true(t->scores.cell[2].se > 0); /* and none counted is not certain */
    tryg_arena_free(t->arena);
}

/* A row of four: the two variants are those of marshall.h, and not the same. */
static void the_variant_is_taken_over(void **state)
{
    (void)state;
    size_t first[AREAS + 1] = {0, 1, 3, 5, 6, 6}, differing = 0;
    uint32_t neighbour[] = {1, 0, 2, 1, 3, 2};
    double exposure[AREAS] = {100, 300, 50, 800, NAN};
    double count[AREAS] = {1, 12, 0, 40, NAN};
    struct tryg_beside some = {first, neighbour};
    double value[2][4];
    for (int spdep = 0; spdep < 2; spdep++) {
        struct tryg_marshall m[AREAS];
        struct town *t = town_new(
            TRYG_FROM_REPORTS,
            (struct tryg_modelling){.kind = TRYG_MARSHALL_LOCAL, .spdep = spdep});
        fill_rates(t);
        assert_int_equal(tryg_small_area_rates(&t->profile, 0, &some, &t->scores, NULL,
                                               t->arena, NULL),
                         TRYG_OK);
        tryg_marshall_local(AREAS, count, exposure, first, neighbour,
                            spdep ? TRYG_MARSHALL_FROM_THEIRS : TRYG_MARSHALL_FROM_HERE,
                            m);
        for (size_t a = 0; a < 4; a++) {
            value[spdep][a] = t->scores.cell[a].value;
            CHECK_NEAR(value[spdep][a], 1000 * m[a].value, 1e-12);
        }
        tryg_arena_free(t->arena);
    }
    for (size_t a = 0; a < 4; a++) {
        differing += value[0][a] != value[1][a];
    }
    assert_true(differing > 0);
}

static void poisson_gamma_tells_how_surely_it_exceeds(void **state)
{
    (void)state;
    static const double many[] = {1, 30, 0, 200, 7};
    struct town *t =
        town_new(TRYG_FROM_REPORTS, (struct tryg_modelling){.kind = TRYG_POISSON_GAMMA,
                                                            .fit = TRYG_FIT_ML,
                                                            .exceeds = 1.2});
    fill_rates(t);
    for (size_t a = 0; a < 4; a++) {
        t->scores.cell[a].count = many[a];
        t->scores.cell[a].value = 1000 * many[a] / PEOPLE[a];
    }
    assert_int_equal(tryg_small_area_rates(&t->profile, 0, NULL, &t->scores,
                                           t->covariance, t->arena, NULL),
                     TRYG_OK);
    for (size_t a = 0; a < 4; a++) {
        const struct tryg_cell *c = &t->scores.cell[a];
        CHECK_NEAR(tryg_law_mean(&c->law), c->value, 1e-9 * c->value);
        assert_true(c->exceeds > 0 && c->exceeds < 1);
    }
    assert_true(t->scores.cell[3].exceeds > 0.5 && t->scores.cell[0].exceeds < 0.5);
    every_law_has_the_value_and_the_error(t, 4);
    tryg_arena_free(t->arena);
}

/* 5, 10, 15, 20 of the same rate: one value for all, with the limits of 50 of 5,000. */
static void without_spread_all_have_the_common_rate(void **state)
{
    (void)state;
    struct town *t =
        town_new(TRYG_FROM_REPORTS, (struct tryg_modelling){.kind = TRYG_POISSON_GAMMA,
                                                            .fit = TRYG_FIT_MOMENTS,
                                                            .exceeds = 1.2});
    struct tryg_interval all = tryg_rate_garwood(50, 5000, 1000, 0.05);
    for (size_t a = 0; a < 4; a++) {
        double part = (double)(a + 1);
        t->scores.cell[a].count = 5 * part;
        t->scores.cell[a].denominator = 500 * part;
        t->scores.cell[a].value = 10;
        t->scores.cell[a].why = TRYG_WHY_NOT;
    }
    assert_int_equal(tryg_small_area_rates(&t->profile, 0, NULL, &t->scores,
                                           t->covariance, t->arena, NULL),
                     TRYG_OK);
    for (size_t a = 0; a < 4; a++) {
        CHECK_NEAR(t->scores.cell[a].value, 10, 1e-12);
        CHECK_NEAR(t->scores.cell[a].low, all.low, 1e-12);
        CHECK_NEAR(t->scores.cell[a].high, all.high, 1e-12);
        CHECK_IS(t->scores.cell[a].exceeds, 0);
    }
    tryg_arena_free(t->arena);
}

static void fill_shares(struct town *t)
{
    static const double share[] = {0.1, 0.3, 0.2, 0.5, NAN};
    for (size_t a = 0; a < AREAS; a++) {
        struct tryg_cell *c = &t->scores.cell[a];
        c->value = share[a];
        c->answers = 100;
        c->se = sqrt(share[a] * (1 - share[a]) / 100);
        c->why = isnan(c->value) ? TRYG_WHY_NO_ANSWERS : TRYG_WHY_NOT;
        t->covariance[4 * a + 1] = t->covariance[4 * a + 2] = 0.5 * c->se;
    }
}

static void a_share_borrows_and_the_whole_is_met(void **state)
{
    (void)state;
    static const enum tryg_benchmark how[] = {TRYG_BENCHMARK_RATIO,
                                              TRYG_BENCHMARK_DIFFERENCE};
    for (size_t h = 0; h < 2; h++) {
        struct town *t =
            town_new(TRYG_FROM_SURVEY, (struct tryg_modelling){.kind = TRYG_FAY_HERRIOT,
                                                               .fit = TRYG_FIT_REML,
                                                               .benchmark = how[h],
                                                               .exceeds = NAN});
        double people[] = {100, 300, 50, 800, 90}, direct = 0, model = 0;
        struct tryg_denominator residents = {"residents", people, NULL};
        struct tryg_report_basis basis = {.denominators = 1, .denominator = &residents};
        fill_shares(t);
        assert_int_equal(tryg_small_area_shares(&t->profile, 0, &basis, &t->scores,
                                                t->covariance, t->arena, NULL),
                         TRYG_OK);
        for (size_t a = 0; a < 4; a++) {
            direct += people[a] * t->scores.cell[a].direct;
            model += people[a] * t->scores.cell[a].value;
        }
        CHECK_NEAR(model, direct, 1e-10);
        assert_true(t->scores.cell[0].value > 0.1 && t->scores.cell[3].value < 0.5);
        assert_int_equal(t->scores.cell[4].why, TRYG_WHY_NOT);
        assert_int_equal(t->scores.cell[4].flags, TRYG_FLAG_SYNTHETIC);
        CHECK_UNKNOWN(t->scores.cell[4].direct);
        assert_true(t->scores.cell[4].se > t->scores.cell[0].se);
        CHECK_IS(t->covariance[17], 0); /* shares nothing with what was not asked */
        tryg_arena_free(t->arena);
    }
}

static void covariates_are_direct_values_and_may_be_too_many(void **state)
{
    (void)state;
    const char *covariate[] = {"b", "b", "residents"};
    struct town *t = town_new(TRYG_FROM_SURVEY,
                              (struct tryg_modelling){.kind = TRYG_FAY_HERRIOT,
                                                      .fit = TRYG_FIT_REML,
                                                      .benchmark = TRYG_BENCHMARK_NONE,
                                                      .covariates = 1,
                                                      .covariate = covariate,
                                                      .exceeds = NAN});
    double people[] = {1, 2, 3, 5, 8};
    struct tryg_denominator residents = {"residents", people, NULL};
    struct tryg_report_basis basis = {.denominators = 1, .denominator = &residents};
    fill_shares(t);
    for (size_t a = 0; a < AREAS; a++) { /* b: what a is, twice, so the line is exact */
        struct tryg_cell *b = &t->scores.cell[AREAS + a];
        b->direct = 2 * (a < 4 ? t->scores.cell[a].value : 0.4);
        b->value = 77;
        b->model = TRYG_POISSON_GAMMA;
    }
    t->indicator[0].model.covariates = 3;
    assert_int_equal(
        tryg_small_area_shares(&t->profile, 0, &basis, &t->scores, NULL, t->arena, NULL),
        TRYG_DATA);
    assert_int_equal(t->scores.cell[0].model, TRYG_MODEL_NONE);
    t->indicator[0].model.covariates = 1;
    assert_int_equal(
        tryg_small_area_shares(&t->profile, 0, &basis, &t->scores, NULL, t->arena, NULL),
        TRYG_OK);
    CHECK_NEAR(t->scores.cell[4].value, 0.4, 1e-10);
    CHECK_NEAR(t->scores.cell[1].value, 0.3, 1e-10);
    tryg_arena_free(t->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marshall_stands_beside_the_direct_rate),
        cmocka_unit_test(the_local_form_asks_for_neighbours),
        cmocka_unit_test(the_variant_is_taken_over),
        cmocka_unit_test(poisson_gamma_tells_how_surely_it_exceeds),
        cmocka_unit_test(without_spread_all_have_the_common_rate),
        cmocka_unit_test(a_share_borrows_and_the_whole_is_met),
        cmocka_unit_test(covariates_are_direct_values_and_may_be_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
