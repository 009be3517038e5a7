/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the invented years are to show: residents, shares and counts of every district.
 *
 * Shape    tables for 2010 and 2014, chosen so that the profile `sikkerby` gives the
 * index wanted (tests/oracle/example_targets.py); the years between lie between them.
 * Units    shares in per mille of those who answer, counts in reports a year.
 * Source   made up.
 * Owner    the arena given.
 */
#ifndef TRYG_COPENHAGEN_LEVELS_H
#define TRYG_COPENHAGEN_LEVELS_H

#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/base/error.h"
#include "geodata/copenhagen/drawing.h"

enum { TRYG_EXAMPLE_FIRST = 2010, TRYG_EXAMPLE_YEARS = 5 };

/* The columns of levels/niveau_YYYY.txt. */
enum tryg_level_column {
    TRYG_LEVEL_EXPOSED = 0,  /* six forms of crime */
    TRYG_LEVEL_PROBLEM = 6,  /* six forms */
    TRYG_LEVEL_UNSAFE = 12,  /* utryg, utryg_aften */
    TRYG_LEVEL_REPORTS = 14, /* six forms */
    TRYG_LEVELS = 20,
    TRYG_LEVEL_SHARES = TRYG_LEVEL_REPORTS,
    TRYG_FORMS = 6, /* vold, indbrud, tyveri, narkotika, haervaerk, chikane */
};

struct tryg_levels {
    int32_t persons[TRYG_EXAMPLE_YEARS][TRYG_DISTRICTS];
    int32_t level[TRYG_EXAMPLE_YEARS][TRYG_DISTRICTS][TRYG_LEVELS];
};

/* Read the tables the program carries.
 * Fails    TRYG_FAILED, naming file and line: not a number, a district out of order. */
TRYG_MUST_CHECK
enum tryg_status tryg_levels_read(tryg_arena *arena, struct tryg_levels *levels,
                                  struct tryg_error *err);

#endif
