/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where neighbouring areas do not meet as they should: overlaps and gaps. Private to the
 * room. */
#ifndef TRYG_GEOM_SEAMS_H
#define TRYG_GEOM_SEAMS_H

#include "geodata/geom/shapes.h"

/* A larger hole between areas is taken for meant: a lake, a town of its own. */
#define TRYG_GAP_MOST_M2 10000.0

/* Fill the overlaps and gaps of `report` with those of at least `tolerance_m2`.
 * In       valid outlines in the project CRS.
 * Law      a hole that only one area borders on is that area's own, no gap.
 * Cost     O(n log n) where areas share equal edges and corners only; else one union of
 * all areas, and one intersection a pair whose edges meet otherwise (contacts.h). */
TRYG_MUST_CHECK
enum tryg_status tryg_seams_judge(const struct tryg_outlines *outlines,
                                  double tolerance_m2, tryg_arena *arena,
                                  struct tryg_shape_report *report,
                                  struct tryg_error *err);

#endif
