/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a run as files: CSV, JSON, XLSX (CONTRACT: "Outputs").
 *
 * Law      CSV is UTF-8, ",", point, LF, no BOM, shortest round-trip numbers; a missing
 *          number is an empty cell with its reason beside it; rows by year, then by the
 *          systems' area order. No file knows the clock.
 */
#ifndef TRYG_PUBLISH_TABLES_H
#define TRYG_PUBLISH_TABLES_H

#include <stdio.h>

#include "geodata/shape/categories.h"
#include "geodata/shape/comparison.h"
#include "geodata/shape/doubt.h"
#include "geodata/shape/moves.h"
#include "geodata/shape/peers.h"
#include "geodata/shape/published.h"
#include "geodata/shape/record.h"
#include "geodata/shape/trend.h"

/* index.csv for system 0; rollup_<id>.csv for the others: the same columns. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_index_csv(const char *path,
                                        const struct tryg_results *results, size_t system,
                                        struct tryg_error *err);

/* indicators.csv: every system, long form. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_indicators_csv(const char *path,
                                             const struct tryg_results *results,
                                             struct tryg_error *err);

/* structure.csv: what the structure of the base year's values was found to be, one number
 * a row: group, statistic, indicator, factor, value; see engine/index/structure.h. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_structure_csv(const char *path,
                                            const struct tryg_baseline *baseline,
                                            struct tryg_error *err);

/* counts.csv: per year, month (yyyy-mm, empty when not known), index system's area or
 * "outside"/"no_place", category. `counts` are already on the index system, one entry a
 * source and year, in year order; sources are added together. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_counts_csv(const char *path, size_t n,
                                         const struct tryg_counts *counts,
                                         const struct tryg_categories *categories,
                                         struct tryg_error *err);

/* hours.csv: per year, area of the index system and category the placed reports that have
 * a time, by weekday (1 = Monday .. 7) and hour (0 .. 23); then those of the whole city,
 * which also hold what lies in no area of the index system. Hours without a report have
 * no row; sources are added together.
 * In       record[records] by year; city: the system of one area that holds all. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_hours_csv(const char *path, size_t records,
                                        const struct tryg_year_record *record,
                                        const struct tryg_system *city,
                                        const struct tryg_categories *categories,
                                        struct tryg_error *err);

/* What the workbook is made of. */
struct tryg_workbook {
    const struct tryg_results *results;
    const struct tryg_ledger *ledger;
    const struct tryg_doubts *doubts;       /* chance, advice, robustness; NULL: none */
    const char *structure, *counts, *hours; /* the files just written; NULL: none */
    const unsigned *level_rgb; /* [levels] the colours of the maps, 0xRRGGBB, for the
                                  cells of the level; NULL leaves them white */
};

/* The most rows that a sheet of counts or hours has; a longer one is left out, and the
 * sheet that explains says where it is. */
enum { TRYG_SHEET_MOST = 100000 };

/* The tables as sheets, codes as text, the header frozen, and a sheet that explains the
 * columns, in tryg_lang(). A sheet keeps the first 16 digits of a number; all 17 are in
 * the CSV.
 * Fails    TRYG_FAILED when the book cannot be written, or one of the files not read. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_xlsx(const char *path, const struct tryg_workbook *workbook,
                                   struct tryg_error *err);

/* index.json: the same rows as index.csv as an array of objects (missing: null). */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_index_json(const char *path,
                                         const struct tryg_results *results,
                                         size_t system, struct tryg_error *err);

/* compare/changes.csv, and the same rows as JSON: every measure of every area of n
 * comparisons. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_changes_csv(const char *path,
                                          const struct tryg_profile *profile, size_t n,
                                          const struct tryg_comparison *comparison,
                                          struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_changes_json(const char *path,
                                           const struct tryg_profile *profile, size_t n,
                                           const struct tryg_comparison *comparison,
                                           struct tryg_error *err);
/* compare/published_YEAR_SYSTEM.csv, and the same rows as JSON: see listing.h. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_published_csv(const char *path,
                                            const struct tryg_profile *profile,
                                            const struct tryg_against *against,
                                            struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_published_json(const char *path,
                                             const struct tryg_profile *profile,
                                             const struct tryg_against *against,
                                             struct tryg_error *err);
/* The barometer's verdicts as CSV and as JSON, and its readings: see listing.h. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_barometer_csv(const char *path,
                                            const struct tryg_barometer *barometer,
                                            struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_barometer_json(const char *path,
                                             const struct tryg_barometer *barometer,
                                             struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_readings_csv(const char *path,
                                           const struct tryg_barometer *barometer,
                                           struct tryg_error *err);

/* compare/areas.csv: what became of the areas; compare/transfer.csv: what was brought
 * over. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_moves_csv(const char *path, const struct tryg_moves *moves,
                                        struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_transfer_csv(const char *path,
                                           const struct tryg_moves *moves,
                                           struct tryg_error *err);

/* compare/trend.csv: where the years of every measure and area go; n systems. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_trend_csv(const char *path,
                                        const struct tryg_profile *profile, size_t n,
                                        const struct tryg_trend *trend,
                                        struct tryg_error *err);

/* peers.csv: each area held against the others, see listing.h. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_peers_csv(const char *path,
                                        const struct tryg_all_peers *all,
                                        struct tryg_error *err);

/* chance.csv, advice.csv, robustness.csv and robustness_choices.csv: see listing.h. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_chance_csv(const char *path,
                                         const struct tryg_doubts *doubts,
                                         struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_advice_csv(const char *path,
                                         const struct tryg_doubts *doubts,
                                         struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_robustness_csv(const char *path,
                                             const struct tryg_doubts *doubts,
                                             struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_publish_choices_csv(const char *path,
                                          const struct tryg_doubts *doubts,
                                          struct tryg_error *err);

#endif
