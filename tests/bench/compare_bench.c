/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comparing five years costs: compare_bench
 *
 * A city of 35 areas and 20 indicators in five years: the estimates of the first, but
 * that every rate and share of the first area is halved from the second year on. Each
 * year is drawn 10,000 times, and the four later years are compared with the first,
 * measure by measure. First the answer is checked: the first area falls in every year and
 * no other changes, paired intervals agree with the normal ones, and one thread says the
 * same as two. Then the least wall time of a few rounds on two threads.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/compare.h"
#include "engine/index/law.h"
#include "engine/index/replicate.h"
#include "engine/index/score.h"
#include "tests/bench/bench_city.h"

enum { N = 35, YEARS = 5 };
static const double LIMIT_S = 2.0;

struct years {
    struct city *city;
    struct tryg_scores scores[YEARS];
    double *drawn[YEARS];
    struct tryg_replicate_area known[YEARS][N];
    struct tryg_comparison change[YEARS];
};

static void wrong(const char *what, size_t area)
{
    printf("WRONG: %s (area %zu)\n", what, area + 1);
    exit(1);
}

static void halve(struct tryg_cell *cell, size_t i)
{
    if (i < K / 2) {
        cell->value /= 2.0;
        cell->law = tryg_law_of_rate(floor(cell->value * 5.0), 5000.0, 1000.0);
    } else {
        cell->value /= 2.0;
        cell->law = tryg_law_of_share(cell->value, 200.0);
    }
    cell->se = tryg_law_sd(&cell->law);
}

static struct years *make_years(void)
{
    struct city *c = bench_city(N);
    struct years *y = TRYG_NEW(c->arena, 1, struct years);
    y->city = c;
    for (int t = 0; t < YEARS; t++) {
        struct tryg_error err;
        struct tryg_scores *s = &y->scores[t];
        tryg_scores_begin(s, c->arena, 2010 + t, &c->system, K, 0);
        memcpy(s->cell, c->scores.cell, K * N * sizeof *s->cell);
        for (size_t i = 0; t && i < K; i++) {
            halve(&s->cell[i * N], i);
        }
        s->covariance = c->scores.covariance;
        if (tryg_score_areas(&c->profile, &c->baseline, s, NULL, &err)) {
            wrong(err.text, 0);
        }
        y->drawn[t] = TRYG_NEW(c->arena, N * B, double);
    }
    return y;
}

/* All five years drawn, four comparisons made. */
static double compare(struct years *y, unsigned threads)
{
    tryg_arena *arena = tryg_arena_new("bench", 0);
    struct tryg_luck luck = {.seed = 1, .replicates = B, .worst = 5, .threads = threads};
    struct city *c = y->city;
    double begun = bench_now();
    for (int t = 0; t < YEARS; t++) {
        tryg_replicate_indices(&c->profile, &c->baseline, &y->scores[t], &luck,
                               y->drawn[t], y->known[t]);
    }
    for (int t = 1; t < YEARS; t++) {
        struct tryg_compare_basis basis = {.profile = &c->profile,
                                           .baseline = &c->baseline,
                                           .then = &y->scores[0],
                                           .now = &y->scores[t],
                                           .replicates = B,
                                           .drawn_then = y->drawn[0],
                                           .drawn_now = y->drawn[t],
                                           .rules = {0.05, 1.0, 0.03, 0.50}};
        struct tryg_comparison made;
        if (tryg_compare_years(&basis, arena, &made, NULL)) {
            wrong("not compared", 0);
        }
        memcpy(y->change[t].cell, made.cell, N * sizeof *made.cell);
    }
    double took = bench_now() - begun;
    tryg_arena_free(arena);
    return took;
}

/* The same estimates, two draws: no change, and an interval of sqrt(2) standard errors.
 */
static void check_year(const struct years *y, int t)
{
    for (size_t a = 0; a < N; a++) {
        const struct tryg_change_cell *cell = &y->change[t].cell[a];
        double formula = hypot(y->known[0][a].formula, y->known[t][a].formula);
        double wide = (cell->high - cell->low) / (2.0 * 1.959964 * formula);
        if (cell->verdict != (a ? TRYG_NO_SURE_CHANGE : TRYG_FALLS)) {
            wrong(a ? "a change where there is none" : "the fall is not told", a);
        }
        if (!(fabs(wide - 1.0) < 0.05)) {
            wrong("the interval is not that of the formula", a);
        }
    }
}

static void check_answer(struct years *y)
{
    struct tryg_change_cell two[YEARS][N];
    compare(y, 2);
    for (int t = 1; t < YEARS; t++) {
        check_year(y, t);
        memcpy(two[t], y->change[t].cell, sizeof two[t]);
    }
    compare(y, 1);
    for (int t = 1; t < YEARS; t++) {
        for (size_t a = 0; a < N; a++) {
            const struct tryg_change_cell *one = &y->change[t].cell[a];
            if (one->low != two[t][a].low || one->p != two[t][a].p) {
                wrong("one thread says otherwise than two", a);
            }
        }
    }
}

int main(void)
{
    struct years *y = make_years();
    double best = INFINITY;
    for (int t = 1; t < YEARS; t++) {
        y->change[t].cell = TRYG_NEW(y->city->arena, N, struct tryg_change_cell);
    }
    check_answer(y);
    for (int round = 0; round < 5; round++) {
        best = fmin(best, compare(y, 2));
    }
    printf(
        "compare: %d years x %d areas x %d indicators, %d paired replicates: %.2f s on 2 "
        "threads (limit %.0f s)%s\n",
        YEARS, N, K, B, best, LIMIT_S, best <= LIMIT_S ? "" : "  TOO SLOW");
    tryg_arena_free(y->city->arena);
    return 0;
}
