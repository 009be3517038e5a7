/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of every area, had chance fallen otherwise: the whole chain repeated.
 *
 * Each replicate draws every weighted indicator of every area by its law (draw.h) and
 * takes it the whole way: normalised with the frozen constants, blended with the area's
 * weights, cut to the scale, ranked among the other areas of the same replicate.
 *
 * Shape    index[a * replicates + r]: area a in replicate r.
 * Missing  an area without an index has NAN throughout. An area with a weighted indicator
 *          that has no law stands still at its own index.
 * Law      the same bytes on any number of threads; an area's own draws are the same
 *          whatever areas stand beside it. What is present in the estimates is present in
 *          each replicate. The frozen constants are taken as given.
 * Cost     areas * replicates * indicators * some 30 ns, and 8 bytes an area and
 *          replicate.
 * Method   METHOD 11.1; OECD/JRC Handbook (2008), step 7.
 */
#ifndef TRYG_INDEX_REPLICATE_H
#define TRYG_INDEX_REPLICATE_H

#include "engine/index/draw.h"
#include "geodata/shape/record.h"

struct tryg_luck {
    uint64_t seed;
    size_t replicates;                    /* > 0 */
    size_t worst;                         /* the k of "among the worst k" */
    unsigned threads;                     /* 0 is read as 1 */
    const struct tryg_resample *resample; /* NULL: none */
    double *keep; /* [n * replicates] where tryg_chance_draw leaves the drawn indices too;
                     NULL: nowhere */
};

/* What is known of one area's replicates without looking at them. */
struct tryg_replicate_area {
    bool known;     /* has an index, and all of its parts a law */
    double formula; /* sd of the uncut index by gradient' * covariance * gradient (METHOD
                       11.3), of the same laws and correlations; NAN where the index is
                       not linear, or is resampled */
    double shrink;  /* what its correlation was repaired by, see copula.h */
};

/* Draw.
 *
 * In       scores: after tryg_score_areas with the same profile and constants.
 * Out      index[n * replicates]; area[n], may be NULL. */
void tryg_replicate_indices(const struct tryg_profile *profile,
                            const struct tryg_baseline *baseline,
                            const struct tryg_scores *scores,
                            const struct tryg_luck *luck, double *index,
                            struct tryg_replicate_area *area);

/* Each index becomes its rank among the areas of the same replicate: 1 = greatest need,
 * ties the mean, NAN stays. */
void tryg_replicate_ranks(const struct tryg_profile *profile, size_t n, size_t replicates,
                          unsigned threads, double *index);

#endif
