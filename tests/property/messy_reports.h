/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded random report files with every kind of mess, and the source that reads them. */
#ifndef TRYG_PROPERTY_MESSY_REPORTS_H
#define TRYG_PROPERTY_MESSY_REPORTS_H

#include "import/reports.h"

struct messy {
    uint64_t random; /* state of the generator */
    size_t bytes, room;
    char *text;
    bool gzip;
    struct tryg_reports_source source; /* all but table.file and .shown */
};

/* Make the file of a seed, and the source that goes with it: encoding, delimiter, formats
 * and columns vary. Categories and areas are those given. Owner: text by malloc. */
void messy_make(struct messy *messy, uint64_t seed,
                const struct tryg_categories *categories, tryg_names *areas);

#endif
