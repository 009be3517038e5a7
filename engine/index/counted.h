/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was counted for an indicator in an area, and in how many person-years: its own
 * year and, where it is pooled, the years before.
 *
 * Units    counts are reports; harm is in the unit of the offence table's weights;
 *          exposure is the denominator summed over the years.
 */
#ifndef TRYG_INDEX_COUNTED_H
#define TRYG_INDEX_COUNTED_H

#include "engine/index/estimate.h"
#include "engine/index/harm.h"

struct tryg_counted {
    double count;          /* NAN: no source speaks of it this year */
    double variance;       /* the count itself; less where reports were shared out */
    double exposure;       /* NAN: not known this year */
    struct tryg_harm harm; /* NAN unless the indicator weighs its reports: by harm, or as
                              the standard has their classes (by_class.h) */
    double largest;        /* then the greatest weight that a report can have */
    enum tryg_why why;     /* TRYG_WHY_NOT: all is known */
    bool modelled;         /* reports or people were shared out between areas */
};

/* One area.
 * Missing  NO_SOURCE: no source speaks of the category this year, or there is no such
 *          denominator; NOT_TOLD; NO_POPULATION; NO_WEIGHT: a report whose offence has no
 *          weight; EMPTY_CLASS. They are of the label year: a year before it of which not
 *          all is known here takes neither counts nor person-years along. */
struct tryg_counted tryg_counted_in(const struct tryg_report_basis *basis,
                                    const struct tryg_indicator *indicator, size_t area);

/* Sum of w1 w2 over the reports that both indicators count in an area, w the harm or 1:
 * what their sums share in variance. NAN when no source speaks of any. */
double tryg_counted_common(const struct tryg_report_basis *basis,
                           const struct tryg_indicator *one,
                           const struct tryg_indicator *two, size_t area);

/* Variance of a count of the indicator over its mean, at least 1, for whole reports. */
double tryg_counted_spread(const struct tryg_indicator *indicator);

/* The id of the denominator: a population, or the expected reports where the rate is
 * standardised indirectly. */
const char *tryg_counted_of(const struct tryg_indicator *indicator);

/* Does the indicator count a category? */
bool tryg_counted_takes(const struct tryg_indicator *indicator, const char *category);

/* Is a year before, basis->past[past], pooled into the indicator in an area? */
bool tryg_counted_pools(const struct tryg_report_basis *basis, size_t past,
                        const struct tryg_indicator *indicator, size_t area);

/* A denominator by its id; NULL if there is none. */
const double *tryg_counted_denominator(const struct tryg_report_basis *basis,
                                       const char *id);

#endif
