/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of every kind of mess each year's reports have.
 *
 * Units    rows. Each row has at most one fault, so the ledger of a year can be told from
 *          its doses: tests/golden/example_ledger.csv.
 */
#ifndef TRYG_COPENHAGEN_DOSES_H
#define TRYG_COPENHAGEN_DOSES_H

#include <stdint.h>

#include "geodata/copenhagen/levels.h"

enum tryg_mess {
    TRYG_MESS_PLAIN, /* a coordinate inside its district */
    /* of the district, but it must be found by its name */
    TRYG_MESS_STATED_EMPTY, /* no coordinate */
    TRYG_MESS_STATED_ZERO,  /* 0,00 */
    /* without a place */
    TRYG_MESS_LOST_EMPTY,
    TRYG_MESS_LOST_ZERO,
    TRYG_MESS_OUTSIDE, /* a neighbour municipality, the harbour */
    /* not asked for */
    TRYG_MESS_EXCLUDED,
    TRYG_MESS_UNKNOWN_CODE,
    TRYG_MESS_BEFORE, /* the year before */
    TRYG_MESS_AFTER,
    TRYG_MESS_DUPLICATE, /* the journal number of an earlier row */
    /* rejected */
    TRYG_MESS_DATE_NONE, /* 31-02 */
    TRYG_MESS_DATE_SHAPE,
    TRYG_MESS_DATE_EMPTY,
    TRYG_MESS_CODE_EMPTY,
    TRYG_MESS_ID_EMPTY,
    TRYG_MESS_COORDINATE_WORD, /* 7245x5,07 */
    TRYG_MESS_COORDINATE_HALF, /* only one of the two */
    TRYG_MESS_QUOTE_STRAY,     /* "Kiosk" på hjørnet */
    TRYG_MESS_QUOTE_OPEN,      /* never closed */
    TRYG_MESS_SHORT,
    TRYG_MESS_LONG,
    TRYG_MESS_KINDS
};

/* Rows of each kind in each year; of TRYG_MESS_PLAIN there are as many as the levels ask
 * for, less those of the two STATED kinds. */
extern const uint16_t TRYG_DOSES[TRYG_EXAMPLE_YEARS][TRYG_MESS_KINDS];

#endif
