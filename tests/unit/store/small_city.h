/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up city with everything a run can leave behind, for tests of what is kept and
 * published: squares of 100 m as atoms, districts of several parts, one with a hole,
 * names with quotes and commas, full-length doubles, missing cells with their reasons,
 * flags, books that balance. */
#ifndef TRYG_TESTS_SMALL_CITY_H
#define TRYG_TESTS_SMALL_CITY_H

#include "geodata/shape/categories.h"
#include "geodata/shape/record.h"

struct small_city_size {
    size_t wide, high, districts; /* atoms: wide x high */
    size_t years, categories, indicators;
    bool no_index, no_geometry;
};

struct small_city {
    struct tryg_areas atoms;
    struct tryg_system atom, district, whole;
    const struct tryg_system *every[3];
    struct tryg_categories categories;
    struct tryg_profile profile;
    struct tryg_results results;
    struct tryg_year_record *record; /* [results.years] */
    struct tryg_ledger ledger;       /* of all years */
    struct tryg_baseline baseline;
};

/* 3 x 2 atoms, 3 districts, 2 years, 2 categories, 4 indicators. */
struct small_city_size small_city_usual(void);

struct small_city *small_city_make(tryg_arena *arena, struct small_city_size size);

/* EPSG:25832 as WKT 1. */
extern const char *const SMALL_CITY_WKT;

/* All bytes of a file, and how many; NULL when it cannot be read. */
unsigned char *small_city_bytes(tryg_arena *arena, const char *path, size_t *count);

/* A new empty folder under the build's temporary place; removed by the caller. */
char *small_city_folder(tryg_arena *arena);

#endif
