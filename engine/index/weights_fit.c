/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/weights_fit.h"

#include <math.h>
#include <string.h>

/* A column of whose mass less than this is left by those before it depends on them. */
static const double DEPENDENT = 1e-10;

static size_t find_largest(const struct tryg_margin *margin, size_t margins)
{
    size_t largest = 0;
    for (size_t m = 1; m < margins; m++) {
        largest = margin[m].cells > margin[largest].cells ? m : largest;
    }
    return largest;
}

/* The column of respondent i in margin m, among those of all margins but the largest. */
static size_t column_of(const struct tryg_weights_fit *fit, size_t m, size_t i)
{
    return fit->first[m] + fit->margin[m].cell[i];
}

/* Respondents in order of their cell of the largest margin. */
static uint32_t *order_by_largest(const struct tryg_weights_fit *fit, tryg_arena *arena)
{
    const struct tryg_margin *big = &fit->margin[fit->largest];
    size_t *start = TRYG_NEW(arena, big->cells + 1, size_t);
    uint32_t *order = TRYG_NEW(arena, fit->n, uint32_t);
    for (size_t i = 0; i < fit->n; i++) {
        start[big->cell[i] + 1]++;
    }
    for (uint32_t c = 0; c < big->cells; c++) {
        start[c + 1] += start[c];
    }
    for (size_t i = 0; i < fit->n; i++) {
        order[start[big->cell[i]]++] = (uint32_t)i;
    }
    return order;
}

/* The columns that one cell of the largest margin meets, and with how much weight. */
struct meeting {
    size_t n;
    size_t *column; /* [rest] */
    double *weight; /* [rest], 0 where not met */
};

static void meet(struct meeting *at, size_t column, double weight)
{
    if (at->weight[column] == 0.0) {
        at->column[at->n++] = column;
    }
    at->weight[column] += weight;
}

/* What the mean over the cell takes from the products of its columns; then forget them.
 */
static void subtract_means(struct meeting *at, double mass, double *gram, size_t rest)
{
    for (size_t a = 0; a < at->n; a++) {
        for (size_t b = 0; b < at->n; b++) {
            size_t j = at->column[a], l = at->column[b];
            gram[j * rest + l] -= at->weight[j] * (at->weight[l] / mass);
        }
    }
    for (size_t a = 0; a < at->n; a++) {
        at->weight[at->column[a]] = 0.0;
    }
    at->n = 0;
}

static void add_products(const struct tryg_weights_fit *fit, size_t i, double *gram)
{
    for (size_t a = 0; a < fit->margins; a++) {
        for (size_t b = 0; b < fit->margins; b++) {
            if (a != fit->largest && b != fit->largest) {
                size_t j = column_of(fit, a, i), l = column_of(fit, b, i);
                gram[j * fit->rest + l] += fit->weight[i];
            }
        }
    }
}

/* X'DX of the other margins' columns, each less its mean in the cells of the largest. */
static double *gram_of(const struct tryg_weights_fit *fit, tryg_arena *arena)
{
    const uint32_t *cell = fit->margin[fit->largest].cell;
    const uint32_t *order = order_by_largest(fit, arena);
    double *gram = TRYG_NEW(arena, fit->rest * fit->rest, double);
    struct meeting at = {0, TRYG_NEW(arena, fit->rest, size_t),
                         TRYG_NEW(arena, fit->rest, double)};
    for (size_t k = 0; k < fit->n; k++) {
        uint32_t i = order[k];
        add_products(fit, i, gram);
        for (size_t m = 0; m < fit->margins; m++) {
            if (m != fit->largest) {
                meet(&at, column_of(fit, m, i), fit->weight[i]);
            }
        }
        if (k + 1 == fit->n || cell[order[k + 1]] != cell[i]) {
            subtract_means(&at, fit->mass[cell[i]], gram, fit->rest);
        }
    }
    return gram;
}

/* The pivot with the most left of it, as a share of what it began with. */
static size_t next_pivot(const struct tryg_weights_fit *fit, const double *gram,
                         const double *begun, size_t from)
{
    size_t best = from;
    double most = -1.0;
    for (size_t p = from; p < fit->rest; p++) {
        uint32_t j = fit->pivot[p];
        double left = begun[j] > 0.0 ? gram[j * fit->rest + j] / begun[j] : -1.0;
        if (left > most) {
            most = left;
            best = p;
        }
    }
    return most > DEPENDENT ? best : SIZE_MAX;
}

/* Pivoted Cholesky; `gram` is used up. Row p of the factor is that of column pivot[p]. */
static void factorise(struct tryg_weights_fit *fit, double *gram, const double *begun)
{
    size_t rest = fit->rest;
    for (size_t p = 0; p < rest; p++) {
        fit->pivot[p] = (uint32_t)p;
    }
    for (fit->rank = 0; fit->rank < rest; fit->rank++) {
        size_t at = next_pivot(fit, gram, begun, fit->rank);
        if (at == SIZE_MAX) {
            return;
        }
        uint32_t j = fit->pivot[at];
        fit->pivot[at] = fit->pivot[fit->rank];
        fit->pivot[fit->rank] = j;
        double root = sqrt(gram[j * rest + j]);
        for (size_t l = 0; l < rest; l++) {
            fit->factor[l * rest + fit->rank] = gram[l * rest + j] / root;
        }
        for (size_t p = fit->rank + 1; p < rest; p++) {
            uint32_t a = fit->pivot[p];
            double scale = fit->factor[a * rest + fit->rank];
            for (size_t q = fit->rank + 1; scale != 0.0 && q < rest; q++) {
                uint32_t b = fit->pivot[q];
                gram[a * rest + b] -= scale * fit->factor[b * rest + fit->rank];
            }
        }
    }
}

void tryg_weights_fit_begin(struct tryg_weights_fit *fit, size_t n,
                            const struct tryg_margin *margin, size_t margins,
                            const double *weight, tryg_arena *arena)
{
    *fit = (struct tryg_weights_fit){
        .n = n, .margins = margins, .margin = margin, .weight = weight};
    fit->largest = find_largest(margin, margins);
    fit->first = TRYG_NEW(arena, margins, size_t);
    for (size_t m = 0; m < margins; m++) {
        fit->first[m] = fit->rest;
        fit->rest += m == fit->largest ? 0 : margin[m].cells;
    }
    fit->mass = TRYG_NEW(arena, margin[fit->largest].cells, double);
    fit->mean = TRYG_NEW(arena, margin[fit->largest].cells, double);
    fit->known = TRYG_NEW(arena, fit->rest, double);
    fit->effect = TRYG_NEW(arena, fit->rest, double);
    fit->pivot = TRYG_NEW(arena, fit->rest, uint32_t);
    fit->factor = TRYG_NEW(arena, fit->rest * fit->rest, double);
    double *begun = TRYG_NEW(arena, fit->rest, double);
    for (size_t i = 0; i < n; i++) {
        fit->mass[margin[fit->largest].cell[i]] += weight[i];
        for (size_t m = 0; m < margins; m++) {
            if (m != fit->largest) {
                begun[column_of(fit, m, i)] += weight[i];
            }
        }
    }
    if (fit->rest > 0) {
        factorise(fit, gram_of(fit, arena), begun);
    }
}

/* fit->effect = G^- fit->known, 0 for the dependent columns. */
static void back_substitute(struct tryg_weights_fit *fit)
{
    size_t rest = fit->rest;
    memset(fit->effect, 0, rest * sizeof *fit->effect);
    for (size_t p = 0; p < fit->rank; p++) {
        const double *row = fit->factor + fit->pivot[p] * rest;
        double left = fit->known[fit->pivot[p]];
        for (size_t q = 0; q < p; q++) {
            left -= row[q] * fit->effect[fit->pivot[q]];
        }
        fit->effect[fit->pivot[p]] = left / row[p];
    }
    for (size_t p = fit->rank; p-- > 0;) {
        double left = fit->effect[fit->pivot[p]];
        for (size_t q = p + 1; q < fit->rank; q++) {
            left -= fit->factor[fit->pivot[q] * rest + p] * fit->effect[fit->pivot[q]];
        }
        fit->effect[fit->pivot[p]] = left / fit->factor[fit->pivot[p] * rest + p];
    }
}

/* The sum of the effects of respondent i's other cells. */
static double effect_on(const struct tryg_weights_fit *fit, size_t i)
{
    double sum = 0.0;
    for (size_t m = 0; m < fit->margins; m++) {
        sum += m == fit->largest ? 0.0 : fit->effect[column_of(fit, m, i)];
    }
    return sum;
}

/* u less its weighted mean in the cells of the largest margin. */
static void centre(struct tryg_weights_fit *fit, double *u)
{
    const struct tryg_margin *big = &fit->margin[fit->largest];
    memset(fit->mean, 0, big->cells * sizeof *fit->mean);
    for (size_t i = 0; i < fit->n; i++) {
        fit->mean[big->cell[i]] += fit->weight[i] * u[i];
    }
    for (uint32_t c = 0; c < big->cells; c++) {
        fit->mean[c] = fit->mass[c] > 0.0 ? fit->mean[c] / fit->mass[c] : 0.0;
    }
    for (size_t i = 0; i < fit->n; i++) {
        u[i] -= fit->mean[big->cell[i]];
    }
}

void tryg_weights_fit_residual(struct tryg_weights_fit *fit, double *u)
{
    centre(fit, u);
    if (fit->rest == 0) {
        return;
    }
    memset(fit->known, 0, fit->rest * sizeof *fit->known);
    for (size_t i = 0; i < fit->n; i++) {
        for (size_t m = 0; m < fit->margins; m++) {
            if (m != fit->largest) {
                fit->known[column_of(fit, m, i)] += fit->weight[i] * u[i];
            }
        }
    }
    back_substitute(fit);
    for (size_t i = 0; i < fit->n; i++) {
        u[i] -= effect_on(fit, i);
    }
    centre(fit, u);
}

/* The gaps of the largest margin as an even effect in its cells. */
static void spread_gap(struct tryg_weights_fit *fit, const double *gap)
{
    const struct tryg_margin *big = &fit->margin[fit->largest];
    for (uint32_t c = 0; c < big->cells; c++) {
        fit->mean[c] = fit->mass[c] > 0.0 ? gap[c] / fit->mass[c] : 0.0;
    }
}

void tryg_weights_fit_solve(struct tryg_weights_fit *fit, const double *const *gap,
                            double *effect)
{
    const uint32_t *cell = fit->margin[fit->largest].cell;
    for (size_t m = 0; m < fit->margins; m++) {
        for (uint32_t c = 0; m != fit->largest && c < fit->margin[m].cells; c++) {
            fit->known[fit->first[m] + c] = gap[m][c];
        }
    }
    spread_gap(fit, gap[fit->largest]);
    for (size_t i = 0; i < fit->n; i++) {
        effect[i] = fit->mean[cell[i]];
        for (size_t m = 0; m < fit->margins; m++) {
            if (m != fit->largest) {
                fit->known[column_of(fit, m, i)] -= fit->weight[i] * effect[i];
            }
        }
    }
    back_substitute(fit);
    memset(fit->mean, 0, fit->margin[fit->largest].cells * sizeof *fit->mean);
    for (size_t i = 0; i < fit->n; i++) {
        double more = effect_on(fit, i);
        effect[i] += more;
        fit->mean[cell[i]] += fit->weight[i] * more;
    }
    for (size_t i = 0; i < fit->n; i++) {
        effect[i] -= fit->mean[cell[i]] / fit->mass[cell[i]];
    }
}
