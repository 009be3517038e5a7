/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/answer_code.h"
#include "geodata/base/lang.h"

#include <string.h>

/* The plain form of a code is the part without blanks around it, and of a whole number
 * without ".0" or ",0" behind it. Returns its bytes, and where it begins in *at. */
static size_t plain(const char *text, const char **at)
{
    text += strspn(text, " \t");
    size_t bytes = strlen(text);
    while (bytes && strchr(" \t\r\n", text[bytes - 1])) {
        bytes--;
    }
    *at = text;
    size_t digits = strspn(text + (*text == '-'), "0123456789") + (*text == '-');
    if (digits > 0 && digits < bytes && (text[digits] == '.' || text[digits] == ',')) {
        size_t zeros = strspn(text + digits + 1, "0");
        return zeros > 0 && digits + 1 + zeros == bytes ? digits : bytes;
    }
    return bytes;
}

const char *tryg_answer_code_plain(const char *text, tryg_arena *arena)
{
    const char *at = NULL;
    size_t bytes = plain(text, &at);
    return tryg_arena_copy_n(arena, at, bytes);
}

static void declare(struct tryg_answer_codes *codes, size_t n, const char *const *code,
                    enum tryg_answer means, tryg_arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        const char *at = NULL;
        size_t bytes = plain(code[i], &at);
        codes->code[codes->n++] =
            (struct tryg_answer_code){tryg_arena_copy_n(arena, at, bytes), means};
    }
}

struct tryg_answer_codes tryg_answer_codes_of(const struct tryg_question_source *question,
                                              tryg_arena *arena)
{
    const struct tryg_question_source *q = question;
    size_t most = q->unsafes + q->safes + q->missings + q->dont_knows;
    struct tryg_answer_codes codes = {.others_safe = q->safes == 0};
    codes.code = TRYG_NEW(arena, most, struct tryg_answer_code);
    declare(&codes, q->unsafes, q->unsafe, TRYG_ANSWER_UNSAFE, arena);
    declare(&codes, q->safes, q->safe, TRYG_ANSWER_SAFE, arena);
    declare(&codes, q->dont_knows, q->dont_know, TRYG_ANSWER_DONT_KNOW, arena);
    declare(&codes, q->missings, q->missing, TRYG_ANSWER_MISSING, arena);
    return codes;
}

static bool is_whole(const char *at, size_t bytes)
{
    size_t sign = bytes > 0 && *at == '-';
    return bytes > sign && strspn(at + sign, "0123456789") + sign == bytes;
}

bool tryg_answer_code_declared(const struct tryg_answer_codes *codes, const char *text,
                               enum tryg_answer *answer)
{
    const char *at = NULL;
    size_t bytes = plain(text, &at);
    for (size_t i = 0; i < codes->n; i++) {
        const char *code = codes->code[i].code;
        if (strlen(code) == bytes && memcmp(code, at, bytes) == 0) {
            *answer = codes->code[i].means;
            return true;
        }
    }
    return false;
}

bool tryg_answer_code_read(const struct tryg_answer_codes *codes, const char *text,
                           enum tryg_answer *answer)
{
    const char *at = NULL;
    size_t bytes = plain(text, &at);
    if (tryg_answer_code_declared(codes, text, answer)) {
        return true;
    }
    if (bytes == 0) {
        *answer = TRYG_ANSWER_MISSING;
        return true;
    }
    if (codes->others_safe && is_whole(at, bytes)) {
        *answer = TRYG_ANSWER_SAFE;
        return true;
    }
    return false;
}

/* ---- Labels of an SPSS file ------------------------------------------------------- */

static enum tryg_status two_meanings(const char *question, const char *text,
                                     const char *one, const char *other, bool code,
                                     struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("spørgsmålet %s: \"%s\" er %s %s og teksten på koden %s. Skriv koden, eller "
           "teksten på den, du mener.",
           "the question %s: \"%s\" is %s %s and the label of the code %s. Write the "
           "code, "
           "or the label of the one you mean."),
        question, text,
        code ? TX("koden", "the code") : TX("teksten på koden", "the label of the code"),
        one, other);
}

static enum tryg_status no_such_label(const char *question, const char *text,
                                      const struct tryg_table *table, size_t column,
                                      tryg_arena *arena, struct tryg_error *err)
{
    const struct tryg_table_variable *v = &table->variable[column];
    const char *list = "";
    for (size_t i = 0; i < v->codes; i++) {
        list = tryg_arena_print(arena, "%s%s%s %s", list, i ? ", " : "", v->code[i],
                                v->text[i]);
    }
    return tryg_fail(
        err, TRYG_DATA,
        TX("spørgsmålet %s: \"%s\" er hverken en kode eller en svartekst i %s "
           "(%s). Svarene er: %s.",
           "the question %s: \"%s\" is neither a code nor a label of %s (%s). "
           "The answers are: %s."),
        question, text, table->column[column], table->shown,
        *list ? list : TX("uden tekster", "without labels"));
}

/* The code that a declared text stands for. */
static enum tryg_status code_meant(const char **text, const char *question,
                                   const struct tryg_table *table, size_t column,
                                   tryg_arena *arena, struct tryg_error *err)
{
    const struct tryg_table_variable *v = &table->variable[column];
    const char *labelled = NULL;
    bool is_code = is_whole(*text, strlen(*text)) || **text == 0 || !v->is_number;
    bool known = tryg_table_label(table, column, *text) != NULL;
    for (size_t i = 0; i < v->codes; i++) {
        if (strcmp(v->text[i], *text) != 0) {
            continue;
        }
        if (labelled && strcmp(labelled, v->code[i]) != 0) {
            return two_meanings(question, *text, labelled, v->code[i], false, err);
        }
        labelled = v->code[i];
    }
    if (known && labelled && strcmp(labelled, *text) != 0) {
        return two_meanings(question, *text, *text, labelled, true, err);
    }
    if (!labelled && !known && !is_code) {
        return no_such_label(question, *text, table, column, arena, err);
    }
    *text = labelled ? labelled : *text;
    return TRYG_OK;
}

enum tryg_status tryg_answer_codes_label(struct tryg_answer_codes *codes,
                                         const char *question,
                                         const struct tryg_table *table, size_t column,
                                         tryg_arena *arena, struct tryg_error *err)
{
    for (size_t i = 0; table->variable && i < codes->n; i++) {
        TRYG_TRY(code_meant(&codes->code[i].code, question, table, column, arena, err));
    }
    return TRYG_OK;
}
