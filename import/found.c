/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/found.h"
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/layer.h"
#include "import/table.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void list_attributes(const tryg_layer *layer, tryg_arena *arena,
                            struct tryg_found *found)
{
    found->attributes = tryg_layer_attributes(layer);
    found->attribute = TRYG_NEW(arena, found->attributes, const char *);
    for (size_t a = 0; a < found->attributes; a++) {
        found->attribute[a] = tryg_arena_copy(arena, tryg_layer_attribute(layer, a));
    }
}

static enum tryg_status take_feature(tryg_layer *layer, tryg_arena *arena,
                                     struct tryg_found *found, size_t *others,
                                     struct tryg_error *err)
{
    const char **value = found->value + found->n * found->attributes;
    for (size_t a = 0; a < found->attributes; a++) {
        TRYG_TRY(tryg_layer_text(layer, a, arena, &value[a], err));
    }
    bool other = false;
    tryg_outlines_area(&found->shapes, arena);
    TRYG_TRY(tryg_layer_outline(layer, arena, &found->shapes, &other, err));
    *others += other;
    found->at[found->n++] = tryg_layer_number(layer);
    return TRYG_OK;
}

static void make_room(struct tryg_found *found, size_t *room, tryg_arena *arena)
{
    if (found->n < *room) {
        return;
    }
    size_t more = *room ? 2 * *room : 64, had = found->n;
    found->value = tryg_arena_grow(arena, found->value, had * found->attributes,
                                   more * found->attributes, sizeof *found->value);
    found->at = tryg_arena_grow(arena, found->at, had, more, sizeof *found->at);
    *room = more;
}

static enum tryg_status take_features(tryg_layer *layer, tryg_arena *arena,
                                      struct tryg_found *found, size_t *others,
                                      struct tryg_error *err)
{
    bool more = false;
    size_t room = 0;
    tryg_outlines_begin(&found->shapes, arena);
    TRYG_TRY(tryg_layer_next(layer, &more, err));
    while (more) {
        make_room(found, &room, arena);
        TRYG_TRY(take_feature(layer, arena, found, others, err));
        TRYG_TRY(tryg_layer_next(layer, &more, err));
    }
    tryg_outlines_end(&found->shapes, arena);
    return TRYG_OK;
}

/* A declared CRS wins over the file's, aloud: GeoJSON says WGS 84 whatever it holds. */
static const char *settle_crs(const struct tryg_areas_source *source,
                              const tryg_layer *layer)
{
    const char *says = tryg_layer_crs(layer);
    if (!source->crs) {
        return says;
    }
    if (says && !tryg_layer_crs_is(layer, source->crs)) {
        tryg_warn(TX("%s: filen siger, at dens koordinater er i %.60s; de læses som %s, "
                     "som tryghed.yaml siger.",
                     "%s: the file says that its coordinates are in %.60s; they are read "
                     "as %s, as tryghed.yaml says."),
                  source->table.shown, says, source->crs);
    }
    return source->crs;
}

static enum tryg_status read_layer(const struct tryg_areas_source *source,
                                   tryg_arena *arena, struct tryg_found *found,
                                   struct tryg_error *err)
{
    tryg_layer *layer = NULL;
    size_t others = 0;
    TRYG_TRY(tryg_layer_open(source->table.file, source->table.shown, source->layer,
                             source->table.encoding, arena, &layer, err));
    list_attributes(layer, arena, found);
    TRYG_TRY(take_features(layer, arena, found, &others, err));
    if (found->shapes.parts > 0) {
        found->crs = settle_crs(source, layer);
    } else if (others > 0) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s har punkter eller linjer, men ingen flader. Områder "
                            "skal være polygoner.",
                            "%s has points or lines but no polygons. Areas must be "
                            "polygons."),
                         source->table.shown);
    } else {
        found->shapes = (struct tryg_outlines){0};
    }
    return TRYG_OK;
}

static void copy_rows(const struct tryg_table *table, tryg_arena *arena,
                      struct tryg_found *found)
{
    size_t cells = table->rows * table->columns;
    found->is_table = true;
    found->n = table->rows;
    found->attributes = table->columns;
    found->attribute = table->column;
    found->value = TRYG_NEW(arena, cells, const char *);
    found->at = TRYG_NEW(arena, table->rows, size_t);
    for (size_t c = 0; c < cells; c++) {
        found->value[c] = *table->cell[c] ? table->cell[c] : NULL;
    }
    for (size_t r = 0; r < table->rows; r++) {
        found->at[r] = (size_t)table->line[r];
    }
}

enum tryg_status tryg_found_read_table(const struct tryg_table_source *source,
                                       tryg_arena *arena, struct tryg_found *found,
                                       struct tryg_error *err)
{
    struct tryg_table table;
    TRYG_TRY(tryg_table_read_whole(source, arena, &table, err));
    copy_rows(&table, arena, found);
    return TRYG_OK;
}

/* Is this a vector file by its first bytes? Then it is read as one even if GDAL cannot:
 * its complaint is more use than a table's. */
static enum tryg_status begins_as_vector(const struct tryg_table_source *source,
                                         bool *vector, struct tryg_error *err)
{
    unsigned char head[16] = {0};
    FILE *in = fopen(source->file, "rb");
    if (!in) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s kan ikke åbnes: %s.", "%s cannot be opened: %s."),
                         source->shown, tryg_system_text(errno));
    }
    size_t got = fread(head, 1, sizeof head - 1, in), skip = 0;
    fclose(in);
    if (memcmp(head, "\xEF\xBB\xBF", 3) == 0) {
        skip = 3;
    }
    while (skip < got &&
           (head[skip] == ' ' || head[skip] == '\r' || head[skip] == '\n')) {
        skip++;
    }
    *vector = head[skip] == '{' || head[skip] == '<' ||
              memcmp(head, "SQLite format 3", 15) == 0 ||
              memcmp(head, "\0\0\x27\x0A", 4) == 0; /* a shapefile */
    return TRYG_OK;
}

enum tryg_status tryg_found_read(const struct tryg_areas_source *source,
                                 tryg_arena *arena, struct tryg_found *found,
                                 struct tryg_error *err)
{
    struct tryg_found all = {0};
    bool vector = false;
    TRYG_TRY(begins_as_vector(&source->table, &vector, err));
    if (vector || source->layer || tryg_layer_fits(source->table.file)) {
        TRYG_TRY(read_layer(source, arena, &all, err));
    } else {
        TRYG_TRY(tryg_found_read_table(&source->table, arena, &all, err));
    }
    *found = all;
    return TRYG_OK;
}
