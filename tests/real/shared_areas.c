/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/real/shared_areas.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

_Noreturn static void give_up(const char *what, const char *which)
{
    fprintf(stderr, "shared data: cannot read %s %s\n", what, which);
    exit(1);
}

const char *shared_path(const char *name, tryg_arena *arena)
{
    const char *shared = getenv("TRYG_SHARED");
    const char *path = tryg_arena_print(arena, "%s/data/%s", shared ? shared : "", name);
    return shared && access(path, R_OK) == 0 ? path : NULL;
}

struct feature {
    const char *code;
    OGRFeatureH handle;
    size_t order;
};

static int by_code(const void *a, const void *b)
{
    const struct feature *p = a, *q = b;
    int order = tryg_code_order(&p->code, &q->code);
    return order ? order : (p->order > q->order) - (p->order < q->order);
}

static void add_polygon(OGRGeometryH polygon, struct tryg_outlines *o, tryg_arena *arena)
{
    tryg_outlines_part(o, arena);
    int rings = OGR_G_GetGeometryCount(polygon);
    for (int r = 0; r < rings; r++) {
        OGRGeometryH ring = OGR_G_GetGeometryRef(polygon, r);
        int points = OGR_G_GetPointCount(ring);
        double *x = TRYG_NEW(arena, (size_t)points, double);
        double *y = TRYG_NEW(arena, (size_t)points, double);
        for (int p = 0; p < points; p++) {
            x[p] = OGR_G_GetX(ring, p);
            y[p] = OGR_G_GetY(ring, p);
        }
        tryg_outlines_ring(o, arena, (size_t)points, x, y);
    }
}

static void add_geometry(OGRGeometryH geometry, struct tryg_outlines *o,
                         tryg_arena *arena)
{
    if (!geometry) {
        return;
    }
    if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbPolygon) {
        add_polygon(geometry, o, arena);
        return;
    }
    int parts = OGR_G_GetGeometryCount(geometry);
    for (int p = 0; p < parts; p++) {
        add_geometry(OGR_G_GetGeometryRef(geometry, p), o, arena);
    }
}

static void take_attributes(OGRFeatureDefnH table, struct tryg_areas *areas,
                            size_t features, tryg_arena *arena)
{
    areas->attributes = (size_t)OGR_FD_GetFieldCount(table);
    areas->attribute = TRYG_NEW(arena, areas->attributes, const char *);
    areas->value = TRYG_NEW(arena, areas->attributes, const char **);
    for (size_t f = 0; f < areas->attributes; f++) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(table, (int)f));
        areas->attribute[f] = tryg_arena_copy(arena, name);
        areas->value[f] = TRYG_NEW(arena, features, const char *);
    }
}

static size_t take_features(OGRLayerH layer, const char *code, tryg_arena *arena,
                            struct feature **features)
{
    size_t n = (size_t)OGR_L_GetFeatureCount(layer, 1), read = 0;
    int key = OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(layer), code);
    if (key < 0) {
        give_up("attribute", code);
    }
    struct feature *feature = TRYG_NEW(arena, n, struct feature);
    OGRFeatureH handle;
    while (read < n && (handle = OGR_L_GetNextFeature(layer)) != NULL) {
        const char *text = OGR_F_GetFieldAsString(handle, key);
        feature[read] = (struct feature){tryg_arena_copy(arena, text), handle, read};
        read++;
    }
    qsort(feature, read, sizeof *feature, by_code);
    *features = feature;
    return read;
}

static void take_layer(OGRLayerH layer, const char *code, tryg_arena *arena,
                       struct tryg_areas *areas)
{
    struct feature *feature = NULL;
    size_t features = take_features(layer, code, arena, &feature);
    areas->code = TRYG_NEW(arena, features, const char *);
    areas->name = areas->code;
    take_attributes(OGR_L_GetLayerDefn(layer), areas, features, arena);
    tryg_outlines_begin(&areas->outlines, arena);
    for (size_t i = 0; i < features; i++) {
        if (i == 0 || strcmp(feature[i].code, feature[i - 1].code) != 0) {
            for (size_t f = 0; f < areas->attributes; f++) {
                areas->value[f][areas->n] = tryg_arena_copy(
                    arena, OGR_F_GetFieldAsString(feature[i].handle, (int)f));
            }
            areas->code[areas->n++] = feature[i].code;
            tryg_outlines_area(&areas->outlines, arena);
        }
        add_geometry(OGR_F_GetGeometryRef(feature[i].handle), &areas->outlines, arena);
        OGR_F_Destroy(feature[i].handle);
    }
    tryg_outlines_end(&areas->outlines, arena);
}

static const char *crs_of(OGRLayerH layer, tryg_arena *arena)
{
    OGRSpatialReferenceH reference = OGR_L_GetSpatialRef(layer);
    char *wkt = NULL;
    if (!reference || OSRExportToWkt(reference, &wkt) != OGRERR_NONE) {
        return NULL;
    }
    const char *crs = tryg_arena_copy(arena, wkt);
    VSIFree(wkt);
    return crs;
}

bool shared_areas(const char *name, const char *layer, const char *code,
                  tryg_arena *arena, struct tryg_areas *areas)
{
    const char *path = shared_path(name, arena);
    if (!path) {
        return false;
    }
    GDALAllRegister();
    GDALDatasetH file =
        GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY, NULL, NULL, NULL);
    OGRLayerH found = NULL;
    if (file) {
        found =
            layer ? GDALDatasetGetLayerByName(file, layer) : GDALDatasetGetLayer(file, 0);
    }
    if (!found) {
        give_up("file", path);
    }
    *areas = (struct tryg_areas){.file = name, .crs = crs_of(found, arena)};
    take_layer(found, code, arena, areas);
    GDALClose(file);
    return true;
}

const char *shared_value(const struct tryg_areas *areas, const char *attribute, size_t a)
{
    for (size_t f = 0; f < areas->attributes; f++) {
        if (strcmp(areas->attribute[f], attribute) == 0) {
            return areas->value[f][a];
        }
    }
    give_up("attribute", attribute);
}

void shared_group(const struct tryg_areas *atoms, const char *const *group,
                  tryg_arena *arena, struct tryg_system *system)
{
    const char **code = TRYG_NEW(arena, atoms->n, const char *);
    *system = (struct tryg_system){.id = "test", .code = code, .name = code};
    memcpy(code, group, atoms->n * sizeof *code);
    qsort(code, atoms->n, sizeof *code, tryg_code_order);
    for (size_t i = 0; i < atoms->n; i++) {
        if (system->n == 0 || strcmp(code[i], code[system->n - 1]) != 0) {
            code[system->n++] = code[i];
        }
    }
    system->group_of_atom = TRYG_NEW(arena, atoms->n, uint32_t);
    for (size_t a = 0; a < atoms->n; a++) {
        system->group_of_atom[a] = tryg_system_find(system, group[a]);
    }
}
