/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of the shared data, read in the plainest way: no more than these files need. */
#ifndef TRYG_TESTS_REAL_SHARED_POINTS_H
#define TRYG_TESTS_REAL_SHARED_POINTS_H

#include <stdbool.h>

#include "geodata/base/arena.h"

struct shared_points {
    size_t n;
    double *x, *y;      /* NAN where a cell is empty */
    const char **label; /* the publisher's own area; NULL column when not asked for */
};

/* Read columns of the delimited (or gzipped) file `name`; `label` may be NULL. The last
 * of several columns with one name counts. false when the file is not there. */
bool shared_points(const char *name, char delimiter, const char *x, const char *y,
                   const char *label, tryg_arena *arena, struct shared_points *points);

#endif
