/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 14: Marshall's empirical Bayes, global and local, against spdep, and the Poisson
 * probabilities of its probmap. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/index/distribution.h"
#include "engine/index/marshall.h"
#include "engine/index/poisson_gamma.h"
#include "tests/golden/case.h"

static void check_global(size_t n, const double *count, const double *pop)
{
    struct tryg_marshall *m = calloc(n, sizeof *m);
    tryg_marshall_global(n, count, pop, TRYG_MARSHALL_POISSON, m);
    golden_near("a", m[0].a, golden_number("global_poisson/a"), 1e-10);
    golden_near("b", m[0].mean, golden_number("global_poisson/b"), 1e-10);
    for (size_t i = 0; i < n; i++) {
        golden_near("raw", count[i] / pop[i], golden_number("global_poisson/raw/%zu", i),
                    1e-10);
        golden_near("global", m[i].value, golden_number("global_poisson/est/%zu", i),
                    1e-10);
    }
    tryg_marshall_global(n, count, pop, TRYG_MARSHALL_BINOMIAL, m);
    for (size_t i = 0; i < n; i++) {
        golden_near("binomial", m[i].value, golden_number("global_binomial/est/%zu", i),
                    1e-10);
    }
    free(m);
}

static void check_local(size_t n, const double *count, const double *pop,
                        enum tryg_marshall_from from, const char *part)
{
    struct golden_table t = golden_table("neighbours.csv");
    const double *i_of = golden_column(&t, "from"), *j_of = golden_column(&t, "to");
    size_t *first = calloc(n + 2, sizeof *first);
    uint32_t *neighbour = calloc(t.rows, sizeof *neighbour);
    for (size_t row = 0; row < t.rows; row++) { /* sorted by `from`, from 1 */
        first[(size_t)i_of[row]] = row + 1;
        neighbour[row] = (uint32_t)j_of[row] - 1;
    }
    for (size_t i = 1; i <= n; i++) {
        first[i] = first[i] ? first[i] : first[i - 1];
    }
    struct tryg_marshall *m = calloc(n, sizeof *m);
    tryg_marshall_local(n, count, pop, first, neighbour, from, m);
    for (size_t i = 0; i < n; i++) {
        golden_near("local", m[i].value, golden_number("%s/est/%zu", part, i), 1e-10);
        golden_near("local a", m[i].a, golden_number("%s/a/%zu", part, i), 1e-10);
        golden_near("local m", m[i].mean, golden_number("%s/m/%zu", part, i), 1e-10);
    }
    free(m);
    free(neighbour);
    free(first);
}

static void check_map(size_t n, const double *count, const double *pop)
{
    double *expected = calloc(n, sizeof *expected);
    tryg_poisson_gamma_expected(n, count, pop, expected);
    for (size_t i = 0; i < n; i++) {
        golden_near("expected", expected[i], golden_number("probmap/expected/%zu", i),
                    1e-10);
        golden_near("relRisk", 100.0 * count[i] / expected[i],
                    golden_number("probmap/relRisk/%zu", i), 1e-10);
        golden_near("pmap", tryg_poisson_cdf(count[i], expected[i]),
                    golden_number("probmap/pmap/%zu", i), 1e-10);
    }
    free(expected);
}

int main(void)
{
    golden_open("14_eb_marshall");
    struct golden_table t = golden_table("input.csv");
    const double *count = golden_column(&t, "count"), *pop = golden_column(&t, "pop");
    check_global(t.rows, count, pop);
    check_local(t.rows, count, pop, TRYG_MARSHALL_FROM_HERE, "local_marshall_geoda");
    check_local(t.rows, count, pop, TRYG_MARSHALL_FROM_THEIRS, "local_spdep_default");
    check_map(t.rows, count, pop);
    return golden_end();
}
