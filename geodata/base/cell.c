/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/cell.h"

#include <string.h>

void tryg_cell_put_csv(FILE *out, const char *text)
{
    if (!text || !strpbrk(text, ",\"\n\r")) {
        fputs(text ? text : "", out);
        return;
    }
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"') {
            fputc('"', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

void tryg_cell_put_json(FILE *out, const char *text)
{
    if (!text) {
        fputs("null", out);
        return;
    }
    fputc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            fprintf(out, "\\%c", c);
        } else if (c < 0x20) {
            fprintf(out, "\\u%04x", c);
        } else {
            fputc(c, out);
        }
    }
    fputc('"', out);
}
