/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/share_likelihood.h"

#include <math.h>

#include "engine/index/distribution.h"

enum { STEPS = 9, MOST = 2 * STEPS + 1, FINER = 3 };

/* When the fit of the reference stops. */
static const double SMALL_CHANGE = 1e-8;
static const int MOST_FITS = 25;

/* The signed root of the loss at log odds middle + i * step. */
struct table {
    double from, step;
    int n;
    double tau[MOST];
};

static double log_odds(double p)
{
    return log(p) - log1p(-p);
}

static double share_at(double odds)
{
    return 1.0 / (1.0 + exp(-odds));
}

/* Twice the log-likelihood that n answers lose when the share is q and not p. */
static double loss(double p, double q, double n)
{
    return 2.0 * n * (p * log(p / q) + (1.0 - p) * (log1p(-p) - log1p(-q)));
}

/* Between p, where nothing is lost, and `end`, where all is: where `wanted` is lost. */
static double where_lost(double p, double end, double n, double wanted)
{
    double near = p, far = end;
    for (int step = 0; step < 100; step++) {
        double middle = near + 0.5 * (far - near);
        if (loss(p, middle, n) < wanted) {
            near = middle;
        } else {
            far = middle;
        }
    }
    return near;
}

/* q (1 - q) of an answer at the last but one step of the fit, where its weights are from:
 * that of p to some 1e-4, since the fit stops when the deviance does. */
static double spread_in_fit(const struct tryg_share *s)
{
    double p = s->p, n = s->answers, spread = p * (1.0 - p);
    double deviance = -2.0 * n * (p * log(p) + (1.0 - p) * log1p(-p));
    double odds = log_odds(p) + s->first_step_off, before = INFINITY;
    double lost = loss(p, share_at(odds), n);
    for (int fit = 1; fit < MOST_FITS; fit++) {
        if (fabs(lost - before) < SMALL_CHANGE * (deviance + lost + 0.1)) {
            break;
        }
        double q = share_at(odds);
        spread = q * (1.0 - q);
        odds += (p - q) / spread;
        before = lost;
        lost = loss(p, share_at(odds), n);
    }
    return spread;
}

/* The side of the table that goes `sign`, outwards from 0: how many places it has. */
static int fill_side(const struct tryg_share *s, double sign, double step, double zmax,
                     double *tau)
{
    double odds = log_odds(s->p), scaled = s->answers - 1.0; /* dispersion n / (n - 1) */
    int k = 0;
    do {
        double q = share_at(odds + sign * (k + 1) * step);
        tau[k] = sign * sqrt(fmax(loss(s->p, q, scaled), 0.0));
        k++;
    } while (k < STEPS && fabs(tau[k - 1]) < zmax);
    return k;
}

static struct table tabulate(const struct tryg_share *s, double zmax)
{
    double below[STEPS], above[STEPS];
    double step = zmax / 5.0 * sqrt(s->variance) / (s->p * (1.0 - s->p));
    int down = fill_side(s, -1.0, step, zmax, below);
    int up = fill_side(s, 1.0, step, zmax, above);
    struct table t = {
        .from = log_odds(s->p) - down * step, .step = step, .n = down + 1 + up};
    for (int k = 0; k < down; k++) {
        t.tau[k] = below[down - 1 - k];
    }
    for (int k = 0; k < up; k++) {
        t.tau[down + 1 + k] = above[k];
    }
    return t;
}

static double third_difference(const double *y)
{
    return y[3] - 3.0 * y[2] + 3.0 * y[1] - y[0];
}

/* A sixth of the spline's second derivatives, the step being the unit: between the ends
 * s[i-1] + 4 s[i] + s[i+1] is the second difference of y; at each end the slope of s is a
 * sixth of the third difference, 0 if there is none. Eliminated forwards, solved back. */
static void bend(const double *y, int n, double *s)
{
    double diagonal[MOST] = {-1.0};
    s[0] = n > 3 ? third_difference(y) / 6.0 : 0.0;
    for (int i = 1; i < n - 1; i++) {
        diagonal[i] = 4.0 - 1.0 / diagonal[i - 1];
        s[i] = y[i - 1] - 2.0 * y[i] + y[i + 1] - s[i - 1] / diagonal[i - 1];
    }
    double last = n > 3 ? -third_difference(y + n - 4) / 6.0 : 0.0;
    s[n - 1] = (last - s[n - 2] / diagonal[n - 2]) / (-1.0 - 1.0 / diagonal[n - 2]);
    for (int i = n - 2; i >= 0; i--) {
        s[i] = (s[i] - s[i + 1]) / diagonal[i];
    }
}

/* The spline at u steps from the start of the table. */
static double spline_at(const struct table *t, const double *s, double u)
{
    int i = u < t->n - 1 ? (int)u : t->n - 2;
    double right = u - i, left = 1.0 - right;
    return left * t->tau[i] + right * t->tau[i + 1] + left * (left * left - 1.0) * s[i] +
           right * (right * right - 1.0) * s[i + 1];
}

/* The share at which the table has tau = `cut`; NAN where it does not go so far. */
static double read_off(const struct table *t, const double *s, double cut)
{
    int places = FINER * t->n;
    double apart = (t->n - 1) / (places - 1.0), y0 = spline_at(t, s, 0.0);
    for (int k = 1; k < places; k++) {
        double y1 = spline_at(t, s, k * apart);
        if (y0 <= cut && cut <= y1) {
            double u = (k - 1 + (cut - y0) / (y1 - y0)) * apart;
            return share_at(t->from + u * t->step);
        }
        y0 = y1;
    }
    return NAN;
}

/* As the reference reads them; NAN where it says NA. */
static struct tryg_interval tabulated(const struct tryg_share *share, double t)
{
    double n = share->answers, spread = share->p * (1.0 - share->p);
    double n_eff = spread / share->variance;
    double cut = t * sqrt(n * spread_in_fit(share) / (n_eff * spread));
    double zmax = -tryg_t_quantile(0.25 * tryg_normal_upper(cut), n - 1.0);
    if (!isfinite(zmax)) {
        return (struct tryg_interval){NAN, NAN};
    }
    double bent[MOST];
    struct table table = tabulate(share, zmax);
    bend(table.tau, table.n, bent);
    return (struct tryg_interval){read_off(&table, bent, -cut),
                                  read_off(&table, bent, cut)};
}

struct tryg_interval tryg_share_likelihood(const struct tryg_share *share, double alpha)
{
    double p = share->p, n = share->answers;
    if (!(n > 1.0)) {
        return (struct tryg_interval){NAN, NAN};
    }
    double t = -tryg_t_quantile(0.5 * alpha, share->df);
    double worth = p * (1.0 - p) / share->variance * (n - 1.0) / n;
    struct tryg_interval limits = tabulated(share, t);
    return (struct tryg_interval){
        limits.low < p ? limits.low : where_lost(p, 0.0, worth, t * t),
        limits.high > p ? limits.high : where_lost(p, 1.0, worth, t * t)};
}

double tryg_share_first_step_off(const double *weight, const double *hit, size_t n)
{
    double all = 0.0, hits = 0.0, step = 0.0, spreads = 0.0;
    for (size_t i = 0; i < n; i++) {
        all += weight[i];
        hits += weight[i] * hit[i];
    }
    if (!(hits > 0.0 && hits < all)) {
        return 0.0;
    }
    for (size_t i = 0; i < n; i++) {
        double w = weight[i] * (double)n / all, mean = (w * hit[i] + 0.5) / (w + 1.0);
        double spread = mean * (1.0 - mean);
        step += w * (spread * log_odds(mean) + hit[i] - mean);
        spreads += w * spread;
    }
    return step / spreads - log_odds(hits / all);
}
