/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one division of a city lies on another: the pieces that each source area shares
 * with each target area.
 *
 * Shape    the pieces of source s are first[s] .. first[s+1]-1, ascending by target.
 * Units    m2 in the project CRS; persons as the weights were given.
 * Missing  persons == NULL: only areas are known. A source or target without geometry
 *          has no piece and size 0.
 */
#ifndef TRYG_SHAPE_TRANSFER_H
#define TRYG_SHAPE_TRANSFER_H

#include <stddef.h>
#include <stdint.h>

struct tryg_transfer {
    size_t sources, targets, pieces;
    size_t *first;          /* [sources + 1] */
    uint32_t *target;       /* [pieces] */
    double *m2;             /* [pieces] */
    double *source_m2;      /* [sources] */
    double *target_m2;      /* [targets] */
    double *persons;        /* [pieces], or NULL */
    double *source_persons; /* [sources] all persons of the source, also those that are in
                               no target; with persons */
    double *target_persons; /* [targets] likewise */
};

#endif
