/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/sheet.h"

#include <string.h>

enum { FIRST_ROOM = 1 << 16 };

char *tryg_sheet_room(struct tryg_sheet *sheet, size_t count)
{
    if (!sheet->bytes || sheet->room - sheet->count < count) {
        size_t room = sheet->room ? 2 * sheet->room : FIRST_ROOM;
        while (room - sheet->count < count) {
            room *= 2;
        }
        sheet->bytes = tryg_arena_grow(sheet->arena, sheet->bytes, sheet->room, room, 1);
        sheet->room = room;
    }
    return sheet->bytes + sheet->count;
}

void tryg_sheet_put_bytes(struct tryg_sheet *sheet, const void *bytes, size_t count)
{
    if (count == 0) {
        return;
    }
    memcpy(tryg_sheet_room(sheet, count), bytes, count);
    sheet->count += count;
}

void tryg_sheet_put(struct tryg_sheet *sheet, const char *text)
{
    tryg_sheet_put_bytes(sheet, text, strlen(text));
}

void tryg_sheet_put_sign(struct tryg_sheet *sheet, char sign)
{
    *tryg_sheet_room(sheet, 1) = sign;
    sheet->count++;
}

void tryg_sheet_put_whole(struct tryg_sheet *sheet, int64_t value, int digits)
{
    char text[24], *end = text + sizeof text, *at = end;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    while (rest > 0 || end - at < digits || at == end) {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (value < 0) {
        *--at = '-';
    }
    tryg_sheet_put_bytes(sheet, at, (size_t)(end - at));
}

void tryg_sheet_put_decimal(struct tryg_sheet *sheet, int64_t thousandths, int decimals,
                            char point)
{
    static const int SCALE[] = {1000, 100, 10, 1};
    tryg_sheet_put_whole(sheet, thousandths / 1000, 1);
    if (decimals > 0) {
        tryg_sheet_put_sign(sheet, point);
        tryg_sheet_put_whole(sheet, thousandths % 1000 / SCALE[decimals], decimals);
    }
}
