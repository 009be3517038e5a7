/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/year_surveys.h"
#include "engine/batch/basis.h"
#include "engine/batch/crossing_shares.h"
#include "engine/batch/place.h"
#include "engine/batch/weighting.h"
#include "engine/index/bootstrap.h"
#include "engine/index/estimate.h"
#include "geodata/base/log.h"

#include <string.h>

/* The reading of a survey file: only its rows and rejects are tolerated or not. */
static void note_survey(struct tryg_batch *b, const struct tryg_project_survey *declared,
                        const struct tryg_survey_source *source, int year, uint64_t rows,
                        uint64_t rejected)
{
    struct tryg_reading *reading = tryg_place_reading(b);
    *reading = (struct tryg_reading){.source = declared->source.id,
                                     .year = year,
                                     .shown = source->table.shown,
                                     .limit = &declared->tolerate,
                                     .answers = rows,
                                     .answers_rejected = rejected};
}

static enum tryg_status read_survey(struct tryg_batch *b,
                                    const struct tryg_project_survey *declared, int year,
                                    struct tryg_year_surveys *heard,
                                    struct tryg_error *err)
{
    struct tryg_survey_source source = tryg_project_answers(declared, year, b->arena);
    TRYG_TRY(tryg_division_need(b, year, declared->system, declared->system_at,
                                &source.system, err));
    source.names = tryg_division_names(b, source.system);
    uint64_t rows = 0, before = tryg_rejects_count_in(b->rejects, source.table.shown);
    if (declared->kind == TRYG_ANSWERS) {
        size_t s = heard->surveys++;
        struct tryg_survey *survey = &heard->survey[s];
        heard->declared[s] = declared;
        TRYG_TRY(tryg_answers_read(&source, year, b->rejects, heard->scratch, survey,
                                   &rows, err));
        TRYG_TRY(tryg_weighting_strata(b, declared, survey, heard->scratch,
                                       &heard->strata_population[s], err));
        TRYG_TRY(tryg_weighting_do(b, declared, heard->strata_population[s], survey,
                                   heard->scratch, &heard->fit[s], err));
    } else {
        TRYG_TRY(tryg_estimates_read(&source, year, b->rejects, heard->scratch,
                                     &heard->table[heard->tables++], &rows, err));
    }
    note_survey(b, declared, &source, year, rows,
                tryg_rejects_count_in(b->rejects, source.table.shown) - before);
    return TRYG_OK;
}

enum tryg_status tryg_year_surveys_read(struct tryg_batch *b, int year,
                                        tryg_arena *scratch,
                                        struct tryg_year_surveys *heard,
                                        struct tryg_error *err)
{
    size_t n = b->project.surveys;
    *heard = (struct tryg_year_surveys){.scratch = scratch};
    heard->survey = TRYG_NEW(heard->scratch, n, struct tryg_survey);
    heard->declared = TRYG_NEW(heard->scratch, n, const struct tryg_project_survey *);
    heard->strata_population = TRYG_NEW(heard->scratch, n, double *);
    heard->fit = TRYG_NEW(heard->scratch, n, struct tryg_weights_fit *);
    heard->table = TRYG_NEW(heard->scratch, n, struct tryg_survey_estimates);
    for (size_t i = 0; i < n; i++) {
        TRYG_TRY(read_survey(b, &b->project.survey[i], year, heard, err));
    }
    return TRYG_OK;
}

/* The answers are gone when the year is done: what is drawn from them is drawn now. */
static enum tryg_status resample(struct tryg_batch *b,
                                 const struct tryg_year_surveys *heard,
                                 const struct tryg_survey_basis *basis,
                                 const struct tryg_scores *scores,
                                 struct tryg_resample *into, struct tryg_error *err)
{
    struct tryg_bootstrap how = {
        .seed = b->project.seed, .replicates = into->replicates, .threads = b->threads};
    return tryg_bootstrap_survey(b->project.profile, basis, scores, &how, into, b->arena,
                                 heard->scratch, err);
}

/* One survey of answers, on areas that hold its own whole. */
static enum tryg_status estimate_answers(struct tryg_batch *b,
                                         const struct tryg_profile *profile,
                                         const struct tryg_year_surveys *heard, size_t s,
                                         const uint32_t *map, struct tryg_scores *scores,
                                         double *covariance, struct tryg_resample *into,
                                         struct tryg_error *err)
{
    struct tryg_limits limits = tryg_basis_limits(&b->project);
    struct tryg_survey_basis basis = {.survey = &heard->survey[s],
                                      .map = map,
                                      .stratum_population = heard->strata_population[s],
                                      .lonely = heard->declared[s]->lonely,
                                      .fit = heard->fit[s]};
    TRYG_TRY(tryg_estimate_survey(profile, &basis, &limits, scores, covariance,
                                  heard->scratch, err));
    return into ? resample(b, heard, &basis, scores, into, err) : TRYG_OK;
}

/* Shares whose areas are shared out: estimated on their own areas, and brought over. */
static enum tryg_status
carry_shares(struct tryg_batch *b, const struct tryg_profile *profile,
             const struct tryg_year_surveys *heard, const struct tryg_crossing *way,
             const char *population, const struct tryg_scores *own,
             struct tryg_scores *scores, double *covariance, struct tryg_error *err)
{
    struct tryg_limits limits = tryg_basis_limits(&b->project);
    double *people = TRYG_NEW(heard->scratch, way->from->n, double);
    TRYG_TRY(tryg_crossing_people(b, population, scores->year, way, people, err));
    tryg_crossing_shares(profile, own, way, people, &limits, scores, covariance,
                         heard->scratch);
    return TRYG_OK;
}

/* Flag the shares of a source that was brought to areas it is not known on whole. */
static void flag_modelled(const struct tryg_crossing *way, const bool *before,
                          struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    for (size_t c = 0; c < scores->indicators * n; c++) {
        bool new = !before[c] && scores->cell[c].why != TRYG_WHY_NO_SOURCE;
        scores->cell[c].flags |=
            new &&tryg_crossing_models(way, c % n) ? TRYG_FLAG_MODELLED : 0U;
    }
}

static const bool *list_known(const struct tryg_scores *scores, tryg_arena *arena)
{
    size_t cells = scores->indicators * scores->system->n;
    bool *known = TRYG_NEW(arena, cells, bool);
    for (size_t c = 0; c < cells; c++) {
        known[c] = scores->cell[c].why != TRYG_WHY_NO_SOURCE;
    }
    return known;
}

static enum tryg_status estimate_survey(struct tryg_batch *b,
                                        const struct tryg_profile *profile,
                                        const struct tryg_year_surveys *heard, size_t s,
                                        struct tryg_scores *scores, double *covariance,
                                        struct tryg_resample *into,
                                        struct tryg_error *err)
{
    const struct tryg_survey *survey = &heard->survey[s];
    const struct tryg_crossing *way;
    TRYG_TRY(tryg_basis_cross(b, survey->id, survey->system, scores->system, &way, err));
    if (way->map) {
        return estimate_answers(b, profile, heard, s, way->map, scores, covariance, into,
                                err);
    }
    struct tryg_scores own;
    tryg_scores_begin(&own, heard->scratch, scores->year, survey->system,
                      profile->indicators, profile->groups);
    TRYG_TRY(estimate_answers(b, profile, heard, s, NULL, &own, NULL, NULL, err));
    return carry_shares(b, profile, heard, way, heard->declared[s]->population, &own,
                        scores, covariance, err);
}

/* A table of ready shares. */
static enum tryg_status estimate_table(struct tryg_batch *b,
                                       const struct tryg_profile *profile,
                                       const struct tryg_year_surveys *heard,
                                       const struct tryg_survey_estimates *table,
                                       struct tryg_scores *scores, double *covariance,
                                       struct tryg_error *err)
{
    struct tryg_limits limits = tryg_basis_limits(&b->project);
    struct tryg_ready_basis basis = {.estimates = table};
    const struct tryg_crossing *way;
    const bool *before = list_known(scores, heard->scratch);
    TRYG_TRY(tryg_basis_cross(b, table->id, table->system, scores->system, &way, err));
    if (b->project.populations) {
        double *value = TRYG_NEW(heard->scratch, table->system->n, double);
        TRYG_TRY(tryg_batch_population(b, 0, table->year, table->system, value, err));
        basis.population = value;
    }
    if (way->map) {
        basis.map = way->map;
        basis.city = strcmp(scores->system->id, TRYG_SYSTEM_CITY) == 0;
        tryg_estimate_ready(profile, &basis, &limits, scores, covariance);
        flag_modelled(way, before, scores);
        return TRYG_OK;
    }
    struct tryg_scores own;
    tryg_scores_begin(&own, heard->scratch, scores->year, table->system,
                      profile->indicators, profile->groups);
    tryg_estimate_ready(profile, &basis, &limits, &own, NULL);
    return carry_shares(b, profile, heard, way, NULL, &own, scores, covariance, err);
}

enum tryg_status
tryg_year_surveys_estimate(struct tryg_batch *b, const struct tryg_profile *profile,
                           const struct tryg_year_surveys *heard,
                           struct tryg_scores *scores, double *covariance,
                           struct tryg_resample *into, struct tryg_error *err)
{
    for (size_t s = 0; s < heard->surveys; s++) {
        TRYG_TRY(estimate_survey(b, profile, heard, s, scores, covariance, into, err));
    }
    for (size_t t = 0; t < heard->tables; t++) {
        TRYG_TRY(
            estimate_table(b, profile, heard, &heard->table[t], scores, covariance, err));
    }
    return TRYG_OK;
}

/* A stratum with one answer adds nothing to the variance: the standard errors are too
 * small. */
void tryg_year_surveys_warn(const struct tryg_year_surveys *heard,
                            const struct tryg_scores *scores)
{
    size_t lonely = 0;
    bool by_rule = heard->surveys > 0; /* each by a rule that gives them a part */
    for (size_t s = 0; s < heard->surveys; s++) {
        by_rule = by_rule && heard->declared[s]->lonely != TRYG_LONELY_CERTAINTY;
    }
    for (size_t c = 0; c < scores->indicators * scores->system->n; c++) {
        lonely += (scores->cell[c].flags & TRYG_FLAG_LONELY) != 0;
    }
    if (lonely && by_rule) {
        tryg_warn(
            TX("%d: %zu skøn bygger på et stratum med et enkelt svar; deres usikkerhed "
               "er anslået, som lonely: siger.",
               "%d: %zu estimates rest on a stratum with a single answer; their "
               "uncertainty is guessed at as lonely: says."),
            scores->year, lonely);
    } else if (lonely) {
        tryg_warn(
            TX("%d: %zu skøn bygger på et stratum med et enkelt svar; deres usikkerhed "
               "er sat for lavt (lonely).",
               "%d: %zu estimates rest on a stratum with a single answer; their "
               "uncertainty is understated (lonely)."),
            scores->year, lonely);
    }
}
