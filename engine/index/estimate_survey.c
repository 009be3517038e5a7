/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/estimate.h"

#include <math.h>
#include <string.h>

#include "engine/index/share_cell.h"
#include "engine/index/sum.h"

/* Weights whose mean is no larger say how respondents count against each other, not how
 * many people each stands for. */
#define RELATIVE_WEIGHTS 1.5

/* The indicators that the survey has a question for, and their answers as numbers. */
struct asked {
    size_t k;
    size_t *indicator;                     /* [k] */
    const uint8_t **answer;                /* [k][respondents] */
    double **y;                            /* [k][respondents], refilled for each use */
    struct tryg_survey_mean *mean, *other; /* [k * areas] */
};

const uint8_t *tryg_estimate_answers_to(const struct tryg_survey *survey,
                                        const struct tryg_indicator *indicator)
{
    if (indicator->source != TRYG_FROM_SURVEY ||
        (indicator->survey && strcmp(indicator->survey, survey->id) != 0)) {
        return NULL;
    }
    for (size_t q = 0; q < survey->questions; q++) {
        if (strcmp(survey->question[q], indicator->question) == 0) {
            return survey->answer[q];
        }
    }
    return NULL;
}

static struct asked find_asked(const struct tryg_profile *profile,
                               const struct tryg_survey *survey, size_t areas,
                               tryg_arena *scratch)
{
    size_t most = profile->indicators;
    struct asked asked = {.indicator = TRYG_NEW(scratch, most, size_t),
                          .answer = TRYG_NEW(scratch, most, const uint8_t *),
                          .y = TRYG_NEW(scratch, most, double *)};
    for (size_t i = 0; i < most; i++) {
        const uint8_t *answer = tryg_estimate_answers_to(survey, &profile->indicator[i]);
        if (answer) {
            asked.indicator[asked.k] = i;
            asked.answer[asked.k] = answer;
            asked.y[asked.k++] = TRYG_NEW(scratch, survey->n, double);
        }
    }
    asked.mean = TRYG_NEW(scratch, asked.k * areas, struct tryg_survey_mean);
    asked.other = TRYG_NEW(scratch, asked.k * areas, struct tryg_survey_mean);
    return asked;
}

static void fill_numbers(const struct asked *asked, const struct tryg_profile *profile,
                         size_t n, enum tryg_dont_know_as as)
{
    for (size_t j = 0; j < asked->k; j++) {
        const struct tryg_indicator *indicator = &profile->indicator[asked->indicator[j]];
        bool category =
            as == TRYG_AS_NO_ANSWER && indicator->dont_know == TRYG_DONT_KNOW_CATEGORY;
        tryg_survey_numbers(asked->answer[j], n, category ? TRYG_AS_SAFE : as,
                            asked->y[j]);
    }
}

/* Means with "ved ikke" taken `as` something, into `mean`. */
static void take_means(const struct asked *asked, const struct tryg_profile *profile,
                       const struct tryg_survey_design *design, enum tryg_dont_know_as as,
                       struct tryg_survey_mean *mean, double *covariance,
                       tryg_arena *scratch)
{
    fill_numbers(asked, profile, design->n, as);
    tryg_survey_means(design, asked->k, (const double *const *)asked->y, mean, covariance,
                      scratch);
}

static struct tryg_share share_of(const struct tryg_survey_mean *m)
{
    return (struct tryg_share){
        .p = m->mean, .variance = m->variance, .answers = m->answers, .df = m->df};
}

static struct tryg_cell cell_of(const struct tryg_survey_mean *m,
                                const struct tryg_survey_design *design,
                                double min_answers)
{
    if (m->answers == 0.0) {
        struct tryg_cell none = TRYG_CELL_UNKNOWN;
        none.why = TRYG_WHY_NO_ANSWERS;
        none.answers = 0.0;
        return none;
    }
    struct tryg_share share = share_of(m);
    struct tryg_cell cell = tryg_share_cell(&share, m->hits, m->census, min_answers);
    if (!(cell.flags & TRYG_FLAG_RAW_INTERVAL)) {
        cell.deff = design->mean_weight > RELATIVE_WEIGHTS ? tryg_survey_deff(m)
                                                           : tryg_survey_deff_replace(m);
    }
    cell.flags |= m->lonely ? TRYG_FLAG_LONELY : 0;
    cell.weighed = m->weight;
    return cell;
}

static void fill_cells(const struct asked *asked, const struct tryg_survey_design *design,
                       const struct tryg_limits *limits, struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    for (size_t j = 0; j < asked->k; j++) {
        for (size_t a = 0; a < n; a++) {
            scores->cell[asked->indicator[j] * n + a] =
                cell_of(&asked->mean[j * n + a], design, limits->min_answers);
        }
    }
}

/* The k indicators' block of each area's matrix. Where the raw answers stand in for the
 * variance, their se does in the diagonal. */
static void fill_covariance(const struct asked *asked, const double *block,
                            const struct tryg_scores *scores, double *covariance)
{
    size_t all = scores->indicators, n = scores->system->n;
    for (size_t a = 0; a < n; a++) {
        for (size_t j = 0; j < asked->k; j++) {
            size_t row = asked->indicator[j];
            double *to = covariance + a * all * all + row * all;
            for (size_t l = 0; l < asked->k; l++) {
                to[asked->indicator[l]] = block[(a * asked->k + j) * asked->k + l];
            }
            double se = scores->cell[row * n + a].se;
            to[row] = isnan(se) ? 0.0 : se * se;
        }
    }
}

/* The weighted share of "ved ikke" among those who gave any answer. */
static void fill_dont_know(const struct asked *asked, const struct tryg_survey *survey,
                           const uint32_t *map, struct tryg_scores *scores,
                           tryg_arena *scratch)
{
    size_t n = scores->system->n;
    struct tryg_sum *any = TRYG_NEW(scratch, n, struct tryg_sum);
    struct tryg_sum *lost = TRYG_NEW(scratch, n, struct tryg_sum);
    for (size_t j = 0; j < asked->k; j++) {
        memset(any, 0, n * sizeof *any);
        memset(lost, 0, n * sizeof *lost);
        for (size_t i = 0; i < survey->n; i++) {
            uint32_t a = map ? map[survey->area[i]] : survey->area[i];
            uint8_t answer = asked->answer[j][i];
            if (a < n && answer != TRYG_ANSWER_MISSING) {
                bool is_lost = answer == TRYG_ANSWER_DONT_KNOW;
                tryg_sum_add(&any[a], survey->weight[i]);
                tryg_sum_add(&lost[a], is_lost ? survey->weight[i] : 0.0);
            }
        }
        for (size_t a = 0; a < n; a++) {
            double all = tryg_sum_of(&any[a]);
            scores->cell[asked->indicator[j] * n + a].dont_know =
                all > 0.0 ? tryg_sum_of(&lost[a]) / all : NAN;
        }
    }
}

/* Policy `bounds`: the lower limit if all "ved ikke" were safe, the upper if unsafe. */
static void widen(const struct asked *asked, const struct tryg_profile *profile,
                  bool lower, struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    for (size_t j = 0; j < asked->k; j++) {
        size_t i = asked->indicator[j];
        for (size_t a = 0; a < n; a++) {
            struct tryg_cell *cell = &scores->cell[i * n + a];
            if (profile->indicator[i].dont_know != TRYG_DONT_KNOW_BOUNDS ||
                isnan(cell->value)) {
                continue;
            }
            const struct tryg_survey_mean *m = &asked->other[j * n + a];
            struct tryg_share share = share_of(m);
            struct tryg_interval limits =
                tryg_share_cell_interval(&share, m->hits, m->census);
            *(lower ? &cell->low : &cell->high) = lower ? limits.low : limits.high;
        }
    }
}

static void flag_cells(const struct asked *asked, const struct tryg_limits *limits,
                       struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    for (size_t j = 0; j < asked->k; j++) {
        for (size_t a = 0; a < n; a++) {
            tryg_estimate_flag(limits, &scores->cell[asked->indicator[j] * n + a]);
        }
    }
}

static bool has_bounds(const struct asked *asked, const struct tryg_profile *profile)
{
    for (size_t j = 0; j < asked->k; j++) {
        if (profile->indicator[asked->indicator[j]].dont_know == TRYG_DONT_KNOW_BOUNDS) {
            return true;
        }
    }
    return false;
}

enum tryg_status tryg_estimate_survey(const struct tryg_profile *profile,
                                      const struct tryg_survey_basis *basis,
                                      const struct tryg_limits *limits,
                                      struct tryg_scores *scores, double *covariance,
                                      tryg_arena *scratch, struct tryg_error *err)
{
    size_t n = scores->system->n;
    struct tryg_survey_design design;
    TRYG_TRY(tryg_survey_design_begin(&design, basis->survey, basis->map, n,
                                      basis->stratum_population, basis->lonely, scratch,
                                      err));
    tryg_survey_design_calibrated(&design, basis->fit);
    struct asked asked = find_asked(profile, basis->survey, n, scratch);
    double *block = covariance ? TRYG_NEW(scratch, n * asked.k * asked.k, double) : NULL;
    take_means(&asked, profile, &design, TRYG_AS_NO_ANSWER, asked.mean, block, scratch);
    fill_cells(&asked, &design, limits, scores);
    if (covariance) {
        fill_covariance(&asked, block, scores, covariance);
    }
    fill_dont_know(&asked, basis->survey, basis->map, scores, scratch);
    for (int lower = 0; has_bounds(&asked, profile) && lower < 2; lower++) {
        take_means(&asked, profile, &design, lower ? TRYG_AS_SAFE : TRYG_AS_UNSAFE,
                   asked.other, NULL, scratch);
        widen(&asked, profile, lower, scores);
    }
    flag_cells(&asked, limits, scores);
    return TRYG_OK;
}
