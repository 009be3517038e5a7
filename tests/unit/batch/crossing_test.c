/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/two_versions.h"

#include "engine/batch/crossing.h"

static const struct tryg_crossing *cross(struct two_versions *t,
                                         const struct tryg_system *from,
                                         const struct tryg_system *to)
{
    const struct tryg_crossing *way = NULL;
    struct tryg_error err = {0};
    if (tryg_cross(&t->b, from, to, &way, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return way;
}

/* From the atoms of 2010 to those of 2013. */
static const struct tryg_crossing *atoms(struct two_versions *t)
{
    return cross(t, &t->system[0][TV_ATOM], &t->system[1][TV_ATOM]);
}

static bool near(double found, double expected)
{
    return fabs(found - expected) < 1e-9;
}

static void within_a_version_it_is_a_regrouping(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    const struct tryg_crossing *way =
        cross(t, &t->system[0][TV_ATOM], &t->system[0][TV_CITY]);
    double value[] = {10, 40}, out[1];
    assert_non_null(way->map);
    assert_null(way->modelled);
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[0], 50.0));
    assert_false(tryg_crossing_models(way, 0));
}

/* All of A lies in the new A, half of B too: 10 + 40 / 2, and 40 / 2. */
static void what_lies_in_two_areas_is_shared_out(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    const struct tryg_crossing *way = atoms(t);
    double value[] = {10, 40}, out[2];
    assert_null(way->map);
    assert_int_equal(way->pieces.pieces, 3);
    assert_true(near(way->pieces.m2[0], 20000.0) && near(way->pieces.m2[1], 10000.0));
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[0], 30.0) && near(out[1], 20.0));
    assert_true(tryg_crossing_models(way, 0) && tryg_crossing_models(way, 1));
    const uint32_t *holder = tryg_crossing_holders(way, *state);
    assert_int_equal(holder[0], 0);
    assert_int_equal(holder[1], TRYG_NO_AREA);
    value[0] = NAN;
    tryg_crossing_sum(way, value, out);
    assert_true(isnan(out[0]) && near(out[1], 20.0)); /* an unknown part, no part */
}

static void the_city_around_it_is_exact(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    const struct tryg_crossing *way =
        cross(t, &t->system[0][TV_ATOM], &t->system[1][TV_CITY]);
    double value[] = {10, 40}, out[1];
    assert_non_null(way->map);
    assert_false(tryg_crossing_models(way, 0));
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[0], 50.0));
}

static void a_crossing_is_found_once(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    assert_ptr_equal(atoms(t), atoms(t));
}

/* 30 of the 40 persons known in B live in the half that goes to A. */
static void people_weigh_the_pieces(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    double east[] = {TOWN_EAST + 50, TOWN_EAST + 250, TOWN_EAST + 399},
           north[] = {TOWN_NORTH + 50, TOWN_NORTH + 20, TOWN_NORTH + 99},
           persons[] = {100, 30, 10};
    t->b.people = (struct tryg_people){3, east, north, persons};
    const struct tryg_crossing *way = atoms(t);
    double value[] = {10, 40}, out[2];
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[0], 10.0 + 30.0) && near(out[1], 10.0));
    assert_true(near(way->pieces.target_persons[0], 130.0));
}

/* Variance of a shared count: sum of share^2 * x. */
static void reports_are_carried_with_their_variance(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    struct tryg_counts fine, out;
    tryg_counts_begin(&fine, *state, &t->system[0][TV_ATOM], 2, 12);
    tryg_counts_weigh(&fine, *state, 1);
    fine.reports[0] = 10;                 /* A, category 0, the first month */
    fine.reports[2 * fine.slots] = 39;    /* B, the same */
    fine.reports[2 * fine.slots + 3] = 1; /* and in another month */
    fine.reports[3 * fine.slots] = 8;     /* B, category 1 */
    fine.unknown[3] = true;
    fine.harm[1] = 4;
    tryg_crossing_counts(atoms(t), &fine, *state, &out);
    assert_ptr_equal(out.system, &t->system[1][TV_ATOM]);
    assert_true(near(out.carried[0].reports, 10.0 + 20.0));
    assert_true(near(out.carried[0].variance, 10.0 + 0.25 * 40.0));
    assert_true(near(out.carried[1].reports, 4.0));
    assert_true(near(out.carried[2].reports, 20.0));
    assert_true(near(out.carried[2].variance, 10.0));
    assert_true(near(out.carried[3].variance, 2.0));
    assert_true(near(out.carried_harm[0].reports, 2.0));
    assert_true(out.unknown[1] && out.unknown[3] && !out.unknown[0]);
    assert_true(out.modelled[0] && out.modelled[1]);
}

/* The border between A and B is `metres` off, 100 m of it; A has 20,000 m2. */
static bool is_exact(tryg_arena *arena, double metres)
{
    struct two_versions *t = two_versions(arena, TV_OLD, TV_OLD);
    struct tryg_outlines *o = &t->division[1].atoms.outlines;
    size_t moved = 0;
    for (size_t i = 0; i < o->points; i++) {
        if (o->x[i] == TOWN_EAST + 200.0) {
            o->x[i] += metres;
            moved++;
        }
    }
    assert_true(moved >= 4);
    const struct tryg_crossing *way = atoms(t);
    return way->map && !way->modelled[0] && !way->modelled[1];
}

static void a_ten_thousandth_is_border_noise(void **state)
{
    assert_true(is_exact(*state, 0.0));
    assert_true(is_exact(*state, 0.004));  /* 0.4 m2 */
    assert_true(is_exact(*state, 0.015));  /* 1.5 m2 of 20,000 */
    assert_false(is_exact(*state, 0.025)); /* 2.5 m2 */
    assert_false(is_exact(*state, -1.0));
}

/* B has won as much as it had: what it had is known, what it won is not. */
static void new_ground_is_modelled_and_lost_ground_is_lost(void **state)
{
    struct two_versions *t = two_versions(*state, "A B C\n", "A B B\n");
    double value[] = {10, 40, 7}, out[2];
    const struct tryg_crossing *way = atoms(t);
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[0], 10.0) && near(out[1], 47.0)); /* C lies whole in B */
    assert_false(tryg_crossing_models(way, 1));
    t = two_versions(*state, "A B .\n", "A B B\n");
    way = atoms(t);
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[1], 40.0));
    assert_true(tryg_crossing_models(way, 1));
    assert_false(tryg_crossing_models(way, 0));
    t = two_versions(*state, "A B C\n", "A B .\n");
    way = atoms(t);
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[0], 10.0) && near(out[1], 40.0));
    assert_int_equal(tryg_crossing_holders(way, *state)[2], TRYG_NO_AREA);
}

static void without_geometry_one_code_is_one_atom(void **state)
{
    struct two_versions *t = two_versions(*state, "A B C\n", "C A D\n");
    t->division[1].has_geometry = false;
    const struct tryg_crossing *way = atoms(t); /* to A, C, D */
    double value[] = {10, 40, 7}, out[3];
    tryg_crossing_sum(way, value, out);
    assert_true(near(out[0], 10.0) && near(out[1], 7.0) && near(out[2], 0.0));
    assert_false(tryg_crossing_models(way, 0));
    assert_true(tryg_crossing_models(way, 2)); /* nobody knows what D was */
}

static int set_up(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int tear_down(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(within_a_version_it_is_a_regrouping),
        cmocka_unit_test(what_lies_in_two_areas_is_shared_out),
        cmocka_unit_test(the_city_around_it_is_exact),
        cmocka_unit_test(a_crossing_is_found_once),
        cmocka_unit_test(people_weigh_the_pieces),
        cmocka_unit_test(reports_are_carried_with_their_variance),
        cmocka_unit_test(a_ten_thousandth_is_border_noise),
        cmocka_unit_test(new_ground_is_modelled_and_lost_ground_is_lost),
        cmocka_unit_test(without_geometry_one_code_is_one_atom)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
