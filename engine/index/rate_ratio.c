/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/rate_ratio.h"

#include <math.h>
#include <stdbool.h>

#include "engine/index/distribution.h"
#include "engine/index/incomplete.h"

/* Outcomes whose probabilities differ by rounding alone count as equally likely. */
static const double EQUALLY_LIKELY = 1.0 + 1e-7;

static bool is_sound(const struct tryg_two_counts *two)
{
    return two->x1 >= 0.0 && two->x2 >= 0.0 && two->t1 > 0.0 && two->t2 > 0.0 &&
           two->x1 + two->x2 > 0.0;
}

double tryg_rate_ratio(const struct tryg_two_counts *two)
{
    return is_sound(two) ? (two->x2 / two->t2) / (two->x1 / two->t1) : NAN;
}

/* pi / (1 - pi) at the beta quantile where the lower tail is p: both halves of the split
 * keep their digits, also where pi is nearly 1. */
static double odds_at(double a, double b, double p)
{
    struct tryg_split split = tryg_incomplete_beta_inverse(a, b, p, 1.0 - p);
    return split.x / split.y;
}

struct tryg_interval tryg_rate_ratio_interval(const struct tryg_two_counts *two,
                                              double alpha)
{
    if (!is_sound(two)) {
        return (struct tryg_interval){NAN, NAN};
    }
    double persons = two->t1 / two->t2;
    struct tryg_interval odds = {
        two->x2 == 0.0 ? 0.0 : odds_at(two->x2, two->x1 + 1.0, alpha / 2.0),
        two->x1 == 0.0 ? INFINITY : odds_at(two->x2 + 1.0, two->x1, 1.0 - alpha / 2.0)};
    return (struct tryg_interval){odds.low * persons, odds.high * persons};
}

static double share_under(const struct tryg_two_counts *two, double null)
{
    return two->t2 * null / (two->t1 + two->t2 * null);
}

struct tryg_ratio_tails tryg_rate_ratio_tails(const struct tryg_two_counts *two,
                                              double null)
{
    if (!is_sound(two)) {
        return (struct tryg_ratio_tails){NAN, NAN, NAN};
    }
    double n = two->x1 + two->x2, pi = share_under(two, null);
    return (struct tryg_ratio_tails){
        .less = tryg_binomial_cdf(two->x2, n, pi),
        .greater = two->x2 == 0.0 ? 1.0 : tryg_beta_cdf(pi, two->x2, two->x1 + 1.0),
        .equal = tryg_binomial_mass(two->x2, n, pi)};
}

/* The probability of the other side's outcomes that are no likelier than x2. On that side
 * of the mode the mass only falls, so the first of them is found by halving. */
static double other_side(double x, double n, double pi)
{
    double most = tryg_binomial_mass(x, n, pi) * EQUALLY_LIKELY, mean = n * pi;
    bool above = x < mean; /* the other side lies above the mean */
    double near = above ? ceil(mean) : floor(mean), far = above ? n + 1.0 : -1.0;
    if (tryg_binomial_mass(near, n, pi) <= most) {
        far = near;
    }
    while (fabs(far - near) > 1.0) {
        double middle = above ? floor((near + far) / 2.0) : ceil((near + far) / 2.0);
        if (tryg_binomial_mass(middle, n, pi) <= most) {
            far = middle;
        } else {
            near = middle;
        }
    }
    if (above) {
        return far > n ? 0.0 : tryg_beta_cdf(pi, far, n - far + 1.0);
    }
    return far < 0.0 ? 0.0 : tryg_binomial_cdf(far, n, pi);
}

static double least_likely(const struct tryg_two_counts *two, double null)
{
    struct tryg_ratio_tails tails = tryg_rate_ratio_tails(two, null);
    double n = two->x1 + two->x2, pi = share_under(two, null), mean = n * pi;
    if (two->x2 == mean) {
        return 1.0;
    }
    double own = two->x2 < mean ? tails.less : tails.greater;
    return fmin(1.0, own + other_side(two->x2, n, pi));
}

double tryg_rate_ratio_p(const struct tryg_two_counts *two, double null,
                         enum tryg_exact_p method)
{
    struct tryg_ratio_tails tails = tryg_rate_ratio_tails(two, null);
    if (isnan(tails.less)) {
        return NAN;
    }
    switch (method) {
    case TRYG_P_CENTRAL:
        return fmin(1.0, 2.0 * fmin(tails.less, tails.greater));
    case TRYG_P_MID: {
        double above = tails.greater - tails.equal / 2.0;
        double below = tails.less - tails.equal / 2.0;
        return fmin(1.0, 2.0 * fmin(above, below));
    }
    default:
        return least_likely(two, null);
    }
}

static double log_ratio_se(const struct tryg_two_counts *two, double phi)
{
    bool sound = is_sound(two) && two->x1 > 0.0 && two->x2 > 0.0 && phi >= 1.0;
    return sound ? sqrt(phi * (1.0 / two->x1 + 1.0 / two->x2)) : NAN;
}

double tryg_rate_ratio_p_overdispersed(const struct tryg_two_counts *two, double phi)
{
    double se = log_ratio_se(two, phi);
    return isnan(se) ? NAN
                     : 2.0 * tryg_normal_upper(fabs(log(tryg_rate_ratio(two))) / se);
}

struct tryg_interval
tryg_rate_ratio_interval_overdispersed(const struct tryg_two_counts *two, double phi,
                                       double alpha)
{
    double reach = tryg_normal_quantile(1.0 - alpha / 2.0) * log_ratio_se(two, phi);
    double ratio = tryg_rate_ratio(two);
    return (struct tryg_interval){ratio * exp(-reach), ratio * exp(reach)};
}
