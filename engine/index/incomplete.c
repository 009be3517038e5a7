/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/incomplete.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#define LOG_SQRT_2PI 0.91893853320467274178
#define LOG_HALF (-0.69314718055994530942)

enum { TERMS_MOST = 200000, STEPS_MOST = 300 };

/* The asymptotic series of the Stirling rest, good to 1e-17 from x = 15 on: Abramowitz &
 * Stegun 6.1.41. */
static double stirling_series(double x)
{
    static const double coefficient[] = {
        1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
        1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400,
    };
    double inverse2 = 1.0 / (x * x), sum = 0.0;
    for (int i = 7; i >= 0; i--) {
        sum = sum * inverse2 + coefficient[i];
    }
    return sum / x;
}

double tryg_log_gamma(double x)
{
    double product = 1.0;
    while (x < 15.0) {
        product *= x;
        x += 1.0;
    }
    double shifted = (x - 0.5) * log(x) - x + LOG_SQRT_2PI + stirling_series(x);
    return shifted - log(product);
}

double tryg_stirling_rest(double x)
{
    if (x >= 15.0) {
        return stirling_series(x);
    }
    return tryg_log_gamma(x + 1.0) - ((x + 0.5) * log(x) - x + LOG_SQRT_2PI);
}

/* Loader (2000): with v = (x - m) / (x + m), the series in v^2 has no cancellation. */
double tryg_half_deviance(double x, double m)
{
    if (fabs(x - m) >= 0.1 * (x + m)) {
        return x * log(x / m) + m - x;
    }
    double v = (x - m) / (x + m);
    double sum = (x - m) * v, term = 2.0 * x * v;
    for (int j = 1; j < 1000; j++) {
        term *= v * v;
        double next = sum + term / (2 * j + 1);
        if (next == sum) {
            break;
        }
        sum = next;
    }
    return sum;
}

/* log(1 - exp(l)), l <= 0 */
static double log_rest(double l)
{
    return l > LOG_HALF ? log(-expm1(l)) : log1p(-exp(l));
}

/* log of x^a e^-x / Gamma(a + 1), by the saddle point so that a large shape costs no
 * digits. */
static double log_gamma_front(double a, double x)
{
    return -tryg_stirling_rest(a) - tryg_half_deviance(a, x) - LOG_SQRT_2PI -
           0.5 * log(a);
}

/* P(a, x) = front * sum over n >= 0 of x^n / ((a + 1) ... (a + n)); for x < a + 1. */
static double gamma_series(double a, double x)
{
    double sum = 1.0, term = 1.0;
    for (int n = 1; n < TERMS_MOST; n++) {
        term *= x / (a + n);
        sum += term;
        if (term < sum * (DBL_EPSILON / 4)) {
            break;
        }
    }
    return sum;
}

/* One step of Lentz's method for a continued fraction, as Thompson & Barnett (1986) amend
 * it: neither part may become 0. Returns the factor. */
static double lentz(double numerator, double denominator, double *c, double *d)
{
    const double least = 1e-300;
    *d = denominator + numerator * *d;
    *c = denominator + numerator / *c;
    if (fabs(*d) < least) {
        *d = least;
    }
    if (fabs(*c) < least) {
        *c = least;
    }
    *d = 1.0 / *d;
    return *c * *d;
}

/* Q(a, x) = front * a * f, f = 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...))); for
 * x >= a + 1. */
static double gamma_fraction(double a, double x)
{
    double denominator = x + 1.0 - a;
    double c = 1e300, d = 1.0 / denominator, f = d;
    for (int i = 1; i < TERMS_MOST; i++) {
        denominator += 2.0;
        double factor = lentz(-i * (i - a), denominator, &c, &d);
        f *= factor;
        if (fabs(factor - 1.0) < DBL_EPSILON) {
            break;
        }
    }
    return f;
}

struct tryg_tails tryg_incomplete_gamma(double shape, double x)
{
    if (x <= 0.0) {
        return (struct tryg_tails){-INFINITY, 0.0};
    }
    if (isinf(x)) {
        return (struct tryg_tails){0.0, -INFINITY};
    }
    double front = log_gamma_front(shape, x);
    if (x < shape + 1.0) {
        double lower = fmin(front + log(gamma_series(shape, x)), 0.0);
        return (struct tryg_tails){lower, log_rest(lower)};
    }
    double upper = fmin(front + log(shape * gamma_fraction(shape, x)), 0.0);
    return (struct tryg_tails){log_rest(upper), upper};
}

/* The search for a root on a logarithmic axis u = log x: Newton's step for log tail(u) =
 * log target, replaced by a bisection whenever it leaves what is known to hold the root.
 * log tail is concave in u for all these functions, so that Newton from the left never
 * overshoots, however small the root. */
struct search {
    double low, high; /* the root lies between; -INFINITY, INFINITY at first */
    double u;
    bool done;
};

/* `miss` > 0: u is too far right. `slope` = d miss / du > 0. */
static void search_step(struct search *s, double miss, double slope)
{
    if (miss > 0.0) {
        s->high = s->u;
    } else {
        s->low = s->u;
    }
    double step = miss / slope, next = s->u - step;
    s->done = fabs(step) <= DBL_EPSILON * fmax(1.0, fabs(s->u));
    if (s->done) {
        return;
    }
    if (!(next > s->low && next < s->high) || !isfinite(next)) {
        if (isinf(s->low)) {
            next = s->high - 2.0 * fmax(1.0, fabs(s->high));
        } else if (isinf(s->high)) {
            next = s->low + 1.0;
        } else {
            next = 0.5 * (s->low + s->high);
        }
    }
    s->done = next == s->u;
    s->u = next;
}

static double gamma_start(double shape, double p, double q)
{
    double small = (log(p) + tryg_log_gamma(shape + 1.0)) / shape;
    if (shape < 1.0 || p < 1e-10) {
        return fmin(small, log(shape + 1.0));
    }
    /* The normal approximation, roughly inverted: any start will do. */
    double tail = fmin(p, q),
           z = sqrt(-2.0 * log(2.0 * tail + 1e-300)) * (p < q ? -1 : 1);
    double cube = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * sqrt(shape));
    return cube > 0.1 ? log(shape) + 3.0 * log(cube) : fmin(small, log(shape));
}

double tryg_incomplete_gamma_inverse(double shape, double p, double q)
{
    if (p <= 0.0) {
        return 0.0;
    }
    if (q <= 0.0) {
        return INFINITY;
    }
    bool lower = p <= q;
    double goal = log(lower ? p : q);
    struct search s = {-INFINITY, INFINITY, gamma_start(shape, p, q), false};
    for (int i = 0; i < STEPS_MOST && !s.done; i++) {
        if (s.u < -745.0) {
            return exp(s.u); /* below the least double the first term is all there is */
        }
        double x = exp(s.u);
        struct tryg_tails t = tryg_incomplete_gamma(shape, x);
        double tail = lower ? t.log_lower : t.log_upper;
        double slope = exp(log_gamma_front(shape, x) + log(shape) - tail);
        search_step(&s, lower ? tail - goal : goal - tail, slope);
    }
    return exp(s.u);
}

/* log of x^a y^b Gamma(a + b) / (Gamma(a) Gamma(b)), by the saddle point. */
static double log_beta_front(double a, double b, double x, double y)
{
    double n = a + b;
    return tryg_stirling_rest(n) - tryg_stirling_rest(a) - tryg_stirling_rest(b) -
           tryg_half_deviance(a, n * x) - tryg_half_deviance(b, n * y) +
           0.5 * (log(a) + log(b) - log(n)) - LOG_SQRT_2PI;
}

/* I_x(a, b) = front / a * f; the continued fraction of Abramowitz & Stegun 26.5.8, fast
 * for x < (a + 1) / (a + b + 2). */
static double beta_fraction(double a, double b, double x)
{
    double c = 1.0, d = 1.0 - (a + b) * x / (a + 1.0);
    d = 1.0 / (fabs(d) < 1e-300 ? 1e-300 : d);
    double f = d;
    for (int m = 1; m < TERMS_MOST; m++) {
        double a2m = a + 2.0 * m;
        double even = m * (b - m) * x / ((a2m - 1.0) * a2m);
        double odd = -(a + m) * (a + b + m) * x / (a2m * (a2m + 1.0));
        f *= lentz(even, 1.0, &c, &d);
        double factor = lentz(odd, 1.0, &c, &d);
        f *= factor;
        if (fabs(factor - 1.0) < DBL_EPSILON) {
            break;
        }
    }
    return f;
}

struct tryg_tails tryg_incomplete_beta(double a, double b, double x, double y)
{
    if (x <= 0.0) {
        return (struct tryg_tails){-INFINITY, 0.0};
    }
    if (y <= 0.0) {
        return (struct tryg_tails){0.0, -INFINITY};
    }
    double front = log_beta_front(a, b, x, y);
    if (x < (a + 1.0) / (a + b + 2.0)) {
        double lower = fmin(front + log(beta_fraction(a, b, x) / a), 0.0);
        return (struct tryg_tails){lower, log_rest(lower)};
    }
    double upper = fmin(front + log(beta_fraction(b, a, y) / b), 0.0);
    return (struct tryg_tails){log_rest(upper), upper};
}

/* The root x <= 1/2, sought in u = log x: of I_x(a, b) = p. */
static double beta_root(double a, double b, double p, double q)
{
    bool lower = p <= q;
    double goal = log(lower ? p : q);
    double log_b = tryg_log_gamma(a) + tryg_log_gamma(b) - tryg_log_gamma(a + b);
    double first = (log(p) + log(a) + log_b) / a; /* of x^a / (a B): all for x -> 0 */
    struct search s = {-INFINITY, LOG_HALF, fmin(first, LOG_HALF), false};
    for (int i = 0; i < STEPS_MOST && !s.done; i++) {
        if (s.u < -745.0) {
            return exp(s.u);
        }
        double x = exp(s.u), y = 1.0 - x;
        struct tryg_tails t = tryg_incomplete_beta(a, b, x, y);
        double tail = lower ? t.log_lower : t.log_upper;
        double slope = exp(log_beta_front(a, b, x, y) - log(y) - tail);
        search_step(&s, lower ? tail - goal : goal - tail, slope);
    }
    return exp(s.u);
}

struct tryg_split tryg_incomplete_beta_inverse(double a, double b, double p, double q)
{
    if (p <= 0.0) {
        return (struct tryg_split){0.0, 1.0};
    }
    if (q <= 0.0) {
        return (struct tryg_split){1.0, 0.0};
    }
    struct tryg_tails half = tryg_incomplete_beta(a, b, 0.5, 0.5);
    bool left = p <= q ? log(p) <= half.log_lower : log(q) >= half.log_upper;
    if (left) {
        double x = beta_root(a, b, p, q);
        return (struct tryg_split){x, 1.0 - x};
    }
    double y = beta_root(b, a, q, p);
    return (struct tryg_split){1.0 - y, y};
}
