/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports and people by classes (sex, age ...), and what they weigh in a rate that is
 * standardised directly: each report as if its class were as many here as in the
 * standard.
 *
 * Units    a report of class c weighs s_c D / P_c: s the class's share of the standard, P
 *          its person-years here, D the person-years of all classes. The mean weight of a
 *          person is 1; H / D, H the sum of weights, is the standardised rate.
 * Shape    of one indicator, on the areas of a basis.
 */
#ifndef TRYG_INDEX_BY_CLASS_H
#define TRYG_INDEX_BY_CLASS_H

#include "engine/index/counted.h"

struct tryg_by_class {
    const char *indicator; /* id */
    size_t classes, areas, categories;
    const double *share;   /* [classes] of the standard population, sum 1 */
    const double *people;  /* [class * areas + area]; NAN not known */
    const double *reports; /* [(class * areas + area) * categories + category]; NAN: the
                              source does not tell. Those of no class are in none */
};

/* That of an indicator; NULL unless it is standardised directly. */
const struct tryg_by_class *tryg_by_class_of(const struct tryg_report_basis *basis,
                                             const struct tryg_indicator *indicator);

/* Weigh what was counted for the indicator in an area, `counted`: its harm becomes the
 * sum of weights, and its count that of the reports that have a class. Pooled years:
 * counts and person-years are summed within each class. Missing  TRYG_WHY_EMPTY_CLASS: a
 * class of the standard that nobody lives in here, or that is not known. */
void tryg_by_class_weigh(const struct tryg_report_basis *basis,
                         const struct tryg_indicator *indicator, size_t area,
                         struct tryg_counted *counted);

/* The mean of w1 w2 over the year's reports of a category in an area that have a class, w
 * the weight where an indicator is standardised directly and 1 elsewhere; 0 without
 * reports.
 *
 * In       own: the indicators' own year, which the weights are of; year: that whose
 *          reports they are.
 * Method   exact where at most one of the two is standardised, or both by the same
 *          classes; else as if the two kinds of class had nothing to do with each
 *          other. */
double tryg_by_class_common(const struct tryg_report_basis *own,
                            const struct tryg_report_basis *year,
                            const struct tryg_indicator *one,
                            const struct tryg_indicator *two, size_t area,
                            size_t category);

#endif
