/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fewer points on a line that looks the same. */
#ifndef TRYG_MAPS_THIN_H
#define TRYG_MAPS_THIN_H

#include <stdbool.h>
#include <stddef.h>

/* Which of the points 0 .. n-1 must stay so that every other lies within `slack` of the
 * line through those that do, into keep[n]; the ends always stay. A closed line (first
 * and last point equal) also keeps the point farthest from its start.
 * Law      the same line read backwards keeps the same points, but for ties.
 * Method   Douglas & Peucker (1973), Cartographica 10(2). */
void tryg_thin_line(const double *x, const double *y, size_t n, double slack, bool *keep);

#endif
