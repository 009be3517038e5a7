/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and printing the recipe of an index: shipped, from a file, or inline under
 * `index`; the same keys by the same reader.
 *
 * Law      no shipped profile is any municipality's own method: each says in `about` what
 *          is published and what is this project's own.
 */
#ifndef TRYG_BATCH_PROFILE_H
#define TRYG_BATCH_PROFILE_H

#include "engine/batch/yaml_keys.h"
#include "geodata/shape/profile.h"

/* The profiles in the program: "sikkerby", "rotterdam", "politiet". */
size_t tryg_profile_shipped_count(void);
const char *tryg_profile_shipped_name(size_t i);

/* The YAML of a shipped profile, 0-ended; NULL when there is none of that name. */
const char *tryg_profile_shipped(const char *name);

/* A profile as read, with what only messages need. */
struct tryg_profile_read {
    struct tryg_profile *profile; /* NULL when there were faults */
    struct tryg_place *at;        /* [indicators] */
};

/* Read a profile from the map of its keys. `id` is its name where the map has none.
 * Faults go to `reading`; *read is untouched when there are some. */
void tryg_profile_read(struct tryg_yaml_reading *reading, const struct tryg_yaml *map,
                       const char *id, struct tryg_profile_read *read);

/* Its keys with all values, at the printer's indentation; they read back to the same. */
void tryg_profile_print(struct tryg_yaml_printer *printer,
                        const struct tryg_profile *profile);

#endif
