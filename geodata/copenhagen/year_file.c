/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/year_file.h"

#include <string.h>

#include "geodata/base/day.h"
#include "geodata/copenhagen/gzip.h"

enum {
    REMARK_EVERY = 40,
    QUOTED_EVERY = 9, /* of the remarks */
};

struct dress {
    bool cp1252, bom, sep, gzip;
    const char *end;
};

static const struct dress DRESS[TRYG_EXAMPLE_YEARS] = {
    {.cp1252 = true, .end = "\r\n"},
    {.bom = true, .end = "\r\n"},
    {.cp1252 = true, .sep = true, .end = "\r\n"},
    {.gzip = true, .end = "\r\n"},
    {.end = "\n"},
};

/* Made up; no person, no address. */
static const char *const REMARK[] = {
    "Cykel stjålet ved stationen",
    "Rude knust i stueetagen",
    "Anmeldt på nettet",
    "Gerningsmand ukendt",
    "Kælderrum brudt op",
    "Graffiti på væg mod gården",
    "Kontakt til beboerforeningen",
    "Lommetyveri på fortovscafé",
    "Støj og trusler fra gårdhave",
    "Løst på stedet",
    "Højttaler stjålet fra bil",
    "Sagen overført fra anden kreds",
};
static const char *const QUOTED_REMARK[] = {
    "\"Cykel; lås klippet over\"",
    "\"Se også tidligere sag; samme gård\"",
    "\"Taske, pung; mobiltelefon\"",
    "\"Første linje\nAnden linje; stadig samme celle\"",
    "\"Skilt med teksten \"\"Åbent\"\" væltet\"",
};
enum {
    REMARKS = sizeof REMARK / sizeof *REMARK,
    QUOTED_REMARKS = sizeof QUOTED_REMARK / sizeof *QUOTED_REMARK,
};

/* A file being written: where, in which dress. */
struct desk {
    struct tryg_sheet *sheet;
    const struct tryg_year_rows *rows;
    const struct tryg_drawn *area;
    struct tryg_dice dice;
    int year;
    bool cp1252;
};

/* The texts here are ASCII and Danish letters: two bytes of UTF-8, U+00C0 to U+00FF,
 * which cp1252 has at the same numbers. */
static void put_text(struct desk *desk, const char *text)
{
    if (!desk->cp1252) {
        tryg_sheet_put(desk->sheet, text);
        return;
    }
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        unsigned code = *at;
        if (code >= 0x80) {
            code = (code & 0x1F) << 6 | (*++at & 0x3F);
        }
        tryg_sheet_put_sign(desk->sheet, (char)(unsigned char)code);
    }
}

static void put_id(struct desk *desk, const struct tryg_row *row)
{
    if (row->kind == TRYG_MESS_ID_EMPTY) {
        return;
    }
    const char *code = row->kind == TRYG_MESS_CODE_EMPTY ? "00000" : row->code;
    /* a repeated row has its first's number, whatever its own place in the file */
    tryg_sheet_put(desk->sheet, "0100-");
    tryg_sheet_put(desk->sheet, code);
    tryg_sheet_put(desk->sheet, "-");
    tryg_sheet_put_whole(desk->sheet, desk->rows->serial[row->first], 5);
    tryg_sheet_put(desk->sheet, "-");
    tryg_sheet_put_whole(desk->sheet, TRYG_EXAMPLE_FIRST + desk->year - 2000, 2);
}

static void put_date(struct desk *desk, const struct tryg_row *row)
{
    static const char *const NONE[] = {"31-02-", "30-02-", "31-11-", "31-04-"};
    int year = TRYG_EXAMPLE_FIRST + desk->year;
    struct tryg_date date =
        tryg_day_date(tryg_day_of((struct tryg_date){year, 1, 1}) + row->day);
    if (row->kind == TRYG_MESS_DATE_NONE) {
        tryg_sheet_put(desk->sheet, NONE[tryg_dice_below(&desk->dice, 4)]);
        tryg_sheet_put_whole(desk->sheet, year, 4);
    } else if (row->kind == TRYG_MESS_DATE_SHAPE) {
        tryg_sheet_put_whole(desk->sheet, year, 4);
        tryg_sheet_put(desk->sheet, "/");
        tryg_sheet_put_whole(desk->sheet, date.month, 2);
        tryg_sheet_put(desk->sheet, "/");
        tryg_sheet_put_whole(desk->sheet, date.day, 2);
    } else if (row->kind != TRYG_MESS_DATE_EMPTY) {
        tryg_sheet_put_whole(desk->sheet, date.day, 2);
        tryg_sheet_put(desk->sheet, "-");
        tryg_sheet_put_whole(desk->sheet, date.month, 2);
        tryg_sheet_put(desk->sheet, "-");
        tryg_sheet_put_whole(desk->sheet, date.year, 4);
    }
}

static void put_coordinate(struct desk *desk, int32_t centimetres)
{
    tryg_sheet_put_decimal(desk->sheet, centimetres * INT64_C(10), 2, ',');
}

static void put_place(struct desk *desk, const struct tryg_row *row)
{
    switch (row->kind) {
    case TRYG_MESS_STATED_EMPTY:
    case TRYG_MESS_LOST_EMPTY:
        tryg_sheet_put(desk->sheet, ";");
        break;
    case TRYG_MESS_STATED_ZERO:
    case TRYG_MESS_LOST_ZERO:
        tryg_sheet_put(desk->sheet, "0,00;0,00");
        break;
    case TRYG_MESS_COORDINATE_WORD:
        tryg_sheet_put(desk->sheet, "7245x5,07;");
        put_coordinate(desk, row->at.north_cm);
        break;
    case TRYG_MESS_COORDINATE_HALF:
        put_coordinate(desk, row->at.east_cm);
        tryg_sheet_put(desk->sheet, ";");
        break;
    default:
        put_coordinate(desk, row->at.east_cm);
        tryg_sheet_put(desk->sheet, ";");
        put_coordinate(desk, row->at.north_cm);
    }
}

static void put_remark(struct desk *desk, const struct tryg_row *row)
{
    if (row->kind == TRYG_MESS_QUOTE_STRAY) {
        put_text(desk, "\"Kiosk\" på hjørnet");
    } else if (row->kind == TRYG_MESS_QUOTE_OPEN) {
        put_text(desk, "\"Afbrudt bemærkning");
    } else if (tryg_dice_below(&desk->dice, REMARK_EVERY) > 0) {
        return;
    } else if (tryg_dice_below(&desk->dice, QUOTED_EVERY) > 0) {
        put_text(desk, REMARK[tryg_dice_below(&desk->dice, REMARKS)]);
    } else {
        put_text(desk, QUOTED_REMARK[tryg_dice_below(&desk->dice, QUOTED_REMARKS)]);
    }
}

static void put_row(struct desk *desk, const struct tryg_row *row)
{
    struct tryg_sheet *sheet = desk->sheet;
    put_id(desk, row);
    tryg_sheet_put(sheet, ";");
    put_date(desk, row);
    tryg_sheet_put(sheet, ";");
    tryg_sheet_put_whole(sheet, row->minute / 60, 2);
    tryg_sheet_put(sheet, ":");
    tryg_sheet_put_whole(sheet, row->minute % 60, 2);
    tryg_sheet_put(sheet, ";");
    tryg_sheet_put(sheet, row->kind == TRYG_MESS_CODE_EMPTY ? "" : row->code);
    if (row->kind == TRYG_MESS_SHORT) {
        return;
    }
    tryg_sheet_put(sheet, ";");
    put_place(desk, row);
    tryg_sheet_put(sheet, ";");
    if (row->district > 0) {
        tryg_sheet_put(sheet, desk->area[row->district - 1].id);
    }
    tryg_sheet_put(sheet, ";");
    put_remark(desk, row);
    if (row->kind == TRYG_MESS_LONG) {
        tryg_sheet_put(sheet, ";;");
    }
}

static void put_all(struct desk *desk, const struct dress *dress)
{
    tryg_sheet_put(desk->sheet, dress->bom ? "\xEF\xBB\xBF" : "");
    if (dress->sep) {
        tryg_sheet_put(desk->sheet, "sep=;");
        tryg_sheet_put(desk->sheet, dress->end);
    }
    tryg_sheet_put(desk->sheet, "journr;dato;tid;gerningskode;x;y;distrikt;bemaerkning");
    tryg_sheet_put(desk->sheet, dress->end);
    for (size_t i = 0; i < desk->rows->n; i++) {
        put_row(desk, &desk->rows->row[i]);
        tryg_sheet_put(desk->sheet, dress->end);
    }
}

void tryg_year_file_put(struct tryg_sheet *sheet, const struct tryg_year_rows *rows,
                        int year, const struct tryg_drawn *area)
{
    const struct dress *dress = &DRESS[year];
    struct tryg_sheet plain = {.arena = sheet->arena};
    struct desk desk = {.sheet = dress->gzip ? &plain : sheet,
                        .rows = rows,
                        .area = area,
                        .dice = tryg_dice_of(TRYG_DICE_REMARKS, year, 0, 0),
                        .year = year,
                        .cp1252 = dress->cp1252};
    put_all(&desk, dress);
    if (dress->gzip) {
        tryg_gzip_put(sheet, plain.bytes, plain.count);
    }
}
