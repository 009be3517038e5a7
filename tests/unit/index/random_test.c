/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/random.h"

#include <stdlib.h>

static void the_generator_is_philox(void **state)
{
    (void)state;
    /* the published known answer for key and counter of ones */
    struct tryg_stream ones = {
        .key = {0xffffffffU, 0xffffffffU}, .area = 0xffffffffU, .purpose = 0xffffffffU};
    uint32_t word[4];
    tryg_random_block(&ones, 0xffffffffU, 0xffffffffU, word);
    const uint32_t known[4] = {0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(word[i], known[i]);
    }
}

static void an_address_is_seed_year_area_and_purpose(void **state)
{
    (void)state;
    uint64_t seed = 0x0000000500000007U;
    struct tryg_stream s = tryg_random_stream(seed, 2010, "0101", TRYG_DRAW_COUNTS);
    assert_int_equal(s.key[0], 7);
    assert_int_equal(s.key[1], 5 ^ 2010);
    assert_int_equal(s.purpose, 2);
    /* FNV-1a's published values: of "", of "a", of "foobar" */
    assert_int_equal(tryg_random_area(""), 0x811c9dc5U);
    assert_int_equal(tryg_random_area("a"), 0xe40c292cU);
    assert_int_equal(tryg_random_area("foobar"), 0xbf9cf968U);
    assert_int_equal(tryg_random_area(NULL), 0);
    assert_int_equal(tryg_random_stream(seed, 0, NULL, TRYG_DRAW_SURVEY).key[1], 5);
}

static void numbers_lie_strictly_between_0_and_1(void **state)
{
    (void)state;
    struct tryg_stream s = tryg_random_stream(1, 2014, "25", TRYG_DRAW_SURVEY);
    enum { N = 20000 };
    double *even = malloc(N * sizeof *even), *odd = malloc(N * sizeof *odd), sum = 0.0;
    tryg_random_uniforms(&s, 3, 0, N, even, odd);
    for (size_t i = 0; i < N; i++) {
        assert_true(even[i] > 0.0 && even[i] < 1.0 && odd[i] > 0.0 && odd[i] < 1.0);
        /* in steps of 2^-52 from 2^-53 */
        assert_true(fmod(even[i] - 0x1p-53, 0x1p-52) == 0.0);
        sum += even[i] + odd[i];
    }
    CHECK_NEAR(sum / (2.0 * N), 0.5, 4.5 * sqrt(1.0 / 12.0 / (2.0 * N)));
    free(even);
    free(odd);
}

static void it_is_the_same_whichever_way_it_is_asked(void **state)
{
    (void)state;
    struct tryg_stream s = tryg_random_stream(9, 2012, "x", TRYG_DRAW_COUNTS);
    struct tryg_walk walk = tryg_random_walk(&s, 11);
    double even[4], odd[4];
    tryg_random_uniforms(&s, 1, 9, 4, even, odd);
    CHECK_IS(tryg_random_uniform(&s, 11, 2), even[2]);
    CHECK_IS(tryg_random_uniform(&s, 11, 3), odd[2]);
    for (uint32_t m = 0; m < 6; m++) {
        CHECK_IS(tryg_random_next(&walk), tryg_random_uniform(&s, 11, m));
    }
}

static void a_permutation_takes_its_numbers_in_order(void **state)
{
    (void)state;
    struct tryg_stream s = tryg_random_stream(4, 0, NULL, TRYG_DRAW_PERMUTATION);
    uint32_t order[5] = {0, 1, 2, 3, 4}, by_hand[5] = {0, 1, 2, 3, 4};
    struct tryg_walk walk = tryg_random_walk(&s, 2);
    tryg_random_permute(&walk, order, 5);
    for (uint32_t i = 4, m = 0; i >= 1; i--, m++) {
        uint32_t j = (uint32_t)(tryg_random_uniform(&s, 2, m) * (i + 1));
        uint32_t kept = by_hand[i];
        by_hand[i] = by_hand[j];
        by_hand[j] = kept;
    }
    assert_memory_equal(order, by_hand, sizeof order);
    assert_int_equal(walk.m, 4);
}

static void a_pick_draws_each_as_often(void **state)
{
    (void)state;
    enum { TIMES = 6000 };
    size_t seen[5] = {0};
    struct tryg_stream s = tryg_random_stream(4, 0, NULL, TRYG_DRAW_PERMUTATION);
    for (uint32_t r = 0; r < TIMES; r++) {
        uint32_t order[5] = {0, 1, 2, 3, 4};
        struct tryg_walk walk = tryg_random_walk(&s, r);
        tryg_random_pick(&walk, order, 5, 2);
        assert_int_not_equal(order[0], order[1]);
        seen[order[0]]++;
        seen[order[1]]++;
    }
    for (size_t i = 0; i < 5; i++) {
        CHECK_NEAR((double)seen[i], 0.4 * TIMES, 4.5 * sqrt(TIMES * 0.4 * 0.6));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_is_philox),
        cmocka_unit_test(an_address_is_seed_year_area_and_purpose),
        cmocka_unit_test(numbers_lie_strictly_between_0_and_1),
        cmocka_unit_test(it_is_the_same_whichever_way_it_is_asked),
        cmocka_unit_test(a_permutation_takes_its_numbers_in_order),
        cmocka_unit_test(a_pick_draws_each_as_often)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
