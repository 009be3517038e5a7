/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The border rule, and a grid that answers by it.
 *
 * The rule. A point p stands for p' = p + (d, d*d), where d > 0 is smaller than any
 * number that occurs: a hair to the east, and a hair of a hair to the north. It lies
 * in the area of lowest index whose interior holds p', and outside when there is none.
 * So a report on a border belongs to the area east of it, on a border that runs due
 * east to the area north of it, and on a corner to the area that begins just to the
 * east of the corner (above the border if one leaves due east).
 *
 * Why each point has exactly one answer. The areas have finitely many edges. For all d
 * small enough, p' is on none of them: the side of an edge on which p' lies is the
 * sign of
 *
 *     D(p') = D(p) - d dy + d*d dx,     D(p) = dx (y - y0) - dy (x - x0),
 *
 * and as dx and dy are not both 0, this is a polynomial in d that is not 0 everywhere.
 * So p' is strictly inside or strictly outside of each area, whatever corners the
 * neighbours gave the border they share: a T-junction on a straight border is the same
 * border twice. Areas that tile the plane have p' inside exactly one; in a gap it is
 * in none, in an overlap the lowest index wins. Nothing here depends on which way a
 * ring runs or where it begins.
 *
 * The naive version. p' is inside an area when a ray from it to infinity crosses its
 * edges an odd number of times. For a ray due east and an edge taken upwards, from
 * (x0, y0) to (x1, y1):
 *
 *     crosses(p) = y0 <= y and y < y1 and p is left of the edge, D(p) > 0.
 *
 * The comparisons are those of p': y < y1 means y + d*d < y1, and so on; where D(p) is
 * 0, D(p') has the sign of -dy < 0, and p' is right of the edge. D is computed without
 * rounding error where its sign hangs on it (orient.h).
 *
 * The speed-ups.
 *
 * 1. A grid. A cell that no edge touches lies in one area or outside: one look.
 *
 * 2. In a mixed cell we walk not to infinity but to a point c' whose areas were found
 * when the grid was built: the cell's south-west corner c = (cx, cy). From p' due west
 * to x = cx + d, then due south. Only edges that touch the cell can cross that way, a
 * handful. Along the way an area is entered or left as often as its edges are crossed,
 * so
 *
 *     areas of p' = areas of c' xor (for each edge crossed, the areas that it borders)
 *
 * where an edge that two areas share is stored once, with both. Does the way cross an
 * edge? Let q' be the way's corner and write level for y0 <= y < y1 and w for the
 * height of that end of the edge which lies at or west of cx (both cannot: such an
 * edge is not crossed). The westward leg crosses it when it is level and has p' right
 * and q' left of it; the southward leg when one end lies west and q' is above it and
 * c' is not, or the other way round:
 *
 *     (level and p right) xor (level and q right) xor (q above) xor (c above).
 *
 *   - Both ends east of cx: q is left of it and no leg goes south across it; what
 *     remains is (level and p right).
 *   - The western end lower, w = y0: q is right of it when it is below it, so the
 *     second and third terms exclude each other, and one of them holds when y >= y0.
 *   - The western end higher, w = y1: q is right of it when it is above it, so the two
 *     terms differ only where q is above the edge and no longer level: when y >= y1.
 *   - Due east, w = y0: never level; q is above it when y >= y0.
 *
 * So with w infinite where no end lies west, and
 *
 *     F(p) = (level and p right of the edge) xor (y >= w),
 *
 * the way crosses the edge when F(p) is not F(c) = (c above), and F(c) is worked into
 * the corner's areas beforehand.
 *
 * 3. Exact arithmetic only where it is needed. With lengths in cells, measured from the
 * corner of the cell, an edge is a distance "across_x u + across_y v + off" and two
 * heights, in single precision: half a cache line. All of its roundings together move a
 * point by less than g->tolerance, about 2^-19 of a cell (grid_build.c). Take a point
 * that is farther than that from the heights of the ends of each edge in its cell, and
 * from the line of each edge that it is level with: every comparison of F comes out as it
 * would without rounding. For all others, one in some ten thousand, the same walk is done
 * again with the coordinates as they came and the exact sign of D (orient.h).
 *
 * 4. Areas are bits of a word, 4 a page, the lowest index in the lowest bit: the answer
 * is the lowest bit that is set.
 *
 * 5. Points come in blocks. Each step is done for all of the block before the next: the
 * cell's number, its entry, the first edges of the mixed ones. Memory is called for one
 * step ahead, and which points are mixed is written down without a branch, so nothing
 * waits for memory and no branch is guessed wrongly.
 *
 * 6. The size of a cell. Twice as many cells a side are half as many points in mixed
 * cells, but four times the memory: eight cells an edge are best while they fit into a
 * cache, and two where there are a hundred thousand edges. A cell with many edges is a
 * grid of its own, so that one stray area far away does not put a whole town into one
 * cell.
 *
 * A cell holds the points that the same rounded multiplication sends to it, so its
 * limits need not be known exactly: the corner c lies a little (2^-16 of a cell)
 * south-west of where the cell begins, and an edge is listed in every cell that it
 * comes near.
 */
#include "geodata/geom/locator.h"

#include <math.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/locator_grid.h"
#include "geodata/geom/orient.h"

struct tryg_locator {
    bool empty; /* no edges: no grid either */
    struct tryg_grid grid;
    double (*corner)[4]; /* x0, y0, x1, y1 of every edge */
};

/* ---- asking --------------------------------------------------------------------- */

/* F of the comment above, without rounding. */
static bool is_beyond(const struct tryg_locator *l, const struct tryg_cell_edge *e,
                      double x, double y)
{
    const double *c = l->corner[e->edge];
    double west_end_y = e->sides & TRYG_WEST_LOW    ? c[1]
                        : e->sides & TRYG_WEST_HIGH ? c[3]
                                                    : INFINITY;
    bool level = y >= c[1] && y < c[3];
    return (level && tryg_orient(c[0], c[1], c[2], c[3], x, y) <= 0) != (y >= west_end_y);
}

static uint32_t find_exactly(const struct tryg_locator *l, double x, double y)
{
    struct tryg_grid_place place = tryg_grid_place(&l->grid, x, y);
    const union tryg_cell_unit *unit = &place.grid->unit[place.cell & ~TRYG_CELL_MIXED];
    for (;;) {
        const struct tryg_cell_head *head = &unit->head;
        uint32_t mask = head->at_corner;
        unit++;
        for (uint32_t e = 0; e < head->edges; e++, unit++) {
            mask ^= is_beyond(l, &unit->edge, x, y) ? unit->edge.sides : 0;
        }
        mask &= TRYG_SIDES;
        if (mask) {
            return head->area[__builtin_ctz(mask)];
        }
        if (head->last) {
            return TRYG_NO_AREA;
        }
    }
}

void tryg_locator_find(const tryg_locator *locator, size_t n, const double *x,
                       const double *y, uint32_t *area)
{
    uint16_t ask[TRYG_GRID_PIECE];
    for (size_t i = 0; locator->empty && i < n; i++) {
        area[i] = TRYG_NO_AREA;
    }
    for (size_t from = locator->empty ? n : 0; from < n; from += TRYG_GRID_PIECE) {
        size_t piece = n - from < TRYG_GRID_PIECE ? n - from : TRYG_GRID_PIECE;
        size_t unsure =
            tryg_grid_find(&locator->grid, piece, x + from, y + from, area + from, ask);
        for (size_t i = 0; i < unsure; i++) {
            size_t at = from + ask[i];
            area[at] = find_exactly(locator, x[at], y[at]);
        }
    }
}

/* ---- building ------------------------------------------------------------------- */

static enum tryg_status check(const struct tryg_outlines *o, struct tryg_error *err)
{
    static const double FARTHEST_M = 1e12; /* NAN, too, is not within it */
    if (o->areas >= TRYG_CELL_MOST || o->points >= TRYG_CELL_MOST) {
        return tryg_fail(err, TRYG_DATA,
                         TX("for mange flader (%zu) eller hjørner (%zu)",
                            "too many areas (%zu) or corners (%zu)"),
                         o->areas, o->points);
    }
    for (size_t p = 0; p < o->points; p++) {
        if (!(fabs(o->x[p]) <= FARTHEST_M && fabs(o->y[p]) <= FARTHEST_M)) {
            return tryg_fail(err, TRYG_DATA,
                             TX("et hjørne af en flade har ingen gyldig koordinat",
                                "a corner of an area has no valid coordinate"));
        }
    }
    return TRYG_OK;
}

static void build(struct tryg_locator *l, const struct tryg_outlines *outlines,
                  tryg_arena *arena)
{
    tryg_arena *scratch = tryg_arena_new("locator", 0);
    struct tryg_border border;
    tryg_border_gather(outlines, scratch, &border);
    l->empty = border.edges == 0;
    if (!l->empty) {
        struct tryg_grid_plan plan = {.border = &border, .areas = outlines->areas};
        tryg_grid_build(&plan, arena, &l->grid);
        l->corner = tryg_arena_alloc(arena, border.edges, sizeof *l->corner);
        for (size_t e = 0; e < border.edges; e++) {
            memcpy(l->corner[e], &border.edge[e].x0, sizeof l->corner[e]);
        }
    }
    tryg_arena_free(scratch);
}

enum tryg_status tryg_locator_new(const struct tryg_outlines *outlines, tryg_arena *arena,
                                  tryg_locator **locator, struct tryg_error *err)
{
    TRYG_TRY(check(outlines, err));
    struct tryg_locator *made = TRYG_NEW(arena, 1, struct tryg_locator);
    made->empty = true;
    if (outlines->points > 0) {
        build(made, outlines, arena);
    }
    *locator = made;
    return TRYG_OK;
}
