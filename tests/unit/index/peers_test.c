/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/index/peers.h"

/* Four cities; one group of two indicators, a high one good and a low one good. */
static const char *CODE[] = {"a", "b", "c", "d"};
static struct tryg_system SYSTEM = {.id = "atom", .n = 4, .code = CODE, .name = CODE};
static struct tryg_indicator INDICATOR[] = {
    {.id = "x", .source = TRYG_FROM_SCORES, .score = "x", .direction = -1, .group = 0},
    {.id = "y", .source = TRYG_FROM_SCORES, .score = "y", .direction = +1, .group = 0}};
static struct tryg_group GROUP[] = {{.id = "g", .weight = 1}};
static struct tryg_profile PROFILE = {.indicators = 2,
                                      .groups = 1,
                                      .indicator = INDICATOR,
                                      .group = GROUP,
                                      .orientation = TRYG_SAFE};

static struct tryg_scores scores_of(tryg_arena *arena)
{
    static const double X[] = {10, 40, 40, NAN}, Y[] = {5, 1, 9, 7};
    struct tryg_scores s;
    tryg_scores_begin(&s, arena, 2012, &SYSTEM, 2, 1);
    for (size_t a = 0; a < 4; a++) {
        s.cell[a].value = X[a];
        s.cell[4 + a].value = Y[a];
        s.index[a] = 10.0 * (double)(a + 1);
        s.group[a] = 50;
    }
    return s;
}

/* By hand: x is 10, 40, 40 and unknown; b and c share the places 1 and 2. */
static void each_is_held_against_the_others(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_scores s = scores_of(arena);
    struct tryg_peers p = tryg_peers_make(&PROFILE, &s, arena);
    const struct tryg_peer *x = p.line + 2 * 4;
    assert_int_equal(p.measures, 4);
    assert_int_equal(p.known[2], 3);
    assert_true(p.high_is_good[2] && !p.high_is_good[3]);
    assert_true(x[0].place == 3 && x[1].place == 1.5 && x[2].place == 1.5);
    assert_true(x[0].mean == 40 && x[0].from_mean == -30 && x[0].from_best == -30);
    assert_true(x[1].mean == 25 && x[1].from_mean == 15 && x[1].from_best == 0);
    assert_int_equal(x[0].best, 1); /* of ties the first */
    assert_true(x[0].least == 10 && x[0].most == 40);
    assert_true(isnan(x[3].value) && isnan(x[3].place) && isnan(x[3].from_mean));
    tryg_arena_free(arena);
}

/* y: low is good, so b with 1 is the best and c with 9 the last. */
static void low_is_good_where_it_is_called_so(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_scores s = scores_of(arena);
    struct tryg_peers p = tryg_peers_make(&PROFILE, &s, arena);
    const struct tryg_peer *y = p.line + 3 * 4, *index = p.line, *group = p.line + 4;
    assert_true(y[1].place == 1 && y[0].place == 2 && y[3].place == 3 && y[2].place == 4);
    assert_true(y[2].from_best == 8 && y[2].best == 1);
    assert_true(index[3].place == 1 && index[0].place == 4 && index[0].mean == 30);
    assert_true(group[0].place == 2.5 && group[3].place == 2.5); /* all alike */
    tryg_arena_free(arena);
}

static void only_scores_are_compared_so(void **state)
{
    (void)state;
    struct tryg_indicator survey = {.id = "x", .source = TRYG_FROM_SURVEY};
    struct tryg_profile other = {.indicators = 1, .indicator = &survey};
    assert_true(tryg_peers_are_asked(&PROFILE));
    assert_false(tryg_peers_are_asked(&other));
    assert_false(tryg_peers_are_asked(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_held_against_the_others),
        cmocka_unit_test(low_is_good_where_it_is_called_so),
        cmocka_unit_test(only_scores_are_compared_so)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
