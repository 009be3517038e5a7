/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yaml_keys.h"
#include "geodata/base/number.h"

#include <string.h>

/* Words that YAML 1.1 or JSON-minded readers take for something else than a text. */
static const char *const TAKEN[] = {"true", "false", "yes", "no",  "on",
                                    "off",  "y",     "n",   "null"};

static bool same_word(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char low = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
        if (low != *b) {
            return false;
        }
    }
    return *a == *b;
}

/* Only a word of letters, digits and a few signs, begun by a letter, goes unquoted: all
 * that could be a number, a date or an indicator of YAML is quoted. */
static bool is_plain(const char *text)
{
    for (size_t i = 0; i < sizeof TAKEN / sizeof *TAKEN; i++) {
        if (same_word(text, TAKEN[i])) {
            return false;
        }
    }
    for (const char *at = text; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        bool later = (*at >= '0' && *at <= '9') || strchr("_-./", *at);
        if (!letter && !(at > text && later)) {
            return false;
        }
    }
    return *text != 0;
}

void tryg_yaml_print_text(FILE *out, const char *text)
{
    if (is_plain(text)) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    for (const char *at = text; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c == '"' || c == '\\') {
            fprintf(out, "\\%c", c);
        } else if (c == '\n') {
            fputs("\\n", out);
        } else if (c < 0x20 || c == 0x7F) {
            fprintf(out, "\\x%02X", c);
        } else if (c == 0xC2 && (unsigned char)at[1] < 0xA0) { /* U+0080..U+009F */
            fprintf(out, "\\x%02X", (unsigned char)*++at);
        } else {
            fputc(c, out);
        }
    }
    fputc('"', out);
}

void tryg_yaml_print_texts(FILE *out, size_t n, const char *const *text)
{
    fputs(" [", out);
    for (size_t i = 0; i < n; i++) {
        fputs(i ? ", " : "", out);
        tryg_yaml_print_text(out, text[i]);
    }
    fputs("]\n", out);
}

void tryg_yaml_print_number(FILE *out, double value)
{
    char text[TRYG_NUMBER_TEXT];
    fputs(tryg_number_shortest(value, text), out);
}

void tryg_yaml_print_name(struct tryg_yaml_printer *printer, const char *name)
{
    unsigned indent = printer->indent - (printer->dash ? 2 : 0);
    fprintf(printer->out, "%*s%s", (int)indent, "", printer->dash ? "- " : "");
    printer->dash = false;
    tryg_yaml_print_text(printer->out, name);
    fputc(':', printer->out);
}
