/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/table.h"
#include "geodata/base/lang.h"
#include "import/column.h"
#include "import/rows.h"
#include "import/sav.h"
#include "import/sheet.h"

#include <string.h>

static const struct tryg_number_style POINT = {'.', 0};

static struct tryg_number_style style_of(const struct tryg_table_source *source)
{
    if (!source->decimal) {
        return (struct tryg_number_style){'.', source->thousands};
    }
    char thousands = source->decimal == ',' ? '.' : ',';
    return (struct tryg_number_style){source->decimal,
                                      source->thousands ? source->thousands : thousands};
}

enum tryg_status tryg_table_read(const struct tryg_table_source *source,
                                 tryg_rejects *rejects, tryg_arena *arena,
                                 struct tryg_table *table, struct tryg_error *err)
{
    struct tryg_table read = {.shown = source->shown,
                              .style = style_of(source),
                              .style_told = source->decimal || source->thousands,
                              .header_row = source->header_row};
    if (tryg_sav_is(source->file)) {
        TRYG_TRY(tryg_sav_read(source, arena, &read, err));
    } else if (tryg_sheet_kind(source->file) == TRYG_WORKBOOK_NONE) {
        TRYG_TRY(tryg_rows_from_csv(source, rejects, arena, &read, err));
    } else {
        TRYG_TRY(tryg_rows_from_sheet(source, arena, &read, err));
    }
    TRYG_TRY(tryg_rows_fill_down(source, &read, err));
    TRYG_TRY(tryg_rows_where(source, &read, err));
    *table = read;
    return TRYG_OK;
}

enum tryg_status tryg_table_read_whole(const struct tryg_table_source *source,
                                       tryg_arena *arena, struct tryg_table *table,
                                       struct tryg_error *err)
{
    struct tryg_table read;
    tryg_rejects *rejects = tryg_rejects_new(arena);
    TRYG_TRY(tryg_table_read(source, rejects, arena, &read, err));
    if (read.broken > 0) {
        tryg_fail(err, TRYG_DATA,
                  TX("%s har rækker, der ikke kan læses; her skal de alle kunne læses.",
                     "%s has rows that cannot be read; here all of them must."),
                  source->shown);
        tryg_rejects_explain(rejects, source->shown, err);
        return TRYG_DATA;
    }
    *table = read;
    return TRYG_OK;
}

const char *tryg_table_label(const struct tryg_table *table, size_t column,
                             const char *code)
{
    const struct tryg_table_variable *v =
        table->variable ? &table->variable[column] : NULL;
    for (size_t i = 0; v && i < v->codes; i++) {
        if (strcmp(v->code[i], code) == 0) {
            return v->text[i];
        }
    }
    return NULL;
}

/* Does the header look like a title above a table: fewer than half of its cells filled?
 */
static bool looks_like_title(const struct tryg_table *table)
{
    size_t filled = 0;
    for (size_t c = 0; c < table->columns; c++) {
        filled += *table->column[c] != 0;
    }
    return table->header_row == 0 && (2 * filled < table->columns || table->columns == 1);
}

enum tryg_status tryg_table_column(const struct tryg_table *table, const char *key,
                                   const char *name, size_t *column,
                                   struct tryg_error *err)
{
    enum tryg_status status = tryg_column_find(table->shown, key, name, table->column,
                                               table->columns, column, err);
    if (status != TRYG_OK && looks_like_title(table)) {
        tryg_fail_more(err, TX("Står overskriften længere nede, så skriv header_row: og "
                               "rækkens nummer.",
                               "If the header stands further down, write header_row: and "
                               "the number of the row."));
    }
    return status;
}

enum tryg_status tryg_table_columns(const struct tryg_table *table, size_t n,
                                    const struct tryg_table_wanted *wanted,
                                    struct tryg_error *err)
{
    for (size_t i = 0; i < n; i++) {
        *wanted[i].at = TRYG_NO_COLUMN;
        if (wanted[i].name) {
            TRYG_TRY(tryg_table_column(table, wanted[i].key, wanted[i].name, wanted[i].at,
                                       err));
        }
    }
    return TRYG_OK;
}

static struct tryg_number_style style_at(const struct tryg_table *table, size_t row,
                                         size_t column)
{
    bool number = table->is_text && !table->is_text[row * table->columns + column];
    return number ? POINT : table->style;
}

bool tryg_table_number(const struct tryg_table *table, size_t row, size_t column,
                       double *value)
{
    const char *text = tryg_table_cell(table, row, column);
    return tryg_number_parse(text, strlen(text), style_at(table, row, column), value);
}

bool tryg_table_whole(const struct tryg_table *table, size_t row, size_t column,
                      uint64_t *value)
{
    const char *text = tryg_table_cell(table, row, column);
    return tryg_number_parse_whole(text, strlen(text), style_at(table, row, column),
                                   value);
}

bool tryg_table_ambiguous(const struct tryg_table *table, size_t row, size_t column)
{
    bool is_number = table->is_text && !table->is_text[row * table->columns + column];
    const char *text = tryg_table_cell(table, row, column);
    text += strspn(text, " +-");
    size_t lead = strspn(text, "0123456789");
    size_t tail = text[lead] ? strspn(text + lead + 1, "0123456789") : 0;
    return !table->style_told && !is_number && lead >= 1 && lead <= 3 && tail == 3 &&
           (text[lead] == '.' || text[lead] == ',') && strchr(" ", text[lead + 4]);
}

enum tryg_status tryg_table_day_pattern(const struct tryg_table_source *source,
                                        struct tryg_day_pattern *pattern,
                                        struct tryg_error *err)
{
    const char *format = source->date_format ? source->date_format : "yyyy-mm-dd";
    struct tryg_day_pattern compiled;
    unsigned has = 0;
    if (tryg_day_pattern_compile(format, &compiled)) {
        for (size_t i = 0; i < compiled.parts; i++) {
            char what = compiled.part[i].what;
            has |= what == 'y' ? 1U : what == 'm' ? 2U : what == 'd' ? 4U : 0U;
        }
    }
    if (has != 7U) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("date_format: \"%s\" er ikke en datoform. Skriv den med d, "
                            "m og y, fx dd-mm-yyyy.",
                            "date_format: \"%s\" is no date format. Write it with d, m "
                            "and y, such as dd-mm-yyyy."),
                         format);
    }
    *pattern = compiled;
    return TRYG_OK;
}

enum tryg_day_verdict tryg_table_day(const struct tryg_table *table, size_t row,
                                     size_t column,
                                     const struct tryg_day_pattern *pattern, int32_t *day)
{
    enum { ISO_DAY = 10 }; /* yyyy-mm-dd */
    const char *text = tryg_table_cell(table, row, column);
    size_t bytes = strlen(text);
    bool date = table->is_text && !table->is_text[row * table->columns + column] &&
                bytes >= ISO_DAY && text[4] == '-';
    struct tryg_day_pattern iso;
    if (date && tryg_day_pattern_compile("yyyy-mm-dd", &iso)) {
        return tryg_day_parse(text, ISO_DAY, &iso, day, NULL);
    }
    while (bytes && text[bytes - 1] == ' ') {
        bytes--;
    }
    size_t lead = strspn(text, " ");
    return tryg_day_parse(text + (lead < bytes ? lead : 0),
                          lead < bytes ? bytes - lead : bytes, pattern, day, NULL);
}

bool tryg_table_is_missing(const char *cell)
{
    cell += strspn(cell, " \t");
    return *cell == 0 || strcmp(cell, "..") == 0;
}
