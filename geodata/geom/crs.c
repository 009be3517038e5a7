/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/crs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <proj.h>

#include "geodata/base/lang.h"
#include "geodata/geom/utm.h"

/* PROJ says what it thinks on stderr unless told not to; we say it in our own message. */
static void say_nothing(void *unused, int level, const char *text)
{
    (void)unused;
    (void)level;
    (void)text;
}

static PJ_CONTEXT *context_new(void)
{
    PJ_CONTEXT *context = proj_context_create();
    proj_log_func(context, NULL, say_nothing);
    return context;
}

static enum tryg_status fail_unknown(const char *crs, struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_USAGE,
        TX("PROJ kender ikke koordinatsystemet \"%s\". Skriv en EPSG-kode, fx "
           "EPSG:25832, eller en WKT-tekst.",
           "PROJ does not know the coordinate system \"%s\". Write an EPSG code, "
           "such as EPSG:25832, or a WKT text."),
        crs ? crs : "");
}

static PJ *crs_open(PJ_CONTEXT *context, const char *crs)
{
    PJ *found = crs ? proj_create(context, crs) : NULL;
    if (found && !proj_is_crs(found)) {
        proj_destroy(found);
        return NULL;
    }
    return found;
}

/* The horizontal CRS inside a compound or bound one; takes `crs` over. */
static PJ *horizontal_part(PJ_CONTEXT *context, PJ *crs)
{
    PJ *inner = NULL;
    while (crs) {
        PJ_TYPE type = proj_get_type(crs);
        if (type == PJ_TYPE_COMPOUND_CRS) {
            inner = proj_crs_get_sub_crs(context, crs, 0);
        } else if (type == PJ_TYPE_BOUND_CRS) {
            inner = proj_get_source_crs(context, crs);
        } else {
            break;
        }
        proj_destroy(crs);
        crs = inner;
    }
    return crs;
}

enum fitness { FITS, IN_DEGREES, NOT_IN_METRES, STRETCHED };

/* Are both axes in metres? `unit` becomes the name of the first that is not; it belongs
 * to the coordinate system, so it is copied. */
static bool in_metres(PJ_CONTEXT *context, PJ *crs, char unit[64])
{
    PJ *system = proj_crs_get_coordinate_system(context, crs);
    bool metres = system != NULL;
    for (int axis = 0; metres && axis < 2; axis++) {
        double factor = 0.0;
        const char *name = NULL;
        metres = proj_cs_get_axis_info(context, system, axis, NULL, NULL, NULL, &factor,
                                       &name, NULL, NULL) &&
                 fabs(factor - 1.0) < 1e-12;
        if (!metres && name) {
            strncpy(unit, name, 63);
        }
    }
    proj_destroy(system);
    return metres;
}

/* Web Mercator is in metres by name only: in Copenhagen its metre is 56 cm long. */
static bool is_web_mercator(PJ_CONTEXT *context, PJ *crs)
{
    const char *method = NULL;
    PJ *conversion = proj_crs_get_coordoperation(context, crs);
    bool is =
        conversion &&
        proj_coordoperation_get_method_info(context, conversion, &method, NULL, NULL) &&
        method && strstr(method, "Pseudo Mercator");
    proj_destroy(conversion);
    return is;
}

static enum fitness judge(PJ_CONTEXT *context, PJ *crs, char unit[64])
{
    if (proj_get_type(crs) != PJ_TYPE_PROJECTED_CRS) {
        return IN_DEGREES;
    }
    if (!in_metres(context, crs, unit)) {
        return NOT_IN_METRES;
    }
    return is_web_mercator(context, crs) ? STRETCHED : FITS;
}

/* The middle of `near`, or of the CRS's own area of use where that is one region. */
static int suggested_zone(PJ_CONTEXT *context, const PJ *crs, const struct tryg_box *near)
{
    struct tryg_box box;
    if (near && near->west <= near->east) {
        box = *near;
    } else if (!proj_get_area_of_use(context, crs, &box.west, &box.south, &box.east,
                                     &box.north, NULL) ||
               box.east < box.west || box.east - box.west > 12.0) {
        return 0;
    }
    return tryg_utm_epsg((box.west + box.east) / 2.0, (box.south + box.north) / 2.0);
}

static const char *what_is_wrong(enum fitness fitness)
{
    switch (fitness) {
    case IN_DEGREES:
        return TX("er ikke projiceret (grader)", "is not projected (degrees)");
    case NOT_IN_METRES:
        return TX("er ikke i meter", "is not in metres");
    case STRETCHED:
        return TX("strækker afstande og arealer", "stretches distances and areas");
    case FITS:
        break;
    }
    return "";
}

static enum tryg_status fail_unfit(PJ_CONTEXT *context, const char *crs, const PJ *found,
                                   enum fitness fitness, const char *unit, int zone,
                                   struct tryg_error *err)
{
    (void)context;
    tryg_fail(
        err, TRYG_USAGE,
        TX("Koordinatsystemet %s (%s) %s%s%s. Projektets skal være projiceret og i "
           "meter.",
           "The coordinate system %s (%s) %s%s%s. A project's must be projected and in "
           "metres."),
        crs, proj_get_name(found), what_is_wrong(fitness), *unit ? ": " : "", unit);
    if (zone) {
        tryg_fail_more(err,
                       TX("Brug fx EPSG:%d i tryghed.yaml (crs:).",
                          "Use for example EPSG:%d in tryghed.yaml (crs:)."),
                       zone);
    } else {
        tryg_fail_more(
            err, TX("Brug den UTM-zone, som området ligger i; i Danmark EPSG:25832.",
                    "Use the UTM zone the place lies in; in Denmark EPSG:25832."));
    }
    return TRYG_USAGE;
}

enum tryg_status tryg_crs_check_project(const char *crs, const struct tryg_box *near,
                                        struct tryg_error *err)
{
    PJ_CONTEXT *context = context_new();
    PJ *found = horizontal_part(context, crs_open(context, crs));
    enum tryg_status status = TRYG_OK;
    if (!found) {
        status = fail_unknown(crs, err);
    } else {
        char unit[64] = "";
        enum fitness fitness = judge(context, found, unit);
        if (fitness != FITS) {
            int zone = suggested_zone(context, found, near);
            status = fail_unfit(context, crs, found, fitness, unit, zone, err);
        }
    }
    proj_destroy(found);
    proj_context_destroy(context);
    return status;
}

static int epsg_stated(const PJ *crs)
{
    const char *authority = proj_get_id_auth_name(crs, 0);
    const char *code = proj_get_id_code(crs, 0);
    if (!authority || !code || strcmp(authority, "EPSG") != 0) {
        return 0;
    }
    return (int)strtol(code, NULL, 10);
}

/* A WKT of ESRI's making carries no code: PROJ finds the one that means the same. */
static int epsg_recognised(PJ_CONTEXT *context, const PJ *crs)
{
    enum { SURE_PERCENT = 90 };
    int *confidence = NULL;
    int epsg = 0;
    PJ_OBJ_LIST *found = proj_identify(context, crs, "EPSG", NULL, &confidence);
    if (found && proj_list_get_count(found) > 0 && confidence[0] >= SURE_PERCENT) {
        PJ *best = proj_list_get(context, found, 0);
        epsg = best ? epsg_stated(best) : 0;
        proj_destroy(best);
    }
    proj_int_list_destroy(confidence);
    proj_list_destroy(found);
    return epsg;
}

int tryg_crs_epsg(const char *crs)
{
    PJ_CONTEXT *context = context_new();
    PJ *found = horizontal_part(context, crs_open(context, crs));
    int epsg = found ? epsg_stated(found) : 0;
    if (found && !epsg) {
        epsg = epsg_recognised(context, found);
    }
    proj_destroy(found);
    proj_context_destroy(context);
    return epsg;
}

const char *tryg_crs_name(const char *crs, tryg_arena *arena)
{
    PJ_CONTEXT *context = context_new();
    PJ *found = crs_open(context, crs);
    const char *name = found ? proj_get_name(found) : NULL;
    name = tryg_arena_copy(arena, name ? name : "");
    proj_destroy(found);
    proj_context_destroy(context);
    return name;
}

const char *tryg_crs_wkt1(const char *crs, tryg_arena *arena)
{
    static const char *const OPTIONS[] = {"MULTILINE=NO", NULL};
    PJ_CONTEXT *context = context_new();
    PJ *found = horizontal_part(context, crs_open(context, crs));
    const char *wkt = found ? proj_as_wkt(context, found, PJ_WKT1_GDAL, OPTIONS) : NULL;
    wkt = tryg_arena_copy(arena, wkt ? wkt : "");
    proj_destroy(found);
    proj_context_destroy(context);
    return wkt;
}

struct tryg_crs_way {
    PJ_CONTEXT *context;
    PJ *transformation; /* NULL: both ends are the same */
};

static void way_close(void *thing)
{
    tryg_crs_way *way = thing;
    proj_destroy(way->transformation);
    proj_context_destroy(way->context);
}

/* Same numbers at both ends once the axes are in visualisation order? */
static bool same_place(PJ_CONTEXT *context, PJ *from, PJ *to)
{
    PJ *a = proj_normalize_for_visualization(context, from);
    PJ *b = proj_normalize_for_visualization(context, to);
    bool same = proj_is_equivalent_to_with_ctx(
        context, a ? a : from, b ? b : to, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS);
    proj_destroy(a);
    proj_destroy(b);
    return same;
}

static enum tryg_status way_connect(tryg_crs_way *way, const char *from, const char *to,
                                    PJ *start, PJ *end, struct tryg_error *err)
{
    if (!start || !end) {
        return fail_unknown(start ? to : from, err);
    }
    if (same_place(way->context, start, end)) {
        return TRYG_OK;
    }
    PJ *raw = proj_create_crs_to_crs_from_pj(way->context, start, end, NULL, NULL);
    way->transformation =
        raw ? proj_normalize_for_visualization(way->context, raw) : NULL;
    proj_destroy(raw);
    if (!way->transformation) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("PROJ kender ingen vej fra koordinatsystemet %s til %s.",
                            "PROJ knows no way from the coordinate system %s to %s."),
                         from, to);
    }
    return TRYG_OK;
}

enum tryg_status tryg_crs_way_new(const char *from, const char *to, tryg_arena *arena,
                                  tryg_crs_way **way, struct tryg_error *err)
{
    tryg_crs_way *made = TRYG_NEW(arena, 1, tryg_crs_way);
    made->context = context_new();
    tryg_arena_defer(arena, way_close, made);
    PJ *start = crs_open(made->context, from);
    PJ *end = crs_open(made->context, to);
    enum tryg_status status = way_connect(made, from, to, start, end, err);
    proj_destroy(start);
    proj_destroy(end);
    TRYG_TRY(status);
    *way = made;
    return TRYG_OK;
}

bool tryg_crs_way_is_same(const tryg_crs_way *way)
{
    return !way->transformation;
}

static void travel(tryg_crs_way *way, PJ_DIRECTION direction, size_t n, double *x,
                   double *y)
{
    if (way->transformation && n > 0) {
        proj_trans_generic(way->transformation, direction, x, sizeof *x, n, y, sizeof *y,
                           n, NULL, 0, 0, NULL, 0, 0);
    }
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(x[i]) || !isfinite(y[i])) {
            x[i] = y[i] = NAN;
        }
    }
}

void tryg_crs_way_go(tryg_crs_way *way, size_t n, double *x, double *y)
{
    travel(way, PJ_FWD, n, x, y);
}

void tryg_crs_way_back(tryg_crs_way *way, size_t n, double *x, double *y)
{
    travel(way, PJ_INV, n, x, y);
}
