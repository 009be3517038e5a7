/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year against an earlier one: every measure of every area, with its certainty.
 *
 * The two are on one system of areas, and the index of both is measured with the same
 * frozen constants; whatever was measured otherwise has been brought to that before.
 *
 * Shares       independent samples: the difference, normal; with a declared panel less
 *              twice the covariance. Draws of the index stay independent, which takes no
 *              fall of the uncertainty for granted.
 * Rates        two Poisson counts: exact, given their sum; with an over-dispersion factor
 *              normal on the log scale. Rates of weighted or modelled reports by their
 *              standard errors.
 * Index        paired replicates of the two years, drawn independently: p is twice the
 *              smaller share on one side of no change, at least 2 / (replicates + 1).
 * Rest         how much more an area changed than the rest of the city: the area is taken
 *              out of the city first, because it is part of it.
 * Families     Benjamini & Hochberg over the areas, one family a measure.
 *
 * A change is not called one where the measure itself changed: a denominator that moved
 * further than people do, a declared break, pooled years that overlap, a register that a
 * later extract tells otherwise of, an area whose borders were moved so that its figures
 * of then are shared out of others.
 */
#ifndef TRYG_INDEX_COMPARE_H
#define TRYG_INDEX_COMPARE_H

#include "geodata/shape/comparison.h"
#include "geodata/shape/record.h"

struct tryg_compare_rules {
    double alpha; /* 0.05 */
    double phi;   /* over-dispersion of reports, >= 1 */
    /* A denominator is taken to have changed its meaning when the city's moves by more
     * than this share a year, or an area's by more than that in all. */
    double city_a_year, area_in_all; /* 0.03, 0.50 */
};

struct tryg_compare_basis {
    const struct tryg_profile *profile;
    const struct tryg_baseline *baseline;
    const struct tryg_scores *then, *now; /* finished, on the same areas in the same
                                             order, with the same indicators */
    const struct tryg_scores *city_then, *city_now; /* one area each; NULL: no rest */
    size_t replicates;
    const double *drawn_then, *drawn_now; /* [n * replicates], tryg_replicate_indices;
                                             NULL: the index by its standard errors */
    const bool
        *broken; /* [indicators] a break is declared between the years; NULL: none */
    const double *shared; /* [indicators] correlation of the two years' estimates, since
                             some were asked in both; NULL: independent samples */
    const bool
        *revised; /* [indicators * n] a later extract tells otherwise; NULL: none */
    const double *apparent; /* [n] what the two years' own indices differ by, each on its
                               own areas and with their constants; NAN: the area is not in
                               both. NULL: they are the two that are compared */
    struct tryg_compare_rules rules;
};

/* Compare. Fails TRYG_USAGE as tryg_score_areas. Owner: arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_compare_years(const struct tryg_compare_basis *basis,
                                    tryg_arena *arena, struct tryg_comparison *out,
                                    struct tryg_error *err);

/* One cell of an indicator, before its family is adjusted (compare_cells.c): what is
 * known of it then and now. */
void tryg_compare_indicator(const struct tryg_compare_basis *basis, size_t indicator,
                            size_t area, struct tryg_change_cell *cell);

/* Why nothing may be said of an indicator's change in an area; TRYG_DOUBT_NONE: it may.
 */
enum tryg_doubt tryg_compare_doubt(const struct tryg_compare_basis *basis,
                                   size_t indicator, size_t area);

/* One cell of the index from its replicates, or from its standard errors. */
void tryg_compare_index(const struct tryg_compare_basis *basis, size_t area,
                        double *scratch, struct tryg_change_cell *cell);

/* Did the denominator of an indicator change its meaning in the whole city? *ratio is
 * the city's now over then. */
bool tryg_compare_city_moved(const struct tryg_compare_basis *basis, size_t indicator,
                             double *ratio);

#endif
