/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/project_keys.h"
#include "engine/batch/profile.h"
#include "engine/batch/project_index.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, YEARS_MOST = 200 };

#define OF_PROJECT(member) offsetof(struct tryg_project, member)

/* ---- The version, the years ------------------------------------------------------ */

static void version_read(struct tryg_yaml_reading *reading,
                         const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                         void *base)
{
    (void)base;
    if (node->kind != TRYG_YAML_TEXT || strcmp(node->text, "1") != 0) {
        tryg_yaml_blame_value(
            reading, key->name, node,
            TX("1, den udgave af projektfilen, dette program læser",
               "1, the version of the project file this program reads"));
    }
}

static void version_print(struct tryg_yaml_printer *printer,
                          const struct tryg_yaml_key *key, const void *base)
{
    (void)base;
    tryg_yaml_print_name(printer, key->name);
    fputs(" 1\n", printer->out);
}

static const struct tryg_yaml_type VERSION = {version_read, NULL, version_print};

bool tryg_project_parse_year(const char *text, size_t digits, int *year)
{
    *year = 0;
    for (size_t i = 0; i < digits && digits == 4; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        *year = *year * 10 + (text[i] - '0');
    }
    return digits == 4 && *year >= FIRST_YEAR && *year <= LAST_YEAR;
}

/* "2010" or "2010-2014" added to the years; false if it is neither. */
static bool add_years(struct tryg_yaml_reading *reading, const char *text, size_t *years,
                      int **year)
{
    const char *dash = strchr(text, '-');
    int first, last;
    size_t digits = dash ? (size_t)(dash - text) : strlen(text);
    if (!tryg_project_parse_year(text, digits, &first)) {
        return false;
    }
    last = first;
    if (dash &&
        (!tryg_project_parse_year(dash + 1, strlen(dash + 1), &last) || last < first)) {
        return false;
    }
    size_t more = (size_t)(last - first) + 1;
    if (*years + more > YEARS_MOST) {
        return false;
    }
    *year = tryg_arena_grow(reading->arena, *year, *years, *years + more, sizeof **year);
    while (first <= last) {
        (*year)[(*years)++] = first++;
    }
    return true;
}

static int by_year(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

void tryg_project_read_years(struct tryg_yaml_reading *reading,
                             const struct tryg_yaml_key *key,
                             const struct tryg_yaml *node, size_t *years, int **year)
{
    const char *wanted = TX("årstal: 2014, 2010-2014 eller [2010, 2012, 2014]",
                            "years: 2014, 2010-2014 or [2010, 2012, 2014]");
    const struct tryg_yaml *item = node->kind == TRYG_YAML_LIST ? node->value : node;
    size_t n = node->kind == TRYG_YAML_LIST ? node->n : 1;
    for (size_t i = 0; i < n; i++) {
        if (item[i].kind != TRYG_YAML_TEXT ||
            !add_years(reading, item[i].text, years, year)) {
            tryg_yaml_blame_value(reading, key->name, &item[i], wanted);
            return;
        }
    }
    if (n == 0) {
        tryg_yaml_blame_value(reading, key->name, node, wanted);
        return;
    }
    qsort(*year, *years, sizeof **year, by_year);
    for (size_t i = 1; i < *years; i++) {
        if ((*year)[i] == (*year)[i - 1]) {
            tryg_yaml_blame(reading, node->at,
                            TX("years: %d er der to gange.", "years: %d is there twice."),
                            (*year)[i]);
            return;
        }
    }
}

static void years_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    struct tryg_project *project = base;
    tryg_project_read_years(reading, key, node, &project->years, &project->year);
}

static bool years_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return ((const struct tryg_project *)base)->years > 0;
}

void tryg_project_print_years(struct tryg_yaml_printer *printer,
                              const struct tryg_yaml_key *key, size_t years,
                              const int *year)
{
    tryg_yaml_print_name(printer, key->name);
    for (size_t i = 0; i < years; i++) {
        fprintf(printer->out, "%s%d", i ? ", " : " [", year[i]);
    }
    fputs("]\n", printer->out);
}

static void years_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_project *project = base;
    tryg_project_print_years(printer, key, project->years, project->year);
}

static const struct tryg_yaml_type YEARS = {years_read, years_given, years_print};

/* ---- Offences: a path, or a group with the keys of a table ----------------------- */

static void offences_read(struct tryg_yaml_reading *reading,
                          const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                          void *base)
{
    struct tryg_yaml_key path =
        TRYG_YAML_KEY(key->name, TRYG_YAML_A_PATH,
                      .field = key->field + offsetof(struct tryg_table_source, file),
                      .also = key->field + offsetof(struct tryg_table_source, shown));
    const struct tryg_yaml_type *type =
        node->kind == TRYG_YAML_MAP ? &TRYG_YAML_A_GROUP : path.type;
    type->read(reading, node->kind == TRYG_YAML_MAP ? key : &path, node, base);
}

static bool offences_given(const struct tryg_yaml_key *key, const void *base)
{
    return TRYG_YAML_A_GROUP.given(key, base);
}

static void offences_print(struct tryg_yaml_printer *printer,
                           const struct tryg_yaml_key *key, const void *base)
{
    TRYG_YAML_A_GROUP.print(printer, key, base);
}

static const struct tryg_yaml_type OFFENCES = {offences_read, offences_given,
                                               offences_print};

/* ---- The small parts ------------------------------------------------------------- */

static const struct tryg_yaml_words LANGUAGES = {
    sizeof(enum tryg_lang), 2, {{"da", TRYG_DA}, {"en", TRYG_EN}}};
static const struct tryg_yaml_range YEAR = {
    .size = 4, .low = FIRST_YEAR, .high = LAST_YEAR, .zero_is_none = true};
static const struct tryg_yaml_range SEED = {
    .size = 8, .low = 0, .high = 9007199254740991.0};
static const struct tryg_yaml_range COUNT = {.size = 4, .low = 0, .high = 1000000};
static const struct tryg_yaml_range COUNT_OR_NONE = {
    .size = 4, .low = 0, .high = 1000000, .zero_is_none = true};
static const struct tryg_yaml_range ANY = {.low = -INFINITY, .high = INFINITY};
static const struct tryg_yaml_range SHARE = {.low = 0, .high = 1};

static const struct tryg_yaml_key MAP_KEYS[] = {
    TRYG_YAML_KEY("water", TRYG_YAML_A_PATH, .field = OF_PROJECT(water.file),
                  .also = OF_PROJECT(water.shown), .place = OF_PROJECT(water.at)),
    TRYG_YAML_KEY("parks", TRYG_YAML_A_PATH, .field = OF_PROJECT(parks.file),
                  .also = OF_PROJECT(parks.shown), .place = OF_PROJECT(parks.at)),
    TRYG_YAML_KEY("neighbours", TRYG_YAML_A_PATH, .field = OF_PROJECT(neighbours.file),
                  .also = OF_PROJECT(neighbours.shown),
                  .place = OF_PROJECT(neighbours.at)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key PUBLISH_KEYS[] = {
    TRYG_YAML_KEY("min_count", TRYG_YAML_A_WHOLE, .field = OF_PROJECT(min_count),
                  .detail = &COUNT),
    TRYG_YAML_KEY("min_answers", TRYG_YAML_A_WHOLE, .field = OF_PROJECT(min_answers),
                  .detail = &COUNT),
    TRYG_YAML_KEY("min_n_eff", TRYG_YAML_A_WHOLE, .field = OF_PROJECT(min_n_eff),
                  .detail = &COUNT_OR_NONE),
    TRYG_YAML_KEY("max_width", TRYG_YAML_A_NUMBER, .field = OF_PROJECT(max_width),
                  .detail = &SHARE),
    TRYG_YAML_KEY_LATER("rounding"),
    TRYG_YAML_KEY_LATER("tables"),
    TRYG_YAML_KEYS_END};

#define OF_GOAL(member) offsetof(struct tryg_goal, member)

static const struct tryg_yaml_key GOAL_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF_GOAL(id),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("kind", TRYG_YAML_AN_ID, .field = OF_GOAL(kind),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("name", TRYG_YAML_BOTH_LANGUAGES, .field = OF_GOAL(name)),
    TRYG_YAML_KEY("what", TRYG_YAML_TEXTS, .field = OF_GOAL(what), .also = OF_GOAL(whats),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("where", TRYG_YAML_A_TEXT, .field = OF_GOAL(where)),
    TRYG_YAML_KEY("system", TRYG_YAML_A_TEXT, .field = OF_GOAL(system)),
    TRYG_YAML_KEY("by", TRYG_YAML_A_NUMBER, .field = OF_GOAL(by), .detail = &SHARE),
    TRYG_YAML_KEY("limit", TRYG_YAML_A_NUMBER, .field = OF_GOAL(limit), .detail = &ANY),
    TRYG_YAML_KEY("by_year", TRYG_YAML_A_WHOLE, .field = OF_GOAL(by_year),
                  .detail = &YEAR),
    TRYG_YAML_KEYS_END};

static void goal_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                       void *row)
{
    (void)reading;
    *(struct tryg_goal *)row =
        (struct tryg_goal){.at = node->at, .by = NAN, .limit = NAN};
}

static const struct tryg_yaml_rows GOAL_ROWS = {
    .size = sizeof(struct tryg_goal), .table = GOAL_KEYS, .begin = goal_begin};

/* ---- The top --------------------------------------------------------------------- */

const struct tryg_yaml_key TRYG_PROJECT_KEYS[] = {
    TRYG_YAML_KEY("tryghed", VERSION, .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("title", TRYG_YAML_BOTH_LANGUAGES, .field = OF_PROJECT(title)),
    TRYG_YAML_KEY("lang", TRYG_YAML_A_WORD, .field = OF_PROJECT(lang),
                  .detail = &LANGUAGES),
    TRYG_YAML_KEY("crs", TRYG_YAML_A_TEXT, .field = OF_PROJECT(crs),
                  .place = OF_PROJECT(crs_at)),
    TRYG_YAML_KEY("years", YEARS, .place = OF_PROJECT(years_at),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("base_year", TRYG_YAML_A_WHOLE, .field = OF_PROJECT(base_year),
                  .place = OF_PROJECT(base_year_at), .detail = &YEAR),
    TRYG_YAML_KEY("seed", TRYG_YAML_A_WHOLE, .field = OF_PROJECT(seed), .detail = &SEED),
    TRYG_YAML_KEY("areas", TRYG_YAML_A_GROUP, .place = OF_PROJECT(areas_at),
                  .need = TRYG_YAML_REQUIRED, .detail = TRYG_AREAS_KEYS),
    TRYG_YAML_KEY("population", TRYG_YAML_ROWS, .field = OF_PROJECT(population),
                  .also = OF_PROJECT(populations), .detail = &TRYG_POPULATION_ROWS),
    TRYG_YAML_KEY("offences", OFFENCES, .field = OF_PROJECT(offences),
                  .place = OF_PROJECT(offences_at), .detail = TRYG_TABLE_KEYS),
    TRYG_YAML_KEY("reports", TRYG_YAML_ROWS, .field = OF_PROJECT(report),
                  .also = OF_PROJECT(reports), .detail = &TRYG_REPORTS_ROWS),
    TRYG_YAML_KEY("survey", TRYG_YAML_ROWS, .field = OF_PROJECT(survey),
                  .also = OF_PROJECT(surveys), .detail = &TRYG_SURVEY_ROWS),
    TRYG_YAML_KEY("scores", TRYG_YAML_ROWS, .field = OF_PROJECT(score),
                  .also = OF_PROJECT(scores), .detail = &TRYG_SCORES_ROWS),
    TRYG_YAML_KEY("index", TRYG_AN_INDEX, .place = OF_PROJECT(profile_at)),
    TRYG_YAML_KEY("map", TRYG_YAML_A_GROUP, .detail = MAP_KEYS),
    TRYG_YAML_KEY("attribution", TRYG_YAML_TEXTS, .field = OF_PROJECT(attribution),
                  .also = OF_PROJECT(attributions)),
    TRYG_YAML_KEY("tolerate", TRYG_YAML_A_GROUP, .field = OF_PROJECT(tolerate),
                  .detail = TRYG_TOLERATE_KEYS),
    TRYG_YAML_KEY("publish", TRYG_YAML_A_GROUP, .detail = PUBLISH_KEYS),
    TRYG_YAML_KEY("robustness", TRYG_A_ROBUSTNESS, .field = OF_PROJECT(robustness)),
    TRYG_YAML_KEY("uncertainty", TRYG_YAML_A_GROUP, .field = OF_PROJECT(uncertainty),
                  .detail = TRYG_UNCERTAINTY_KEYS),
    TRYG_YAML_KEY("goals", TRYG_YAML_ROWS, .field = OF_PROJECT(goal),
                  .also = OF_PROJECT(goals), .detail = &GOAL_ROWS),
    TRYG_YAML_KEY("compare", TRYG_YAML_A_GROUP, .detail = TRYG_COMPARE_KEYS),
    TRYG_YAML_KEY("barometer", TRYG_YAML_A_GROUP, .field = OF_PROJECT(barometer),
                  .detail = TRYG_BAROMETER_KEYS),
    TRYG_YAML_KEY("published", TRYG_YAML_ROWS, .field = OF_PROJECT(published),
                  .also = OF_PROJECT(published_tables), .detail = &TRYG_PUBLISHED_ROWS),
    TRYG_YAML_KEY_LATER("hotspots"),
    TRYG_YAML_KEY_LATER("report"),
    TRYG_YAML_KEYS_END};

bool tryg_project_key_is_dress(const char *name)
{
    static const char *const DRESS[] = {
        "title", "lang",       "years",   "map",       "attribution", "tolerate",
        "goals", "robustness", "compare", "barometer", "published"};
    for (size_t i = 0; i < sizeof DRESS / sizeof *DRESS; i++) {
        if (strcmp(name, DRESS[i]) == 0) {
            return true;
        }
    }
    return false;
}

void tryg_project_begin(struct tryg_project *project)
{
    *project = (struct tryg_project){
        .title = {{"Tryghedsindeks", "Safety index"}},
        .lang = TRYG_DA,
        .crs = "EPSG:25832",
        .seed = 1,
        .min_count = 5,
        .min_answers = 30,
        .robustness = tryg_scenario_usual(),
        .max_width = NAN,
        .later = {.tolerate = 0.02},
    };
    tryg_table_begin(&project->areas.table);
    tryg_table_begin(&project->areas.join);
    tryg_table_begin(&project->people.table);
    tryg_table_begin(&project->offences);
    tryg_table_begin(&project->barometer.series.table);
    tryg_tolerate_begin(&project->tolerate, 0.01, 0.10, 0.02);
    tryg_uncertainty_begin(&project->uncertainty);
}
