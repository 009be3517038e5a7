/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/structure.h"

#include <math.h>
#include <string.h>

#include "engine/index/correlation.h"
#include "engine/index/factor.h"
#include "engine/index/impute.h"
#include "engine/index/normalise.h"
#include "engine/index/principal.h"
#include "engine/index/rotation.h"

enum { AREAS_LEAST = 3, AREAS_AN_INDICATOR = 3 };
static const double NOTHING = 1e-12; /* an eigenvalue of rounding */

/* One node at work: its p indicators and the n areas that have all of them. */
struct node {
    const struct tryg_profile *profile;
    struct tryg_baseline *to;
    tryg_arena *arena;
    int group;
    size_t p, n;
    size_t *member; /* [p] places in the profile */
    double **x;     /* [p][n] normalised values */
    double *r, *sd; /* correlations, standard deviations */
    double *weight; /* [p] */
};

/* ---- The profile's nodes ---------------------------------------------------------- */

static enum tryg_weighing method_of(const struct tryg_profile *profile, int group)
{
    return group == TRYG_NO_GROUP ? profile->weights : profile->group[group].method;
}

enum tryg_weighing tryg_structure_method(const struct tryg_profile *profile, size_t i)
{
    return method_of(profile, profile->indicator[i].group);
}

bool tryg_structure_is_wanted(const struct tryg_profile *profile)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        if (profile->indicator[i].weight > 0.0 &&
            tryg_structure_method(profile, i) != TRYG_WEIGHTS_GIVEN) {
            return true;
        }
    }
    return false;
}

/* ---- Telling ---------------------------------------------------------------------- */

static void tell(struct node *node, const char *what, const char *indicator,
                 size_t factor, double value)
{
    struct tryg_baseline *to = node->to;
    if (isnan(value)) {
        return;
    }
    size_t had = to->statistics;
    if ((had & (had - 1)) == 0) { /* room doubles at 1, 2, 4 ... */
        to->statistic = tryg_arena_grow(node->arena, to->statistic, had,
                                        had ? 2 * had : 1, sizeof *to->statistic);
    }
    to->statistic[to->statistics++] = (struct tryg_statistic){
        .group =
            node->group == TRYG_NO_GROUP ? NULL : node->profile->group[node->group].id,
        .what = what,
        .indicator = indicator,
        .factor = (int)factor,
        .value = value};
}

static const char *id_of(const struct node *node, size_t j)
{
    return node->profile->indicator[node->member[j]].id;
}

static void tell_each(struct node *node, const char *what, const double *value)
{
    for (size_t j = 0; j < node->p; j++) {
        tell(node, what, id_of(node, j), 0, value[j]);
    }
}

static void tell_fitness(struct node *node)
{
    size_t p = node->p;
    double *one = TRYG_NEW(node->arena, p, double);
    double kmo = tryg_correlation_kmo(node->r, p, one, node->arena);
    struct tryg_chi2 test = tryg_correlation_bartlett(node->r, p, node->n, node->arena);
    tell(node, "kmo", NULL, 0, kmo);
    tell_each(node, "kmo", one);
    tell(node, "bartlett", NULL, 0, test.value);
    tell(node, "bartlett_df", NULL, 0, test.df);
    tell(node, "bartlett_p", NULL, 0, test.p);
    tell(node, "alpha", NULL, 0, tryg_correlation_alpha(node->r, p));
    tell(node, "alpha_raw", NULL, 0,
         tryg_correlation_alpha_raw((const double *const *)node->x, p, node->n));
}

/* ---- The values ------------------------------------------------------------------- */

static void find_members(struct node *node)
{
    const struct tryg_profile *profile = node->profile;
    node->member = TRYG_NEW(node->arena, profile->indicators, size_t);
    node->p = 0;
    for (size_t i = 0; i < profile->indicators; i++) {
        struct tryg_yardstick by = tryg_normalise_yardstick(profile, node->to, i);
        if (profile->indicator[i].group == node->group &&
            profile->indicator[i].weight > 0.0 &&
            tryg_normalise_why_not(&by) == TRYG_WHY_NOT) {
            node->member[node->p++] = i;
        }
    }
}

static double value_of(const struct node *node, const struct tryg_scores *scores,
                       size_t j, size_t area)
{
    size_t i = node->member[j];
    struct tryg_yardstick by = tryg_normalise_yardstick(node->profile, node->to, i);
    return tryg_normalise_value(
        &by, tryg_impute_measured(&scores->cell[i * scores->system->n + area]));
}

static void find_values(struct node *node, const struct tryg_scores *scores)
{
    node->x = TRYG_NEW(node->arena, node->p, double *);
    for (size_t j = 0; j < node->p; j++) {
        node->x[j] = TRYG_NEW(node->arena, scores->system->n, double);
    }
    node->n = 0;
    for (size_t a = 0; a < scores->system->n; a++) {
        bool whole = true;
        for (size_t j = 0; j < node->p; j++) {
            node->x[j][node->n] = value_of(node, scores, j, a);
            whole = whole && !isnan(node->x[j][node->n]);
        }
        node->n += whole;
    }
}

/* Correlations of the node; false when there are none to be had. */
static bool correlate(struct node *node)
{
    size_t p = node->p;
    node->r = TRYG_NEW(node->arena, p * p, double);
    node->sd = TRYG_NEW(node->arena, p, double);
    if (node->n < AREAS_LEAST) {
        return false;
    }
    tryg_correlation((const double *const *)node->x, p, node->n, node->r, node->sd);
    for (size_t i = 0; i < p; i++) {
        if (isnan(node->r[i * p + i])) {
            return false;
        }
    }
    return true;
}

/* ---- The methods ------------------------------------------------------------------ */

static void weigh_equal(struct node *node)
{
    for (size_t j = 0; j < node->p; j++) {
        node->weight[j] = 1.0 / (double)node->p;
    }
}

/* Eigenvalues are told under every method; how many are above 1, but at least one. */
static size_t tell_axes(struct node *node, double **value, double **vector)
{
    size_t p = node->p, kept = 0;
    *value = TRYG_NEW(node->arena, p, double);
    *vector = TRYG_NEW(node->arena, p * p, double);
    tryg_principal_axes(node->r, p, TRYG_NEW(node->arena, 2 * p * p, double), *value,
                        *vector);
    for (size_t k = 0; k < p; k++) {
        double of = (*value)[k] > NOTHING ? (*value)[k] : 0.0;
        kept += of > 1.0 + NOTHING;
        tell(node, "eigenvalue", NULL, k + 1, of);
        tell(node, "share", NULL, k + 1, of / (double)p);
    }
    return kept ? kept : 1;
}

static void weigh_pca(struct node *node, const double *value, const double *vector,
                      size_t kept)
{
    size_t p = node->p, *of = TRYG_NEW(node->arena, p, size_t);
    double *loading = TRYG_NEW(node->arena, p * kept, double);
    double *explained = TRYG_NEW(node->arena, kept, double);
    tryg_principal_loadings(value, vector, p, kept, loading);
    tryg_rotation_varimax(loading, p, kept, node->arena);
    tryg_rotation_weights(loading, p, kept, node->weight, explained, of);
    tell(node, "kept", NULL, 0, (double)kept);
    for (size_t f = 0; f < kept; f++) {
        tell(node, "explained", NULL, f + 1, explained[f]);
    }
    for (size_t j = 0; j < p; j++) {
        for (size_t f = 0; f < kept; f++) {
            tell(node, "loading", id_of(node, j), f + 1, loading[j * kept + f]);
        }
        if (loading[j * kept + of[j]] < 0.0) {
            tell(node, "against", id_of(node, j), 0, 1.0);
        }
    }
}

/* The correlations among those of the p indicators that are still in. */
static double *still_in(const struct node *node, const bool *out, size_t *q)
{
    double *r = TRYG_NEW(node->arena, node->p * node->p, double);
    size_t at = 0;
    *q = 0;
    for (size_t i = 0; i < node->p; i++) {
        *q += !out[i];
        for (size_t j = 0; j < node->p && !out[i]; j++) {
            if (!out[j]) {
                r[at++] = node->r[i * node->p + j];
            }
        }
    }
    return r;
}

/* Those that load against the others go out; false when nobody does. */
static bool leave_out(struct node *node, const struct tryg_factor *factor, bool *out)
{
    bool any = false;
    for (size_t j = 0, at = 0; j < node->p; j++) {
        if (!out[j] && factor->loading[at++] < 0.0) {
            tell(node, "left_out", id_of(node, j), 0, 1.0);
            out[j] = any = true;
        }
    }
    return any;
}

static void tell_factor(struct node *node, const struct tryg_factor *factor,
                        const double *coefficient, const bool *out)
{
    for (size_t j = 0, at = 0; j < node->p; j++) {
        if (!out[j]) {
            tell(node, "loading", id_of(node, j), 1, factor->loading[at]);
            tell(node, "uniqueness", id_of(node, j), 0, factor->uniqueness[at]);
            tell(node, "coefficient", id_of(node, j), 0, coefficient[at++]);
        }
    }
    tell(node, "heywood", NULL, 0, factor->heywood);
    if (factor->test.df > 0.0) {
        tell(node, "chi2", NULL, 0, factor->test.value);
        tell(node, "chi2_df", NULL, 0, factor->test.df);
        tell(node, "chi2_p", NULL, 0, factor->test.p);
    }
}

/* Weights from the score of the factor: coefficients of z, per unit of the values. */
static void take_coefficients(struct node *node, const double *coefficient,
                              const bool *out)
{
    double sum = 0.0;
    for (size_t j = 0, at = 0; j < node->p; j++) {
        node->weight[j] = out[j] ? 0.0 : fmax(coefficient[at++], 0.0) / node->sd[j];
        sum += node->weight[j];
    }
    tell(node, "score_sum", NULL, 0, sum);
    for (size_t j = 0; j < node->p; j++) {
        node->weight[j] /= sum;
    }
}

static bool weigh_factor(struct node *node)
{
    size_t q;
    bool *out = TRYG_NEW(node->arena, node->p, bool);
    struct tryg_factor factor;
    double *r;
    do {
        r = still_in(node, out, &q);
        if (!tryg_factor_likelihood(r, q, node->n, node->arena, &factor)) {
            return false;
        }
    } while (leave_out(node, &factor, out));
    double *inverse = TRYG_NEW(node->arena, q * q, double);
    double *coefficient = TRYG_NEW(node->arena, q, double);
    if (!tryg_correlation_inverse(r, q, inverse, node->arena)) {
        return false;
    }
    tryg_factor_regression(&factor, inverse, coefficient);
    tell_factor(node, &factor, coefficient, out);
    take_coefficients(node, coefficient, out);
    return true;
}

/* ---- A node, and all of them ------------------------------------------------------ */

static void weigh(struct node *node, enum tryg_weighing method)
{
    double *value, *vector;
    bool structure = method != TRYG_WEIGHTS_EQUAL, found = correlate(node);
    bool unstable = structure && node->n < AREAS_AN_INDICATOR * node->p;
    tell(node, "areas", NULL, 0, (double)node->n);
    tell(node, "indicators", NULL, 0, (double)node->p);
    tell(node, "unstable", NULL, 0, unstable);
    node->to->unstable |= unstable;
    weigh_equal(node);
    if (found) {
        size_t kept = tell_axes(node, &value, &vector);
        tell_fitness(node);
        if (method == TRYG_WEIGHTS_PCA) {
            weigh_pca(node, value, vector, kept);
        } else if (method == TRYG_WEIGHTS_FACTOR) {
            found = weigh_factor(node);
        }
    }
    if (!found && structure) {
        weigh_equal(node);
        tell(node, "equal_instead", NULL, 0, 1.0);
    }
}

static void freeze_node(const struct tryg_profile *profile,
                        const struct tryg_scores *scores, int group, tryg_arena *arena,
                        struct tryg_baseline *to)
{
    struct node node = {.profile = profile, .to = to, .arena = arena, .group = group};
    enum tryg_weighing method = method_of(profile, group);
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *it = &profile->indicator[i];
        if (it->group == group) {
            to->weight[i] = method == TRYG_WEIGHTS_GIVEN ? it->weight : 0.0;
        }
    }
    find_members(&node);
    if (method == TRYG_WEIGHTS_GIVEN || node.p == 0) {
        return;
    }
    node.weight = TRYG_NEW(arena, node.p, double);
    find_values(&node, scores);
    if (node.p == 1) {
        node.weight[0] = 1.0;
    } else {
        weigh(&node, method);
    }
    tell_each(&node, "weight", node.weight);
    for (size_t j = 0; j < node.p; j++) {
        to->weight[node.member[j]] = node.weight[j];
    }
}

void tryg_structure_freeze(const struct tryg_profile *profile,
                           const struct tryg_scores *scores, tryg_arena *arena,
                           struct tryg_baseline *baseline)
{
    if (!tryg_structure_is_wanted(profile)) {
        return;
    }
    baseline->weight = TRYG_NEW(arena, profile->indicators, double);
    baseline->unstable = false;
    baseline->statistics = 0;
    baseline->statistic = NULL; /* what was there may be another's, and have no room */
    freeze_node(profile, scores, TRYG_NO_GROUP, arena, baseline);
    for (size_t g = 0; g < profile->groups; g++) {
        freeze_node(profile, scores, (int)g, arena, baseline);
    }
}

/* A node's share in the index: what its indicators have in the profile. */
static double share_of(const struct tryg_profile *profile, int group)
{
    double share = 0.0;
    for (size_t i = 0; i < profile->indicators; i++) {
        share += profile->indicator[i].group == group ? profile->indicator[i].share : 0.0;
    }
    return share;
}

const struct tryg_profile *tryg_structure_apply(const struct tryg_profile *profile,
                                                const struct tryg_baseline *baseline,
                                                tryg_arena *arena)
{
    if (!baseline->weight) {
        return profile;
    }
    struct tryg_profile *made = TRYG_NEW(arena, 1, struct tryg_profile);
    *made = *profile;
    made->indicator = TRYG_NEW(arena, profile->indicators, struct tryg_indicator);
    for (size_t i = 0; i < profile->indicators; i++) {
        struct tryg_indicator *it = &made->indicator[i];
        *it = profile->indicator[i];
        if (tryg_structure_method(profile, i) != TRYG_WEIGHTS_GIVEN) {
            it->weight = baseline->weight[i];
            it->share = it->weight * share_of(profile, it->group);
        }
    }
    return made;
}

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

double tryg_structure_statistic(const struct tryg_baseline *baseline, const char *group,
                                const char *what, const char *indicator, int factor)
{
    for (size_t s = 0; s < baseline->statistics; s++) {
        const struct tryg_statistic *one = &baseline->statistic[s];
        if (same(one->group, group) && same(one->what, what) &&
            same(one->indicator, indicator) && one->factor == factor) {
            return one->value;
        }
    }
    return NAN;
}
