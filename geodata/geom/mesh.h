/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corners and edges of all areas, each once, and which area lies on which side of an
 * edge. Private to the room.
 *
 * Law      corners with the same coordinates are one, edges with the same corners too.
 * Owner    the arena.
 */
#ifndef TRYG_GEOM_MESH_H
#define TRYG_GEOM_MESH_H

#include <stdint.h>

#include "geodata/shape/areas.h"

struct tryg_mesh {
    size_t corners, edges;
    double *x, *y; /* [corners] */
    struct tryg_mesh_edge {
        uint32_t a, b;        /* its corners; b is above a, or due east of it */
        uint32_t left, right; /* the areas beside it, TRYG_NO_AREA: none */
    } * edge;
    /* [n] an area along an edge that has one on that side, or itself on the other. */
    size_t repeats;
    struct tryg_mesh_repeat {
        uint32_t edge, area;
    } * repeat;
    /* Edge i of the list star[star_at[c]] .. star[star_at[c + 1] - 1] ends at corner c.
     */
    uint32_t *star_at, *star; /* [corners + 1], [2 * edges] */
};

/* In       valid outlines, rings either way; fewer than 2^30 points. */
void tryg_mesh_gather(const struct tryg_outlines *outlines, tryg_arena *arena,
                      struct tryg_mesh *mesh);

/* The two sides of an edge as seen from its corner c, looking along it. */
uint32_t tryg_mesh_left_from(const struct tryg_mesh_edge *e, uint32_t c);
uint32_t tryg_mesh_right_from(const struct tryg_mesh_edge *e, uint32_t c);

/* The holes of all areas together, each an area of one ring; false where a corner has
 * more than two edges with one side, so that rings are not told apart by following them.
 * In       a mesh whose edges meet at corners only, each place in one area at most. */
bool tryg_mesh_holes(const struct tryg_mesh *mesh, tryg_arena *arena,
                     struct tryg_outlines *holes);

#endif
