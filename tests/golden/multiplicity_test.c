/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 13: p-values adjusted for many tests, against R p.adjust. */
#include <stdlib.h>

#include "engine/index/multiplicity.h"
#include "tests/golden/case.h"

int main(void)
{
    static const char *const NAME[] = {"BH", "BY", "holm", "hochberg", "bonferroni"};
    golden_open("13_multiplicity");
    struct golden_table t = golden_table("input.csv");
    const double *p = golden_column(&t, "p");
    double *adjusted = calloc(t.rows, sizeof *adjusted);
    size_t *order = calloc(t.rows, sizeof *order);
    for (int m = TRYG_ADJUST_BH; adjusted && order && m <= TRYG_ADJUST_BONFERRONI; m++) {
        tryg_adjust((enum tryg_adjust)m, t.rows, p, adjusted, order);
        for (size_t i = 0; i < t.rows; i++) {
            golden_near(NAME[m], adjusted[i], golden_number("%s/%zu", NAME[m], i), 1e-12);
        }
    }
    free(adjusted);
    free(order);
    return golden_end();
}
