/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two divisions laid over each other. */
#ifndef TRYG_GEOM_OVERLAY_H
#define TRYG_GEOM_OVERLAY_H

#include "geodata/shape/outlines.h"
#include "geodata/shape/transfer.h"

/* The pieces that the areas of `source` and `target` share.
 *
 * In       valid outlines in one projected CRS in metres; UTM's scale (at most 4e-4 off)
 *          goes into both sides of every share.
 * Law      a piece below 1 m2, or below 1e-9 of the smaller of its two areas, comes from
 *          drawing the same border twice: it is left out, and what is left of the source
 *          is scaled to the part that was covered with it.
 * Fails    TRYG_FAILED: GEOS cannot intersect.
 * Owner    the arena.
 * Cost     one intersection a pair of touching areas.
 * Method   Goodchild & Lam (1980), areal interpolation. */
TRYG_MUST_CHECK
enum tryg_status tryg_overlay(const struct tryg_outlines *source,
                              const struct tryg_outlines *target, tryg_arena *arena,
                              struct tryg_transfer *out, struct tryg_error *err);

/* Weigh the pieces by where people live: point i has persons[i] and lies in area
 * in_source[i] and in_target[i] (TRYG_NO_AREA = outside), as a locator says.
 * A pair of areas that shares people but had no piece gets one of 0 m2. */
void tryg_overlay_people(struct tryg_transfer *transfer, size_t points,
                         const double *persons, const uint32_t *in_source,
                         const uint32_t *in_target, tryg_arena *arena);

#endif
