/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/replicate.h"

#include <math.h>
#include <string.h>

#include "engine/index/blend.h"
#include "engine/index/classify.h"
#include "engine/index/law.h"
#include "engine/index/sum.h"
#include "geodata/base/work.h"

enum { BLOCK = TRYG_DRAW_BLOCK, COLUMNS = 32 };

/* Room of one worker. */
struct hand {
    struct tryg_draw draw;
    bool *wanted;   /* [k] */
    size_t k;       /* indicators blended: the drawn ones, then the certain ones */
    double *x;      /* [k * BLOCK] */
    double *weight; /* [k] */
    double *column; /* [k] of one replicate */
};

struct chain {
    const struct tryg_profile *profile;
    const struct tryg_scores *scores;
    const struct tryg_luck *luck;
    struct tryg_yardstick *by; /* [k] */
    double *index;
    struct tryg_replicate_area *area; /* [n] */
    struct hand *hand;                /* [threads] */
};

/* Does the area have an index, and every part of it a law? */
static bool look_at(const struct chain *c, size_t a, struct hand *hand)
{
    size_t n = c->scores->system->n;
    bool known = !isnan(c->scores->index[a]);
    for (size_t i = 0; i < c->scores->indicators; i++) {
        const struct tryg_cell *cell = &c->scores->cell[i * n + a];
        hand->wanted[i] = cell->weight > 0.0; /* NAN is not */
        known = known && (!hand->wanted[i] || cell->law.kind != TRYG_LAW_NONE ||
                          tryg_draw_resampled(c->luck->resample, c->scores, i, a));
    }
    return known;
}

static double clip(const struct tryg_profile *profile, double index)
{
    return fmin(fmax(index, profile->clip_low), profile->clip_high);
}

/* Is the index a straight line of indicator i's value? It is where most of the time
 * goes. */
static bool is_linear(const struct chain *c, size_t i)
{
    return c->profile->aggregate == TRYG_MEAN &&
           (c->profile->normalise == TRYG_Z || c->profile->normalise == TRYG_MINMAX) &&
           c->by[i].anchor->treatment == TRYG_AS_IT_IS;
}

/* Values become what is blended, in place. */
static void scale_row(const struct chain *c, size_t i, double *value, size_t n)
{
    if (is_linear(c, i)) {
        double gain = tryg_normalise_slope(&c->by[i], 0.0, NAN);
        double at_none = tryg_normalise_value(&c->by[i], 0.0);
        for (size_t r = 0; r < n; r++) {
            value[r] = at_none + gain * value[r];
        }
        return;
    }
    for (size_t r = 0; r < n; r++) {
        value[r] = tryg_blend_scaled(c->profile, &c->by[i], value[r]);
    }
}

/* The arithmetic mean, indicator by indicator over all replicates at once. */
static void add_rows(const struct hand *hand, size_t n, double *blend)
{
    memset(blend, 0, n * sizeof *blend);
    for (size_t j = 0; j < hand->k; j++) {
        const double *x = hand->x + j * BLOCK;
        double weight = hand->weight[j];
        for (size_t r = 0; r < n; r++) {
            blend[r] += weight * x[r];
        }
    }
}

/* Any other blend, replicate by replicate. */
static void blend_columns(const struct chain *c, const struct hand *hand, size_t n,
                          double *blend)
{
    for (size_t r = 0; r < n; r++) {
        for (size_t j = 0; j < hand->k; j++) {
            hand->column[j] = hand->x[j * BLOCK + r];
        }
        blend[r] = tryg_blend_of(c->profile, hand->column, hand->weight, hand->k);
    }
}

/* The certain indicators of an area, after the drawn ones: the same in all replicates. */
static void fill_certain(const struct chain *c, size_t a, struct hand *hand)
{
    size_t areas = c->scores->system->n, drawn = 0;
    hand->k = hand->draw.k;
    for (size_t i = 0; i < c->scores->indicators; i++) {
        const struct tryg_cell *cell = &c->scores->cell[i * areas + a];
        if (drawn < hand->draw.k && hand->draw.indicator[drawn] == i) {
            hand->weight[drawn++] = cell->weight;
        } else if (hand->wanted[i]) {
            double x = tryg_blend_scaled(c->profile, &c->by[i], cell->value);
            for (size_t r = 0; r < BLOCK; r++) {
                hand->x[hand->k * BLOCK + r] = x;
            }
            hand->weight[hand->k++] = cell->weight;
        }
    }
}

static void index_block(const struct chain *c, struct hand *hand, size_t first, size_t n,
                        double *index)
{
    const struct tryg_profile *p = c->profile;
    tryg_draw_values(&hand->draw, first, n, hand->x);
    for (size_t j = 0; j < hand->draw.k; j++) {
        scale_row(c, hand->draw.indicator[j], hand->x + j * BLOCK, n);
    }
    if (p->aggregate == TRYG_MEAN) {
        add_rows(hand, n, index);
    } else {
        blend_columns(c, hand, n, index);
    }
    for (size_t r = 0; r < n; r++) {
        index[r] = clip(p, p->centre + p->spread * index[r]);
    }
}

/* gradient' * covariance * gradient with the laws' own standard deviations and the
 * correlations that were drawn with. */
static double formula_of(const struct chain *c, size_t a, const struct tryg_draw *draw)
{
    size_t n = c->scores->system->n, k = draw->k;
    bool straight = !c->luck->resample;
    for (size_t j = 0; j < k; j++) {
        straight = straight && is_linear(c, draw->indicator[j]);
    }
    if (!straight) {
        return NAN;
    }
    /* R = L L', so the variance is the squared length of pull' L, column by column. */
    struct tryg_sum sum = {0};
    for (size_t l = 0; l < k; l++) {
        double part = 0.0;
        for (size_t j = l; j < k; j++) {
            size_t i = draw->indicator[j];
            const struct tryg_cell *cell = &c->scores->cell[i * n + a];
            part += cell->weight * tryg_normalise_slope(&c->by[i], 0.0, NAN) *
                    tryg_law_sd(&cell->law) * draw->root[j * k + l];
        }
        tryg_sum_add(&sum, part * part);
    }
    return fabs(c->profile->spread) * sqrt(tryg_sum_of(&sum));
}

static void draw_area(void *context, size_t a, unsigned worker)
{
    struct chain *c = context;
    struct hand *hand = &c->hand[worker];
    size_t replicates = c->luck->replicates;
    double *index = c->index + a * replicates;
    c->area[a] = (struct tryg_replicate_area){look_at(c, a, hand), NAN, 0.0};
    if (!c->area[a].known) {
        for (size_t r = 0; r < replicates; r++) {
            index[r] = c->scores->index[a];
        }
        return;
    }
    tryg_draw_area(&hand->draw, c->scores, a, hand->wanted, c->luck->seed,
                   c->luck->resample);
    c->area[a].shrink = hand->draw.shrink;
    c->area[a].formula = formula_of(c, a, &hand->draw);
    fill_certain(c, a, hand);
    for (size_t first = 0; first < replicates; first += BLOCK) {
        size_t n = replicates - first < BLOCK ? replicates - first : BLOCK;
        index_block(c, hand, first, n, index + first);
    }
}

static unsigned threads_of(unsigned threads)
{
    return threads ? threads : 1;
}

static struct chain prepare(const struct tryg_profile *profile,
                            const struct tryg_baseline *baseline,
                            const struct tryg_scores *scores,
                            const struct tryg_luck *luck, tryg_arena *scratch)
{
    size_t k = profile->indicators;
    unsigned threads = threads_of(luck->threads);
    struct chain c = {
        .profile = profile,
        .scores = scores,
        .luck = luck,
        .by = TRYG_NEW(scratch, k, struct tryg_yardstick),
        .area = TRYG_NEW(scratch, scores->system->n, struct tryg_replicate_area),
        .hand = TRYG_NEW(scratch, threads, struct hand)};
    for (size_t i = 0; i < k; i++) {
        c.by[i] = tryg_normalise_yardstick(profile, baseline, i);
    }
    for (unsigned t = 0; t < threads; t++) {
        tryg_draw_begin(&c.hand[t].draw, profile, scratch);
        c.hand[t].wanted = TRYG_NEW(scratch, k, bool);
        c.hand[t].x = TRYG_NEW(scratch, k * BLOCK, double);
        c.hand[t].weight = TRYG_NEW(scratch, k, double);
        c.hand[t].column = TRYG_NEW(scratch, k, double);
    }
    return c;
}

void tryg_replicate_indices(const struct tryg_profile *profile,
                            const struct tryg_baseline *baseline,
                            const struct tryg_scores *scores,
                            const struct tryg_luck *luck, double *index,
                            struct tryg_replicate_area *area)
{
    tryg_arena *scratch = tryg_arena_new("replicates", 0);
    struct chain c = prepare(profile, baseline, scores, luck, scratch);
    size_t n = scores->system->n;
    c.index = index;
    tryg_work_run(threads_of(luck->threads), n, draw_area, &c);
    if (area) {
        memcpy(area, c.area, n * sizeof *area);
    }
    tryg_arena_free(scratch);
}

/* ---- ranks ---- */

/* Room of one worker. */
struct podium {
    double *column, *rank; /* [COLUMNS * n], [n] */
    size_t *order;         /* [n] */
};

struct ranking {
    bool lowest_first;
    size_t n, replicates;
    double *index;
    struct podium *podium; /* [threads] */
};

/* The ranks of COLUMNS replicates, one after the other. They are gathered first, because
 * an area's replicates lie side by side and not a replicate's areas. */
static void rank_columns(void *context, size_t job, unsigned worker)
{
    const struct ranking *k = context;
    struct podium *p = &k->podium[worker];
    size_t first = job * COLUMNS, n = k->n;
    size_t m = k->replicates - first < COLUMNS ? k->replicates - first : COLUMNS;
    for (size_t a = 0; a < n; a++) {
        for (size_t r = 0; r < m; r++) {
            p->column[r * n + a] = k->index[a * k->replicates + first + r];
        }
    }
    for (size_t r = 0; r < m; r++) {
        double *column = p->column + r * n;
        tryg_classify_rank(column, n, k->lowest_first, p->rank, p->order);
        memcpy(column, p->rank, n * sizeof *column);
    }
    for (size_t a = 0; a < n; a++) {
        for (size_t r = 0; r < m; r++) {
            k->index[a * k->replicates + first + r] = p->column[r * n + a];
        }
    }
}

void tryg_replicate_ranks(const struct tryg_profile *profile, size_t n, size_t replicates,
                          unsigned threads, double *index)
{
    tryg_arena *scratch = tryg_arena_new("ranks", 0);
    threads = threads_of(threads);
    struct ranking k = {.lowest_first = profile->orientation == TRYG_SAFE,
                        .n = n,
                        .replicates = replicates,
                        .index = index,
                        .podium = TRYG_NEW(scratch, threads, struct podium)};
    for (unsigned t = 0; t < threads; t++) {
        k.podium[t] =
            (struct podium){TRYG_NEW(scratch, COLUMNS * n, double),
                            TRYG_NEW(scratch, n, double), TRYG_NEW(scratch, n, size_t)};
    }
    tryg_work_run(threads, (replicates + COLUMNS - 1) / COLUMNS, rank_columns, &k);
    tryg_arena_free(scratch);
}
