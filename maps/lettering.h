/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on a page: a few styles, measured and set by Pango.
 *
 * Units    points (1/72 inch), y downwards.
 * Law      no hinting and no rounding of glyph positions, so that a line is as long on
 *          paper as on a screen, in every format.
 * Threads  one struct tryg_lettering belongs to one thread; Pango keeps a font map a
 *          thread.
 */
#ifndef TRYG_MAPS_LETTERING_H
#define TRYG_MAPS_LETTERING_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include <stdbool.h>

#include "geodata/base/error.h"

enum tryg_weight { TRYG_REGULAR, TRYG_SEMIBOLD, TRYG_BOLD, TRYG_ITALIC };
enum tryg_align { TRYG_LEFT, TRYG_CENTRE, TRYG_RIGHT };

/* How a text is set. */
struct tryg_style {
    double size; /* points */
    enum tryg_weight weight;
    unsigned rgb;
    enum tryg_align align;
    double width;   /* wrapped to this; 0 = one line, as long as it gets */
    int lines;      /* at most so many, the last ends in an ellipsis; 0 = any number */
    bool whole;     /* words are never broken, even where one is wider than `width` */
    double leading; /* line height as a share of the font's own; 0 = 1 */
};

struct tryg_lettering {
    cairo_t *cr;
    PangoLayout *layout;
    const char *family;
};

struct tryg_extent {
    double width, height, baseline; /* baseline of the first line below the top */
};

/* The family to set in: Open Sans, else DejaVu Sans; NULL when neither is installed. */
const char *tryg_lettering_family(void);

/* The error for that: says which to install. */
enum tryg_status tryg_lettering_no_font(struct tryg_error *err);

/* Begin on cr, in `family`. tryg_lettering_end frees it; cr stays the caller's. */
void tryg_lettering_begin(struct tryg_lettering *letters, cairo_t *cr,
                          const char *family);
void tryg_lettering_end(struct tryg_lettering *letters);

struct tryg_extent tryg_letters_measure(struct tryg_lettering *letters,
                                        const struct tryg_style *style, const char *text);

/* Set the text with its top at y. x is its left edge, middle or right edge, as aligned;
 * where style->width is given, x is the left edge of that width. Returns the height. */
double tryg_letters_set(struct tryg_lettering *letters, const struct tryg_style *style,
                        const char *text, double x, double y);

/* The same with a halo `reach` points wide in another colour under it. */
double tryg_letters_halo(struct tryg_lettering *letters, const struct tryg_style *style,
                         const char *text, double x, double y, unsigned halo_rgb,
                         double reach);

/* cairo_set_source_rgb with 0xRRGGBB. */
void tryg_ink(cairo_t *cr, unsigned rgb);

#endif
