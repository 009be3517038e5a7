/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of tryg_store_write, in the order they are taken: an empty SpatiaLite file,
 * what the numbers are about, the years, and the layers that maps are made of.
 *
 * Law      ids are given by position, from 1: a system's in `every`, an area's in its
 *          system after all areas of the systems before it, a level's, a group's and an
 *          indicator's in the profile, so that the same records get the same ids.
 */
#ifndef TRYG_STORE_KEEP_H
#define TRYG_STORE_KEEP_H

#include <sqlite3.h>

#include "geodata/store/store.h"

/* The id of `system` and of its first area.
 * Fails    TRYG_FAILED when it is not among keep->every. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_system(const struct tryg_keep *keep,
                                  const struct tryg_system *system, int *system_id,
                                  int *first_area, struct tryg_error *err);

/* Open the transaction; SpatiaLite's own tables, the project's CRS, and our schema.
 * Out      *srid: of the geometry, also when the CRS has no EPSG code. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_begin(sqlite3 *db, const struct tryg_keep *keep, int *srid,
                                 struct tryg_error *err);

/* Run, attributions, systems, areas, categories, profile, baseline. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_frame(sqlite3 *db, const struct tryg_keep *keep, int srid,
                                 struct tryg_error *err);

/* One year's inputs, counts, scores and books. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_year(sqlite3 *db, const struct tryg_keep *keep,
                                const struct tryg_year_record *record,
                                struct tryg_error *err);

/* What one source counted by class of people, if it tells. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_classes(sqlite3 *db, const struct tryg_counts *counts,
                                   int source_id, int first_area, struct tryg_error *err);

/* What the draws say of one year and system, and what its estimates share. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_chance(sqlite3 *db, const struct tryg_scores *scores,
                                  size_t slot, int first_area, struct tryg_error *err);

/* Every comparison of the run: its measures of its areas, and the parts of the index. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_changes(sqlite3 *db, const struct tryg_keep *keep,
                                   struct tryg_error *err);

/* Where the years go, of every measure of every area: the lines and their points. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_trends(sqlite3 *db, const struct tryg_keep *keep,
                                  struct tryg_error *err);

/* What became of the areas, and what was brought over to others. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_moves(sqlite3 *db, const struct tryg_keep *keep,
                                 struct tryg_error *err);

/* What others have published, against the base year: the levels of every area, and the
 * shares of the indicators that are published at all. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_published(sqlite3 *db, const struct tryg_keep *keep,
                                     struct tryg_error *err);

/* What the whole city answered in one year to the questions of the barometer. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_answers(sqlite3 *db, const struct tryg_year_record *record,
                                   struct tryg_error *err);

/* The goals of the barometer with their verdicts and readings; nothing without goals. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_barometer(sqlite3 *db, const struct tryg_barometer *barometer,
                                     struct tryg_error *err);

/* The spatial index, a view with geometry for each year and system
 * ("index_2010_distrikt35", known to QGIS and GDAL as a layer), and the end of the
 * transaction, with SpatiaLite's diary, which holds clock times, emptied. */
TRYG_MUST_CHECK
enum tryg_status tryg_keep_finish(sqlite3 *db, const struct tryg_keep *keep, int srid,
                                  struct tryg_error *err);

/* A month of struct tryg_counts as in the tables: yyyymm, 0 for the last slot. */
int tryg_keep_month(const struct tryg_counts *counts, size_t slot);

#endif
