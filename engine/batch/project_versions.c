/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of areas.versions and areas.people. */
#include "engine/batch/project_check.h"
#include "engine/batch/project_keys.h"

#include <stdio.h>
#include <string.h>

#define OF(member) offsetof(struct tryg_project_version, member)

/* ---- Years ------------------------------------------------------------------------- */

static void years_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    struct tryg_project_version *version = base;
    tryg_project_read_years(reading, key, node, &version->years, &version->year);
}

static bool years_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return ((const struct tryg_project_version *)base)->years > 0;
}

static void years_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_project_version *version = base;
    tryg_project_print_years(printer, key, version->years, version->year);
}

static const struct tryg_yaml_type YEARS = {years_read, years_given, years_print};

/* ---- Versions ---------------------------------------------------------------------- */

static const struct tryg_yaml_words REPEATED = {
    sizeof(bool), 2, {{"error", false}, {"merge", true}}};

static const struct tryg_yaml_key JOIN_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED,
     .field = offsetof(struct tryg_areas_source, join),
     .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("code", TRYG_YAML_A_TEXT,
                  .field = offsetof(struct tryg_areas_source, join_code),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF(id), .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("years", YEARS, .need = TRYG_YAML_REQUIRED),
    {.type = &TRYG_YAML_INCLUDED, .field = OF(areas.table), .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("layer", TRYG_YAML_A_TEXT, .field = OF(areas.layer)),
    TRYG_YAML_KEY("code", TRYG_YAML_A_TEXT, .field = OF(areas.code)),
    TRYG_YAML_KEY("name", TRYG_YAML_A_TEXT, .field = OF(areas.name)),
    TRYG_YAML_KEY("crs", TRYG_YAML_A_TEXT, .field = OF(areas.crs)),
    TRYG_YAML_KEY("repeated", TRYG_YAML_A_WORD, .field = OF(areas.merge_repeated),
                  .detail = &REPEATED),
    TRYG_YAML_KEY("join", TRYG_YAML_A_GROUP, .field = OF(areas), .detail = JOIN_KEYS),
    TRYG_YAML_KEYS_END};

static void begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                  void *row)
{
    (void)reading;
    struct tryg_project_version *version = row;
    version->at = node->at;
    tryg_table_begin(&version->areas.table);
    tryg_table_begin(&version->areas.join);
}

const struct tryg_yaml_rows TRYG_VERSIONS_ROWS = {
    .size = sizeof(struct tryg_project_version), .table = KEYS, .begin = begin};

void tryg_project_settle_versions(struct tryg_project *project)
{
    const struct tryg_areas_source *from = &project->areas;
    for (size_t v = 0; v < project->versions; v++) {
        struct tryg_areas_source *to = &project->version[v].areas;
        to->layer = to->layer ? to->layer : from->layer;
        to->code = to->code ? to->code : from->code;
        to->name = to->name ? to->name : from->name;
        to->crs = to->crs ? to->crs : from->crs;
        to->merge_repeated = to->merge_repeated || from->merge_repeated;
        if (!to->join.file) {
            to->join = from->join;
            to->join_code = from->join_code;
        }
    }
}

static void check_years(struct tryg_yaml_reading *reading,
                        const struct tryg_project *project,
                        const struct tryg_project_version *version)
{
    for (size_t y = 0; y < version->years; y++) {
        const struct tryg_project_version *first =
            tryg_project_version(project, version->year[y]);
        if (first != version) {
            tryg_yaml_blame(reading, version->at,
                            TX("versions: %d hører allerede til %s.",
                               "versions: %d belongs to %s already."),
                            version->year[y], first->id);
            return;
        }
    }
}

void tryg_project_check_versions(struct tryg_yaml_reading *reading,
                                 const struct tryg_project *project)
{
    for (size_t v = 0; v < project->versions; v++) {
        const struct tryg_project_version *version = &project->version[v];
        for (size_t w = 0; w < v && version->id; w++) {
            if (project->version[w].id &&
                strcmp(project->version[w].id, version->id) == 0) {
                tryg_yaml_blame(reading, version->at,
                                TX("versions: id \"%s\" er brugt før; hver udgave har "
                                   "sit eget.",
                                   "versions: the id \"%s\" is used before; each version "
                                   "has its own."),
                                version->id);
            }
        }
        check_years(reading, project, version);
    }
}

/* ---- People ------------------------------------------------------------------------ */

#define OF_PEOPLE(member) offsetof(struct tryg_people_source, member)

static const struct tryg_yaml_key COLUMNS[] = {
    TRYG_YAML_KEY("east", TRYG_YAML_A_TEXT, .field = OF_PEOPLE(east),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("north", TRYG_YAML_A_TEXT, .field = OF_PEOPLE(north),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("persons", TRYG_YAML_A_TEXT, .field = OF_PEOPLE(persons)),
    TRYG_YAML_KEYS_END};

const struct tryg_yaml_key TRYG_PEOPLE_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .field = OF_PEOPLE(table), .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("crs", TRYG_YAML_A_TEXT, .field = OF_PEOPLE(crs)),
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = COLUMNS),
    TRYG_YAML_KEYS_END};
