/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Police reports on their way through: a block of rows as columns, judged but not placed.
 *
 * Shape    `rows` rows, each column an array of that length. Blocks come in file order of
 *          their `number`, but to several workers at once.
 * Personal nothing of a row outlives its block; ids are 128-bit keyed hashes from the
 * start.
 */
#ifndef TRYG_SHAPE_REPORTS_H
#define TRYG_SHAPE_REPORTS_H

#include <stdint.h>

#include "geodata/shape/areas.h"

/* The box a row belongs to as far as the reader can tell. ROW_READ rows go on to be
 * placed. */
enum tryg_row {
    TRYG_ROW_READ = 0,      /* sound so far */
    TRYG_ROW_EXCLUDED,      /* its code maps to category "-" */
    TRYG_ROW_UNKNOWN_CODE,  /* its code is in no row of the offence table */
    TRYG_ROW_OUT_OF_PERIOD, /* its date is outside the data period of the label year */
    TRYG_ROW_REJECTED,      /* also in the rejects */
};

#define TRYG_NO_CATEGORY 255
#define TRYG_NO_MONTH 255

struct tryg_report_block {
    uint64_t number;     /* 0, 1, 2 ... within the source and year */
    uint64_t first_line; /* line of the file where the first row begins; from commit on */
    size_t rows;
    uint8_t *row;          /* enum tryg_row */
    uint8_t *category;     /* index into the categories, TRYG_NO_CATEGORY if not known */
    uint16_t *harm_class;  /* of struct tryg_categories, TRYG_NO_CLASS without a weight;
                              NULL column when there are no classes */
    uint8_t *month;        /* months since the period began, TRYG_NO_MONTH if not known */
    uint8_t *weekday_hour; /* weekday (0 = Monday) * 24 + hour, 255 if no time is given */
    double *east, *north;  /* in the source's CRS; NAN when the row has no place */
    uint32_t *area;        /* area stated in the file, TRYG_NO_AREA if none; NULL column
                              when the source has no area column */
    uint64_t (*id)[2];     /* keyed hash of the id; NULL when `unique` is not asked */
};

#endif
