/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run would do, and why: each year's recipe against the one it was kept with. */
#ifndef TRYG_BATCH_PLAN_H
#define TRYG_BATCH_PLAN_H

#include "engine/batch/batch.h"
#include "engine/batch/lock.h"
#include "engine/batch/recipe.h"
#include "geodata/store/store.h"

enum tryg_todo {
    TRYG_TODO_KEEP, /* up to date, or not asked for and kept from before */
    TRYG_TODO_COMPUTE,
    TRYG_TODO_NOTHING, /* not asked for and not kept */
};

struct tryg_plan_year {
    int year;
    enum tryg_todo todo;
    const char *why; /* for people; NULL when there is nothing to say */
    struct tryg_recipe recipe;
    struct tryg_hash kept; /* "" when the store has no such year */
};

struct tryg_plan {
    size_t years; /* of the project */
    struct tryg_plan_year *year;
    struct tryg_hash base_hash;
    struct tryg_lock lock; /* that of the base year, with its history */
    bool frozen; /* the store holds the base year's constants, and they are still good */
};

/* Compare the project with what `store` (may be NULL) keeps.
 * Fails    TRYG_FAILED: an input cannot be read. TRYG_USAGE: a wished year is not in the
 *          project. TRYG_DATA: the frozen base year no longer fits (says what differs),
 *          or its two halves, store and baseline.json, do not belong together; unless the
 *          wish is to rebase. */
TRYG_MUST_CHECK
enum tryg_status tryg_plan_make(const struct tryg_project *project,
                                const struct tryg_wish *wish, tryg_store *store,
                                tryg_arena *arena, struct tryg_plan *plan,
                                struct tryg_error *err);

/* For `tryghed plan`: read the project, open the store under its outputs, make the plan.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_plan_open(const struct tryg_wish *wish, tryg_arena *arena,
                                struct tryg_project *project, struct tryg_plan *plan,
                                struct tryg_error *err);

/* The folder of outputs of a project under a wish. */
const char *tryg_plan_out(const struct tryg_project *project,
                          const struct tryg_wish *wish, tryg_arena *arena);

#endif
