/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of uncertainty. */
#include "engine/batch/project_keys.h"

#define OF(member) offsetof(struct tryg_project_uncertainty, member)

static const struct tryg_yaml_words METHODS = {sizeof(enum tryg_uncertainty_method),
                                               3,
                                               {{"monte_carlo", TRYG_MONTE_CARLO},
                                                {"bootstrap", TRYG_BOOTSTRAP},
                                                {"analytic", TRYG_ANALYTIC}}};
static const struct tryg_yaml_words COUNTS = {
    sizeof(bool), 2, {{"gamma", false}, {"poisson", true}}};

/* Fewer than 100 replicates have no 2.5 % quantile worth the name. */
static const struct tryg_yaml_range REPLICATES = {
    .size = sizeof(unsigned), .low = 100, .high = 1000000};
static const struct tryg_yaml_range WORST = {
    .size = sizeof(unsigned), .low = 1, .high = 1000000};

const struct tryg_yaml_key TRYG_UNCERTAINTY_KEYS[] = {
    TRYG_YAML_KEY("method", TRYG_YAML_A_WORD, .field = OF(method), .detail = &METHODS),
    TRYG_YAML_KEY("replicates", TRYG_YAML_A_WHOLE, .field = OF(replicates),
                  .detail = &REPLICATES),
    TRYG_YAML_KEY("worst", TRYG_YAML_A_WHOLE, .field = OF(worst), .detail = &WORST),
    TRYG_YAML_KEY("counts", TRYG_YAML_A_WORD, .field = OF(poisson), .detail = &COUNTS),
    TRYG_YAML_KEYS_END};

void tryg_uncertainty_begin(struct tryg_project_uncertainty *uncertainty)
{
    *uncertainty = (struct tryg_project_uncertainty){
        .method = TRYG_MONTE_CARLO, .replicates = 10000, .worst = 5};
}

const char *tryg_uncertainty_method_id(enum tryg_uncertainty_method method)
{
    return METHODS.word[method].word;
}
