/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/copula.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static const double NO_PIVOT = 1e-9, NOTHING_LEFT = 1e-6;

static double entry(const double *r, size_t k, size_t i, size_t j, double shrink)
{
    double x = r[i * k + j];
    return isfinite(x) ? (1.0 - shrink) * fmin(fmax(x, -1.0), 1.0) : 0.0;
}

/* R[i][j] less what the first j columns already make of it. */
static double left_of(double x, const double *root, size_t k, size_t i, size_t j)
{
    for (size_t l = 0; l < j; l++) {
        x -= root[i * k + l] * root[j * k + l];
    }
    return x;
}

static bool decompose(const double *r, size_t k, double shrink, double *root)
{
    memset(root, 0, k * k * sizeof *root);
    for (size_t j = 0; j < k; j++) {
        double pivot = left_of(1.0, root, k, j, j);
        if (pivot < -NO_PIVOT) {
            return false;
        }
        bool follows = pivot <= NO_PIVOT;
        root[j * k + j] = follows ? 0.0 : sqrt(pivot);
        for (size_t i = j + 1; i < k; i++) {
            double left = left_of(entry(r, k, i, j, shrink), root, k, i, j);
            if (follows && fabs(left) > NOTHING_LEFT) {
                return false;
            }
            root[i * k + j] = follows ? 0.0 : left / root[j * k + j];
        }
    }
    return true;
}

double tryg_copula_root(const double *correlation, size_t k, double *root)
{
    double shrink = 0.0;
    while (!decompose(correlation, k, shrink, root)) {
        shrink = shrink == 0.0 ? 0x1p-20 : 2.0 * shrink;
    }
    return shrink; /* at 1 the matrix is the unit matrix, which always passes */
}

void tryg_copula_mix(const double *root, size_t k, double *z, size_t stride, size_t n)
{
    for (size_t j = k; j-- > 0;) { /* from below: what is above is still unmixed */
        double *to = z + j * stride;
        double own = root[j * k + j];
        for (size_t i = 0; own != 1.0 && i < n; i++) {
            to[i] *= own;
        }
        for (size_t l = 0; l < j; l++) {
            double part = root[j * k + l];
            const double *from = z + l * stride;
            for (size_t i = 0; part != 0.0 && i < n; i++) {
                to[i] += part * from[i];
            }
        }
    }
}
