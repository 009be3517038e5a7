/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast points are placed, once every answer has been checked.
 *
 * usage: locator_bench [POINTS]      (10000000 for each size)
 *
 * Towns of 35 x 500, 400 x 200 and 2,000 x 100 corners, their winding borders shared to
 * the digit. Points are drawn evenly over the town's box and a little more, and on and
 * beside the corners. In metres the answers are held against GEOS (tests/oracle) wherever
 * GEOS sees no border under the point; in lon/lat, in another zone and in feet against
 * PROJ on every point and then the locator in metres. Then the clock, the fastest of
 * several rounds: a thread's own seconds, and two threads on the wall's.
 */
#define _GNU_SOURCE
#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "geodata/geom/spotter.h"
#include "tests/oracle/geos_locator.h"

enum { BLOCK = 512, PIECE = 1 << 20, ROUNDS = 7 };

struct size {
    int columns, rows, edge; /* corners on each of the four sides of an area */
};

static const struct size SIZES[] = {{7, 5, 125}, {20, 20, 50}, {50, 40, 25}};

/* CLOCK_THREAD_CPUTIME_ID is not moved by what else the machine does. */
static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* SplitMix64: Steele, Lea and Flood (2014). */
static uint64_t next(uint64_t *seed)
{
    uint64_t z = (*seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static double unit(uint64_t *seed)
{
    return (double)(next(seed) >> 11) * 0x1p-53;
}

/* ---- the town ------------------------------------------------------------------- */

struct town {
    struct size size;
    double west, south, dx, dy;
};

static double wave(int key, double t) /* 0 at both ends, another shape for each side */
{
    return sin(M_PI * t) *
           (0.08 * sin(2.0 * M_PI * t + key) + 0.01 * sin(17.0 * M_PI * t + 3.0 * key));
}

/* The k-th corner of the side from grid point (i, j) eastwards or northwards, to the cm.
 */
static void corner(const struct town *t, int i, int j, bool east, int k, double *x,
                   double *y)
{
    double along = (double)k / t->size.edge;
    double off = wave(7 * i + 13 * j + east, along) * fmin(t->dx, t->dy);
    *x = t->west + (i + (east ? along : 0.0)) * t->dx;
    *y = t->south + (j + (east ? 0.0 : along)) * t->dy;
    if (east && j > 0 && j < t->size.rows) {
        *y += off;
    }
    if (!east && i > 0 && i < t->size.columns) {
        *x += off;
    }
    *x = round(*x * 100.0) / 100.0;
    *y = round(*y * 100.0) / 100.0;
}

static void make_town(const struct town *t, tryg_arena *arena, struct tryg_outlines *o)
{
    int edge = t->size.edge;
    double *x = TRYG_NEW(arena, 4 * (size_t)edge, double);
    double *y = TRYG_NEW(arena, 4 * (size_t)edge, double);
    tryg_outlines_begin(o, arena);
    for (int a = 0; a < t->size.columns * t->size.rows; a++) {
        int i = a % t->size.columns, j = a / t->size.columns;
        for (int k = 0; k < edge; k++) {
            corner(t, i, j, true, k, x + k, y + k);
            corner(t, i + 1, j, false, k, x + edge + k, y + edge + k);
            corner(t, i, j + 1, true, edge - k, x + 2 * edge + k, y + 2 * edge + k);
            corner(t, i, j, false, edge - k, x + 3 * edge + k, y + 3 * edge + k);
        }
        tryg_outlines_area(o, arena);
        tryg_outlines_part(o, arena);
        tryg_outlines_ring(o, arena, 4 * (size_t)edge, x, y);
    }
    tryg_outlines_end(o, arena);
}

/* ---- what is measured ----------------------------------------------------------- */

struct bench {
    const char *project_crs, *crs;
    struct tryg_outlines outlines;
    tryg_arena *arena;
    tryg_locator *locator;
    tryg_spotter *spotter; /* NULL: ask the locator, in metres */
    tryg_crs_way *way[2];
    struct tryg_box box; /* points are drawn from, in the CRS asked in */
    size_t n;
    double *x, *y;
    uint32_t *area;
};

static void must(enum tryg_status status, const struct tryg_error *err)
{
    if (status != TRYG_OK) {
        fprintf(stderr, "locator_bench: %s\n", err->text);
        exit(1);
    }
}

static void find(const struct bench *b, int thread, size_t from, size_t end)
{
    for (size_t i = from; i < end; i += BLOCK) {
        size_t n = end - i < BLOCK ? end - i : BLOCK;
        if (b->spotter) {
            tryg_spotter_find(b->spotter, b->way[thread], n, b->x + i, b->y + i,
                              b->area + i);
        } else {
            tryg_locator_find(b->locator, n, b->x + i, b->y + i, b->area + i);
        }
    }
}

static double build_seconds(struct bench *b)
{
    double best = INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
        tryg_arena *arena = tryg_arena_new("bench", 0);
        struct tryg_error err = {0};
        tryg_locator *locator = NULL;
        tryg_spotter *spotter = NULL;
        double start = seconds(CLOCK_THREAD_CPUTIME_ID);
        if (b->crs) {
            must(tryg_spotter_new(&b->outlines, b->locator, b->crs, b->project_crs, arena,
                                  &spotter, &err),
                 &err);
        } else {
            must(tryg_locator_new(&b->outlines, arena, &locator, &err), &err);
        }
        best = fmin(best, seconds(CLOCK_THREAD_CPUTIME_ID) - start);
        tryg_arena_free(arena);
    }
    return best;
}

static double one_thread(const struct bench *b)
{
    double best = INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds(CLOCK_THREAD_CPUTIME_ID);
        find(b, 0, 0, b->n);
        best = fmin(best, seconds(CLOCK_THREAD_CPUTIME_ID) - start);
    }
    return best / (double)b->n;
}

struct half {
    const struct bench *bench;
    int thread;
};

static void *run_half(void *half_)
{
    const struct half *half = half_;
    size_t n = half->bench->n;
    find(half->bench, half->thread, half->thread ? n / 2 : 0, half->thread ? n : n / 2);
    return NULL;
}

static double two_threads(const struct bench *b)
{
    double best = INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
        pthread_t thread;
        struct half halves[2] = {{b, 0}, {b, 1}};
        double start = seconds(CLOCK_MONOTONIC);
        if (pthread_create(&thread, NULL, run_half, &halves[1]) != 0) {
            return INFINITY;
        }
        run_half(&halves[0]);
        pthread_join(thread, NULL);
        best = fmin(best, seconds(CLOCK_MONOTONIC) - start);
    }
    return best / (double)b->n;
}

/* ---- points --------------------------------------------------------------------- */

/* Evenly over the box; one in sixteen on a corner or within a few units in the last place
 * or a few centimetres of one. */
static void draw_points(struct bench *b, tryg_crs_way *back, uint64_t *seed)
{
    for (size_t i = 0; i < b->n; i++) {
        b->x[i] = b->box.west + unit(seed) * (b->box.east - b->box.west);
        b->y[i] = b->box.south + unit(seed) * (b->box.north - b->box.south);
    }
    if (!b->outlines.points) {
        return;
    }
    double scale = (b->box.east - b->box.west) * 1e-6;
    for (size_t i = 0; i < b->n; i += 16) {
        size_t p = (size_t)(next(seed) % b->outlines.points);
        uint64_t kind = next(seed) % 3;
        double x = b->outlines.x[p], y = b->outlines.y[p];
        if (back) {
            tryg_crs_way_go(back, 1, &x, &y);
        }
        double off = kind == 0 ? 0.0 : kind == 1 ? fabs(x) * 0x1p-52 : scale;
        b->x[i] = x + off * (double)((int)(next(seed) % 5) - 2);
        b->y[i] = y + off * (double)((int)(next(seed) % 5) - 2);
    }
}

struct check {
    size_t checked, on_border;
};

/* Against GEOS in metres, against PROJ on every point elsewhere. */
static void check_piece(struct bench *b, const struct geos_locator *geos, double *x,
                        double *y, uint32_t *expected, uint32_t *borders,
                        struct check *sum)
{
    find(b, 0, 0, b->n);
    if (geos) {
        geos_locator_find(geos, b->n, b->x, b->y, expected, borders);
    } else {
        memcpy(x, b->x, b->n * sizeof *x);
        memcpy(y, b->y, b->n * sizeof *y);
        tryg_crs_way_go(b->way[0], b->n, x, y);
        tryg_locator_find(b->locator, b->n, x, y, expected);
    }
    for (size_t i = 0; i < b->n; i++) {
        bool border = geos && borders[i] > 0;
        if (!border && b->area[i] != expected[i]) {
            fprintf(stderr,
                    "WRONG: (%.17g, %.17g) is in %" PRIu32 ", not in %" PRIu32 "\n",
                    b->x[i], b->y[i], expected[i], b->area[i]);
            exit(1);
        }
        sum->on_border += border;
    }
    sum->checked += b->n;
}

static struct check check(struct bench *b, size_t points, tryg_crs_way *back,
                          const struct geos_locator *geos)
{
    struct check sum = {0, 0};
    tryg_arena *scratch = tryg_arena_new("bench", 0);
    double *x = TRYG_NEW(scratch, PIECE, double), *y = TRYG_NEW(scratch, PIECE, double);
    uint32_t *expected = TRYG_NEW(scratch, PIECE, uint32_t);
    uint32_t *borders = TRYG_NEW(scratch, PIECE, uint32_t);
    uint64_t seed = 2010;
    while (sum.checked < points) {
        b->n = points - sum.checked < PIECE ? points - sum.checked : PIECE;
        draw_points(b, back, &seed);
        check_piece(b, geos, x, y, expected, borders, &sum);
    }
    tryg_arena_free(scratch);
    return sum;
}

/* ---- one row of the table ------------------------------------------------------- */

static void points_box(struct bench *b, tryg_crs_way *back)
{
    struct tryg_box in = tryg_outlines_box(&b->outlines);
    struct tryg_box out = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i < 4; i++) {
        double x = i % 2 ? in.west : in.east, y = i / 2 ? in.south : in.north;
        if (back) {
            tryg_crs_way_go(back, 1, &x, &y);
        }
        out = (struct tryg_box){fmin(out.west, x), fmin(out.south, y), fmax(out.east, x),
                                fmax(out.north, y)};
    }
    double w = 0.01 * (out.east - out.west), h = 0.01 * (out.north - out.south);
    b->box = (struct tryg_box){out.west - w, out.south - h, out.east + w, out.north + h};
}

static void report(struct bench *b, const char *what, size_t points,
                   const struct geos_locator *geos)
{
    struct tryg_error err = {0};
    tryg_arena *arena = tryg_arena_new("bench", 0);
    tryg_crs_way *back = NULL;
    if (b->crs) {
        must(tryg_crs_way_new(b->project_crs, b->crs, arena, &back, &err), &err);
        for (int t = 0; t < 2; t++) {
            must(tryg_crs_way_new(b->crs, b->project_crs, arena, &b->way[t], &err), &err);
        }
        must(tryg_spotter_new(&b->outlines, b->locator, b->crs, b->project_crs, arena,
                              &b->spotter, &err),
             &err);
    }
    points_box(b, back);
    struct check sum = check(b, points, back, geos);
    b->n = PIECE;
    uint64_t seed = 7;
    struct tryg_outlines kept = b->outlines;
    b->outlines.points = 0; /* evenly drawn ones for the clock */
    draw_points(b, back, &seed);
    b->outlines = kept;
    double one = one_thread(b), two = two_threads(b), build = build_seconds(b);
    printf("%-28s %8zu checked (%zu on borders)  build %6.2f ms  1 thread %6.2f ns = "
           "%4.0f M/s  2 threads %4.0f M/s\n",
           what, sum.checked, sum.on_border, 1e3 * build, 1e9 * one, 1e-6 / one,
           1e-6 / two);
    fflush(stdout);
    b->spotter = NULL;
    tryg_arena_free(arena);
}

static void measure(const struct town *t, const char *project_crs,
                    const char *const *other_crs, size_t points)
{
    tryg_arena *arena = tryg_arena_new("bench", 0);
    struct tryg_error err = {0};
    struct bench b = {.project_crs = project_crs, .arena = arena};
    char what[64];
    make_town(t, arena, &b.outlines);
    b.x = TRYG_NEW(arena, PIECE, double);
    b.y = TRYG_NEW(arena, PIECE, double);
    b.area = TRYG_NEW(arena, PIECE, uint32_t);
    must(tryg_locator_new(&b.outlines, arena, &b.locator, &err), &err);
    int areas = t->size.columns * t->size.rows;
    snprintf(what, sizeof what, "%d x %d, metres", areas, 4 * t->size.edge);
    report(&b, what, points, geos_locator_new(&b.outlines, arena));
    for (; *other_crs; other_crs++) {
        b.crs = *other_crs;
        snprintf(what, sizeof what, "%d x %d, %s", areas, 4 * t->size.edge, b.crs);
        report(&b, what, points, NULL);
    }
    tryg_arena_free(arena);
}

int main(int argc, char **argv)
{
    size_t points = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 10000000;
    static const char *const COPENHAGEN[] = {"EPSG:4326", "EPSG:25833", NULL};
    static const char *const NEW_YORK[] = {"EPSG:4326", "EPSG:2263", NULL};
    for (size_t s = 0; s < sizeof SIZES / sizeof SIZES[0]; s++) {
        struct town t = {SIZES[s], 717500, 6167000, 13000.0 / SIZES[s].columns,
                         15500.0 / SIZES[s].rows};
        measure(&t, "EPSG:25832", COPENHAGEN, points);
    }
    struct town city = {SIZES[1], 563000, 4483000, 2000, 2300};
    measure(&city, "EPSG:32618", NEW_YORK, points / 4);
    struct town state = {SIZES[1], 150000, 4480000, 30000, 25000};
    measure(&state, "EPSG:32618", NEW_YORK, points / 4);
    return 0;
}
