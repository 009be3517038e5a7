/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Let T be the way, from a box in the plane of the first CRS to the second, in metres.
 *
 * Coordinates. Let A be T's derivative in the middle of the box, and measure lengths in
 * the first plane by |A v|, so in metres too. S = T A^-1 is the same way seen from there;
 * its derivative M is near the identity.
 *
 * One to one. Where <M w, w> > 0 for all w at all points of a convex region, S is one to
 * one there: along the stretch from p to q, <S(q) - S(p), q - p> is the integral of such
 * terms, and so not 0. Let k be the least value of <M w, w> for |w| = 1; then also
 * |M w| >= k |w|.
 *
 * Bending. Let g(t) be what S takes to a straight line, S(g(t)) = a + t e with |e| = 1.
 * Then M g' = e, so |g'| <= 1/k; and once more, M g'' = -D2S(g', g'), so
 *
 *     |g''| <= K / k^3,    K the largest |D2S(w, w)| for |w| = 1.
 *
 * Between two of its points a curve with |g''| <= c is never farther than c L^2 / 8 from
 * the straight stretch between them, L being what t runs through.
 *
 * What is proved is that; k and K are measured on a lattice, by first and second
 * differences, and what lies between the lattice's points is taken from them with a
 * margin: K is doubled, and k made smaller by what M can change, with the doubled K, from
 * one point of the lattice to the next. For projections, whose derivatives change over
 * distances of thousands of kilometres, that is ample.
 *
 * Steps. PROJ may choose one datum shift here and another there. A step of J metres
 * between two points of the lattice makes fourth differences of at least 3 J there, while
 * those of a projection are far smaller than a millimetre for a city, and some
 * centimetres for a country. So the largest fourth difference bounds every step that
 * crosses a line of the lattice. Steps round a patch so small that it lies between the
 * lines are not seen.
 */
#include "geodata/geom/bend.h"

#include <math.h>
#include <stddef.h>

enum { LINES = 33 }; /* of the lattice, each way */

static const double JUMP_MOST_M = 1.0;

struct pair {
    double x, y;
};

struct lattice {
    double step_x, step_y;
    double x[LINES * LINES], y[LINES * LINES];
};

static struct pair at(const struct lattice *l, int column, int row)
{
    return (struct pair){l->x[row * LINES + column], l->y[row * LINES + column]};
}

static struct pair plus(struct pair a, double times, struct pair b)
{
    return (struct pair){a.x + times * b.x, a.y + times * b.y};
}

static double length(struct pair a)
{
    return hypot(a.x, a.y);
}

/* The lattice over the box, and its image. */
static bool lay(tryg_crs_way *way, struct tryg_box box, struct lattice *l)
{
    l->step_x = (box.east - box.west) / (LINES - 1);
    l->step_y = (box.north - box.south) / (LINES - 1);
    for (int i = 0; i < LINES * LINES; i++) {
        int column = i % LINES, row = i / LINES;
        l->x[i] = box.west + column * l->step_x;
        l->y[i] = box.south + row * l->step_y;
    }
    tryg_crs_way_go(way, (size_t)LINES * LINES, l->x, l->y);
    for (int i = 0; i < LINES * LINES; i++) {
        if (isnan(l->x[i])) {
            return false;
        }
    }
    return l->step_x > 0.0 && l->step_y > 0.0;
}

/* Columns of a 2 x 2 matrix. */
struct matrix {
    struct pair east, north;
};

static struct matrix derivative(const struct lattice *l, int column, int row)
{
    struct pair here = at(l, column, row);
    struct pair east = plus(at(l, column + 1, row), -1.0, here);
    struct pair north = plus(at(l, column, row + 1), -1.0, here);
    return (struct matrix){{east.x / l->step_x, east.y / l->step_x},
                           {north.x / l->step_y, north.y / l->step_y}};
}

/* Its columns are what a metre of the second CRS's x and y are in the first's. */
static struct matrix inverse(struct matrix m)
{
    double det = m.east.x * m.north.y - m.north.x * m.east.y;
    return (struct matrix){{m.north.y / det, -m.east.y / det},
                           {-m.north.x / det, m.east.x / det}};
}

static struct matrix product(struct matrix a, struct matrix b)
{
    struct pair zero = {0.0, 0.0};
    return (struct matrix){plus(plus(zero, b.east.x, a.east), b.east.y, a.north),
                           plus(plus(zero, b.north.x, a.east), b.north.y, a.north)};
}

/* The least <M w, w> of |w| = 1: the smaller eigenvalue of the symmetric part. */
static double least_gain(struct matrix m)
{
    double mean = (m.east.x + m.north.y) / 2.0, half = (m.east.x - m.north.y) / 2.0;
    return mean - hypot(half, (m.east.y + m.north.x) / 2.0);
}

/* The largest of a value over the lattice. */
typedef double (*quantity)(const struct lattice *l, int column, int row,
                           const struct pair *most);

static double largest(const struct lattice *l, int columns, int rows, quantity value,
                      const struct pair *most)
{
    double found = 0.0;
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            found = fmax(found, value(l, column, row, most));
        }
    }
    return found;
}

/* |D2S(w, w)| for any |w| = 1: the steps that a metre makes in x and y are at most those
 * of `most`. */
static double second(const struct lattice *l, int column, int row,
                     const struct pair *most)
{
    struct pair here = at(l, column + 1, row + 1);
    struct pair east = at(l, column + 2, row + 1), north = at(l, column + 1, row + 2);
    struct pair xx = plus(plus(east, -2.0, here), 1.0, at(l, column, row + 1));
    struct pair yy = plus(plus(north, -2.0, here), 1.0, at(l, column + 1, row));
    struct pair xy =
        plus(plus(plus(at(l, column + 2, row + 2), -1.0, east), -1.0, north), 1.0, here);
    double x = most->x / l->step_x, y = most->y / l->step_y;
    return length(xx) * x * x + 2.0 * length(xy) * x * y + length(yy) * y * y;
}

static double fourth_east(const struct lattice *l, int column, int row,
                          const struct pair *most)
{
    (void)most;
    struct pair ends = plus(at(l, column, row), 1.0, at(l, column + 4, row));
    struct pair inner = plus(at(l, column + 1, row), 1.0, at(l, column + 3, row));
    return length(plus(plus(ends, -4.0, inner), 6.0, at(l, column + 2, row)));
}

static double fourth_north(const struct lattice *l, int column, int row,
                           const struct pair *most)
{
    (void)most;
    struct pair ends = plus(at(l, column, row), 1.0, at(l, column, row + 4));
    struct pair inner = plus(at(l, column, row + 1), 1.0, at(l, column, row + 3));
    return length(plus(plus(ends, -4.0, inner), 6.0, at(l, column, row + 2)));
}

/* k, and how far M is from the identity at most. */
static double least_gain_of_all(const struct lattice *l, struct matrix to_units)
{
    double least = INFINITY;
    for (int row = 0; row + 1 < LINES; row++) {
        for (int column = 0; column + 1 < LINES; column++) {
            least =
                fmin(least, least_gain(product(derivative(l, column, row), to_units)));
        }
    }
    return least;
}

/* The image's box, and what its sides can bulge between points of the lattice. */
static struct tryg_box image_of(const struct lattice *l, double bulge)
{
    struct tryg_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i < LINES * LINES; i++) {
        box.west = fmin(box.west, l->x[i]);
        box.east = fmax(box.east, l->x[i]);
        box.south = fmin(box.south, l->y[i]);
        box.north = fmax(box.north, l->y[i]);
    }
    return (struct tryg_box){box.west - bulge, box.south - bulge, box.east + bulge,
                             box.north + bulge};
}

bool tryg_bend_measure(tryg_crs_way *way, struct tryg_box box, struct tryg_bend *bend)
{
    struct lattice l;
    if (!lay(way, box, &l)) {
        return false;
    }
    struct matrix to_units = inverse(derivative(&l, LINES / 2, LINES / 2));
    struct pair most = {hypot(to_units.east.x, to_units.north.x),
                        hypot(to_units.east.y, to_units.north.y)};
    double curvature = 2.0 * largest(&l, LINES - 2, LINES - 2, second, &most);
    double step_m = fmax(fabs(l.step_x) / most.x, fabs(l.step_y) / most.y);
    double diagonal_m = hypot(l.step_x / most.x, l.step_y / most.y);
    double gain = least_gain_of_all(&l, to_units) - curvature * (diagonal_m + step_m);
    double jump = fmax(largest(&l, LINES - 4, LINES, fourth_east, &most),
                       largest(&l, LINES, LINES - 4, fourth_north, &most));
    if (!(gain > 0.25 && jump <= JUMP_MOST_M)) { /* NAN, too, is not */
        return false;
    }
    *bend = (struct tryg_bend){
        .units_per_m = hypot(most.x, most.y),
        .curvature_per_m = curvature / (gain * gain * gain),
        .jump_m = jump,
        .image = image_of(&l, jump + curvature * diagonal_m * diagonal_m / 8.0),
    };
    return true;
}
