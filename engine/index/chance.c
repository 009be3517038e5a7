/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/chance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/normalise.h"
#include "engine/index/sum.h"
#include "geodata/base/work.h"

static const double LOWER = 0.025, UPPER = 0.975, AGREE = 0.03, FAR = 4.5, NOTHING = 1e-9;

struct judging {
    const struct tryg_profile *profile;
    const struct tryg_luck *luck;
    struct tryg_scores *to;
    size_t n;
    const double *index; /* [n * replicates], later their ranks */
    const struct tryg_replicate_area *area;
    bool *cut;       /* [n] some replicate was cut to the scale */
    double *slack;   /* [n] relative standard error of the drawn sd */
    double **sorted; /* [threads][replicates] */
    size_t **halves; /* [threads][2 n + 1] */
};

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* How far the quantile is off: its own standard error in probability, sqrt(q (1 - q) /
 * n), carried over to the index by how steep the quantiles are around it. One such step
 * to each side holds too few draws to tell; four do, and are still near. */
static double mcse_of_quantile(const double *ascending, size_t n, double q)
{
    double step = sqrt(q * (1.0 - q) / (double)n);
    double wide = fmin(4.0 * step, fmin(q, 1.0 - q));
    return step / (2.0 * wide) *
           (tryg_normalise_quantile(ascending, n, q + wide) -
            tryg_normalise_quantile(ascending, n, q - wide));
}

/* Mean, sd, and the relative standard error of the sd by the fourth moment. */
static void take_moments(const struct judging *j, size_t a, const double *x)
{
    struct tryg_chance *to = &j->to->chance;
    size_t n = j->luck->replicates;
    struct tryg_sum sum = {0}, second = {0}, fourth = {0};
    for (size_t r = 0; r < n; r++) {
        tryg_sum_add(&sum, x[r]);
    }
    double mean = tryg_sum_of(&sum) / (double)n;
    for (size_t r = 0; r < n; r++) {
        double d2 = (x[r] - mean) * (x[r] - mean);
        tryg_sum_add(&second, d2);
        tryg_sum_add(&fourth, d2 * d2);
    }
    double variance = n > 1 ? tryg_sum_of(&second) / (double)(n - 1) : 0.0;
    double peak = tryg_sum_of(&fourth) / (double)n / (variance * variance);
    to->mean[a] = mean;
    to->sd[a] = sqrt(variance);
    j->slack[a] = variance > 0.0 ? sqrt(fmax(peak - 1.0, 0.0) / (4.0 * (double)n)) : 0.0;
}

static void take_levels(const struct judging *j, size_t a, const double *ascending)
{
    const struct tryg_profile *p = j->profile;
    struct tryg_scores *to = j->to;
    size_t n = j->luck->replicates, r = 0;
    for (size_t l = 0; l < p->levels; l++) {
        size_t from = r;
        while (r < n && (l + 1 == p->levels || ascending[r] < p->level[l + 1].from)) {
            r++;
        }
        to->chance.p[l * to->system->n + a] = (double)(r - from) / (double)n;
    }
    if (to->level[a] >= 0) {
        to->level_p[a] = to->chance.p[(size_t)to->level[a] * to->system->n + a];
    }
}

static void judge_area(void *context, size_t a, unsigned worker)
{
    const struct judging *j = context;
    struct tryg_scores *to = j->to;
    double *sorted = j->sorted[worker];
    size_t n = j->luck->replicates;
    to->low[a] = to->high[a] = to->level_p[a] = NAN;
    if (!j->area[a].known) {
        return;
    }
    memcpy(sorted, j->index + a * n, n * sizeof *sorted);
    take_moments(j, a, sorted);
    qsort(sorted, n, sizeof *sorted, by_size);
    to->low[a] = tryg_normalise_quantile(sorted, n, LOWER);
    to->high[a] = tryg_normalise_quantile(sorted, n, UPPER);
    to->chance.low_mcse[a] = mcse_of_quantile(sorted, n, LOWER);
    to->chance.high_mcse[a] = mcse_of_quantile(sorted, n, UPPER);
    take_levels(j, a, sorted);
    j->cut[a] =
        sorted[0] <= j->profile->clip_low || sorted[n - 1] >= j->profile->clip_high;
}

/* The least rank whose cumulated share reaches q. Ranks are counted in halves, since ties
 * get the mean. */
static double rank_at(const size_t *halves, size_t n, size_t replicates, double q)
{
    size_t sum = 0;
    for (size_t h = 0; h <= 2 * n; h++) {
        sum += halves[h];
        if ((double)sum >= q * (double)replicates) {
            return 0.5 * (double)h;
        }
    }
    return (double)n;
}

static void judge_ranks(void *context, size_t a, unsigned worker)
{
    const struct judging *j = context;
    struct tryg_chance *to = &j->to->chance;
    size_t *halves = j->halves[worker], among = 0, replicates = j->luck->replicates;
    const double *rank = j->index + a * replicates;
    if (!j->area[a].known) {
        return;
    }
    memset(halves, 0, (2 * j->n + 1) * sizeof *halves);
    struct tryg_sum sum = {0};
    for (size_t r = 0; r < replicates; r++) {
        halves[(size_t)(2.0 * rank[r])]++;
        among += rank[r] <= (double)j->luck->worst;
        tryg_sum_add(&sum, rank[r]);
    }
    to->rank_low[a] = rank_at(halves, j->n, replicates, LOWER);
    to->rank_high[a] = rank_at(halves, j->n, replicates, UPPER);
    to->rank_mean[a] = tryg_sum_of(&sum) / (double)replicates;
    to->worst_p[a] = (double)among / (double)replicates;
}

static struct tryg_chance_check compare(const struct judging *j)
{
    struct tryg_chance_check check = {0};
    for (size_t a = 0; a < j->n; a++) {
        double formula = j->area[a].formula, drawn = j->to->chance.sd[a];
        check.most_repaired = fmax(check.most_repaired, j->area[a].shrink);
        if (!j->area[a].known || isnan(formula) || j->cut[a]) {
            continue;
        }
        check.compared++;
        if (fabs(drawn - formula) > (AGREE + FAR * j->slack[a]) * formula + NOTHING &&
            check.differing++ == 0) {
            check.area = a;
            check.drawn = drawn;
            check.formula = formula;
        }
    }
    return check;
}

static void judge(struct judging *j, double *index, tryg_arena *scratch)
{
    unsigned threads = j->luck->threads ? j->luck->threads : 1;
    j->cut = TRYG_NEW(scratch, j->n, bool);
    j->slack = TRYG_NEW(scratch, j->n, double);
    j->sorted = TRYG_NEW(scratch, threads, double *);
    j->halves = TRYG_NEW(scratch, threads, size_t *);
    for (unsigned t = 0; t < threads; t++) {
        j->sorted[t] = TRYG_NEW(scratch, j->luck->replicates, double);
        j->halves[t] = TRYG_NEW(scratch, 2 * j->n + 1, size_t);
    }
    tryg_work_run(threads, j->n, judge_area, j);
    tryg_replicate_ranks(j->profile, j->n, j->luck->replicates, threads, index);
    tryg_work_run(threads, j->n, judge_ranks, j);
}

void tryg_chance_draw(const struct tryg_profile *profile,
                      const struct tryg_baseline *baseline, struct tryg_scores *scores,
                      const struct tryg_luck *luck, tryg_arena *arena,
                      struct tryg_chance_check *check)
{
    tryg_arena *scratch = tryg_arena_new("replicates", 0);
    size_t n = scores->system->n;
    double *index = TRYG_NEW(scratch, n * luck->replicates, double);
    struct tryg_replicate_area *area = TRYG_NEW(scratch, n, struct tryg_replicate_area);
    if (!scores->chance.p) {
        tryg_chance_begin(scores, arena, profile->levels);
    }
    tryg_replicate_indices(profile, baseline, scores, luck, index, area);
    if (luck->keep) { /* before they become ranks */
        memcpy(luck->keep, index, n * luck->replicates * sizeof *index);
    }
    struct judging j = {.profile = profile,
                        .luck = luck,
                        .to = scores,
                        .n = n,
                        .index = index,
                        .area = area};
    judge(&j, index, scratch);
    if (check) {
        *check = compare(&j);
    }
    tryg_arena_free(scratch);
}

double tryg_chance_mcse_p(double p, size_t replicates)
{
    return sqrt(p * (1.0 - p) / (double)replicates);
}
