/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a short text meant the last times it was looked up.
 *
 * A file says the same few hundred codes and areas over and over; the full look-up is
 * asked once for each, and again only when another text has taken its place.
 *
 * Shape    a fixed table, so memory does not grow with the file; begins as {0}. One
 *          thread at a time.
 */
#ifndef TRYG_IMPORT_RECALL_H
#define TRYG_IMPORT_RECALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRYG_RECALLS = 1024, TRYG_RECALL_TEXT = 24 };

struct tryg_recall {
    struct {
        uint32_t meaning;
        uint8_t bytes; /* 0 = nothing is known */
        char text[TRYG_RECALL_TEXT];
    } of[TRYG_RECALLS];
};

/* Returns true and *meaning if text[0..bytes) is remembered. */
bool tryg_recall_find(const struct tryg_recall *recall, const char *text, size_t bytes,
                      uint32_t *meaning);

/* Remember it. An empty text and one longer than TRYG_RECALL_TEXT are not. */
void tryg_recall_keep(struct tryg_recall *recall, const char *text, size_t bytes,
                      uint32_t meaning);

#endif
