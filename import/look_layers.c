/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/layer.h"
#include "import/look_parts.h"

static enum tryg_status take_features(tryg_layer *layer, struct tryg_look_part *part,
                                      tryg_arena *arena, struct tryg_error *err)
{
    bool more = false, other = false;
    struct tryg_outlines shapes;
    const char **cell = TRYG_NEW(arena, part->columns, const char *);
    const bool *typed = TRYG_NEW(arena, part->columns, bool); /* none is a text */
    TRYG_TRY(tryg_layer_next(layer, &more, err));
    while (more) {
        tryg_arena *scratch = tryg_arena_new("look", 0);
        enum tryg_status status = TRYG_OK;
        for (size_t c = 0; c < part->columns && status == TRYG_OK; c++) {
            status = tryg_layer_text(layer, c, scratch, &cell[c], err);
        }
        if (status == TRYG_OK) {
            tryg_look_part_row(part, cell, typed, arena);
            tryg_outlines_begin(&shapes, scratch);
            tryg_outlines_area(&shapes, scratch);
            status = tryg_layer_outline(layer, scratch, &shapes, &other, err);
            part->areas = part->areas || (status == TRYG_OK && shapes.parts > 0);
            part->others = part->others || other;
        }
        tryg_arena_free(scratch);
        TRYG_TRY(status);
        TRYG_TRY(tryg_layer_next(layer, &more, err));
    }
    return TRYG_OK;
}

static enum tryg_status take_layer(const char *path, const char *name, tryg_arena *arena,
                                   struct tryg_look_file *file,
                                   struct tryg_look_part *part, struct tryg_error *err)
{
    tryg_layer *layer = NULL;
    TRYG_TRY(tryg_layer_open(path, path, name, TRYG_ENCODING_AUTO, arena, &layer, err));
    size_t columns = tryg_layer_attributes(layer);
    const char **attribute = TRYG_NEW(arena, columns, const char *);
    for (size_t c = 0; c < columns; c++) {
        attribute[c] = tryg_layer_attribute(layer, c);
    }
    file->form = tryg_layer_driver(layer);
    part->name = name;
    part->crs = tryg_layer_crs(layer);
    part->typed = true;
    tryg_look_part_begin(part, columns, attribute, arena);
    TRYG_TRY(take_features(layer, part, arena, err));
    tryg_look_part_judge(part);
    return TRYG_OK;
}

enum tryg_status tryg_look_read_layers(const char *path, tryg_arena *arena,
                                       struct tryg_look_file *file,
                                       struct tryg_error *err)
{
    struct tryg_layer_list list;
    TRYG_TRY(tryg_layer_names(path, path, arena, &list, err));
    file->parts = list.n;
    file->part = TRYG_NEW(arena, list.n, struct tryg_look_part);
    for (size_t p = 0; p < list.n; p++) {
        TRYG_TRY(take_layer(path, list.name[p], arena, file, &file->part[p], err));
    }
    return TRYG_OK;
}
