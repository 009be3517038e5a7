/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files that are part of the program: made into C by embed.cmake at build time. */
#ifndef TRYG_BATCH_EMBEDDED_H
#define TRYG_BATCH_EMBEDDED_H

#include <stddef.h>

struct tryg_embedded {
    const char *name;          /* "da/tryghed.yaml", under the folder of its list */
    const unsigned char *text; /* 0-ended */
};

/* engine/batch/profiles and engine/batch/scaffold; each ends with a name of NULL. */
extern const struct tryg_embedded tryg_embedded_profiles[];
extern const struct tryg_embedded tryg_embedded_scaffold[];

/* The text of `name`, or NULL. */
static inline const char *tryg_embedded_find(const struct tryg_embedded *list,
                                             const char *name)
{
    for (; list->name; list++) {
        const char *a = list->name, *b = name;
        while (*a && *a == *b) {
            a++;
            b++;
        }
        if (*a == *b) {
            return (const char *)list->text;
        }
    }
    return NULL;
}

#endif
