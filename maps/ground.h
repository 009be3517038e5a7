/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The land as a page shows it: every outline in page coordinates, thinned to what the eye
 * can tell apart, and cut to what comes near the frame.
 *
 * Units    points on the page, y downwards.
 * Owner    the arena given.
 */
#ifndef TRYG_MAPS_GROUND_H
#define TRYG_MAPS_GROUND_H

#include "maps/atlas.h"
#include "maps/borders.h"
#include "maps/placing.h"

/* A tenth of a pixel at 300 dpi. */
#define TRYG_GROUND_GRID (72.0 / 300.0 / 10.0)

/* One area system in one view. All maps of it share this. */
struct tryg_ground {
    struct tryg_view view;
    struct tryg_outlines areas;   /* of the system; as many areas as it has */
    struct tryg_borders borders;  /* of these areas, each once */
    struct tryg_outlines coarser; /* borders of the system it nests in; may be empty */
    struct tryg_outlines city;    /* the outer border; may be empty */
    struct tryg_outlines water, parks, neighbours;
    double *label_x, *label_y; /* [areas.areas] */
    struct tryg_cover cover;   /* of areas */
};

/* Lay out everything for the maps of one system as it was in a year, with `land` filling
 * the frame.
 * In       year, system: as of tryg_results_at; base may have no layers at all. */
void tryg_ground_lay(struct tryg_ground *ground, const struct tryg_results *results,
                     const struct tryg_map_base *base, size_t year, size_t system,
                     struct tryg_box land, tryg_arena *arena);

/* The same in another frame than the page's own. */
void tryg_ground_lay_in(struct tryg_ground *ground, const struct tryg_results *results,
                        const struct tryg_map_base *base, size_t year, size_t system,
                        struct tryg_box land, struct tryg_rect frame, tryg_arena *arena);

/* Put `land` on the page. Points move to the nearest crossing of a fine grid; those that
 * then fall together, or lie exactly on the line between their neighbours, go.
 * In       slack: points; > 0 lets each ring also lose points while it stays that near
 *          (maps/thin.h). For layers whose areas need not fit together; maps/borders.h
 *          thins those that must.
 * Law      with slack 0, where a point goes depends on nothing but itself, so that a
 *          border shared by two areas stays shared: no slivers, no overlaps wider than
 *          the grid. Rings that shrink to nothing or stay clear of the frame are left
 *          out; areas never are.
 */
struct tryg_outlines tryg_ground_thin(const struct tryg_outlines *land,
                                      const struct tryg_view *view, double slack,
                                      tryg_arena *arena);

/* Half a pixel at 300 dpi. */
#define TRYG_GROUND_SLACK 0.12

#endif
