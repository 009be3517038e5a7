/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The areas of the made-up city: squares, districts of several parts, the whole. */
#ifndef TRYG_TESTS_SMALL_CITY_MAP_H
#define TRYG_TESTS_SMALL_CITY_MAP_H

#include "tests/unit/store/small_city.h"

/* Fill atoms, atom, district, whole and every. */
void small_city_map(struct small_city *city, tryg_arena *arena,
                    struct small_city_size size);

#endif
