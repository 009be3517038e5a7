/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write a report file for the benchmarks, and beside it what reading it must give.
 *
 * usage: reports_gen FILE ROWS [KEY=VALUE ...]
 *
 *   seed=N              another file of the same kind (1)
 *   crs=25832|4326      metres with decimal comma, or degrees with point (25832)
 *   quotes=none|text|all  which cells stand in quotes (none)
 *   mess=N              one row in N is spoiled in one of six ways (0 = clean)
 *   encoding=utf-8|cp1252   of the area column (utf-8)
 *
 * Columns id;dato;tid;kode;x;y, with encoding also rode. Invented throughout: dates of
 * 2010, 400 codes of 11100 to 19999, places in the bounding box of Copenhagen.
 * FILE.expected holds "rows read excluded unknown out_of_period rejected". The reader's
 * settings that go with a file stand in reports_bench.c.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum box { READ, EXCLUDED, UNKNOWN, OUT, REJECTED, BOXES };
enum quotes { NONE, TEXT, ALL };

struct maker {
    FILE *out;
    uint64_t random;
    bool degrees, area, cp1252;
    enum quotes quotes;
    uint32_t mess;
    uint64_t box[BOXES];
};

/* SplitMix64: Steele, Lea and Flood (2014). */
static uint32_t below(struct maker *m, uint32_t n)
{
    m->random += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = m->random;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)(((z ^ z >> 31) >> 32) * n >> 32);
}

/* The cells of one row. */
struct row {
    char id[24], date[40], time[24], code[16], x[32], y[32];
    const char *area, *tail;
};

static void make_row(struct maker *m, uint64_t number, struct row *row)
{
    static const uint32_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t month = below(m, 12);
    sprintf(row->id, "%010llu", (unsigned long long)number);
    sprintf(row->date, "%02u-%02u-2010", below(m, days[month]) + 1, month + 1);
    sprintf(row->time, "%02u:%02u", below(m, 24), below(m, 60));
    sprintf(row->code, "%u", 11100 + 22 * below(m, 400));
    if (m->degrees) {
        sprintf(row->x, "12.%06u", 450000 + below(m, 200000));
        sprintf(row->y, "55.%06u", 600000 + below(m, 140000));
    } else {
        sprintf(row->x, "%u,%u", 717500 + below(m, 13000), below(m, 10));
        sprintf(row->y, "%u,%u", 6167000 + below(m, 15500), below(m, 10));
    }
    static const char *const utf8[] = {"N\xC3\xB8rrebro", "\xC3\x98sterbro", "Valby"};
    static const char *const cp1252[] = {"N\xF8rrebro", "\xD8sterbro", "Valby"};
    row->area = (m->cp1252 ? cp1252 : utf8)[below(m, 3)];
    row->tail = "\r\n";
}

/* Spoil it, and say where it will end. */
static enum box spoil(struct maker *m, struct row *row)
{
    switch (below(m, 6)) {
    case 0:
        strcpy(row->date, "31-02-2010");
        return REJECTED;
    case 1:
        strcpy(row->code, "99");
        return UNKNOWN;
    case 2:
        strcpy(row->date, "01-07-2011");
        return OUT;
    case 3:
        strcpy(row->y, "ukendt");
        return REJECTED;
    case 4:
        row->tail = ";\r\n";
        return REJECTED;
    default:
        strcpy(row->code, "10000");
        return EXCLUDED;
    }
}

static void put_cell(struct maker *m, const char *text, bool is_text, const char *end)
{
    bool quoted = m->quotes == ALL || (m->quotes == TEXT && is_text);
    fprintf(m->out, quoted ? "\"%s\"%s" : "%s%s", text, end);
}

static void put_row(struct maker *m, const struct row *row)
{
    put_cell(m, row->id, true, ";");
    put_cell(m, row->date, false, ";");
    put_cell(m, row->time, false, ";");
    put_cell(m, row->code, true, ";");
    put_cell(m, row->x, false, ";");
    put_cell(m, row->y, false, m->area ? ";" : row->tail);
    if (m->area) {
        put_cell(m, row->area, true, row->tail);
    }
}

static bool set(struct maker *m, const char *option)
{
    const char *equals = strchr(option, '=');
    if (!equals) {
        return false;
    }
    const char *value = equals + 1;
    size_t key = (size_t)(equals - option);
    if (strncmp(option, "seed", key) == 0) {
        m->random = strtoull(value, NULL, 10);
    } else if (strncmp(option, "crs", key) == 0) {
        m->degrees = strcmp(value, "4326") == 0;
    } else if (strncmp(option, "quotes", key) == 0) {
        m->quotes = value[0] == 'a' ? ALL : value[0] == 't' ? TEXT : NONE;
    } else if (strncmp(option, "mess", key) == 0) {
        m->mess = (uint32_t)strtoul(value, NULL, 10);
    } else if (strncmp(option, "encoding", key) == 0) {
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
    struct maker m = {.random = 1};
    for (int a = 3; a < argc; a++) {
        if (!set(&m, argv[a])) {
            argc = 0;
        }
    }
    if (argc < 3 || !(m.out = fopen(argv[1], "wb"))) {
        fprintf(stderr, "usage: reports_gen FILE ROWS [seed=N] [crs=25832|4326] "
                        "[quotes=none|text|all] [mess=N] [encoding=utf-8|cp1252]\n");
        return 2;
    }
    uint64_t rows = strtoull(argv[2], NULL, 10);
    fputs(m.area ? "id;dato;tid;kode;x;y;rode\r\n" : "id;dato;tid;kode;x;y\r\n", m.out);
    for (uint64_t r = 0; r < rows; r++) {
        struct row row;
        make_row(&m, r, &row);
        m.box[m.mess && below(&m, m.mess) == 0 ? spoil(&m, &row) : READ]++;
        put_row(&m, &row);
    }
    return fclose(m.out) != 0 || !write_expected(&m, argv[1], rows);
}
