/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/marshall.h"

#include <math.h>
#include <stdbool.h>

#include "engine/index/sum.h"

struct rates {
    size_t n;
    const double *count, *exposure;
};

static bool is_known(const struct rates *r, size_t i)
{
    return r->count[i] >= 0.0 && r->exposure[i] > 0.0 && isfinite(r->exposure[i]);
}

static double raw(const struct rates *r, size_t i)
{
    return r->count[i] / r->exposure[i];
}

/* Sums over the areas that a mean is of. */
struct pool {
    size_t areas;
    struct tryg_sum count, exposure, square; /* square: sum of n (r - mean)^2 */
};

static void take(struct pool *pool, const struct rates *r, size_t i)
{
    if (is_known(r, i)) {
        pool->areas++;
        tryg_sum_add(&pool->count, r->count[i]);
        tryg_sum_add(&pool->exposure, r->exposure[i]);
    }
}

static void take_square(struct pool *pool, const struct rates *r, size_t i, double mean)
{
    if (is_known(r, i)) {
        double off = raw(r, i) - mean;
        tryg_sum_add(&pool->square, r->exposure[i] * off * off);
    }
}

static double mean_of(const struct pool *pool)
{
    return tryg_sum_of(&pool->count) / tryg_sum_of(&pool->exposure);
}

static void draw(struct tryg_marshall *to, double own, double exposure, double luck)
{
    double whole = to->a + luck;
    to->kept = whole > 0.0 ? to->a / whole : 1.0; /* nothing counted: nothing to draw */
    to->value = to->mean + to->kept * (own - to->mean);
    to->variance = to->kept * to->mean / exposure;
}

static const struct tryg_marshall UNKNOWN = {NAN, NAN, NAN, NAN, NAN, NAN};

void tryg_marshall_global(size_t n, const double *count, const double *exposure,
                          enum tryg_marshall_law law, struct tryg_marshall *out)
{
    struct rates r = {n, count, exposure};
    struct pool all = {0};
    for (size_t i = 0; i < n; i++) {
        take(&all, &r, i);
    }
    double b = mean_of(&all), sum = tryg_sum_of(&all.exposure);
    for (size_t i = 0; i < n; i++) {
        take_square(&all, &r, i, b);
    }
    bool binomial = law == TRYG_MARSHALL_BINOMIAL;
    double s2 = tryg_sum_of(&all.square) / sum, each = (double)all.areas / sum;
    double luck = binomial ? b * (1.0 - b) : b;
    double a = binomial ? (s2 - luck * each) / (1.0 - each) : fmax(0.0, s2 - luck * each);
    for (size_t i = 0; i < n; i++) {
        out[i] = UNKNOWN;
        if (is_known(&r, i)) {
            out[i] = (struct tryg_marshall){.mean = b, .a = a, .exposure = sum};
            draw(&out[i], raw(&r, i), exposure[i],
                 (binomial ? luck - a : luck) / exposure[i]);
        }
    }
}

void tryg_marshall_local(size_t n, const double *count, const double *exposure,
                         const size_t *first, const uint32_t *neighbour,
                         enum tryg_marshall_from from, struct tryg_marshall *out)
{
    struct rates r = {n, count, exposure};
    for (size_t i = 0; i < n; i++) { /* the means first: neighbours' are asked for */
        struct pool here = {0};
        out[i] = UNKNOWN;
        take(&here, &r, i);
        for (size_t k = first[i]; k < first[i + 1]; k++) {
            take(&here, &r, neighbour[k]);
        }
        out[i].mean = mean_of(&here);
        out[i].exposure = tryg_sum_of(&here.exposure);
    }
    for (size_t i = 0; i < n; i++) {
        struct pool here = {0};
        take(&here, &r, i);
        take_square(&here, &r, i, out[i].mean);
        for (size_t k = first[i]; k < first[i + 1]; k++) {
            size_t j = neighbour[k];
            take(&here, &r, j);
            take_square(&here, &r, j,
                        from == TRYG_MARSHALL_FROM_HERE ? out[i].mean : out[j].mean);
        }
        if (!is_known(&r, i)) {
            continue;
        }
        double sum = tryg_sum_of(&here.exposure), m = out[i].mean;
        double s2 = tryg_sum_of(&here.square) / sum;
        out[i].a = fmax(0.0, s2 - m * (double)here.areas / sum);
        draw(&out[i], raw(&r, i), exposure[i], m / exposure[i]);
    }
    for (size_t i = 0; i < n; i++) {
        out[i] = is_known(&r, i) ? out[i] : UNKNOWN;
    }
}
