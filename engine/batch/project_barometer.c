/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of barometer: what its goals are measured by. */
#include "engine/batch/project_check.h"
#include "engine/batch/project_keys.h"

#include <stdlib.h>
#include <string.h>

/* ---- The series' table ----------------------------------------------------------- */

#define OF_SERIES(member) offsetof(struct tryg_series_source, member)

static const struct tryg_yaml_key SERIES_COLUMNS[] = {
    TRYG_YAML_KEY("series", TRYG_YAML_A_TEXT, .field = OF_SERIES(series),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("period", TRYG_YAML_A_TEXT, .field = OF_SERIES(period),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("value", TRYG_YAML_A_TEXT, .field = OF_SERIES(value),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("se", TRYG_YAML_A_TEXT, .field = OF_SERIES(se)),
    TRYG_YAML_KEY("n", TRYG_YAML_A_TEXT, .field = OF_SERIES(n)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key SERIES_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .field = OF_SERIES(table), .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = SERIES_COLUMNS),
    TRYG_YAML_KEYS_END};

/* ---- The goals ------------------------------------------------------------------- */

#define OF_GOAL(member) offsetof(struct tryg_barometer_wish, member)

static const struct tryg_yaml_words SOURCES = {
    sizeof(enum tryg_measured_by),
    3,
    {{"series", TRYG_BY_SERIES}, {"index", TRYG_BY_INDEX}, {"survey", TRYG_BY_SURVEY}}};
static const struct tryg_yaml_words WANTED = {
    sizeof(enum tryg_wanted),
    2,
    {{"rises", TRYG_WANTED_RISES}, {"falls", TRYG_WANTED_FALLS}}};
static const struct tryg_yaml_words UNITS = {sizeof(enum tryg_series_unit),
                                             3,
                                             {{"number", TRYG_SERIES_NUMBER},
                                              {"fraction", TRYG_SERIES_FRACTION},
                                              {"percent", TRYG_SERIES_PERCENT}}};
static const struct tryg_yaml_words ANSWERS = {
    sizeof(bool), 2, {{"unsafe", false}, {"safe", true}}};
static const struct tryg_yaml_words DONT_KNOWS = {
    sizeof(enum tryg_dont_know),
    2,
    {{"exclude", TRYG_DONT_KNOW_EXCLUDE}, {"category", TRYG_DONT_KNOW_CATEGORY}}};

static const struct tryg_yaml_key GOAL_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF_GOAL(id),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("name", TRYG_YAML_BOTH_LANGUAGES, .field = OF_GOAL(name)),
    TRYG_YAML_KEY("wanted", TRYG_YAML_A_WORD, .field = OF_GOAL(wanted),
                  .need = TRYG_YAML_REQUIRED, .detail = &WANTED),
    TRYG_YAML_KEY("source", TRYG_YAML_A_WORD, .field = OF_GOAL(by), .detail = &SOURCES),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key BY_SERIES_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = GOAL_KEYS},
    TRYG_YAML_KEY("series", TRYG_YAML_A_TEXT, .field = OF_GOAL(series)),
    TRYG_YAML_KEY("unit", TRYG_YAML_A_WORD, .field = OF_GOAL(unit), .detail = &UNITS),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key BY_INDEX_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = GOAL_KEYS},
    TRYG_YAML_KEY("what", TRYG_YAML_A_TEXT, .field = OF_GOAL(what),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("where", TRYG_YAML_A_TEXT, .field = OF_GOAL(where)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key BY_SURVEY_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = GOAL_KEYS},
    TRYG_YAML_KEY("question", TRYG_YAML_A_TEXT, .field = OF_GOAL(question),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("survey", TRYG_YAML_A_TEXT, .field = OF_GOAL(survey)),
    TRYG_YAML_KEY("answers", TRYG_YAML_A_WORD, .field = OF_GOAL(safe),
                  .detail = &ANSWERS),
    TRYG_YAML_KEY("dont_know", TRYG_YAML_A_WORD, .field = OF_GOAL(dont_know),
                  .detail = &DONT_KNOWS),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key *keys_by(enum tryg_measured_by by)
{
    static const struct tryg_yaml_key *const KEYS[] = {[TRYG_BY_SERIES] = BY_SERIES_KEYS,
                                                       [TRYG_BY_INDEX] = BY_INDEX_KEYS,
                                                       [TRYG_BY_SURVEY] = BY_SURVEY_KEYS};
    return KEYS[by];
}

static const struct tryg_yaml_key *goal_keys(const struct tryg_yaml *node)
{
    return keys_by(tryg_project_says(node, "source", "index")    ? TRYG_BY_INDEX
                   : tryg_project_says(node, "source", "survey") ? TRYG_BY_SURVEY
                                                                 : TRYG_BY_SERIES);
}

static const struct tryg_yaml_key *goal_keys_of(const void *row)
{
    return keys_by(((const struct tryg_barometer_wish *)row)->by);
}

static void goal_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                       void *row)
{
    (void)reading;
    ((struct tryg_barometer_wish *)row)->at = node->at;
}

static void goal_finish(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                        void *row)
{
    (void)reading;
    (void)node;
    struct tryg_barometer_wish *goal = row;
    if (!goal->name.in[TRYG_DA]) {
        goal->name = (struct tryg_text){{goal->id, goal->id}};
    }
    if (goal->by == TRYG_BY_SERIES && !goal->series) {
        goal->series = goal->id;
    }
}

static const struct tryg_yaml_rows GOAL_ROWS = {.size =
                                                    sizeof(struct tryg_barometer_wish),
                                                .table_for = goal_keys,
                                                .table_of = goal_keys_of,
                                                .begin = goal_begin,
                                                .finish = goal_finish};

#define OF_BAROMETER(member) offsetof(struct tryg_project_barometer, member)

const struct tryg_yaml_key TRYG_BAROMETER_KEYS[] = {
    TRYG_YAML_KEY("series", TRYG_YAML_A_GROUP, .field = OF_BAROMETER(series),
                  .place = OF_BAROMETER(series_at), .detail = SERIES_KEYS),
    TRYG_YAML_KEY("goals", TRYG_YAML_ROWS, .field = OF_BAROMETER(goal),
                  .also = OF_BAROMETER(goals), .need = TRYG_YAML_REQUIRED,
                  .detail = &GOAL_ROWS),
    TRYG_YAML_KEYS_END};

/* ---- Do they name what there is? ------------------------------------------------- */

static void check_index(struct tryg_yaml_reading *reading,
                        const struct tryg_project *project,
                        const struct tryg_barometer_wish *goal)
{
    const struct tryg_profile *profile = project->profile;
    if (!profile) {
        tryg_yaml_blame(reading, goal->at,
                        TX("barometer: %s måles med source: index, men projektet har "
                           "intet index.",
                           "barometer: %s is measured by source: index, but the project "
                           "has no index."),
                        goal->id);
        return;
    }
    const char **known = TRYG_NEW(reading->arena, profile->indicators + 1, const char *);
    for (size_t i = 0; i < profile->indicators; i++) {
        known[i] = profile->indicator[i].id;
    }
    known[profile->indicators] = "index";
    if (!tryg_project_among(goal->what, profile->indicators + 1, known)) {
        tryg_yaml_blame(reading, goal->at,
                        TX("barometer: %s: what: \"%s\" er hverken index eller en af "
                           "indeksets indikatorer.",
                           "barometer: %s: what: \"%s\" is neither index nor an "
                           "indicator of it."),
                        goal->id, goal->what);
        tryg_yaml_suggest_nearest(reading, goal->what, known, profile->indicators + 1);
    }
    int level, year;
    if (goal->where && (!tryg_barometer_where(project, goal->where, &level, &year) ||
                        tryg_project_year(project, year) == SIZE_MAX)) {
        tryg_yaml_blame(reading, goal->at,
                        TX("barometer: %s: where: \"%s\" skal være et af indeksets "
                           "niveauer i et af projektets år, fx %s@%d.",
                           "barometer: %s: where: \"%s\" must be a level of the index in "
                           "a year of the project, e.g. %s@%d."),
                        goal->id, goal->where, profile->level[profile->levels - 1].id,
                        project->base_year);
    }
}

static void check_question(struct tryg_yaml_reading *reading,
                           const struct tryg_project *project,
                           const struct tryg_barometer_wish *goal)
{
    size_t n = 0, most = 1;
    for (size_t s = 0; s < project->surveys; s++) {
        most += project->survey[s].source.questions;
    }
    const char **known = TRYG_NEW(reading->arena, most, const char *);
    for (size_t s = 0; s < project->surveys; s++) {
        const struct tryg_survey_source *source = &project->survey[s].source;
        bool asked =
            !goal->survey || (source->id && strcmp(goal->survey, source->id) == 0);
        for (size_t q = 0; asked && q < source->questions; q++) {
            known[n++] = source->question[q].id;
        }
    }
    if (!tryg_project_among(goal->question, n, known)) {
        tryg_yaml_blame(reading, goal->at,
                        TX("barometer: %s: spørgsmålet \"%s\" er ikke blandt "
                           "questions i %s.",
                           "barometer: %s: the question \"%s\" is not among the "
                           "questions of %s."),
                        goal->id, goal->question, goal->survey ? goal->survey : "survey");
        tryg_yaml_suggest(reading, goal->question, known, n);
    }
}

bool tryg_barometer_where(const struct tryg_project *project, const char *where,
                          int *level, int *year)
{
    const struct tryg_profile *profile = project->profile;
    const char *at = strchr(where, '@');
    size_t bytes = at ? (size_t)(at - where) : strlen(where);
    *year = project->base_year;
    if (at && !tryg_project_parse_year(at + 1, strlen(at + 1), year)) {
        return false;
    }
    for (size_t l = 0; l < profile->levels; l++) {
        if (strlen(profile->level[l].id) == bytes &&
            memcmp(profile->level[l].id, where, bytes) == 0) {
            *level = (int)l;
            return true;
        }
    }
    return false;
}

static void check_goal(struct tryg_yaml_reading *reading,
                       const struct tryg_project *project,
                       const struct tryg_barometer_wish *goal)
{
    switch (goal->by) {
    case TRYG_BY_SERIES:
        if (!project->barometer.series.table.file) {
            tryg_yaml_blame(reading, goal->at,
                            TX("barometer: %s måles med source: series, men "
                               "barometer.series nævner ingen fil.",
                               "barometer: %s is measured by source: series, but "
                               "barometer.series names no file."),
                            goal->id);
        }
        break;
    case TRYG_BY_INDEX:
        check_index(reading, project, goal);
        break;
    case TRYG_BY_SURVEY:
        check_question(reading, project, goal);
        break;
    }
}

void tryg_project_check_barometer(struct tryg_yaml_reading *reading,
                                  const struct tryg_project *project)
{
    const struct tryg_project_barometer *b = &project->barometer;
    for (size_t g = 0; g < b->goals; g++) {
        if (!b->goal[g].id) {
            continue; /* missed already */
        }
        for (size_t other = 0; other < g; other++) {
            if (b->goal[other].id && strcmp(b->goal[other].id, b->goal[g].id) == 0) {
                tryg_yaml_blame(reading, b->goal[g].at,
                                TX("barometer: målet %s er der to gange.",
                                   "barometer: the goal %s is there twice."),
                                b->goal[g].id);
            }
        }
        bool whole = b->goal[g].by == TRYG_BY_SERIES ||
                     (b->goal[g].by == TRYG_BY_INDEX ? b->goal[g].what != NULL
                                                     : b->goal[g].question != NULL);
        if (whole) {
            check_goal(reading, project, &b->goal[g]);
        }
    }
}
