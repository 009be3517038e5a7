/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/plan.h"
#include "engine/batch/revision.h"
#include "engine/cli/command.h"
#include "engine/cli/line.h"
#include "geodata/base/cell.h"
#include "geodata/base/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* For people, so many cells of a table are shown; --json holds every one. */
enum { SHOWN = 12 };

static const char *whole(size_t n, char into[TRYG_NUMBER_TEXT])
{
    return tryg_number_print((double)n, 0, into);
}

static void print_inputs(const struct tryg_revision *r)
{
    static const char *const WORD[2][3] = {{"ændret", "udgået", "ny"},
                                           {"changed", "gone", "new"}};
    if (r->run_before && r->run_after) {
        printf(TX("Kørsel %s (udgave %s) mod kørsel %s (udgave %s)\n",
                  "Run %s (version %s) against run %s (version %s)\n"),
               r->run_before, r->engine_before ? r->engine_before : "?", r->run_after,
               r->engine_after ? r->engine_after : "?");
    }
    if (r->project_changed) {
        puts(TX("  projektfilen er ændret", "  the project file has changed"));
    }
    for (size_t i = 0; i < r->inputs; i++) {
        printf("  %s: %s (%s)\n", WORD[tryg_lang() == TRYG_EN][r->input[i].kind],
               r->input[i].file ? r->input[i].file : "?",
               r->input[i].role ? r->input[i].role : "?");
    }
}

static void print_columns(const char *what, size_t n, const char *const *column)
{
    for (size_t c = 0; c < n; c++) {
        printf("%s%s", c ? ", " : what, column[c]);
    }
    if (n) {
        putchar('\n');
    }
}

static void print_cells(const struct tryg_revised_table *t)
{
    size_t shown = t->cells < SHOWN ? t->cells : SHOWN;
    for (size_t c = 0; c < shown; c++) {
        const struct tryg_revised_cell *cell = &t->cell[c];
        char change[TRYG_NUMBER_TEXT] = "";
        printf("    %s, %s: %s → %s", t->row[cell->row].key, cell->column,
               cell->before[0] ? cell->before : "–", cell->after[0] ? cell->after : "–");
        if (!isnan(cell->change)) {
            tryg_number_print(cell->change, cell->change == floor(cell->change) ? 0 : 4,
                              change);
            printf(" (%s%s)", cell->change > 0.0 ? "+" : "", change);
        }
        putchar('\n');
    }
    if (t->cells > shown) {
        char n[TRYG_NUMBER_TEXT];
        printf(TX("    … og %s celler til; --json viser dem alle\n",
                  "    … and %s cells more; --json shows them all\n"),
               whole(t->cells - shown, n));
    }
}

static void print_rows(const struct tryg_revised_table *t, enum tryg_revised kind,
                       const char *what)
{
    size_t shown = 0;
    for (size_t i = 0; i < t->rows && shown < SHOWN; i++) {
        if (t->row[i].kind == kind) {
            printf("    %s: %s\n", what, t->row[i].key);
            shown++;
        }
    }
}

static void print_table(const struct tryg_revised_table *t)
{
    char n[4][TRYG_NUMBER_TEXT];
    if (t->kind != TRYG_CHANGED) {
        printf(t->kind == TRYG_GONE ? TX("%s: kun i den gamle\n", "%s: only in the old\n")
                                    : TX("%s: kun i den nye\n", "%s: only in the new\n"),
               t->name);
        return;
    }
    if (!t->rows && !t->columns_gone && !t->columns_new) {
        printf(TX("%s: ens, %s rækker\n", "%s: the same, %s rows\n"), t->name,
               whole(t->before, n[0]));
        return;
    }
    printf(TX("%s: ændrede rækker %s (celler %s), udgåede %s, nye %s\n",
              "%s: rows changed %s (cells %s), gone %s, new %s\n"),
           t->name, whole(t->changed, n[0]), whole(t->cells, n[1]), whole(t->gone, n[2]),
           whole(t->added, n[3]));
    print_columns(TX("  kolonner udgået: ", "  columns gone: "), t->columns_gone,
                  t->column_gone);
    print_columns(TX("  nye kolonner: ", "  new columns: "), t->columns_new,
                  t->column_new);
    print_cells(t);
    print_rows(t, TRYG_GONE, TX("udgået", "gone"));
    print_rows(t, TRYG_ADDED, TX("ny", "new"));
}

/* The reports as people publish them: a year, an area, a category. */
static void print_counts(const struct tryg_revision *r)
{
    char n[3][TRYG_NUMBER_TEXT];
    if (!r->counts) {
        return;
    }
    printf(TX("Anmeldelser, der er talt anderledes: %s (år, område, kategori)\n",
              "Reports counted otherwise: %s (year, area, category)\n"),
           whole(r->counts, n[0]));
    for (size_t i = 0; i < r->counts && i < SHOWN; i++) {
        const struct tryg_register_revision *c = &r->count[i];
        double change = c->later - c->published;
        tryg_number_print(c->published, 0, n[0]);
        tryg_number_print(c->later, 0, n[1]);
        tryg_number_print(change, 0, n[2]);
        printf("    %d · %s · %s: %s → %s (%s%s)\n", c->year, c->area, c->category, n[0],
               n[1], change > 0.0 ? "+" : "", n[2]);
    }
    if (r->counts > SHOWN) {
        printf(TX("    … og %s til; --json viser dem alle\n",
                  "    … and %s more; --json shows them all\n"),
               whole(r->counts - SHOWN, n[0]));
    }
}

static void print_text(const struct tryg_revision *r)
{
    print_inputs(r);
    print_counts(r);
    for (size_t t = 0; t < r->tables; t++) {
        print_table(&r->table[t]);
    }
    if (tryg_revision_is_empty(r)) {
        puts(TX("Intet er rettet.", "Nothing was revised."));
    }
}

/* ---- for machines ---- */

static void json_list(const char *key, size_t n, const char *const *text)
{
    printf(", \"%s\": [", key);
    for (size_t i = 0; i < n; i++) {
        fputs(i ? ", " : "", stdout);
        tryg_cell_put_json(stdout, text[i]);
    }
    putchar(']');
}

static void json_row(const struct tryg_revised_table *t, size_t row, size_t *cell)
{
    static const char *const KIND[] = {"changed", "gone", "new"};
    tryg_line_json_text(stdout, row ? ",\n      {" : "\n      {", "row", t->row[row].key);
    tryg_line_json_text(stdout, ", ", "kind", KIND[t->row[row].kind]);
    fputs(", \"cells\": [", stdout);
    for (bool first = true; *cell < t->cells && t->cell[*cell].row == row; ++*cell) {
        tryg_line_json_text(stdout, first ? "{" : ", {", "column", t->cell[*cell].column);
        tryg_line_json_text(stdout, ", ", "before", t->cell[*cell].before);
        tryg_line_json_text(stdout, ", ", "after", t->cell[*cell].after);
        tryg_line_json_number(stdout, "change", t->cell[*cell].change);
        putchar('}');
        first = false;
    }
    fputs("]}", stdout);
}

static void json_table(const struct tryg_revised_table *t)
{
    static const char *const KIND[] = {"both", "gone", "new"};
    size_t cell = 0;
    tryg_line_json_text(stdout, "{", "table", t->name);
    tryg_line_json_text(stdout, ", ", "kind", KIND[t->kind]);
    printf(", \"rows_before\": %zu, \"rows_after\": %zu", t->before, t->after);
    json_list("columns_gone", t->columns_gone, t->column_gone);
    json_list("columns_new", t->columns_new, t->column_new);
    fputs(", \"rows\": [", stdout);
    for (size_t row = 0; row < t->rows; row++) {
        json_row(t, row, &cell);
    }
    fputs(t->rows ? "\n    ]}" : "]}", stdout);
}

static void print_json(const struct tryg_revision *r)
{
    static const char *const KIND[] = {"changed", "gone", "new"};
    tryg_line_json_text(stdout, "{", "before", r->before);
    tryg_line_json_text(stdout, ", ", "after", r->after);
    tryg_line_json_text(stdout, ",\n \"runs\": {", "before", r->run_before);
    tryg_line_json_text(stdout, ", ", "after", r->run_after);
    printf("},\n \"project_changed\": %s,\n \"inputs\": [",
           r->project_changed ? "true" : "false");
    for (size_t i = 0; i < r->inputs; i++) {
        tryg_line_json_text(stdout, i ? ",\n    {" : "\n    {", "role", r->input[i].role);
        tryg_line_json_text(stdout, ", ", "file", r->input[i].file);
        tryg_line_json_text(stdout, ", ", "kind", KIND[r->input[i].kind]);
        putchar('}');
    }
    fputs("],\n \"register\": [", stdout);
    for (size_t i = 0; i < r->counts; i++) {
        printf("%s{\"year\": %d", i ? ",\n    " : "\n    ", r->count[i].year);
        tryg_line_json_text(stdout, ", ", "area", r->count[i].area);
        tryg_line_json_text(stdout, ", ", "category", r->count[i].category);
        tryg_line_json_number(stdout, "published", r->count[i].published);
        tryg_line_json_number(stdout, "later", r->count[i].later);
        putchar('}');
    }
    fputs("],\n \"tables\": [", stdout);
    for (size_t t = 0; t < r->tables; t++) {
        fputs(t ? ",\n    " : "\n    ", stdout);
        json_table(&r->table[t]);
    }
    puts("\n]}");
}

static enum tryg_status diff(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_revision revision;
    const char *after = cli->words > 1 ? cli->word[1] : NULL;
    if (!after) {
        struct tryg_project project;
        TRYG_TRY(tryg_project_read(cli->wish.folder, cli->arena, &project, err));
        after = tryg_plan_out(&project, &cli->wish, cli->arena);
    }
    TRYG_TRY(tryg_revision_find(cli->word[0], after, cli->arena, &revision, err));
    if (cli->json) {
        print_json(&revision);
    } else {
        print_text(&revision);
    }
    return TRYG_OK;
}

const struct tryg_command TRYG_COMMAND_DIFF = {
    .name = "diff",
    .arguments = "OLD [NEW]",
    .summary = {{"hvad der er rettet mellem to kørsler eller udgivelser",
                 "what was revised between two runs or publications"}},
    .examples = {{"  tryghed diff udgivet/2013\n  tryghed diff gammel/out ny/out",
                  "  tryghed diff published/2013\n  tryghed diff old/out new/out"}},
    .least = 1,
    .most = 2,
    .run = diff,
};
