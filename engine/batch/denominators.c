/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/denominators.h"
#include "engine/batch/frame.h"
#include "engine/batch/recount.h"
#include "engine/batch/yardstick.h"
#include "engine/index/score.h"

#include <string.h>

static bool is_as_declared(const struct tryg_profile *declared, const char *id)
{
    for (size_t i = 0; i < declared->indicators; i++) {
        if (declared->indicator[i].source == TRYG_FROM_REPORTS &&
            declared->indicator[i].standard.method == TRYG_CRUDE &&
            strcmp(declared->indicator[i].denominator, id) != 0) {
            return false;
        }
    }
    return true;
}

/* The record's cells of a system, its rates counted anew by `profile`. */
static enum tryg_status recount(struct tryg_batch *b, const struct tryg_profile *profile,
                                const struct tryg_year_record *record, size_t slot,
                                struct tryg_scores *scores, struct tryg_error *err)
{
    struct tryg_recount again;
    TRYG_TRY(tryg_recount_begin(b, record, slot, &again, err));
    tryg_recount_by(b, &again, profile, scores);
    return TRYG_OK;
}

/* One denominator, in the records of today that are measured with a yardstick. */
static enum tryg_status rank_with(struct tryg_batch *b, size_t d, size_t yardstick,
                                  const struct tryg_year_record *base,
                                  struct tryg_error *err)
{
    const struct tryg_profile *profile =
        tryg_recount_per(b->results.profile, b->results.other[d], b->arena);
    struct tryg_baseline baseline = *tryg_yardstick_baseline(b, yardstick), fresh;
    struct tryg_scores scores;
    TRYG_TRY(recount(b, profile, base, tryg_yardstick_slot(b, base->year, yardstick),
                     &scores, err));
    tryg_score_baseline(profile, &scores, b->arena, &fresh);
    baseline.anchor = fresh.anchor;
    for (size_t y = 0; y < b->results.years; y++) {
        bool wanted =
            b->record[y].fresh && tryg_yardstick_of(b, b->record[y].year) == yardstick;
        for (size_t s = 0; wanted && s < b->out_systems; s++) {
            struct tryg_scores *to = &b->record[y].scores[s];
            size_t n = to->system->n;
            TRYG_TRY(recount(b, profile, &b->record[y], s, &scores, err));
            TRYG_TRY(tryg_score_areas(profile, &baseline, &scores, NULL, err));
            memcpy(to->index_by + d * n, scores.index, n * sizeof *scores.index);
            memcpy(to->rank_by + d * n, scores.rank, n * sizeof *scores.rank);
        }
    }
    return TRYG_OK;
}

static enum tryg_status rank_by(struct tryg_batch *b, size_t d,
                                const struct tryg_year_record *base,
                                struct tryg_error *err)
{
    for (size_t f = 0; f < tryg_yardsticks_of_years(b); f++) {
        if (tryg_yardstick_scores(b, base, f, 0)) {
            TRYG_TRY(rank_with(b, d, f, base, err));
        }
    }
    return TRYG_OK;
}

static void copy_declared(struct tryg_batch *b, size_t d)
{
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t s = 0; b->record[y].fresh && s < b->out_systems; s++) {
            struct tryg_scores *to = &b->record[y].scores[s];
            size_t n = to->system->n;
            memcpy(to->index_by + d * n, to->index, n * sizeof *to->index);
            memcpy(to->rank_by + d * n, to->rank, n * sizeof *to->rank);
        }
    }
}

/* Can it be had on every system of every year? */
static bool is_had(struct tryg_batch *b, size_t population)
{
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t s = 0; s < b->out_systems; s++) {
            const struct tryg_system *system = b->record[y].scores[s].system;
            double *value = TRYG_NEW(b->arena, system->n, double);
            if (tryg_batch_population(b, population, b->record[y].year, system, value,
                                      NULL) != TRYG_OK) {
                return false;
            }
        }
    }
    return true;
}

enum tryg_status tryg_denominators_rank(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
    if (!b->results.profile || b->results.others == 0 || !base) {
        return TRYG_OK;
    }
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t s = 0; b->record[y].fresh && s < b->out_systems; s++) {
            tryg_others_begin(&b->record[y].scores[s], b->arena, b->results.others);
        }
    }
    for (size_t d = 0; d < b->results.others; d++) {
        if (is_as_declared(b->results.profile, b->results.other[d])) {
            copy_declared(b, d);
        } else if (is_had(b, d)) {
            TRYG_TRY(rank_by(b, d, base, err));
        }
    }
    return TRYG_OK;
}
