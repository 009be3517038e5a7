/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey's weights as the project file wants them: from the design, corrected for those
 * who did not answer, calibrated, trimmed. */
#ifndef TRYG_BATCH_WEIGHTING_H
#define TRYG_BATCH_WEIGHTING_H

#include "engine/batch/batch.h"

/* N_h of the survey's strata: from a class of its population that is called as the
 * stratum column; else where strata are areas (tryg_survey_stratum_population). NULL when
 * the survey names no population. Before tryg_weighting_do, which drops respondents. Out
 * *strata_population: [survey->strata], NAN unknown. */
TRYG_MUST_CHECK
enum tryg_status tryg_weighting_strata(struct tryg_batch *batch,
                                       const struct tryg_project_survey *declared,
                                       const struct tryg_survey *survey,
                                       tryg_arena *scratch, double **strata_population,
                                       struct tryg_error *err);

/* Weigh the survey; those who did not take part are gone from it afterwards. What was
 * done is noted, what was amiss is warned of.
 * Out      *fit: what the variance wants when the weights are calibrated; else NULL.
 * Fails    TRYG_DATA as engine/index/weights.h; a class of the survey that the population
 *          does not have. */
TRYG_MUST_CHECK
enum tryg_status tryg_weighting_do(const struct tryg_batch *batch,
                                   const struct tryg_project_survey *declared,
                                   const double *strata_population,
                                   struct tryg_survey *survey, tryg_arena *scratch,
                                   struct tryg_weights_fit **fit, struct tryg_error *err);

/* One margin of the survey's weights, its totals from the population of the year. */
TRYG_MUST_CHECK
enum tryg_status tryg_weighting_margin(const struct tryg_batch *batch,
                                       const struct tryg_project_margin *declared,
                                       const struct tryg_survey *survey,
                                       tryg_arena *scratch, struct tryg_margin *margin,
                                       struct tryg_error *err);

/* The index of a population's year, and of its column among those that split it; both are
 * known to be there. */
size_t tryg_weighting_year(const struct tryg_population *population, int year);
size_t tryg_weighting_column(const struct tryg_population *population, const char *name);

#endif
