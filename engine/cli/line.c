/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/line.h"
#include "geodata/base/cell.h"
#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

const char *tryg_line_number(struct tryg_line *line, double value, int decimals)
{
    return tryg_number_print(value, decimals, line->text[line->used++]);
}

const char *tryg_line_signed(struct tryg_line *line, double value, int decimals)
{
    char *into = line->text[line->used++];
    char text[TRYG_NUMBER_TEXT];
    tryg_number_print(value, decimals, text);
    bool plus = value > 0 && strpbrk(text, "123456789");
    snprintf(into, sizeof line->text[0], "%s%.62s", plus ? "+" : "", text);
    return into;
}

void tryg_line_json_text(FILE *out, const char *before, const char *key, const char *text)
{
    fprintf(out, "%s\"%s\": ", before, key);
    tryg_cell_put_json(out, text);
}

void tryg_line_json_number(FILE *out, const char *key, double value)
{
    char text[TRYG_NUMBER_TEXT];
    tryg_number_shortest(value, text);
    const char *quote = isinf(value) ? "\"" : "";
    fprintf(out, ", \"%s\": %s%s%s", key, quote, text[0] ? text : "null", quote);
}
