/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs to make the index in every way that could be defended:
 * scenario_bench [quick]
 *
 * A city of invented estimates, 20 indicators without groups. First the answer is
 * checked: z or min-max, the weights as given or one of them a quarter up or down, 82
 * methods, of which a plain loop here finds each area's least and highest rank; and eight
 * threads say the same as one. Then the least time of a few rounds of just that grid on
 * one thread, as a ratio to the plain loop, which weighs ready normalised values and
 * ranks them; and the time of the usual grid on all threads.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/scenario.h"
#include "geodata/base/work.h"
#include "tests/bench/bench_city.h"

enum { WEIGHTS = 1 + 2 * K, METHODS = 2 * WEIGHTS };
static const double NUDGE = 0.25;
static const struct tryg_way DECLARED = {"declared", {{"som før", "as before"}}};

static void wrong(const char *what, size_t area)
{
    printf("WRONG: %s (area %zu)\n", what, area + 1);
    exit(1);
}

static double run(const struct city *c, const struct tryg_scenario_wish *wish,
                  unsigned threads, tryg_arena *arena, struct tryg_robustness *r)
{
    struct tryg_scenario_figures figures = {&c->scores, &c->scores};
    struct tryg_scenario_basis basis = {.profile = &c->profile,
                                        .baseline = &c->baseline,
                                        .denominators = 1,
                                        .denominator = &DECLARED,
                                        .harms = 1,
                                        .harm = &DECLARED,
                                        .figures = &figures,
                                        .seed = 1,
                                        .threads = threads};
    double begun = bench_now();
    if (tryg_scenario_run(wish, &basis, arena, r, NULL) != TRYG_OK) {
        wrong("no scenarios", 0);
    }
    return bench_now() - begun;
}

/* ---- the plain loop ---- */

/* Normalised values [2][n][K], and what is made of them. */
struct plainly {
    size_t n;
    double *z, *minmax;
    double *index, *sorted, *least, *most; /* [n] */
};

static void normalise(struct plainly *p, const struct tryg_cell *cell, size_t i)
{
    double sum = 0.0, square = 0.0, low = INFINITY, high = -INFINITY;
    for (size_t a = 0; a < p->n; a++) {
        sum += cell[a].value;
        low = fmin(low, cell[a].value);
        high = fmax(high, cell[a].value);
    }
    double mean = sum / (double)p->n;
    for (size_t a = 0; a < p->n; a++) {
        square += (cell[a].value - mean) * (cell[a].value - mean);
    }
    double sd = sqrt(square / ((double)p->n - 1.0));
    for (size_t a = 0; a < p->n; a++) {
        p->z[a * K + i] = (cell[a].value - mean) / sd;
        p->minmax[a * K + i] = (cell[a].value - low) / (high - low);
    }
}

static struct plainly plainly(const struct city *c)
{
    size_t n = c->system.n;
    struct plainly p = {.n = n};
    p.z = TRYG_NEW(c->arena, n * K, double);
    p.minmax = TRYG_NEW(c->arena, n * K, double);
    p.index = TRYG_NEW(c->arena, n, double);
    p.sorted = TRYG_NEW(c->arena, n, double);
    p.least = TRYG_NEW(c->arena, n, double);
    p.most = TRYG_NEW(c->arena, n, double);
    for (size_t i = 0; i < K; i++) {
        normalise(&p, &c->scores.cell[i * n], i);
    }
    return p;
}

static int falling(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* 1 = the highest; areas of one index share the mean of their ranks. */
static double rank_of(const struct plainly *p, double index)
{
    size_t before = 0, low = 0, high = p->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->sorted[middle] > index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (before = low; low < p->n && p->sorted[low] >= index; low++) {}
    return ((double)before + 1.0 + (double)low) / 2.0;
}

static void one_method(struct plainly *p, const double *value, const double weight[K])
{
    for (size_t a = 0; a < p->n; a++) {
        double sum = 0.0;
        for (size_t i = 0; i < K; i++) {
            sum += weight[i] * value[a * K + i];
        }
        p->index[a] = p->sorted[a] = sum;
    }
    qsort(p->sorted, p->n, sizeof *p->sorted, falling);
    for (size_t a = 0; a < p->n; a++) {
        double rank = rank_of(p, p->index[a]);
        p->least[a] = fmin(p->least[a], rank);
        p->most[a] = fmax(p->most[a], rank);
    }
}

static double all_methods(struct plainly *p)
{
    double begun = bench_now();
    for (size_t a = 0; a < p->n; a++) {
        p->least[a] = INFINITY;
        p->most[a] = -INFINITY;
    }
    for (size_t w = 0; w < WEIGHTS; w++) {
        double weight[K];
        for (size_t i = 0; i < K; i++) {
            weight[i] = 1.0;
        }
        if (w > 0) {
            weight[(w - 1) / 2] += w % 2 ? NUDGE : -NUDGE;
        }
        one_method(p, p->z, weight);
        one_method(p, p->minmax, weight);
    }
    return bench_now() - begun;
}

/* ---- the engine against it ---- */

static struct tryg_scenario_wish small_wish(void)
{
    return (struct tryg_scenario_wish){.normalise = 1U << TRYG_Z | 1U << TRYG_MINMAX,
                                       .weights = TRYG_VARY_NUDGED,
                                       .nudge = NUDGE};
}

static void check_answer(const struct city *c, struct plainly *p)
{
    struct tryg_scenario_wish wish = small_wish();
    struct tryg_robustness one, many;
    run(c, &wish, 1, c->arena, &one);
    run(c, &wish, 8, c->arena, &many);
    all_methods(p);
    if (one.methods != METHODS) {
        wrong("other methods than were asked for", one.methods);
    }
    for (size_t a = 0; a < p->n; a++) {
        if (one.least[a] != p->least[a] || one.most[a] != p->most[a]) {
            wrong("the plain loop ranks otherwise", a);
        }
        if (many.median[a] != one.median[a] || many.shift[a] != one.shift[a]) {
            wrong("eight threads say otherwise than one", a);
        }
    }
}

static void measure(size_t n, int rounds, double limit_s)
{
    struct city *c = bench_city(n);
    struct plainly p = plainly(c);
    struct tryg_scenario_wish small = small_wish(), usual = tryg_scenario_usual();
    unsigned threads = tryg_work_processors();
    double one = INFINITY, raw = INFINITY, all = INFINITY;
    struct tryg_robustness r;
    size_t methods = 0;
    check_answer(c, &p);
    for (int round = 0; round < rounds; round++) {
        tryg_arena *arena = tryg_arena_new("bench", 0);
        one = fmin(one, run(c, &small, 1, arena, &r));
        raw = fmin(raw, all_methods(&p));
        all = fmin(all, run(c, &usual, threads, arena, &r));
        methods = r.methods; /* the usual grid's */
        tryg_arena_free(arena);
    }
    printf("scenarios: %4zu areas x %d indicators x %zu methods: %.2f s on %u threads "
           "(limit %.0f s)%s; %d methods on 1 thread %.1f x the plain loop\n",
           n, K, methods, all, threads, limit_s, all <= limit_s ? "" : "  TOO SLOW",
           METHODS, one / raw);
    tryg_arena_free(c->arena);
}

int main(int argc, char **argv)
{
    bool quick = argc > 1 && strcmp(argv[1], "quick") == 0;
    measure(35, 3, 1.0);
    if (!quick) {
        measure(2000, 2, 60.0);
    }
    return 0;
}
