/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/shapes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/crs.h"
#include "geodata/geom/geos.h"
#include "geodata/geom/seams.h"

/* ---- into the project CRS ------------------------------------------------------- */

static size_t first_without_image(size_t n, const double *x)
{
    size_t p = 0;
    while (p < n && !isnan(x[p])) {
        p++;
    }
    return p;
}

static size_t area_of_point(const struct tryg_outlines *o, size_t point)
{
    size_t a = 0;
    while (o->point_at[o->ring_at[o->part_at[a + 1]]] <= point) {
        a++;
    }
    return a;
}

/* How the outlines come into the project CRS, and how they are named in messages. */
struct journey {
    const char *from, *to;
    tryg_crs_way *way;
    struct tryg_place place;
    const char *const *code; /* NULL: by number */
    tryg_arena *scratch;
};

static enum tryg_status fail_without_image(const struct tryg_outlines *o, size_t point,
                                           const struct journey *journey,
                                           struct tryg_error *err)
{
    size_t a = area_of_point(o, point);
    char number[32];
    snprintf(number, sizeof number, "%zu", a + 1);
    return tryg_fail_at(
        err, TRYG_DATA, journey->place,
        TX("hjørnet (%.10g; %.10g) i flade %s kan ikke føres fra %s til %s. Er "
           "koordinaterne virkelig i det koordinatsystem? Angiv ellers crs: for filen.",
           "the corner (%.10g, %.10g) of area %s cannot be brought from %s to %s. Are "
           "the "
           "coordinates really in that coordinate system? If not, state crs: for the "
           "file."),
        o->x[point], o->y[point], journey->code ? journey->code[a] : number,
        tryg_crs_name(journey->from, journey->scratch),
        tryg_crs_name(journey->to, journey->scratch));
}

/* `in` with its points in the project CRS: the offsets are shared, the points new. */
static enum tryg_status project(const struct tryg_outlines *in,
                                const struct journey *journey, struct tryg_outlines *out,
                                struct tryg_error *err)
{
    struct tryg_outlines moved = *in;
    moved.x = TRYG_NEW(journey->scratch, in->points, double);
    moved.y = TRYG_NEW(journey->scratch, in->points, double);
    memcpy(moved.x, in->x, in->points * sizeof *in->x);
    memcpy(moved.y, in->y, in->points * sizeof *in->y);
    tryg_crs_way_go(journey->way, in->points, moved.x, moved.y);
    size_t lost = first_without_image(in->points, moved.x);
    if (lost < in->points) {
        return fail_without_image(in, lost, journey, err);
    }
    *out = moved;
    return TRYG_OK;
}

/* ---- repair --------------------------------------------------------------------- */

/* GEOS's reasons in Danish. */
static const struct {
    const char *geos, *danish;
} REASONS[] = {
    {"Self-intersection", "grænsen krydser sig selv"},
    {"Ring Self-intersection", "en ring rører sig selv"},
    {"Hole lies outside shell", "et hul ligger uden for fladen"},
    {"Holes are nested", "et hul ligger i et andet hul"},
    {"Nested shells", "en del ligger inde i en anden"},
    {"Interior is disconnected", "fladens indre hænger ikke sammen"},
    {"Duplicate Rings", "den samme ring står to gange"},
    {"Too few points in geometry component", "en ring har for få punkter"},
};

static const char *in_words(const char *reason)
{
    for (size_t i = 0; i < sizeof REASONS / sizeof REASONS[0]; i++) {
        if (strcmp(reason, REASONS[i].geos) == 0) {
            return TX(REASONS[i].danish, reason);
        }
    }
    return reason;
}

/* What the repair of many areas needs and finds. */
struct fitting {
    struct tryg_geos *geos;
    const struct journey *journey;
    const struct tryg_outlines *as_read, *moved;
    struct tryg_outlines fitted;
    tryg_arena *arena;
    size_t repaired, empty;
    uint32_t *repaired_atom, *empty_atom;
    const char **repaired_why;
};

static const char *reason_with_place(struct fitting *f, const char *reason, double x,
                                     double y)
{
    return tryg_arena_print(f->arena, TX("%s ved (%.2f; %.2f)", "%s at (%.2f, %.2f)"),
                            in_words(reason), x, y);
}

/* *why becomes NULL when `area` is valid, else the reason with its place; `from_source`:
 * the place is in the source's CRS. Returns false when GEOS cannot tell. */
static bool judge(struct fitting *f, const GEOSGeometry *area, bool from_source,
                  const char **why)
{
    GEOSContextHandle_t handle = f->geos->handle;
    char *reason = NULL;
    GEOSGeometry *at = NULL;
    double x = NAN, y = NAN;
    char valid = GEOSisValidDetail_r(handle, area, 0, &reason, &at);
    if (tryg_geos_keep(f->geos, at) && GEOSGeomGetX_r(handle, at, &x) == 1 &&
        GEOSGeomGetY_r(handle, at, &y) == 1 && from_source) {
        tryg_crs_way_go(f->journey->way, 1, &x, &y);
    }
    *why = valid == 0 ? reason_with_place(f, reason ? reason : "", x, y) : NULL;
    GEOSFree_r(handle, reason);
    return valid != 2;
}

/* A ring that encloses nothing is left out on the way to GEOS; that too is a repair. */
static const char *fault_of_rings(const struct tryg_outlines *o, size_t a)
{
    enum { RING_LEAST = 4 };
    size_t first = o->ring_at[o->part_at[a]], end = o->ring_at[o->part_at[a + 1]];
    for (size_t ring = first; ring < end; ring++) {
        if (o->point_at[ring + 1] - o->point_at[ring] < RING_LEAST) {
            return in_words("Too few points in geometry component");
        }
    }
    return NULL;
}

/* Part by part, then together: MakeValid of a whole multipolygon would turn the overlap
 * of two parts into a hole. */
static GEOSGeometry *make_valid(struct tryg_geos *geos, const struct tryg_outlines *o,
                                size_t a)
{
    size_t first = o->part_at[a], parts = o->part_at[a + 1] - first;
    const GEOSGeometry **valid = TRYG_NEW(geos->scratch, parts, const GEOSGeometry *);
    for (size_t p = 0; p < parts; p++) {
        const GEOSGeometry *part = tryg_geos_part(geos, o, first + p);
        valid[p] =
            part ? tryg_geos_keep(geos, GEOSMakeValid_r(geos->handle, part)) : NULL;
        if (!valid[p]) {
            return NULL;
        }
    }
    const GEOSGeometry *all = tryg_geos_gather(geos, parts, valid);
    return all ? tryg_geos_keep(geos, GEOSUnaryUnion_r(geos->handle, all)) : NULL;
}

/* An outline that is faulty as read and sound once projected (two edges that cross by a
 * hair in degrees) is told of as a repair too: its file is at fault all the same. */
static bool fit_area(struct fitting *f, size_t a, GEOSGeometry **fitted, const char **why)
{
    GEOSGeometry *area = tryg_geos_area(f->geos, f->moved, a);
    if (!area || !judge(f, area, false, why)) {
        return false;
    }
    if (*why) {
        area = make_valid(f->geos, f->moved, a);
    } else if (!tryg_crs_way_is_same(f->journey->way)) {
        const GEOSGeometry *source = tryg_geos_area(f->geos, f->as_read, a);
        if (!source || !judge(f, source, true, why)) {
            return false;
        }
    }
    if (!*why) {
        *why = fault_of_rings(f->as_read, a);
    }
    *fitted = area;
    return area != NULL;
}

static enum tryg_status take_area(struct fitting *f, size_t a, struct tryg_error *err)
{
    GEOSGeometry *area = NULL;
    const char *why = NULL;
    if (!fit_area(f, a, &area, &why)) {
        return tryg_geos_fail(f->geos, TX("reparere en flade", "repair an area"), err);
    }
    if (why) {
        f->repaired_atom[f->repaired] = (uint32_t)a;
        f->repaired_why[f->repaired++] = why;
    }
    size_t parts_before = f->fitted.parts;
    TRYG_TRY(tryg_geos_append(f->geos, area, &f->fitted, f->arena, err));
    if (f->fitted.parts == parts_before) {
        f->empty_atom[f->empty++] = (uint32_t)a;
    }
    return TRYG_OK;
}

static enum tryg_status take_areas(struct fitting *f, struct tryg_error *err)
{
    size_t areas = f->as_read->areas;
    f->repaired_atom = TRYG_NEW(f->arena, areas, uint32_t);
    f->repaired_why = TRYG_NEW(f->arena, areas, const char *);
    f->empty_atom = TRYG_NEW(f->arena, areas, uint32_t);
    tryg_outlines_begin(&f->fitted, f->arena);
    for (size_t a = 0; a < areas; a++) {
        TRYG_TRY(take_area(f, a, err));
    }
    tryg_outlines_end(&f->fitted, f->arena);
    return TRYG_OK;
}

/* Project and repair; the geometries live no longer than this. */
static enum tryg_status fit(const struct tryg_outlines *in, struct journey *journey,
                            tryg_arena *arena, struct fitting *made,
                            struct tryg_error *err)
{
    struct tryg_outlines moved;
    struct tryg_geos *geos = tryg_geos_open();
    struct fitting f = {
        .geos = geos, .journey = journey, .as_read = in, .moved = &moved, .arena = arena};
    journey->scratch = geos->scratch;
    enum tryg_status status =
        tryg_crs_way_new(journey->from, journey->to, geos->scratch, &journey->way, err);
    if (status == TRYG_OK) {
        status = project(in, journey, &moved, err);
    }
    if (status == TRYG_OK) {
        status = take_areas(&f, err);
    }
    tryg_geos_close(geos);
    *made = f;
    return status;
}

/* ---- the doors ------------------------------------------------------------------ */

static enum tryg_status fail_without_crs(struct tryg_place place, struct tryg_error *err)
{
    return tryg_fail_at(
        err, TRYG_DATA, place,
        TX("filen siger ikke, hvilket koordinatsystem den er i. Angiv crs: "
           "under areas: i tryghed.yaml.",
           "the file does not say which coordinate system it is in. State "
           "crs: under areas: in tryghed.yaml."));
}

enum tryg_status tryg_shapes_fit(struct tryg_areas *areas, const char *project_crs,
                                 double tolerance_m2, tryg_arena *arena,
                                 struct tryg_shape_report *report, struct tryg_error *err)
{
    struct journey journey = {.from = areas->crs,
                              .to = project_crs,
                              .place = {.file = areas->file},
                              .code = areas->code};
    struct fitting f;
    if (areas->outlines.areas == 0) {
        *report = (struct tryg_shape_report){0};
        return TRYG_OK;
    }
    if (!areas->crs) {
        return fail_without_crs(journey.place, err);
    }
    TRYG_TRY(fit(&areas->outlines, &journey, arena, &f, err));
    struct tryg_shape_report made = {.repaired = f.repaired,
                                     .repaired_atom = f.repaired_atom,
                                     .repaired_why = f.repaired_why,
                                     .empty = f.empty,
                                     .empty_atom = f.empty_atom};
    TRYG_TRY(tryg_seams_judge(&f.fitted, tolerance_m2, arena, &made, err));
    areas->outlines = f.fitted;
    areas->crs = tryg_arena_copy(arena, project_crs);
    *report = made;
    return TRYG_OK;
}

enum tryg_status tryg_shapes_project(struct tryg_outlines *outlines, const char *from_crs,
                                     const char *project_crs, tryg_arena *arena,
                                     struct tryg_error *err)
{
    struct journey journey = {.from = from_crs, .to = project_crs};
    struct fitting f;
    if (outlines->areas == 0) {
        return TRYG_OK;
    }
    TRYG_TRY(fit(outlines, &journey, arena, &f, err));
    *outlines = f.fitted;
    return TRYG_OK;
}
