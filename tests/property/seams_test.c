/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlaps and gaps found from the edges are those that GEOS finds by overlaying all: on
 * seeded random towns, and on heaps of triangles and squares whose corners lie on a small
 * lattice, so that every kind of contact occurs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "tests/oracle/geos_seams.h"
#include "tests/property/random_town.h"

static struct tryg_shape_report found(const struct tryg_outlines *o, tryg_arena *arena,
                                      bool plainly)
{
    struct tryg_shape_report report = {0};
    struct tryg_error err = {0};
    enum tryg_status status = plainly ? geos_seams_judge(o, 0.01, arena, &report, &err)
                                      : tryg_seams_judge(o, 0.01, arena, &report, &err);
    if (status != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return report;
}

static bool close_to(double a, double b)
{
    return fabs(a - b) <= 1e-7 * fmax(fabs(a), fabs(b)) + 1e-9;
}

static bool has_pair(const struct tryg_shape_report *r, const struct tryg_overlap *pair)
{
    for (size_t i = 0; i < r->overlaps; i++) {
        if (r->overlap[i].a == pair->a && r->overlap[i].b == pair->b) {
            return close_to(r->overlap[i].m2, pair->m2);
        }
    }
    return false;
}

/* Returns how many seams there were. */
static size_t same_seams(uint64_t seed, const struct tryg_outlines *o, tryg_arena *arena)
{
    struct tryg_shape_report ours = found(o, arena, false),
                             theirs = found(o, arena, true);
    if (ours.overlaps != theirs.overlaps || ours.gaps != theirs.gaps) {
        fail_msg("seed %u: %zu overlaps and %zu gaps, not %zu and %zu", (unsigned)seed,
                 ours.overlaps, ours.gaps, theirs.overlaps, theirs.gaps);
    }
    for (size_t i = 0; i < ours.overlaps; i++) {
        assert_true(has_pair(&theirs, &ours.overlap[i]));
    }
    for (size_t i = 0; i < ours.gaps; i++) { /* the largest first */
        assert_true(close_to(ours.gap[i].m2, theirs.gap[i].m2));
    }
    return ours.overlaps + ours.gaps;
}

static void towns_have_the_seams_that_geos_finds(void **state)
{
    (void)state;
    enum { TOWNS = 40 };
    size_t seams = 0;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct random_town town;
        random_town(seed, arena, &town);
        double scale = 0.01 / town.unit; /* a square is some 650 m wide */
        for (size_t p = 0; p < town.outlines.points; p++) {
            town.outlines.x[p] *= scale;
            town.outlines.y[p] *= scale;
        }
        seams += same_seams(seed, &town.outlines, arena);
        tryg_arena_free(arena);
    }
    assert_true(seams > TOWNS);
}

static double on_lattice(uint64_t *seed, int lines)
{
    return 10.0 * (double)(random_next(seed) % (uint64_t)lines);
}

/* A triangle, or a box, or the same as the one before. */
static void add_shape(struct tryg_outlines *o, tryg_arena *arena, uint64_t *seed,
                      int lines)
{
    double x[4], y[4];
    bool box = random_next(seed) % 2 == 0;
    for (;;) {
        for (int i = 0; i < 3; i++) {
            x[i] = on_lattice(seed, lines);
            y[i] = on_lattice(seed, lines);
        }
        if (box) {
            x[2] = x[1];
            y[2] = y[1];
            x[1] = x[2];
            y[1] = y[0];
            x[3] = x[0];
            y[3] = y[2];
        }
        if ((x[1] - x[0]) * (y[2] - y[0]) != (x[2] - x[0]) * (y[1] - y[0])) {
            break;
        }
    }
    size_t times = random_next(seed) % 12 == 0 ? 2 : 1;
    while (times-- > 0) {
        tryg_outlines_area(o, arena);
        tryg_outlines_part(o, arena);
        tryg_outlines_ring(o, arena, box ? 4 : 3, x, y);
    }
}

static void heaps_have_the_seams_that_geos_finds(void **state)
{
    (void)state;
    enum { HEAPS = 1500 };
    size_t seams = 0;
    for (uint64_t heap = 1; heap <= HEAPS; heap++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_outlines o;
        uint64_t seed = heap;
        int lines = 3 + (int)(random_next(&seed) % 12);
        size_t shapes = 2 + random_next(&seed) % 7;
        tryg_outlines_begin(&o, arena);
        while (shapes-- > 0) {
            add_shape(&o, arena, &seed, lines);
        }
        tryg_outlines_end(&o, arena);
        seams += same_seams(heap, &o, arena);
        tryg_arena_free(arena);
    }
    assert_true(seams > HEAPS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(towns_have_the_seams_that_geos_finds),
        cmocka_unit_test(heaps_have_the_seams_that_geos_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
