/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which side of a line a point lies on, without rounding. Private to the room. */
#ifndef TRYG_GEOM_ORIENT_H
#define TRYG_GEOM_ORIENT_H

/* The side of the line from (ax, ay) to (bx, by) on which (px, py) lies: 1 left, 0 on
 * the line, -1 right.
 *
 * Law      exact for finite coordinates that are 0 or between 1e-130 and 1e130 in
 *          size.
 * Method   the sign of the determinant
 *
 *              (bx - ax)(py - ay) - (by - ay)(px - ax);
 *
 *          a rounded value first, with the error bound of Shewchuk (1997), "Adaptive
 *          precision floating-point arithmetic and fast robust geometric predicates",
 *          Discrete & Computational Geometry 18; the exact sum of six products where that
 *          leaves the sign open. */
int tryg_orient(double ax, double ay, double bx, double by, double px, double py);

#endif
