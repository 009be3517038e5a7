/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/comparisons.h"
#include "engine/batch/against.h"
#include "engine/batch/compare.h"
#include "engine/batch/yardstick.h"
#include "publish/tables.h"

static size_t base_of(const struct tryg_results *results)
{
    for (size_t y = 0; y < results->years; y++) {
        if (results->year[y] == results->base_year) {
            return y;
        }
    }
    return SIZE_MAX;
}

enum tryg_status tryg_comparisons_make(struct tryg_batch *b, struct tryg_error *err)
{
    size_t base = base_of(&b->results);
    b->comparisons = 0;
    if (!b->results.profile || base == SIZE_MAX) {
        return TRYG_OK;
    }
    b->comparison =
        TRYG_NEW(b->arena, b->results.years * b->out_systems, struct tryg_comparison);
    for (size_t y = 0; y < b->results.years; y++) {
        struct tryg_compared pair = {.year = y, .base = base};
        if (b->results.year[y] <= b->results.base_year ||
            tryg_yardstick_common(b, &b->record[base], &b->record[y], &pair.yardstick,
                                  NULL) != TRYG_OK) {
            continue;
        }
        for (size_t s = 0; s < b->out_systems; s++) {
            TRYG_TRY(tryg_compare_on(b, &pair, s, &b->comparison[b->comparisons++],
                                     &pair.replicates, err));
        }
    }
    return TRYG_OK;
}

static enum tryg_status write_pair(struct tryg_shelf *shelf,
                                   const struct tryg_comparison *c,
                                   struct tryg_error *err)
{
    const struct tryg_profile *profile = shelf->b->results.profile;
    const char *path, *name = tryg_arena_print(shelf->b->arena, "compare/%d_%d_%s",
                                               c->year, c->base, c->system->id);
    TRYG_TRY(tryg_shelve(shelf, tryg_arena_print(shelf->b->arena, "%s.csv", name), &path,
                         err));
    TRYG_TRY(tryg_publish_changes_csv(path, profile, 1, c, err));
    TRYG_TRY(tryg_shelve(shelf, tryg_arena_print(shelf->b->arena, "%s.json", name), &path,
                         err));
    return tryg_publish_changes_json(path, profile, 1, c, err);
}

enum tryg_status tryg_comparisons_write(struct tryg_shelf *shelf, struct tryg_error *err)
{
    TRYG_TRY(tryg_stage_remove(&shelf->stage, "compare", err));
    for (size_t i = 0; i < shelf->b->comparisons; i++) {
        TRYG_TRY(write_pair(shelf, &shelf->b->comparison[i], err));
    }
    return tryg_against_write(shelf, err);
}
