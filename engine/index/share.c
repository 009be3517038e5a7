/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/share.h"

#include <math.h>

#include "engine/index/distribution.h"
#include "engine/index/share_likelihood.h"

static const struct tryg_interval UNKNOWN = {NAN, NAN};
static const double QUARTER_TURN = 1.57079632679489661923;

/* The upper alpha / 2 quantile of t, from the small tail. */
static double t_of(double alpha, double df)
{
    return -tryg_t_quantile(0.5 * alpha, df);
}

static struct tryg_interval logit(const struct tryg_share *s, double alpha)
{
    double odds = log(s->p) - log1p(-s->p);
    double half = t_of(alpha, s->df) * sqrt(s->variance) / (s->p * (1.0 - s->p));
    return (struct tryg_interval){1.0 / (1.0 + exp(half - odds)),
                                  1.0 / (1.0 + exp(-half - odds))};
}

static struct tryg_interval korn_graubard(const struct tryg_share *s, double alpha)
{
    if (!(s->answers > 1.0)) {
        return UNKNOWN;
    }
    double ratio = t_of(alpha, s->answers - 1.0) / t_of(alpha, s->df);
    double n = s->p * (1.0 - s->p) / s->variance * ratio * ratio;
    return tryg_share_clopper_pearson(n * s->p, n, alpha);
}

static struct tryg_interval wilson(double p, double n, double alpha)
{
    double z = -tryg_normal_quantile(0.5 * alpha), z2 = z * z;
    double middle = p + z2 / (2.0 * n);
    double half = z * sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n));
    double scale = 1.0 + z2 / n;
    return (struct tryg_interval){(middle - half) / scale, (middle + half) / scale};
}

static double sine_squared(double angle)
{
    double s = sin(fmin(fmax(angle, 0.0), QUARTER_TURN));
    return s * s;
}

static struct tryg_interval asin_root(const struct tryg_share *s, double alpha)
{
    double angle = asin(sqrt(s->p));
    double half =
        t_of(alpha, s->df) * sqrt(s->variance) / (2.0 * sqrt(s->p * (1.0 - s->p)));
    return (struct tryg_interval){sine_squared(angle - half), sine_squared(angle + half)};
}

static struct tryg_interval wald(const struct tryg_share *s, double alpha)
{
    double half = t_of(alpha, s->df) * sqrt(s->variance);
    return (struct tryg_interval){s->p - half, s->p + half};
}

struct tryg_interval tryg_share_interval(const struct tryg_share *share,
                                         enum tryg_share_method method, double alpha)
{
    if (!(share->p > 0.0 && share->p < 1.0 && share->variance > 0.0 && share->df > 0.0)) {
        return UNKNOWN;
    }
    switch (method) {
    case TRYG_SHARE_LOGIT:
        return logit(share, alpha);
    case TRYG_SHARE_KORN_GRAUBARD:
        return korn_graubard(share, alpha);
    case TRYG_SHARE_WILSON:
        return wilson(share->p, share->p * (1.0 - share->p) / share->variance, alpha);
    case TRYG_SHARE_ASIN:
        return asin_root(share, alpha);
    case TRYG_SHARE_WALD:
        return wald(share, alpha);
    case TRYG_SHARE_LIKELIHOOD:
        return tryg_share_likelihood(share, alpha);
    }
    return UNKNOWN;
}

struct tryg_interval tryg_share_clopper_pearson(double x, double n, double alpha)
{
    if (!(n > 0.0 && x >= 0.0 && x <= n)) {
        return UNKNOWN;
    }
    double low = x > 0.0 ? tryg_beta_quantile(0.5 * alpha, x, n - x + 1.0) : 0.0;
    double high = x < n ? tryg_beta_quantile_upper(0.5 * alpha, x + 1.0, n - x) : 1.0;
    return (struct tryg_interval){low, high};
}

struct tryg_interval tryg_share_wilson(double x, double n, double alpha)
{
    if (!(n > 0.0 && x >= 0.0 && x <= n)) {
        return UNKNOWN;
    }
    struct tryg_interval i = wilson(x / n, n, alpha);
    /* At the ends the limit is the end itself; say so without the rounding. */
    return (struct tryg_interval){x > 0.0 ? i.low : 0.0, x < n ? i.high : 1.0};
}

struct tryg_interval tryg_share_wilson_corrected(double x, double n, double alpha)
{
    if (!(n > 0.0 && x >= 0.0 && x <= n)) {
        return UNKNOWN;
    }
    double off = fmin(0.5, fabs(x - 0.5 * n));
    double below = (x - off) / n, above = (x + off) / n;
    return (struct tryg_interval){below > 0.0 ? wilson(below, n, alpha).low : 0.0,
                                  above < 1.0 ? wilson(above, n, alpha).high : 1.0};
}

double tryg_share_jeffreys_sd(double x, double n)
{
    double a = x + 0.5, b = n - x + 0.5, sum = a + b;
    return sqrt(a * b / (sum + 1.0)) / sum;
}
