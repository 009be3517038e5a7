/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 09: rates per 1,000 with Garwood's interval against R poisson.test. */
#include <math.h>
#include <stdio.h>

#include "engine/index/rate.h"
#include "engine/index/standard.h"
#include "tests/golden/case.h"

static void check_interval(size_t i, double count, double pop, int level)
{
    struct tryg_interval g =
        tryg_rate_garwood(count, pop, 1000.0, 1.0 - (double)level / 100.0);
    char what[64];
    snprintf(what, sizeof what, "garwood_%d of %g in %g", level, count, pop);
    golden_near(what, g.low, golden_number("garwood_%d/lower/%zu", level, i), 1e-10);
    golden_near(what, g.high, golden_number("garwood_%d/upper/%zu", level, i), 1e-10);
}

/* Byar's and Wald's intervals, which are there for comparison only. */
static void check_others(size_t i, double count, double pop)
{
    struct tryg_interval byar = tryg_rate_byar(count, pop, 1000.0, 0.05, true);
    struct tryg_interval wald = tryg_rate_wald(count, pop, 1000.0, 0.05);
    golden_near("byar low", byar.low, golden_number("byar_95/lower/%zu", i), 1e-10);
    golden_near("byar high", byar.high, golden_number("byar_95/upper/%zu", i), 1e-10);
    golden_near("wald low", wald.low, golden_number("wald_95/lower/%zu", i), 1e-10);
    golden_near("wald high", wald.high, golden_number("wald_95/upper/%zu", i), 1e-10);
}

/* Standardised to a population made up as its own, all reports in one class, a rate is
 * the crude one with Garwood's limits. */
static void check_direct(size_t i, double count, double pop)
{
    double x[] = {count, 0.0}, people[] = {0.25 * pop, 0.75 * pop}, standard[] = {1, 3};
    struct tryg_standardised s =
        tryg_standard_direct(2, x, people, standard, 1000.0, 0.05);
    golden_near("direct", s.value, golden_number("rate_per_1000/%zu", i), 1e-10);
    golden_near("its low", s.limits.low, golden_number("garwood_95/lower/%zu", i), 1e-10);
    golden_near("its high", s.limits.high, golden_number("garwood_95/upper/%zu", i),
                1e-10);
}

int main(void)
{
    golden_open("09_poisson_ci");
    struct golden_table t = golden_table("input.csv");
    const double *count = golden_column(&t, "count"), *pop = golden_column(&t, "pop");
    for (size_t i = 0; i < t.rows; i++) {
        golden_near("rate", tryg_rate_per(count[i], pop[i], 1000.0),
                    golden_number("rate_per_1000/%zu", i), 1e-10);
        golden_near("se", sqrt(tryg_rate_variance(count[i], pop[i], 1000.0)),
                    golden_number("se_rate_per_1000/%zu", i), 1e-10);
        check_interval(i, count[i], pop[i], 90);
        check_interval(i, count[i], pop[i], 95);
        check_interval(i, count[i], pop[i], 99);
        check_others(i, count[i], pop[i]);
        check_direct(i, count[i], pop[i]);
    }
    return golden_end();
}
