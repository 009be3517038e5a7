/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/thin.h"

#include <math.h>

struct line {
    const double *x, *y;
    double slack2;
    bool *keep;
};

/* How far point p lies from the segment a-b, squared; from a where the two are one. */
static double away(const struct line *line, size_t p, size_t a, size_t b)
{
    double dx = line->x[b] - line->x[a], dy = line->y[b] - line->y[a];
    double px = line->x[p] - line->x[a], py = line->y[p] - line->y[a];
    double length = dx * dx + dy * dy;
    double t = length > 0.0 ? fmin(fmax((px * dx + py * dy) / length, 0.0), 1.0) : 0.0;
    return (px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy);
}

/* Keep the point farthest from a-b if it is farther than the slack, and look again on
 * both sides of it. */
static void keep_far(struct line *line, size_t a, size_t b)
{
    double most = line->slack2;
    size_t far = 0;
    for (size_t p = a + 1; p < b; p++) {
        double d = away(line, p, a, b);
        if (d > most) {
            most = d;
            far = p;
        }
    }
    if (far) {
        line->keep[far] = true;
        keep_far(line, a, far);
        keep_far(line, far, b);
    }
}

void tryg_thin_line(const double *x, const double *y, size_t n, double slack, bool *keep)
{
    struct line line = {x, y, slack * slack, keep};
    for (size_t p = 0; p < n; p++) {
        keep[p] = p == 0 || p + 1 == n;
    }
    if (n > 2) {
        keep_far(&line, 0, n - 1);
    }
}
