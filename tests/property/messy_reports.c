/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "messy_reports.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geodata/base/day.h"
#include "import/csv.h"

enum { MOST_OF_CELL = 512 };
enum { ID, DATE, TIME, CODE, EAST, NORTH, AREA, NOTE, COLUMNS };

static const char *const HEADER[COLUMNS] = {"journr", "dato", "tid",  "kode",
                                            "x",      "y",    "rode", "note"};

/* SplitMix64: Steele, Lea and Flood (2014). */
static uint32_t below(struct messy *m, uint32_t n)
{
    m->random += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = m->random;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ z >> 31) >> 32) % n;
}

static bool one_in(struct messy *m, uint32_t n)
{
    return below(m, n) == 0;
}

static void put(struct messy *m, const char *bytes, size_t count)
{
    if (m->bytes + count >= m->room) {
        m->room = 2 * (m->bytes + count) + 4096;
        m->text = realloc(m->text, m->room);
    }
    memcpy(m->text + m->bytes, bytes, count);
    m->bytes += count;
}

static void put_text(struct messy *m, const char *text)
{
    put(m, text, strlen(text));
}

/* A cell in quotes, its own quotes doubled. */
static void put_quoted(struct messy *m, const char *text)
{
    put_text(m, "\"");
    for (; *text; text++) {
        put(m, text, 1);
        if (*text == '"') {
            put(m, text, 1);
        }
    }
    put_text(m, "\"");
}

#define PICK(m, list) (list)[below(m, sizeof(list) / sizeof(list)[0])]

static void make_date(struct messy *m, char *cell)
{
    static const char *const odd[] = {
        "",           "31-02-2010",   "2010-02-30", "1-1-10",      "29-02-2011",
        "00-00-0000", "12-2010",      "x",          "2010-01-01 ", " 01-01-2010",
        "01/02/2010", "01-01-2010 x", "99999999999"};
    struct tryg_date d = tryg_day_date((int32_t)(14500 + below(m, 600)));
    if (one_in(m, 25)) {
        strcpy(cell, PICK(m, odd));
    } else if (!m->source.table.date_format) {
        sprintf(cell, "%04d-%02d-%02d", d.year, d.month, d.day);
    } else if (strcmp(m->source.table.date_format, "dd-mm-yyyy") == 0) {
        sprintf(cell, "%02d-%02d-%04d", d.day, d.month, d.year);
    } else if (strcmp(m->source.table.date_format, "m/d/yy") == 0) {
        sprintf(cell, "%d/%d/%02d", d.month, d.day, d.year % 100);
    } else {
        sprintf(cell, "%04d-%02d-%02d %02u:%02u", d.year, d.month, d.day, below(m, 25),
                below(m, 60));
    }
}

static void make_time(struct messy *m, char *cell)
{
    static const char *const odd[] = {"", "", "24:00", "9:5", "12", "ab:cd", "23:59:61"};
    if (one_in(m, 12)) {
        strcpy(cell, PICK(m, odd));
    } else {
        sprintf(cell, m->source.time_format ? "%u:%02u:%02u" : "%02u:%02u", below(m, 24),
                below(m, 60), below(m, 60));
    }
}

static void make_coordinate(struct messy *m, char *cell)
{
    static const char *const odd[] = {"",
                                      "0",
                                      "0",
                                      "-1.5",
                                      "1e3",
                                      "12,34,5",
                                      "NULL",
                                      "1.234.567",
                                      "1,234.5",
                                      "9007199254740993",
                                      "6175000.123456789012345",
                                      "0x10",
                                      "inf",
                                      "5.",
                                      ",5"};
    if (one_in(m, 12)) {
        strcpy(cell, PICK(m, odd));
    } else {
        sprintf(cell, "%u%c%02u", 720000 + below(m, 10000),
                m->source.table.decimal ? m->source.table.decimal : '.', below(m, 100));
    }
}

static void make_code(struct messy *m, char *cell)
{
    static const char *const codes[] = {"0101", "01015", "012", "12345", "1239", "5",
                                        "55x",  "9",     "999", "",      "70",   "7 x"};
    strcpy(cell, one_in(m, 3) ? PICK(m, codes) : codes[below(m, 3)]);
}

/* The Danish letters in the encoding the file is written in. */
static void in_danish(const struct messy *m, const char *utf8, char *cell)
{
    static const char *const letter[] = {"æ", "ø", "å", "Æ", "Ø", "Å"};
    static const char windows[] = "\xE6\xF8\xE5\xC6\xD8\xC5",
                      dos[] = "\x91\x9B\x86\x92\x9D\x8F";
    while (*utf8) {
        size_t i = 0;
        while (i < 6 && strncmp(utf8, letter[i], 2) != 0) {
            i++;
        }
        if (i == 6 || m->written == TRYG_UTF8) {
            *cell++ = *utf8++;
        } else {
            *cell++ = (m->written >= TRYG_CP865 ? dos : windows)[i];
            utf8 += 2;
        }
    }
    *cell = 0;
}

static void make_area(struct messy *m, char *cell)
{
    static const char *const names[] = {
        "1",        "2",        "0101", "Nørrebro",
        "nørrebro", "NØRREBRO", "",     "Vesterbro / Kgs. Enghave",
        "ukendt ø"};
    in_danish(m, PICK(m, names), cell);
}

static void make_note(struct messy *m, char *cell)
{
    static const char *const plain[] = {"", "fin", "på Østerbro", "en å, der løber", " "};
    static const char *const wild[] = {
        "to\nlinjer",   "tre\r\nlinjer\r\n", "a;b,c\td", "\"citat\"",   "5\" rør",
        "\xE6\xF8\xE5", "\x91\x9B\x86",      "\x81",     "\xED\xA0\x80"};
    if (m->kind == MESSY_WILD && one_in(m, 3)) {
        strcpy(cell, PICK(m, wild));
        return;
    }
    in_danish(m, PICK(m, plain), cell);
    for (size_t n = 0; m->kind == MESSY_PROSE && n < below(m, 40); n++) {
        strcat(cell, one_in(m, 3) ? "\r\nx;y" : one_in(m, 9) ? "\"," : "\nord");
    }
    if (m->kind == MESSY_PLAIN && strchr(cell, m->source.table.delimiter)) {
        cell[0] = 0;
    }
}

/* Ids of up to 9 bytes, of 15 and 16, and longer ones. */
static void make_id(struct messy *m, char *cell)
{
    static const char *const rest[] = {"", "-abcdef", "-politikreds-nord-for-aaen"};
    uint32_t district = 5000 + below(m, 4), number = below(m, 3000);
    sprintf(cell, "%u-%u%s", district, number, rest[number % 3]);
}

static void make_cell(struct messy *m, int what, char *cell)
{
    switch (what) {
    case ID:
        make_id(m, cell);
        cell[0] = one_in(m, 40) ? 0 : cell[0];
        break;
    case DATE:
        make_date(m, cell);
        break;
    case TIME:
        make_time(m, cell);
        break;
    case CODE:
        make_code(m, cell);
        break;
    case EAST:
    case NORTH:
        make_coordinate(m, cell);
        break;
    case AREA:
        make_area(m, cell);
        break;
    default:
        make_note(m, cell);
    }
    if (one_in(m, 30) && m->source.table.delimiter != '\t') {
        char padded[MOST_OF_CELL];
        snprintf(padded, sizeof padded, " \t%.400s ", cell);
        strcpy(cell, padded);
    }
}

/* Characters that a bare cell may not have; a stray quote is let through now and then. */
static bool needs_quotes(const struct messy *m, const char *cell)
{
    char special[] = {m->source.table.delimiter, '\n', '\r', '"', 0};
    return strpbrk(cell, special) != NULL;
}

static void put_cell(struct messy *m, const char *cell, bool quotes)
{
    bool careless = m->kind == MESSY_WILD && m->random % 2048 == 0;
    if (m->kind == MESSY_PLAIN && needs_quotes(m, cell)) {
        put_text(m,
                 "0"); /* a number with the delimiter in it, in a file without quotes */
    } else if (!careless && (needs_quotes(m, cell) || (quotes && one_in(m, 4)))) {
        put_quoted(m, cell);
    } else {
        put_text(m, cell);
    }
}

static void put_line_end(struct messy *m, bool crlf)
{
    put_text(m, crlf != one_in(m, 200) ? "\r\n" : "\n");
}

static void put_spoiled(struct messy *m)
{
    static const char *const bits[] = {"\"", "\"\"", "\"x", "x\"", "\xFF", "\n\n", "\r"};
    if (one_in(m, 12)) {
        put(m, "", 1); /* a NUL */
    } else {
        put_text(m, PICK(m, bits));
    }
}

/* Lines of about the length that no record may pass. */
static void put_giant(struct messy *m)
{
    size_t longest = TRYG_RECORD_MOST - 3 + below(m, 6);
    bool quoted = one_in(m, 2);
    put_text(m, quoted ? "1;\"" : "1;");
    for (size_t i = 0; i < longest; i += 1) {
        put_text(m, quoted && i % 1000 == 0 ? "\n" : "z");
    }
    put_text(m, quoted && one_in(m, 2) ? "\"\n" : "\n");
}

static void put_row(struct messy *m, const int *order, size_t columns, bool crlf,
                    bool quotes)
{
    char cell[MOST_OF_CELL], delimiter[] = {m->source.table.delimiter, 0};
    if (one_in(m, 150)) {
        columns--;
    }
    for (size_t c = 0; c < columns; c++) {
        make_cell(m, order[c], cell);
        put_text(m, c ? delimiter : "");
        put_cell(m, cell, quotes);
        if (m->kind == MESSY_WILD && one_in(m, 800)) {
            put_spoiled(m);
        }
    }
    put_text(m, one_in(m, 150) ? delimiter : "");
    put_line_end(m, crlf);
    if (one_in(m, 100)) {
        put_line_end(m, crlf);
    }
}

static void choose_source(struct messy *m, const struct tryg_categories *categories,
                          tryg_names *areas)
{
    static const char *const dates[] = {NULL, "dd-mm-yyyy", "dd-mm-yyyy", "m/d/yy",
                                        "yyyy-mm-dd HH:MM"};
    static const char delimiters[] = {';', ';', ',', '\t'};
    struct tryg_reports_source *s = &m->source;
    s->table.encoding =
        one_in(m, 4) ? TRYG_ENCODING_AUTO : (enum tryg_encoding)(TRYG_UTF8 + below(m, 5));
    m->written = s->table.encoding ? s->table.encoding
                 : one_in(m, 2)    ? TRYG_UTF8
                 : one_in(m, 2)    ? TRYG_CP1252
                                   : TRYG_CP865;
    s->table.date_format = PICK(m, dates);
    s->table.delimiter = PICK(m, delimiters);
    s->table.decimal = one_in(m, 2) ? ',' : 0;
    s->date = one_in(m, 10) ? NULL : HEADER[DATE];
    s->time = one_in(m, 2) ? HEADER[TIME] : NULL;
    s->time_format = one_in(m, 2) ? "H:MM:SS" : NULL;
    s->code = HEADER[CODE];
    s->category = one_in(m, 6) ? categories->id[1] : NULL;
    s->id = HEADER[ID];
    s->unique = one_in(m, 2);
    if (!one_in(m, 6)) {
        s->east = HEADER[EAST];
        s->north = HEADER[NORTH];
    }
    s->area = one_in(m, 2) ? HEADER[AREA] : NULL;
    s->areas = one_in(m, 6) ? NULL : areas;
    s->first_day = 14610; /* 2010 */
    s->last_day = 14974;
    s->zero_is_no_place = !one_in(m, 3);
    s->categories = categories;
}

void messy_make(struct messy *messy, uint64_t seed,
                const struct tryg_categories *categories, tryg_names *areas)
{
    *messy = (struct messy){.random = seed * UINT64_C(0x2545F4914F6CDD1D)};
    messy->kind = (enum messy_kind)below(messy, MESSY_KINDS);
    choose_source(messy, categories, areas);
    int order[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) { /* shuffled from the inside out */
        int other = (int)below(messy, (uint32_t)c + 1);
        order[c] = order[other];
        order[other] = c;
    }
    bool crlf = one_in(messy, 2);
    bool quotes = messy->kind != MESSY_PLAIN && one_in(messy, 2);
    if (messy->written == TRYG_UTF8 && one_in(messy, 4)) {
        put_text(messy, "\xEF\xBB\xBF");
    }
    char delimiter[] = {messy->source.table.delimiter, 0};
    if (one_in(messy, 6)) {
        put_text(messy, "sep=");
        put_text(messy, delimiter);
        put_line_end(messy, crlf);
    }
    for (size_t c = 0; c < COLUMNS; c++) {
        put_text(messy, c ? delimiter : "");
        put_cell(messy, HEADER[order[c]], quotes);
    }
    put_line_end(messy, crlf);
    size_t rows = one_in(messy, 3) ? 3000 + below(messy, 6000) : below(messy, 400);
    bool wild = messy->kind == MESSY_WILD;
    size_t giant = wild && one_in(messy, 4) ? below(messy, (uint32_t)rows + 1) : SIZE_MAX;
    for (size_t r = 0; r < rows; r++) {
        if (r == giant) {
            put_giant(messy);
        }
        put_row(messy, order, COLUMNS, crlf, quotes);
    }
    if (rows && one_in(messy, 3)) {
        messy->bytes -= 1 + below(messy, 3); /* no last newline, or half a row */
    }
    messy->gzip = one_in(messy, 4);
}
