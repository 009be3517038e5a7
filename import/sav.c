/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/sav.h"

#include <math.h>
#include <readstat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geodata/base/day.h"
#include "geodata/base/lang.h"
#include "import/encoding.h"
#include "import/rows.h"

enum { SHORT_TEXTS = 4096, ROWS_FIRST = 1024 };

/* Days from SPSS's first, 14 October 1582, to 1 January 1970; seconds of a day. */
static const double SPSS_EPOCH = 141428.0;
static const double DAY = 86400.0;

enum shape { PLAIN, DATE, MOMENT, CLOCK };

/* A file on its way into a table. */
struct reading {
    tryg_arena *arena;
    struct tryg_table *table;
    size_t columns, room, rows;
    const char **name, **set; /* [columns] of variables; of their value labels */
    enum shape *shape;        /* [columns] */
    struct tryg_table_variable *variable;
    size_t labels;
    struct value_label {
        const char *set, *code, *text;
    } * label;
    const char *seen[SHORT_TEXTS]; /* texts of numbers met before ... */
    uint64_t seen_bits[SHORT_TEXTS];
    bool foreign; /* a text that is no UTF-8 */
    char said[256];
};

bool tryg_sav_is(const char *path)
{
    char head[4] = "";
    FILE *file = fopen(path, "rb");
    size_t got = file ? fread(head, 1, sizeof head, file) : 0;
    if (file) {
        fclose(file);
    }
    return got == sizeof head &&
           (memcmp(head, "$FL2", 4) == 0 || memcmp(head, "$FL3", 4) == 0);
}

/* ---- Values as texts -------------------------------------------------------------- */

static const char *text_of_number(struct reading *r, double value)
{
    uint64_t bits;
    char text[TRYG_NUMBER_TEXT];
    memcpy(&bits, &value, sizeof bits);
    size_t at = (bits * 0x9E3779B97F4A7C15U) >> 52; /* SHORT_TEXTS slots */
    if (!r->seen[at] || r->seen_bits[at] != bits) {
        r->seen[at] = tryg_arena_copy(r->arena, tryg_number_shortest(value, text));
        r->seen_bits[at] = bits;
    }
    return r->seen[at];
}

/* Seconds since SPSS's first day, or since midnight. */
static const char *text_of_moment(struct reading *r, double value, enum shape shape)
{
    if (!(value >= 0.0 && value < 1e12)) {
        return text_of_number(r, value);
    }
    double days = shape == CLOCK ? 0.0 : (double)(int64_t)(value / DAY);
    int second = (int)(value - days * DAY);
    int hour = second / 3600, minute = second / 60 % 60;
    struct tryg_date date = tryg_day_date((int32_t)(days - SPSS_EPOCH));
    if (shape == CLOCK) {
        return tryg_arena_print(r->arena, "%02d:%02d:%02d", hour, minute, second % 60);
    }
    const char *day =
        tryg_arena_print(r->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    return shape == DATE ? day
                         : tryg_arena_print(r->arena, "%sT%02d:%02d:%02d", day, hour,
                                            minute, second % 60);
}

/* A copy without blanks at the end, with which strings are filled up. */
static const char *keep_text(struct reading *r, const char *text)
{
    size_t bytes = text ? strlen(text) : 0;
    while (bytes && text[bytes - 1] == ' ') {
        bytes--;
    }
    r->foreign = r->foreign || !tryg_encoding_holds(TRYG_UTF8, text ? text : "", bytes);
    return bytes ? tryg_arena_copy_n(r->arena, text, bytes) : "";
}

static const char *text_of(struct reading *r, readstat_value_t value, enum shape shape)
{
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        return keep_text(r, readstat_string_value(value));
    }
    if (readstat_value_is_system_missing(value)) {
        return "";
    }
    double number = readstat_double_value(value);
    return shape == PLAIN ? text_of_number(r, number) : text_of_moment(r, number, shape);
}

static enum shape shape_of(const char *format)
{
    static const char *const DATES[] = {"DATE", "ADATE", "EDATE", "JDATE", "SDATE"};
    if (!format) {
        return PLAIN;
    }
    size_t letters = strcspn(format, "0123456789.");
    if ((letters == 8 && strncmp(format, "DATETIME", letters) == 0) ||
        (letters == 6 && strncmp(format, "YMDHMS", letters) == 0)) {
        return MOMENT;
    }
    if (letters == 4 && strncmp(format, "TIME", letters) == 0) {
        return CLOCK;
    }
    for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
        if (letters == strlen(DATES[i]) && strncmp(format, DATES[i], letters) == 0) {
            return DATE;
        }
    }
    return PLAIN;
}

/* ---- What ReadStat calls ---------------------------------------------------------- */

static int take_metadata(readstat_metadata_t *metadata, void *about)
{
    struct reading *r = about;
    int columns = readstat_get_var_count(metadata);
    int rows = readstat_get_row_count(metadata);
    r->columns = columns > 0 ? (size_t)columns : 0;
    r->room = rows > 0 ? (size_t)rows : ROWS_FIRST;
    r->name = TRYG_NEW(r->arena, r->columns, const char *);
    r->set = TRYG_NEW(r->arena, r->columns, const char *);
    r->shape = TRYG_NEW(r->arena, r->columns, enum shape);
    r->variable = TRYG_NEW(r->arena, r->columns, struct tryg_table_variable);
    r->table->cell = TRYG_NEW(r->arena, r->room * r->columns, const char *);
    r->table->user_missing = TRYG_NEW(r->arena, r->room * r->columns, bool);
    r->table->is_text = TRYG_NEW(r->arena, r->room * r->columns, bool);
    return READSTAT_HANDLER_OK;
}

/* An end of a range; SPSS's words for the lowest and the highest there is. */
static const char *end_of(struct reading *r, readstat_value_t value)
{
    static const double NO_END = 1e300;
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_NUMERIC &&
        !(fabs(readstat_double_value(value)) < NO_END)) {
        return readstat_double_value(value) > 0.0 ? "HI" : "LO";
    }
    return text_of(r, value, PLAIN);
}

/* "8, 9, 90-99" */
static const char *missing_of(struct reading *r, const readstat_variable_t *variable)
{
    const char *list = "";
    for (int i = 0; i < readstat_variable_get_missing_ranges_count(variable); i++) {
        const char *low = end_of(r, readstat_variable_get_missing_range_lo(variable, i));
        const char *high = end_of(r, readstat_variable_get_missing_range_hi(variable, i));
        list =
            tryg_arena_print(r->arena, "%s%s%s%s%s", list, *list ? ", " : "", low,
                             strcmp(low, high) ? "-" : "", strcmp(low, high) ? high : "");
    }
    return list;
}

static int take_variable(int index, readstat_variable_t *variable, const char *labels,
                         void *about)
{
    struct reading *r = about;
    if (index < 0 || (size_t)index >= r->columns) {
        return READSTAT_HANDLER_ABORT;
    }
    r->name[index] = keep_text(r, readstat_variable_get_name(variable));
    r->set[index] = labels ? tryg_arena_copy(r->arena, labels) : NULL;
    r->shape[index] = shape_of(readstat_variable_get_format(variable));
    r->variable[index] = (struct tryg_table_variable){
        .label = keep_text(r, readstat_variable_get_label(variable)),
        .missing = missing_of(r, variable),
        .is_number =
            readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_NUMERIC};
    return READSTAT_HANDLER_OK;
}

static int take_weight(readstat_variable_t *variable, void *about)
{
    struct reading *r = about;
    int index = readstat_variable_get_index(variable);
    if (index >= 0 && (size_t)index < r->columns) {
        r->variable[index].is_weight = true;
    }
    return READSTAT_HANDLER_OK;
}

static int take_label(const char *set, readstat_value_t value, const char *label,
                      void *about)
{
    struct reading *r = about;
    r->label =
        tryg_arena_grow(r->arena, r->label, r->labels, r->labels + 1, sizeof *r->label);
    r->label[r->labels].set = tryg_arena_copy(r->arena, set);
    r->label[r->labels].code = text_of(r, value, PLAIN);
    r->label[r->labels++].text = keep_text(r, label);
    return READSTAT_HANDLER_OK;
}

/* Files that do not say how many cases they have get room by and by. */
static void make_room(struct reading *r)
{
    struct tryg_table *t = r->table;
    size_t had = r->room * r->columns, more = 2 * had;
    t->cell = tryg_arena_grow(r->arena, t->cell, had, more, sizeof *t->cell);
    t->is_text = tryg_arena_grow(r->arena, t->is_text, had, more, sizeof *t->is_text);
    t->user_missing =
        tryg_arena_grow(r->arena, t->user_missing, had, more, sizeof *t->user_missing);
    memset(t->user_missing + had, 0, had);
    r->room *= 2;
}

static int take_value(int row, readstat_variable_t *variable, readstat_value_t value,
                      void *about)
{
    struct reading *r = about;
    int column = readstat_variable_get_index(variable);
    if (row < 0 || column < 0 || (size_t)column >= r->columns) {
        return READSTAT_HANDLER_ABORT;
    }
    while ((size_t)row >= r->room) {
        make_room(r);
    }
    size_t at = (size_t)row * r->columns + (size_t)column;
    r->rows = (size_t)row + 1;
    r->table->cell[at] = text_of(r, value, r->shape[column]);
    r->table->is_text[at] = !r->variable[column].is_number;
    r->table->user_missing[at] = readstat_value_is_defined_missing(value, variable) != 0;
    return READSTAT_HANDLER_OK;
}

static void take_words(const char *message, void *about)
{
    struct reading *r = about;
    snprintf(r->said, sizeof r->said, "%s", message);
}

/* ---- The whole file --------------------------------------------------------------- */

static const char *charset_of(enum tryg_encoding encoding)
{
    switch (encoding) {
    case TRYG_UTF8:
        return "UTF-8";
    case TRYG_CP1252:
        return "WINDOWS-1252";
    case TRYG_LATIN1:
        return "ISO-8859-1";
    case TRYG_CP865:
        return "CP865";
    case TRYG_CP850:
        return "CP850";
    default:
        return NULL;
    }
}

static readstat_error_t parse(struct reading *r, const char *path, const char *charset)
{
    readstat_parser_t *parser = readstat_parser_init();
    readstat_set_metadata_handler(parser, take_metadata);
    readstat_set_variable_handler(parser, take_variable);
    readstat_set_fweight_handler(parser, take_weight);
    readstat_set_value_label_handler(parser, take_label);
    readstat_set_value_handler(parser, take_value);
    readstat_set_error_handler(parser, take_words);
    if (charset) {
        readstat_set_file_character_encoding(parser, charset);
    }
    readstat_error_t error = readstat_parse_sav(parser, path, r);
    readstat_parser_free(parser);
    return error;
}

static enum tryg_status refuse(const struct tryg_table_source *source,
                               const struct reading *r, readstat_error_t error,
                               struct tryg_error *err)
{
    const char *why = readstat_error_message(error);
    switch (error) {
    case READSTAT_ERROR_OPEN:
        return tryg_fail(err, TRYG_DATA, TX("%s kan ikke åbnes.", "%s cannot be opened."),
                         source->shown);
    case READSTAT_ERROR_CONVERT:
    case READSTAT_ERROR_CONVERT_BAD_STRING:
    case READSTAT_ERROR_UNSUPPORTED_CHARSET:
        return tryg_fail(
            err, TRYG_DATA,
            TX("%s: SPSS-filens tegnsæt kan ikke læses (%s). Skriv encoding: "
               "cp1252 i tryghed.yaml, eller gem filen igen som Unicode.",
               "%s: the encoding of the SPSS file cannot be read (%s). Write "
               "encoding: cp1252 in tryghed.yaml, or save the file again as "
               "Unicode."),
            source->shown, why);
    default:
        return tryg_fail(
            err, TRYG_DATA,
            TX("%s: SPSS-filen er afkortet eller beskadiget efter %zu svarpersoner (%s). "
               "Hent den igen, eller gem den igen i SPSS.",
               "%s: the SPSS file is cut short or damaged after %zu cases (%s). Fetch it "
               "again, or save it again in SPSS."),
            source->shown, r->rows, *r->said ? r->said : why);
    }
}

/* The value labels of each variable, from those of the sets. */
static void share_labels(struct reading *r)
{
    for (size_t c = 0; c < r->columns; c++) {
        struct tryg_table_variable *v = &r->variable[c];
        v->code = TRYG_NEW(r->arena, r->set[c] ? r->labels : 0, const char *);
        v->text = TRYG_NEW(r->arena, r->set[c] ? r->labels : 0, const char *);
        for (size_t l = 0; r->set[c] && l < r->labels; l++) {
            if (strcmp(r->label[l].set, r->set[c]) == 0) {
                v->code[v->codes] = r->label[l].code;
                v->text[v->codes++] = r->label[l].text;
            }
        }
    }
}

static struct reading begin(tryg_arena *arena, struct tryg_table *table)
{
    return (struct reading){.arena = arena, .table = table};
}

enum tryg_status tryg_sav_read(const struct tryg_table_source *source, tryg_arena *arena,
                               struct tryg_table *table, struct tryg_error *err)
{
    struct tryg_table made = *table;
    struct reading *r = TRYG_NEW(arena, 1, struct reading);
    *r = begin(arena, &made);
    readstat_error_t error = parse(r, source->file, charset_of(source->encoding));
    bool strange = r->foreign || error == READSTAT_ERROR_CONVERT_BAD_STRING;
    if (strange && source->encoding == TRYG_ENCODING_AUTO) {
        *r = begin(arena, &made);
        error = parse(r, source->file, "WINDOWS-1252");
    }
    if (error != READSTAT_OK) {
        return refuse(source, r, error, err);
    }
    share_labels(r);
    made.is_sheet = true;
    made.rows = r->rows;
    made.columns = r->columns;
    made.column = r->name;
    made.variable = r->variable;
    made.line = TRYG_NEW(arena, r->rows, uint64_t);
    for (size_t row = 0; row < r->rows; row++) {
        made.line[row] = row + 1;
    }
    *table = made;
    return TRYG_OK;
}
