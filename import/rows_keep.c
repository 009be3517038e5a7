/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/rows.h"

#include <stdlib.h>
#include <string.h>

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == 0;
}

const char *tryg_rows_trim(const char *text, tryg_arena *arena)
{
    text += strspn(text, " \t\r\n");
    size_t bytes = strlen(text);
    while (bytes && strchr(" \t\r\n", text[bytes - 1])) {
        bytes--;
    }
    return tryg_arena_copy_n(arena, text, bytes);
}

enum tryg_status tryg_rows_fill_down(const struct tryg_table_source *source,
                                     struct tryg_table *table, struct tryg_error *err)
{
    for (size_t i = 0; i < source->fill_downs; i++) {
        size_t column = 0;
        TRYG_TRY(
            tryg_table_column(table, "fill_down", source->fill_down[i], &column, err));
        for (size_t r = 1; r < table->rows; r++) {
            size_t at = r * table->columns + column, above = at - table->columns;
            if (is_blank(table->cell[at])) {
                table->cell[at] = table->cell[above];
                if (table->is_text) {
                    table->is_text[at] = table->is_text[above];
                }
                if (table->user_missing) {
                    table->user_missing[at] = table->user_missing[above];
                }
            }
        }
    }
    return TRYG_OK;
}

/* Read "15-999"; false when the text is no range of whole numbers. */
static bool parse_range(const char *text, uint64_t *low, uint64_t *high)
{
    static const struct tryg_number_style PLAIN = {'.', 0};
    const char *dash = strchr(text, '-');
    return dash && tryg_number_parse_whole(text, (size_t)(dash - text), PLAIN, low) &&
           tryg_number_parse_whole(dash + 1, strlen(dash + 1), PLAIN, high);
}

/* Is `text` the word, blanks at the ends of text aside? */
static bool is_word(const char *text, const char *word)
{
    text += strspn(text, " \t");
    size_t bytes = strlen(text);
    while (bytes && (text[bytes - 1] == ' ' || text[bytes - 1] == '\t')) {
        bytes--;
    }
    return bytes == strlen(word) && memcmp(text, word, bytes) == 0;
}

static bool allowed(const struct tryg_table *table, size_t row, size_t column,
                    const struct tryg_where *where)
{
    uint64_t low = 0, high = 0, value = 0;
    bool whole = tryg_table_whole(table, row, column, &value);
    for (size_t i = 0; i < where->allows; i++) {
        if (is_word(tryg_table_cell(table, row, column), where->allow[i])) {
            return true;
        }
        if (whole && parse_range(where->allow[i], &low, &high) && value >= low &&
            value <= high) {
            return true;
        }
    }
    return false;
}

static void move_row(struct tryg_table *table, size_t from, size_t to)
{
    size_t n = table->columns;
    if (from == to) {
        return;
    }
    memcpy(table->cell + to * n, table->cell + from * n, n * sizeof *table->cell);
    if (table->is_text) {
        memcpy(table->is_text + to * n, table->is_text + from * n, n);
    }
    if (table->user_missing) {
        memcpy(table->user_missing + to * n, table->user_missing + from * n, n);
    }
    table->line[to] = table->line[from];
}

static enum tryg_status nothing_left(const struct tryg_table *table,
                                     const struct tryg_where *where, const char *example,
                                     struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("%s har ingen rækker, hvor %s er \"%s\"%s; i filen står fx "
                        "\"%.60s\". Ret where: i tryghed.yaml.",
                        "%s has no rows where %s is \"%s\"%s; in the file it is, for "
                        "example, \"%.60s\". Mend where: in tryghed.yaml."),
                     table->shown, where->column, where->allows ? where->allow[0] : "",
                     where->allows > 1 ? " …" : "", example);
}

/* A range passes over texts such as "65+": say so once. */
static void note_texts(const struct tryg_table *table, const struct tryg_where *where,
                       size_t texts, const char *example)
{
    if (texts) {
        tryg_note(
            TX("%s: %zu rækker, hvor %s ikke er et helt tal (fx \"%.60s\"), er ikke "
               "med.",
               "%s: %zu rows where %s is not a whole number (such as \"%.60s\") are "
               "left out."),
            table->shown, texts, where->column, example);
    }
}

static bool has_range(const struct tryg_where *where)
{
    uint64_t low = 0, high = 0;
    for (size_t i = 0; i < where->allows; i++) {
        if (parse_range(where->allow[i], &low, &high)) {
            return true;
        }
    }
    return false;
}

static enum tryg_status keep_where(struct tryg_table *table,
                                   const struct tryg_where *where, struct tryg_error *err)
{
    size_t column = 0, kept = 0, had = table->rows, texts = 0;
    uint64_t value = 0;
    const char *text = "", *example = "";
    TRYG_TRY(tryg_table_column(table, "where", where->column, &column, err));
    for (size_t r = 0; r < had; r++) {
        example = tryg_table_cell(table, r, column);
        if (allowed(table, r, column, where)) {
            move_row(table, r, kept++);
        } else if (!tryg_table_whole(table, r, column, &value) && !is_blank(example)) {
            text = texts++ ? text : example;
        }
    }
    if (kept == 0 && had > 0) {
        return nothing_left(table, where, example, err);
    }
    note_texts(table, where, has_range(where) ? texts : 0, text);
    table->rows = kept;
    return TRYG_OK;
}

enum tryg_status tryg_rows_where(const struct tryg_table_source *source,
                                 struct tryg_table *table, struct tryg_error *err)
{
    for (size_t i = 0; i < source->wheres; i++) {
        TRYG_TRY(keep_where(table, &source->where[i], err));
    }
    return TRYG_OK;
}
