/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 32: the neighbours of 49 neighbourhoods of Columbus, Ohio, and their areas,
 * against spdep and sf. The outlines are in units of their own, with seven digits:
 * borders meet to 1e-6 of a unit. */
#include <stdio.h>

#include "geodata/geom/contiguity.h"
#include "tests/golden/case.h"
#include "tests/real/shared_areas.h"

static const double SNAP = 1e-5;

static void check_neighbours(const char *kind, const struct tryg_contiguity *found)
{
    golden_near("links", (double)found->links, golden_number("n_links_%s", kind), 0.0);
    for (size_t a = 0; a < found->areas; a++) {
        size_t n = golden_count("%s/%zu", kind, a);
        golden_near("neighbours", (double)(found->first[a + 1] - found->first[a]),
                    (double)n, 0.0);
        for (size_t i = 0; i < n && found->first[a] + i < found->first[a + 1]; i++) {
            golden_near(kind, found->neighbour[found->first[a] + i] + 1.0,
                        golden_number("%s/%zu/%zu", kind, a, i), 0.0);
        }
    }
}

int main(void)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas areas;
    struct tryg_contiguity queen, rook;
    golden_open("32_queen_weights");
    if (!shared_areas("../golden/32_queen_weights/input.geojson", NULL, "POLYID", arena,
                      &areas) ||
        tryg_contiguity_queen(&areas.outlines, SNAP, arena, &queen, NULL) != TRYG_OK ||
        tryg_contiguity_rook(&areas.outlines, SNAP, arena, &rook, NULL) != TRYG_OK) {
        puts("the outlines of the case cannot be read");
        return 1;
    }
    check_neighbours("queen", &queen);
    check_neighbours("rook", &rook);
    for (size_t a = 0; a < areas.n; a++) {
        golden_near("area", tryg_outlines_area_size(&areas.outlines, a),
                    golden_number("area/%zu", a), 1e-9);
    }
    tryg_arena_free(arena);
    return golden_end();
}
