/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 03: intervals of a share against R svyciprop, prop.test and binom.test. */
#include <math.h>
#include <stdio.h>

#include "engine/index/share_likelihood.h"
#include "tests/golden/case.h"

static const double REL = 1e-9;

/* The "logit" and "likelihood" of the case go through an iterated fit: it states so. */
static const double ITERATED = 1e-6;

static void check_within(const char *what, struct tryg_interval got, const char *path,
                         double tolerance)
{
    golden_near(what, got.low, golden_number("%s/0", path), tolerance);
    golden_near(what, got.high, golden_number("%s/1", path), tolerance);
}

static void check_pair(const char *what, struct tryg_interval got, const char *path)
{
    check_within(what, got, path, REL);
}

/* Name in the case. */
static const struct {
    const char *name;
    enum tryg_share_method method;
} METHODS[] = {{"ci/xlogit", TRYG_SHARE_LOGIT},
               {"ci/beta", TRYG_SHARE_KORN_GRAUBARD},
               {"ci/asin", TRYG_SHARE_ASIN},
               {"ci/mean", TRYG_SHARE_WALD},
               {"wilson_neff", TRYG_SHARE_WILSON}};

static void check_design(const char *name, const char *hit)
{
    struct golden_table answers = golden_table("input.csv");
    double se = golden_number("design/%s/se", name);
    struct tryg_share share = {
        .p = golden_number("design/%s/p", name),
        .variance = se * se,
        .answers = golden_number("design/%s/n", name),
        .df = golden_number("design/%s/df", name),
        .first_step_off = tryg_share_first_step_off(
            golden_column(&answers, "pw"), golden_column(&answers, hit), answers.rows)};
    double alpha = 1.0 - golden_number("design/%s/level", name);
    char fitted[128];
    snprintf(fitted, sizeof fitted, "design/%s/ci/logit", name);
    check_within(fitted, tryg_share_interval(&share, TRYG_SHARE_LOGIT, alpha), fitted,
                 ITERATED);
    snprintf(fitted, sizeof fitted, "design/%s/ci/likelihood", name);
    check_within(fitted, tryg_share_interval(&share, TRYG_SHARE_LIKELIHOOD, alpha),
                 fitted, ITERATED);
    golden_near(name, share.p * (1.0 - share.p) / share.variance,
                golden_number("design/%s/n_eff", name), REL);
    for (size_t m = 0; m < sizeof METHODS / sizeof *METHODS; m++) {
        char path[128];
        snprintf(path, sizeof path, "design/%s/%s", name, METHODS[m].name);
        check_pair(path, tryg_share_interval(&share, METHODS[m].method, alpha), path);
    }
}

static void check_wald(size_t i, double x, double n)
{
    double p = x / n;
    struct tryg_share share = {
        .p = p, .variance = p * (1.0 - p) / n, .answers = n, .df = INFINITY};
    struct tryg_interval wald = tryg_share_interval(&share, TRYG_SHARE_WALD, 0.05);
    golden_near("p", p, golden_number("unweighted/p/%zu", i), REL);
    if (p > 0.0 && p < 1.0) { /* elsewhere it says [p, p], which is no interval */
        golden_near("wald", wald.low, golden_number("unweighted/wald/lower/%zu", i), REL);
        golden_near("wald", wald.high, golden_number("unweighted/wald/upper/%zu", i),
                    REL);
    }
}

static void check_raw(size_t i)
{
    double x = golden_number("unweighted/x/%zu", i),
           n = golden_number("unweighted/n/%zu", i);
    struct tryg_interval cp = tryg_share_clopper_pearson(x, n, 0.05);
    struct tryg_interval wilson = tryg_share_wilson(x, n, 0.05);
    const char *path = "unweighted/clopper_pearson";
    golden_near(path, cp.low, golden_number("%s/lower/%zu", path, i), REL);
    golden_near(path, cp.high, golden_number("%s/upper/%zu", path, i), REL);
    path = "unweighted/binom_test_exact";
    golden_near(path, cp.low, golden_number("%s/lower/%zu", path, i), REL);
    golden_near(path, cp.high, golden_number("%s/upper/%zu", path, i), REL);
    path = "unweighted/prop_test_wilson_nocc";
    golden_near(path, wilson.low, golden_number("%s/lower/%zu", path, i), REL);
    golden_near(path, wilson.high, golden_number("%s/upper/%zu", path, i), REL);
    struct tryg_interval corrected = tryg_share_wilson_corrected(x, n, 0.05);
    path = "unweighted/prop_test_wilson_cc";
    golden_near(path, corrected.low, golden_number("%s/lower/%zu", path, i), REL);
    golden_near(path, corrected.high, golden_number("%s/upper/%zu", path, i), REL);
    path = "unweighted/wilson"; /* has a rule of its own at x = 1 and x = n - 1 */
    if (x != 1.0 && x != n - 1.0) {
        golden_near(path, wilson.low, golden_number("%s/lower/%zu", path, i), REL);
        golden_near(path, wilson.high, golden_number("%s/upper/%zu", path, i), REL);
    }
    check_wald(i, x, n);
}

int main(void)
{
    golden_open("03_ciprop");
    check_design("award01_95", "award01");
    check_design("schwide01_95", "schwide01");
    check_design("award01_90", "award01");
    for (size_t i = 0; i < golden_count("unweighted/x"); i++) {
        check_raw(i);
    }
    return golden_end();
}
