/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/change.h"

#include <math.h>

#include "engine/index/distribution.h"

static const struct tryg_difference UNKNOWN = {NAN, NAN, NAN, NAN, NAN, NAN};

/* Both sides certain: a difference is then a fact, and equality tells of no test. */
static double p_of(double value, double se, double df)
{
    if (se == 0.0) {
        return value == 0.0 ? NAN : 0.0;
    }
    double t = fabs(value) / se;
    return 2.0 * (isinf(df) ? tryg_normal_upper(t) : tryg_t_cdf(-t, df));
}

static struct tryg_difference with_se(double value, double variance, double df,
                                      double alpha)
{
    if (isnan(value) || !(variance >= 0.0)) {
        return UNKNOWN;
    }
    double se = sqrt(variance), half = 1.0 - alpha / 2.0;
    double reach = se == 0.0 ? 0.0 : se * tryg_t_quantile(half, df);
    return (struct tryg_difference){value,         se, value - reach,
                                    value + reach, df, p_of(value, se, df)};
}

static bool is_sound(struct tryg_estimate e)
{
    return !isnan(e.value) && e.variance >= 0.0;
}

struct tryg_difference tryg_change(struct tryg_estimate then, struct tryg_estimate now,
                                   double covariance, double alpha)
{
    if (!is_sound(then) || !is_sound(now)) {
        return UNKNOWN;
    }
    double variance = then.variance + now.variance - 2.0 * covariance;
    return with_se(now.value - then.value, variance, INFINITY, alpha);
}

struct tryg_difference tryg_change_welch(struct tryg_estimate then,
                                         struct tryg_estimate now, double n1, double n2,
                                         double alpha)
{
    if (!is_sound(then) || !is_sound(now) || !(n1 > 1.0) || !(n2 > 1.0)) {
        return UNKNOWN;
    }
    double v1 = then.variance, v2 = now.variance;
    double spread = v1 * v1 / (n1 - 1.0) + v2 * v2 / (n2 - 1.0);
    double df = spread > 0.0 ? (v1 + v2) * (v1 + v2) / spread : INFINITY;
    return with_se(now.value - then.value, v1 + v2, df, alpha);
}

struct tryg_difference tryg_change_from_whole(struct tryg_estimate area,
                                              struct tryg_estimate rest, double share,
                                              double alpha)
{
    struct tryg_difference d = tryg_change(rest, area, 0.0, alpha);
    double part = 1.0 - share;
    return (struct tryg_difference){d.value * part, d.se * part, d.low * part,
                                    d.high * part,  d.df,        d.p};
}

/* whole = share area + (1 - share) rest, and the two parts are independent. */
struct tryg_estimate tryg_change_rest(struct tryg_estimate whole,
                                      struct tryg_estimate area, double share)
{
    if (!(share >= 0.0 && share < 1.0)) {
        return (struct tryg_estimate){NAN, NAN};
    }
    double part = 1.0 - share;
    return (struct tryg_estimate){
        (whole.value - share * area.value) / part,
        fmax(0.0, whole.variance - share * share * area.variance) / (part * part)};
}

enum tryg_verdict tryg_change_verdict(double difference, double adjusted_p, double alpha)
{
    if (isnan(difference) || isnan(adjusted_p)) {
        return TRYG_CANNOT_TELL;
    }
    if (adjusted_p > alpha) {
        return TRYG_NO_SURE_CHANGE;
    }
    return difference > 0.0 ? TRYG_RISES : TRYG_FALLS;
}
