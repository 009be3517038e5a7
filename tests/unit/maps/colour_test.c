/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "maps/colour.h"

static void close_to(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) {
        fail_msg("%g, expected %g", found, expected);
    }
}

/* Values of Lindbloom's CIE colour calculator (sRGB, D65). */
static void lab_is_that_of_the_books(void **state)
{
    (void)state;
    static const struct {
        unsigned rgb;
        double l, a, b;
    } known[] = {{0xFF0000, 53.2408, 80.0925, 67.2032},
                 {0x00FF00, 87.7347, -86.1827, 83.1793},
                 {0x0000FF, 32.2970, 79.1875, -107.8602},
                 {0x777777, 50.0344, 0.0, 0.0},
                 {0xFFFFFF, 100.0, 0.0, 0.0},
                 {0x000000, 0.0, 0.0, 0.0}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct tryg_lab lab = tryg_lab_of(known[i].rgb);
        close_to(lab.l, known[i].l, 0.02);
        close_to(lab.a, known[i].a, 0.03);
        close_to(lab.b, known[i].b, 0.03);
        assert_int_equal(tryg_lab_rgb(lab), known[i].rgb);
    }
}

static void mixing_begins_and_ends_at_the_colours(void **state)
{
    (void)state;
    assert_int_equal(tryg_colour_mix(0x123456, 0xFEDCBA, 0.0), 0x123456);
    assert_int_equal(tryg_colour_mix(0x123456, 0xFEDCBA, 1.0), 0xFEDCBA);
    close_to(tryg_lab_of(tryg_colour_mix(0x000000, 0xFFFFFF, 0.5)).l, 50.0, 0.3);
}

/* Red without red cones is #6D5F00 by the paper's table: 0.152286, 0.114503 and a
 * negative blue in linear light. */
static void the_colour_blind_see_what_the_paper_says(void **state)
{
    (void)state;
    assert_int_equal(tryg_colour_blind(0xFF0000, TRYG_PROTAN), 0x6D5F00);
    for (int kind = 0; kind < TRYG_COLOUR_BLINDS; kind++) {
        unsigned grey = tryg_colour_blind(0x808080, (enum tryg_colour_blind)kind);
        assert_true(tryg_colour_distance(grey, 0x808080) < 0.5);
    }
    /* red and green of the same lightness fall together, blue and yellow do not */
    unsigned red = 0xC05050, green = 0x5A8A30;
    double apart = tryg_colour_distance(red, green);
    assert_true(apart > 60.0);
    assert_true(tryg_colour_distance(tryg_colour_blind(red, TRYG_DEUTAN),
                                     tryg_colour_blind(green, TRYG_DEUTAN)) <
                0.4 * apart);
}

static void grey_keeps_lightness(void **state)
{
    (void)state;
    close_to(tryg_lab_of(tryg_colour_grey(0xC8635C)).l, tryg_lab_of(0xC8635C).l, 0.3);
    close_to(tryg_lab_of(tryg_colour_grey(0xC8635C)).a, 0.0, 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lab_is_that_of_the_books),
        cmocka_unit_test(mixing_begins_and_ends_at_the_colours),
        cmocka_unit_test(the_colour_blind_see_what_the_paper_says),
        cmocka_unit_test(grey_keeps_lightness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
