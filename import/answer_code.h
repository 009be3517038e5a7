/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer code means. */
#ifndef TRYG_IMPORT_ANSWER_CODE_H
#define TRYG_IMPORT_ANSWER_CODE_H

#include "geodata/shape/survey.h"
#include "import/answers.h"
#include "import/table.h"

/* A question's declared codes in their plain form, with their meaning. */
struct tryg_answer_codes {
    size_t n;
    struct tryg_answer_code {
        const char *code;
        enum tryg_answer means;
    } * code;
    bool others_safe; /* no safe codes declared: every other whole number is */
};

struct tryg_answer_codes tryg_answer_codes_of(const struct tryg_question_source *question,
                                              tryg_arena *arena);

/* What `text` means; false when it means nothing declared. */
bool tryg_answer_code_read(const struct tryg_answer_codes *codes, const char *text,
                           enum tryg_answer *answer);

/* The same, only what is declared: not that every other whole number is safe. */
bool tryg_answer_code_declared(const struct tryg_answer_codes *codes, const char *text,
                               enum tryg_answer *answer);

/* In an SPSS file a declared code is the value's text ("1") or its label ("Meget tryg").
 * Labels become the values they stand for.
 * Fails    TRYG_DATA naming both: a text that is the code of one value and the label of
 *          another, or the label of two; a text that is neither, where the variable is a
 *          number (lists the labels). */
TRYG_MUST_CHECK
enum tryg_status tryg_answer_codes_label(struct tryg_answer_codes *codes,
                                         const char *question,
                                         const struct tryg_table *table, size_t column,
                                         tryg_arena *arena, struct tryg_error *err);

/* The plain form of a code, as a copy: without blanks around it, a whole number without
 * ".0" behind it. */
const char *tryg_answer_code_plain(const char *text, tryg_arena *arena);

#endif
