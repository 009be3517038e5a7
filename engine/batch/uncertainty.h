/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step between the score and the store: how sure each index is. */
#ifndef TRYG_BATCH_UNCERTAINTY_H
#define TRYG_BATCH_UNCERTAINTY_H

#include "engine/batch/batch.h"
#include "engine/index/draw.h"

/* Say in batch->results how the uncertainty is found: method, seed, generator,
 * replicates, worst. */
void tryg_uncertainty_name(struct tryg_batch *batch);

/* Repeat the chain for one year and system that has been scored, as the project asks;
 * analytic: nothing to do. Warns when the draws vary otherwise than the formula says, or
 * the estimates' correlations had to be mended.
 * In       resample: of this year and system, or NULL.
 * Out      keep[n * replicates]: the drawn indices, where it is not NULL. */
void tryg_uncertainty_draw(struct tryg_batch *batch, size_t yardstick,
                           struct tryg_scores *scores,
                           const struct tryg_resample *resample, double *keep);

#endif
