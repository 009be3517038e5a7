/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighted means of a stratified, possibly clustered sample, with linearised variance,
 * for all areas of a system at once.
 *
 * The areas are domains of one sample: they may cut across strata, and the sample size of
 * a stratum is always that of the whole file, never of the area (subsetting the file
 * first gives wrong variances). A respondent's part in the estimate is carried by its
 * influence value z_i, and the variance is that of the total of z under the design:
 *
 *     mean of domain d    m = sum w y / W,  W = sum w        over its valid answers
 *     influence           z_i = w_i (y_i - m) / W, 0 outside the domain
 *     z of a cluster      z_hc = sum of its z_i
 *     variance            V = sum over h of (1 - f_h) * m_h / (m_h - 1)
 *                               * sum over c in h of (z_hc - mean of z_hc in h)^2
 *
 * with m_h clusters (of one respondent each when none are declared) in stratum h. The
 * sum over c runs over clusters without a respondent in the domain too; they are counted
 * rather than visited, so that the cost of all domains together is one pass.
 *
 * Method   Taylor linearisation, ultimate clusters: Särndal, Swensson & Wretman (1992)
 *          5.7; equal to R survey svymean, svyby (Lumley 2004). Sums of weights
 *          and values are Neumaier's; those of centred products are plain.
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_SURVEY_H
#define TRYG_INDEX_SURVEY_H

#include "engine/index/weights_fit.h"
#include "geodata/shape/survey.h"

/* What a stratum with a single cluster, and not fully sampled, gives to the variance. The
 * first understates it; the caller warns from design.lonely whichever is chosen. */
enum tryg_lonely {
    TRYG_LONELY_CERTAINTY, /* nothing */
    TRYG_LONELY_ADJUST,    /* (1 - f) z^2: as if centred at the whole sample's mean, 0 */
    TRYG_LONELY_AVERAGE,   /* as much as the average of the domain's other strata */
    TRYG_LONELY_FAIL,      /* refused by tryg_survey_design_begin */
};

/* The sample laid out by domain, stratum and cluster, once for all questions. */
struct tryg_survey_design {
    const struct tryg_survey *survey;
    size_t n; /* respondents of the whole file */
    size_t domains;
    enum tryg_lonely rule;
    uint32_t *order; /* [n] respondents by domain, stratum, cluster; those of no domain
                        last */
    size_t *start; /* [domains + 1] a domain is order[start[d]] .. order[start[d+1]-1] */
    double *sampled;       /* [strata] m_h, clusters in the file */
    double *fraction;      /* [strata] f_h = respondents / N_h, 0 where N_h is unknown */
    size_t lonely;         /* strata with one cluster and f_h < 1 */
    uint32_t first_lonely; /* the first of them, for a message */
    double mean_weight;    /* of the whole file */
    uint32_t *whole;       /* [n] respondents by stratum, cluster */
    struct tryg_weights_fit *fit; /* NULL: weights as they came; else calibrated, see
                                     tryg_survey_design_calibrated */
    tryg_arena *arena;
};

/* Lay out a sample.
 *
 * In       map: [survey->system->n] area -> domain, TRYG_NO_AREA = in none (such
 *          respondents still count in their stratum); NULL = areas are the domains.
 *          stratum_population: [strata] N_h in persons, NAN unknown; NULL = none known.
 *          With clusters f_h is still respondents over persons: the share of clusters
 *          is not known, is at least as large, and so the variance is not understated.
 * Owner    arena; the survey must outlive the design.
 * Fails    TRYG_DATA: more respondents than population in a stratum; a lonely stratum
 *          under TRYG_LONELY_FAIL. The stratum is named as the file writes it.
 * Cost     O(n + strata + clusters + domains).
 */
TRYG_MUST_CHECK
enum tryg_status tryg_survey_design_begin(struct tryg_survey_design *design,
                                          const struct tryg_survey *survey,
                                          const uint32_t *map, size_t domains,
                                          const double *stratum_population,
                                          enum tryg_lonely rule, tryg_arena *arena,
                                          struct tryg_error *err);

/* Say that the survey's weights are calibrated: from then on every variance is that of
 * the residuals of `fit` (weights_fit.h), over all respondents of the file, those outside
 * the domain too; and TRYG_LONELY_AVERAGE counts every stratum of the file, for each has
 * a part in every domain. The fit's n and order are the survey's. Cost     O(n k) a
 * domain, since everybody is in each. */
void tryg_survey_design_calibrated(struct tryg_survey_design *design,
                                   struct tryg_weights_fit *fit);

/* N_h where the strata are areas: population[area], if all respondents of the stratum are
 * of that area and none of another stratum is. With a single stratum: the sum over all
 * areas. Else NAN. In: population[survey->system->n]. Out: out[survey->strata]. */
void tryg_survey_stratum_population(const struct tryg_survey *survey,
                                    const double *population, double *out,
                                    tryg_arena *scratch);

/* One statistic in one domain. */
struct tryg_survey_mean {
    double mean;     /* NAN without a valid answer */
    double variance; /* NAN without one; exactly 0 in a census */
    double weight;   /* W, sum of weights of the valid answers */
    double weight2;  /* sum of squared weights */
    double spread;   /* sum of w (y - mean)^2 / W */
    double answers;  /* n, records with a valid answer */
    double hits;     /* sum of y over them, unweighted: x of n for a share */
    double df;       /* clusters less strata that hold a valid answer */
    bool lonely;     /* a lonely stratum holds one */
    bool census;     /* every stratum that holds one is fully sampled */
};

/* Means of k variables in every domain, and their covariances.
 *
 * In       y[j][i], j < k: value of respondent i, NAN = not in the domain (no valid
 *          answer, another age group ...).
 * Out      mean[j * domains + d]; covariance[d][j * k + l] of the means of domain d, 0
 *          where one of them is missing; NULL = not wanted.
 * Cost     O(n k) without covariance, O(n k^2) with.
 */
void tryg_survey_means(const struct tryg_survey_design *design, size_t k,
                       const double *const *y, struct tryg_survey_mean *mean,
                       double *covariance, tryg_arena *scratch);

/* The covariance of totals of influence values: for any statistic that has them (total
 * z = w y; ratio z = w (y - R x) / sum w x).
 *
 * In       z[j][i], j < k, 0 outside the domain; each respondent belongs to the domain of
 *          its area.
 * Out      covariance[d][j * k + l].
 */
void tryg_survey_covariance(const struct tryg_survey_design *design, size_t k,
                            const double *const *z, double *covariance,
                            tryg_arena *scratch);

/* Design effects. `deff` is against simple random sampling without replacement and needs
 * weights that sum to the population; `deff_replace` is against sampling with
 * replacement; `kish` is the part that unequal weights alone would cost, n * sum w^2 /
 * (sum w)^2. NAN where not defined (n < 2, all values equal, W <= n for deff). They are
 * different things and are reported by name. */
double tryg_survey_deff(const struct tryg_survey_mean *mean);
double tryg_survey_deff_replace(const struct tryg_survey_mean *mean);
double tryg_survey_kish(const struct tryg_survey_mean *mean);

/* Answers as numbers: 1 unsafe, 0 safe, NAN neither; "ved ikke" by the choice. */
enum tryg_dont_know_as {
    TRYG_AS_NO_ANSWER,
    TRYG_AS_SAFE,
    TRYG_AS_UNSAFE,
    TRYG_AS_THE_QUESTION /* 1 for "ved ikke", 0 for safe and unsafe */
};
void tryg_survey_numbers(const uint8_t *answer, size_t n, enum tryg_dont_know_as as,
                         double *y);

#endif
