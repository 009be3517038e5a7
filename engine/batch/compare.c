/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/compare.h"
#include "engine/batch/moves.h"
#include "engine/batch/plan.h"
#include "engine/batch/register.h"
#include "engine/batch/reopen.h"
#include "engine/batch/yardstick.h"
#include "engine/index/compare.h"
#include "engine/index/replicate.h"
#include "publish/tables.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Every weighted indicator that is known has a law to be drawn from. */
static bool has_laws(const struct tryg_scores *s)
{
    for (size_t c = 0; c < s->indicators * s->system->n; c++) {
        if (s->cell[c].weight > 0.0 && s->cell[c].law.kind == TRYG_LAW_NONE) {
            return false;
        }
    }
    return true;
}

static double **slot_of(struct tryg_batch *b, size_t year, size_t slot)
{
    size_t held = b->yardsticks * b->out_systems;
    if (!b->drawn) {
        b->drawn = TRYG_NEW(b->arena, b->project.years * held, double *);
    }
    return &b->drawn[year * held + slot];
}

double *tryg_compare_room(struct tryg_batch *b, size_t year, size_t system)
{
    const struct tryg_scores *s = &b->record[year].scores[system];
    size_t replicates = b->project.uncertainty.replicates;
    if (b->project.uncertainty.method == TRYG_ANALYTIC || !replicates || !has_laws(s)) {
        return NULL;
    }
    double **kept = slot_of(b, year, system);
    *kept = TRYG_NEW(b->arena, s->system->n * replicates, double);
    return *kept;
}

const double *tryg_compare_drawn(struct tryg_batch *b, size_t year, size_t yardstick,
                                 size_t system)
{
    const struct tryg_year_record *record = &b->record[year];
    const struct tryg_scores *s = tryg_yardstick_scores(b, record, yardstick, system);
    struct tryg_luck luck = {.seed = b->project.seed,
                             .replicates = b->project.uncertainty.replicates,
                             .worst = 1,
                             .threads = b->threads};
    size_t first = tryg_yardstick_slot(b, record->year, yardstick);
    double **kept = slot_of(b, year, first + system);
    if (!*kept && s && luck.replicates && has_laws(s)) {
        *kept = TRYG_NEW(b->arena, s->system->n * luck.replicates, double);
        tryg_replicate_indices(b->results.profile, tryg_yardstick_baseline(b, yardstick),
                               s, &luck, *kept, NULL);
    }
    return *kept;
}

/* Which indicators are not measured alike in two years. */
static const bool *broken_between(const struct tryg_batch *b, size_t base, size_t year)
{
    const struct tryg_profile *profile = b->results.profile;
    bool *broken = TRYG_NEW(b->arena, profile->indicators, bool);
    for (size_t i = 0; i < profile->indicators; i++) {
        broken[i] = tryg_project_break(&b->project, profile->indicator[i].id,
                                       b->results.year[base], b->results.year[year]);
    }
    return broken;
}

/* How alike two years' estimates are because the same people were asked. */
static const double *shared_between(const struct tryg_batch *b, size_t base, size_t year)
{
    const struct tryg_profile *profile = b->results.profile;
    double *shared = TRYG_NEW(b->arena, profile->indicators, double);
    for (size_t i = 0; i < profile->indicators; i++) {
        shared[i] = tryg_project_shared(&b->project, &profile->indicator[i],
                                        b->results.year[base], b->results.year[year]);
    }
    return shared;
}

/* What the years' own indices differ by, by the areas' codes; NULL where both are
 * measured with one yardstick anyway. */
static const double *apparent_between(const struct tryg_batch *b,
                                      const struct tryg_year_record *then,
                                      const struct tryg_year_record *now,
                                      const struct tryg_system *on, size_t system)
{
    const struct tryg_scores *old = &then->scores[system], *new = &now->scores[system];
    if (tryg_yardstick_of(b, then->year) == tryg_yardstick_of(b, now->year)) {
        return NULL;
    }
    double *apparent = TRYG_NEW(b->arena, on->n, double);
    bool alike = strcmp(old->system->id, new->system->id) == 0;
    for (size_t a = 0; a < on->n; a++) {
        uint32_t was = tryg_system_find(old->system, on->code[a]);
        uint32_t is = tryg_system_find(new->system, on->code[a]);
        bool both = alike && was != TRYG_NO_AREA && is != TRYG_NO_AREA;
        apparent[a] = both ? new->index[is] - old->index[was] : (double)NAN;
    }
    return apparent;
}

enum tryg_status tryg_compare_on(struct tryg_batch *b, const struct tryg_compared *pair,
                                 size_t system, struct tryg_comparison *out,
                                 size_t *replicates, struct tryg_error *err)
{
    const struct tryg_year_record *then = &b->record[pair->base];
    const struct tryg_year_record *now = &b->record[pair->year];
    size_t city = b->out_systems - 1; /* always the last */
    struct tryg_compare_basis basis = {
        .profile = b->results.profile,
        .baseline = tryg_yardstick_baseline(b, pair->yardstick),
        .then = tryg_yardstick_scores(b, then, pair->yardstick, system),
        .now = tryg_yardstick_scores(b, now, pair->yardstick, system),
        .city_then = tryg_yardstick_scores(b, then, pair->yardstick, city),
        .city_now = tryg_yardstick_scores(b, now, pair->yardstick, city),
        .broken = broken_between(b, pair->base, pair->year),
        .shared = shared_between(b, pair->base, pair->year),
        .rules = {0.05, 1.0, 0.03, 0.50},
    };
    basis.apparent = apparent_between(b, then, now, basis.now->system, system);
    TRYG_TRY(tryg_register_judge(b, pair->base, pair->year, basis.now->system,
                                 &basis.revised, err));
    basis.drawn_then = tryg_compare_drawn(b, pair->base, pair->yardstick, system);
    basis.drawn_now = basis.drawn_then
                          ? tryg_compare_drawn(b, pair->year, pair->yardstick, system)
                          : NULL;
    basis.replicates = basis.drawn_now ? b->project.uncertainty.replicates : 0;
    *replicates = basis.replicates;
    return tryg_compare_years(&basis, b->arena, out, err);
}

/* The two years, what both are measured with, and the system asked for on that. */
static enum tryg_status choose_pair(struct tryg_batch *b, int year, int base,
                                    const char *system, struct tryg_compared *pair,
                                    struct tryg_error *err)
{
    TRYG_TRY(tryg_reopen_year(b, year, &pair->year, err));
    TRYG_TRY(tryg_reopen_year(b, base ? base : b->results.base_year, &pair->base, err));
    if (pair->year == pair->base) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%d kan ikke sammenlignes med sig selv.",
                            "%d cannot be compared with itself."),
                         year);
    }
    TRYG_TRY(tryg_yardstick_common(b, &b->record[pair->base], &b->record[pair->year],
                                   &pair->yardstick, err));
    return tryg_reopen_system(b, pair->yardstick, system, &pair->system, err);
}

enum tryg_status tryg_compare(struct tryg_batch *b, int year, int base,
                              const char *system, struct tryg_compared *out,
                              struct tryg_error *err)
{
    struct tryg_compared made = {0};
    if (!b->results.profile) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("projektet har intet indeks at sammenligne.",
                            "the project has no index to compare."));
    }
    TRYG_TRY(choose_pair(b, year, base, system, &made, err));
    TRYG_TRY(
        tryg_compare_on(b, &made, made.system, &made.changes, &made.replicates, err));
    if (made.system != b->out_systems - 1) {
        size_t replicates;
        TRYG_TRY(
            tryg_compare_on(b, &made, b->out_systems - 1, &made.city, &replicates, err));
    }
    TRYG_TRY(tryg_moves_between(b, b->results.year[made.base], b->results.year[made.year],
                                &made.moves, err));
    TRYG_TRY(tryg_compare_goals(b, &made, err));
    *out = made;
    return TRYG_OK;
}

/* A table goes to a draft beside it, then takes its place: whole or not there. */
static enum tryg_status put_whole(const char *path, const struct tryg_batch *b,
                                  const struct tryg_comparison *c, bool json,
                                  struct tryg_error *err)
{
    const char *draft = tryg_arena_print(b->arena, "%s.new", path);
    const struct tryg_profile *profile = b->results.profile;
    TRYG_TRY(json ? tryg_publish_changes_json(draft, profile, 1, c, err)
                  : tryg_publish_changes_csv(draft, profile, 1, c, err));
    if (rename(draft, path) != 0) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: %s.", "%s cannot be written: %s."),
                         path, tryg_system_text(errno));
    }
    return TRYG_OK;
}

enum tryg_status tryg_compare_write(const struct tryg_batch *b,
                                    const struct tryg_compared *pair,
                                    struct tryg_error *err)
{
    const struct tryg_comparison *c = &pair->changes;
    const char *folder = tryg_arena_print(b->arena, "%s/compare",
                                          tryg_plan_out(&b->project, b->wish, b->arena));
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke oprettes: %s.", "%s cannot be made: %s."),
                         folder, tryg_system_text(errno));
    }
    const char *name = tryg_arena_print(b->arena, "%s/%d_%d_%s", folder, c->year, c->base,
                                        c->system->id);
    TRYG_TRY(put_whole(tryg_arena_print(b->arena, "%s.csv", name), b, c, false, err));
    return put_whole(tryg_arena_print(b->arena, "%s.json", name), b, c, true, err);
}
