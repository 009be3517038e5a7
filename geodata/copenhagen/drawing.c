/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/drawing.h"

#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/copenhagen/handwritten.h"
#include "geodata/copenhagen/shelf.h"

enum { MOST_LANDMARKS = 1024, MOST_LINES = 256, MOST_AREAS = 64, MOST_POINTS = 512 };

struct landmark {
    const char *id;
    int32_t east, north;
};

/* A line between two areas, as indices of landmarks. */
struct line {
    const char *side[2];
    size_t points;
    uint16_t *point;
};

struct sketch {
    tryg_arena *arena;
    struct tryg_error *err;
    size_t landmarks, lines;
    struct landmark *landmark;
    struct line *line;
};

struct tryg_drawing_tables tryg_drawing_tables(void)
{
    return (struct tryg_drawing_tables){
        .landmarks = tryg_shelf_text("areas/pejlemaerker.txt"),
        .lines = tryg_shelf_text("areas/linjer.txt"),
        .districts = tryg_shelf_text("areas/distrikter.txt"),
        .neighbours = tryg_shelf_text("areas/naboer.txt"),
        .surfaces = tryg_shelf_text("areas/flader.txt"),
    };
}

static enum tryg_status too_many(struct sketch *s, struct tryg_place place)
{
    return tryg_fail_at(s->err, TRYG_FAILED, place,
                        TX("tabellen er for lang.", "the table is too long."));
}

static enum tryg_status read_landmarks(struct sketch *s, const char *text)
{
    struct tryg_handwritten rows =
        tryg_handwritten_open("pejlemaerker.txt", text, s->arena);
    s->landmark = TRYG_NEW(s->arena, MOST_LANDMARKS, struct landmark);
    for (char *row; (row = tryg_handwritten_next(&rows)) != NULL; s->landmarks++) {
        if (s->landmarks == MOST_LANDMARKS) {
            return too_many(s, rows.place);
        }
        struct landmark *l = &s->landmark[s->landmarks];
        l->id = tryg_handwritten_word(&row);
        TRYG_TRY(tryg_handwritten_whole(&rows, &row, &l->east, s->err));
        TRYG_TRY(tryg_handwritten_whole(&rows, &row, &l->north, s->err));
    }
    return TRYG_OK;
}

static enum tryg_status find_landmark(const struct sketch *s, struct tryg_place place,
                                      const char *id, uint16_t *found)
{
    for (size_t i = 0; i < s->landmarks; i++) {
        if (strcmp(s->landmark[i].id, id) == 0) {
            *found = (uint16_t)i;
            return TRYG_OK;
        }
    }
    return tryg_fail_at(
        s->err, TRYG_FAILED, place,
        TX("pejlemærket \"%s\" findes ikke.", "there is no landmark \"%s\"."), id);
}

static enum tryg_status read_line(struct sketch *s, struct tryg_place place, char *row,
                                  struct line *line)
{
    char *sides = tryg_handwritten_part(&row, ':');
    line->side[0] = tryg_handwritten_word(&sides);
    line->side[1] = tryg_handwritten_word(&sides);
    line->point = TRYG_NEW(s->arena, MOST_POINTS, uint16_t);
    for (const char *id; *(id = tryg_handwritten_word(&row));) {
        if (line->points == MOST_POINTS) {
            return too_many(s, place);
        }
        TRYG_TRY(find_landmark(s, place, id, &line->point[line->points]));
        line->points++;
    }
    if (line->points < 2) {
        return tryg_fail_at(s->err, TRYG_FAILED, place,
                            TX("en linje har mindst to pejlemærker.",
                               "a line has at least two landmarks."));
    }
    return TRYG_OK;
}

static enum tryg_status read_lines(struct sketch *s, const char *text)
{
    struct tryg_handwritten rows = tryg_handwritten_open("linjer.txt", text, s->arena);
    s->line = TRYG_NEW(s->arena, MOST_LINES, struct line);
    for (char *row; (row = tryg_handwritten_next(&rows)) != NULL; s->lines++) {
        if (s->lines == MOST_LINES) {
            return too_many(s, rows.place);
        }
        TRYG_TRY(read_line(s, rows.place, row, &s->line[s->lines]));
    }
    return TRYG_OK;
}

static bool parts(const struct line *line, const char *area)
{
    return strcmp(line->side[0], area) == 0 || strcmp(line->side[1], area) == 0;
}

/* Does an unused line of the area begin or end at `at`? Then append the rest of it. */
static bool walk_on(const struct sketch *s, const char *area, bool *used, uint16_t *ring,
                    size_t *points)
{
    uint16_t at = ring[*points - 1];
    for (size_t i = 0; i < s->lines; i++) {
        const struct line *line = &s->line[i];
        bool forward = line->point[0] == at;
        if (used[i] || !parts(line, area) ||
            (!forward && line->point[line->points - 1] != at) ||
            *points + line->points > MOST_POINTS) {
            continue;
        }
        for (size_t k = 1; k < line->points; k++) {
            ring[(*points)++] = line->point[forward ? k : line->points - 1 - k];
        }
        used[i] = true;
        return true;
    }
    return false;
}

/* Twice the area of the ring, positive when it runs counter-clockwise. */
static int64_t turning(const struct tryg_drawn *area)
{
    int64_t sum = 0;
    for (size_t i = 0; i + 1 < area->points; i++) {
        sum += (int64_t)area->east[i] * area->north[i + 1] -
               (int64_t)area->east[i + 1] * area->north[i];
    }
    return sum;
}

static void turn_round(struct tryg_drawn *area)
{
    for (size_t i = 0, k = area->points - 1; i < k; i++, k--) {
        int32_t east = area->east[i], north = area->north[i];
        area->east[i] = area->east[k];
        area->north[i] = area->north[k];
        area->east[k] = east;
        area->north[k] = north;
    }
}

static void place_ring(struct sketch *s, struct tryg_drawn *area, const uint16_t *ring,
                       size_t points)
{
    area->points = points;
    area->east = TRYG_NEW(s->arena, points, int32_t);
    area->north = TRYG_NEW(s->arena, points, int32_t);
    for (size_t i = 0; i < points; i++) {
        area->east[i] = s->landmark[ring[i]].east;
        area->north[i] = s->landmark[ring[i]].north;
    }
    if (turning(area) < 0) {
        turn_round(area);
    }
}

/* Chain the lines that part the area from others until the ring closes. */
static enum tryg_status join_lines(struct sketch *s, struct tryg_drawn *area)
{
    bool *used = TRYG_NEW(s->arena, MOST_LINES, bool);
    uint16_t *ring = TRYG_NEW(s->arena, MOST_POINTS, uint16_t);
    size_t points = 1;
    for (size_t i = 0; i < s->lines; i++) {
        if (parts(&s->line[i], area->id)) {
            ring[0] = s->line[i].point[0];
            break;
        }
    }
    while (walk_on(s, area->id, used, ring, &points)) {}
    bool whole = points > 3 && ring[0] == ring[points - 1];
    for (size_t i = 0; i < s->lines; i++) {
        whole = whole && (used[i] || !parts(&s->line[i], area->id));
    }
    if (!whole) {
        return tryg_fail(
            s->err, TRYG_FAILED,
            TX("linjer.txt: linjerne om \"%s\" lukker sig ikke til én ring.",
               "linjer.txt: the lines round \"%s\" do not close to one ring."),
            area->id);
    }
    place_ring(s, area, ring, points);
    return TRYG_OK;
}

static enum tryg_status read_areas(struct sketch *s, const char *file, const char *text,
                                   struct tryg_drawing_layer *layer)
{
    struct tryg_handwritten rows = tryg_handwritten_open(file, text, s->arena);
    layer->area = TRYG_NEW(s->arena, MOST_AREAS, struct tryg_drawn);
    for (char *row; (row = tryg_handwritten_next(&rows)) != NULL; layer->areas++) {
        if (layer->areas == MOST_AREAS) {
            return too_many(s, rows.place);
        }
        struct tryg_drawn *area = &layer->area[layer->areas];
        area->id = tryg_handwritten_part(&row, ';');
        area->name = tryg_handwritten_part(&row, ';');
        area->bydel = *row ? tryg_handwritten_part(&row, ';') : NULL;
        area->lokaludvalg = *row ? tryg_handwritten_part(&row, ';') : NULL;
        TRYG_TRY(join_lines(s, area));
    }
    return TRYG_OK;
}

/* "east north, east north, ...": a ring of its own, closed here. */
static enum tryg_status read_ring(struct sketch *s, const struct tryg_handwritten *rows,
                                  char *row, struct tryg_drawn *area)
{
    area->east = TRYG_NEW(s->arena, MOST_POINTS, int32_t);
    area->north = TRYG_NEW(s->arena, MOST_POINTS, int32_t);
    while (*row) {
        char *pair = tryg_handwritten_part(&row, ',');
        if (area->points + 1 == MOST_POINTS) {
            return too_many(s, rows->place);
        }
        TRYG_TRY(tryg_handwritten_whole(rows, &pair, &area->east[area->points], s->err));
        TRYG_TRY(tryg_handwritten_whole(rows, &pair, &area->north[area->points], s->err));
        area->points++;
    }
    area->east[area->points] = area->east[0];
    area->north[area->points] = area->north[0];
    area->points++;
    if (turning(area) < 0) {
        turn_round(area);
    }
    return TRYG_OK;
}

static enum tryg_status read_surfaces(struct sketch *s, const char *text,
                                      struct tryg_drawing *drawing)
{
    struct tryg_handwritten rows = tryg_handwritten_open("flader.txt", text, s->arena);
    drawing->parks.area = TRYG_NEW(s->arena, MOST_AREAS, struct tryg_drawn);
    for (char *row; (row = tryg_handwritten_next(&rows)) != NULL;) {
        struct tryg_drawing_layer *layer =
            strcmp(tryg_handwritten_word(&row), "park") == 0 ? &drawing->parks
                                                             : &drawing->water;
        if (layer->areas == MOST_AREAS) {
            return too_many(s, rows.place);
        }
        struct tryg_drawn *area = &layer->area[layer->areas++];
        area->name = tryg_handwritten_part(&row, ':');
        TRYG_TRY(read_ring(s, &rows, row, area));
    }
    return TRYG_OK;
}

/* The last of the neighbours is the water; it begins a layer of its own. */
static void part_water(struct tryg_drawing *drawing, tryg_arena *arena)
{
    drawing->water.area = TRYG_NEW(arena, MOST_AREAS, struct tryg_drawn);
    if (drawing->neighbours.areas > 0) {
        drawing->water.area[0] = drawing->neighbours.area[--drawing->neighbours.areas];
        drawing->water.areas = 1;
    }
}

enum tryg_status tryg_drawing_read(const struct tryg_drawing_tables *tables,
                                   tryg_arena *arena, struct tryg_drawing *drawing,
                                   struct tryg_error *err)
{
    struct sketch s = {.arena = arena, .err = err};
    struct tryg_drawing made = {0};
    TRYG_TRY(read_landmarks(&s, tables->landmarks));
    TRYG_TRY(read_lines(&s, tables->lines));
    TRYG_TRY(read_areas(&s, "distrikter.txt", tables->districts, &made.districts));
    TRYG_TRY(read_areas(&s, "naboer.txt", tables->neighbours, &made.neighbours));
    part_water(&made, arena);
    TRYG_TRY(read_surfaces(&s, tables->surfaces, &made));
    *drawing = made;
    return TRYG_OK;
}

bool tryg_drawn_holds(const struct tryg_drawn *area, int64_t east_mm, int64_t north_mm)
{
    bool inside = false;
    for (size_t i = 0; i + 1 < area->points; i++) {
        int64_t x = area->east[i] * INT64_C(1000) - east_mm;
        int64_t y = area->north[i] * INT64_C(1000) - north_mm;
        int64_t u = area->east[i + 1] * INT64_C(1000) - east_mm;
        int64_t v = area->north[i + 1] * INT64_C(1000) - north_mm;
        if ((y > 0) != (v > 0)) {
            /* the crossing with the ray lies east of the point where x*v - u*y and v - y
             * have the same sign */
            inside ^= (x * v - u * y > 0) == (v > y);
        }
    }
    return inside;
}
