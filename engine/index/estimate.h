/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From counts and answers to the cells of the indicators, for any system of areas.
 *
 * One function a kind of source fills the cells of those indicators of the profile that
 * it can speak of, and their covariance, and leaves all others alone. Areas, roll-ups and
 * the city go through the same functions, each from the same counts and answers; nothing
 * is averaged over averages.
 *
 * In       scores    after tryg_scores_begin with profile->indicators indicators: cells
 *                    NAN, why TRYG_WHY_NO_SOURCE.
 *          covariance  [n][k * k] of the values within an area, area-major, zeroed by the
 *                    caller (TRYG_NEW), k = scores->indicators; NULL = not wanted.
 * Shape    indicators are those of the profile; `scratch` holds what is needed meanwhile
 *          and may be freed afterwards.
 * Intervals  95 %.
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_ESTIMATE_H
#define TRYG_INDEX_ESTIMATE_H

#include "engine/index/survey.h"
#include "geodata/shape/categories.h"
#include "geodata/shape/counts.h"
#include "geodata/shape/scores.h"

/* publish: min_count, min_answers, min_n_eff, max_width. Only flags are set here; nothing
 * is hidden. A limit of 0 or NAN is none, so {.min_count = 5} says all there is to say.
 */
struct tryg_limits {
    double min_count, min_answers;
    double min_n_eff; /* effective answers p(1-p)/V; where they are not defined (a share
                         of 0 or 1) the answers themselves */
    double max_width; /* high - low of a share, 0..1 */
};

/* Flag what a finished survey cell is short of: TRYG_FLAG_FEW_EFFECTIVE, TRYG_FLAG_WIDE.
 * A missing cell is short of nothing, and a census (se 0) of no effective answers. */
void tryg_estimate_flag(const struct tryg_limits *limits, struct tryg_cell *cell);

/* A denominator on the system of the scores. */
struct tryg_denominator {
    const char *id;
    const double *value;  /* [n], NAN unknown */
    const bool *modelled; /* [n] made of parts of other areas; NULL = none is */
};

/* Add values of a finer system up to a coarser one: out[map[i]] += value[i].
 * An unknown part makes the whole unknown (NAN); parts that map to TRYG_NO_AREA are left
 * out; a group without parts is NAN. */
void tryg_estimate_regroup(const double *value, size_t n, const uint32_t *map,
                           double *out, size_t groups);

struct tryg_by_class;

struct tryg_report_basis {
    int year; /* label year */
    size_t sources;
    const struct tryg_counts *count; /* [sources], all on scores->system */
    const struct tryg_categories *categories;
    size_t denominators;
    const struct tryg_denominator *denominator;
    size_t standards; /* indicators that are standardised directly: by_class.h */
    const struct tryg_by_class *standard;
    /* The label years before, for indicators that are pooled; their own `past` is not
     * used. Years that are not here are not pooled. */
    size_t pasts;
    const struct tryg_report_basis *past;
};

/* Rates: the indicators with source TRYG_FROM_REPORTS.
 *
 * Out      value = per * x / P; low, high by Garwood; se = per * sqrt(x) / P, with 1/2
 * for x = 0 (below); pooled: x and P are sums over the years (counted.h); harm: value =
 *          per * H / P, the rest by harm.h, and count stays the number of reports; where
 *          there is no harm the mean weight of all areas' reports stands in. count = x,
 * denominator = P, or the expected reports E of a rate that is standardised indirectly;
 *          directly standardised: value = sum of s x / P over classes, with the interval,
 *          error and law of harm whose reports weigh as by_class.h says; where there are
 * no reports the mean weight of a person, 1, stands in; overdispersion f > 1: as if x / f
 * heaps of f reports each had been counted; answers, n_eff, deff, dont_know NAN; flag
 * TRYG_FLAG_SMALL_COUNT when 0 < x < min_count. x is the sum over the sources that speak
 * of the category; category
 * "*": over all categories that a source speaks of. Reports without a place or outside
 *          every area are in no x, neither an area's nor the city's.
 *          covariance: two indicators that share a category share its reports ("*" with
 *          each): per_a * per_b * x_common / (P_a * P_b), times the root
 *          of both over-dispersions.
 * Missing  TRYG_WHY_NO_SOURCE: no source speaks of the category, or the denominator's id
 *          is not among those given; count is then NAN.
 *          TRYG_WHY_NOT_TOLD: a source has a count here that it does not tell.
 *          TRYG_WHY_NO_WEIGHT: a report's offence has no harm weight.
 *          TRYG_WHY_EMPTY_CLASS: nobody of a class of the standard is known to live here.
 *          TRYG_WHY_NO_POPULATION: P is NAN or <= 0; count is known.
 * Method   Garwood (1936). For x = 0 the Poisson variance estimate is 0, which would call
 *          the index surer the fewer the reports; the variance of the Jeffreys posterior
 *          Gamma(x + 1/2) at x = 0, 1/2, stands in its place (METHOD 11.1).
 */
void tryg_estimate_reports(const struct tryg_profile *profile,
                           const struct tryg_report_basis *basis,
                           const struct tryg_limits *limits, struct tryg_scores *scores,
                           double *covariance);

/* scores->reports (all that any source counts, "*"), scores->population and
 * scores->rate_per_1000 of the first denominator. Without sources, or without a
 * denominator, the respective NAN stays. */
void tryg_estimate_totals(const struct tryg_report_basis *basis,
                          struct tryg_scores *scores);

struct tryg_survey_basis {
    const struct tryg_survey *survey;
    const uint32_t *map; /* [survey->system->n] to areas of scores->system (as from
                            tryg_system_nest), NULL = the same system */
    const double *stratum_population; /* [survey->strata] N_h, NAN unknown; NULL = none:
                                         see tryg_survey_stratum_population */
    enum tryg_lonely lonely;          /* TRYG_LONELY_CERTAINTY unless told */
    struct tryg_weights_fit *fit;     /* of calibrated weights; NULL = not calibrated */
};

/* Shares of "unsafe" from one row a respondent: the indicators with source
 * TRYG_FROM_SURVEY whose question the survey has (and whose survey id, when given, is
 * its id).
 *
 * Out      by the indicator's policy for "ved ikke":
 *            exclude   share of the unsafe among safe and unsafe;
 *            category  share of the unsafe among safe, unsafe and "ved ikke";
 *            bounds    value, se as exclude; low is the lower limit were all "ved ikke"
 *                      safe, high the upper limit were they all unsafe.
 *          value, se, low, high (logit); deff; n_eff = p(1-p)/V; answers = the records in
 *          the denominator; dont_know = weighted share among those who gave any answer;
 *          flags TRYG_FLAG_FEW_ANSWERS (answers < min_answers), TRYG_FLAG_LONELY, and
 *          those of tryg_estimate_flag.
 *          covariance: between all of these indicators (linearised, METHOD 3.4).
 *          deff is without replacement (METHOD 3.7) when the weights blow up to the
 *          population, with replacement when they are relative (their mean <= 1.5).
 *          Share 0 or 1, or V = 0, or no degrees of freedom, and no census: Clopper-
 *          Pearson on the raw answers with flag TRYG_FLAG_RAW_INTERVAL; se is then the
 *          standard deviation of Beta(x + 1/2, n - x + 1/2), since nobody is certain of
 *          a small area because five people agree; n_eff and deff are NAN.
 * Missing  TRYG_WHY_NO_ANSWERS: none in this area. TRYG_WHY_NO_SOURCE stays where no
 *          survey has the question.
 * Fails    TRYG_DATA: as tryg_survey_design_begin.
 * Cost     O(respondents * indicators^2) for all areas together.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_estimate_survey(const struct tryg_profile *profile,
                                      const struct tryg_survey_basis *basis,
                                      const struct tryg_limits *limits,
                                      struct tryg_scores *scores, double *covariance,
                                      tryg_arena *scratch, struct tryg_error *err);

/* The answers to an indicator's question, enum tryg_answer; NULL when the survey has none
 * or is not the one the indicator names. */
const uint8_t *tryg_estimate_answers_to(const struct tryg_survey *survey,
                                        const struct tryg_indicator *indicator);

struct tryg_ready_basis {
    const struct tryg_survey_estimates *estimates;
    const uint32_t *map;      /* [estimates->system->n] to areas of scores->system, NULL =
                                 the same system */
    const double *population; /* [estimates->system->n], for areas that are put together
                                 from several; NULL = none */
    bool city; /* scores->system is the whole city: its own row goes first */
};

/* Shares from ready estimates (area, question, share, n [, se]).
 *
 * Out      value; se as given, else sqrt(deff * p(1-p) / (n-1)); low, high by logit with
 *          n - 1 degrees of freedom (normal when n is unknown); answers = n; n_eff =
 *          p(1-p)/se^2; deff as given (NAN where se is given); dont_know NAN. Share 0 or
 *          1: as tryg_estimate_survey. Neither n nor se: value alone. The "ved ikke" are
 *          as in the table; the policy of the indicator cannot act.
 *          An area put together from several: sum of N p / sum of N, variance sum of
 *          (N / sum N)^2 se^2, n their sum; TRYG_FLAG_PARTIAL when some of them have no
 *          share but at least 2/3 of the population is covered. covariance: variances
 *          only, a table of shares says no more.
 * Missing  TRYG_WHY_NO_ANSWERS: no share, or under 2/3 covered; TRYG_WHY_NO_POPULATION:
 *          several shares and no population to weigh them with.
 */
void tryg_estimate_ready(const struct tryg_profile *profile,
                         const struct tryg_ready_basis *basis,
                         const struct tryg_limits *limits, struct tryg_scores *scores,
                         double *covariance);

#endif
