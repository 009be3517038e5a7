/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/blend.h"

#include <math.h>

#include "engine/index/aggregate.h"
#include "engine/index/sum.h"
#include "geodata/base/lang.h"

/* Mazziotta & Pareto's scale: the mean at 100; the range of the reference 60 wide, or a
 * standard deviation 10. The index's own scale counts in units of 10 from 100. */
static const double MIDDLE = 100.0, WIDTH = 60.0, UNIT = 10.0;

static bool is_positive(const struct tryg_profile *profile)
{
    return profile->aggregate == TRYG_GEOMETRIC || profile->aggregate == TRYG_POWER;
}

enum tryg_status tryg_blend_check(const struct tryg_profile *profile,
                                  struct tryg_error *err)
{
    enum tryg_normalise method = profile->normalise;
    if (is_positive(profile) && method == TRYG_Z) {
        const char *mean = profile->aggregate == TRYG_POWER
                               ? TX("potensgennemsnit", "power mean")
                               : TX("geometrisk gennemsnit", "geometric mean");
        return tryg_fail(err, TRYG_USAGE,
                         TX("profilen %s: et %s af z-værdier findes ikke, for de kan "
                            "være negative. Vælg method: minmax eller aggregate: mean.",
                            "profile %s: there is no %s of z-scores, since they may be "
                            "negative. Choose method: minmax or aggregate: mean."),
                         profile->id, mean);
    }
    if (profile->aggregate == TRYG_AMPI && method != TRYG_Z && method != TRYG_MINMAX) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("profilen %s: aggregate: ampi regnes på en skala med basisårets "
               "gennemsnit i 100. Vælg method: minmax eller z.",
               "profile %s: aggregate: ampi works on a scale with the base year's mean "
               "at 100. Choose method: minmax or z."),
            profile->id);
    }
    return TRYG_OK;
}

/* On the blend's scale, before the floor. */
static double unfloored(const struct tryg_profile *profile,
                        const struct tryg_yardstick *by, double value)
{
    double x = tryg_normalise_value(by, value);
    if (isnan(x) || profile->aggregate == TRYG_MEAN) {
        return x;
    }
    if (is_positive(profile)) {
        return by->method == TRYG_RANK ? x : 1.0 + 0.99 * x;
    }
    if (by->method == TRYG_Z) {
        return MIDDLE + UNIT * x;
    }
    return MIDDLE + WIDTH * (x - tryg_normalise_middle(by)) / 100.0;
}

double tryg_blend_scaled(const struct tryg_profile *profile,
                         const struct tryg_yardstick *by, double value)
{
    double x = unfloored(profile, by, value);
    return profile->aggregate == TRYG_MEAN || isnan(x) ? x : fmax(x, 1.0);
}

bool tryg_blend_is_floored(const struct tryg_profile *profile,
                           const struct tryg_yardstick *by, double value)
{
    return profile->aggregate != TRYG_MEAN && unfloored(profile, by, value) < 1.0;
}

double tryg_blend_steepness(const struct tryg_profile *profile,
                            const struct tryg_yardstick *by, double value, double se)
{
    if (profile->aggregate == TRYG_MEAN || se == 0.0) {
        return tryg_normalise_slope(by, value, se);
    }
    return (tryg_blend_scaled(profile, by, value + se) -
            tryg_blend_scaled(profile, by, value - se)) /
           (2.0 * se);
}

/* ---- Mazziotta & Pareto ----------------------------------------------------------- */

/* +1: uneven is more need; -1: uneven is less safety. */
static double penalty_sign(const struct tryg_profile *profile)
{
    return profile->orientation == TRYG_NEED ? 1.0 : -1.0;
}

static double variance_around(const double *x, const double *weight, size_t k,
                              double mean)
{
    struct tryg_sum sum = {0}, all = {0};
    for (size_t i = 0; i < k; i++) {
        if (!isnan(x[i])) {
            tryg_sum_add(&sum, weight[i] * (x[i] - mean) * (x[i] - mean));
            tryg_sum_add(&all, weight[i]);
        }
    }
    return tryg_sum_of(&sum) / tryg_sum_of(&all);
}

static double ampi_of(const struct tryg_profile *profile, const double *x,
                      const double *weight, size_t k)
{
    double mean = tryg_aggregate_mean(x, weight, k);
    double spread = variance_around(x, weight, k, mean);
    return (mean - MIDDLE + penalty_sign(profile) * spread / mean) / UNIT;
}

static void ampi_parts(const struct tryg_profile *profile, const double *x,
                       const double *weight, size_t k, double *part, double *gain)
{
    double mean = tryg_aggregate_mean(x, weight, k), sign = penalty_sign(profile);
    double spread = variance_around(x, weight, k, mean);
    for (size_t i = 0; i < k; i++) {
        double off = x[i] - mean;
        part[i] = (x[i] - MIDDLE + sign * off * off / mean) / UNIT;
        /* of S^2 / M: S^2 moves by 2 w off, since sum of w off is 0; M by w */
        gain[i] = (1.0 + sign * (2.0 * off / mean - spread / (mean * mean))) / UNIT;
    }
}

/* ---- Powers ----------------------------------------------------------------------- */

/* 0 = the geometric mean, of which powers near 0 cannot be told. */
static double exponent_of(const struct tryg_profile *profile)
{
    bool geometric =
        profile->aggregate == TRYG_GEOMETRIC || fabs(profile->exponent) < 1e-8;
    return geometric ? 0.0 : profile->exponent;
}

static void power_parts(double p, double mean, const double *x, size_t k, double *part,
                        double *gain)
{
    double raised = p == 0.0 ? log(mean) : pow(mean, p) - 1.0;
    double l = raised == 0.0 ? (p == 0.0 ? 1.0 : 1.0 / p) : (mean - 1.0) / raised;
    for (size_t i = 0; i < k; i++) {
        part[i] = 1.0 + l * (p == 0.0 ? log(x[i]) : pow(x[i], p) - 1.0);
        gain[i] = p == 0.0 ? mean / x[i] : pow(x[i] / mean, p - 1.0);
    }
}

/* ---- All of them ------------------------------------------------------------------ */

double tryg_blend_of(const struct tryg_profile *profile, const double *x,
                     const double *weight, size_t k)
{
    switch (profile->aggregate) {
    case TRYG_MEAN:
        return tryg_aggregate_mean(x, weight, k);
    case TRYG_GEOMETRIC:
        return tryg_aggregate_geometric(x, weight, k);
    case TRYG_POWER:
        return tryg_aggregate_power(x, weight, k, profile->exponent);
    case TRYG_AMPI:
        return ampi_of(profile, x, weight, k);
    }
    return NAN;
}

void tryg_blend_parts(const struct tryg_profile *profile, const double *x,
                      const double *weight, size_t k, double *part, double *gain)
{
    if (profile->aggregate == TRYG_AMPI) {
        ampi_parts(profile, x, weight, k, part, gain);
        return;
    }
    if (profile->aggregate != TRYG_MEAN) {
        power_parts(exponent_of(profile), tryg_blend_of(profile, x, weight, k), x, k,
                    part, gain);
        return;
    }
    for (size_t i = 0; i < k; i++) {
        part[i] = x[i];
        gain[i] = 1.0;
    }
}
