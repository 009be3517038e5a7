/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project says, for one label year. */
#include "engine/batch/project.h"
#include "geodata/base/day.h"

#include <stdlib.h>
#include <string.h>

static const char YEAR[] = "{year}";

size_t tryg_project_year(const struct tryg_project *project, int year)
{
    for (size_t i = 0; i < project->years; i++) {
        if (project->year[i] == year) {
            return i;
        }
    }
    return SIZE_MAX;
}

const char *tryg_project_index_system(const struct tryg_project *project, int year)
{
    const char *system = project->index_system[0].system;
    for (size_t i = 0; i < project->index_systems; i++) {
        if (project->index_system[i].from_year <= year) {
            system = project->index_system[i].system;
        }
    }
    return system;
}

const struct tryg_project_version *
tryg_project_version(const struct tryg_project *project, int year)
{
    for (size_t v = 0; v < project->versions; v++) {
        for (size_t y = 0; y < project->version[v].years; y++) {
            if (project->version[v].year[y] == year) {
                return &project->version[v];
            }
        }
    }
    return NULL;
}

const struct tryg_areas_source *tryg_project_areas(const struct tryg_project *project,
                                                   int year)
{
    const struct tryg_project_version *version = tryg_project_version(project, year);
    return version ? &version->areas : &project->areas;
}

const struct tryg_project_system *tryg_project_system(const struct tryg_project *project,
                                                      const char *id)
{
    for (size_t i = 0; i < project->systems; i++) {
        if (strcmp(project->system[i].id, id) == 0) {
            return &project->system[i];
        }
    }
    return NULL;
}

bool tryg_project_is_yearly(const char *pattern)
{
    return pattern && strstr(pattern, YEAR) != NULL;
}

const char *tryg_project_file(const char *pattern, int year, tryg_arena *arena)
{
    const char *at = pattern ? strstr(pattern, YEAR) : NULL;
    if (!at) {
        return pattern;
    }
    const char *made =
        tryg_arena_print(arena, "%.*s%d", (int)(at - pattern), pattern, year);
    const char *rest = tryg_project_file(at + strlen(YEAR), year, arena);
    return tryg_arena_print(arena, "%s%s", made, rest);
}

static int32_t resolve(struct tryg_relative_day relative, int year)
{
    struct tryg_date date = {year + relative.year, relative.month, relative.day};
    if (!tryg_date_exists(date)) { /* the 29th of February */
        date.day = 28;
    }
    return tryg_day_of(date);
}

void tryg_project_period(const struct tryg_period *period, int year, int32_t *first_day,
                         int32_t *last_day)
{
    *first_day = resolve(period->from, year);
    *last_day = resolve(period->to, year);
}

struct tryg_table_source tryg_project_table(const struct tryg_table_source *table,
                                            int year, tryg_arena *arena)
{
    struct tryg_table_source of_year = *table;
    of_year.file = tryg_project_file(table->file, year, arena);
    of_year.shown = tryg_project_file(table->shown, year, arena);
    of_year.sheet = tryg_project_file(table->sheet, year, arena);
    return of_year;
}

struct tryg_reports_source tryg_project_points(const struct tryg_project_reports *reports,
                                               int year, tryg_arena *arena)
{
    struct tryg_reports_source points = reports->points;
    points.table = tryg_project_table(&points.table, year, arena);
    tryg_project_period(&reports->period, year, &points.first_day, &points.last_day);
    return points;
}

struct tryg_counts_source tryg_project_counts(const struct tryg_project_reports *reports,
                                              int year, tryg_arena *arena)
{
    struct tryg_counts_source counts = reports->counts;
    counts.table = tryg_project_table(&counts.table, year, arena);
    tryg_project_period(&reports->period, year, &counts.first_day, &counts.last_day);
    counts.constant_year = 0;
    if (reports->constant_year) {
        counts.constant_year =
            (int)strtol(tryg_project_file(reports->constant_year, year, arena), NULL, 10);
    } else if (!counts.date && !counts.year) {
        counts.constant_year = year;
    }
    return counts;
}

struct tryg_survey_source tryg_project_answers(const struct tryg_project_survey *survey,
                                               int year, tryg_arena *arena)
{
    struct tryg_survey_source source = survey->source;
    source.table = tryg_project_table(&source.table, year, arena);
    return source;
}

struct tryg_population_source
tryg_project_persons(const struct tryg_project_population *population, int year,
                     tryg_arena *arena)
{
    struct tryg_population_source source = population->source;
    source.table = tryg_project_table(&source.table, year, arena);
    return source;
}
