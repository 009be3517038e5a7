/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/furniture.h"

#include "geodata/base/number.h"

#include <math.h>

static const double BAR_MOST = 118.0, BAR_TALL = 4.0;
static const double BOX_WIDE = 172.0, BOX_TALL = 40.0, INSET = 6.0;
static const double ARROW_ROOM = 22.0;

static double round_down(double metres)
{
    double ten = pow(10.0, floor(log10(metres)));
    return metres >= 5.0 * ten ? 5.0 * ten : metres >= 2.0 * ten ? 2.0 * ten : ten;
}

struct tryg_furniture tryg_furniture_plan(const struct tryg_view *view,
                                          const struct tryg_cover *cover)
{
    struct tryg_rect frame = view->frame;
    double left = frame.x + INSET, right = frame.x + frame.width - INSET - BOX_WIDE;
    double top = frame.y + INSET, bottom = frame.y + frame.height - INSET - BOX_TALL;
    const struct tryg_rect corner[] = {{left, bottom, BOX_WIDE, BOX_TALL},
                                       {right, bottom, BOX_WIDE, BOX_TALL},
                                       {right, top, BOX_WIDE, BOX_TALL},
                                       {left, top, BOX_WIDE, BOX_TALL}};
    struct tryg_furniture best = {.box = corner[0]};
    double least = tryg_cover_share(cover, corner[0]);
    for (size_t i = 1; i < sizeof corner / sizeof *corner; i++) {
        double share = tryg_cover_share(cover, corner[i]);
        if (share < least) {
            least = share;
            best.box = corner[i];
        }
    }
    best.bar_m = round_down(BAR_MOST / view->per_m);
    return best;
}

static void draw_arrow(struct tryg_sheet *sheet, double x, double y, double tall)
{
    cairo_t *cr = sheet->cr;
    double half = tall * 0.27, notch = tall * 0.78;
    tryg_ink(cr, TRYG_INK);
    cairo_set_line_width(cr, 0.7);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x - half, y + tall);
    cairo_line_to(cr, x, y + notch);
    cairo_close_path(cr);
    cairo_fill_preserve(cr);
    cairo_line_to(cr, x + half, y + tall);
    cairo_line_to(cr, x, y + notch);
    cairo_stroke(cr);
    struct tryg_style style = {
        .size = 8.0, .weight = TRYG_SEMIBOLD, .rgb = TRYG_INK, .align = TRYG_CENTRE};
    tryg_letters_set(&sheet->letters, &style, "N", x, y - 11.0);
}

/* "0", "1", "2 km" under the ends and the middle. */
static void letter_bar(struct tryg_sheet *sheet, double x, double y, double length,
                       double metres)
{
    struct tryg_style style = {.size = 7.0, .rgb = TRYG_INK, .align = TRYG_CENTRE};
    bool km = metres >= 1000.0;
    double whole = km ? metres / 1000.0 : metres;
    int decimals = floor(whole / 2.0) < whole / 2.0 ? 1 : 0;
    char half[TRYG_NUMBER_TEXT], full[TRYG_NUMBER_TEXT];
    tryg_number_print(whole / 2.0, decimals, half);
    tryg_number_print(whole, 0, full);
    tryg_letters_set(&sheet->letters, &style, "0", x, y);
    tryg_letters_set(&sheet->letters, &style, half, x + length / 2.0, y);
    tryg_letters_set(&sheet->letters, &style,
                     tryg_arena_print(sheet->arena, "%s %s", full, km ? "km" : "m"),
                     x + length, y);
}

void tryg_furniture_draw(struct tryg_sheet *sheet, const struct tryg_furniture *furniture)
{
    cairo_t *cr = sheet->cr;
    struct tryg_rect box = furniture->box;
    double length = furniture->bar_m * sheet->plate->ground->view.per_m;
    double x = box.x + ARROW_ROOM + 14.0, y = box.y + 17.0;
    draw_arrow(sheet, box.x + 12.0, box.y + 14.0, 21.0);
    tryg_ink(cr, TRYG_PAPER);
    cairo_rectangle(cr, x, y, length, BAR_TALL);
    cairo_fill(cr);
    tryg_ink(cr, TRYG_INK);
    cairo_rectangle(cr, x, y, length / 2.0, BAR_TALL);
    cairo_fill(cr);
    cairo_rectangle(cr, x, y, length, BAR_TALL);
    cairo_set_line_width(cr, 0.6);
    cairo_stroke(cr);
    letter_bar(sheet, x, y + BAR_TALL + 1.5, length, furniture->bar_m);
}
