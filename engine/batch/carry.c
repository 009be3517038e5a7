/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/carry.h"
#include "geodata/base/cell.h"
#include "import/csv.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One line of rejects.csv, ranked by where its file stands among the inputs of all years.
 */
struct line {
    size_t rank, nth;
    size_t cells;
    const char **cell;
};

struct lines {
    size_t n, room;
    struct line *line;
};

/* The place of a file among the inputs of the records: year by year, in order. Files that
 * are no input of any record come last. *fresh: the first record that has it is of today.
 */
static size_t rank_of(const struct tryg_batch *b, const char *shown, bool *fresh)
{
    size_t rank = 0;
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t i = 0; i < b->record[y].inputs; i++, rank++) {
            if (strcmp(b->record[y].input[i].shown, shown) == 0) {
                *fresh = b->record[y].fresh;
                return rank;
            }
        }
    }
    *fresh = true;
    return rank;
}

static void add_line(tryg_arena *arena, struct lines *lines, size_t rank,
                     const struct tryg_csv_record *record)
{
    if (lines->n == lines->room) {
        size_t room = lines->room ? 2 * lines->room : 256;
        lines->line =
            tryg_arena_grow(arena, lines->line, lines->n, room, sizeof *lines->line);
        lines->room = room;
    }
    struct line *line = &lines->line[lines->n];
    *line = (struct line){.rank = rank, .nth = lines->n, .cells = record->cells};
    line->cell = TRYG_NEW(arena, record->cells, const char *);
    for (size_t c = 0; c < record->cells; c++) {
        line->cell[c] = tryg_arena_copy(arena, record->cell[c]);
    }
    lines->n++;
}

/* The lines of a rejects file whose file was (or was not) read today. */
static enum tryg_status read_lines(const struct tryg_batch *b, const char *path,
                                   bool today, struct lines *lines,
                                   struct tryg_error *err)
{
    struct tryg_table_source source = {
        .file = path, .shown = path, .encoding = TRYG_UTF8, .delimiter = ','};
    tryg_csv *csv;
    struct tryg_csv_record record;
    bool more = true, header = true;
    TRYG_TRY(tryg_csv_open(&source, b->arena, &csv, err));
    while (more) {
        TRYG_TRY(tryg_csv_next(csv, &record, &more, err));
        if (more && !header && record.cells) {
            bool fresh;
            size_t rank = rank_of(b, record.cell[0], &fresh);
            if (fresh == today) {
                add_line(b->arena, lines, rank, &record);
            }
        }
        header = false;
    }
    return TRYG_OK;
}

static int by_rank(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->rank != y->rank) {
        return x->rank < y->rank ? -1 : 1;
    }
    return (x->nth > y->nth) - (x->nth < y->nth);
}

static enum tryg_status fresh_lines(struct tryg_batch *b, struct lines *lines,
                                    struct tryg_error *err)
{
    char name[] = "/tmp/tryghed-XXXXXX"; /* read back by its name, then removed */
    int file = mkstemp(name);
    FILE *draft = file < 0 ? NULL : fdopen(file, "w");
    if (!draft) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("Der kan ikke oprettes en midlertidig fil i /tmp.",
                            "No temporary file can be made in /tmp."));
    }
    enum tryg_status status = tryg_rejects_write(b->rejects, draft, err);
    fclose(draft);
    if (status == TRYG_OK) {
        status = read_lines(b, name, true, lines, err);
    }
    unlink(name);
    return status;
}

enum tryg_status tryg_carry_rejects(struct tryg_batch *b, const char *out, FILE *to,
                                    struct tryg_error *err)
{
    bool kept = false;
    for (size_t y = 0; y < b->results.years; y++) {
        kept |= !b->record[y].fresh;
    }
    const char *before = tryg_arena_print(b->arena, "%s/rejects.csv", out);
    if (!kept || access(before, R_OK) != 0) {
        return tryg_rejects_write(b->rejects, to, err);
    }
    struct lines lines = {0};
    TRYG_TRY(read_lines(b, before, false, &lines, err));
    TRYG_TRY(fresh_lines(b, &lines, err));
    if (lines.n) {
        qsort(lines.line, lines.n, sizeof *lines.line, by_rank);
    }
    fputs("file,line,column,column_name,reason,expected,value\n", to);
    for (size_t i = 0; i < lines.n; i++) {
        for (size_t c = 0; c < lines.line[i].cells; c++) {
            if (c) {
                fputc(',', to);
            }
            tryg_cell_put_csv(to, lines.line[i].cell[c]);
        }
        fputc('\n', to);
    }
    return TRYG_OK;
}
