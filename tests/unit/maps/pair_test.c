/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "maps/pair.h"
#include "tests/maps/fake_town.h"

static struct fake_town town;

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    fake_town_make(&town, tryg_arena_new("test", 0));
    return 0;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static void the_parts_of_the_page_do_not_meet(void **state)
{
    (void)state;
    struct tryg_page page = tryg_pair_plan();
    struct tryg_rect right = page.frame;
    right.x = page.head.x + page.head.width - right.width;
    assert_false(tryg_rect_overlap(page.frame, right));
    assert_false(tryg_rect_overlap(page.frame, page.head));
    assert_false(tryg_rect_overlap(page.frame, page.panel));
    assert_false(tryg_rect_overlap(page.panel, page.foot));
}

/* The middle of square 5 is intensified in 2010 (106 - 4 = 101 ... in 2014 moderate): the
 * same spot of both frames has the colour of its own year's level. */
static void a_place_stands_in_the_same_spot_of_both_frames(void **state)
{
    (void)state;
    const struct tryg_plate *now = fake_town_pair(&town), *then = now->then;
    struct fake_picture picture = fake_town_picture(&town, now, 144.0);
    struct tryg_page page = tryg_pair_plan();
    double shift = page.head.x + page.head.width - page.frame.width - page.frame.x;
    size_t compared = 0, differ = 0;
    for (size_t a = 2; a < FAKE_AREAS - 1; a++) { /* those that are not hatched */
        double x = now->ground->label_x[a] + 12.0, y = now->ground->label_y[a] + 12.0;
        assert_int_equal(fake_picture_at(&picture, x, y),
                         then->classes->rgb[then->class_of[a]]);
        assert_int_equal(fake_picture_at(&picture, x + shift, y),
                         now->classes->rgb[now->class_of[a]]);
        differ += then->class_of[a] != now->class_of[a];
        compared++;
    }
    assert_int_equal(compared, 9);
    assert_true(differ >= 3);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_of_the_page_do_not_meet),
        cmocka_unit_test_setup_teardown(a_place_stands_in_the_same_spot_of_both_frames,
                                        begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
