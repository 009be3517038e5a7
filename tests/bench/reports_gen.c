/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write a report file for the benchmarks, and beside it what reading it must give.
 *
 * usage: reports_gen FILE ROWS [KEY=VALUE ...]     FILE - is the standard output
 *
 *   seed=N              another file of the same kind (1)
 *   crs=25832|4326      metres, or degrees with six decimals (25832)
 *   decimal=,|.         of metres (.)
 *   time=yes|no         a column with the time of day (no)
 *   quotes=none|text|all  which cells stand in quotes (none)
 *   note=yes|no         a quoted text, in one row of four over two lines (no)
 *   mess=N              one row in N is spoiled in one of six ways (0 = clean)
 *   repeat=N            each N-th row has an id that an earlier row had (0 = none)
 *   encoding=utf-8|cp1252   a column with the name of a quarter, in this encoding
 *
 * Columns id;dato[;tid];kode;x;y[;rode][;note]; without options 49 bytes a row. Invented
 * throughout: dates of 2010, 400 codes of 11100 to 19878, places in a box over Copenhagen
 * (areas_gen tiles it). FILE.expected holds "rows read excluded unknown out_of_period
 * rejected repeated". Ten million rows a second or so: it also feeds a pipe.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum box { READ, EXCLUDED, UNKNOWN, OUT, REJECTED, REPEATED, BOXES };
enum quotes { NONE, TEXT, ALL };
enum { ROOM = 1 << 18, LONGEST_ROW = 512 };

struct maker {
    FILE *out;
    char *text, *at; /* [ROOM], and where the next byte goes */
    uint64_t random;
    bool degrees, time, note, area, cp1252;
    char decimal;
    enum quotes quotes;
    uint32_t mess, repeat;
    uint64_t box[BOXES];
};

/* SplitMix64: Steele, Lea and Flood (2014). */
static uint64_t draw(struct maker *m)
{
    m->random += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = m->random;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* 0 .. n - 1 by 16 bits of a draw, or by 32. */
static uint32_t part(uint64_t bits, uint32_t n)
{
    return (uint32_t)((bits & 0xFFFF) * n >> 16);
}

static uint32_t below(struct maker *m, uint32_t n)
{
    return (uint32_t)((draw(m) >> 32) * n >> 32);
}

/* ---- bytes ---- */

static void put(struct maker *m, const char *text)
{
    size_t bytes = strlen(text);
    memcpy(m->at, text, bytes);
    m->at += bytes;
}

/* `digits` digits, zeros in front. */
static void put_digits(struct maker *m, uint64_t value, int digits)
{
    for (int d = digits - 1; d >= 0; d--) {
        m->at[d] = (char)('0' + value % 10);
        value /= 10;
    }
    m->at += digits;
}

static void put_fixed(struct maker *m, uint64_t value, int whole, int decimals,
                      char decimal)
{
    uint64_t scale = 1;
    for (int d = 0; d < decimals; d++) {
        scale *= 10;
    }
    put_digits(m, value / scale, whole);
    *m->at++ = decimal;
    put_digits(m, value % scale, decimals);
}

/* ---- cells ---- */

static void quote(struct maker *m, bool is_text)
{
    if (m->quotes == ALL || (m->quotes == TEXT && is_text)) {
        *m->at++ = '"';
    }
}

static void end_cell(struct maker *m, bool is_text)
{
    quote(m, is_text);
    *m->at++ = ';';
}

/* The ways to spoil a row; the first are of a cell, the last of the whole row. */
enum spoil { SOUND, NO_SUCH_DAY, NO_SUCH_CODE, NEXT_YEAR, NO_NUMBER, ONE_MORE, NO_CRIME };

static enum box box_of(enum spoil spoil)
{
    static const enum box box[] = {READ,     REJECTED, UNKNOWN, OUT,
                                   REJECTED, REJECTED, EXCLUDED};
    return box[spoil];
}

static void put_date(struct maker *m, uint64_t bits, enum spoil spoil)
{
    static const uint32_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t month = part(bits, 12), day = part(bits >> 16, days[month]) + 1;
    quote(m, false);
    if (spoil == NO_SUCH_DAY) {
        put(m, "31-02-2010");
    } else {
        put_digits(m, day, 2);
        *m->at++ = '-';
        put_digits(m, month + 1, 2);
        put(m, spoil == NEXT_YEAR ? "-2011" : "-2010");
    }
    end_cell(m, false);
}

static void put_code(struct maker *m, uint64_t bits, enum spoil spoil)
{
    quote(m, true);
    if (spoil == NO_SUCH_CODE) {
        put(m, "99");
    } else {
        put_digits(m, spoil == NO_CRIME ? 10000 : 11100 + 22 * part(bits, 400), 5);
    }
    end_cell(m, true);
}

static void put_place(struct maker *m, enum spoil spoil)
{
    uint64_t bits = draw(m), east = bits & 0xFFFFFFFF, north = bits >> 32;
    quote(m, false);
    if (m->degrees) {
        put_fixed(m, 12466000 + (east * 190000 >> 32), 2, 6, '.');
    } else {
        put_fixed(m, 71750000 + (east * 1300000 >> 32), 6, 2, m->decimal);
    }
    end_cell(m, false);
    quote(m, false);
    if (spoil == NO_NUMBER) {
        put(m, "ukendt");
    } else if (m->degrees) {
        put_fixed(m, 55601000 + (north * 131000 >> 32), 2, 6, '.');
    } else {
        put_fixed(m, 616700000 + (north * 1550000 >> 32), 7, 2, m->decimal);
    }
    end_cell(m, false);
}

static void put_words(struct maker *m, uint64_t bits)
{
    static const char *const utf8[] = {"N\xC3\xB8rrebro", "\xC3\x98sterbro", "Valby"};
    static const char *const cp1252[] = {"N\xF8rrebro", "\xD8sterbro", "Valby"};
    if (m->area) {
        quote(m, true);
        put(m, (m->cp1252 ? cp1252 : utf8)[part(bits, 3)]);
        end_cell(m, true);
    }
    if (m->note) {
        put(m, bits & 0x30000 ? "\"ved broen, set\";" : "\"ved broen,\nset\";");
    }
}

/* The number of an earlier row that has its own id. */
static uint64_t earlier(struct maker *m, uint64_t number)
{
    uint64_t other = draw(m) % number;
    return other % m->repeat == m->repeat - 1 ? other - 1 : other;
}

static void put_row(struct maker *m, uint64_t number)
{
    uint64_t bits = draw(m);
    enum spoil spoil = SOUND;
    if (m->mess && below(m, m->mess) == 0) {
        spoil = (enum spoil)(1 + below(m, 6));
    }
    bool repeats = m->repeat > 1 && number % m->repeat == m->repeat - 1;
    quote(m, true);
    put_digits(m, repeats ? earlier(m, number) : number, 10);
    end_cell(m, true);
    put_date(m, bits, spoil);
    if (m->time) {
        quote(m, false);
        put_digits(m, part(bits >> 32, 24), 2);
        *m->at++ = ':';
        put_digits(m, part(bits >> 36, 60), 2);
        end_cell(m, false);
    }
    put_code(m, bits >> 48, spoil);
    put_place(m, spoil);
    put_words(m, bits >> 40);
    if (spoil != ONE_MORE) {
        m->at--; /* no delimiter behind the last cell */
    }
    *m->at++ = '\n';
    m->box[repeats && spoil == SOUND ? REPEATED : box_of(spoil)]++;
}

/* ---- the file ---- */

static bool put_rows(struct maker *m, uint64_t rows)
{
    put(m, m->time ? "id;dato;tid;kode;x;y" : "id;dato;kode;x;y");
    put(m, m->area ? ";rode" : "");
    put(m, m->note ? ";note\n" : "\n");
    for (uint64_t r = 0; r < rows; r++) {
        put_row(m, r);
        if (m->at - m->text > ROOM - LONGEST_ROW || r + 1 == rows) {
            size_t bytes = (size_t)(m->at - m->text);
            if (fwrite(m->text, 1, bytes, m->out) != bytes) {
                return false;
            }
            m->at = m->text;
        }
    }
    return fflush(m->out) == 0;
}

static bool set(struct maker *m, const char *option)
{
    const char *equals = strchr(option, '=');
    if (!equals) {
        return false;
    }
    const char *value = equals + 1;
    size_t key = (size_t)(equals - option) + 1;
    if (strncmp(option, "seed=", key) == 0) {
        m->random = strtoull(value, NULL, 10);
    } else if (strncmp(option, "crs=", key) == 0) {
        m->degrees = strcmp(value, "4326") == 0;
    } else if (strncmp(option, "decimal=", key) == 0) {
        m->decimal = *value;
    } else if (strncmp(option, "time=", key) == 0) {
        m->time = *value == 'y';
    } else if (strncmp(option, "quotes=", key) == 0) {
        m->quotes = value[0] == 'a' ? ALL : value[0] == 't' ? TEXT : NONE;
    } else if (strncmp(option, "note=", key) == 0) {
        m->note = *value == 'y';
    } else if (strncmp(option, "mess=", key) == 0) {
        m->mess = (uint32_t)strtoul(value, NULL, 10);
    } else if (strncmp(option, "repeat=", key) == 0) {
        m->repeat = (uint32_t)strtoul(value, NULL, 10);
    } else if (strncmp(option, "encoding=", key) == 0) {
        m->area = true;
        m->cp1252 = strcmp(value, "cp1252") == 0;
    } else {
        return false;
    }
    return true;
}

static bool write_expected(const struct maker *m, const char *file, uint64_t rows)
{
    char name[4096];
    snprintf(name, sizeof name, "%s.expected", file);
    FILE *out = fopen(name, "w");
    if (!out) {
        return false;
    }
    fprintf(out, "%llu", (unsigned long long)rows);
    for (int box = 0; box < BOXES; box++) {
        fprintf(out, " %llu", (unsigned long long)m->box[box]);
    }
    fputc('\n', out);
    return fclose(out) == 0;
}

int main(int argc, char **argv)
{
    struct maker m = {.random = 1, .decimal = '.', .text = malloc(ROOM)};
    m.at = m.text;
    for (int a = 3; a < argc; a++) {
        if (!set(&m, argv[a])) {
            argc = 0;
        }
    }
    bool piped = argc > 2 && strcmp(argv[1], "-") == 0;
    if (argc < 3 || !m.text || !(m.out = piped ? stdout : fopen(argv[1], "wb"))) {
        fprintf(stderr, "usage: reports_gen FILE|- ROWS [KEY=VALUE ...]\n");
        return 2;
    }
    setvbuf(m.out, NULL, _IONBF, 0);
    uint64_t rows = strtoull(argv[2], NULL, 10);
    bool written = put_rows(&m, rows) && (piped || fclose(m.out) == 0);
    free(m.text);
    return !written || (!piped && !write_expected(&m, argv[1], rows));
}
