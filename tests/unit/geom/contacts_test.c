/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/geom/contacts.h"
#include "tests/town/town.h"

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static struct tryg_contacts contacts_of(const struct tryg_outlines *o)
{
    struct tryg_mesh mesh;
    struct tryg_contacts contacts;
    tryg_mesh_gather(o, arena, &mesh);
    tryg_contacts_find(o, &mesh, arena, &contacts);
    return contacts;
}

enum { MOST = 8 };

struct shape {
    int corners;
    double x[MOST], y[MOST];
};

/* Two areas of one ring each. */
static struct tryg_contacts two(const struct shape *a, const struct shape *b)
{
    struct tryg_outlines o;
    const struct shape *shapes[] = {a, b};
    tryg_outlines_begin(&o, arena);
    for (int i = 0; i < 2; i++) {
        tryg_outlines_area(&o, arena);
        tryg_outlines_part(&o, arena);
        tryg_outlines_ring(&o, arena, (size_t)shapes[i]->corners, shapes[i]->x,
                           shapes[i]->y);
    }
    tryg_outlines_end(&o, arena);
    return contacts_of(&o);
}

static const struct shape SQUARE = {4, {0, 10, 10, 0}, {0, 0, 10, 10}};

static void areas_that_fit_have_no_contacts(void **state)
{
    (void)state;
    struct tryg_outlines o = town_draw(arena, 10.0,
                                       "A B C\n"
                                       "D . E\n"
                                       "F G H\n")
                                 ->areas.outlines;
    struct tryg_contacts contacts = contacts_of(&o);
    assert_int_equal(contacts.pairs, 0);
    assert_true(contacts.clean && contacts.plain[0] && contacts.plain[7]);
    static const struct shape APART = {3, {20, 30, 30}, {0, 0, 10}};
    static const struct shape AT_CORNER = {3, {10, 20, 20}, {10, 10, 20}};
    assert_true(two(&SQUARE, &APART).clean);
    assert_true(two(&SQUARE, &AT_CORNER).clean);
}

static void each_kind_of_overlap_is_met(void **state)
{
    (void)state;
    static const struct shape OTHERS[] = {
        {4, {5, 15, 15, 5}, {5, 5, 15, 15}},    /* edges cross */
        {3, {0, 10, 10}, {0, 0, 10}},           /* same side of two edges */
        {3, {0, 20, 20}, {0, 20, 30}},          /* an edge through two corners */
        {4, {3, 6, 6, 3}, {3, 3, 6, 6}},        /* a ring inside */
        {3, {0, 10, 5}, {0, 10, 8}},            /* from corner to corner, inside */
        {4, {0, 10, 10, 0}, {0, 0, 10, 10}},    /* the same */
        {4, {-5, 15, 15, -5}, {-5, -5, 15, 15}} /* round it */
    };
    size_t cases = sizeof OTHERS / sizeof OTHERS[0];
    for (size_t i = 0; i < cases; i++) {
        struct tryg_contacts contacts = two(&SQUARE, &OTHERS[i]);
        assert_int_equal(contacts.pairs, 1);
        assert_true(contacts.pair[0].a == 0 && contacts.pair[0].b == 1);
        assert_false(contacts.clean);
    }
    assert_true(cases == 7);
}

/* They share nothing but their border, but it takes an overlay to see that. */
static void a_corner_on_an_edge_is_a_contact(void **state)
{
    (void)state;
    static const struct shape BESIDE = {4, {10, 20, 20, 10}, {2, 2, 8, 8}};
    static const struct shape TOUCHING = {3, {10, 20, 20}, {5, 0, 10}};
    assert_int_equal(two(&SQUARE, &BESIDE).pairs, 1);
    assert_false(two(&SQUARE, &BESIDE).plain[1]);
    assert_int_equal(two(&SQUARE, &TOUCHING).pairs, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_that_fit_have_no_contacts),
        cmocka_unit_test(each_kind_of_overlap_is_met),
        cmocka_unit_test(a_corner_on_an_edge_is_a_contact),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
