/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/manifest.h"
#include "engine/batch/project_keys.h"
#include "engine/batch/structure_say.h"
#include "engine/batch/versions.h"
#include "engine/index/random.h"
#include "geodata/base/day.h"
#include "geodata/base/stage.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

/* ---- The clock ------------------------------------------------------------------- */

static enum tryg_status seconds_now(int64_t *seconds, struct tryg_error *err)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    uint64_t value;
    if (!fixed) {
        *seconds = (int64_t)time(NULL);
        return TRYG_OK;
    }
    /* the year 9999 is as far as four digits go */
    if (!tryg_number_parse_whole(fixed, strlen(fixed), (struct tryg_number_style){'.', 0},
                                 &value) ||
        value > 253402300799ULL) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("SOURCE_DATE_EPOCH er \"%.80s\"; forventede sekunder siden "
               "1970.",
               "SOURCE_DATE_EPOCH is \"%.80s\"; expected seconds since 1970."),
            fixed);
    }
    *seconds = (int64_t)value;
    return TRYG_OK;
}

static enum tryg_status finished_at(json_t **text, struct tryg_error *err)
{
    int64_t seconds = 0;
    TRYG_TRY(seconds_now(&seconds, err));
    struct tryg_date date = tryg_day_date((int32_t)(seconds / 86400));
    int second = (int)(seconds % 86400);
    *text = json_sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month,
                         date.day, second / 3600, second / 60 % 60, second % 60);
    return TRYG_OK;
}

/* ---- Inputs and outputs ---------------------------------------------------------- */

/* One file as it went in, in one year's record. */
struct used {
    const struct tryg_input *input;
    int year;
};

static int by_file(const void *a, const void *b)
{
    const struct used *x = a, *y = b;
    int order = strcmp(x->input->role, y->input->role);
    order = order ? order : strcmp(x->input->shown, y->input->shown);
    order = order ? order : strcmp(x->input->sha256.hex, y->input->sha256.hex);
    return order ? order : (x->year > y->year) - (x->year < y->year);
}

static bool same_file(const struct used *x, const struct used *y)
{
    return strcmp(x->input->role, y->input->role) == 0 &&
           strcmp(x->input->shown, y->input->shown) == 0 &&
           strcmp(x->input->sha256.hex, y->input->sha256.hex) == 0;
}

static struct used *list_inputs(const struct tryg_manifest *manifest, tryg_arena *arena,
                                size_t *n)
{
    size_t most = 1;
    for (size_t r = 0; r < manifest->records; r++) {
        most += manifest->record[r].inputs;
    }
    struct used *used = TRYG_NEW(arena, most, struct used);
    *n = 0;
    for (size_t r = 0; r < manifest->records; r++) {
        for (size_t i = 0; i < manifest->record[r].inputs; i++) {
            used[(*n)++] =
                (struct used){&manifest->record[r].input[i], manifest->record[r].year};
        }
    }
    qsort(used, *n, sizeof *used, by_file);
    return used;
}

/* Append to a list that is still sound; an item that could not be made spoils it. */
static void append(json_t **list, json_t *item)
{
    if (*list && json_array_append_new(*list, item) != 0) {
        json_decref(*list);
        *list = NULL;
    } else if (!*list) {
        json_decref(item);
    }
}

static json_t *input_of(const struct tryg_input *input, json_t *years)
{
    return json_pack("{s:s, s:s, s:s, s:I, s:I, s:o}", "role", input->role, "file",
                     input->shown, "sha256", input->sha256.hex, "bytes",
                     (json_int_t)input->bytes, "rows", (json_int_t)input->rows, "years",
                     years);
}

static json_t *inputs_of(const struct tryg_manifest *manifest, tryg_arena *arena)
{
    size_t n;
    const struct used *used = list_inputs(manifest, arena, &n);
    json_t *list = json_array();
    for (size_t i = 0; i < n;) {
        json_t *years = json_array();
        const struct tryg_input *input = used[i].input;
        size_t first = i;
        for (; i < n && same_file(&used[first], &used[i]); i++) {
            if (i == first || used[i].year != used[i - 1].year) {
                json_array_append_new(years, json_integer(used[i].year));
            }
        }
        append(&list, input_of(input, years));
    }
    for (size_t i = 0; i < TRYG_MANIFEST_YEARLESS; i++) {
        if (manifest->yearless[i] && manifest->yearless[i]->role) {
            append(&list, input_of(manifest->yearless[i], json_array()));
        }
    }
    for (size_t t = 0; t < manifest->published; t++) {
        append(&list, input_of(&manifest->published_file[t], json_array()));
    }
    return list;
}

static int by_name(const void *a, const void *b)
{
    const struct tryg_manifest_output *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static json_t *outputs_of(const struct tryg_manifest *manifest, tryg_arena *arena)
{
    struct tryg_manifest_output *output =
        TRYG_NEW(arena, manifest->outputs + 1, struct tryg_manifest_output);
    json_t *list = json_array();
    for (size_t i = 0; i < manifest->outputs; i++) {
        output[i] = manifest->output[i];
    }
    qsort(output, manifest->outputs, sizeof *output, by_name);
    for (size_t i = 0; i < manifest->outputs; i++) {
        append(&list, json_pack("{s:s, s:s}", "file", output[i].name, "sha256",
                                output[i].sha256.hex));
    }
    return list;
}

/* ---- The whole ------------------------------------------------------------------- */

static json_t *libraries(void)
{
    size_t n;
    const struct tryg_version *list = tryg_versions(&n);
    json_t *object = json_object();
    for (size_t i = 0; i < n; i++) {
        json_object_set_new(object, list[i].name, json_string(list[i].version));
    }
    return object;
}

static json_t *years_of(const struct tryg_manifest *manifest)
{
    json_t *years = json_array();
    for (size_t r = 0; r < manifest->records; r++) {
        json_array_append_new(years, json_integer(manifest->record[r].year));
    }
    return years;
}

/* The frozen weights; NULL when the profile's own are used. */
static json_t *weights_of(const struct tryg_baseline *baseline)
{
    if (!baseline || !baseline->weight) {
        return NULL;
    }
    json_t *within = json_object();
    for (size_t i = 0; i < baseline->indicators; i++) {
        json_object_set_new(within, baseline->anchor[i].indicator,
                            json_real(baseline->weight[i]));
    }
    return json_pack("{s:i, s:s, s:b, s:o}", "base_year", baseline->year, "sha256",
                     tryg_structure_hash(baseline).hex, "unstable", baseline->unstable,
                     "within_group", within);
}

static json_t *lock_of(const struct tryg_lock *lock)
{
    if (!lock) {
        return NULL;
    }
    json_t *object = json_pack("{s:s, s:i, s:s}", "file", TRYG_LOCK_FILE, "year",
                               lock->year, "recipe", lock->recipe.hex);
    if (lock->from.hex[0]) {
        json_object_set_new(
            object, "rebased",
            json_pack("{s:s, s:s}", "from", lock->from.hex, "changed", lock->changed));
    }
    return object;
}

/* What a reader needs to draw the same numbers again. */
static json_t *uncertainty_of(const struct tryg_project *project)
{
    const struct tryg_project_uncertainty *u = &project->uncertainty;
    const char *method = tryg_uncertainty_method_id(u->method);
    if (!project->profile || u->method == TRYG_ANALYTIC) {
        return json_pack("{s:s}", "method", method);
    }
    return json_pack("{s:s, s:I, s:s, s:i, s:i}", "method", method, "seed",
                     (json_int_t)project->seed, "generator", TRYG_RANDOM_GENERATOR,
                     "replicates", (int)u->replicates, "worst", (int)u->worst);
}

static json_t *manifest_of(const struct tryg_manifest *manifest, tryg_arena *arena,
                           json_t *finished)
{
    const struct tryg_project *project = manifest->project;
    const char *profile = project->profile ? project->profile->id : NULL;
    return json_pack("{s:s, s:s, s:o, s:{s:s, s:s}, s:s?, s:I, s:i, s:o, s:o, s:o, s:o, "
                     "s:o, s:o*, s:o*}",
                     "run_id", manifest->run_id, "engine", manifest->engine_version,
                     "libraries", libraries(), "project", "file", project->shown,
                     "sha256", tryg_project_hash(project).hex, "profile", profile, "seed",
                     (json_int_t)project->seed, "base_year", project->base_year, "years",
                     years_of(manifest), "inputs", inputs_of(manifest, arena), "outputs",
                     outputs_of(manifest, arena), "uncertainty", uncertainty_of(project),
                     "finished", finished, "weights", weights_of(manifest->baseline),
                     "baseline", lock_of(manifest->lock));
}

enum tryg_status tryg_manifest_text(const struct tryg_manifest *manifest,
                                    tryg_arena *arena, char **text,
                                    struct tryg_error *err)
{
    json_t *finished;
    TRYG_TRY(finished_at(&finished, err));
    json_t *object = manifest_of(manifest, arena, finished);
    char *made = object ? json_dumps(object, JSON_INDENT(2) | JSON_SORT_KEYS) : NULL;
    json_decref(object);
    if (!made) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("manifestet kan ikke skrives: et filnavn er ikke UTF-8.",
                            "the manifest cannot be written: a file name is not UTF-8."));
    }
    *text = tryg_arena_print(arena, "%s\n", made);
    free(made);
    return TRYG_OK;
}

enum tryg_status tryg_manifest_write(const struct tryg_manifest *manifest,
                                     const char *path, struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("manifest", 0);
    char *text;
    enum tryg_status status = tryg_manifest_text(manifest, arena, &text, err);
    if (status == TRYG_OK) {
        status = tryg_write_whole(path, text, strlen(text), err);
    }
    tryg_arena_free(arena);
    return status;
}

/* ---- Reading it again ------------------------------------------------------------ */

static bool output_is_whole(const json_t *output, const char *out, tryg_arena *arena)
{
    const char *name = json_string_value(json_object_get(output, "file"));
    const char *signed_as = json_string_value(json_object_get(output, "sha256"));
    struct tryg_hash found;
    return name && signed_as &&
           tryg_hash_file(tryg_arena_print(arena, "%s/%s", out, name), &found, NULL) ==
               TRYG_OK &&
           strcmp(found.hex, signed_as) == 0;
}

static bool is_current(const json_t *manifest, const char *out, const char *run_id,
                       tryg_arena *arena)
{
    const char *id = json_string_value(json_object_get(manifest, "run_id"));
    const json_t *outputs = json_object_get(manifest, "outputs");
    if (!id || strcmp(id, run_id) != 0 || !json_is_array(outputs)) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(outputs); i++) {
        if (!output_is_whole(json_array_get(outputs, i), out, arena)) {
            return false;
        }
    }
    return true;
}

bool tryg_manifest_is_current(const char *path, const char *out, const char *run_id)
{
    json_t *manifest = json_load_file(path, 0, NULL);
    tryg_arena *arena = tryg_arena_new("manifest", 0);
    bool current = manifest && is_current(manifest, out, run_id, arena);
    tryg_arena_free(arena);
    json_decref(manifest);
    return current;
}
