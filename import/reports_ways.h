/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same reading, done in a way that is chosen: for tests, which hold the ways against
 * each other.
 */
#ifndef TRYG_IMPORT_REPORTS_WAYS_H
#define TRYG_IMPORT_REPORTS_WAYS_H

#include "import/csv_marks.h"
#include "import/reports.h"

struct tryg_reports_ways {
    tryg_csv_marker *mark; /* NULL = the best there is */
    size_t block; /* bytes of a block, at most TRYG_WINDOW_BLOCK; 0 = as many as that */
    bool exactly; /* no row is taken to be of the usual form */
};

/* tryg_reports_stream, which is this with all zero. */
TRYG_MUST_CHECK
enum tryg_status
tryg_reports_stream_by(const struct tryg_reports_ways *ways,
                       const struct tryg_reports_source *source, unsigned threads,
                       const struct tryg_reports_sink *sink, tryg_rejects *rejects,
                       struct tryg_reports_read *read, struct tryg_error *err);

#endif
