/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/outlier.h"

#include <math.h>
#include <string.h>

#include "engine/index/normalise.h"
#include "engine/index/sum.h"

enum { CHANGED_MOST = 5 };
static const double SKEW_MOST = 2.0, KURTOSIS_MOST = 3.5, FENCE = 1.5, FLOOR = 0.01;

/* Sum of ((x - mean) / s)^power, s on n - 1. */
static double moment(const double *value, size_t n, int power)
{
    struct tryg_sum sum = {0}, square = {0}, result = {0};
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum, value[i]);
    }
    double mean = tryg_sum_of(&sum) / (double)n;
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&square, (value[i] - mean) * (value[i] - mean));
    }
    double s = sqrt(tryg_sum_of(&square) / (double)(n - 1));
    for (size_t i = 0; i < n && s > 0.0; i++) {
        tryg_sum_add(&result, pow((value[i] - mean) / s, power));
    }
    return s > 0.0 ? tryg_sum_of(&result) : NAN;
}

double tryg_outlier_skew(const double *value, size_t n)
{
    double m = (double)n;
    return n < 3 ? NAN : m / ((m - 1.0) * (m - 2.0)) * moment(value, n, 3);
}

double tryg_outlier_kurtosis(const double *value, size_t n)
{
    double m = (double)n;
    if (n < 4) {
        return NAN;
    }
    return m * (m + 1.0) / ((m - 1.0) * (m - 2.0) * (m - 3.0)) * moment(value, n, 4) -
           3.0 * (m - 1.0) * (m - 1.0) / ((m - 2.0) * (m - 3.0));
}

static bool is_far_off(const double *value, size_t n)
{
    return fabs(tryg_outlier_skew(value, n)) > SKEW_MOST &&
           tryg_outlier_kurtosis(value, n) > KURTOSIS_MOST;
}

/* The largest (or smallest) values become the next one; how many they were. */
static size_t pull_in(double *value, size_t n, bool top)
{
    size_t equal = 1;
    double extreme = top ? value[n - 1] : value[0];
    while (equal < n && (top ? value[n - 1 - equal] : value[equal]) == extreme) {
        equal++;
    }
    if (equal == n) {
        return 0;
    }
    for (size_t i = 0; i < equal; i++) {
        value[top ? n - 1 - i : i] = top ? value[n - 1 - equal] : value[equal];
    }
    return equal;
}

static enum tryg_treatment winsorise(const double *value, size_t n, double *from,
                                     double *to, tryg_arena *scratch)
{
    double *at = TRYG_NEW(scratch, n, double), range = value[n - 1] - value[0];
    memcpy(at, value, n * sizeof *at);
    size_t low = 0, high = 0; /* values changed at each end */
    while (low + high < CHANGED_MOST && is_far_off(at, n)) {
        bool top = tryg_outlier_skew(at, n) > 0.0;
        /* those already pulled in are among the equal ones */
        size_t pulled = pull_in(at, n, top);
        low = top ? low : pulled;
        high = top ? pulled : high;
    }
    if (low + high == 0) {
        return TRYG_AS_IT_IS;
    }
    if (is_far_off(at, n)) {
        *from = value[0];
        *to = FLOOR * range;
        return TRYG_LOGGED;
    }
    *from = at[0];
    *to = at[n - 1];
    return TRYG_HELD;
}

static enum tryg_treatment hold(const double *value, size_t n, double least, double most,
                                double *from, double *to)
{
    if (value[0] >= least && value[n - 1] <= most) {
        return TRYG_AS_IT_IS;
    }
    *from = least;
    *to = most;
    return TRYG_HELD;
}

enum tryg_treatment tryg_outlier_treatment(const double *value, size_t n,
                                           enum tryg_outliers method, double share,
                                           double *from, double *to, tryg_arena *scratch)
{
    if (n < TRYG_OUTLIER_LEAST || !(value[0] < value[n - 1])) {
        return TRYG_AS_IT_IS;
    }
    double low = tryg_normalise_quantile(value, n, 0.25);
    double high = tryg_normalise_quantile(value, n, 0.75);
    switch (method) {
    case TRYG_OUTLIERS_KEEP:
        return TRYG_AS_IT_IS;
    case TRYG_OUTLIERS_WINSORISE:
        return winsorise(value, n, from, to, scratch);
    case TRYG_OUTLIERS_CLIP:
        return hold(value, n, tryg_normalise_quantile(value, n, share),
                    tryg_normalise_quantile(value, n, 1.0 - share), from, to);
    case TRYG_OUTLIERS_TUKEY:
        return hold(value, n, low - FENCE * (high - low), high + FENCE * (high - low),
                    from, to);
    }
    return TRYG_AS_IT_IS;
}
