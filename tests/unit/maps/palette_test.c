/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "maps/colour.h"
#include "maps/palette.h"

enum { CLEAR_AT_A_GLANCE = 10 };

/* Neighbouring classes as everybody sees them: with all cones, and without one kind. */
static void check_neighbours(unsigned one, unsigned other)
{
    assert_true(tryg_colour_distance(one, other) > CLEAR_AT_A_GLANCE);
    for (int k = 0; k < TRYG_COLOUR_BLINDS; k++) {
        enum tryg_colour_blind kind = (enum tryg_colour_blind)k;
        assert_true(tryg_colour_distance(tryg_colour_blind(one, kind),
                                         tryg_colour_blind(other, kind)) >
                    CLEAR_AT_A_GLANCE);
    }
}

static void need_darkens_and_its_classes_stay_apart(void **state)
{
    (void)state;
    size_t pairs = 0;
    for (size_t n = 2; n <= 7; n++) {
        unsigned rgb[TRYG_PALETTE_MOST];
        tryg_palette_need(n, rgb);
        for (size_t i = 1; i < n; i++) {
            assert_true(tryg_lab_of(rgb[i]).l < tryg_lab_of(rgb[i - 1]).l - 5.0);
            check_neighbours(rgb[i - 1], rgb[i]);
            pairs++;
        }
    }
    assert_int_equal(pairs, 21);
}

/* Also as the colour-blind see them, lightness keeps the order. */
static void order_survives_every_eye(void **state)
{
    (void)state;
    unsigned rgb[TRYG_PALETTE_MOST];
    tryg_palette_need(TRYG_PALETTE_MOST, rgb);
    for (int k = 0; k < TRYG_COLOUR_BLINDS; k++) {
        for (size_t i = 1; i < TRYG_PALETTE_MOST; i++) {
            enum tryg_colour_blind kind = (enum tryg_colour_blind)k;
            assert_true(tryg_lab_of(tryg_colour_blind(rgb[i], kind)).l <
                        tryg_lab_of(tryg_colour_blind(rgb[i - 1], kind)).l);
        }
    }
}

static void change_is_light_in_the_middle_and_its_ends_differ(void **state)
{
    (void)state;
    unsigned rgb[5];
    tryg_palette_change(5, rgb);
    for (size_t i = 1; i < 5; i++) {
        check_neighbours(rgb[i - 1], rgb[i]);
    }
    assert_true(tryg_lab_of(rgb[0]).l < tryg_lab_of(rgb[1]).l);
    assert_true(tryg_lab_of(rgb[1]).l < tryg_lab_of(rgb[2]).l);
    assert_true(tryg_lab_of(rgb[2]).l > tryg_lab_of(rgb[3]).l);
    assert_true(tryg_lab_of(rgb[3]).l > tryg_lab_of(rgb[4]).l);
    check_neighbours(rgb[0], rgb[4]);
    check_neighbours(rgb[1], rgb[3]);
}

static void need_is_dark_whatever_way_the_profile_counts(void **state)
{
    (void)state;
    unsigned up[4], down[4];
    struct tryg_profile profile = {.levels = 4, .orientation = TRYG_NEED};
    tryg_palette_levels(&profile, up);
    profile.orientation = TRYG_SAFE;
    tryg_palette_levels(&profile, down);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(up[i], down[3 - i]);
    }
    assert_true(tryg_lab_of(up[3]).l < tryg_lab_of(up[0]).l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(need_darkens_and_its_classes_stay_apart),
        cmocka_unit_test(order_survives_every_eye),
        cmocka_unit_test(change_is_light_in_the_middle_and_its_ends_differ),
        cmocka_unit_test(need_is_dark_whatever_way_the_profile_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
