/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/focus.h"

#include <math.h>

/* Even-odd over all rings of the area. */
static bool holds(const struct tryg_outlines *o, size_t a, double x, double y)
{
    bool inside = false;
    for (size_t part = o->part_at[a]; part < o->part_at[a + 1]; part++) {
        for (size_t r = o->ring_at[part]; r < o->ring_at[part + 1]; r++) {
            for (size_t p = o->point_at[r]; p + 1 < o->point_at[r + 1]; p++) {
                if ((o->y[p] > y) != (o->y[p + 1] > y) &&
                    x < o->x[p] + (o->x[p + 1] - o->x[p]) * (y - o->y[p]) /
                                      (o->y[p + 1] - o->y[p])) {
                    inside = !inside;
                }
            }
        }
    }
    return inside;
}

uint32_t *tryg_focus_of(const struct tryg_system *fine, const struct tryg_system *pages,
                        tryg_arena *arena)
{
    uint32_t *focus_of = TRYG_NEW(arena, fine->n, uint32_t);
    for (size_t a = 0; a < fine->n; a++) {
        focus_of[a] = TRYG_NO_AREA;
        for (size_t f = 0; f < pages->n && focus_of[a] == TRYG_NO_AREA; f++) {
            if (holds(&pages->outlines, f, fine->label_x[a], fine->label_y[a])) {
                focus_of[a] = (uint32_t)f;
            }
        }
    }
    return focus_of;
}

struct tryg_box tryg_focus_box(const struct tryg_system *fine, const uint32_t *focus_of,
                               size_t focus)
{
    struct tryg_box all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t a = 0; a < fine->n; a++) {
        if (focus_of[a] == focus) {
            struct tryg_box box = tryg_outlines_area_box(&fine->outlines, a);
            all.west = fmin(all.west, box.west);
            all.south = fmin(all.south, box.south);
            all.east = fmax(all.east, box.east);
            all.north = fmax(all.north, box.north);
        }
    }
    return all.west <= all.east ? all : tryg_outlines_box(&fine->outlines);
}

const char *tryg_focus_word(const char *text, tryg_arena *arena)
{
    char *copy = tryg_arena_copy(arena, text);
    for (char *c = copy; *c; c++) {
        unsigned char u = (unsigned char)*c;
        bool fine = u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') ||
                    (u >= 'a' && u <= 'z') || u == '-' || u == '.';
        *c = fine ? *c : '_';
    }
    return copy;
}

static const char *kind_name(const struct tryg_plate *plate, tryg_arena *arena)
{
    const struct tryg_profile *profile = plate->results->profile;
    switch (plate->want.kind) {
    case TRYG_MAP_LEVEL:
        return "level";
    case TRYG_MAP_INDEX:
        return "index";
    case TRYG_MAP_GROUP:
        return tryg_arena_print(
            arena, "group_%s",
            tryg_focus_word(profile->group[plate->want.part].id, arena));
    case TRYG_MAP_INDICATOR:
        return tryg_arena_print(
            arena, "indicator_%s",
            tryg_focus_word(profile->indicator[plate->want.part].id, arena));
    case TRYG_MAP_CHANGE:
        return tryg_arena_print(arena, "change_%zu", plate->want.part);
    }
    return "map";
}

const char *tryg_focus_name(const struct tryg_plate *plate, enum tryg_map_format format,
                            tryg_arena *arena)
{
    const struct tryg_results *results = plate->results;
    const char *system = "", *page = "";
    if (plate->want.system != 0) {
        system =
            tryg_arena_print(arena, "_%s", tryg_focus_word(plate->system->id, arena));
    }
    if (plate->focus != TRYG_PLATE_NO_FOCUS) {
        const struct tryg_system *pages =
            tryg_results_system(results, plate->want.year, plate->want.one_per);
        page = tryg_arena_print(arena, "_%s-%s", tryg_focus_word(pages->id, arena),
                                tryg_focus_word(pages->code[plate->focus], arena));
    }
    const char *ending = format == TRYG_MAP_PNG   ? "png"
                         : format == TRYG_MAP_SVG ? "svg"
                         : format == TRYG_MAP_PDF ? "pdf"
                                                  : "tif";
    if (plate->want.trend) {
        return tryg_arena_print(arena, "compare/trend_%s%s.%s", kind_name(plate, arena),
                                system, ending);
    }
    if (plate->want.compared) {
        return tryg_arena_print(arena, "compare/%d_%zu_%s%s%s.%s", plate->scores->year,
                                plate->want.part,
                                plate->want.kind == TRYG_MAP_LEVEL ? "levels" : "change",
                                system, page, ending);
    }
    return tryg_arena_print(arena, "maps/%d_%s%s%s.%s", plate->scores->year,
                            kind_name(plate, arena), system, page, ending);
}
