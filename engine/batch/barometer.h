/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The barometer of a project: its readings brought together from the series, the index
 * and the surveys, and judged. */
#ifndef TRYG_BATCH_BAROMETER_H
#define TRYG_BATCH_BAROMETER_H

#include "engine/batch/batch.h"

/* Read the series' file into batch->series, and what the manifest signs of it (rows: the
 * readings). Nothing without one.
 * Fails    as tryg_series_read. */
TRYG_MUST_CHECK
enum tryg_status tryg_barometer_read(struct tryg_batch *batch, struct tryg_error *err);

/* The questions that goals ask of the surveys, as indicators without weight, each once.
 * Owner    arena. */
struct tryg_profile tryg_barometer_questions(const struct tryg_project *project,
                                             tryg_arena *arena);

/* Keep what the city answered: the cells of those questions on the system of the city. */
void tryg_barometer_take(struct tryg_batch *batch, const struct tryg_scores *city,
                         struct tryg_year_record *record);

/* All readings of all goals, and the verdicts: batch->barometer, and in the results a
 * pointer to it. In: finished results, or those of kept years.
 *
 * By index     where: names a level and a year: those areas of the index system that had
 *              it, in every year. A share is that of all their residents together: the
 *              areas' shares by what their answers weigh, else by residents, and a rate
 *              by its denominator; the index is their plain mean, as its 100 is. Areas
 *              are independent samples, so se^2 = sum of (weight * se)^2. A part that is
 *              not known makes the reading unknown. Without where: the city's own.
 * By survey    the share of the whole city; answers: safe turns it round. */
void tryg_barometer_make(struct tryg_batch *batch);

#endif
