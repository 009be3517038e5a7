/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/oracle/geos_seams.h"

#include <stdlib.h>

#include "geodata/base/lang.h"
#include "geodata/geom/geos.h"

/* What both searches walk over. */
struct seams {
    struct tryg_geos *geos;
    tryg_arena *arena;
    size_t n;
    GEOSGeometry **area;
    GEOSSTRtree *tree;
    double tolerance_m2;
    struct tryg_shape_report *report;
};

/* ---- overlaps ------------------------------------------------------------------- */

struct pairing {
    struct seams *seams;
    size_t a;
    bool failed;
};

static void add_overlap(struct seams *seams, size_t a, size_t b, double m2)
{
    struct tryg_shape_report *report = seams->report;
    report->overlap = tryg_arena_grow(seams->arena, report->overlap, report->overlaps,
                                      report->overlaps + 1, sizeof *report->overlap);
    report->overlap[report->overlaps++] =
        (struct tryg_overlap){(uint32_t)a, (uint32_t)b, m2};
    report->overlap_m2 += m2;
}

static void meet_pair(void *item, void *context)
{
    struct pairing *pairing = context;
    struct seams *seams = pairing->seams;
    size_t b = (size_t)((GEOSGeometry **)item - seams->area);
    if (b <= pairing->a || pairing->failed) {
        return;
    }
    GEOSGeometry *shared =
        GEOSIntersection_r(seams->geos->handle, seams->area[pairing->a], seams->area[b]);
    if (!shared) {
        pairing->failed = true;
        return;
    }
    double m2 = tryg_geos_size(seams->geos, shared);
    GEOSGeom_destroy_r(seams->geos->handle, shared);
    if (m2 > 0.0 && m2 >= seams->tolerance_m2) {
        add_overlap(seams, pairing->a, b, m2);
    }
}

static int larger_overlap_first(const void *a, const void *b)
{
    const struct tryg_overlap *p = a, *q = b;
    if (p->m2 != q->m2) {
        return p->m2 > q->m2 ? -1 : 1;
    }
    if (p->a != q->a) {
        return p->a < q->a ? -1 : 1;
    }
    return (p->b > q->b) - (p->b < q->b);
}

static bool find_overlaps(struct seams *seams)
{
    for (size_t a = 0; a < seams->n; a++) {
        struct pairing pairing = {seams, a, false};
        GEOSSTRtree_query_r(seams->geos->handle, seams->tree, seams->area[a], meet_pair,
                            &pairing);
        if (pairing.failed) {
            return false;
        }
    }
    struct tryg_shape_report *report = seams->report;
    if (report->overlaps) {
        qsort(report->overlap, report->overlaps, sizeof *report->overlap,
              larger_overlap_first);
    }
    report->overlap_m2 = 0.0; /* added up in an order that does not hang on the tree's */
    for (size_t i = 0; i < report->overlaps; i++) {
        report->overlap_m2 += report->overlap[i].m2;
    }
    return true;
}

/* ---- gaps ----------------------------------------------------------------------- */

struct bordering {
    struct seams *seams;
    const GEOSGeometry *hole;
    size_t areas;
};

static void meet_hole(void *item, void *context)
{
    struct bordering *bordering = context;
    GEOSContextHandle_t handle = bordering->seams->geos->handle;
    GEOSGeometry *const *area = item;
    bordering->areas += GEOSDistanceWithin_r(handle, bordering->hole, *area, 0.0) == 1;
}

static void add_gap(struct seams *seams, const GEOSGeometry *hole, double m2)
{
    struct tryg_shape_report *report = seams->report;
    GEOSContextHandle_t handle = seams->geos->handle;
    struct tryg_gap gap = {.m2 = m2};
    const GEOSGeometry *inside =
        tryg_geos_keep(seams->geos, GEOSPointOnSurface_r(handle, hole));
    if (!inside || GEOSGeomGetX_r(handle, inside, &gap.x) != 1 ||
        GEOSGeomGetY_r(handle, inside, &gap.y) != 1) {
        return; /* too thin for a point inside it */
    }
    report->gap = tryg_arena_grow(seams->arena, report->gap, report->gaps,
                                  report->gaps + 1, sizeof *report->gap);
    report->gap[report->gaps++] = gap;
}

static bool judge_hole(struct seams *seams, const GEOSGeometry *ring)
{
    GEOSContextHandle_t handle = seams->geos->handle;
    GEOSGeometry *copy = GEOSGeom_clone_r(handle, ring);
    const GEOSGeometry *hole =
        copy
            ? tryg_geos_keep(seams->geos, GEOSGeom_createPolygon_r(handle, copy, NULL, 0))
            : NULL;
    if (!hole) {
        return false;
    }
    double m2 = tryg_geos_size(seams->geos, hole);
    if (m2 > 0.0 && m2 >= seams->tolerance_m2 && m2 <= TRYG_GAP_MOST_M2) {
        struct bordering bordering = {seams, hole, 0};
        GEOSSTRtree_query_r(handle, seams->tree, hole, meet_hole, &bordering);
        if (bordering.areas > 1) {
            add_gap(seams, hole, m2);
        }
    }
    return true;
}

static int larger_gap_first(const void *a, const void *b)
{
    const struct tryg_gap *p = a, *q = b;
    if (p->m2 != q->m2) {
        return p->m2 > q->m2 ? -1 : 1;
    }
    if (p->x != q->x) {
        return p->x < q->x ? -1 : 1;
    }
    return (p->y > q->y) - (p->y < q->y);
}

static bool find_gaps(struct seams *seams)
{
    GEOSContextHandle_t handle = seams->geos->handle;
    const GEOSGeometry *all =
        tryg_geos_gather(seams->geos, seams->n, (const GEOSGeometry *const *)seams->area);
    const GEOSGeometry *town =
        all ? tryg_geos_keep(seams->geos, GEOSUnaryUnion_r(handle, all)) : NULL;
    bool sound = town != NULL;
    int parts = sound ? GEOSGetNumGeometries_r(handle, town) : 0;
    for (int p = 0; sound && p < parts; p++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(handle, town, p);
        bool polygon = GEOSGeomTypeId_r(handle, part) == GEOS_POLYGON;
        int holes = polygon ? GEOSGetNumInteriorRings_r(handle, part) : 0;
        for (int h = 0; sound && h < holes; h++) {
            sound = judge_hole(seams, GEOSGetInteriorRingN_r(handle, part, h));
        }
    }
    if (sound && seams->report->gaps) {
        qsort(seams->report->gap, seams->report->gaps, sizeof *seams->report->gap,
              larger_gap_first);
    }
    return sound;
}

enum tryg_status geos_seams_judge(const struct tryg_outlines *outlines,
                                  double tolerance_m2, tryg_arena *arena,
                                  struct tryg_shape_report *report,
                                  struct tryg_error *err)
{
    struct tryg_geos *geos = tryg_geos_open();
    struct tryg_shape_report made = *report;
    struct seams seams = {.geos = geos,
                          .arena = arena,
                          .n = outlines->areas,
                          .area = tryg_geos_areas(geos, outlines),
                          .tolerance_m2 = tolerance_m2,
                          .report = &made};
    seams.tree = seams.area ? tryg_geos_tree(geos, seams.n, seams.area) : NULL;
    enum tryg_status status = TRYG_OK;
    if (!seams.tree || !find_overlaps(&seams) || !find_gaps(&seams)) {
        status = tryg_geos_fail(
            geos, TX("undersøge fladernes grænser", "examine the areas' borders"), err);
    }
    tryg_geos_close(geos);
    TRYG_TRY(status);
    *report = made;
    return TRYG_OK;
}
