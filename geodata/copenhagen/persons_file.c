/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/persons_file.h"

static const int32_t HOMELESS[TRYG_EXAMPLE_YEARS] = {1204, 1187, 1215, 1251, 1239};

static void put_row(struct tryg_sheet *sheet, int year, const char *area, int32_t persons)
{
    tryg_sheet_put_whole(sheet, TRYG_EXAMPLE_FIRST + year, 4);
    tryg_sheet_put(sheet, ";");
    tryg_sheet_put(sheet, area);
    tryg_sheet_put(sheet, ";");
    if (persons >= 1000) {
        tryg_sheet_put_whole(sheet, persons / 1000, 1);
        tryg_sheet_put(sheet, ".");
    }
    tryg_sheet_put_whole(sheet, persons % 1000, persons >= 1000 ? 3 : 1);
    tryg_sheet_put(sheet, "\r\n");
}

void tryg_persons_file_put(struct tryg_sheet *sheet, const struct tryg_levels *levels)
{
    tryg_sheet_put(sheet, "\xEF\xBB\xBF"
                          "aar;distrikt;personer\r\n");
    for (int year = 0; year < TRYG_EXAMPLE_YEARS; year++) {
        for (int d = 0; d < TRYG_DISTRICTS; d++) {
            char area[] = {(char)('0' + (d + 1) / 10), (char)('0' + (d + 1) % 10), 0};
            put_row(sheet, year, area[0] == '0' ? area + 1 : area,
                    levels->persons[year][d]);
        }
        put_row(sheet, year, "Uden for inddeling", HOMELESS[year]);
    }
}
