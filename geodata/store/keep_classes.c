/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

static enum tryg_status keep_columns(sqlite3 *db, const struct tryg_counts_split *split,
                                     int source_id, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO class_column VALUES (?, ?, ?)");
    for (size_t k = 0; k < split->columns; k++) {
        tryg_cursor_put_int(&rows, source_id);
        tryg_cursor_put_whole(&rows, k + 1);
        tryg_cursor_put_text(&rows, split->column[k]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_texts(sqlite3 *db, const struct tryg_counts_split *split,
                                   int source_id, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO class_text VALUES (?, ?, ?, ?)");
    for (size_t i = 0; i < split->classes * split->columns; i++) {
        tryg_cursor_put_int(&rows, source_id);
        tryg_cursor_put_whole(&rows, i / split->columns + 1);
        tryg_cursor_put_whole(&rows, i % split->columns + 1);
        tryg_cursor_put_text(&rows, split->text[i]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

enum tryg_status tryg_keep_classes(sqlite3 *db, const struct tryg_counts *counts,
                                   int source_id, int first_area, struct tryg_error *err)
{
    const struct tryg_counts_split *split = &counts->split;
    size_t areas = counts->system->n, categories = counts->categories;
    struct tryg_cursor rows;
    TRYG_TRY(keep_columns(db, split, source_id, err));
    TRYG_TRY(keep_texts(db, split, source_id, err));
    tryg_cursor_begin(&rows, db, "INSERT INTO count_class VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < split->classes * areas * categories; i++) {
        if (split->reports[i] > 0) {
            tryg_cursor_put_int(&rows, source_id);
            tryg_cursor_put_whole(&rows, i / categories / areas + 1);
            tryg_cursor_put_int(&rows, first_area + (int)(i / categories % areas));
            tryg_cursor_put_whole(&rows, i % categories + 1);
            tryg_cursor_put_whole(&rows, split->reports[i]);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}
