/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file in the making: bytes put one after the other, without format strings or locale.
 *
 * Owner    the arena; the bytes move as the sheet grows, so take their address last.
 */
#ifndef TRYG_COPENHAGEN_SHEET_H
#define TRYG_COPENHAGEN_SHEET_H

#include <stdint.h>

#include "geodata/base/arena.h"

struct tryg_sheet {
    tryg_arena *arena;
    char *bytes;
    size_t count, room;
};

/* Room for `count` bytes more, which the caller fills and counts. */
char *tryg_sheet_room(struct tryg_sheet *sheet, size_t count);

void tryg_sheet_put_bytes(struct tryg_sheet *sheet, const void *bytes, size_t count);
void tryg_sheet_put(struct tryg_sheet *sheet, const char *text);
void tryg_sheet_put_sign(struct tryg_sheet *sheet, char sign);

/* A whole number in decimal digits, at least `digits` of them ("007"). */
void tryg_sheet_put_whole(struct tryg_sheet *sheet, int64_t value, int digits);

/* `thousandths` / 1000 with `decimals` 0..3 digits after `point`; digits beyond are cut.
 */
void tryg_sheet_put_decimal(struct tryg_sheet *sheet, int64_t thousandths, int decimals,
                            char point);

#endif
