/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turning loadings so that each indicator belongs to few factors, and the weights that
 * follow from them.
 *
 * Shape    loading[p * k], that of indicator i on factor f at [i * k + f].
 */
#ifndef TRYG_INDEX_ROTATION_H
#define TRYG_INDEX_ROTATION_H

#include <stddef.h>

#include "geodata/base/arena.h"

/* Varimax with Kaiser's normalisation, in place.
 *
 * Out      factors in the order given, each by the sign rule of principal.h.
 * Law      orthogonal: every indicator keeps its communality (its row's sum of squares)
 *          to rounding.
 * Method   Kaiser (1958): rows scaled to length 1, planar rotations of all pairs of
 *          factors by the angle that is best for the pair, until none turns by more than
 *          1e-12 (at most 1000 rounds), rows scaled back. A row of 0 stays 0.
 */
void tryg_rotation_varimax(double *loading, size_t p, size_t k, tryg_arena *scratch);

/* Weights from rotated loadings.
 *
 * Out      weight[p], >= 0, sum 1; explained[k], each factor's sum of squared loadings;
 *          of[p], the factor an indicator belongs to. NAN weights when all loadings are
 *          0.
 * Method   Nicoletti, Scarpetta & Boylaud (2000), OECD/JRC Handbook (2008), 6.1: squared
 *          loadings as shares of their factor; each indicator by its largest share (the
 *          first of equal ones), times the factor's part of what all factors explain,
 *          brought to sum 1.
 */
void tryg_rotation_weights(const double *loading, size_t p, size_t k, double *weight,
                           double *explained, size_t *of);

#endif
