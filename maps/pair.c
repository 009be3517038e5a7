/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/pair.h"

#include "maps/choropleth.h"
#include "maps/furniture.h"
#include "maps/labels.h"
#include "maps/legend.h"

#include <string.h>

static const double BETWEEN = 14.0, YEAR = 15.0, BAND = 118.0, AIR = 8.0;
static const double CLASSES = 240.0, SIGNS = 186.0, GAP = 20.0, LINE = 9.2;

struct tryg_page tryg_pair_plan(void)
{
    struct tryg_page page = tryg_page_plan();
    struct tryg_rect head = page.head, foot = page.foot;
    head.width = foot.width;
    double top = head.y + head.height + YEAR, wide = (foot.width - BETWEEN) / 2.0;
    double tall = foot.y - BAND - AIR - top;
    return (struct tryg_page){
        .head = head,
        .frame = {head.x, top, wide, tall},
        .panel = {head.x, top + tall + AIR, foot.width, BAND},
        .foot = foot,
    };
}

/* One of the two, where cr stands. Its year is written over the frame. */
static void draw_map(struct tryg_sheet *sheet, const struct tryg_plate *plate,
                     const struct tryg_furniture *furniture)
{
    struct tryg_sheet map = *sheet;
    struct tryg_labels labels;
    struct tryg_rect frame = sheet->page.frame;
    struct tryg_style style = {.size = 11.0, .weight = TRYG_SEMIBOLD, .rgb = TRYG_INK};
    map.plate = plate;
    tryg_letters_set(&map.letters, &style,
                     tryg_arena_print(map.arena, "%d", plate->scores->year), frame.x,
                     frame.y - YEAR - 1.0);
    tryg_labels_plan(&labels, &map, true, 1, &furniture->box);
    tryg_choropleth_draw(&map);
    tryg_labels_draw(&map, &labels);
    tryg_furniture_draw(&map, furniture);
    tryg_sheet_frame(&map);
}

static const char *level_name(const struct tryg_plate *plate, size_t a)
{
    int class = plate->class_of[a];
    return plate->classes->label[class < 0 ? plate->classes->n : (size_t) class];
}

static const char *changed_line(const struct tryg_plate *now, size_t a, tryg_arena *arena)
{
    const char *code = now->system->code[a], *name = now->system->name[a];
    bool alone = strcmp(code, name) == 0;
    return tryg_arena_print(arena, "%s%s%s: %s → %s", alone ? "" : code, alone ? "" : " ",
                            name, level_name(now->then, a), level_name(now, a));
}

static void set_line(struct tryg_sheet *sheet, const char *text, enum tryg_weight weight,
                     double y)
{
    struct tryg_style style = {.size = 6.6,
                               .weight = weight,
                               .rgb = TRYG_INK,
                               .width = sheet->page.panel.width,
                               .lines = 1};
    tryg_letters_set(&sheet->letters, &style, text, sheet->page.panel.x, y);
}

/* Who has another level, in the order of the areas, as far as there is room; a list that
 * is cut says so. */
static void list_changed(struct tryg_sheet *sheet)
{
    const struct tryg_plate *now = sheet->plate, *then = now->then;
    struct tryg_rect panel = sheet->page.panel;
    size_t room = (size_t)((panel.height - 14.0) / LINE), listed = 0, changed = 0;
    for (size_t a = 0; a < now->n; a++) {
        changed += now->class_of[a] != then->class_of[a];
    }
    set_line(sheet,
             tryg_arena_print(sheet->arena,
                              TX("Har skiftet niveau: %zu af %zu områder",
                                 "At another level: %zu of %zu areas"),
                              changed, now->shown),
             TRYG_SEMIBOLD, panel.y);
    double y = panel.y + 12.0;
    for (size_t a = 0; a < now->n; a++) {
        if (now->class_of[a] == then->class_of[a]) {
            continue;
        }
        if (listed + 1 == room && changed > room) {
            set_line(sheet,
                     tryg_arena_print(sheet->arena,
                                      TX("… og %zu til, se tabellen",
                                         "... and %zu more, see the table"),
                                      changed - listed),
                     TRYG_REGULAR, y);
            return;
        }
        set_line(sheet, changed_line(now, a, sheet->arena), TRYG_REGULAR, y);
        y += LINE;
        listed++;
    }
}

static void draw_band(struct tryg_sheet *sheet)
{
    struct tryg_rect band = sheet->page.panel;
    sheet->page.panel.width = CLASSES;
    tryg_legend_classes(sheet, band.y);
    sheet->page.panel.x += CLASSES + GAP;
    sheet->page.panel.width = SIGNS;
    tryg_legend_signs(sheet, band.y + 4.0);
    sheet->page.panel.x += SIGNS + GAP;
    sheet->page.panel.width = band.x + band.width - sheet->page.panel.x;
    list_changed(sheet);
    sheet->page.panel = band;
}

void tryg_pair_draw(cairo_t *cr, const struct tryg_plate *plate, tryg_arena *arena)
{
    struct tryg_sheet sheet;
    const struct tryg_ground *ground = plate->ground;
    tryg_sheet_begin(&sheet, cr, plate, arena);
    sheet.page = tryg_pair_plan();
    struct tryg_furniture furniture = tryg_furniture_plan(&ground->view, &ground->cover);
    draw_map(&sheet, plate->then, &furniture);
    cairo_save(cr);
    cairo_translate(cr, sheet.page.frame.width + BETWEEN, 0.0);
    draw_map(&sheet, plate, &furniture);
    cairo_restore(cr);
    draw_band(&sheet);
    tryg_sheet_foot(&sheet);
    tryg_lettering_end(&sheet.letters);
}
