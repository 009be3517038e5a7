/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/roll.h"

#include "geodata/base/number.h"

#include <math.h>

static const double ROW_LEAST = 7.3, ROW_MOST = 11.5, LETTER_SHARE = 0.80,
                    LETTER_MOST = 7.4, LETTER_MOST_OF_TWO = 6.3;
static const double COLUMN_GAP = 10.0;

struct tryg_roll tryg_roll_plan(size_t n, double height)
{
    for (size_t columns = 1; columns <= 2 && n; columns++) {
        size_t rows = (n + columns - 1) / columns;
        double row = fmin(height / (double)rows, ROW_MOST);
        if (row >= ROW_LEAST) {
            double most = columns == 1 ? LETTER_MOST : LETTER_MOST_OF_TWO;
            return (struct tryg_roll){columns, rows, row, fmin(row * LETTER_SHARE, most)};
        }
    }
    return (struct tryg_roll){0};
}

static void draw_swatch(struct tryg_sheet *sheet, size_t a, struct tryg_rect box)
{
    const struct tryg_plate *plate = sheet->plate;
    cairo_t *cr = sheet->cr;
    int class = plate->class_of[a];
    cairo_save(cr);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_clip(cr);
    tryg_ink(cr, class < 0 ? TRYG_PAPER : plate->classes->rgb[class]);
    cairo_paint(cr);
    if (class < 0) {
        tryg_sheet_no_data(cr, box);
    }
    cairo_restore(cr);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    tryg_ink(cr, TRYG_BORDER);
    cairo_set_line_width(cr, 0.3);
    cairo_stroke(cr);
}

/* The fewest decimals, from the usual number on, that do not carry the printed number
 * into another class: 109.96 must not read as 110. */
static int decimals_of(const struct tryg_plate *plate, double value)
{
    const struct tryg_classes *classes = plate->classes;
    if (plate->want.sure) {
        return classes->decimals; /* its classes are verdicts first */
    }
    int decimals = classes->decimals, class = tryg_classes_of(classes, value);
    for (; decimals < 4; decimals++) {
        double ten = pow(10.0, decimals);
        double printed = round(value * classes->unit * ten) / ten / classes->unit;
        if (isnan(value) || tryg_classes_of(classes, printed) == class) {
            break;
        }
    }
    return decimals;
}

static const char *number_of(const struct tryg_sheet *sheet, size_t a)
{
    const struct tryg_plate *plate = sheet->plate;
    const struct tryg_classes *classes = plate->classes;
    double value = plate->value[a];
    char text[TRYG_NUMBER_TEXT];
    tryg_number_print(value * classes->unit, decimals_of(plate, value), text);
    bool rise = plate->want.kind == TRYG_MAP_CHANGE && value > 0.0;
    return tryg_arena_print(sheet->arena, "%s%s%s", rise ? "+" : "", text,
                            isnan(value) ? "" : classes->suffix);
}

static void draw_row(struct tryg_sheet *sheet, const struct tryg_roll *roll,
                     const struct tryg_labels *labels, size_t a, struct tryg_rect cell)
{
    const struct tryg_plate *plate = sheet->plate;
    bool doubt = tryg_plate_has_doubt(plate), alarm = plate->alarm[a];
    double size = roll->size, key_wide = labels->keys ? size * 2.5 : 0.0;
    double middle = cell.y + cell.height / 2.0;
    struct tryg_style style = {.size = size,
                               .weight = alarm ? TRYG_BOLD : TRYG_REGULAR,
                               .rgb = TRYG_INK,
                               .leading = 0.8};
    double y = middle - tryg_letters_measure(&sheet->letters, &style, "8").height / 2.0;
    double swatch = size * 0.72, x = cell.x + size * 1.3;
    draw_swatch(sheet, a,
                (struct tryg_rect){cell.x + 1.0, middle - swatch / 2.0, swatch, swatch});
    if (labels->keys && alarm) {
        tryg_labels_plate(sheet, labels->text[a].key, size * 0.92,
                          x + key_wide / 2.0 - size * 0.2, middle);
    } else if (labels->keys) {
        style.align = TRYG_CENTRE;
        tryg_letters_set(&sheet->letters, &style, labels->text[a].key,
                         x + key_wide / 2.0 - size * 0.2, y);
    }
    double number_end = cell.x + cell.width - (doubt ? size * 0.75 : 0.0);
    style.align = TRYG_RIGHT;
    tryg_letters_set(&sheet->letters, &style, number_of(sheet, a), number_end, y);
    style.align = TRYG_LEFT;
    if (doubt && plate->doubt[a]) {
        tryg_letters_set(&sheet->letters, &style, "?", number_end + size * 0.2, y);
    }
    style.width = number_end - size * 3.2 - x - key_wide;
    style.lines = 1;
    tryg_letters_set(&sheet->letters, &style, plate->system->name[a], x + key_wide, y);
}

void tryg_roll_draw(struct tryg_sheet *sheet, const struct tryg_roll *roll,
                    const struct tryg_labels *labels, double y)
{
    struct tryg_rect panel = sheet->page.panel;
    if (!roll->columns) {
        return;
    }
    double gaps = COLUMN_GAP * (double)(roll->columns - 1);
    double wide = (panel.width - gaps) / (double)roll->columns;
    size_t place = 0;
    for (size_t a = 0; a < labels->n; a++) {
        if (!sheet->plate->show[a]) {
            continue;
        }
        size_t column = place / roll->rows, row = place % roll->rows;
        struct tryg_rect cell = {panel.x + (double)column * (wide + COLUMN_GAP),
                                 y + (double)row * roll->row, wide, roll->row};
        draw_row(sheet, roll, labels, a, cell);
        place++;
    }
}
