/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a year's counts, populations and neighbours to the rates of a system, with pooled
 * years and models. */
#ifndef TRYG_BATCH_BASIS_H
#define TRYG_BATCH_BASIS_H

#include "engine/batch/batch.h"
#include "engine/index/estimate.h"

/* The way from a source's system to one that results are made for.
 * Fails    TRYG_DATA when it is coarser, naming `source`. */
TRYG_MUST_CHECK
enum tryg_status tryg_basis_cross(struct tryg_batch *batch, const char *source,
                                  const struct tryg_system *from,
                                  const struct tryg_system *to,
                                  const struct tryg_crossing **crossing,
                                  struct tryg_error *err);

/* Counts and denominators of a record on `system`, and those of the years before that an
 * indicator of the profile pools, as far as they are among the records already.
 * In       every: all populations that can be had; else the first, and those that the
 *          profile names.
 * Fails    TRYG_DATA: a source or a population that is named is coarser than `system`. */
TRYG_MUST_CHECK
enum tryg_status tryg_basis_make(struct tryg_batch *batch,
                                 const struct tryg_year_record *record,
                                 const struct tryg_system *system, bool every,
                                 struct tryg_report_basis *basis, struct tryg_error *err);

/* The rates of scores, steadied by their models. A model that
 * cannot be had leaves the direct values and is warned of, unless `quietly`. */
void tryg_basis_rates(struct tryg_batch *batch, const struct tryg_profile *profile,
                      const struct tryg_report_basis *basis, struct tryg_scores *scores,
                      double *covariance, bool quietly);

/* The shares of a survey, once they are estimated, steadied by their models. */
void tryg_basis_shares(struct tryg_batch *batch, const struct tryg_profile *profile,
                       const struct tryg_report_basis *basis, struct tryg_scores *scores,
                       double *covariance, bool quietly);

/* Warn of the years that an indicator pools and that are not among the records. */
void tryg_basis_say_missing(const struct tryg_batch *batch, int year);

/* The greatest `pool` of the profile's indicators, at least 1. */
int tryg_basis_pool(const struct tryg_profile *profile);

/* publish: of the project. */
struct tryg_limits tryg_basis_limits(const struct tryg_project *project);

#endif
