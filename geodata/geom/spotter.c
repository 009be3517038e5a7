/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/spotter.h"

#include <string.h>

struct tryg_spotter {
    const tryg_locator *locator; /* in the project CRS */
    bool same;
    struct tryg_box near; /* in the reports' CRS */
};

enum { PIECE = 256 }; /* points projected at a time */

static struct tryg_box widened(struct tryg_box box)
{
    double w = box.east - box.west, h = box.north - box.south;
    return (struct tryg_box){box.west - w, box.south - h, box.east + w, box.north + h};
}

enum tryg_status tryg_spotter_new(const struct tryg_outlines *outlines,
                                  const tryg_locator *locator, const char *reports_crs,
                                  const char *project_crs, tryg_arena *arena,
                                  tryg_spotter **spotter, struct tryg_error *err)
{
    tryg_crs_way *way = NULL;
    TRYG_TRY(tryg_crs_way_new(reports_crs ? reports_crs : project_crs, project_crs, arena,
                              &way, err));
    struct tryg_spotter *made = TRYG_NEW(arena, 1, struct tryg_spotter);
    made->locator = locator;
    made->same = tryg_crs_way_is_same(way);
    made->near = made->same ? widened(tryg_outlines_box(outlines))
                            : (struct tryg_box){1.0, 1.0, -1.0, -1.0};
    *spotter = made;
    return TRYG_OK;
}

bool tryg_spotter_is_same(const tryg_spotter *spotter)
{
    return spotter->same;
}

static void project_and_find(const struct tryg_spotter *s, tryg_crs_way *way, size_t n,
                             const double *x, const double *y, uint32_t *area)
{
    double px[PIECE], py[PIECE];
    memcpy(px, x, n * sizeof *x);
    memcpy(py, y, n * sizeof *y);
    tryg_crs_way_go(way, n, px, py);
    tryg_locator_find(s->locator, n, px, py, area);
}

void tryg_spotter_find(const tryg_spotter *spotter, tryg_crs_way *way, size_t n,
                       const double *x, const double *y, uint32_t *area)
{
    if (spotter->same) {
        tryg_locator_find(spotter->locator, n, x, y, area);
        return;
    }
    for (size_t i = 0; i < n; i += PIECE) {
        size_t piece = n - i < PIECE ? n - i : PIECE;
        project_and_find(spotter, way, piece, x + i, y + i, area + i);
    }
}

bool tryg_spotter_is_near(const tryg_spotter *spotter, double x, double y)
{
    struct tryg_box b = spotter->near;
    return x >= b.west && x <= b.east && y >= b.south && y <= b.north;
}
