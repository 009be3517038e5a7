/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/rate.h"

#include <math.h>
#include <stdbool.h>

#include "engine/index/distribution.h"

static bool is_known(double count, double denominator)
{
    return count >= 0.0 && denominator > 0.0 && isfinite(denominator);
}

double tryg_rate_per(double count, double denominator, double per)
{
    return is_known(count, denominator) ? per * count / denominator : NAN;
}

double tryg_rate_variance(double count, double denominator, double per)
{
    if (!is_known(count, denominator)) {
        return NAN;
    }
    double unit = per / denominator;
    return unit * unit * count;
}

struct tryg_interval tryg_rate_garwood(double count, double denominator, double per,
                                       double alpha)
{
    if (!is_known(count, denominator)) {
        return (struct tryg_interval){NAN, NAN};
    }
    double unit = per / denominator;
    double low = count > 0.0 ? tryg_gamma_quantile(0.5 * alpha, count) : 0.0;
    double high = tryg_gamma_quantile_upper(0.5 * alpha, count + 1.0);
    return (struct tryg_interval){unit * low, unit * high};
}

static double byar_end(double x, double z)
{
    return x > 0.0 ? x * pow(1.0 - 1.0 / (9.0 * x) + z / (3.0 * sqrt(x)), 3.0) : 0.0;
}

struct tryg_interval tryg_rate_byar(double count, double denominator, double per,
                                    double alpha, bool half)
{
    if (!is_known(count, denominator)) {
        return (struct tryg_interval){NAN, NAN};
    }
    double unit = per / denominator, z = -tryg_normal_quantile(0.5 * alpha);
    double below = half ? count + 0.5 : count, above = half ? count + 0.5 : count + 1.0;
    return (struct tryg_interval){unit * byar_end(below, -z), unit * byar_end(above, z)};
}

struct tryg_interval tryg_rate_wald(double count, double denominator, double per,
                                    double alpha)
{
    double rate = tryg_rate_per(count, denominator, per);
    double reach = -tryg_normal_quantile(0.5 * alpha) *
                   sqrt(tryg_rate_variance(count, denominator, per));
    return (struct tryg_interval){rate - reach, rate + reach};
}
