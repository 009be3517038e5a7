/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many answers it would take to know on which side of a limit an area lies.
 *
 * The variance of an index has two parts: the survey's, which shrinks as 1 / n, and the
 * reports', which no survey can change. An area at distance d from the limit is settled
 * when P(this side) >= certainty for a normal index, that is when
 *
 *     |d| >= z * sqrt(V_survey * answers / needed + V_reports),  z = quantile(certainty)
 *
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_ADVICE_H
#define TRYG_INDEX_ADVICE_H

#include "geodata/shape/doubt.h"
#include "geodata/shape/record.h"

/* In       answers: behind the least answered question; all questions are taken to gain
 *          in the same proportion. NAN or 0: no survey, so none can help. people: of the
 *          area, NAN unknown. certainty: above 0.5, below 1.
 * Out      verdict and needed (rounded up to whole answers, at least 1); limit, distance,
 *          se, se_reports, answers as given. needed is there for a settled area too: it
 *          may be far fewer than were asked.
 * Missing  TRYG_NOT_ADVISED when index, limit, se or se_reports is NAN.
 * Limits   a correction for small populations in se is taken to shrink as 1 / n too; the
 *          advice is too cautious where a good part of the people was asked. */
struct tryg_advice tryg_advice_of(double index, double limit, double se,
                                  double se_reports, double answers, double people,
                                  double certainty);

/* The standard error that the reports alone leave, if everybody had been asked.
 *
 * In       finished scores of one year and system.
 * Out      se_reports[n]; 0 where no reports count; NAN where an error is not known.
 *          Two indicators that count the same reports (a category twice, or "*" with any)
 *          share them: their covariance is that of Poisson counts, common / sqrt(x_i x_j)
 *          of the two errors.
 * Fails    as tryg_score_areas. */
TRYG_MUST_CHECK
enum tryg_status tryg_advice_reports(const struct tryg_profile *profile,
                                     const struct tryg_baseline *baseline,
                                     const struct tryg_scores *scores, double *se_reports,
                                     struct tryg_error *err);

/* The lowest cut-off of a level that the profile marks as an alarm; under orientation
 * safe, where alarms lie low, the upper end of the highest of them. NAN: none. */
double tryg_advice_limit(const struct tryg_profile *profile);

#endif
