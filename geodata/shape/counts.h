/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many reports: area x category x month, for one source and label year.
 *
 * Shape    reports[(area * categories + category) * slots + month]; slots = months + 1,
 * and the last slot holds reports whose month is not known. outside[], no_place[]:
 * [categories * slots], so that areas add up to the city. Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_COUNTS_H
#define TRYG_SHAPE_COUNTS_H

#include <stdint.h>

#include "geodata/shape/areas.h"
#include "geodata/shape/counts_split.h"

/* Reports by weekday and hour: those that are placed and have a time. On a coarser system
 * than months are, as 168 hours a category are many; which hours the year's months had
 * is not kept. */
struct tryg_hour_cell {
    uint32_t area; /* of the hours' system; its n: placed, in none of its areas */
    uint8_t category, weekday_hour; /* weekday (0 = Monday) * 24 + hour */
    uint64_t reports;               /* > 0 */
};

struct tryg_hours {
    const struct tryg_system *system; /* NULL: no report has a time */
    size_t n;
    struct tryg_hour_cell *cell; /* [n] by area, category, weekday and hour */
};

/* Reports that were shared out between areas: no whole number. */
struct tryg_carried_count {
    double reports;  /* sum of share * x */
    double variance; /* sum of share^2 * x, were each x a Poisson count */
};

struct tryg_counts {
    const char *source;               /* id in the project file */
    int year;                         /* label year */
    const struct tryg_system *system; /* what `area` counts */
    size_t categories;
    int first_month; /* of the data period: year * 12 + month - 1 */
    size_t slots;
    uint64_t *reports, *outside, *no_place;
    bool *unknown;  /* [areas * categories]: the source has a number here that it does not
                       tell ("..", "<3"); what is counted is then not all of it */
    size_t classes; /* harm classes of the categories; 0 = harm is not counted */
    uint64_t *harm; /* [areas * classes] placed reports by harm class, all months. Those
                       without a class are in no number here: less than the category's
                       reports means that some have no weight */
    bool *category_given; /* [categories]: does this source say anything of it? A category
                             it never speaks of is unknown, not zero */
    struct tryg_hours hours;
    const bool *modelled; /* [areas] made of parts of other areas; NULL = none is */
    /* Brought over from another version of the areas by sharing out: these hold instead
     * of `reports` and `harm`, all months together. NULL = they were counted here. */
    struct tryg_carried_count *carried;      /* [areas * categories] */
    struct tryg_carried_count *carried_harm; /* [areas * classes] */
    struct tryg_counts_split split;          /* placed reports by class of people */
};

void tryg_counts_begin(struct tryg_counts *counts, tryg_arena *arena,
                       const struct tryg_system *system, size_t categories,
                       size_t months);

/* Room for counting by harm class too. */
void tryg_counts_weigh(struct tryg_counts *counts, tryg_arena *arena, size_t classes);

/* Reports of a category in an area, all months. */
uint64_t tryg_counts_sum(const struct tryg_counts *counts, size_t area, size_t category);

/* The same counts on a coarser system; `map` as from tryg_system_nest. Reports of areas
 * that map nowhere go to `outside`. The hours and
 * the classes are left out. */
void tryg_counts_regroup(const struct tryg_counts *fine, const struct tryg_system *coarse,
                         const uint32_t *map, tryg_arena *arena, struct tryg_counts *out);

#endif
