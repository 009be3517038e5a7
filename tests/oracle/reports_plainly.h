/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Police reports read plainly: one record after the other, each cell by the exact parsers
 * of geodata/base, each code by looking through the whole table. What tryg_reports_stream
 * must equal, row by row and reject by reject.
 */
#ifndef TRYG_ORACLE_REPORTS_PLAINLY_H
#define TRYG_ORACLE_REPORTS_PLAINLY_H

#include "import/reports.h"

struct plain_row {
    uint64_t line;
    uint8_t row, category, month, weekday_hour;
    double east, north;
    uint32_t area;
    const char *id; /* NULL when not asked, or rejected */
};

struct plain_reports {
    size_t n, room;
    struct plain_row *row;
};

TRYG_MUST_CHECK
enum tryg_status plain_reports_read(const struct tryg_reports_source *source,
                                    tryg_arena *arena, struct plain_reports *reports,
                                    tryg_rejects *rejects, struct tryg_error *err);

#endif
