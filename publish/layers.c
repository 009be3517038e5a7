/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "publish/layers.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "publish/listing.h"
#include "publish/qml.h"
#include "publish/sink.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

/* A GeoPackage says of each layer when it was changed; ours says the same always. */
#define NO_CLOCK "2000-01-01T00:00:00.000Z"

enum { WHY = 512 };

struct package {
    const char *path;
    GDALDatasetH file;
    OGRSpatialReferenceH crs;
    const struct tryg_results *results;
    const unsigned *level_rgb;
    tryg_arena *arena;
    char why[WHY]; /* GDAL's first complaint; "" = none */
};

/* GDAL complains as it goes and often goes on: the first complaint is the cause. */
static void CPL_STDCALL remember(CPLErr class, CPLErrorNum number, const char *said)
{
    (void)number;
    char *why = CPLGetErrorHandlerUserData();
    if (class >= CE_Failure && !*why) {
        CPLStrlcpy(why, said, WHY);
    }
}

static enum tryg_status failed(struct package *p, struct tryg_error *err)
{
    return tryg_sink_failed(p->path, *p->why ? p->why : "GDAL", err);
}

/* ---- geometry ---- */

static OGRGeometryH ring_of(const struct tryg_outlines *o, size_t ring)
{
    OGRGeometryH line = OGR_G_CreateGeometry(wkbLinearRing);
    size_t first = o->point_at[ring], n = o->point_at[ring + 1] - first;
    OGR_G_SetPoints(line, (int)n, o->x + first, sizeof(double), o->y + first,
                    sizeof(double), NULL, 0);
    return line;
}

/* NULL when the area has no geometry. */
static OGRGeometryH shape_of(const struct tryg_outlines *o, size_t a)
{
    if (a >= o->areas || o->part_at[a] == o->part_at[a + 1]) {
        return NULL;
    }
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiPolygon);
    for (size_t part = o->part_at[a]; part < o->part_at[a + 1]; part++) {
        OGRGeometryH polygon = OGR_G_CreateGeometry(wkbPolygon);
        for (size_t ring = o->ring_at[part]; ring < o->ring_at[part + 1]; ring++) {
            OGR_G_AddGeometryDirectly(polygon, ring_of(o, ring));
        }
        OGR_G_AddGeometryDirectly(all, polygon);
    }
    return all;
}

/* ---- layers ---- */

static bool add_field(OGRLayerH layer, const char *name, OGRFieldType type)
{
    OGRFieldDefnH field = OGR_Fld_Create(name, type);
    OGRErr result = OGR_L_CreateField(layer, field, TRUE);
    OGR_Fld_Destroy(field);
    return result == OGRERR_NONE;
}

static bool add_fields(OGRLayerH layer, const struct tryg_listing *listing)
{
    static const OGRFieldType type[TRYG_KINDS] = {
        [TRYG_KIND_TEXT] = OFTString, [TRYG_KIND_WHOLE] = OFTInteger,
        [TRYG_KIND_COUNT] = OFTReal,  [TRYG_KIND_REAL] = OFTReal,
        [TRYG_KIND_FINE] = OFTReal,   [TRYG_KIND_SHARE] = OFTReal};
    bool good = true;
    for (size_t c = 0; good && c < listing->columns; c++) {
        good = add_field(layer, listing->column[c].id, type[listing->column[c].kind]);
    }
    return good;
}

static void set_field(OGRFeatureH feature, int field, enum tryg_kind kind,
                      const struct tryg_datum *datum)
{
    if (datum->is == TRYG_DATUM_TEXT) {
        OGR_F_SetFieldString(feature, field, datum->said);
    } else if (datum->is == TRYG_DATUM_NUMBER && kind == TRYG_KIND_WHOLE) {
        OGR_F_SetFieldInteger(feature, field, (int)datum->number);
    } else if (datum->is == TRYG_DATUM_NUMBER) {
        OGR_F_SetFieldDouble(feature, field, datum->number);
    } else {
        OGR_F_SetFieldNull(feature, field);
    }
}

static bool add_area(OGRLayerH layer, const struct tryg_listing *listing, size_t row,
                     const struct tryg_outlines *outlines)
{
    char room[TRYG_LISTING_ROOM];
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    for (size_t c = 0; c < listing->columns; c++) {
        struct tryg_datum datum;
        listing->read(listing, row, c, room, &datum);
        set_field(feature, (int)c, listing->column[c].kind, &datum);
    }
    OGRGeometryH shape = shape_of(outlines, row);
    if (shape) {
        OGR_F_SetGeometryDirectly(feature, shape);
    }
    OGRErr result = OGR_L_CreateFeature(layer, feature);
    OGR_F_Destroy(feature);
    return result == OGRERR_NONE;
}

static OGRLayerH create_layer(struct package *p, const char *name,
                              OGRwkbGeometryType type, char **options)
{
    OGRLayerH layer = GDALDatasetCreateLayer(
        p->file, name, type == wkbNone ? NULL : p->crs, type, options);
    CSLDestroy(options);
    return layer;
}

static const char *layer_name(struct package *p, int year, const char *system)
{
    return tryg_arena_print(p->arena, "%d_%s", year, system);
}

static bool add_layer(struct package *p, size_t year, size_t system)
{
    const struct tryg_scores *scores = tryg_results_at(p->results, year, system);
    struct tryg_listing listing = tryg_listing_year(p->results, year, system, p->arena);
    const char *name = layer_name(p, scores->year, scores->system->id);
    char **options = CSLSetNameValue(NULL, "GEOMETRY_NAME", "geom");
    options = CSLSetNameValue(options, "FID", "fid");
    options = CSLSetNameValue(options, "IDENTIFIER", name);
    const char *title = p->results->title.in[tryg_lang()];
    options = CSLSetNameValue(options, "DESCRIPTION", title ? title : "");
    OGRLayerH layer = create_layer(p, name, wkbMultiPolygon, options);
    bool good = layer && add_fields(layer, &listing);
    for (size_t a = 0; good && a < scores->system->n; a++) {
        good = add_area(layer, &listing, a, &scores->system->outlines);
    }
    return good;
}

/* ---- styles ---- */

/* By level, greatest need first, as the legend should show them. */
static const char *style_of(struct package *p)
{
    const struct tryg_profile *profile = p->results->profile;
    size_t n = profile && p->level_rgb ? profile->levels : 0;
    const char **id = TRYG_NEW(p->arena, n, const char *);
    const char **label = TRYG_NEW(p->arena, n, const char *);
    unsigned *rgb = TRYG_NEW(p->arena, n, unsigned);
    for (size_t i = 0; i < n; i++) {
        size_t level = profile->orientation == TRYG_NEED ? n - 1 - i : i;
        const char *name = profile->level[level].name.in[tryg_lang()];
        id[i] = profile->level[level].id;
        label[i] = name ? name : id[i];
        rgb[i] = p->level_rgb[level];
    }
    return tryg_publish_area_qml(p->arena, "level", n, id, label, rgb,
                                 TX("ingen data", "no data"), "name");
}

/* The table that QGIS keeps styles in, column for column. */
static OGRLayerH create_styles(struct package *p)
{
    static const struct {
        const char *name;
        OGRFieldType type;
    } column[] = {{"f_table_catalog", OFTString},
                  {"f_table_schema", OFTString},
                  {"f_table_name", OFTString},
                  {"f_geometry_column", OFTString},
                  {"styleName", OFTString},
                  {"styleQML", OFTString},
                  {"styleSLD", OFTString},
                  {"useAsDefault", OFTInteger},
                  {"description", OFTString},
                  {"owner", OFTString},
                  {"ui", OFTString},
                  {"update_time", OFTDateTime}};
    OGRLayerH styles =
        create_layer(p, "layer_styles", wkbNone, CSLSetNameValue(NULL, "FID", "id"));
    for (size_t i = 0; styles && i < sizeof column / sizeof *column; i++) {
        OGRFieldDefnH field = OGR_Fld_Create(column[i].name, column[i].type);
        if (strcmp(column[i].name, "useAsDefault") == 0) {
            OGR_Fld_SetSubType(field, OFSTBoolean);
        }
        OGRErr result = OGR_L_CreateField(styles, field, TRUE);
        OGR_Fld_Destroy(field);
        if (result != OGRERR_NONE) {
            return NULL;
        }
    }
    return styles;
}

static bool add_style(OGRLayerH styles, const char *layer, const char *qml)
{
    OGRFeatureH style = OGR_F_Create(OGR_L_GetLayerDefn(styles));
    const char *const text[] = {"", "", layer, "geom", layer, qml, ""};
    for (int i = 0; i < (int)(sizeof text / sizeof *text); i++) {
        OGR_F_SetFieldString(style, i, text[i]);
    }
    OGR_F_SetFieldInteger(style, OGR_F_GetFieldIndex(style, "useAsDefault"), 1);
    OGR_F_SetFieldString(style, OGR_F_GetFieldIndex(style, "description"), layer);
    OGR_F_SetFieldString(style, OGR_F_GetFieldIndex(style, "owner"), "");
    OGR_F_SetFieldDateTime(style, OGR_F_GetFieldIndex(style, "update_time"), 2000, 1, 1,
                           0, 0, 0, 100);
    OGRErr result = OGR_L_CreateFeature(styles, style);
    OGR_F_Destroy(style);
    return result == OGRERR_NONE;
}

/* ---- the file ---- */

static bool has_outlines(const struct tryg_results *results, size_t i)
{
    return results->scores[i].system->outlines.areas > 0;
}

static bool add_layers(struct package *p)
{
    bool good = true;
    for (size_t y = 0; good && y < p->results->years; y++) {
        for (size_t s = 0; good && s < p->results->systems; s++) {
            if (has_outlines(p->results, y * p->results->systems + s)) {
                good = add_layer(p, y, s);
            }
        }
    }
    return good;
}

static bool add_styles(struct package *p)
{
    const char *qml = style_of(p);
    OGRLayerH styles = create_styles(p);
    bool good = styles != NULL;
    for (size_t i = 0; good && i < p->results->years * p->results->systems; i++) {
        const struct tryg_scores *scores = &p->results->scores[i];
        if (has_outlines(p->results, i)) {
            good =
                add_style(styles, layer_name(p, scores->year, scores->system->id), qml);
        }
    }
    return good;
}

static bool write_package(struct package *p, const char *crs_wkt)
{
    GDALDriverH driver = GDALGetDriverByName("GPKG");
    p->crs = OSRNewSpatialReference(crs_wkt);
    p->file =
        driver && p->crs ? GDALCreate(driver, p->path, 0, 0, 0, GDT_Unknown, NULL) : NULL;
    if (!p->file) {
        return false;
    }
    OSRSetAxisMappingStrategy(p->crs, OAMS_TRADITIONAL_GIS_ORDER);
    bool good = GDALDatasetStartTransaction(p->file, FALSE) == OGRERR_NONE &&
                add_layers(p) && add_styles(p) &&
                GDALDatasetCommitTransaction(p->file) == OGRERR_NONE;
    GDALClose(p->file);
    return good && !*p->why; /* closing writes too, and only complains */
}

enum tryg_status tryg_publish_gpkg(const char *path, const struct tryg_results *results,
                                   const char *crs_wkt, const unsigned *level_rgb,
                                   struct tryg_error *err)
{
    bool any = false;
    for (size_t i = 0; i < results->years * results->systems; i++) {
        any = any || has_outlines(results, i);
    }
    if (!any) {
        return TRYG_OK;
    }
    struct package p = {.path = path, .results = results, .level_rgb = level_rgb};
    p.arena = tryg_arena_new("publish", 0);
    GDALAllRegister();
    CPLPushErrorHandlerEx(remember, p.why);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", NO_CLOCK);
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    bool good = write_package(&p, crs_wkt);
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", NULL);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", NULL);
    CPLPopErrorHandler();
    OSRDestroySpatialReference(p.crs);
    enum tryg_status status = good ? TRYG_OK : failed(&p, err);
    tryg_arena_free(p.arena);
    return status;
}
