/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/reopen.h"
#include "engine/batch/barometer.h"
#include "engine/batch/frame.h"
#include "engine/batch/plan.h"
#include "engine/batch/yardstick.h"
#include "engine/index/structure.h"
#include "geodata/base/log.h"

#include <string.h>

static enum tryg_status fail_nothing(const char *out, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_USAGE,
                     TX("der er ingen resultater i %s endnu. Kør tryghed run først.",
                        "there are no results in %s yet. Run tryghed run first."),
                     out);
}

enum tryg_status tryg_reopen(struct tryg_batch *b, const struct tryg_wish *wish,
                             tryg_arena *arena, struct tryg_error *err)
{
    tryg_store *store = NULL;
    struct tryg_plan plan;
    bool found;
    TRYG_TRY(tryg_batch_open(b, wish, arena, err));
    const char *out = tryg_plan_out(&b->project, wish, arena);
    TRYG_TRY(tryg_store_open(tryg_arena_print(arena, "%s/tryghed.sqlite", out), arena,
                             &store, err));
    if (!store) {
        return fail_nothing(out, err);
    }
    TRYG_TRY(tryg_plan_make(&b->project, wish, store, arena, &plan, err));
    tryg_frame_begin(b);
    for (size_t y = 0; y < plan.years; y++) {
        if (!plan.year[y].kept.hex[0]) {
            continue;
        }
        if (strcmp(plan.year[y].kept.hex, plan.year[y].recipe.hash.hex) != 0) {
            tryg_warn(TX("%d er forældet (%s); kør tryghed run.",
                         "%d is out of date (%s); run tryghed run."),
                      plan.year[y].year,
                      plan.year[y].why ? plan.year[y].why : TX("ændret", "changed"));
        }
        TRYG_TRY(tryg_frame_take_kept(b, store, plan.year[y].year, err));
    }
    if (b->results.years == 0) {
        return fail_nothing(out, err);
    }
    tryg_frame_end(b);
    if (b->project.profile) {
        TRYG_TRY(tryg_store_baseline(store, arena, &b->baseline, &found, err));
        b->results.profile =
            tryg_structure_apply(b->project.profile, &b->baseline, arena);
        tryg_yardsticks_freeze(b);
    }
    tryg_barometer_make(b);
    return TRYG_OK;
}

enum tryg_status tryg_reopen_year(const struct tryg_batch *b, int year, size_t *at,
                                  struct tryg_error *err)
{
    const char *list = "";
    for (size_t y = 0; y < b->results.years; y++) {
        if (b->results.year[y] == year) {
            *at = y;
            return TRYG_OK;
        }
        list =
            tryg_arena_print(b->arena, "%s%s%d", list, y ? ", " : "", b->results.year[y]);
    }
    if (year == 0) {
        *at = b->results.years - 1;
        return TRYG_OK;
    }
    return tryg_fail(err, TRYG_USAGE,
                     TX("der er ingen resultater for %d. Der er: %s.",
                        "there are no results for %d. There are: %s."),
                     year, list);
}

enum tryg_status tryg_reopen_system(const struct tryg_batch *b, size_t yardstick,
                                    const char *id, size_t *at, struct tryg_error *err)
{
    const char **ids = TRYG_NEW(b->arena, b->out_systems, const char *);
    for (size_t s = 0; s < b->out_systems; s++) {
        ids[s] = b->yardstick[yardstick].system[s]->id;
        if (!id || strcmp(ids[s], id) == 0) {
            *at = id ? s : 0;
            return TRYG_OK;
        }
    }
    tryg_fail(err, TRYG_USAGE,
              TX("der er ingen resultater for inddelingen \"%s\".",
                 "there are no results for the system \"%s\"."),
              id);
    int near = tryg_word_nearest(id, ids, b->out_systems);
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du %s?", "Did you mean %s?"), ids[near]);
    }
    return TRYG_USAGE;
}
