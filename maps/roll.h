/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roll of areas under the legend: key, name and number of each, as far as they fit.
 *
 * One column while the rows stay readable, then two; more areas than that are left to the
 * tables, and no half list is printed.
 */
#ifndef TRYG_MAPS_ROLL_H
#define TRYG_MAPS_ROLL_H

#include "maps/labels.h"

struct tryg_roll {
    size_t columns;   /* 0: no list */
    size_t rows;      /* in a column */
    double row, size; /* height of a row, and of its letters, in points */
};

/* Does a list of n areas fit into a height? */
struct tryg_roll tryg_roll_plan(size_t n, double height);

void tryg_roll_draw(struct tryg_sheet *sheet, const struct tryg_roll *roll,
                    const struct tryg_labels *labels, double y);

#endif
