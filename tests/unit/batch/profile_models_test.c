/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/profile_models.h"

#include <math.h>
#include <string.h>

/* One indicator with the keys given; how many faults there were. */
static size_t read_one(tryg_arena *arena, const char *keys, struct tryg_indicator *it,
                       const char **fault)
{
    const char *text = tryg_arena_print(arena, "indicators:\n  - {id: i, %s}\n", keys);
    struct tryg_yaml root;
    struct tryg_yaml_reading reading = {.arena = arena, .folder = ".", .within = ""};
    struct tryg_draft draft = tryg_draft_begin("x");
    assert_int_equal(tryg_yaml_parse(text, strlen(text), "x", arena, &root, NULL),
                     TRYG_OK);
    tryg_yaml_keys_read(&reading, TRYG_PROFILE_KEYS, &root, &draft);
    assert_int_equal(draft.indicators, 1);
    *it = draft.indicator[0].it;
    if (fault) {
        *fault = reading.faults.n ? reading.faults.remark[0].text : "";
    }
    return reading.faults.n;
}

#define REPORTS "source: reports, category: c, of: r"
#define SURVEY "source: survey, question: q"

static void nothing_is_modelled_unless_told(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    static const char *const source[] = {REPORTS, SURVEY};
    for (size_t i = 0; i < 2; i++) {
        struct tryg_indicator it;
        assert_int_equal(read_one(arena, source[i], &it, NULL), 0);
        assert_int_equal(it.model.kind, TRYG_MODEL_NONE);
        assert_int_equal(it.pool, 1);
        assert_false(it.harm);
        assert_true(isnan(it.model.exceeds));
    }
    tryg_arena_free(arena);
}

static void each_kind_has_its_keys_and_its_usual_fit(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_indicator it;
    assert_int_equal(
        read_one(arena, REPORTS ", pool: 3, model: {kind: poisson_gamma, exceeds: 1.5}",
                 &it, NULL),
        0);
    assert_int_equal(it.pool, 3);
    assert_int_equal(it.model.kind, TRYG_POISSON_GAMMA);
    assert_int_equal(it.model.fit, TRYG_FIT_ML);
    assert_true(it.model.exceeds == 1.5);
    assert_int_equal(read_one(arena,
                              SURVEY ", model: {fit: ml, covariates: [a, b], gvf: all, "
                                     "benchmark: difference, kind: fay_herriot}",
                              &it, NULL),
                     0);
    assert_int_equal(it.model.fit, TRYG_FIT_ML);
    assert_int_equal(it.model.covariates, 2);
    assert_string_equal(it.model.covariate[1], "b");
    assert_int_equal(it.model.gvf, TRYG_GVF_ALL);
    assert_int_equal(it.model.benchmark, TRYG_BENCHMARK_DIFFERENCE);
    assert_int_equal(read_one(arena, SURVEY ", model: {kind: fay_herriot}", &it, NULL),
                     0);
    assert_int_equal(it.model.fit, TRYG_FIT_REML);
    assert_int_equal(
        read_one(arena, REPORTS ", model: {kind: marshall_local}", &it, NULL), 0);
    assert_false(it.model.spdep);
    assert_int_equal(read_one(arena,
                              REPORTS ", model: {variant: spdep, kind: marshall_local}",
                              &it, NULL),
                     0);
    assert_true(it.model.spdep);
    assert_int_equal(/* another kind has no variants */
                     read_one(arena, REPORTS ", model: {kind: marshall, variant: spdep}",
                              &it, NULL),
                     1);
    assert_int_equal(
        read_one(arena, REPORTS ", harm: true, model: {kind: none}", &it, NULL), 0);
    assert_true(it.harm);
    tryg_arena_free(arena);
}

static void what_does_not_fit_is_blamed(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *says;
    } CASES[] = {
        {SURVEY ", harm: true", "harm: true"},
        {SURVEY ", pool: 2", "pool"},
        {SURVEY ", model: {kind: marshall}", "marshall"},
        {SURVEY ", model: {kind: poisson_gamma}", "poisson_gamma"},
        {REPORTS ", model: {kind: fay_herriot}", "fay_herriot"},
        {REPORTS ", harm: true, model: {kind: marshall}", "harm: true"},
        {REPORTS ", model: {kind: marshall, fit: ml}", "fit"},
        {REPORTS ", model: {kind: poisson_gamma, fit: reml}", "fit"},
        {REPORTS ", model: {kind: poisson_gamma, exceeds: 0}", "exceeds"},
        {REPORTS ", model: {fit: ml}", "kind"},
        {REPORTS ", pool: 0", "pool"},
        {REPORTS ", pool: 1.5", "pool"},
        {REPORTS ", harm: maybe", "harm"},
    };
    tryg_arena *arena = tryg_arena_new("test", 0);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct tryg_indicator it;
        const char *fault;
        assert_int_not_equal(read_one(arena, CASES[i].keys, &it, &fault), 0);
        assert_non_null(strstr(fault, CASES[i].says));
    }
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_modelled_unless_told),
        cmocka_unit_test(each_kind_has_its_keys_and_its_usual_fit),
        cmocka_unit_test(what_does_not_fit_is_blamed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
