/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for one printed line, and the pairs of a JSON object: what every command that
 * tells results writes. */
#ifndef TRYG_CLI_LINE_H
#define TRYG_CLI_LINE_H

#include <stdio.h>

/* The numbers of one line live as long as the line is printed. Begins as {.used = 0}. */
struct tryg_line {
    char text[12][64];
    int used;
};

/* As tryg_number_print. The second with a plus where it is above 0 as printed. */
const char *tryg_line_number(struct tryg_line *line, double value, int decimals);
const char *tryg_line_signed(struct tryg_line *line, double value, int decimals);

/* BEFORE"key": "text"; NULL is null. */
void tryg_line_json_text(FILE *out, const char *before, const char *key,
                         const char *text);

/* , "key": number. Missing is null; an infinite limit is the text "Inf". */
void tryg_line_json_number(FILE *out, const char *key, double value);

#endif
