/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which areas are neighbours (METHOD 13.1).
 *
 * Law      symmetric; no area is its own neighbour; an area without geometry has none.
 * Units    snap_m is in the unit of the outlines, metres in a project CRS.
 * Owner    the arena.
 */
#ifndef TRYG_GEOM_CONTIGUITY_H
#define TRYG_GEOM_CONTIGUITY_H

#include "geodata/shape/areas.h"

/* METHOD's snap: what a millimetre parts is together. */
#define TRYG_SNAP_M 0.001

struct tryg_contiguity {
    size_t areas, links; /* a pair of neighbours is two links */
    size_t *first;       /* [areas + 1] into neighbour */
    uint32_t *neighbour; /* [links] ascending within an area */
};

/* Queen: areas no farther apart than snap_m. Corners count, and so do T-junctions, holes,
 * and slits narrower than that; corners need not be shared. In       valid outlines.
 * Fails    TRYG_FAILED: GEOS. */
TRYG_MUST_CHECK
enum tryg_status tryg_contiguity_queen(const struct tryg_outlines *outlines,
                                       double snap_m, tryg_arena *arena,
                                       struct tryg_contiguity *out,
                                       struct tryg_error *err);

/* Rook: queen neighbours that run side by side, no farther apart than snap_m, for more
 * than 10 snap_m. Two that meet at a corner run side by side for about a snap; where they
 * meet at an angle of less than 6 degrees, for longer than that, and then they count.
 * Fails    as queen. */
TRYG_MUST_CHECK
enum tryg_status tryg_contiguity_rook(const struct tryg_outlines *outlines, double snap_m,
                                      tryg_arena *arena, struct tryg_contiguity *out,
                                      struct tryg_error *err);

#endif
