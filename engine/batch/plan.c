/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/plan.h"
#include "engine/batch/basis.h"

#include <string.h>

const char *tryg_plan_out(const struct tryg_project *project,
                          const struct tryg_wish *wish, tryg_arena *arena)
{
    if (wish->out) {
        return wish->out;
    }
    bool here = strcmp(project->folder, ".") == 0;
    return here ? "out" : tryg_arena_print(arena, "%s/out", project->folder);
}

static bool wished(const struct tryg_wish *wish, int year)
{
    for (size_t y = 0; y < wish->years; y++) {
        if (wish->year[y] == year) {
            return true;
        }
    }
    return wish->years == 0;
}

static enum tryg_status check_wishes(const struct tryg_project *project,
                                     const struct tryg_wish *wish, struct tryg_error *err)
{
    for (size_t y = 0; y < wish->years; y++) {
        if (tryg_project_year(project, wish->year[y]) == SIZE_MAX) {
            return tryg_fail_at(err, TRYG_USAGE,
                                (struct tryg_place){project->shown,
                                                    project->years_at.line,
                                                    project->years_at.column},
                                TX("året %d er ikke et af projektets (years:).",
                                   "the year %d is not one of the project's (years:)."),
                                wish->year[y]);
        }
    }
    return TRYG_OK;
}

static struct tryg_hash kept_recipe(size_t n, const int *year,
                                    const struct tryg_hash *hash, int wanted)
{
    for (size_t y = 0; y < n; y++) {
        if (year[y] == wanted) {
            return hash[y];
        }
    }
    return (struct tryg_hash){""};
}

/* The inputs of a year that are not what they were when it was kept. */
static const char *changed_inputs(tryg_store *store, const struct tryg_recipe *recipe,
                                  tryg_arena *arena)
{
    const char *list = "";
    size_t kept = 0;
    struct tryg_input *input = NULL;
    if (tryg_store_inputs(store, recipe->year, arena, &kept, &input, NULL) != TRYG_OK) {
        return list;
    }
    for (size_t i = 0; i < recipe->inputs; i++) {
        bool same = false;
        for (size_t k = 0; k < kept; k++) {
            same |= strcmp(input[k].role, recipe->input[i].role) == 0 &&
                    strcmp(input[k].sha256.hex, recipe->input[i].sha256.hex) == 0;
        }
        if (!same) {
            list = tryg_arena_print(arena, "%s%s%s", list, *list ? ", " : "",
                                    recipe->input[i].shown);
        }
    }
    return list;
}

static const char *why_compute(const struct tryg_plan_year *year, tryg_store *store,
                               bool force, tryg_arena *arena)
{
    if (!store || !year->kept.hex[0]) {
        return TX("ikke beregnet før", "not computed before");
    }
    if (force) {
        return "--force";
    }
    const char *changed = changed_inputs(store, &year->recipe, arena);
    if (*changed) {
        return tryg_arena_print(arena, TX("ændret: %s", "changed: %s"), changed);
    }
    return TX("projektfilen, basisåret eller programmet er ændret",
              "the project file, the base year or the program has changed");
}

static void decide(struct tryg_plan_year *year, const struct tryg_wish *wish,
                   int base_year, tryg_store *store, tryg_arena *arena)
{
    bool kept = year->kept.hex[0] != 0;
    bool current = kept && strcmp(year->kept.hex, year->recipe.hash.hex) == 0;
    bool asked = wish->rebase || wished(wish, year->year);
    if (asked ? (!current || wish->force) : (year->year == base_year && !kept)) {
        year->todo = TRYG_TODO_COMPUTE;
        year->why = asked ? why_compute(year, store, wish->force, arena)
                          : TX("basisår", "base year");
    } else {
        year->todo = kept ? TRYG_TODO_KEEP : TRYG_TODO_NOTHING;
        year->why = kept && !current ? TX("forældet; ikke ønsket i denne kørsel",
                                          "out of date; not asked for in this run")
                                     : NULL;
    }
}

/* A year that is to be computed needs the years that it pools: those that are not kept,
 * or not as they are now, are computed too. From the last to the first, for a year before
 * may pool in its turn. */
static void decide_pooled(const struct tryg_project *project, struct tryg_plan *plan,
                          tryg_arena *arena)
{
    int pool = tryg_basis_pool(project->profile);
    for (size_t y = plan->years; y-- > 0;) {
        const struct tryg_plan_year *year = &plan->year[y];
        for (size_t p = 0; year->todo == TRYG_TODO_COMPUTE && p < y; p++) {
            struct tryg_plan_year *before = &plan->year[p];
            bool current = before->kept.hex[0] &&
                           strcmp(before->kept.hex, before->recipe.hash.hex) == 0;
            if (before->year > year->year - pool && !current &&
                before->todo != TRYG_TODO_COMPUTE) {
                before->todo = TRYG_TODO_COMPUTE;
                before->why = tryg_arena_print(
                    arena, TX("lægges sammen med %d (pool)", "pooled with %d (pool)"),
                    year->year);
            }
        }
    }
}

/* What has changed since the base year was locked, for people. Results of before there
 * was a lock know their inputs alone. */
static const char *changed_since(const struct tryg_lock *then,
                                 const struct tryg_lock *now, tryg_store *store,
                                 const struct tryg_plan_year *base, tryg_arena *arena)
{
    const char *changed = then->recipe.hex[0]
                              ? tryg_lock_differs(then, now, arena)
                              : changed_inputs(store, &base->recipe, arena);
    return *changed ? changed
                    : TX("projektfilen, eller år der lægges sammen med basisåret",
                         "the project file, or years that are pooled with the base year");
}

static enum tryg_status blame_halves(const char *path, struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s og databasen ved siden af er ikke fra samme kørsel: basisåret "
           "er ikke det samme i de to.\n"
           "  Gendan den, der er byttet ud, eller lås basisåret på ny: "
           "tryghed run --rebase",
           "%s and the database beside it are not of the same run: the base "
           "year is not the same in both.\n"
           "  Restore the one that was replaced, or lock the base year "
           "anew: tryghed run --rebase"),
        path);
}

static enum tryg_status blame_change(int base_year, const char *path, const char *changed,
                                     struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("basisåret %d er låst (%s), men det, dets konstanter blev beregnet af, er "
           "ændret: %s.\n"
           "  Er det meningen, så kør tryghed run --rebase; alle år beregnes "
           "da på ny mod det nye basisår. Ellers før ændringen tilbage.",
           "the base year %d is locked (%s), but what its constants were computed "
           "from has changed: %s.\n"
           "  If that is meant, run tryghed run --rebase; all years are then "
           "computed anew against the new base year. Otherwise undo the "
           "change."),
        base_year, path, changed);
}

/* The base year is locked: what decided its constants must be what it was. */
static enum tryg_status check_frozen(const struct tryg_project *project,
                                     const struct tryg_wish *wish, tryg_store *store,
                                     tryg_arena *arena, struct tryg_plan *plan,
                                     struct tryg_error *err)
{
    struct tryg_baseline baseline = {0};
    struct tryg_lock then = {0};
    bool found = false, has_lock = false;
    const char *path = tryg_arena_print(arena, "%s/" TRYG_LOCK_FILE,
                                        tryg_plan_out(project, wish, arena));
    if (store && project->profile) {
        TRYG_TRY(tryg_store_baseline(store, arena, &baseline, &found, err));
    }
    if (!found) {
        return TRYG_OK;
    }
    tryg_lock_read(path, arena, &then, &has_lock);
    if (has_lock && strcmp(then.recipe.hex, baseline.recipe.hex) != 0 && !wish->rebase) {
        return blame_halves(path, err);
    }
    plan->lock.from = then.from;
    plan->lock.changed = then.changed;
    if (strcmp(baseline.recipe.hex, plan->base_hash.hex) == 0) {
        plan->frozen = !wish->rebase;
        return TRYG_OK;
    }
    size_t y = tryg_project_year(project, tryg_recipe_base_year(project));
    const char *changed = changed_since(&then, &plan->lock, store, &plan->year[y], arena);
    plan->lock.from = baseline.recipe;
    plan->lock.changed = changed;
    return wish->rebase ? TRYG_OK : blame_change(baseline.year, path, changed, err);
}

enum tryg_status tryg_plan_make(const struct tryg_project *project,
                                const struct tryg_wish *wish, tryg_store *store,
                                tryg_arena *arena, struct tryg_plan *plan,
                                struct tryg_error *err)
{
    struct tryg_plan made = {.years = project->years};
    size_t kept = 0;
    int *kept_year = NULL;
    struct tryg_hash *kept_hash = NULL;
    TRYG_TRY(check_wishes(project, wish, err));
    if (store) {
        TRYG_TRY(tryg_store_years(store, arena, &kept, &kept_year, &kept_hash, err));
    }
    struct tryg_recipe *recipe = TRYG_NEW(arena, made.years, struct tryg_recipe);
    TRYG_TRY(tryg_recipe_years(project, made.years, project->year, arena, recipe,
                               &made.base_hash, err));
    made.year = TRYG_NEW(arena, made.years, struct tryg_plan_year);
    for (size_t y = 0; y < made.years; y++) {
        made.year[y].year = project->year[y];
        made.year[y].recipe = recipe[y];
        made.year[y].kept = kept_recipe(kept, kept_year, kept_hash, project->year[y]);
        decide(&made.year[y], wish, tryg_recipe_base_year(project), store, arena);
    }
    decide_pooled(project, &made, arena);
    size_t base = tryg_project_year(project, tryg_recipe_base_year(project));
    made.lock = tryg_lock_make(project, &made.year[base].recipe, arena);
    made.lock.recipe = made.base_hash;
    TRYG_TRY(check_frozen(project, wish, store, arena, &made, err));
    *plan = made;
    return TRYG_OK;
}

enum tryg_status tryg_plan_open(const struct tryg_wish *wish, tryg_arena *arena,
                                struct tryg_project *project, struct tryg_plan *plan,
                                struct tryg_error *err)
{
    tryg_store *store = NULL;
    TRYG_TRY(tryg_batch_read_project(wish, arena, project, err));
    const char *path =
        tryg_arena_print(arena, "%s/tryghed.sqlite", tryg_plan_out(project, wish, arena));
    TRYG_TRY(tryg_store_open(path, arena, &store, err));
    return tryg_plan_make(project, wish, store, arena, plan, err);
}
