/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/colour.h"
#include "maps/sheet.h"

#include <math.h>

/* Lines are counted from the page's corner, not from the box's, so that the pattern runs
 * on from one area to the next. */
void tryg_sheet_hatch(cairo_t *cr, struct tryg_rect box, int slope, double apart,
                      double width, unsigned rgb)
{
    if (!(box.width > 0.0) || !(box.height > 0.0)) {
        return;
    }
    double step = apart * sqrt(2.0); /* between lines, measured along x */
    double left = slope > 0 ? box.x + box.y : box.x - box.y - box.height;
    double right =
        slope > 0 ? box.x + box.width + box.y + box.height : box.x + box.width - box.y;
    long last = lround(floor(right / step));
    for (long k = lround(ceil(left / step)); k <= last; k++) {
        double at = (double)k * step, x = slope > 0 ? at - box.y : at + box.y;
        cairo_move_to(cr, x, box.y);
        cairo_line_to(cr, x - slope * box.height, box.y + box.height);
    }
    tryg_ink(cr, rgb);
    cairo_set_line_width(cr, width);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_stroke(cr);
}

void tryg_sheet_mark(cairo_t *cr, struct tryg_rect box, unsigned ground_rgb)
{
    bool dark = tryg_lab_of(ground_rgb).l < 52.0;
    unsigned rgb = tryg_colour_mix(ground_rgb, dark ? TRYG_PAPER : TRYG_INK, 0.6);
    tryg_sheet_hatch(cr, box, 1, 4.2, 0.7, rgb);
}

void tryg_sheet_no_data(cairo_t *cr, struct tryg_rect box)
{
    tryg_ink(cr, TRYG_PAPER);
    cairo_paint(cr);
    tryg_sheet_hatch(cr, box, -1, 2.4, 0.5, 0x9A9DA1);
}

void tryg_sheet_dash(cairo_t *cr)
{
    static const double dash[] = {4.6, 2.6};
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cr, dash, 2, 0.0);
}

/* Rows of dots, every second row shifted by half a step. A dot is a line without length
 * and with round ends: much less to write than a circle. */
void tryg_sheet_park(cairo_t *cr, struct tryg_rect box)
{
    const double step = 3.4;
    if (!(box.width > 0.0) || !(box.height > 0.0)) {
        return;
    }
    long first_row = lround(floor(box.y / step)), first = lround(floor(box.x / step));
    long last_row = lround(floor((box.y + box.height) / step));
    long last = lround(floor((box.x + box.width) / step));
    for (long row = first_row; row <= last_row; row++) {
        double shift = row % 2 ? step / 2.0 : 0.0;
        for (long k = first - 1; k <= last; k++) {
            cairo_move_to(cr, (double)k * step + shift, (double)row * step);
            cairo_close_path(cr);
        }
    }
    tryg_ink(cr, TRYG_PARK);
    cairo_set_line_width(cr, 0.85);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_stroke(cr);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
}
