/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/read_parts.h"

enum { MOST_CLASSES = 100000 }; /* more is a broken file */

/* The greatest number a question gives; 0 without rows. */
static enum tryg_status ask(struct tryg_reading *r, const char *question, int source_id,
                            uint64_t *number, struct tryg_error *err)
{
    struct tryg_cursor rows;
    uint64_t found = 0;
    tryg_cursor_begin(&rows, r->db, question);
    tryg_cursor_put_int(&rows, source_id);
    if (tryg_cursor_next(&rows)) {
        found = tryg_cursor_get_whole(&rows);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    *number = found;
    return found > MOST_CLASSES ? tryg_reading_broken(r, err) : TRYG_OK;
}

/* `expected` texts in the order of the question; another number is a broken file. */
static enum tryg_status read_texts(struct tryg_reading *r, const char *question,
                                   int source_id, size_t expected, const char ***texts,
                                   struct tryg_error *err)
{
    struct tryg_cursor rows;
    const char **text = TRYG_NEW(r->arena, expected, const char *);
    size_t n = 0;
    tryg_cursor_begin(&rows, r->db, question);
    tryg_cursor_put_int(&rows, source_id);
    for (; tryg_cursor_next(&rows); n++) {
        if (n < expected) {
            text[n] = tryg_cursor_get_text(&rows, r->arena);
        }
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    *texts = text;
    return n == expected ? TRYG_OK : tryg_reading_broken(r, err);
}

static enum tryg_status read_one(struct tryg_reading *r, struct tryg_cursor *rows,
                                 const struct tryg_places *places,
                                 const struct tryg_counts *counts, struct tryg_error *err)
{
    const struct tryg_counts_split *split = &counts->split;
    int class = tryg_cursor_get_int(rows), category;
    size_t area;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    TRYG_TRY(tryg_reading_find(r, &r->category, tryg_cursor_get_int(rows),
                               TRYG_LOST_CATEGORY, &category, err));
    if (class < 1 || (size_t) class > split->classes) {
        return tryg_reading_broken(r, err);
    }
    size_t at = (size_t)(class - 1) * counts->system->n + area;
    split->reports[at * counts->categories + (size_t)category] =
        tryg_cursor_get_whole(rows);
    return TRYG_OK;
}

static enum tryg_status read_reports(struct tryg_reading *r, int source_id,
                                     const struct tryg_places *places,
                                     const struct tryg_counts *counts,
                                     struct tryg_error *err)
{
    struct tryg_cursor rows;
    enum tryg_status status = TRYG_OK;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT class, area_id, category_id, reports FROM count_class "
                      "WHERE source_id = ?");
    tryg_cursor_put_int(&rows, source_id);
    while (status == TRYG_OK && tryg_cursor_next(&rows)) {
        status = read_one(r, &rows, places, counts, err);
    }
    enum tryg_status ended = tryg_cursor_end(&rows, status == TRYG_OK ? err : NULL);
    return status != TRYG_OK ? status : ended;
}

enum tryg_status tryg_reading_classes(struct tryg_reading *r, int source_id,
                                      const struct tryg_places *places,
                                      struct tryg_counts *counts, struct tryg_error *err)
{
    uint64_t columns, classes;
    const char **column, **text;
    TRYG_TRY(ask(r, "SELECT count(*) FROM class_column WHERE source_id = ?", source_id,
                 &columns, err));
    TRYG_TRY(ask(r, "SELECT max(class) FROM class_text WHERE source_id = ?", source_id,
                 &classes, err));
    TRYG_TRY(read_texts(r,
                        "SELECT name FROM class_column WHERE source_id = ? ORDER BY "
                        "position",
                        source_id, (size_t)columns, &column, err));
    TRYG_TRY(read_texts(r,
                        "SELECT text FROM class_text WHERE source_id = ? ORDER BY class, "
                        "position",
                        source_id, (size_t)(classes * columns), &text, err));
    counts->split = (struct tryg_counts_split){
        .columns = (size_t)columns,
        .column = column,
        .classes = (size_t)classes,
        .text = text,
        .reports = TRYG_NEW(r->arena, classes * counts->system->n * counts->categories,
                            uint64_t)};
    return read_reports(r, source_id, places, counts, err);
}
