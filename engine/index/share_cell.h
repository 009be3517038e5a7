/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell of a share: value, interval, standard error, and what to do when the sample
 * says 0 or 1. Shared by the two ways in which shares arrive (estimate.h).
 */
#ifndef TRYG_INDEX_SHARE_CELL_H
#define TRYG_INDEX_SHARE_CELL_H

#include <stdbool.h>

#include "engine/index/share.h"
#include "geodata/shape/scores.h"

/* A cell with value, se, low, high (95 %, logit), answers, n_eff, law, flags; the rest
 * NAN.
 *
 * In       share; hits: x of the share->answers raw answers; census: everybody answered.
 * Law      where logit is not defined (share 0 or 1, no variance, no degrees of freedom):
 *          a census has [p, p] and se 0; else Clopper-Pearson on hits of answers and the
 *          standard deviation of Jeffreys' posterior, TRYG_FLAG_RAW_INTERVAL; without
 *          answers (NAN) the interval stays unknown.
 *          TRYG_FLAG_FEW_ANSWERS when answers < min_answers.
 *          The law is Beta by n_eff, by the raw answers where those stand in, a point
 *          after a census.
 */
struct tryg_cell tryg_share_cell(const struct tryg_share *share, double hits, bool census,
                                 double min_answers);

/* The 95 % interval alone, by the same rules. */
struct tryg_interval tryg_share_cell_interval(const struct tryg_share *share, double hits,
                                              bool census);

#endif
