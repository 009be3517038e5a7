/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series that somebody keeps: a row a series and period, with its number and, where it is
 * known, what the number's uncertainty is.
 */
#ifndef TRYG_IMPORT_SERIES_H
#define TRYG_IMPORT_SERIES_H

#include "geodata/base/arena.h"
#include "geodata/shape/barometer.h"
#include "import/table_source.h"

struct tryg_series_source {
    struct tryg_table_source table;
    const char *series, *period, *value; /* columns */
    const char *se, *n;                  /* or NULL */
};

enum tryg_series_unit {
    TRYG_SERIES_NUMBER,   /* as it stands */
    TRYG_SERIES_FRACTION, /* a share 0..1 */
    TRYG_SERIES_PERCENT   /* a share 0..100, kept as 0..1 */
};

/* One series that is wanted, and what was read of it. */
struct tryg_series {
    const char *name; /* in the column `series` */
    enum tryg_series_unit unit;
    size_t readings;
    struct tryg_measured *reading; /* ascending periods; se NAN where the file has none */
};

/* Read the wanted series.
 *
 * Period   "2011", or "2011-1" and "2011-2" for its halves; one series has one kind.
 * Missing  a value of "" or ".." is no reading; an se or n of "" or ".." is not known.
 * Law      rows of series that nobody wants are passed over; a wanted one without a row
 *          is a fault.
 * Fails    TRYG_DATA with file, line, column: a period that is none, or both kinds in one
 *          series; a value that is no number, or could be two; a share outside its range;
 *          an se below 0, an n of 0 or less; a series and period twice. As
 *          tryg_table_read_whole besides. */
TRYG_MUST_CHECK
enum tryg_status tryg_series_read(const struct tryg_series_source *source, size_t n,
                                  struct tryg_series *series, tryg_arena *arena,
                                  struct tryg_error *err);

#endif
