/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/weighting.h"

#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "geodata/base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t tryg_weighting_year(const struct tryg_population *population, int year)
{
    size_t y = 0;
    while (y + 1 < population->years && population->year[y] != year) {
        y++;
    }
    return y;
}

size_t tryg_weighting_column(const struct tryg_population *population, const char *name)
{
    size_t c = 0;
    while (c < population->columns && strcmp(population->column[c], name) != 0) {
        c++;
    }
    return c;
}

/* ---- The population of strata ----------------------------------------------------- */

/* N_h by the class called as the stratum: the sum over areas and other classes. */
static void sum_stratum_class(const struct tryg_population *p, size_t column, int year,
                              const struct tryg_survey *survey, double *out)
{
    const struct tryg_population_split *split = &p->split[tryg_weighting_year(p, year)];
    for (uint32_t h = 0; h < survey->strata; h++) {
        bool any = false;
        double sum = 0.0;
        for (size_t c = 0; c < split->classes; c++) {
            if (strcmp(split->text[c * p->columns + column], survey->stratum_name[h]) !=
                0) {
                continue;
            }
            for (size_t a = 0; a < p->system->n; a++) {
                double value = split->value[c * p->system->n + a];
                any = any || !isnan(value);
                sum += isnan(value) ? 0.0 : value; /* an area that the file has not */
            }
        }
        out[h] = any ? sum : NAN;
    }
}

enum tryg_status tryg_weighting_strata(struct tryg_batch *b,
                                       const struct tryg_project_survey *declared,
                                       const struct tryg_survey *survey,
                                       tryg_arena *scratch, double **strata_population,
                                       struct tryg_error *err)
{
    *strata_population = NULL;
    for (size_t i = 0; declared->population && i < b->project.populations; i++) {
        size_t y;
        const struct tryg_population *p = tryg_batch_persons(b, i, survey->year, &y);
        if (strcmp(p->id, declared->population) != 0) {
            continue;
        }
        const char *stratum = declared->source.stratum;
        size_t column = stratum ? tryg_weighting_column(p, stratum) : p->columns;
        double *of = TRYG_NEW(scratch, survey->strata, double);
        if (column < p->columns) {
            sum_stratum_class(p, column, survey->year, survey, of);
        } else {
            double *value = TRYG_NEW(scratch, survey->system->n, double);
            TRYG_TRY(
                tryg_batch_population(b, i, survey->year, survey->system, value, err));
            tryg_survey_stratum_population(survey, value, of, scratch);
        }
        *strata_population = of;
    }
    return TRYG_OK;
}

/* ---- Those who did not answer ----------------------------------------------------- */

/* Respondents in the order of their classes' texts, and by that their classes. */
struct keyed {
    const char *key;
    size_t i;
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->i > y->i) - (x->i < y->i);
}

static const struct tryg_survey_class *class_called(const struct tryg_survey *survey,
                                                    const char *column)
{
    size_t c = 0;
    while (strcmp(survey->class_of[c].column, column) != 0) {
        c++;
    }
    return &survey->class_of[c];
}

static const char *key_of(const struct tryg_project_weights *weights,
                          const struct tryg_survey *survey, size_t i, tryg_arena *scratch)
{
    const char *key = "";
    for (size_t k = 0; k < weights->nonresponses; k++) {
        const struct tryg_survey_class *c = class_called(survey, weights->nonresponse[k]);
        key =
            tryg_arena_print(scratch, "%s%s%s", key, *key ? ", " : "", c->text[c->of[i]]);
    }
    return key;
}

static void number_classes(const struct tryg_project_weights *weights,
                           const struct tryg_survey *survey, tryg_arena *scratch,
                           struct tryg_nonresponse *out)
{
    struct keyed *keyed = TRYG_NEW(scratch, survey->n, struct keyed);
    uint32_t *of = TRYG_NEW(scratch, survey->n, uint32_t);
    const char **name = TRYG_NEW(scratch, survey->n, const char *);
    for (size_t i = 0; i < survey->n; i++) {
        keyed[i] = (struct keyed){key_of(weights, survey, i, scratch), i};
    }
    qsort(keyed, survey->n, sizeof *keyed, by_key);
    for (size_t k = 0; k < survey->n; k++) {
        if (k == 0 || strcmp(keyed[k].key, keyed[k - 1].key) != 0) {
            name[out->classes++] = keyed[k].key;
        }
        of[keyed[k].i] = out->classes - 1;
    }
    out->class_of = of;
    out->class_name = name;
}

static void note_response(const struct tryg_weighting *weighting,
                          const struct tryg_response *r, size_t answered)
{
    char raw[TRYG_NUMBER_TEXT], weighted[TRYG_NUMBER_TEXT];
    tryg_number_print(100.0 * r->raw, 1, raw);
    tryg_number_print(100.0 * r->weighted, 1, weighted);
    tryg_note(TX("%s: %zu af %zu svarede (%s %%, vægtet %s %%).",
                 "%s: %zu of %zu answered (%s %%, weighted %s %%)."),
              weighting->about, answered, weighting->n, raw, weighted);
    if (r->merged) {
        tryg_note(TX("%s: %zu små bortfaldsklasser er lagt sammen med naboer.",
                     "%s: %zu small non-response classes are joined to neighbours."),
                  weighting->about, r->merged);
    }
}

/* Keep those who answered; everything a respondent has moves up. */
static size_t keep_respondents(struct tryg_survey *s)
{
    size_t kept = 0;
    bool own = s->clusters == s->n; /* each is a cluster */
    for (size_t i = 0; i < s->n; i++) {
        if (!s->responded[i]) {
            continue;
        }
        s->area[kept] = s->area[i];
        s->weight[kept] = s->weight[i];
        s->stratum[kept] = s->stratum[i];
        s->cluster[kept] = s->cluster[i];
        for (size_t q = 0; q < s->questions; q++) {
            s->answer[q][kept] = s->answer[q][i];
        }
        for (size_t c = 0; c < s->classes; c++) {
            s->class_of[c].of[kept] = s->class_of[c].of[i];
        }
        kept++;
    }
    for (uint32_t i = 0; own && i < kept; i++) {
        s->cluster[i] = i;
    }
    s->clusters = own ? (uint32_t)kept : s->clusters;
    s->responded = NULL;
    return s->n = kept;
}

static enum tryg_status answer_for_others(const struct tryg_project_weights *weights,
                                          struct tryg_weighting *weighting,
                                          struct tryg_survey *survey, tryg_arena *scratch,
                                          struct tryg_error *err)
{
    struct tryg_nonresponse nonresponse = {.responded = survey->responded,
                                           .least = weights->min_respondents,
                                           .merge = weights->merge_small};
    struct tryg_response response;
    number_classes(weights, survey, scratch, &nonresponse);
    TRYG_TRY(tryg_weights_nonresponse(weighting, &nonresponse, survey->weight, &response,
                                      scratch, err));
    size_t answered = keep_respondents(survey);
    note_response(weighting, &response, answered);
    weighting->n = answered;
    return TRYG_OK;
}

/* ---- Calibration ------------------------------------------------------------------ */

static void say_report(const struct tryg_weighting *weighting,
                       const struct tryg_weights_report *r)
{
    if (r->scaled) {
        tryg_warn(TX("%s: margenen %s summer ikke til det samme som den første og er "
                     "skaleret med %.6g (%zu margener i alt).",
                     "%s: the margin %s does not sum to the same as the first and is "
                     "scaled by %.6g (%zu margins in all)."),
                  weighting->about, r->scaled_margin, r->scaled_by, r->scaled);
    }
    if (r->negative) {
        tryg_warn(TX("%s: %zu vægte er nul eller negative efter lineær kalibrering.",
                     "%s: %zu weights are zero or negative after linear calibration."),
                  weighting->about, r->negative);
    }
    if (r->cycles) {
        tryg_detail(TX("%s: vægtene opfylder %zu margener efter %u omgange.",
                       "%s: the weights meet %zu margins after %u cycles."),
                    weighting->about, weighting->margins, r->cycles);
    }
    if (r->cap > 0.0) {
        tryg_note(TX("%s: %zu vægte er skåret ned til %.6g; det afskårne er lagt til de "
                     "andre.",
                     "%s: %zu weights are cut to %.6g; what was cut off is added to the "
                     "others."),
                  weighting->about, r->trimmed, r->cap);
    }
}

static size_t count_above(const struct tryg_survey *survey, double cap)
{
    size_t above = 0;
    for (size_t i = 0; i < survey->n; i++) {
        above += survey->weight[i] > cap * (1.0 + 1e-12);
    }
    return above;
}

static enum tryg_status trim(const struct tryg_project_weights *weights,
                             const struct tryg_weighting *weighting,
                             struct tryg_survey *survey, tryg_arena *scratch,
                             struct tryg_weights_report *report, struct tryg_error *err)
{
    if (isnan(weights->times_median)) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_weights_trim(weighting, weights->times_median, survey->weight, report,
                               scratch, err));
    if (!weights->rerake) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_weights_calibrate(weighting, survey->weight, report, scratch, err));
    size_t above = count_above(survey, report->cap);
    if (above) {
        tryg_note(TX("%s: %zu vægte er igen over loftet efter den sidste kalibrering.",
                     "%s: %zu weights are above the cap again after the last "
                     "calibration."),
                  weighting->about, above);
    }
    return TRYG_OK;
}

static enum tryg_status calibrate(const struct tryg_batch *b,
                                  const struct tryg_project_weights *weights,
                                  struct tryg_weighting *weighting,
                                  struct tryg_survey *survey, tryg_arena *scratch,
                                  struct tryg_weights_fit **fit, struct tryg_error *err)
{
    struct tryg_weights_report report = {0};
    double *start = TRYG_NEW(scratch, survey->n, double);
    memcpy(start, survey->weight, survey->n * sizeof *start);
    weighting->adjust = weights->adjust;
    weighting->margins = weights->margins;
    weighting->margin = TRYG_NEW(scratch, weights->margins, struct tryg_margin);
    for (size_t m = 0; m < weights->margins; m++) {
        TRYG_TRY(tryg_weighting_margin(b, &weights->margin[m], survey, scratch,
                                       &weighting->margin[m], err));
    }
    TRYG_TRY(tryg_weights_calibrate(weighting, survey->weight, &report, scratch, err));
    TRYG_TRY(trim(weights, weighting, survey, scratch, &report, err));
    say_report(weighting, &report);
    if (weights->margins) {
        *fit = TRYG_NEW(scratch, 1, struct tryg_weights_fit);
        tryg_weights_fit_begin(*fit, survey->n, weighting->margin, weights->margins,
                               start, scratch);
    }
    return TRYG_OK;
}

enum tryg_status tryg_weighting_do(const struct tryg_batch *b,
                                   const struct tryg_project_survey *declared,
                                   const double *strata_population,
                                   struct tryg_survey *survey, tryg_arena *scratch,
                                   struct tryg_weights_fit **fit, struct tryg_error *err)
{
    const struct tryg_project_weights *weights = &declared->weights;
    struct tryg_weighting weighting = {
        .about = tryg_arena_print(scratch, "%s, %d", survey->id, survey->year),
        .n = survey->n};
    *fit = NULL;
    if (weights->at.line == 0 || survey->n == 0) {
        return TRYG_OK;
    }
    if (weights->base == TRYG_BASE_DESIGN) {
        TRYG_TRY(tryg_weights_design(&weighting, survey->stratum, survey->strata,
                                     survey->stratum_name, strata_population,
                                     survey->weight, scratch, err));
    }
    if (survey->responded) {
        TRYG_TRY(answer_for_others(weights, &weighting, survey, scratch, err));
    }
    return calibrate(b, weights, &weighting, survey, scratch, fit, err);
}
