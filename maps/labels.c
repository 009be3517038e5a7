/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/labels.h"

#include "maps/colour.h"

#include <math.h>
#include <string.h>

enum { SHORT_CODE = 4, ALARM_FIRST = 0, OTHERS = 1 };
static const double LEADING = 0.82, PLATE_PAD_X = 2.4, PLATE_PAD_Y = 0.4;

static struct tryg_style key_style(double size, unsigned rgb)
{
    return (struct tryg_style){.size = size,
                               .weight = TRYG_BOLD,
                               .rgb = rgb,
                               .align = TRYG_CENTRE,
                               .leading = LEADING};
}

static struct tryg_style name_style(const struct tryg_labels *labels, double width,
                                    bool bold, unsigned rgb)
{
    return (struct tryg_style){.size = labels->name_size,
                               .weight = bold ? TRYG_SEMIBOLD : TRYG_REGULAR,
                               .rgb = rgb,
                               .align = TRYG_CENTRE,
                               .width = width,
                               .whole = true,
                               .leading = LEADING};
}

static struct tryg_extent key_extent(struct tryg_sheet *sheet, const char *mark,
                                     double size, bool alarm)
{
    if (!*mark) {
        return (struct tryg_extent){0};
    }
    struct tryg_style style = key_style(size, TRYG_INK);
    struct tryg_extent extent = tryg_letters_measure(&sheet->letters, &style, mark);
    if (alarm) {
        extent.width = fmax(extent.width + 2.0 * PLATE_PAD_X, extent.height);
        extent.height += 2.0 * PLATE_PAD_Y;
    }
    return extent;
}

static void add_form(struct tryg_labels *labels, struct tryg_sheet *sheet, size_t a,
                     double wrap, struct tryg_extent key)
{
    struct tryg_label_wish *wish = &labels->wish[a];
    struct tryg_extent name = {0};
    if (wrap > 0.0) {
        struct tryg_style style =
            name_style(labels, wrap, sheet->plate->alarm[a], TRYG_INK);
        name = tryg_letters_measure(&sheet->letters, &style, labels->text[a].name);
    }
    labels->text[a].wrap[wish->forms] = wrap;
    wish->form[wish->forms].width = fmax(key.width, name.width);
    wish->form[wish->forms++].height = key.height + name.height;
}

/* The name in one line, then narrower and taller; last the key alone. */
static void make_forms(struct tryg_labels *labels, struct tryg_sheet *sheet, size_t a)
{
    static const double NARROWER[] = {1.02, 0.62, 0.44, 0.34};
    struct tryg_label_text *text = &labels->text[a];
    struct tryg_extent key =
        key_extent(sheet, text->mark, labels->key_size, sheet->plate->alarm[a]);
    struct tryg_style one_line =
        name_style(labels, 0.0, sheet->plate->alarm[a], TRYG_INK);
    double width = tryg_letters_measure(&sheet->letters, &one_line, text->name).width;
    labels->wish[a].forms = 0;
    for (size_t i = 0; i < sizeof NARROWER / sizeof *NARROWER && *text->name; i++) {
        add_form(labels, sheet, a, width * NARROWER[i], key);
    }
    if (*text->mark || !labels->wish[a].forms) {
        add_form(labels, sheet, a, 0.0, key);
    }
}

static bool codes_are_short(const struct tryg_plate *plate)
{
    for (size_t a = 0; a < plate->n; a++) {
        if (strlen(plate->system->code[a]) > SHORT_CODE) {
            return false;
        }
    }
    return true;
}

/* What follows the key: "?" at a level in doubt, "+" where the need has grown, "−" where
 * it surely has fallen (colours of a change are alike in grey). */
static const char *sign_of(const struct tryg_plate *plate, size_t a)
{
    if (plate->worse[a]) {
        return "+";
    }
    if (plate->better[a]) {
        return "−";
    }
    return tryg_plate_has_doubt(plate) && plate->doubt[a] ? "?" : "";
}

static void write_texts(struct tryg_labels *labels, struct tryg_sheet *sheet, bool codes)
{
    const struct tryg_plate *plate = sheet->plate;
    size_t number = 0;
    for (size_t a = 0; a < plate->n; a++) {
        struct tryg_label_text *text = &labels->text[a];
        const char *code = plate->system->code[a], *name = plate->system->name[a];
        const char *sign = sign_of(plate, a);
        *text = (struct tryg_label_text){.key = "", .mark = "", .name = name};
        if (labels->keys) {
            text->key = codes ? code : tryg_arena_print(sheet->arena, "%zu", ++number);
            text->mark = tryg_arena_print(sheet->arena, "%s%s", text->key, sign);
            text->name = strcmp(text->key, name) == 0 ? "" : name;
        } else {
            const char *signed_name =
                *sign ? tryg_arena_print(sheet->arena, "%s %s", name, sign) : name;
            text->mark = plate->alarm[a] ? signed_name : "";
            text->name = plate->alarm[a] ? "" : signed_name;
        }
    }
}

static void size_keys(struct tryg_labels *labels, size_t shown)
{
    labels->key_size = shown <= 20 ? 9.5 : shown <= 50 ? 8.5 : shown <= 120 ? 7.0 : 5.2;
    labels->name_size = shown <= 20 ? 7.5 : shown <= 50 ? 6.2 : 5.6;
}

/* A map with a list names every area, one without only those that have room. */
static enum tryg_reach reach_of(const struct tryg_labels *labels, bool alarm)
{
    if (labels->listed) {
        return TRYG_BESIDE;
    }
    return alarm ? TRYG_OVERHANG : TRYG_INSIDE;
}

static size_t place(struct tryg_labels *labels, struct tryg_sheet *sheet,
                    size_t obstacles, const struct tryg_rect *obstacle)
{
    const struct tryg_plate *plate = sheet->plate;
    const struct tryg_ground *ground = plate->ground;
    size_t missing = 0;
    for (size_t a = 0; a < plate->n; a++) {
        bool there =
            plate->show[a] && ground->areas.part_at[a] < ground->areas.part_at[a + 1];
        labels->wish[a].area = (uint32_t)a;
        labels->wish[a].x = there ? ground->label_x[a] : NAN;
        labels->wish[a].y = there ? ground->label_y[a] : NAN;
        labels->wish[a].rank = plate->alarm[a] ? ALARM_FIRST : OTHERS;
        labels->wish[a].reach = reach_of(labels, plate->alarm[a]);
        make_forms(labels, sheet, a);
    }
    tryg_labels_place(&ground->cover, sheet->page.frame, plate->n, labels->wish,
                      obstacles, obstacle, labels->spot, sheet->arena);
    for (size_t a = 0; a < plate->n; a++) {
        missing += !isnan(labels->wish[a].x) && labels->spot[a].form < 0;
    }
    return missing;
}

/* Names alone are well placed when each lies wholly in its area. */
static bool names_suffice(const struct tryg_labels *labels, size_t missing)
{
    for (size_t a = 0; a < labels->n && missing == 0; a++) {
        missing += labels->spot[a].form >= 0 && labels->spot[a].beside;
    }
    return missing == 0;
}

static void place_keys(struct tryg_labels *labels, struct tryg_sheet *sheet, bool codes,
                       size_t obstacles, const struct tryg_rect *obstacle)
{
    labels->keys = true;
    size_keys(labels, sheet->plate->shown);
    write_texts(labels, sheet, codes);
    place(labels, sheet, obstacles, obstacle);
}

/* Names alone, in the largest size in which all find room. False when there is none. */
static bool place_names(struct tryg_labels *labels, struct tryg_sheet *sheet,
                        size_t obstacles, const struct tryg_rect *obstacle)
{
    static const double SIZES[] = {9.0, 8.2, 7.4, 6.6};
    write_texts(labels, sheet, false);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        labels->key_size = labels->name_size = SIZES[i];
        size_t missing = place(labels, sheet, obstacles, obstacle);
        if (names_suffice(labels, missing)) {
            return true;
        }
    }
    return false;
}

void tryg_labels_plan(struct tryg_labels *labels, struct tryg_sheet *sheet, bool listed,
                      size_t obstacles, const struct tryg_rect *obstacle)
{
    const struct tryg_plate *plate = sheet->plate;
    size_t n = plate->n;
    *labels =
        (struct tryg_labels){.n = n,
                             .listed = listed,
                             .text = TRYG_NEW(sheet->arena, n, struct tryg_label_text),
                             .wish = TRYG_NEW(sheet->arena, n, struct tryg_label_wish),
                             .spot = TRYG_NEW(sheet->arena, n, struct tryg_label_spot)};
    bool codes = codes_are_short(plate);
    if (codes || (!place_names(labels, sheet, obstacles, obstacle) && listed)) {
        place_keys(labels, sheet, codes, obstacles, obstacle);
    }
}

void tryg_labels_plate(struct tryg_sheet *sheet, const char *key, double size, double x,
                       double y)
{
    struct tryg_extent box = key_extent(sheet, key, size, true);
    double left = x - box.width / 2.0, top = y - box.height / 2.0, r = size * 0.22;
    cairo_t *cr = sheet->cr;
    cairo_new_sub_path(cr);
    cairo_arc(cr, left + box.width - r, top + r, r, -1.5707963267948966, 0.0);
    cairo_arc(cr, left + box.width - r, top + box.height - r, r, 0.0, 1.5707963267948966);
    cairo_arc(cr, left + r, top + box.height - r, r, 1.5707963267948966,
              3.1415926535897932);
    cairo_arc(cr, left + r, top + r, r, 3.1415926535897932, 4.7123889803846899);
    cairo_close_path(cr);
    tryg_ink(cr, TRYG_PAPER);
    cairo_set_line_width(cr, 1.4);
    cairo_stroke_preserve(cr);
    tryg_ink(cr, TRYG_INK);
    cairo_fill(cr);
    struct tryg_style style = key_style(size, TRYG_PAPER);
    tryg_letters_set(&sheet->letters, &style, key, x, top + PLATE_PAD_Y);
}

static void draw_line(struct tryg_sheet *sheet, const struct tryg_label_wish *wish,
                      struct tryg_rect box)
{
    cairo_t *cr = sheet->cr;
    cairo_move_to(cr, fmin(fmax(wish->x, box.x), box.x + box.width),
                  fmin(fmax(wish->y, box.y), box.y + box.height));
    cairo_line_to(cr, wish->x, wish->y);
    tryg_ink(cr, TRYG_INK);
    cairo_set_line_width(cr, 0.6);
    cairo_stroke(cr);
    cairo_arc(cr, wish->x, wish->y, 1.0, 0.0, 6.2831853071795865);
    cairo_fill(cr);
}

/* The colour under the label: that of its class, or paper where nothing is known. */
static unsigned ground_of(const struct tryg_plate *plate, size_t a)
{
    return plate->class_of[a] < 0 ? TRYG_PAPER : plate->classes->rgb[plate->class_of[a]];
}

static void draw_label(struct tryg_sheet *sheet, const struct tryg_labels *labels,
                       size_t a)
{
    const struct tryg_label_spot *spot = &labels->spot[a];
    const struct tryg_label_text *text = &labels->text[a];
    bool alarm = sheet->plate->alarm[a];
    unsigned ground = spot->beside ? TRYG_PAPER : ground_of(sheet->plate, a);
    unsigned ink = tryg_lab_of(ground).l < 52.0 ? TRYG_PAPER : TRYG_INK;
    double middle = spot->box.x + spot->box.width / 2.0;
    double tall = key_extent(sheet, text->mark, labels->key_size, alarm).height;
    if (spot->beside) {
        draw_line(sheet, &labels->wish[a], spot->box);
    }
    if (*text->mark && alarm) {
        tryg_labels_plate(sheet, text->mark, labels->key_size, middle,
                          spot->box.y + tall / 2.0);
    } else if (*text->mark) {
        struct tryg_style style = key_style(labels->key_size, ink);
        tryg_letters_halo(&sheet->letters, &style, text->mark, middle, spot->box.y,
                          ground, 1.1);
    }
    double wrap = text->wrap[spot->form];
    if (wrap > 0.0) {
        struct tryg_style style = name_style(labels, wrap, alarm, ink);
        tryg_letters_halo(&sheet->letters, &style, text->name, middle - wrap / 2.0,
                          spot->box.y + tall, ground, 1.1);
    }
}

void tryg_labels_draw(struct tryg_sheet *sheet, const struct tryg_labels *labels)
{
    for (size_t a = 0; a < labels->n; a++) {
        if (labels->spot[a].form >= 0) {
            draw_label(sheet, labels, a);
        }
    }
}
