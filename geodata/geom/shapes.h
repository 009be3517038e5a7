/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From outlines as they come to areas that fit: project, repair, judge, dissolve.
 *
 * Law      edges are straight in the project CRS: that is the definition of inside.
 */
#ifndef TRYG_GEOM_SHAPES_H
#define TRYG_GEOM_SHAPES_H

#include "geodata/shape/areas.h"

/* What was found wrong with the atoms. Sizes in m2, boxes in the project CRS. */
struct tryg_shape_report {
    size_t repaired;
    uint32_t *repaired_atom;
    const char **repaired_why; /* GEOS's reason, with the place */
    size_t overlaps;           /* pairs above the tolerance, largest first */
    struct tryg_overlap {
        uint32_t a, b;
        double m2;
    } * overlap;
    double overlap_m2;
    size_t gaps; /* holes between atoms above the tolerance, largest first */
    struct tryg_gap {
        double x, y, m2;
    } * gap;
    size_t empty; /* atoms without geometry */
    uint32_t *empty_atom;
};

/* Bring the atoms' outlines into the project CRS and make them valid (GEOS MakeValid,
 * part by part, only polygons kept), rings oriented; report repairs, overlaps and gaps
 * of at least `tolerance_m2`. The areas' crs becomes the project's.
 *
 * A repair is told of also where the outline is faulty as read and sound once
 * projected (two edges that cross by a hair in degrees). overlap_m2 is the sum of the
 * pairs listed. A gap is a hole of the union that at least two atoms border on, with
 * an area between the tolerance and 10,000 m2: a larger hole is taken for meant (a
 * lake, Frederiksberg).
 *
 * Fails    TRYG_DATA: the areas have no CRS, or a coordinate has no image. TRYG_USAGE:
 *          a CRS that PROJ does not know. */
TRYG_MUST_CHECK
enum tryg_status tryg_shapes_fit(struct tryg_areas *areas, const char *project_crs,
                                 double tolerance_m2, tryg_arena *arena,
                                 struct tryg_shape_report *report,
                                 struct tryg_error *err);

/* Project plain outlines (water, parks) and make them valid. Fails as tryg_shapes_fit. */
TRYG_MUST_CHECK
enum tryg_status tryg_shapes_project(struct tryg_outlines *outlines, const char *from_crs,
                                     const char *project_crs, tryg_arena *arena,
                                     struct tryg_error *err);

/* The union of the atoms of each group of `system`, without slivers, into its
 * outlines, area_m2 and label points.
 *
 * In       atoms that tryg_shapes_fit has seen.
 * Out      a group of one atom is that atom, corner for corner. A hole or part whose
 *          mean width (twice its area over its length) is below 0.1 m is a sliver and
 *          left out; a slit or spike narrower than that is cut off. A label point is
 *          the point of the area that is farthest from its border, to a thousandth of
 *          its extent. A group without geometry has no parts and NAN for the rest; so
 *          have all groups where the atoms have none.
 * Method   Garcia-Castellanos & Lombardo (2007), "Poles of inaccessibility", Scottish
 *          Geographical Journal 123(3), as GEOS has it. */
TRYG_MUST_CHECK
enum tryg_status tryg_shapes_dissolve(const struct tryg_areas *atoms,
                                      struct tryg_system *system, tryg_arena *arena,
                                      struct tryg_error *err);

#endif
