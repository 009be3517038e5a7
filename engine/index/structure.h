/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights by the structure of the base year's values, found once and frozen with its
 * constants, and the numbers that tell how far they can be leaned on.
 *
 * A node is a group, or all indicators of a profile without groups; each has its method.
 * The node's own share in the index stays what the profile says.
 *
 *     given    as the profile has it
 *     equal    the indicators of the node alike
 *     pca      OECD/JRC: components of the correlations with an eigenvalue above 1 (at
 *              least one), varimax, weights of rotation.h
 *     factor   one common factor by maximum likelihood; the weights are the coefficients
 *              of its regression score, brought to sum 1. The node's value is then the
 *              factor score but for its unit: score = score_sum * (value - value at the
 *              mean), which any rise in an indicator moves as the score does.
 *
 * In it    an indicator with a weight above 0 in the profile that can be normalised (see
 *          tryg_score_dropped); how much it was given says nothing here.
 * Values   normalised, so that all point upwards; under pca their correlations only,
 *          under factor the coefficient of z divided by their standard deviation.
 * Missing  areas that lack one of the node's indicators are left out of the node's
 *          structure, all of them; nothing is imputed.
 * Negative weights there are none. Under factor an indicator that loads against the
 *          others gets weight 0, told as `left_out`, and the factor is fitted again
 *          without it. Under pca weights are squares; an indicator that loads against its
 *          own component is told as `against`.
 * Fallback where there is no structure to be had (fewer than 3 whole areas, an indicator
 *          that does not vary among them, under factor a singular matrix or two
 *          indicators that go against each other) the node's weights are equal, told as
 *          `equal_instead`.
 * Unstable fewer whole areas than three an indicator: the weights would be others with
 *          other areas. Never the default.
 *
 * Statistics (struct tryg_statistic.what), by node; f = by factor, i = by indicator:
 *
 *     areas, indicators           how many whole areas, and of what
 *     unstable, equal_instead     1 or 0
 *     eigenvalue f, share f       of the correlations; share of all variance
 *     kmo, kmo i                  sampling adequacy
 *     bartlett, bartlett_df, bartlett_p     are all correlations 0?
 *     alpha, alpha_raw            Cronbach's, standardised and of the normalised values
 *     kept                        components kept (pca)
 *     explained f                 sum of squares of a rotated component's loadings (pca)
 *     loading i f                 rotated (pca), of the factor (factor)
 *     against i                   1 (pca)
 *     uniqueness i, coefficient i, left_out i, heywood            (factor)
 *     chi2, chi2_df, chi2_p       does one factor do? (factor, four indicators or more)
 *     score_sum                   see above (factor)
 *     weight i                    within the node, sum 1
 *
 * A number that is not defined is left out.
 */
#ifndef TRYG_INDEX_STRUCTURE_H
#define TRYG_INDEX_STRUCTURE_H

#include "geodata/shape/record.h"

/* Does any node have another method than `given`? */
bool tryg_structure_is_wanted(const struct tryg_profile *profile);

/* The method of indicator i's node. */
enum tryg_weighing tryg_structure_method(const struct tryg_profile *profile, size_t i);

/* Find the weights of the base year.
 *
 * In       baseline with its anchors (tryg_score_baseline); scores: the base year's cells
 *          on the index system, `value` filled.
 * Out      baseline->weight, unstable, statistic, anew; untouched when no structure is
 *          wanted.
 * Owner    arena.
 * Law      the order of the areas is irrelevant to rounding, that of the indicators too.
 */
void tryg_structure_freeze(const struct tryg_profile *profile,
                           const struct tryg_scores *scores, tryg_arena *arena,
                           struct tryg_baseline *baseline);

/* The profile with the frozen weights and the shares that follow from them; the profile
 * itself when baseline->weight is NULL. Everything after the base year works with it.
 * Owner    arena; texts are the profile's. */
const struct tryg_profile *tryg_structure_apply(const struct tryg_profile *profile,
                                                const struct tryg_baseline *baseline,
                                                tryg_arena *arena);

/* A statistic of a baseline; NAN when there is none. group, indicator: NULL = none in
 * particular. */
double tryg_structure_statistic(const struct tryg_baseline *baseline, const char *group,
                                const char *what, const char *indicator, int factor);

#endif
