/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Denominators: persons (or households ...) per area and year.
 *
 * Shape    value[year_index * system->n + area]; years as in the project.
 * Missing  NAN: the file does not say.
 */
#ifndef TRYG_SHAPE_POPULATION_H
#define TRYG_SHAPE_POPULATION_H

#include "geodata/shape/areas.h"

struct tryg_population {
    const char *id;
    const struct tryg_system *system;
    size_t years;
    const int *year;
    double *value;
};

#endif
