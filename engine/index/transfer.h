/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of one division of a city brought to another.
 *
 * Counts and populations are transferred, and rates made from them afterwards; a rate is
 * never carried over itself when its two parts are known. What comes out is modelled
 * wherever a source was split: people and reports are taken to be spread evenly over the
 * area, or as the people are.
 *
 * Shape    values are [sources] in, [targets] out.
 * Missing  an unknown source makes unknown every target that it has a part in.
 * Method   METHOD 15; Goodchild & Lam (1980). Weighed by persons where they are known,
 *          and a source in which nobody lives by area.
 */
#ifndef TRYG_INDEX_TRANSFER_H
#define TRYG_INDEX_TRANSFER_H

#include <stdbool.h>

#include "geodata/shape/transfer.h"

/* Counts and populations: target = sum over sources of value * share, where share is the
 * part of the source that lies in the target. */
void tryg_transfer_extensive(const struct tryg_transfer *t, const double *value,
                             double *out);

/* Means and rates whose parts are not known: the mean over the covered part of the
 * target. NAN where nothing covers it. Scratch [targets]. */
void tryg_transfer_intensive(const struct tryg_transfer *t, const double *value,
                             double *out, double *scratch);

/* Their variances: sum of share^2 * variance. The error of the assumption of even spread
 * is not in them, hence the mark `modelled`. */
void tryg_transfer_extensive_variance(const struct tryg_transfer *t,
                                      const double *variance, double *out);
void tryg_transfer_intensive_variance(const struct tryg_transfer *t,
                                      const double *variance, double *out,
                                      double *scratch);

/* The part of each target that some source covers, 0..1, by area. */
void tryg_transfer_covered(const struct tryg_transfer *t, double *out);

/* Of `value` what lies in sources, or parts of them, that no target covers. */
double tryg_transfer_lost(const struct tryg_transfer *t, const double *value);

/* Is the target made of whole sources only (each with all but `tolerance` of itself), so
 * that nothing was assumed? Such a target is a regrouping and exact. */
bool tryg_transfer_is_exact(const struct tryg_transfer *t, size_t target,
                            double tolerance);

/* The part of source s that piece i is: by persons where it has any, else by area. */
double tryg_transfer_share(const struct tryg_transfer *t, size_t s, size_t i);

#endif
