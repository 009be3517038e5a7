/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a report file mean: settled once from its header, read by all
 * threads, changed by none.
 */
#ifndef TRYG_IMPORT_REPORTS_PLAN_H
#define TRYG_IMPORT_REPORTS_PLAN_H

#include "import/calendar.h"
#include "import/csv.h"
#include "import/csv_marks.h"
#include "import/id_hash.h"
#include "import/reports.h"
#include "import/swift.h"

enum tryg_role {
    TRYG_ROLE_ID,
    TRYG_ROLE_DATE,
    TRYG_ROLE_TIME,
    TRYG_ROLE_CODE,
    TRYG_ROLE_EAST,
    TRYG_ROLE_NORTH,
    TRYG_ROLE_AREA,
    TRYG_ROLES
};

struct tryg_reports_plan {
    const struct tryg_reports_source *source;
    enum tryg_encoding encoding; /* AUTO: not yet told, ASCII as far as was looked */
    char delimiter;
    tryg_csv_marker *mark;
    bool usual; /* rows may be of the usual form (import/reports_usual.h) */
    size_t columns;
    const char *columns_text; /* their number, for rejects */
    const char **column;      /* [columns] names, trimmed */
    bool has[TRYG_ROLES];
    size_t at[TRYG_ROLES]; /* index of the column, where there is one */
    struct tryg_swift_pattern date, time;
    const char *date_format, *time_format;
    bool weekday_known; /* the date format names year, month and day */
    struct tryg_calendar calendar;
    struct tryg_number_style style;
    const char *coordinate_form; /* "0.0", for rejects */
    uint32_t constant_offence;   /* of import/offences.h; no category with a code */
    int first_month;             /* year * 12 + month - 1 of the period's first day */
    struct tryg_id_key key;      /* of ids; of this process, not kept */
};

/* Settle it from the header.
 * Fails    TRYG_DATA: a column that is not there (lists those there are) or there twice.
 *          TRYG_USAGE: no code and no category, one coordinate without the other, a date
 *          or time format that is none, a constant category that is not declared.
 * Owner    the arena; the source must outlive it. */
TRYG_MUST_CHECK
enum tryg_status tryg_reports_plan_make(const struct tryg_reports_source *source,
                                        const struct tryg_csv_dialect *dialect,
                                        const struct tryg_csv_record *header,
                                        tryg_arena *arena, struct tryg_reports_plan *plan,
                                        struct tryg_error *err);

#endif
