/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index made in every other way that could be defended: how much of a rank hangs on
 * the method.
 *
 * The choices, of which one that has a single way is none and is left out:
 *
 *     normalise     the profile's own, and the others wished
 *     weights       the profile's own; every indicator alike; by structure where that is
 *                   given; each child of the index (a group, or an indicator without
 *                   one) up and down by a share, the others making room
 *     aggregate     the profile's own, and the others wished
 *     denominator   as declared, and each population for all rates
 *     harm          as declared, and the other ways: all reports alike, all by harm
 *     constants     the published ones, and drawn again: the base year's figures are
 *                   estimates too
 *
 * The grid is all their combinations; its first is the published index, to the bit.
 *
 * Where a mean cannot take what a normalisation gives (a geometric mean of z-scores),
 * min-max takes its place; two combinations that are then the same are counted once. In
 * the shares of variance each stands for itself.
 *
 * A combination's index is put on the published scale: its mean and standard deviation
 * over the base year's areas become those of the published index there, or else its
 * levels would mean nothing. Redrawn constants keep the scale of the published ones.
 *
 * None of this is sampling error: every combination has the same figures. The two are
 * told apart everywhere.
 *
 * Method   METHOD 11.4, 11.5; OECD/JRC Handbook (2008), step 7; Saisana, Saltelli &
 *          Tarantola (2005): the mean shift of ranks.
 */
#ifndef TRYG_INDEX_SCENARIO_H
#define TRYG_INDEX_SCENARIO_H

#include "geodata/shape/doubt.h"
#include "geodata/shape/record.h"

/* Ways to weigh, as bits. */
enum tryg_vary_weights {
    TRYG_VARY_EQUAL = 1,  /* every indicator alike */
    TRYG_VARY_PCA = 2,    /* by structure */
    TRYG_VARY_NUDGED = 4, /* each child of the index up and down */
};

/* What shall vary, if there is anything to vary. All 0: nothing. */
struct tryg_scenario_wish {
    unsigned normalise; /* bits 1 << TRYG_Z ...; the profile's own is always there */
    unsigned aggregate; /* bits 1 << TRYG_MEAN ... */
    unsigned weights;   /* bits of enum tryg_vary_weights */
    double nudge;       /* up and down by this share: 0.25 */
    bool denominator, harm;
    unsigned redraws; /* of the constants; 0 = none */
    unsigned rows;    /* of the design, a power of two; 0 = no shares of variance */
    unsigned again;   /* bootstrap replicates over the rows; 0 = no intervals */
};

/* The figures under one denominator and one rule of harm: finished cells, the base
 * year's and this year's, of the index system. */
struct tryg_scenario_figures {
    const struct tryg_scores *base, *now;
};

struct tryg_scenario_basis {
    const struct tryg_profile *profile;
    const struct tryg_baseline *baseline; /* the published constants */
    size_t denominators;                  /* at least 1; the first is "as declared" */
    const struct tryg_way *denominator;
    size_t harms; /* at least 1; the first is "as declared" */
    const struct tryg_way *harm;
    const struct tryg_scenario_figures *figures; /* [harms * denominators]: h *
                                                    denominators + d; [0] as published */
    const double *structure; /* [indicators] shares by structure, or NULL */
    uint64_t seed;
    unsigned threads;
};

/* Make the grid, and say what it tells.
 *
 * Out      *robustness as doubt.h says, its texts and arrays in `arena`. choices is 0
 *          when nothing can vary, or fewer than two areas of the base year have an index;
 *          the ranks are then the published ones.
 *          Ranks: least, median (type 7) and most over the methods in which the area has
 *          an index. shift, mean_shift: over the methods other than the published one.
 *          Shares: first and total of `mean shift of ranks` with 95 % intervals by
 *          drawing the rows again; area_first, area_total of the area's own index, NAN
 *          where a combination gives it none.
 * Law      the same bytes on any number of threads.
 * Fails    as tryg_score_areas does for the published profile.
 * Cost     combinations * areas * indicators * some 200 ns, and once for every redraw a
 *          quantile of each figure, some 3 us.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_scenario_run(const struct tryg_scenario_wish *wish,
                                   const struct tryg_scenario_basis *basis,
                                   tryg_arena *arena, struct tryg_robustness *robustness,
                                   struct tryg_error *err);

/* The wish unless the project says otherwise: z, min-max and percentile; the mean and the
 * geometric mean; equal weights, weights by structure, a quarter up and down; every
 * denominator; harm; two redraws; 512 rows, 200 times again. */
struct tryg_scenario_wish tryg_scenario_usual(void);

#endif
