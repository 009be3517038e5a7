/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/palette.h"

#include "maps/colour.h"

/* Anchors of the ramps, light to dark. Between them colours are mixed in L*a*b*. */
static const unsigned NEED[] = {0xFCF3E4, 0xFADDB5, 0xF2BC86, 0xE4926A,
                                0xC8635C, 0x973B5A, 0x571F4A};
static const unsigned CHANGE[] = {0x1B5565, 0x5E9AA5, 0xB9D8DB, 0xF6F3EC,
                                  0xF5CFA6, 0xD8825C, 0x8E3540};
enum { ANCHORS = 7 };

static unsigned along(const unsigned anchor[ANCHORS], double t)
{
    double at = t * (ANCHORS - 1);
    int before = at >= ANCHORS - 1 ? ANCHORS - 2 : (int)at;
    return tryg_colour_mix(anchor[before], anchor[before + 1], at - before);
}

/* Two or three classes need not stretch to the ends, which are glaring beside each
 * other. */
static void sample(const unsigned anchor[ANCHORS], size_t n, double rim, unsigned *rgb)
{
    for (size_t i = 0; i < n; i++) {
        double t = n == 1 ? 0.5 : (double)i / (double)(n - 1);
        rgb[i] = along(anchor, rim + t * (1.0 - 2.0 * rim));
    }
}

void tryg_palette_need(size_t n, unsigned *rgb)
{
    sample(NEED, n, n <= 3 ? 0.08 : 0.0, rgb);
}

void tryg_palette_change(size_t n, unsigned *rgb)
{
    sample(CHANGE, n, n <= 3 ? 0.2 : 0.0, rgb);
}

void tryg_palette_levels(const struct tryg_profile *profile, unsigned *rgb)
{
    size_t n = profile->levels;
    tryg_palette_need(n, rgb);
    if (profile->orientation == TRYG_SAFE) { /* the lowest values are the greatest need */
        for (size_t i = 0; i < n / 2; i++) {
            unsigned swap = rgb[i];
            rgb[i] = rgb[n - 1 - i];
            rgb[n - 1 - i] = swap;
        }
    }
}
