/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where people live: points, each with so many persons.
 *
 * Units    metres in the project CRS; persons >= 0.
 */
#ifndef TRYG_SHAPE_PEOPLE_H
#define TRYG_SHAPE_PEOPLE_H

#include <stddef.h>

struct tryg_people {
    size_t n;
    double *east, *north, *persons; /* [n] */
};

#endif
