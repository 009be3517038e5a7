/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "maps/placing.h"

static const struct tryg_rect FRAME = {0.0, 0.0, 300.0, 200.0};

static void add_box(struct tryg_outlines *o, tryg_arena *arena, struct tryg_rect b)
{
    double x[] = {b.x, b.x + b.width, b.x + b.width, b.x};
    double y[] = {b.y, b.y, b.y + b.height, b.y + b.height};
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 4, x, y);
}

static void cover_boxes(struct tryg_cover *cover, tryg_arena *arena, size_t n,
                        const struct tryg_rect *box)
{
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    for (size_t i = 0; i < n; i++) {
        add_box(&o, arena, box[i]);
    }
    tryg_outlines_end(&o, arena);
    tryg_cover_make(cover, &o, FRAME, arena);
}

static struct tryg_label_wish wish_of(uint32_t area, double x, double y, double width,
                                      double height, enum tryg_reach reach)
{
    struct tryg_label_wish wish = {
        .area = area, .x = x, .y = y, .forms = 1, .reach = reach};
    wish.form[0].width = width;
    wish.form[0].height = height;
    return wish;
}

static void a_label_with_room_stands_on_its_point(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cover cover;
    cover_boxes(&cover, arena, 1, &(struct tryg_rect){20, 20, 100, 80});
    struct tryg_label_wish wish = wish_of(0, 70, 60, 40, 10, TRYG_INSIDE);
    struct tryg_label_spot spot;
    tryg_labels_place(&cover, FRAME, 1, &wish, 0, NULL, &spot, arena);
    assert_int_equal(spot.form, 0);
    assert_true(spot.box.x == 50.0 && spot.box.y == 55.0);
    tryg_arena_free(arena);
}

static void a_label_moves_off_an_obstacle_but_stays_inside(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cover cover;
    struct tryg_rect area = {20, 20, 100, 80}, obstacle = {60, 50, 20, 20};
    cover_boxes(&cover, arena, 1, &area);
    struct tryg_label_wish wish = wish_of(0, 70, 60, 30, 10, TRYG_INSIDE);
    struct tryg_label_spot spot;
    tryg_labels_place(&cover, FRAME, 1, &wish, 1, &obstacle, &spot, arena);
    assert_int_equal(spot.form, 0);
    assert_false(tryg_rect_overlap(spot.box, obstacle));
    assert_true(tryg_rect_holds(area, spot.box));
    tryg_arena_free(arena);
}

static void a_narrower_form_is_taken_where_the_wide_one_does_not_fit(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cover cover;
    cover_boxes(&cover, arena, 1, &(struct tryg_rect){20, 20, 40, 60});
    struct tryg_label_wish wish = wish_of(0, 40, 50, 60, 10, TRYG_INSIDE);
    wish.forms = 2;
    wish.form[1].width = 30;
    wish.form[1].height = 20;
    struct tryg_label_spot spot;
    tryg_labels_place(&cover, FRAME, 1, &wish, 0, NULL, &spot, arena);
    assert_int_equal(spot.form, 1);
    tryg_arena_free(arena);
}

static void how_far_a_label_goes_is_its_reach(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cover cover;
    cover_boxes(&cover, arena, 1, &(struct tryg_rect){100, 100, 8, 8});
    struct tryg_rect on_top = {95, 95, 18, 18};
    struct tryg_label_spot spot;
    struct tryg_label_wish wish = wish_of(0, 104, 104, 20, 10, TRYG_INSIDE);
    tryg_labels_place(&cover, FRAME, 1, &wish, 0, NULL, &spot, arena);
    assert_int_equal(spot.form, -1);
    wish.reach = TRYG_OVERHANG;
    tryg_labels_place(&cover, FRAME, 1, &wish, 0, NULL, &spot, arena);
    assert_int_equal(spot.form, 0);
    assert_false(spot.beside);
    tryg_labels_place(&cover, FRAME, 1, &wish, 1, &on_top, &spot, arena);
    assert_int_equal(spot.form, -1);
    wish.reach = TRYG_BESIDE;
    tryg_labels_place(&cover, FRAME, 1, &wish, 1, &on_top, &spot, arena);
    assert_int_equal(spot.form, 0);
    assert_true(spot.beside);
    tryg_arena_free(arena);
}

/* Thirty small areas with labels as wide as two of them. */
static void no_two_labels_overlap_and_the_answer_is_the_same_again(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    enum { N = 30 };
    struct tryg_rect box[N];
    struct tryg_label_wish wish[N];
    struct tryg_label_spot spot[N], again[N];
    for (uint32_t i = 0; i < N; i++) {
        box[i] = (struct tryg_rect){40 + 22.0 * (i % 10), 60 + 22.0 * (i / 10), 22, 22};
        wish[i] = wish_of(i, box[i].x + 11, box[i].y + 11, 36, 9, TRYG_BESIDE);
        wish[i].rank = i % 7 == 0 ? 0 : 1;
    }
    struct tryg_cover cover;
    cover_boxes(&cover, arena, N, box);
    memset(spot, 0, sizeof spot);
    memset(again, 0, sizeof again);
    tryg_labels_place(&cover, FRAME, N, wish, 0, NULL, spot, arena);
    tryg_labels_place(&cover, FRAME, N, wish, 0, NULL, again, arena);
    size_t placed = 0;
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(spot[i].form, again[i].form);
        assert_memory_equal(&spot[i].box, &again[i].box, sizeof spot[i].box);
        placed += spot[i].form >= 0;
        for (size_t j = 0; j < i && spot[i].form >= 0; j++) {
            assert_false(spot[j].form >= 0 &&
                         tryg_rect_overlap(spot[i].box, spot[j].box));
        }
        assert_true(spot[i].form < 0 || tryg_rect_holds(FRAME, spot[i].box));
        assert_true(i % 7 || spot[i].form >= 0); /* the first in rank all find room */
    }
    assert_true(placed > 20);
    tryg_arena_free(arena);
}

static void an_area_off_the_page_has_no_label(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cover cover;
    cover_boxes(&cover, arena, 1, &(struct tryg_rect){20, 20, 40, 60});
    struct tryg_label_wish wish = wish_of(0, NAN, NAN, 5, 5, TRYG_BESIDE);
    struct tryg_label_spot spot;
    tryg_labels_place(&cover, FRAME, 1, &wish, 0, NULL, &spot, arena);
    assert_int_equal(spot.form, -1);
    tryg_arena_free(arena);
}

static void the_cover_knows_how_full_a_box_is(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cover cover;
    cover_boxes(&cover, arena, 1, &(struct tryg_rect){20, 20, 40, 60});
    assert_true(tryg_cover_share(&cover, (struct tryg_rect){25, 25, 10, 10}) == 1.0);
    assert_true(tryg_cover_share(&cover, (struct tryg_rect){50, 30, 20, 10}) == 0.5);
    assert_true(tryg_cover_share(&cover, (struct tryg_rect){200, 30, 20, 10}) == 0.0);
    assert_true(tryg_cover_share(&cover, (struct tryg_rect){290, 30, 20, 10}) == 1.0);
    assert_int_equal(cover.size[0], 40 * 60);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_with_room_stands_on_its_point),
        cmocka_unit_test(a_label_moves_off_an_obstacle_but_stays_inside),
        cmocka_unit_test(a_narrower_form_is_taken_where_the_wide_one_does_not_fit),
        cmocka_unit_test(how_far_a_label_goes_is_its_reach),
        cmocka_unit_test(no_two_labels_overlap_and_the_answer_is_the_same_again),
        cmocka_unit_test(an_area_off_the_page_has_no_label),
        cmocka_unit_test(the_cover_knows_how_full_a_box_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
