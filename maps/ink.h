/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of everything that is not a class: quiet, so that the classes speak. */
#ifndef TRYG_MAPS_INK_H
#define TRYG_MAPS_INK_H

enum {
    TRYG_INK = 0x22262B,      /* text, bold outlines */
    TRYG_INK_SOFT = 0x5A616A, /* second text */
    TRYG_RULE = 0xC4C7CA,     /* lines of the page */
    TRYG_PAPER = 0xFFFFFF,
    TRYG_LAND = 0xF4F3EF,      /* outside, nothing known */
    TRYG_NEIGHBOUR = 0xE9E7E1, /* neighbours, and areas the page is not about */
    TRYG_WATER = 0xD0E3ED,
    TRYG_PARK = 0x5E8C61,
    TRYG_BORDER = 0x6F675F, /* between areas */
};

#endif
