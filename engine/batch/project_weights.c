/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a survey's weights. */
#include "engine/batch/project_check.h"
#include "engine/batch/project_keys.h"

#include <math.h>
#include <string.h>

#define OF_SURVEY(member) offsetof(struct tryg_project_survey, member)
#define OF_WEIGHTS(member) offsetof(struct tryg_project_survey, weights.member)
#define OF_MARGIN(member) offsetof(struct tryg_project_margin, member)

static const struct tryg_yaml_words BASES = {
    sizeof(enum tryg_weights_base),
    2,
    {{"column", TRYG_BASE_COLUMN}, {"design", TRYG_BASE_DESIGN}}};
static const struct tryg_yaml_words ADJUSTS = {
    sizeof(enum tryg_adjust),
    4,
    {{"none", TRYG_ADJUST_NONE},
     {"poststratify", TRYG_ADJUST_POSTSTRATIFY},
     {"rake", TRYG_ADJUST_RAKE},
     {"linear", TRYG_ADJUST_LINEAR}}};
static const struct tryg_yaml_words SMALL = {
    sizeof(bool), 2, {{"error", false}, {"merge", true}}};
static const struct tryg_yaml_words PER = {
    sizeof(bool), 2, {{"city", false}, {"area", true}}};
static const struct tryg_yaml_range HEADS = {.size = 4, .low = 1, .high = 1000000};
static const struct tryg_yaml_range TIMES = {.low = 1, .high = 1000, .above = true};
static const struct tryg_yaml_lists LISTS = {
    sizeof(struct tryg_class_list), offsetof(struct tryg_class_list, name),
    offsetof(struct tryg_class_list, texts), offsetof(struct tryg_class_list, text)};

static const struct tryg_yaml_key MARGIN_KEYS[] = {
    TRYG_YAML_KEY("column", TRYG_YAML_TEXTS, .field = OF_MARGIN(column),
                  .also = OF_MARGIN(columns)),
    TRYG_YAML_KEY("population", TRYG_YAML_A_TEXT, .field = OF_MARGIN(population),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("class", TRYG_YAML_TEXTS, .field = OF_MARGIN(class_column),
                  .also = OF_MARGIN(classes)),
    TRYG_YAML_KEY("per", TRYG_YAML_A_WORD, .field = OF_MARGIN(per_area), .detail = &PER),
    TRYG_YAML_KEY("merge", TRYG_YAML_NAMED_LISTS, .field = OF_MARGIN(merge),
                  .also = OF_MARGIN(merges), .detail = &LISTS),
    TRYG_YAML_KEY("codes", TRYG_YAML_NAMED_LISTS, .field = OF_MARGIN(code),
                  .also = OF_MARGIN(codes), .detail = &LISTS),
    TRYG_YAML_KEYS_END};

static void margin_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         void *row)
{
    (void)reading;
    ((struct tryg_project_margin *)row)->at = node->at;
}

static void margin_finish(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                          void *row)
{
    const struct tryg_project_margin *m = row;
    if (m->columns == 0 && !m->per_area) {
        tryg_project_blame_missing(reading, node, "column");
    }
    if (m->classes && m->classes != m->columns) {
        tryg_yaml_blame(reading, node->at,
                        TX("%s: column nævner %zu kolonner, men class %zu; de skal svare "
                           "til hinanden.",
                           "%s: column names %zu columns but class %zu; they must go "
                           "together."),
                        reading->within, m->columns, m->classes);
    }
    if ((m->merges || m->codes) && m->columns != 1) {
        tryg_yaml_blame(reading, node->at,
                        TX("%s: merge og codes hører til en margin med én kolonne.",
                           "%s: merge and codes belong to a margin of one column."),
                        reading->within);
    }
}

static const struct tryg_yaml_rows MARGIN_ROWS = {.size =
                                                      sizeof(struct tryg_project_margin),
                                                  .table = MARGIN_KEYS,
                                                  .begin = margin_begin,
                                                  .finish = margin_finish};

static const struct tryg_yaml_key RESPONDENTS_KEYS[] = {
    TRYG_YAML_KEY("column", TRYG_YAML_A_TEXT, .field = OF_SURVEY(source.respondents),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("yes", TRYG_YAML_TEXTS, .field = OF_SURVEY(source.yes),
                  .also = OF_SURVEY(source.yeses), .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key TRIM_KEYS[] = {
    TRYG_YAML_KEY("times_median", TRYG_YAML_A_NUMBER, .field = OF_WEIGHTS(times_median),
                  .need = TRYG_YAML_REQUIRED, .detail = &TIMES),
    TRYG_YAML_KEY("rerake", TRYG_YAML_A_WORD, .field = OF_WEIGHTS(rerake),
                  .detail = &TRYG_FALSE_TRUE),
    TRYG_YAML_KEYS_END};

const struct tryg_yaml_key TRYG_WEIGHTS_KEYS[] = {
    TRYG_YAML_KEY("base", TRYG_YAML_A_WORD, .field = OF_WEIGHTS(base), .detail = &BASES),
    TRYG_YAML_KEY("respondents", TRYG_YAML_A_GROUP, .detail = RESPONDENTS_KEYS),
    TRYG_YAML_KEY("nonresponse", TRYG_YAML_TEXTS, .field = OF_WEIGHTS(nonresponse),
                  .also = OF_WEIGHTS(nonresponses)),
    TRYG_YAML_KEY("min_respondents", TRYG_YAML_A_WHOLE,
                  .field = OF_WEIGHTS(min_respondents), .detail = &HEADS),
    TRYG_YAML_KEY("small", TRYG_YAML_A_WORD, .field = OF_WEIGHTS(merge_small),
                  .detail = &SMALL),
    TRYG_YAML_KEY("adjust", TRYG_YAML_A_WORD, .field = OF_WEIGHTS(adjust),
                  .detail = &ADJUSTS),
    TRYG_YAML_KEY("margins", TRYG_YAML_ROWS, .field = OF_WEIGHTS(margin),
                  .also = OF_WEIGHTS(margins), .detail = &MARGIN_ROWS),
    TRYG_YAML_KEY("trim", TRYG_YAML_A_GROUP, .detail = TRIM_KEYS),
    TRYG_YAML_KEYS_END};

void tryg_weights_begin(struct tryg_project_weights *weights)
{
    *weights = (struct tryg_project_weights){
        .min_respondents = 10, .adjust = TRYG_ADJUST_RAKE, .times_median = NAN};
}

/* The weights' part of a fault: "survey.weights.KEY". */
static void blame_without(struct tryg_yaml_reading *reading,
                          const struct tryg_project_survey *survey, const char *key,
                          const char *wants)
{
    tryg_yaml_blame(
        reading, survey->weights.at,
        TX("survey %s: weights: %s kræver %s.", "survey %s: weights: %s needs %s."),
        survey->source.id, key, wants);
}

static void add_class(const char ***list, size_t *n, const char *column,
                      tryg_arena *arena)
{
    for (size_t i = 0; i < *n; i++) {
        if (strcmp((*list)[i], column) == 0) {
            return;
        }
    }
    *list = tryg_arena_grow(arena, *list, *n, *n + 1, sizeof **list);
    (*list)[(*n)++] = column;
}

static void collect_classes(struct tryg_project_survey *survey, tryg_arena *arena)
{
    const struct tryg_project_weights *w = &survey->weights;
    struct tryg_survey_source *source = &survey->source;
    for (size_t i = 0; i < w->nonresponses; i++) {
        add_class(&source->class_column, &source->class_columns, w->nonresponse[i],
                  arena);
    }
    for (size_t m = 0; m < w->margins; m++) {
        for (size_t c = 0; c < w->margin[m].columns; c++) {
            add_class(&source->class_column, &source->class_columns,
                      w->margin[m].column[c], arena);
        }
    }
}

void tryg_project_judge_weights(struct tryg_yaml_reading *reading,
                                struct tryg_project_survey *survey)
{
    struct tryg_project_weights *w = &survey->weights;
    if (w->base == TRYG_BASE_UNTOLD) {
        w->base = survey->source.weight ? TRYG_BASE_COLUMN : TRYG_BASE_DESIGN;
    }
    if (w->base == TRYG_BASE_COLUMN && !survey->source.weight) {
        blame_without(reading, survey, "base: column", "columns: {weight: …}");
    }
    if (w->base == TRYG_BASE_DESIGN && !survey->population) {
        blame_without(reading, survey, "base: design", "population: …");
    }
    if (w->nonresponses && !survey->source.respondents) {
        blame_without(reading, survey, "nonresponse",
                      "respondents: {column: …, yes: […]}");
    }
    if (w->margins && w->adjust == TRYG_ADJUST_NONE) {
        blame_without(reading, survey, "margins", "adjust: rake");
    }
    if (w->adjust == TRYG_ADJUST_POSTSTRATIFY && w->margins != 1) {
        blame_without(reading, survey, "adjust: poststratify",
                      TX("netop én margin", "just one margin"));
    }
    w->adjust = w->margins ? w->adjust : TRYG_ADJUST_NONE;
    if (w->rerake && w->adjust == TRYG_ADJUST_NONE) {
        blame_without(reading, survey, "rerake", "margins");
    }
    collect_classes(survey, reading->arena);
}

static void check_class(struct tryg_yaml_reading *reading,
                        const struct tryg_project_margin *margin, size_t k,
                        const struct tryg_population_source *population)
{
    bool told = margin->classes > 0;
    const char *want = told ? margin->class_column[k] : margin->column[k];
    bool only = !told && population->classes == 1 && margin->columns == 1;
    if (only || tryg_project_among(want, population->classes, population->class_column)) {
        return;
    }
    tryg_yaml_blame(reading, margin->at,
                    TX("margins: befolkningen %s har ingen klasse \"%s\". Skriv columns: "
                       "{class: [%s]} under population, eller class: i margenen.",
                       "margins: the population %s has no class \"%s\". Write columns: "
                       "{class: [%s]} under population, or class: in the margin."),
                    population->id, want, want);
    tryg_yaml_suggest(reading, want, population->class_column, population->classes);
}

void tryg_project_check_margins(struct tryg_yaml_reading *reading,
                                const struct tryg_project *project,
                                const struct tryg_project_survey *survey)
{
    size_t n;
    const char **known = tryg_project_populations(reading, project, &n);
    for (size_t m = 0; m < survey->weights.margins; m++) {
        const struct tryg_project_margin *margin = &survey->weights.margin[m];
        const struct tryg_population_source *found = NULL;
        for (size_t p = 0; p < project->populations && margin->population; p++) {
            const struct tryg_population_source *one = &project->population[p].source;
            found = one->id && strcmp(one->id, margin->population) == 0 ? one : found;
        }
        if (!found) {
            tryg_yaml_blame(reading, margin->at,
                            TX("margins: \"%s\" er ikke et id under population.",
                               "margins: \"%s\" is no id under population."),
                            margin->population ? margin->population : "");
            if (margin->population) {
                tryg_yaml_suggest(reading, margin->population, known, n);
            }
            continue;
        }
        for (size_t k = 0; k < margin->columns; k++) {
            check_class(reading, margin, k, found);
        }
    }
}
