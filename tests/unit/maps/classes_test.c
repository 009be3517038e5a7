/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "maps/classes.h"

static struct tryg_profile index_profile(void)
{
    return (struct tryg_profile){.normalise = TRYG_Z, .centre = 100.0, .spread = 10.0};
}

static void check_breaks(const struct tryg_classes *classes, size_t n, const double *from)
{
    assert_int_equal(classes->n, n);
    assert_true(isinf(classes->from[0]) && classes->from[0] < 0.0);
    for (size_t c = 1; c < n; c++) {
        assert_true(classes->from[c] == from[c - 1]);
    }
}

static void the_index_is_cut_round_its_centre(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_profile profile = index_profile();
    struct tryg_classes *classes = tryg_classes_index(&profile, 35, arena);
    check_breaks(classes, 6, (double[]){90, 95, 100, 105, 110});
    assert_string_equal(classes->label[0], "under 90");
    assert_string_equal(classes->label[3], "100 til under 105");
    assert_string_equal(classes->label[5], "110 og derover");
    assert_string_equal(classes->label[6], "ingen data");
    profile.centre = 5.5; /* one to ten, with a spread of 1.3 */
    profile.spread = 1.3;
    classes = tryg_classes_index(&profile, 35, arena);
    check_breaks(classes, 6, (double[]){4.5, 5.0, 5.5, 6.0, 6.5});
    assert_string_equal(classes->label[1], "4,5 til under 5,0");
    tryg_arena_free(arena);
}

static void other_scales_are_cut_over_their_span(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_profile profile = {
        .normalise = TRYG_MINMAX, .centre = 0.0, .spread = 1.0};
    check_breaks(tryg_classes_index(&profile, 35, arena), 5, (double[]){20, 40, 60, 80});
    profile.normalise = TRYG_RANK;
    check_breaks(tryg_classes_index(&profile, 35, arena), 7,
                 (double[]){5, 10, 15, 20, 25, 30});
    tryg_arena_free(arena);
}

static void classes_are_closed_on_the_left(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_profile profile = index_profile();
    struct tryg_classes *classes = tryg_classes_index(&profile, 35, arena);
    assert_int_equal(tryg_classes_of(classes, 110.0), 5);
    assert_int_equal(tryg_classes_of(classes, nextafter(110.0, 0.0)), 4);
    assert_int_equal(tryg_classes_of(classes, -1e9), 0);
    assert_int_equal(tryg_classes_of(classes, NAN), -1);
    tryg_arena_free(arena);
}

static void shares_are_cut_at_round_per_cents(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    double values[41];
    for (int i = 0; i < 41; i++) {
        values[i] = 0.04 + 0.005 * i; /* 4 .. 24 % */
    }
    values[7] = NAN;
    struct tryg_classes *classes = tryg_classes_indicator(values, 41, true, true, arena);
    assert_int_equal(classes->n, 5);
    assert_string_equal(classes->label[0], "under 5 %");
    assert_string_equal(classes->label[1], "5 til under 10 %");
    assert_string_equal(classes->label[4], "20 % og derover");
    unsigned light = classes->rgb[0], dark = classes->rgb[4];
    classes = tryg_classes_indicator(values, 41, true, false, arena);
    assert_int_equal(classes->rgb[0], dark);
    assert_int_equal(classes->rgb[4], light);
    tryg_arena_free(arena);
}

static void values_that_are_all_the_same_make_one_class(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    double values[] = {3.0, 3.0, NAN};
    struct tryg_classes *classes = tryg_classes_indicator(values, 3, false, true, arena);
    assert_int_equal(classes->n, 1);
    assert_string_equal(classes->label[0], "alle værdier");
    assert_int_equal(tryg_classes_of(classes, 3.0), 0);
    assert_int_equal(tryg_classes_indicator(values, 0, false, true, arena)->n, 1);
    tryg_arena_free(arena);
}

static void a_change_is_cut_round_zero(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_profile profile = index_profile();
    struct tryg_classes *classes = tryg_classes_change(&profile, arena);
    check_breaks(classes, 5, (double[]){-5.0, -2.5, 2.5, 5.0});
    assert_string_equal(classes->label[1], "−5,0 til under −2,5");
    assert_int_equal(tryg_classes_of(classes, 0.0), 2);
    tryg_arena_free(arena);
}

static void levels_carry_names_and_alarm(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_level level[] = {{"lav", {{"lav", "low"}}, -INFINITY, false},
                                 {"markant", {{"markant indsats", NULL}}, 110.0, true}};
    struct tryg_profile profile = {.levels = 2, .level = level};
    tryg_lang_set(TRYG_EN);
    struct tryg_classes *classes = tryg_classes_levels(&profile, arena);
    assert_string_equal(classes->label[0], "low");
    assert_string_equal(classes->label[1], "markant indsats"); /* no English name */
    assert_string_equal(tryg_classes_span(classes, 1, arena), "110 and above");
    tryg_lang_set(TRYG_DA);
    assert_false(classes->alarm[0]);
    assert_true(classes->alarm[1]);
    tryg_arena_free(arena);
}

static void round_numbers_are_one_two_two_and_a_half_and_five(void **state)
{
    (void)state;
    static const double pair[][2] = {{1.0, 1.0}, {0.9, 1.0}, {1.3, 1.0},  {1.5, 2.0},
                                     {2.3, 2.5}, {3.9, 5.0}, {7.5, 10.0}, {0.034, 0.025},
                                     {650, 500}, {0.65, 0.5}};
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        if (fabs(tryg_classes_round(pair[i][0]) - pair[i][1]) > 1e-12) {
            fail_msg("%g became %g", pair[i][0], tryg_classes_round(pair[i][0]));
        }
    }
}

static void a_sure_change_is_named_by_verdict_and_size(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_profile profile = {.centre = 100.0, .spread = 10.0};
    tryg_lang_set(TRYG_EN);
    struct tryg_classes *classes = tryg_classes_sure(&profile, arena);
    assert_int_equal(classes->n, 5);
    assert_string_equal(classes->label[0], "falls by 5 or more");
    assert_string_equal(classes->label[3], "rises by less than 5");
    assert_int_equal(tryg_classes_sure_of(classes, -5.0, TRYG_FALLS), 0);
    assert_int_equal(tryg_classes_sure_of(classes, -4.9, TRYG_FALLS), 1);
    assert_int_equal(tryg_classes_sure_of(classes, -9.0, TRYG_NO_SURE_CHANGE), 2);
    assert_int_equal(tryg_classes_sure_of(classes, 4.9, TRYG_RISES), 3);
    assert_int_equal(tryg_classes_sure_of(classes, 5.0, TRYG_RISES), 4);
    assert_int_equal(tryg_classes_sure_of(classes, 9.0, TRYG_CANNOT_TELL), -1);
    profile.spread = 1.0; /* a scale of 1 to 10: half a point is much */
    assert_string_equal(tryg_classes_sure(&profile, arena)->label[4],
                        "rises by 0.50 or more");
    profile.orientation = TRYG_SAFE; /* falling is the colour of growing need */
    assert_int_equal(tryg_classes_sure(&profile, arena)->rgb[0], classes->rgb[4]);
    tryg_lang_set(TRYG_DA);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_index_is_cut_round_its_centre),
        cmocka_unit_test(other_scales_are_cut_over_their_span),
        cmocka_unit_test(classes_are_closed_on_the_left),
        cmocka_unit_test(shares_are_cut_at_round_per_cents),
        cmocka_unit_test(values_that_are_all_the_same_make_one_class),
        cmocka_unit_test(a_change_is_cut_round_zero),
        cmocka_unit_test(a_sure_change_is_named_by_verdict_and_size),
        cmocka_unit_test(levels_carry_names_and_alarm),
        cmocka_unit_test(round_numbers_are_one_two_two_and_a_half_and_five),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
