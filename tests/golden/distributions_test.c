/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 48: every distribution function against R, 219 values. */
#include <stdio.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/incomplete.h"
#include "tests/golden/case.h"

static const struct {
    const char *name;
    double (*f1)(double);
    double (*f2)(double, double);
    double (*f3)(double, double, double);
} FUNCTIONS[] = {
    {"qnorm", tryg_normal_quantile, NULL, NULL},
    {"pnorm", tryg_normal_cdf, NULL, NULL},
    {"pnorm_upper", tryg_normal_upper, NULL, NULL},
    {"lgamma", tryg_log_gamma, NULL, NULL},
    {"qt", NULL, tryg_t_quantile, NULL},
    {"pt", NULL, tryg_t_cdf, NULL},
    {"qgamma", NULL, tryg_gamma_quantile, NULL},
    {"pgamma", NULL, tryg_gamma_cdf, NULL},
    {"pgamma_upper", NULL, tryg_gamma_upper, NULL},
    {"qchisq", NULL, tryg_chi2_quantile, NULL},
    {"pchisq_upper", NULL, tryg_chi2_upper, NULL},
    {"ppois", NULL, tryg_poisson_cdf, NULL},
    {"dpois", NULL, tryg_poisson_mass, NULL},
    {"qbeta", NULL, NULL, tryg_beta_quantile},
    {"pbeta", NULL, NULL, tryg_beta_cdf},
    {"pbinom", NULL, NULL, tryg_binomial_cdf},
    {"dbinom", NULL, NULL, tryg_binomial_mass},
};

/* The value of the named function, and how near it must be. */
static void check(const char *name, const double *a, double expected)
{
    for (size_t f = 0; f < sizeof FUNCTIONS / sizeof *FUNCTIONS; f++) {
        if (strcmp(FUNCTIONS[f].name, name) != 0) {
            continue;
        }
        double got = FUNCTIONS[f].f1   ? FUNCTIONS[f].f1(a[0])
                     : FUNCTIONS[f].f2 ? FUNCTIONS[f].f2(a[0], a[1])
                                       : FUNCTIONS[f].f3(a[0], a[1], a[2]);
        char what[128];
        snprintf(what, sizeof what, "%s(%g, %g, %g)", name, a[0], a[1], a[2]);
        golden_near(what, got, expected, strcmp(name, "qbeta") == 0 ? 1e-8 : 1e-10);
        return;
    }
    golden_near(name, 0.0, 1.0, 0.0); /* a function the table has and we have not */
}

int main(void)
{
    golden_open("48_distributions");
    struct golden_table t = golden_table("table.csv");
    char **name = golden_texts(&t, "f");
    const double *a = golden_column(&t, "a"), *b = golden_column(&t, "b"),
                 *c = golden_column(&t, "c"), *value = golden_column(&t, "value");
    for (size_t r = 0; r < t.rows; r++) {
        check(name[r], (const double[]){a[r], b[r], c[r]}, value[r]);
    }
    golden_near("rows", (double)t.rows, golden_number("rows"), 0.0);
    return golden_end();
}
