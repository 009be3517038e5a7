/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/blend.h"

enum { K = 4 };

static struct tryg_profile by(enum tryg_aggregate aggregate, double exponent)
{
    return (struct tryg_profile){.id = "p",
                                 .normalise = TRYG_MINMAX,
                                 .aggregate = aggregate,
                                 .exponent = exponent,
                                 .orientation = TRYG_NEED};
}

static const struct {
    const char *name;
    enum tryg_aggregate aggregate;
    double exponent;
} EVERY[] = {{"mean", TRYG_MEAN, NAN},         {"geometric", TRYG_GEOMETRIC, NAN},
             {"power 2", TRYG_POWER, 2.0},     {"power 1/2", TRYG_POWER, 0.5},
             {"harmonic", TRYG_POWER, -1.0},   {"power 0", TRYG_POWER, 0.0},
             {"power 1e-9", TRYG_POWER, 1e-9}, {"power 10", TRYG_POWER, 10.0},
             {"power -10", TRYG_POWER, -10.0}, {"ampi", TRYG_AMPI, NAN},
             {"power 1e-3", TRYG_POWER, 1e-3}, {"power 1", TRYG_POWER, 1.0}};

/* Four indicators of which the third is missing. */
static const double X[K] = {84.0, 121.5, NAN, 97.0}, W[K] = {0.5, 0.3, 0.0, 0.2};

static double summed(const struct tryg_profile *profile, const double *x, const double *w)
{
    double part[K], gain[K], sum = 0.0;
    tryg_blend_parts(profile, x, w, K, part, gain);
    for (size_t i = 0; i < K; i++) {
        sum += isnan(x[i]) ? 0.0 : w[i] * part[i];
    }
    return sum;
}

static void parts_add_up_to_the_blend(void **state)
{
    (void)state;
    static const double same[K] = {100, 100, NAN, 100}, ones[K] = {1, 1, 1, 1};
    size_t checked = 0;
    for (size_t e = 0; e < COUNT_OF(EVERY); e++, checked++) {
        struct tryg_profile p = by(EVERY[e].aggregate, EVERY[e].exponent);
        CHECK_NEAR(summed(&p, X, W), tryg_blend_of(&p, X, W, K), 1e-11);
        CHECK_NEAR(summed(&p, same, W), tryg_blend_of(&p, same, W, K), 1e-11);
        CHECK_NEAR(summed(&p, ones, W), tryg_blend_of(&p, ones, W, K), 1e-11);
    }
    assert_true(checked > 10);
}

static void the_gain_is_the_derivative(void **state)
{
    (void)state;
    size_t checked = 0;
    for (size_t e = 0; e < COUNT_OF(EVERY); e++) {
        for (int need = 0; need < 2; need++) {
            struct tryg_profile p = by(EVERY[e].aggregate, EVERY[e].exponent);
            p.orientation = need ? TRYG_NEED : TRYG_SAFE;
            double part[K], gain[K];
            tryg_blend_parts(&p, X, W, K, part, gain);
            for (size_t i = 0; i < K; i++) {
                if (isnan(X[i])) {
                    continue;
                }
                double up[K], down[K], h = 1e-4;
                memcpy(up, X, sizeof up);
                memcpy(down, X, sizeof down);
                up[i] += h;
                down[i] -= h;
                double slope =
                    (tryg_blend_of(&p, up, W, K) - tryg_blend_of(&p, down, W, K)) /
                    (2 * h);
                CHECK_NEAR(W[i] * gain[i], slope, 1e-7);
                checked++;
            }
        }
    }
    assert_true(checked > 50);
}

/* M = 100, S^2 = 100: 100 +- 100 / 100. */
static void an_uneven_area_is_worse_off(void **state)
{
    (void)state;
    static const double x[2] = {90, 110}, w[2] = {0.5, 0.5};
    struct tryg_profile p = by(TRYG_AMPI, NAN);
    double part[2], gain[2];
    CHECK_NEAR(tryg_blend_of(&p, x, w, 2), 0.1, 1e-15);
    tryg_blend_parts(&p, x, w, 2, part, gain);
    CHECK_NEAR(part[0], -0.9, 1e-15);
    CHECK_NEAR(part[1], 1.1, 1e-15);
    p.orientation = TRYG_SAFE;
    CHECK_NEAR(tryg_blend_of(&p, x, w, 2), -0.1, 1e-15);
}

static void powers_by_hand(void **state)
{
    (void)state;
    static const double x[2] = {1, 4}, w[2] = {0.5, 0.5};
    struct tryg_profile p = by(TRYG_POWER, 2.0);
    CHECK_NEAR(tryg_blend_of(&p, x, w, 2), sqrt(8.5), 1e-15);
    p.exponent = -1.0;
    CHECK_NEAR(tryg_blend_of(&p, x, w, 2), 1.6, 1e-15);
    p.exponent = 1e-9;
    CHECK_NEAR(tryg_blend_of(&p, x, w, 2), 2.0, 1e-15);
}

/* Base year 0, 20, 70: mean 30, range 70. */
static void scales_have_their_middle_where_they_say(void **state)
{
    static const double value[3] = {0, 20, 70};
    struct tryg_anchor anchor = tryg_normalise_anchor(value, 3, *state);
    struct tryg_yardstick up = {TRYG_MINMAX, &anchor, 1, NAN},
                          down = {TRYG_MINMAX, &anchor, -1, NAN};
    struct tryg_profile ampi = by(TRYG_AMPI, NAN), power = by(TRYG_POWER, 0.5),
                        mean = by(TRYG_MEAN, NAN);
    CHECK_NEAR(tryg_blend_scaled(&ampi, &up, 30), 100, 1e-12);
    CHECK_NEAR(tryg_blend_scaled(&ampi, &up, 70), 100 + 60.0 * 40 / 70, 1e-12);
    CHECK_NEAR(tryg_blend_scaled(&ampi, &down, 70), 100 - 60.0 * 40 / 70, 1e-12);
    CHECK_NEAR(tryg_blend_steepness(&ampi, &up, 30, 1), 60.0 / 70, 1e-12);
    CHECK_NEAR(tryg_blend_scaled(&power, &up, 0), 1, 0);
    CHECK_NEAR(tryg_blend_scaled(&power, &up, 70), 100, 1e-12);
    CHECK_NEAR(tryg_blend_scaled(&mean, &up, 70), 100, 0);
    up.method = TRYG_Z;
    CHECK_NEAR(tryg_blend_scaled(&ampi, &up, 30 + anchor.sd), 110, 1e-12);
    CHECK_UNKNOWN(tryg_blend_scaled(&ampi, &up, NAN));
}

static void far_below_the_scale_counts_as_one(void **state)
{
    static const double value[3] = {0, 20, 70};
    struct tryg_anchor anchor = tryg_normalise_anchor(value, 3, *state);
    struct tryg_yardstick up = {TRYG_MINMAX, &anchor, 1, NAN};
    struct tryg_profile ampi = by(TRYG_AMPI, NAN), mean = by(TRYG_MEAN, NAN);
    CHECK_IS(tryg_blend_scaled(&ampi, &up, -1000), 1.0);
    assert_true(tryg_blend_is_floored(&ampi, &up, -1000));
    assert_false(tryg_blend_is_floored(&ampi, &up, 0));
    assert_false(tryg_blend_is_floored(&mean, &up, -1000));
    assert_false(tryg_blend_is_floored(&ampi, &up, NAN));
    CHECK_IS(tryg_blend_steepness(&ampi, &up, -1000, 1), 0.0);
}

static void blends_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    struct tryg_error err;
    static const struct {
        enum tryg_aggregate aggregate;
        enum tryg_normalise normalise;
        enum tryg_status expected;
    } CASES[] = {
        {TRYG_MEAN, TRYG_Z, TRYG_OK},       {TRYG_GEOMETRIC, TRYG_Z, TRYG_USAGE},
        {TRYG_POWER, TRYG_Z, TRYG_USAGE},   {TRYG_POWER, TRYG_PERCENTILE, TRYG_OK},
        {TRYG_AMPI, TRYG_Z, TRYG_OK},       {TRYG_AMPI, TRYG_MINMAX, TRYG_OK},
        {TRYG_AMPI, TRYG_RANK, TRYG_USAGE}, {TRYG_AMPI, TRYG_TARGET, TRYG_USAGE}};
    size_t checked = 0;
    for (; checked < COUNT_OF(CASES); checked++) {
        struct tryg_profile p = by(CASES[checked].aggregate, 0.5);
        p.normalise = CASES[checked].normalise;
        assert_int_equal(tryg_blend_check(&p, &err), CASES[checked].expected);
    }
    assert_int_equal(checked, 8);
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
        cmocka_unit_test(parts_add_up_to_the_blend),
        cmocka_unit_test(the_gain_is_the_derivative),
        cmocka_unit_test(an_uneven_area_is_worse_off),
        cmocka_unit_test(powers_by_hand),
        cmocka_unit_test(scales_have_their_middle_where_they_say),
        cmocka_unit_test(far_below_the_scale_counts_as_one),
        cmocka_unit_test(blends_that_do_not_exist_are_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
