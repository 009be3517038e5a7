/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/systems.h"
#include "import/table.h"

#include "geodata/base/log.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct tryg_place place_of(const struct tryg_batch *b, struct tryg_place at)
{
    return (struct tryg_place){b->project.shown, at.line, at.column};
}

static bool has_attribute(const struct tryg_areas *atoms, const char *name, size_t *found)
{
    for (size_t i = 0; i < atoms->attributes; i++) {
        if (strcmp(atoms->attribute[i], name) == 0) {
            *found = i;
            return true;
        }
    }
    return false;
}

static enum tryg_status find_attribute(const struct tryg_batch *b,
                                       const struct tryg_areas *atoms, const char *name,
                                       struct tryg_place at, size_t *found,
                                       struct tryg_error *err)
{
    if (has_attribute(atoms, name, found)) {
        return TRYG_OK;
    }
    tryg_fail_at(
        err, TRYG_USAGE, place_of(b, at),
        TX("attributten \"%s\" findes ikke i %s.", "there is no attribute \"%s\" in %s."),
        name, atoms->file);
    int near = tryg_word_nearest(name, atoms->attribute, atoms->attributes);
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                       atoms->attribute[near]);
    }
    return TRYG_USAGE;
}

/* The text of an attribute with its blanks trimmed; NULL when there is none. */
static const char *trimmed(tryg_arena *arena, const char *text)
{
    if (!text) {
        return NULL;
    }
    size_t from = strspn(text, " \t"), n = strlen(text + from);
    while (n && strchr(" \t", text[from + n - 1])) {
        n--;
    }
    return n ? tryg_arena_copy_n(arena, text + from, n) : NULL;
}

static uint32_t find_atom(const struct tryg_areas *atoms, const char *code)
{
    for (uint32_t a = 0; a < atoms->n; a++) {
        if (strcmp(atoms->code[a], code) == 0) {
            return a;
        }
    }
    return TRYG_NO_AREA;
}

/* Is there an atom of the code in any of the layers? */
static bool is_anywhere(const struct tryg_batch *b, const char *code)
{
    for (size_t d = 0; d < b->divisions; d++) {
        if (find_atom(&b->division[d].atoms, code) != TRYG_NO_AREA) {
            return true;
        }
    }
    return false;
}

static enum tryg_status fix_one(const struct tryg_batch *b,
                                const struct tryg_areas *atoms,
                                const struct tryg_pairs *fix, size_t f, const char **code,
                                struct tryg_error *err)
{
    uint32_t atom = find_atom(atoms, fix->key[f]);
    if (atom == TRYG_NO_AREA && is_anywhere(b, fix->key[f])) {
        return TRYG_OK; /* it is of another version */
    }
    if (atom == TRYG_NO_AREA) {
        return tryg_fail_at(err, TRYG_USAGE, place_of(b, fix->at[f]),
                            TX("fix: der er intet område med koden \"%s\" i %s.",
                               "fix: there is no area with the code \"%s\" in %s."),
                            fix->key[f], atoms->file);
    }
    if (b->divisions == 1 && code[atom] && strcmp(code[atom], fix->value[f]) == 0) {
        tryg_warn(TX("%s, linje %llu: fix %s: %s har ingen virkning; filen siger det "
                     "allerede.",
                     "%s, line %llu: fix %s: %s has no effect; the file says so "
                     "already."),
                  b->project.shown, (unsigned long long)fix->at[f].line, fix->key[f],
                  fix->value[f]);
    }
    code[atom] = fix->value[f];
    return TRYG_OK;
}

/* The group code of every atom: the attribute, then the declared corrections. */
static enum tryg_status group_codes(struct tryg_batch *b, const struct tryg_areas *atoms,
                                    const struct tryg_project_system *declared,
                                    const char **code, struct tryg_error *err)
{
    size_t attribute;
    TRYG_TRY(find_attribute(b, atoms, declared->group_by, declared->at, &attribute, err));
    for (size_t a = 0; a < atoms->n; a++) {
        code[a] = trimmed(b->arena, atoms->value[attribute][a]);
    }
    for (size_t f = 0; f < declared->fix.n; f++) {
        TRYG_TRY(fix_one(b, atoms, &declared->fix, f, code, err));
    }
    return TRYG_OK;
}

/* The distinct codes, in order, and each atom's place among them. */
static void group_atoms(tryg_arena *arena, size_t atoms, const char **code,
                        struct tryg_system *system)
{
    const char **sorted = TRYG_NEW(arena, atoms + 1, const char *);
    size_t n = 0, distinct = 0;
    for (size_t a = 0; a < atoms; a++) {
        if (code[a]) {
            sorted[n++] = code[a];
        }
    }
    qsort(sorted, n, sizeof *sorted, tryg_code_order);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || strcmp(sorted[i], sorted[distinct - 1]) != 0) {
            sorted[distinct++] = sorted[i];
        }
    }
    system->n = distinct;
    system->code = sorted;
    system->name = TRYG_NEW(arena, distinct, const char *);
    memcpy(system->name, sorted, distinct * sizeof *sorted);
    system->parent = TRYG_NEW(arena, distinct, const char *);
    system->group_of_atom = TRYG_NEW(arena, atoms, uint32_t);
    for (size_t a = 0; a < atoms; a++) {
        system->group_of_atom[a] =
            code[a] ? tryg_system_find(system, code[a]) : TRYG_NO_AREA;
    }
}

/* With several versions a code may be one of another's. */
static void warn_of_unknown(const struct tryg_batch *b, const struct tryg_system *system,
                            const char *what, const char *code)
{
    if (b->divisions > 1) {
        return;
    }
    tryg_warn(TX("%s: %s nævner \"%s\", som ikke findes i %s.",
                 "%s: %s names \"%s\", which is not in %s."),
              b->project.shown, what, code, system->id);
}

/* Names by an attribute of the atoms: the first atom of a group speaks for it. */
static enum tryg_status names_by_attribute(struct tryg_batch *b,
                                           const struct tryg_areas *atoms,
                                           const struct tryg_project_system *declared,
                                           struct tryg_system *system,
                                           struct tryg_error *err)
{
    size_t attribute;
    TRYG_TRY(find_attribute(b, atoms, declared->name_attribute, declared->at, &attribute,
                            err));
    for (size_t a = atoms->n; a-- > 0;) {
        const char *name = trimmed(b->arena, atoms->value[attribute][a]);
        if (name && system->group_of_atom[a] != TRYG_NO_AREA) {
            system->name[system->group_of_atom[a]] = name;
        }
    }
    return TRYG_OK;
}

static enum tryg_status names_by_table(struct tryg_batch *b,
                                       const struct tryg_project_system *declared,
                                       struct tryg_system *system, struct tryg_error *err)
{
    struct tryg_table table;
    size_t code, name;
    TRYG_TRY(tryg_table_read(&declared->name_table, b->rejects, b->arena, &table, err));
    TRYG_TRY(
        tryg_table_column(&table, "name: code", declared->name_table_code, &code, err));
    TRYG_TRY(
        tryg_table_column(&table, "name: name", declared->name_table_name, &name, err));
    for (size_t row = 0; row < table.rows; row++) {
        uint32_t group = tryg_system_find(system, tryg_table_cell(&table, row, code));
        if (group == TRYG_NO_AREA) {
            warn_of_unknown(b, system, table.shown, tryg_table_cell(&table, row, code));
        } else {
            system->name[group] = tryg_table_cell(&table, row, name);
        }
    }
    return TRYG_OK;
}

static enum tryg_status name_groups(struct tryg_batch *b, const struct tryg_areas *atoms,
                                    const struct tryg_project_system *declared,
                                    struct tryg_system *system, struct tryg_error *err)
{
    if (declared->name_attribute) {
        return names_by_attribute(b, atoms, declared, system, err);
    }
    if (declared->name_table.file) {
        return names_by_table(b, declared, system, err);
    }
    for (size_t i = 0; i < declared->name_of.n; i++) {
        uint32_t group = tryg_system_find(system, declared->name_of.key[i]);
        if (group == TRYG_NO_AREA) {
            warn_of_unknown(b, system, "name", declared->name_of.key[i]);
        } else {
            system->name[group] = declared->name_of.value[i];
        }
    }
    return TRYG_OK;
}

static enum tryg_status add_aliases(struct tryg_batch *b,
                                    const struct tryg_project_system *declared,
                                    struct tryg_system *system, struct tryg_error *err)
{
    const char **alias = TRYG_NEW(b->arena, declared->aliases.n, const char *);
    system->alias = alias;
    system->alias_area = TRYG_NEW(b->arena, declared->aliases.n, uint32_t);
    for (size_t i = 0; i < declared->aliases.n; i++) {
        uint32_t area = tryg_system_find(system, declared->aliases.value[i]);
        if (area != TRYG_NO_AREA) {
            alias[system->aliases] = declared->aliases.key[i];
            system->alias_area[system->aliases++] = area;
        } else if (b->divisions == 1) {
            return tryg_fail_at(err, TRYG_USAGE, place_of(b, declared->aliases.at[i]),
                                TX("aliases: %s har intet område med koden \"%s\".",
                                   "aliases: %s has no area with the code \"%s\"."),
                                system->id, declared->aliases.value[i]);
        }
    }
    return TRYG_OK;
}

/* Does any layer carry the attribute that the system is by? */
static bool is_in_a_layer(const struct tryg_batch *b,
                          const struct tryg_project_system *declared)
{
    size_t at;
    for (size_t d = 0; d < b->divisions; d++) {
        if (has_attribute(&b->division[d].atoms, declared->group_by, &at)) {
            return true;
        }
    }
    return false;
}

/* One that other layers carry alone is not there: without areas. */
static enum tryg_status build_declared(struct tryg_batch *b, struct tryg_areas *atoms,
                                       const struct tryg_project_system *declared,
                                       struct tryg_system *system, struct tryg_error *err)
{
    size_t at;
    const char **code = TRYG_NEW(b->arena, atoms->n, const char *);
    system->id = declared->id;
    system->inside = declared->inside;
    if (!has_attribute(atoms, declared->group_by, &at) && is_in_a_layer(b, declared)) {
        system->group_of_atom = TRYG_NEW(b->arena, atoms->n, uint32_t);
        return TRYG_OK;
    }
    TRYG_TRY(group_codes(b, atoms, declared, code, err));
    group_atoms(b->arena, atoms->n, code, system);
    TRYG_TRY(name_groups(b, atoms, declared, system, err));
    return add_aliases(b, declared, system, err);
}

static void build_atom_system(tryg_arena *arena, const struct tryg_areas *atoms,
                              struct tryg_system *system)
{
    system->id = TRYG_SYSTEM_ATOM;
    system->n = atoms->n;
    system->code = atoms->code;
    system->name = atoms->name;
    system->parent = TRYG_NEW(arena, system->n, const char *);
    system->group_of_atom = TRYG_NEW(arena, system->n, uint32_t);
    for (uint32_t a = 0; a < system->n; a++) {
        system->group_of_atom[a] = a;
    }
}

static void build_city(tryg_arena *arena, const struct tryg_areas *atoms,
                       struct tryg_system *system)
{
    const char **code = TRYG_NEW(arena, atoms->n, const char *);
    for (size_t a = 0; a < atoms->n; a++) {
        code[a] = TRYG_SYSTEM_CITY;
    }
    system->id = TRYG_SYSTEM_CITY;
    group_atoms(arena, atoms->n, code, system);
    if (system->n) {
        system->name[0] = TX("Hele byen", "The whole city");
    }
}

/* Check each declared nesting and fill the parents. */
static enum tryg_status nest(struct tryg_batch *b, const struct tryg_division *division,
                             struct tryg_system *system, struct tryg_error *err)
{
    const struct tryg_system *outer =
        system->inside ? tryg_division_system(b, division, system->inside) : NULL;
    if (!outer) {
        return TRYG_OK;
    }
    uint32_t *map = TRYG_NEW(b->arena, system->n, uint32_t);
    TRYG_TRY(tryg_system_nest(system, outer, &division->atoms, map, err));
    for (size_t g = 0; g < system->n; g++) {
        system->parent[g] = map[g] == TRYG_NO_AREA ? NULL : outer->code[map[g]];
    }
    return TRYG_OK;
}

static enum tryg_status build_division(struct tryg_batch *b, struct tryg_division *d,
                                       struct tryg_error *err)
{
    d->system = TRYG_NEW(b->arena, b->systems, struct tryg_system);
    d->names = TRYG_NEW(b->arena, b->systems, tryg_names *);
    build_atom_system(b->arena, &d->atoms, &d->system[0]);
    for (size_t s = 0; s < b->project.systems; s++) {
        TRYG_TRY(
            build_declared(b, &d->atoms, &b->project.system[s], &d->system[s + 1], err));
    }
    build_city(b->arena, &d->atoms, &d->system[b->systems - 1]);
    for (size_t s = 0; s < b->systems; s++) {
        d->system[s].version = d->id;
        TRYG_TRY(nest(b, d, &d->system[s], err));
        d->names[s] = tryg_names_new(b->arena, &d->system[s]);
    }
    return TRYG_OK;
}

enum tryg_status tryg_systems_build(struct tryg_batch *b, struct tryg_error *err)
{
    b->systems = b->project.systems + 2;
    for (size_t d = 0; d < b->divisions; d++) {
        TRYG_TRY(build_division(b, &b->division[d], err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_systems_dissolve(struct tryg_batch *b, struct tryg_error *err)
{
    for (size_t s = 0; s < b->every_n; s++) {
        struct tryg_division *d = tryg_division_with(b, b->every[s]);
        TRYG_TRY(tryg_shapes_dissolve(&d->atoms, &d->system[b->every[s] - d->system],
                                      b->arena, err));
    }
    return TRYG_OK;
}
