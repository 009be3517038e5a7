/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/published.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_reason_has_its_own_word_and_text(void **state)
{
    (void)state;
    assert_string_equal(tryg_published_why_id(TRYG_PUBLISHED_TOLD), "");
    assert_string_equal(tryg_published_why_text(TRYG_PUBLISHED_TOLD), "");
    for (int w = 1; w < TRYG_PUBLISHED_WHYS; w++) {
        assert_true(strlen(tryg_published_why_text((enum tryg_published_why)w)) > 0);
        for (int v = 0; v < w; v++) {
            assert_string_not_equal(tryg_published_why_id((enum tryg_published_why)w),
                                    tryg_published_why_id((enum tryg_published_why)v));
        }
    }
}

/* Three areas: the same, another, and one that was not published. */
static void only_what_both_tell_can_differ(void **state)
{
    (void)state;
    int computed[] = {1, 1, 2}, now[] = {1, 0, -1};
    struct tryg_system system = {.id = "by", .n = 3};
    struct tryg_against_cell cell[3] = {{.differs = true}};
    struct tryg_against against = {.system = &system,
                                   .has_year = true,
                                   .level_now = now,
                                   .level_computed = computed,
                                   .indicators = 1,
                                   .cell = cell};
    assert_false(tryg_against_level_differs(&against, 0));
    assert_true(tryg_against_level_differs(&against, 1));
    assert_false(tryg_against_level_differs(&against, 2));
    assert_int_equal(tryg_against_differ(&against), 2);
    against.has_year = false;
    assert_false(tryg_against_level_differs(&against, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reason_has_its_own_word_and_text),
        cmocka_unit_test(only_what_both_tell_can_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
