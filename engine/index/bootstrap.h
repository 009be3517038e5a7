/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of a survey drawn again from themselves: replicates of its indicators in
 * every area, with all that they share, and no law assumed.
 *
 * In each stratum h with m_h >= 2 clusters (respondents, where none are declared), m_h -
 * 1 are drawn with replacement; cluster c is drawn t_c times, and its weights become
 *
 *     w* = w (1 - l + l m_h / (m_h - 1) t_c),    l = sqrt(1 - f_h)
 *
 * which is never negative, keeps a stratum's expected weight and gives its mean the
 * variance of survey.h. A stratum of one cluster, or fully sampled, stays as it is.
 * Calibrated weights are brought to their totals again in each replicate.
 *
 * Address  tryg_random_stream of the stratum's name under TRYG_DRAW_BOOTSTRAP, its area
 *          word xor the hash of the survey's id: a roll-up and the city are made of the
 *          same resamples as the areas.
 * Method   Rao & Wu (1988), Rao, Wu & Yue (1992); METHOD 11.2. Two departures: what was
 *          post-stratified or calibrated linearly is raked too, which is the same to
 * first order; raking stops at 1e-6 or 50 cycles, and passes over a cell that a resample
 * left empty.
 */
#ifndef TRYG_INDEX_BOOTSTRAP_H
#define TRYG_INDEX_BOOTSTRAP_H

#include "engine/index/draw.h"
#include "engine/index/estimate.h"

struct tryg_bootstrap {
    uint64_t seed;
    size_t replicates;
    unsigned threads;
};

/* Room for the replicates of one year and system, all NULL. */
void tryg_bootstrap_begin(struct tryg_resample *resample,
                          const struct tryg_scores *scores, size_t replicates,
                          tryg_arena *arena);

/* Add the indicators of one survey.
 *
 * In       scores: after tryg_estimate_survey with the same basis.
 * Out      resample->value of the indicators that the survey has, owner `arena`: the
 *          share in each replicate, the estimate itself where a resample holds no answer.
 *          NULL stays where there is no estimate, and where all answers agree
 *          (TRYG_FLAG_RAW_INTERVAL): drawing from them could only repeat that, so their
 *          law is drawn.
 * Fails    as tryg_survey_design_begin.
 * Law      the same bytes on any number of threads.
 * Cost     replicates * respondents * (questions + margins * cycles).
 */
TRYG_MUST_CHECK
enum tryg_status tryg_bootstrap_survey(const struct tryg_profile *profile,
                                       const struct tryg_survey_basis *basis,
                                       const struct tryg_scores *scores,
                                       const struct tryg_bootstrap *how,
                                       struct tryg_resample *resample, tryg_arena *arena,
                                       tryg_arena *scratch, struct tryg_error *err);

#endif
