/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/gzip.h"

#include <zlib.h>

enum { BLOCK_MOST = 65535 };

static void put_little(struct tryg_sheet *sheet, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++, value >>= 8) {
        tryg_sheet_put_sign(sheet, (char)(unsigned char)(value & 0xFF));
    }
}

void tryg_gzip_put(struct tryg_sheet *sheet, const char *bytes, size_t count)
{
    static const unsigned char HEAD[] = {0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255};
    uint32_t sum = (uint32_t)crc32_z(0, (const unsigned char *)bytes, count);
    tryg_sheet_put_bytes(sheet, HEAD, sizeof HEAD);
    for (size_t at = 0, block = 1; block > 0 && (at < count || at == 0); at += block) {
        block = count - at < BLOCK_MOST ? count - at : BLOCK_MOST;
        tryg_sheet_put_sign(sheet, at + block == count); /* the last one; stored */
        put_little(sheet, (uint32_t)block, 2);
        put_little(sheet, ~(uint32_t)block, 2);
        tryg_sheet_put_bytes(sheet, bytes + at, block);
    }
    put_little(sheet, sum, 4);
    put_little(sheet, (uint32_t)count, 4);
}
