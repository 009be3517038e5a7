/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/given.h"
#include "geodata/base/lang.h"

#include <string.h>

/* The scores that indicators ask for, each once. */
static size_t list_asked(const struct tryg_profile *profile, const char **score,
                         size_t *indicator)
{
    size_t n = 0;
    for (size_t i = 0; profile && i < profile->indicators; i++) {
        const struct tryg_indicator *it = &profile->indicator[i];
        bool new = it->source == TRYG_FROM_SCORES;
        for (size_t k = 0; new &&k < n; k++) {
            new = strcmp(score[k], it->score) != 0;
        }
        if (new) {
            indicator[n] = i;
            score[n++] = it->score;
        }
    }
    return n;
}

static enum tryg_status judge(const struct tryg_batch *b, size_t sources,
                              const struct tryg_given *given, size_t score,
                              size_t indicator, struct tryg_error *err)
{
    const char *first = NULL;
    for (size_t s = 0; s < sources; s++) {
        if (given[s].has[score] && first) {
            return tryg_fail_at(err, TRYG_DATA, b->project.indicator_at[indicator],
                                TX("scoren \"%s\" står både i %s og i %s.",
                                   "the score \"%s\" is both in %s and in %s."),
                                given[s].score[score], first, given[s].id);
        }
        first = given[s].has[score] ? given[s].id : first;
    }
    if (first) {
        return TRYG_OK;
    }
    return tryg_fail_at(
        err, TRYG_DATA, b->project.indicator_at[indicator],
        TX("ingen af kilderne under scores har scoren \"%s\" for %d.",
           "none of the sources under scores has the score \"%s\" of %d."),
        given[0].score[score], given[0].year);
}

enum tryg_status tryg_batch_given(struct tryg_batch *b, int year, tryg_arena *arena,
                                  size_t *n, struct tryg_given **given,
                                  struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    size_t indicators = p->profile ? p->profile->indicators : 0;
    const char **score = TRYG_NEW(arena, indicators + 1, const char *);
    size_t *indicator = TRYG_NEW(arena, indicators + 1, size_t);
    size_t asked = list_asked(p->profile, score, indicator);
    struct tryg_given *made = TRYG_NEW(arena, p->scores + 1, struct tryg_given);
    for (size_t s = 0; asked && s < p->scores; s++) {
        struct tryg_given_source source = p->score[s].source;
        source.table = tryg_project_table(&source.table, year, arena);
        TRYG_TRY(tryg_division_need(b, year, p->score[s].system, p->score[s].system_at,
                                    &source.system, err));
        source.names = tryg_division_names(b, source.system);
        TRYG_TRY(tryg_given_read(&source, year, asked, score, arena, &made[s], err));
    }
    for (size_t k = 0; k < asked; k++) {
        TRYG_TRY(judge(b, p->scores, made, k, indicator[k], err));
    }
    *n = asked ? p->scores : 0;
    *given = made;
    return TRYG_OK;
}
