/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators of one area, drawn again by their laws, together as they move together.
 *
 * One replicate is one vector of values, one an indicator: uniform numbers by address
 * (random.h), normal scores of them, mixed by the correlation of the estimates
 * (copula.h), and through each law's quantile (quantile_table.h). Areas are independent,
 * and so are reports and surveys, which are drawn under purposes of their own.
 *
 * Correlation  covariance[i][j] / (se_i se_j) of scores->covariance and the cells.
 * Owner    struct tryg_draw owns nothing; its arrays are the arena's, and are used over
 *          again for the next area.
 */
#ifndef TRYG_INDEX_DRAW_H
#define TRYG_INDEX_DRAW_H

#include "engine/index/quantile_table.h"
#include "engine/index/random.h"

enum { TRYG_DRAW_BLOCK = 256 }; /* replicates drawn at a time: they stay in the cache */

/* Replicates of indicators that were made elsewhere, by resampling the answers
 * (bootstrap.h): value[i * n + a][replicate] of indicator i and area a, NULL where there
 * are none. They take the place of the law, but not of a model's. Half the memory of
 * doubles, and a millionth of a standard error is enough. */
struct tryg_resample {
    size_t replicates;
    float **value;
};

struct tryg_draw {
    size_t k; /* indicators drawn */
    size_t
        *indicator; /* [k] ascending places in the profile; also the m of the address */
    const float **resampled; /* [k] its replicates, or NULL */
    size_t replicates;       /* of those */
    double shrink;           /* what the correlation was repaired by; 0: nothing */
    struct tryg_stream survey, counts;
    const struct tryg_profile *profile;
    struct tryg_quantile_table *table; /* [k] */
    double *root, *correlation;        /* [k * k] */
    double *spare;                     /* [TRYG_DRAW_BLOCK] */
};

/* Room for areas of up to `indicators` indicators. */
void tryg_draw_begin(struct tryg_draw *draw, const struct tryg_profile *profile,
                     tryg_arena *arena);

/* Get ready to draw area a: the indicators with wanted[i] that have a law which is not a
 * point, or a resample (which may be NULL). */
void tryg_draw_area(struct tryg_draw *draw, const struct tryg_scores *scores, size_t a,
                    const bool *wanted, uint64_t seed,
                    const struct tryg_resample *resample);

/* The replicates that take the place of a cell's law; NULL when its law is drawn. */
const float *tryg_draw_resampled(const struct tryg_resample *resample,
                                 const struct tryg_scores *scores, size_t indicator,
                                 size_t a);

/* value[j * TRYG_DRAW_BLOCK + i]: drawn indicator j in replicate first + i, i < n <=
 * TRYG_DRAW_BLOCK. Law the same whatever first and n. */
void tryg_draw_values(const struct tryg_draw *draw, size_t first, size_t n,
                      double *value);

#endif
