/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/orient.h"

#include <math.h>

/* The mathematics. Every double is a whole multiple of a power of two, so products and
 * sums of doubles are too: they have exact values, only not always in one double. A sum
 * of several doubles ("expansion"), the smaller ones telling what the larger could not
 * hold, has room for them:
 *
 *   a * b  = p + e   with p = fl(a * b) and e = fma(a, b, -p), both exact;
 *   a + b  = s + e   with s = fl(a + b) and e from Knuth's six additions, exact too.
 *
 * Multiplied out, with ax * ay twice and of both signs, the determinant is
 *
 *   bx*py - bx*ay - ax*py - by*px + by*ax + ay*px,
 *
 * six products: an expansion of at most twelve doubles, built by adding one double at a
 * time to the smallest part first and carrying on what does not fit (Shewchuk's
 * Grow-Expansion). The parts do not overlap, so the largest that is not zero has the sign
 * of the whole. */

enum { PARTS_MOST = 12 };

struct expansion {
    int n;
    double part[PARTS_MOST]; /* the smallest first */
};

static void add(struct expansion *e, double term)
{
    double carry = term;
    for (int i = 0; i < e->n; i++) {
        double a = carry, b = e->part[i];
        double sum = a + b;
        double of_b = sum - a, of_a = sum - of_b;
        e->part[i] = (a - of_a) + (b - of_b);
        carry = sum;
    }
    e->part[e->n++] = carry;
}

static void add_product(struct expansion *e, double a, double b)
{
    double product = a * b;
    add(e, fma(a, b, -product));
    add(e, product);
}

static int sign_of(const struct expansion *e)
{
    for (int i = e->n - 1; i >= 0; i--) {
        if (e->part[i] != 0.0) {
            return e->part[i] > 0.0 ? 1 : -1;
        }
    }
    return 0;
}

static int orient_exactly(double ax, double ay, double bx, double by, double px,
                          double py)
{
    struct expansion e = {0};
    add_product(&e, bx, py);
    add_product(&e, -bx, ay);
    add_product(&e, -ax, py);
    add_product(&e, -by, px);
    add_product(&e, by, ax);
    add_product(&e, ay, px);
    return sign_of(&e);
}

int tryg_orient(double ax, double ay, double bx, double by, double px, double py)
{
    static const double ROUNDING = 0x1p-53;
    double left = (bx - ax) * (py - ay), right = (by - ay) * (px - ax);
    double value = left - right;
    double error = (3.0 + 16.0 * ROUNDING) * ROUNDING * (fabs(left) + fabs(right));
    if (fabs(value) > error) {
        return value > 0.0 ? 1 : -1;
    }
    return orient_exactly(ax, ay, bx, by, px, py);
}
