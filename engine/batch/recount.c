/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/recount.h"
#include "engine/batch/basis.h"
#include "engine/index/counted.h"
#include "engine/index/impute.h"

#include <string.h>

enum tryg_status tryg_recount_begin(struct tryg_batch *b,
                                    const struct tryg_year_record *record, size_t slot,
                                    struct tryg_recount *recount, struct tryg_error *err)
{
    struct tryg_recount made = {.record = record, .slot = slot};
    TRYG_TRY(
        tryg_basis_make(b, record, record->scores[slot].system, true, &made.basis, err));
    *recount = made;
    return TRYG_OK;
}

void tryg_recount_by(struct tryg_batch *b, const struct tryg_recount *recount,
                     const struct tryg_profile *profile, struct tryg_scores *scores)
{
    const struct tryg_scores *own = &recount->record->scores[recount->slot];
    tryg_scores_begin(scores, b->arena, own->year, own->system, own->indicators,
                      own->groups);
    memcpy(scores->cell, own->cell, own->indicators * own->system->n * sizeof *own->cell);
    tryg_basis_rates(b, profile, &recount->basis, scores, NULL, true);
    tryg_impute(profile, scores);
}

struct tryg_profile *tryg_recount_per(const struct tryg_profile *declared,
                                      const char *population, tryg_arena *arena)
{
    struct tryg_profile *profile = TRYG_NEW(arena, 1, struct tryg_profile);
    *profile = *declared;
    profile->indicator = TRYG_NEW(arena, declared->indicators, struct tryg_indicator);
    for (size_t i = 0; i < declared->indicators; i++) {
        profile->indicator[i] = declared->indicator[i];
        if (population && declared->indicator[i].source == TRYG_FROM_REPORTS &&
            declared->indicator[i].standard.method != TRYG_DIRECT) {
            profile->indicator[i].denominator = population;
        }
    }
    return profile;
}

bool tryg_recount_is_weighed(const struct tryg_recount *recount,
                             const struct tryg_indicator *indicator)
{
    struct tryg_indicator weighed = *indicator;
    weighed.harm = true;
    bool any = false;
    for (size_t a = 0; a < recount->record->scores[recount->slot].system->n; a++) {
        enum tryg_why why = tryg_counted_in(&recount->basis, &weighed, a).why;
        if (why == TRYG_WHY_NO_WEIGHT) {
            return false;
        }
        any = any || why == TRYG_WHY_NOT;
    }
    return any;
}
