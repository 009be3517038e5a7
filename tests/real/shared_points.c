/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/real/shared_points.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "tests/real/shared_areas.h"

enum { LINE = 4096, CELLS = 64 };

/* Cut the line into cells in place; quotes hold a cell together and are dropped. */
static size_t cut(char *line, char delimiter, char *cell[CELLS])
{
    size_t cells = 0;
    char *to = line;
    bool quoted = false;
    cell[cells++] = line;
    for (const char *from = line; *from && *from != '\r' && *from != '\n'; from++) {
        if (*from == '"') {
            quoted = !quoted;
        } else if (*from == delimiter && !quoted && cells < CELLS) {
            *to++ = 0;
            cell[cells++] = to;
        } else {
            *to++ = *from;
        }
    }
    *to = 0;
    return cells;
}

static size_t column_of(const char *name, char *const *cell, size_t cells)
{
    size_t found = CELLS;
    for (size_t c = 0; name && c < cells; c++) {
        found = strcmp(cell[c], name) == 0 ? c : found;
    }
    if (name && found == CELLS) {
        fprintf(stderr, "shared points: no column %s\n", name);
        exit(1);
    }
    return found;
}

static double number_in(size_t column, char *const *cell, size_t cells)
{
    return column < cells && *cell[column] ? strtod(cell[column], NULL) : NAN;
}

static void add(struct shared_points *p, tryg_arena *arena, double x, double y,
                const char *label)
{
    if ((p->n & (p->n - 1)) == 0) { /* full at every power of two */
        size_t more = p->n ? 2 * p->n : 1;
        p->x = tryg_arena_grow(arena, p->x, p->n, more, sizeof *p->x);
        p->y = tryg_arena_grow(arena, p->y, p->n, more, sizeof *p->y);
        p->label = tryg_arena_grow(arena, p->label, p->n, more, sizeof *p->label);
    }
    p->x[p->n] = x;
    p->y[p->n] = y;
    p->label[p->n++] = label;
}

bool shared_points(const char *name, char delimiter, const char *x, const char *y,
                   const char *label, tryg_arena *arena, struct shared_points *points)
{
    const char *path = shared_path(name, arena);
    gzFile file = path ? gzopen(path, "rb") : NULL;
    char line[LINE], *cell[CELLS];
    if (!file) {
        return false;
    }
    *points = (struct shared_points){0};
    size_t cells = gzgets(file, line, LINE) ? cut(line, delimiter, cell) : 0;
    size_t at_x = column_of(x, cell, cells), at_y = column_of(y, cell, cells);
    size_t at_label = column_of(label, cell, cells);
    while (gzgets(file, line, LINE)) {
        cells = cut(line, delimiter, cell);
        const char *text =
            at_label < cells ? tryg_arena_copy(arena, cell[at_label]) : NULL;
        add(points, arena, number_in(at_x, cell, cells), number_in(at_y, cell, cells),
            text);
    }
    gzclose(file);
    return true;
}
