/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a table and of the areas. */
#include "engine/batch/project_keys.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Tables ---------------------------------------------------------------------- */

#define OF_TABLE(member) offsetof(struct tryg_table_source, member)

const struct tryg_yaml_words TRYG_FALSE_TRUE = {
    sizeof(bool), 2, {{"false", false}, {"true", true}}};

static const struct tryg_yaml_words ENCODINGS = {sizeof(enum tryg_encoding),
                                                 6,
                                                 {{"auto", TRYG_ENCODING_AUTO},
                                                  {"utf-8", TRYG_UTF8},
                                                  {"cp1252", TRYG_CP1252},
                                                  {"latin1", TRYG_LATIN1},
                                                  {"cp865", TRYG_CP865},
                                                  {"cp850", TRYG_CP850}}};
static const struct tryg_yaml_words DELIMITERS = {
    1, 5, {{"auto", 0}, {",", ','}, {";", ';'}, {"tab", '\t'}, {"\t", '\t'}}};
static const struct tryg_yaml_words DECIMALS = {1, 2, {{".", '.'}, {",", ','}}};
static const struct tryg_yaml_words THOUSANDS = {
    1, 3, {{".", '.'}, {",", ','}, {" ", ' '}}};
static const struct tryg_yaml_words STOPS = {sizeof(bool), 1, {{"empty", true}}};
static const struct tryg_yaml_range ROW = {
    .size = 8, .low = 1, .high = 1000000, .zero_is_none = true};

static const struct tryg_yaml_lists WHERES = {
    sizeof(struct tryg_where), offsetof(struct tryg_where, column),
    offsetof(struct tryg_where, allows), offsetof(struct tryg_where, allow)};

_Static_assert(sizeof(size_t) == 8, "header_row is read as 8 bytes");

const struct tryg_yaml_key TRYG_TEXT_TABLE_KEYS[] = {
    TRYG_YAML_KEY("file", TRYG_YAML_A_PATH, .field = OF_TABLE(file),
                  .also = OF_TABLE(shown), .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("encoding", TRYG_YAML_A_WORD, .field = OF_TABLE(encoding),
                  .detail = &ENCODINGS),
    TRYG_YAML_KEY("delimiter", TRYG_YAML_A_WORD, .field = OF_TABLE(delimiter),
                  .detail = &DELIMITERS),
    TRYG_YAML_KEY("decimal", TRYG_YAML_A_WORD, .field = OF_TABLE(decimal),
                  .detail = &DECIMALS),
    TRYG_YAML_KEY("thousands", TRYG_YAML_A_WORD, .field = OF_TABLE(thousands),
                  .detail = &THOUSANDS),
    TRYG_YAML_KEY("date_format", TRYG_YAML_A_DATE_FORMAT, .field = OF_TABLE(date_format)),
    TRYG_YAML_KEY("header_row", TRYG_YAML_A_WHOLE, .field = OF_TABLE(header_row),
                  .detail = &ROW),
    TRYG_YAML_KEYS_END};

const struct tryg_yaml_key TRYG_TABLE_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = TRYG_TEXT_TABLE_KEYS},
    TRYG_YAML_KEY("sheet", TRYG_YAML_A_TEXT, .field = OF_TABLE(sheet)),
    TRYG_YAML_KEY("stop_at", TRYG_YAML_A_WORD, .field = OF_TABLE(stop_at_empty),
                  .detail = &STOPS),
    TRYG_YAML_KEY("fill_down", TRYG_YAML_TEXTS, .field = OF_TABLE(fill_down),
                  .also = OF_TABLE(fill_downs)),
    TRYG_YAML_KEY("where", TRYG_YAML_NAMED_LISTS, .field = OF_TABLE(where),
                  .also = OF_TABLE(wheres), .detail = &WHERES),
    TRYG_YAML_KEYS_END};

void tryg_table_begin(struct tryg_table_source *table)
{
    /* no decimal sign: a reader may ask for one where a number could be read in two ways
     */
    *table = (struct tryg_table_source){.date_format = "yyyy-mm-dd"};
}

/* ---- The names of a system's groups ---------------------------------------------- */

#define OF_SYSTEM(member) offsetof(struct tryg_project_system, member)

static const struct tryg_yaml_key NAME_TABLE_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED,
     .field = OF_SYSTEM(name_table),
     .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("code", TRYG_YAML_A_TEXT, .field = OF_SYSTEM(name_table_code),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("name", TRYG_YAML_A_TEXT, .field = OF_SYSTEM(name_table_name),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key *name_form(const struct tryg_yaml_key *key,
                                             const struct tryg_project_system *system,
                                             const struct tryg_yaml *node,
                                             struct tryg_yaml_key *form)
{
    bool map = node ? node->kind == TRYG_YAML_MAP : !system->name_attribute;
    bool table =
        node ? tryg_yaml_find(node, "file") != NULL : system->name_table.file != NULL;
    *form = *key;
    if (!map) {
        form->type = &TRYG_YAML_A_TEXT;
        form->field = OF_SYSTEM(name_attribute);
    } else if (table) {
        form->type = &TRYG_YAML_A_GROUP;
        form->detail = NAME_TABLE_KEYS;
    } else {
        form->type = &TRYG_YAML_PAIRS;
        form->field = OF_SYSTEM(name_of);
    }
    return form;
}

static void system_name_read(struct tryg_yaml_reading *reading,
                             const struct tryg_yaml_key *key,
                             const struct tryg_yaml *node, void *base)
{
    struct tryg_yaml_key form;
    name_form(key, base, node, &form)->type->read(reading, &form, node, base);
}

static bool system_name_given(const struct tryg_yaml_key *key, const void *base)
{
    struct tryg_yaml_key form;
    return name_form(key, base, NULL, &form)->type->given(&form, base);
}

static void system_name_print(struct tryg_yaml_printer *printer,
                              const struct tryg_yaml_key *key, const void *base)
{
    struct tryg_yaml_key form;
    name_form(key, base, NULL, &form)->type->print(printer, &form, base);
}

static const struct tryg_yaml_type SYSTEM_NAME = {system_name_read, system_name_given,
                                                  system_name_print};

/* ---- Systems --------------------------------------------------------------------- */

static const struct tryg_yaml_key SYSTEM_KEYS[] = {
    TRYG_YAML_KEY("group_by", TRYG_YAML_A_TEXT, .field = OF_SYSTEM(group_by),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("name", SYSTEM_NAME, .field = 0),
    TRYG_YAML_KEY("fix", TRYG_YAML_PAIRS, .field = OF_SYSTEM(fix)),
    TRYG_YAML_KEY("inside", TRYG_YAML_A_TEXT, .field = OF_SYSTEM(inside),
                  .place = OF_SYSTEM(inside_at)),
    TRYG_YAML_KEY("aliases", TRYG_YAML_PAIRS, .field = OF_SYSTEM(aliases)),
    TRYG_YAML_KEYS_END};

static void system_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         void *row)
{
    struct tryg_project_system *system = row;
    struct tryg_yaml_key id =
        TRYG_YAML_KEY("systems", TRYG_YAML_AN_ID, .field = OF_SYSTEM(id));
    struct tryg_yaml name = {.kind = TRYG_YAML_TEXT, .at = node->at, .text = system->id};
    system->at = node->at;
    tryg_table_begin(&system->name_table);
    id.type->read(reading, &id, &name, system);
}

static const struct tryg_yaml_rows SYSTEM_ROWS = {.size =
                                                      sizeof(struct tryg_project_system),
                                                  .table = SYSTEM_KEYS,
                                                  .begin = system_begin,
                                                  .name = OF_SYSTEM(id)};

/* ---- The index system: one, or one from each of some years on -------------------- */

static void add_index_system(struct tryg_yaml_reading *reading,
                             struct tryg_project *project, int from_year,
                             const struct tryg_yaml *node)
{
    if (!tryg_yaml_is(reading, "index_system", node, TRYG_YAML_TEXT)) {
        return;
    }
    project->index_system =
        tryg_arena_grow(reading->arena, project->index_system, project->index_systems,
                        project->index_systems + 1, sizeof *project->index_system);
    project->index_system[project->index_systems++] =
        (struct tryg_index_system){from_year, node->text, node->at};
}

static int by_from_year(const void *a, const void *b)
{
    const struct tryg_index_system *x = a, *y = b;
    return (x->from_year > y->from_year) - (x->from_year < y->from_year);
}

static void index_system_read(struct tryg_yaml_reading *reading,
                              const struct tryg_yaml_key *key,
                              const struct tryg_yaml *node, void *base)
{
    struct tryg_project *project = base;
    if (node->kind != TRYG_YAML_MAP) {
        add_index_system(reading, project, INT_MIN, node);
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        int year;
        const char *text = node->key[i].text;
        if (!tryg_project_parse_year(text, strlen(text), &year)) {
            tryg_yaml_blame_value(reading, key->name, &node->key[i],
                                  TX("et årstal, fx {2010: distrikt35}",
                                     "a year, e.g. {2010: distrikt35}"));
            return;
        }
        add_index_system(reading, project, year, &node->value[i]);
    }
    if (project->index_systems > 1) {
        qsort(project->index_system, project->index_systems,
              sizeof *project->index_system, by_from_year);
    }
}

static bool index_system_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return ((const struct tryg_project *)base)->index_systems > 0;
}

static void index_system_print(struct tryg_yaml_printer *printer,
                               const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_project *project = base;
    tryg_yaml_print_name(printer, key->name);
    if (project->index_system[0].from_year == INT_MIN) {
        fputc(' ', printer->out);
        tryg_yaml_print_text(printer->out, project->index_system[0].system);
        fputc('\n', printer->out);
        return;
    }
    for (size_t i = 0; i < project->index_systems; i++) {
        fprintf(printer->out, "%s%d: ", i ? ", " : " {",
                project->index_system[i].from_year);
        tryg_yaml_print_text(printer->out, project->index_system[i].system);
    }
    fputs("}\n", printer->out);
}

static const struct tryg_yaml_type INDEX_SYSTEM = {index_system_read, index_system_given,
                                                   index_system_print};

/* ---- Areas ----------------------------------------------------------------------- */

#define OF_PROJECT(member) offsetof(struct tryg_project, member)
#define OF_AREAS(member) offsetof(struct tryg_areas_source, member)

static const struct tryg_yaml_words REPEATED = {
    sizeof(bool), 2, {{"error", false}, {"merge", true}}};

static const struct tryg_yaml_key JOIN_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .field = OF_AREAS(join), .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("code", TRYG_YAML_A_TEXT, .field = OF_AREAS(join_code),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEYS_END};

const struct tryg_yaml_key TRYG_AREAS_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED,
     .field = OF_PROJECT(areas.table),
     .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("layer", TRYG_YAML_A_TEXT, .field = OF_PROJECT(areas.layer)),
    TRYG_YAML_KEY("code", TRYG_YAML_A_TEXT, .field = OF_PROJECT(areas.code),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("name", TRYG_YAML_A_TEXT, .field = OF_PROJECT(areas.name)),
    TRYG_YAML_KEY("crs", TRYG_YAML_A_TEXT, .field = OF_PROJECT(areas.crs)),
    TRYG_YAML_KEY("repeated", TRYG_YAML_A_WORD, .field = OF_PROJECT(areas.merge_repeated),
                  .detail = &REPEATED),
    TRYG_YAML_KEY("join", TRYG_YAML_A_GROUP, .field = OF_PROJECT(areas),
                  .detail = JOIN_KEYS),
    TRYG_YAML_KEY("systems", TRYG_YAML_NAMED_ROWS, .field = OF_PROJECT(system),
                  .also = OF_PROJECT(systems), .detail = &SYSTEM_ROWS),
    TRYG_YAML_KEY("index_system", INDEX_SYSTEM, .field = 0),
    TRYG_YAML_KEY("roll_up", TRYG_YAML_TEXTS, .field = OF_PROJECT(roll_up),
                  .also = OF_PROJECT(roll_ups), .place = OF_PROJECT(roll_up_at)),
    TRYG_YAML_KEY("versions", TRYG_YAML_ROWS, .field = OF_PROJECT(version),
                  .also = OF_PROJECT(versions), .detail = &TRYG_VERSIONS_ROWS),
    TRYG_YAML_KEY("people", TRYG_YAML_A_GROUP, .field = OF_PROJECT(people),
                  .detail = TRYG_PEOPLE_KEYS),
    TRYG_YAML_KEY_LATER("links"),
    TRYG_YAML_KEYS_END};
