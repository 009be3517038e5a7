/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 41: counts and means carried from nine areas to two zones that cut them, against
 * sf::st_interpolate_aw. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/index/transfer.h"
#include "geodata/geom/overlay.h"
#include "tests/golden/case.h"
#include "tests/real/shared_areas.h"

enum { SOURCES = 9, TARGETS = 2 };

static void check_pieces(const struct tryg_transfer *t)
{
    for (size_t s = 0; s < t->sources; s++) {
        double m2[TARGETS] = {0.0, 0.0};
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            m2[t->target[i]] = t->m2[i];
        }
        golden_near("source", t->source_m2[s], golden_number("source_area/%zu", s), 1e-8);
        for (size_t z = 0; z < TARGETS; z++) {
            golden_near("piece", m2[z], golden_number("intersection_area/%zu/%zu", s, z),
                        1e-8);
        }
    }
}

static void check_values(const struct tryg_transfer *t, const double *count,
                         const double *mean)
{
    double moved[TARGETS], carried[TARGETS], covered[TARGETS], scratch[TARGETS];
    tryg_transfer_extensive(t, count, moved);
    tryg_transfer_intensive(t, mean, carried, scratch);
    tryg_transfer_covered(t, covered);
    for (size_t z = 0; z < TARGETS; z++) {
        golden_near("count", moved[z], golden_number("extensive_count/%zu", z), 1e-8);
        golden_near("mean", carried[z], golden_number("intensive_value/%zu", z), 1e-8);
        golden_near("covered", covered[z], golden_number("target_covered_share/%zu", z),
                    1e-8);
        golden_near("target", t->target_m2[z], golden_number("target_area/%zu", z), 1e-8);
    }
    golden_near("lost", tryg_transfer_lost(t, count),
                golden_number("sum_count_source") - golden_number("sum_count_target"),
                1e-7);
}

int main(void)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas source, target;
    struct tryg_transfer t;
    golden_open("41_areal_interp");
    if (!shared_areas("../golden/41_areal_interp/source.geojson", NULL, "id", arena,
                      &source) ||
        !shared_areas("../golden/41_areal_interp/target.geojson", NULL, "zone", arena,
                      &target) ||
        source.n != SOURCES || target.n != TARGETS ||
        tryg_overlay(&source.outlines, &target.outlines, arena, &t, NULL) != TRYG_OK) {
        puts("the outlines of the case cannot be read");
        return 1;
    }
    double count[SOURCES], mean[SOURCES];
    for (size_t s = 0; s < SOURCES; s++) {
        count[s] = strtod(shared_value(&source, "count", s), NULL);
        mean[s] = strtod(shared_value(&source, "value", s), NULL);
    }
    check_pieces(&t);
    check_values(&t, count, mean);
    tryg_arena_free(arena);
    return golden_end();
}
