/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/page.h"

#include <math.h>

static const double MARGIN = 34.0, HEAD = 50.0, FOOT = 24.0, PANEL = 218.0, GAP = 18.0;
static const double AIR = 0.03; /* of the frame, on every side */

struct tryg_page tryg_page_plan(void)
{
    double inner = TRYG_PAGE_WIDTH - 2.0 * MARGIN;
    double tall = TRYG_PAGE_HEIGHT - 2.0 * MARGIN;
    double wide = inner - PANEL - GAP;
    return (struct tryg_page){
        .head = {MARGIN, MARGIN, wide, HEAD},
        .frame = {MARGIN, MARGIN + HEAD, wide, tall - HEAD - FOOT},
        .panel = {MARGIN + wide + GAP, MARGIN, PANEL, tall - FOOT},
        .foot = {MARGIN, MARGIN + tall - FOOT, inner, FOOT},
    };
}

bool tryg_rect_overlap(struct tryg_rect a, struct tryg_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

bool tryg_rect_holds(struct tryg_rect outer, struct tryg_rect inner)
{
    return outer.x <= inner.x && outer.y <= inner.y &&
           inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

struct tryg_view tryg_view_fit(struct tryg_rect frame, struct tryg_box land)
{
    double wide = land.east - land.west, tall = land.north - land.south;
    if (!(wide > 0.0) && !(tall > 0.0)) {
        wide = 1000.0;
    }
    double per_m = fmin((1.0 - 2.0 * AIR) * frame.width / fmax(wide, 1e-6),
                        (1.0 - 2.0 * AIR) * frame.height / fmax(tall, 1e-6));
    return (struct tryg_view){
        .frame = frame,
        .x0 = frame.x + frame.width / 2.0 - per_m * (land.west + land.east) / 2.0,
        .y0 = frame.y + frame.height / 2.0 + per_m * (land.south + land.north) / 2.0,
        .per_m = per_m,
    };
}

double tryg_view_x(const struct tryg_view *view, double east)
{
    return view->x0 + east * view->per_m;
}

double tryg_view_y(const struct tryg_view *view, double north)
{
    return view->y0 - north * view->per_m;
}
