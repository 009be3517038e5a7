/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yaml.h"
#include "engine/batch/yaml_faults.h"
#include "geodata/base/lang.h"

#include <libfyaml.h>
#include <stdlib.h>
#include <string.h>

/* A list or map that is not yet closed; its children grow. */
struct open {
    struct tryg_yaml node;
    size_t room;
    struct tryg_yaml key; /* of the value that comes next */
    bool has_key;
    const char *anchor;
};

struct anchor {
    const char *name;
    struct tryg_yaml node;
};

struct building {
    tryg_arena *arena;
    const char *shown;
    struct tryg_error *err;
    size_t depth, nodes, anchors, documents;
    struct open open[TRYG_YAML_DEPTH_MOST];
    struct anchor *anchor;
    struct tryg_yaml root;
    struct tryg_place last; /* for empty values, which have no place of their own */
};

static struct tryg_place place_of(const struct building *b, const struct fy_mark *mark)
{
    if (!mark) {
        return b->last;
    }
    return (struct tryg_place){b->shown, (uint64_t)mark->line + 1,
                               (uint32_t)mark->column + 1};
}

static const char *text_of(struct building *b, struct fy_token *token, size_t *bytes)
{
    *bytes = 0;
    const char *text = token ? fy_token_get_text(token, bytes) : NULL;
    return text ? tryg_arena_copy_n(b->arena, text, *bytes) : NULL;
}

static void remember(struct building *b, const char *anchor, struct tryg_yaml node)
{
    if (anchor) {
        b->anchor = tryg_arena_grow(b->arena, b->anchor, b->anchors, b->anchors + 1,
                                    sizeof *b->anchor);
        b->anchor[b->anchors++] = (struct anchor){anchor, node};
    }
}

static enum tryg_status take_key(struct building *b, struct open *into,
                                 struct tryg_yaml node)
{
    if (node.kind != TRYG_YAML_TEXT || !*node.text) {
        bool empty = node.kind == TRYG_YAML_TEXT;
        return tryg_fail_at(b->err, TRYG_USAGE, node.at,
                            TX("en nøgle skal være en tekst, men her er %s.",
                               "a key must be a text, but here is %s."),
                            tryg_yaml_kind_text(empty ? TRYG_YAML_NOTHING : node.kind));
    }
    into->key = node;
    into->has_key = true;
    return TRYG_OK;
}

/* Put a finished node where it belongs: as the root, an item, a key or a value. */
static enum tryg_status put(struct building *b, struct tryg_yaml node)
{
    if (++b->nodes > TRYG_YAML_NODES_MOST) {
        return tryg_fail_at(
            b->err, TRYG_USAGE, node.at,
            TX("der er mere end %d værdier i filen; er det den rigtige?",
               "the file holds more than %d values; is it the right one?"),
            TRYG_YAML_NODES_MOST);
    }
    if (b->depth == 0) {
        b->root = node;
        return TRYG_OK;
    }
    struct open *into = &b->open[b->depth - 1];
    if (into->node.kind == TRYG_YAML_MAP && !into->has_key) {
        return take_key(b, into, node);
    }
    if (into->node.n == into->room) {
        size_t room = into->room ? 2 * into->room : 4, size = sizeof node;
        into->node.value =
            tryg_arena_grow(b->arena, into->node.value, into->room, room, size);
        if (into->node.kind == TRYG_YAML_MAP) {
            into->node.key =
                tryg_arena_grow(b->arena, into->node.key, into->room, room, size);
        }
        into->room = room;
    }
    if (into->node.kind == TRYG_YAML_MAP) {
        into->node.key[into->node.n] = into->key;
        into->has_key = false;
    }
    into->node.value[into->node.n++] = node;
    return TRYG_OK;
}

static enum tryg_status put_scalar(struct building *b, const struct fy_event *event,
                                   struct tryg_place at)
{
    size_t bytes, name_bytes;
    const char *text = text_of(b, event->scalar.value, &bytes);
    struct tryg_yaml node = {.kind = TRYG_YAML_TEXT, .at = at, .text = text ? text : ""};
    if (memchr(node.text, 0, bytes)) {
        return tryg_fail_at(
            b->err, TRYG_USAGE, at,
            TX("teksten indeholder tegnet NUL, som ikke kan bruges.",
               "the text holds the character NUL, which cannot be used."));
    }
    if (bytes == 0 && fy_token_scalar_style(event->scalar.value) == FYSS_PLAIN) {
        node.kind = TRYG_YAML_NOTHING;
    }
    remember(b, text_of(b, event->scalar.anchor, &name_bytes), node);
    return put(b, node);
}

static enum tryg_status put_alias(struct building *b, const struct fy_event *event,
                                  struct tryg_place at)
{
    size_t bytes;
    const char *name = text_of(b, event->alias.anchor, &bytes);
    for (size_t i = b->anchors; name && i-- > 0;) { /* the latest of a name counts */
        if (strcmp(b->anchor[i].name, name) == 0) {
            struct tryg_yaml node = b->anchor[i].node;
            node.at = at;
            return put(b, node);
        }
    }
    return tryg_fail_at(b->err, TRYG_USAGE, at,
                        TX("*%s henviser til et anker, der ikke er sat før dette sted. "
                           "En tekst, der begynder med *, skal stå i anførselstegn.",
                           "*%s refers to an anchor that is not set before this place. "
                           "A text that begins with * must be quoted."),
                        name ? name : "");
}

static enum tryg_status open_node(struct building *b, enum tryg_yaml_kind kind,
                                  struct fy_token *anchor, struct tryg_place at)
{
    if (b->depth == TRYG_YAML_DEPTH_MOST) {
        return tryg_fail_at(b->err, TRYG_USAGE, at,
                            TX("mere end %d niveauer inden i hinanden.",
                               "more than %d levels inside each other."),
                            TRYG_YAML_DEPTH_MOST);
    }
    size_t bytes;
    b->open[b->depth++] = (struct open){.node = {.kind = kind, .at = at, .text = ""},
                                        .anchor = text_of(b, anchor, &bytes)};
    return TRYG_OK;
}

static int by_key(const void *a, const void *b)
{
    const struct tryg_yaml *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    order = order ? order : (x->at.line > y->at.line) - (x->at.line < y->at.line);
    return order ? order : (x->at.column > y->at.column) - (x->at.column < y->at.column);
}

static enum tryg_status refuse_repeated(struct building *b, const struct tryg_yaml *map)
{
    struct tryg_yaml *key = TRYG_NEW(b->arena, map->n + 1, struct tryg_yaml);
    for (size_t i = 0; i < map->n; i++) {
        key[i] = map->key[i];
    }
    qsort(key, map->n, sizeof *key, by_key);
    for (size_t i = 1; i < map->n; i++) {
        if (strcmp(key[i - 1].text, key[i].text) == 0) {
            return tryg_fail_at(
                b->err, TRYG_USAGE, key[i].at,
                TX("nøglen \"%s\" er her for anden gang; den første står i linje %llu. "
                   "Slet den ene.",
                   "the key \"%s\" is here for the second time; the first is in line "
                   "%llu. Remove one of them."),
                key[i].text, (unsigned long long)key[i - 1].at.line);
        }
    }
    return TRYG_OK;
}

static enum tryg_status close_node(struct building *b)
{
    struct open done = b->open[--b->depth];
    if (done.node.kind == TRYG_YAML_MAP) {
        TRYG_TRY(refuse_repeated(b, &done.node));
    }
    remember(b, done.anchor, done.node);
    return put(b, done.node);
}

/* The parser's mark of a quoted text is behind its quote. */
static bool is_quoted(struct fy_token *token)
{
    enum fy_scalar_style style = fy_token_scalar_style(token);
    return style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
}

static enum tryg_status take_event(struct building *b, const struct fy_event *event)
{
    struct tryg_place at = place_of(b, fy_event_start_mark((struct fy_event *)event));
    b->last = at;
    switch (event->type) {
    case FYET_DOCUMENT_START:
        if (++b->documents > 1) {
            return tryg_fail_at(
                b->err, TRYG_USAGE, at,
                TX("\"---\" begynder et nyt dokument; filen skal være ét.",
                   "\"---\" begins another document; the file must be "
                   "one."));
        }
        return TRYG_OK;
    case FYET_SCALAR:
        at.column -= is_quoted(event->scalar.value) && at.column > 1;
        return put_scalar(b, event, at);
    case FYET_ALIAS:
        return put_alias(b, event, at);
    case FYET_SEQUENCE_START:
        return open_node(b, TRYG_YAML_LIST, event->sequence_start.anchor, at);
    case FYET_MAPPING_START:
        return open_node(b, TRYG_YAML_MAP, event->mapping_start.anchor, at);
    case FYET_SEQUENCE_END:
    case FYET_MAPPING_END:
        return close_node(b);
    default:
        return TRYG_OK;
    }
}

static struct fy_diag *collecting_diag(void)
{
    struct fy_diag_cfg settings;
    fy_diag_cfg_default(&settings);
    settings.fp = NULL;
    settings.colorize = false;
    struct fy_diag *diag = fy_diag_create(&settings);
    if (diag) {
        fy_diag_set_collect_errors(diag, true);
    }
    return diag;
}

static enum tryg_status syntax_fault(const struct building *b, struct fy_diag *diag,
                                     const char *text, size_t bytes)
{
    void *at = NULL;
    const struct fy_diag_error *found = fy_diag_errors_iterate(diag, &at);
    struct tryg_place place = {b->shown, 0, 0}, begun = {0};
    if (found && found->line > 0) {
        place.line = (uint64_t)found->line;
        place.column = (uint32_t)(found->column > 0 ? found->column : 1);
    }
    if (b->depth > 0) {
        begun = b->open[b->depth - 1].node.at;
    }
    return tryg_yaml_fault(b->err, place, begun, found ? found->msg : "", text, bytes);
}

/* The events of the parser one by one, until the end or the first fault. */
static enum tryg_status build(struct building *b, struct fy_parser *parser,
                              struct fy_diag *diag, const char *text, size_t bytes)
{
    enum tryg_status status = TRYG_OK;
    struct fy_event *event;
    while (status == TRYG_OK && (event = fy_parser_parse(parser)) != NULL) {
        status = take_event(b, event);
        fy_parser_event_free(parser, event);
    }
    if (status == TRYG_OK && fy_parser_get_stream_error(parser)) {
        return syntax_fault(b, diag, text, bytes);
    }
    return status;
}

enum tryg_status tryg_yaml_parse(const char *text, size_t bytes, const char *shown,
                                 tryg_arena *arena, struct tryg_yaml *root,
                                 struct tryg_error *err)
{
    TRYG_TRY(tryg_yaml_fault_bytes(text, bytes, shown, err));
    struct building *b = TRYG_NEW(arena, 1, struct building);
    *b = (struct building){.arena = arena,
                           .shown = shown,
                           .err = err,
                           .root = {.kind = TRYG_YAML_NOTHING, .at = {shown, 1, 1}},
                           .last = {shown, 1, 1}};
    b->root.text = "";
    struct fy_diag *diag = collecting_diag();
    struct fy_parse_cfg settings = {.search_path = "",
                                    .flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG |
                                             FYPCF_DEFAULT_VERSION_1_2 |
                                             FYPCF_ALLOW_DUPLICATE_KEYS,
                                    .diag = diag};
    struct fy_parser *parser = diag ? fy_parser_create(&settings) : NULL;
    enum tryg_status status = TRYG_OK;
    if (!parser || fy_parser_set_string(parser, text, bytes) != 0) {
        status = tryg_fail(err, TRYG_FAILED,
                           TX("%s kan ikke læses: libfyaml vil ikke begynde.",
                              "%s cannot be read: libfyaml will not begin."),
                           shown);
    } else {
        status = build(b, parser, diag, text, bytes);
    }
    fy_parser_destroy(parser);
    fy_diag_destroy(diag);
    if (status == TRYG_OK) {
        *root = b->root;
    }
    return status;
}

const struct tryg_yaml *tryg_yaml_find(const struct tryg_yaml *map, const char *key)
{
    for (size_t i = 0; map->kind == TRYG_YAML_MAP && i < map->n; i++) {
        if (strcmp(map->key[i].text, key) == 0) {
            return &map->value[i];
        }
    }
    return NULL;
}

const char *tryg_yaml_kind_text(enum tryg_yaml_kind kind)
{
    switch (kind) {
    case TRYG_YAML_TEXT:
        return TX("en tekst", "a text");
    case TRYG_YAML_LIST:
        return TX("en liste", "a list");
    case TRYG_YAML_MAP:
        return TX("en gruppe af nøgler", "a group of keys");
    case TRYG_YAML_NOTHING:
        break;
    }
    return TX("ingenting", "nothing");
}
