/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/pairs.h"
#include "engine/batch/yaml_keys.h"
#include "geodata/base/lang.h"

#include <stdio.h>
#include <string.h>

enum { KEYS_MOST = 64 };

/* ---- Tables ---------------------------------------------------------------------- */

/* A key of a table, or of one included in it; *base moves to the struct it is of. */
static const struct tryg_yaml_key *find_key(const struct tryg_yaml_key *keys,
                                            const char *name, void **base)
{
    for (const struct tryg_yaml_key *key = keys; key->name || key->type; key++) {
        if (key->name && strcmp(key->name, name) == 0) {
            return key;
        }
        if (!key->name) {
            void *inner = tryg_yaml_field(*base, key->field);
            const struct tryg_yaml_key *found = find_key(key->detail, name, &inner);
            if (found) {
                *base = inner;
                return found;
            }
        }
    }
    return NULL;
}

static size_t list_names(const struct tryg_yaml_key *keys, const char **into, size_t n)
{
    for (const struct tryg_yaml_key *key = keys; key->name || key->type; key++) {
        if (!key->name) {
            n = list_names(key->detail, into, n);
        } else if (n < KEYS_MOST && key->need != TRYG_YAML_LATER) {
            into[n++] = key->name;
        }
    }
    return n;
}

static void blame_unknown(struct tryg_yaml_reading *reading,
                          const struct tryg_yaml_key *keys, const struct tryg_yaml *name)
{
    const char *known[KEYS_MOST];
    size_t n = list_names(keys, known, 0);
    tryg_yaml_blame(reading, name->at, TX("ukendt nøgle \"%s\".", "unknown key \"%s\"."),
                    tryg_yaml_inside(reading, name->text));
    tryg_yaml_suggest(reading, name->text, known, n);
}

static void read_key(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                     const struct tryg_yaml *name, const struct tryg_yaml *value,
                     void *base)
{
    if (key->need == TRYG_YAML_LATER) {
        tryg_yaml_note(reading, name->at,
                       TX("%s er endnu ikke understøttet og bliver ikke brugt.",
                          "%s is not yet supported and is not used."),
                       tryg_yaml_inside(reading, name->text));
    }
    if (value->kind == TRYG_YAML_NOTHING) {
        return;
    }
    if (key->type) {
        key->type->read(reading, key, value, base);
    }
    if (key->place) {
        *(struct tryg_place *)tryg_yaml_field(base, key->place) = value->at;
    }
}

static void blame_missing(struct tryg_yaml_reading *reading,
                          const struct tryg_yaml_key *keys, const struct tryg_yaml *map)
{
    for (const struct tryg_yaml_key *key = keys; key->name || key->type; key++) {
        if (!key->name) {
            blame_missing(reading, key->detail, map);
            continue;
        }
        const struct tryg_yaml *value = tryg_yaml_find(map, key->name);
        if (key->need == TRYG_YAML_REQUIRED &&
            (!value || value->kind == TRYG_YAML_NOTHING)) {
            tryg_yaml_blame(reading, value ? value->at : map->at,
                            TX("nøglen \"%s\" mangler.", "the key \"%s\" is missing."),
                            tryg_yaml_inside(reading, key->name));
        }
    }
}

void tryg_yaml_keys_read(struct tryg_yaml_reading *reading,
                         const struct tryg_yaml_key *keys, const struct tryg_yaml *map,
                         void *base)
{
    for (size_t i = 0; i < map->n; i++) {
        void *owner = base;
        const struct tryg_yaml_key *key = find_key(keys, map->key[i].text, &owner);
        if (key) {
            read_key(reading, key, &map->key[i], &map->value[i], owner);
        } else {
            blame_unknown(reading, keys, &map->key[i]);
        }
    }
    blame_missing(reading, keys, map);
}

static bool key_given(const struct tryg_yaml_key *key, const void *base)
{
    return key->type && (!key->type->given || key->type->given(key, base));
}

/* Count the keys that must be there, and those of them, and of all, that are. */
static void count_given(const struct tryg_yaml_key *keys, const void *base,
                        size_t count[3])
{
    for (const struct tryg_yaml_key *key = keys; key->name || key->type; key++) {
        if (!key->name) {
            count_given(key->detail, tryg_yaml_field(base, key->field), count);
            continue;
        }
        bool given = key_given(key, base), required = key->need == TRYG_YAML_REQUIRED;
        count[0] += required;
        count[1] += required && given;
        count[2] += given;
    }
}

bool tryg_yaml_keys_given(const struct tryg_yaml_key *keys, const void *base)
{
    size_t count[3] = {0};
    count_given(keys, base, count);
    return count[0] > 0 ? count[1] == count[0] : count[2] > 0;
}

void tryg_yaml_keys_print(struct tryg_yaml_printer *printer,
                          const struct tryg_yaml_key *keys, const void *base)
{
    for (const struct tryg_yaml_key *key = keys; key->name || key->type; key++) {
        if (key_given(key, base)) {
            key->type->print(printer, key, base);
        }
    }
}

/* ---- Groups ---------------------------------------------------------------------- */

/* Read `map` by `keys` one level further in. */
static void read_inside(struct tryg_yaml_reading *reading, const char *name,
                        const struct tryg_yaml_key *keys, const struct tryg_yaml *map,
                        void *base)
{
    const char *outer = reading->within;
    reading->within = tryg_yaml_inside(reading, name);
    tryg_yaml_keys_read(reading, keys, map, base);
    reading->within = outer;
}

static void group_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    if (tryg_yaml_is(reading, key->name, node, TRYG_YAML_MAP)) {
        read_inside(reading, key->name, key->detail, node,
                    tryg_yaml_field(base, key->field));
    }
}

static bool group_given(const struct tryg_yaml_key *key, const void *base)
{
    return tryg_yaml_keys_given(key->detail, tryg_yaml_field(base, key->field));
}

static void group_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    printer->indent += 2;
    tryg_yaml_keys_print(printer, key->detail, tryg_yaml_field(base, key->field));
    printer->indent -= 2;
}

const struct tryg_yaml_type TRYG_YAML_A_GROUP = {group_read, group_given, group_print};

static void included_print(struct tryg_yaml_printer *printer,
                           const struct tryg_yaml_key *key, const void *base)
{
    tryg_yaml_keys_print(printer, key->detail, tryg_yaml_field(base, key->field));
}

const struct tryg_yaml_type TRYG_YAML_INCLUDED = {NULL, group_given, included_print};

/* ---- Rows ------------------------------------------------------------------------ */

static char **rows_field(const struct tryg_yaml_key *key, const void *base)
{
    return tryg_yaml_field(base, key->field);
}

static size_t *count_field(const struct tryg_yaml_key *key, const void *base)
{
    return tryg_yaml_field(base, key->also);
}

static bool rows_given(const struct tryg_yaml_key *key, const void *base)
{
    return *count_field(key, base) > 0;
}

static void read_row(struct tryg_yaml_reading *reading, const char *name,
                     const struct tryg_yaml_rows *rows, const struct tryg_yaml *node,
                     void *row)
{
    if (rows->begin) {
        rows->begin(reading, node, row);
    }
    size_t before = reading->faults.n;
    read_inside(reading, name, rows->table ? rows->table : rows->table_for(node), node,
                row);
    if (rows->finish && reading->faults.n == before) {
        const char *outer = reading->within;
        reading->within = tryg_yaml_inside(reading, name);
        rows->finish(reading, node, row);
        reading->within = outer;
    }
}

/* Room for the rows of `node`; a row that is no map is blamed and left out. */
static void read_rows(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    const struct tryg_yaml_rows *rows = key->detail;
    char *row = tryg_arena_alloc(reading->arena, node->n + 1, rows->size);
    size_t n = 0;
    for (size_t i = 0; i < node->n; i++) {
        const char *name = key->name;
        if (node->kind == TRYG_YAML_MAP) {
            name = tryg_arena_print(reading->arena, "%s.%s", name, node->key[i].text);
            *(const char **)tryg_yaml_field(row + n * rows->size, rows->name) =
                node->key[i].text;
        }
        if (tryg_yaml_is(reading, name, &node->value[i], TRYG_YAML_MAP)) {
            read_row(reading, name, rows, &node->value[i], row + n * rows->size);
            n++;
        }
    }
    *rows_field(key, base) = row;
    *count_field(key, base) = n;
}

static void rows_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    if (tryg_yaml_is(reading, key->name, node, TRYG_YAML_LIST)) {
        read_rows(reading, key, node, base);
    }
}

static void rows_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    const struct tryg_yaml_rows *rows = key->detail;
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    printer->indent += 4;
    for (size_t i = 0; i < *count_field(key, base); i++) {
        const char *row = *rows_field(key, base) + i * rows->size;
        printer->dash = true;
        tryg_yaml_keys_print(printer, rows->table ? rows->table : rows->table_of(row),
                             row);
        printer->dash = false;
    }
    printer->indent -= 4;
}

const struct tryg_yaml_type TRYG_YAML_ROWS = {rows_read, rows_given, rows_print};

static void named_rows_read(struct tryg_yaml_reading *reading,
                            const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                            void *base)
{
    if (tryg_yaml_is(reading, key->name, node, TRYG_YAML_MAP)) {
        read_rows(reading, key, node, base);
    }
}

static void named_rows_print(struct tryg_yaml_printer *printer,
                             const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_yaml_rows *rows = key->detail;
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    printer->indent += 2;
    for (size_t i = 0; i < *count_field(key, base); i++) {
        const char *row = *rows_field(key, base) + i * rows->size;
        tryg_yaml_print_name(printer, *(const char **)tryg_yaml_field(row, rows->name));
        fputc('\n', printer->out);
        printer->indent += 2;
        tryg_yaml_keys_print(printer, rows->table ? rows->table : rows->table_of(row),
                             row);
        printer->indent -= 2;
    }
    printer->indent -= 2;
}

const struct tryg_yaml_type TRYG_YAML_NAMED_ROWS = {named_rows_read, rows_given,
                                                    named_rows_print};

/* ---- Lists and pairs by name ----------------------------------------------------- */

static void lists_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    const struct tryg_yaml_lists *lists = key->detail;
    if (!tryg_yaml_is(reading, key->name, node, TRYG_YAML_MAP)) {
        return;
    }
    char *list = tryg_arena_alloc(reading->arena, node->n + 1, lists->size);
    for (size_t i = 0; i < node->n; i++) {
        char *one = list + i * lists->size;
        struct tryg_yaml_key items = {
            .name =
                tryg_arena_print(reading->arena, "%s.%s", key->name, node->key[i].text),
            .field = lists->items,
            .also = lists->n};
        *(const char **)tryg_yaml_field(one, lists->name) = node->key[i].text;
        TRYG_YAML_TEXTS.read(reading, &items, &node->value[i], one);
    }
    *rows_field(key, base) = list;
    *count_field(key, base) = node->n;
}

static void lists_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_yaml_lists *lists = key->detail;
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    printer->indent += 2;
    for (size_t i = 0; i < *count_field(key, base); i++) {
        const char *one = *rows_field(key, base) + i * lists->size;
        tryg_yaml_print_name(printer, *(const char **)tryg_yaml_field(one, lists->name));
        tryg_yaml_print_texts(printer->out, *(size_t *)tryg_yaml_field(one, lists->n),
                              *(const char ***)tryg_yaml_field(one, lists->items));
    }
    printer->indent -= 2;
}

const struct tryg_yaml_type TRYG_YAML_NAMED_LISTS = {lists_read, rows_given, lists_print};

static void pairs_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    if (!tryg_yaml_is(reading, key->name, node, TRYG_YAML_MAP)) {
        return;
    }
    struct tryg_pairs pairs = {
        .key = TRYG_NEW(reading->arena, node->n + 1, const char *),
        .value = TRYG_NEW(reading->arena, node->n + 1, const char *),
        .at = TRYG_NEW(reading->arena, node->n + 1, struct tryg_place)};
    for (size_t i = 0; i < node->n; i++) {
        const char *name =
            tryg_arena_print(reading->arena, "%s.%s", key->name, node->key[i].text);
        if (tryg_yaml_is(reading, name, &node->value[i], TRYG_YAML_TEXT)) {
            pairs.key[pairs.n] = node->key[i].text;
            pairs.value[pairs.n] = node->value[i].text;
            pairs.at[pairs.n++] = node->key[i].at;
        }
    }
    *(struct tryg_pairs *)tryg_yaml_field(base, key->field) = pairs;
}

static bool pairs_given(const struct tryg_yaml_key *key, const void *base)
{
    return ((struct tryg_pairs *)tryg_yaml_field(base, key->field))->n > 0;
}

static void pairs_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_pairs *pairs = tryg_yaml_field(base, key->field);
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    printer->indent += 2;
    for (size_t i = 0; i < pairs->n; i++) {
        tryg_yaml_print_name(printer, pairs->key[i]);
        fputc(' ', printer->out);
        tryg_yaml_print_text(printer->out, pairs->value[i]);
        fputc('\n', printer->out);
    }
    printer->indent -= 2;
}

const struct tryg_yaml_type TRYG_YAML_PAIRS = {pairs_read, pairs_given, pairs_print};
