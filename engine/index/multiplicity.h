/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many tests at once: p-values adjusted within one family.
 *
 * A family is one indicator in one comparison, over all areas. Of 35 areas in which
 * nothing happened two "change" at the 5 % level; the adjusted p keeps the share of false
 * ones among those named (BH, BY) or the chance of a single one (the others) in check.
 *
 * Missing  a p that is NAN stays NAN and does not count in the family's size.
 */
#ifndef TRYG_INDEX_MULTIPLICITY_H
#define TRYG_INDEX_MULTIPLICITY_H

#include <stddef.h>

enum tryg_adjust {
    TRYG_ADJUST_BH, /* Benjamini & Hochberg (1995), the default */
    TRYG_ADJUST_BY, /* Benjamini & Yekutieli (2001): under any dependence */
    TRYG_ADJUST_HOLM,
    TRYG_ADJUST_HOCHBERG,
    TRYG_ADJUST_BONFERRONI,
};

/* In       p[n] in 0..1 or NAN. Scratch order[n]. Out adjusted[n]; may be p itself.
 * Law      equal p keep equal adjusted values; as R p.adjust. Cost O(n log n). */
void tryg_adjust(enum tryg_adjust method, size_t n, const double *p, double *adjusted,
                 size_t *order);

#endif
