/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports by classes of those they are about (sex, age ...): area x category x class, all
 * months together.
 *
 * Law      classes are in the order of their texts, so that the order of rows does not
 *          matter. A report whose class is not known is in none.
 * Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_COUNTS_SPLIT_H
#define TRYG_SHAPE_COUNTS_SPLIT_H

#include <stddef.h>
#include <stdint.h>

struct tryg_counts_split {
    size_t columns;            /* that split them; 0 = the source does not tell */
    const char *const *column; /* [columns] their names in the file */
    size_t classes;
    const char *const *text; /* [classes * columns] as written, trimmed */
    uint64_t *reports;       /* [(class * areas + area) * categories + category] */
};

#endif
