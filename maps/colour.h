/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours as people see them: CIE L*a*b*, mixing, and what the colour-blind see.
 *
 * Units    rgb is 0xRRGGBB in sRGB; L* runs from 0 (black) to 100 (white), D65.
 */
#ifndef TRYG_MAPS_COLOUR_H
#define TRYG_MAPS_COLOUR_H

struct tryg_lab {
    double l, a, b;
};

struct tryg_lab tryg_lab_of(unsigned rgb);
unsigned tryg_lab_rgb(struct tryg_lab lab); /* what sRGB cannot show is cut off */

/* t = 0 gives `from`, 1 gives `to`; straight in L*a*b*. */
unsigned tryg_colour_mix(unsigned from, unsigned to, double t);

/* The distance between two colours; 1 is about the least an eye can see side by side, 10
 * is clear at a glance. Method: Euclid in L*a*b* (CIE 1976). */
double tryg_colour_distance(unsigned one, unsigned other);

enum tryg_colour_blind { TRYG_PROTAN, TRYG_DEUTAN, TRYG_TRITAN, TRYG_COLOUR_BLINDS };

/* What somebody sees who lacks one kind of cone.
 * Method   Machado, Oliveira & Fernandes (2009), IEEE Trans. Vis. Comput. Graph. 15(6),
 *          severity 1.0, on linear RGB. */
unsigned tryg_colour_blind(unsigned rgb, enum tryg_colour_blind kind);

/* What a grey copier leaves: the grey of the same lightness. */
unsigned tryg_colour_grey(unsigned rgb);

#endif
