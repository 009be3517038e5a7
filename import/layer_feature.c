/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "geodata/base/number.h"
#include "import/encoding.h"
#include "import/layer_handle.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cpl_error.h>
#include <cpl_string.h>

/* Weigh the texts of one feature. */
static void weigh_feature(const tryg_layer *layer, OGRFeatureH feature,
                          struct tryg_encoding_evidence *evidence)
{
    for (int f = 0; f < OGR_FD_GetFieldCount(layer->fields); f++) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(layer->fields, f);
        if (OGR_Fld_GetType(field) == OFTString &&
            OGR_F_IsFieldSetAndNotNull(feature, f)) {
            const char *text = OGR_F_GetFieldAsString(feature, f);
            tryg_encoding_weigh(evidence, text, strlen(text));
        }
    }
}

void tryg_layer_find_encoding(tryg_layer *layer)
{
    struct tryg_encoding_evidence evidence = {0};
    OGRFeatureH feature = NULL;
    CPLPushErrorHandler(CPLQuietErrorHandler);
    OGR_L_ResetReading(layer->layer);
    while ((feature = OGR_L_GetNextFeature(layer->layer))) {
        weigh_feature(layer, feature, &evidence);
        OGR_F_Destroy(feature);
    }
    OGR_L_ResetReading(layer->layer);
    CPLPopErrorHandler();
    if (evidence.strays > 0 && tryg_encoding_judge(&evidence, &layer->encoding)) {
        tryg_note(TX("%s: teksterne læses som %s.", "%s: the texts are read as %s."),
                  layer->shown, tryg_encoding_name(layer->encoding));
    }
}

enum tryg_status tryg_layer_next(tryg_layer *layer, bool *more, struct tryg_error *err)
{
    OGR_F_Destroy(layer->feature);
    CPLErrorReset();
    CPLPushErrorHandler(CPLQuietErrorHandler);
    layer->feature = OGR_L_GetNextFeature(layer->layer);
    CPLPopErrorHandler();
    if (!layer->feature && CPLGetLastErrorType() >= CE_Failure) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s er beskadiget efter objekt %zu.\n  GDAL: %s",
                            "%s is damaged after feature %zu.\n  GDAL: %s"),
                         layer->shown, layer->number, CPLGetLastErrorMsg());
    }
    layer->number++;
    *more = layer->feature != NULL;
    return TRYG_OK;
}

size_t tryg_layer_number(const tryg_layer *layer)
{
    return layer->number;
}

/* The fewest digits that read back to the same single-precision number. */
static const char *print_single(double value, char into[TRYG_NUMBER_TEXT])
{
    for (int digits = 1; digits <= 9; digits++) {
        char text[TRYG_NUMBER_TEXT];
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
        double read = strtod(text, NULL);
        if ((float)read == (float)value) {
            return tryg_number_shortest(read, into);
        }
    }
    return tryg_number_shortest(value, into);
}

static const char *print_day(OGRFeatureH feature, int field, bool with_time,
                             tryg_arena *arena)
{
    int y = 0, m = 0, d = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    if (!OGR_F_GetFieldAsDateTimeEx(feature, field, &y, &m, &d, &hour, &minute, &second,
                                    &zone)) {
        return NULL;
    }
    if (!with_time) {
        return tryg_arena_print(arena, "%04d-%02d-%02d", y, m, d);
    }
    return tryg_arena_print(arena, "%04d-%02d-%02dT%02d:%02d:%02d", y, m, d, hour, minute,
                            (int)second);
}

static const char *field_text(const tryg_layer *layer, int field, tryg_arena *arena)
{
    char number[TRYG_NUMBER_TEXT];
    OGRFeatureH feature = layer->feature;
    OGRFieldDefnH defn = OGR_FD_GetFieldDefn(layer->fields, field);
    OGRFieldSubType narrow = OGR_Fld_GetSubType(defn);
    switch (OGR_Fld_GetType(defn)) {
    case OFTInteger:
        if (narrow == OFSTBoolean) {
            return OGR_F_GetFieldAsInteger(feature, field) ? "TRUE" : "FALSE";
        }
        return tryg_arena_print(arena, "%d", OGR_F_GetFieldAsInteger(feature, field));
    case OFTInteger64:
        return tryg_arena_print(arena, "%lld",
                                (long long)OGR_F_GetFieldAsInteger64(feature, field));
    case OFTReal: {
        double value = OGR_F_GetFieldAsDouble(feature, field);
        return tryg_arena_copy(arena, narrow == OFSTFloat32
                                          ? print_single(value, number)
                                          : tryg_number_shortest(value, number));
    }
    case OFTDate:
        return print_day(feature, field, false, arena);
    case OFTDateTime:
        return print_day(feature, field, true, arena);
    default:
        return tryg_arena_copy(arena, OGR_F_GetFieldAsString(feature, field));
    }
}

/* The text in UTF-8, if it is of the layer's encoding; else as it stands. */
static const char *to_utf8(const tryg_layer *layer, const char *text, tryg_arena *arena)
{
    size_t bytes = strlen(text);
    if (layer->encoding == TRYG_ENCODING_AUTO || CPLIsUTF8(text, -1) ||
        !tryg_encoding_holds(layer->encoding, text, bytes)) {
        return text;
    }
    char *wide = TRYG_NEW(arena, TRYG_UTF8_WIDEN * bytes + 1, char);
    wide[tryg_encoding_convert(layer->encoding, text, bytes, wide)] = 0;
    return wide;
}

enum tryg_status tryg_layer_text(const tryg_layer *layer, size_t attribute,
                                 tryg_arena *arena, const char **text,
                                 struct tryg_error *err)
{
    int field = (int)attribute;
    const char *found = NULL;
    if (attribute == (size_t)OGR_FD_GetFieldCount(layer->fields)) {
        found = tryg_arena_print(arena, "%lld", (long long)OGR_F_GetFID(layer->feature));
    } else if (OGR_F_IsFieldSetAndNotNull(layer->feature, field)) {
        found = field_text(layer, field, arena);
        found = found ? to_utf8(layer, found, arena) : NULL;
    }
    if (found && !CPLIsUTF8(found, -1)) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s, objekt %zu: teksten i %s passer ikke til filens tegnsæt."
                            "\n  Skriv tegnsættet i tryghed.yaml, fx encoding: cp1252",
                            "%s, feature %zu: the text in %s is not of the file's "
                            "encoding.\n  Say it in tryghed.yaml, such as encoding: "
                            "cp1252"),
                         layer->shown, layer->number,
                         tryg_layer_attribute(layer, attribute));
    }
    *text = found && *found ? found : NULL;
    return TRYG_OK;
}

static void make_room(tryg_layer *layer, size_t points)
{
    if (points > layer->room) {
        layer->room = 2 * points;
        layer->x = TRYG_NEW(layer->arena, layer->room, double);
        layer->y = TRYG_NEW(layer->arena, layer->room, double);
    }
}

static bool all_finite(size_t n, const double *x, const double *y)
{
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(x[i]) || !isfinite(y[i])) {
            return false;
        }
    }
    return true;
}

static enum tryg_status add_ring(tryg_layer *layer, OGRGeometryH ring, tryg_arena *arena,
                                 struct tryg_outlines *outlines, struct tryg_error *err)
{
    size_t points = (size_t)OGR_G_GetPointCount(ring);
    make_room(layer, points);
    OGR_G_GetPoints(ring, layer->x, sizeof *layer->x, layer->y, sizeof *layer->y, NULL,
                    0);
    if (!all_finite(points, layer->x, layer->y)) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s, objekt %zu har en koordinat, der ikke er et tal. Ret "
                            "objektets omrids.",
                            "%s, feature %zu has a coordinate that is not a number. "
                            "Mend its outline."),
                         layer->shown, layer->number);
    }
    const double *east = layer->swapped ? layer->y : layer->x;
    const double *north = layer->swapped ? layer->x : layer->y;
    tryg_outlines_ring(outlines, arena, points, east, north);
    return TRYG_OK;
}

static enum tryg_status add_polygon(tryg_layer *layer, OGRGeometryH polygon,
                                    tryg_arena *arena, struct tryg_outlines *outlines,
                                    struct tryg_error *err)
{
    int rings = OGR_G_GetGeometryCount(polygon);
    if (rings > 0 && OGR_G_GetPointCount(OGR_G_GetGeometryRef(polygon, 0)) > 0) {
        tryg_outlines_part(outlines, arena);
        for (int i = 0; i < rings; i++) {
            OGRGeometryH ring = OGR_G_GetGeometryRef(polygon, i);
            if (OGR_G_GetPointCount(ring) > 0) {
                TRYG_TRY(add_ring(layer, ring, arena, outlines, err));
            }
        }
    }
    return TRYG_OK;
}

static enum tryg_status add_shape(tryg_layer *layer, OGRGeometryH shape,
                                  tryg_arena *arena, struct tryg_outlines *outlines,
                                  bool *other, struct tryg_error *err)
{
    OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(shape));
    if (type == wkbPolygon || type == wkbTriangle) {
        return add_polygon(layer, shape, arena, outlines, err);
    }
    int members = OGR_G_GetGeometryCount(shape);
    if (members == 0 || type == wkbMultiPoint || type == wkbMultiLineString) {
        *other = *other || !OGR_G_IsEmpty(shape);
        return TRYG_OK;
    }
    for (int i = 0; i < members; i++) {
        OGRGeometryH member = OGR_G_GetGeometryRef(shape, i);
        TRYG_TRY(add_shape(layer, member, arena, outlines, other, err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_layer_outline(tryg_layer *layer, tryg_arena *arena,
                                    struct tryg_outlines *outlines, bool *other,
                                    struct tryg_error *err)
{
    size_t before = outlines->parts;
    bool without = false;
    OGRGeometryH shape = OGR_F_GetGeometryRef(layer->feature);
    OGRGeometryH straight =
        shape && OGR_G_HasCurveGeometry(shape, FALSE)
            ? OGR_G_GetLinearGeometry(shape, 0.0, NULL) /* 0 = pieces of 4 degrees */
            : NULL;
    enum tryg_status status = TRYG_OK;
    if (shape) {
        status =
            add_shape(layer, straight ? straight : shape, arena, outlines, &without, err);
    }
    OGR_G_DestroyGeometry(straight);
    if (status == TRYG_OK) {
        *other = without && outlines->parts == before;
    }
    return status;
}
