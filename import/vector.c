/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/vector.h"
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/column.h"
#include "import/found.h"
#include "import/join.h"
#include "import/layer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row of the file and the key it is known by, trimmed. */
struct keyed {
    const char *key;
    size_t row;
};

/* All that the steps from rows to areas share. */
struct gathering {
    const struct tryg_areas_source *source;
    tryg_arena *arena;
    struct tryg_found found;
    size_t key, name;    /* attributes; name == found.attributes when not asked for */
    struct keyed *keyed; /* [found.n] by key, then in the file's order */
};

static const char *value_of(const struct tryg_found *found, size_t row, size_t attribute)
{
    return found->value[row * found->attributes + attribute];
}

/* Without blanks at the ends; NULL when nothing is left. */
static const char *trimmed(const char *text, tryg_arena *arena)
{
    if (!text) {
        return NULL;
    }
    while (*text == ' ' || *text == '\t') {
        text++;
    }
    size_t bytes = strlen(text);
    while (bytes && (text[bytes - 1] == ' ' || text[bytes - 1] == '\t')) {
        bytes--;
    }
    return bytes == 0 ? NULL : tryg_arena_copy_n(arena, text, bytes);
}

static int keyed_order(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = tryg_code_order(&x->key, &y->key);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* "objekt 7" or "linje 8". */
static const char *row_name(const struct gathering *g, size_t row)
{
    const char *form =
        g->found.is_table ? TX("linje %zu", "line %zu") : TX("objekt %zu", "feature %zu");
    return tryg_arena_print(g->arena, form, g->found.at[row]);
}

static const char *neighbours(const struct gathering *g, size_t row)
{
    const char *before = row > 0 ? g->keyed[row - 1].key : NULL;
    const char *after = NULL;
    for (size_t r = row + 1; r < g->found.n && !after; r++) {
        after = g->keyed[r].key;
    }
    if (before && after) {
        return tryg_arena_print(g->arena,
                                TX("; det står mellem \"%s\" og \"%s\"",
                                   "; it stands between \"%s\" and \"%s\""),
                                before, after);
    }
    if (before || after) {
        return tryg_arena_print(
            g->arena,
            before ? TX("; det står efter \"%s\"", "; it stands after \"%s\"")
                   : TX("; det står før \"%s\"", "; it stands before \"%s\""),
            before ? before : after);
    }
    return "";
}

static enum tryg_status missing_key(const struct gathering *g, size_t row, size_t missing,
                                    struct tryg_error *err)
{
    tryg_fail(
        err, TRYG_DATA,
        TX("%s: %s har ingen nøgle, %s er tom%s.", "%s: %s has no key, %s is empty%s."),
        g->source->table.shown, row_name(g, row), g->source->code, neighbours(g, row));
    if (missing > 1) {
        tryg_fail_more(err, TX("%zu mangler i alt.", "%zu are missing in all."), missing);
    }
    tryg_fail_more(err, TX("Hvert område skal have en nøgle. Ret filen, eller vælg en "
                           "anden kolonne med code: under areas.",
                           "Every area must have a key. Mend the file, or choose another "
                           "column with code: under areas."));
    return TRYG_DATA;
}

static enum tryg_status take_keys(struct gathering *g, struct tryg_error *err)
{
    size_t first = g->found.n, missing = 0;
    g->keyed = TRYG_NEW(g->arena, g->found.n, struct keyed);
    for (size_t r = 0; r < g->found.n; r++) {
        g->keyed[r].key = trimmed(value_of(&g->found, r, g->key), g->arena);
        g->keyed[r].row = r;
        if (!g->keyed[r].key) {
            first = missing++ ? first : r;
        }
    }
    return missing ? missing_key(g, first, missing, err) : TRYG_OK;
}

static bool same_area(const struct keyed *a, const struct keyed *b)
{
    return strcmp(a->key, b->key) == 0;
}

static enum tryg_status repeated_key(const struct gathering *g, const struct keyed *at,
                                     struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s: nøglen \"%s\" (%s) findes både i %s og %s.\n  Hver nøgle må "
           "stå én gang. Er de dele af samme område, så skriv repeated: "
           "merge under areas.",
           "%s: the key \"%s\" (%s) is in both %s and %s.\n  A key may stand "
           "once. If they are parts of one area, write repeated: merge "
           "under areas."),
        g->source->table.shown, at->key, g->source->code, row_name(g, at->row),
        row_name(g, at[1].row));
}

/* Sort the rows and count the areas in them. */
static enum tryg_status order_rows(struct gathering *g, size_t *areas,
                                   struct tryg_error *err)
{
    size_t n = g->found.n;
    qsort(g->keyed, n, sizeof *g->keyed, keyed_order);
    *areas = n > 0;
    for (size_t i = 1; i < n; i++) {
        bool same = same_area(&g->keyed[i - 1], &g->keyed[i]);
        if (same && !g->source->merge_repeated) {
            return repeated_key(g, &g->keyed[i - 1], err);
        }
        *areas += !same;
    }
    return TRYG_OK;
}

/* The first value that any row of the area carries; *differ when others say otherwise. */
static const char *shared_value(const struct gathering *g, size_t from, size_t to,
                                size_t attribute, bool *differ)
{
    const char *first = NULL;
    for (size_t i = from; i < to; i++) {
        const char *value = value_of(&g->found, g->keyed[i].row, attribute);
        if (!first) {
            first = value;
        } else if (value && strcmp(first, value) != 0) {
            *differ = true;
        }
    }
    return first;
}

static void copy_shapes(const struct gathering *g, size_t from, size_t to,
                        struct tryg_outlines *into)
{
    const struct tryg_outlines *o = &g->found.shapes;
    tryg_outlines_area(into, g->arena);
    for (size_t i = from; i < to; i++) {
        size_t row = g->keyed[i].row;
        for (size_t part = o->part_at[row]; part < o->part_at[row + 1]; part++) {
            tryg_outlines_part(into, g->arena);
            for (size_t r = o->ring_at[part]; r < o->ring_at[part + 1]; r++) {
                size_t at = o->point_at[r];
                tryg_outlines_ring(into, g->arena, o->point_at[r + 1] - at, o->x + at,
                                   o->y + at);
            }
        }
    }
}

/* Make area `a` of the rows from..to-1. Returns how many attributes they disagree on. */
static size_t fill_area(const struct gathering *g, size_t a, size_t from, size_t to,
                        struct tryg_areas *areas)
{
    size_t disagreements = 0;
    for (size_t c = 0; c < g->found.attributes; c++) {
        bool differ = false;
        areas->value[c][a] = shared_value(g, from, to, c, &differ);
        disagreements += differ && c != g->key;
    }
    const char *name = g->name < g->found.attributes
                           ? trimmed(areas->value[g->name][a], g->arena)
                           : NULL;
    areas->code[a] = g->keyed[from].key;
    areas->name[a] = name ? name : areas->code[a];
    if (g->found.shapes.areas > 0) {
        copy_shapes(g, from, to, &areas->outlines);
    }
    return disagreements;
}

static void begin_areas(const struct gathering *g, size_t n, struct tryg_areas *areas)
{
    *areas = (struct tryg_areas){.n = n, .file = g->source->table.shown};
    areas->code = TRYG_NEW(g->arena, n, const char *);
    areas->name = TRYG_NEW(g->arena, n, const char *);
    areas->attributes = g->found.attributes;
    areas->attribute = g->found.attribute;
    areas->value = TRYG_NEW(g->arena, areas->attributes, const char **);
    for (size_t c = 0; c < areas->attributes; c++) {
        areas->value[c] = TRYG_NEW(g->arena, n, const char *);
    }
    areas->crs = g->found.crs;
    tryg_outlines_begin(&areas->outlines, g->arena);
}

static void make_areas(const struct gathering *g, size_t n, struct tryg_areas *areas)
{
    size_t from = 0, disagreements = 0;
    begin_areas(g, n, areas);
    for (size_t a = 0; a < n; a++) {
        size_t to = from + 1;
        while (to < g->found.n && same_area(&g->keyed[from], &g->keyed[to])) {
            to++;
        }
        disagreements += fill_area(g, a, from, to, areas);
        from = to;
    }
    if (g->found.shapes.areas > 0) {
        tryg_outlines_end(&areas->outlines, g->arena);
    }
    if (disagreements > 0) {
        tryg_note(TX("%s: objekter med samme nøgle har forskellig værdi i %zu tilfælde; "
                     "det førstes gælder.",
                     "%s: features of one key differ in %zu values; the first one's "
                     "holds."),
                  g->source->table.shown, disagreements);
    }
}

static enum tryg_status gather(const struct tryg_areas_source *source, tryg_arena *arena,
                               struct tryg_areas *areas, struct tryg_error *err)
{
    struct gathering g = {.source = source, .arena = arena};
    size_t n = 0;
    TRYG_TRY(tryg_found_read(source, arena, &g.found, err));
    const char *shown = source->table.shown;
    TRYG_TRY(tryg_column_find(shown, "areas: code", source->code, g.found.attribute,
                              g.found.attributes, &g.key, err));
    g.name = g.found.attributes;
    if (source->name) {
        TRYG_TRY(tryg_column_find(shown, "areas: name", source->name, g.found.attribute,
                                  g.found.attributes, &g.name, err));
    }
    if (g.found.n == 0) {
        return tryg_fail(err, TRYG_DATA, TX("%s har ingen områder.", "%s has no areas."),
                         shown);
    }
    TRYG_TRY(take_keys(&g, err));
    TRYG_TRY(order_rows(&g, &n, err));
    make_areas(&g, n, areas);
    return TRYG_OK;
}

enum tryg_status tryg_vector_read_areas(const struct tryg_areas_source *source,
                                        tryg_arena *arena, struct tryg_areas *areas,
                                        struct tryg_error *err)
{
    struct tryg_areas read = {0};
    TRYG_TRY(gather(source, arena, &read, err));
    if (source->join.file) {
        TRYG_TRY(tryg_join_attributes(source, arena, &read, err));
    }
    *areas = read;
    return TRYG_OK;
}

/* Plain shapes on their way into *outlines. */
struct drawing {
    tryg_layer *layer;
    tryg_arena *arena;
    bool named;
    size_t attribute, room;
    struct tryg_outlines *outlines;
    const char **name;
};

/* One feature, if it has polygons. */
static enum tryg_status draw_feature(struct drawing *d, struct tryg_error *err)
{
    bool other = false;
    struct tryg_outlines *o = d->outlines;
    size_t areas = o->areas, parts = o->parts;
    tryg_outlines_area(o, d->arena);
    TRYG_TRY(tryg_layer_outline(d->layer, d->arena, o, &other, err));
    if (o->parts == parts) {
        o->areas = areas; /* nothing there: take the begun area back */
        return TRYG_OK;
    }
    if (areas == d->room) {
        size_t room = d->room ? 2 * d->room : 64;
        d->name = tryg_arena_grow(d->arena, d->name, d->room, room, sizeof *d->name);
        d->room = room;
    }
    return d->named
               ? tryg_layer_text(d->layer, d->attribute, d->arena, &d->name[areas], err)
               : TRYG_OK;
}

static enum tryg_status find_attribute(struct drawing *d, const char *path,
                                       const char *name, struct tryg_error *err)
{
    size_t n = tryg_layer_attributes(d->layer);
    const char **columns = TRYG_NEW(d->arena, n, const char *);
    for (size_t i = 0; i < n; i++) {
        columns[i] = tryg_layer_attribute(d->layer, i);
    }
    d->named = true;
    return tryg_column_find(path, "map: name", name, columns, n, &d->attribute, err);
}

enum tryg_status tryg_vector_read_outlines(const char *path, const char *name_attribute,
                                           tryg_arena *arena,
                                           struct tryg_outlines *outlines,
                                           const char **crs, const char ***name,
                                           struct tryg_error *err)
{
    struct tryg_outlines drawn;
    struct drawing d = {.arena = arena, .outlines = &drawn};
    bool more = false;
    TRYG_TRY(tryg_layer_open(path, path, NULL, TRYG_ENCODING_AUTO, arena, &d.layer, err));
    if (name_attribute) {
        TRYG_TRY(find_attribute(&d, path, name_attribute, err));
    }
    tryg_outlines_begin(&drawn, arena);
    TRYG_TRY(tryg_layer_next(d.layer, &more, err));
    while (more) {
        TRYG_TRY(draw_feature(&d, err));
        TRYG_TRY(tryg_layer_next(d.layer, &more, err));
    }
    tryg_outlines_end(&drawn, arena);
    *outlines = drawn;
    *crs = tryg_layer_crs(d.layer);
    *name = d.name;
    return TRYG_OK;
}
