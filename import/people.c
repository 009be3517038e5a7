/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/people.h"
#include "geodata/base/lang.h"
#include "import/table.h"

static enum tryg_status read_number(const struct tryg_table *t, size_t row, size_t column,
                                    double *value, struct tryg_error *err)
{
    if (tryg_table_ambiguous(t, row, column)) {
        return tryg_fail_at(
            err, TRYG_DATA,
            (struct tryg_place){t->shown, t->line[row], (uint32_t)column + 1},
            TX("\"%.40s\" kan læses på to måder. Skriv decimal: under areas.people.",
               "\"%.40s\" can be read in two ways. Write decimal: under areas.people."),
            tryg_table_cell(t, row, column));
    }
    if (tryg_table_number(t, row, column, value)) {
        return TRYG_OK;
    }
    return tryg_fail_at(err, TRYG_DATA,
                        (struct tryg_place){t->shown, t->line[row], (uint32_t)column + 1},
                        TX("\"%.40s\" er ikke et tal.", "\"%.40s\" is not a number."),
                        tryg_table_cell(t, row, column));
}

static enum tryg_status read_column(const struct tryg_table *t, const char *key,
                                    const char *name, double *value,
                                    struct tryg_error *err)
{
    size_t column;
    TRYG_TRY(tryg_table_column(t, key, name, &column, err));
    for (size_t row = 0; row < t->rows; row++) {
        TRYG_TRY(read_number(t, row, column, &value[row], err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_people_read(const struct tryg_people_source *source,
                                  tryg_arena *arena, struct tryg_people *people,
                                  struct tryg_error *err)
{
    struct tryg_table t;
    TRYG_TRY(tryg_table_read_whole(&source->table, arena, &t, err));
    struct tryg_people made = {.n = t.rows,
                               .east = TRYG_NEW(arena, t.rows, double),
                               .north = TRYG_NEW(arena, t.rows, double),
                               .persons = TRYG_NEW(arena, t.rows, double)};
    TRYG_TRY(read_column(&t, "columns: east", source->east, made.east, err));
    TRYG_TRY(read_column(&t, "columns: north", source->north, made.north, err));
    for (size_t row = 0; row < t.rows; row++) {
        made.persons[row] = 1.0;
    }
    if (source->persons) {
        TRYG_TRY(read_column(&t, "columns: persons", source->persons, made.persons, err));
    }
    for (size_t row = 0; row < t.rows; row++) {
        if (made.persons[row] < 0.0) {
            return tryg_fail_at(err, TRYG_DATA,
                                (struct tryg_place){t.shown, t.line[row], 0},
                                TX("der kan ikke bo færre end 0 personer.",
                                   "fewer than 0 persons cannot live there."));
        }
    }
    *people = made;
    return TRYG_OK;
}
