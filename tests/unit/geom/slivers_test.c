/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/slivers.h"

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

enum { MOST = 24 };

struct corners {
    size_t n;
    double at[MOST][2];
};

static void add_ring(struct tryg_outlines *o, const struct corners *c, size_t turn)
{
    double x[MOST], y[MOST];
    for (size_t i = 0; i < c->n; i++) {
        x[i] = c->at[(i + turn) % c->n][0];
        y[i] = c->at[(i + turn) % c->n][1];
    }
    tryg_outlines_ring(o, arena, c->n, x, y);
}

static struct tryg_outlines drop(const struct tryg_outlines *from, bool needles)
{
    struct tryg_outlines to;
    tryg_outlines_begin(&to, arena);
    tryg_slivers_drop(from, needles, &to, arena, arena);
    tryg_outlines_end(&to, arena);
    return to;
}

static struct tryg_outlines area_of(const struct corners *c, size_t turn)
{
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    add_ring(&o, c, turn);
    tryg_outlines_end(&o, arena);
    return o;
}

static double length_of(const struct tryg_outlines *o)
{
    double sum = 0.0;
    for (size_t p = 1; p < o->points; p++) {
        sum += hypot(o->x[p] - o->x[p - 1], o->y[p] - o->y[p - 1]);
    }
    return sum;
}

static const struct {
    const char *what;
    struct corners corners;
    double length, area; /* of what is left */
} NEEDLES[] = {
    {"a square is left alone", {4, {{0, 0}, {100, 0}, {100, 100}, {0, 100}}}, 400, 10000},
    {"a slit of 2 mm, open below",
     {7, {{0, 0}, {49.999, 0}, {50, 80}, {50.001, 0}, {100, 0}, {100, 100}, {0, 100}}},
     400,
     10000},
    {"a slit with corners on both sides, and a blunt end",
     {12,
      {{0, 0},
       {49.999, 0},
       {49.998, 20},
       {49.999, 60},
       {49.999, 80},
       {50.001, 80},
       {50.001, 60},
       {50.002, 30},
       {50.001, 0},
       {100, 0},
       {100, 100},
       {0, 100}}},
     400,
     10000},
    {"a slit whose one side goes on far beyond its mouth",
     {7, {{0, 0}, {50, 0}, {50, 5}, {50.001, -1000}, {100, -1000}, {100, 100}, {0, 100}}},
     50 + 1000 + 50 + 1100 + 100 + 100,
     59999.5}, /* it runs 1 mm to the east */
    {"a spike of 100 m",
     {6, {{0, 0}, {100, 0}, {100, 50}, {200, 50.001}, {100, 50.002}, {0, 100}}},
     -1,
     7500},
    {"a spike with no width",
     {5, {{0, 0}, {100, 0}, {150, 0}, {100, 0}, {0, 100}}},
     -1,
     5000},
    {"a sharp corner that is wider than a sliver",
     {3, {{0, 0}, {100, 0}, {0, 10}}},
     100 + 10 + 100.498756,
     500},
    {"a step of 4 cm in a straight border",
     {6, {{0, 0}, {50, 0}, {50, 0.04}, {100, 0.04}, {100, 100}, {0, 100}}},
     400,
     9998},
    {"a notch of 20 cm",
     {8,
      {{0, 0},
       {49.9, 0},
       {49.9, 50},
       {50.1, 50},
       {50.1, 0},
       {100, 0},
       {100, 100},
       {0, 100}}},
     500,
     9990},
};

/* Whichever corner the ring begins with. */
static void needles_are_cut_and_nothing_else(void **state)
{
    (void)state;
    size_t cases = sizeof NEEDLES / sizeof NEEDLES[0];
    for (size_t i = 0; i < cases; i++) {
        for (size_t turn = 0; turn < NEEDLES[i].corners.n; turn++) {
            struct tryg_outlines raw = area_of(&NEEDLES[i].corners, turn);
            struct tryg_outlines clean = drop(&raw, true);
            double area = tryg_outlines_area_size(&clean, 0);
            if (fabs(area - NEEDLES[i].area) > 0.4 ||
                (NEEDLES[i].length > 0.0 &&
                 fabs(length_of(&clean) - NEEDLES[i].length) > 0.1)) {
                fail_msg("%s, from corner %zu: %.4f m2, %.4f m round", NEEDLES[i].what,
                         turn, area, length_of(&clean));
            }
        }
    }
    assert_true(cases == 9);
}

static void needles_may_be_left(void **state)
{
    (void)state;
    struct tryg_outlines raw = area_of(&NEEDLES[1].corners, 0);
    struct tryg_outlines clean = drop(&raw, false);
    assert_int_equal(clean.points, raw.points);
}

static void thin_holes_and_thin_parts_go(void **state)
{
    (void)state;
    static const struct corners TOWN = {4, {{0, 0}, {100, 0}, {100, 100}, {0, 100}}};
    static const struct corners SLIT = {4,
                                        {{10, 10}, {10, 90}, {10.05, 90}, {10.05, 10}}};
    static const struct corners POND = {4, {{20, 20}, {20, 21}, {21, 21}, {21, 20}}};
    static const struct corners STRIP = {
        4, {{200, 0}, {200.05, 0}, {200.05, 90}, {200, 90}}};
    static const struct corners ISLE = {4, {{300, 0}, {301, 0}, {301, 1}, {300, 1}}};
    struct tryg_outlines raw;
    tryg_outlines_begin(&raw, arena);
    tryg_outlines_area(&raw, arena);
    tryg_outlines_part(&raw, arena);
    add_ring(&raw, &TOWN, 0);
    add_ring(&raw, &SLIT, 0);
    add_ring(&raw, &POND, 0);
    tryg_outlines_part(&raw, arena);
    add_ring(&raw, &STRIP, 0);
    tryg_outlines_part(&raw, arena);
    add_ring(&raw, &ISLE, 0);
    tryg_outlines_end(&raw, arena);
    struct tryg_outlines clean = drop(&raw, true);
    assert_int_equal(clean.parts, 2);
    assert_int_equal(clean.rings, 3);
    assert_true(tryg_outlines_area_size(&clean, 0) == 10000.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(needles_are_cut_and_nothing_else),
        cmocka_unit_test(needles_may_be_left),
        cmocka_unit_test(thin_holes_and_thin_parts_go),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
