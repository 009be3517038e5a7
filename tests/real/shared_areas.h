/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas of the shared data, read by GDAL in the plainest way: what the geometry tests
 * stand on without leaning on the engine's own reader. */
#ifndef TRYG_TESTS_REAL_SHARED_AREAS_H
#define TRYG_TESTS_REAL_SHARED_AREAS_H

#include "geodata/shape/areas.h"

/* The path of `name` below the shared folder; NULL when it is not there. */
const char *shared_path(const char *name, tryg_arena *arena);

/* Read `layer` (NULL: the first) of `name` sorted by the attribute `code`, features with
 * the same code as one area; every attribute as text. false when the file is not there;
 * a file that is there and cannot be read ends the program. */
bool shared_areas(const char *name, const char *layer, const char *code,
                  tryg_arena *arena, struct tryg_areas *areas);

/* The value of `attribute` of area a; ends the program when there is none of that name.
 */
const char *shared_value(const struct tryg_areas *areas, const char *attribute, size_t a);

/* Group the atoms by `group[atom]` (a text each). Owner: the arena. */
void shared_group(const struct tryg_areas *atoms, const char *const *group,
                  tryg_arena *arena, struct tryg_system *system);

#endif
