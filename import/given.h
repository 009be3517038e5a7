/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores that come ready, one an area and indicator, as an index of others' making gives
 * them: long (a row a score) or wide (a column a score), from CSV, XLSX, ODS or SPSS.
 */
#ifndef TRYG_IMPORT_GIVEN_H
#define TRYG_IMPORT_GIVEN_H

#include "geodata/shape/given.h"
#include "geodata/shape/names.h"
#include "import/table_source.h"

struct tryg_given_source {
    const char *id;
    struct tryg_table_source table;
    const char *area; /* columns; area is required */
    const char *year; /* NULL: the file speaks of every label year it is read for */
    const char *score, *value, *se; /* long form; se may be NULL. All NULL: wide */
    double low, high;               /* what a score may be, both inside */
    const struct tryg_system *system;
    tryg_names *names; /* of that system */
};

/* Read what the source has of the `n` scores that are wanted, for one label year.
 *
 * Long     rows of other scores are passed over. Wide  so are columns.
 * Out      has[i] false: the source knows nothing of score i. A value of "" or ".." is
 *          NAN, and so is an se.
 * Fails    TRYG_DATA with file, line, column: an area the system does not have; a value
 *          that is no number, could be two, or lies outside low..high; an se below 0; a
 *          year that is none; an area and score twice. As tryg_table_read_whole besides.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_given_read(const struct tryg_given_source *source, int year,
                                 size_t n, const char *const *score, tryg_arena *arena,
                                 struct tryg_given *given, struct tryg_error *err);

#endif
