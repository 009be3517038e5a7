/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/fay_herriot.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

#include "engine/index/sum.h"
#include "geodata/base/lang.h"

enum { STEPS = 160, HALVINGS = 200 };

/* The areas of the fit, in rows without gaps, and what is worked with at one A. */
struct work {
    size_t d, p;
    double *y, *psi;
    double *x;         /* [d * p], columns scaled to a largest entry of 1 */
    double *scale;     /* [p] */
    double *w;         /* [d] 1 / (A + psi) */
    double *q;         /* [d * p] sqrt(W) X R^-1: orthonormal columns */
    double *r;         /* [p * p] upper triangle */
    double *tau, *qty; /* [p] */
    double *py;        /* [d] P y */
    double log_xx;     /* ln|X'X|, of the columns as scaled */
};

/* sqrt(W) X = Q R by Householder; false when a column follows from the others. */
static bool decompose(struct work *k)
{
    for (size_t i = 0; i < k->d; i++) {
        for (size_t j = 0; j < k->p; j++) {
            k->q[i * k->p + j] = sqrt(k->w[i]) * k->x[i * k->p + j];
        }
    }
    gsl_matrix_view q = gsl_matrix_view_array(k->q, k->d, k->p);
    gsl_vector_view tau = gsl_vector_view_array(k->tau, k->p);
    gsl_linalg_QR_decomp(&q.matrix, &tau.vector);
    double largest = 0.0, least = INFINITY;
    for (size_t i = 0; i < k->p; i++) {
        for (size_t j = 0; j < k->p; j++) {
            k->r[i * k->p + j] = j >= i ? k->q[i * k->p + j] : 0.0;
        }
        largest = fmax(largest, fabs(k->r[i * k->p + i]));
        least = fmin(least, fabs(k->r[i * k->p + i]));
    }
    return least > 1e-10 * largest;
}

/* Solve z' R = row, in place of row. */
static void solve_row(const struct work *k, double *row)
{
    for (size_t j = 0; j < k->p; j++) {
        for (size_t i = 0; i < j; i++) {
            row[j] -= row[i] * k->r[i * k->p + j];
        }
        row[j] /= k->r[j * k->p + j];
    }
}

/* Everything at A: Q, Q'sqrt(W)y and P y. */
static bool stand_at(struct work *k, double a)
{
    for (size_t i = 0; i < k->d; i++) {
        k->w[i] = 1.0 / (a + k->psi[i]);
    }
    if (!decompose(k)) {
        return false;
    }
    for (size_t j = 0; j < k->p; j++) {
        k->qty[j] = 0.0;
    }
    for (size_t i = 0; i < k->d; i++) {
        double *row = &k->q[i * k->p];
        for (size_t j = 0; j < k->p; j++) {
            row[j] = sqrt(k->w[i]) * k->x[i * k->p + j];
        }
        solve_row(k, row);
        for (size_t j = 0; j < k->p; j++) {
            k->qty[j] += row[j] * sqrt(k->w[i]) * k->y[i];
        }
    }
    for (size_t i = 0; i < k->d; i++) {
        double fit = 0.0;
        for (size_t j = 0; j < k->p; j++) {
            fit += k->q[i * k->p + j] * k->qty[j];
        }
        k->py[i] = sqrt(k->w[i]) * (sqrt(k->w[i]) * k->y[i] - fit);
    }
    return true;
}

/* h_ii: how far the fit at i follows y_i. */
static double leverage(const struct work *k, size_t i)
{
    double h = 0.0;
    for (size_t j = 0; j < k->p; j++) {
        h += k->q[i * k->p + j] * k->q[i * k->p + j];
    }
    return h;
}

/* y'Py, y'PPy, tr P, tr W. */
struct forms {
    double ypy, yppy, trace_p, trace_w, log_w;
};

static struct forms forms_of(const struct work *k)
{
    struct tryg_sum ypy = {0}, yppy = {0}, p = {0}, w = {0}, log_w = {0};
    for (size_t i = 0; i < k->d; i++) {
        tryg_sum_add(&ypy, k->py[i] * k->py[i] / k->w[i]);
        tryg_sum_add(&yppy, k->py[i] * k->py[i]);
        tryg_sum_add(&p, k->w[i] * (1.0 - leverage(k, i)));
        tryg_sum_add(&w, k->w[i]);
        tryg_sum_add(&log_w, log(k->w[i]));
    }
    return (struct forms){tryg_sum_of(&ypy), tryg_sum_of(&yppy), tryg_sum_of(&p),
                          tryg_sum_of(&w), tryg_sum_of(&log_w)};
}

/* What is zero at the estimate of A, and falls through it. */
static double score(struct work *k, enum tryg_fit fit, double a)
{
    (void)stand_at(k, a);
    struct forms f = forms_of(k);
    switch (fit) {
    case TRYG_FIT_MOMENTS:
        return f.ypy - (double)(k->d - k->p);
    case TRYG_FIT_ML:
        return 0.5 * (f.yppy - f.trace_w);
    default:
        return 0.5 * (f.yppy - f.trace_p);
    }
}

static double log_determinant(const double *r, size_t p)
{
    double sum = 0.0;
    for (size_t j = 0; j < p; j++) {
        sum += 2.0 * log(fabs(r[j * p + j]));
    }
    return sum;
}

/* log likelihood at the A that `k` stands at, as metafor writes it. */
static double likelihood(const struct work *k, enum tryg_fit fit)
{
    struct forms f = forms_of(k);
    double ml = 0.5 * (f.log_w - f.ypy);
    if (fit == TRYG_FIT_ML) {
        return ml - 0.5 * (double)k->d * log(2.0 * M_PI);
    }
    return ml - 0.5 * (double)(k->d - k->p) * log(2.0 * M_PI) -
           0.5 * (log_determinant(k->r, k->p) - k->log_xx);
}

/* The root between a positive and a negative score, by the false position method with
 * halving (Illinois) and, at its worst, plain halving. */
static double root_between(struct work *k, enum tryg_fit fit, double low, double high)
{
    double at_low = score(k, fit, low), at_high = score(k, fit, high);
    for (int i = 0; i < HALVINGS && high - low > 1e-14 * high; i++) {
        double between = low + (high - low) * at_low / (at_low - at_high);
        bool plain = i % 3 == 2 || !(between > low && between < high);
        double a = plain ? 0.5 * (low + high) : between, s = score(k, fit, a);
        if (s == 0.0) {
            return a;
        }
        if (s > 0.0) {
            low = a, at_low = s, at_high *= plain ? 1.0 : 0.5;
        } else {
            high = a, at_high = s, at_low *= plain ? 1.0 : 0.5;
        }
    }
    return 0.5 * (low + high);
}

/* Keep `a` when it is the likeliest so far; the first stands without comparison. */
static void try_one(struct work *k, enum tryg_fit fit, double a, bool *any, double *best,
                    double *height)
{
    (void)stand_at(k, a);
    double here = likelihood(k, fit == TRYG_FIT_ML ? fit : TRYG_FIT_REML);
    if (!*any || here > *height) {
        *any = true;
        *best = a;
        *height = here;
    }
}

static double variance_between(struct work *k, enum tryg_fit fit)
{
    double unit = 0.0, best = 0.0, height = 0.0;
    bool any = false;
    for (size_t i = 0; i < k->d; i++) { /* no A beyond the whole spread of y */
        unit = fmax(unit, k->psi[i] + k->y[i] * k->y[i]);
    }
    double before = 0.0, s = score(k, fit, 0.0);
    if (s <= 0.0) {
        try_one(k, fit, 0.0, &any, &best, &height);
    }
    for (int i = 0; i <= STEPS; i++) { /* 1e-12 .. 1e4 of that */
        double a = unit * pow(10.0, -12.0 + 16.0 * i / STEPS);
        double next = score(k, fit, a);
        if (s > 0.0 && next <= 0.0) {
            try_one(k, fit, root_between(k, fit, before, a), &any, &best, &height);
        }
        before = a;
        s = next;
    }
    return best;
}

/* Does no column follow from the others? Notes ln|X'X|. */
static bool columns_are_free(struct work *k)
{
    for (size_t i = 0; i < k->d; i++) {
        k->w[i] = 1.0;
    }
    bool are = decompose(k);
    k->log_xx = are ? log_determinant(k->r, k->p) : (double)NAN;
    return are;
}

/* x'(X'WX)^-1 x, with x scaled as the columns are. `row` is used up. */
static double form_of(const struct work *k, double *row)
{
    double sum = 0.0;
    solve_row(k, row);
    for (size_t j = 0; j < k->p; j++) {
        sum += row[j] * row[j];
    }
    return sum;
}

static void variances_of_a(const struct work *k, enum tryg_fit fit,
                           struct tryg_fay_herriot *to)
{
    struct tryg_sum w = {0}, w2 = {0}, bent = {0};
    for (size_t i = 0; i < k->d; i++) {
        tryg_sum_add(&w, k->w[i]);
        tryg_sum_add(&w2, k->w[i] * k->w[i]);
        tryg_sum_add(&bent, k->w[i] * leverage(k, i));
    }
    double d = (double)k->d, sum = tryg_sum_of(&w), square = tryg_sum_of(&w2);
    bool moments = fit == TRYG_FIT_MOMENTS;
    to->variance_a = moments ? 2.0 * d / (sum * sum) : 2.0 / square;
    to->bias_a = moments              ? 2.0 * (d * square - sum * sum) / (sum * sum * sum)
                 : fit == TRYG_FIT_ML ? -tryg_sum_of(&bent) / square
                                      : 0.0;
}

static void solve_beta(const struct work *k, struct tryg_fay_herriot *to,
                       tryg_arena *arena)
{
    double *unit = TRYG_NEW(arena, k->p, double);
    for (size_t j = k->p; j-- > 0;) {
        double sum = k->qty[j];
        for (size_t i = j + 1; i < k->p; i++) {
            sum -= k->r[j * k->p + i] * to->beta[i];
        }
        to->beta[j] = sum / k->r[j * k->p + j];
    }
    for (size_t j = 0; j < k->p; j++) {
        for (size_t i = 0; i < k->p; i++) {
            unit[i] = i == j;
        }
        to->beta_se[j] = sqrt(form_of(k, unit)) / k->scale[j];
    }
    for (size_t j = 0; j < k->p; j++) {
        to->beta[j] /= k->scale[j];
    }
}

/* One area from the fit; psi infinite: not sampled. */
static void predict(const struct work *k, struct tryg_fay_herriot *to, size_t area,
                    double y, double psi, double *row)
{
    bool sampled = isfinite(psi);
    double a = to->a, gamma = sampled ? a / (a + psi) : 0.0, away = 1.0 - gamma;
    to->gamma[area] = gamma;
    to->value[area] =
        sampled ? gamma * y + away * to->synthetic[area] : to->synthetic[area];
    to->g1[area] = sampled ? gamma * psi : a;
    to->g2[area] = away * away * form_of(k, row);
    to->g3[area] = sampled ? psi * psi / pow(a + psi, 3.0) * to->variance_a : 0.0;
    to->mse[area] = fmax(0.0, to->g1[area] + to->g2[area] + 2.0 * to->g3[area] -
                                  to->bias_a * away * away);
}

static bool has_row(const double *x, size_t p)
{
    for (size_t j = 0; j < p; j++) {
        if (!isfinite(x[j])) {
            return false;
        }
    }
    return true;
}

static void lay_out(struct work *k, size_t areas, const double *y, const double *psi,
                    const double *x, tryg_arena *arena)
{
    size_t p = k->p;
    k->y = TRYG_NEW(arena, areas, double);
    k->psi = TRYG_NEW(arena, areas, double);
    k->w = TRYG_NEW(arena, areas, double);
    k->py = TRYG_NEW(arena, areas, double);
    k->x = TRYG_NEW(arena, areas * p, double);
    k->q = TRYG_NEW(arena, areas * p, double);
    k->r = TRYG_NEW(arena, p * p, double);
    k->scale = TRYG_NEW(arena, p, double);
    k->tau = TRYG_NEW(arena, p, double);
    k->qty = TRYG_NEW(arena, p, double);
    for (size_t i = 0; i < areas; i++) {
        if (isfinite(y[i]) && psi[i] > 0.0 && isfinite(psi[i]) && has_row(x + i * p, p)) {
            k->y[k->d] = y[i];
            k->psi[k->d] = psi[i];
            for (size_t j = 0; j < p; j++) {
                k->x[k->d * p + j] = x[i * p + j];
                k->scale[j] = fmax(k->scale[j], fabs(x[i * p + j]));
            }
            k->d++;
        }
    }
    for (size_t i = 0; i < k->d * p; i++) {
        k->x[i] /= k->scale[i % p] > 0.0 ? k->scale[i % p] : 1.0;
    }
}

static double *unknown(tryg_arena *arena, size_t n)
{
    double *array = TRYG_NEW(arena, n, double);
    for (size_t i = 0; i < n; i++) {
        array[i] = NAN;
    }
    return array;
}

static struct tryg_fay_herriot begin(size_t areas, size_t p, tryg_arena *arena)
{
    return (struct tryg_fay_herriot){.beta = unknown(arena, p),
                                     .beta_se = unknown(arena, p),
                                     .gamma = unknown(arena, areas),
                                     .synthetic = unknown(arena, areas),
                                     .value = unknown(arena, areas),
                                     .g1 = unknown(arena, areas),
                                     .g2 = unknown(arena, areas),
                                     .g3 = unknown(arena, areas),
                                     .mse = unknown(arena, areas)};
}

static enum tryg_status fail_few(const struct work *k, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("en områdemodel med %zu led kræver mindst %zu områder med skøn; "
                        "der er %zu.",
                        "an area model of %zu terms needs at least %zu areas with an "
                        "estimate; there are %zu."),
                     k->p, k->p + 1, k->d);
}

enum tryg_status tryg_fay_herriot_fit(size_t areas, size_t columns, const double *y,
                                      const double *psi, const double *x,
                                      enum tryg_fit fit, tryg_arena *arena,
                                      struct tryg_fay_herriot *out,
                                      struct tryg_error *err)
{
    struct work k = {.p = columns};
    lay_out(&k, areas, y, psi, x, arena);
    if (k.d < columns + 1 || columns == 0) {
        return fail_few(&k, err);
    }
    if (!columns_are_free(&k)) {
        return tryg_fail(err, TRYG_DATA,
                         TX("områdemodellens forklarende variable følger af hinanden; "
                            "slet en af dem.",
                            "the covariates of the area model follow from each other; "
                            "delete one of them."));
    }
    struct tryg_fay_herriot made = begin(areas, columns, arena);
    double *row = TRYG_NEW(arena, columns, double);
    made.fitted = k.d;
    made.a = variance_between(&k, fit);
    (void)stand_at(&k, made.a);
    made.likelihood = fit == TRYG_FIT_MOMENTS ? (double)NAN : likelihood(&k, fit);
    variances_of_a(&k, fit, &made);
    solve_beta(&k, &made, arena);
    for (size_t i = 0; i < areas; i++) {
        bool sampled = isfinite(y[i]), modelled = has_row(x + i * columns, columns);
        for (size_t j = 0; modelled && j < columns; j++) {
            row[j] = x[i * columns + j] / k.scale[j];
            made.synthetic[i] =
                (j ? made.synthetic[i] : 0.0) + made.beta[j] * x[i * columns + j];
        }
        if (modelled && (!sampled || (psi[i] > 0.0 && isfinite(psi[i])))) {
            predict(&k, &made, i, y[i], sampled ? psi[i] : (double)INFINITY, row);
        } else if (sampled) {
            made.value[i] = y[i];
            made.mse[i] = psi[i];
        }
    }
    *out = made;
    return TRYG_OK;
}

double tryg_fay_herriot_benchmark(size_t areas, const double *share, const double *y,
                                  const double *value, enum tryg_benchmark how)
{
    struct tryg_sum direct = {0}, model = {0}, whole = {0};
    for (size_t i = 0; i < areas; i++) {
        if (share[i] > 0.0 && isfinite(y[i]) && isfinite(value[i])) {
            tryg_sum_add(&direct, share[i] * y[i]);
            tryg_sum_add(&model, share[i] * value[i]);
            tryg_sum_add(&whole, share[i]);
        }
    }
    double d = tryg_sum_of(&direct), m = tryg_sum_of(&model), s = tryg_sum_of(&whole);
    if (!(s > 0.0) || (how == TRYG_BENCHMARK_RATIO && m == 0.0)) {
        return NAN;
    }
    return how == TRYG_BENCHMARK_RATIO ? d / m : (d - m) / s;
}

void tryg_fay_herriot_smooth(size_t areas, const double *share, const double *psi,
                             const double *answers, double *smooth)
{
    struct tryg_sum hits = {0}, all = {0}, given = {0}, simple = {0};
    for (size_t i = 0; i < areas; i++) {
        if (share[i] >= 0.0 && answers[i] > 0.0) {
            tryg_sum_add(&hits, share[i] * answers[i]);
            tryg_sum_add(&all, answers[i]);
        }
    }
    double p = tryg_sum_of(&hits) / tryg_sum_of(&all), unit = p * (1.0 - p);
    for (size_t i = 0; i < areas; i++) {
        if (psi[i] > 0.0 && answers[i] > 0.0) {
            tryg_sum_add(&given, psi[i]);
            tryg_sum_add(&simple, unit / answers[i]);
        }
    }
    double k = tryg_sum_of(&given) / tryg_sum_of(&simple);
    for (size_t i = 0; i < areas; i++) {
        bool on_curve = psi[i] > 0.0 && answers[i] > 0.0 && unit > 0.0 && isfinite(k);
        smooth[i] = on_curve ? k * unit / answers[i] : psi[i];
    }
}
