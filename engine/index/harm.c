/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/harm.h"

#include <math.h>

#include "engine/index/distribution.h"
#include "engine/index/sum.h"

struct tryg_harm tryg_harm_of(size_t kinds, const double *weight, const double *count)
{
    struct tryg_sum sum = {0}, variance = {0};
    for (size_t k = 0; k < kinds; k++) {
        if (count[k] != 0.0) {
            tryg_sum_add(&sum, weight[k] * count[k]);
            tryg_sum_add(&variance, weight[k] * weight[k] * count[k]);
        }
    }
    return (struct tryg_harm){tryg_sum_of(&sum), tryg_sum_of(&variance)};
}

struct tryg_interval tryg_harm_interval(struct tryg_harm harm, double largest,
                                        double alpha)
{
    double h = harm.sum, v = harm.variance, k = largest;
    if (!(h >= 0.0 && v >= 0.0 && k >= 0.0)) {
        return (struct tryg_interval){NAN, NAN};
    }
    if (h + k == 0.0) {
        return (struct tryg_interval){0.0, 0.0}; /* a table of weights of nought */
    }
    double unit = (v + k * k) / (h + k), shape = (h + k) * (h + k) / (v + k * k);
    return (struct tryg_interval){
        h > 0.0 ? v / h * tryg_gamma_quantile(0.5 * alpha, h * h / v) : 0.0,
        unit * tryg_gamma_quantile_upper(0.5 * alpha, shape)};
}

double tryg_harm_se(struct tryg_harm harm, double typical)
{
    return harm.sum == 0.0 ? sqrt(0.5) * typical : sqrt(harm.variance);
}

struct tryg_law tryg_harm_law(struct tryg_harm harm, double typical, double unit)
{
    bool none = harm.sum == 0.0;
    double shape = none ? 0.0 : harm.sum * harm.sum / harm.variance;
    double weight = none ? typical : harm.variance / harm.sum;
    if (!(shape >= 0.0 && weight >= 0.0 && unit > 0.0)) {
        return (struct tryg_law){TRYG_LAW_NONE, NAN, NAN};
    }
    return (struct tryg_law){TRYG_LAW_GAMMA, shape + 0.5, weight * unit};
}
