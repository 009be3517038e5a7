/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid in the reports' own CRS.
 *
 * The mathematics. T is the way of a point from the reports' CRS to the project's, as
 * PROJ goes it. An area there is what T takes into an area here, so its border there is
 * what T takes to the border here: a straight edge becomes a curve, bent by very little
 * (bend.c). Winding numbers do not change when a closed curve is moved, as long as it is
 * not moved across the point. So move every curve to the straight stretch between its
 * ends: no point of it moves farther than the bend. For a point that is farther than
 * that from each of the straight stretches, the areas that hold it are the same before
 * and after, and T, which is one to one in the box of the areas, takes the ones after to
 * those of the naive version.
 *
 * The naive version. Project every point with PROJ, and ask the locator: 130 to 600 ns.
 *
 * The speed-ups.
 *
 * 1. The corners of all areas are brought into the reports' CRS, once, and a grid is laid
 * over the straight edges between them (locator.c tells how it answers). It is built with
 * a tolerance: how far from its edge a border may really run. Points within that of an
 * edge, and only those, are projected and asked about in the project CRS. With a
 * tolerance of a centimetre that is one in some ten thousand, so a point in degrees costs
 * what one in metres does; there is no projection, and no approximation of one, to be
 * done.
 *
 * 2. The bend grows with the square of an edge's length. An edge that would bend by more
 * than a small part of a cell is cut into pieces, along the line that is straight in the
 * project CRS, and each piece gets its own stretch: so it goes for states, too.
 *
 * The tolerance is the sum of
 *   - the bend of the longest piece, from the measured curvature,
 *   - how far PROJ's way forward from a piece's end misses the end in the project CRS
 *     (inverses have errors of their own), the largest of all ends, each of them tried,
 *   - the steps that bend.c may not have seen,
 *   - what the rounding of coordinates moves, in both planes,
 * in the reports' unit where a metre is longest.
 *
 * Where anything speaks against it, every point is projected: when the way bends too
 * much, has steps, is not one to one or not defined in the box of the areas, or takes the
 * inverse of a corner elsewhere. And points outside the box in which all this was
 * measured, a quarter wider than the areas, are always projected: PROJ takes longitudes
 * round the world, and it is not for us to know where to.
 */
#include "geodata/geom/spotter.h"

#include <math.h>
#include <string.h>

#include "geodata/geom/bend.h"
#include "geodata/geom/locator_grid.h"

struct tryg_spotter {
    const tryg_locator *locator; /* in the project CRS */
    bool same, has_grid;
    struct tryg_box near;  /* in the reports' CRS; empty: not known */
    struct tryg_box known; /* in it, what lies off the grid is outside all areas */
    struct tryg_box laid;  /* the grid's own */
    struct tryg_grid grid;
};

static const struct tryg_box NOWHERE = {1.0, 1.0, -1.0, -1.0};

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* ---- the corners, in the reports' CRS ------------------------------------------- */

/* The ends of all pieces of all edges; a corner that edges share is there once. */
struct ends {
    size_t n;
    double *x, *y;   /* in the project CRS, then in the reports' */
    uint32_t *first; /* [edges] of the edge's lower end; [edges + e] of its upper */
    uint32_t *inner; /* [edges] of the first end between its pieces */
    uint32_t *pieces;
};

static size_t slot_of(double x, double y, size_t slots)
{
    uint64_t a, b;
    memcpy(&a, &x, sizeof a);
    memcpy(&b, &y, sizeof b);
    uint64_t h = (a * UINT64_C(0x9E3779B97F4A7C15)) ^ (b * UINT64_C(0xC2B2AE3D27D4EB4F));
    h *= UINT64_C(0xFF51AFD7ED558CCD);
    return (size_t)(h >> 32) & (slots - 1);
}

static uint32_t corner_number(struct ends *ends, uint32_t *slot, size_t slots, double x,
                              double y)
{
    size_t at = slot_of(x, y, slots);
    while (slot[at] && (ends->x[slot[at] - 1] != x || ends->y[slot[at] - 1] != y)) {
        at = (at + 1) & (slots - 1);
    }
    if (!slot[at]) {
        ends->x[ends->n] = x;
        ends->y[ends->n] = y;
        slot[at] = (uint32_t)++ends->n;
    }
    return slot[at] - 1;
}

static double length_of(const struct tryg_border_edge *e)
{
    return hypot(e->x1 - e->x0, e->y1 - e->y0);
}

static size_t pieces_of(const struct tryg_border_edge *e, double longest_m)
{
    return (size_t)larger(1.0, ceil(length_of(e) / longest_m));
}

static struct ends gather_ends(const struct tryg_border *border, double longest_m,
                               tryg_arena *scratch)
{
    size_t most = 2 * border->edges, slots = 16;
    struct ends ends = {.first = TRYG_NEW(scratch, 2 * border->edges, uint32_t),
                        .inner = TRYG_NEW(scratch, border->edges, uint32_t),
                        .pieces = TRYG_NEW(scratch, border->edges, uint32_t)};
    for (size_t e = 0; e < border->edges; e++) {
        ends.pieces[e] = (uint32_t)pieces_of(&border->edge[e], longest_m);
        most += ends.pieces[e] - 1;
    }
    while (slots < 4 * border->edges) {
        slots *= 2;
    }
    uint32_t *slot = TRYG_NEW(scratch, slots, uint32_t);
    ends.x = TRYG_NEW(scratch, most, double);
    ends.y = TRYG_NEW(scratch, most, double);
    for (size_t e = 0; e < border->edges; e++) {
        const struct tryg_border_edge *edge = &border->edge[e];
        ends.first[e] = corner_number(&ends, slot, slots, edge->x0, edge->y0);
        ends.first[border->edges + e] =
            corner_number(&ends, slot, slots, edge->x1, edge->y1);
    }
    for (size_t e = 0; e < border->edges; e++) {
        const struct tryg_border_edge *edge = &border->edge[e];
        ends.inner[e] = (uint32_t)ends.n;
        for (uint32_t p = 1; p < ends.pieces[e]; p++, ends.n++) {
            double t = (double)p / ends.pieces[e];
            ends.x[ends.n] = edge->x0 + t * (edge->x1 - edge->x0);
            ends.y[ends.n] = edge->y0 + t * (edge->y1 - edge->y0);
        }
    }
    return ends;
}

/* Bring the ends into the reports' CRS; *miss_m becomes by how much PROJ's way back from
 * there misses them. False where one has no image. */
static bool bring(struct ends *ends, tryg_crs_way *way, double *miss_m,
                  tryg_arena *scratch)
{
    double *x = TRYG_NEW(scratch, ends->n, double),
           *y = TRYG_NEW(scratch, ends->n, double);
    double miss = 0.0;
    memcpy(x, ends->x, ends->n * sizeof *x);
    memcpy(y, ends->y, ends->n * sizeof *y);
    tryg_crs_way_back(way, ends->n, x, y);
    struct ends there = *ends;
    there.x = TRYG_NEW(scratch, ends->n, double);
    there.y = TRYG_NEW(scratch, ends->n, double);
    memcpy(there.x, x, ends->n * sizeof *x);
    memcpy(there.y, y, ends->n * sizeof *y);
    tryg_crs_way_go(way, ends->n, x, y);
    for (size_t i = 0; i < ends->n; i++) {
        double off = hypot(x[i] - ends->x[i], y[i] - ends->y[i]);
        if (isnan(off)) {
            return false;
        }
        miss = larger(miss, off);
    }
    *ends = there;
    *miss_m = miss;
    return true;
}

/* ---- the edges, in the reports' CRS --------------------------------------------- */

static uint32_t end_number(const struct ends *ends, size_t edges, size_t e, uint32_t p)
{
    return p == 0                ? ends->first[e]
           : p < ends->pieces[e] ? ends->inner[e] + p - 1
                                 : ends->first[edges + e];
}

static void add_piece(struct tryg_border *moved, const struct tryg_border_edge *of,
                      const double a[2], const double b[2])
{
    bool up = a[1] < b[1] || (a[1] == b[1] && a[0] < b[0]);
    const double *low = up ? a : b, *high = up ? b : a;
    if (low[0] != high[0] || low[1] != high[1]) {
        moved->edge[moved->edges++] = (struct tryg_border_edge){
            low[0], low[1], high[0], high[1], of->side_at, of->sides};
    }
}

/* The border's edges as straight pieces between the ends, with the sides they had. */
static struct tryg_border straightened(const struct tryg_border *border,
                                       const struct ends *ends, tryg_arena *scratch)
{
    size_t pieces = 0;
    for (size_t e = 0; e < border->edges; e++) {
        pieces += ends->pieces[e];
    }
    struct tryg_border moved = {
        .side = border->side, .edge = TRYG_NEW(scratch, pieces, struct tryg_border_edge)};
    for (size_t e = 0; e < border->edges; e++) {
        for (uint32_t p = 0; p < ends->pieces[e]; p++) {
            uint32_t i = end_number(ends, border->edges, e, p);
            uint32_t j = end_number(ends, border->edges, e, p + 1);
            const double a[2] = {ends->x[i], ends->y[i]}, b[2] = {ends->x[j], ends->y[j]};
            add_piece(&moved, &border->edge[e], a, b);
        }
    }
    return moved;
}

/* ---- building ------------------------------------------------------------------- */

static struct tryg_box widened(struct tryg_box box, double by)
{
    double w = by * (box.east - box.west), h = by * (box.north - box.south);
    return (struct tryg_box){box.west - w, box.south - h, box.east + w, box.north + h};
}

static bool is_inside(struct tryg_box inner, struct tryg_box outer)
{
    return inner.west >= outer.west && inner.east <= outer.east &&
           inner.south >= outer.south && inner.north <= outer.north;
}

static double farthest(struct tryg_box box)
{
    return larger(larger(fabs(box.west), fabs(box.east)),
                  larger(fabs(box.south), fabs(box.north)));
}

/* The box round the areas in the reports' CRS, from points along its sides in the project
 * CRS, and a quarter more: the sides bulge between the points, and the grid ends a cell
 * or two outside. */
static bool box_there(struct tryg_box box, tryg_crs_way *way, struct tryg_box *there)
{
    enum { ALONG = 16, POINTS = 4 * ALONG };
    double x[POINTS + 1], y[POINTS + 1];
    for (size_t i = 0; i < ALONG; i++) {
        double t = (double)i / ALONG, u = 1.0 - t;
        double east = u * box.west + t * box.east, north = u * box.south + t * box.north;
        double *px = x + 4 * i, *py = y + 4 * i;
        px[0] = px[2] = east; /* the south and the north side */
        py[0] = box.south;
        py[2] = box.north;
        py[1] = py[3] = north; /* the east and the west side */
        px[1] = box.east;
        px[3] = box.west;
    }
    x[POINTS] = box.east;
    y[POINTS] = box.north;
    tryg_crs_way_back(way, POINTS + 1, x, y);
    struct tryg_box made = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i <= POINTS; i++) {
        if (isnan(x[i])) {
            return false;
        }
        made = (struct tryg_box){fmin(made.west, x[i]), fmin(made.south, y[i]),
                                 fmax(made.east, x[i]), fmax(made.north, y[i])};
    }
    *there = widened(made, 0.25);
    return true;
}

/* The longest piece: its bend is a four-thousandth of a cell, or there are four times as
 * many pieces as edges. */
static double longest_piece(const struct tryg_border *border, struct tryg_box box,
                            const struct tryg_bend *bend)
{
    double cells = 8.0 * (double)border->edges, length_m = 0.0;
    double side_m = sqrt((box.east - box.west) / cells * (box.north - box.south));
    for (size_t e = 0; e < border->edges; e++) {
        length_m += length_of(&border->edge[e]);
    }
    double bends_m = sqrt(8.0 * side_m / 4096.0 / bend->curvature_per_m);
    return larger(bends_m, length_m / (3.0 * (double)border->edges));
}

static double longest_of(const struct tryg_border *border, const struct ends *ends)
{
    double longest_m = 0.0;
    for (size_t e = 0; e < border->edges; e++) {
        longest_m = larger(longest_m, length_of(&border->edge[e]) / ends->pieces[e]);
    }
    return longest_m;
}

struct building {
    const struct tryg_border *border;
    struct tryg_box box, there; /* the areas', in the project CRS and the reports' */
    tryg_crs_way *way;
    tryg_arena *arena, *scratch;
    size_t areas;
};

/* The grid, where the way allows one; else the spotter stays without. */
static void build(struct tryg_spotter *s, struct building *b)
{
    static const double MISS_MOST_M = 0.01, ROUNDING = 0x1p-50;
    struct tryg_bend bend;
    double miss_m;
    if (!box_there(b->box, b->way, &b->there) ||
        !tryg_bend_measure(b->way, b->there, &bend)) {
        return;
    }
    struct ends ends =
        gather_ends(b->border, longest_piece(b->border, b->box, &bend), b->scratch);
    double longest_m = longest_of(b->border, &ends);
    if (!bring(&ends, b->way, &miss_m, b->scratch) || miss_m > MISS_MOST_M) {
        return;
    }
    struct tryg_border moved = straightened(b->border, &ends, b->scratch);
    double off_m = bend.curvature_per_m * longest_m * longest_m / 8.0 + 2.0 * miss_m +
                   bend.jump_m + ROUNDING * farthest(bend.image);
    double tolerance = bend.units_per_m * off_m + ROUNDING * farthest(b->there);
    struct tryg_grid_plan plan = {&moved, b->areas, tolerance, true};
    if (moved.edges == 0) {
        return;
    }
    tryg_grid_build(&plan, b->arena, &s->grid);
    s->laid = tryg_grid_box(&s->grid);
    s->known = b->there;
    s->has_grid = is_inside(s->laid, s->known);
    if (is_inside(bend.image, widened(b->box, 1.0))) {
        s->near = b->there;
    }
}

enum tryg_status tryg_spotter_new(const struct tryg_outlines *outlines,
                                  const tryg_locator *locator, const char *reports_crs,
                                  const char *project_crs, tryg_arena *arena,
                                  tryg_spotter **spotter, struct tryg_error *err)
{
    tryg_arena *scratch = tryg_arena_new("spotter", 0);
    struct tryg_spotter *made = TRYG_NEW(arena, 1, struct tryg_spotter);
    struct tryg_border border;
    struct building b = {.border = &border,
                         .box = tryg_outlines_box(outlines),
                         .arena = arena,
                         .scratch = scratch,
                         .areas = outlines->areas};
    enum tryg_status status = tryg_crs_way_new(reports_crs ? reports_crs : project_crs,
                                               project_crs, scratch, &b.way, err);
    *made = (struct tryg_spotter){.locator = locator, .near = NOWHERE};
    made->same = status == TRYG_OK && tryg_crs_way_is_same(b.way);
    if (made->same) {
        made->near = widened(b.box, 1.0);
    } else if (status == TRYG_OK && outlines->points > 0) {
        tryg_border_gather(outlines, scratch, &border);
        build(made, &b);
    }
    tryg_arena_free(scratch);
    TRYG_TRY(status);
    *spotter = made;
    return TRYG_OK;
}

/* ---- asking --------------------------------------------------------------------- */

bool tryg_spotter_is_same(const tryg_spotter *spotter)
{
    return spotter->same;
}

static void project_and_find(const struct tryg_spotter *s, tryg_crs_way *way, size_t n,
                             double *x, double *y, uint32_t *area)
{
    if (n > 0) {
        tryg_crs_way_go(way, n, x, y);
        tryg_locator_find(s->locator, n, x, y, area);
    }
}

static bool holds(struct tryg_box box, double x, double y)
{
    return x >= box.west && x <= box.east && y >= box.south && y <= box.north;
}

/* Those of the piece that the grid does not know are projected together. */
static void find_piece(const struct tryg_spotter *s, tryg_crs_way *way, size_t n,
                       const double *x, const double *y, uint32_t *area)
{
    double asked_x[TRYG_GRID_PIECE], asked_y[TRYG_GRID_PIECE];
    uint32_t asked_area[TRYG_GRID_PIECE];
    uint16_t ask[TRYG_GRID_PIECE];
    size_t unknown = tryg_grid_find(&s->grid, n, x, y, area, ask), asked = 0;
    for (size_t i = 0; i < unknown; i++) {
        uint16_t at = ask[i];
        if (holds(s->known, x[at], y[at]) && !holds(s->laid, x[at], y[at])) {
            area[at] = TRYG_NO_AREA;
        } else {
            asked_x[asked] = x[at];
            asked_y[asked] = y[at];
            ask[asked++] = at;
        }
    }
    project_and_find(s, way, asked, asked_x, asked_y, asked_area);
    for (size_t i = 0; i < asked; i++) {
        area[ask[i]] = asked_area[i];
    }
}

static void find_plainly(const struct tryg_spotter *s, tryg_crs_way *way, size_t n,
                         const double *x, const double *y, uint32_t *area)
{
    double px[TRYG_GRID_PIECE], py[TRYG_GRID_PIECE];
    memcpy(px, x, n * sizeof *x);
    memcpy(py, y, n * sizeof *y);
    project_and_find(s, way, n, px, py, area);
}

void tryg_spotter_find(const tryg_spotter *spotter, tryg_crs_way *way, size_t n,
                       const double *x, const double *y, uint32_t *area)
{
    if (spotter->same) {
        tryg_locator_find(spotter->locator, n, x, y, area);
        return;
    }
    for (size_t i = 0; i < n; i += TRYG_GRID_PIECE) {
        size_t piece = n - i < TRYG_GRID_PIECE ? n - i : TRYG_GRID_PIECE;
        if (spotter->has_grid) {
            find_piece(spotter, way, piece, x + i, y + i, area + i);
        } else {
            find_plainly(spotter, way, piece, x + i, y + i, area + i);
        }
    }
}

bool tryg_spotter_is_near(const tryg_spotter *spotter, double x, double y)
{
    return holds(spotter->near, x, y);
}
