/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From indicators to the index: constants, normalised values, blend, uncertainty, level,
 * rank.
 *
 * The order of one run:
 *
 *     base year, index system   estimate.h fills the cells
 *                               tryg_score_baseline  -> the frozen constants
 *     every year, every system  estimate.h fills the cells and the covariance
 *                               tryg_score_areas     -> all else, with those constants
 *                               tryg_score_change    -> base_index, change
 *
 * so a year computed alone and a year computed with all the others give the same numbers,
 * and a roll-up or the city stands on the same scale as the areas of the index system.
 *
 * The scale    normalised values point upwards: a high one raises the index, so the sign
 *              is the indicator's direction under orientation need, and its opposite
 *              under orientation safe. Their unit is by method:
 *
 *                z                        (x - mean) / sd of the base year
 *                minmax, percentile,      0..100 in the base year (later years of minmax
 *                target                   may pass both ends; target stops at 100)
 *                rank                     1..n among the n areas of the base year
 *
 *              index = clip(centre + spread * sum of weight * normalised).
 *              Under the geometric mean 0..100 becomes 1..100, what lies below 1 counts
 *              as 1 (TRYG_FLAG_CLIPPED on the cell), and the sum is replaced by
 *              exp(sum of weight * log normalised).
 *
 * Weights      the indicators' `share` of the profile, within each node (index -> group
 *              -> indicator) renormalised over the present children. A node with less
 *              than `least_present` of its weight present is missing; with it go its
 *              indicators from the blend. An indicator without a group is a child of the
 *              index itself. An indicator that cannot be normalised at all (constant or
 *              missing in the base year) is taken out of the tree and counts as neither
 *              present nor missing: see tryg_score_dropped.
 *
 * Uncertainty  analytic, goalposts fixed: conditional on the published constants, and on
 *              the report counts being Poisson and independent of each other and of the
 *              survey.
 *
 * No input or output, no global state; O(areas * indicators^2).
 */
#ifndef TRYG_INDEX_SCORE_H
#define TRYG_INDEX_SCORE_H

#include "geodata/shape/record.h"

/* Freeze the base year's constants.
 *
 * In       scores: the base year's cells on the index system, `value` filled. Areas count
 *          alike, whatever their population: 100 is their unweighted mean.
 * Out      *baseline with one anchor an indicator of the profile, in its order: n values,
 *          mean, sd on n - 1, least, largest, the values ascending. n = 0: mean, sd, low
 *          and high are NAN. All values equal: sd is exactly 0. n = 1: sd 0. `recipe` is
 *          left for the caller.
 * Owner    arena.
 * Method   OECD/JRC Handbook (2008), step 5, with the base year's areas as reference.
 */
void tryg_score_baseline(const struct tryg_profile *profile,
                         const struct tryg_scores *scores, tryg_arena *arena,
                         struct tryg_baseline *baseline);

/* Why an indicator can be normalised nowhere under these constants: TRYG_WHY_NO_BASE
 * (missing in the whole base year), TRYG_WHY_CONSTANT (the same everywhere, or a target
 * that equals the end it is measured from), else TRYG_WHY_NOT. The caller warns: the
 * weight goes to the others. */
enum tryg_why tryg_score_dropped(const struct tryg_profile *profile,
                                 const struct tryg_baseline *baseline, size_t indicator);

/* Everything of one year and system that follows from its cells.
 *
 * In       scores->cell[...]: value, se, answers, n_eff, why, flags as estimate.h leaves
 *          them. covariance: [n][k * k], k = scores->indicators, area-major: of all the
 *          indicators' values within an area, as estimate.h fills it; the variance of an
 *          indicator is always taken from cell.se, so the diagonal is not read. NULL =
 *          all independent.
 * Out      cells     normalised; weight: the share in this area's index (the present ones
 *                    sum to 1); contribution; why (TRYG_WHY_CONSTANT or _NO_BASE where
 *                    there is a value that cannot be normalised).
 *                    weight 0 and contribution 0: reported, not in the index.
 *                    contribution NAN: the indicator is missing here or cannot be
 *                    normalised, or the index is missing.
 *          group     on the scale of the index: clip(centre + spread * the group's own
 *                    weighted mean). Unclipped, with the arithmetic mean, the index is
 *                    the mean of its groups (and ungrouped indicators, so scaled) with
 *                    the groups' weights.
 *          index     NAN with why TRYG_WHY_INCOMPLETE, or TRYG_WHY_NO_INDEX when
 *                    the profile has no weighted indicator.
 *          se        of the index before it is clipped; NAN where the se of a weighted
 *                    indicator is.
 *          low, high 95 %: unclipped index -+ 1.96 se, then clipped.
 *          level     the last whose `from` <= index, compared unrounded; -1 missing.
 *          level_p   probability of that level for a normal variable around the unclipped
 *                    index with this se; 1 or 0 when se = 0, NAN when se is NAN.
 *          chance.p  the same of every level, when tryg_chance_begin has made room.
 *          rank      1 = greatest need (the highest index, under orientation safe the
 *                    lowest), ties get the mean.
 *          answers, n_eff  the smallest over the weighted survey indicators that are
 *                    present (over all survey indicators when none has a weight); NAN
 *                    without any.
 *          flags     of the index: TRYG_FLAG_PARTIAL, _CLIPPED, and _FEW_ANSWERS,
 *                    _SMALL_COUNT, _LONELY, _RAW_INTERVAL when a cell that counts in it
 *                    has them.
 *          Not touched: reports, population, rate_per_1000, base_index, change.
 * Law      index = centre + sum of contribution, NAN left out: bitwise when added in the
 *          order of the indicators to centre, unless the index is clipped.
 *          Clipped index: each contribution is shortened (or lengthened) in the same
 *          proportion (index - centre) / (unclipped - centre), so the sum still holds to
 *          rounding; where that proportion is not positive and finite (centre outside the
 *          scale) the cut is shared by weight instead.
 *          Geometric mean G: contribution_i = spread * w_i * (1 + L * log x_i),
 *          L = (G - 1) / log G (1 for G = 1): the logarithmic mean Divisia form (Ang
 *          2004), which adds up without a rest; an indicator at the bottom
 *          of its scale (x = 1) contributes spread * w_i.
 * Fails    TRYG_USAGE: a geometric mean of z-scores (they may be negative).
 * Method   variance: gradient' * covariance * gradient (METHOD 11.3), gradient_j =
 *          spread * w_j * slope_j; slope_j is the slope of the normalisation; for rank,
 *          percentile and target, and under the geometric mean with its floor, the secant
 *          between value -+ se, because a broken line has no slope at its corners, where
 *          every base-year value lies.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_score_areas(const struct tryg_profile *profile,
                                  const struct tryg_baseline *baseline,
                                  struct tryg_scores *scores, const double *covariance,
                                  struct tryg_error *err);

/* Fill base_index and change = index - base_index.
 *
 * In       base: the base year's finished scores of the same system (areas are matched by
 *          code), or NULL, or of a system with another id: then all is NAN, because an
 *          area of one system has no past in another.
 *          `scores` may be `base` itself: change is 0 where there is an index.
 */
void tryg_score_change(struct tryg_scores *scores, const struct tryg_scores *base);

#endif
