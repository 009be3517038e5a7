/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yardstick.h"
#include "engine/batch/frame.h"
#include "engine/index/score.h"

#include <string.h>

static bool is_of(const struct tryg_batch *b, size_t yardstick, int year)
{
    const struct tryg_system *own = b->yardstick[yardstick].system[0];
    return tryg_division_with(b, own) == tryg_division_of(b, year) &&
           strcmp(own->id, tryg_project_index_system(&b->project, year)) == 0;
}

/* The systems of a yardstick: the index system, the roll-ups, the city. */
static enum tryg_status list_systems(struct tryg_batch *b, int year, const char *index,
                                     const struct tryg_system ***list,
                                     struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    const struct tryg_system **made =
        TRYG_NEW(b->arena, p->roll_ups + 2, const struct tryg_system *);
    size_t n = 0;
    TRYG_TRY(tryg_division_need(b, year, index, p->index_system[0].at, &made[n++], err));
    for (size_t r = 0; r < p->roll_ups; r++) {
        TRYG_TRY(
            tryg_division_need(b, year, p->roll_up[r], p->roll_up_at, &made[n++], err));
    }
    made[n++] = &tryg_division_of(b, year)->system[b->systems - 1];
    b->out_systems = n;
    *list = made;
    return TRYG_OK;
}

static enum tryg_status add_yardstick(struct tryg_batch *b, int year,
                                      struct tryg_error *err)
{
    for (size_t f = 0; f < b->yardsticks; f++) {
        if (is_of(b, f, year)) {
            return TRYG_OK;
        }
    }
    TRYG_TRY(list_systems(b, year, tryg_project_index_system(&b->project, year),
                          &b->yardstick[b->yardsticks].system, err));
    b->yardsticks++;
    return TRYG_OK;
}

/* The table of something that is published of a system and of no yardstick so far; NULL:
 * none is needed. */
static const struct tryg_published *missing_on(const struct tryg_batch *b,
                                               const struct tryg_system *system)
{
    for (size_t f = 0; f < b->yardsticks; f++) {
        if (b->yardstick[f].system[0] == system) {
            return NULL;
        }
    }
    for (size_t t = 0; t < b->as_published_tables; t++) {
        if (b->as_published[t].system == system) {
            return &b->as_published[t];
        }
    }
    return NULL;
}

/* Those that something is published of, in the order of the project; not the city, of
 * which there are results on every yardstick. */
static enum tryg_status add_published(struct tryg_batch *b, struct tryg_error *err)
{
    for (size_t s = 0; s < b->divisions * b->systems; s++) {
        const struct tryg_system *system =
            &b->division[s / b->systems].system[s % b->systems];
        bool city = s % b->systems == b->systems - 1;
        const struct tryg_published *table = city ? NULL : missing_on(b, system);
        if (table) {
            TRYG_TRY(list_systems(b, table->year, system->id,
                                  &b->yardstick[b->yardsticks].system, err));
            b->yardsticks++;
            b->published_yardsticks++;
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_yardsticks_choose(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    b->yardsticks = b->published_yardsticks = 0;
    b->yardstick = TRYG_NEW(b->arena, p->years + 1 + b->divisions * b->systems,
                            struct tryg_batch_yardstick);
    TRYG_TRY(add_yardstick(b, p->base_year, err));
    for (size_t y = 0; y < p->years; y++) {
        TRYG_TRY(add_yardstick(b, p->year[y], err));
    }
    TRYG_TRY(add_published(b, err));
    b->out_system = b->yardstick[0].system;
    return TRYG_OK;
}

size_t tryg_yardstick_of(const struct tryg_batch *b, int year)
{
    for (size_t f = 1; f < b->yardsticks; f++) {
        if (is_of(b, f, year)) {
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
    bool published =
        yardstick < b->yardsticks && yardstick >= tryg_yardsticks_of_years(b);
    /* A kept year may be of before another table was added or taken away. */
    if (published && scores->system != b->yardstick[yardstick].system[system]) {
        return NULL;
    }
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

static bool has_modelled(const struct tryg_batch *b, const struct tryg_year_record *year,
                         size_t yardstick)
{
    const struct tryg_scores *scores = tryg_yardstick_scores(b, year, yardstick, 0);
    bool any = !scores;
    for (size_t a = 0; scores && a < scores->system->n; a++) {
        any = any || (scores->flags[a] & TRYG_FLAG_MODELLED) != 0;
    }
    return any;
}

enum tryg_status tryg_yardstick_common(const struct tryg_batch *b,
                                       const struct tryg_year_record *then,
                                       const struct tryg_year_record *now,
                                       size_t *yardstick, struct tryg_error *err)
{
    size_t of_then = tryg_yardstick_of(b, then->year);
    size_t chosen = tryg_yardstick_of(b, now->year);
    const struct tryg_system *before = b->yardstick[of_then].system[0];
    const struct tryg_system *after = b->yardstick[chosen].system[0];
    bool versions = tryg_division_with(b, before) != tryg_division_with(b, after);
    if (versions ? has_modelled(b, then, chosen) && !has_modelled(b, now, of_then)
                 : before->n < after->n) {
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
