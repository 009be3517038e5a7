/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded random report files with every kind of mess, and the source that reads them.
 *
 * Three kinds, so that each way through the reader is gone: plain files have no quote and
 * only bytes of their encoding, but bad dates, codes, coordinates and widths; prose has
 * long cells of many lines, so that most blocks would end inside one; wild ones have
 * stray quotes, foreign bytes, NULs and lines beyond all measure as well.
 */
#ifndef TRYG_PROPERTY_MESSY_REPORTS_H
#define TRYG_PROPERTY_MESSY_REPORTS_H

#include "import/reports.h"

enum messy_kind { MESSY_PLAIN, MESSY_PROSE, MESSY_WILD, MESSY_KINDS };

struct messy {
    enum messy_kind kind;
    enum tryg_encoding written; /* what its letters are really in */
    uint64_t random;            /* state of the generator */
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
