/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/project_check.h"

#include <math.h>
#include <string.h>

/* What kinds of goals there are, and what each must be told. */
static const struct kind {
    const char *id;
    bool limit, by;
} KINDS[] = {{"falls", false, false},
             {"rises", false, false},
             {"at_most", true, false},
             {"at_least", true, false},
             {"count_falls", false, true}};

enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

static const struct kind *kind_named(const char *id)
{
    for (size_t k = 0; k < KIND_COUNT; k++) {
        if (strcmp(KINDS[k].id, id) == 0) {
            return &KINDS[k];
        }
    }
    return NULL;
}

static void blame_kind(struct tryg_yaml_reading *reading, const struct tryg_goal *goal)
{
    const char *known[KIND_COUNT];
    for (size_t k = 0; k < KIND_COUNT; k++) {
        known[k] = KINDS[k].id;
    }
    tryg_yaml_blame(reading, goal->at,
                    TX("goals: %s: kind: \"%s\" findes ikke; vælg falls, rises, at_most, "
                       "at_least eller count_falls.",
                       "goals: %s: there is no kind: \"%s\"; choose falls, rises, "
                       "at_most, at_least or count_falls."),
                    goal->id, goal->kind);
    tryg_yaml_suggest(reading, goal->kind, known, KIND_COUNT);
}

void tryg_project_check_goals(struct tryg_yaml_reading *reading,
                              const struct tryg_project *project)
{
    for (size_t g = 0; g < project->goals; g++) {
        const struct tryg_goal *goal = &project->goal[g];
        const struct kind *kind = goal->kind ? kind_named(goal->kind) : NULL;
        if (!goal->kind || !goal->id) {
            continue; /* missed already */
        }
        if (!kind) {
            blame_kind(reading, goal);
        } else if (kind->limit && isnan(goal->limit)) {
            tryg_yaml_blame(reading, goal->at,
                            TX("goals: %s: %s kræver limit:, fx limit: 0.10.",
                               "goals: %s: %s needs limit:, e.g. limit: 0.10."),
                            goal->id, goal->kind);
        } else if (kind->by && isnan(goal->by)) {
            tryg_yaml_blame(reading, goal->at,
                            TX("goals: %s: %s kræver by:, fx by: 0.5.",
                               "goals: %s: %s needs by:, e.g. by: 0.5."),
                            goal->id, goal->kind);
        }
    }
}
