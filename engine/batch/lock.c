/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/lock.h"
#include "geodata/base/stage.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

/* The keys that decide a constant, and what they are about. */
static const struct locked {
    const char *key;
    struct tryg_text about;
} LOCKED[] = {
    {"crs", {{"koordinatsystemet", "the CRS"}}},
    {"base_year", {{"basisåret selv", "the base year itself"}}},
    {"areas", {{"områderne", "the areas"}}},
    {"population", {{"befolkningerne", "the populations"}}},
    {"offences", {{"kategorierne", "the categories"}}},
    {"reports", {{"anmeldelserne", "the reports"}}},
    {"survey", {{"undersøgelsen", "the survey"}}},
    {"index", {{"profilen", "the profile"}}},
};

enum { LOCKED_COUNT = sizeof LOCKED / sizeof *LOCKED };

/* The project as far as the base year is concerned: its own version of the areas alone,
 * and its own index system. What later years are measured on decides no constant. */
static struct tryg_project of_base_year(const struct tryg_project *project, int year,
                                        struct tryg_index_system *index)
{
    struct tryg_project base = *project;
    *index = (struct tryg_index_system){INT_MIN, tryg_project_index_system(project, year),
                                        project->index_system[0].at};
    base.areas = *tryg_project_areas(project, year);
    base.versions = 0;
    base.people.table.file = NULL;
    base.index_systems = 1;
    base.index_system = index;
    return base;
}

struct tryg_lock tryg_lock_make(const struct tryg_project *project,
                                const struct tryg_recipe *base, tryg_arena *arena)
{
    struct tryg_lock lock = {.year = base->year,
                             .keys = LOCKED_COUNT,
                             .key = TRYG_NEW(arena, LOCKED_COUNT, struct tryg_lock_key),
                             .inputs = base->inputs,
                             .input = base->input};
    struct tryg_index_system index;
    struct tryg_project own = of_base_year(project, base->year, &index);
    for (size_t k = 0; k < LOCKED_COUNT; k++) {
        lock.key[k].name = LOCKED[k].key;
        lock.key[k].sha256 = tryg_project_hash_key(&own, LOCKED[k].key);
    }
    return lock;
}

struct tryg_hash tryg_lock_hash(const struct tryg_lock *lock)
{
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    for (size_t k = 0; k < lock->keys; k++) {
        tryg_hash_add_text(&hasher, lock->key[k].name);
        tryg_hash_add_text(&hasher, lock->key[k].sha256.hex);
    }
    for (size_t i = 0; i < lock->inputs; i++) {
        tryg_hash_add_text(&hasher, lock->input[i].role);
        tryg_hash_add_text(&hasher, lock->input[i].sha256.hex);
    }
    return tryg_hash_end(&hasher);
}

/* ---- Reading --------------------------------------------------------------------- */

static const char *text_in(const json_t *object, const char *key, tryg_arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? tryg_arena_copy(arena, text) : "";
}

static struct tryg_hash hash_in(const json_t *object, const char *key)
{
    struct tryg_hash hash = {""};
    const char *text = json_string_value(json_object_get(object, key));
    if (text && strlen(text) < sizeof hash.hex) {
        strcpy(hash.hex, text);
    }
    return hash;
}

static void read_inputs(const json_t *list, tryg_arena *arena, struct tryg_lock *lock)
{
    size_t i;
    json_t *item;
    struct tryg_input *input =
        TRYG_NEW(arena, json_array_size(list) + 1, struct tryg_input);
    json_array_foreach(list, i, item)
    {
        input[i] = (struct tryg_input){.role = text_in(item, "role", arena),
                                       .shown = text_in(item, "file", arena),
                                       .sha256 = hash_in(item, "sha256")};
    }
    lock->inputs = json_array_size(list);
    lock->input = input;
}

static void read_keys(const json_t *keys, tryg_arena *arena, struct tryg_lock *lock)
{
    lock->key = TRYG_NEW(arena, LOCKED_COUNT, struct tryg_lock_key);
    for (size_t k = 0; k < LOCKED_COUNT; k++) {
        lock->key[lock->keys++] =
            (struct tryg_lock_key){LOCKED[k].key, hash_in(keys, LOCKED[k].key)};
    }
}

void tryg_lock_read(const char *path, tryg_arena *arena, struct tryg_lock *lock,
                    bool *found)
{
    json_t *object = json_load_file(path, 0, NULL);
    struct tryg_lock read = {.recipe = hash_in(object, "recipe")};
    *found = read.recipe.hex[0] != 0;
    if (*found) {
        const json_t *rebased = json_object_get(object, "rebased");
        read.year = (int)json_integer_value(json_object_get(object, "year"));
        read_keys(json_object_get(object, "keys"), arena, &read);
        read_inputs(json_object_get(object, "inputs"), arena, &read);
        read.from = hash_in(rebased, "from");
        read.changed = text_in(rebased, "changed", arena);
        *lock = read;
    }
    json_decref(object);
}

/* ---- What differs ---------------------------------------------------------------- */

static const char *list_one(const char *list, const char *one, tryg_arena *arena)
{
    return tryg_arena_print(arena, "%s%s%s", list, *list ? ", " : "", one);
}

static const struct tryg_input *same_input(const struct tryg_lock *lock,
                                           const struct tryg_input *input)
{
    for (size_t i = 0; i < lock->inputs; i++) {
        if (strcmp(lock->input[i].role, input->role) == 0 &&
            strcmp(lock->input[i].sha256.hex, input->sha256.hex) == 0) {
            return &lock->input[i];
        }
    }
    return NULL;
}

/* Of two that hold a key each, the same keys in the same order. */
static const char *differing_keys(const struct tryg_lock *then,
                                  const struct tryg_lock *now, tryg_arena *arena)
{
    const char *list = "";
    for (size_t k = 0; k < LOCKED_COUNT; k++) {
        if (strcmp(then->key[k].sha256.hex, now->key[k].sha256.hex) != 0) {
            list =
                list_one(list,
                         tryg_arena_print(arena, "%s (%s:)",
                                          LOCKED[k].about.in[tryg_lang()], LOCKED[k].key),
                         arena);
        }
    }
    return list;
}

const char *tryg_lock_differs(const struct tryg_lock *then, const struct tryg_lock *now,
                              tryg_arena *arena)
{
    const char *list = differing_keys(then, now, arena);
    for (size_t i = 0; i < now->inputs; i++) {
        if (!same_input(then, &now->input[i])) {
            list = list_one(list, now->input[i].shown, arena);
        }
    }
    for (size_t i = 0; i < then->inputs; i++) {
        bool there = false;
        for (size_t k = 0; k < now->inputs; k++) {
            there |= strcmp(then->input[i].role, now->input[k].role) == 0;
        }
        if (!there) {
            list = list_one(list,
                            tryg_arena_print(arena, TX("%s er væk", "%s is gone"),
                                             then->input[i].shown),
                            arena);
        }
    }
    return list;
}

/* ---- Writing --------------------------------------------------------------------- */

static json_t *number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

static json_t *inputs_of(const struct tryg_lock *lock)
{
    json_t *list = json_array();
    for (size_t i = 0; i < lock->inputs; i++) {
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s, s:I}", "role", lock->input[i].role, "file",
                            lock->input[i].shown, "sha256", lock->input[i].sha256.hex,
                            "bytes", (json_int_t)lock->input[i].bytes));
    }
    return list;
}

static json_t *keys_of(const struct tryg_lock *lock)
{
    json_t *object = json_object();
    for (size_t k = 0; k < lock->keys; k++) {
        json_object_set_new(object, lock->key[k].name,
                            json_string(lock->key[k].sha256.hex));
    }
    return object;
}

static json_t *constants_of(const struct tryg_baseline *baseline)
{
    static const char *const TREATMENT[] = {"none", "held", "logged"};
    json_t *list = json_array();
    for (size_t i = 0; i < baseline->indicators; i++) {
        const struct tryg_anchor *a = &baseline->anchor[i];
        json_array_append_new(
            list,
            json_pack("{s:s, s:I, s:o, s:o, s:o, s:o, s:s, s:o*}", "indicator",
                      a->indicator, "areas", (json_int_t)a->n, "mean", number(a->mean),
                      "sd", number(a->sd), "low", number(a->low), "high", number(a->high),
                      "treatment", TREATMENT[a->treatment], "weight",
                      baseline->weight ? json_real(baseline->weight[i]) : NULL));
    }
    return list;
}

static json_t *levels_of(const struct tryg_profile *profile)
{
    json_t *list = json_array();
    for (size_t l = 0; l < profile->levels; l++) {
        json_array_append_new(list, json_pack("{s:s, s:o}", "id", profile->level[l].id,
                                              "from", number(profile->level[l].from)));
    }
    return list;
}

static json_t *areas_of(const struct tryg_areas *atoms, const struct tryg_system *areas)
{
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    for (size_t a = 0; a < areas->n; a++) {
        tryg_hash_add_text(&hasher, areas->code[a]);
        tryg_hash_add_text(&hasher, areas->name[a]);
    }
    for (size_t k = 0; k < atoms->n; k++) {
        uint32_t group = areas->group_of_atom[k];
        tryg_hash_add_text(&hasher, atoms->code[k]);
        tryg_hash_add_text(&hasher, group == TRYG_NO_AREA ? NULL : areas->code[group]);
    }
    return json_pack("{s:s, s:I, s:s}", "system", areas->id, "areas",
                     (json_int_t)areas->n, "sha256", tryg_hash_end(&hasher).hex);
}

static json_t *rebased_of(const struct tryg_lock *lock)
{
    return lock->from.hex[0]
               ? json_pack("{s:s, s:s}", "from", lock->from.hex, "changed", lock->changed)
               : NULL;
}

enum tryg_status
tryg_lock_write(const struct tryg_lock *lock, const struct tryg_profile *profile,
                const struct tryg_baseline *baseline, const struct tryg_areas *atoms,
                const struct tryg_system *areas, const char *path, struct tryg_error *err)
{
    json_t *object =
        json_pack("{s:i, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o*}", "year", lock->year,
                  "recipe", lock->recipe.hex, "profile", profile->id, "keys",
                  keys_of(lock), "inputs", inputs_of(lock), "areas",
                  areas_of(atoms, areas), "constants", constants_of(baseline), "levels",
                  levels_of(profile), "rebased", rebased_of(lock));
    char *text = object ? json_dumps(object, JSON_INDENT(2) | JSON_SORT_KEYS) : NULL;
    json_decref(object);
    if (!text) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: et navn er ikke UTF-8.",
                            "%s cannot be written: a name is not UTF-8."),
                         path);
    }
    char *whole = realloc(text, strlen(text) + 2);
    text = whole ? strcat(whole, "\n") : text;
    enum tryg_status status = tryg_write_whole(path, text, strlen(text), err);
    free(text);
    return status;
}
