/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A base year computed here against what others have published of another year.
 *
 * Law      both are of the same areas, and the base year's constants are of those areas
 *          too: a coarse result is never held against fine constants. A published level
 *          stays a level; no index is made of it.
 */
#ifndef TRYG_INDEX_COMPARE_PUBLISHED_H
#define TRYG_INDEX_COMPARE_PUBLISHED_H

#include "geodata/shape/published.h"
#include "geodata/shape/record.h"

struct tryg_published_basis {
    const struct tryg_profile *profile;
    const struct tryg_published *now;
    int base;                       /* the year of `then` */
    const struct tryg_scores *then; /* on the areas of `now`; NULL: cannot be had there */
    const struct tryg_scores *again; /* the published year computed here, on the same
                                        areas; NULL: it is not */
    const bool *broken; /* [indicators] a break is declared between the two years */
    double alpha;       /* 0.05 */
};

/* Compare each published share with the base year's, and both with our own of that year.
 *
 * Method   METHOD 12.1, independent samples: se = sqrt(V1 + V2), normal; a family is an
 *          indicator over all areas, Benjamini & Hochberg (1995). The published se is
 *          the one that is given, else what ready estimates have (estimate.h): sqrt(deff
 *          p (1 - p) / (n - 1)), and Jeffreys' where all n answers agree. A declared
 *          panel is passed over: nobody knows whether it stood behind what was published,
 *          and without it the test is the more careful one.
 * Sign     a change goes from the earlier year to the later, whichever was published.
 * Law      `differs` when the published share is further from ours of that year than half
 *          a unit of its last printed digit.
 * Owner    arena; out->has and out->level_now are those of basis->now. */
void tryg_compare_published(const struct tryg_published_basis *basis, tryg_arena *arena,
                            struct tryg_against *out);

/* The standard error of a published share; NAN when nothing tells it. */
double tryg_published_se(const struct tryg_published_share *share);

#endif
