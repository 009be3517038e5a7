/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ready scores of one year: value[score * system->n + area], NAN where not given. They
 * are of the areas of one system and have no sum: nothing is known of any other.
 */
#ifndef TRYG_SHAPE_GIVEN_H
#define TRYG_SHAPE_GIVEN_H

#include "geodata/shape/areas.h"

struct tryg_given {
    const char *id;
    int year;
    const struct tryg_system *system;
    size_t n;
    const char *const *score; /* [n] as indicators name them */
    bool *has;                /* [n] */
    double *value, *se;       /* se NAN: the uncertainty is not known */
};

#endif
