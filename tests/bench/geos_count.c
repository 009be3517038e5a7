/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same work done plainly with GEOS: the measure that the program is held against.
 *
 * usage: geos_count AREAS.geojson REPORTS.csv
 *
 * One row after the other: cut at ";", read the numbers with strtod, ask GEOS's tree of
 * boxes (STRtree) and its prepared polygons which area holds the point, count area x
 * category x month. No checks: a clean file of reports_gen (id;dato;kode;x;y) is needed.
 * Prints "month,area,category,reports" in the manner of counts.csv, areas by number from
 * 1, "outside" last; nothing is printed for zero.
 */
#define _POSIX_C_SOURCE 200809L
#include <geos_c.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CATEGORIES = 9, MONTHS = 12 };

static GEOSContextHandle_t geos;

struct areas {
    size_t n;
    const GEOSPreparedGeometry **prepared;
    GEOSSTRtree *tree;
    uint32_t *number;
};

struct question {
    const struct areas *areas;
    const GEOSGeometry *point;
    uint32_t area;
};

static void *must(const void *made, const char *what)
{
    if (!made) {
        fprintf(stderr, "geos_count: %s\n", what);
        exit(1);
    }
    return (void *)(uintptr_t)made;
}

static char *whole_file(const char *name)
{
    FILE *in = must(fopen(name, "rb"), name);
    fseek(in, 0, SEEK_END);
    size_t bytes = (size_t)ftell(in);
    rewind(in);
    char *text = must(malloc(bytes + 1), "memory");
    text[fread(text, 1, bytes, in)] = 0;
    fclose(in);
    return text;
}

/* areas_gen numbers its areas 1, 2, 3 ... in the order of the file. */
static struct areas read_areas(const char *name)
{
    char *text = whole_file(name);
    GEOSGeoJSONReader *reader = GEOSGeoJSONReader_create_r(geos);
    const GEOSGeometry *all =
        must(GEOSGeoJSONReader_readGeometry_r(geos, reader, text), name);
    struct areas areas = {.n = (size_t)GEOSGetNumGeometries_r(geos, all)};
    areas.prepared = must(calloc(areas.n, sizeof *areas.prepared), "memory");
    areas.number = must(calloc(areas.n, sizeof *areas.number), "memory");
    areas.tree = GEOSSTRtree_create_r(geos, 10);
    for (size_t a = 0; a < areas.n; a++) {
        const GEOSGeometry *area = GEOSGetGeometryN_r(geos, all, (int)a);
        areas.number[a] = (uint32_t)a;
        areas.prepared[a] = must(GEOSPrepare_r(geos, area), "GEOSPrepare");
        GEOSSTRtree_insert_r(geos, areas.tree, area, &areas.number[a]);
    }
    free(text);
    return areas;
}

static void ask(void *item, void *context)
{
    struct question *q = context;
    uint32_t a = *(const uint32_t *)item;
    if (a < q->area &&
        GEOSPreparedContains_r(geos, q->areas->prepared[a], q->point) == 1) {
        q->area = a;
    }
}

static uint32_t area_of(const struct areas *areas, double x, double y)
{
    GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, x, y);
    struct question q = {areas, point, (uint32_t)areas->n};
    GEOSSTRtree_query_r(geos, areas->tree, point, ask, &q);
    GEOSGeom_destroy_r(geos, point);
    return q.area;
}

/* One row "id;dd-mm-yyyy;code;x;y" into its count. */
static void count_row(const struct areas *areas, char *row, uint64_t *counts)
{
    char *date = strchr(row, ';') + 1;
    char *code = strchr(date, ';') + 1;
    char *east = strchr(code, ';') + 1;
    char *north;
    double x = strtod(east, &north), y = strtod(north + 1, NULL);
    size_t month = (size_t)(date[3] - '0') * 10 + (size_t)(date[4] - '0') - 1;
    size_t category = (size_t)(code[1] - '1');
    counts[(area_of(areas, x, y) * CATEGORIES + category) * MONTHS + month]++;
}

static void print_counts(const struct areas *areas, const uint64_t *counts)
{
    for (size_t i = 0; i < (areas->n + 1) * CATEGORIES * MONTHS; i++) {
        size_t month = i % MONTHS, category = i / MONTHS % CATEGORIES;
        size_t area = i / MONTHS / CATEGORIES;
        if (counts[i] && area < areas->n) {
            printf("2010-%02zu,%zu,c%zu,%llu\n", month + 1, area + 1, category + 11,
                   (unsigned long long)counts[i]);
        } else if (counts[i]) {
            printf("2010-%02zu,outside,c%zu,%llu\n", month + 1, category + 11,
                   (unsigned long long)counts[i]);
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: geos_count AREAS.geojson REPORTS.csv\n");
        return 2;
    }
    geos = GEOS_init_r();
    struct areas areas = read_areas(argv[1]);
    uint64_t *counts =
        must(calloc((areas.n + 1) * CATEGORIES * MONTHS, sizeof *counts), "memory");
    FILE *in = must(fopen(argv[2], "r"), argv[2]);
    char *row = NULL;
    size_t room = 0;
    getline(&row, &room, in);
    while (getline(&row, &room, in) > 0) {
        count_row(&areas, row, counts);
    }
    fclose(in);
    free(row);
    print_counts(&areas, counts);
    return 0;
}
