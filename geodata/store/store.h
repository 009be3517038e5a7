/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result database: SpatiaLite, one file, written whole.
 *
 * Each run writes a new file (tables by schema/NNN_*.sql, rows in the order of their
 * keys, one transaction), so the same records give the same bytes, whichever of them were
 * computed today. No clock time is kept in it. Doubles come back bit by bit, but for
 * -0.0, which becomes 0.0, and the bits inside a NAN.
 */
#ifndef TRYG_STORE_STORE_H
#define TRYG_STORE_STORE_H

#include "geodata/shape/categories.h"
#include "geodata/shape/comparison.h"
#include "geodata/shape/moves.h"
#include "geodata/shape/published.h"
#include "geodata/shape/record.h"
#include "geodata/shape/trend.h"

struct tryg_keep {
    const struct tryg_results *results; /* all years, all systems */
    const struct tryg_system *const
        *every; /* all systems that counts or scores refer to */
    size_t every_n;
    const struct tryg_categories *categories;
    const struct tryg_baseline *baseline; /* NULL without an index */
    size_t records;
    const struct tryg_year_record *record; /* [records] ascending years */
    size_t comparisons; /* of the years with the base year, on each system */
    const struct tryg_comparison *comparison;
    size_t trends; /* over all years, on each system */
    const struct tryg_trend *trend;
    struct tryg_moves moves; /* from the base year's areas to the later years' */
    size_t againsts;         /* what others have published, against the base year */
    const struct tryg_against *against;
    int epsg; /* of the project CRS */
    const char *crs_wkt;
    const char *engine_version;
};

/* Write the database to `path` (which does not exist yet). */
TRYG_MUST_CHECK
enum tryg_status tryg_store_write(const char *path, const struct tryg_keep *keep,
                                  struct tryg_error *err);

typedef struct tryg_store tryg_store;

/* Open an existing database for reading. *store = NULL, and TRYG_OK, when there is no
 * such file. A database of another schema version is TRYG_FAILED, saying which. */
TRYG_MUST_CHECK
enum tryg_status tryg_store_open(const char *path, tryg_arena *arena, tryg_store **store,
                                 struct tryg_error *err);

/* The years it keeps, ascending, with their recipes. */
TRYG_MUST_CHECK
enum tryg_status tryg_store_years(tryg_store *store, tryg_arena *arena, size_t *years,
                                  int **year, struct tryg_hash **recipe,
                                  struct tryg_error *err);

/* What a kept year was computed from; none when it is not kept. */
TRYG_MUST_CHECK
enum tryg_status tryg_store_inputs(tryg_store *store, int year, tryg_arena *arena,
                                   size_t *inputs, struct tryg_input **input,
                                   struct tryg_error *err);

/* The base year's constants; *found = false when none are kept. */
TRYG_MUST_CHECK
enum tryg_status tryg_store_baseline(tryg_store *store, tryg_arena *arena,
                                     struct tryg_baseline *baseline, bool *found,
                                     struct tryg_error *err);

/* One year's record. `every` and `profile` are this run's; systems are found by id and
 * version, areas by code, indicators by id. Fails    TRYG_DATA when a kept area, system
 * or indicator is not in them any more (the caller recomputes the year). */
TRYG_MUST_CHECK
enum tryg_status tryg_store_record(tryg_store *store, int year,
                                   const struct tryg_results *shape_of_results,
                                   const struct tryg_system *const *every, size_t every_n,
                                   const struct tryg_categories *categories,
                                   tryg_arena *arena, struct tryg_year_record *record,
                                   struct tryg_error *err);

#endif
