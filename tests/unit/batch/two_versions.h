/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch that was never read, of two versions of a drawn city: the project's own layer
 * until 2012, `new` from 2013. Each has two systems, its atoms and the city. */
#ifndef TRYG_TESTS_BATCH_TWO_VERSIONS_H
#define TRYG_TESTS_BATCH_TWO_VERSIONS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/batch.h"
#include "tests/town/town.h"

enum { TV_ATOM, TV_CITY, TV_SYSTEMS };

struct two_versions {
    struct tryg_batch b;
    struct tryg_division division[2];
    struct tryg_system system[2][TV_SYSTEMS];
    struct tryg_project_version version;
    int year[2], new_year[1];
};

/* The border between A and B of most of these cities: half of B has gone to A. Squares of
 * 100 m, so that A has 20,000 m2 and then 30,000. */
#define TV_OLD "A A B B\n"
#define TV_NEW "A A A B\n"

static inline void two_versions_side(struct two_versions *t, size_t d, const char *id,
                                     const char *drawing)
{
    static const char *city[] = {"city"};
    tryg_arena *arena = t->b.arena;
    const struct tryg_areas *atoms = &town_draw(arena, 100.0, drawing)->areas;
    struct tryg_system *system = t->system[d];
    for (size_t s = 0; s < TV_SYSTEMS; s++) {
        system[s] =
            (struct tryg_system){.id = s == TV_ATOM ? "atom" : "city",
                                 .version = id,
                                 .n = s == TV_ATOM ? atoms->n : 1,
                                 .code = s == TV_ATOM ? (const char **)atoms->code : city,
                                 .group_of_atom = TRYG_NEW(arena, atoms->n, uint32_t)};
        system[s].name = system[s].code;
        for (uint32_t a = 0; s == TV_ATOM && a < atoms->n; a++) {
            system[s].group_of_atom[a] = a;
        }
    }
    t->division[d] = (struct tryg_division){
        .id = id, .atoms = *atoms, .has_geometry = true, .system = system};
    assert_int_equal(
        tryg_locator_new(&atoms->outlines, arena, &t->division[d].locator, NULL),
        TRYG_OK);
}

static inline struct two_versions *two_versions(tryg_arena *arena, const char *old,
                                                const char *new)
{
    struct two_versions *t = TRYG_NEW(arena, 1, struct two_versions);
    t->b = (struct tryg_batch){
        .arena = arena, .systems = TV_SYSTEMS, .divisions = 2, .division = t->division};
    two_versions_side(t, 0, "", old);
    two_versions_side(t, 1, "new", new);
    t->year[0] = 2010;
    t->year[1] = t->new_year[0] = 2013;
    t->version =
        (struct tryg_project_version){.id = "new", .years = 1, .year = t->new_year};
    t->b.project.shown = "tryghed.yaml";
    t->b.project.years = 2;
    t->b.project.year = t->year;
    t->b.project.base_year = 2010;
    t->b.project.versions = 1;
    t->b.project.version = &t->version;
    return t;
}

/* So many people in each atom of 2010, as the population `residents`. */
static inline void two_versions_people(struct two_versions *t, const double *people)
{
    tryg_arena *arena = t->b.arena;
    t->b.project.populations = 1;
    t->b.project.population = TRYG_NEW(arena, 1, struct tryg_project_population);
    t->b.project.population[0].source.id = "residents";
    t->division[0].population = TRYG_NEW(arena, 1, struct tryg_population);
    double *value = TRYG_NEW(arena, t->system[0][TV_ATOM].n, double);
    memcpy(value, people, t->system[0][TV_ATOM].n * sizeof *value);
    t->division[0].population[0] =
        (struct tryg_population){.id = "residents",
                                 .system = &t->system[0][TV_ATOM],
                                 .years = 1,
                                 .year = t->year,
                                 .value = value};
}

#endif
