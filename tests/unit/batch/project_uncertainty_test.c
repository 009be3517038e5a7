/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/project_keys.h"
#include "tests/unit/batch/project_cases.h"

static void what_is_said_is_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(arena, LEAST "uncertainty:\n  method: bootstrap\n"
                                                    "  replicates: 250\n  worst: 3\n"
                                                    "  counts: poisson\n");
    assert_int_equal(p.uncertainty.method, TRYG_BOOTSTRAP);
    assert_int_equal(p.uncertainty.replicates, 250);
    assert_int_equal(p.uncertainty.worst, 3);
    assert_true(p.uncertainty.poisson);
    p = read_sound(arena, LEAST "uncertainty: {method: analytic}\n");
    assert_int_equal(p.uncertainty.method, TRYG_ANALYTIC);
    assert_int_equal(p.uncertainty.replicates, 10000);
    tryg_arena_free(arena);
}

static void a_method_has_its_word(void **state)
{
    (void)state;
    assert_string_equal(tryg_uncertainty_method_id(TRYG_MONTE_CARLO), "monte_carlo");
    assert_string_equal(tryg_uncertainty_method_id(TRYG_BOOTSTRAP), "bootstrap");
    assert_string_equal(tryg_uncertainty_method_id(TRYG_ANALYTIC), "analytic");
}

static void faults_are_blamed_where_they_are(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "uncertainty: {method: montecarlo}\n",
         "tryghed.yaml, linje 4, kolonne 23: uncertainty.method: fandt \"montecarlo\", "
         "forventede monte_carlo, bootstrap eller analytic.\n  Mente du \"monte_carlo\"?",
         NULL},
        {LEAST "uncertainty: {replicates: 50}\n",
         "tryghed.yaml, linje 4, kolonne 27: uncertainty.replicates: fandt \"50\", "
         "forventede et helt tal fra 100 til 1000000.",
         NULL},
        {LEAST "uncertainty: {worst: 0}\n",
         "tryghed.yaml, linje 4, kolonne 22: uncertainty.worst: fandt \"0\", forventede "
         "et helt tal fra 1 til 1000000.",
         NULL},
        {LEAST "uncertainty: {counts: normal}\n",
         "tryghed.yaml, linje 4, kolonne 23: uncertainty.counts: fandt \"normal\", "
         "forventede gamma eller poisson.",
         NULL}};
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_is_read), cmocka_unit_test(a_method_has_its_word),
        cmocka_unit_test(faults_are_blamed_where_they_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
