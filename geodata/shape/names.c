/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/shape/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

enum { FAR = 1000, WORD = 120, SPELLED = 240 };

struct entry {
    const char *folded;
    uint32_t area;
    const char *shown;
};

struct tryg_names {
    tryg_arena *arena;
    const struct tryg_system *system;
    size_t entries;
    struct entry *entry; /* sorted by folded, then area */
};

/* Replace every `from` that stands as a word of its own by `to` (not longer), in place.
 */
static void replace_word(char *text, const char *from, const char *to)
{
    size_t n = strlen(from), m = strlen(to);
    for (char *at = text; (at = strstr(at, from));) {
        bool starts = at == text || at[-1] == ' ';
        bool ends = at[n] == 0 || at[n] == ' ';
        if (!starts || !ends) {
            at += n;
            continue;
        }
        memcpy(at, to, m);
        memmove(at + m, at + n, strlen(at + n) + 1);
        at += m;
    }
}

/* Runs of blanks, "/" and "-" become one blank; none at the ends. */
static void squeeze(char *text)
{
    char *out = text;
    for (const char *at = text; *at;) {
        bool hard = strncmp(at, "\xC2\xA0", 2) == 0; /* a no-break space */
        if (hard || strchr(" \t\r\n/-", *at)) {
            if (out > text && out[-1] != ' ') {
                *out++ = ' ';
            }
            at += hard ? 2 : 1;
        } else {
            *out++ = *at++;
        }
    }
    if (out > text && out[-1] == ' ') {
        out--;
    }
    *out = 0;
}

/* The folded text in memory to free; NULL when there is none to be had. */
static char *fold_text(const char *text, size_t bytes)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)bytes, &mapped,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    char *folded = length >= 0 ? (char *)mapped : strndup(text, bytes);
    if (folded) {
        squeeze(folded);
        replace_word(folded, "og", "&");
        replace_word(folded, "kongens", "kgs.");
    }
    return folded;
}

const char *tryg_name_fold(tryg_arena *arena, const char *text, size_t bytes)
{
    char *folded = fold_text(text, bytes);
    char *copy = tryg_arena_copy(arena, folded ? folded : "");
    free(folded);
    return copy;
}

static int entry_order(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->folded, y->folded);
    return order ? order : (x->area > y->area) - (x->area < y->area);
}

static void enter(tryg_names *names, const char *text, uint32_t area)
{
    names->entry[names->entries++] =
        (struct entry){tryg_name_fold(names->arena, text, strlen(text)), area, text};
}

tryg_names *tryg_names_new(tryg_arena *arena, const struct tryg_system *system)
{
    tryg_names *names = TRYG_NEW(arena, 1, tryg_names);
    names->arena = arena;
    names->system = system;
    names->entry = TRYG_NEW(arena, system->n + system->aliases, struct entry);
    for (uint32_t a = 0; a < system->n; a++) {
        enter(names, system->name[a], a);
    }
    for (size_t i = 0; i < system->aliases; i++) {
        enter(names, system->alias[i], system->alias_area[i]);
    }
    qsort(names->entry, names->entries, sizeof *names->entry, entry_order);
    return names;
}

/* The first entry whose folded text is not below `folded`. */
static size_t lower_bound(const tryg_names *names, const char *folded)
{
    size_t low = 0, high = names->entries;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (strcmp(names->entry[mid].folded, folded) < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

static const char *list_candidates(tryg_names *names, size_t from, size_t to)
{
    const char *list = names->system->code[names->entry[from].area];
    for (size_t i = from + 1; i < to; i++) {
        if (names->entry[i].area != names->entry[i - 1].area) {
            list = tryg_arena_print(names->arena, "%s, %s", list,
                                    names->system->code[names->entry[i].area]);
        }
    }
    return list;
}

/* Damerau's distance (insert, drop, change, swap neighbours) over bytes; FAR when either
 * word is too long to be worth it. */
static int distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (n >= WORD || m >= WORD) {
        return FAR;
    }
    int row[3][WORD + 1]; /* the last three rows of the table */
    for (size_t j = 0; j <= m; j++) {
        row[0][j] = (int)j;
    }
    for (size_t i = 1; i <= n; i++) {
        int *now = row[i % 3], *before = row[(i - 1) % 3], *earlier = row[(i + 1) % 3];
        now[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int best = before[j - 1] + (a[i - 1] != b[j - 1]);
            best = before[j] + 1 < best ? before[j] + 1 : best;
            best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
            bool swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swap && earlier[j - 2] + 1 < best) {
                best = earlier[j - 2] + 1;
            }
            now[j] = best;
        }
    }
    return row[n % 3][m];
}

/* Lower case with the Danish letters spelled out: ø -> oe, å -> aa, æ -> ae. */
static void spell(const char *word, char into[SPELLED])
{
    static const char *const pair[][2] = {{"ø", "oe"}, {"Ø", "oe"}, {"å", "aa"},
                                          {"Å", "aa"}, {"æ", "ae"}, {"Æ", "ae"}};
    size_t used = 0;
    while (*word && used + 3 < SPELLED) {
        size_t p = 0;
        while (p < 6 && strncmp(word, pair[p][0], 2) != 0) {
            p++;
        }
        if (p < 6) {
            memcpy(into + used, pair[p][1], 2);
            used += 2;
            word += 2;
        } else {
            char c = *word++;
            into[used++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
    into[used] = 0;
}

int tryg_word_nearest(const char *word, const char *const *words, size_t count)
{
    char spelled[SPELLED] = "", other[SPELLED] = "";
    spell(word, spelled);
    int best = -1, best_distance = (int)(strlen(spelled) / 3) + 1;
    for (size_t i = 0; i < count; i++) {
        spell(words[i], other);
        int d = distance(spelled, other);
        if (d < best_distance) {
            best_distance = d;
            best = (int)i;
        }
    }
    return best;
}

static const char *nearest_name(tryg_names *names, const char *folded)
{
    const char **words = TRYG_NEW(names->arena, names->entries + 1, const char *);
    for (size_t i = 0; i < names->entries; i++) {
        words[i] = names->entry[i].folded;
    }
    int best = tryg_word_nearest(folded, words, names->entries);
    return best < 0 ? NULL : names->entry[best].shown;
}

static enum tryg_name_verdict find_folded(tryg_names *names, const char *folded,
                                          uint32_t *area, const char **nearest)
{
    size_t from = lower_bound(names, folded), to = from;
    bool several = false;
    while (to < names->entries && strcmp(names->entry[to].folded, folded) == 0) {
        several |= names->entry[to].area != names->entry[from].area;
        to++;
    }
    if (to > from && !several) {
        *area = names->entry[from].area;
        return TRYG_NAME_OK;
    }
    if (nearest) {
        *nearest =
            several ? list_candidates(names, from, to) : nearest_name(names, folded);
    }
    return several ? TRYG_NAME_AMBIGUOUS : TRYG_NAME_UNKNOWN;
}

enum tryg_name_verdict tryg_names_find(tryg_names *names, const char *text, size_t bytes,
                                       uint32_t *area, const char **nearest)
{
    while (bytes && strchr(" \t", *text)) {
        text++;
        bytes--;
    }
    while (bytes && strchr(" \t", text[bytes - 1])) {
        bytes--;
    }
    char code[256];
    if (bytes < sizeof code) {
        memcpy(code, text, bytes);
        code[bytes] = 0;
        uint32_t found = tryg_system_find(names->system, code);
        if (found != TRYG_NO_AREA) {
            *area = found;
            return TRYG_NAME_OK;
        }
    }
    char *folded = fold_text(text, bytes);
    enum tryg_name_verdict verdict =
        find_folded(names, folded ? folded : "", area, nearest);
    free(folded);
    return verdict;
}
