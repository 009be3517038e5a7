/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/profile_keys.h"

#include <math.h>
#include <string.h>

static struct tryg_draft read_draft(tryg_arena *arena, const char *text)
{
    struct tryg_yaml root;
    struct tryg_yaml_reading reading = {.arena = arena, .folder = ".", .within = ""};
    struct tryg_draft draft = tryg_draft_begin("x");
    assert_int_equal(tryg_yaml_parse(text, strlen(text), "x", arena, &root, NULL),
                     TRYG_OK);
    tryg_yaml_keys_read(&reading, TRYG_PROFILE_KEYS, &root, &draft);
    assert_int_equal(reading.faults.n, 0);
    return draft;
}

static void a_draft_begins_with_the_stated_defaults(void **state)
{
    (void)state;
    struct tryg_draft draft = tryg_draft_begin("x");
    assert_string_equal(draft.id, "x");
    assert_int_equal(draft.normalise, TRYG_Z);
    assert_int_equal(draft.aggregate, TRYG_MEAN);
    assert_int_equal(draft.orientation, TRYG_NEED);
    assert_true(draft.centre == 100 && draft.spread == 10);
    assert_true(draft.clip_low == -INFINITY && draft.clip_high == INFINITY);
    assert_true(draft.least_present == 2.0 / 3);
}

static void every_word_has_its_meaning(void **state)
{
    (void)state;
    static const char *const METHOD[] = {"z", "minmax", "rank", "percentile", "target"};
    static const enum tryg_normalise MEANS[] = {TRYG_Z, TRYG_MINMAX, TRYG_RANK,
                                                TRYG_PERCENTILE, TRYG_TARGET};
    tryg_arena *arena = tryg_arena_new("test", 0);
    for (size_t i = 0; i < 5; i++) {
        struct tryg_draft draft = read_draft(
            arena, tryg_arena_print(arena, "normalise: {method: %s}\n", METHOD[i]));
        assert_int_equal(draft.normalise, MEANS[i]);
    }
    struct tryg_draft draft =
        read_draft(arena, "aggregate: geometric\norientation: safe\nmethod: factor\n"
                          "scale: {centre: 1, spread: 2, clip: [-1, 1.5]}\n"
                          "least_present: 1/2\nalarm: a\n"
                          "levels: [{id: a}]\n"
                          "indicators:\n"
                          "  - {id: i, source: survey, question: q, dont_know: bounds, "
                          "direction: safe}\n"
                          "  - {id: j, source: reports, category: c, of: r}\n");
    assert_int_equal(draft.aggregate, TRYG_GEOMETRIC);
    assert_int_equal(draft.orientation, TRYG_SAFE);
    assert_int_equal(draft.method, TRYG_BY_FACTORS);
    assert_true(draft.centre == 1 && draft.spread == 2);
    assert_true(draft.clip_low == -1 && draft.clip_high == 1.5);
    assert_true(draft.least_present == 0.5);
    assert_int_equal(draft.alarms, 1);
    assert_int_equal(draft.weights, TRYG_WEIGHTS_GIVEN);
    assert_int_equal(draft.outliers, TRYG_OUTLIERS_KEEP);
    assert_true(isnan(draft.exponent) && isnan(draft.outlier_share));
    assert_int_equal(draft.indicator[0].it.dont_know, TRYG_DONT_KNOW_BOUNDS);
    assert_int_equal(draft.indicator[0].it.direction, -1);
    assert_int_equal(draft.indicator[1].it.direction, +1);
    assert_true(draft.indicator[1].it.per == 1000 && draft.indicator[1].it.weight == 1);
    assert_true(isnan(draft.indicator[1].it.target));
    assert_int_equal(draft.indicator[1].at.line, 10);
    draft = read_draft(arena, "weights: pca\naggregate: power\nexponent: 1/2\n"
                              "outliers: {method: clip, share: 0.05}\n"
                              "groups: {a: {weight: 1, method: factor}, b: 2}\n");
    assert_int_equal(draft.weights, TRYG_WEIGHTS_PCA);
    assert_int_equal(draft.aggregate, TRYG_POWER);
    assert_true(draft.exponent == 0.5 && draft.outlier_share == 0.05);
    assert_int_equal(draft.outliers, TRYG_OUTLIERS_CLIP);
    assert_int_equal(draft.group[0].method, TRYG_WEIGHTS_FACTOR);
    assert_int_equal(draft.group[1].method, TRYG_WEIGHINGS); /* as the profile has it */
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_begins_with_the_stated_defaults),
        cmocka_unit_test(every_word_has_its_meaning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
