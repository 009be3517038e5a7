/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do the parts of a project fit together? */
#ifndef TRYG_BATCH_PROJECT_CHECK_H
#define TRYG_BATCH_PROJECT_CHECK_H

#include "engine/batch/project.h"
#include "engine/batch/yaml_reading.h"

/* Every name that refers to something refers to something there is; no id is used twice;
 * systems do not nest in a circle; the base year is one of the years. */
void tryg_project_check(struct tryg_yaml_reading *reading,
                        const struct tryg_project *project);

/* What a shipped profile asks for and the project does not have is a warning, since then
 * it is only not computed; in an own profile it is a fault, since then it is a slip of
 * the pen. */
void tryg_project_check_asked(struct tryg_yaml_reading *reading,
                              const struct tryg_project *project);

/* Goals: a kind that there is, and what it must be told (project_goals.c). */
void tryg_project_check_goals(struct tryg_yaml_reading *reading,
                              const struct tryg_project *project);

/* Breaks: indicators that there are, in years that can part two of the project's
 * (project_breaks.c). */
void tryg_project_check_breaks(struct tryg_yaml_reading *reading,
                               const struct tryg_project *project);

/* Scores: ids, systems, and that there are some when the index asks for them
 * (project_scores.c). */
/* No year may belong to two versions of the areas, and no id to two of them. */
void tryg_project_check_versions(struct tryg_yaml_reading *reading,
                                 const struct tryg_project *project);

void tryg_project_check_scores(struct tryg_yaml_reading *reading,
                               const struct tryg_project *project);

/* The barometer's goals: sources, questions, indicators and levels that there are
 * (project_barometer.c). */
void tryg_project_check_barometer(struct tryg_yaml_reading *reading,
                                  const struct tryg_project *project);

/* Published tables: ids, systems, indicators, and an index to hold them against
 * (project_published.c). */
void tryg_project_check_published(struct tryg_yaml_reading *reading,
                                  const struct tryg_project *project);

/* "markant@2010" as a level of the profile (from 0) and a year, the base year unless
 * told; false when it is neither. In: a project with a profile. */
bool tryg_barometer_where(const struct tryg_project *project, const char *where,
                          int *level, int *year);

/* The ids under population (owner: the arena of the reading). */
const char **tryg_project_populations(const struct tryg_yaml_reading *reading,
                                      const struct tryg_project *project, size_t *n);
bool tryg_project_among(const char *word, size_t n, const char *const *words);

#endif
