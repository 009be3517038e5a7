/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which areas are neighbours (METHOD 13.1). */
#ifndef TRYG_GEOM_CONTIGUITY_H
#define TRYG_GEOM_CONTIGUITY_H

#include "geodata/shape/areas.h"

struct tryg_contiguity {
    size_t areas, links;
    size_t *first;       /* [areas + 1] into neighbour */
    uint32_t *neighbour; /* [links] ascending within an area; symmetric */
};

/* Queen: distance <= snap_m (METHOD: 0.001 m). Rook: shared border longer than 10 snap_m.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_contiguity_queen(const struct tryg_outlines *outlines,
                                       double snap_m, tryg_arena *arena,
                                       struct tryg_contiguity *out,
                                       struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_contiguity_rook(const struct tryg_outlines *outlines, double snap_m,
                                      tryg_arena *arena, struct tryg_contiguity *out,
                                      struct tryg_error *err);

#endif
