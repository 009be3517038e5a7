/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Towns drawn in letters, for tests about places.
 *
 *     struct town *town = town_draw(arena, 100.0,  // metres a letter
 *         "A A B B\n"
 *         "A A*B B\n"
 *         "A a . B\n"
 *         "   *   \n"
 *         "C C C C\n");
 *
 * A letter is a square of that area; `.` or nothing is outside. Letters stand at every
 * second column; between them a star is a report on the border of two squares, in the
 * middle of that side. A line with stars only is the border between two rows: a star
 * below a letter lies in the middle of that side, one between two letters on the corner.
 * A small letter is a square of its area with a report in its middle.
 *
 * Shape    north is up; the south-west corner of the drawing is (TOWN_EAST,
 *          TOWN_NORTH). Areas are sorted by letter and have only the corners they
 *          need, so that where three meet one has none (a T-junction). Squares that
 *          meet at a corner only are two parts.
 * Owner    the arena.
 */
#ifndef TRYG_TESTS_TOWN_H
#define TRYG_TESTS_TOWN_H

#include "geodata/shape/areas.h"

#define TOWN_EAST 720000.0
#define TOWN_NORTH 6170000.0

struct town {
    tryg_arena *arena;
    struct tryg_areas areas; /* code = the letter; CRS EPSG:25832 */
    size_t reports;
    double *x, *y;
};

/* Ends the program, naming the place, when the drawing cannot be read. */
struct town *town_draw(tryg_arena *arena, double metres_a_letter, const char *drawing);

/* Areas and reports, all moved by (east, north). */
void town_move(struct town *town, double east, double north);

/* Reports that the locator places in the area of that letter, or in none. */
size_t town_count(const struct town *town, char letter);
size_t town_outside(const struct town *town);

#endif
