/* SPDX-License-Identifier: GPL-3.0-or-later */
/* More attributes for the areas, from a table that knows them by the same key. */
#ifndef TRYG_IMPORT_JOIN_H
#define TRYG_IMPORT_JOIN_H

#include "import/vector.h"

/* Add the columns of source->join to `areas`, by source->join_code (the areas' own `code`
 * if NULL). An attribute that the areas have already stays as it is; that the table says
 * otherwise is noted. Rows without area and areas without row are warnings with their
 * codes.
 * Fails    TRYG_DATA: the table cannot be read, has no such column, or a code twice. */
TRYG_MUST_CHECK
enum tryg_status tryg_join_attributes(const struct tryg_areas_source *source,
                                      tryg_arena *arena, struct tryg_areas *areas,
                                      struct tryg_error *err);

#endif
