/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which areas may overlap, found from their edges alone. Private to the room. */
#ifndef TRYG_GEOM_CONTACTS_H
#define TRYG_GEOM_CONTACTS_H

#include "geodata/geom/mesh.h"

struct tryg_contacts {
    size_t pairs; /* by a, then b; a < b */
    struct tryg_contact {
        uint32_t a, b;
    } * pair;
    /* No pair; nor does an edge meet another but at corners, or an area run along one
     * twice: each place is in one area at most, and the edges with one side are the
     * border of them all. */
    bool clean;
    bool *plain; /* [areas] is in no pair, and its edges are such; all where clean */
};

/* Law      any two areas that share more than their borders are among the pairs; most
 *          pairs among them share nothing.
 * In       valid outlines and their mesh. Owner: the arena.
 * Method   in contacts.c. */
void tryg_contacts_find(const struct tryg_outlines *outlines,
                        const struct tryg_mesh *mesh, tryg_arena *arena,
                        struct tryg_contacts *contacts);

#endif
