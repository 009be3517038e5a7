/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which area a point lies in, asked in the CRS that reports come in.
 *
 * Law      the answer is that of projecting every point with PROJ into the project CRS
 *          and asking the locator there (locator.h): edges are straight in the project
 *          CRS, and PROJ is the truth about where a point lies. Few points are projected,
 *          though: those that lie so near to a border that the projection decides
 *          (spotter.c tells why the others need not be).
 * Units    x is east or longitude, y north or latitude, in the unit of the reports' CRS.
 * Threads  a built spotter is read-only: any number of threads may ask it, each with a
 *          way of its own (crs.h).
 */
#ifndef TRYG_GEOM_SPOTTER_H
#define TRYG_GEOM_SPOTTER_H

#include "geodata/geom/crs.h"
#include "geodata/geom/locator.h"

typedef struct tryg_spotter tryg_spotter;

/* Make one for a reports' CRS; where it is the project's, a spotter is its locator.
 * In       the outlines that `locator` was built from. NULL as `reports_crs`: the
 *          project's.
 * Fails    TRYG_USAGE: a CRS that PROJ does not know.
 * Owner    the arena; the locator must live as long, the outlines need not.
 * Cost     as a locator, and PROJ for each corner: keep it for all files of that CRS. */
TRYG_MUST_CHECK
enum tryg_status tryg_spotter_new(const struct tryg_outlines *outlines,
                                  const tryg_locator *locator, const char *reports_crs,
                                  const char *project_crs, tryg_arena *arena,
                                  tryg_spotter **spotter, struct tryg_error *err);

/* Is the reports' CRS the project's? Then there is nothing to project. */
bool tryg_spotter_is_same(const tryg_spotter *spotter);

/* area[i] = the area of (x[i], y[i]), TRYG_NO_AREA outside or for NAN, NAN.
 * In       `way`, the thread's own from the reports' CRS to the project's; NULL will do
 *          where they are the same. x and y stay as they are.
 * Cost     as tryg_locator_find, but for points within a hair of a border and points far
 *          from all areas: those cost what PROJ takes. */
void tryg_spotter_find(const tryg_spotter *spotter, tryg_crs_way *way, size_t n,
                       const double *x, const double *y, uint32_t *area);

/* Is the point certainly near the areas: in their box in the project CRS, widened on each
 * side by its own size? False where that is not known without projecting it; for NAN. */
bool tryg_spotter_is_near(const tryg_spotter *spotter, double x, double y);

#endif
