/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/standard.h"

#include <math.h>

#include "engine/index/harm.h"
#include "engine/index/rate.h"
#include "engine/index/sum.h"

static const struct tryg_standardised UNKNOWN = {NAN, NAN, {NAN, NAN}};

struct tryg_standardised tryg_standard_direct(size_t classes, const double *count,
                                              const double *exposure,
                                              const double *standard, double per,
                                              double alpha)
{
    struct tryg_sum whole = {0}, rate = {0}, variance = {0};
    double largest = 0.0;
    for (size_t c = 0; c < classes; c++) {
        tryg_sum_add(&whole, standard[c]);
    }
    for (size_t c = 0; c < classes; c++) {
        double weight = per * standard[c] / tryg_sum_of(&whole) / exposure[c];
        if (standard[c] == 0.0) {
            continue;
        }
        if (!(exposure[c] > 0.0 && count[c] >= 0.0 && weight >= 0.0)) {
            return UNKNOWN;
        }
        tryg_sum_add(&rate, weight * count[c]);
        tryg_sum_add(&variance, weight * weight * count[c]);
        largest = fmax(largest, weight);
    }
    if (!(tryg_sum_of(&whole) > 0.0)) {
        return UNKNOWN;
    }
    struct tryg_harm harm = {tryg_sum_of(&rate), tryg_sum_of(&variance)};
    return (struct tryg_standardised){harm.sum, harm.variance,
                                      tryg_harm_interval(harm, largest, alpha)};
}

double tryg_standard_expected(size_t classes, const double *exposure, const double *rate)
{
    struct tryg_sum sum = {0};
    for (size_t c = 0; c < classes; c++) {
        if (exposure[c] != 0.0) {
            tryg_sum_add(&sum, rate[c] * exposure[c]);
        }
    }
    return tryg_sum_of(&sum);
}

struct tryg_standardised tryg_standard_indirect(double count, double expected,
                                                double alpha)
{
    return (struct tryg_standardised){tryg_rate_per(count, expected, 1.0),
                                      tryg_rate_variance(count, expected, 1.0),
                                      tryg_rate_garwood(count, expected, 1.0, alpha)};
}
