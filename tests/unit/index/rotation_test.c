/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/rotation.h"

enum { P = 5, K = 3 };

/* A small generator of numbers in -1..1, the same everywhere. */
static double next(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (double)(*seed >> 8) / 8388608.0 - 1.0;
}

static void a_turned_simple_pattern_is_found_again(void **state)
{
    static const double simple[4][2] = {{.9, 0}, {.8, 0}, {0, .7}, {0, .6}};
    double turned[8], c = cos(0.5), s = sin(0.5);
    for (size_t i = 0; i < 4; i++) {
        turned[i * 2] = c * simple[i][0] - s * simple[i][1];
        turned[i * 2 + 1] = s * simple[i][0] + c * simple[i][1];
    }
    tryg_rotation_varimax(turned, 4, 2, *state);
    for (size_t i = 0; i < 4; i++) {
        CHECK_NEAR(turned[i * 2], simple[i][0], 1e-12);
        CHECK_NEAR(turned[i * 2 + 1], simple[i][1], 1e-12);
    }
}

static double communality(const double *row)
{
    return row[0] * row[0] + row[1] * row[1] + row[2] * row[2];
}

static void rotation_keeps_communalities(void **state)
{
    size_t checked = 0;
    for (uint32_t seed = 1; seed <= 50; seed++) {
        uint32_t at = seed;
        double before[P * K], after[P * K];
        for (size_t i = 0; i < P * K; i++) {
            before[i] = after[i] = i < K && seed == 50 ? 0.0 : next(&at);
        }
        tryg_rotation_varimax(after, P, K, *state);
        for (size_t i = 0; i < P; i++, checked++) {
            CHECK_NEAR(communality(after + i * K), communality(before + i * K), 1e-13);
        }
    }
    assert_true(checked == 50 * P);
}

/* Weights of a row order are the same as of another one, each with its indicator. */
static void weights_sum_to_one_and_follow_their_indicator(void **state)
{
    static const size_t other[P] = {3, 0, 4, 2, 1};
    size_t checked = 0;
    for (uint32_t seed = 1; seed <= 50; seed++, checked++) {
        uint32_t at = seed;
        double l[P * K], m[P * K], w[P], v[P], explained[K], sum = 0.0;
        size_t of[P];
        for (size_t i = 0; i < P * K; i++) {
            l[i] = next(&at);
        }
        for (size_t i = 0; i < P; i++) {
            memcpy(m + i * K, l + other[i] * K, K * sizeof *l);
        }
        tryg_rotation_varimax(l, P, K, *state);
        tryg_rotation_varimax(m, P, K, *state);
        tryg_rotation_weights(l, P, K, w, explained, of);
        tryg_rotation_weights(m, P, K, v, explained, of);
        for (size_t i = 0; i < P; i++) {
            assert_true(w[i] >= 0.0);
            CHECK_NEAR(v[i], w[other[i]], 1e-9);
            sum += w[i];
        }
        CHECK_NEAR(sum, 1.0, 1e-14);
    }
    assert_int_equal(checked, 50);
}

/* Factors explain 1.45 and 0.85: .81/1.45 * 1.45/2.3 and so on. */
static void weights_by_hand(void **state)
{
    (void)state;
    static const double l[8] = {.9, 0, .8, 0, 0, .7, 0, .6};
    double w[4], explained[2];
    size_t of[4];
    tryg_rotation_weights(l, 4, 2, w, explained, of);
    CHECK_NEAR(explained[0], 1.45, 1e-15);
    CHECK_NEAR(w[0], .81 / 2.3, 1e-15);
    CHECK_NEAR(w[3], .36 / 2.3, 1e-15);
    assert_int_equal(of[1], 0);
    assert_int_equal(of[2], 1);
}

static void one_factor_is_only_turned_up(void **state)
{
    double l[2] = {-.9, -.4};
    tryg_rotation_varimax(l, 2, 1, *state);
    CHECK_IS(l[0], .9);
    CHECK_IS(l[1], .4);
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
        cmocka_unit_test(a_turned_simple_pattern_is_found_again),
        cmocka_unit_test(rotation_keeps_communalities),
        cmocka_unit_test(weights_sum_to_one_and_follow_their_indicator),
        cmocka_unit_test(weights_by_hand),
        cmocka_unit_test(one_factor_is_only_turned_up),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
