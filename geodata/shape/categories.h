/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offence codes and the categories they belong to.
 *
 * Law      the longest entry that begins a code decides; category "-" excludes; a code
 * that no entry begins is unknown and has its own box. Codes are text. Owner    the arena
 * of the run.
 */
#ifndef TRYG_SHAPE_CATEGORIES_H
#define TRYG_SHAPE_CATEGORIES_H

#include <stddef.h>
#include <stdint.h>

enum { TRYG_CATEGORY_EXCLUDED = 254, TRYG_CATEGORIES_MOST = 250 };
#define TRYG_NO_CLASS UINT16_MAX

struct tryg_categories {
    size_t n;
    const char **id; /* [n] in order of first mention */
    size_t codes;
    const char **code; /* [codes] code or prefix, sorted bytewise, unique */
    uint8_t *category; /* [codes] index, or TRYG_CATEGORY_EXCLUDED */
    double *weight;    /* [codes] harm weight, NAN where none is given */
    /* Harm classes: the distinct pairs of category and weight, in order of the codes. 0
     * when no code has a weight: then nothing is counted by class. */
    size_t classes;
    uint8_t *class_category;
    double *class_weight;
    uint16_t *class_of_code;     /* [codes], TRYG_NO_CLASS without a weight */
    uint16_t *class_of_category; /* [n] of the table's categories: where all codes of a
                                    category weigh alike, else TRYG_NO_CLASS */
    size_t class_categories;     /* n when the classes were made */
};

#endif
