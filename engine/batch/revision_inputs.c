/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/revision_inputs.h"

#include <jansson.h>
#include <string.h>

static json_t *open_manifest(const char *folder, tryg_arena *arena)
{
    return json_load_file(tryg_arena_print(arena, "%s/manifest.json", folder), 0, NULL);
}

static const char *text_in(const json_t *object, const char *key, tryg_arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? tryg_arena_copy(arena, text) : NULL;
}

static const json_t *input_like(const json_t *inputs, const json_t *input)
{
    size_t i;
    json_t *other;
    json_array_foreach(inputs, i, other)
    {
        if (json_equal(json_object_get(other, "role"), json_object_get(input, "role")) &&
            json_equal(json_object_get(other, "file"), json_object_get(input, "file"))) {
            return other;
        }
    }
    return NULL;
}

static void add_input(struct tryg_revision *r, const json_t *input,
                      enum tryg_revised kind, tryg_arena *arena)
{
    struct tryg_revised_input *added = &r->input[r->inputs++];
    added->role = text_in(input, "role", arena);
    added->file = text_in(input, "file", arena);
    added->kind = kind;
}

static void compare_inputs(struct tryg_revision *r, const json_t *before,
                           const json_t *after, tryg_arena *arena)
{
    size_t i;
    json_t *input;
    r->input = TRYG_NEW(arena, json_array_size(before) + json_array_size(after),
                        struct tryg_revised_input);
    json_array_foreach(before, i, input)
    {
        const json_t *other = input_like(after, input);
        if (!other) {
            add_input(r, input, TRYG_GONE, arena);
        } else if (!json_equal(json_object_get(input, "sha256"),
                               json_object_get(other, "sha256"))) {
            add_input(r, input, TRYG_CHANGED, arena);
        }
    }
    json_array_foreach(after, i, input)
    {
        if (!input_like(before, input)) {
            add_input(r, input, TRYG_ADDED, arena);
        }
    }
}

void tryg_revision_inputs(struct tryg_revision *r, tryg_arena *arena)
{
    json_t *before = open_manifest(r->before, arena);
    json_t *after = open_manifest(r->after, arena);
    r->run_before = text_in(before, "run_id", arena);
    r->run_after = text_in(after, "run_id", arena);
    r->engine_before = text_in(before, "engine", arena);
    r->engine_after = text_in(after, "engine", arena);
    if (before && after) {
        r->project_changed = !json_equal(json_object_get(before, "project"),
                                         json_object_get(after, "project"));
        compare_inputs(r, json_object_get(before, "inputs"),
                       json_object_get(after, "inputs"), arena);
    }
    json_decref(before);
    json_decref(after);
}
