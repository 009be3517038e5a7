/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/legend.h"

#include "geodata/base/number.h"
#include "maps/colour.h"
#include "maps/labels.h"
#include "maps/words.h"

static const double ROW = 15.5, SWATCH_WIDE = 25.0, SWATCH_TALL = 10.5, TEXT_AT = 33.0;

void tryg_legend_order(const struct tryg_plate *plate, size_t *order)
{
    const struct tryg_classes *classes = plate->classes;
    size_t n = classes->n;
    bool darkest_last =
        n < 2 || tryg_lab_of(classes->rgb[n - 1]).l <= tryg_lab_of(classes->rgb[0]).l;
    if (plate->want.kind == TRYG_MAP_CHANGE) {
        darkest_last = plate->results->profile->orientation == TRYG_NEED;
    }
    for (size_t i = 0; i < n; i++) {
        order[i] = darkest_last ? n - 1 - i : i;
    }
}

static void set(struct tryg_sheet *sheet, double size, enum tryg_weight weight,
                unsigned rgb, enum tryg_align align, const char *text, double x, double y)
{
    struct tryg_style style = {
        .size = size, .weight = weight, .rgb = rgb, .align = align};
    tryg_letters_set(&sheet->letters, &style, text, x, y);
}

static void set_count(struct tryg_sheet *sheet, size_t count, double y)
{
    char text[TRYG_NUMBER_TEXT];
    struct tryg_rect panel = sheet->page.panel;
    tryg_number_print((double)count, 0, text);
    set(sheet, 8.2, TRYG_REGULAR, count ? TRYG_INK : TRYG_INK_SOFT, TRYG_RIGHT, text,
        panel.x + panel.width, y);
}

static void set_counts(struct tryg_sheet *sheet, size_t then, size_t now, double y)
{
    struct tryg_rect panel = sheet->page.panel;
    set(sheet, 8.2, TRYG_REGULAR, TRYG_INK, TRYG_RIGHT,
        tryg_arena_print(sheet->arena, "%zu → %zu", then, now), panel.x + panel.width, y);
}

/* A swatch as the areas look: filled, hatched, outlined. */
static void draw_swatch(struct tryg_sheet *sheet, double y, unsigned rgb, bool marked,
                        bool no_data)
{
    cairo_t *cr = sheet->cr;
    struct tryg_rect box = {sheet->page.panel.x + 1.0, y, SWATCH_WIDE, SWATCH_TALL};
    cairo_save(cr);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_clip(cr);
    tryg_ink(cr, rgb);
    cairo_paint(cr);
    if (no_data) {
        tryg_sheet_no_data(cr, box);
    }
    if (marked) {
        tryg_sheet_mark(cr, box, rgb);
    }
    cairo_restore(cr);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    tryg_ink(cr, marked ? TRYG_INK : TRYG_BORDER);
    cairo_set_line_width(cr, marked ? 1.9 : 0.4);
    cairo_stroke(cr);
}

static double draw_heading(struct tryg_sheet *sheet, double y)
{
    struct tryg_rect panel = sheet->page.panel;
    struct tryg_style style = {.size = 10.5,
                               .weight = TRYG_SEMIBOLD,
                               .rgb = TRYG_INK,
                               .width = panel.width - 62.0,
                               .lines = 2};
    double tall = tryg_letters_set(&sheet->letters, &style,
                                   tryg_words_legend(sheet->plate), panel.x, y);
    set(sheet, 6.8, TRYG_REGULAR, TRYG_INK_SOFT, TRYG_RIGHT, TX("antal områder", "areas"),
        panel.x + panel.width, y + tall - 10.5);
    return y + tall + 4.0;
}

static double draw_class(struct tryg_sheet *sheet, size_t c, double y)
{
    const struct tryg_plate *plate = sheet->plate;
    const struct tryg_classes *classes = plate->classes;
    double left = sheet->page.panel.x + TEXT_AT, text_y = y - 0.8;
    bool level = plate->want.kind == TRYG_MAP_LEVEL;
    draw_swatch(sheet, y, classes->rgb[c], classes->alarm[c], false);
    set(sheet, 8.2, classes->alarm[c] ? TRYG_BOLD : TRYG_REGULAR, TRYG_INK, TRYG_LEFT,
        classes->label[c], left, text_y);
    if (level) {
        set(sheet, 7.0, TRYG_REGULAR, TRYG_INK_SOFT, TRYG_RIGHT,
            tryg_classes_span(classes, c, sheet->arena),
            sheet->page.panel.x + sheet->page.panel.width - (plate->then ? 42.0 : 24.0),
            text_y + 0.9);
    }
    if (plate->then) {
        set_counts(sheet, plate->then->count[c], plate->count[c], text_y);
    } else {
        set_count(sheet, plate->count[c], text_y);
    }
    return y + ROW;
}

static double draw_sign(struct tryg_sheet *sheet, const char *text, size_t count,
                        double y)
{
    set(sheet, 7.6, TRYG_REGULAR, TRYG_INK, TRYG_LEFT, text,
        sheet->page.panel.x + TEXT_AT, y - 0.4);
    set_count(sheet, count, y - 0.8);
    return y + ROW;
}

static void set_sign(struct tryg_sheet *sheet, const char *sign, double y)
{
    set(sheet, 9.0, TRYG_BOLD, TRYG_INK, TRYG_CENTRE, sign,
        sheet->page.panel.x + 1.0 + SWATCH_WIDE / 2.0, y - 1.4);
}

/* The dashed outline, with the sign that stands by the area's name. */
static void draw_doubt(struct tryg_sheet *sheet, double y)
{
    cairo_t *cr = sheet->cr;
    cairo_save(cr);
    cairo_rectangle(cr, sheet->page.panel.x + 1.0, y, SWATCH_WIDE, SWATCH_TALL);
    tryg_ink(cr, TRYG_INK);
    cairo_set_line_width(cr, 1.2);
    tryg_sheet_dash(cr);
    cairo_stroke(cr);
    cairo_restore(cr);
    set_sign(sheet, "?", y);
}

/* How many are in doubt; of two years side by side then and now, in fewer words. */
static double draw_doubts(struct tryg_sheet *sheet, double y)
{
    const struct tryg_plate *plate = sheet->plate;
    draw_doubt(sheet, y);
    if (!plate->then) {
        return draw_sign(sheet,
                         TX("på grænsen til et andet niveau (p < 60 %)",
                            "borderline to another level (p < 60%)"),
                         plate->doubts, y);
    }
    set(sheet, 7.6, TRYG_REGULAR, TRYG_INK, TRYG_LEFT,
        TX("på grænsen til et andet niveau", "borderline to another level"),
        sheet->page.panel.x + TEXT_AT, y - 0.4);
    set_counts(sheet, plate->then->doubts, plate->doubts, y - 0.8);
    return y + ROW;
}

/* The double outline of what the base year marked. */
static void draw_was(struct tryg_sheet *sheet, double y)
{
    cairo_t *cr = sheet->cr;
    tryg_ink(cr, TRYG_INK);
    cairo_set_line_width(cr, 0.9);
    cairo_rectangle(cr, sheet->page.panel.x + 1.0, y, SWATCH_WIDE, SWATCH_TALL);
    cairo_stroke(cr);
    cairo_rectangle(cr, sheet->page.panel.x + 3.4, y + 2.4, SWATCH_WIDE - 4.8,
                    SWATCH_TALL - 4.8);
    cairo_stroke(cr);
}

/* What the signs on the map mean, each only where it is used. */
static double draw_signs(struct tryg_sheet *sheet, double y)
{
    const struct tryg_plate *plate = sheet->plate;
    size_t no_data = plate->count[plate->classes->n];
    if (no_data) {
        draw_swatch(sheet, y, TRYG_PAPER, false, true);
        y = draw_sign(sheet, plate->classes->label[plate->classes->n], no_data, y);
    }
    if (plate->alarms && plate->want.kind != TRYG_MAP_LEVEL) {
        draw_swatch(sheet, y, TRYG_PAPER, true, false);
        y = draw_sign(
            sheet,
            tryg_arena_print(sheet->arena, TX("niveau i %d: %s", "level in %d: %s"),
                             plate->scores->year, tryg_words_alarm(plate, sheet->arena)),
            plate->alarms, y);
    }
    if (plate->wases) {
        draw_was(sheet, y);
        y = draw_sign(sheet,
                      tryg_arena_print(sheet->arena, TX("i %d: %s", "in %d: %s"),
                                       plate->results->base_year,
                                       tryg_words_alarm(plate, sheet->arena)),
                      plate->wases, y);
    }
    if (tryg_plate_has_doubt(plate) ||
        (plate->then && tryg_plate_has_doubt(plate->then))) {
        y = draw_doubts(sheet, y);
    }
    if (plate->worses) {
        set_sign(sheet, "+", y);
        y = draw_sign(sheet, TX("behovet er vokset", "the need has grown"), plate->worses,
                      y);
    }
    if (plate->betters) {
        set_sign(sheet, "−", y);
        y = draw_sign(sheet, TX("behovet er faldet", "the need has fallen"),
                      plate->betters, y);
    }
    return y;
}

struct base_sign {
    bool used;
    unsigned rgb;
    bool dots;
    const char *name;
};

/* Water, parks and neighbours side by side in one line. */
static double draw_base(struct tryg_sheet *sheet, double y)
{
    const struct tryg_ground *ground = sheet->plate->ground;
    const struct base_sign sign[] = {
        {ground->water.parts > 0, TRYG_WATER, false, TX("vand", "water")},
        {ground->parks.parts > 0, TRYG_PAPER, true, TX("parker", "parks")},
        {ground->neighbours.parts > 0, TRYG_NEIGHBOUR, false,
         TX("naboområder", "neighbours")},
    };
    double x = sheet->page.panel.x + 1.0;
    cairo_t *cr = sheet->cr;
    for (size_t i = 0; i < sizeof sign / sizeof *sign; i++) {
        if (!sign[i].used) {
            continue;
        }
        struct tryg_rect box = {x, y + 1.5, 13.0, 7.5};
        cairo_save(cr);
        cairo_rectangle(cr, box.x, box.y, box.width, box.height);
        cairo_clip(cr);
        tryg_ink(cr, sign[i].rgb);
        cairo_paint(cr);
        if (sign[i].dots) {
            tryg_sheet_park(cr, box);
        }
        cairo_restore(cr);
        cairo_rectangle(cr, box.x, box.y, box.width, box.height);
        tryg_ink(cr, TRYG_RULE);
        cairo_set_line_width(cr, 0.4);
        cairo_stroke(cr);
        struct tryg_style style = {.size = 7.0, .rgb = TRYG_INK_SOFT};
        tryg_letters_set(&sheet->letters, &style, sign[i].name, x + 17.0, y);
        x += 17.0 + tryg_letters_measure(&sheet->letters, &style, sign[i].name).width +
             12.0;
    }
    return x > sheet->page.panel.x + 1.0 ? y + 14.0 : y;
}

static double draw_reading(struct tryg_sheet *sheet, double y)
{
    struct tryg_rect panel = sheet->page.panel;
    struct tryg_style style = {
        .size = 7.4, .rgb = TRYG_INK, .width = panel.width, .lines = 4, .leading = 0.92};
    y += tryg_letters_set(&sheet->letters, &style,
                          tryg_words_reading(sheet->plate, sheet->arena), panel.x, y);
    style.rgb = TRYG_INK_SOFT;
    style.lines = 7;
    style.size = 6.8;
    const char *recipe = tryg_words_recipe(sheet->plate);
    if (*recipe) {
        y += 2.0 + tryg_letters_set(&sheet->letters, &style, recipe, panel.x, y + 2.0);
    }
    return y;
}

double tryg_legend_classes(struct tryg_sheet *sheet, double y)
{
    const struct tryg_plate *plate = sheet->plate;
    size_t *order = TRYG_NEW(sheet->arena, plate->classes->n, size_t);
    y = draw_heading(sheet, y);
    tryg_legend_order(plate, order);
    for (size_t i = 0; i < plate->classes->n; i++) {
        y = draw_class(sheet, order[i], y);
    }
    return y;
}

double tryg_legend_signs(struct tryg_sheet *sheet, double y)
{
    return draw_base(sheet, draw_signs(sheet, y));
}

double tryg_legend_draw(struct tryg_sheet *sheet)
{
    double y = tryg_legend_classes(sheet, sheet->page.panel.y + 3.0);
    y = tryg_legend_signs(sheet, y + 3.0);
    return draw_reading(sheet, y + 2.0);
}
