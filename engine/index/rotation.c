/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/rotation.h"

#include <math.h>
#include <stdbool.h>

#include "engine/index/principal.h"
#include "engine/index/sum.h"

enum { ROUNDS_MOST = 1000 };
static const double STILL = 1e-12;

/* The angle that makes the squares of two factors differ most (Kaiser 1958). */
static double best_angle(const double *x, size_t p, size_t k, size_t f, size_t g)
{
    struct tryg_sum a = {0}, b = {0}, c = {0}, d = {0};
    for (size_t i = 0; i < p; i++) {
        double one = x[i * k + f], other = x[i * k + g];
        double u = (one - other) * (one + other), v = 2.0 * one * other;
        tryg_sum_add(&a, u);
        tryg_sum_add(&b, v);
        tryg_sum_add(&c, (u - v) * (u + v));
        tryg_sum_add(&d, 2.0 * u * v);
    }
    double sum_u = tryg_sum_of(&a), sum_v = tryg_sum_of(&b), n = (double)p;
    double sine = tryg_sum_of(&d) - 2.0 * sum_u * sum_v / n;
    double cosine = tryg_sum_of(&c) - (sum_u - sum_v) * (sum_u + sum_v) / n;
    return sine == 0.0 && cosine == 0.0 ? 0.0 : atan2(sine, cosine) / 4.0;
}

static void turn_pair(double *x, size_t p, size_t k, size_t f, size_t g, double angle)
{
    double c = cos(angle), s = sin(angle);
    for (size_t i = 0; i < p; i++) {
        double one = x[i * k + f], other = x[i * k + g];
        x[i * k + f] = c * one + s * other;
        x[i * k + g] = c * other - s * one;
    }
}

static double length_of(const double *row, size_t k)
{
    double sum = 0.0;
    for (size_t f = 0; f < k; f++) {
        sum += row[f] * row[f];
    }
    return sqrt(sum);
}

static void scale_rows(double *x, size_t p, size_t k, const double *length, bool back)
{
    for (size_t i = 0; i < p; i++) {
        for (size_t f = 0; f < k && length[i] > 0.0; f++) {
            x[i * k + f] *= back ? length[i] : 1.0 / length[i];
        }
    }
}

void tryg_rotation_varimax(double *loading, size_t p, size_t k, tryg_arena *scratch)
{
    double *length = TRYG_NEW(scratch, p, double), turned = k > 1 ? 1.0 : 0.0;
    for (size_t i = 0; i < p; i++) {
        length[i] = length_of(loading + i * k, k);
    }
    scale_rows(loading, p, k, length, false);
    for (int round = 0; round < ROUNDS_MOST && turned > STILL; round++) {
        turned = 0.0;
        for (size_t f = 0; f < k; f++) {
            for (size_t g = f + 1; g < k; g++) {
                double angle = best_angle(loading, p, k, f, g);
                turn_pair(loading, p, k, f, g, angle);
                turned = fmax(turned, fabs(angle));
            }
        }
    }
    scale_rows(loading, p, k, length, true);
    for (size_t f = 0; f < k; f++) {
        tryg_principal_turn(loading, p, k, f);
    }
}

void tryg_rotation_weights(const double *loading, size_t p, size_t k, double *weight,
                           double *explained, size_t *of)
{
    double all = 0.0, sum = 0.0;
    for (size_t f = 0; f < k; f++) {
        explained[f] = 0.0;
        for (size_t i = 0; i < p; i++) {
            explained[f] += loading[i * k + f] * loading[i * k + f];
        }
        all += explained[f];
    }
    for (size_t i = 0; i < p; i++) {
        double most = -1.0;
        for (size_t f = 0; f < k; f++) {
            double square = loading[i * k + f] * loading[i * k + f];
            double share = explained[f] > 0.0 ? square / explained[f] : 0.0;
            if (share > most) {
                most = share;
                of[i] = f;
            }
        }
        weight[i] = most * explained[of[i]] / all;
        sum += weight[i];
    }
    for (size_t i = 0; i < p; i++) {
        weight[i] /= sum;
    }
}
