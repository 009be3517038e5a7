/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labels of the areas on the map, and the keys that lead from map to list.
 *
 * An area is labelled by its code where codes are short, with its name under it where
 * that fits. Where codes are long, by its name alone; only if some name fits nowhere do
 * all areas get running numbers, which the list explains. The key (else the name) of a
 * marked area is white on a black plate; "?" after a key marks a level on the border of
 * another. Where there are too many areas for a list, only labels that fit are set.
 *
 * Owner    the sheet's arena.
 */
#ifndef TRYG_MAPS_LABELS_H
#define TRYG_MAPS_LABELS_H

#include "maps/placing.h"
#include "maps/sheet.h"

struct tryg_label_text {
    const char *key;  /* "8", "" without keys */
    const char *mark; /* what stands on the map: "8", "8?", "" */
    const char *name;
    double wrap[TRYG_LABEL_FORMS]; /* width of the name in each form; 0 = no name */
};

struct tryg_labels {
    size_t n; /* = areas of the plate */
    bool keys, listed;
    double key_size, name_size; /* points */
    struct tryg_label_text *text;
    struct tryg_label_wish *wish;
    struct tryg_label_spot *spot; /* form -1: not shown or no room */
};

/* Choose texts and places, clear of the obstacles. listed: a list will explain keys. */
void tryg_labels_plan(struct tryg_labels *labels, struct tryg_sheet *sheet, bool listed,
                      size_t obstacles, const struct tryg_rect *obstacle);

void tryg_labels_draw(struct tryg_sheet *sheet, const struct tryg_labels *labels);

/* The black plate with a key, centred on (x, y); also used by legend and list. */
void tryg_labels_plate(struct tryg_sheet *sheet, const char *key, double size, double x,
                       double y);

#endif
