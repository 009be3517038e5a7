/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table before it is CSV, JSON, a sheet or a map layer: its columns, each explained,
 * and a way to ask for any cell.
 *
 * Law      one listing feeds every form of a table, so that they cannot differ.
 * Missing  a datum that is not there is TRYG_DATUM_NONE; its reason is in another column.
 * Owner    the arena it was made in; it points into the results, which must outlive it.
 */
#ifndef TRYG_PUBLISH_LISTING_H
#define TRYG_PUBLISH_LISTING_H

#include <stdbool.h>

#include "geodata/shape/comparison.h"
#include "geodata/shape/doubt.h"
#include "geodata/shape/ledger.h"
#include "geodata/shape/moves.h"
#include "geodata/shape/peers.h"
#include "geodata/shape/published.h"
#include "geodata/shape/scores.h"
#include "geodata/shape/trend.h"

/* What a column holds, and so how a sheet or a layer shows it. */
enum tryg_kind {
    TRYG_KIND_TEXT,  /* codes and names: never read as a number */
    TRYG_KIND_WHOLE, /* 2010 */
    TRYG_KIND_COUNT, /* 12.345 */
    TRYG_KIND_REAL,  /* 104,3 */
    TRYG_KIND_FINE,  /* 0,1234 */
    TRYG_KIND_SHARE, /* 0..1, shown as per cent */
    TRYG_KINDS
};

struct tryg_column {
    const char *id; /* as in the contract: the header of the file */
    enum tryg_kind kind;
    int width; /* of a sheet's column, in characters */
    struct tryg_text means;
};

struct tryg_datum {
    enum { TRYG_DATUM_NONE, TRYG_DATUM_TEXT, TRYG_DATUM_NUMBER } is;
    const char *text; /* for files: ids */
    const char *said; /* for people: the same in tryg_lang() */
    double number;
};

enum { TRYG_LISTING_ROOM = 256 }; /* where a cell may write a text that it makes up */

struct tryg_listing {
    size_t columns, rows;
    struct tryg_column *column;
    void (*read)(const struct tryg_listing *listing, size_t row, size_t column,
                 char room[TRYG_LISTING_ROOM], struct tryg_datum *into);
    const void *about; /* what `read` reads */
};

/* index.csv and rollup_<id>.csv: a row an area, of the systems first .. first + count -
 * 1, system by system, year by year. */
struct tryg_listing tryg_listing_index(const struct tryg_results *results, size_t first,
                                       size_t count, tryg_arena *arena);
/* One year and system, as a map layer has it. */
struct tryg_listing tryg_listing_year(const struct tryg_results *results, size_t year,
                                      size_t system, tryg_arena *arena);

/* indicators.csv: a row an indicator and area; year by year, system by system. */
struct tryg_listing tryg_listing_indicators(const struct tryg_results *results,
                                            tryg_arena *arena);

/* The books; a row a line of ledger.csv. */
struct tryg_listing tryg_listing_ledger(const struct tryg_ledger *ledger,
                                        tryg_arena *arena);

/* compare/changes.csv: a row an area and measure, comparison by comparison. */
struct tryg_listing tryg_listing_changes(const struct tryg_profile *profile, size_t n,
                                         const struct tryg_comparison *comparison,
                                         tryg_arena *arena);

/* compare/published_YEAR_SYSTEM.csv: a row an area and measure, the level first, then the
 * indicators of which something is published. */
struct tryg_listing tryg_listing_published(const struct tryg_profile *profile,
                                           const struct tryg_against *against,
                                           tryg_arena *arena);

/* compare/trend.csv: a row an area and measure, system by system; the years' values are
 * the last columns, "value_2010" ... All trends are of the same years. */
struct tryg_listing tryg_listing_trend(const struct tryg_profile *profile, size_t n,
                                       const struct tryg_trend *trend, tryg_arena *arena);

/* compare/areas.csv: a row a piece of the old and new areas; compare/transfer.csv: a row
 * a source that was brought over. */
struct tryg_listing tryg_listing_moves(const struct tryg_moves *moves, tryg_arena *arena);
struct tryg_listing tryg_listing_transfer(const struct tryg_moves *moves,
                                          tryg_arena *arena);

/* barometer.csv: a row a goal with its verdict; barometer_readings.csv: a row a goal and
 * period. */
struct tryg_listing tryg_listing_barometer(const struct tryg_barometer *barometer,
                                           tryg_arena *arena);
struct tryg_listing tryg_listing_readings(const struct tryg_barometer *barometer,
                                          tryg_arena *arena);

/* peers.csv: a row an area and measure, year by year. */
struct tryg_listing tryg_listing_peers(const struct tryg_all_peers *all,
                                       tryg_arena *arena);

/* What is to be doubted (geodata/shape/doubt.h). chance.csv: a row a pair of years;
 * advice.csv, robustness.csv: a row an area; robustness_choices.csv: a row a choice, for
 * all areas' ranks together and then for each area's index. Their cells are made at
 * once. */
struct tryg_listing tryg_listing_chance(const struct tryg_doubts *doubts,
                                        tryg_arena *arena);
struct tryg_listing tryg_listing_advice(const struct tryg_doubts *doubts,
                                        tryg_arena *arena);
struct tryg_listing tryg_listing_robustness(const struct tryg_doubts *doubts,
                                            tryg_arena *arena);
struct tryg_listing tryg_listing_choices(const struct tryg_doubts *doubts,
                                         tryg_arena *arena);

/* counts.csv, hours.csv and structure.csv as they were written: a sheet of one cannot
 * differ from its file.
 * Fails    TRYG_FAILED when the file cannot be read. */
enum tryg_file_table { TRYG_FILE_COUNTS, TRYG_FILE_HOURS, TRYG_FILE_STRUCTURE };
TRYG_MUST_CHECK
enum tryg_status tryg_listing_file(const char *path, enum tryg_file_table table,
                                   tryg_arena *arena, struct tryg_listing *listing,
                                   struct tryg_error *err);

/* For the `read` of a listing. NULL and "" are none, and so is NAN. */
struct tryg_datum tryg_datum_text(const char *text);
struct tryg_datum tryg_datum_said(const char *text, const char *said);
struct tryg_datum tryg_datum_number(double number);

#endif
