/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/apportion.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

double tryg_apportion_round(double value, int decimals)
{
    char text[400];
    if (!isfinite(value)) {
        return value;
    }
    snprintf(text, sizeof text, "%.*f", decimals, value);
    return strtod(text, NULL) + 0.0; /* + 0: no -0 */
}

static double units_in(double value, double unit)
{
    return nearbyint(value * unit);
}

/* The part that is furthest from its printed value, upwards or downwards. */
static size_t furthest(const double *part, const double *printed, size_t n, double unit,
                       double direction)
{
    size_t best = n;
    double most = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        double left = direction * (part[i] * unit - printed[i]);
        if (left > most) { /* NAN is never greater */
            most = left;
            best = i;
        }
    }
    return best;
}

void tryg_apportion(const double *part, size_t n, double whole, int decimals,
                    double *printed)
{
    double unit = pow(10.0, decimals), rest = NAN;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        printed[i] = floor(part[i] * unit); /* units, until the end */
        any |= !isnan(part[i]);
    }
    if (any) {
        rest = units_in(tryg_apportion_round(whole, decimals), unit);
    }
    for (size_t i = 0; i < n; i++) {
        rest -= isnan(part[i]) ? 0.0 : printed[i];
    }
    while (rest >= 1.0 || rest <= -1.0) {
        double direction = rest > 0.0 ? 1.0 : -1.0;
        printed[furthest(part, printed, n, unit, direction)] += direction;
        rest -= direction;
    }
    for (size_t i = 0; i < n; i++) {
        printed[i] = isnan(rest) ? NAN : printed[i] / unit + 0.0;
    }
}
