/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/sheet.h"

#include "maps/choropleth.h"
#include "maps/furniture.h"
#include "maps/labels.h"
#include "maps/legend.h"
#include "maps/multiples.h"
#include "maps/pair.h"
#include "maps/roll.h"
#include "maps/words.h"

#include <math.h>

static const double ROLL_GAP = 7.0, TITLE = 20.0, TITLE_LEAST = 13.0;

static void draw_paper(const struct tryg_sheet *sheet)
{
    tryg_ink(sheet->cr, TRYG_PAPER);
    cairo_rectangle(sheet->cr, 0.0, 0.0, TRYG_PAGE_WIDTH, TRYG_PAGE_HEIGHT);
    cairo_fill(sheet->cr);
}

/* The plain word for invented data, framed, at the right end of the head. Returns the
 * width it takes. */
static double draw_warning(struct tryg_sheet *sheet)
{
    const char *text = sheet->plate->base->warning;
    struct tryg_rect head = sheet->page.head;
    if (!text || !*text) {
        return 0.0;
    }
    struct tryg_style style = {
        .size = 9.0, .weight = TRYG_BOLD, .rgb = TRYG_INK, .align = TRYG_RIGHT};
    struct tryg_extent extent = tryg_letters_measure(&sheet->letters, &style, text);
    double wide = extent.width + 14.0, tall = extent.height + 4.0;
    cairo_rectangle(sheet->cr, head.x + head.width - wide + 0.5, head.y + 6.0, wide - 1.0,
                    tall);
    tryg_ink(sheet->cr, TRYG_INK);
    cairo_set_line_width(sheet->cr, 1.0);
    cairo_stroke(sheet->cr);
    tryg_letters_set(&sheet->letters, &style, text, head.x + head.width - 7.0,
                     head.y + 8.0);
    return wide + 12.0;
}

/* A long title is set smaller before it is cut. */
static double title_size(struct tryg_sheet *sheet, struct tryg_style style,
                         const char *title)
{
    double room = style.width;
    style.width = 0.0;
    style.lines = 0;
    double wide = tryg_letters_measure(&sheet->letters, &style, title).width;
    return fmax(TITLE_LEAST, fmin(TITLE, TITLE * room / wide * 0.995));
}

static void draw_head(struct tryg_sheet *sheet)
{
    struct tryg_rect head = sheet->page.head;
    double taken = draw_warning(sheet);
    struct tryg_style style = {.size = TITLE,
                               .weight = TRYG_SEMIBOLD,
                               .rgb = TRYG_INK,
                               .width = head.width - taken,
                               .lines = 1};
    const char *title = tryg_words_title(sheet->plate, sheet->arena);
    style.size = title_size(sheet, style, title);
    tryg_letters_set(&sheet->letters, &style, title, head.x,
                     head.y - 4.0 + (TITLE - style.size));
    style.size = 10.5;
    style.weight = TRYG_REGULAR;
    style.rgb = TRYG_INK_SOFT;
    style.width = head.width;
    tryg_letters_set(&sheet->letters, &style,
                     tryg_words_subtitle(sheet->plate, sheet->arena), head.x,
                     head.y + 25.0);
}

void tryg_sheet_foot(struct tryg_sheet *sheet)
{
    struct tryg_rect foot = sheet->page.foot;
    struct tryg_style style = {.size = 6.6,
                               .rgb = TRYG_INK_SOFT,
                               .width = foot.width * 0.64,
                               .lines = 2,
                               .leading = 0.9};
    tryg_letters_set(&sheet->letters, &style,
                     tryg_words_source(sheet->plate, sheet->arena), foot.x, foot.y + 6.0);
    style.width = 0.0;
    style.align = TRYG_RIGHT;
    tryg_letters_set(&sheet->letters, &style, tryg_words_run(sheet->plate, sheet->arena),
                     foot.x + foot.width, foot.y + 6.0);
}

void tryg_sheet_frame(const struct tryg_sheet *sheet)
{
    struct tryg_rect frame = sheet->page.frame;
    cairo_rectangle(sheet->cr, frame.x, frame.y, frame.width, frame.height);
    tryg_ink(sheet->cr, TRYG_RULE);
    cairo_set_line_width(sheet->cr, 0.6);
    cairo_stroke(sheet->cr);
}

static void draw_map(struct tryg_sheet *sheet, const struct tryg_labels *labels,
                     const struct tryg_furniture *furniture)
{
    tryg_choropleth_draw(sheet);
    tryg_labels_draw(sheet, labels);
    tryg_furniture_draw(sheet, furniture);
    tryg_sheet_frame(sheet);
}

void tryg_sheet_begin(struct tryg_sheet *sheet, cairo_t *cr,
                      const struct tryg_plate *plate, tryg_arena *arena)
{
    *sheet = (struct tryg_sheet){
        .cr = cr, .page = tryg_page_plan(), .plate = plate, .arena = arena};
    tryg_lettering_begin(&sheet->letters, cr, plate->family);
    draw_paper(sheet);
    draw_head(sheet);
}

void tryg_sheet_draw(cairo_t *cr, const struct tryg_plate *plate, tryg_arena *arena)
{
    struct tryg_sheet sheet;
    if (plate->want.trend) {
        tryg_multiples_draw(cr, plate, arena);
        return;
    }
    if (plate->then) {
        tryg_pair_draw(cr, plate, arena);
        return;
    }
    const struct tryg_ground *ground = plate->ground;
    struct tryg_furniture furniture = tryg_furniture_plan(&ground->view, &ground->cover);
    struct tryg_labels labels;
    tryg_sheet_begin(&sheet, cr, plate, arena);
    double y = tryg_legend_draw(&sheet) + ROLL_GAP;
    double room = sheet.page.panel.y + sheet.page.panel.height - y;
    struct tryg_roll roll = tryg_roll_plan(plate->shown, room);
    tryg_labels_plan(&labels, &sheet, roll.columns > 0, 1, &furniture.box);
    draw_map(&sheet, &labels, &furniture);
    tryg_roll_draw(&sheet, &roll, &labels, y);
    tryg_sheet_foot(&sheet);
    tryg_lettering_end(&sheet.letters);
}
