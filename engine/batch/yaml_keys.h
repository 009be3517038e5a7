/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that say which keys a part of the project file has, what each may hold, and
 * which field of which struct it fills; read both ways, so that what is printed reads
 * back.
 *
 * Shape    a table is an array of struct tryg_yaml_key that ends with an empty one. Its
 *          offsets count from the struct the table is about.
 * Law      a key that is not in the table is a fault with "mente du ...?"; "key:" with
 *          nothing after it counts as not given.
 */
#ifndef TRYG_BATCH_YAML_KEYS_H
#define TRYG_BATCH_YAML_KEYS_H

#include <stddef.h>
#include <stdio.h>

#include "engine/batch/yaml.h"
#include "engine/batch/yaml_reading.h"

struct tryg_yaml_key;

/* Where to write, and how deep. */
struct tryg_yaml_printer {
    FILE *out;
    unsigned indent;
    bool dash; /* the next key is the first of a list's item */
};

/* What a key may hold. `base` is the struct the table is about. */
struct tryg_yaml_type {
    /* Judge `node` and fill the field; blame and leave it alone when it is wrong. */
    void (*read)(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                 const struct tryg_yaml *node, void *base);
    /* Is there anything to print? NULL = always. */
    bool (*given)(const struct tryg_yaml_key *key, const void *base);
    /* Print "name: value" and what belongs to it, whole lines. */
    void (*print)(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                  const void *base);
};

enum tryg_yaml_need {
    TRYG_YAML_OPTIONAL,
    TRYG_YAML_REQUIRED,
    TRYG_YAML_LATER, /* a later room's: accepted with a note, any value */
};

struct tryg_yaml_key {
    const char *name; /* NULL with a type: the keys of `detail`'s table stand here too */
    const struct tryg_yaml_type *type;
    size_t field; /* offset of what it fills */
    size_t also;  /* offset of the second field of types that have two */
    size_t place; /* offset of a struct tryg_place to fill; 0 = none */
    enum tryg_yaml_need need;
    const void *detail; /* what the type wants to know, see there */
};

/* An entry of a table: TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = ..., ...). */
#define TRYG_YAML_KEY(name_, type_, ...)                                                 \
    {                                                                                    \
        .name = (name_), .type = &(type_), __VA_ARGS__                                   \
    }
#define TRYG_YAML_KEY_LATER(name_)                                                       \
    {                                                                                    \
        .name = (name_), .need = TRYG_YAML_LATER                                         \
    }
#define TRYG_YAML_KEYS_END                                                               \
    {                                                                                    \
        .name = NULL                                                                     \
    }

/* Read `map` into `base` by `keys`. */
void tryg_yaml_keys_read(struct tryg_yaml_reading *reading,
                         const struct tryg_yaml_key *keys, const struct tryg_yaml *map,
                         void *base);

/* Print what is given of `base`. A table is given when all its required keys are; one
 * that has none, when any key is. */
void tryg_yaml_keys_print(struct tryg_yaml_printer *printer,
                          const struct tryg_yaml_key *keys, const void *base);
bool tryg_yaml_keys_given(const struct tryg_yaml_key *keys, const void *base);

/* Is `node` of `kind`? Blames when it is not, with what was expected. */
bool tryg_yaml_is(struct tryg_yaml_reading *reading, const char *name,
                  const struct tryg_yaml *node, enum tryg_yaml_kind kind);

/* Blame a value: "per: fandt "x", forventede et tal ...". */
void tryg_yaml_blame_value(struct tryg_yaml_reading *reading, const char *name,
                           const struct tryg_yaml *node, const char *expected);

/* The field of a key in the struct at `base`. */
static inline void *tryg_yaml_field(const void *base, size_t offset)
{
    return (char *)base + offset;
}

/* ---- Types of one value ---------------------------------------------------------- */

/* const char *: a text that is not empty. */
extern const struct tryg_yaml_type TRYG_YAML_A_TEXT;
/* const char * at field (against the project's folder) and at also (as written). */
extern const struct tryg_yaml_type TRYG_YAML_A_PATH;
/* const char *: a word that may stand in names of files and columns. */
extern const struct tryg_yaml_type TRYG_YAML_AN_ID;
/* const char *: a pattern of tryg_day_pattern_compile. */
extern const struct tryg_yaml_type TRYG_YAML_A_DATE_FORMAT;
/* const char ** at field, size_t at also: a list of texts, or a single one. */
extern const struct tryg_yaml_type TRYG_YAML_TEXTS;
/* struct tryg_text: one text, or {da: ..., en: ...}. */
extern const struct tryg_yaml_type TRYG_YAML_BOTH_LANGUAGES;

/* A word of a list; detail: struct tryg_yaml_words. */
extern const struct tryg_yaml_type TRYG_YAML_A_WORD;
struct tryg_yaml_words {
    size_t size; /* bytes of the field: a bool, char, int or enum */
    size_t n;
    struct tryg_yaml_word {
        const char *word;
        int value;
    } word[10];
};

/* A whole number; detail: struct tryg_yaml_range. */
extern const struct tryg_yaml_type TRYG_YAML_A_WHOLE;
/* A double: "0.5" or "1/3"; detail: struct tryg_yaml_range. NAN is not given. */
extern const struct tryg_yaml_type TRYG_YAML_A_NUMBER;
struct tryg_yaml_range {
    size_t size; /* of a whole number's field: 4 or 8 bytes */
    double low, high;
    bool zero_is_none; /* whole numbers: 0 = not given */
    bool above;        /* `low` itself is out */
};

/* ---- Types of several values ----------------------------------------------------- */

/* A map read by a table of its own into base + field; detail: the table. */
extern const struct tryg_yaml_type TRYG_YAML_A_GROUP;
/* The keys of the table `detail`, into base + field, stand among these (name NULL). */
extern const struct tryg_yaml_type TRYG_YAML_INCLUDED;
/* An array of structs at field and their number (size_t) at also; detail: struct
 * tryg_yaml_rows. In the file a list of maps, or a map by name. */
extern const struct tryg_yaml_type TRYG_YAML_ROWS;
extern const struct tryg_yaml_type TRYG_YAML_NAMED_ROWS;
struct tryg_yaml_rows {
    size_t size;                       /* of one struct */
    const struct tryg_yaml_key *table; /* when all rows have the same keys; else: */
    const struct tryg_yaml_key *(*table_for)(const struct tryg_yaml *node);
    const struct tryg_yaml_key *(*table_of)(const void *row);
    /* Set defaults and place; may be NULL. */
    void (*begin)(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                  void *row);
    /* Judge a row that has no fault so far, as a whole; may be NULL. */
    void (*finish)(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                   void *row);
    size_t name; /* offset of a named row's name */
};

/* {text: [text, ...], ...} as an array of structs at field, their number at also;
 * detail: struct tryg_yaml_lists. */
extern const struct tryg_yaml_type TRYG_YAML_NAMED_LISTS;
struct tryg_yaml_lists {
    size_t size, name, n, items; /* size of one, offsets of its three fields */
};

/* {text: text, ...} as struct tryg_pairs (engine/batch/pairs.h). */
extern const struct tryg_yaml_type TRYG_YAML_PAIRS;

/* ---- Printing -------------------------------------------------------------------- */

/* Indentation, dash and "name:"; the value or a newline follows. */
void tryg_yaml_print_name(struct tryg_yaml_printer *printer, const char *name);
/* A text, quoted unless it can only be read as itself, by YAML 1.1 and in [ ] too. */
void tryg_yaml_print_text(FILE *out, const char *text);
/* " [a, b]" and a newline. */
void tryg_yaml_print_texts(FILE *out, size_t n, const char *const *text);
void tryg_yaml_print_number(FILE *out, double value);

/* Read a number or a fraction ("1/3"); false if it is none. */
bool tryg_yaml_number(const char *text, double *value);

#endif
