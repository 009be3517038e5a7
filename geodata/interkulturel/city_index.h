/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example project that `tryghed init --example interkulturel` makes: the
 * Intercultural City Index, a project without a map, whose units are cities.
 *
 * The fourteen indicators, the lens of six and the nine dimensions are the Council of
 * Europe's. All scores are made up, and the cities are called By A to By L, so that no
 * real city is given a figure that it does not have; the weights are ours, all alike.
 */
#ifndef TRYG_INTERKULTUREL_CITY_INDEX_H
#define TRYG_INTERKULTUREL_CITY_INDEX_H

#include <stddef.h>

#include "geodata/base/error.h"
#include "geodata/base/lang.h"

/* The files of project/, as they are; the last has no name. */
struct tryg_city_file {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};
extern const struct tryg_city_file TRYG_CITY_FILES[];

/* Write the project into `folder`, which is made if it is not there: tryghed.yaml in
 * `lang`, README.md and data/. Whether the folder must be empty is the caller's to see
 * to. Fails    TRYG_FAILED: it cannot be written. */
TRYG_MUST_CHECK
enum tryg_status tryg_city_index_write(const char *folder, enum tryg_lang lang,
                                       struct tryg_error *err);

#endif
