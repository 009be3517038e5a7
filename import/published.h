/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what others have published: a row an area and year, with a level, the share
 * of an indicator, or both; from CSV, XLSX, ODS or SPSS.
 */
#ifndef TRYG_IMPORT_PUBLISHED_H
#define TRYG_IMPORT_PUBLISHED_H

#include "geodata/shape/names.h"
#include "geodata/shape/published.h"
#include "import/table_source.h"

/* A system that rows may be of, in the label years first .. last. */
struct tryg_published_place {
    const struct tryg_system *system;
    tryg_names *names;
    int first_year, last_year;
};

struct tryg_published_source {
    const char *id;
    struct tryg_table_source table;
    const char *area; /* columns; required but for the system "city" */
    const char *year, *system, *level, *indicator, *share, *se, *n, *deff; /* or NULL */
    int constant_year;              /* without a column of years */
    const char *constant_system;    /* id, without a column of systems */
    const char *constant_indicator; /* without a column of them; NULL: none */
    bool percent;                   /* share and se are 0..100 */
    double usual_deff;              /* where no column tells; 1 unless told */
    size_t totals, missings;
    const char **total;   /* area texts of the whole city's row */
    const char **missing; /* besides "" and "..": "<5" */
    size_t places;
    const struct tryg_published_place *place; /* all that there are, the city too */
    const struct tryg_profile *profile;
};

/* Read every row.
 *
 * Law      strict, since a person wrote it: an area is a code, name or alias; a level or
 *          indicator an id or a name in either language; both spelled as names.h folds.
 * Missing  a cell of "", ".." or a declared word tells nothing; a share that tells
 *          nothing is NAN, and the row is there all the same.
 * Rounding half a unit of the share's last digit as it stands in the file, and no more
 *          than half a per cent: "0" does not mean that all shares are 0.
 * Fails    TRYG_DATA with file, line, column, and what to do: a year that is none; a
 *          system, area, level or indicator there is not ("mente du ...?"); an indicator
 *          that is no share of answers; a share outside its range; an n or deff that is
 *          not above 0, an se below 0, a number that could be two; a share of no
 *          indicator; a level of the whole city. As tryg_table_read_whole besides.
 * Owner    arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_published_read(const struct tryg_published_source *source,
                                     tryg_arena *arena, size_t *n,
                                     struct tryg_published_row **row,
                                     struct tryg_error *err);

/* A label year and the id of a system that something is published of. */
struct tryg_published_kind {
    int year;
    const char *system;
};

/* Which there are, each once, by year and then by id, without judging anything else: what
 * a run must know before it plans which years to compute. Asks nothing of `place` or
 * `profile`; ids are as the file has them, known or not.
 * Fails    TRYG_DATA: a year that is none. As tryg_table_read_whole besides. */
TRYG_MUST_CHECK
enum tryg_status tryg_published_kinds(const struct tryg_published_source *source,
                                      tryg_arena *arena, size_t *n,
                                      struct tryg_published_kind **kind,
                                      struct tryg_error *err);

/* Put rows together by year and system (in the order that they come), whatever source
 * they are of. A level may stand in each of an area's rows.
 * Fails    TRYG_DATA, naming both places, when an area has two levels, or the share of an
 *          indicator stands there twice. */
TRYG_MUST_CHECK
enum tryg_status tryg_published_gather(size_t n, const struct tryg_published_row *row,
                                       const struct tryg_profile *profile,
                                       tryg_arena *arena, size_t *tables,
                                       struct tryg_published **table,
                                       struct tryg_error *err);

#endif
