/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests/bench/bench_city.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "engine/index/law.h"
#include "engine/index/random.h"
#include "engine/index/score.h"

double bench_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void make_profile(struct city *c)
{
    static const double from[4] = {-INFINITY, 95.0, 105.0, 110.0};
    for (size_t i = 0; i < K; i++) {
        c->indicator[i] = (struct tryg_indicator){
            .id = tryg_arena_print(c->arena, "i%zu", i),
            .source = i < K / 2 ? TRYG_FROM_REPORTS : TRYG_FROM_SURVEY,
            .direction = 1,
            .group = TRYG_NO_GROUP,
            .weight = 1.0,
            .share = 1.0 / K};
    }
    for (size_t l = 0; l < 4; l++) {
        c->level[l] = (struct tryg_level){.id = "level", .from = from[l]};
    }
    c->profile = (struct tryg_profile){.id = "bench",
                                       .indicators = K,
                                       .levels = 4,
                                       .indicator = c->indicator,
                                       .level = c->level,
                                       .normalise = TRYG_Z,
                                       .aggregate = TRYG_MEAN,
                                       .centre = 100.0,
                                       .spread = 10.0,
                                       .clip_low = -INFINITY,
                                       .clip_high = INFINITY,
                                       .least_present = 2.0 / 3.0};
}

/* Small counts and small samples as well as large ones. */
static void make_cell(struct tryg_cell *cell, size_t i, size_t a)
{
    struct tryg_stream stream = tryg_random_stream(1, 0, NULL, TRYG_DRAW_PERMUTATION);
    double u = tryg_random_uniform(&stream, (uint32_t)a, (uint32_t)i);
    if (i < K / 2) {
        double count = floor(200.0 * u * u);
        cell->law = tryg_law_of_rate(count, 5000.0, 1000.0);
        cell->value = count / 5.0;
    } else {
        cell->value = 0.05 + 0.4 * u;
        cell->law = tryg_law_of_share(cell->value, 100.0 + 200.0 * u);
    }
    cell->se = tryg_law_sd(&cell->law);
    cell->why = TRYG_WHY_NOT;
}

static void share_something(struct city *c, size_t a)
{
    double *of = c->scores.covariance + a * K * K;
    for (size_t i = K / 2; i < K; i++) {
        for (size_t j = K / 2; j < i; j++) {
            of[i * K + j] = of[j * K + i] = 0.3 * c->scores.cell[i * c->system.n + a].se *
                                            c->scores.cell[j * c->system.n + a].se;
        }
    }
}

void bench_city_score(struct city *c)
{
    struct tryg_error err;
    tryg_score_baseline(&c->profile, &c->scores, c->arena, &c->baseline);
    if (tryg_score_areas(&c->profile, &c->baseline, &c->scores, c->scores.covariance,
                         &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
}

struct city *bench_city(size_t n)
{
    tryg_arena *arena = tryg_arena_new("bench", 0);
    struct city *c = TRYG_NEW(arena, 1, struct city);
    c->arena = arena;
    make_profile(c);
    c->system = (struct tryg_system){.id = "city", .n = n};
    c->system.code = TRYG_NEW(arena, n, const char *);
    for (size_t a = 0; a < n; a++) {
        c->system.code[a] = tryg_arena_print(arena, "%zu", a + 1);
    }
    tryg_scores_begin(&c->scores, arena, 2010, &c->system, K, 0);
    c->scores.covariance = TRYG_NEW(arena, n * K * K, double);
    for (size_t i = 0; i < K * n; i++) {
        make_cell(&c->scores.cell[i], i / n, i % n);
    }
    for (size_t a = 0; a < n; a++) {
        share_something(c, a);
    }
    bench_city_score(c);
    return c;
}
