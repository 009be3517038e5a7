/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A town to draw maps of: eleven squares of a kilometre round a hole, and an islet.
 *
 *      1  2  3  4           index 2010, on the scale 100 = mean, markant from 110:
 *      5  .  6  7           112   111.5 106   105
 *      8  9 10 11    12     101   (hole) 103  100
 *                           97    95    93    88        12: no data
 *
 * so the levels hold, from markant down, 2 2 3 2 2 areas, and 1 has no data. Squares 1
 * and 2 are markant; 2 and 4 are on the border of another level. In 2014 all are 4 lower,
 * but 11, which is 6 higher. */
#ifndef TESTS_MAPS_FAKE_TOWN_H
#define TESTS_MAPS_FAKE_TOWN_H

#include "maps/atlas.h"
#include "maps/plate.h"

enum { FAKE_AREAS = 12, FAKE_LEVELS = 5, FAKE_GROUPS = 2, FAKE_INDICATORS = 2 };
#define FAKE_WEST 720000.0
#define FAKE_SOUTH 6170000.0

struct fake_town {
    tryg_arena *arena;
    struct tryg_system town, halves, city;
    const struct tryg_system *systems[3];
    struct tryg_level level[FAKE_LEVELS];
    struct tryg_group group[FAKE_GROUPS];
    struct tryg_indicator indicator[FAKE_INDICATORS];
    struct tryg_profile profile;
    int years[2];
    struct tryg_results results;
    struct tryg_map_base base;
};

void fake_town_make(struct fake_town *town, tryg_arena *arena);

/* One whole page of it, as the atlas would make it. */
const struct tryg_plate *fake_town_plate(struct fake_town *town, enum tryg_map_kind kind,
                                         size_t part, size_t year);

/* What is sure of 2014 against 2010: square 1 falls by 4, square 11 rises by 6, of square
 * 3 nothing can be told (nor of 12), and the others have no sure change. */
const struct tryg_comparison *fake_town_comparison(struct fake_town *town);

/* The pages of that comparison: the change, and the levels beside each other. */
const struct tryg_plate *fake_town_sure(struct fake_town *town);
const struct tryg_plate *fake_town_pair(struct fake_town *town);

/* The page of small charts of 2010 and 2014. */
const struct tryg_plate *fake_town_trend(struct fake_town *town);

/* The colour 0xRRGGBB at (x, y) points of a page of that resolution; a picture that
 * fake_town_picture made. */
struct fake_picture {
    double dpi;
    int width, height;
    unsigned *rgb;
};
struct fake_picture fake_town_picture(struct fake_town *town,
                                      const struct tryg_plate *plate, double dpi);
unsigned fake_picture_at(const struct fake_picture *picture, double x, double y);

/* Say that there is nothing to set text in; returns what main then returns. */
int fake_town_no_font(void);

/* A fresh path under /tmp, owner the town's arena. */
const char *fake_town_path(struct fake_town *town, const char *ending);

/* All of a file; NULL if it is not there. */
char *fake_town_read(struct fake_town *town, const char *path, size_t *bytes);

#endif
