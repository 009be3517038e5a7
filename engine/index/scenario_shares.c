/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/scenario_shares.h"

#include <math.h>
#include <stdlib.h>

#include "engine/index/normalise.h"
#include "engine/index/random.h"
#include "engine/index/sobol.h"

/* The design as combinations of the grid: a[rows], b[rows], ab[k * rows]. */
struct design {
    size_t rows;
    unsigned k;
    size_t *a, *b, *ab;
    double *fa, *fb, *fab; /* the outputs at hand */
};

static size_t way_at(double u, size_t ways)
{
    return (size_t)(u * (double)ways); /* u < 1 */
}

/* The combination where each open choice takes the way its number says. */
static size_t combination_at(const struct tryg_scenario_grid *grid, const double *u)
{
    size_t combination = 0;
    unsigned next = 0;
    for (size_t c = 0; c < TRYG_CHOICES; c++) {
        size_t ways = grid->choice[c].ways;
        combination = combination * ways + (ways > 1 ? way_at(u[next++], ways) : 0);
    }
    return combination;
}

static void lay_out(const struct tryg_scenario_grid *grid, struct design *d)
{
    for (size_t r = 0; r < d->rows; r++) {
        double a[TRYG_CHOICES], b[TRYG_CHOICES];
        tryg_sobol_row((uint32_t)r, d->k, a, b);
        d->a[r] = combination_at(grid, a);
        d->b[r] = combination_at(grid, b);
        for (unsigned i = 0; i < d->k; i++) {
            double own = a[i];
            a[i] = b[i];
            d->ab[i * d->rows + r] = combination_at(grid, a);
            a[i] = own;
        }
    }
}

static struct tryg_sobol_outputs look_up(struct design *d, const double *output,
                                         size_t stride, size_t at)
{
    for (size_t r = 0; r < d->rows; r++) {
        d->fa[r] = output[d->a[r] * stride + at];
        d->fb[r] = output[d->b[r] * stride + at];
    }
    for (size_t r = 0; r < d->rows * d->k; r++) {
        d->fab[r] = output[d->ab[r] * stride + at];
    }
    return (struct tryg_sobol_outputs){d->rows, d->k, d->fa, d->fb, d->fab};
}

/* The mean distance of the areas' ranks to the published ones, by combination. */
static double *mean_shifts(const struct tryg_scenario_grid *grid,
                           const struct tryg_scenario_outputs *outputs, tryg_arena *arena)
{
    double *shift = TRYG_NEW(arena, grid->combinations, double);
    for (size_t c = 0; c < grid->combinations; c++) {
        double sum = 0.0, known = 0.0;
        for (size_t a = 0; a < outputs->n; a++) {
            double moved = fabs(outputs->rank[c * outputs->n + a] - outputs->rank[a]);
            if (!isnan(moved)) {
                sum += moved;
                known += 1.0;
            }
        }
        shift[c] = sum / known;
    }
    return shift;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void interval_of(double *drawn, size_t n, double *low, double *high)
{
    size_t known = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(drawn[i])) {
            drawn[known++] = drawn[i];
        }
    }
    *low = *high = NAN;
    if (known) {
        qsort(drawn, known, sizeof *drawn, by_value);
        *low = tryg_normalise_quantile(drawn, known, 0.025);
        *high = tryg_normalise_quantile(drawn, known, 0.975);
    }
}

static void draw_rows(const struct tryg_stream *stream, uint32_t replicate, size_t rows,
                      uint32_t *times)
{
    struct tryg_walk walk = tryg_random_walk(stream, replicate);
    for (size_t r = 0; r < rows; r++) {
        times[r] = 0;
    }
    for (size_t r = 0; r < rows; r++) {
        times[(size_t)(tryg_random_next(&walk) * (double)rows)]++;
    }
}

/* Intervals of the shares by drawing the rows again. */
static void draw_again(const struct tryg_sobol_outputs *out, unsigned again,
                       const struct tryg_stream *stream, tryg_arena *arena,
                       struct tryg_robustness *to)
{
    double *first = TRYG_NEW(arena, (size_t)again * out->k, double),
           *total = TRYG_NEW(arena, (size_t)again * out->k, double);
    uint32_t *times = TRYG_NEW(arena, out->rows, uint32_t);
    for (unsigned r = 0; r < again; r++) {
        double s[TRYG_CHOICES], t[TRYG_CHOICES];
        draw_rows(stream, r, out->rows, times);
        tryg_sobol_indices_again(out, times, s, t);
        for (unsigned i = 0; i < out->k; i++) {
            first[(size_t)i * again + r] = s[i];
            total[(size_t)i * again + r] = t[i];
        }
    }
    for (unsigned i = 0; i < out->k; i++) {
        struct tryg_choice *choice = &to->choice[i];
        interval_of(first + (size_t)i * again, again, &choice->first_low,
                    &choice->first_high);
        interval_of(total + (size_t)i * again, again, &choice->total_low,
                    &choice->total_high);
    }
}

static void share_areas(struct design *d, const struct tryg_scenario_outputs *outputs,
                        struct tryg_robustness *to)
{
    for (size_t a = 0; a < outputs->n; a++) {
        double first[TRYG_CHOICES], total[TRYG_CHOICES];
        struct tryg_sobol_outputs out = look_up(d, outputs->index, outputs->n, a);
        tryg_sobol_indices(&out, first, total);
        for (unsigned i = 0; i < d->k; i++) {
            to->choice[i].area_first[a] = first[i];
            to->choice[i].area_total[a] = total[i];
        }
    }
}

static void begin_shares(struct tryg_robustness *to, size_t n, tryg_arena *arena)
{
    for (size_t i = 0; i < to->choices; i++) {
        struct tryg_choice *choice = &to->choice[i];
        choice->first = choice->first_low = choice->first_high = NAN;
        choice->total = choice->total_low = choice->total_high = NAN;
        choice->area_first = TRYG_NEW(arena, n, double);
        choice->area_total = TRYG_NEW(arena, n, double);
        for (size_t a = 0; a < n; a++) {
            choice->area_first[a] = choice->area_total[a] = NAN;
        }
    }
}

void tryg_scenario_shares(const struct tryg_scenario_wish *wish,
                          const struct tryg_scenario_grid *grid,
                          const struct tryg_scenario_outputs *outputs, uint64_t seed,
                          tryg_arena *arena, struct tryg_robustness *to)
{
    begin_shares(to, outputs->n, arena);
    if (to->choices == 0 || wish->rows == 0) {
        return;
    }
    tryg_arena *scratch = tryg_arena_new("scenario", 0);
    size_t rows = wish->rows;
    unsigned k = (unsigned)to->choices;
    struct design d = {.rows = rows,
                       .k = k,
                       .a = TRYG_NEW(scratch, rows, size_t),
                       .b = TRYG_NEW(scratch, rows, size_t),
                       .ab = TRYG_NEW(scratch, rows * k, size_t),
                       .fa = TRYG_NEW(scratch, rows, double),
                       .fb = TRYG_NEW(scratch, rows, double),
                       .fab = TRYG_NEW(scratch, rows * k, double)};
    double first[TRYG_CHOICES], total[TRYG_CHOICES];
    lay_out(grid, &d);
    to->rows = rows;
    share_areas(&d, outputs, to);
    struct tryg_sobol_outputs out =
        look_up(&d, mean_shifts(grid, outputs, scratch), 1, 0);
    tryg_sobol_indices(&out, first, total);
    for (unsigned i = 0; i < k; i++) {
        to->choice[i].first = first[i];
        to->choice[i].total = total[i];
    }
    struct tryg_stream stream = tryg_random_stream(seed, to->year, NULL, TRYG_DRAW_ROWS);
    draw_again(&out, wish->again, &stream, scratch, to);
    tryg_arena_free(scratch);
}
