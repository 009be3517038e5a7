/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/project_index.h"
#include "engine/batch/profile.h"
#include "engine/batch/project.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static enum tryg_status cannot_read(const char *path, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_USAGE,
                     TX("%s kan ikke læses: %s.", "%s cannot be read: %s."), path,
                     errno == ENOENT   ? TX("filen findes ikke", "no such file")
                     : errno == EISDIR ? TX("det er en mappe", "it is a folder")
                     : errno == EACCES ? TX("ingen adgang", "permission denied")
                                       : tryg_system_text(errno));
}

enum tryg_status tryg_project_slurp(const char *path, tryg_arena *arena, char **text,
                                    size_t *bytes, struct tryg_error *err)
{
    struct stat about;
    FILE *file = fopen(path, "rb");
    if (!file || fstat(fileno(file), &about) != 0 || S_ISDIR(about.st_mode)) {
        errno = file ? EISDIR : errno;
        if (file) {
            fclose(file);
        }
        return cannot_read(path, err);
    }
    /* one byte more than a project file may have, so that a longer one shows */
    size_t room = TRYG_YAML_BYTES_MOST + 1, got = 0, read = 0;
    char *into = NULL;
    size_t taken = 0;
    do {
        size_t step = taken ? taken : 16384;
        step = taken + step > room ? room - taken : step;
        into = tryg_arena_grow(arena, into, taken ? taken + 1 : 0, taken + step + 1, 1);
        taken += step;
        read = fread(into + got, 1, taken - got, file);
        got += read;
    } while (got == taken && taken < room);
    bool failed = ferror(file);
    fclose(file);
    if (failed) {
        return cannot_read(path, err);
    }
    into[got] = 0;
    *text = into;
    *bytes = got;
    return TRYG_OK;
}

/* ---- A profile by its name or file ----------------------------------------------- */

static void read_text(struct tryg_yaml_reading *reading, const char *text, size_t bytes,
                      const char *shown, const char *id, struct tryg_profile_read *read)
{
    struct tryg_error err;
    struct tryg_yaml root;
    const char *outer = reading->within;
    if (tryg_yaml_parse(text, bytes, shown, reading->arena, &root, &err) != TRYG_OK) {
        tryg_yaml_blame(reading, (struct tryg_place){0}, "%s", err.text);
        return;
    }
    reading->within = "";
    if (root.kind == TRYG_YAML_MAP) {
        tryg_profile_read(reading, &root, id, read);
    } else {
        tryg_yaml_blame(
            reading, root.at,
            TX("filen skal begynde med nøgler som indicators: og levels:.",
               "the file must begin with keys like indicators: and levels:."));
    }
    reading->within = outer;
}

/* "profiler/vores.yaml" is called "vores" unless it says otherwise. */
static const char *stem(struct tryg_yaml_reading *reading, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strchr(name, '.');
    return tryg_arena_copy_n(reading->arena, name,
                             dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static void read_own(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                     struct tryg_profile_read *read)
{
    struct tryg_yaml_key key =
        TRYG_YAML_KEY("profile", TRYG_YAML_A_PATH, .field = 0, .also = sizeof(char *));
    const char *path[2] = {NULL, NULL}; /* against the folder, as written */
    struct tryg_error err;
    char *text = NULL;
    size_t bytes = 0;
    key.type->read(reading, &key, node, (void *)path);
    if (!path[0]) {
        return;
    }
    if (tryg_project_slurp(path[0], reading->arena, &text, &bytes, &err) != TRYG_OK) {
        tryg_yaml_blame(reading, node->at, "%s", err.text);
        return;
    }
    read_text(reading, text, bytes, path[1], stem(reading, path[1]), read);
}

static void read_named(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                       struct tryg_project *project, struct tryg_profile_read *read)
{
    const char *shipped = tryg_profile_shipped(node->text);
    project->profile_name = node->text;
    if (shipped) {
        project->profile_is_shipped = true;
        read_text(reading, shipped, strlen(shipped), node->text, node->text, read);
    } else if (strpbrk(node->text, "./")) {
        read_own(reading, node, read);
    } else {
        const char *name[16];
        size_t n = 0;
        for (; n < tryg_profile_shipped_count() && n < sizeof name / sizeof *name; n++) {
            name[n] = tryg_profile_shipped_name(n);
        }
        tryg_yaml_blame(reading, node->at,
                        TX("profilen \"%s\" følger ikke med programmet. En egen profil "
                           "skrives som en sti, fx %s.yaml.",
                           "the profile \"%s\" does not come with the program. A profile "
                           "of your own is written as a path, e.g. %s.yaml."),
                        node->text, node->text);
        tryg_yaml_suggest(reading, node->text, name, n);
    }
}

/* `profile` stands alone: beside it other keys would be a recipe under another's name. */
static void read_reference(struct tryg_yaml_reading *reading,
                           const struct tryg_yaml *node, struct tryg_project *project,
                           struct tryg_profile_read *read)
{
    const struct tryg_yaml *name = tryg_yaml_find(node, "profile");
    for (size_t i = 0; i < node->n; i++) {
        if (strcmp(node->key[i].text, "profile") != 0) {
            tryg_yaml_blame(reading, node->key[i].at,
                            TX("index.%s kan ikke stå sammen med index.profile.",
                               "index.%s cannot stand beside index.profile."),
                            node->key[i].text);
            tryg_yaml_advise(
                reading, TX("Kopiér profilen til en egen fil, og ret dér: tryghed plan "
                            "--defaults viser den.",
                            "Copy the profile to a file of your own and change that: "
                            "tryghed plan --defaults shows it."));
            return;
        }
    }
    if (tryg_yaml_is(reading, "index.profile", name, TRYG_YAML_TEXT)) {
        read_named(reading, name, project, read);
    }
}

static void index_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    struct tryg_project *project = base;
    struct tryg_profile_read read = {NULL, NULL};
    if (!tryg_yaml_is(reading, key->name, node, TRYG_YAML_MAP)) {
        tryg_yaml_advise(reading, TX("Skriv fx index: {profile: sikkerby}.",
                                     "Write e.g. index: {profile: sikkerby}."));
        return;
    }
    if (tryg_yaml_find(node, "profile")) {
        read_reference(reading, node, project, &read);
    } else {
        const char *outer = reading->within;
        reading->within = key->name;
        tryg_profile_read(reading, node, "index", &read);
        reading->within = outer;
    }
    project->profile = read.profile;
    project->indicator_at = read.at;
}

static bool index_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    const struct tryg_project *project = base;
    return project->profile || project->profile_name;
}

/* The whole profile in comments, for those who want to see what its name stands for. */
static void print_commented(const struct tryg_yaml_printer *printer,
                            const struct tryg_profile *profile)
{
    char *text = NULL;
    size_t bytes = 0;
    struct tryg_yaml_printer inner = {.out = open_memstream(&text, &bytes)};
    if (!inner.out) {
        return;
    }
    tryg_profile_print(&inner, profile);
    fclose(inner.out);
    for (char *line = text, *end; line && (end = strchr(line, '\n')); line = end + 1) {
        fprintf(printer->out, "%*s# %.*s\n", (int)printer->indent, "", (int)(end - line),
                line);
    }
    free(text);
}

static void index_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_project *project = base;
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    printer->indent += 2;
    if (project->profile_name) {
        tryg_yaml_print_name(printer, "profile");
        fputc(' ', printer->out);
        tryg_yaml_print_text(printer->out, project->profile_name);
        fputc('\n', printer->out);
        if (project->profile) {
            print_commented(printer, project->profile);
        }
    } else {
        tryg_profile_print(printer, project->profile);
    }
    printer->indent -= 2;
}

const struct tryg_yaml_type TRYG_AN_INDEX = {index_read, index_given, index_print};
