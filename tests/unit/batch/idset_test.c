/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/idset.h"

enum { KEYS = 1000000, LARGE = 200000 };

/* Key k, the same whenever it is asked for (SplitMix64 of k). */
static void key_of(uint64_t k, uint64_t key[2])
{
    for (int word = 0; word < 2; word++) {
        uint64_t z = (2 * k + (uint64_t)word + 1) * UINT64_C(0x9E3779B97F4A7C15);
        z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
        z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
        key[word] = z ^ z >> 31;
    }
}

static void each_key_is_fresh_once(void **state)
{
    (void)state;
    struct tryg_idset set = {0};
    uint64_t key[2];
    bool fresh;
    for (int round = 0; round < 2; round++) {
        for (uint64_t k = 0; k < KEYS; k++) {
            key_of(k, key);
            tryg_idset_prefetch(&set, key);
            assert_true(tryg_idset_add(&set, key, &fresh));
            assert_int_equal(fresh, round == 0);
            if (set.count > LARGE) { /* at every moment */
                assert_true(tryg_idset_bytes(&set) <= 24 * set.count);
            }
        }
    }
    assert_int_equal(set.count, KEYS);
    tryg_idset_free(&set);
    assert_int_equal(set.count + tryg_idset_bytes(&set), 0);
}

static void keys_that_differ_in_one_word_differ(void **state)
{
    (void)state;
    struct tryg_idset set = {0};
    static const uint64_t keys[][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}, {UINT64_MAX, 0}};
    bool fresh;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        assert_true(tryg_idset_add(&set, keys[k], &fresh));
        assert_true(fresh);
        assert_true(tryg_idset_add(&set, keys[k], &fresh));
        assert_false(fresh);
    }
    tryg_idset_free(&set);
}

/* Keys that all want the same place push each other along, and beyond the end. */
static void crowded_keys_are_all_kept(void **state)
{
    (void)state;
    struct tryg_idset set = {0};
    bool fresh;
    for (int round = 0; round < 2; round++) {
        for (uint64_t k = 1; k <= 500; k++) {
            assert_true(tryg_idset_add(&set, (uint64_t[2]){UINT64_MAX, k}, &fresh));
            assert_int_equal(fresh, round == 0);
            assert_true(tryg_idset_add(&set, (uint64_t[2]){1, k}, &fresh));
            assert_int_equal(fresh, round == 0);
        }
    }
    assert_int_equal(set.count, 1000);
    tryg_idset_free(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_key_is_fresh_once),
        cmocka_unit_test(keys_that_differ_in_one_word_differ),
        cmocka_unit_test(crowded_keys_are_all_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
