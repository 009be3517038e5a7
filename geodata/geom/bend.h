/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much the way from one CRS to another bends straight lines. Private to the room. */
#ifndef TRYG_GEOM_BEND_H
#define TRYG_GEOM_BEND_H

#include "geodata/geom/crs.h"

/* Over a box in the first CRS. A stretch that is straight in the second CRS and L metres
 * long is, in the first, nowhere farther from straight than
 *
 *     units_per_m (curvature_per_m L^2 / 8 + jump_m).
 */
struct tryg_bend {
    double units_per_m;     /* the most that a metre is in the first CRS's units */
    double curvature_per_m; /* 1 / the radius that a straight line gets */
    double jump_m;          /* steps in the way that the measuring may not have seen */
    struct tryg_box image;  /* the box's image lies in this, in the second CRS */
};

/* Measure it on a lattice over the box.
 * Out      false where the way is not smooth, or not one to one, or not defined in all of
 *          the box: then nothing may be concluded from a few points about the others.
 * Method   in bend.c, with what is proved and what is checked. */
bool tryg_bend_measure(tryg_crs_way *way, struct tryg_box box, struct tryg_bend *bend);

#endif
