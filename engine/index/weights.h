/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Survey weights: from the design, corrected for those who did not answer, calibrated to
 * totals that are known, trimmed.
 *
 * Shape    arrays are [n] over respondents; a margin is a partition of them into cells,
 *          each with the number of people it has in the population.
 * Units    a weight is people a respondent stands for.
 * Law      after calibration the weights of each cell sum to its total.
 * Limits   what calibration does to the variance is in weights_fit.h; that the totals are
 *          themselves estimates, or that the factors for non-response are, is in none.
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_WEIGHTS_H
#define TRYG_INDEX_WEIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/base/error.h"

/* One set of known totals. */
struct tryg_margin {
    const char *name; /* "alder", for messages */
    uint32_t cells;
    const char *const *cell_name; /* [cells] "18-29" */
    const uint32_t *cell;         /* [n] of each respondent, < cells */
    double *total;                /* [cells] people, >= 0 */
};

enum tryg_adjust {
    TRYG_ADJUST_NONE,
    TRYG_ADJUST_POSTSTRATIFY, /* one margin */
    TRYG_ADJUST_RAKE,
    TRYG_ADJUST_LINEAR, /* may give negative weights */
};

/* The respondents to be weighted, and to what. */
struct tryg_weighting {
    const char *about; /* "borgere, 2010": how messages begin */
    size_t n;
    size_t margins;
    struct tryg_margin *margin;
    enum tryg_adjust adjust;
};

/* What was done, for the log. */
struct tryg_weights_report {
    unsigned cycles;           /* of raking */
    size_t scaled;             /* margins whose sum was not that of the first */
    const char *scaled_margin; /* the first of them, NULL = none ... */
    double scaled_by;          /* ... and its factor */
    size_t negative;           /* weights <= 0 after linear calibration */
    size_t trimmed;            /* weights at the cap */
    double cap;
};

/* N_h / n_h for every respondent.
 *
 * In       stratum[n] < strata; population[strata].
 * Fails    TRYG_DATA: a stratum with respondents and no population, named. */
TRYG_MUST_CHECK
enum tryg_status tryg_weights_design(const struct tryg_weighting *weighting,
                                     const uint32_t *stratum, uint32_t strata,
                                     const char *const *stratum_name,
                                     const double *population, double *weight,
                                     tryg_arena *scratch, struct tryg_error *err);

/* Who was asked, and who answered. */
struct tryg_nonresponse {
    uint32_t classes;
    const char *const *class_name; /* [classes] */
    const uint32_t *class_of;      /* [n] */
    const bool *responded;         /* [n] */
    unsigned least;                /* respondents a class needs: 10 */
    bool merge; /* join a class that has fewer with the next, else with the one before */
};

struct tryg_response {
    double raw, weighted; /* share that answered: of persons, of design weights */
    size_t merged;        /* classes that were joined to another */
};

/* Let those who answered stand for those of their class who did not: weight times
 * sum of weights of all asked / sum of those who answered. Who did not gets 0.
 *
 * Law      the sum of weights stays.
 * Fails    TRYG_DATA: a class with fewer respondents than `least` (or none) without
 *          merge; fewer than `least` in all.
 * Method   weighting classes, Särndal, Swensson & Wretman (1992) 15.6. Classes are joined
 *          along their order until each has enough, the last ones backwards. */
TRYG_MUST_CHECK
enum tryg_status tryg_weights_nonresponse(const struct tryg_weighting *weighting,
                                          const struct tryg_nonresponse *nonresponse,
                                          double *weight, struct tryg_response *response,
                                          tryg_arena *scratch, struct tryg_error *err);

/* Bring the weights to the margins' totals.
 *
 * In       weight[n] > 0. Totals that do not sum to those of the first margin (1e-9) are
 *          scaled in place, and reported.
 * Out      weight, untouched unless TRYG_OK.
 * Fails    TRYG_DATA naming margin and cell: people but no respondent; respondents but no
 *          people; a total that is not known; no convergence (the worst cell).
 * TRYG_USAGE: post-stratification with other than one margin. Law      raking,
 * post-stratification and linear calibration are the same for a single margin. The order
 * of margins does not change the result of raking, only the way there. Cost     O(n *
 * margins) a cycle; linear also (cells less those of the largest margin)^3. Method
 * raking: Deming & Stephan (1940) iterative proportional fitting, until no weight moves
 * by more than 1e-12 of itself in a cycle, at most 1000. Linear: Deville & Särndal
 * (1992), chi-square distance, w = d (1 + x' lambda); collinear margins have one solution
 * in w, whichever lambda. */
TRYG_MUST_CHECK
enum tryg_status tryg_weights_calibrate(const struct tryg_weighting *weighting,
                                        double *weight,
                                        struct tryg_weights_report *report,
                                        tryg_arena *scratch, struct tryg_error *err);

/* Linear calibration alone, totals and cells as tryg_weights_calibrate judged them: the
 * caller checks what comes out. */
void tryg_weights_linear(const struct tryg_weighting *weighting, double *weight,
                         tryg_arena *scratch);

/* How far the weights of the worst cell are from its total, relative to it; *margin and
 * *cell are that cell. */
double tryg_weights_worst(const struct tryg_weighting *weighting, const double *weight,
                          size_t *margin, uint32_t *cell, tryg_arena *scratch);

/* Cap the weights at `times` their median; what is cut off is given in equal parts to
 * those not capped, again and again until none is above.
 *
 * Law      the sum of weights stays.
 * Fails    TRYG_DATA: the cap is not above the mean, so that nobody can take the rest.
 * Method   as R survey trimWeights(strict = TRUE), whose limit is reached directly. */
TRYG_MUST_CHECK
enum tryg_status tryg_weights_trim(const struct tryg_weighting *weighting, double times,
                                   double *weight, struct tryg_weights_report *report,
                                   tryg_arena *scratch, struct tryg_error *err);

#endif
