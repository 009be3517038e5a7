/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/trends.h"
#include "engine/batch/register.h"
#include "engine/batch/yardstick.h"
#include "engine/index/trend.h"
#include "publish/tables.h"

/* A year that is not known on some areas. */
static const struct tryg_scores *nothing_on(const struct tryg_batch *b, int year,
                                            const struct tryg_system *system)
{
    const struct tryg_profile *profile = b->results.profile;
    struct tryg_scores *scores = TRYG_NEW(b->arena, 1, struct tryg_scores);
    tryg_scores_begin(scores, b->arena, year, system, profile->indicators,
                      profile->groups);
    return scores;
}

/* All years measured as the last one is. */
static const struct tryg_scores *const *scores_on(const struct tryg_batch *b,
                                                  size_t system)
{
    size_t years = b->results.years,
           last = tryg_yardstick_of(b, b->results.year[years - 1]);
    const struct tryg_scores **scores =
        TRYG_NEW(b->arena, years, const struct tryg_scores *);
    for (size_t y = 0; y < years; y++) {
        scores[y] = tryg_yardstick_scores(b, &b->record[y], last, system);
        if (!scores[y]) {
            scores[y] =
                nothing_on(b, b->results.year[y], b->yardstick[last].system[system]);
        }
    }
    return scores;
}

static const bool *broken_years(const struct tryg_batch *b)
{
    size_t k = b->results.profile->indicators;
    const int *year = b->results.year;
    bool *broken = TRYG_NEW(b->arena, b->results.years * k, bool);
    for (size_t y = 1; y < b->results.years; y++) {
        for (size_t i = 0; i < k; i++) {
            broken[y * k + i] =
                tryg_project_break(&b->project, b->results.profile->indicator[i].id,
                                   year[y - 1], year[y]) != NULL;
        }
    }
    return broken;
}

static const bool *panels(const struct tryg_batch *b)
{
    const struct tryg_profile *profile = b->results.profile;
    bool *panel = TRYG_NEW(b->arena, profile->indicators, bool);
    for (size_t i = 0; i < profile->indicators; i++) {
        panel[i] = tryg_project_shared(&b->project, &profile->indicator[i], 0, 1) > 0.0;
    }
    return panel;
}

/* What a later extract tells otherwise of, year by year. Where its areas cannot be
 * brought to those of the trends nothing is known of it; that it can be read at all, the
 * comparisons have seen. */
static const bool *const *revised_years(struct tryg_batch *b,
                                        const struct tryg_system *system)
{
    const bool **revised = TRYG_NEW(b->arena, b->results.years, const bool *);
    for (size_t y = 0; y < b->results.years; y++) {
        if (tryg_register_judge(b, y, y, system, &revised[y], NULL) != TRYG_OK) {
            revised[y] = NULL;
        }
    }
    return revised;
}

void tryg_trends_make(struct tryg_batch *b)
{
    b->trends = 0;
    if (!b->results.profile || !b->results.years) {
        return;
    }
    struct tryg_trend_basis basis = {.profile = b->results.profile,
                                     .years = b->results.years,
                                     .year = b->results.year,
                                     .city = scores_on(b, b->out_systems - 1),
                                     .broken = broken_years(b),
                                     .panel = panels(b),
                                     .rules = {0.05, 1.0, 0.03, 0.50}};
    b->trend = TRYG_NEW(b->arena, b->out_systems, struct tryg_trend);
    for (size_t s = 0; s < b->out_systems; s++) {
        basis.scores = scores_on(b, s);
        basis.revised = revised_years(b, basis.scores[0]->system);
        tryg_trend_find(&basis, b->arena, &b->trend[b->trends++]);
    }
}

enum tryg_status tryg_trends_write(struct tryg_shelf *shelf, struct tryg_error *err)
{
    const char *path;
    struct tryg_batch *b = shelf->b;
    if (!b->trends) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_shelve(shelf, "compare/trend.csv", &path, err));
    return tryg_publish_trend_csv(path, b->results.profile, b->trends, b->trend, err);
}
