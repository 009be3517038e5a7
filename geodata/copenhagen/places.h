/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented addresses: where the reports of an area can lie.
 *
 * Shape    hot addresses, along streets through the area's named points
 *          (levels/braendpunkter.txt), more often drawn the nearer they lie; and quiet
 *          ones, spread over the area. Many reports share an address, as they do where
 *          points are snapped to the middle of a street.
 * Units    centimetres, EPSG:25832.
 * Law      every address lies inside its area, at least 3 m from the outline.
 * Owner    the arena given.
 */
#ifndef TRYG_COPENHAGEN_PLACES_H
#define TRYG_COPENHAGEN_PLACES_H

#include "geodata/copenhagen/dice.h"
#include "geodata/copenhagen/drawing.h"

struct tryg_address {
    int32_t east_cm, north_cm;
};

struct tryg_places {
    size_t hots, quiets;
    struct tryg_address *hot, *quiet;
    uint32_t *reach; /* [hots] running sum of the weights */
};

/* The addresses of the districts.
 * Fails    TRYG_FAILED, naming file and line, when a named point is not one of a district
 *          or lies outside it. */
TRYG_MUST_CHECK
enum tryg_status tryg_places_of_districts(const struct tryg_drawing *drawing,
                                          tryg_arena *arena,
                                          struct tryg_places places[TRYG_DISTRICTS],
                                          struct tryg_error *err);

/* Only quiet addresses, in an area of any layer. `tag` tells areas apart. */
struct tryg_places tryg_places_spread(const struct tryg_drawn *area, uint32_t tag,
                                      tryg_arena *arena);

/* Draw one, a hot one with a chance of hot_share per mille (never when there are none).
 */
struct tryg_address tryg_places_draw(const struct tryg_places *places,
                                     struct tryg_dice *dice, uint32_t hot_share);

#endif
