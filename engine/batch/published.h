/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The published tables of a project: read, and the systems they are of. */
#ifndef TRYG_BATCH_PUBLISHED_H
#define TRYG_BATCH_PUBLISHED_H

#include "engine/batch/batch.h"

/* The years and systems that all tables together are of; a pair may be there twice.
 * Fails    as tryg_published_kinds. Owner arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_batch_published_kinds(const struct tryg_project *project,
                                            tryg_arena *arena, size_t *n,
                                            struct tryg_published_kind **kind,
                                            struct tryg_error *err);

/* The systems on which something is published and that no label year's index is of, in
 * the order of the project (atom first; never the city; "bydel v2" on a version of the
 * areas): each wants the base year put together on its areas. Only the columns of years
 * and systems are looked at, so that a plan can be made without areas. Fails    as
 * tryg_published_kinds. Owner    arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_batch_published_systems(const struct tryg_project *project,
                                              tryg_arena *arena, size_t *n,
                                              const char *const **id,
                                              struct tryg_error *err);

/* Read all tables into batch->as_published, and what the files were into
 * batch->published_file.
 * In       batch with its systems and names.
 * Fails    as tryg_published_read and tryg_published_gather. */
TRYG_MUST_CHECK
enum tryg_status tryg_batch_published(struct tryg_batch *batch, struct tryg_error *err);

#endif
