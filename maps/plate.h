/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One map of the atlas as facts: what it shows of each area, and in which classes. How it
 * looks is the page's business; plates know nothing of ink.
 *
 * Owner    the arena given.
 */
#ifndef TRYG_MAPS_PLATE_H
#define TRYG_MAPS_PLATE_H

#include "maps/atlas.h"
#include "maps/ground.h"

#define TRYG_PLATE_NO_FOCUS SIZE_MAX

struct tryg_plate {
    const struct tryg_results *results;
    const struct tryg_map_base *base;
    const struct tryg_ground *ground;
    const struct tryg_classes *classes;
    const char *family; /* of the letters */
    struct tryg_map_want want;
    size_t focus; /* the area of system want.one_per that the page is about */

    const struct tryg_scores *scores;
    const struct tryg_system *system;
    size_t n, shown; /* areas, and how many of them the page is about */
    bool *show;      /* [n] */
    double *value;   /* [n] what is coloured: index (of levels too), group,
                        indicator or change */
    int *class_of;   /* [n] -1: no data */
    bool *alarm;     /* [n] the level of the index is one that the profile marks */
    bool *doubt;     /* [n] that level is on the border of another */
    bool *worse;     /* [n] change maps: the class says that the need has grown */
    bool *better;    /* [n] maps of a sure change: that the need has fallen */
    bool *was;       /* [n] later maps: marked in the base year */
    size_t *count;   /* [classes->n + 1] areas shown; the last: no data */
    size_t alarms, doubts, worses, betters, wases;
    const struct tryg_plate *then; /* the map beside it; NULL: none */
};

/* Gather one map. focus_of[n]: the area of the coarser system that each area lies in,
 * NULL without a focus. */
void tryg_plate_fill(struct tryg_plate *plate, const struct tryg_results *results,
                     const struct tryg_map_want *want, const struct tryg_classes *classes,
                     size_t focus, const uint32_t *focus_of, tryg_arena *arena);

/* The same of scores that are not of the results: the base year on other areas. */
void tryg_plate_fill_with(struct tryg_plate *plate, const struct tryg_results *results,
                          const struct tryg_scores *scores,
                          const struct tryg_map_want *want,
                          const struct tryg_classes *classes, size_t focus,
                          const uint32_t *focus_of, tryg_arena *arena);

/* Is a part of the map about levels of the index, so that doubt about them is marked? */
bool tryg_plate_has_doubt(const struct tryg_plate *plate);

#endif
