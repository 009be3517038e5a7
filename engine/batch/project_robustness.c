/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key `robustness`: which other methods the index is tried by. */
#include "engine/batch/project_keys.h"

#include <string.h>

#define OF_WISH(member) offsetof(struct tryg_scenario_wish, member)

/* ---- Several words of a list, as bits -------------------------------------------- */

static const char *words_text(const struct tryg_yaml_words *words, tryg_arena *arena)
{
    const char *list = "";
    for (size_t i = 0; i < words->n; i++) {
        list =
            tryg_arena_print(arena, "%s%s%s", list, i ? ", " : "", words->word[i].word);
    }
    return tryg_arena_print(arena, TX("en liste af %s", "a list of %s"), list);
}

static bool bit_of(const struct tryg_yaml_words *words, const struct tryg_yaml *node,
                   unsigned *bits)
{
    for (size_t i = 0; i < words->n; i++) {
        if (node->kind == TRYG_YAML_TEXT &&
            strcmp(node->text, words->word[i].word) == 0) {
            *bits |= (unsigned)words->word[i].value;
            return true;
        }
    }
    return false;
}

static void bits_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    const struct tryg_yaml_words *words = key->detail;
    const struct tryg_yaml *item = node->kind == TRYG_YAML_LIST ? node->value : node;
    size_t n = node->kind == TRYG_YAML_LIST ? node->n : 1;
    unsigned bits = 0;
    for (size_t i = 0; i < n; i++) {
        if (!bit_of(words, &item[i], &bits)) {
            tryg_yaml_blame_value(reading, key->name, &item[i],
                                  words_text(words, reading->arena));
            return;
        }
    }
    *(unsigned *)tryg_yaml_field(base, key->field) = bits;
}

static void bits_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    const struct tryg_yaml_words *words = key->detail;
    unsigned bits = *(const unsigned *)tryg_yaml_field(base, key->field);
    const char *said[sizeof words->word / sizeof *words->word];
    size_t n = 0;
    for (size_t i = 0; i < words->n; i++) {
        if (bits & (unsigned)words->word[i].value) {
            said[n++] = words->word[i].word;
        }
    }
    tryg_yaml_print_name(printer, key->name);
    tryg_yaml_print_texts(printer->out, n, said);
}

static const struct tryg_yaml_type BITS = {bits_read, NULL, bits_print};

/* ---- The keys -------------------------------------------------------------------- */

static const struct tryg_yaml_words NORMALISE = {sizeof(unsigned),
                                                 4,
                                                 {{"z", 1 << TRYG_Z},
                                                  {"minmax", 1 << TRYG_MINMAX},
                                                  {"rank", 1 << TRYG_RANK},
                                                  {"percentile", 1 << TRYG_PERCENTILE}}};
static const struct tryg_yaml_words WEIGHTS = {
    sizeof(unsigned),
    3,
    {{"equal", TRYG_VARY_EQUAL}, {"pca", TRYG_VARY_PCA}, {"nudged", TRYG_VARY_NUDGED}}};
static const struct tryg_yaml_words AGGREGATE = {sizeof(unsigned),
                                                 3,
                                                 {{"mean", 1 << TRYG_MEAN},
                                                  {"geometric", 1 << TRYG_GEOMETRIC},
                                                  {"ampi", 1 << TRYG_AMPI}}};
static const struct tryg_yaml_words DENOMINATOR = {
    sizeof(bool), 2, {{"declared", false}, {"all", true}}};
static const struct tryg_yaml_words HARM = {
    sizeof(bool), 2, {{"declared", false}, {"both", true}}};
static const struct tryg_yaml_range NUDGE = {.low = 0, .high = 1, .above = true};
static const struct tryg_yaml_range REDRAWS = {.size = 4, .low = 0, .high = 100};
static const struct tryg_yaml_range AGAIN = {.size = 4, .low = 0, .high = 10000};

static void rows_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    struct tryg_scenario_wish tried = {0};
    static const struct tryg_yaml_range whole = {.size = 4, .low = 0, .high = 65536};
    struct tryg_yaml_key as_whole = *key;
    as_whole.type = &TRYG_YAML_A_WHOLE;
    as_whole.field = OF_WISH(rows);
    as_whole.detail = &whole;
    tried.rows = UINT32_MAX;
    TRYG_YAML_A_WHOLE.read(reading, &as_whole, node, &tried);
    if (tried.rows == UINT32_MAX) {
        return; /* blamed */
    }
    if (tried.rows & (tried.rows - 1)) {
        tryg_yaml_blame_value(
            reading, key->name, node,
            TX("en potens af 2, fx 512, eller 0", "a power of 2, such as 512, or 0"));
        return;
    }
    *(unsigned *)tryg_yaml_field(base, key->field) = tried.rows;
}

static void rows_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    fprintf(printer->out, " %u\n", *(const unsigned *)tryg_yaml_field(base, key->field));
}

static const struct tryg_yaml_type ROWS = {rows_read, NULL, rows_print};

static const struct tryg_yaml_key KEYS[] = {
    TRYG_YAML_KEY("normalise", BITS, .field = OF_WISH(normalise), .detail = &NORMALISE),
    TRYG_YAML_KEY("weights", BITS, .field = OF_WISH(weights), .detail = &WEIGHTS),
    TRYG_YAML_KEY("nudge", TRYG_YAML_A_NUMBER, .field = OF_WISH(nudge), .detail = &NUDGE),
    TRYG_YAML_KEY("aggregate", BITS, .field = OF_WISH(aggregate), .detail = &AGGREGATE),
    TRYG_YAML_KEY("denominator", TRYG_YAML_A_WORD, .field = OF_WISH(denominator),
                  .detail = &DENOMINATOR),
    TRYG_YAML_KEY("harm", TRYG_YAML_A_WORD, .field = OF_WISH(harm), .detail = &HARM),
    TRYG_YAML_KEY("redraws", TRYG_YAML_A_WHOLE, .field = OF_WISH(redraws),
                  .detail = &REDRAWS),
    TRYG_YAML_KEY("rows", ROWS, .field = OF_WISH(rows)),
    TRYG_YAML_KEY("again", TRYG_YAML_A_WHOLE, .field = OF_WISH(again), .detail = &AGAIN),
    TRYG_YAML_KEYS_END};

/* ---- robustness: none, or the keys ----------------------------------------------- */

static struct tryg_yaml_key with_keys(const struct tryg_yaml_key *key)
{
    struct tryg_yaml_key group = *key;
    group.detail = KEYS;
    return group;
}

static void robustness_read(struct tryg_yaml_reading *reading,
                            const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                            void *base)
{
    struct tryg_yaml_key group = with_keys(key);
    if (node->kind == TRYG_YAML_TEXT && strcmp(node->text, "none") == 0) {
        *(struct tryg_scenario_wish *)tryg_yaml_field(base, key->field) =
            (struct tryg_scenario_wish){.nudge = 0.25};
    } else if (node->kind == TRYG_YAML_MAP) {
        TRYG_YAML_A_GROUP.read(reading, &group, node, base);
    } else {
        tryg_yaml_blame_value(reading, key->name, node,
                              TX("none eller et navn til hver nøgle: {redraws: 2, …}",
                                 "none, or keys with values: {redraws: 2, …}"));
    }
}

static void robustness_print(struct tryg_yaml_printer *printer,
                             const struct tryg_yaml_key *key, const void *base)
{
    struct tryg_yaml_key group = with_keys(key);
    TRYG_YAML_A_GROUP.print(printer, &group, base);
}

const struct tryg_yaml_type TRYG_A_ROBUSTNESS = {robustness_read, NULL, robustness_print};
