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
    for (double k = ceil(left / step); k * step <= right; k += 1.0) {
        double x = slope > 0 ? k * step - box.y : k * step + box.y;
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

/* Rows of dots, every second row shifted by half a step. A dot is a line without length
 * and with round ends: much less to write than a circle. */
void tryg_sheet_park(cairo_t *cr, struct tryg_rect box)
{
    const double step = 3.4;
    if (!(box.width > 0.0) || !(box.height > 0.0)) {
        return;
    }
    for (double row = floor(box.y / step); row * step <= box.y + box.height; row += 1.0) {
        double shift = fmod(row, 2.0) != 0.0 ? step / 2.0 : 0.0;
        double k = floor((box.x - shift) / step);
        for (; k * step + shift <= box.x + box.width; k += 1.0) {
            cairo_move_to(cr, k * step + shift, row * step);
            cairo_close_path(cr);
        }
    }
    tryg_ink(cr, TRYG_PARK);
    cairo_set_line_width(cr, 0.85);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_stroke(cr);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
}
