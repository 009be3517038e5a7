/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/law.h"

#include <math.h>

static const struct tryg_law UNKNOWN = {TRYG_LAW_NONE, NAN, NAN};

struct tryg_law tryg_law_of_rate(double count, double denominator, double per)
{
    if (!(count >= 0.0 && denominator > 0.0 && per > 0.0)) {
        return UNKNOWN;
    }
    return (struct tryg_law){TRYG_LAW_GAMMA, count + 0.5, per / denominator};
}

struct tryg_law tryg_law_of_share(double p, double n)
{
    if (!(p >= 0.0 && p <= 1.0 && n >= 0.0 && isfinite(n))) {
        return UNKNOWN;
    }
    return (struct tryg_law){TRYG_LAW_BETA, p * n + 0.5, (1.0 - p) * n + 0.5};
}

struct tryg_law tryg_law_of_census(double value)
{
    return isnan(value) ? UNKNOWN : (struct tryg_law){TRYG_LAW_POINT, value, 0.0};
}

struct tryg_law tryg_law_of_normal(double mean, double se)
{
    if (isnan(mean) || !(se >= 0.0)) {
        return UNKNOWN;
    }
    return se == 0.0 ? tryg_law_of_census(mean)
                     : (struct tryg_law){TRYG_LAW_NORMAL, mean, se};
}

double tryg_law_mean(const struct tryg_law *law)
{
    switch (law->kind) {
    case TRYG_LAW_POINT:
    case TRYG_LAW_NORMAL:
        return law->a;
    case TRYG_LAW_GAMMA:
    case TRYG_LAW_POISSON:
        return law->a * law->b;
    case TRYG_LAW_BETA:
        return law->a / (law->a + law->b);
    case TRYG_LAW_NONE:
    case TRYG_LAWS:
        break;
    }
    return NAN;
}

double tryg_law_sd(const struct tryg_law *law)
{
    double sum = law->a + law->b;
    switch (law->kind) {
    case TRYG_LAW_POINT:
        return 0.0;
    case TRYG_LAW_NORMAL:
        return law->b;
    case TRYG_LAW_GAMMA:
    case TRYG_LAW_POISSON:
        return sqrt(law->a) * law->b;
    case TRYG_LAW_BETA:
        return sqrt(law->a * law->b / (sum + 1.0)) / sum;
    case TRYG_LAW_NONE:
    case TRYG_LAWS:
        break;
    }
    return NAN;
}
