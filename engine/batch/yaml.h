/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A YAML 1.2 text as a tree of texts, lists and maps, each with its place.
 *
 * Shape    a scalar is its text, whatever it looks like: 0101, no and 1e3 are texts until
 *          a key says otherwise. An anchor and its aliases share their children.
 * Missing  "key:" with nothing after it is TRYG_YAML_NOTHING.
 * Law      keys are texts; a repeated key is refused.
 * Owner    the arena given.
 */
#ifndef TRYG_BATCH_YAML_H
#define TRYG_BATCH_YAML_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"

enum tryg_yaml_kind { TRYG_YAML_NOTHING, TRYG_YAML_TEXT, TRYG_YAML_LIST, TRYG_YAML_MAP };

/* Beyond these a file is no project file: bytes of text, values in it, depth. */
enum {
    TRYG_YAML_BYTES_MOST = 4 << 20,
    TRYG_YAML_NODES_MOST = 1 << 18,
    TRYG_YAML_DEPTH_MOST = 48,
};

struct tryg_yaml {
    enum tryg_yaml_kind kind;
    struct tryg_place at;    /* where it begins; column in characters */
    const char *text;        /* TEXT and NOTHING ("") */
    size_t n;                /* LIST, MAP */
    struct tryg_yaml *key;   /* MAP: [n], each a TEXT */
    struct tryg_yaml *value; /* LIST, MAP: [n] */
};

/* Read text[0..bytes). `shown` is what places call the file; it is not copied. An empty
 * text gives NOTHING.
 * Fails    TRYG_USAGE with the place: not UTF-8, not YAML, tabs as indentation, a
 *          repeated key, a key that is no text, two documents, an unknown alias. */
TRYG_MUST_CHECK
enum tryg_status tryg_yaml_parse(const char *text, size_t bytes, const char *shown,
                                 tryg_arena *arena, struct tryg_yaml *root,
                                 struct tryg_error *err);

/* The value of `key` in a map, or NULL; NULL for anything else than a map too. */
const struct tryg_yaml *tryg_yaml_find(const struct tryg_yaml *map, const char *key);

/* "en liste": for "fandt en liste, forventede en tekst". */
const char *tryg_yaml_kind_text(enum tryg_yaml_kind kind);

#endif
