/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/crossing.h"
#include "engine/index/transfer.h"
#include "geodata/base/lang.h"
#include "geodata/geom/overlay.h"

#include <math.h>
#include <string.h>

#define WHOLE TRYG_CROSSING_WHOLE

/* How the atoms of one version lie on those of another. */
struct tryg_division_overlay {
    const struct tryg_division *from, *to;
    struct tryg_transfer atoms;
};

/* ---- Atoms ------------------------------------------------------------------------- */

/* Without geometry all atoms are as large. */
static double size_of(const struct tryg_division *division, size_t atom)
{
    return division->has_geometry
               ? tryg_outlines_area_size(&division->atoms.outlines, atom)
               : 1.0;
}

/* Atoms are what their codes say: within a version, and without geometry. */
static void match_codes(const struct tryg_division *from, const struct tryg_division *to,
                        tryg_arena *arena, struct tryg_transfer *t)
{
    size_t n = from->atoms.n;
    *t = (struct tryg_transfer){.sources = n,
                                .targets = to->atoms.n,
                                .first = TRYG_NEW(arena, n + 1, size_t),
                                .target = TRYG_NEW(arena, n, uint32_t),
                                .m2 = TRYG_NEW(arena, n, double),
                                .source_m2 = TRYG_NEW(arena, n, double),
                                .target_m2 = TRYG_NEW(arena, to->atoms.n, double)};
    for (size_t a = 0; a < n; a++) {
        uint32_t at = tryg_system_find(&to->system[0], from->atoms.code[a]);
        t->source_m2[a] = size_of(from, a);
        if (at != TRYG_NO_AREA) {
            t->m2[t->pieces] = t->source_m2[a];
            t->target[t->pieces++] = at;
        }
        t->first[a + 1] = t->pieces;
    }
    for (size_t a = 0; a < to->atoms.n; a++) {
        uint32_t was = tryg_system_find(&from->system[0], to->atoms.code[a]);
        t->target_m2[a] = was != TRYG_NO_AREA ? t->source_m2[was] : size_of(to, a);
    }
}

static void weigh_by_people(struct tryg_batch *b, const struct tryg_division *from,
                            const struct tryg_division *to, struct tryg_transfer *t)
{
    const struct tryg_people *people = &b->people;
    uint32_t *in_from = TRYG_NEW(b->arena, people->n, uint32_t);
    uint32_t *in_to = TRYG_NEW(b->arena, people->n, uint32_t);
    tryg_locator_find(from->locator, people->n, people->east, people->north, in_from);
    tryg_locator_find(to->locator, people->n, people->east, people->north, in_to);
    tryg_overlay_people(t, people->n, people->persons, in_from, in_to, b->arena);
}

static enum tryg_status overlay_atoms(struct tryg_batch *b,
                                      const struct tryg_division *from,
                                      const struct tryg_division *to,
                                      const struct tryg_transfer **atoms,
                                      struct tryg_error *err)
{
    for (size_t i = 0; i < b->overlays; i++) {
        if (b->overlay[i].from == from && b->overlay[i].to == to) {
            *atoms = &b->overlay[i].atoms;
            return TRYG_OK;
        }
    }
    struct tryg_division_overlay made = {.from = from, .to = to};
    if (from == to || !from->has_geometry || !to->has_geometry) {
        match_codes(from, to, b->arena, &made.atoms);
    } else {
        TRYG_TRY(tryg_overlay(&from->atoms.outlines, &to->atoms.outlines, b->arena,
                              &made.atoms, err));
        if (b->people.n) {
            weigh_by_people(b, from, to, &made.atoms);
        }
    }
    if (!b->overlay) {
        b->overlay =
            TRYG_NEW(b->arena, b->divisions * b->divisions, struct tryg_division_overlay);
    }
    b->overlay[b->overlays] = made;
    *atoms = &b->overlay[b->overlays++].atoms;
    return TRYG_OK;
}

/* ---- Groups of atoms --------------------------------------------------------------- */

/* What one area shares with each of the other system's. */
struct row {
    double *m2, *persons; /* [to->n] */
    double source_m2, source_persons;
};

static void sum_row(const struct tryg_transfer *atoms, const struct tryg_system *from,
                    const struct tryg_system *to, size_t area, struct row *row)
{
    memset(row->m2, 0, to->n * sizeof *row->m2);
    memset(row->persons, 0, to->n * sizeof *row->persons);
    row->source_m2 = row->source_persons = 0.0;
    for (size_t a = 0; a < atoms->sources; a++) {
        if (from->group_of_atom[a] != area) {
            continue;
        }
        row->source_m2 += atoms->source_m2[a];
        row->source_persons += atoms->persons ? atoms->source_persons[a] : 0.0;
        for (size_t i = atoms->first[a]; i < atoms->first[a + 1]; i++) {
            uint32_t at = to->group_of_atom[atoms->target[i]];
            if (at != TRYG_NO_AREA) {
                row->m2[at] += atoms->m2[i];
                row->persons[at] += atoms->persons ? atoms->persons[i] : 0.0;
            }
        }
    }
}

/* The area that holds the whole of it; TRYG_NO_AREA if none does. */
static uint32_t holder(const struct row *row, size_t n)
{
    bool people = row->source_persons > 0.0;
    double whole = people ? row->source_persons : row->source_m2;
    for (uint32_t t = 0; t < n; t++) {
        if ((people ? row->persons[t] : row->m2[t]) > (1.0 - WHOLE) * whole) {
            return t;
        }
    }
    return TRYG_NO_AREA;
}

static void put_piece(struct tryg_transfer *t, uint32_t target, double m2, double persons)
{
    t->target[t->pieces] = target;
    t->m2[t->pieces] = m2;
    if (t->persons) {
        t->persons[t->pieces] = persons;
    }
    t->pieces++;
}

/* What is left elsewhere of an area that is whole in one is border noise, or ground on
 * which nobody lives: that has a piece, but no persons. */
static void put_row(const struct row *row, size_t n, struct tryg_transfer *t)
{
    uint32_t whole = holder(row, n);
    bool noise = whole != TRYG_NO_AREA && row->m2[whole] > (1.0 - WHOLE) * row->source_m2;
    for (uint32_t i = 0; i < n; i++) {
        if (i == whole) {
            put_piece(t, i, noise ? row->source_m2 : row->m2[i], row->source_persons);
        } else if (!noise && (row->m2[i] > WHOLE * row->source_m2 ||
                              row->persons[i] > WHOLE * row->source_persons)) {
            put_piece(t, i, row->m2[i], whole == TRYG_NO_AREA ? row->persons[i] : 0.0);
        }
    }
}

static void sum_targets(const struct tryg_transfer *atoms, const struct tryg_system *to,
                        struct tryg_transfer *t)
{
    for (size_t a = 0; a < atoms->targets; a++) {
        uint32_t at = to->group_of_atom[a];
        if (at != TRYG_NO_AREA) {
            t->target_m2[at] += atoms->target_m2[a];
            if (t->persons) {
                t->target_persons[at] += atoms->target_persons[a];
            }
        }
    }
}

/* The pieces of groups, from those of their atoms. */
static void group_pieces(const struct tryg_transfer *atoms,
                         const struct tryg_system *from, const struct tryg_system *to,
                         tryg_arena *arena, struct tryg_transfer *t)
{
    size_t room = atoms->pieces; /* a piece of groups has one of their atoms at least */
    struct row row = {TRYG_NEW(arena, to->n, double), TRYG_NEW(arena, to->n, double), 0,
                      0};
    *t = (struct tryg_transfer){.sources = from->n,
                                .targets = to->n,
                                .first = TRYG_NEW(arena, from->n + 1, size_t),
                                .target = TRYG_NEW(arena, room, uint32_t),
                                .m2 = TRYG_NEW(arena, room, double),
                                .source_m2 = TRYG_NEW(arena, from->n, double),
                                .target_m2 = TRYG_NEW(arena, to->n, double)};
    if (atoms->persons) {
        t->persons = TRYG_NEW(arena, room, double);
        t->source_persons = TRYG_NEW(arena, from->n, double);
        t->target_persons = TRYG_NEW(arena, to->n, double);
    }
    for (size_t s = 0; s < from->n; s++) {
        sum_row(atoms, from, to, s, &row);
        t->source_m2[s] = row.source_m2;
        if (t->persons) {
            t->source_persons[s] = row.source_persons;
        }
        put_row(&row, to->n, t);
        t->first[s + 1] = t->pieces;
    }
    sum_targets(atoms, to, t);
}

/* The piece that holds the whole of a source; SIZE_MAX if none does. */
static size_t whole_piece(const struct tryg_transfer *t, size_t source)
{
    for (size_t i = t->first[source]; i < t->first[source + 1]; i++) {
        if (tryg_transfer_share(t, source, i) > 1.0 - WHOLE) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Does everybody who lives in the target live in a source, so that new ground is empty?
 */
static bool is_peopled(const struct tryg_transfer *t, size_t target)
{
    double from_sources = 0.0;
    for (size_t i = 0; t->persons && i < t->pieces; i++) {
        from_sources += t->target[i] == target ? t->persons[i] : 0.0;
    }
    return t->persons && t->target_persons[target] > 0.0 &&
           from_sources > (1.0 - WHOLE) * t->target_persons[target];
}

/* Which targets are made of parts, or are partly new ground; and are all whole? */
static bool mark_modelled(struct tryg_crossing *c, tryg_arena *arena)
{
    const struct tryg_transfer *t = &c->pieces;
    double *covered = TRYG_NEW(arena, t->targets, double);
    bool exact = true;
    c->modelled = TRYG_NEW(arena, t->targets, bool);
    tryg_transfer_covered(t, covered);
    for (size_t i = 0; i < t->targets; i++) {
        c->modelled[i] = covered[i] < 1.0 - WHOLE && !is_peopled(t, i);
    }
    for (size_t s = 0; s < t->sources; s++) {
        bool whole = whole_piece(t, s) != SIZE_MAX;
        exact = exact && whole;
        for (size_t i = t->first[s]; !whole && i < t->first[s + 1]; i++) {
            c->modelled[t->target[i]] = true;
        }
    }
    return exact;
}

enum tryg_status tryg_crossing_pieces(struct tryg_batch *b,
                                      const struct tryg_system *from,
                                      const struct tryg_system *to,
                                      struct tryg_transfer *pieces,
                                      struct tryg_error *err)
{
    const struct tryg_transfer *atoms;
    TRYG_TRY(overlay_atoms(b, tryg_division_with(b, from), tryg_division_with(b, to),
                           &atoms, err));
    group_pieces(atoms, from, to, b->arena, pieces);
    return TRYG_OK;
}

static enum tryg_status cross_versions(struct tryg_batch *b, struct tryg_crossing *c,
                                       struct tryg_error *err)
{
    TRYG_TRY(tryg_crossing_pieces(b, c->from, c->to, &c->pieces, err));
    if (mark_modelled(c, b->arena)) {
        c->map = TRYG_NEW(b->arena, c->from->n, uint32_t);
        for (size_t s = 0; s < c->from->n; s++) {
            c->map[s] = c->pieces.target[whole_piece(&c->pieces, s)];
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_cross(struct tryg_batch *b, const struct tryg_system *from,
                            const struct tryg_system *to,
                            const struct tryg_crossing **crossing, struct tryg_error *err)
{
    for (const struct tryg_crossing *found = b->crossing; found; found = found->next) {
        if (found->from == from && found->to == to) {
            *crossing = found;
            return TRYG_OK;
        }
    }
    const struct tryg_division *division = tryg_division_with(b, from);
    struct tryg_crossing *made = TRYG_NEW(b->arena, 1, struct tryg_crossing);
    *made = (struct tryg_crossing){.next = b->crossing, .from = from, .to = to};
    if (division == tryg_division_with(b, to)) {
        made->map = TRYG_NEW(b->arena, from->n, uint32_t);
        TRYG_TRY(tryg_system_nest(from, to, &division->atoms, made->map, err));
    } else {
        TRYG_TRY(cross_versions(b, made, err));
    }
    b->crossing = made;
    *crossing = made;
    return TRYG_OK;
}

/* ---- Values ------------------------------------------------------------------------ */

bool tryg_crossing_models(const struct tryg_crossing *c, size_t area)
{
    return c->modelled && c->modelled[area];
}

const uint32_t *tryg_crossing_holders(const struct tryg_crossing *c, tryg_arena *arena)
{
    if (c->map) {
        return c->map;
    }
    uint32_t *map = TRYG_NEW(arena, c->from->n, uint32_t);
    for (size_t s = 0; s < c->from->n; s++) {
        size_t whole = whole_piece(&c->pieces, s);
        map[s] = whole == SIZE_MAX ? TRYG_NO_AREA : c->pieces.target[whole];
    }
    return map;
}

void tryg_crossing_sum(const struct tryg_crossing *c, const double *part, double *whole)
{
    if (!c->map) {
        tryg_transfer_extensive(&c->pieces, part, whole);
        return;
    }
    memset(whole, 0, c->to->n * sizeof *whole);
    for (size_t s = 0; s < c->from->n; s++) {
        if (c->map[s] != TRYG_NO_AREA) {
            whole[c->map[s]] += part[s];
        }
    }
}

static void add_share(struct tryg_carried_count *to, double share, uint64_t reports)
{
    to->reports += share * (double)reports;
    to->variance += share * share * (double)reports;
}

/* Share the reports of one area out. */
static void share_area(const struct tryg_transfer *t, size_t s, size_t piece,
                       const struct tryg_counts *fine, struct tryg_counts *out)
{
    size_t to = t->target[piece];
    double share = tryg_transfer_share(t, s, piece);
    for (size_t c = 0; c < fine->categories; c++) {
        add_share(&out->carried[to * fine->categories + c], share,
                  tryg_counts_sum(fine, s, c));
        out->unknown[to * fine->categories + c] |=
            fine->unknown[s * fine->categories + c];
    }
    for (size_t k = 0; k < fine->classes; k++) {
        add_share(&out->carried_harm[to * fine->classes + k], share,
                  fine->harm[s * fine->classes + k]);
    }
}

void tryg_crossing_counts(const struct tryg_crossing *way, const struct tryg_counts *fine,
                          tryg_arena *arena, struct tryg_counts *out)
{
    if (way->map) {
        tryg_counts_regroup(fine, way->to, way->map, arena, out);
        out->modelled = way->modelled;
        return;
    }
    const struct tryg_transfer *t = &way->pieces;
    uint32_t *nowhere = TRYG_NEW(arena, fine->system->n, uint32_t);
    memset(nowhere, 0xFF, fine->system->n * sizeof *nowhere); /* TRYG_NO_AREA */
    tryg_counts_regroup(fine, way->to, nowhere, arena, out);
    out->modelled = way->modelled;
    out->carried =
        TRYG_NEW(arena, t->targets * fine->categories, struct tryg_carried_count);
    out->carried_harm =
        TRYG_NEW(arena, t->targets * fine->classes, struct tryg_carried_count);
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            share_area(t, s, i, fine, out);
        }
    }
}
