/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of scores: indicators that come ready in a table. */
#include "engine/batch/project_check.h"
#include "engine/batch/project_keys.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define OF(member) offsetof(struct tryg_project_scores, member)

/* [low, high]: what a score may be. */
static void range_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    struct tryg_project_scores *scores = base;
    double low, high;
    if (node->kind == TRYG_YAML_LIST && node->n == 2 &&
        node->value[0].kind == TRYG_YAML_TEXT && node->value[1].kind == TRYG_YAML_TEXT &&
        tryg_yaml_number(node->value[0].text, &low) &&
        tryg_yaml_number(node->value[1].text, &high) && low < high) {
        scores->source.low = low;
        scores->source.high = high;
        return;
    }
    tryg_yaml_blame_value(reading, key->name, node,
                          TX("to tal i stigende orden, fx [0, 100]",
                             "two ascending numbers, e.g. [0, 100]"));
}

static void range_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_project_scores *scores = base;
    tryg_yaml_print_name(printer, key->name);
    fputs(" [", printer->out);
    tryg_yaml_print_number(printer->out, scores->source.low);
    fputs(", ", printer->out);
    tryg_yaml_print_number(printer->out, scores->source.high);
    fputs("]\n", printer->out);
}

static const struct tryg_yaml_type RANGE = {range_read, NULL, range_print};

static const struct tryg_yaml_key COLUMNS[] = {
    TRYG_YAML_KEY("area", TRYG_YAML_A_TEXT, .field = OF(source.area),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("year", TRYG_YAML_A_TEXT, .field = OF(source.year)),
    TRYG_YAML_KEY("score", TRYG_YAML_A_TEXT, .field = OF(source.score)),
    TRYG_YAML_KEY("value", TRYG_YAML_A_TEXT, .field = OF(source.value)),
    TRYG_YAML_KEY("se", TRYG_YAML_A_TEXT, .field = OF(source.se)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF(source.id),
                  .need = TRYG_YAML_REQUIRED),
    {.type = &TRYG_YAML_INCLUDED, .field = OF(source.table), .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("system", TRYG_YAML_A_TEXT, .field = OF(system),
                  .place = OF(system_at)),
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = COLUMNS),
    TRYG_YAML_KEY("range", RANGE),
    TRYG_YAML_KEYS_END};

static void begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                  void *row)
{
    (void)reading;
    struct tryg_project_scores *scores = row;
    scores->at = node->at;
    scores->system = TRYG_SYSTEM_ATOM;
    scores->source.low = 0.0;
    scores->source.high = 100.0;
    tryg_table_begin(&scores->source.table);
}

/* Long: score and value. Wide: neither, and no se. */
static void finish(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                   void *row)
{
    const struct tryg_given_source *source = &((struct tryg_project_scores *)row)->source;
    if (source->score && !source->value) {
        tryg_project_blame_missing(reading, node, "columns.value");
    } else if (!source->score && (source->value || source->se)) {
        tryg_project_blame_missing(reading, node, "columns.score");
    }
}

const struct tryg_yaml_rows TRYG_SCORES_ROWS = {.size =
                                                    sizeof(struct tryg_project_scores),
                                                .table = KEYS,
                                                .begin = begin,
                                                .finish = finish};

void tryg_project_check_scores(struct tryg_yaml_reading *reading,
                               const struct tryg_project *project)
{
    for (size_t i = 0; i < project->scores; i++) {
        const struct tryg_project_scores *one = &project->score[i];
        for (size_t j = 0; j < i && one->source.id; j++) {
            if (project->score[j].source.id &&
                strcmp(project->score[j].source.id, one->source.id) == 0) {
                tryg_yaml_blame(
                    reading, one->at,
                    TX("scores: id \"%s\" er brugt før; hver kilde har sit eget.",
                       "scores: the id \"%s\" is used before; each source has its own."),
                    one->source.id);
            }
        }
        if (strcmp(one->system, TRYG_SYSTEM_ATOM) != 0 &&
            !tryg_project_system(project, one->system)) {
            tryg_yaml_blame(reading, one->system_at,
                            TX("scores.system: systemet \"%s\" kendes ikke her.",
                               "scores.system: there is no system \"%s\" to use here."),
                            one->system);
        }
    }
    size_t asked = 0;
    for (size_t i = 0; project->profile && i < project->profile->indicators; i++) {
        asked += project->profile->indicator[i].source == TRYG_FROM_SCORES;
    }
    if (asked && project->scores == 0) {
        tryg_yaml_blame(reading, project->profile_at,
                        TX("indekset har %zu indikatorer med source: scores, men "
                           "projektet har ingen scores.",
                           "the index has %zu indicators with source: scores, but the "
                           "project has no scores."),
                        asked);
    }
}
