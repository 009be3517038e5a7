/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/property/random_town.h"

#include <math.h>
#include <string.h>

#include "tests/town/town.h"

enum {
    SIDE = 1 << 16,      /* units along the side of a square */
    SQUARES_MOST = 7,    /* each way */
    STEPS_MOST = 1 << 5, /* pieces of a side */
};

uint64_t random_next(uint64_t *seed)
{
    uint64_t z = (*seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int64_t below(uint64_t *seed, int64_t limit)
{
    return (int64_t)(random_next(seed) % (uint64_t)limit);
}

/* ---- the line of one side ------------------------------------------------------- */

struct place {
    int64_t x, y;
};

/* A side runs from `from` east or north. Its line stays nearer to it than to any other
 * side: at t along, within 0.8 of the way to the nearer end. So lines meet at their ends
 * only. */
struct side {
    struct place from;
    bool north;
    int steps;
    int64_t away[STEPS_MOST + 1]; /* to the left, at each step, of the line of the left */
    int64_t narrow[STEPS_MOST + 1]; /* how much farther right the line of the right is */
    bool sliver;
};

static int64_t nearer_end(int64_t t)
{
    return t < SIDE - t ? t : SIDE - t;
}

/* Midpoint displacement, half of it again at each level. */
static void roughen(struct side *s, int first, int last, int64_t rough, uint64_t *seed)
{
    int middle = (first + last) / 2;
    if (last - first < 2) {
        return;
    }
    int64_t room = 8 * nearer_end((int64_t)middle * SIDE / s->steps) / 10;
    int64_t away =
        (s->away[first] + s->away[last]) / 2 + below(seed, 2 * rough + 1) - rough;
    s->away[middle] = away > room ? room : away < -room ? -room : away;
    roughen(s, first, middle, rough / 2, seed);
    roughen(s, middle, last, rough / 2, seed);
}

static struct side side_of(uint64_t town_seed, struct place from, bool north,
                           bool seamless)
{
    uint64_t seed =
        town_seed ^ (uint64_t)from.x * 7919 ^ (uint64_t)from.y * 104729 ^ north;
    struct side s = {.from = from, .north = north};
    random_next(&seed);
    s.steps = 1 << below(&seed, 6);
    roughen(&s, 0, s.steps, below(&seed, 3) ? SIDE / 3 : 4, &seed);
    s.sliver = !seamless && below(&seed, 2);
    int64_t widest = below(&seed, 2) ? 8 : SIDE / 16, sign = below(&seed, 3) ? 1 : -1;
    for (int i = 1; s.sliver && i < s.steps; i++) {
        int64_t most = nearer_end((int64_t)i * SIDE / s.steps) / 8;
        s.narrow[i] = sign * (1 + below(&seed, widest < most ? widest : most));
    }
    return s;
}

static struct place at_step(const struct side *s, int step, bool right)
{
    int64_t along = (int64_t)step * SIDE / s->steps;
    int64_t left = s->away[step] - (right ? s->narrow[step] : 0);
    return s->north ? (struct place){s->from.x - left, s->from.y + along}
                    : (struct place){s->from.x + along, s->from.y + left};
}

/* ---- rings along the lines ------------------------------------------------------ */

struct making {
    uint64_t seed;  /* goes on with every number drawn */
    uint64_t lines; /* what the lines of the sides hang on */
    tryg_arena *arena;
    struct random_town *town;
    struct place origin; /* of the coordinates, in units */
    size_t n, room;      /* the ring in hand */
    double *x, *y;
};

static void add_place(struct making *m, struct place at)
{
    if (m->n == m->room) {
        size_t more = 2 * m->room + 64;
        m->x = tryg_arena_grow(m->arena, m->x, m->room, more, sizeof *m->x);
        m->y = tryg_arena_grow(m->arena, m->y, m->room, more, sizeof *m->y);
        m->room = more;
    }
    m->x[m->n] = (double)(at.x + m->origin.x) * m->town->unit;
    m->y[m->n++] = (double)(at.y + m->origin.y) * m->town->unit;
}

/* One side of a ring, without its last place, perhaps with corners that the neighbour has
 * not: halfway between two places where that is a whole number of units. */
static void add_side(struct making *m, struct place from, struct place to, uint32_t area)
{
    bool north = from.x == to.x, forward = from.x < to.x || from.y < to.y;
    struct side s = side_of(m->lines, forward ? from : to, north, m->town->seamless);
    uint64_t own = m->lines ^ (uint64_t)(from.x * 31 + from.y * 17) ^ area;
    bool right =
        !forward; /* rings run anticlockwise: the area is to the left of its way */
    for (int i = 0; i < s.steps; i++) {
        struct place a = at_step(&s, forward ? i : s.steps - i, right);
        struct place b = at_step(&s, forward ? i + 1 : s.steps - i - 1, right);
        add_place(m, a);
        if ((a.x + b.x) % 2 == 0 && (a.y + b.y) % 2 == 0 && below(&own, 3) == 0) {
            add_place(m, (struct place){(a.x + b.x) / 2, (a.y + b.y) / 2});
        }
    }
}

static struct place square_corner(const struct town *drawn, size_t point)
{
    const struct tryg_outlines *o = &drawn->areas.outlines;
    return (struct place){(int64_t)(o->x[point] - TOWN_EAST) * SIDE,
                          (int64_t)(o->y[point] - TOWN_NORTH) * SIDE};
}

static int64_t towards(int64_t from, int64_t to)
{
    return from < to ? SIDE : from > to ? -SIDE : 0;
}

static void add_ring(struct making *m, const struct town *drawn, size_t ring,
                     uint32_t area)
{
    const size_t *point_at = drawn->areas.outlines.point_at;
    m->n = 0;
    for (size_t p = point_at[ring] + 1; p < point_at[ring + 1]; p++) {
        struct place at = square_corner(drawn, p - 1), end = square_corner(drawn, p);
        while (at.x != end.x || at.y != end.y) {
            struct place next = {at.x + towards(at.x, end.x),
                                 at.y + towards(at.y, end.y)};
            add_side(m, at, next, area);
            at = next;
        }
    }
    tryg_outlines_ring(&m->town->outlines, m->arena, m->n, m->x, m->y);
}

static void add_areas(struct making *m, const struct town *drawn)
{
    const struct tryg_outlines *o = &drawn->areas.outlines;
    for (size_t a = 0; a < o->areas; a++) {
        tryg_outlines_area(&m->town->outlines, m->arena);
        for (size_t part = o->part_at[a]; part < o->part_at[a + 1]; part++) {
            tryg_outlines_part(&m->town->outlines, m->arena);
            for (size_t ring = o->ring_at[part]; ring < o->ring_at[part + 1]; ring++) {
                add_ring(m, drawn, ring, (uint32_t)a);
            }
        }
    }
}

/* Between the two lines of a side, as a part of its own. */
static void add_sliver(struct making *m, const struct side *s)
{
    m->n = 0;
    for (int i = 0; i < s->steps; i++) {
        add_place(m, at_step(s, i, true));
    }
    for (int i = s->steps; i > 0; i--) {
        add_place(m, at_step(s, i, false));
    }
    tryg_outlines_part(&m->town->outlines, m->arena);
    tryg_outlines_ring(&m->town->outlines, m->arena, m->n, m->x, m->y);
}

/* One more area: every second sliver that is nobody's. */
static void add_slivers(struct making *m, int64_t squares)
{
    tryg_outlines_area(&m->town->outlines, m->arena);
    for (int64_t i = 0; i < 2 * squares * squares; i++) {
        struct place from = {(i / 2) % squares * SIDE, (i / 2) / squares * SIDE};
        struct side s = side_of(m->lines, from, i % 2, m->town->seamless);
        bool gap = s.sliver && s.steps > 1 && s.narrow[1] > 0;
        if (gap && below(&m->seed, 2) && from.x > 0 && from.y > 0) {
            add_sliver(m, &s);
        }
    }
}

/* ---- points --------------------------------------------------------------------- */

static void add_point(struct random_town *town, double x, double y)
{
    town->x[town->points] = x;
    town->y[town->points++] = y;
}

static void add_points(struct making *m)
{
    enum { ANYWHERE = 600 };
    struct random_town *town = m->town;
    const struct tryg_outlines *o = &town->outlines;
    struct tryg_box box = tryg_outlines_box(o);
    town->x = TRYG_NEW(m->arena, 6 * o->points + ANYWHERE, double);
    town->y = TRYG_NEW(m->arena, 6 * o->points + ANYWHERE, double);
    for (size_t p = 0; p + 1 < o->points; p++) {
        double half_x = (o->x[p] + o->x[p + 1]) / 2.0,
               half_y = (o->y[p] + o->y[p + 1]) / 2.0;
        double dx = (double)(below(&m->seed, 3) - 1) * town->unit;
        double dy = (double)(below(&m->seed, 3) - 1) * town->unit;
        add_point(town, o->x[p], o->y[p]);
        add_point(town, o->x[p] + dx, o->y[p] + dy);
        add_point(town, half_x, half_y);
        add_point(town, half_x + dx, half_y + dy);
        add_point(town, o->x[p], half_y); /* level with a corner */
        add_point(town, half_x, o->y[p]);
    }
    double units_x = (box.east - box.west) / town->unit;
    double units_y = (box.north - box.south) / town->unit;
    for (int i = 0; i < ANYWHERE; i++) {
        add_point(town, box.west + town->unit * (double)below(&m->seed, (int64_t)units_x),
                  box.south + town->unit * (double)below(&m->seed, (int64_t)units_y));
    }
}

/* ---- the town ------------------------------------------------------------------- */

static struct town *draw(uint64_t *seed, int64_t squares, bool full, tryg_arena *arena)
{
    char text[SQUARES_MOST * 2 * SQUARES_MOST + 1];
    size_t at = 0;
    for (int64_t row = 0; row < squares; row++) {
        for (int64_t column = 0; column < squares; column++) {
            text[at++] =
                !full && below(seed, 6) == 0 ? '.' : (char)('A' + below(seed, 5));
            text[at++] = column + 1 < squares ? ' ' : '\n';
        }
    }
    text[at] = 0;
    return town_draw(arena, 1.0, text);
}

void random_town(uint64_t seed, tryg_arena *arena, struct random_town *town)
{
    static const struct place ORIGINS[] = {
        {0, 0},
        {INT64_C(-3) * SIDE, INT64_C(-2) * SIDE + 1},
        {INT64_C(720000) << 12, INT64_C(6170000) << 12}};
    struct making m = {.seed = seed, .arena = arena, .town = town};
    for (int i = 0; i < 3; i++) {
        random_next(&m.seed);
    }
    *town = (struct random_town){.seamless = below(&m.seed, 2) == 0};
    town->unit = ldexp(1.0, (int)below(&m.seed, 20) - 16);
    m.origin = ORIGINS[below(&m.seed, 3)];
    int64_t squares = 2 + below(&m.seed, SQUARES_MOST - 1);
    const struct town *drawn = draw(&m.seed, squares, town->seamless, arena);
    tryg_outlines_begin(&town->outlines, arena);
    m.lines = random_next(&m.seed);
    add_areas(&m, drawn);
    add_slivers(&m, squares);
    tryg_outlines_end(&town->outlines, arena);
    add_points(&m);
}
