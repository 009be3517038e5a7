/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/project.h"
#include "engine/batch/project_check.h"
#include "engine/batch/project_index.h"
#include "engine/batch/project_keys.h"
#include "geodata/base/log.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Reading --------------------------------------------------------------------- */

static void inherit(struct tryg_limit *own, const struct tryg_limit *project)
{
    if (isnan(own->share)) {
        *own = *project;
    }
}

static void inherit_limits(struct tryg_tolerate *own, const struct tryg_tolerate *project)
{
    inherit(&own->rejects, &project->rejects);
    inherit(&own->no_place, &project->no_place);
    inherit(&own->outside, &project->outside);
}

/* Ready estimates that do not list their questions have those the profile asks. */
static void take_questions(struct tryg_survey_source *source,
                           const struct tryg_profile *profile, tryg_arena *arena)
{
    source->question =
        TRYG_NEW(arena, profile->indicators + 1, struct tryg_question_source);
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *it = &profile->indicator[i];
        bool new = it->source == TRYG_FROM_SURVEY;
        for (size_t q = 0; new &&q < source->questions; q++) {
            new = strcmp(source->question[q].id, it->question) != 0;
        }
        if (new) {
            source->question[source->questions++] =
                (struct tryg_question_source){.id = it->question, .column = it->question};
        }
    }
}

/* What is not said takes its value from what is. */
static void settle_defaults(struct tryg_project *project, tryg_arena *arena)
{
    if (!project->base_year && project->years) {
        project->base_year = project->year[0];
    }
    if (project->index_systems == 0) {
        project->index_system = TRYG_NEW(arena, 1, struct tryg_index_system);
        project->index_system[0] =
            (struct tryg_index_system){INT_MIN, TRYG_SYSTEM_ATOM, {project->shown, 0, 0}};
        project->index_systems = 1;
    }
    tryg_project_settle_versions(project);
    for (size_t i = 0; i < project->reports; i++) {
        inherit_limits(&project->report[i].tolerate, &project->tolerate);
        if (!project->report[i].crs) {
            project->report[i].crs = project->crs;
        }
    }
    for (size_t i = 0; i < project->surveys; i++) {
        struct tryg_survey_source *source = &project->survey[i].source;
        inherit_limits(&project->survey[i].tolerate, &project->tolerate);
        if (source->questions == 0 && project->survey[i].kind == TRYG_ESTIMATES &&
            project->profile) {
            take_questions(source, project->profile, arena);
        }
    }
}

static void read_root(struct tryg_yaml_reading *reading, const struct tryg_yaml *root,
                      struct tryg_project *project)
{
    if (root->kind != TRYG_YAML_MAP) {
        tryg_yaml_blame(
            reading, root->at,
            TX("projektfilen skal begynde med nøgler som \"tryghed: 1\" og "
               "\"years: 2010-2014\".",
               "the project file must begin with keys like \"tryghed: 1\" and "
               "\"years: 2010-2014\"."));
        return;
    }
    tryg_yaml_keys_read(reading, TRYG_PROJECT_KEYS, root, project);
    settle_defaults(project, reading->arena);
    tryg_project_check(reading, project);
}

enum tryg_status tryg_project_read_text(const char *text, size_t bytes,
                                        const char *folder, tryg_arena *arena,
                                        struct tryg_project *project,
                                        struct tryg_error *err)
{
    struct tryg_project made;
    struct tryg_yaml root;
    struct tryg_yaml_reading reading = {
        .arena = arena, .folder = tryg_arena_copy(arena, folder), .within = ""};
    TRYG_TRY(tryg_yaml_parse(text, bytes, TRYG_PROJECT_FILE, arena, &root, err));
    tryg_project_begin(&made);
    made.folder = reading.folder;
    made.path = tryg_arena_print(arena, "%s/%s", folder, TRYG_PROJECT_FILE);
    made.shown = TRYG_PROJECT_FILE;
    read_root(&reading, &root, &made);
    TRYG_TRY(tryg_yaml_verdict(&reading, err));
    made.note = tryg_yaml_remarks_texts(&reading, &reading.notes);
    made.notes = reading.notes.n;
    made.warning = tryg_yaml_remarks_texts(&reading, &reading.warnings);
    made.warnings = reading.warnings.n;
    *project = made;
    return TRYG_OK;
}

enum tryg_status tryg_project_read(const char *folder, tryg_arena *arena,
                                   struct tryg_project *project, struct tryg_error *err)
{
    char *path = tryg_arena_print(arena, "%s/%s", folder, TRYG_PROJECT_FILE), *text;
    size_t bytes;
    enum tryg_status status = tryg_project_slurp(path, arena, &text, &bytes, err);
    if (status != TRYG_OK) {
        tryg_fail_more(err,
                       TX("Et projekt er en mappe med filen %s. Gå til mappen, skriv "
                          "-C MAPPE, eller begynd et nyt: tryghed init MAPPE",
                          "A project is a folder with the file %s. Go to the folder, "
                          "write -C DIR, or begin one: tryghed init DIR"),
                       TRYG_PROJECT_FILE);
        return status;
    }
    return tryg_project_read_text(text, bytes, folder, arena, project, err);
}

void tryg_project_say(const struct tryg_project *project)
{
    for (size_t i = 0; i < project->notes; i++) {
        tryg_note("%s", project->note[i]);
    }
    for (size_t i = 0; i < project->warnings; i++) {
        tryg_warn("%s", project->warning[i]);
    }
}

/* ---- Printing -------------------------------------------------------------------- */

void tryg_project_print(const struct tryg_project *project, FILE *out)
{
    struct tryg_yaml_printer printer = {.out = out};
    tryg_yaml_keys_print(&printer, TRYG_PROJECT_KEYS, project);
}

static bool any_key(const char *name, const char *wanted)
{
    (void)name;
    (void)wanted;
    return true;
}

static bool that_key(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

static bool key_of_recipe(const char *name, const char *wanted)
{
    (void)wanted;
    return !tryg_project_key_is_dress(name);
}

static struct tryg_hash hash_printed(const struct tryg_project *project,
                                     bool (*is_wanted)(const char *, const char *),
                                     const char *wanted)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    struct tryg_yaml_printer printer = {.out = out};
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    for (const struct tryg_yaml_key *key = TRYG_PROJECT_KEYS; out && key->name; key++) {
        bool given = key->type && (!key->type->given || key->type->given(key, project));
        if (given && is_wanted(key->name, wanted)) {
            key->type->print(&printer, key, project);
        }
    }
    if (out) {
        fclose(out);
        tryg_hash_add(&hasher, text, bytes);
    }
    free(text);
    return tryg_hash_end(&hasher);
}

struct tryg_hash tryg_project_hash(const struct tryg_project *project)
{
    return hash_printed(project, any_key, NULL);
}

struct tryg_hash tryg_project_hash_recipe(const struct tryg_project *project)
{
    return hash_printed(project, key_of_recipe, NULL);
}

struct tryg_hash tryg_project_hash_key(const struct tryg_project *project,
                                       const char *key)
{
    return hash_printed(project, that_key, key);
}
