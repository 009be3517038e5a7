/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One reading of a project file: all that is found wrong with it, each with its place.
 *
 * A reader goes on after a fault, so that a person sees the first five at once and not
 * one a day; the verdict at the end says whether there were any.
 *
 * Owner    the arena of the reading.
 */
#ifndef TRYG_BATCH_YAML_READING_H
#define TRYG_BATCH_YAML_READING_H

#include <stdarg.h>
#include <stdbool.h>

#include "geodata/base/arena.h"

enum { TRYG_YAML_FAULTS_SHOWN = 5 };

struct tryg_yaml_remarks {
    size_t n;
    struct tryg_yaml_remark {
        struct tryg_place at;
        const char *text;
    } * remark;
};

struct tryg_yaml_reading {
    tryg_arena *arena;
    const char *folder; /* paths are resolved against it */
    const char *within; /* "reports.columns": where in the tree, for messages */
    void *subject;      /* what is being filled, for readers that must see it all */
    struct tryg_yaml_remarks faults, warnings, notes;
};

/* Add a fault: what was found and expected. A remark without a line stands last. */
TRYG_PRINTF(3, 4)
void tryg_yaml_blame(struct tryg_yaml_reading *reading, struct tryg_place at,
                     const char *format, ...);

/* Add a line to the latest fault: what to do. */
TRYG_PRINTF(2, 3)
void tryg_yaml_advise(struct tryg_yaml_reading *reading, const char *format, ...);

TRYG_PRINTF(3, 4)
void tryg_yaml_warn(struct tryg_yaml_reading *reading, struct tryg_place at,
                    const char *format, ...);
TRYG_PRINTF(3, 4)
void tryg_yaml_note(struct tryg_yaml_reading *reading, struct tryg_place at,
                    const char *format, ...);

/* Advise with the nearest of `count` words, or list them all when none is near:
 * "Mente du "columns"?" */
void tryg_yaml_suggest(struct tryg_yaml_reading *reading, const char *word,
                       const char *const *words, size_t count);

/* The first half of that: the nearest, or nothing. Returns whether there is one. */
bool tryg_yaml_suggest_nearest(struct tryg_yaml_reading *reading, const char *word,
                               const char *const *words, size_t count);

/* TRYG_OK when there is no fault; else TRYG_USAGE with the faults in the order of the
 * file, the first five of them. */
TRYG_MUST_CHECK
enum tryg_status tryg_yaml_verdict(struct tryg_yaml_reading *reading,
                                   struct tryg_error *err);

/* The texts of the remarks in the order of the file, each with its place before it. */
const char **tryg_yaml_remarks_texts(struct tryg_yaml_reading *reading,
                                     struct tryg_yaml_remarks *remarks);

/* "reports.columns" for `name` inside `within`. */
const char *tryg_yaml_inside(struct tryg_yaml_reading *reading, const char *name);

#endif
