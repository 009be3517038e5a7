/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 17: the Poisson-gamma model against DCluster's moments, run to their fixed point,
 * and MASS::glm.nb. */
#include "engine/index/poisson_gamma.h"
#include "tests/golden/case.h"

static void check_moments(size_t n, const double *observed, const double *expected)
{
    struct tryg_poisson_gamma fit = tryg_poisson_gamma_moments(n, observed, expected);
    golden_near("nu", fit.nu, golden_number("clayton_kaldor_moment/nu"), 1e-8);
    golden_near("alpha", fit.alpha, golden_number("clayton_kaldor_moment/alpha"), 1e-8);
    golden_near("published nu", fit.nu, 4.6307, 2e-5);
    golden_near("published alpha", fit.alpha, 4.3957, 2e-5);
    for (size_t i = 0; i < n; i++) {
        struct tryg_poisson_gamma_area area =
            tryg_poisson_gamma_posterior(&fit, observed[i], expected[i]);
        golden_near("moments", area.value,
                    golden_number("clayton_kaldor_moment/smooth_rr/%zu", i), 1e-8);
    }
}

static void check_ml(size_t n, const double *observed, const double *expected)
{
    struct tryg_poisson_gamma fit = tryg_poisson_gamma_ml(n, observed, expected);
    golden_near("ml nu", fit.nu, golden_number("marginal_ml/nu"), 1e-5);
    golden_near("ml alpha", fit.alpha, golden_number("marginal_ml/alpha"), 1e-5);
    golden_near("ml mu", fit.mean, golden_number("marginal_ml/mu"), 1e-5);
    golden_near("ml loglik", fit.likelihood, golden_number("marginal_ml/loglik"), 1e-5);
    for (size_t i = 0; i < n; i++) {
        struct tryg_poisson_gamma_area area =
            tryg_poisson_gamma_posterior(&fit, observed[i], expected[i]);
        struct tryg_interval limits = tryg_poisson_gamma_interval(&area, 0.05);
        golden_near("ml", area.value, golden_number("marginal_ml/smooth_rr/%zu", i),
                    1e-5);
        golden_near("low", limits.low,
                    golden_number("marginal_ml/posterior_ci95_lower/%zu", i), 1e-5);
        golden_near("high", limits.high,
                    golden_number("marginal_ml/posterior_ci95_upper/%zu", i), 1e-5);
        golden_near("exceeds low", tryg_poisson_gamma_exceeds(&area, limits.low), 0.975,
                    1e-9);
        golden_near("exceeds high", tryg_poisson_gamma_exceeds(&area, limits.high), 0.025,
                    1e-9);
    }
}

int main(void)
{
    golden_open("17_eb_poisson_gamma");
    struct golden_table t = golden_table("input.csv");
    const double *observed = golden_column(&t, "observed");
    const double *expected = golden_column(&t, "expected");
    check_moments(t.rows, observed, expected);
    check_ml(t.rows, observed, expected);
    return golden_end();
}
