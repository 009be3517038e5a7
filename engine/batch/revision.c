/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/revision.h"
#include "engine/batch/revision_inputs.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "import/table.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The columns that name a row, in whatever table they occur. */
static const char *const NAMING[] = {
    "year",   "base",    "month",     "system",   "area",     "measure",
    "cell_x", "cell_y",  "indicator", "category", "source",   "box",
    "reason", "weekday", "hour",      "choice",   "scenario", "goal"};

static bool is_naming(const char *column)
{
    for (size_t i = 0; i < sizeof NAMING / sizeof *NAMING; i++) {
        if (strcmp(NAMING[i], column) == 0) {
            return true;
        }
    }
    return false;
}

/* One side of a table: its rows in the order of their names. */
struct side {
    struct tryg_table table;
    const char **key; /* [rows] */
    size_t *order;    /* [rows] */
};

struct named {
    const char *key;
    size_t row;
};

static int by_key(const void *a, const void *b)
{
    const struct named *p = a, *q = b;
    int order = strcmp(p->key, q->key);
    return order ? order : (p->row > q->row) - (p->row < q->row);
}

static const char *key_of(const struct tryg_table *t, size_t row, tryg_arena *arena)
{
    const char *key = "";
    for (size_t c = 0; c < t->columns; c++) {
        if (is_naming(t->column[c])) {
            const char *part = tryg_table_cell(t, row, c);
            key = tryg_arena_print(arena, "%s%s%s", key, *key ? " · " : "",
                                   *part ? part : "–");
        }
    }
    return key;
}

static enum tryg_status name_rows(struct side *side, tryg_arena *arena,
                                  struct tryg_error *err)
{
    struct tryg_table *t = &side->table;
    struct named *list = TRYG_NEW(arena, t->rows, struct named);
    side->key = TRYG_NEW(arena, t->rows, const char *);
    side->order = TRYG_NEW(arena, t->rows, size_t);
    for (size_t r = 0; r < t->rows; r++) {
        list[r] = (struct named){key_of(t, r, arena), r};
    }
    qsort(list, t->rows, sizeof *list, by_key);
    for (size_t i = 0; i < t->rows; i++) {
        if (i && strcmp(list[i].key, list[i - 1].key) == 0) {
            return tryg_fail(err, TRYG_DATA,
                             TX("%s, linje %llu og %llu: to rækker hedder \"%s\", så de "
                                "kan ikke sammenlignes.",
                                "%s, lines %llu and %llu: two rows are called \"%s\", so "
                                "they cannot be compared."),
                             t->shown, (unsigned long long)t->line[list[i - 1].row],
                             (unsigned long long)t->line[list[i].row], list[i].key);
        }
        side->key[i] = list[i].key;
        side->order[i] = list[i].row;
    }
    return TRYG_OK;
}

static enum tryg_status read_side(const char *folder, const char *name, tryg_arena *arena,
                                  struct side *side, struct tryg_error *err)
{
    const char *path = tryg_arena_print(arena, "%s/%s", folder, name);
    struct tryg_table_source source = {.file = path,
                                       .shown = path,
                                       .encoding = TRYG_UTF8,
                                       .delimiter = ',',
                                       .decimal = '.'};
    TRYG_TRY(tryg_table_read_whole(&source, arena, &side->table, err));
    return name_rows(side, arena, err);
}

/* ---- what differs ---- */

struct finding {
    tryg_arena *arena;
    struct tryg_revised_table *found;
    size_t row_room, cell_room;
    struct side before, after;
    size_t *other; /* [before.columns] the column of that name after, SIZE_MAX none */
};

static void add_row(struct finding *f, const char *key, enum tryg_revised kind)
{
    struct tryg_revised_table *t = f->found;
    if (t->rows == f->row_room) {
        size_t room = f->row_room ? 2 * f->row_room : 64;
        t->row = tryg_arena_grow(f->arena, t->row, t->rows, room, sizeof *t->row);
        f->row_room = room;
    }
    t->row[t->rows].key = key;
    t->row[t->rows].kind = kind;
    t->rows++;
    t->changed += kind == TRYG_CHANGED;
    t->gone += kind == TRYG_GONE;
    t->added += kind == TRYG_ADDED;
}

static void add_cell(struct finding *f, const struct tryg_revised_cell *cell)
{
    struct tryg_revised_table *t = f->found;
    if (t->cells == f->cell_room) {
        size_t room = f->cell_room ? 2 * f->cell_room : 256;
        t->cell = tryg_arena_grow(f->arena, t->cell, t->cells, room, sizeof *t->cell);
        f->cell_room = room;
    }
    t->cell[t->cells++] = *cell;
}

static bool is_number(const char *text, double *value)
{
    return tryg_number_parse(text, strlen(text), (struct tryg_number_style){'.', 0},
                             value);
}

/* The same text, or two ways to write one number. */
static bool same(const char *a, const char *b, double *change)
{
    double x, y;
    *change = NAN;
    if (strcmp(a, b) == 0) {
        return true;
    }
    if (!is_number(a, &x) || !is_number(b, &y)) {
        return false;
    }
    *change = y - x;
    return x == y;
}

static void compare_rows(struct finding *f, size_t i, size_t j)
{
    const struct tryg_table *then = &f->before.table, *now = &f->after.table;
    bool named = false;
    for (size_t c = 0; c < then->columns; c++) {
        struct tryg_revised_cell cell = {.column = then->column[c]};
        if (f->other[c] == SIZE_MAX) {
            continue;
        }
        cell.before = tryg_table_cell(then, f->before.order[i], c);
        cell.after = tryg_table_cell(now, f->after.order[j], f->other[c]);
        if (same(cell.before, cell.after, &cell.change)) {
            continue;
        }
        if (!named) {
            add_row(f, f->before.key[i], TRYG_CHANGED);
            named = true;
        }
        cell.row = f->found->rows - 1;
        add_cell(f, &cell);
    }
}

/* Both sides are in the order of their names: one walk along both. */
static void walk(struct finding *f)
{
    size_t i = 0, j = 0, n = f->before.table.rows, m = f->after.table.rows;
    while (i < n || j < m) {
        int order = i == n ? 1 : j == m ? -1 : strcmp(f->before.key[i], f->after.key[j]);
        if (order < 0) {
            add_row(f, f->before.key[i++], TRYG_GONE);
        } else if (order > 0) {
            add_row(f, f->after.key[j++], TRYG_ADDED);
        } else {
            compare_rows(f, i++, j++);
        }
    }
}

static size_t column_in(const struct tryg_table *t, const char *name)
{
    for (size_t c = 0; c < t->columns; c++) {
        if (strcmp(t->column[c], name) == 0) {
            return c;
        }
    }
    return SIZE_MAX;
}

static void match_columns(struct finding *f)
{
    const struct tryg_table *then = &f->before.table, *now = &f->after.table;
    struct tryg_revised_table *t = f->found;
    f->other = TRYG_NEW(f->arena, then->columns, size_t);
    t->column_gone = TRYG_NEW(f->arena, then->columns, const char *);
    t->column_new = TRYG_NEW(f->arena, now->columns, const char *);
    for (size_t c = 0; c < then->columns; c++) {
        f->other[c] = column_in(now, then->column[c]);
        if (f->other[c] == SIZE_MAX) {
            t->column_gone[t->columns_gone++] = then->column[c];
        }
    }
    for (size_t c = 0; c < now->columns; c++) {
        if (column_in(then, now->column[c]) == SIZE_MAX) {
            t->column_new[t->columns_new++] = now->column[c];
        }
    }
}

static enum tryg_status compare_table(const char *before, const char *after,
                                      tryg_arena *arena, struct tryg_revised_table *table,
                                      struct tryg_error *err)
{
    struct finding f = {.arena = arena, .found = table};
    TRYG_TRY(read_side(before, table->name, arena, &f.before, err));
    TRYG_TRY(read_side(after, table->name, arena, &f.after, err));
    table->before = f.before.table.rows;
    table->after = f.after.table.rows;
    match_columns(&f);
    walk(&f);
    return TRYG_OK;
}

/* ---- the tables of a folder ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_table(const char *name)
{
    size_t bytes = strlen(name);
    return bytes > 4 && strcmp(name + bytes - 4, ".csv") == 0 && name[0] != '.' &&
           strcmp(name, "rejects.csv") != 0;
}

static enum tryg_status list_tables(const char *folder, tryg_arena *arena, size_t *n,
                                    const char ***name, struct tryg_error *err)
{
    DIR *dir = opendir(folder);
    size_t room = 32;
    const char **list = TRYG_NEW(arena, room, const char *);
    *n = 0;
    if (!dir) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("mappen %s kan ikke læses: %s.", "the folder %s cannot be read: %s."),
            folder, tryg_system_text(errno));
    }
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (!is_table(entry->d_name)) {
            continue;
        }
        if (*n == room) {
            list = tryg_arena_grow(arena, list, room, 2 * room, sizeof *list);
            room *= 2;
        }
        list[(*n)++] = tryg_arena_copy(arena, entry->d_name);
    }
    closedir(dir);
    qsort(list, *n, sizeof *list, by_name);
    *name = list;
    if (*n == 0) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%s rummer ingen resultater (index.csv, indicators.csv ...).",
                            "%s holds no results (index.csv, indicators.csv ...)."),
                         folder);
    }
    return TRYG_OK;
}

static enum tryg_status compare_tables(struct tryg_revision *r, tryg_arena *arena,
                                       struct tryg_error *err)
{
    size_t n, m, i = 0, j = 0;
    const char **then, **now;
    TRYG_TRY(list_tables(r->before, arena, &n, &then, err));
    TRYG_TRY(list_tables(r->after, arena, &m, &now, err));
    r->table = TRYG_NEW(arena, n + m, struct tryg_revised_table);
    while (i < n || j < m) {
        struct tryg_revised_table *table = &r->table[r->tables++];
        int order = i == n ? 1 : j == m ? -1 : strcmp(then[i], now[j]);
        table->name = order > 0 ? now[j] : then[i];
        table->kind = order < 0 ? TRYG_GONE : order > 0 ? TRYG_ADDED : TRYG_CHANGED;
        i += order <= 0;
        j += order >= 0;
        if (order == 0) {
            TRYG_TRY(compare_table(r->before, r->after, arena, table, err));
        }
    }
    return TRYG_OK;
}

/* The reports, added up over the months, where both folders have them. */
static enum tryg_status compare_counts(struct tryg_revision *r, tryg_arena *arena,
                                       struct tryg_error *err)
{
    size_t n, m, t = 0;
    struct tryg_register_cell *published, *later;
    while (t < r->tables && strcmp(r->table[t].name, "counts.csv") != 0) {
        t++;
    }
    if (t == r->tables || r->table[t].kind != TRYG_CHANGED) {
        return TRYG_OK;
    }
    const char *before = tryg_arena_print(arena, "%s/counts.csv", r->before);
    const char *after = tryg_arena_print(arena, "%s/counts.csv", r->after);
    TRYG_TRY(tryg_register_read(before, before, arena, &n, &published, err));
    TRYG_TRY(tryg_register_read(after, after, arena, &m, &later, err));
    tryg_register_compare(n, published, m, later, arena, &r->counts, &r->count);
    return TRYG_OK;
}

enum tryg_status tryg_revision_find(const char *before, const char *after,
                                    tryg_arena *arena, struct tryg_revision *revision,
                                    struct tryg_error *err)
{
    struct tryg_revision found = {.before = before, .after = after};
    TRYG_TRY(compare_tables(&found, arena, err));
    TRYG_TRY(compare_counts(&found, arena, err));
    tryg_revision_inputs(&found, arena);
    *revision = found;
    return TRYG_OK;
}

bool tryg_revision_is_empty(const struct tryg_revision *revision)
{
    for (size_t t = 0; t < revision->tables; t++) {
        const struct tryg_revised_table *table = &revision->table[t];
        if (table->kind != TRYG_CHANGED || table->rows || table->columns_gone ||
            table->columns_new) {
            return false;
        }
    }
    return revision->inputs == 0;
}
