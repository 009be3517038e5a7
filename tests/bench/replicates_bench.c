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

#include "engine/index/chance.h"
#include "geodata/base/work.h"
#include "tests/bench/bench_city.h"

static double draw(struct city *c, size_t replicates, unsigned threads,
                   struct tryg_chance_check *check)
{
    struct tryg_luck luck = {
        .seed = 1, .replicates = replicates, .worst = 5, .threads = threads};
    double begun = bench_now();
    tryg_chance_draw(&c->profile, &c->baseline, &c->scores, &luck, c->arena, check);
    return bench_now() - begun;
}

/* The raw loop: nothing but the uniform numbers of all cells and replicates. */
static double draw_numbers(const struct city *c, size_t replicates, double *sum)
{
    static double even[TRYG_DRAW_BLOCK], odd[TRYG_DRAW_BLOCK];
    double begun = bench_now();
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
    return bench_now() - begun;
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
    struct city *c = bench_city(n);
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
