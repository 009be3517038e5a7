/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes of a map: where its values are cut, what they are called, how they look.
 *
 * Method   level maps have one class a level of the profile. Index and group maps are cut
 *          at round numbers around the profile's centre, about half a spread apart (where
 *          the profile counts 0..100 or by ranks: five classes over that span). Centre
 *          and spread are the base year's, so the breaks are the same in every year,
 *          every area system and every run, whatever values the year holds, and two maps
 *          can be laid side by side. Indicator maps are cut at round numbers over the
 *          middle nine tenths of the base year's values (the first year's when the base
 *          year is not in the results). Change maps are cut symmetrically round zero.
 * Law      a value x belongs to the last class with from <= x (closed on the left, as
 *          levels are); classes run from the lowest values to the highest.
 * Owner    the arena given.
 */
#ifndef TRYG_MAPS_CLASSES_H
#define TRYG_MAPS_CLASSES_H

#include "geodata/base/arena.h"
#include "geodata/shape/comparison.h"

struct tryg_classes {
    size_t n;
    double *from;       /* [n], from[0] = -INFINITY */
    const char **label; /* [n + 1] in tryg_lang(): "105 til under 110", "markant indsats";
                           the last is "ingen data" */
    unsigned *rgb;      /* [n + 1] 0xRRGGBB; the last is the grey of "ingen data" where
                           nothing can be hatched */
    bool *alarm;        /* [n] a level that the profile marks; false in other maps */
    double unit;        /* values are printed times this: 100 for shares, else 1 */
    int decimals;       /* that single values are printed with */
    const char *suffix; /* of printed values: " %" or "" */
};

/* The class of a value; -1 for NAN. */
int tryg_classes_of(const struct tryg_classes *classes, double value);

/* The span of class c as words, "105 til under 110", in tryg_lang(). */
const char *tryg_classes_span(const struct tryg_classes *classes, size_t c,
                              tryg_arena *arena);

struct tryg_classes *tryg_classes_levels(const struct tryg_profile *profile,
                                         tryg_arena *arena);

/* Of the index and of the groups. `areas`: of the index system, for profiles by rank. */
struct tryg_classes *tryg_classes_index(const struct tryg_profile *profile, size_t areas,
                                        tryg_arena *arena);

/* Of an indicator: values[n] of the year that fixes the breaks, NAN skipped; percent:
 * they are shares 0..1 and named in per cent; dark_high: a high value is more need. */
struct tryg_classes *tryg_classes_indicator(const double *values, size_t n, bool percent,
                                            bool dark_high, tryg_arena *arena);

/* Of a change of the index. */
struct tryg_classes *tryg_classes_change(const struct tryg_profile *profile,
                                         tryg_arena *arena);

/* Of what is sure of that change: falls much, falls, no sure change, rises, rises much.
 * Much is half a spread. What has no class cannot be told. */
struct tryg_classes *tryg_classes_sure(const struct tryg_profile *profile,
                                       tryg_arena *arena);

/* The class of a change with that verdict; -1 when it cannot be told. */
int tryg_classes_sure_of(const struct tryg_classes *classes, double change,
                         enum tryg_verdict verdict);

/* The round number (1, 2, 2.5 or 5 times a power of ten) nearest to x > 0, by ratio. */
double tryg_classes_round(double x);

#endif
