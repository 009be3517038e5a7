/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column seems to hold, from its name and its cells.
 *
 * Law      a guess is only made where all filled cells allow it; what two readings fit is
 *          said to be so, not decided. A column is taken for personal rather once too
 *          often: its values are then never kept for show.
 */
#ifndef TRYG_IMPORT_LOOK_COLUMN_H
#define TRYG_IMPORT_LOOK_COLUMN_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"
#include "import/table.h"

enum {
    TRYG_LOOK_SAMPLE = 1000, /* cells of which the distinct ones are counted */
    TRYG_LOOK_SLOTS = 2048,
    TRYG_LOOK_CODES = 12,    /* distinct short values that are listed */
    TRYG_LOOK_CODE_TEXT = 8, /* bytes of one */
};

enum tryg_look_kind {
    TRYG_LOOK_EMPTY,
    TRYG_LOOK_WHOLE,
    TRYG_LOOK_DECIMAL,
    TRYG_LOOK_CODE, /* digits that are no number: leading zeros */
    TRYG_LOOK_DATE,
    TRYG_LOOK_TIME,
    TRYG_LOOK_TEXT,
    TRYG_LOOK_KINDS
};

/* What the column could be in a project file. */
enum tryg_look_role {
    TRYG_ROLE_NONE,
    TRYG_ROLE_ID,
    TRYG_ROLE_DATE,
    TRYG_ROLE_TIME,
    TRYG_ROLE_CODE,
    TRYG_ROLE_CATEGORY,
    TRYG_ROLE_EAST,
    TRYG_ROLE_NORTH,
    TRYG_ROLE_AREA,
    TRYG_ROLE_WEIGHT,
    TRYG_ROLE_STRATUM,
    TRYG_ROLE_CLUSTER,
    TRYG_ROLE_YEAR,
    TRYG_ROLE_VALUE,
    TRYG_ROLES
};

struct tryg_look_column {
    const char *name, *folded;
    uint64_t filled, empty;
    /* Shapes of numbers met: 12; 1.5; 1,5; 1.234 (two readings); 1,234 (two). */
    uint64_t whole, point, comma, point_or_thousands, comma_or_thousands, other;
    uint64_t zeros_first, persons,
        mails;             /* persons: look like civil registration numbers */
    uint64_t letters;      /* bytes of all cells */
    uint32_t dates, times; /* patterns that still fit every cell */
    size_t shortest, longest;
    double low, high; /* of numbers */
    size_t sampled, distinct;
    uint64_t slot[TRYG_LOOK_SLOTS]; /* hashes of the sample's cells */
    size_t codes;
    bool many_codes; /* more than are listed, or longer ones */
    char code[TRYG_LOOK_CODES][TRYG_LOOK_CODE_TEXT];
    const struct tryg_table_variable *spss; /* what an SPSS file knows; NULL for others */
    /* Judged by tryg_look_judge. */
    enum tryg_look_kind kind;
    enum tryg_look_role role;
    const char *format, *other_format; /* of dates and times; the second: fits as well */
    bool personal;
};

void tryg_look_begin(struct tryg_look_column *column, const char *name,
                     tryg_arena *arena);

/* Take one cell into account. `number`: the file itself says that it is one (sheets), so
 * that its point is a decimal sign. */
void tryg_look_cell(struct tryg_look_column *column, const char *text, bool number);

/* Judge when all cells are seen. `areas`: the rows are areas, so that names and unique
 * numbers are no persons'. */
void tryg_look_judge(struct tryg_look_column *column, bool areas);

/* The two halves of the judgement that rest on names (look_role.c); the kind is known. */
enum tryg_look_role tryg_look_role_of(const struct tryg_look_column *column);
bool tryg_look_is_personal(const struct tryg_look_column *column, bool areas);

/* "dato" */
const char *tryg_look_kind_text(enum tryg_look_kind kind);
const char *tryg_look_kind_id(enum tryg_look_kind kind);
const char *tryg_look_role_id(enum tryg_look_role role);

#endif
