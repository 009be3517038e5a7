/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/aggregate.h"

#include <math.h>

#include "engine/index/sum.h"

double tryg_aggregate_mean(const double *x, const double *weight, size_t n)
{
    struct tryg_sum sum = {0}, all = {0};
    for (size_t i = 0; i < n; i++) {
        if (!isnan(x[i])) {
            tryg_sum_add(&sum, weight[i] * x[i]);
            tryg_sum_add(&all, weight[i]);
        }
    }
    double total = tryg_sum_of(&all);
    return total > 0.0 ? tryg_sum_of(&sum) / total : NAN;
}

double tryg_aggregate_geometric(const double *x, const double *weight, size_t n)
{
    struct tryg_sum sum = {0}, all = {0};
    bool zero = false;
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || weight[i] == 0.0) {
            continue;
        }
        if (x[i] < 0.0) {
            return NAN;
        }
        zero = zero || x[i] == 0.0;
        tryg_sum_add(&sum, x[i] > 0.0 ? weight[i] * log(x[i]) : 0.0);
        tryg_sum_add(&all, weight[i]);
    }
    double total = tryg_sum_of(&all);
    if (!(total > 0.0)) {
        return NAN;
    }
    return zero ? 0.0 : exp(tryg_sum_of(&sum) / total);
}

/* The largest x of positive weight; NAN when one is negative or none is there. */
static double largest(const double *x, const double *weight, size_t n)
{
    double most = NAN;
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || weight[i] == 0.0) {
            continue;
        }
        if (x[i] < 0.0) {
            return NAN;
        }
        most = isnan(most) || x[i] > most ? x[i] : most;
    }
    return most;
}

double tryg_aggregate_power(const double *x, const double *weight, size_t n, double p)
{
    double most = largest(x, weight, n);
    if (fabs(p) < 1e-8) {
        return tryg_aggregate_geometric(x, weight, n);
    }
    if (!(most > 0.0)) {
        return most; /* all 0, or not defined */
    }
    struct tryg_sum sum = {0}, all = {0};
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || weight[i] == 0.0) {
            continue;
        }
        if (p < 0.0 && x[i] == 0.0) {
            return 0.0;
        }
        tryg_sum_add(&sum, weight[i] * pow(x[i] / most, p));
        tryg_sum_add(&all, weight[i]);
    }
    return most * pow(tryg_sum_of(&sum) / tryg_sum_of(&all), 1.0 / p);
}

/* Is enough of a node's weight present? 2 of 3 equal children are 2/3, though rounding
 * may put them a hair below. */
static bool is_enough(double here, double all, double least)
{
    return here > 0.0 && here >= least * all * (1.0 - 1e-12);
}

/* What a node's children add up to: in the tree, and present here. */
struct node {
    double all, here;
};

static struct node group_weights(const struct tryg_profile *profile, int group,
                                 const bool *present, const bool *dropped)
{
    struct node node = {0};
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        if (indicator->group == group && !dropped[i]) {
            node.all += indicator->weight;
            node.here += present[i] ? indicator->weight : 0.0;
        }
    }
    return node;
}

/* A group's share in the index: what its remaining indicators have. */
static double group_share(const struct tryg_profile *profile, int group,
                          const bool *dropped)
{
    double share = 0.0;
    for (size_t i = 0; i < profile->indicators; i++) {
        if (profile->indicator[i].group == group && !dropped[i]) {
            share += profile->indicator[i].share;
        }
    }
    return share;
}

/* weight[i] = within * the group's share, `within`; returns the group as a child. */
static struct node weigh_group(const struct tryg_profile *profile, int group,
                               const bool *present, const bool *dropped, double *weight,
                               double *within)
{
    struct node node = group_weights(profile, group, present, dropped);
    double share = group_share(profile, group, dropped);
    if (!is_enough(node.here, node.all, profile->least_present)) {
        return (struct node){share, 0.0};
    }
    for (size_t i = 0; i < profile->indicators; i++) {
        if (profile->indicator[i].group == group && !dropped[i] && present[i]) {
            within[i] = profile->indicator[i].weight / node.here;
            weight[i] = within[i] * share;
        }
    }
    return (struct node){share, share};
}

bool tryg_aggregate_weights(const struct tryg_profile *profile, const bool *present,
                            const bool *dropped, double *weight, double *within)
{
    struct node index = {0};
    for (size_t i = 0; i < profile->indicators; i++) {
        double share = profile->indicator[i].share;
        bool alone = profile->indicator[i].group == TRYG_NO_GROUP && !dropped[i];
        within[i] = 0.0;
        weight[i] = alone && present[i] ? share : 0.0;
        index.all += alone ? share : 0.0;
        index.here += weight[i];
    }
    for (size_t g = 0; g < profile->groups; g++) {
        struct node group =
            weigh_group(profile, (int)g, present, dropped, weight, within);
        index.all += group.all;
        index.here += group.here;
    }
    bool enough = is_enough(index.here, index.all, profile->least_present);
    for (size_t i = 0; i < profile->indicators; i++) {
        weight[i] = enough ? weight[i] / index.here : 0.0;
    }
    return enough;
}
