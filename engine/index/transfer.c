/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/transfer.h"

#include <math.h>

double tryg_transfer_share(const struct tryg_transfer *t, size_t s, size_t i)
{
    if (t->persons && t->source_persons[s] > 0.0) {
        return t->persons[i] / t->source_persons[s];
    }
    return t->source_m2[s] > 0.0 ? t->m2[i] / t->source_m2[s] : 0.0;
}

static void clear(double *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = 0.0;
    }
}

static void add_shares(const struct tryg_transfer *t, const double *value, bool squared,
                       double *out)
{
    clear(out, t->targets);
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            double share = tryg_transfer_share(t, s, i);
            if (share > 0.0) {
                out[t->target[i]] += value[s] * (squared ? share * share : share);
            }
        }
    }
}

void tryg_transfer_extensive(const struct tryg_transfer *t, const double *value,
                             double *out)
{
    add_shares(t, value, false, out);
}

void tryg_transfer_extensive_variance(const struct tryg_transfer *t,
                                      const double *variance, double *out)
{
    add_shares(t, variance, true, out);
}

/* What a piece weighs in its target: persons, or where the target has none, m2. */
static double weight_of(const struct tryg_transfer *t, size_t i)
{
    bool by_persons = t->persons && t->target_persons[t->target[i]] > 0.0;
    return by_persons ? t->persons[i] : t->m2[i];
}

static void weigh(const struct tryg_transfer *t, const double *value, bool squared,
                  double *out, double *whole)
{
    clear(out, t->targets);
    clear(whole, t->targets);
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            double weight = weight_of(t, i);
            whole[t->target[i]] += weight;
            if (weight > 0.0) {
                out[t->target[i]] += value[s] * (squared ? weight * weight : weight);
            }
        }
    }
    for (size_t target = 0; target < t->targets; target++) {
        double w = whole[target];
        out[target] = w > 0.0 ? out[target] / (squared ? w * w : w) : NAN;
    }
}

void tryg_transfer_intensive(const struct tryg_transfer *t, const double *value,
                             double *out, double *scratch)
{
    weigh(t, value, false, out, scratch);
}

void tryg_transfer_intensive_variance(const struct tryg_transfer *t,
                                      const double *variance, double *out,
                                      double *scratch)
{
    weigh(t, variance, true, out, scratch);
}

void tryg_transfer_covered(const struct tryg_transfer *t, double *out)
{
    clear(out, t->targets);
    for (size_t i = 0; i < t->pieces; i++) {
        out[t->target[i]] += t->m2[i];
    }
    for (size_t target = 0; target < t->targets; target++) {
        out[target] =
            t->target_m2[target] > 0.0 ? out[target] / t->target_m2[target] : 0.0;
    }
}

double tryg_transfer_lost(const struct tryg_transfer *t, const double *value)
{
    double lost = 0.0;
    for (size_t s = 0; s < t->sources; s++) {
        double taken = 0.0;
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            taken += tryg_transfer_share(t, s, i);
        }
        lost += value[s] * fmax(0.0, 1.0 - taken);
    }
    return lost;
}

bool tryg_transfer_is_exact(const struct tryg_transfer *t, size_t target,
                            double tolerance)
{
    size_t sources = 0;
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            double share = tryg_transfer_share(t, s, i);
            if (t->target[i] != target || share <= tolerance) {
                continue;
            }
            if (share < 1.0 - tolerance) {
                return false;
            }
            sources++;
        }
    }
    return sources > 0;
}
