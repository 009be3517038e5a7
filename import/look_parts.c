/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/look_parts.h"

#include <string.h>

void tryg_look_part_begin(struct tryg_look_part *part, size_t columns,
                          const char *const *name, tryg_arena *arena)
{
    part->columns = columns;
    part->column = TRYG_NEW(arena, columns, struct tryg_look_column);
    part->sample = TRYG_NEW(arena, columns * TRYG_LOOK_ROWS, const char *);
    for (size_t c = 0; c < columns; c++) {
        tryg_look_begin(&part->column[c], tryg_arena_copy(arena, name[c]), arena);
    }
}

void tryg_look_part_row(struct tryg_look_part *part, const char *const *cell,
                        const bool *is_text, tryg_arena *arena)
{
    part->rows++;
    for (size_t c = 0; c < part->columns; c++) {
        const char *text = cell[c] ? cell[c] : "";
        tryg_look_cell(&part->column[c], text, is_text && !is_text[c]);
        if (part->samples < TRYG_LOOK_ROWS) {
            part->sample[part->samples * part->columns + c] =
                tryg_arena_copy(arena, text);
        }
    }
    part->samples += part->samples < TRYG_LOOK_ROWS;
}

/* An example of a number that can be read in two ways, from the first rows. */
static const char *example_of_two(const struct tryg_look_part *part, size_t column)
{
    for (size_t r = 0; r < part->samples; r++) {
        const char *text = part->sample[r * part->columns + column];
        if (strpbrk(text, ".,")) {
            return text;
        }
    }
    return part->column[column].comma_or_thousands ? "1,234" : "1.234";
}

/* The decimal sign of the whole part, by the cells that leave no doubt. */
static void judge_decimal(struct tryg_look_part *part)
{
    uint64_t point = 0, comma = 0;
    for (size_t c = 0; c < part->columns; c++) {
        const struct tryg_look_column *column = &part->column[c];
        if (column->kind == TRYG_LOOK_DECIMAL) {
            point += part->typed ? 0 : column->point;
            comma += column->comma;
        }
    }
    if (point || comma) {
        part->decimal = comma > point ? ',' : '.';
        return;
    }
    for (size_t c = 0; c < part->columns; c++) {
        const struct tryg_look_column *column = &part->column[c];
        bool two = column->point_or_thousands + column->comma_or_thousands > 0;
        if (column->kind == TRYG_LOOK_DECIMAL && two && !part->two_readings) {
            part->two_readings = column->personal ? "1.234" : example_of_two(part, c);
        }
    }
}

static bool spans_degrees(const struct tryg_look_column *c, double most)
{
    return c->filled > 0 && c->low >= -most && c->high <= most;
}

/* Of two pairs of coordinates keep the one in degrees: its CRS is known. */
static void choose_coordinates(struct tryg_look_part *part)
{
    bool degrees[2] = {false, false};
    for (int pass = 0; pass < 2; pass++) {
        for (size_t c = 0; c < part->columns; c++) {
            struct tryg_look_column *column = &part->column[c];
            int axis = column->role == TRYG_ROLE_EAST    ? 0
                       : column->role == TRYG_ROLE_NORTH ? 1
                                                         : -1;
            if (axis < 0) {
                continue;
            }
            bool fits = spans_degrees(column, axis == 0 ? 180 : 90);
            degrees[axis] = degrees[axis] || fits;
            if (pass == 1 && !fits && degrees[0] && degrees[1]) {
                column->role = TRYG_ROLE_NONE;
            }
        }
    }
}

void tryg_look_part_judge(struct tryg_look_part *part)
{
    for (size_t c = 0; c < part->columns; c++) {
        tryg_look_judge(&part->column[c], part->areas);
    }
    choose_coordinates(part);
    judge_decimal(part);
}

size_t tryg_look_role_at(const struct tryg_look_part *part, enum tryg_look_role role)
{
    size_t c = 0;
    while (c < part->columns && part->column[c].role != role) {
        c++;
    }
    return c;
}

const char *tryg_look_crs(const struct tryg_look_part *part)
{
    size_t east = tryg_look_role_at(part, TRYG_ROLE_EAST);
    size_t north = tryg_look_role_at(part, TRYG_ROLE_NORTH);
    if (east == part->columns || north == part->columns) {
        return NULL;
    }
    const struct tryg_look_column *x = &part->column[east], *y = &part->column[north];
    double low_y = y->low == 0.0 ? y->high : y->low; /* 0,0 stands for no place */
    if (x->low >= -180 && x->high <= 180 && y->low >= -90 && y->high <= 90) {
        return "EPSG:4326";
    }
    bool utm =
        x->high >= 400000 && x->high <= 1000000 && low_y >= 6000000 && y->high <= 6500000;
    return utm ? "EPSG:25832" : NULL;
}
