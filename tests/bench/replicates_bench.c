/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What repeating the whole chain costs: replicates_bench [quick]
 *
 * Cities of invented estimates, half rates and half shares that go together within an
 * area, are drawn 10,000 times through normalising, blending, ranks and levels. First the
 * answer is checked: drawn standard deviations against the formula, and the same bytes on
 * one thread. Then the least wall time of a few rounds, as replicates a second, and as a
 * ratio to a raw loop that only draws the uniform numbers, on one thread as that.
 */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "engine/index/chance.h"
#include "engine/index/law.h"
#include "engine/index/score.h"
#include "geodata/base/work.h"

enum { K = 20, B = 10000 };

struct city {
    tryg_arena *arena;
    struct tryg_indicator indicator[K];
    struct tryg_level level[4];
    struct tryg_profile profile;
    struct tryg_baseline baseline;
    struct tryg_system system;
    struct tryg_scores scores;
};

static double now(void)
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

static struct city *make_city(size_t n)
{
    tryg_arena *arena = tryg_arena_new("bench", 0);
    struct city *c = TRYG_NEW(arena, 1, struct city);
    struct tryg_error err;
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
    tryg_score_baseline(&c->profile, &c->scores, arena, &c->baseline);
    if (tryg_score_areas(&c->profile, &c->baseline, &c->scores, c->scores.covariance,
                         &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    return c;
}

static double draw(struct city *c, size_t replicates, unsigned threads,
                   struct tryg_chance_check *check)
{
    struct tryg_luck luck = {
        .seed = 1, .replicates = replicates, .worst = 5, .threads = threads};
    double begun = now();
    tryg_chance_draw(&c->profile, &c->baseline, &c->scores, &luck, c->arena, check);
    return now() - begun;
}

/* The raw loop: nothing but the uniform numbers of all cells and replicates. */
static double draw_numbers(const struct city *c, size_t replicates, double *sum)
{
    static double even[TRYG_DRAW_BLOCK], odd[TRYG_DRAW_BLOCK];
    double begun = now();
    for (size_t a = 0; a < c->system.n; a++) {
        struct tryg_stream s =
            tryg_random_stream(1, 2010, c->system.code[a], TRYG_DRAW_COUNTS);
        for (size_t first = 0; first < replicates; first += TRYG_DRAW_BLOCK) {
            for (uint32_t block = 0; block < K / 2; block++) {
                tryg_random_uniforms(&s, block, (uint32_t)first, TRYG_DRAW_BLOCK, even,
                                     odd);
                *sum += even[0] + odd[TRYG_DRAW_BLOCK - 1];
            }
        }
    }
    return now() - begun;
}

static void check_answer(struct city *c)
{
    struct tryg_chance_check check;
    size_t n = c->system.n;
    draw(c, 2000, 8, &check);
    double *many = TRYG_NEW(c->arena, n, double);
    memcpy(many, c->scores.chance.rank_mean, n * sizeof *many);
    draw(c, 2000, 1, &check);
    if (check.compared != n || check.differing > 0) {
        printf("WRONG: %zu of %zu areas differ from the formula\n", check.differing, n);
        exit(1);
    }
    if (memcmp(many, c->scores.chance.rank_mean, n * sizeof *many) != 0) {
        printf("WRONG: 8 threads say otherwise than 1\n");
        exit(1);
    }
}

static void measure(size_t n, int rounds, double limit_s)
{
    struct city *c = make_city(n);
    unsigned threads = tryg_work_processors();
    double all = INFINITY, one = INFINITY, raw = INFINITY, sum = 0.0;
    check_answer(c);
    for (int r = 0; r < rounds; r++) {
        all = fmin(all, draw(c, B, threads, NULL));
        one = fmin(one, draw(c, B, 1, NULL));
        raw = fmin(raw, draw_numbers(c, B, &sum));
    }
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf(
        "replicates: %4zu areas x %d indicators x %d: %.2f s on %u threads (limit %.0f "
        "s), %.0f replicates/s; on 1 thread %.1f x the raw draws; %ld MB%s\n",
        n, K, B, all, threads, limit_s, B / all, one / raw, use.ru_maxrss / 1024,
        sum > 0.0 && all <= limit_s ? "" : "  TOO SLOW");
    tryg_arena_free(c->arena);
}

int main(int argc, char **argv)
{
    bool quick = argc > 1 && strcmp(argv[1], "quick") == 0;
    measure(35, 5, 1.0);
    if (!quick) {
        measure(2000, 2, 60.0);
    }
    return 0;
}
