/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A schematic drawing of Copenhagen's 35 districts, made for the example project.
 *
 * Shape    four layers of areas, each area one ring. A table of landmarks and a table of
 *          lines between them, each line named by the two areas it parts, are joined into
 *          rings, so that neighbours share their vertices exactly: no gap, no overlap.
 *          Frederiksberg is where it is: a neighbour that the districts enclose.
 * Units    whole metres, EPSG:25832.
 * Law      rings are closed (the first point is also the last) and run counter-clockwise.
 * Source   drawn by hand; not derived from the municipality's maps, and not fit for
 *          anything but an example.
 * Owner    the arena given.
 */
#ifndef TRYG_COPENHAGEN_DRAWING_H
#define TRYG_COPENHAGEN_DRAWING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/base/error.h"

enum { TRYG_DISTRICTS = 35 };

struct tryg_drawn {
    const char *id;          /* "17", "frb"; NULL for parks and lakes */
    const char *name;        /* "Husum syd" */
    const char *bydel;       /* NULL outside the city */
    const char *lokaludvalg; /* NULL outside the city */
    size_t points;
    int32_t *east, *north; /* [points] */
};

struct tryg_drawing_layer {
    size_t areas;
    struct tryg_drawn *area;
};

struct tryg_drawing {
    struct tryg_drawing_layer districts;  /* 1..35 in order */
    struct tryg_drawing_layer neighbours; /* municipalities, cut by the map's edge */
    struct tryg_drawing_layer water;      /* sea and harbour, then the lakes */
    struct tryg_drawing_layer parks;
};

/* The five tables as texts, each with the form stated at its top. */
struct tryg_drawing_tables {
    const char *landmarks;  /* areas/pejlemaerker.txt */
    const char *lines;      /* areas/linjer.txt */
    const char *districts;  /* areas/distrikter.txt */
    const char *neighbours; /* areas/naboer.txt */
    const char *surfaces;   /* areas/flader.txt */
};

/* Those the program carries. */
struct tryg_drawing_tables tryg_drawing_tables(void);

/* Join the tables into areas.
 * Fails    TRYG_FAILED, naming table and line or area: a word that is no number, a
 *          landmark that is not in the table, lines that do not close to one ring. */
TRYG_MUST_CHECK
enum tryg_status tryg_drawing_read(const struct tryg_drawing_tables *tables,
                                   tryg_arena *arena, struct tryg_drawing *drawing,
                                   struct tryg_error *err);

/* Is the point inside the ring? Exact in whole millimetres; a point on the outline may
 * be told either way. Cost O(points). */
bool tryg_drawn_holds(const struct tryg_drawn *area, int64_t east_mm, int64_t north_mm);

#endif
