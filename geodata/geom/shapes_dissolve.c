/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The union of the atoms of a group.
 *
 * Method   GEOS's cascaded union in full floating precision, and only where that fails
 *          one on a grid of a millimetre. Full precision first, since a grid makes
 *          slivers of its own: on 399 real atoms, drawn to 1e-8 degrees, the union
 *          moves no district's area by more than 3e-8 and leaves three slits of 0.04
 *          to 1.4 mm; the grid moves areas by 5e-7 and leaves more of them. What is
 *          left is closed by width (slivers.h), which tells a slit from a small hole
 *          better than its area does: a slit of a millimetre along a kilometre of
 *          border is a square metre.
 */
#include "geodata/geom/shapes.h"

#include <math.h>

#include "geodata/base/lang.h"
#include "geodata/geom/geos.h"
#include "geodata/geom/slivers.h"

static const double GRID_M = 0.001;

/* Of the box's diagonal: label points are no more exact than that. */
static const double LABEL_TOLERANCE = 0.001;

static GEOSGeometry *unite(struct tryg_geos *geos, size_t n, const GEOSGeometry **member)
{
    GEOSGeometry *all = tryg_geos_gather(geos, n, member);
    GEOSGeometry *whole = all ? GEOSUnaryUnion_r(geos->handle, all) : NULL;
    if (all && !whole) {
        whole = GEOSUnaryUnionPrec_r(geos->handle, all, GRID_M);
    }
    return tryg_geos_keep(geos, whole);
}

struct dissolving {
    struct tryg_geos *geos;
    const struct tryg_areas *atoms;
    const struct tryg_system *system;
    GEOSGeometry **atom;
    const GEOSGeometry **member; /* room for those of one group */
    tryg_arena *arena;
    struct tryg_outlines outlines;
};

static size_t gather_members(struct dissolving *d, size_t group)
{
    size_t members = 0;
    for (size_t a = 0; a < d->atoms->n; a++) {
        if (d->system->group_of_atom[a] == group &&
            GEOSisEmpty_r(d->geos->handle, d->atom[a]) == 0) {
            d->member[members++] = d->atom[a];
        }
    }
    return members;
}

/* Taking the tip of a needle out could in theory lay the border across another part of
 * it, a hand's breadth away. */
static bool is_valid_without_needles(struct tryg_geos *geos,
                                     const struct tryg_outlines *raw)
{
    struct tryg_outlines tried;
    tryg_outlines_begin(&tried, geos->scratch);
    tryg_slivers_drop(raw, true, &tried, geos->scratch, geos->scratch);
    tryg_outlines_end(&tried, geos->scratch);
    const GEOSGeometry *area = tryg_geos_area(geos, &tried, 0);
    return area && GEOSisValid_r(geos->handle, area) == 1;
}

/* A group of one atom is that atom, corner for corner. */
static enum tryg_status dissolve_group(struct dissolving *d, size_t group,
                                       struct tryg_error *err)
{
    size_t members = gather_members(d, group);
    if (members == 0) {
        tryg_outlines_area(&d->outlines, d->arena);
        return TRYG_OK;
    }
    if (members == 1) {
        return tryg_geos_append(d->geos, d->member[0], &d->outlines, d->arena, err);
    }
    const GEOSGeometry *whole = unite(d->geos, members, d->member);
    if (!whole) {
        return tryg_geos_fail(
            d->geos, TX("samle en gruppes flader", "unite a group's areas"), err);
    }
    struct tryg_outlines raw;
    tryg_outlines_begin(&raw, d->geos->scratch);
    TRYG_TRY(tryg_geos_append(d->geos, whole, &raw, d->geos->scratch, err));
    tryg_outlines_end(&raw, d->geos->scratch);
    bool needles = is_valid_without_needles(d->geos, &raw);
    tryg_slivers_drop(&raw, needles, &d->outlines, d->arena, d->geos->scratch);
    return TRYG_OK;
}

static enum tryg_status dissolve_groups(struct dissolving *d, struct tryg_error *err)
{
    d->atom = tryg_geos_areas(d->geos, &d->atoms->outlines);
    d->member = TRYG_NEW(d->geos->scratch, d->atoms->n, const GEOSGeometry *);
    if (!d->atom) {
        return tryg_geos_fail(d->geos, TX("læse fladerne", "read the areas"), err);
    }
    tryg_outlines_begin(&d->outlines, d->arena);
    for (size_t group = 0; group < d->system->n; group++) {
        TRYG_TRY(dissolve_group(d, group, err));
    }
    tryg_outlines_end(&d->outlines, d->arena);
    return TRYG_OK;
}

/* The point of the area that is farthest from its border (the pole of inaccessibility),
 * or where GEOS finds none some point inside; NAN, NAN for an area without geometry. */
static void find_label(struct tryg_geos *geos, const struct tryg_outlines *o, size_t area,
                       double *x, double *y)
{
    GEOSContextHandle_t handle = geos->handle;
    const GEOSGeometry *shape = tryg_geos_area(geos, o, area);
    *x = *y = NAN;
    if (!shape || GEOSisEmpty_r(handle, shape) != 0) {
        return;
    }
    struct tryg_box box = tryg_geos_box(geos, shape);
    double tolerance =
        LABEL_TOLERANCE * hypot(box.east - box.west, box.north - box.south);
    const GEOSGeometry *radius =
        tryg_geos_keep(geos, GEOSMaximumInscribedCircle_r(handle, shape, tolerance));
    const GEOSGeometry *pole =
        radius ? tryg_geos_keep(geos, GEOSGeomGetStartPoint_r(handle, radius))
               : tryg_geos_keep(geos, GEOSPointOnSurface_r(handle, shape));
    if (pole && GEOSisEmpty_r(handle, pole) == 0) {
        GEOSGeomGetX_r(handle, pole, x);
        GEOSGeomGetY_r(handle, pole, y);
    }
}

static void measure(struct tryg_geos *geos, const struct tryg_outlines *o,
                    struct tryg_system *system)
{
    for (size_t g = 0; g < system->n; g++) {
        bool drawn = o->areas > g && o->part_at[g] < o->part_at[g + 1];
        system->area_m2[g] = drawn ? tryg_outlines_area_size(o, g) : NAN;
        system->label_x[g] = system->label_y[g] = NAN;
        if (drawn) {
            find_label(geos, o, g, &system->label_x[g], &system->label_y[g]);
        }
    }
}

enum tryg_status tryg_shapes_dissolve(const struct tryg_areas *atoms,
                                      struct tryg_system *system, tryg_arena *arena,
                                      struct tryg_error *err)
{
    struct dissolving d = {
        .geos = tryg_geos_open(), .atoms = atoms, .system = system, .arena = arena};
    enum tryg_status status = atoms->outlines.areas ? dissolve_groups(&d, err) : TRYG_OK;
    if (status == TRYG_OK) {
        system->outlines = d.outlines;
        system->area_m2 = TRYG_NEW(arena, system->n, double);
        system->label_x = TRYG_NEW(arena, system->n, double);
        system->label_y = TRYG_NEW(arena, system->n, double);
        measure(d.geos, &d.outlines, system);
    }
    tryg_geos_close(d.geos);
    return status;
}
