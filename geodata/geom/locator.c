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
 * 3. The rounded D has an error of at most (3u + 16u*u)(|dx (y - y0)| + |dy (x -
 * x0)|), u being 2^-53. Within a cell that is bounded by a constant, stored with the
 * edge: one comparison tells whether the exact computation is needed. It hardly ever
 * is.
 *
 * 4. Areas are bits of a word, 32 a page, the lowest index in the lowest bit: the
 * answer is the lowest bit that is set.
 *
 * A cell holds the points that the same rounded multiplication sends to it, so its
 * limits need not be known exactly: the corner c lies a little (2^-16 of a cell)
 * south-west of where the cell begins, and an edge is listed in every cell that it
 * comes near.
 */
#include "geodata/geom/locator_grid.h"

#include <math.h>

#include "geodata/geom/orient.h"

static bool is_right_exactly(const struct tryg_locator *l, const struct tryg_cell_edge *e,
                             double x, double y)
{
    const double *c = l->corner[e->exact];
    return tryg_orient(c[0], c[1], c[2], c[3], x, y) <= 0;
}

/* F of the comment above. */
static bool is_beyond(const struct tryg_locator *l, const struct tryg_cell_edge *e,
                      double x, double y)
{
    bool level = (y >= e->y0) & (y < e->y1);
    double value = e->dx * (y - e->y0) - e->dy * (x - e->x0);
    bool right = value < 0.0;
    if (level && fabs(value) <= e->error) {
        right = is_right_exactly(l, e, x, y);
    }
    return (level & right) != (y >= e->west_end_y);
}

static uint32_t find_in_cell(const struct tryg_locator *l, uint32_t first_page, double x,
                             double y)
{
    for (const struct tryg_cell_page *page = &l->page[first_page];; page++) {
        const struct tryg_cell_edge *edge = &l->edge[page->edge_at];
        uint32_t mask = page->at_corner;
        for (uint32_t e = 0; e < page->edges; e++) {
            mask ^= edge[e].sides & (0U - (uint32_t)is_beyond(l, &edge[e], x, y));
        }
        if (mask) {
            return l->area[page->area_at + (uint32_t)__builtin_ctz(mask)];
        }
        if (page->last) {
            return TRYG_NO_AREA;
        }
    }
}

/* NAN fails every comparison, so it is outside. */
static uint32_t find_one(const struct tryg_locator *l, double x, double y)
{
    double column = (x - l->west) * l->columns_per_m;
    double row = (y - l->south) * l->rows_per_m;
    if (!(column >= 0.0 && column < l->columns && row >= 0.0 && row < l->rows)) {
        return TRYG_NO_AREA;
    }
    uint32_t cell = l->cell[(size_t)row * l->row_cells + (size_t)column];
    if (cell & TRYG_CELL_MIXED) {
        return find_in_cell(l, cell & ~TRYG_CELL_MIXED, x, y);
    }
    return cell == TRYG_CELL_OUTSIDE ? TRYG_NO_AREA : cell;
}

void tryg_locator_find(const tryg_locator *locator, size_t n, const double *x,
                       const double *y, uint32_t *area)
{
    for (size_t i = 0; i < n; i++) {
        area[i] = find_one(locator, x[i], y[i]);
    }
}
