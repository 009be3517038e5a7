/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key of tryghed.yaml, as tables over struct tryg_project. */
#ifndef TRYG_BATCH_PROJECT_KEYS_H
#define TRYG_BATCH_PROJECT_KEYS_H

#include "engine/batch/project.h"
#include "engine/batch/yaml_keys.h"
#include "geodata/base/day.h"

/* A project with every key at its default. */
void tryg_project_begin(struct tryg_project *project);

/* The keys at the top of the file. */
extern const struct tryg_yaml_key TRYG_PROJECT_KEYS[];
/* Those of them that decide no number of a year that stays: left out of the recipe. */
bool tryg_project_key_is_dress(const char *name);

/* The keys of each part. */
extern const struct tryg_yaml_key TRYG_TABLE_KEYS[]; /* of a struct tryg_table_source */
extern const struct tryg_yaml_key TRYG_TEXT_TABLE_KEYS[]; /* the same, no sheets */
extern const struct tryg_yaml_key TRYG_AREAS_KEYS[];      /* of a struct tryg_project */
extern const struct tryg_yaml_key TRYG_TOLERATE_KEYS[];   /* of a struct tryg_tolerate */
extern const struct tryg_yaml_key TRYG_PERIOD_KEYS[];     /* of a struct tryg_period */
extern const struct tryg_yaml_key TRYG_WEIGHTS_KEYS[];    /* of a tryg_project_survey */
extern const struct tryg_yaml_key TRYG_COMPARE_KEYS[];    /* of a struct tryg_project */
extern const struct tryg_yaml_key
    TRYG_UNCERTAINTY_KEYS[]; /* of a struct tryg_project_uncertainty */
extern const struct tryg_yaml_key
    TRYG_BAROMETER_KEYS[]; /* of a struct tryg_project_barometer */
extern const struct tryg_yaml_words TRYG_FALSE_TRUE;  /* of a bool */
extern const struct tryg_yaml_key TRYG_PEOPLE_KEYS[]; /* of a struct tryg_people_source */
extern const struct tryg_yaml_rows TRYG_VERSIONS_ROWS;
extern const struct tryg_yaml_rows TRYG_POPULATION_ROWS;
extern const struct tryg_yaml_rows TRYG_REPORTS_ROWS;
extern const struct tryg_yaml_rows TRYG_SURVEY_ROWS;
extern const struct tryg_yaml_rows TRYG_SCORES_ROWS;
extern const struct tryg_yaml_rows TRYG_PUBLISHED_ROWS;

/* `none`, or keys of a struct tryg_scenario_wish. */
extern const struct tryg_yaml_type TRYG_A_ROBUSTNESS;

/* Years: 2014, 2010-2014 or a list of them, ascending; and as they are printed. */
void tryg_project_read_years(struct tryg_yaml_reading *reading,
                             const struct tryg_yaml_key *key,
                             const struct tryg_yaml *node, size_t *years, int **year);
void tryg_project_print_years(struct tryg_yaml_printer *printer,
                              const struct tryg_yaml_key *key, size_t years,
                              const int *year);

/* What a version of the areas leaves out is as in `areas`. */
void tryg_project_settle_versions(struct tryg_project *project);

/* What the judges of several parts need. */
bool tryg_project_parse_year(const char *text, size_t digits, int *year); /* "2010" */
bool tryg_project_is_city(const char *system);
bool tryg_project_says(const struct tryg_yaml *map, const char *key, const char *word);
void tryg_project_blame_two(struct tryg_yaml_reading *reading,
                            const struct tryg_yaml *node, const char *a, const char *b);
void tryg_project_blame_missing(struct tryg_yaml_reading *reading,
                                const struct tryg_yaml *node, const char *key);
/* The last day must not come before the first. */
void tryg_project_judge_period(struct tryg_yaml_reading *reading,
                               const struct tryg_period *period, const char *name);

/* Defaults of a survey's weights; what does not go together in them; and the columns they
 * want as classes, put on the source. */
void tryg_weights_begin(struct tryg_project_weights *weights);
void tryg_project_judge_weights(struct tryg_yaml_reading *reading,
                                struct tryg_project_survey *survey);
/* Do the margins name populations and classes there are? */
void tryg_project_check_margins(struct tryg_yaml_reading *reading,
                                const struct tryg_project *project,
                                const struct tryg_project_survey *survey);

void tryg_uncertainty_begin(struct tryg_project_uncertainty *uncertainty);
const char *tryg_uncertainty_method_id(enum tryg_uncertainty_method method);

void tryg_table_begin(struct tryg_table_source *table);
/* Limits that are not given are NAN until the project's are known. */
void tryg_tolerate_begin(struct tryg_tolerate *tolerate, double rejects, double no_place,
                         double outside);

#endif
