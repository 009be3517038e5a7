/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates of small areas drawn towards the mean of all areas, or of the neighbours: the
 * fewer people, the farther.
 *
 * Shape    arrays [n] over areas. count >= 0, exposure > 0 (persons, person-years).
 * Units    rates per one of the exposure.
 * Missing  an area whose count is NAN or whose exposure is not > 0 is in no mean, and its
 *          results are NAN.
 * Cost     O(n + links), no allocation.
 */
#ifndef TRYG_INDEX_MARSHALL_H
#define TRYG_INDEX_MARSHALL_H

#include <stddef.h>
#include <stdint.h>

/* Of one area: the mean it is drawn to, how much of its own deviation it keeps, and what
 * comes of it. */
struct tryg_marshall {
    double value;    /* mean + kept * (raw - mean) */
    double mean;     /* b, or the neighbourhood's m */
    double a;        /* variance of the true rates around the mean, >= 0 */
    double kept;     /* C, 0..1 */
    double exposure; /* all that the mean rests on: sum of n */
    double variance; /* C mean / n: of the value, the mean taken as known */
};

enum tryg_marshall_law { TRYG_MARSHALL_POISSON, TRYG_MARSHALL_BINOMIAL };

/* Towards the rate of all areas, b = sum x / sum n.
 *
 * Law      poisson: each value lies between the raw rate and b. No more spread than luck
 *          alone would make: all are b (a = 0, kept = 0). Nothing counted: all 0.
 *          binomial: for comparison with others' figures only; may leave 0..1.
 * Method   Marshall (1991), Applied Statistics 40:283; a = max(0, s^2 - b / mean n). The
 *          binomial form is that of spdep's EBest (Martuzzi & Elliott 1996).
 */
void tryg_marshall_global(size_t n, const double *count, const double *exposure,
                          enum tryg_marshall_law law, struct tryg_marshall *out);

/* Which mean a neighbour's deviation is measured from. */
enum tryg_marshall_from {
    TRYG_MARSHALL_FROM_HERE,  /* the neighbourhood's at hand: Marshall 1991, GeoDa */
    TRYG_MARSHALL_FROM_THEIRS /* the neighbour's own: what spdep does unless told */
};

/* Towards the rate of the area and its neighbours.
 *
 * In       first[n + 1] into neighbour: those of area i are neighbour[first[i]] ..
 *          neighbour[first[i + 1] - 1], without i itself (struct tryg_contiguity).
 * Law      an area without neighbours keeps its rate; so does one in a neighbourhood
 * where nothing was counted.
 */
void tryg_marshall_local(size_t n, const double *count, const double *exposure,
                         const size_t *first, const uint32_t *neighbour,
                         enum tryg_marshall_from from, struct tryg_marshall *out);

#endif
