/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/factor.h"

#include <math.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/principal.h"
#include "engine/index/sum.h"

enum { STARTS = 4, STEPS_MOST = 2000, HALVINGS = 60, AXIS_ROUNDS = 100000 };
static const double MOST_OWN = 1.0, FLAT = 1e-11;

/* What the minimisation works with; arrays [p], matrices [p * p]. */
struct search {
    const double *r;
    size_t p;
    double *psi, *tried;
    double *scaled, *scratch, *theta, *omega; /* of the last psi looked at */
    double *slope, *bend, *step;              /* in log psi */
    bool *held;
};

/* F at psi; leaves the eigenvalues and vectors it is made of. */
static double objective(struct search *s, const double *psi)
{
    struct tryg_sum f = {0};
    for (size_t i = 0; i < s->p; i++) {
        for (size_t j = 0; j < s->p; j++) {
            s->scaled[i * s->p + j] = s->r[i * s->p + j] / sqrt(psi[i] * psi[j]);
        }
    }
    tryg_principal_axes(s->scaled, s->p, s->scratch, s->theta, s->omega);
    for (size_t k = 1; k < s->p; k++) {
        tryg_sum_add(&f, s->theta[k] - log(s->theta[k]) - 1.0);
    }
    return tryg_sum_of(&f);
}

/* dF / dlog psi_i = sum over k > 1 of (1 - theta_k) omega_ik^2, and the second
 * derivatives as they would be if the model held: (sum of omega_ik omega_jk)^2. */
static void derivatives(struct search *s)
{
    size_t p = s->p;
    for (size_t i = 0; i < p; i++) {
        struct tryg_sum slope = {0};
        for (size_t k = 1; k < p; k++) {
            double o = s->omega[i * p + k];
            tryg_sum_add(&slope, (1.0 - s->theta[k]) * o * o);
        }
        s->slope[i] = tryg_sum_of(&slope);
        for (size_t j = 0; j <= i; j++) {
            double shared = 0.0;
            for (size_t k = 1; k < p; k++) {
                shared += s->omega[i * p + k] * s->omega[j * p + k];
            }
            s->bend[i * p + j] = s->bend[j * p + i] = shared * shared;
        }
    }
}

/* Uniquenesses at a bound that F would have beyond it; returns the steepest slope left.
 */
static double hold(struct search *s)
{
    double steepest = 0.0;
    for (size_t i = 0; i < s->p; i++) {
        bool least = s->psi[i] <= TRYG_FACTOR_LEAST_OWN && s->slope[i] > 0.0;
        bool most = s->psi[i] >= MOST_OWN && s->slope[i] < 0.0;
        s->held[i] = least || most;
        steepest = s->held[i] ? steepest : fmax(steepest, fabs(s->slope[i]));
    }
    return steepest;
}

/* step = -bend^-1 slope over those not held, by Gaussian elimination with a little added
 * to the diagonal, so that it is downhill whatever the matrix. */
static void find_step(struct search *s)
{
    size_t p = s->p;
    double *a = s->bend;
    for (size_t i = 0; i < p; i++) {
        for (size_t j = 0; j < p; j++) {
            bool out = s->held[i] || s->held[j];
            a[i * p + j] = i == j ? (out ? 1.0 : a[i * p + j] * (1.0 + 1e-8) + 1e-10)
                                  : (out ? 0.0 : a[i * p + j]);
        }
        s->step[i] = s->held[i] ? 0.0 : -s->slope[i];
    }
    for (size_t k = 0; k < p; k++) { /* symmetric, positive: no pivoting needed */
        for (size_t i = k + 1; i < p; i++) {
            double m = a[i * p + k] / a[k * p + k];
            for (size_t j = k; j < p; j++) {
                a[i * p + j] -= m * a[k * p + j];
            }
            s->step[i] -= m * s->step[k];
        }
    }
    for (size_t k = p; k-- > 0;) {
        for (size_t j = k + 1; j < p; j++) {
            s->step[k] -= a[k * p + j] * s->step[j];
        }
        s->step[k] /= a[k * p + k];
    }
}

/* Walk along the step, cut at the bounds, halving until F falls; false when it does not.
 */
static bool walk(struct search *s, double *f)
{
    for (int h = 0; h < HALVINGS; h++) {
        double length = ldexp(1.0, -h);
        for (size_t i = 0; i < s->p; i++) {
            double psi = s->psi[i] * exp(length * s->step[i]);
            s->tried[i] = fmin(fmax(psi, TRYG_FACTOR_LEAST_OWN), MOST_OWN);
        }
        double next = objective(s, s->tried);
        if (next < *f) {
            memcpy(s->psi, s->tried, s->p * sizeof *s->psi);
            *f = next;
            return true;
        }
    }
    return false;
}

/* F at its least from where psi stands. */
static double descend(struct search *s, bool *converged)
{
    double f = objective(s, s->psi);
    *converged = false;
    for (int step = 0; step < STEPS_MOST && !*converged; step++) {
        derivatives(s);
        bool flat = hold(s) < FLAT;
        if (!flat) {
            find_step(s);
        }
        /* where F no longer falls in any digit, it is as low as doubles can tell */
        *converged = flat || !walk(s, &f);
        if (*converged) {
            f = objective(s, s->psi);
        }
    }
    return f;
}

static void start_at(struct search *s, int start, const double *inverse)
{
    static const double level[STARTS] = {NAN, 0.5, 0.9, 0.1};
    double p = (double)s->p;
    for (size_t i = 0; i < s->p; i++) {
        double rs = (1.0 - 0.5 / p) / inverse[i * s->p + i];
        double psi = start == 0 ? rs : level[start];
        s->psi[i] = fmin(fmax(psi, TRYG_FACTOR_LEAST_OWN), MOST_OWN);
    }
}

static struct search begin(const double *r, size_t p, tryg_arena *arena)
{
    return (struct search){.r = r,
                           .p = p,
                           .psi = TRYG_NEW(arena, p, double),
                           .tried = TRYG_NEW(arena, p, double),
                           .scaled = TRYG_NEW(arena, p * p, double),
                           .scratch = TRYG_NEW(arena, 2 * p * p, double),
                           .theta = TRYG_NEW(arena, p, double),
                           .omega = TRYG_NEW(arena, p * p, double),
                           .slope = TRYG_NEW(arena, p, double),
                           .bend = TRYG_NEW(arena, p * p, double),
                           .step = TRYG_NEW(arena, p, double),
                           .held = TRYG_NEW(arena, p, bool)};
}

static struct tryg_chi2 test_of(double objective, size_t p, size_t n)
{
    double k = (double)p, df = ((k - 1.0) * (k - 1.0) - k - 1.0) / 2.0;
    double factor = (double)n - 1.0 - (2.0 * k + 5.0) / 6.0 - 2.0 / 3.0;
    struct tryg_chi2 test = {factor * objective, df, NAN};
    if (!(df > 0.0 && factor > 0.0)) {
        return (struct tryg_chi2){NAN, df, NAN};
    }
    test.p = tryg_chi2_upper(fmax(test.value, 0.0), df);
    return test;
}

static struct tryg_factor room_for(size_t p, tryg_arena *arena)
{
    return (struct tryg_factor){.p = p,
                                .loading = TRYG_NEW(arena, p, double),
                                .uniqueness = TRYG_NEW(arena, p, double),
                                .objective = NAN,
                                .test = {NAN, NAN, NAN},
                                .converged = true};
}

/* Two indicators: loadings alike. */
static bool pair(const double *r, tryg_arena *arena, struct tryg_factor *factor)
{
    double shared = r[1];
    if (!(shared > 0.0)) {
        return false;
    }
    struct tryg_factor made = room_for(2, arena);
    for (size_t i = 0; i < 2; i++) {
        made.loading[i] = sqrt(shared);
        made.uniqueness[i] = 1.0 - shared;
    }
    *factor = made;
    return true;
}

/* Loadings at psi: psi^1/2 omega (theta - 1)^1/2 of the first axis. */
static void finish(struct search *s, struct tryg_factor *made)
{
    for (size_t i = 0; i < s->p; i++) {
        double excess = fmax(s->theta[0] - 1.0, 0.0);
        made->loading[i] = sqrt(s->psi[i] * excess) * s->omega[i * s->p];
        made->uniqueness[i] = s->psi[i];
        made->heywood |= s->psi[i] <= TRYG_FACTOR_LEAST_OWN * (1.0 + 1e-9);
    }
    tryg_principal_turn(made->loading, s->p, 1, 0);
}

bool tryg_factor_likelihood(const double *r, size_t p, size_t n, tryg_arena *arena,
                            struct tryg_factor *factor)
{
    double *inverse = TRYG_NEW(arena, p * p, double);
    if (p < 2 || !tryg_correlation_inverse(r, p, inverse, arena)) {
        return false;
    }
    if (p == 2) {
        return pair(r, arena, factor);
    }
    struct tryg_factor best = room_for(p, arena);
    struct search s = begin(r, p, arena);
    for (int start = 0; start < STARTS; start++) {
        struct tryg_factor made = room_for(p, arena);
        start_at(&s, start, inverse);
        made.objective = descend(&s, &made.converged);
        finish(&s, &made);
        /* a later start must be truly better, not by rounding */
        if (start == 0 || made.objective < best.objective - 1e-9) {
            best = made;
        }
    }
    best.test = test_of(best.objective, p, n);
    *factor = best;
    return true;
}

/* One round: the first axis of r with h2 in its diagonal; how much h2 changed. */
static double axis_round(struct search *s, double *h2, double *loading)
{
    struct tryg_sum change = {0};
    memcpy(s->scaled, s->r, s->p * s->p * sizeof *s->scaled);
    for (size_t i = 0; i < s->p; i++) {
        s->scaled[i * s->p + i] = h2[i];
    }
    tryg_principal_axes(s->scaled, s->p, s->scratch, s->theta, s->omega);
    for (size_t i = 0; i < s->p; i++) {
        loading[i] = s->omega[i * s->p] * sqrt(fmax(s->theta[0], 0.0));
        tryg_sum_add(&change, fabs(loading[i] * loading[i] - h2[i]));
        h2[i] = loading[i] * loading[i];
    }
    return tryg_sum_of(&change);
}

bool tryg_factor_principal_axis(const double *r, size_t p, tryg_arena *arena,
                                struct tryg_factor *factor)
{
    double *inverse = TRYG_NEW(arena, p * p, double), *h2 = TRYG_NEW(arena, p, double);
    if (p < 2 || !tryg_correlation_inverse(r, p, inverse, arena)) {
        return false;
    }
    if (p == 2) {
        return pair(r, arena, factor);
    }
    struct tryg_factor made = room_for(p, arena);
    struct search s = begin(r, p, arena);
    for (size_t i = 0; i < p; i++) {
        h2[i] = 1.0 - 1.0 / inverse[i * p + i];
    }
    made.converged = false;
    for (int round = 0; round < AXIS_ROUNDS && !made.converged; round++) {
        made.converged = axis_round(&s, h2, made.loading) < 1e-12;
    }
    for (size_t i = 0; i < p; i++) {
        made.uniqueness[i] = 1.0 - h2[i];
        made.heywood |= made.uniqueness[i] <= TRYG_FACTOR_LEAST_OWN;
    }
    *factor = made;
    return true;
}

void tryg_factor_regression(const struct tryg_factor *factor, const double *inverse,
                            double *coefficient)
{
    for (size_t i = 0; i < factor->p; i++) {
        struct tryg_sum sum = {0};
        for (size_t j = 0; j < factor->p; j++) {
            tryg_sum_add(&sum, inverse[i * factor->p + j] * factor->loading[j]);
        }
        coefficient[i] = tryg_sum_of(&sum);
    }
}

void tryg_factor_bartlett(const struct tryg_factor *factor, double *coefficient)
{
    struct tryg_sum all = {0};
    for (size_t i = 0; i < factor->p; i++) {
        coefficient[i] = factor->loading[i] / factor->uniqueness[i];
        tryg_sum_add(&all, factor->loading[i] * coefficient[i]);
    }
    for (size_t i = 0; i < factor->p; i++) {
        coefficient[i] /= tryg_sum_of(&all);
    }
}
