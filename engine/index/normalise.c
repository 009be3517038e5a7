/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/normalise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/outlier.h"
#include "engine/index/sum.h"

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double mean_of(const double *value, size_t n)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum, value[i]);
    }
    return tryg_sum_of(&sum) / (double)n;
}

static double sd_of(const double *value, size_t n, double mean)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum, (value[i] - mean) * (value[i] - mean));
    }
    return sqrt(tryg_sum_of(&sum) / (double)(n - 1));
}

struct tryg_anchor tryg_normalise_anchor(const double *value, size_t n, tryg_arena *arena)
{
    struct tryg_anchor a = {.mean = NAN, .sd = NAN, .low = NAN, .high = NAN};
    a.value = TRYG_NEW(arena, n, double);
    for (size_t i = 0; i < n; i++) {
        if (!isnan(value[i])) {
            a.value[a.n++] = value[i];
        }
    }
    if (a.n == 0) {
        return a;
    }
    /* Sorted first: the sums are then the same in whatever order the areas come. */
    qsort(a.value, a.n, sizeof *a.value, by_size);
    a.low = a.value[0];
    a.high = a.value[a.n - 1];
    a.mean = a.low; /* of equal values the mean is that value, without any rounding */
    a.sd = 0.0;
    if (a.low < a.high) {
        a.mean = mean_of(a.value, a.n);
        a.sd = sd_of(a.value, a.n, a.mean);
    }
    return a;
}

static int sign_of(const struct tryg_profile *profile, size_t i)
{
    bool need = profile->orientation == TRYG_NEED;
    return (profile->indicator[i].direction > 0) == need ? 1 : -1;
}

static const struct tryg_anchor *anchor_of(const struct tryg_baseline *baseline,
                                           const char *indicator)
{
    static const struct tryg_anchor none = {
        .mean = NAN, .sd = NAN, .low = NAN, .high = NAN};
    for (size_t i = 0; i < baseline->indicators; i++) {
        if (strcmp(baseline->anchor[i].indicator, indicator) == 0) {
            return &baseline->anchor[i];
        }
    }
    return &none;
}

struct tryg_yardstick tryg_normalise_yardstick(const struct tryg_profile *profile,
                                               const struct tryg_baseline *baseline,
                                               size_t i)
{
    return (struct tryg_yardstick){.method = profile->normalise,
                                   .anchor =
                                       anchor_of(baseline, profile->indicator[i].id),
                                   .sign = sign_of(profile, i),
                                   .target = profile->indicator[i].target};
}

static double treated(const struct tryg_anchor *a, double x)
{
    if (isnan(x)) {
        return x; /* fmin and fmax would pass over it */
    }
    switch (a->treatment) {
    case TRYG_AS_IT_IS:
        return x;
    case TRYG_HELD:
        return fmin(fmax(x, a->from), a->to);
    case TRYG_LOGGED:
        return log(fmax(x, a->from) - a->from + a->to);
    }
    return x;
}

struct tryg_anchor tryg_normalise_anchor_treated(const double *value, size_t n,
                                                 enum tryg_outliers outliers,
                                                 double share, tryg_arena *arena)
{
    struct tryg_anchor raw = tryg_normalise_anchor(value, n, arena);
    raw.treatment = tryg_outlier_treatment(raw.value, raw.n, outliers, share, &raw.from,
                                           &raw.to, arena);
    if (raw.treatment == TRYG_AS_IT_IS) {
        return raw;
    }
    for (size_t i = 0; i < raw.n; i++) {
        raw.value[i] = treated(&raw, raw.value[i]);
    }
    struct tryg_anchor made = tryg_normalise_anchor(raw.value, raw.n, arena);
    made.treatment = raw.treatment;
    made.from = raw.from;
    made.to = raw.to;
    return made;
}

bool tryg_normalise_is_held(const struct tryg_yardstick *by, double x)
{
    const struct tryg_anchor *a = by->anchor;
    return a->treatment != TRYG_AS_IT_IS &&
           (x < a->from || (a->treatment == TRYG_HELD && x > a->to));
}

enum tryg_why tryg_normalise_why_not(const struct tryg_yardstick *by)
{
    const struct tryg_anchor *a = by->anchor;
    if (by->method == TRYG_AS_GIVEN) {
        return TRYG_WHY_NOT; /* asks nothing of the base year */
    }
    if (a->n == 0) {
        return TRYG_WHY_NO_BASE;
    }
    if (by->method == TRYG_TARGET) {
        double target = treated(a, by->target);
        bool room = by->sign > 0 ? target > a->low : target < a->high;
        return room ? TRYG_WHY_NOT : TRYG_WHY_CONSTANT;
    }
    return a->low < a->high ? TRYG_WHY_NOT : TRYG_WHY_CONSTANT;
}

/* How many of the ascending values are below x, or (with_equal) not above it. */
static size_t count_below(const struct tryg_anchor *a, double x, bool with_equal)
{
    size_t from = 0, to = a->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        double v = a->value[middle];
        if (v < x || (with_equal && v == x)) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

/* Rank of a value that the base year has: the mean of its ties, or the smallest. */
static double rank_of_known(const struct tryg_anchor *a, double x, bool smallest)
{
    double below = (double)count_below(a, x, false);
    return smallest ? below + 1.0 : 0.5 * (below + 1.0 + (double)count_below(a, x, true));
}

static double rank_of(const struct tryg_anchor *a, double x, bool smallest)
{
    size_t below = count_below(a, x, false), upto = count_below(a, x, true);
    if (upto > below) {
        return rank_of_known(a, x, smallest);
    }
    if (below == 0 || below == a->n) {
        return rank_of_known(a, below ? a->high : a->low, smallest);
    }
    double left = a->value[below - 1], right = a->value[below];
    double from = rank_of_known(a, left, smallest);
    double to = rank_of_known(a, right, smallest);
    return from + (to - from) * ((x - left) / (right - left));
}

/* 0..100, turned round where the sign says so. */
static double turned(double percent, int sign)
{
    return sign > 0 ? percent : 100.0 - percent;
}

static double toward_target(const struct tryg_yardstick *by, double x)
{
    const struct tryg_anchor *a = by->anchor;
    double target = treated(a, by->target);
    double way = by->sign > 0 ? (x - a->low) / (target - a->low)
                              : (a->high - x) / (a->high - target);
    return fmin(100.0 * way, 100.0);
}

/* A treated value on the scale of the method. */
static double scaled(const struct tryg_yardstick *by, double x)
{
    const struct tryg_anchor *a = by->anchor;
    double n = (double)a->n;
    switch (by->method) {
    case TRYG_Z:
        return by->sign * (x - a->mean) / a->sd;
    case TRYG_MINMAX:
        return turned(100.0 * (x - a->low) / (a->high - a->low), by->sign);
    case TRYG_RANK:
        return by->sign > 0 ? rank_of(a, x, false) : n + 1.0 - rank_of(a, x, false);
    case TRYG_PERCENTILE:
        return turned(100.0 * (rank_of(a, x, true) - 1.0) / (n - 1.0), by->sign);
    case TRYG_TARGET:
        return toward_target(by, x);
    case TRYG_AS_GIVEN:
        return turned(x, by->sign);
    }
    return NAN;
}

double tryg_normalise_value(const struct tryg_yardstick *by, double x)
{
    if (isnan(x) || tryg_normalise_why_not(by) != TRYG_WHY_NOT) {
        return NAN;
    }
    return scaled(by, treated(by->anchor, x));
}

double tryg_normalise_middle(const struct tryg_yardstick *by)
{
    return tryg_normalise_why_not(by) == TRYG_WHY_NOT ? scaled(by, by->anchor->mean)
                                                      : NAN;
}

double tryg_normalise_slope(const struct tryg_yardstick *by, double x, double se)
{
    const struct tryg_anchor *a = by->anchor;
    if (a->treatment == TRYG_AS_IT_IS && by->method == TRYG_Z) {
        return by->sign / a->sd;
    }
    if (a->treatment == TRYG_AS_IT_IS && by->method == TRYG_MINMAX) {
        return by->sign * 100.0 / (a->high - a->low);
    }
    if (a->treatment == TRYG_AS_IT_IS && by->method == TRYG_AS_GIVEN) {
        return by->sign;
    }
    if (se == 0.0) {
        return 0.0; /* nothing to carry over */
    }
    return (tryg_normalise_value(by, x + se) - tryg_normalise_value(by, x - se)) /
           (2.0 * se);
}

double tryg_normalise_quantile(const double *ascending, size_t n, double p)
{
    double h = (double)(n - 1) * p, whole = floor(h);
    size_t i = (size_t)whole;
    if (i + 1 >= n) {
        return ascending[n - 1];
    }
    return ascending[i] + (h - whole) * (ascending[i + 1] - ascending[i]);
}
