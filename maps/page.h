/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page: A4 landscape, where its parts stand, and how the land lies in its frame.
 *
 *     +--------------------------------------------------+
 *     | title                                 |  legend  |
 *     | subtitle                              |          |
 *     | +-----------------------------------+ |  how to  |
 *     | |                                   | |  read    |
 *     | |            frame                  | |          |
 *     | |                                   | |  the     |
 *     | |                                   | |  areas   |
 *     | +-----------------------------------+ |          |
 *     | foot: source, attribution, run                   |
 *     +--------------------------------------------------+
 *
 * Units    points (1/72 inch), x to the right, y downwards; land in metres of the CRS.
 */
#ifndef TRYG_MAPS_PAGE_H
#define TRYG_MAPS_PAGE_H

#include "geodata/shape/outlines.h"

/* 3508 x 2480 pixels at 300 dpi, in points. */
#define TRYG_PAGE_WIDTH (3508 * 72.0 / 300.0)
#define TRYG_PAGE_HEIGHT (2480 * 72.0 / 300.0)

struct tryg_rect {
    double x, y, width, height;
};

struct tryg_page {
    struct tryg_rect head, frame, panel, foot;
};

struct tryg_page tryg_page_plan(void);

bool tryg_rect_overlap(struct tryg_rect a, struct tryg_rect b);
bool tryg_rect_holds(struct tryg_rect outer, struct tryg_rect inner);

/* Where a place in the land comes to stand: x = x0 + east * per_m, y = y0 - north *
 * per_m. */
struct tryg_view {
    struct tryg_rect frame;
    double x0, y0;
    double per_m; /* points a metre */
};

/* The largest view of `land` in `frame`, centred, with a little air round it. A land
 * without extent is shown 1 km wide. */
struct tryg_view tryg_view_fit(struct tryg_rect frame, struct tryg_box land);

double tryg_view_x(const struct tryg_view *view, double east);
double tryg_view_y(const struct tryg_view *view, double north);

#endif
