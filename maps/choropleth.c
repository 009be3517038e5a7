/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/choropleth.h"

#include <math.h>

static const double BOLD = 1.7, THIN = 1.0; /* points */

void tryg_sheet_trace(cairo_t *cr, const struct tryg_outlines *outlines, size_t a)
{
    for (size_t part = outlines->part_at[a]; part < outlines->part_at[a + 1]; part++) {
        for (size_t r = outlines->ring_at[part]; r < outlines->ring_at[part + 1]; r++) {
            size_t from = outlines->point_at[r], to = outlines->point_at[r + 1];
            cairo_move_to(cr, outlines->x[from], outlines->y[from]);
            for (size_t p = from + 1; p + 1 < to; p++) {
                cairo_line_to(cr, outlines->x[p], outlines->y[p]);
            }
            cairo_close_path(cr);
        }
    }
}

/* The box round area a, cut to the frame: patterns need not be drawn beyond it. */
static struct tryg_rect box_on_page(const struct tryg_sheet *sheet,
                                    const struct tryg_outlines *outlines, size_t a)
{
    struct tryg_rect frame = sheet->page.frame;
    struct tryg_box box = tryg_outlines_area_box(outlines, a);
    double left = fmax(box.west, frame.x), top = fmax(box.south, frame.y);
    return (struct tryg_rect){left, top,
                              fmax(fmin(box.east, frame.x + frame.width) - left, 0.0),
                              fmax(fmin(box.north, frame.y + frame.height) - top, 0.0)};
}

static void fill_layer(const struct tryg_sheet *sheet,
                       const struct tryg_outlines *outlines, unsigned rgb)
{
    for (size_t a = 0; a < outlines->areas; a++) {
        tryg_sheet_trace(sheet->cr, outlines, a);
        tryg_ink(sheet->cr, rgb);
        cairo_fill(sheet->cr);
    }
}

static void stroke_layer(const struct tryg_sheet *sheet,
                         const struct tryg_outlines *outlines, unsigned rgb, double width)
{
    for (size_t a = 0; a < outlines->areas; a++) {
        tryg_sheet_trace(sheet->cr, outlines, a);
    }
    tryg_ink(sheet->cr, rgb);
    cairo_set_line_width(sheet->cr, width);
    cairo_stroke(sheet->cr);
}

static void stroke_borders(const struct tryg_sheet *sheet,
                           const struct tryg_borders *borders, unsigned rgb, double width)
{
    cairo_t *cr = sheet->cr;
    for (size_t b = 0; b < borders->n; b++) {
        cairo_move_to(cr, borders->x[borders->at[b]], borders->y[borders->at[b]]);
        for (size_t p = borders->at[b] + 1; p < borders->at[b + 1]; p++) {
            cairo_line_to(cr, borders->x[p], borders->y[p]);
        }
    }
    tryg_ink(cr, rgb);
    cairo_set_line_width(cr, width);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_stroke(cr);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
}

static void fill_area(const struct tryg_sheet *sheet, size_t a)
{
    const struct tryg_plate *plate = sheet->plate;
    const struct tryg_outlines *areas = &plate->ground->areas;
    cairo_t *cr = sheet->cr;
    int class = plate->class_of[a];
    tryg_sheet_trace(cr, areas, a);
    if (plate->show[a] && class < 0) {
        cairo_save(cr);
        cairo_clip(cr);
        tryg_sheet_no_data(cr, box_on_page(sheet, areas, a));
        cairo_restore(cr);
        return;
    }
    tryg_ink(cr, plate->show[a] ? plate->classes->rgb[class] : TRYG_NEIGHBOUR);
    cairo_fill(cr);
}

static void mark_area(const struct tryg_sheet *sheet, size_t a)
{
    const struct tryg_plate *plate = sheet->plate;
    const struct tryg_outlines *areas = &plate->ground->areas;
    int class = plate->class_of[a];
    if (class < 0) {
        return; /* the pattern of "no data" stands alone */
    }
    cairo_save(sheet->cr);
    tryg_sheet_trace(sheet->cr, areas, a);
    cairo_clip(sheet->cr);
    tryg_sheet_mark(sheet->cr, box_on_page(sheet, areas, a), plate->classes->rgb[class]);
    cairo_restore(sheet->cr);
}

static void draw_parks(const struct tryg_sheet *sheet)
{
    const struct tryg_outlines *parks = &sheet->plate->ground->parks;
    for (size_t a = 0; a < parks->areas; a++) {
        if (parks->part_at[a] == parks->part_at[a + 1]) {
            continue;
        }
        cairo_save(sheet->cr);
        tryg_sheet_trace(sheet->cr, parks, a);
        cairo_clip(sheet->cr);
        tryg_sheet_park(sheet->cr, box_on_page(sheet, parks, a));
        cairo_restore(sheet->cr);
    }
}

/* An outline lies inside its area, so that piers and moats do not swell into their
 * surroundings; a light hairline keeps it apart from a dark ground. Dashed: the level is
 * on the border of another. */
static void outline(const struct tryg_sheet *sheet, size_t a, double width, bool dashed)
{
    cairo_t *cr = sheet->cr;
    cairo_save(cr);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
    cairo_set_miter_limit(cr, 2.0);
    tryg_sheet_trace(cr, &sheet->plate->ground->areas, a);
    cairo_clip_preserve(cr);
    tryg_ink(cr, TRYG_PAPER);
    cairo_set_line_width(cr, 2.0 * (width + 0.7));
    cairo_stroke_preserve(cr);
    tryg_ink(cr, TRYG_INK);
    cairo_set_line_width(cr, 2.0 * width);
    if (dashed) {
        tryg_sheet_dash(cr);
    }
    cairo_stroke(cr);
    cairo_restore(cr);
}

/* Two lines inside the border, of which a bold outline leaves the inner one to be seen.
 */
static void outline_twice(const struct tryg_sheet *sheet, size_t a)
{
    static const double REACH[] = {4.0, 3.3, 2.4, 0.9};
    static const unsigned RGB[] = {TRYG_PAPER, TRYG_INK, TRYG_PAPER, TRYG_INK};
    cairo_t *cr = sheet->cr;
    cairo_save(cr);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
    cairo_set_miter_limit(cr, 2.0);
    tryg_sheet_trace(cr, &sheet->plate->ground->areas, a);
    cairo_clip_preserve(cr);
    for (size_t i = 0; i < sizeof REACH / sizeof *REACH; i++) {
        tryg_ink(cr, RGB[i]);
        cairo_set_line_width(cr, 2.0 * REACH[i]);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
    cairo_restore(cr);
}

/* Areas in doubt first, so that no dash lies on a marked outline. */
static void outline_areas(const struct tryg_sheet *sheet)
{
    const struct tryg_plate *plate = sheet->plate;
    bool doubted = tryg_plate_has_doubt(plate);
    for (size_t a = 0; doubted && a < plate->n; a++) {
        if (plate->doubt[a] && !plate->alarm[a]) {
            outline(sheet, a, THIN, true);
        }
    }
    for (size_t a = 0; a < plate->n; a++) {
        if (plate->was[a]) {
            outline_twice(sheet, a);
        }
    }
    for (size_t a = 0; a < plate->n; a++) {
        if (plate->alarm[a]) {
            outline(sheet, a, BOLD, doubted && plate->doubt[a]);
        }
    }
}

static void draw_areas(const struct tryg_sheet *sheet)
{
    const struct tryg_plate *plate = sheet->plate;
    for (size_t a = 0; a < plate->n; a++) {
        fill_area(sheet, a);
    }
    for (size_t a = 0; a < plate->n; a++) {
        if (plate->alarm[a]) {
            mark_area(sheet, a);
        }
    }
}

static void draw_borders(const struct tryg_sheet *sheet)
{
    const struct tryg_ground *ground = sheet->plate->ground;
    stroke_borders(sheet, &ground->borders, TRYG_BORDER, 0.4);
    stroke_layer(sheet, &ground->coarser, TRYG_BORDER, 0.9);
    stroke_layer(sheet, &ground->city, TRYG_BORDER, 0.9);
    outline_areas(sheet);
}

void tryg_choropleth_draw(const struct tryg_sheet *sheet)
{
    const struct tryg_ground *ground = sheet->plate->ground;
    struct tryg_rect frame = sheet->page.frame;
    cairo_t *cr = sheet->cr;
    cairo_save(cr);
    cairo_rectangle(cr, frame.x, frame.y, frame.width, frame.height);
    cairo_clip(cr);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_BEVEL); /* thin lines: a round join costs */
    tryg_ink(cr, TRYG_LAND);
    cairo_paint(cr);
    fill_layer(sheet, &ground->neighbours, TRYG_NEIGHBOUR);
    stroke_layer(sheet, &ground->neighbours, TRYG_PAPER, 0.8);
    draw_areas(sheet);
    draw_parks(sheet);
    fill_layer(sheet, &ground->water, TRYG_WATER);
    draw_borders(sheet);
    cairo_restore(cr);
}
