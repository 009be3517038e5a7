/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yaml_reading.h"
#include "geodata/base/lang.h"
#include "geodata/shape/names.h"

#include <stdio.h>
#include <string.h>

enum { REMARK = 1024, WORDS_LISTED = 25 };

TRYG_PRINTF(4, 0)
static void add(struct tryg_yaml_reading *reading, struct tryg_yaml_remarks *remarks,
                struct tryg_place at, const char *format, va_list args)
{
    char text[REMARK];
    vsnprintf(text, sizeof text, format, args);
    remarks->remark = tryg_arena_grow(reading->arena, remarks->remark, remarks->n,
                                      remarks->n + 1, sizeof *remarks->remark);
    remarks->remark[remarks->n++] = (struct tryg_yaml_remark){
        .at = at, .text = tryg_arena_copy(reading->arena, text)};
}

void tryg_yaml_blame(struct tryg_yaml_reading *reading, struct tryg_place at,
                     const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(reading, &reading->faults, at, format, args);
    va_end(args);
}

void tryg_yaml_warn(struct tryg_yaml_reading *reading, struct tryg_place at,
                    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(reading, &reading->warnings, at, format, args);
    va_end(args);
}

void tryg_yaml_note(struct tryg_yaml_reading *reading, struct tryg_place at,
                    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(reading, &reading->notes, at, format, args);
    va_end(args);
}

void tryg_yaml_advise(struct tryg_yaml_reading *reading, const char *format, ...)
{
    if (reading->faults.n == 0) {
        return;
    }
    char text[REMARK];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct tryg_yaml_remark *last = &reading->faults.remark[reading->faults.n - 1];
    last->text = tryg_arena_print(reading->arena, "%s\n  %s", last->text, text);
}

bool tryg_yaml_suggest_nearest(struct tryg_yaml_reading *reading, const char *word,
                               const char *const *words, size_t count)
{
    int nearest = tryg_word_nearest(word, words, count);
    if (nearest >= 0) {
        tryg_yaml_advise(reading, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                         words[nearest]);
    }
    return nearest >= 0;
}

void tryg_yaml_suggest(struct tryg_yaml_reading *reading, const char *word,
                       const char *const *words, size_t count)
{
    if (tryg_yaml_suggest_nearest(reading, word, words, count)) {
        return;
    }
    char list[REMARK / 2] = "";
    for (size_t i = 0; i < count && i < WORDS_LISTED; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "", words[i]);
    }
    if (count) {
        tryg_yaml_advise(reading, TX("Mulighederne er: %s%s", "The choices are: %s%s"),
                         list, count > WORDS_LISTED ? ", …" : ".");
    }
}

/* Later places after earlier ones, stably; those without a line last. Few remarks: by
 * insertion. */
static void sort_by_place(struct tryg_yaml_remarks *remarks)
{
    for (size_t i = 1; i < remarks->n; i++) {
        struct tryg_yaml_remark one = remarks->remark[i];
        size_t at = i;
        while (at > 0) {
            struct tryg_place before = remarks->remark[at - 1].at;
            bool stays =
                one.at.line == 0 ||
                (before.line != 0 &&
                 (before.line < one.at.line ||
                  (before.line == one.at.line && before.column <= one.at.column)));
            if (stays) {
                break;
            }
            remarks->remark[at] = remarks->remark[at - 1];
            at--;
        }
        remarks->remark[at] = one;
    }
}

/* A remark without a file names its place itself. */
static const char *with_place(struct tryg_yaml_reading *reading,
                              const struct tryg_yaml_remark *remark)
{
    char place[512];
    if (!remark->at.file) {
        return remark->text;
    }
    tryg_place_print(remark->at, place, sizeof place);
    return tryg_arena_print(reading->arena, "%s: %s", place, remark->text);
}

enum tryg_status tryg_yaml_verdict(struct tryg_yaml_reading *reading,
                                   struct tryg_error *err)
{
    struct tryg_yaml_remarks *faults = &reading->faults;
    if (faults->n == 0) {
        return TRYG_OK;
    }
    sort_by_place(faults);
    tryg_fail(err, TRYG_USAGE, "%s", with_place(reading, &faults->remark[0]));
    for (size_t i = 1; i < faults->n && i < TRYG_YAML_FAULTS_SHOWN; i++) {
        tryg_fail_more(err, "%s", with_place(reading, &faults->remark[i]));
    }
    if (faults->n > TRYG_YAML_FAULTS_SHOWN) {
        tryg_fail_more(err, TX("… og %zu fejl til.", "… and %zu more."),
                       faults->n - TRYG_YAML_FAULTS_SHOWN);
    }
    return TRYG_USAGE;
}

const char **tryg_yaml_remarks_texts(struct tryg_yaml_reading *reading,
                                     struct tryg_yaml_remarks *remarks)
{
    sort_by_place(remarks);
    const char **text = TRYG_NEW(reading->arena, remarks->n + 1, const char *);
    for (size_t i = 0; i < remarks->n; i++) {
        char place[512];
        tryg_place_print(remarks->remark[i].at, place, sizeof place);
        text[i] =
            tryg_arena_print(reading->arena, "%s: %s", place, remarks->remark[i].text);
    }
    return text;
}

const char *tryg_yaml_inside(struct tryg_yaml_reading *reading, const char *name)
{
    return reading->within && *reading->within
               ? tryg_arena_print(reading->arena, "%s.%s", reading->within, name)
               : name;
}
