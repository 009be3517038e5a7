/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/compare_published.h"

#include <math.h>

#include "engine/index/change.h"
#include "engine/index/multiplicity.h"
#include "engine/index/share_cell.h"

/* Rounding of numbers between file and memory, well below any printed digit. */
static const double NOISE = 1e-9;

double tryg_published_se(const struct tryg_published_share *s)
{
    if (!isnan(s->se) || isnan(s->share)) {
        return s->se;
    }
    double variance =
        s->n > 1.0 ? s->deff * s->share * (1.0 - s->share) / (s->n - 1.0) : NAN;
    struct tryg_share share = {
        .p = s->share, .variance = variance, .answers = s->n, .df = s->n - 1.0};
    return tryg_share_cell(&share, fmin(round(s->share * s->n), s->n), false, 0.0).se;
}

static enum tryg_published_why why_of(const struct tryg_published_basis *b,
                                      size_t indicator, bool modelled,
                                      const struct tryg_against_cell *cell)
{
    if (b->base == b->now->year) {
        return TRYG_PUBLISHED_SAME_YEAR;
    }
    if (isnan(cell->now)) {
        return TRYG_PUBLISHED_BLANK;
    }
    if (isnan(cell->then)) {
        return TRYG_PUBLISHED_NOT_THEN;
    }
    if (b->broken && b->broken[indicator]) {
        return TRYG_PUBLISHED_BREAK;
    }
    if (modelled) {
        return TRYG_PUBLISHED_MODELLED;
    }
    if (isnan(cell->now_se)) {
        return TRYG_PUBLISHED_NO_SE;
    }
    return isnan(cell->then_se) ? TRYG_PUBLISHED_UNSURE : TRYG_PUBLISHED_TOLD;
}

static void differ(const struct tryg_published_basis *b, struct tryg_against_cell *cell)
{
    struct tryg_estimate computed = {cell->then, cell->then_se * cell->then_se};
    struct tryg_estimate published = {cell->now, cell->now_se * cell->now_se};
    bool forth = b->base < b->now->year, told = cell->why == TRYG_PUBLISHED_TOLD;
    struct tryg_difference d = tryg_change(forth ? computed : published,
                                           forth ? published : computed, 0.0, b->alpha);
    cell->change = forth ? cell->now - cell->then : cell->then - cell->now;
    cell->change = b->base == b->now->year ? NAN : cell->change;
    cell->low = told ? d.low : NAN;
    cell->high = told ? d.high : NAN;
    cell->p = told ? d.p : NAN;
}

static struct tryg_against_cell cell_of(const struct tryg_published_basis *b,
                                        size_t indicator, size_t area)
{
    size_t at = indicator * b->now->system->n + area;
    const struct tryg_published_share *share = &b->now->share[at];
    const struct tryg_cell *then = b->then ? &b->then->cell[at] : NULL;
    struct tryg_against_cell cell = {.then = then ? then->value : NAN,
                                     .then_se = then ? then->se : NAN,
                                     .then_n = then ? then->answers : NAN,
                                     .now = share->share,
                                     .now_se = tryg_published_se(share),
                                     .now_n = share->n,
                                     .computed =
                                         b->again ? b->again->cell[at].value : NAN};
    cell.why = why_of(b, indicator, then && (then->flags & TRYG_FLAG_MODELLED), &cell);
    differ(b, &cell);
    cell.differs = fabs(cell.now - cell.computed) > share->rounding + NOISE;
    return cell;
}

static void judge_family(const struct tryg_published_basis *b,
                         struct tryg_against_cell *cell, double *p, size_t *order)
{
    size_t n = b->now->system->n;
    for (size_t a = 0; a < n; a++) {
        p[a] = cell[a].p;
    }
    tryg_adjust(TRYG_ADJUST_BH, n, p, p, order);
    for (size_t a = 0; a < n; a++) {
        cell[a].p_adjusted = p[a];
        cell[a].verdict = tryg_change_verdict(cell[a].change, p[a], b->alpha);
    }
}

/* The levels of a year computed here, -1 where it is not. */
static void take_levels(const struct tryg_scores *scores, size_t n, tryg_arena *arena,
                        int **level, double **p)
{
    *level = TRYG_NEW(arena, n, int);
    *p = TRYG_NEW(arena, n, double);
    for (size_t a = 0; a < n; a++) {
        (*level)[a] = scores ? scores->level[a] : -1;
        (*p)[a] = scores ? scores->level_p[a] : NAN;
    }
}

void tryg_compare_published(const struct tryg_published_basis *b, tryg_arena *arena,
                            struct tryg_against *out)
{
    size_t n = b->now->system->n, k = b->now->indicators;
    struct tryg_against made = {.base = b->base,
                                .year = b->now->year,
                                .system = b->now->system,
                                .has_base = b->then != NULL,
                                .has_year = b->again != NULL,
                                .level_now = b->now->level,
                                .indicators = k,
                                .has = b->now->has};
    take_levels(b->then, n, arena, &made.level_then, &made.level_then_p);
    take_levels(b->again, n, arena, &made.level_computed, &made.level_computed_p);
    made.modelled = TRYG_NEW(arena, n, bool);
    for (size_t a = 0; b->then && a < n; a++) {
        made.modelled[a] = (b->then->flags[a] & TRYG_FLAG_MODELLED) != 0;
    }
    made.cell = TRYG_NEW(arena, k * n, struct tryg_against_cell);
    double *p = TRYG_NEW(arena, n, double);
    size_t *order = TRYG_NEW(arena, n, size_t);
    for (size_t i = 0; i < k; i++) {
        for (size_t a = 0; a < n; a++) {
            made.cell[i * n + a] = cell_of(b, i, a);
        }
        judge_family(b, made.cell + i * n, p, order);
    }
    *out = made;
}
