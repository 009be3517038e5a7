/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/look_column.h"
#include "geodata/base/day.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "geodata/shape/names.h"

#include <math.h>
#include <string.h>

/* Written as people write them; the narrower before the wider that would fit as well. */
static const char *const DATES[] = {
    "yyyy-mm-dd",
    "dd-mm-yyyy",
    "mm-dd-yyyy",
    "dd/mm/yyyy",
    "mm/dd/yyyy",
    "dd.mm.yyyy",
    "yyyymmdd",
    "yyyy/mm/dd",
    "d-m-yyyy",
    "d/m/yyyy",
    "m/d/yyyy",
    "d.m.yyyy",
    "dd-mm-yy",
    "dd.mm.yy",
    "d/m/yy",
    "m/d/yy",
    "yyyy-mm-ddTHH:MM:SS",
    "yyyy-mm-dd HH:MM:SS",
    "yyyy-mm-dd HH:MM",
    "dd-mm-yyyy HH:MM",
    "dd-mm-yyyy HH:MM:SS",
    "dd/mm/yyyy HH:MM",
    "mm/dd/yyyy HH:MM:SS",
    "mm/dd/yyyy HH:MM",
};
static const char *const TIMES[] = {"HH:MM", "HH:MM:SS", "H:MM", "H:MM:SS"};

enum {
    DATE_FORMATS = sizeof DATES / sizeof *DATES,
    TIME_FORMATS = sizeof TIMES / sizeof *TIMES
};

void tryg_look_begin(struct tryg_look_column *column, const char *name, tryg_arena *arena)
{
    *column = (struct tryg_look_column){.name = name,
                                        .dates = (1U << DATE_FORMATS) - 1,
                                        .times = (1U << TIME_FORMATS) - 1,
                                        .shortest = SIZE_MAX,
                                        .low = INFINITY,
                                        .high = -INFINITY};
    column->folded = tryg_name_fold(arena, name, strlen(name));
}

/* Drop the patterns of `mask` that the cell does not fit. */
static void narrow(uint32_t *mask, const char *const *format, size_t formats,
                   const char *text, size_t bytes)
{
    struct tryg_day_pattern pattern;
    int32_t day = 0, minute = 0;
    for (size_t f = 0; f < formats && *mask; f++) {
        bool fits = (*mask >> f & 1U) && tryg_day_pattern_compile(format[f], &pattern) &&
                    tryg_day_parse(text, bytes, &pattern, &day, &minute) == TRYG_DAY_OK;
        *mask &= fits ? UINT32_MAX : ~(1U << f);
    }
}

static void count_distinct(struct tryg_look_column *c, const char *text, size_t bytes)
{
    if (c->sampled == TRYG_LOOK_SAMPLE) {
        return;
    }
    uint64_t hash = 14695981039346656037ULL; /* FNV-1a */
    for (size_t i = 0; i < bytes; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211ULL;
    }
    hash += hash == 0;
    size_t at = (size_t)(hash % TRYG_LOOK_SLOTS);
    while (c->slot[at] && c->slot[at] != hash) {
        at = (at + 1) % TRYG_LOOK_SLOTS;
    }
    c->sampled++;
    c->distinct += c->slot[at] == 0;
    c->slot[at] = hash;
}

static void list_code(struct tryg_look_column *c, const char *text, size_t bytes)
{
    if (bytes >= TRYG_LOOK_CODE_TEXT) {
        c->many_codes = true;
    }
    for (size_t i = 0; i < c->codes && !c->many_codes; i++) {
        if (strncmp(c->code[i], text, bytes) == 0 && c->code[i][bytes] == 0) {
            return;
        }
    }
    if (c->many_codes || c->codes == TRYG_LOOK_CODES) {
        c->many_codes = true;
        return;
    }
    memcpy(c->code[c->codes], text, bytes);
    c->code[c->codes++][bytes] = 0;
}

/* Are these the groups of three of a number with thousands signs: "1.234.567"? */
static bool is_grouped(const char *at, const char *end, char sign)
{
    while (at < end && *at == sign) {
        if (end - at < 4 || strspn(at + 1, "0123456789") < 3) {
            return false;
        }
        at += 4;
    }
    return at == end;
}

static void count_number(struct tryg_look_column *c, const char *text, size_t bytes)
{
    const char *at = text + (*text == '-' || *text == '+'), *end = text + bytes;
    size_t lead = strspn(at, "0123456789");
    const char *sign = at + lead;
    size_t tail = sign < end ? strspn(sign + 1, "0123456789") : 0;
    bool grouped = sign < end && lead >= 1 && lead <= 3 && *at != '0' &&
                   is_grouped(sign, end, *sign);
    bool decimal = lead >= 1 && tail >= 1 && sign + 1 + tail == end;
    if (lead >= 1 && sign == end) {
        c->whole++;
        c->zeros_first += lead > 1 && *at == '0';
    } else if (sign < end && *sign == '.' && (decimal || grouped)) {
        *(decimal && grouped ? &c->point_or_thousands
          : decimal          ? &c->point
                             : &c->comma) += 1;
    } else if (sign < end && *sign == ',' && (decimal || grouped)) {
        *(decimal && grouped ? &c->comma_or_thousands
          : decimal          ? &c->comma
                             : &c->point) += 1;
    } else {
        c->other++;
    }
}

static void measure(struct tryg_look_column *c, const char *text, size_t bytes)
{
    double value = 0.0;
    struct tryg_number_style style = {memchr(text, ',', bytes) ? ',' : '.', 0};
    if (tryg_number_parse(text, bytes, style, &value)) {
        c->low = fmin(c->low, value);
        c->high = fmax(c->high, value);
    }
}

/* "010203-1234" or ten digits that begin with a day of the calendar. */
static bool looks_civil(const char *text, size_t bytes)
{
    struct tryg_day_pattern pattern;
    int32_t day = 0;
    bool dashed = bytes == 11 && text[6] == '-';
    return (bytes == 10 || dashed) && strspn(text, "0123456789") == (dashed ? 6U : 10U) &&
           strspn(text + 6 + dashed, "0123456789") == 4 &&
           tryg_day_pattern_compile("ddmmyy", &pattern) &&
           tryg_day_parse(text, 6, &pattern, &day, NULL) == TRYG_DAY_OK;
}

void tryg_look_cell(struct tryg_look_column *column, const char *text, bool number)
{
    text += strspn(text, " \t\r\n");
    size_t bytes = strlen(text);
    while (bytes && strchr(" \t\r\n", text[bytes - 1])) {
        bytes--;
    }
    if (bytes == 0) {
        column->empty++;
        return;
    }
    column->filled++;
    column->letters += bytes;
    column->shortest = bytes < column->shortest ? bytes : column->shortest;
    column->longest = bytes > column->longest ? bytes : column->longest;
    if (number && memchr(text, '.', bytes)) {
        column->point++;
    } else {
        count_number(column, text, bytes);
    }
    measure(column, text, bytes);
    narrow(&column->dates, DATES, DATE_FORMATS, text, bytes);
    narrow(&column->times, TIMES, TIME_FORMATS, text, bytes);
    count_distinct(column, text, bytes);
    list_code(column, text, bytes);
    column->persons += looks_civil(text, bytes);
    column->mails += memchr(text, '@', bytes) != NULL;
}

/* Day and month the other way round: both fit, and nothing in the file decides. */
static bool is_reversed(const char *a, const char *b)
{
    return strlen(a) == strlen(b) && a[0] == 'd' && b[0] == 'm' &&
           strpbrk(a, "-/.")[0] == strpbrk(b, "-/.")[0];
}

static void judge_formats(struct tryg_look_column *c)
{
    for (size_t f = 0; f < DATE_FORMATS; f++) {
        if (!(c->dates >> f & 1U)) {
            continue;
        }
        if (!c->format) {
            c->format = DATES[f];
        } else if (!c->other_format && is_reversed(c->format, DATES[f])) {
            c->other_format = DATES[f];
        }
    }
    for (size_t f = 0; f < TIME_FORMATS && !c->format; f++) {
        if (c->times >> f & 1U) {
            c->format = TIMES[f];
        }
    }
}

static enum tryg_look_kind judge_kind(const struct tryg_look_column *c)
{
    if (c->filled == 0) {
        return TRYG_LOOK_EMPTY;
    }
    if (c->dates) {
        return TRYG_LOOK_DATE;
    }
    if (c->times) {
        return TRYG_LOOK_TIME;
    }
    if (c->other > 0) {
        return TRYG_LOOK_TEXT;
    }
    if (c->whole == c->filled) {
        return c->zeros_first ? TRYG_LOOK_CODE : TRYG_LOOK_WHOLE;
    }
    return TRYG_LOOK_DECIMAL;
}

void tryg_look_judge(struct tryg_look_column *column, bool areas)
{
    column->kind = judge_kind(column);
    if (column->kind == TRYG_LOOK_DATE || column->kind == TRYG_LOOK_TIME) {
        judge_formats(column);
    }
    column->role = tryg_look_role_of(column);
    column->personal = tryg_look_is_personal(column, areas);
}

const char *tryg_look_kind_text(enum tryg_look_kind kind)
{
    static const struct tryg_text TEXT[TRYG_LOOK_KINDS] = {
        [TRYG_LOOK_EMPTY] = {{"tom", "empty"}},
        [TRYG_LOOK_WHOLE] = {{"helt tal", "whole number"}},
        [TRYG_LOOK_DECIMAL] = {{"decimaltal", "decimal number"}},
        [TRYG_LOOK_CODE] = {{"kode", "code"}},
        [TRYG_LOOK_DATE] = {{"dato", "date"}},
        [TRYG_LOOK_TIME] = {{"klokkeslæt", "time"}},
        [TRYG_LOOK_TEXT] = {{"tekst", "text"}},
    };
    return TEXT[kind].in[tryg_lang()];
}

const char *tryg_look_kind_id(enum tryg_look_kind kind)
{
    static const char *const ID[TRYG_LOOK_KINDS] = {"empty", "whole", "decimal", "code",
                                                    "date",  "time",  "text"};
    return ID[kind];
}
