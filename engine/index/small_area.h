/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators steadied by a model, where the profile asks for one: the model's value takes
 * the cell, the direct one stands beside it.
 *
 * In       scores: cells filled by estimate.h. One system is modelled by itself, so that
 *          roll-ups too are each from their own counts and answers.
 *          covariance: as in estimate.h; NULL = not wanted.
 * Out      cell.value, se, low, high (95 %), law, model; direct, direct_se: what value
 *          and se were. covariance: the diagonal is se^2; what the indicator shares with
 *          others keeps its correlation.
 * Law      an area without the data that the model needs keeps its direct value, and
 *          model stays TRYG_MODEL_NONE. A system of fewer than three areas, such as the
 *          city, is never modelled.
 */
#ifndef TRYG_INDEX_SMALL_AREA_H
#define TRYG_INDEX_SMALL_AREA_H

#include "engine/index/estimate.h"

/* Who lies beside whom on the system of the scores: of area a neighbour[first[a]] ..
 * neighbour[first[a + 1] - 1]. first NULL = not known. */
struct tryg_beside {
    const size_t *first;
    const uint32_t *neighbour;
};

/* A rate of reports by marshall, marshall_local or poisson_gamma.
 *
 * In       cell.count, denominator: pooled years stand in them already.
 * Out      marshall*: limits and law of the gamma with the value as mean and C m / n + (1
 *          - C)^2 m / sum n as variance: the second part, that of the mean drawn to, is
 *          added here. Where nothing was counted at all, of half a report in all areas
 *          together.
 *          poisson_gamma: posterior; exceeds = P(theta > model.exceeds) where asked. No
 *          spread beyond luck: the common rate with the limits and law of all reports
 *          together.
 * Fails    TRYG_USAGE: marshall_local without neighbours. Cells are untouched then.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_small_area_rates(const struct tryg_profile *profile,
                                       size_t indicator, const struct tryg_beside *beside,
                                       struct tryg_scores *scores, double *covariance,
                                       tryg_arena *scratch, struct tryg_error *err);

/* A share of a survey by fay_herriot.
 *
 * In       covariates: direct values of other indicators, or denominators of `basis`.
 *          The first denominator weighs the areas for the benchmark; without one there is
 *          none.
 * Out      value cut to 0..1; se = sqrt(mse); low, high = value -+ 1.96 se, cut; law
 *          normal. An area nobody answered in: the model alone, TRYG_FLAG_SYNTHETIC.
 *          gvf small: direct variances under 50 answers lie on the common curve;
 * direct_se stays as estimated. TRYG_FLAG_RAW_INTERVAL goes, the interval is not raw.
 * Fails    TRYG_DATA: fewer areas than the model asks for (two more than its terms), or
 *          covariates that follow from each other. Cells are untouched then.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_small_area_shares(const struct tryg_profile *profile,
                                        size_t indicator,
                                        const struct tryg_report_basis *basis,
                                        struct tryg_scores *scores, double *covariance,
                                        tryg_arena *scratch, struct tryg_error *err);

#endif
