/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/uncertainty.h"
#include "tests/unit/batch/recount_town.h"

static struct recount_town *town(tryg_arena *arena)
{
    struct recount_town *t = recount_town(arena);
    t->b.project.seed = 7;
    t->b.project.uncertainty = (struct tryg_project_uncertainty){
        .method = TRYG_MONTE_CARLO, .replicates = 400, .worst = 1};
    return t;
}

static void the_results_say_how_it_was_done(void **state)
{
    struct recount_town *t = town(*state);
    tryg_uncertainty_name(&t->b);
    assert_string_equal(t->b.results.method, "monte_carlo");
    assert_int_equal(t->b.results.replicates, 400);
    assert_int_equal(t->b.results.seed, 7);
    assert_non_null(t->b.results.generator);
    t->b.project.uncertainty.method = TRYG_ANALYTIC;
    tryg_uncertainty_name(&t->b);
    assert_string_equal(t->b.results.method, "analytic");
    assert_int_equal(t->b.results.replicates, 0);
    assert_null(t->b.results.generator);
}

static void by_formula_nothing_is_drawn(void **state)
{
    struct recount_town *t = town(*state);
    t->b.project.uncertainty.method = TRYG_ANALYTIC;
    tryg_chance_begin(&t->scores[1], *state, t->profile.levels);
    tryg_uncertainty_draw(&t->b, 0, &t->scores[1], NULL, NULL);
    assert_true(isnan(t->scores[1].chance.mean[0]));
}

static void drawn_it_has_chances(void **state)
{
    struct recount_town *t = town(*state);
    tryg_chance_begin(&t->scores[1], *state, t->profile.levels);
    tryg_uncertainty_draw(&t->b, 0, &t->scores[1], NULL, NULL);
    const struct tryg_chance *c = &t->scores[1].chance;
    double worst = 0.0;
    for (size_t a = 0; a < RT_AREAS; a++) {
        assert_true(c->sd[a] > 0.0);
        assert_true(fabs(c->p[a] + c->p[RT_AREAS + a] - 1.0) < 1e-12);
        worst += c->worst_p[a];
    }
    assert_true(fabs(worst - 1.0) < 1e-12); /* one of them is the worst */
    assert_true(c->worst_p[0] > c->worst_p[2]);
}

/* counts: poisson takes the place of the plain law alone, also of counts in heaps:
 * Poisson(x / f) heaps of f. */
static void poisson_counts_are_told_by_their_law(void **state)
{
    struct recount_town *t = town(*state);
    t->indicator[0].overdispersion = 3.0;
    recount_town_score(t);
    t->b.project.uncertainty.poisson = true;
    tryg_chance_begin(&t->scores[1], *state, t->profile.levels);
    tryg_uncertainty_draw(&t->b, 0, &t->scores[1], NULL, NULL);
    const struct tryg_law *law = &t->scores[1].cell[0].law;
    assert_int_equal(law->kind, TRYG_LAW_POISSON);
    assert_true(law->a == 10.0 && law->b == 3.0); /* 30 per 1,000: ten heaps of three */
    t->indicator[0].overdispersion = 1.0;
    t->indicator[0].harm = true; /* which has a law of its own */
    recount_town_score(t);
    tryg_chance_begin(&t->scores[1], *state, t->profile.levels);
    tryg_uncertainty_draw(&t->b, 0, &t->scores[1], NULL, NULL);
    assert_int_equal(t->scores[1].cell[2].law.kind, TRYG_LAW_GAMMA);
}

static int open_arena(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int close_arena(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_results_say_how_it_was_done),
        cmocka_unit_test(by_formula_nothing_is_drawn),
        cmocka_unit_test(drawn_it_has_chances),
        cmocka_unit_test(poisson_counts_are_told_by_their_law),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
