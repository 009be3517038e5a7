/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded random towns with every trouble that borders make, and points to ask about.
 *
 * A drawing of random letters (town.h) gives areas with holes and several parts. Each
 * side of a square becomes a ragged line of its own, the same for both neighbours; at
 * some, one of them gets additional corners on it (T-junctions), and in some towns the
 * two get lines that differ by a hair: between them is a sliver that belongs to an area
 * of its own, or to nobody, or to both.
 *
 * Shape    all coordinates are whole numbers of `unit`, which is a power of two, so that
 * a test can tell exactly what lies on a border. Owner    the arena.
 */
#ifndef TRYG_TESTS_RANDOM_TOWN_H
#define TRYG_TESTS_RANDOM_TOWN_H

#include "geodata/shape/areas.h"

struct random_town {
    struct tryg_outlines outlines;
    double unit;
    bool seamless; /* neighbours share their lines: no slivers, gaps or overlaps */
    size_t points; /* on corners, on edges, a unit beside both, and anywhere */
    double *x, *y;
};

void random_town(uint64_t seed, tryg_arena *arena, struct random_town *town);

/* The next number of the sequence that *seed is at (SplitMix64). */
uint64_t random_next(uint64_t *seed);

#endif
