/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/compare.h"
#include "engine/batch/yardstick.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "markant@2010": the areas that had that level in that year. */
struct where {
    int level; /* -1: everywhere */
    size_t year;
};

static bool level_named(const struct tryg_profile *profile, const char *id, size_t bytes,
                        int *level)
{
    for (size_t l = 0; l < profile->levels; l++) {
        if (strlen(profile->level[l].id) == bytes &&
            memcmp(profile->level[l].id, id, bytes) == 0) {
            *level = (int)l;
            return true;
        }
    }
    return false;
}

static size_t year_at(const struct tryg_results *results, int year)
{
    for (size_t y = 0; y < results->years; y++) {
        if (results->year[y] == year) {
            return y;
        }
    }
    return SIZE_MAX;
}

static const char *read_where(const struct tryg_batch *b, const struct tryg_goal *goal,
                              struct where *where)
{
    const char *at = goal->where ? strchr(goal->where, '@') : NULL;
    *where = (struct where){.level = -1};
    if (!goal->where) {
        return NULL;
    }
    size_t bytes = at ? (size_t)(at - goal->where) : strlen(goal->where);
    int year = at ? (int)strtol(at + 1, NULL, 10) : b->results.base_year;
    where->year = year_at(&b->results, year);
    if (!level_named(b->results.profile, goal->where, bytes, &where->level)) {
        return TX("where: nævner intet niveau i profilen",
                  "where: names no level of the profile");
    }
    return where->year == SIZE_MAX ? TX("where: nævner et år uden resultater",
                                        "where: names a year without results")
                                   : NULL;
}

static size_t indicator_at(const struct tryg_profile *profile, const char *id)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        if (strcmp(profile->indicator[i].id, id) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* The place of the goal's system on the pair's yardstick; the index system unless it
 * names one. */
static size_t system_of(const struct tryg_batch *b, const struct tryg_compared *pair,
                        const struct tryg_goal *goal)
{
    for (size_t s = 0; goal->system && s < b->out_systems; s++) {
        if (strcmp(b->yardstick[pair->yardstick].system[s]->id, goal->system) == 0) {
            return s;
        }
    }
    return goal->system ? SIZE_MAX : 0;
}

/* `then`: the scores whose level says which areas; NULL: all. */
static void begin_areas(struct tryg_batch *b, struct tryg_judged *judged,
                        const struct where *where, const struct tryg_scores *then)
{
    size_t n = judged->system->n;
    judged->area = TRYG_NEW(b->arena, n, uint32_t);
    judged->each = TRYG_NEW(b->arena, n, enum tryg_goal_state);
    judged->then = TRYG_NEW(b->arena, n, double);
    judged->now = TRYG_NEW(b->arena, n, double);
    judged->low = TRYG_NEW(b->arena, n, double);
    judged->high = TRYG_NEW(b->arena, n, double);
    judged->p_each = TRYG_NEW(b->arena, n, double);
    for (uint32_t a = 0; a < n; a++) {
        if (!then || then->level[a] == where->level) {
            judged->area[judged->areas++] = a;
        }
    }
}

static void judge_areas(const struct tryg_goal *goal, const struct tryg_comparison *c,
                        const struct tryg_scores *now, size_t indicator,
                        struct tryg_judged *judged)
{
    size_t n = judged->system->n;
    bool falls = strcmp(goal->kind, "falls") == 0;
    bool direction = falls || strcmp(goal->kind, "rises") == 0;
    for (size_t i = 0; i < judged->areas; i++) {
        const struct tryg_change_cell *change =
            &c->cell[(indicator + 1) * n + judged->area[i]];
        const struct tryg_cell *cell = &now->cell[indicator * n + judged->area[i]];
        judged->then[i] = change->then;
        judged->now[i] = change->now;
        judged->low[i] = direction ? change->low : cell->low;
        judged->high[i] = direction ? change->high : cell->high;
        judged->p_each[i] = direction ? change->p_adjusted : NAN;
        judged->each[i] = direction ? tryg_goal_direction(change->verdict, falls)
                                    : tryg_goal_limit(cell->low, cell->high, goal->limit,
                                                      strcmp(goal->kind, "at_most") == 0);
    }
    judged->state = tryg_goal_all(judged->each, judged->areas);
}

static enum tryg_status judge_indicator(struct tryg_batch *b,
                                        const struct tryg_compared *pair, size_t system,
                                        struct tryg_judged *judged,
                                        struct tryg_error *err)
{
    struct where where;
    struct tryg_comparison other;
    const struct tryg_comparison *changes = &pair->changes;
    size_t replicates;
    size_t indicator = indicator_at(b->results.profile, judged->goal->what[0]);
    if (indicator == SIZE_MAX) {
        judged->why = TX("what: er ingen indikator i profilen",
                         "what: is no indicator of the profile");
        return TRYG_OK;
    }
    judged->shares = b->results.profile->indicator[indicator].source == TRYG_FROM_SURVEY;
    judged->why = read_where(b, judged->goal, &where);
    if (judged->why) {
        return TRYG_OK;
    }
    if (system != pair->system) {
        TRYG_TRY(tryg_compare_on(b, pair, system, &other, &replicates, err));
        changes = &other;
    }
    const struct tryg_scores *then = NULL;
    if (where.level >= 0) {
        then = tryg_yardstick_scores(b, &b->record[where.year], pair->yardstick, system);
        judged->why = then ? NULL
                           : TX("where: nævner et år, der ikke kan opgøres på de samme "
                                "områder",
                                "where: names a year that cannot be put on the same "
                                "areas");
    }
    if (judged->why) {
        return TRYG_OK;
    }
    begin_areas(b, judged, &where, then);
    judge_areas(judged->goal, changes,
                tryg_yardstick_scores(b, &b->record[pair->year], pair->yardstick, system),
                indicator, judged);
    return TRYG_OK;
}

/* Areas put together of parts of others have an index, but nobody knows their level. */
static const bool *modelled_areas(const struct tryg_scores *scores, tryg_arena *arena,
                                  bool *any)
{
    bool *modelled = TRYG_NEW(arena, scores->system->n, bool);
    for (size_t a = 0; a < scores->system->n; a++) {
        modelled[a] = (scores->flags[a] & TRYG_FLAG_MODELLED) != 0;
        any[a] = any[a] || modelled[a];
    }
    return modelled;
}

/* The verdict on the count, which the modelled areas may leave open. */
static void judge_range(struct tryg_batch *b, const bool *wanted,
                        const struct tryg_scores *then, const struct tryg_scores *now,
                        struct tryg_judged *judged)
{
    const struct tryg_profile *p = b->results.profile;
    size_t n = now->system->n;
    bool *any = TRYG_NEW(b->arena, n, bool);
    judged->state = tryg_goal_count_falls(
        tryg_goal_count_range(p->level, p->levels, wanted, n, then->index,
                              modelled_areas(then, b->arena, any)),
        tryg_goal_count_range(p->level, p->levels, wanted, n, now->index,
                              modelled_areas(now, b->arena, any)),
        judged->goal->by);
    for (size_t a = 0; a < n; a++) {
        judged->modelled += any[a];
    }
}

static void judge_count(struct tryg_batch *b, const struct tryg_compared *pair,
                        size_t system, struct tryg_judged *judged)
{
    const struct tryg_profile *profile = b->results.profile;
    const struct tryg_scores *then =
        tryg_yardstick_scores(b, &b->record[pair->base], pair->yardstick, system);
    const struct tryg_scores *now =
        tryg_yardstick_scores(b, &b->record[pair->year], pair->yardstick, system);
    size_t n = now->system->n, replicates = b->project.uncertainty.replicates;
    bool *wanted = TRYG_NEW(b->arena, profile->levels, bool);
    for (size_t w = 0; w < judged->goal->whats; w++) {
        const char *id = judged->goal->what[w];
        int level;
        if (!level_named(profile, id, strlen(id), &level)) {
            judged->why = TX("what: nævner et niveau, profilen ikke har",
                             "what: names a level that the profile has not");
            return;
        }
        wanted[level] = true;
    }
    const double *drawn = tryg_compare_drawn(b, pair->year, pair->yardstick, system);
    double *scratch = TRYG_NEW(b->arena, replicates + 1, double);
    struct tryg_goal_count before = tryg_goal_levels(
        profile->level, profile->levels, wanted, n, then->index, NULL, 0, 0.0, NULL);
    judged->counts = true;
    judged->count_then = before.counted;
    judged->limit = (double)before.counted * (1.0 - judged->goal->by);
    struct tryg_goal_count after =
        tryg_goal_levels(profile->level, profile->levels, wanted, n, now->index, drawn,
                         drawn ? replicates : 0, judged->limit, scratch);
    judged->count_now = after.counted;
    judged->low_now = after.low;
    judged->high_now = after.high;
    judge_range(b, wanted, then, now, judged);
    judged->p = judged->state == TRYG_GOAL_OPEN ? (double)NAN : after.p_at_most;
}

static enum tryg_status judge(struct tryg_batch *b, const struct tryg_compared *pair,
                              struct tryg_judged *judged, struct tryg_error *err)
{
    const char *kind = judged->goal->kind;
    size_t system = system_of(b, pair, judged->goal);
    if (system == SIZE_MAX) {
        judged->why = TX("system: har ingen resultater", "system: has no results");
        return TRYG_OK;
    }
    judged->system = b->yardstick[pair->yardstick].system[system];
    if (strcmp(kind, "count_falls") == 0) {
        judge_count(b, pair, system, judged);
        return TRYG_OK;
    }
    return judge_indicator(b, pair, system, judged, err);
}

enum tryg_status tryg_compare_goals(struct tryg_batch *b, struct tryg_compared *out,
                                    struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    out->goals = p->goals;
    out->goal = TRYG_NEW(b->arena, p->goals, struct tryg_judged);
    for (size_t g = 0; g < p->goals; g++) {
        out->goal[g] = (struct tryg_judged){
            .goal = &p->goal[g], .limit = NAN, .low_now = NAN, .high_now = NAN, .p = NAN};
        TRYG_TRY(judge(b, out, &out->goal[g], err));
    }
    return TRYG_OK;
}
