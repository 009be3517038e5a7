/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the profile asks for: is it in the project? */
#include "engine/batch/project_check.h"
#include "geodata/base/log.h"
#include "geodata/shape/names.h"

#include <string.h>

static const char **list_questions(const struct tryg_yaml_reading *reading,
                                   const struct tryg_project *project, size_t *n)
{
    size_t most = 1;
    for (size_t s = 0; s < project->surveys; s++) {
        most += project->survey[s].source.questions;
    }
    const char **id = TRYG_NEW(reading->arena, most, const char *);
    *n = 0;
    for (size_t s = 0; s < project->surveys; s++) {
        const struct tryg_survey_source *source = &project->survey[s].source;
        for (size_t q = 0; q < source->questions; q++) {
            id[(*n)++] = source->question[q].id;
        }
    }
    return id;
}

/* What the indicators ask for under one key and do not find; `word` of each. */
struct missed {
    const char *key;
    size_t n;
    const char **indicator, **word;
};

/* A slip of the pen in an own profile. */
static void blame_missed(struct tryg_yaml_reading *reading, struct tryg_place at,
                         const struct missed *missed, size_t i, size_t n,
                         const char *const *known)
{
    tryg_yaml_blame(reading, at,
                    TX("indikatoren %s: %s: \"%s\" findes ikke i projektet.",
                       "the indicator %s: %s: \"%s\" is not in the project."),
                    missed->indicator[i], missed->key, missed->word[i]);
    tryg_yaml_suggest(reading, missed->word[i], known, n);
}

/* What a shipped profile could compute and this project lacks: one warning for all. */
static void warn_missed(struct tryg_yaml_reading *reading,
                        const struct tryg_project *project, const struct missed *missed,
                        size_t n, const char *const *known)
{
    const char *list = "";
    for (size_t i = 0; i < missed->n; i++) {
        int nearest = tryg_word_nearest(missed->word[i], known, n);
        bool again = i > 0 && strcmp(missed->word[i], missed->word[i - 1]) == 0;
        if (again) {
            continue;
        }
        list = tryg_arena_print(
            reading->arena, "%s%s%s%s%s%s", list, i ? ", " : "", missed->word[i],
            nearest < 0 ? "" : TX(" (mente du ", " (did you mean "),
            nearest < 0 ? "" : known[nearest], nearest < 0 ? "" : "?)");
    }
    tryg_yaml_warn(reading, project->profile_at,
                   TX("profilen %s: %zu indikatorer kan ikke beregnes. Under %s findes "
                      "ikke: %s.",
                      "profile %s: %zu indicators cannot be computed. Not found under "
                      "%s: %s."),
                   project->profile->id, missed->n,
                   strcmp(missed->key, "of") == 0 ? "population" : "survey: questions",
                   list);
}

/* Look up what each indicator of `source` asks for among the `n` known. */
static void check_asked(struct tryg_yaml_reading *reading,
                        const struct tryg_project *project, enum tryg_source source,
                        const char *key, size_t n, const char *const *known)
{
    const struct tryg_profile *profile = project->profile;
    struct missed missed = {
        .key = key,
        .indicator = TRYG_NEW(reading->arena, profile->indicators + 1, const char *),
        .word = TRYG_NEW(reading->arena, profile->indicators + 1, const char *)};
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *it = &profile->indicator[i];
        const char *word = source == TRYG_FROM_SURVEY ? it->question : it->denominator;
        if (it->source != source || tryg_project_among(word, n, known)) {
            continue;
        }
        missed.indicator[missed.n] = it->id;
        missed.word[missed.n++] = word;
        if (!project->profile_is_shipped) {
            blame_missed(reading, project->indicator_at[i], &missed, missed.n - 1, n,
                         known);
        }
    }
    if (missed.n && project->profile_is_shipped) {
        warn_missed(reading, project, &missed, n, known);
    }
}

/* No source of a kind at all: said once, not once an indicator. */
static void miss_all(struct tryg_yaml_reading *reading,
                     const struct tryg_project *project, enum tryg_source source,
                     const char *key)
{
    size_t indicators = 0;
    for (size_t i = 0; i < project->profile->indicators; i++) {
        indicators += project->profile->indicator[i].source == source;
    }
    if (indicators) {
        tryg_yaml_warn(
            reading, project->profile_at,
            TX("projektet har ingen %s; %zu af indeksets indikatorer kan ikke "
               "beregnes.",
               "the project has no %s; %zu of the index's indicators cannot be "
               "computed."),
            key, indicators);
    }
}

static void check_questions(struct tryg_yaml_reading *reading,
                            const struct tryg_project *project)
{
    size_t n;
    const char **known = list_questions(reading, project, &n);
    if (project->surveys == 0) {
        miss_all(reading, project, TRYG_FROM_SURVEY, "survey");
    } else {
        check_asked(reading, project, TRYG_FROM_SURVEY, "question", n, known);
    }
}

static void check_denominators(struct tryg_yaml_reading *reading,
                               const struct tryg_project *project)
{
    size_t n;
    const char **known = tryg_project_populations(reading, project, &n);
    if (n == 0) {
        miss_all(reading, project, TRYG_FROM_REPORTS, "population");
    } else {
        check_asked(reading, project, TRYG_FROM_REPORTS, "of", n, known);
    }
}

/* An indicator that names its survey must name one, and ask it what it asks. */
static void check_named_surveys(struct tryg_yaml_reading *reading,
                                const struct tryg_project *project)
{
    const char **id = TRYG_NEW(reading->arena, project->surveys + 1, const char *);
    size_t n = 0;
    for (size_t s = 0; s < project->surveys; s++) {
        if (project->survey[s].source.id) {
            id[n++] = project->survey[s].source.id;
        }
    }
    for (size_t i = 0; i < project->profile->indicators; i++) {
        const struct tryg_indicator *it = &project->profile->indicator[i];
        if (it->source == TRYG_FROM_SURVEY && it->survey &&
            !tryg_project_among(it->survey, n, id)) {
            tryg_yaml_blame(reading, project->indicator_at[i],
                            TX("indikatoren %s: survey: \"%s\" findes ikke i projektet.",
                               "the indicator %s: survey: \"%s\" is not in the project."),
                            it->id, it->survey);
            tryg_yaml_suggest(reading, it->survey, id, n);
        }
    }
}

/* The covariates of an indicator's model are other indicators, or populations. */
static void check_covariates(struct tryg_yaml_reading *reading,
                             const struct tryg_project *project)
{
    const struct tryg_profile *profile = project->profile;
    size_t populations;
    const char **population = tryg_project_populations(reading, project, &populations);
    size_t n = populations + profile->indicators;
    const char **known = TRYG_NEW(reading->arena, n + 1, const char *);
    for (size_t i = 0; i < n; i++) {
        known[i] =
            i < populations ? population[i] : profile->indicator[i - populations].id;
    }
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *it = &profile->indicator[i];
        for (size_t c = 0; c < it->model.covariates; c++) {
            const char *word = it->model.covariate[c];
            if (strcmp(word, it->id) == 0 || !tryg_project_among(word, n, known)) {
                tryg_yaml_blame(
                    reading, project->indicator_at[i],
                    TX("indikatoren %s: model.covariates: \"%s\" er hverken "
                       "en anden indikator eller en befolkning.",
                       "the indicator %s: model.covariates: \"%s\" is neither "
                       "another indicator nor a population."),
                    it->id, word);
                tryg_yaml_suggest(reading, word, known, n);
            }
        }
    }
}

void tryg_project_check_asked(struct tryg_yaml_reading *reading,
                              const struct tryg_project *project)
{
    if (project->reports == 0) {
        miss_all(reading, project, TRYG_FROM_REPORTS, "reports");
    } else {
        check_denominators(reading, project);
    }
    check_questions(reading, project);
    check_named_surveys(reading, project);
    check_covariates(reading, project);
}

enum tryg_status tryg_project_check_categories(const struct tryg_project *project,
                                               size_t n, const char *const *category,
                                               struct tryg_error *err)
{
    enum tryg_status status = TRYG_OK;
    for (size_t i = 0; project->profile && project->reports &&
                       i < project->profile->indicators && status == TRYG_OK;
         i++) {
        const struct tryg_indicator *it = &project->profile->indicator[i];
        if (it->source != TRYG_FROM_REPORTS || strcmp(it->category, "*") == 0 ||
            tryg_project_among(it->category, n, category)) {
            continue;
        }
        int nearest = tryg_word_nearest(it->category, category, n);
        const char *format =
            TX("indikatoren %s kan ikke beregnes: kategorien \"%s\" er "
               "ikke blandt projektets%s%s%s.",
               "the indicator %s cannot be computed: the category \"%s\" "
               "is not among the project's%s%s%s.");
        const char *before = nearest < 0 ? "" : TX(" (mente du \"", " (did you mean \"");
        const char *word = nearest < 0 ? "" : category[nearest];
        const char *after = nearest < 0 ? "" : "\"?)";
        if (project->profile_is_shipped) {
            tryg_warn(format, it->id, it->category, before, word, after);
        } else {
            status = tryg_fail_at(err, TRYG_USAGE, project->indicator_at[i], format,
                                  it->id, it->category, before, word, after);
        }
    }
    return status;
}
