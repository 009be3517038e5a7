/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/join.h"
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/column.h"
#include "import/found.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED = 8 }; /* codes in a message */

#define NO_ROW SIZE_MAX

struct joining {
    const struct tryg_table_source *table;
    tryg_arena *arena;
    struct tryg_areas *areas;
    struct tryg_found found;
    size_t key;     /* column */
    size_t *row_of; /* [areas->n] */
    size_t orphans; /* rows without area */
    const char *orphan[LISTED];
};

static const char *cell_of(const struct joining *j, size_t row, size_t column)
{
    return j->found.value[row * j->found.attributes + column];
}

/* The area with this code, blanks at its ends aside; NULL if there is none. */
static const char **find_area(const struct joining *j, const char *text)
{
    const char *code = text + strspn(text, " ");
    size_t bytes = strlen(code);
    while (bytes && code[bytes - 1] == ' ') {
        bytes--;
    }
    code = tryg_arena_copy_n(j->arena, code, bytes);
    return bsearch(&code, j->areas->code, j->areas->n, sizeof *j->areas->code,
                   tryg_code_order);
}

static enum tryg_status twice(const struct joining *j, const char *code, size_t first,
                              size_t row, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("%s: nøglen \"%s\" står både i linje %zu og %zu. Slet den ene.",
                        "%s: the key \"%s\" is in both line %zu and %zu. Delete one."),
                     j->table->shown, code, j->found.at[first], j->found.at[row]);
}

static enum tryg_status match_rows(struct joining *j, struct tryg_error *err)
{
    j->row_of = TRYG_NEW(j->arena, j->areas->n, size_t);
    for (size_t a = 0; a < j->areas->n; a++) {
        j->row_of[a] = NO_ROW;
    }
    for (size_t r = 0; r < j->found.n; r++) {
        const char *text = cell_of(j, r, j->key) ? cell_of(j, r, j->key) : "";
        const char **code = find_area(j, text);
        if (!code) {
            if (j->orphans < LISTED) {
                j->orphan[j->orphans] = text;
            }
            j->orphans++;
            continue;
        }
        size_t *row = &j->row_of[code - j->areas->code];
        if (*row != NO_ROW) {
            return twice(j, *code, *row, r, err);
        }
        *row = r;
    }
    return TRYG_OK;
}

static const char *list_codes(tryg_arena *arena, size_t n, const char *const *code)
{
    const char *list = "";
    for (size_t i = 0; i < n && i < LISTED; i++) {
        list = tryg_arena_print(arena, "%s%s\"%s\"", list, i ? ", " : "", code[i]);
    }
    return n > LISTED ? tryg_arena_print(arena, "%s …", list) : list;
}

static void warn_unmatched(const struct joining *j)
{
    const char *bare[LISTED];
    size_t bares = 0;
    for (size_t a = 0; a < j->areas->n; a++) {
        if (j->row_of[a] == NO_ROW) {
            if (bares < LISTED) {
                bare[bares] = j->areas->code[a];
            }
            bares++;
        }
    }
    if (j->orphans) {
        tryg_warn(TX("%s: %zu rækker hører ikke til noget område: %s.",
                     "%s: %zu rows belong to no area: %s."),
                  j->table->shown, j->orphans,
                  list_codes(j->arena, j->orphans, j->orphan));
    }
    if (bares) {
        tryg_warn(
            TX("%s: %zu områder har ingen række: %s.", "%s: %zu areas have no row: %s."),
            j->table->shown, bares, list_codes(j->arena, bares, bare));
    }
}

static void note_differences(const struct joining *j, size_t attribute, size_t column)
{
    size_t differ = 0, first = 0;
    for (size_t a = 0; a < j->areas->n; a++) {
        const char *has = j->areas->value[attribute][a];
        const char *says =
            j->row_of[a] == NO_ROW ? NULL : cell_of(j, j->row_of[a], column);
        if (has && says && strcmp(has, says) != 0) {
            first = differ++ ? first : a;
        }
    }
    if (differ) {
        tryg_note(TX("%s: kolonnen %s findes også i %s og er anderledes for %zu områder, "
                     "fx %s; værdien i %s gælder.",
                     "%s: the column %s is also in %s and differs for %zu areas, such as "
                     "%s; the value in %s holds."),
                  j->table->shown, j->found.attribute[column], j->areas->file, differ,
                  j->areas->code[first], j->areas->file);
    }
}

/* Where the areas have an attribute of that name; their number of attributes if not. */
static size_t find_attribute(const struct tryg_areas *areas, const char *name)
{
    size_t at = 0;
    while (at < areas->attributes && strcmp(areas->attribute[at], name) != 0) {
        at++;
    }
    return at;
}

static void add_column(struct joining *j, size_t column)
{
    struct tryg_areas *areas = j->areas;
    const char *name = j->found.attribute[column];
    size_t at = find_attribute(areas, name);
    if (at < areas->attributes) {
        note_differences(j, at, column);
        return;
    }
    areas->attribute[at] = name;
    areas->value[at] = TRYG_NEW(j->arena, areas->n, const char *);
    for (size_t a = 0; a < areas->n; a++) {
        if (j->row_of[a] != NO_ROW) {
            areas->value[at][a] = cell_of(j, j->row_of[a], column);
        }
    }
    areas->attributes++;
}

static void add_columns(struct joining *j)
{
    struct tryg_areas *areas = j->areas;
    size_t had = areas->attributes, most = had + j->found.attributes;
    const char **names = TRYG_NEW(j->arena, most, const char *);
    const char ***values = TRYG_NEW(j->arena, most, const char **);
    if (had) {
        memcpy(names, areas->attribute, had * sizeof *names);
        memcpy(values, areas->value, had * sizeof *values);
    }
    areas->attribute = names;
    areas->value = values;
    for (size_t c = 0; c < j->found.attributes; c++) {
        if (c != j->key) {
            add_column(j, c);
        }
    }
}

enum tryg_status tryg_join_attributes(const struct tryg_areas_source *source,
                                      tryg_arena *arena, struct tryg_areas *areas,
                                      struct tryg_error *err)
{
    struct joining j = {.table = &source->join, .arena = arena, .areas = areas};
    const char *code = source->join_code ? source->join_code : source->code;
    TRYG_TRY(tryg_found_read_table(&source->join, arena, &j.found, err));
    TRYG_TRY(tryg_column_find(source->join.shown, "areas: join: code", code,
                              j.found.attribute, j.found.attributes, &j.key, err));
    TRYG_TRY(match_rows(&j, err));
    warn_unmatched(&j);
    add_columns(&j);
    return TRYG_OK;
}
