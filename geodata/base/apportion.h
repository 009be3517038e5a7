/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounded parts that add up to their rounded whole.
 *
 * Each of 0.333, 0.333 and 0.334 is 0.33 to two decimals, and three of those are not 1.
 * Here every part is rounded down, and the units that are then missing go to those that
 * lost most by it: the method of the largest remainder (Hamilton's, Hare's). A printed
 * part lies within one unit of its value, or two where the whole is not their sum.
 */
#ifndef TRYG_BASE_APPORTION_H
#define TRYG_BASE_APPORTION_H

#include <stddef.h>

/* The double nearest to what `value` is printed as with so many decimals (number.h); NAN
 * and the infinite stay. */
double tryg_apportion_round(double value, int decimals);

/* Round n parts so that they add up to `whole` as printed.
 *
 * In       part[n], NAN for what has none; whole, not rounded; 0 <= decimals <= 9.
 * Out      printed[n]: multiples of 10^-decimals, which add up in decimal digits to
 *          tryg_apportion_round(whole); NAN where the part is. Equal remainders: the
 *          first part gets the unit.
 *          All NAN when there is no part, or `whole` is NAN. */
void tryg_apportion(const double *part, size_t n, double whole, int decimals,
                    double *printed);

#endif
