/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of survey. */
#include "engine/batch/project_keys.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Survey ---------------------------------------------------------------------- */

#define OF_SURVEY(member) offsetof(struct tryg_project_survey, member)
#define OF_QUESTION(member) offsetof(struct tryg_question_source, member)

static const struct tryg_yaml_range DESIGN_EFFECT = {.low = 0.01, .high = 1000};
static const struct tryg_yaml_words SURVEY_KINDS = {
    sizeof(enum tryg_survey_kind),
    2,
    {{"answers", TRYG_ANSWERS}, {"estimates", TRYG_ESTIMATES}}};
static const struct tryg_yaml_words SHARE_UNITS = {
    sizeof(bool), 2, {{"fraction", false}, {"percent", true}}};

#define CODES(name_)                                                                     \
    TRYG_YAML_KEY(#name_, TRYG_YAML_TEXTS, .field = OF_QUESTION(name_),                  \
                  .also = OF_QUESTION(name_##s))

static const struct tryg_yaml_key QUESTION_KEYS[] = {
    TRYG_YAML_KEY("column", TRYG_YAML_A_TEXT, .field = OF_QUESTION(column),
                  .need = TRYG_YAML_REQUIRED),
    CODES(unsafe),
    CODES(safe),
    CODES(missing),
    CODES(dont_know),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_rows QUESTION_ROWS = {
    .size = sizeof(struct tryg_question_source),
    .table = QUESTION_KEYS,
    .name = OF_QUESTION(id)};

static const struct tryg_yaml_range PART = {.low = 0, .high = 1};

static const struct tryg_yaml_key PANEL_KEYS[] = {
    TRYG_YAML_KEY("overlap", TRYG_YAML_A_NUMBER,
                  .field = offsetof(struct tryg_panel, overlap),
                  .need = TRYG_YAML_REQUIRED, .detail = &PART),
    TRYG_YAML_KEY("correlation", TRYG_YAML_A_NUMBER,
                  .field = offsetof(struct tryg_panel, correlation),
                  .need = TRYG_YAML_REQUIRED, .detail = &PART),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key SURVEY_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF_SURVEY(source.id),
                  .need = TRYG_YAML_REQUIRED),
    {.type = &TRYG_YAML_INCLUDED,
     .field = OF_SURVEY(source.table),
     .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("kind", TRYG_YAML_A_WORD, .field = OF_SURVEY(kind),
                  .detail = &SURVEY_KINDS),
    TRYG_YAML_KEY("system", TRYG_YAML_A_TEXT, .field = OF_SURVEY(system),
                  .place = OF_SURVEY(system_at)),
    TRYG_YAML_KEY("population", TRYG_YAML_A_TEXT, .field = OF_SURVEY(population),
                  .place = OF_SURVEY(population_at)),
    TRYG_YAML_KEY("fieldwork", TRYG_YAML_A_GROUP, .field = OF_SURVEY(fieldwork),
                  .place = OF_SURVEY(fieldwork.at), .detail = TRYG_PERIOD_KEYS),
    TRYG_YAML_KEY("tolerate", TRYG_YAML_A_GROUP, .field = OF_SURVEY(tolerate),
                  .detail = TRYG_TOLERATE_KEYS),
    TRYG_YAML_KEY("panel", TRYG_YAML_A_GROUP, .field = OF_SURVEY(panel),
                  .place = OF_SURVEY(panel.at), .detail = PANEL_KEYS),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_words LONELY = {sizeof(enum tryg_lonely),
                                              4,
                                              {{"certainty", TRYG_LONELY_CERTAINTY},
                                               {"adjust", TRYG_LONELY_ADJUST},
                                               {"average", TRYG_LONELY_AVERAGE},
                                               {"fail", TRYG_LONELY_FAIL}}};

static void weights_read(struct tryg_yaml_reading *reading,
                         const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                         void *base)
{
    TRYG_YAML_A_GROUP.read(reading, key, node, base);
}

/* Most of its keys have a value in any case; the group is there when the file has it. */
static bool weights_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return ((const struct tryg_project_survey *)base)->weights.at.line > 0;
}

static void weights_print(struct tryg_yaml_printer *printer,
                          const struct tryg_yaml_key *key, const void *base)
{
    TRYG_YAML_A_GROUP.print(printer, key, base);
}

static const struct tryg_yaml_type WEIGHTS = {weights_read, weights_given, weights_print};

static const struct tryg_yaml_key ANSWERS_COLUMNS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.id_column)),
    TRYG_YAML_KEY("area", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.area)),
    TRYG_YAML_KEY("weight", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.weight)),
    TRYG_YAML_KEY("stratum", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.stratum)),
    TRYG_YAML_KEY("cluster", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.cluster)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key ANSWERS_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = SURVEY_KEYS},
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .detail = ANSWERS_COLUMNS),
    TRYG_YAML_KEY("questions", TRYG_YAML_NAMED_ROWS, .field = OF_SURVEY(source.question),
                  .also = OF_SURVEY(source.questions), .detail = &QUESTION_ROWS),
    TRYG_YAML_KEY("lonely", TRYG_YAML_A_WORD, .field = OF_SURVEY(lonely),
                  .detail = &LONELY),
    TRYG_YAML_KEY("weights", WEIGHTS, .place = OF_SURVEY(weights.at),
                  .detail = TRYG_WEIGHTS_KEYS),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key ESTIMATES_COLUMNS[] = {
    TRYG_YAML_KEY("area", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.area)),
    TRYG_YAML_KEY("question", TRYG_YAML_A_TEXT,
                  .field = OF_SURVEY(source.question_column)),
    TRYG_YAML_KEY("share", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.share),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("n", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.n),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("se", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.se)),
    TRYG_YAML_KEYS_END};

/* Of an estimated question only how the file calls it is told: by its id unless told
 * otherwise, so that a list of ids will do. */
static const struct tryg_yaml_key ESTIMATED_KEYS[] = {
    TRYG_YAML_KEY("column", TRYG_YAML_A_TEXT, .field = OF_QUESTION(column)),
    TRYG_YAML_KEYS_END};

static void estimated_begin(struct tryg_yaml_reading *reading,
                            const struct tryg_yaml *node, void *row)
{
    (void)reading;
    (void)node;
    struct tryg_question_source *question = row;
    question->column = question->id;
}

static const struct tryg_yaml_rows ESTIMATED_ROWS = {
    .size = sizeof(struct tryg_question_source),
    .table = ESTIMATED_KEYS,
    .begin = estimated_begin,
    .name = OF_QUESTION(id)};

static void estimated_read(struct tryg_yaml_reading *reading,
                           const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                           void *base)
{
    struct tryg_project_survey *survey = base;
    struct {
        size_t n;
        const char **id;
    } list = {0, NULL};
    struct tryg_yaml_key ids = {.name = key->name, .field = sizeof(size_t), .also = 0};
    if (node->kind == TRYG_YAML_MAP) {
        TRYG_YAML_NAMED_ROWS.read(reading, key, node, base);
        return;
    }
    TRYG_YAML_TEXTS.read(reading, &ids, node, &list);
    survey->source.question =
        TRYG_NEW(reading->arena, list.n + 1, struct tryg_question_source);
    for (size_t i = 0; i < list.n; i++) {
        survey->source.question[i].id = survey->source.question[i].column = list.id[i];
    }
    survey->source.questions = list.n;
}

static bool estimated_given(const struct tryg_yaml_key *key, const void *base)
{
    return TRYG_YAML_NAMED_ROWS.given(key, base);
}

static void estimated_print(struct tryg_yaml_printer *printer,
                            const struct tryg_yaml_key *key, const void *base)
{
    TRYG_YAML_NAMED_ROWS.print(printer, key, base);
}

static const struct tryg_yaml_type ESTIMATED = {estimated_read, estimated_given,
                                                estimated_print};

static const struct tryg_yaml_key ESTIMATES_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = SURVEY_KEYS},
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = ESTIMATES_COLUMNS),
    TRYG_YAML_KEY("questions", ESTIMATED, .field = OF_SURVEY(source.question),
                  .also = OF_SURVEY(source.questions), .detail = &ESTIMATED_ROWS),
    TRYG_YAML_KEY("share_unit", TRYG_YAML_A_WORD, .field = OF_SURVEY(source.percent),
                  .detail = &SHARE_UNITS),
    TRYG_YAML_KEY("deff", TRYG_YAML_A_NUMBER, .field = OF_SURVEY(source.deff),
                  .detail = &DESIGN_EFFECT),
    TRYG_YAML_KEY("totals", TRYG_YAML_TEXTS, .field = OF_SURVEY(source.total),
                  .also = OF_SURVEY(source.totals)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key *survey_keys(const struct tryg_yaml *node)
{
    return tryg_project_says(node, "kind", "estimates") ? ESTIMATES_KEYS : ANSWERS_KEYS;
}

static const struct tryg_yaml_key *survey_keys_of(const void *row)
{
    const struct tryg_project_survey *survey = row;
    return survey->kind == TRYG_ESTIMATES ? ESTIMATES_KEYS : ANSWERS_KEYS;
}

static void survey_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         void *row)
{
    (void)reading;
    struct tryg_project_survey *survey = row;
    survey->at = node->at;
    survey->system = TRYG_SYSTEM_ATOM;
    survey->source.deff = 1;
    survey->panel.overlap = survey->panel.correlation = NAN; /* not declared */
    tryg_weights_begin(&survey->weights);
    tryg_tolerate_begin(&survey->tolerate, NAN, NAN, NAN);
    tryg_table_begin(&survey->source.table);
}

/* A code that stands in two lists of a question would be read by accident of order. */
static void judge_codes(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                        const struct tryg_question_source *question)
{
    const struct {
        const char *name, **code;
        size_t n;
    } LISTS[] = {{"unsafe", question->unsafe, question->unsafes},
                 {"safe", question->safe, question->safes},
                 {"missing", question->missing, question->missings},
                 {"dont_know", question->dont_know, question->dont_knows}};
    for (size_t a = 0; a < 4; a++) {
        for (size_t b = a + 1; b < 4; b++) {
            for (size_t i = 0; i < LISTS[a].n * LISTS[b].n; i++) {
                const char *code = LISTS[a].code[i / LISTS[b].n];
                if (strcmp(code, LISTS[b].code[i % LISTS[b].n]) == 0) {
                    tryg_yaml_blame(
                        reading, node->at,
                        TX("spørgsmålet %s: koden \"%s\" står både i %s og i %s.",
                           "the question %s: the code \"%s\" is both in %s and in %s."),
                        question->id, code, LISTS[a].name, LISTS[b].name);
                }
            }
        }
    }
    if (question->unsafes == 0) {
        tryg_yaml_blame(
            reading, node->at,
            TX("spørgsmålet %s: nøglen \"unsafe\" mangler: hvilke svar tæller "
               "som utryg eller udsat?",
               "the question %s: the key \"unsafe\" is missing: which answers "
               "count as unsafe or exposed?"),
            question->id);
    }
}

static void survey_finish(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                          void *row)
{
    struct tryg_project_survey *survey = row;
    if (survey->fieldwork.at.line) {
        tryg_project_judge_period(reading, &survey->fieldwork, "fieldwork");
    }
    if (!survey->source.area && !tryg_project_is_city(survey->system)) {
        tryg_project_blame_missing(reading, node, "columns.area");
    }
    if (survey->kind == TRYG_ESTIMATES) {
        return; /* its questions may be those the profile asks: see project.c */
    }
    if (survey->source.questions == 0) {
        tryg_project_blame_missing(reading, node, "questions");
    }
    if (survey->weights.at.line) {
        tryg_project_judge_weights(reading, survey);
    }
    const struct tryg_yaml *questions = tryg_yaml_find(node, "questions");
    for (size_t i = 0; i < survey->source.questions; i++) {
        judge_codes(reading, &questions->value[i], &survey->source.question[i]);
    }
}

const struct tryg_yaml_rows TRYG_SURVEY_ROWS = {.size =
                                                    sizeof(struct tryg_project_survey),
                                                .table_for = survey_keys,
                                                .table_of = survey_keys_of,
                                                .begin = survey_begin,
                                                .finish = survey_finish};

static bool asks(const struct tryg_project_survey *survey,
                 const struct tryg_indicator *indicator)
{
    if (indicator->survey) {
        return strcmp(indicator->survey, survey->source.id) == 0;
    }
    for (size_t q = 0; q < survey->source.questions; q++) {
        if (strcmp(survey->source.question[q].id, indicator->question) == 0) {
            return true;
        }
    }
    return false;
}

double tryg_project_shared(const struct tryg_project *project,
                           const struct tryg_indicator *indicator, int a, int b)
{
    if (indicator->source != TRYG_FROM_SURVEY || !indicator->question) {
        return 0.0;
    }
    for (size_t s = 0; s < project->surveys; s++) {
        const struct tryg_panel *panel = &project->survey[s].panel;
        if (panel->at.line && asks(&project->survey[s], indicator)) {
            return pow(panel->overlap * panel->correlation, abs(a - b));
        }
    }
    return 0.0;
}
