/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yaml_keys.h"
#include "geodata/base/day.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FOUND = 120 };

void tryg_yaml_blame_value(struct tryg_yaml_reading *reading, const char *name,
                           const struct tryg_yaml *node, const char *expected)
{
    const char *found = tryg_yaml_kind_text(node->kind);
    if (node->kind == TRYG_YAML_TEXT) {
        found = tryg_arena_print(reading->arena, "\"%.*s\"%s", FOUND, node->text,
                                 strlen(node->text) > FOUND ? " …" : "");
    }
    tryg_yaml_blame(reading, node->at,
                    TX("%s: fandt %s, forventede %s.", "%s: found %s, expected %s."),
                    tryg_yaml_inside(reading, name), found, expected);
}

bool tryg_yaml_is(struct tryg_yaml_reading *reading, const char *name,
                  const struct tryg_yaml *node, enum tryg_yaml_kind kind)
{
    if (node->kind != kind) {
        tryg_yaml_blame_value(reading, name, node, tryg_yaml_kind_text(kind));
    }
    return node->kind == kind;
}

/* ---- Texts ----------------------------------------------------------------------- */

static bool is_text(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                    const struct tryg_yaml *node)
{
    if (!tryg_yaml_is(reading, key->name, node, TRYG_YAML_TEXT)) {
        return false;
    }
    if (!*node->text) {
        tryg_yaml_blame_value(
            reading, key->name, node,
            TX("en tekst, der ikke er tom", "a text that is not empty"));
    }
    return *node->text != 0;
}

static const char **text_field(const struct tryg_yaml_key *key, const void *base)
{
    return tryg_yaml_field(base, key->field);
}

static bool text_given(const struct tryg_yaml_key *key, const void *base)
{
    return *text_field(key, base) != NULL;
}

static void text_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    if (is_text(reading, key, node)) {
        *text_field(key, base) = node->text;
    }
}

static void text_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    fputc(' ', printer->out);
    tryg_yaml_print_text(printer->out, *text_field(key, base));
    fputc('\n', printer->out);
}

const struct tryg_yaml_type TRYG_YAML_A_TEXT = {text_read, text_given, text_print};

static void path_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    if (!is_text(reading, key, node)) {
        return;
    }
    bool absolute = node->text[0] == '/' || strcmp(reading->folder, ".") == 0;
    *text_field(key, base) =
        absolute ? node->text
                 : tryg_arena_print(reading->arena, "%s/%s", reading->folder, node->text);
    *(const char **)tryg_yaml_field(base, key->also) = node->text;
}

static void path_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    struct tryg_yaml_key shown = *key;
    shown.field = key->also;
    text_print(printer, &shown, base);
}

const struct tryg_yaml_type TRYG_YAML_A_PATH = {path_read, text_given, path_print};

/* Letters (of any language), digits, "_" and "-": fit for names of files and columns. */
static bool is_id(const char *text)
{
    for (const char *at = text; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                      (unsigned char)*at >= 0x80;
        if (!letter && !(*at >= '0' && *at <= '9') && !strchr("_-", *at)) {
            return false;
        }
    }
    return *text != 0;
}

static void id_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                    const struct tryg_yaml *node, void *base)
{
    if (!is_text(reading, key, node)) {
        return;
    }
    if (!is_id(node->text)) {
        tryg_yaml_blame_value(reading, key->name, node,
                              TX("et navn af bogstaver, tal, _ og -",
                                 "a name of letters, digits, _ and -"));
        return;
    }
    *text_field(key, base) = node->text;
}

const struct tryg_yaml_type TRYG_YAML_AN_ID = {id_read, text_given, text_print};

static void date_format_read(struct tryg_yaml_reading *reading,
                             const struct tryg_yaml_key *key,
                             const struct tryg_yaml *node, void *base)
{
    struct tryg_day_pattern pattern;
    if (!is_text(reading, key, node)) {
        return;
    }
    if (!tryg_day_pattern_compile(node->text, &pattern)) {
        tryg_yaml_blame_value(
            reading, key->name, node,
            TX("et mønster af d, dd, m, mm, yy, yyyy, HH, MM og SS, fx dd-mm-yyyy",
               "a pattern of d, dd, m, mm, yy, yyyy, HH, MM and SS, e.g. dd-mm-yyyy"));
        return;
    }
    *text_field(key, base) = node->text;
}

const struct tryg_yaml_type TRYG_YAML_A_DATE_FORMAT = {date_format_read, text_given,
                                                       text_print};

static void texts_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    bool one = node->kind == TRYG_YAML_TEXT;
    if (!one && !tryg_yaml_is(reading, key->name, node, TRYG_YAML_LIST)) {
        return;
    }
    size_t n = one ? 1 : node->n;
    const char **text = TRYG_NEW(reading->arena, n + 1, const char *);
    for (size_t i = 0; i < n; i++) {
        const struct tryg_yaml *item = one ? node : &node->value[i];
        if (!tryg_yaml_is(reading, key->name, item, TRYG_YAML_TEXT)) {
            return;
        }
        text[i] = item->text;
    }
    *(const char ***)tryg_yaml_field(base, key->field) = text;
    *(size_t *)tryg_yaml_field(base, key->also) = n;
}

static bool texts_given(const struct tryg_yaml_key *key, const void *base)
{
    return *(size_t *)tryg_yaml_field(base, key->also) > 0;
}

static void texts_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    tryg_yaml_print_texts(printer->out, *(size_t *)tryg_yaml_field(base, key->also),
                          *(const char ***)tryg_yaml_field(base, key->field));
}

const struct tryg_yaml_type TRYG_YAML_TEXTS = {texts_read, texts_given, texts_print};

static const struct tryg_yaml_key LANGUAGES[] = {
    {.name = "da",
     .type = &TRYG_YAML_A_TEXT,
     .field = offsetof(struct tryg_text, in[TRYG_DA])},
    {.name = "en",
     .type = &TRYG_YAML_A_TEXT,
     .field = offsetof(struct tryg_text, in[TRYG_EN])},
    TRYG_YAML_KEYS_END};

static void languages_read(struct tryg_yaml_reading *reading,
                           const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                           void *base)
{
    struct tryg_text text = {{NULL, NULL}};
    if (node->kind != TRYG_YAML_MAP) {
        if (!is_text(reading, key, node)) {
            return;
        }
        text.in[TRYG_DA] = text.in[TRYG_EN] = node->text;
    } else {
        const char *outer = reading->within;
        reading->within = tryg_yaml_inside(reading, key->name);
        tryg_yaml_keys_read(reading, LANGUAGES, node, &text);
        reading->within = outer;
        /* a text in one language only serves both */
        text.in[TRYG_DA] = text.in[TRYG_DA] ? text.in[TRYG_DA] : text.in[TRYG_EN];
        text.in[TRYG_EN] = text.in[TRYG_EN] ? text.in[TRYG_EN] : text.in[TRYG_DA];
    }
    *(struct tryg_text *)tryg_yaml_field(base, key->field) = text;
}

static bool languages_given(const struct tryg_yaml_key *key, const void *base)
{
    return ((struct tryg_text *)tryg_yaml_field(base, key->field))->in[TRYG_DA] != NULL;
}

static void languages_print(struct tryg_yaml_printer *printer,
                            const struct tryg_yaml_key *key, const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    printer->indent += 2;
    tryg_yaml_keys_print(printer, LANGUAGES, tryg_yaml_field(base, key->field));
    printer->indent -= 2;
}

const struct tryg_yaml_type TRYG_YAML_BOTH_LANGUAGES = {languages_read, languages_given,
                                                        languages_print};

/* ---- Words ----------------------------------------------------------------------- */

/* "da eller en", "error, merge eller keep" */
static const char *words_text(struct tryg_yaml_reading *reading, const char *const *word,
                              size_t n)
{
    const char *list = word[0];
    for (size_t i = 1; i < n; i++) {
        const char *between = i + 1 < n ? ", " : TX(" eller ", " or ");
        list = tryg_arena_print(reading->arena, "%s%s%s", list, between, word[i]);
    }
    return list;
}

static void word_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    const struct tryg_yaml_words *words = key->detail;
    const char *choice[sizeof words->word / sizeof *words->word] = {NULL};
    for (size_t i = 0; i < words->n; i++) {
        choice[i] = words->word[i].word;
        if (node->kind == TRYG_YAML_TEXT && strcmp(choice[i], node->text) == 0) {
            void *field = tryg_yaml_field(base, key->field);
            if (words->size == 1) {
                *(char *)field = (char)words->word[i].value;
            } else {
                memcpy(field, &words->word[i].value, sizeof(int));
            }
            return;
        }
    }
    tryg_yaml_blame_value(reading, key->name, node,
                          words_text(reading, choice, words->n));
    tryg_yaml_suggest_nearest(reading, node->kind == TRYG_YAML_TEXT ? node->text : "",
                              choice, words->n);
}

static const char *word_of(const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_yaml_words *words = key->detail;
    const void *field = tryg_yaml_field(base, key->field);
    int value = 0;
    if (words->size == 1) {
        value = *(const unsigned char *)field;
    } else {
        memcpy(&value, field, sizeof value);
    }
    for (size_t i = 0; i < words->n; i++) {
        if (words->word[i].value == value) {
            return words->word[i].word;
        }
    }
    return NULL;
}

static bool word_given(const struct tryg_yaml_key *key, const void *base)
{
    return word_of(key, base) != NULL;
}

static void word_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    fputc(' ', printer->out);
    const char *word = word_of(key, base);
    bool truth = strcmp(word, "true") == 0 || strcmp(word, "false") == 0;
    if (truth) { /* so that other readers see a truth value, too */
        fputs(word, printer->out);
    } else {
        tryg_yaml_print_text(printer->out, word);
    }
    fputc('\n', printer->out);
}

const struct tryg_yaml_type TRYG_YAML_A_WORD = {word_read, word_given, word_print};

/* ---- Numbers --------------------------------------------------------------------- */

bool tryg_yaml_number(const char *text, double *value)
{
    const struct tryg_number_style plain = {'.', 0};
    double above, below;
    const char *slash = strchr(text, '/');
    if (!slash) {
        return tryg_number_parse(text, strlen(text), plain, value);
    }
    if (!tryg_number_parse(text, (size_t)(slash - text), plain, &above) ||
        !tryg_number_parse(slash + 1, strlen(slash + 1), plain, &below) || !(below > 0)) {
        return false;
    }
    *value = above / below;
    return true;
}

static const char *range_text(struct tryg_yaml_reading *reading,
                              const struct tryg_yaml_range *range, bool whole)
{
    char low[TRYG_NUMBER_TEXT], high[TRYG_NUMBER_TEXT];
    const char *what =
        whole ? TX("et helt tal", "a whole number") : TX("et tal", "a number");
    tryg_number_shortest(range->low, low);
    tryg_number_shortest(range->high, high);
    if (isinf(range->low) && isinf(range->high)) {
        return what;
    }
    if (range->above && range->high >= 1e15) {
        return tryg_arena_print(reading->arena, TX("%s over %s", "%s above %s"), what,
                                low);
    }
    if (range->above) {
        return tryg_arena_print(
            reading->arena, TX("%s over %s og højst %s", "%s above %s and at most %s"),
            what, low, high);
    }
    if (range->high >= 1e15) {
        return tryg_arena_print(reading->arena, TX("%s fra %s", "%s from %s"), what, low);
    }
    return tryg_arena_print(reading->arena, TX("%s fra %s til %s", "%s from %s to %s"),
                            what, low, high);
}

/* A number of the range, or false and a fault. */
static bool number_in(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, bool whole, double *value)
{
    const struct tryg_yaml_range *range = key->detail;
    double found;
    bool is_number = node->kind == TRYG_YAML_TEXT && tryg_yaml_number(node->text, &found);
    if (is_number && found >= range->low && found <= range->high &&
        (!range->above || found > range->low) &&
        (!whole || (found == floor(found) && !strchr(node->text, '/')))) {
        *value = found;
        return true;
    }
    tryg_yaml_blame_value(reading, key->name, node, range_text(reading, range, whole));
    if (node->kind == TRYG_YAML_TEXT && !is_number && strchr(node->text, ',')) {
        tryg_yaml_advise(reading, TX("Tal i projektfilen skrives med punktum: 0.5.",
                                     "Numbers in the project file have a point: 0.5."));
    }
    return false;
}

static void whole_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    double value;
    if (!number_in(reading, key, node, true, &value)) {
        return;
    }
    void *field = tryg_yaml_field(base, key->field);
    if (((const struct tryg_yaml_range *)key->detail)->size == 8) {
        int64_t wide = (int64_t)value;
        memcpy(field, &wide, sizeof wide);
    } else {
        int32_t narrow = (int32_t)value;
        memcpy(field, &narrow, sizeof narrow);
    }
}

static int64_t whole_of(const struct tryg_yaml_key *key, const void *base)
{
    const void *field = tryg_yaml_field(base, key->field);
    int64_t wide;
    int32_t narrow;
    if (((const struct tryg_yaml_range *)key->detail)->size == 8) {
        memcpy(&wide, field, sizeof wide);
        return wide;
    }
    memcpy(&narrow, field, sizeof narrow);
    return narrow;
}

static bool whole_given(const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_yaml_range *range = key->detail;
    return !range->zero_is_none || whole_of(key, base) != 0;
}

static void whole_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    fprintf(printer->out, " %lld\n", (long long)whole_of(key, base));
}

const struct tryg_yaml_type TRYG_YAML_A_WHOLE = {whole_read, whole_given, whole_print};

static double *number_field(const struct tryg_yaml_key *key, const void *base)
{
    return tryg_yaml_field(base, key->field);
}

static void number_read(struct tryg_yaml_reading *reading,
                        const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                        void *base)
{
    double value;
    if (number_in(reading, key, node, false, &value)) {
        *number_field(key, base) = value;
    }
}

static bool number_given(const struct tryg_yaml_key *key, const void *base)
{
    return isfinite(*number_field(key, base));
}

static void number_print(struct tryg_yaml_printer *printer,
                         const struct tryg_yaml_key *key, const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    fputc(' ', printer->out);
    tryg_yaml_print_number(printer->out, *number_field(key, base));
    fputc('\n', printer->out);
}

const struct tryg_yaml_type TRYG_YAML_A_NUMBER = {number_read, number_given,
                                                  number_print};
