/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key `index`: a profile by name, by file or inline. */
#ifndef TRYG_BATCH_PROJECT_INDEX_H
#define TRYG_BATCH_PROJECT_INDEX_H

#include "engine/batch/yaml_keys.h"

/* Fills the profile of a struct tryg_project; a file is read at once. */
extern const struct tryg_yaml_type TRYG_AN_INDEX;

/* Read a whole file of YAML, 0-ended, into the arena.
 * Fails    TRYG_USAGE, naming the path: it is not there, is a folder, or cannot be
 *          read. */
TRYG_MUST_CHECK
enum tryg_status tryg_project_slurp(const char *path, tryg_arena *arena, char **text,
                                    size_t *bytes, struct tryg_error *err);

#endif
