/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/offences.h"
#include "geodata/base/lang.h"
#include "geodata/shape/reports.h"
#include "import/column.h"
#include "import/rows.h"
#include "import/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One row of the table, while they are brought in order. */
struct entry {
    const char *code;
    size_t row;
    uint8_t category;
    double weight;
};

struct reading {
    struct tryg_table table;
    tryg_arena *arena;
    size_t code, category, weight; /* columns; weight == table.columns if there is none */
    struct tryg_categories made;
    struct entry *entry; /* [table.rows] */
};

/* The first column that has one of the names; table.columns if none has. */
static size_t find_column(const struct reading *r, size_t n, const char *const *name)
{
    struct tryg_words *words = tryg_words_of(n, name, r->arena);
    size_t c = 0;
    while (c < r->table.columns && !tryg_words_hold(words, r->table.column[c])) {
        c++;
    }
    return c;
}

static enum tryg_status find_columns(struct reading *r, struct tryg_error *err)
{
    static const char *const CODE[] = {"code", "kode", "gerningskode"};
    static const char *const CATEGORY[] = {"category", "kategori"};
    static const char *const WEIGHT[] = {"weight", "vaegt", "vægt"};
    size_t n = r->table.columns;
    r->code = find_column(r, 3, CODE);
    r->category = find_column(r, 2, CATEGORY);
    r->weight = find_column(r, 3, WEIGHT);
    if (r->code == n) {
        return tryg_table_column(&r->table, "offences", TX("kode", "code"), &r->code,
                                 err);
    }
    if (r->category == n) {
        return tryg_table_column(&r->table, "offences", TX("kategori", "category"),
                                 &r->category, err);
    }
    return TRYG_OK;
}

static struct tryg_place place_of(const struct reading *r, size_t row, size_t column)
{
    return (struct tryg_place){r->table.shown, r->table.line[row], (uint32_t)column + 1};
}

static enum tryg_status take_category(struct reading *r, size_t row,
                                      struct tryg_error *err)
{
    const char *id =
        tryg_rows_trim(tryg_table_cell(&r->table, row, r->category), r->arena);
    if (strcmp(id, "-") == 0) {
        r->entry[row].category = TRYG_CATEGORY_EXCLUDED;
        return TRYG_OK;
    }
    if (!*id) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->category),
                            TX("koden \"%s\" har ingen kategori. Skriv en, eller - hvis "
                               "den ikke skal tælles med.",
                               "the code \"%s\" has no category. Write one, or - if it "
                               "is not to be counted."),
                            r->entry[row].code);
    }
    uint8_t category = tryg_categories_add(&r->made, r->arena, id);
    if (category == TRYG_NO_CATEGORY) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->category),
            TX("der er flere end %d kategorier.", "there are more than %d categories."),
            TRYG_CATEGORIES_MOST);
    }
    r->entry[row].category = category;
    return TRYG_OK;
}

static enum tryg_status take_weight(struct reading *r, size_t row, struct tryg_error *err)
{
    double weight = NAN;
    const char *text =
        r->weight < r->table.columns ? tryg_table_cell(&r->table, row, r->weight) : "";
    bool given = text[strspn(text, " \t")] != 0;
    bool read = given && tryg_table_number(&r->table, row, r->weight, &weight);
    if (given && !(read && weight >= 0.0)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->weight),
                            TX("vægten \"%s\" er ikke et tal på 0 eller mere.",
                               "the weight \"%s\" is not a number of 0 or more."),
                            text);
    }
    r->entry[row].weight = weight;
    return TRYG_OK;
}

static enum tryg_status take_row(struct reading *r, size_t row, struct tryg_error *err)
{
    const char *code = tryg_rows_trim(tryg_table_cell(&r->table, row, r->code), r->arena);
    r->entry[row].code = code;
    r->entry[row].row = row;
    if (!*code) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->code),
                            TX("koden mangler.", "the code is missing."));
    }
    TRYG_TRY(take_category(r, row, err));
    return take_weight(r, row, err);
}

static int entry_order(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->code, y->code);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static enum tryg_status settle(struct reading *r, struct tryg_error *err)
{
    size_t n = r->table.rows;
    qsort(r->entry, n, sizeof *r->entry, entry_order);
    r->made.codes = n;
    r->made.code = TRYG_NEW(r->arena, n, const char *);
    r->made.category = TRYG_NEW(r->arena, n, uint8_t);
    r->made.weight = TRYG_NEW(r->arena, n, double);
    for (size_t i = 0; i < n; i++) {
        const struct entry *e = &r->entry[i];
        if (i > 0 && strcmp(e[-1].code, e->code) == 0) {
            return tryg_fail_at(err, TRYG_DATA, place_of(r, e->row, r->code),
                                TX("koden \"%s\" står også i linje %llu. Slet den ene.",
                                   "the code \"%s\" is also in line %llu. Delete one."),
                                e->code, (unsigned long long)r->table.line[e[-1].row]);
        }
        r->made.code[i] = e->code;
        r->made.category[i] = e->category;
        r->made.weight[i] = e->weight;
    }
    return TRYG_OK;
}

enum tryg_status tryg_offences_read(const struct tryg_table_source *source,
                                    tryg_arena *arena, struct tryg_categories *categories,
                                    struct tryg_error *err)
{
    struct reading r = {.arena = arena};
    TRYG_TRY(tryg_table_read_whole(source, arena, &r.table, err));
    TRYG_TRY(find_columns(&r, err));
    r.entry = TRYG_NEW(arena, r.table.rows + 1, struct entry);
    for (size_t row = 0; row < r.table.rows; row++) {
        TRYG_TRY(take_row(&r, row, err));
    }
    TRYG_TRY(settle(&r, err));
    tryg_categories_weigh(&r.made, arena);
    *categories = r.made;
    return TRYG_OK;
}
