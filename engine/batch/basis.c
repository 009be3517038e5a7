/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/basis.h"
#include "engine/batch/by_class.h"
#include "engine/batch/crossing.h"
#include "engine/batch/expected.h"
#include "engine/index/small_area.h"
#include "geodata/base/log.h"
#include "geodata/geom/contiguity.h"

#include <string.h>

enum tryg_status tryg_basis_cross(struct tryg_batch *b, const char *source,
                                  const struct tryg_system *from,
                                  const struct tryg_system *to,
                                  const struct tryg_crossing **crossing,
                                  struct tryg_error *err)
{
    struct tryg_error split = {0};
    if (tryg_cross(b, from, to, crossing, &split) == TRYG_OK) {
        return TRYG_OK;
    }
    return tryg_fail(err, TRYG_DATA,
                     TX("kilden %s er opgjort på %s, som ikke kan samles til %s:\n  %s",
                        "the source %s is given on %s, which cannot be put together to "
                        "%s:\n  %s"),
                     source, from->id, to->id, split.text);
}

struct tryg_limits tryg_basis_limits(const struct tryg_project *project)
{
    return (struct tryg_limits){.min_count = project->min_count,
                                .min_answers = project->min_answers,
                                .min_n_eff = project->min_n_eff,
                                .max_width = project->max_width};
}

int tryg_basis_pool(const struct tryg_profile *profile)
{
    int most = 1;
    for (size_t i = 0; profile && i < profile->indicators; i++) {
        most = profile->indicator[i].pool > most ? profile->indicator[i].pool : most;
    }
    return most;
}

/* A denominator of an indicator, or a covariate of its model. */
static bool is_asked_for(const struct tryg_profile *profile, const char *id)
{
    for (size_t i = 0; profile && i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        if (indicator->source == TRYG_FROM_REPORTS &&
            strcmp(indicator->denominator, id) == 0) {
            return true;
        }
        for (size_t c = 0; c < indicator->model.covariates; c++) {
            if (strcmp(indicator->model.covariate[c], id) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What is expected where a rate is standardised, as denominators of their own. */
static enum tryg_status expected_on(struct tryg_batch *b, int year,
                                    const struct tryg_system *system,
                                    struct tryg_denominator *list,
                                    struct tryg_report_basis *basis,
                                    struct tryg_error *err)
{
    const struct tryg_profile *profile = b->project.profile;
    for (size_t i = 0; b->project.populations > 0 && profile && i < profile->indicators;
         i++) {
        if (profile->indicator[i].standard.expected) {
            double *value = TRYG_NEW(b->arena, system->n, double);
            size_t y, people = tryg_division_of(b, year)->expected[i].population;
            const struct tryg_crossing *way;
            TRYG_TRY(tryg_expected_on(b, i, year, system, value, err));
            TRYG_TRY(tryg_cross(b, tryg_batch_persons(b, people, year, &y)->system,
                                system, &way, err));
            list[basis->denominators++] = (struct tryg_denominator){
                profile->indicator[i].standard.expected, value, way->modelled};
        }
    }
    return TRYG_OK;
}

static enum tryg_status denominators_on(struct tryg_batch *b, int year,
                                        const struct tryg_system *system, bool every,
                                        struct tryg_report_basis *basis,
                                        struct tryg_error *err)
{
    size_t k = b->project.profile ? b->project.profile->indicators : 0;
    struct tryg_denominator *list =
        TRYG_NEW(b->arena, b->project.populations + k, struct tryg_denominator);
    for (size_t i = 0; i < b->project.populations; i++) {
        const char *id = b->project.population[i].source.id;
        bool needed = i == 0 || is_asked_for(b->project.profile, id);
        if (!needed && !every) {
            continue;
        }
        double *value = TRYG_NEW(b->arena, system->n, double);
        struct tryg_error coarse;
        enum tryg_status status =
            tryg_batch_population(b, i, year, system, value, needed ? err : &coarse);
        if (needed) {
            TRYG_TRY(status);
        }
        if (status == TRYG_OK) {
            const struct tryg_crossing *way;
            size_t y;
            TRYG_TRY(tryg_cross(b, tryg_batch_persons(b, i, year, &y)->system, system,
                                &way, err));
            list[basis->denominators++] =
                (struct tryg_denominator){id, value, way->modelled};
        }
    }
    basis->denominator = list;
    return expected_on(b, year, system, list, basis, err);
}

static enum tryg_status one_year(struct tryg_batch *b,
                                 const struct tryg_year_record *record,
                                 const struct tryg_system *system, bool every,
                                 struct tryg_report_basis *basis, struct tryg_error *err)
{
    struct tryg_counts *counts = TRYG_NEW(b->arena, record->counts, struct tryg_counts);
    for (size_t c = 0; c < record->counts; c++) {
        const struct tryg_crossing *way;
        TRYG_TRY(tryg_basis_cross(b, record->count[c].source, record->count[c].system,
                                  system, &way, err));
        tryg_crossing_counts(way, &record->count[c], b->arena, &counts[c]);
    }
    *basis = (struct tryg_report_basis){.year = record->year,
                                        .sources = record->counts,
                                        .count = counts,
                                        .categories = &b->categories};
    TRYG_TRY(denominators_on(b, record->year, system, every, basis, err));
    return tryg_by_class_make(b, record, system, basis, err);
}

enum tryg_status tryg_basis_make(struct tryg_batch *b,
                                 const struct tryg_year_record *record,
                                 const struct tryg_system *system, bool every,
                                 struct tryg_report_basis *basis, struct tryg_error *err)
{
    struct tryg_report_basis made;
    int pool = tryg_basis_pool(b->project.profile);
    TRYG_TRY(one_year(b, record, system, every, &made, err));
    struct tryg_report_basis *past =
        TRYG_NEW(b->arena, b->results.years, struct tryg_report_basis);
    for (size_t y = b->results.years; y-- > 0;) { /* the nearest first */
        const struct tryg_year_record *before = &b->record[y];
        if (before->year < record->year && before->year > record->year - pool) {
            TRYG_TRY(one_year(b, before, system, every, &past[made.pasts], err));
            made.pasts++;
        }
    }
    made.past = past;
    *basis = made;
    return TRYG_OK;
}

void tryg_basis_say_missing(const struct tryg_batch *b, int year)
{
    const struct tryg_profile *profile = b->project.profile;
    for (size_t i = 0; b->record && profile && i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        const char *missing = "";
        for (int y = year - indicator->pool + 1; y < year; y++) {
            bool there = false;
            for (size_t r = 0; r < b->results.years; r++) {
                there = there || b->record[r].year == y;
            }
            if (!there) {
                missing = tryg_arena_print(b->arena, "%s%s%d", missing,
                                           *missing ? ", " : "", y);
            }
        }
        if (*missing) {
            tryg_warn(TX("%d: indikatoren %s lægger %d år sammen, men %s er ikke blandt "
                         "projektets tal; der regnes på de øvrige år.",
                         "%d: the indicator %s pools %d years, but %s is not among the "
                         "project's figures; the other years are used."),
                      year, indicator->id, indicator->pool, missing);
        }
    }
}

/* ---- Models ---------------------------------------------------------------------- */

/* Groups of atoms are neighbours when an atom of one is a neighbour of one of the other:
 * the outlines of the groups are dissolved later, for maps, and say the same. */
static struct tryg_contiguity fold(const struct tryg_contiguity *atoms,
                                   const struct tryg_system *system, tryg_arena *arena)
{
    size_t n = system->n;
    bool *meets = TRYG_NEW(arena, n * n, bool);
    for (size_t a = 0; a < atoms->areas; a++) {
        for (size_t k = atoms->first[a]; k < atoms->first[a + 1]; k++) {
            uint32_t one = system->group_of_atom[a];
            uint32_t other = system->group_of_atom[atoms->neighbour[k]];
            if (one != TRYG_NO_AREA && other != TRYG_NO_AREA && one != other) {
                meets[one * n + other] = true;
            }
        }
    }
    struct tryg_contiguity made = {.areas = n, .first = TRYG_NEW(arena, n + 1, size_t)};
    for (size_t i = 0; i < n * n; i++) {
        made.links += meets[i];
    }
    made.neighbour = TRYG_NEW(arena, made.links, uint32_t);
    for (size_t i = 0, at = 0; i < n * n; i++) {
        made.first[i / n] = i % n ? made.first[i / n] : at;
        if (meets[i]) {
            made.neighbour[at++] = (uint32_t)(i % n);
        }
    }
    made.first[n] = made.links;
    return made;
}

static const struct tryg_system *made_for(const struct tryg_batch *b, size_t i)
{
    return b->yardstick[i / b->out_systems].system[i % b->out_systems];
}

static bool find_beside(struct tryg_batch *b, const struct tryg_system *system,
                        struct tryg_contiguity *found)
{
    const struct tryg_division *division = tryg_division_with(b, system);
    struct tryg_contiguity atoms;
    if (!division->has_geometry ||
        tryg_contiguity_queen(&division->atoms.outlines, TRYG_SNAP_M, b->arena, &atoms,
                              NULL) != TRYG_OK) {
        return false;
    }
    *found = fold(&atoms, system, b->arena);
    return true;
}

/* Queen neighbours in a system that results are made for; found once, when asked for. */
static struct tryg_beside beside(struct tryg_batch *b, const struct tryg_system *system)
{
    size_t all = b->yardsticks * b->out_systems, i = 0;
    if (!b->beside) {
        b->beside = TRYG_NEW(b->arena, all, struct tryg_contiguity);
    }
    while (i < all && made_for(b, i) != system) {
        i++;
    }
    if (i == all || (!b->beside[i].first && !find_beside(b, system, &b->beside[i]))) {
        return (struct tryg_beside){NULL, NULL};
    }
    return (struct tryg_beside){b->beside[i].first, b->beside[i].neighbour};
}

static void say_left_out(const struct tryg_scores *scores,
                         const struct tryg_indicator *indicator,
                         const struct tryg_error *why)
{
    tryg_warn(TX("%d: %s i %s er de direkte skøn; modellen kan ikke beregnes: %s",
                 "%d: %s of %s are the direct estimates; the model cannot be computed: "
                 "%s"),
              scores->year, indicator->id, scores->system->id, why->text);
}

void tryg_basis_rates(struct tryg_batch *b, const struct tryg_profile *profile,
                      const struct tryg_report_basis *basis, struct tryg_scores *scores,
                      double *covariance, bool quietly)
{
    struct tryg_limits limits = tryg_basis_limits(&b->project);
    tryg_estimate_reports(profile, basis, &limits, scores, covariance);
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        if (indicator->source != TRYG_FROM_REPORTS ||
            indicator->model.kind == TRYG_MODEL_NONE) {
            continue;
        }
        struct tryg_beside around = {NULL, NULL};
        struct tryg_error why = {0};
        if (indicator->model.kind == TRYG_MARSHALL_LOCAL) {
            around = beside(b, scores->system);
        }
        if (tryg_small_area_rates(profile, i, &around, scores, covariance, b->arena,
                                  &why) != TRYG_OK &&
            !quietly) {
            say_left_out(scores, indicator, &why);
        }
    }
}

void tryg_basis_shares(struct tryg_batch *b, const struct tryg_profile *profile,
                       const struct tryg_report_basis *basis, struct tryg_scores *scores,
                       double *covariance, bool quietly)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        struct tryg_error why = {0};
        if (profile->indicator[i].model.kind == TRYG_FAY_HERRIOT &&
            tryg_small_area_shares(profile, i, basis, scores, covariance, b->arena,
                                   &why) != TRYG_OK &&
            !quietly) {
            say_left_out(scores, &profile->indicator[i], &why);
        }
    }
}
