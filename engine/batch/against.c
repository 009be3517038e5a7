/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/against.h"
#include "engine/batch/frame.h"
#include "engine/batch/plan.h"
#include "engine/batch/reopen.h"
#include "engine/batch/yardstick.h"
#include "engine/index/compare_published.h"
#include "publish/tables.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const double ALPHA = 0.05;

size_t tryg_against_find(const struct tryg_batch *b, int year, const char *system,
                         size_t *which)
{
    size_t n = 0;
    for (size_t t = 0; t < b->as_published_tables; t++) {
        const struct tryg_published *table = &b->as_published[t];
        if (table->year == year && (!system || strcmp(table->system->id, system) == 0)) {
            which[n++] = t;
        }
    }
    return n;
}

/* A year's results on the areas of a system by that system's own constants: those of the
 * yardstick whose index is of it. The city has but one area and needs no constants for a
 * share: those of any will do. NULL: there are none. */
static const struct tryg_scores *scores_on(const struct tryg_batch *b,
                                           const struct tryg_year_record *record,
                                           const struct tryg_system *system)
{
    bool city = strcmp(system->id, TRYG_SYSTEM_CITY) == 0;
    size_t place = city ? b->out_systems - 1 : 0;
    const struct tryg_scores *found = NULL;
    for (size_t f = 0; record && !found && f < b->yardsticks; f++) {
        if (b->yardstick[f].system[place] == system) {
            found = tryg_yardstick_scores(b, record, f, place);
        }
    }
    return found;
}

static const bool *broken_between(const struct tryg_batch *b, int base, int year)
{
    const struct tryg_profile *profile = b->results.profile;
    bool *broken = TRYG_NEW(b->arena, profile->indicators, bool);
    for (size_t i = 0; i < profile->indicators; i++) {
        broken[i] =
            tryg_project_break(&b->project, profile->indicator[i].id, base, year) != NULL;
    }
    return broken;
}

enum tryg_status tryg_against_make(struct tryg_batch *b, size_t table, int base,
                                   struct tryg_against *out, struct tryg_error *err)
{
    const struct tryg_published *now = &b->as_published[table];
    size_t at = 0;
    TRYG_TRY(tryg_reopen_year(b, base ? base : b->results.base_year, &at, err));
    struct tryg_published_basis basis = {
        .profile = b->results.profile,
        .now = now,
        .base = b->results.year[at],
        .then = scores_on(b, &b->record[at], now->system),
        .again = scores_on(b, tryg_frame_record(b, now->year), now->system),
        .broken = broken_between(b, b->results.year[at], now->year),
        .alpha = ALPHA};
    tryg_compare_published(&basis, b->arena, out);
    return TRYG_OK;
}

enum tryg_status tryg_against_make_all(struct tryg_batch *b, struct tryg_error *err)
{
    bool has_base = tryg_frame_record(b, b->results.base_year) != NULL;
    size_t n = b->results.profile && has_base ? b->as_published_tables : 0;
    b->against = TRYG_NEW(b->arena, n, struct tryg_against);
    for (b->againsts = 0; b->againsts < n; b->againsts++) {
        TRYG_TRY(tryg_against_make(b, b->againsts, 0, &b->against[b->againsts], err));
    }
    return TRYG_OK;
}

/* ---- files ----------------------------------------------------------------------- */

/* "compare/published_2013_bydel" */
static const char *name_of(const struct tryg_batch *b, const struct tryg_against *g)
{
    return g->base == b->results.base_year
               ? tryg_arena_print(b->arena, "compare/published_%d_%s", g->year,
                                  g->system->id)
               : tryg_arena_print(b->arena, "compare/published_%d_%d_%s", g->year,
                                  g->base, g->system->id);
}

static enum tryg_status put(const struct tryg_batch *b, const struct tryg_against *g,
                            bool json, const char *path, struct tryg_error *err)
{
    return json ? tryg_publish_published_json(path, b->results.profile, g, err)
                : tryg_publish_published_csv(path, b->results.profile, g, err);
}

enum tryg_status tryg_against_write(struct tryg_shelf *shelf, struct tryg_error *err)
{
    struct tryg_batch *b = shelf->b;
    for (size_t i = 0; i < b->againsts; i++) {
        const struct tryg_against *against = &b->against[i];
        for (int json = 0; json < 2; json++) {
            const char *path,
                *name = tryg_arena_print(b->arena, "%s.%s", name_of(b, against),
                                         json ? "json" : "csv");
            TRYG_TRY(tryg_shelve(shelf, name, &path, err));
            TRYG_TRY(put(b, against, json, path, err));
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_against_write_one(const struct tryg_batch *b,
                                        const struct tryg_against *g,
                                        struct tryg_error *err)
{
    const char *out = tryg_plan_out(&b->project, b->wish, b->arena);
    const char *folder = tryg_arena_print(b->arena, "%s/compare", out);
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke oprettes: %s.", "%s cannot be made: %s."),
                         folder, tryg_system_text(errno));
    }
    for (int json = 0; json < 2; json++) {
        const char *path = tryg_arena_print(b->arena, "%s/%s.%s", out, name_of(b, g),
                                            json ? "json" : "csv");
        const char *draft = tryg_arena_print(b->arena, "%s.new", path);
        TRYG_TRY(put(b, g, json, draft, err));
        if (rename(draft, path) != 0) {
            return tryg_fail(err, TRYG_FAILED,
                             TX("%s kan ikke skrives: %s.", "%s cannot be written: %s."),
                             path, tryg_system_text(errno));
        }
    }
    return TRYG_OK;
}
