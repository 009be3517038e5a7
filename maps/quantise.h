/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture in at most 256 colours.
 *
 * A map is flat colours and the blends along their edges: some ten thousand shades, of
 * which a few dozen fill nearly all of it. The 256 most frequent (counted on every third
 * row) are kept exactly, every other shade becomes the nearest of them. A third of the
 * bytes then have to be packed.
 *
 * Law      the answer depends on the pixels alone; ties go to the lower colour value.
 */
#ifndef TRYG_MAPS_QUANTISE_H
#define TRYG_MAPS_QUANTISE_H

#include <stdint.h>

#include "geodata/base/arena.h"

enum { TRYG_COLOURS_MOST = 256 };

struct tryg_picture {
    size_t width, height;
    size_t colours;
    uint32_t rgb[TRYG_COLOURS_MOST]; /* 0x00RRGGBB */
    unsigned char *index;            /* [width * height] */
};

/* pixel(x, y) is the 32-bit word at pixels + y * stride + 4 * x; its top byte is ignored.
 */
void tryg_quantise(struct tryg_picture *picture, const unsigned char *pixels,
                   size_t width, size_t height, size_t stride, tryg_arena *arena);

#endif
