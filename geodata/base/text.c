/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/text.h"

size_t tryg_text_letters(const char *text)
{
    size_t letters = 0;
    for (; *text; text++) {
        letters += ((unsigned char)*text & 0xC0) != 0x80; /* not a continuation byte */
    }
    return letters;
}

void tryg_text_put(FILE *out, const char *text, size_t width, enum tryg_side side)
{
    size_t letters = tryg_text_letters(text);
    int blanks = width > letters ? (int)(width - letters) : 0;
    fprintf(out, "%*s%s%*s", side == TRYG_RIGHT ? blanks : 0, "", text,
            side == TRYG_LEFT ? blanks : 0, "");
}
