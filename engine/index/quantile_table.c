/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/quantile_table.h"

#include <math.h>

#include "engine/index/distribution.h"
#include "engine/index/incomplete.h"

#define TWO_PI 6.28318530717958647693

enum { STEPS = TRYG_QUANTILE_STEPS, TERMS = TRYG_QUANTILE_TERMS };
enum { WINDOW = STEPS * TERMS, HALF = WINDOW / 2 };
static const double END = 4.0, STEP = 0.25, LEAST_GAMMA = 0.2, LEAST_BETA = 0.5;

/* ---- exactly ---- */

/* P(X <= k) >= p, asked of the tail that has the digits. */
static bool reaches(double k, double mean, double z)
{
    if (z <= 0.0) {
        return tryg_poisson_cdf(k, mean) >= tryg_normal_cdf(z);
    }
    return k >= 0.0 && tryg_gamma_cdf(mean, k + 1.0) <= tryg_normal_upper(z);
}

/* From Cornish and Fisher's guess to the least k that reaches the probability. */
static double poisson_at(double mean, double z)
{
    if (mean == 0.0) {
        return 0.0;
    }
    double k = floor(mean + z * sqrt(mean) + (z * z - 1.0) / 6.0);
    k = fmax(k, 0.0);
    while (!reaches(k, mean, z)) {
        k += 1.0;
    }
    while (k > 0.0 && reaches(k - 1.0, mean, z)) {
        k -= 1.0;
    }
    return k;
}

double tryg_quantile_exact(const struct tryg_law *law, double z)
{
    if (isnan(z)) {
        return NAN;
    }
    switch (law->kind) {
    case TRYG_LAW_POINT:
        return law->a;
    case TRYG_LAW_NORMAL:
        return law->a + law->b * z;
    case TRYG_LAW_GAMMA:
        return law->b * tryg_incomplete_gamma_inverse(law->a, tryg_normal_cdf(z),
                                                      tryg_normal_upper(z));
    case TRYG_LAW_BETA:
        return tryg_incomplete_beta_inverse(law->a, law->b, tryg_normal_cdf(z),
                                            tryg_normal_upper(z))
            .x;
    case TRYG_LAW_POISSON:
        return law->b * poisson_at(law->a, z);
    case TRYG_LAW_NONE:
    case TRYG_LAWS:
        break;
    }
    return NAN;
}

/* ---- the curve g(z) ---- */

/* A point of the curve: score, g and the first three derivatives of g by z. */
struct point {
    double z, g, d1, d2, d3;
};

/* x and y = 1 - x at g; for the gamma y is not used. */
static struct tryg_split at(const struct tryg_law *law, double g)
{
    if (law->kind == TRYG_LAW_GAMMA) {
        return (struct tryg_split){exp(g), 1.0};
    }
    return (struct tryg_split){1.0 / (1.0 + exp(-g)), 1.0 / (1.0 + exp(g))};
}

/* log of the density of g: of x times x (gamma), times x y (beta), by Loader's saddle
 * point. */
static double log_density(const struct tryg_law *law, struct tryg_split s)
{
    double a = law->a, b = law->b, n = a + b;
    if (law->kind == TRYG_LAW_GAMMA) {
        return 0.5 * log(a / TWO_PI) - tryg_stirling_rest(a) - tryg_half_deviance(a, s.x);
    }
    return 0.5 * log(a / TWO_PI * (b / n)) + tryg_stirling_rest(n) -
           tryg_stirling_rest(a) - tryg_stirling_rest(b) -
           tryg_half_deviance(a, n * s.x) - tryg_half_deviance(b, n * s.y);
}

/* The derivatives of the curve at (z, g), a point that lies on it. With h = log dg/dz =
 * log normal density(z) - log density(g): h' = -z + m g', where m is minus the slope of
 * the log density, x - a or n x - a, and m' by g is x or n x y. */
static struct point bend(const struct tryg_law *law, double z, double g)
{
    struct tryg_split s = at(law, g);
    bool gamma = law->kind == TRYG_LAW_GAMMA;
    double n = law->a + law->b;
    double m = gamma ? s.x - law->a : law->b * s.x - law->a * s.y;
    double m1 = gamma ? s.x : n * s.x * s.y;
    double q = exp(-0.5 * z * z - 0.5 * log(TWO_PI) - log_density(law, s));
    double h1 = -z + m * q, q1 = q * h1;
    double h2 = -1.0 + m * q1 + m1 * q * q;
    return (struct point){z, g, q, q1, q1 * h1 + q * h2};
}

static double follow(const struct point *p, double z)
{
    double d = z - p->z;
    return p->g + d * (p->d1 + d * (p->d2 / 2.0 + d * p->d3 / 6.0));
}

/* The score of g, by the smaller of its tails. */
static double score_of(const struct tryg_law *law, double g)
{
    struct tryg_split s = at(law, g);
    struct tryg_tails t = law->kind == TRYG_LAW_GAMMA
                              ? tryg_incomplete_gamma(law->a, s.x)
                              : tryg_incomplete_beta(law->a, law->b, s.x, s.y);
    return t.log_lower < t.log_upper ? tryg_normal_quantile(exp(t.log_lower))
                                     : -tryg_normal_quantile(exp(t.log_upper));
}

/* The point of the curve at z, from a guess of g: any g is on the curve at its own score,
 * and from there it is one short Taylor step. */
static struct point meet(const struct tryg_law *law, double z, double g)
{
    for (int i = 0; i < 40; i++) {
        struct point here = bend(law, score_of(law, g), g);
        double away = z - here.z;
        bool near = fabs(away) < 1e-3;
        g = follow(&here, fabs(away) > 0.5 ? here.z + copysign(0.5, away) : z);
        if (near) {
            break;
        }
    }
    return bend(law, z, g);
}

/* The polynomial in t = 0..1 between two points of the curve. Its lower four terms are
 * the left point's; what the right point still lacks, as a series in s = t - 1, is made
 * good by t^4 (a + b s + c s^2 + d s^3). */
static void fit(const struct point *left, const struct point *right, double *term)
{
    const double h = STEP;
    double t0 = left->g, t1 = h * left->d1, t2 = h * h * left->d2 / 2.0,
           t3 = h * h * h * left->d3 / 6.0;
    double r0 = right->g - t0 - (t1 + t2 + t3);
    double r1 = h * right->d1 - (t1 + 2.0 * t2 + 3.0 * t3);
    double r2 = h * h * right->d2 / 2.0 - (t2 + 3.0 * t3);
    double r3 = h * h * h * right->d3 / 6.0 - t3;
    double a = r0, b = r1 - 4.0 * a, c = r2 - 4.0 * b - 6.0 * a,
           d = r3 - 4.0 * c - 6.0 * b - 4.0 * a;
    const double all[TERMS] = {
        t0, t1, t2, t3, a - b + c - d, b - 2.0 * c + 3.0 * d, c - 3.0 * d, d};
    for (int i = 0; i < TERMS; i++) {
        term[i] = all[i];
    }
}

static double middle_of(const struct tryg_law *law)
{
    if (law->kind == TRYG_LAW_GAMMA) {
        return log(tryg_incomplete_gamma_inverse(law->a, 0.5, 0.5));
    }
    struct tryg_split s = tryg_incomplete_beta_inverse(law->a, law->b, 0.5, 0.5);
    return log(s.x) - log(s.y);
}

static void build_curve(struct tryg_quantile_table *table)
{
    const struct tryg_law *law = &table->law;
    struct point p[STEPS + 1];
    int middle = STEPS / 2;
    p[middle] = bend(law, 0.0, middle_of(law));
    for (int i = middle + 1; i <= STEPS; i++) {
        double z = -END + STEP * i;
        p[i] = meet(law, z, follow(&p[i - 1], z));
    }
    for (int i = middle - 1; i >= 0; i--) {
        double z = -END + STEP * i;
        p[i] = meet(law, z, follow(&p[i + 1], z));
    }
    for (ptrdiff_t i = 0; i < STEPS; i++) {
        fit(&p[i], &p[i + 1], table->term + i * TERMS);
    }
    table->curve = true;
}

/* ---- tables ---- */

static void build_window(struct tryg_quantile_table *table)
{
    double mean = table->law.a;
    table->first = fmax(0.0, floor(mean) - HALF);
    for (int i = 0; i < WINDOW; i++) {
        table->term[i] = tryg_poisson_cdf(table->first + i, mean);
    }
    table->curve = true;
}

void tryg_quantile_table_build(struct tryg_quantile_table *table,
                               const struct tryg_law *law)
{
    table->law = *law;
    table->curve = false;
    table->first = 0.0;
    bool tested = law->kind == TRYG_LAW_GAMMA ? law->a >= LEAST_GAMMA
                                              : fmin(law->a, law->b) >= LEAST_BETA;
    if (law->kind == TRYG_LAW_POISSON) {
        build_window(table);
    } else if ((law->kind == TRYG_LAW_GAMMA || law->kind == TRYG_LAW_BETA) && tested) {
        build_curve(table);
    }
}

static double curve_value(const struct tryg_quantile_table *table, double z)
{
    double way = (z + END) * (1.0 / STEP);
    ptrdiff_t i = (ptrdiff_t)way;
    double t = way - (double)i;
    const double *c = table->term + i * TERMS;
    double g =
        c[0] +
        t * (c[1] +
             t * (c[2] + t * (c[3] + t * (c[4] + t * (c[5] + t * (c[6] + t * c[7]))))));
    return table->law.kind == TRYG_LAW_GAMMA ? table->law.b * exp(g)
                                             : 1.0 / (1.0 + exp(-g));
}

/* The least k of the window that reaches u; outside it, by the exact search. */
static double window_value(const struct tryg_quantile_table *table, double z)
{
    double u = tryg_normal_cdf(z);
    if (z > END || !(u > table->term[0] || table->first == 0.0) ||
        u > table->term[WINDOW - 1]) {
        return tryg_quantile_exact(&table->law, z);
    }
    int from = 0, to = WINDOW - 1;
    while (from < to) {
        int middle = (from + to) / 2;
        if (table->term[middle] >= u) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    return table->law.b * (table->first + from);
}

double tryg_quantile_value(const struct tryg_quantile_table *table, double z)
{
    if (!table->curve || isnan(z)) {
        return tryg_quantile_exact(&table->law, z);
    }
    if (table->law.kind == TRYG_LAW_POISSON) {
        return window_value(table, z);
    }
    return fabs(z) < END ? curve_value(table, z) : tryg_quantile_exact(&table->law, z);
}

void tryg_quantile_values(const struct tryg_quantile_table *table, const double *z,
                          double *value, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        value[i] = tryg_quantile_value(table, z[i]);
    }
}
