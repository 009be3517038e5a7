/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year's reports and people by the classes of a standard population, on the areas of a
 * system: what rates that are standardised directly are made of.
 *
 * Law      sums of counts and persons, whatever the system; brought over between versions
 *          of the areas like all counts and people. Reports of no class are in none.
 * Owner    batch->arena.
 */
#ifndef TRYG_BATCH_BY_CLASS_H
#define TRYG_BATCH_BY_CLASS_H

#include "engine/batch/batch.h"
#include "engine/index/estimate.h"

/* Fill basis->standard for the indicators of the project that are standardised directly.
 * In       batch->standard, see standard_people.h; basis: of the record on `system`.
 * Fails    TRYG_DATA, naming source, population and class: a source that speaks of the
 *          category and does not tell the class, or has a class that is not in the
 *          standard; a class of the year's population that is not in it. As tryg_cross.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_by_class_make(struct tryg_batch *batch,
                                    const struct tryg_year_record *record,
                                    const struct tryg_system *system,
                                    struct tryg_report_basis *basis,
                                    struct tryg_error *err);

#endif
