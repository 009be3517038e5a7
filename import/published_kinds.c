/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "import/published.h"
#include "import/table.h"

#include <stdlib.h>
#include <string.h>

static int by_year(const void *a, const void *b)
{
    const struct tryg_published_kind *x = a, *y = b;
    int order = (x->year > y->year) - (x->year < y->year);
    return order ? order : strcmp(x->system, y->system);
}

static enum tryg_status read_kind(const struct tryg_published_source *source,
                                  const struct tryg_table *table, size_t row, size_t year,
                                  size_t system, struct tryg_published_kind *kind,
                                  struct tryg_error *err)
{
    uint64_t read = (uint64_t)source->constant_year;
    if (source->year &&
        (!tryg_table_whole(table, row, year, &read) || read < 1000 || read > 9999)) {
        return tryg_fail_at(
            err, TRYG_DATA,
            (struct tryg_place){table->shown, table->line[row], (uint32_t)year + 1},
            TX("\"%.60s\" er ikke et årstal.", "\"%.60s\" is not a year."),
            tryg_table_cell(table, row, year));
    }
    kind->year = (int)read;
    kind->system =
        source->system ? tryg_table_cell(table, row, system) : source->constant_system;
    return TRYG_OK;
}

enum tryg_status tryg_published_kinds(const struct tryg_published_source *source,
                                      tryg_arena *arena, size_t *n,
                                      struct tryg_published_kind **kind,
                                      struct tryg_error *err)
{
    struct tryg_table table;
    size_t year = 0, system = 0, kept = 0;
    TRYG_TRY(tryg_table_read_whole(&source->table, arena, &table, err));
    if (source->year) {
        TRYG_TRY(tryg_table_column(&table, "columns: year", source->year, &year, err));
    }
    if (source->system) {
        TRYG_TRY(
            tryg_table_column(&table, "columns: system", source->system, &system, err));
    }
    struct tryg_published_kind *made =
        TRYG_NEW(arena, table.rows + 1, struct tryg_published_kind);
    for (size_t row = 0; row < table.rows; row++) {
        TRYG_TRY(read_kind(source, &table, row, year, system, &made[row], err));
    }
    qsort(made, table.rows, sizeof *made, by_year);
    for (size_t row = 0; row < table.rows; row++) {
        if (kept == 0 || by_year(&made[kept - 1], &made[row]) != 0) {
            made[kept++] = made[row];
        }
    }
    *n = kept;
    *kind = made;
    return TRYG_OK;
}
