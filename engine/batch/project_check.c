/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/project_check.h"
#include "engine/batch/project_keys.h"

#include <string.h>

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* ---- Systems --------------------------------------------------------------------- */

static size_t list_systems(const struct tryg_yaml_reading *reading,
                           const struct tryg_project *project, const char ***id)
{
    *id = TRYG_NEW(reading->arena, project->systems + 2, const char *);
    for (size_t i = 0; i < project->systems; i++) {
        (*id)[i] = project->system[i].id;
    }
    (*id)[project->systems] = TRYG_SYSTEM_ATOM;
    (*id)[project->systems + 1] = TRYG_SYSTEM_CITY;
    return project->systems + 2;
}

enum allowed { DECLARED = 0, ATOM = 1, CITY = 2 };

/* `key` names the system `id`; which of the two undeclared ones may it be? */
static void check_system(struct tryg_yaml_reading *reading,
                         const struct tryg_project *project, struct tryg_place at,
                         const char *key, const char *id, enum allowed allowed)
{
    bool city = (allowed & CITY) != 0, atom = (allowed & ATOM) != 0;
    if (tryg_project_system(project, id) || (atom && same(id, TRYG_SYSTEM_ATOM)) ||
        (city && same(id, TRYG_SYSTEM_CITY))) {
        return;
    }
    const char **known;
    size_t n = list_systems(reading, project, &known);
    tryg_yaml_blame(reading, at,
                    TX("%s: systemet \"%s\" kendes ikke her.",
                       "%s: there is no system \"%s\" to use here."),
                    key, id);
    tryg_yaml_suggest(reading, id, known, n - (city ? 0 : atom ? 1 : 2));
}

/* Follow `inside` from one system; back at the start is a circle. */
static void check_circle(struct tryg_yaml_reading *reading,
                         const struct tryg_project *project,
                         const struct tryg_project_system *start)
{
    const struct tryg_project_system *at = start;
    for (size_t steps = 0; at && at->inside && steps <= project->systems; steps++) {
        at = tryg_project_system(project, at->inside);
        if (at == start) {
            tryg_yaml_blame(reading, start->inside_at,
                            TX("inside: %s ligger i kreds inden i sig selv.",
                               "inside: %s lies inside itself, in a circle."),
                            start->id);
            return;
        }
    }
}

static void check_systems(struct tryg_yaml_reading *reading,
                          const struct tryg_project *project)
{
    for (size_t i = 0; i < project->systems; i++) {
        const struct tryg_project_system *system = &project->system[i];
        if (same(system->id, TRYG_SYSTEM_ATOM) || same(system->id, TRYG_SYSTEM_CITY)) {
            tryg_yaml_blame(reading, system->at,
                            TX("navnet %s er optaget: atom er de fineste områder og city "
                               "hele byen. Vælg et andet.",
                               "the name %s is taken: atom is the finest areas and city "
                               "the whole city. Choose another."),
                            system->id);
        }
        if (system->inside) {
            check_system(reading, project, system->inside_at, "inside", system->inside,
                         DECLARED);
            check_circle(reading, project, system);
        }
    }
}

static void check_index_system(struct tryg_yaml_reading *reading,
                               const struct tryg_project *project)
{
    for (size_t i = 0; i < project->index_systems; i++) {
        check_system(reading, project, project->index_system[i].at, "index_system",
                     project->index_system[i].system, ATOM);
    }
    if (project->years && project->index_system[0].from_year > project->year[0]) {
        tryg_yaml_blame(reading, project->index_system[0].at,
                        TX("index_system begynder i %d, men projektet i %d.",
                           "index_system begins in %d, but the project in %d."),
                        project->index_system[0].from_year, project->year[0]);
    }
}

static void check_roll_up(struct tryg_yaml_reading *reading,
                          const struct tryg_project *project)
{
    for (size_t i = 0; i < project->roll_ups; i++) {
        const char *id = project->roll_up[i];
        if (same(id, TRYG_SYSTEM_CITY)) {
            tryg_yaml_blame(reading, project->roll_up_at,
                            TX("roll_up: hele byen er altid med; slet \"city\".",
                               "roll_up: the whole city is always there; remove "
                               "\"city\"."));
            continue;
        }
        check_system(reading, project, project->roll_up_at, "roll_up", id, ATOM);
        for (size_t j = 0; j < i; j++) {
            if (same(id, project->roll_up[j])) {
                tryg_yaml_blame(
                    reading, project->roll_up_at,
                    TX("roll_up: %s er der to gange.", "roll_up: %s is there twice."),
                    id);
            }
        }
        for (size_t s = 0; s < project->index_systems; s++) {
            if (!same(id, project->index_system[s].system)) {
                continue;
            }
            tryg_yaml_blame(reading, project->roll_up_at,
                            TX("roll_up: %s er selv index_system; slet det her.",
                               "roll_up: %s is the index_system itself; remove it here."),
                            id);
        }
    }
}

/* ---- Inputs ---------------------------------------------------------------------- */

static void blame_repeated(struct tryg_yaml_reading *reading, struct tryg_place at,
                           const char *part, const char *id)
{
    tryg_yaml_blame(reading, at,
                    TX("%s: id \"%s\" er brugt før; hver kilde har sit eget.",
                       "%s: the id \"%s\" is used before; each source has its own."),
                    part, id);
}

static void check_population(struct tryg_yaml_reading *reading,
                             const struct tryg_project *project)
{
    for (size_t i = 0; i < project->populations; i++) {
        const struct tryg_project_population *one = &project->population[i];
        if (!one->source.id) {
            continue; /* blamed already */
        }
        for (size_t j = 0; j < i; j++) {
            const char *other = project->population[j].source.id;
            if (other && same(other, one->source.id)) {
                blame_repeated(reading, one->at, "population", other);
            }
        }
        check_system(reading, project, one->system_at.line ? one->system_at : one->at,
                     "population.system", one->system, ATOM | CITY);
    }
}

static void check_reports(struct tryg_yaml_reading *reading,
                          const struct tryg_project *project)
{
    for (size_t i = 0; i < project->reports; i++) {
        const struct tryg_project_reports *one = &project->report[i];
        if (!one->id) {
            continue;
        }
        for (size_t j = 0; j < i; j++) {
            if (project->report[j].id && same(project->report[j].id, one->id)) {
                blame_repeated(reading, one->at, "reports", one->id);
            }
        }
        check_system(reading, project, one->system_at.line ? one->system_at : one->at,
                     "reports.system", one->system, ATOM | CITY);
        bool codes = one->kind == TRYG_POINTS ? one->points.code != NULL
                                              : one->counts.category_is_code;
        if (codes && !project->offences.file) {
            tryg_yaml_blame(reading, one->at,
                            TX("reports: %s har gerningskoder, men projektet har ingen "
                               "tabel over dem. Tilføj fx offences: data/kategorier.csv",
                               "reports: %s has offence codes, but the project has no "
                               "table of them. Add e.g. offences: data/categories.csv"),
                            one->id);
        }
    }
}

const char **tryg_project_populations(const struct tryg_yaml_reading *reading,
                                      const struct tryg_project *project, size_t *n)
{
    const char **id = TRYG_NEW(reading->arena, project->populations + 1, const char *);
    *n = 0;
    for (size_t i = 0; i < project->populations; i++) {
        if (project->population[i].source.id) {
            id[(*n)++] = project->population[i].source.id;
        }
    }
    return id;
}

bool tryg_project_among(const char *word, size_t n, const char *const *words)
{
    for (size_t i = 0; i < n; i++) {
        if (same(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* Ready shares: which questions, and which column tells them apart? */
static void check_estimates(struct tryg_yaml_reading *reading,
                            const struct tryg_project_survey *one)
{
    if (one->source.questions > 1 && !one->source.question_column) {
        tryg_yaml_blame(reading, one->at,
                        TX("nøglen \"%s\" mangler.", "the key \"%s\" is missing."),
                        "survey.columns.question");
    }
    if (one->source.questions == 0) {
        tryg_yaml_blame(reading, one->at,
                        TX("survey %s: uden questions og uden index er der intet at "
                           "læse. Skriv fx questions: [utryg].",
                           "survey %s: without questions and without index there is "
                           "nothing to read. Write e.g. questions: [utryg]."),
                        one->source.id);
    }
}

static void doubt_same_file(struct tryg_yaml_reading *reading,
                            const struct tryg_project *project,
                            const struct tryg_project_survey *one)
{
    const struct tryg_table_source *table = &one->source.table;
    bool yearly = tryg_project_is_yearly(table->shown) ||
                  tryg_project_is_yearly(table->sheet) || table->wheres;
    if (!yearly && table->shown && project->years > 1) {
        tryg_yaml_warn(reading, one->at,
                       TX("survey %s: alle %zu år læser de samme svar fra %s. Sæt "
                          "{year} i navnet, hvis hvert år har sin egen fil.",
                          "survey %s: all %zu years read the same answers from %s. "
                          "Put {year} in the name if each year has its own file."),
                       one->source.id, project->years, table->shown);
    }
}

static void check_survey(struct tryg_yaml_reading *reading,
                         const struct tryg_project *project)
{
    size_t n;
    const char **population = tryg_project_populations(reading, project, &n);
    for (size_t i = 0; i < project->surveys; i++) {
        const struct tryg_project_survey *one = &project->survey[i];
        if (!one->source.id) {
            continue;
        }
        for (size_t j = 0; j < i; j++) {
            const char *other = project->survey[j].source.id;
            if (other && same(other, one->source.id)) {
                blame_repeated(reading, one->at, "survey", other);
            }
        }
        check_system(reading, project, one->system_at.line ? one->system_at : one->at,
                     "survey.system", one->system, ATOM | CITY);
        if (one->kind == TRYG_ESTIMATES) {
            check_estimates(reading, one);
        }
        if (one->population && !tryg_project_among(one->population, n, population)) {
            tryg_yaml_blame(
                reading, one->population_at,
                TX("survey.population: \"%s\" er ikke et id under population.",
                   "survey.population: \"%s\" is no id under population."),
                one->population);
            tryg_yaml_suggest(reading, one->population, population, n);
        }
        tryg_project_check_margins(reading, project, one);
        doubt_same_file(reading, project, one);
    }
}

/* ---- All of it ------------------------------------------------------------------- */

static void check_base_year(struct tryg_yaml_reading *reading,
                            const struct tryg_project *project)
{
    if (project->years && tryg_project_year(project, project->base_year) == SIZE_MAX) {
        tryg_yaml_blame(reading, project->base_year_at,
                        TX("base_year: %d er ikke blandt years.",
                           "base_year: %d is not among years."),
                        project->base_year);
    }
}

void tryg_project_check(struct tryg_yaml_reading *reading,
                        const struct tryg_project *project)
{
    check_base_year(reading, project);
    tryg_project_check_versions(reading, project);
    check_systems(reading, project);
    check_index_system(reading, project);
    check_roll_up(reading, project);
    check_population(reading, project);
    check_reports(reading, project);
    check_survey(reading, project);
    tryg_project_check_goals(reading, project);
    tryg_project_check_breaks(reading, project);
    tryg_project_check_barometer(reading, project);
    tryg_project_check_scores(reading, project);
    tryg_project_check_published(reading, project);
    if (project->profile) {
        tryg_project_check_asked(reading, project);
    }
}
