/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yaml_faults.h"
#include "engine/batch/yaml.h"
#include "geodata/base/lang.h"

#include <string.h>

/* Bytes of the UTF-8 character at text[0..bytes), 0 when it is none (too short, overlong,
 * a surrogate, beyond U+10FFFF). */
static size_t character(const unsigned char *text, size_t bytes)
{
    static const struct {
        unsigned char mask, lead;
        unsigned least;
    } FORM[] = {
        {0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    for (size_t more = 0; more < 4; more++) {
        if ((text[0] & FORM[more].mask) != FORM[more].lead) {
            continue;
        }
        unsigned value = text[0] & (unsigned)(unsigned char)~FORM[more].mask;
        for (size_t i = 1; i <= more; i++) {
            if (i >= bytes || (text[i] & 0xC0) != 0x80) {
                return 0;
            }
            value = value << 6 | (text[i] & 0x3FU);
        }
        bool fits = value >= FORM[more].least && value <= 0x10FFFF &&
                    (value < 0xD800 || value > 0xDFFF);
        return fits ? more + 1 : 0;
    }
    return 0;
}

enum tryg_status tryg_yaml_fault_bytes(const char *text, size_t bytes, const char *shown,
                                       struct tryg_error *err)
{
    struct tryg_place at = {shown, 1, 1};
    if (bytes > TRYG_YAML_BYTES_MOST) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%s fylder mere end %d MB; er det en projektfil?",
                            "%s is larger than %d MB; is it a project file?"),
                         shown, TRYG_YAML_BYTES_MOST >> 20);
    }
    for (size_t i = 0; i < bytes;) {
        size_t width = character((const unsigned char *)text + i, bytes - i);
        if (width == 0 || text[i] == 0) {
            return tryg_fail_at(
                err, TRYG_USAGE, at,
                TX("tegnet er ikke UTF-8. Gem filen som UTF-8 i editoren "
                   "(Notesblok: Gem som, Kodning: UTF-8).",
                   "the character is not UTF-8. Save the file as UTF-8 in "
                   "the editor (Notepad: Save as, Encoding: UTF-8)."));
        }
        bool line_ends = text[i] == '\n';
        at.line += line_ends;
        at.column = line_ends ? 1 : at.column + 1;
        i += width;
    }
    return TRYG_OK;
}

/* What the parser says, and what it means; `hint` is what to do. The first that is part
 * of the complaint counts. */
static const struct complaint {
    const char *reason;
    struct tryg_text says, hint;
} COMPLAINTS[] = {
    {"tab",
     {{"linjen er rykket ind med tabulator", "the line is indented with a tab"}},
     {{"YAML tillader kun mellemrum; skift tabulatorer ud med to mellemrum.",
       "YAML allows only blanks; replace each tab by two blanks."}}},
    {"nested block mapping",
     {{"der er to kolon på linjen", "there are two colons on the line"}},
     {{"Sæt en tekst med kolon i anførselstegn: \"…\".",
       "Put a text with a colon in quotes: \"…\"."}}},
    {"multiline plain key",
     {{"denne linje og den næste hører ikke sammen",
       "this line and the next do not go together"}},
     {{"Se efter et manglende kolon her og efter indrykningen i den næste.",
       "Look for a missing colon here, and at the indentation of the next."}}},
    {"indent",
     {{"indrykningen passer ikke med linjerne ovenfor",
       "the indentation does not fit the lines above"}},
     {{"Nøgler, der hører sammen, skal begynde i samme kolonne.",
       "Keys that belong together must begin in the same column."}}},
    {"missing comma",
     {{"der mangler et komma", "a comma is missing"}},
     {{"Inden for { } og [ ] skilles med komma.",
       "Inside { } and [ ] commas part the items."}}},
    {"without a closing",
     {{"en parentes [ eller { bliver ikke lukket", "a bracket [ or { is not closed"}},
     {{"Luk den med ] eller }.", "Close it with ] or }."}}},
    {"invalid extra closing",
     {{"en parentes ] eller } lukker noget, der ikke er åbnet",
       "a bracket ] or } closes what was not opened"}},
     {{"Slet den, eller åbn den.", "Remove it, or open it."}}},
    {"without closing quote",
     {{"et anførselstegn bliver ikke lukket", "a quote is not closed"}},
     {{"Sæt det andet anførselstegn.", "Put the other quote."}}},
    {"plain scalar cannot start with",
     {{"en tekst kan ikke begynde med dette tegn",
       "a text cannot begin with this character"}},
     {{"Sæt teksten i anførselstegn: \"…\".", "Put the text in quotes: \"…\"."}}},
    {"scalar at the end of block sequence",
     {{"linjen hører ikke til listen ovenfor",
       "the line does not belong to the list above"}},
     {{"Hvert punkt begynder med \"- \" i samme kolonne.",
       "Each item begins with \"- \" in the same column."}}},
};

static const struct complaint *find_complaint(const char *reason)
{
    for (size_t i = 0; i < sizeof COMPLAINTS / sizeof *COMPLAINTS; i++) {
        if (strstr(reason, COMPLAINTS[i].reason)) {
            return &COMPLAINTS[i];
        }
    }
    return NULL;
}

static size_t line_at(const char *text, size_t bytes, uint64_t line, const char **begins)
{
    const char *at = text, *end = text + bytes;
    while (--line > 0 && at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    *begins = at;
    return (size_t)((newline ? newline : end) - at);
}

/* The column of a tab among the blanks that begin the line, 0 if there is none. */
static uint32_t tab_in(const char *line, size_t length)
{
    for (size_t i = 0; i < length && strchr(" \t", line[i]); i++) {
        if (line[i] == '\t') {
            return (uint32_t)i + 1;
        }
    }
    return 0;
}

static bool holds(const char *line, size_t length, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= length; i++) {
        if (memcmp(line + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

/* A tab that indents the line of the complaint, the next or the one before is what is
 * wrong, whatever the parser makes of it. */
static bool blame_tab(const char *text, size_t bytes, struct tryg_place *at)
{
    const uint64_t LINES[] = {at->line, at->line + 1, at->line - 1};
    for (size_t i = 0; at->line && i < sizeof LINES / sizeof *LINES; i++) {
        const char *line;
        size_t length = LINES[i] ? line_at(text, bytes, LINES[i], &line) : 0;
        uint32_t column = length ? tab_in(line, length) : 0;
        if (column) {
            at->line = LINES[i];
            at->column = column;
            return true;
        }
    }
    return false;
}

enum tryg_status tryg_yaml_fault(struct tryg_error *err, struct tryg_place at,
                                 struct tryg_place begun, const char *reason,
                                 const char *text, size_t bytes)
{
    bool tab = blame_tab(text, bytes, &at);
    const struct complaint *complaint = find_complaint(tab ? "tab" : reason);
    const char *line;
    size_t length = line_at(text, bytes, at.line ? at.line : 1, &line);
    if (!complaint) {
        return tryg_fail_at(
            err, TRYG_USAGE, at,
            TX("dette er ikke gyldig YAML (%s).", "this is not valid YAML (%s)."),
            reason);
    }
    if (strstr(complaint->reason, "quote") && at.column > 1) {
        at.column--; /* the parser's mark is behind the quote */
    }
    tryg_fail_at(err, TRYG_USAGE, at, "%s.", complaint->says.in[tryg_lang()]);
    if (holds(length ? line : "", length, "{year}")) {
        tryg_fail_more(err, "%s",
                       TX("Inden for { } skal {year} stå i anførselstegn: "
                          "\"data/x_{year}.csv\".",
                          "Inside { } a {year} must be quoted: "
                          "\"data/x_{year}.csv\"."));
    } else {
        tryg_fail_more(err, "%s", complaint->hint.in[tryg_lang()]);
    }
    bool bracket = strstr(complaint->reason, "closing") && !strstr(reason, "quote");
    if (bracket && begun.line && strstr(complaint->reason, "without a")) {
        tryg_fail_more(err,
                       TX("Den begynder i linje %llu, kolonne %u.",
                          "It begins in line %llu, column %u."),
                       (unsigned long long)begun.line, begun.column);
    }
    return TRYG_USAGE;
}
