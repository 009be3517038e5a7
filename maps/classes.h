/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes of a map: where its values are cut, what they are called, how they look.
 *
 * Method   level maps have one class a level of the profile. Index and group maps are cut
 *          at round numbers around the profile's centre, about half a spread apart: the
 *          centre and spread are the base year's, so the breaks are the same in every
 *          year, every area system and every run, whatever values the year holds, and
 *          two maps can be laid side by side. Indicator maps are cut at round numbers
 *          over the base year's values (the first year's when it is not in the results).
 *          Change maps are cut symmetrically round zero.
 * Law      a value x belongs to the last class with from <= x (closed on the left, as
 *          levels are); classes run from the lowest values to the highest.
 * Owner    the arena given.
 */
#ifndef TRYG_MAPS_CLASSES_H
#define TRYG_MAPS_CLASSES_H

#include "geodata/base/arena.h"
#include "geodata/shape/scores.h"

struct tryg_classes {
    size_t n;
    double *from;        /* [n], from[0] = -INFINITY */
    const char **label;  /* [n] in tryg_lang(): "105 til under 110", "markant indsats" */
    unsigned *rgb;       /* [n] 0xRRGGBB */
    bool *alarm;         /* [n] a level that the profile marks; false in other maps */
    int decimals;        /* of the breaks, and one more for single values */
    const char *no_data; /* the label of areas without a value: "ingen data" */
};

/* The class of a value; -1 for NAN. */
int tryg_classes_of(const struct tryg_classes *classes, double value);

struct tryg_classes *tryg_classes_levels(const struct tryg_profile *profile,
                                         tryg_arena *arena);
/* Of the index and of the groups. */
struct tryg_classes *tryg_classes_index(const struct tryg_profile *profile,
                                        tryg_arena *arena);
/* Of an indicator: values[n] of the year that fixes the breaks, NAN skipped; percent:
 * they are shares 0..1 and named in per cent; dark_high: a high value is more need. */
struct tryg_classes *tryg_classes_indicator(const double *values, size_t n, bool percent,
                                            bool dark_high, tryg_arena *arena);
/* Of a change of the index; dark_high as above. */
struct tryg_classes *tryg_classes_change(const struct tryg_profile *profile,
                                         tryg_arena *arena);

#endif
