/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/explain.h"
#include "geodata/base/apportion.h"

#include <math.h>
#include <string.h>

const struct tryg_scores *tryg_explain_scores(const struct tryg_explained *e)
{
    return tryg_results_at(e->results, e->year, e->system);
}

static double cell_adds(const struct tryg_scores *s, size_t i, size_t area)
{
    return s->cell[i * s->system->n + area].contribution;
}

/* The parts of index - other, rounded so that what is printed adds up. */
static void round_parts(struct tryg_explained_sum *sum, size_t k, double printed_index)
{
    sum->printed_other = tryg_apportion_round(sum->other, TRYG_EXPLAIN_DECIMALS);
    tryg_apportion(sum->part, k, printed_index - sum->printed_other,
                   TRYG_EXPLAIN_DECIMALS, sum->printed);
    sum->known = !isnan(printed_index) && !isnan(sum->other);
}

/* Against another area or year: what each adds here less what it adds there; nothing is
 * added by what is missing. */
static void against(struct tryg_explained *e, const struct tryg_scores *other,
                    size_t area, struct tryg_explained_sum *sum)
{
    const struct tryg_scores *s = tryg_explain_scores(e);
    size_t k = e->results->profile->indicators;
    sum->other = other->index[area];
    for (size_t i = 0; i < k; i++) {
        double here = cell_adds(s, i, e->area), there = cell_adds(other, i, area);
        sum->part[i] = isnan(here) ? -there : isnan(there) ? here : here - there;
    }
    round_parts(sum, k, e->printed_index);
}

static struct tryg_explained_sum begin_sum(size_t k, tryg_arena *arena)
{
    return (struct tryg_explained_sum){.other = NAN,
                                       .printed_other = NAN,
                                       .part = TRYG_NEW(arena, k, double),
                                       .printed = TRYG_NEW(arena, k, double)};
}

void tryg_explain_sums(struct tryg_explained *e, tryg_arena *arena)
{
    const struct tryg_results *r = e->results;
    const struct tryg_scores *s = tryg_explain_scores(e);
    size_t k = r->profile->indicators;
    e->printed_index = tryg_apportion_round(s->index[e->area], TRYG_EXPLAIN_DECIMALS);
    e->own = begin_sum(k, arena);
    e->city = begin_sum(k, arena);
    e->base = begin_sum(k, arena);
    e->own.other = r->profile->centre;
    for (size_t i = 0; i < k; i++) {
        e->own.part[i] = cell_adds(s, i, e->area);
    }
    round_parts(&e->own, k, e->printed_index);
    if (e->system + 1 < r->systems) { /* the city is the last */
        against(e, tryg_results_at(r, e->year, r->systems - 1), 0, &e->city);
    }
    if (e->base_year && e->base_year->year != s->year) {
        against(e, e->base_year, e->area, &e->base);
    }
}
