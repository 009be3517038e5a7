/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/nothing_happened.h"

#include <math.h>

#include "engine/index/sum.h"

double tryg_nothing_flip(const double *p, size_t levels, size_t stride)
{
    double all = 0.0, both = 0.0;
    for (size_t l = 0; l < levels; l++) {
        all += p[l * stride];
    }
    for (size_t l = 0; l < levels; l++) {
        /* p (1 - p) and not 1 - p^2: a level that is nearly certain keeps its digits */
        double share = p[l * stride] / all;
        both += share * ((all - p[l * stride]) / all);
    }
    return both;
}

double tryg_nothing_flip_alarm(const double *p, size_t levels, size_t stride,
                               const bool *alarm)
{
    double class[2] = {0.0, 0.0};
    for (size_t l = 0; l < levels; l++) {
        class[alarm[l] ? 1 : 0] += p[l * stride];
    }
    return tryg_nothing_flip(class, 2, 1);
}

void tryg_nothing_law(const double *flip, size_t n, double *mass)
{
    mass[0] = 1.0;
    for (size_t a = 0; a < n; a++) {
        mass[a + 1] = mass[a] * flip[a];
        for (size_t k = a; k > 0; k--) {
            mass[k] = mass[k] * (1.0 - flip[a]) + mass[k - 1] * flip[a];
        }
        mass[0] *= 1.0 - flip[a];
    }
}

double tryg_nothing_mean(const double *mass, size_t n)
{
    struct tryg_sum sum = {0};
    for (size_t k = 1; k <= n; k++) {
        tryg_sum_add(&sum, (double)k * mass[k]);
    }
    return tryg_sum_of(&sum);
}

size_t tryg_nothing_quantile(const double *mass, size_t n, double p)
{
    struct tryg_sum below = {0};
    for (size_t k = 0; k < n; k++) {
        tryg_sum_add(&below, mass[k]);
        if (tryg_sum_of(&below) >= p * (1.0 - 1e-12)) {
            return k;
        }
    }
    return n;
}

double tryg_nothing_at_least(const double *mass, size_t n, size_t k)
{
    struct tryg_sum above = {0};
    for (size_t i = n + 1; i-- > k;) {
        tryg_sum_add(&above, mass[i]);
    }
    return fmin(tryg_sum_of(&above), 1.0);
}
