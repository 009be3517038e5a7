/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/counts.h"

#include <string.h>

void tryg_counts_begin(struct tryg_counts *counts, tryg_arena *arena,
                       const struct tryg_system *system, size_t categories, size_t months)
{
    size_t slots = months + 1;
    *counts =
        (struct tryg_counts){.system = system, .categories = categories, .slots = slots};
    counts->reports = TRYG_NEW(arena, system->n * categories * slots, uint64_t);
    counts->outside = TRYG_NEW(arena, categories * slots, uint64_t);
    counts->no_place = TRYG_NEW(arena, categories * slots, uint64_t);
    counts->unknown = TRYG_NEW(arena, system->n * categories, bool);
    counts->category_given = TRYG_NEW(arena, categories, bool);
}

void tryg_counts_weigh(struct tryg_counts *counts, tryg_arena *arena, size_t classes)
{
    counts->classes = classes;
    counts->harm = TRYG_NEW(arena, counts->system->n * classes, uint64_t);
}

uint64_t tryg_counts_sum(const struct tryg_counts *counts, size_t area, size_t category)
{
    const uint64_t *cell =
        counts->reports + (area * counts->categories + category) * counts->slots;
    uint64_t sum = 0;
    for (size_t slot = 0; slot < counts->slots; slot++) {
        sum += cell[slot];
    }
    return sum;
}

void tryg_counts_regroup(const struct tryg_counts *fine, const struct tryg_system *coarse,
                         const uint32_t *map, tryg_arena *arena, struct tryg_counts *out)
{
    struct tryg_counts made;
    size_t block = fine->categories * fine->slots;
    tryg_counts_begin(&made, arena, coarse, fine->categories, fine->slots - 1);
    tryg_counts_weigh(&made, arena, fine->classes);
    made.source = fine->source;
    made.year = fine->year;
    made.first_month = fine->first_month;
    memcpy(made.category_given, fine->category_given,
           fine->categories * sizeof *made.category_given);
    memcpy(made.outside, fine->outside, block * sizeof *made.outside);
    memcpy(made.no_place, fine->no_place, block * sizeof *made.no_place);
    for (size_t area = 0; area < fine->system->n; area++) {
        uint64_t *to =
            map[area] == TRYG_NO_AREA ? made.outside : made.reports + map[area] * block;
        for (size_t i = 0; i < block; i++) {
            to[i] += fine->reports[area * block + i];
        }
        for (size_t k = 0; map[area] != TRYG_NO_AREA && k < fine->classes; k++) {
            made.harm[map[area] * fine->classes + k] +=
                fine->harm[area * fine->classes + k];
        }
        for (size_t c = 0; map[area] != TRYG_NO_AREA && c < fine->categories; c++) {
            made.unknown[map[area] * fine->categories + c] |=
                fine->unknown[area * fine->categories + c];
        }
    }
    *out = made;
}
