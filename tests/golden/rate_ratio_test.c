/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 11: two counts compared, against R poisson.test. */
#include <math.h>
#include <stdio.h>

#include "engine/index/rate_ratio.h"
#include "tests/golden/case.h"

static double now(const char *what, size_t i)
{
    return golden_number("rows/%zu/%s", i, what);
}

static void check_row(size_t i, const struct tryg_two_counts *two)
{
    struct tryg_interval ci = tryg_rate_ratio_interval(two, 0.05);
    struct tryg_ratio_tails tails = tryg_rate_ratio_tails(two, 1.0);
    golden_near("ratio", tryg_rate_ratio(two), now("rate_ratio", i), 1e-9);
    golden_near("low", ci.low, golden_number("rows/%zu/ci95/0", i), 1e-9);
    golden_near("high", ci.high, golden_number("rows/%zu/ci95/1", i), 1e-9);
    golden_near("less", tails.less, now("p_less", i), 1e-9);
    golden_near("greater", tails.greater, now("p_greater", i), 1e-9);
    golden_near("minlike", tryg_rate_ratio_p(two, 1.0, TRYG_P_LEAST_LIKELY),
                now("p_minlike", i), 1e-9);
    golden_near("central", tryg_rate_ratio_p(two, 1.0, TRYG_P_CENTRAL),
                now("p_central", i), 1e-9);
    golden_near("midp", tryg_rate_ratio_p(two, 1.0, TRYG_P_MID), now("p_midp", i), 1e-9);
}

int main(void)
{
    golden_open("11_rate_ratio");
    struct golden_table t = golden_table("input.csv");
    const double *x1 = golden_column(&t, "x1"), *t1 = golden_column(&t, "t1"),
                 *x2 = golden_column(&t, "x2"), *t2 = golden_column(&t, "t2");
    for (size_t i = 0; i < t.rows; i++) {
        struct tryg_two_counts two = {x1[i], t1[i], x2[i], t2[i]};
        if (x1[i] + x2[i] > 0.0) {
            check_row(i, &two);
        } else { /* null: nothing was seen */
            double p = tryg_rate_ratio_p(&two, 1.0, TRYG_P_LEAST_LIKELY);
            golden_near("nothing", p, golden_number("rows/%zu", i), 0.0);
            golden_near("nothing", tryg_rate_ratio(&two), NAN, 0.0);
        }
    }
    return golden_end();
}
