/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/compare.h"

#include <math.h>
#include <string.h>

#include "engine/index/change.h"
#include "engine/index/multiplicity.h"
#include "engine/index/score.h"

/* The index of `now` had each rate the denominator of `then`: counts are kept, and what
 * is left of the change is people. Cells that are no plain rate stay. */
static enum tryg_status index_as_then(const struct tryg_compare_basis *b,
                                      tryg_arena *arena, double *index,
                                      struct tryg_error *err)
{
    const struct tryg_scores *now = b->now, *then = b->then;
    size_t n = now->system->n, cells = now->indicators * n;
    struct tryg_scores as;
    tryg_scores_begin(&as, arena, now->year, now->system, now->indicators, now->groups);
    memcpy(as.cell, now->cell, cells * sizeof *as.cell);
    for (size_t c = 0; c < cells; c++) {
        double moved = now->cell[c].denominator / then->cell[c].denominator;
        if (moved > 0.0 && isfinite(moved)) {
            as.cell[c].value *= moved;
        }
    }
    TRYG_TRY(tryg_score_areas(b->profile, b->baseline, &as, NULL, err));
    memcpy(index, as.index, n * sizeof *index);
    return TRYG_OK;
}

/* index now - index then = (as then - then) + (now - as then); what the years' own
 * indices differ by beyond that comes of areas and constants. */
static enum tryg_status split_change(const struct tryg_compare_basis *b,
                                     tryg_arena *arena, struct tryg_comparison *out,
                                     struct tryg_error *err)
{
    size_t n = out->system->n;
    double *as_then = TRYG_NEW(arena, n, double);
    out->part_events = TRYG_NEW(arena, n, double);
    out->part_denominator = TRYG_NEW(arena, n, double);
    out->part_method = TRYG_NEW(arena, n, double);
    TRYG_TRY(index_as_then(b, arena, as_then, err));
    for (size_t a = 0; a < n; a++) {
        out->part_events[a] = as_then[a] - b->then->index[a];
        out->part_denominator[a] = b->now->index[a] - as_then[a];
        out->part_method[a] =
            b->apparent ? b->apparent[a] - (b->now->index[a] - b->then->index[a]) : 0.0;
    }
    return TRYG_OK;
}

/* The index is in doubt where a part of it is that weighs and is known in both years. */
static enum tryg_doubt doubt_of_parts(const struct tryg_comparison *out,
                                      const struct tryg_compare_basis *b, size_t area)
{
    size_t n = out->system->n;
    for (size_t i = 0; i + 1 < out->measures; i++) {
        enum tryg_doubt doubt = out->cell[(i + 1) * n + area].doubt;
        bool weighs = b->now->cell[i * n + area].weight > 0.0;
        if (weighs && (doubt == TRYG_DOUBT_DENOMINATOR || doubt == TRYG_DOUBT_BREAK ||
                       doubt == TRYG_DOUBT_REVISED || doubt == TRYG_DOUBT_MODELLED)) {
            return doubt;
        }
    }
    return TRYG_DOUBT_NONE;
}

static void doubt_indices(const struct tryg_compare_basis *b, struct tryg_comparison *out)
{
    for (size_t a = 0; a < out->system->n; a++) {
        struct tryg_change_cell *cell = &out->cell[a];
        if (cell->doubt == TRYG_DOUBT_NONE) {
            cell->doubt = doubt_of_parts(out, b, a);
        }
        if (cell->doubt != TRYG_DOUBT_NONE) {
            cell->p = NAN;
        }
    }
}

/* One family: a measure over all areas. */
static void judge_family(struct tryg_change_cell *cell, size_t n, double alpha, double *p,
                         size_t *order)
{
    for (size_t a = 0; a < n; a++) {
        p[a] = cell[a].p;
    }
    tryg_adjust(TRYG_ADJUST_BH, n, p, p, order);
    for (size_t a = 0; a < n; a++) {
        cell[a].p_adjusted = p[a];
        cell[a].verdict = tryg_change_verdict(cell[a].change, p[a], alpha);
        p[a] = cell[a].beyond_p;
    }
    tryg_adjust(TRYG_ADJUST_BH, n, p, p, order);
    for (size_t a = 0; a < n; a++) {
        cell[a].beyond_p_adjusted = p[a];
        cell[a].against_rest = tryg_change_verdict(cell[a].beyond, p[a], alpha);
    }
}

static void judge_families(const struct tryg_compare_basis *b, tryg_arena *arena,
                           struct tryg_comparison *out)
{
    size_t n = out->system->n;
    double *p = TRYG_NEW(arena, n, double);
    size_t *order = TRYG_NEW(arena, n, size_t);
    for (size_t m = 0; m < out->measures; m++) {
        judge_family(out->cell + m * n, n, b->rules.alpha, p, order);
    }
}

/* Each denominator once, in the order of the indicators. */
static void list_moved(const struct tryg_compare_basis *b, tryg_arena *arena,
                       struct tryg_comparison *out)
{
    size_t k = b->profile->indicators;
    out->moved_id = TRYG_NEW(arena, k, const char *);
    out->moved_ratio = TRYG_NEW(arena, k, double);
    for (size_t i = 0; i < k; i++) {
        const struct tryg_indicator *it = &b->profile->indicator[i];
        const char *id = it->standard.expected ? it->standard.expected : it->denominator;
        double ratio;
        bool listed = !id;
        for (size_t m = 0; m < out->moved && !listed; m++) {
            listed = strcmp(out->moved_id[m], id) == 0;
        }
        if (!listed && tryg_compare_city_moved(b, i, &ratio)) {
            out->moved_id[out->moved] = id;
            out->moved_ratio[out->moved++] = ratio;
        }
    }
}

enum tryg_status tryg_compare_years(const struct tryg_compare_basis *b, tryg_arena *arena,
                                    struct tryg_comparison *out, struct tryg_error *err)
{
    size_t n = b->now->system->n, k = b->profile->indicators;
    struct tryg_comparison made = {.base = b->then->year,
                                   .year = b->now->year,
                                   .system = b->now->system,
                                   .measures = k + 1,
                                   .level_then = b->then->level,
                                   .level_now = b->now->level};
    made.cell = TRYG_NEW(arena, (k + 1) * n, struct tryg_change_cell);
    double *scratch = TRYG_NEW(arena, b->replicates + 1, double);
    for (size_t a = 0; a < n; a++) {
        tryg_compare_index(b, a, scratch, &made.cell[a]);
        for (size_t i = 0; i < k; i++) {
            tryg_compare_indicator(b, i, a, &made.cell[(i + 1) * n + a]);
        }
    }
    doubt_indices(b, &made);
    judge_families(b, arena, &made);
    list_moved(b, arena, &made);
    TRYG_TRY(split_change(b, arena, &made, err));
    *out = made;
    return TRYG_OK;
}
