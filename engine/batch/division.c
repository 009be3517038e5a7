/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/division.h"
#include "engine/batch/batch.h"
#include "engine/batch/published.h"
#include "engine/batch/systems.h"
#include "geodata/base/log.h"
#include "geodata/geom/crs.h"

#include <string.h>

enum { SHOWN = 5 };

/* Overlaps and gaps smaller than this are the noise of digitising, in m2. */
static const double TOLERANCE_M2 = 0.01;

struct tryg_division *tryg_division_of(const struct tryg_batch *b, int year)
{
    const struct tryg_project_version *version = tryg_project_version(&b->project, year);
    const char *id = version ? version->id : "";
    for (size_t d = 0; d < b->divisions; d++) {
        if (strcmp(b->division[d].id, id) == 0) {
            return &b->division[d];
        }
    }
    return &b->division[0]; /* a year that is not the project's */
}

struct tryg_division *tryg_division_with(const struct tryg_batch *b,
                                         const struct tryg_system *system)
{
    for (size_t d = 0; d < b->divisions; d++) {
        struct tryg_division *division = &b->division[d];
        if (system >= division->system && system < division->system + b->systems) {
            return division;
        }
    }
    return &b->division[0];
}

const struct tryg_system *tryg_division_system(const struct tryg_batch *b,
                                               const struct tryg_division *division,
                                               const char *id)
{
    for (size_t s = 0; s < b->systems; s++) {
        const struct tryg_system *system = &division->system[s];
        if (system->n && strcmp(system->id, id) == 0) {
            return system;
        }
    }
    return NULL;
}

enum tryg_status tryg_division_need(const struct tryg_batch *b, int year, const char *id,
                                    struct tryg_place at,
                                    const struct tryg_system **system,
                                    struct tryg_error *err)
{
    const struct tryg_division *division = tryg_division_of(b, year);
    const struct tryg_project_system *declared = tryg_project_system(&b->project, id);
    *system = tryg_division_system(b, division, id);
    if (*system) {
        return TRYG_OK;
    }
    return tryg_fail_at(
        err, TRYG_USAGE, (struct tryg_place){b->project.shown, at.line, at.column},
        TX("inddelingen %s findes ikke i områderne for %d: %s har ingen attribut "
           "\"%s\".\n"
           "  Vælg en anden inddeling for det år, eller føj attributten til med join:.",
           "the system %s is not there in the areas of %d: %s has no attribute \"%s\".\n"
           "  Choose another system for that year, or add the attribute with join:."),
        id, year, division->atoms.file, declared ? declared->group_by : id);
}

tryg_names *tryg_division_names(const struct tryg_batch *b,
                                const struct tryg_system *system)
{
    const struct tryg_division *division = tryg_division_with(b, system);
    return division->names[system - division->system];
}

enum tryg_status tryg_division_spotter(const struct tryg_batch *b,
                                       struct tryg_division *d, const char *crs,
                                       const tryg_spotter **spotter,
                                       struct tryg_error *err)
{
    for (size_t s = 0; s < d->spotters; s++) {
        if (strcmp(d->spotter[s].crs, crs) == 0) {
            *spotter = d->spotter[s].spotter;
            return TRYG_OK;
        }
    }
    tryg_spotter *made;
    TRYG_TRY(tryg_spotter_new(&d->atoms.outlines, d->locator, crs, b->project.crs,
                              b->arena, &made, err));
    d->spotter = tryg_arena_grow(b->arena, d->spotter, d->spotters, d->spotters + 1,
                                 sizeof *d->spotter);
    d->spotter[d->spotters++] = (struct tryg_batch_spotter){crs, made};
    *spotter = made;
    return TRYG_OK;
}

static enum tryg_status read_layer(struct tryg_batch *b, struct tryg_division *division,
                                   struct tryg_error *err)
{
    const struct tryg_areas_source *source =
        tryg_project_areas(&b->project, division->year[0]);
    TRYG_TRY(tryg_vector_read_areas(source, b->arena, &division->atoms, err));
    division->has_geometry = division->atoms.outlines.areas > 0;
    if (!division->has_geometry) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_crs_check_project(b->project.crs, NULL, err));
    TRYG_TRY(tryg_shapes_fit(&division->atoms, b->project.crs, TOLERANCE_M2, b->arena,
                             &division->shapes, err));
    return tryg_locator_new(&division->atoms.outlines, b->arena, &division->locator, err);
}

/* The division of a label year; the first of a version makes it. */
static struct tryg_division *make_division(struct tryg_batch *b, int year)
{
    const struct tryg_project_version *version = tryg_project_version(&b->project, year);
    const char *id = version ? version->id : "";
    size_t d = 0;
    while (d < b->divisions && strcmp(b->division[d].id, id) != 0) {
        d++;
    }
    struct tryg_division *division = &b->division[d];
    if (d == b->divisions) {
        *division =
            (struct tryg_division){.id = id,
                                   .published_only = true,
                                   .year = TRYG_NEW(b->arena, b->project.years + 1, int)};
        division->year[0] = year;
        b->divisions++;
    }
    return division;
}

/* Those of the project's years, then those that only something published is of. */
static enum tryg_status make_divisions(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    struct tryg_published_kind *kind;
    size_t kinds;
    for (size_t y = 0; y < p->years; y++) {
        struct tryg_division *division = make_division(b, p->year[y]);
        division->published_only = false;
        division->year[division->years++] = p->year[y];
    }
    TRYG_TRY(tryg_batch_published_kinds(p, b->arena, &kinds, &kind, err));
    for (size_t k = 0; k < kinds; k++) {
        make_division(b, kind[k].year);
    }
    return TRYG_OK;
}

/* Where people live, brought to the project's CRS. */
static enum tryg_status read_people(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_people_source *source = &b->project.people;
    const char *crs = source->crs ? source->crs : b->project.crs;
    tryg_crs_way *way;
    if (!source->table.file || b->divisions < 2) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_people_read(source, b->arena, &b->people, err));
    TRYG_TRY(tryg_crs_way_new(crs, b->project.crs, b->arena, &way, err));
    if (!tryg_crs_way_is_same(way)) {
        tryg_crs_way_go(way, b->people.n, b->people.east, b->people.north);
    }
    return TRYG_OK;
}

enum tryg_status tryg_divisions_open(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    b->division = TRYG_NEW(b->arena, p->versions + 1, struct tryg_division);
    b->divisions = 0;
    TRYG_TRY(make_divisions(b, err));
    for (size_t d = 0; d < b->divisions; d++) {
        TRYG_TRY(read_layer(b, &b->division[d], err));
    }
    TRYG_TRY(read_people(b, err));
    return tryg_systems_build(b, err);
}

bool tryg_divisions_have_shapes(const struct tryg_batch *b)
{
    bool all = true;
    for (size_t d = 0; d < b->divisions; d++) {
        all = all && (b->division[d].has_geometry || b->division[d].published_only);
    }
    return all;
}

void tryg_division_say_shapes(const struct tryg_division *division)
{
    const struct tryg_shape_report *r = &division->shapes;
    for (size_t i = 0; i < r->repaired && i < SHOWN; i++) {
        tryg_warn(TX("%s: området %s (%s) var ugyldigt og er repareret: %s.",
                     "%s: the area %s (%s) was invalid and has been repaired: %s."),
                  division->atoms.file, division->atoms.code[r->repaired_atom[i]],
                  division->atoms.name[r->repaired_atom[i]], r->repaired_why[i]);
    }
    if (r->repaired > SHOWN) {
        tryg_warn(TX("%s: %zu områder er repareret i alt.",
                     "%s: %zu areas have been repaired in all."),
                  division->atoms.file, r->repaired);
    }
    if (r->overlaps) {
        tryg_warn(
            TX("%s: %zu par områder overlapper hinanden, %.2f m² i alt; et punkt i et "
               "overlap tælles i det første af de to.",
               "%s: %zu pairs of areas overlap, %.2f m² in all; a point in an overlap "
               "counts in the first of the two."),
            division->atoms.file, r->overlaps, r->overlap_m2);
    }
    for (size_t i = 0; i < r->overlaps && i < SHOWN; i++) {
        tryg_detail(TX("  %s og %s: %.2f m²", "  %s and %s: %.2f m²"),
                    division->atoms.code[r->overlap[i].a],
                    division->atoms.code[r->overlap[i].b], r->overlap[i].m2);
    }
    for (size_t i = 0; i < r->gaps && i < SHOWN; i++) {
        tryg_warn(TX("%s: et hul på %.2f m² mellem områderne ved %.0f, %.0f.",
                     "%s: a gap of %.2f m² between the areas at %.0f, %.0f."),
                  division->atoms.file, r->gap[i].m2, r->gap[i].x, r->gap[i].y);
    }
    if (r->gaps > SHOWN) {
        tryg_warn(TX("%s: %zu huller i alt.", "%s: %zu gaps in all."),
                  division->atoms.file, r->gaps);
    }
    for (size_t i = 0; i < r->empty && i < SHOWN; i++) {
        tryg_warn(
            TX("%s: området %s har ingen geometri.", "%s: the area %s has no geometry."),
            division->atoms.file, division->atoms.code[r->empty_atom[i]]);
    }
}
