/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "engine/batch/idset.h"

enum { KEYS = 1000000, LARGE = 300000, STEP = 1000 };

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

/* How often each note was told; the sets here have notes of three bytes. */
struct told {
    uint8_t *times;
    _Atomic size_t all;
};

static void repeated(void *context, unsigned worker, uint64_t note)
{
    (void)worker;
    struct told *told = context;
    told->times[note]++; /* no two workers are told the same note */
    told->all++;
}

static struct tryg_idset set_of(struct told *told)
{
    return (struct tryg_idset){.repeated = repeated, .context = told, .note_bytes = 3};
}

static bool add(struct tryg_idset *set, const uint64_t key[2], uint64_t note)
{
    return tryg_idset_add(set, 1, (const uint64_t(*)[2])key, &note);
}

static void each_key_is_new_once_and_takes_24_bytes(void **state)
{
    (void)state;
    struct told told = {calloc(2 * KEYS, 1), 0};
    struct tryg_idset set = set_of(&told);
    uint64_t key[2];
    for (uint64_t k = 0; k < 2 * KEYS; k++) {
        key_of(k % KEYS, key);
        assert_true(add(&set, key, k));
        size_t count = k < KEYS ? k + 1 : KEYS;
        if (k % STEP == 0 && count > LARGE && k < KEYS) { /* at every moment */
            assert_int_equal(tryg_idset_count(&set), count);
            assert_true(tryg_idset_bytes(&set) + sizeof set <= 24 * count);
        }
    }
    assert_true(tryg_idset_settle(&set, 2));
    assert_int_equal(told.all, KEYS);
    assert_int_equal(tryg_idset_count(&set), KEYS);
    for (size_t k = 0; k < 2 * KEYS; k++) {
        assert_int_equal(told.times[k], k >= KEYS); /* the later one is told, once */
    }
    tryg_idset_free(&set);
    assert_int_equal(tryg_idset_count(&set) + tryg_idset_bytes(&set), 0);
    free(told.times);
}

static void keys_that_differ_in_one_word_differ(void **state)
{
    (void)state;
    uint8_t times[10] = {0};
    struct told told = {times, 0};
    struct tryg_idset set = set_of(&told);
    static const uint64_t keys[][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}, {UINT64_MAX, 0}};
    for (uint64_t note = 0; note < 10; note++) {
        assert_true(add(&set, keys[note % 5], note));
    }
    assert_true(tryg_idset_settle(&set, 2));
    for (size_t note = 0; note < 10; note++) {
        assert_int_equal(times[note], note >= 5);
    }
    tryg_idset_free(&set);
}

/* Keys that all want the same place push each other along, and round the end. */
static void crowded_keys_are_all_kept(void **state)
{
    (void)state;
    uint8_t *times = calloc(4000, 1);
    struct told told = {times, 0};
    struct tryg_idset set = set_of(&told);
    for (uint64_t note = 0; note < 4000; note++) {
        uint64_t k = note % 1000;
        uint64_t key[2] = {k % 2 ? UINT64_MAX : 1, k / 2};
        assert_true(add(&set, key, note));
    }
    assert_true(tryg_idset_settle(&set, 2));
    assert_int_equal(told.all, 3000);
    assert_int_equal(tryg_idset_count(&set), 1000);
    assert_int_equal(times[999] + times[0], 0);
    tryg_idset_free(&set);
    free(times);
}

/* One id over and over takes no more room than a few. */
static void repetitions_take_no_memory(void **state)
{
    (void)state;
    uint8_t *times = calloc(KEYS, 1);
    struct told told = {times, 0};
    struct tryg_idset set = set_of(&told);
    for (uint64_t note = 0; note < KEYS; note++) {
        assert_true(add(&set, (uint64_t[2]){7, note % 3}, note));
    }
    assert_true(tryg_idset_bytes(&set) < KEYS); /* of 18 KEYS */
    assert_true(tryg_idset_settle(&set, 2));
    assert_int_equal(told.all, KEYS - 3);
    tryg_idset_free(&set);
    free(times);
}

/* Rows without a note are no keys; a note has all its bytes, and what is put in after the
 * others were answered is held against them. */
static void told_notes(void *context, unsigned worker, uint64_t note)
{
    (void)worker;
    uint64_t *sum = context;
    *sum += note;
}

static void notes_are_handed_back_whole(void **state)
{
    (void)state;
    static const uint64_t KEY[3][2] = {{1, 2}, {3, 4}, {5, 6}};
    for (unsigned bytes = 1; bytes <= 8; bytes++) {
        uint64_t sum = 0, most = UINT64_MAX >> (64 - 8 * bytes);
        uint64_t high = bytes == 8 ? most - 1 : most;
        struct tryg_idset set = {
            .repeated = told_notes, .context = &sum, .note_bytes = bytes};
        uint64_t first[3] = {high, TRYG_IDSET_NO_NOTE, 7};
        assert_true(tryg_idset_add(&set, 3, KEY, first));
        assert_int_equal(tryg_idset_count(&set), 2);
        assert_true(tryg_idset_settle(&set, 1));
        assert_int_equal(sum, 0);
        uint64_t second[3] = {high, 11, TRYG_IDSET_NO_NOTE};
        assert_true(tryg_idset_add(&set, 3, KEY, second));
        assert_true(tryg_idset_settle(&set, 3));
        assert_int_equal(sum, high); /* the second key is new */
        assert_int_equal(tryg_idset_count(&set), 3);
        tryg_idset_free(&set);
    }
}

/* Half of the ids say what the other half said, over and over: what is dropped makes room
 * again, and every repetition is told. */
static void often_repeated_keys_make_room(void **state)
{
    (void)state;
    enum { FEW = 20000 };
    struct told told = {calloc(KEYS, 1), 0};
    struct tryg_idset set = set_of(&told);
    uint64_t key[2];
    size_t most = 0;
    for (uint64_t note = 0; note < KEYS; note++) {
        key_of(note % FEW, key);
        assert_true(add(&set, key, note));
        size_t bytes = tryg_idset_bytes(&set);
        most = bytes > most ? bytes : most;
    }
    assert_true(tryg_idset_settle(&set, 3));
    assert_true(most < (size_t)8 << 20); /* not the 18 MB of all */
    assert_int_equal(told.all, KEYS - FEW);
    assert_int_equal(tryg_idset_count(&set), FEW);
    for (size_t note = 0; note < KEYS; note++) {
        assert_int_equal(told.times[note], note >= FEW);
    }
    free(told.times);
    tryg_idset_free(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_key_is_new_once_and_takes_24_bytes),
        cmocka_unit_test(keys_that_differ_in_one_word_differ),
        cmocka_unit_test(crowded_keys_are_all_kept),
        cmocka_unit_test(repetitions_take_no_memory),
        cmocka_unit_test(notes_are_handed_back_whole),
        cmocka_unit_test(often_repeated_keys_make_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
