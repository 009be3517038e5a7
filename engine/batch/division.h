/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of the areas: layers of atoms with years of validity (areas.versions), and
 * what stands on each.
 *
 * Shape    every division has a place for each system of the project (the atoms first,
 * the declared ones, the city last); one whose attribute the layer does not carry is not
 * there: its n is 0 and tryg_division_system does not find it. Systems of the same id in
 * two divisions are two systems. Law      a year is read, placed and scored on its own
 * division alone; what is to be compared with years of another is brought over by
 * crossing.h.
 */
#ifndef TRYG_BATCH_DIVISION_H
#define TRYG_BATCH_DIVISION_H

#include "engine/batch/project.h"
#include "geodata/geom/locator.h"
#include "geodata/geom/shapes.h"
#include "geodata/geom/spotter.h"
#include "geodata/shape/names.h"
#include "geodata/shape/population.h"

struct tryg_batch;
struct tryg_expected;

struct tryg_division {
    const char *id; /* of areas.versions; "" = the project's own layer */
    struct tryg_areas atoms;
    struct tryg_shape_report shapes;
    bool has_geometry;
    struct tryg_system *system; /* [batch->systems] */
    tryg_names **names;         /* [batch->systems] */
    tryg_locator *locator;      /* NULL without geometry */
    size_t spotters;            /* one for each CRS that reports came in so far */
    struct tryg_batch_spotter {
        const char *crs;
        const tryg_spotter *spotter;
    } * spotter;
    bool published_only; /* something is published of its areas, and no year of ours
                            stands on them: years is 0, and year[0] the published one */
    size_t years;        /* those of the project that it holds for, ascending */
    int *year;
    struct tryg_population *population; /* [project.populations] of these years */
    struct tryg_expected *expected;     /* [profile->indicators] see expected.h */
};

/* Read the layers that the project's years, and what is published, stand on, repair and
 * judge their shapes, and build the systems: batch->division; the base year's is among
 * them. Fails    as the reading of areas does; TRYG_USAGE: a system whose attribute no
 * layer carries, a fix or an alias of what is in none. */
TRYG_MUST_CHECK
enum tryg_status tryg_divisions_open(struct tryg_batch *batch, struct tryg_error *err);

/* That of a label year. */
struct tryg_division *tryg_division_of(const struct tryg_batch *batch, int year);

/* That of a system: one of a division's own. */
struct tryg_division *tryg_division_with(const struct tryg_batch *batch,
                                         const struct tryg_system *system);

/* A system by its id; NULL if the division has none. */
const struct tryg_system *tryg_division_system(const struct tryg_batch *batch,
                                               const struct tryg_division *division,
                                               const char *id);

/* The same of a year, for the key at `at` in the project file.
 * Fails    TRYG_USAGE: the areas of that year have no such system; says which attribute
 *          is missing in which file. */
TRYG_MUST_CHECK
enum tryg_status tryg_division_need(const struct tryg_batch *batch, int year,
                                    const char *id, struct tryg_place at,
                                    const struct tryg_system **system,
                                    struct tryg_error *err);

/* The names of a division's system. */
tryg_names *tryg_division_names(const struct tryg_batch *batch,
                                const struct tryg_system *system);

/* The spotter of a CRS among the areas, kept for all files that are in it.
 * Fails    as tryg_spotter_new. */
TRYG_MUST_CHECK
enum tryg_status tryg_division_spotter(const struct tryg_batch *batch,
                                       struct tryg_division *division, const char *crs,
                                       const tryg_spotter **spotter,
                                       struct tryg_error *err);

/* Do all layers that years stand on have shapes, so that maps can be drawn? */
bool tryg_divisions_have_shapes(const struct tryg_batch *batch);

/* Tell of repairs, overlaps, gaps and areas without shape, as warnings. */
void tryg_division_say_shapes(const struct tryg_division *division);

#endif
