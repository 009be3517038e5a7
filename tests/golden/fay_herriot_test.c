/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 19: the Fay-Herriot model against metafor, and the mean squared errors of sae. */
#include <stdio.h>

#include "engine/index/fay_herriot.h"
#include "tests/golden/case.h"

static double expected_at(const char *part, const char *what, size_t i)
{
    return golden_number("%s/%s/%zu", part, what, i);
}

static void check_part(const char *part, enum tryg_fit how, size_t columns,
                       const struct golden_table *t, bool with_g)
{
    const double *y = golden_column(t, "y"), *v = golden_column(t, "v");
    const double *ablat = golden_column(t, "ablat");
    double x[64];
    struct tryg_fay_herriot fit;
    tryg_arena *arena = tryg_arena_new("golden", 0);
    for (size_t i = 0; i < t->rows; i++) {
        x[i * columns] = 1.0;
        x[i * columns + columns - 1] = columns > 1 ? ablat[i] : 1.0;
    }
    if (tryg_fay_herriot_fit(t->rows, columns, y, v, x, how, arena, &fit, NULL)) {
        golden_near("fit", 0.0, 1.0, 0.0);
        return;
    }
    golden_near("A", fit.a, golden_number("%s/A", part), 1e-7);
    for (size_t j = 0; j < columns; j++) {
        golden_near("beta", fit.beta[j], expected_at(part, "beta", j), 1e-7);
        golden_near("se_beta", fit.beta_se[j], expected_at(part, "se_beta", j), 1e-7);
    }
    for (size_t i = 0; i < t->rows; i++) {
        golden_near("gamma", fit.gamma[i], expected_at(part, "gamma", i), 1e-7);
        golden_near("eblup", fit.value[i], expected_at(part, "eblup", i), 1e-7);
        golden_near("synthetic", fit.synthetic[i], expected_at(part, "synthetic", i),
                    1e-7);
        golden_near("mse", fit.mse[i], expected_at(part, "mse", i), 1e-7);
        if (with_g) {
            golden_near("g1", fit.g1[i], expected_at(part, "g1", i), 1e-7);
            golden_near("g2", fit.g2[i], expected_at(part, "g2", i), 1e-7);
            golden_near("g3", fit.g3[i], expected_at(part, "g3", i), 1e-7);
        }
    }
    if (with_g) {
        golden_near("var_A", fit.variance_a, golden_number("%s/var_A", part), 1e-7);
        golden_near("loglik", fit.likelihood,
                    golden_number("%s/loglik_reml_metafor", part), 1e-7);
    } else if (how == TRYG_FIT_ML) {
        golden_near("bias_A", fit.bias_a, golden_number("ml/bias_A"), 1e-7);
        golden_near("loglik", fit.likelihood, golden_number("ml/loglik_ml"), 1e-7);
    }
    tryg_arena_free(arena);
}

int main(void)
{
    golden_open("19_fay_herriot");
    struct golden_table t = golden_table("input.csv");
    check_part("reml", TRYG_FIT_REML, 2, &t, true);
    check_part("ml", TRYG_FIT_ML, 2, &t, false);
    check_part("fh_moment", TRYG_FIT_MOMENTS, 2, &t, false);
    check_part("reml_intercept_only", TRYG_FIT_REML, 1, &t, true);
    return golden_end();
}
