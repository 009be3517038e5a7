/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/shape/names.h"
#include "import/layer_handle.h"

#include <string.h>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <ogr_srs_api.h>

/* OGR's readers of tables: see Law. */
static bool is_table_driver(const char *name)
{
    static const char *const TABLES[] = {"CSV", "XLSX", "ODS", "XLS"};
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        if (strcmp(name, TABLES[i]) == 0) {
            return true;
        }
    }
    return false;
}

static char **vector_drivers(void)
{
    char **names = NULL;
    GDALAllRegister();
    for (int i = 0; i < GDALGetDriverCount(); i++) {
        GDALDriverH driver = GDALGetDriver(i);
        const char *name = GDALGetDriverShortName(driver);
        if (GDALGetMetadataItem(driver, GDAL_DCAP_VECTOR, NULL) &&
            !is_table_driver(name)) {
            names = CSLAddString(names, name);
        }
    }
    return names;
}

static const char *encoding_option(enum tryg_encoding encoding)
{
    static const char *const OPTION[] = {
        [TRYG_ENCODING_AUTO] = NULL,     [TRYG_UTF8] = "ENCODING=UTF-8",
        [TRYG_CP1252] = "ENCODING=1252", [TRYG_LATIN1] = "ENCODING=ISO-8859-1",
        [TRYG_CP865] = "ENCODING=865",   [TRYG_CP850] = "ENCODING=850"};
    return OPTION[encoding];
}

/* NULL when GDAL has no vector driver for the content. Texts stay as they stand: GeoJSON
 * would make dates of some, GML numbers of "0101". GML would also leave a .gfs beside the
 * data, and fetch its schema from the net. */
static GDALDatasetH open_quietly(const char *path, enum tryg_encoding encoding)
{
    static const char TYPES[] = "GML_FIELDTYPES";
    const char *options[] = {"DATE_AS_STRING=YES", "WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO",
                             encoding_option(encoding), NULL};
    char **drivers = vector_drivers();
    CPLErrorReset();
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLSetThreadLocalConfigOption(TYPES, "ALWAYS_STRING");
    GDALDatasetH file = GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                   (const char *const *)drivers, options, NULL);
    CPLSetThreadLocalConfigOption(TYPES, NULL);
    CPLPopErrorHandler();
    CSLDestroy(drivers);
    if (file && GDALDatasetGetLayerCount(file) == 0) {
        GDALClose(file);
        file = NULL;
    }
    return file;
}

bool tryg_layer_fits(const char *path)
{
    GDALDatasetH file = open_quietly(path, TRYG_ENCODING_AUTO);
    if (file) {
        GDALClose(file);
    }
    return file != NULL;
}

static enum tryg_status cannot_open(const char *shown, struct tryg_error *err)
{
    const char *why = CPLGetLastErrorMsg();
    tryg_fail(err, TRYG_DATA,
              TX("%s kan ikke læses som en fil med områder.",
                 "%s cannot be read as a file of areas."),
              shown);
    if (*why) {
        tryg_fail_more(err, "GDAL: %s", why);
    }
    tryg_fail_more(err,
                   TX("Forventet en vektorfil, fx GeoJSON, GeoPackage, Shapefile "
                      "eller KML. Se, hvad der er i den: tryghed look %s",
                      "Expected a vector file, such as GeoJSON, GeoPackage, "
                      "Shapefile or KML. See what is in it: tryghed look %s"),
                   shown);
    return TRYG_DATA;
}

static bool layer_has_shapes(OGRLayerH layer)
{
    return OGR_FD_GetGeomFieldCount(OGR_L_GetLayerDefn(layer)) > 0 &&
           OGR_L_GetGeomType(layer) != wkbNone;
}

static void list_layers(GDALDatasetH file, tryg_arena *arena,
                        struct tryg_layer_list *list)
{
    list->n = (size_t)GDALDatasetGetLayerCount(file);
    list->name = TRYG_NEW(arena, list->n, const char *);
    list->shapes = TRYG_NEW(arena, list->n, bool);
    for (size_t i = 0; i < list->n; i++) {
        OGRLayerH layer = GDALDatasetGetLayer(file, (int)i);
        list->name[i] = tryg_arena_copy(arena, OGR_L_GetName(layer));
        list->shapes[i] = layer_has_shapes(layer);
    }
}

enum tryg_status tryg_layer_names(const char *path, const char *shown, tryg_arena *arena,
                                  struct tryg_layer_list *list, struct tryg_error *err)
{
    GDALDatasetH file = open_quietly(path, TRYG_ENCODING_AUTO);
    if (!file) {
        return cannot_open(shown, err);
    }
    list_layers(file, arena, list);
    GDALClose(file);
    return TRYG_OK;
}

static const char *join_names(const struct tryg_layer_list *list, tryg_arena *arena)
{
    const char *all = list->name[0];
    for (size_t i = 1; i < list->n; i++) {
        all = tryg_arena_print(arena, "%s, %s", all, list->name[i]);
    }
    return all;
}

/* The place in the list of the layer that is meant; list->n if there is none, or more
 * than one. Tables beside the shapes (styles, lookups) are no choice to be made. */
static size_t choose_layer(const struct tryg_layer_list *list, const char *name)
{
    size_t chosen = list->n, shaped = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (name ? strcmp(list->name[i], name) == 0 : list->shapes[i]) {
            chosen = i;
            shaped++;
        }
    }
    if (!name && shaped == 0 && list->n == 1) {
        return 0;
    }
    return shaped == 1 ? chosen : list->n;
}

static enum tryg_status no_choice(const char *shown, const char *name,
                                  const struct tryg_layer_list *list, tryg_arena *arena,
                                  struct tryg_error *err)
{
    const char *all = join_names(list, arena);
    if (!name) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s har %zu lag: %s.\n  Skriv i tryghed.yaml, hvilket der "
                            "skal læses: layer: NAVN",
                            "%s has %zu layers: %s.\n  Say in tryghed.yaml which one to "
                            "read: layer: NAME"),
                         shown, list->n, all);
    }
    tryg_fail(err, TRYG_DATA,
              TX("%s har intet lag \"%s\". Lag i filen: %s.",
                 "%s has no layer \"%s\". Layers in the file: %s."),
              shown, name, all);
    int near = tryg_word_nearest(name, list->name, list->n);
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                       list->name[near]);
    }
    return TRYG_DATA;
}

/* A CRS that only says it is not known is none. */
static bool says_nothing(OGRSpatialReferenceH srs)
{
    const char *name = OSRGetName(srs);
    return OSRIsLocal(srs) || (name && strncmp(name, "Undefined", 9) == 0);
}

static const char *crs_text(OGRSpatialReferenceH srs, tryg_arena *arena)
{
    const char *authority = OSRGetAuthorityName(srs, NULL);
    const char *code = OSRGetAuthorityCode(srs, NULL);
    if (authority && code) {
        return tryg_arena_print(arena, "%s:%s", authority, code);
    }
    char *wkt = NULL;
    const char *options[] = {"FORMAT=WKT2_2019", NULL};
    const char *text = OSRExportToWktEx(srs, &wkt, options) == OGRERR_NONE
                           ? tryg_arena_copy(arena, wkt)
                           : NULL;
    CPLFree(wkt);
    return text;
}

/* Does the driver hand over coordinates in another order than east, north? */
static bool is_swapped(OGRSpatialReferenceH srs)
{
    int n = 0, m = 0;
    OGRSpatialReferenceH east_first = OSRClone(srs);
    OSRSetAxisMappingStrategy(east_first, OAMS_TRADITIONAL_GIS_ORDER);
    const int *has = OSRGetDataAxisToSRSAxisMapping(srs, &n);
    const int *wants = OSRGetDataAxisToSRSAxisMapping(east_first, &m);
    bool swapped = n >= 2 && m >= 2 && has[0] != wants[0];
    OSRDestroySpatialReference(east_first);
    return swapped;
}

static const char *find_key_column(OGRLayerH layer, OGRFeatureDefnH fields)
{
    const char *name = OGR_L_GetFIDColumn(layer);
    return *name && OGR_FD_GetFieldIndex(fields, name) < 0 ? name : NULL;
}

static void close_layer(void *thing)
{
    tryg_layer *layer = thing;
    OGR_F_Destroy(layer->feature);
    GDALClose(layer->file);
}

static void describe_layer(tryg_layer *layer, OGRLayerH ogr)
{
    layer->layer = ogr;
    layer->fields = OGR_L_GetLayerDefn(ogr);
    layer->key_column = find_key_column(ogr, layer->fields);
    OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(ogr);
    if (srs && !says_nothing(srs)) {
        layer->crs = crs_text(srs, layer->arena);
        layer->swapped = is_swapped(srs);
    }
    OGR_L_ResetReading(ogr);
}

/* Formats whose texts may be in any encoding, without saying so. */
static bool is_silent_format(const tryg_layer *layer)
{
    const char *driver = tryg_layer_driver(layer);
    return strcmp(driver, "ESRI Shapefile") == 0 || strcmp(driver, "MapInfo File") == 0;
}

enum tryg_status tryg_layer_open(const char *path, const char *shown, const char *name,
                                 enum tryg_encoding encoding, tryg_arena *arena,
                                 tryg_layer **layer, struct tryg_error *err)
{
    GDALDatasetH file = open_quietly(path, encoding);
    if (!file) {
        return cannot_open(shown, err);
    }
    tryg_layer *opened = TRYG_NEW(arena, 1, tryg_layer);
    *opened = (tryg_layer){.shown = shown, .file = file, .arena = arena};
    tryg_arena_defer(arena, close_layer, opened);
    struct tryg_layer_list list;
    list_layers(file, arena, &list);
    size_t chosen = choose_layer(&list, name);
    if (chosen == list.n) {
        return no_choice(shown, name, &list, arena, err);
    }
    describe_layer(opened, GDALDatasetGetLayer(file, (int)chosen));
    if (encoding == TRYG_ENCODING_AUTO && is_silent_format(opened)) {
        tryg_layer_find_encoding(opened);
    }
    *layer = opened;
    return TRYG_OK;
}

const char *tryg_layer_name(const tryg_layer *layer)
{
    return OGR_L_GetName(layer->layer);
}

const char *tryg_layer_driver(const tryg_layer *layer)
{
    return GDALGetDriverShortName(GDALGetDatasetDriver(layer->file));
}

bool tryg_layer_has_shapes(const tryg_layer *layer)
{
    return layer_has_shapes(layer->layer);
}

int64_t tryg_layer_features(const tryg_layer *layer)
{
    return OGR_L_GetFeatureCount(layer->layer, TRUE);
}

const char *tryg_layer_crs(const tryg_layer *layer)
{
    return layer->crs;
}

bool tryg_layer_crs_is(const tryg_layer *layer, const char *crs)
{
    OGRSpatialReferenceH mine = OGR_L_GetSpatialRef(layer->layer);
    OGRSpatialReferenceH other = OSRNewSpatialReference(NULL);
    CPLPushErrorHandler(CPLQuietErrorHandler);
    const char *options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", NULL};
    bool same = mine && OSRSetFromUserInput(other, crs) == OGRERR_NONE &&
                OSRIsSameEx(mine, other, options);
    CPLPopErrorHandler();
    OSRDestroySpatialReference(other);
    return same;
}

static size_t field_count(const tryg_layer *layer)
{
    return (size_t)OGR_FD_GetFieldCount(layer->fields);
}

size_t tryg_layer_attributes(const tryg_layer *layer)
{
    return field_count(layer) + (layer->key_column ? 1 : 0);
}

const char *tryg_layer_attribute(const tryg_layer *layer, size_t attribute)
{
    if (attribute == field_count(layer)) {
        return layer->key_column;
    }
    return OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(layer->fields, (int)attribute));
}
