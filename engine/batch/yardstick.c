/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yardstick.h"
#include "engine/batch/frame.h"
#include "engine/index/score.h"

#include <string.h>

/* The systems of a yardstick: the index system, the roll-ups, the city. */
static const struct tryg_system **list_systems(struct tryg_batch *b, const char *index)
{
    const struct tryg_project *p = &b->project;
    const struct tryg_system **list =
        TRYG_NEW(b->arena, p->roll_ups + 2, const struct tryg_system *);
    size_t n = 0;
    list[n++] = tryg_batch_system(b, index);
    for (size_t r = 0; r < p->roll_ups; r++) {
        list[n++] = tryg_batch_system(b, p->roll_up[r]);
    }
    list[n++] = &b->system[b->systems - 1];
    b->out_systems = n;
    return list;
}

static void add_yardstick(struct tryg_batch *b, int year)
{
    const char *index = tryg_project_index_system(&b->project, year);
    for (size_t f = 0; f < b->yardsticks; f++) {
        if (strcmp(b->yardstick[f].system[0]->id, index) == 0) {
            return;
        }
    }
    b->yardstick[b->yardsticks++].system = list_systems(b, index);
}

void tryg_yardsticks_choose(struct tryg_batch *b)
{
    const struct tryg_project *p = &b->project;
    b->yardsticks = 0;
    b->yardstick = TRYG_NEW(b->arena, p->years + 1, struct tryg_batch_yardstick);
    add_yardstick(b, p->base_year);
    for (size_t y = 0; y < p->years; y++) {
        add_yardstick(b, p->year[y]);
    }
    b->out_system = b->yardstick[0].system;
}

size_t tryg_yardstick_of(const struct tryg_batch *b, int year)
{
    const char *index =
        b->yardsticks > 1 ? tryg_project_index_system(&b->project, year) : NULL;
    for (size_t f = 0; index && f < b->yardsticks; f++) {
        if (strcmp(b->yardstick[f].system[0]->id, index) == 0) {
            return f;
        }
    }
    return 0;
}

const struct tryg_baseline *tryg_yardstick_baseline(const struct tryg_batch *b,
                                                    size_t yardstick)
{
    return yardstick == 0 ? &b->baseline : &b->yardstick[yardstick].baseline;
}

size_t tryg_yardstick_slot(const struct tryg_batch *b, int year, size_t yardstick)
{
    size_t own = tryg_yardstick_of(b, year);
    size_t place = yardstick == own ? 0 : yardstick < own ? yardstick + 1 : yardstick;
    return place * b->out_systems;
}

struct tryg_scores *tryg_yardstick_scores(const struct tryg_batch *b,
                                          const struct tryg_year_record *record,
                                          size_t yardstick, size_t system)
{
    struct tryg_scores *scores =
        &record->scores[tryg_yardstick_slot(b, record->year, yardstick) + system];
    return scores->system ? scores : NULL;
}

void tryg_yardsticks_freeze(struct tryg_batch *b)
{
    const struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
    for (size_t f = 1; f < b->yardsticks; f++) {
        struct tryg_baseline *to = &b->yardstick[f].baseline;
        const struct tryg_scores *scores =
            base ? tryg_yardstick_scores(b, base, f, 0) : NULL;
        *to = b->baseline;
        if (scores) {
            struct tryg_baseline fresh;
            tryg_score_baseline(b->project.profile, scores, b->arena, &fresh);
            to->anchor = fresh.anchor;
        }
    }
}

static enum tryg_status fail_nothing(const struct tryg_batch *b, int year,
                                     size_t yardstick, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_USAGE,
                     TX("%d kan ikke opgøres på %s: dets kilder er grovere eller går på "
                        "tværs.",
                        "%d cannot be put on %s: its sources are coarser or cut across."),
                     year, b->yardstick[yardstick].system[0]->id);
}

enum tryg_status tryg_yardstick_common(const struct tryg_batch *b,
                                       const struct tryg_year_record *then,
                                       const struct tryg_year_record *now,
                                       size_t *yardstick, struct tryg_error *err)
{
    size_t of_then = tryg_yardstick_of(b, then->year);
    size_t chosen = tryg_yardstick_of(b, now->year);
    if (b->yardstick[of_then].system[0]->n < b->yardstick[chosen].system[0]->n) {
        chosen = of_then;
    }
    if (!tryg_yardstick_scores(b, then, chosen, 0)) {
        return fail_nothing(b, then->year, chosen, err);
    }
    if (!tryg_yardstick_scores(b, now, chosen, 0)) {
        return fail_nothing(b, now->year, chosen, err);
    }
    *yardstick = chosen;
    return TRYG_OK;
}
