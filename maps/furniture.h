/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scale bar and the north arrow, together in the emptiest corner of the frame. */
#ifndef TRYG_MAPS_FURNITURE_H
#define TRYG_MAPS_FURNITURE_H

#include "maps/sheet.h"

struct tryg_furniture {
    struct tryg_rect box; /* what labels keep clear of */
    double bar_m;         /* length of the scale bar: 1, 2 or 5 times a power of ten */
};

/* In       view and cover of the page's ground. */
struct tryg_furniture tryg_furniture_plan(const struct tryg_view *view,
                                          const struct tryg_cover *cover);

void tryg_furniture_draw(struct tryg_sheet *sheet,
                         const struct tryg_furniture *furniture);

#endif
