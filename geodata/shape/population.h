/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Denominators: persons (or households ...) per area and year.
 *
 * Shape    value[year_index * system->n + area]; years as in the project.
 * Missing  NAN: the file does not say.
 */
#ifndef TRYG_SHAPE_POPULATION_H
#define TRYG_SHAPE_POPULATION_H

#include "geodata/shape/areas.h"

/* The same people of one year by classes of them: sex, age, sex and age ...
 *
 * Missing  NAN: the file has the class here but does not tell it; 0: it has other classes
 *          of the area but not this one. An area of which it has none is NAN throughout.
 */
struct tryg_population_split {
    size_t classes;
    const char **text; /* [classes * columns] as written, trimmed */
    double *value;     /* [classes * system->n], class-major */
};

struct tryg_population {
    const char *id;
    const struct tryg_system *system;
    size_t years;
    const int *year;
    double *value;
    size_t columns;                      /* that split it; 0 = none */
    const char *const *column;           /* [columns] their names in the file */
    struct tryg_population_split *split; /* [years]; value is the sum over the classes */
};

#endif
