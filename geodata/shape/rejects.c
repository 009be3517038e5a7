/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/rejects.h"
#include "geodata/base/cell.h"
#include "geodata/base/lang.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { SHOWN = 5, EXAMPLE = 300 };

static const struct {
    const char *id;
    struct tryg_text text;
} REASONS[TRYG_REASONS] = {
    [TRYG_REASON_QUOTE] = {"quote",
                           {{"et anførselstegn er løst eller ikke lukket",
                             "a quote is stray or not closed"}}},
    [TRYG_REASON_SHORT_ROW] = {"short_row",
                               {{"rækken har færre celler end overskriften",
                                 "the row has fewer cells than the header"}}},
    [TRYG_REASON_LONG_ROW] = {"long_row",
                              {{"rækken har flere celler end overskriften",
                                "the row has more cells than the header"}}},
    [TRYG_REASON_ENCODING] = {"encoding",
                              {{"tegn, der ikke hører til filens tegnsæt",
                                "bytes that are not of the file's encoding"}}},
    [TRYG_REASON_TOO_LONG] = {"too_long",
                              {{"rækken er for lang", "the row is too long"}}},
    [TRYG_REASON_DATE_SHAPE] = {"date_shape",
                                {{"har ikke den angivne form",
                                  "is not of the declared form"}}},
    [TRYG_REASON_DATE_NONE] = {"date_none",
                               {{"findes ikke i kalenderen",
                                 "does not exist in the calendar"}}},
    [TRYG_REASON_DATE_EMPTY] = {"date_empty",
                                {{"datoen mangler", "the date is missing"}}},
    [TRYG_REASON_CODE_EMPTY] = {"code_empty", {{"koden mangler", "the code is missing"}}},
    [TRYG_REASON_ID_EMPTY] = {"id_empty", {{"nøglen mangler", "the id is missing"}}},
    [TRYG_REASON_COORDINATE] = {"coordinate",
                                {{"er ikke en koordinat, eller den ene af to mangler",
                                  "is no coordinate, or one of the two is missing"}}},
    [TRYG_REASON_NUMBER] = {"number", {{"er ikke et tal", "is not a number"}}},
    [TRYG_REASON_AREA] = {"area", {{"er ikke et kendt område", "is not a known area"}}},
    [TRYG_REASON_AREA_AMBIGUOUS] = {"area_ambiguous",
                                    {{"kan være flere områder", "may be several areas"}}},
    [TRYG_REASON_CATEGORY] = {"category",
                              {{"er ikke en kendt kategori", "is not a known category"}}},
    [TRYG_REASON_ANSWER] = {"answer",
                            {{"er ikke en kendt svarkode",
                              "is not a known answer code"}}},
    [TRYG_REASON_WEIGHT] = {"weight",
                            {{"vægten mangler eller er ikke over 0",
                              "the weight is missing or not above 0"}}},
};

const char *tryg_reason_id(enum tryg_reason reason)
{
    return REASONS[reason].id;
}

const char *tryg_reason_text(enum tryg_reason reason)
{
    return REASONS[reason].text.in[tryg_lang()];
}

/* What is remembered of one file: how many, and the first of each kind. */
struct seen {
    const char *file;
    uint64_t count;
    uint64_t of[TRYG_REASONS];
    uint64_t line[TRYG_REASONS][SHOWN];
    char example[TRYG_REASONS][EXAMPLE];
    struct seen *before;
};

struct tryg_rejects {
    tryg_arena *arena;
    FILE *spill;
    uint64_t count;
    struct seen *last;
};

static void close_spill(void *thing)
{
    tryg_rejects *rejects = thing;
    if (rejects->spill) {
        fclose(rejects->spill);
    }
}

tryg_rejects *tryg_rejects_new(tryg_arena *arena)
{
    tryg_rejects *rejects = TRYG_NEW(arena, 1, tryg_rejects);
    rejects->arena = arena;
    tryg_arena_defer(arena, close_spill, rejects);
    return rejects;
}

static struct seen *seen_of(const tryg_rejects *rejects, const char *file)
{
    struct seen *seen = rejects->last;
    while (seen && strcmp(seen->file, file) != 0) {
        seen = seen->before;
    }
    return seen;
}

/* What was expected, as people read it: a date pattern gets its Danish letters and an
 * example day, "dd-mm-åååå, fx 28-02-2010". */
static void print_expected(char into[EXAMPLE], const struct tryg_reject *reject)
{
    static const char *const example[128] = {['d'] = "28", ['m'] = "02", ['y'] = "2010",
                                             ['H'] = "23", ['M'] = "59", ['S'] = "30"};
    bool date = reject->reason >= TRYG_REASON_DATE_SHAPE &&
                reject->reason <= TRYG_REASON_DATE_EMPTY;
    char pattern[EXAMPLE / 3] = "", day[EXAMPLE / 3] = "";
    size_t p = 0, d = 0;
    for (const char *at = reject->expected; date && *at && p + 8 < sizeof pattern;) {
        size_t run = strspn(at, (char[]){*at, 0});
        const char *shown = *at == 'y' ? TX("å", "y") : (char[]){*at, 0};
        const char *part = *at > 0 ? example[(unsigned char)*at] : NULL;
        for (size_t i = 0; i < run && p + 4 < sizeof pattern; i++) {
            p += (size_t)snprintf(pattern + p, sizeof pattern - p, "%s", shown);
            d += part ? 0 : (size_t)snprintf(day + d, sizeof day - d, "%c", *at);
        }
        if (part) {
            size_t skip = *at == 'y' && run == 2 ? 2 : run == 1 && *part == '0' ? 1 : 0;
            d += (size_t)snprintf(day + d, sizeof day - d, "%s", part + skip);
        }
        at += run;
    }
    if (date) {
        snprintf(into, EXAMPLE, TX(" Forventet %s, fx %s.", " Expected %s, e.g. %s."),
                 pattern, day);
    } else {
        snprintf(into, EXAMPLE, TX(" Forventet %.200s.", " Expected %.200s."),
                 reject->expected);
    }
}

static void describe(char into[EXAMPLE], const struct tryg_reject *reject)
{
    char place[128], expected[EXAMPLE] = "";
    bool row = !reject->column || !reject->column_name;
    if (row) {
        snprintf(place, sizeof place, TX("Linje %" PRIu64, "Line %" PRIu64),
                 reject->line);
    } else {
        snprintf(place, sizeof place,
                 TX("Linje %" PRIu64 ", kolonne %u (%.60s)",
                    "Line %" PRIu64 ", column %u (%.60s)"),
                 reject->line, reject->column, reject->column_name);
    }
    const char *text = tryg_reason_text(reject->reason);
    if (reject->expected) {
        print_expected(expected, reject);
    }
    if (row && reject->value) {
        snprintf(into, EXAMPLE, "%s: %s: %.40s.%.90s", place, text, reject->value,
                 expected);
    } else if (reject->value) {
        snprintf(into, EXAMPLE, "%s: \"%.60s\" %s.%.90s", place, reject->value, text,
                 expected);
    } else {
        snprintf(into, EXAMPLE, "%s: %s.%.90s", place, text, expected);
    }
}

static void remember(tryg_rejects *rejects, const struct tryg_reject *reject)
{
    struct seen *seen = seen_of(rejects, reject->file);
    if (!seen) {
        seen = TRYG_NEW(rejects->arena, 1, struct seen);
        seen->file = reject->file;
        seen->before = rejects->last;
        rejects->last = seen;
    }
    seen->count++;
    uint64_t nth = seen->of[reject->reason]++;
    if (nth < SHOWN) {
        seen->line[reject->reason][nth] = reject->line;
    }
    if (nth == 0) {
        describe(seen->example[reject->reason], reject);
    }
}

enum tryg_status tryg_rejects_add(tryg_rejects *rejects, const struct tryg_reject *reject,
                                  struct tryg_error *err)
{
    if (!rejects->spill && !(rejects->spill = tmpfile())) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("Der kan ikke oprettes en midlertidig fil: %s.",
                            "No temporary file can be made: %s."),
                         tryg_system_text(errno));
    }
    FILE *out = rejects->spill;
    tryg_cell_put_csv(out, reject->file);
    fprintf(out, ",%" PRIu64 ",", reject->line);
    if (reject->column) {
        fprintf(out, "%u", reject->column);
    }
    fputc(',', out);
    tryg_cell_put_csv(out, reject->column_name);
    fprintf(out, ",%s,", tryg_reason_id(reject->reason));
    tryg_cell_put_csv(out, reject->expected);
    fputc(',', out);
    tryg_cell_put_csv(out, reject->value);
    fputc('\n', out);
    if (ferror(out)) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("Disken med midlertidige filer er fuld.",
                            "The disk for temporary files is full."));
    }
    rejects->count++;
    remember(rejects, reject);
    return TRYG_OK;
}

uint64_t tryg_rejects_count(const tryg_rejects *rejects)
{
    return rejects->count;
}

uint64_t tryg_rejects_count_in(const tryg_rejects *rejects, const char *file)
{
    const struct seen *seen = seen_of(rejects, file);
    return seen ? seen->count : 0;
}

void tryg_rejects_reasons(const tryg_rejects *rejects, uint64_t by_reason[TRYG_REASONS])
{
    memset(by_reason, 0, TRYG_REASONS * sizeof *by_reason);
    for (const struct seen *seen = rejects->last; seen; seen = seen->before) {
        for (int reason = 0; reason < TRYG_REASONS; reason++) {
            by_reason[reason] += seen->of[reason];
        }
    }
}

enum tryg_status tryg_rejects_write(tryg_rejects *rejects, FILE *out,
                                    struct tryg_error *err)
{
    fputs("file,line,column,column_name,reason,expected,value\n", out);
    if (!rejects->spill) {
        return TRYG_OK;
    }
    char block[64 * 1024];
    size_t got;
    rewind(rejects->spill);
    while ((got = fread(block, 1, sizeof block, rejects->spill)) > 0) {
        fwrite(block, 1, got, out);
    }
    bool unread = ferror(rejects->spill) != 0;
    fseek(rejects->spill, 0, SEEK_END);
    if (unread) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("De afviste rækker kan ikke læses tilbage.",
                            "The rejected rows cannot be read back."));
    }
    return TRYG_OK;
}

static void explain_reason(const struct seen *seen, int reason, struct tryg_error *err)
{
    tryg_fail_more(err, "%s", seen->example[reason]);
    if (seen->of[reason] < 2) {
        return;
    }
    char lines[200] = "";
    size_t used = 0;
    for (uint64_t i = 1; i < seen->of[reason] && i < SHOWN; i++) {
        int wrote = snprintf(lines + used, sizeof lines - used, "%s%" PRIu64,
                             i > 1 ? ", " : "", seen->line[reason][i]);
        used += wrote > 0 ? (size_t)wrote : 0;
    }
    const char *more = seen->of[reason] > SHOWN ? " …" : ".";
    tryg_fail_more(err, TX("Samme fejl i linje %s%s", "The same in line %s%s"), lines,
                   more);
}

void tryg_rejects_explain(tryg_rejects *rejects, const char *file, struct tryg_error *err)
{
    const struct seen *seen = seen_of(rejects, file);
    for (int reason = 0; seen && reason < TRYG_REASONS; reason++) {
        if (seen->of[reason]) {
            explain_reason(seen, reason, err);
        }
    }
}
