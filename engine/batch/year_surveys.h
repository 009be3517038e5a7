/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The surveys of one label year: read and weighed once, estimated on every system.
 *
 * Shape    answers, one row a respondent, and tables of ready estimates, each in the
 * order of the project file. Owner    the scratch arena: answers live no longer than the
 * year's estimates.
 */
#ifndef TRYG_BATCH_YEAR_SURVEYS_H
#define TRYG_BATCH_YEAR_SURVEYS_H

#include "engine/batch/batch.h"
#include "engine/index/draw.h"

struct tryg_year_surveys {
    tryg_arena *scratch;
    size_t surveys; /* of answers */
    struct tryg_survey *survey;
    const struct tryg_project_survey **declared; /* [surveys] */
    double **strata_population;                  /* [surveys][strata], NULL = unknown */
    struct tryg_weights_fit **fit;               /* [surveys] NULL = not calibrated */
    size_t tables;                               /* of ready estimates */
    struct tryg_survey_estimates *table;
};

/* Read and weigh all surveys of a year; their readings and rejects are the batch's.
 * Fails    as the readers and tryg_weighting_do. */
TRYG_MUST_CHECK
enum tryg_status tryg_year_surveys_read(struct tryg_batch *batch, int year,
                                        tryg_arena *scratch,
                                        struct tryg_year_surveys *heard,
                                        struct tryg_error *err);

/* The shares that a profile asks for, on the system of the scores: of answers where it
 * holds their areas whole, else brought over (crossing_shares.h).
 * Out      cells and covariance as tryg_estimate_survey; into: the answers drawn again,
 *          NULL = not wanted.
 * Fails    TRYG_DATA when a survey is coarser than the system. */
TRYG_MUST_CHECK
enum tryg_status
tryg_year_surveys_estimate(struct tryg_batch *batch, const struct tryg_profile *profile,
                           const struct tryg_year_surveys *heard,
                           struct tryg_scores *scores, double *covariance,
                           struct tryg_resample *into, struct tryg_error *err);

/* Warn of estimates that rest on a stratum with a single answer. */
void tryg_year_surveys_warn(const struct tryg_year_surveys *heard,
                            const struct tryg_scores *scores);

#endif
