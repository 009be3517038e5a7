/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 48: the quantiles of R that tables are asked for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/quantile_table.h"
#include "tests/golden/case.h"

int main(void)
{
    golden_open("48_distributions");
    struct golden_table t = golden_table("table.csv");
    char **f = golden_texts(&t, "f");
    const double *p = golden_column(&t, "a"), *a = golden_column(&t, "b"),
                 *b = golden_column(&t, "c"), *value = golden_column(&t, "value");
    struct tryg_quantile_table *table = malloc(sizeof *table);
    for (size_t i = 0; i < t.rows; i++) {
        bool gamma = strcmp(f[i], "qgamma") == 0;
        if (!gamma && strcmp(f[i], "qbeta") != 0) {
            continue;
        }
        struct tryg_law law = {gamma ? TRYG_LAW_GAMMA : TRYG_LAW_BETA, a[i],
                               gamma ? 1.0 : b[i]};
        tryg_quantile_table_build(table, &law);
        double z = tryg_normal_quantile(p[i]);
        golden_near(f[i], tryg_quantile_value(table, z), value[i], gamma ? 1e-9 : 1e-8);
    }
    free(table);
    return golden_end();
}
