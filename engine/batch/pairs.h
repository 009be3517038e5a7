/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of texts in the order of the project file: fix, aliases, names given inline. */
#ifndef TRYG_BATCH_PAIRS_H
#define TRYG_BATCH_PAIRS_H

#include "geodata/base/error.h"

struct tryg_pairs {
    size_t n;
    const char **key;
    const char **value;
    struct tryg_place *at; /* of each key */
};

#endif
