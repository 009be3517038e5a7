/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/two_versions.h"

#include "engine/batch/moves.h"

/* The base year has 10 reports in A and 40 in B, 500 and 700 people, and a survey. */
struct based {
    struct two_versions *t;
    struct tryg_batch_yardstick yardstick[2];
    const struct tryg_system *on[2][TV_SYSTEMS];
    struct tryg_counts count;
    struct tryg_year_record record;
    struct tryg_project_survey survey;
};

static struct based *based_on(tryg_arena *arena, const char *old, const char *new)
{
    static const double PEOPLE[] = {500, 700};
    struct based *s = TRYG_NEW(arena, 1, struct based);
    s->t = two_versions(arena, old, new);
    struct tryg_batch *b = &s->t->b;
    two_versions_people(s->t, PEOPLE);
    for (size_t d = 0; d < 2; d++) {
        for (size_t i = 0; i < TV_SYSTEMS; i++) {
            s->on[d][i] = &s->t->system[d][i];
        }
        s->yardstick[d].system = s->on[d];
    }
    b->out_systems = TV_SYSTEMS;
    b->out_system = s->on[0];
    b->yardsticks = 2;
    b->yardstick = s->yardstick;
    tryg_counts_begin(&s->count, arena, &s->t->system[0][TV_ATOM], 1, 12);
    s->count.source = "politi";
    s->count.year = 2010;
    s->count.reports[0] = 10;
    s->count.reports[s->count.slots] = 40;
    s->record = (struct tryg_year_record){.year = 2010, .counts = 1, .count = &s->count};
    b->record = &s->record;
    b->results = (struct tryg_results){.base_year = 2010, .years = 1, .year = s->t->year};
    s->survey.system = "atom";
    s->survey.source.id = "borgere";
    b->project.surveys = 1;
    b->project.survey = &s->survey;
    return s;
}

static const struct tryg_moves *made(struct based *s)
{
    struct tryg_error err = {0};
    if (tryg_moves_make(&s->t->b, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return &s->t->b.moves;
}

static bool near(double found, double expected)
{
    return fabs(found - expected) < 1e-9 || (isnan(found) && isnan(expected));
}

static void check_move(const struct tryg_move *m, uint32_t from, uint32_t to,
                       enum tryg_fate fate, double m2, double share, double of_target,
                       double covered)
{
    assert_int_equal(m->from_area, from);
    assert_int_equal(m->to_area, to);
    assert_string_equal(tryg_fate_id(m->fate), tryg_fate_id(fate));
    assert_true(fabs(m->m2 - m2) < 1e-6);
    assert_true(near(m->share, share) && near(m->share_of_target, of_target));
    assert_true(near(m->covered, covered));
}

static void pieces_are_listed_by_old_area_then_new(void **state)
{
    struct based *s = based_on(*state, TV_OLD, TV_NEW);
    const struct tryg_moves *m = made(s);
    assert_int_equal(m->moves, 3);
    check_move(&m->move[0], 0, 0, TRYG_FATE_KEPT, 20000, 1, 2.0 / 3, 1);
    check_move(&m->move[1], 1, 0, TRYG_FATE_MOVED, 10000, 0.5, 1.0 / 3, 1);
    check_move(&m->move[2], 1, 1, TRYG_FATE_KEPT, 10000, 0.5, 1, 1);
    assert_ptr_equal(m->move[0].from, &s->t->system[0][TV_ATOM]);
    assert_ptr_equal(m->move[0].to, &s->t->system[1][TV_ATOM]);
    assert_true(isnan(m->move[0].persons) && !m->move[0].by_persons);
}

/* A loses a third, B gets as much new ground as it has. */
static void what_is_lost_and_what_is_new_stand_last(void **state)
{
    struct based *s = based_on(*state, "A A A B .\n", ". A A B B\n");
    const struct tryg_moves *m = made(s);
    assert_int_equal(m->moves, 4);
    check_move(&m->move[0], 0, 0, TRYG_FATE_KEPT, 20000, 2.0 / 3, 1, 1);
    check_move(&m->move[1], 0, TRYG_NO_AREA, TRYG_FATE_LOST, 10000, 1.0 / 3, NAN, NAN);
    check_move(&m->move[2], 1, 1, TRYG_FATE_KEPT, 10000, 1, 0.5, 0.5);
    check_move(&m->move[3], TRYG_NO_AREA, 1, TRYG_FATE_NEW, 10000, NAN, 0.5, 0.5);
}

static void check_brought(const struct tryg_brought *b, const char *kind, const char *id,
                          double total, double carried, size_t areas, size_t modelled)
{
    assert_int_equal(b->year, 2010);
    assert_string_equal(b->kind, kind);
    assert_string_equal(b->id, id);
    assert_true(near(b->total, total) && near(b->carried, carried));
    assert_true(near(b->lost, total - carried));
    assert_int_equal(b->areas, areas);
    assert_int_equal(b->modelled, modelled);
}

static void every_source_is_told_on_every_system(void **state)
{
    struct based *s = based_on(*state, TV_OLD, TV_NEW);
    const struct tryg_moves *m = made(s);
    assert_int_equal(m->broughts, 6);
    check_brought(&m->brought[0], "reports", "politi", 50, 50, 2, 2);
    check_brought(&m->brought[1], "population", "residents", 1200, 1200, 2, 2);
    check_brought(&m->brought[2], "survey", "borgere", NAN, NAN, 2, 2);
    check_brought(&m->brought[3], "reports", "politi", 50, 50, 1, 0); /* the city */
    check_brought(&m->brought[4], "population", "residents", 1200, 1200, 1, 0);
    check_brought(&m->brought[5], "survey", "borgere", NAN, NAN, 1, 0);
}

/* A third of A's 10 reports and 500 people lie in no new area; B is half new. */
static void what_is_lost_is_counted(void **state)
{
    struct based *s = based_on(*state, "A A A B .\n", ". A A B B\n");
    const struct tryg_moves *m = made(s);
    check_brought(&m->brought[0], "reports", "politi", 50, 50 - 10.0 / 3, 2, 2);
    check_brought(&m->brought[1], "population", "residents", 1200, 1200 - 500.0 / 3, 2,
                  2);
    check_brought(&m->brought[3], "reports", "politi", 50, 50 - 10.0 / 3, 1, 1);
}

static void on_the_same_areas_nothing_is_listed(void **state)
{
    struct based *s = based_on(*state, TV_OLD, TV_NEW);
    s->t->b.yardsticks = 1;
    const struct tryg_moves *m = made(s);
    assert_int_equal(m->moves, 0);
    assert_int_equal(m->broughts, 0);
    assert_int_equal(tryg_moves_write(&(struct tryg_shelf){.b = &s->t->b}, NULL),
                     TRYG_OK);
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
        cmocka_unit_test(pieces_are_listed_by_old_area_then_new),
        cmocka_unit_test(what_is_lost_and_what_is_new_stand_last),
        cmocka_unit_test(every_source_is_told_on_every_system),
        cmocka_unit_test(what_is_lost_is_counted),
        cmocka_unit_test(on_the_same_areas_nothing_is_listed)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
