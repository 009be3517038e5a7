/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of compare: where a series does not go on as before. */
#include "engine/batch/project_check.h"
#include "engine/batch/project_keys.h"

#include <string.h>

#define OF(member) offsetof(struct tryg_break, member)

static const struct tryg_yaml_range YEAR = {.size = 4, .low = 1800, .high = 9999};

static const struct tryg_yaml_key BREAK_KEYS[] = {
    TRYG_YAML_KEY("year", TRYG_YAML_A_WHOLE, .field = OF(year),
                  .need = TRYG_YAML_REQUIRED, .detail = &YEAR),
    TRYG_YAML_KEY("of", TRYG_YAML_TEXTS, .field = OF(of), .also = OF(ofs)),
    TRYG_YAML_KEY("why", TRYG_YAML_BOTH_LANGUAGES, .field = OF(why),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEYS_END};

static void break_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                        void *row)
{
    (void)reading;
    *(struct tryg_break *)row = (struct tryg_break){.at = node->at};
}

static const struct tryg_yaml_rows BREAK_ROWS = {
    .size = sizeof(struct tryg_break), .table = BREAK_KEYS, .begin = break_begin};

#define OF_LATER(member) offsetof(struct tryg_later, member)

static const struct tryg_yaml_range SHARE = {.low = 0, .high = 1};

static const struct tryg_yaml_key LATER_KEYS[] = {
    TRYG_YAML_KEY("counts", TRYG_YAML_A_PATH, .field = OF_LATER(file),
                  .also = OF_LATER(shown), .place = OF_LATER(at),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("tolerate", TRYG_YAML_A_NUMBER, .field = OF_LATER(tolerate),
                  .detail = &SHARE),
    TRYG_YAML_KEYS_END};

const struct tryg_yaml_key TRYG_COMPARE_KEYS[] = {
    TRYG_YAML_KEY("later", TRYG_YAML_A_GROUP,
                  .field = offsetof(struct tryg_project, later), .detail = LATER_KEYS),
    TRYG_YAML_KEY("breaks", TRYG_YAML_ROWS,
                  .field = offsetof(struct tryg_project, series_break),
                  .also = offsetof(struct tryg_project, breaks), .detail = &BREAK_ROWS),
    TRYG_YAML_KEYS_END};

static bool is_of(const struct tryg_break *gap, const char *id)
{
    return gap->ofs == 0 || tryg_project_among(id, gap->ofs, gap->of);
}

bool tryg_project_parts(const struct tryg_break *gap, int a, int b)
{
    int before = a < b ? a : b, after = a < b ? b : a;
    return before < gap->year && gap->year <= after;
}

const struct tryg_break *tryg_project_break(const struct tryg_project *project,
                                            const char *id, int a, int b)
{
    for (size_t i = 0; i < project->breaks; i++) {
        const struct tryg_break *gap = &project->series_break[i];
        if (tryg_project_parts(gap, a, b) && is_of(gap, id)) {
            return gap;
        }
    }
    return NULL;
}

static void check_of(struct tryg_yaml_reading *reading,
                     const struct tryg_project *project, const struct tryg_break *gap)
{
    size_t n = project->profile ? project->profile->indicators : 0;
    const char **known = TRYG_NEW(reading->arena, n + 1, const char *);
    for (size_t i = 0; i < n; i++) {
        known[i] = project->profile->indicator[i].id;
    }
    for (size_t i = 0; i < gap->ofs; i++) {
        if (!tryg_project_among(gap->of[i], n, known)) {
            tryg_yaml_blame(reading, gap->at,
                            TX("compare: breaks: indikatoren \"%s\" findes ikke.",
                               "compare: breaks: there is no indicator \"%s\"."),
                            gap->of[i]);
            tryg_yaml_suggest(reading, gap->of[i], known, n);
        }
    }
}

void tryg_project_check_breaks(struct tryg_yaml_reading *reading,
                               const struct tryg_project *project)
{
    for (size_t i = 0; i < project->breaks; i++) {
        const struct tryg_break *gap = &project->series_break[i];
        check_of(reading, project, gap);
        if (gap->year && project->years &&
            (gap->year <= project->year[0] ||
             gap->year > project->year[project->years - 1])) {
            tryg_yaml_blame(
                reading, gap->at,
                TX("compare: breaks: year: %d skiller ingen af projektets år; skriv det "
                   "første år, der er målt på den nye måde (efter %d, senest %d).",
                   "compare: breaks: year: %d parts none of the project's years; write "
                   "the first year measured in the new way (after %d, at most %d)."),
                gap->year, project->year[0], project->year[project->years - 1]);
        }
    }
}
