/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/recount.h"
#include "tests/unit/batch/recount_town.h"

#define CHECK_NEAR(got, wanted) assert_true(fabs((got) - (wanted)) < 1e-9)

static struct tryg_scores by(struct recount_town *t, size_t year,
                             const struct tryg_profile *profile)
{
    struct tryg_recount again;
    struct tryg_scores made;
    assert_int_equal(tryg_recount_begin(&t->b, &t->b.record[year], 0, &again, NULL),
                     TRYG_OK);
    tryg_recount_by(&t->b, &again, profile, &made);
    return made;
}

static void as_declared_it_is_what_it_was(void **state)
{
    struct recount_town *t = recount_town(*state);
    struct tryg_scores made = by(t, 1, tryg_recount_per(&t->profile, NULL, *state));
    for (size_t a = 0; a < RT_AREAS; a++) {
        assert_true(made.cell[a].value == t->scores[1].cell[a].value);
        assert_true(made.cell[a].se == t->scores[1].cell[a].se);
    }
    CHECK_NEAR(made.cell[0].value, 30.0);
    CHECK_NEAR(made.cell[1].value, 21.0);
    assert_true(made.cell[RT_AREAS].value == 0.25); /* a share stays */
}

static void per_another_population_it_is_counted_anew(void **state)
{
    struct recount_town *t = recount_town(*state);
    t->indicator[0].pool = 2; /* 2010 and 2011: (15 + 30) / (4000 + 4000) in x */
    struct tryg_scores made = by(t, 1, tryg_recount_per(&t->profile, "daytime", *state));
    CHECK_NEAR(made.cell[0].value, 5.625);
    CHECK_NEAR(made.cell[0].denominator, 8000.0);
    CHECK_NEAR(made.cell[2].value, (7.0 + 12.0) / 2.0);
}

static void by_harm_heavy_offences_count_for_more(void **state)
{
    struct recount_town *t = recount_town(*state);
    struct tryg_profile *harm = tryg_recount_per(&t->profile, NULL, *state);
    harm->indicator[0].harm = true;
    struct tryg_scores made = by(t, 1, harm);
    CHECK_NEAR(made.cell[0].value, 30.0);
    CHECK_NEAR(made.cell[1].value, 120.0);
    CHECK_NEAR(made.cell[2].value, 210.0);
    CHECK_NEAR(made.cell[2].count, 12.0);
    assert_false(t->indicator[0].harm); /* the declared profile is untouched */
}

static void only_what_has_weights_is_weighed(void **state)
{
    struct recount_town *t = recount_town(*state);
    struct tryg_recount again;
    assert_int_equal(tryg_recount_begin(&t->b, &t->b.record[1], 0, &again, NULL),
                     TRYG_OK);
    assert_true(tryg_recount_is_weighed(&again, &t->indicator[0]));
    t->indicator[0].category = "andet"; /* whose codes have none */
    assert_false(tryg_recount_is_weighed(&again, &t->indicator[0]));
    t->indicator[0].category = "*"; /* which has both */
    assert_false(tryg_recount_is_weighed(&again, &t->indicator[0]));
}

static int open_arena(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int close_arena(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_declared_it_is_what_it_was),
        cmocka_unit_test(per_another_population_it_is_counted_anew),
        cmocka_unit_test(by_harm_heavy_offences_count_for_more),
        cmocka_unit_test(only_what_has_weights_is_weighed),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
