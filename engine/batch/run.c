/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/run.h"
#include "engine/batch/against.h"
#include "engine/batch/barometer.h"
#include "engine/batch/compare.h"
#include "engine/batch/comparisons.h"
#include "engine/batch/denominators.h"
#include "engine/batch/doubts.h"
#include "engine/batch/frame.h"
#include "engine/batch/moves.h"
#include "engine/batch/outputs.h"
#include "engine/batch/plan.h"
#include "engine/batch/structure_say.h"
#include "engine/batch/trends.h"
#include "engine/batch/uncertainty.h"
#include "engine/batch/yardstick.h"
#include "engine/batch/year.h"
#include "engine/index/score.h"
#include "engine/index/structure.h"

#include "geodata/base/log.h"
#include <string.h>

/* A run on its way. */
struct run {
    struct tryg_batch *b;
    const char *out;
    tryg_store *store;
    struct tryg_plan plan;
    struct tryg_year_draft *draft; /* [records] */
};

static enum tryg_status open_store(struct run *run, struct tryg_error *err)
{
    struct tryg_batch *b = run->b;
    run->out = tryg_plan_out(&b->project, b->wish, b->arena);
    const char *path = tryg_arena_print(b->arena, "%s/tryghed.sqlite", run->out);
    TRYG_TRY(tryg_store_open(path, b->arena, &run->store, err));
    return tryg_plan_make(&b->project, b->wish, run->store, b->arena, &run->plan, err);
}

static enum tryg_status compute_year(struct run *run, const struct tryg_plan_year *year,
                                     size_t at, struct tryg_error *err)
{
    struct tryg_year_record *record = &run->b->record[at];
    TRYG_TRY(tryg_year_estimate(run->b, year->year, record, &run->draft[at], err));
    record->recipe = year->recipe.hash;
    record->inputs = year->recipe.inputs;
    record->input = year->recipe.input;
    for (size_t r = 0; r < run->b->readings; r++) {
        const struct tryg_reading *reading = &run->b->reading[r];
        for (size_t i = 0; reading->year == year->year && i < record->inputs; i++) {
            if (strcmp(record->input[i].shown, reading->shown) == 0) {
                record->input[i].rows =
                    reading->book ? reading->book->read.rows : reading->answers;
            }
        }
    }
    return TRYG_OK;
}

static enum tryg_status gather_years(struct run *run, struct tryg_error *err)
{
    struct tryg_batch *b = run->b;
    for (size_t y = 0; y < run->plan.years; y++) {
        const struct tryg_plan_year *year = &run->plan.year[y];
        if (year->todo == TRYG_TODO_COMPUTE) {
            TRYG_TRY(compute_year(run, year, b->results.years, err));
            b->results.year[b->results.years++] = year->year;
        } else if (year->todo == TRYG_TODO_KEEP) {
            TRYG_TRY(tryg_frame_take_kept(b, run->store, year->year, err));
        }
    }
    TRYG_TRY(tryg_ledger_balance(&b->ledger, err));
    return tryg_year_judge(b, err);
}

static void warn_of_dropped(const struct tryg_batch *b)
{
    const struct tryg_profile *profile = b->project.profile;
    for (size_t i = 0; i < profile->indicators; i++) {
        enum tryg_why why = tryg_score_dropped(profile, &b->baseline, i);
        if (why != TRYG_WHY_NOT && profile->indicator[i].weight > 0.0) {
            tryg_warn(
                TX("indikatoren %s kan ikke indgå i indekset (%s); dens vægt går til "
                   "de øvrige.",
                   "the indicator %s cannot enter the index (%s); its weight goes to "
                   "the others."),
                profile->indicator[i].id, tryg_why_text(why));
        }
    }
}

static enum tryg_status freeze_base_year(struct run *run, struct tryg_error *err)
{
    struct tryg_batch *b = run->b;
    bool found = false;
    if (run->plan.frozen) {
        TRYG_TRY(tryg_store_baseline(run->store, b->arena, &b->baseline, &found, err));
    }
    if (!found) {
        struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
        if (!base) {
            return tryg_fail(err, TRYG_USAGE,
                             TX("basisåret %d er ikke et af projektets år.",
                                "the base year %d is not one of the project's years."),
                             b->results.base_year);
        }
        tryg_score_baseline(b->project.profile, &base->scores[0], b->arena, &b->baseline);
        tryg_structure_freeze(b->project.profile, &base->scores[0], b->arena,
                              &b->baseline);
        b->baseline.year = b->results.base_year;
        b->baseline.recipe = run->plan.base_hash;
    }
    struct tryg_lock *lock = TRYG_NEW(b->arena, 1, struct tryg_lock);
    *lock = run->plan.lock;
    b->lock = lock;
    warn_of_dropped(b);
    tryg_structure_say(b);
    b->results.profile = tryg_structure_apply(b->project.profile, &b->baseline, b->arena);
    return TRYG_OK;
}

/* A year of today on one yardstick; luck is drawn on its own, and where a published level
 * wants to know how sure ours is. */
static enum tryg_status score_year(struct run *run, size_t y, size_t yardstick,
                                   struct tryg_error *err)
{
    struct tryg_batch *b = run->b;
    const struct tryg_year_record *record = &b->record[y];
    const struct tryg_resample *again = run->draft[y].resample;
    size_t first = tryg_yardstick_slot(b, record->year, yardstick);
    for (size_t s = 0; s < b->out_systems; s++) {
        struct tryg_scores *scores = tryg_yardstick_scores(b, record, yardstick, s);
        if (!scores) {
            continue;
        }
        TRYG_TRY(tryg_score_areas(b->results.profile,
                                  tryg_yardstick_baseline(b, yardstick), scores,
                                  run->draft[y].covariance[first + s], err));
        if (first == 0) {
            tryg_uncertainty_draw(b, yardstick, scores, again ? &again[s] : NULL,
                                  again ? NULL : tryg_compare_room(b, y, s));
        } else if (yardstick >= tryg_yardsticks_of_years(b) && s == 0 && !again) {
            tryg_uncertainty_draw(b, yardstick, scores, NULL, NULL);
        }
    }
    return TRYG_OK;
}

static enum tryg_status score_years(struct run *run, struct tryg_error *err)
{
    struct tryg_batch *b = run->b;
    if (!b->project.profile) {
        return TRYG_OK;
    }
    TRYG_TRY(freeze_base_year(run, err));
    tryg_yardsticks_freeze(b);
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t f = 0; b->record[y].fresh && f < b->yardsticks; f++) {
            TRYG_TRY(score_year(run, y, f, err));
        }
    }
    TRYG_TRY(tryg_denominators_rank(b, err));
    const struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
    for (size_t y = 0; y < b->results.years; y++) {
        size_t own = tryg_yardstick_of(b, b->record[y].year);
        for (size_t s = 0; s < b->out_systems; s++) {
            tryg_score_change(&b->record[y].scores[s],
                              base ? tryg_yardstick_scores(b, base, own, s) : NULL);
        }
    }
    return TRYG_OK;
}

static bool nothing_to_do(const struct run *run)
{
    for (size_t y = 0; y < run->plan.years; y++) {
        if (run->plan.year[y].todo == TRYG_TODO_COMPUTE) {
            return false;
        }
    }
    return true;
}

static enum tryg_status straight_line(struct run *run, struct tryg_run_report *report,
                                      struct tryg_error *err)
{
    struct tryg_batch *b = run->b;
    tryg_frame_begin(b);
    run->draft = TRYG_NEW(b->arena, b->project.years, struct tryg_year_draft);
    TRYG_TRY(gather_years(run, err));
    TRYG_TRY(score_years(run, err));
    tryg_frame_end(b);
    tryg_barometer_make(b);
    for (size_t y = 0; y < b->results.years; y++) {
        report->computed += b->record[y].fresh;
        report->kept += !b->record[y].fresh;
    }
    if (nothing_to_do(run) && tryg_outputs_are_current(b, run->out)) {
        report->up_to_date = true;
        return TRYG_OK;
    }
    TRYG_TRY(tryg_doubts_make(b, err));
    TRYG_TRY(tryg_comparisons_make(b, err));
    tryg_trends_make(b);
    TRYG_TRY(tryg_moves_make(b, err));
    TRYG_TRY(tryg_against_make_all(b, err));
    return tryg_outputs_write(b, run->out, report, err);
}

static void say_shapes(const struct tryg_batch *b)
{
    for (size_t d = 0; d < b->divisions; d++) {
        tryg_division_say_shapes(&b->division[d]);
    }
}

enum tryg_status tryg_run(struct tryg_batch *batch, const struct tryg_wish *wish,
                          tryg_arena *arena, struct tryg_run_report *report,
                          struct tryg_error *err)
{
    struct run run = {.b = batch};
    *report = (struct tryg_run_report){0};
    TRYG_TRY(tryg_batch_open(batch, wish, arena, err));
    say_shapes(batch);
    TRYG_TRY(open_store(&run, err));
    report->out = run.out;
    enum tryg_status status = straight_line(&run, report, err);
    if (status == TRYG_DATA) {
        struct tryg_error ignored; /* the first error is the one to tell */
        if (tryg_outputs_write_books(batch, run.out, &ignored) == TRYG_OK) {
            tryg_fail_more(err,
                           TX("Afviste rækker og afstemning: %s/rejects.csv, ledger.csv",
                              "Rejected rows and ledger: %s/rejects.csv, ledger.csv"),
                           run.out);
        }
    }
    return status;
}

enum tryg_status tryg_check(struct tryg_batch *batch, const struct tryg_wish *wish,
                            tryg_arena *arena, struct tryg_error *err)
{
    TRYG_TRY(tryg_batch_open(batch, wish, arena, err));
    say_shapes(batch);
    for (size_t y = 0; y < batch->project.years; y++) {
        int year = batch->project.year[y];
        bool wanted = wish->years == 0;
        for (size_t w = 0; w < wish->years; w++) {
            wanted |= wish->year[w] == year;
        }
        if (wanted) {
            struct tryg_year_record record = {0};
            struct tryg_year_draft draft;
            TRYG_TRY(tryg_year_estimate(batch, year, &record, &draft, err));
        }
    }
    TRYG_TRY(tryg_ledger_balance(&batch->ledger, err));
    return tryg_year_judge(batch, err);
}
