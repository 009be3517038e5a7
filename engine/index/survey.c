/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/survey.h"

#include <math.h>
#include <string.h>

#include "engine/index/sum.h"

/* What one domain's variances are gathered in; arrays over variables, or pairs of them.
 */
struct gather {
    size_t k;
    bool pairs;                  /* all pairs, or the variances alone */
    double *centre, *cluster;    /* [k] mean and one cluster's total of z */
    double *here, *total;        /* [k * k] within a stratum, over all */
    double *strata, *not_lonely; /* [k] strata with a valid answer */
    bool *seen;                  /* [k] has the stratum one */
};

static struct gather gather_new(size_t k, bool pairs, tryg_arena *scratch)
{
    return (struct gather){.k = k,
                           .pairs = pairs,
                           .centre = TRYG_NEW(scratch, k, double),
                           .cluster = TRYG_NEW(scratch, k, double),
                           .here = TRYG_NEW(scratch, k * k, double),
                           .total = TRYG_NEW(scratch, k * k, double),
                           .strata = TRYG_NEW(scratch, k, double),
                           .not_lonely = TRYG_NEW(scratch, k, double),
                           .seen = TRYG_NEW(scratch, k, bool)};
}

/* here[j][l] += times * v[j] v[l], plainly: the products are centred, nothing cancels. */
static void add_products(struct gather *g, const double *v, double times)
{
    for (size_t j = 0; j < g->k; j++) {
        size_t end = g->pairs ? g->k : j + 1;
        double *row = g->here + j * g->k, scaled = times * v[j];
        for (size_t l = j; l < end; l++) {
            row[l] += scaled * v[l];
        }
    }
}

static void close_stratum(struct gather *g, double factor)
{
    for (size_t j = 0; j < g->k; j++) {
        size_t end = g->pairs ? g->k : j + 1;
        for (size_t at = j * g->k + j; at < j * g->k + end; at++) {
            g->total[at] += factor * g->here[at];
            g->here[at] = 0.0;
        }
    }
}

/* First sight of a stratum: the mean of z over all its clusters, and which variables have
 * an answer in it. `y` NULL: all have. */
static void centre_stratum(struct gather *g, const uint32_t *order, size_t n,
                           double clusters, const double *const *z,
                           const double *const *y)
{
    for (size_t j = 0; j < g->k; j++) {
        struct tryg_sum sum = {0};
        g->seen[j] = !y;
        for (size_t i = 0; i < n; i++) {
            tryg_sum_add(&sum, z[j][order[i]]);
            g->seen[j] = g->seen[j] || !isnan(y[j][order[i]]);
        }
        g->centre[j] = tryg_sum_of(&sum) / clusters;
    }
}

/* Total of z in the cluster that begins at order[0], into g->cluster; returns how many
 * respondents it has here. */
static size_t take_cluster(struct gather *g, const struct tryg_survey *s,
                           const uint32_t *order, size_t n, const double *const *z)
{
    size_t size = 1;
    while (size < n && s->cluster[order[size]] == s->cluster[order[0]]) {
        size++;
    }
    for (size_t j = 0; j < g->k; j++) {
        double sum = 0.0;
        for (size_t i = 0; i < size; i++) {
            sum += z[j][order[i]];
        }
        g->cluster[j] = sum;
    }
    return size;
}

/* One stratum's part in one domain. The clusters of the stratum that have nobody in the
 * domain have z = 0: (unseen) times the centre squared. */
static void add_stratum(struct gather *g, const struct tryg_survey_design *design,
                        const uint32_t *order, size_t n, const double *const *z,
                        const double *const *y)
{
    const struct tryg_survey *s = design->survey;
    uint32_t h = s->stratum[order[0]];
    double clusters = design->sampled[h], rest = 1.0 - design->fraction[h];
    bool lonely = clusters == 1.0 && rest > 0.0;
    centre_stratum(g, order, n, clusters, z, y);
    for (size_t j = 0; j < g->k; j++) {
        g->strata[j] += g->seen[j];
        g->not_lonely[j] += g->seen[j] && !lonely;
        g->centre[j] = lonely ? 0.0 : g->centre[j];
    }
    if (rest <= 0.0 || (lonely && design->rule != TRYG_LONELY_ADJUST)) {
        return;
    }
    double unseen = clusters;
    for (size_t i = 0; i < n;) {
        unseen -= 1.0;
        i += take_cluster(g, s, order + i, n - i, z);
        for (size_t j = 0; j < g->k; j++) {
            g->cluster[j] -= g->centre[j];
        }
        add_products(g, g->cluster, 1.0);
    }
    add_products(g, g->centre, unseen);
    close_stratum(g, lonely ? rest : rest * clusters / (clusters - 1.0));
}

/* Lonely strata count as the average of the others; with none but lonely ones there is
 * nothing to average. */
static double average_factor(const struct gather *g, size_t j)
{
    if (g->strata[j] == 0.0) {
        return 1.0;
    }
    return g->not_lonely[j] > 0.0 ? g->strata[j] / g->not_lonely[j] : NAN;
}

static void finish(struct gather *g, bool average, double *out)
{
    size_t k = g->k;
    for (size_t j = 0; j < k; j++) {
        size_t end = g->pairs ? k : j + 1;
        for (size_t l = j; l < end; l++) {
            double v = g->total[j * k + l];
            if (average) {
                v *= sqrt(average_factor(g, j) * average_factor(g, l));
            }
            out[j * k + l] = out[l * k + j] = v;
            g->total[j * k + l] = 0.0;
        }
    }
}

/* The covariance matrix of one domain, out[k * k]. */
static void domain_covariance(const struct tryg_survey_design *design, size_t d,
                              struct gather *g, const double *const *z,
                              const double *const *y, double *out)
{
    const uint32_t *stratum = design->survey->stratum;
    const uint32_t *order = design->fit ? design->whole : design->order;
    size_t begin = design->fit ? 0 : design->start[d];
    size_t end = design->fit ? design->n : design->start[d + 1];
    for (size_t j = 0; j < g->k; j++) {
        g->strata[j] = g->not_lonely[j] = 0.0;
    }
    for (size_t i = begin, next; i < end; i = next) {
        for (next = i + 1; next < end && stratum[order[next]] == stratum[order[i]];) {
            next++;
        }
        add_stratum(g, design, order + i, next - i, z, design->fit ? NULL : y);
    }
    finish(g, design->rule == TRYG_LONELY_AVERAGE, out);
}

/* z of a domain becomes that of the residuals, of everybody; 0 outside the domain before.
 */
static void take_residuals(const struct tryg_survey_design *design, size_t d, double *z)
{
    const double *weight = design->survey->weight;
    for (size_t i = 0; i < design->n; i++) {
        uint32_t at = design->order[i];
        bool in = i >= design->start[d] && i < design->start[d + 1];
        z[at] = in && weight[at] != 0.0 ? z[at] / weight[at] : 0.0;
    }
    tryg_weights_fit_residual(design->fit, z);
    for (size_t i = 0; i < design->n; i++) {
        z[i] *= weight[i];
    }
}

void tryg_survey_covariance(const struct tryg_survey_design *design, size_t k,
                            const double *const *z, double *covariance,
                            tryg_arena *scratch)
{
    struct gather g = gather_new(k, true, scratch);
    double **own = TRYG_NEW(scratch, k, double *);
    for (size_t j = 0; j < k; j++) {
        own[j] = TRYG_NEW(scratch, design->n, double);
    }
    for (size_t d = 0; d < design->domains; d++) {
        for (size_t j = 0; j < k; j++) {
            memcpy(own[j], z[j], design->n * sizeof *own[j]);
            if (design->fit) {
                take_residuals(design, d, own[j]);
            }
        }
        domain_covariance(design, d, &g, (const double *const *)own, NULL,
                          covariance + d * k * k);
    }
}

/* Sums over one variable's valid answers in one domain: weights, counts, mean. */
static struct tryg_survey_mean take_sums(const double *weight, const uint32_t *order,
                                         size_t n, const double *y)
{
    struct tryg_survey_mean m = {.mean = NAN, .variance = NAN, .spread = NAN};
    struct tryg_sum w = {0}, wy = {0};
    for (size_t i = 0; i < n; i++) {
        double value = y[order[i]];
        bool valid = !isnan(value);
        double here = valid ? weight[order[i]] : 0.0;
        value = valid ? value : 0.0;
        m.answers += valid;
        m.hits += value;
        m.weight2 += here * here;
        tryg_sum_add(&w, here);
        tryg_sum_add(&wy, here * value);
    }
    m.weight = tryg_sum_of(&w);
    m.mean = m.answers > 0.0 ? tryg_sum_of(&wy) / m.weight : NAN;
    return m;
}

/* The mean, and the influence values of all who are in the domain. */
static struct tryg_survey_mean take_mean(const struct tryg_survey_design *design,
                                         size_t d, const double *y, double *z)
{
    const double *weight = design->survey->weight;
    const uint32_t *order = design->order + design->start[d];
    size_t n = design->start[d + 1] - design->start[d];
    struct tryg_survey_mean m = take_sums(weight, order, n, y);
    double spread = 0.0;
    for (size_t i = 0; i < n; i++) {
        double off = y[order[i]] - m.mean;
        off = isnan(off) ? 0.0 : off;
        z[order[i]] = weight[order[i]] * off / m.weight;
        spread += weight[order[i]] * off * off;
    }
    if (m.answers > 0.0) {
        m.spread = spread / m.weight;
        return m;
    }
    for (size_t i = 0; i < n; i++) {
        z[order[i]] = 0.0; /* 0 / 0 above */
    }
    return m;
}

/* Clusters less strata with a valid answer, and what is to be said of those strata. */
static void take_df(const struct tryg_survey_design *design, size_t d, const double *y,
                    struct tryg_survey_mean *m)
{
    const struct tryg_survey *s = design->survey;
    uint32_t stratum = UINT32_MAX, cluster = UINT32_MAX;
    m->census = m->answers > 0.0;
    for (size_t i = design->start[d]; i < design->start[d + 1]; i++) {
        uint32_t at = design->order[i], h = s->stratum[at];
        if (isnan(y[at])) {
            continue;
        }
        bool new_stratum = h != stratum;
        m->df += new_stratum || s->cluster[at] != cluster;
        m->df -= new_stratum;
        bool whole = design->fraction[h] >= 1.0;
        m->lonely |= design->sampled[h] == 1.0 && !whole;
        m->census &= whole;
        stratum = h;
        cluster = s->cluster[at];
    }
}

void tryg_survey_means(const struct tryg_survey_design *design, size_t k,
                       const double *const *y, struct tryg_survey_mean *mean,
                       double *covariance, tryg_arena *scratch)
{
    double **z = TRYG_NEW(scratch, k, double *);
    double *one = TRYG_NEW(scratch, k * k, double);
    struct gather g = gather_new(k, covariance != NULL, scratch);
    for (size_t j = 0; j < k; j++) {
        z[j] = TRYG_NEW(scratch, design->n, double);
    }
    for (size_t d = 0; d < design->domains; d++) {
        for (size_t j = 0; j < k; j++) {
            struct tryg_survey_mean *m = &mean[j * design->domains + d];
            *m = take_mean(design, d, y[j], z[j]);
            take_df(design, d, y[j], m);
            if (design->fit) {
                take_residuals(design, d, z[j]);
            }
        }
        double *out = covariance ? covariance + d * k * k : one;
        domain_covariance(design, d, &g, (const double *const *)z, y, out);
        for (size_t j = 0; j < k; j++) {
            struct tryg_survey_mean *m = &mean[j * design->domains + d];
            m->variance = m->answers > 0.0 ? out[j * k + j] : NAN;
        }
    }
}

double tryg_survey_deff_replace(const struct tryg_survey_mean *m)
{
    double s2 = m->spread * m->answers / (m->answers - 1.0);
    return m->answers > 1.0 && s2 > 0.0 ? m->variance / (s2 / m->answers) : NAN;
}

double tryg_survey_deff(const struct tryg_survey_mean *m)
{
    if (!(m->weight > m->answers)) {
        return NAN;
    }
    return tryg_survey_deff_replace(m) / ((m->weight - m->answers) / m->weight);
}

double tryg_survey_kish(const struct tryg_survey_mean *m)
{
    return m->answers > 0.0 ? m->answers * m->weight2 / (m->weight * m->weight) : NAN;
}

void tryg_survey_numbers(const uint8_t *answer, size_t n, enum tryg_dont_know_as as,
                         double *y)
{
    static const double dont_know[] = {NAN, 0.0, 1.0, 1.0};
    for (size_t i = 0; i < n; i++) {
        switch (answer[i]) {
        case TRYG_ANSWER_SAFE:
            y[i] = 0.0;
            break;
        case TRYG_ANSWER_UNSAFE:
            y[i] = as == TRYG_AS_THE_QUESTION ? 0.0 : 1.0;
            break;
        case TRYG_ANSWER_DONT_KNOW:
            y[i] = dont_know[as];
            break;
        default:
            y[i] = NAN;
        }
    }
}
