/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/scores.h"

#include <string.h>

static tryg_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static void everything_begins_unknown(void **state)
{
    (void)state;
    struct tryg_system system = {.id = "s", .n = 3};
    struct tryg_scores s;
    tryg_scores_begin(&s, arena, 2010, &system, 2, 1);
    for (size_t a = 0; a < 3; a++) {
        assert_true(isnan(s.index[a]) && isnan(s.rank[a]) && isnan(s.group[a]));
        assert_int_equal(s.level[a], -1);
        assert_int_equal(s.why[a], TRYG_WHY_NO_INDEX);
    }
    for (size_t c = 0; c < 6; c++) {
        assert_true(isnan(s.cell[c].value) && isnan(s.cell[c].contribution));
        assert_int_equal(s.cell[c].why, TRYG_WHY_NO_SOURCE);
        assert_int_equal(s.cell[c].flags, 0);
        assert_int_equal(s.cell[c].law.kind, TRYG_LAW_NONE);
    }
    assert_null(s.covariance);
    assert_null(s.chance.p);
    tryg_chance_begin(&s, arena, 4);
    assert_int_equal(s.chance.levels, 4);
    assert_true(isnan(s.chance.p[11]) && isnan(s.chance.worst_p[2]));
    assert_string_equal(tryg_law_id(TRYG_LAW_GAMMA), "gamma");
    assert_string_equal(tryg_law_id(TRYG_LAW_NONE), "");
}

static void flags_and_certainty_have_words(void **state)
{
    (void)state;
    char text[TRYG_FLAGS_TEXT];
    assert_string_equal(tryg_flags_print(0, text), "");
    assert_string_equal(tryg_flags_print(TRYG_FLAG_PARTIAL | TRYG_FLAG_FEW_ANSWERS, text),
                        "few_answers partial");
    tryg_flags_print((1U << TRYG_FLAGS) - 1, text); /* all of them fit */
    assert_int_equal(tryg_certainty_of(0.9), TRYG_CLEAR);
    assert_int_equal(tryg_certainty_of(0.8999), TRYG_LIKELY);
    assert_int_equal(tryg_certainty_of(0.5999), TRYG_BORDERLINE);
    assert_int_equal(tryg_certainty_of(NAN), TRYG_NO_CERTAINTY);
    assert_string_equal(tryg_certainty_text(TRYG_BORDERLINE), "på grænsen");
    for (int why = 1; why < TRYG_WHYS; why++) {
        assert_true(strlen(tryg_why_id((enum tryg_why)why)) > 0);
        assert_true(strlen(tryg_why_text((enum tryg_why)why)) > 0);
    }
}

static void years_and_systems_have_their_place(void **state)
{
    (void)state;
    struct tryg_scores scores[6] = {0};
    struct tryg_results results = {.years = 3, .systems = 2, .scores = scores};
    assert_ptr_equal(tryg_results_at(&results, 2, 1), &scores[5]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_begins_unknown),
        cmocka_unit_test(flags_and_certainty_have_words),
        cmocka_unit_test(years_and_systems_have_their_place)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
