/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of classes: few, ordered by lightness, the same for the colour-blind.
 *
 * A sequential ramp from cream over terracotta to dark plum. The question of all our maps
 * is "how great is the need", which has one direction, so a sequential ramp is right also
 * for an index centred on 100; only a change has two directions, and gets a diverging
 * one (petrol for falling, terracotta for rising, light in the middle).
 *
 * Law      darker is more need; lightness (CIE L*) falls strictly from class to class, so
 *          that order survives a grey copier; neighbouring classes keep their distance
 *          under protanopia, deuteranopia and tritanopia (tests/unit/maps/palette_test.c
 *          measures it).
 * Units    colours are 0xRRGGBB, sRGB.
 */
#ifndef TRYG_MAPS_PALETTE_H
#define TRYG_MAPS_PALETTE_H

#include <stddef.h>

#include "geodata/shape/profile.h"

enum { TRYG_PALETTE_MOST = 9 }; /* classes; more are not told apart */

/* n colours of the sequential ramp into rgb[n], light to dark; n <= TRYG_PALETTE_MOST
 * looks right, more still differ. */
void tryg_palette_need(size_t n, unsigned *rgb);

/* n colours of the diverging ramp into rgb[n], from falling to rising need. */
void tryg_palette_change(size_t n, unsigned *rgb);

/* The colour of each level of a profile, into rgb[profile->levels]: dark where the need
 * is great, whatever way the profile counts. What pages, GeoTIFF, GeoPackage and report
 * share. */
void tryg_palette_levels(const struct tryg_profile *profile, unsigned *rgb);

#endif
