/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/estimate.h"
#include "engine/index/share.h"
#include "geodata/base/arena.h"

/* Four areas, one question:
 *
 *     area    share    n     se    population
 *     a       0.20    101    -       1000
 *     b       0.40    201   0.05     3000
 *     c        -       -     -       1000
 *     d       0.00     50    -       5000
 *     city    0.15    400    -
 */
enum { AREAS = 4 };

static const struct tryg_system FINE = {.id = "fine", .n = AREAS};
static const char *QUESTION[] = {"utryg"};
static const struct tryg_limits LIMITS = {.min_count = 5, .min_answers = 60};
static double share[AREAS] = {0.2, 0.4, NAN, 0.0}, se[AREAS] = {NAN, 0.05, NAN, NAN},
              n[AREAS] = {101, 201, NAN, 50}, city[] = {0.15}, city_se[] = {NAN},
              city_n[] = {400};
static const double PEOPLE[AREAS] = {1000, 3000, 1000, 5000};
static const struct tryg_survey_estimates ESTIMATES = {.id = "borgere",
                                                       .year = 2010,
                                                       .system = &FINE,
                                                       .questions = 1,
                                                       .question = QUESTION,
                                                       .share = share,
                                                       .se = se,
                                                       .answers = n,
                                                       .city_share = city,
                                                       .city_se = city_se,
                                                       .city_answers = city_n,
                                                       .deff = 1.5};

static struct tryg_cell *estimate(struct tryg_ready_basis basis, size_t areas,
                                  double *variance, void **state)
{
    struct tryg_indicator indicator = {
        .id = "utryg", .source = TRYG_FROM_SURVEY, .question = "utryg"};
    struct tryg_profile profile = {.indicators = 1, .indicator = &indicator};
    struct tryg_system *system = TRYG_NEW(*state, 1, struct tryg_system);
    struct tryg_scores scores;
    *system = (struct tryg_system){.id = "asked", .n = areas};
    basis.estimates = &ESTIMATES;
    tryg_scores_begin(&scores, *state, 2010, system, 1, 0);
    tryg_estimate_ready(&profile, &basis, &LIMITS, &scores, variance);
    return scores.cell;
}

static void a_share_and_its_n_give_an_error(void **state)
{
    double variance[AREAS] = {0};
    struct tryg_cell *cell =
        estimate((struct tryg_ready_basis){0}, AREAS, variance, state);
    struct tryg_share s = {.p = 0.2, .variance = 1.5 * 0.16 / 100.0, .df = 100.0};
    CHECK_IS(cell[0].value, 0.2);
    CHECK_NEAR(cell[0].se, sqrt(s.variance), 1e-16);
    CHECK_NEAR(cell[0].low, tryg_share_interval(&s, TRYG_SHARE_LOGIT, 0.05).low, 1e-14);
    CHECK_IS(cell[0].deff, 1.5);
    CHECK_IS(cell[0].answers, 101.0);
    CHECK_NEAR(cell[0].n_eff, 100.0 / 1.5, 1e-10);
    CHECK_UNKNOWN(cell[0].dont_know);
    CHECK_NEAR(variance[0], s.variance, 1e-17);
}

static void a_given_error_goes_first(void **state)
{
    struct tryg_cell *cell = estimate((struct tryg_ready_basis){0}, AREAS, NULL, state);
    CHECK_NEAR(cell[1].se, 0.05, 1e-17);
    CHECK_NEAR(cell[1].n_eff, 96.0, 1e-10);
    CHECK_UNKNOWN(cell[1].deff);
}

static void a_missing_share_is_missing(void **state)
{
    struct tryg_cell *cell = estimate((struct tryg_ready_basis){0}, AREAS, NULL, state);
    CHECK_UNKNOWN(cell[2].value);
    assert_int_equal(cell[2].why, TRYG_WHY_NO_ANSWERS);
}

static void nobody_unsafe_is_not_certain(void **state)
{
    struct tryg_cell *cell = estimate((struct tryg_ready_basis){0}, AREAS, NULL, state);
    CHECK_IS(cell[3].value, 0.0);
    CHECK_NEAR(cell[3].high, 1.0 - pow(0.025, 1.0 / 50.0), 1e-12);
    CHECK_IS(cell[3].se, tryg_share_jeffreys_sd(0.0, 50.0));
    assert_int_equal(cell[3].flags, TRYG_FLAG_RAW_INTERVAL | TRYG_FLAG_FEW_ANSWERS);
}

static void areas_are_put_together_by_their_people(void **state)
{
    static const uint32_t map[AREAS] = {0, 0, 0, 1};
    struct tryg_ready_basis basis = {.map = map, .population = PEOPLE};
    struct tryg_cell *cell = estimate(basis, 2, NULL, state);
    /* a and b are 4000 of 5000: (1000 * 0.2 + 3000 * 0.4) / 4000 */
    CHECK_NEAR(cell[0].value, 0.35, 1e-15);
    CHECK_NEAR(cell[0].se, sqrt(0.0024 + 9.0 * 0.0025) / 4.0, 1e-15);
    CHECK_IS(cell[0].answers, 302.0);
    assert_int_equal(cell[0].flags, TRYG_FLAG_PARTIAL);
    CHECK_IS(cell[1].value, 0.0); /* a single part is taken as it is */
}

static void too_little_of_the_people_is_no_answer(void **state)
{
    static const uint32_t map[AREAS] = {0, 1, 0, 1};
    struct tryg_ready_basis basis = {.map = map, .population = PEOPLE};
    struct tryg_cell *cell = estimate(basis, 2, NULL, state);
    CHECK_UNKNOWN(cell[0].value); /* a is half of a and c */
    assert_int_equal(cell[0].why, TRYG_WHY_NO_ANSWERS);
    CHECK_NEAR(cell[1].value, 0.15, 1e-15);
}

static void without_people_nothing_is_put_together(void **state)
{
    static const uint32_t map[AREAS] = {0, 0, TRYG_NO_AREA, 1};
    struct tryg_cell *cell =
        estimate((struct tryg_ready_basis){.map = map}, 3, NULL, state);
    CHECK_UNKNOWN(cell[0].value);
    assert_int_equal(cell[0].why, TRYG_WHY_NO_POPULATION);
    CHECK_IS(cell[1].value, 0.0);
    assert_int_equal(cell[2].why, TRYG_WHY_NO_ANSWERS); /* of no area at all */
}

static void the_city_has_its_own_row(void **state)
{
    static const uint32_t map[AREAS] = {0};
    struct tryg_ready_basis basis = {.map = map, .population = PEOPLE, .city = true};
    struct tryg_cell *cell = estimate(basis, 1, NULL, state);
    CHECK_IS(cell[0].value, 0.15);
    CHECK_IS(cell[0].answers, 400.0);
    city[0] = NAN;
    cell = estimate(basis, 1, NULL, state);
    city[0] = 0.15;
    CHECK_NEAR(cell[0].value, 1400.0 / 9000.0, 1e-15);
    assert_int_equal(cell[0].flags, TRYG_FLAG_PARTIAL);
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_and_its_n_give_an_error),
        cmocka_unit_test(a_given_error_goes_first),
        cmocka_unit_test(a_missing_share_is_missing),
        cmocka_unit_test(nobody_unsafe_is_not_certain),
        cmocka_unit_test(areas_are_put_together_by_their_people),
        cmocka_unit_test(too_little_of_the_people_is_no_answer),
        cmocka_unit_test(without_people_nothing_is_put_together),
        cmocka_unit_test(the_city_has_its_own_row),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
