/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long two areas run side by side. Private to the room. */
#ifndef TRYG_GEOM_SIDE_BY_SIDE_H
#define TRYG_GEOM_SIDE_BY_SIDE_H

#include "geodata/shape/outlines.h"

/* The length of that part of area a's border which lies within `reach` of area b's
 * border. May stop adding once it has passed `enough`. `scratch` is for this call's own
 * use. */
double tryg_side_by_side(const struct tryg_outlines *o, size_t a, size_t b, double reach,
                         double enough, tryg_arena *scratch);

#endif
