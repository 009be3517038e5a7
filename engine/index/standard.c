/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/standard.h"

#include <math.h>

#include "engine/index/rate.h"

void tryg_standard_add(struct tryg_standard_sum *sum, double count, double exposure,
                       double weight)
{
    if (weight == 0.0) {
        return;
    }
    if (!(exposure > 0.0 && count >= 0.0 && weight > 0.0)) {
        sum->unknown = true;
        return;
    }
    double each = weight / exposure;
    tryg_sum_add(&sum->rate, each * count);
    tryg_sum_add(&sum->variance, each * each * count);
    sum->largest = fmax(sum->largest, each);
}

struct tryg_harm tryg_standard_sum_of(const struct tryg_standard_sum *sum)
{
    if (sum->unknown || !(sum->largest > 0.0)) {
        return (struct tryg_harm){NAN, NAN};
    }
    return (struct tryg_harm){tryg_sum_of(&sum->rate), tryg_sum_of(&sum->variance)};
}

struct tryg_standardised tryg_standard_direct(size_t classes, const double *count,
                                              const double *exposure,
                                              const double *standard, double per,
                                              double alpha)
{
    struct tryg_sum whole = {0};
    struct tryg_standard_sum sum = {0};
    for (size_t c = 0; c < classes; c++) {
        tryg_sum_add(&whole, standard[c]);
    }
    for (size_t c = 0; c < classes; c++) {
        tryg_standard_add(&sum, count[c], exposure[c],
                          per * standard[c] / tryg_sum_of(&whole));
    }
    struct tryg_harm harm = tryg_standard_sum_of(&sum);
    return (struct tryg_standardised){harm.sum, harm.variance,
                                      tryg_harm_interval(harm, sum.largest, alpha)};
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
