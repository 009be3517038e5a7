/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/ten_steps.h"
#include "tests/unit/index/scenario_town.h"

static void every_step_says_what_was_done(void **state)
{
    (void)state;
    for (int lang = 0; lang < TRYG_LANGS; lang++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct scenario_town *t = scenario_town(arena);
        struct tryg_step step[TRYG_TEN_STEPS];
        struct tryg_batch b = {.arena = arena};
        b.results.profile = &t->profile;
        b.results.base_year = 2010;
        b.results.method = "analytic";
        t->profile.name = (struct tryg_text){{"By", "Town"}};
        tryg_lang_set((enum tryg_lang)lang);
        tryg_ten_steps(&b, step);
        for (int i = 0; i < TRYG_TEN_STEPS; i++) {
            assert_true(strlen(step[i].name) > 3);
            assert_true(strlen(step[i].done) > 1);
        }
        assert_non_null(strstr(step[4].done, "2010"));
        assert_non_null(strstr(step[1].done, "2 "));
        tryg_arena_free(arena);
    }
    tryg_lang_set(TRYG_DA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_says_what_was_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
