/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/year.h"
#include "engine/batch/barometer.h"
#include "engine/batch/basis.h"
#include "engine/batch/given.h"
#include "engine/batch/place.h"
#include "engine/batch/yardstick.h"
#include "engine/batch/year_surveys.h"
#include "engine/index/bootstrap.h"
#include "engine/index/estimate.h"
#include "engine/index/estimate_given.h"
#include "engine/index/impute.h"

#include "geodata/base/log.h"
#include <math.h>
#include <string.h>

/* What the sources of one year say, before it is brought to a system. */
struct heard {
    tryg_arena *scratch; /* answers live here, and no longer than the year's estimates */
    struct tryg_year_surveys surveys;
    size_t givens; /* tables of ready scores */
    struct tryg_given *given;
};

static enum tryg_status count_area_counts(struct tryg_batch *b,
                                          const struct tryg_project_reports *reports,
                                          int year, struct tryg_counts *counts,
                                          struct tryg_error *err)
{
    struct tryg_counts_source source = tryg_project_counts(reports, year, b->arena);
    TRYG_TRY(tryg_division_need(b, year, reports->system, reports->system_at,
                                &source.system, err));
    source.names = tryg_division_names(b, source.system);
    source.categories = &b->categories;
    struct tryg_book *book = tryg_ledger_book(&b->ledger, reports->id, year);
    tryg_rejects *rejects = tryg_batch_rejects(b, source.table.file);
    struct tryg_reading *reading = tryg_place_reading(b);
    uint32_t *unknown_cell = NULL;
    *reading = (struct tryg_reading){.source = reports->id,
                                     .year = year,
                                     .shown = source.table.shown,
                                     .book = book,
                                     .limit = &reports->tolerate};
    TRYG_TRY(tryg_area_counts_read(&source, year, rejects, b->arena, &b->ledger, book,
                                   counts, &reading->unknown, &unknown_cell, err));
    for (size_t i = 0; i < reading->unknown; i++) {
        counts->unknown[unknown_cell[i]] = true;
    }
    return TRYG_OK;
}

static enum tryg_status count_reports(struct tryg_batch *b, int year,
                                      struct tryg_year_record *record,
                                      struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    size_t first_book = b->ledger.books;
    record->count = TRYG_NEW(b->arena, p->reports, struct tryg_counts);
    for (size_t r = 0; r < p->reports; r++) {
        struct tryg_counts *counts = &record->count[record->counts];
        if (p->report[r].kind == TRYG_AREA_COUNTS) {
            TRYG_TRY(count_area_counts(b, &p->report[r], year, counts, err));
        } else if (tryg_division_of(b, year)->has_geometry) {
            TRYG_TRY(tryg_place_reports(b, &p->report[r], year, counts, err));
        } else {
            return tryg_fail(err, TRYG_USAGE,
                             TX("kilden %s har punkter, men områderne i %s har ingen "
                                "geometri at placere dem i.",
                                "the source %s has points, but the areas of %s have no "
                                "geometry to place them in."),
                             p->report[r].id, tryg_division_of(b, year)->atoms.file);
        }
        record->counts++;
    }
    record->books = b->ledger.books - first_book;
    record->book = TRYG_NEW(b->arena, record->books, struct tryg_book *);
    for (size_t k = 0; k < record->books; k++) {
        record->book[k] = b->ledger.book[first_book + k];
    }
    return TRYG_OK;
}

/* Where the replicates of a system go; NULL when the answers are not resampled. */
static struct tryg_resample *resample_at(struct tryg_batch *b,
                                         struct tryg_year_draft *draft, size_t s,
                                         const struct tryg_scores *scores)
{
    if (b->project.uncertainty.method != TRYG_BOOTSTRAP) {
        return NULL;
    }
    if (!draft->resample) {
        draft->resample = TRYG_NEW(b->arena, b->out_systems, struct tryg_resample);
    }
    tryg_bootstrap_begin(&draft->resample[s], scores, b->project.uncertainty.replicates,
                         b->arena);
    return &draft->resample[s];
}

/* Rates first, then shares, whose models may lean on the rates. */
static enum tryg_status estimate_system(struct tryg_batch *b, const struct heard *heard,
                                        const struct tryg_year_record *record,
                                        size_t slot, struct tryg_scores *scores,
                                        struct tryg_resample *into,
                                        struct tryg_error *err)
{
    const struct tryg_profile *profile = b->project.profile;
    struct tryg_report_basis basis;
    double *covariance = scores->covariance;
    bool quietly = slot > 0;
    TRYG_TRY(tryg_basis_make(b, record, scores->system, false, &basis, err));
    tryg_estimate_totals(&basis, scores);
    if (profile) {
        tryg_basis_rates(b, profile, &basis, scores, covariance, quietly);
        TRYG_TRY(tryg_year_surveys_estimate(b, profile, &heard->surveys, scores,
                                            covariance, into, err));
        tryg_basis_shares(b, profile, &basis, scores, covariance, quietly);
        for (size_t g = 0; g < heard->givens; g++) {
            tryg_estimate_given(profile, &heard->given[g], scores);
        }
        tryg_impute(profile, scores);
    }
    return TRYG_OK;
}

/* The scores of one system, into slot `at` of the record. */
static enum tryg_status estimate_slot(struct tryg_batch *b, struct heard *heard,
                                      const struct tryg_system *system, size_t at,
                                      struct tryg_year_record *record,
                                      struct tryg_year_draft *draft,
                                      struct tryg_error *err)
{
    const struct tryg_profile *profile = b->project.profile;
    size_t k = profile ? profile->indicators : 0, groups = profile ? profile->groups : 0;
    struct tryg_scores *scores = &record->scores[at];
    bool own = at < b->out_systems;
    tryg_scores_begin(scores, b->arena, record->year, system, k, groups);
    draft->covariance[at] = TRYG_NEW(b->arena, scores->system->n * k * k, double);
    scores->covariance = draft->covariance[at];
    if (profile) {
        tryg_chance_begin(scores, b->arena, profile->levels);
    }
    return estimate_system(b, heard, record, at, scores,
                           profile && own ? resample_at(b, draft, at, scores) : NULL,
                           err);
}

/* A slot that the year's sources are too coarse for is left empty. */
static void leave_out(const struct tryg_batch *b, struct tryg_year_record *record,
                      size_t yardstick, size_t slot, const char *why)
{
    bool first = slot == tryg_yardstick_slot(b, record->year, yardstick);
    if (first && record->year == b->project.base_year) {
        tryg_warn(TX("basisåret %d kan ikke opgøres på %s, som der er publiceret noget "
                     "for: %s",
                     "the base year %d cannot be put on %s, of which something is "
                     "published: %s"),
                  record->year, b->yardstick[yardstick].system[0]->id, why);
    }
    record->scores[slot].system = NULL;
}

/* The year on the areas of other years, and of what is published. The base year must be
 * had on those of a year, since constants come from it; else a year is left out where its
 * sources are too coarse. */
static enum tryg_status estimate_elsewhere(struct tryg_batch *b, struct heard *heard,
                                           struct tryg_year_record *record,
                                           struct tryg_year_draft *draft,
                                           struct tryg_error *err)
{
    size_t own = tryg_yardstick_of(b, record->year);
    for (size_t f = 0; f < b->yardsticks; f++) {
        size_t first = tryg_yardstick_slot(b, record->year, f);
        bool must =
            record->year == b->project.base_year && f < tryg_yardsticks_of_years(b);
        for (size_t s = 0; f != own && s < b->out_systems; s++) {
            struct tryg_error coarse = {0};
            enum tryg_status status = estimate_slot(b, heard, b->yardstick[f].system[s],
                                                    first + s, record, draft, &coarse);
            if (status == TRYG_DATA && !must) {
                leave_out(b, record, f, first + s, coarse.text);
            } else if (status != TRYG_OK) {
                return tryg_fail(err, status, "%s", coarse.text);
            }
        }
    }
    return TRYG_OK;
}

/* What the whole city answers to the questions that only the barometer asks for. */
static enum tryg_status ask_city(struct tryg_batch *b, struct heard *heard, int year,
                                 struct tryg_year_record *record, struct tryg_error *err)
{
    struct tryg_profile asked = tryg_barometer_questions(&b->project, heard->scratch);
    if (asked.indicators == 0) {
        return TRYG_OK;
    }
    struct tryg_scores city;
    tryg_scores_begin(&city, heard->scratch, year, b->out_system[b->out_systems - 1],
                      asked.indicators, 0);
    TRYG_TRY(
        tryg_year_surveys_estimate(b, &asked, &heard->surveys, &city, NULL, NULL, err));
    tryg_barometer_take(b, &city, record);
    return TRYG_OK;
}

static enum tryg_status estimate_year(struct tryg_batch *b, int year, struct heard *heard,
                                      struct tryg_year_record *record,
                                      struct tryg_year_draft *draft,
                                      struct tryg_error *err)
{
    size_t held = b->out_systems * b->yardsticks;
    const struct tryg_batch_yardstick *own = &b->yardstick[tryg_yardstick_of(b, year)];
    record->year = year;
    record->fresh = true;
    TRYG_TRY(count_reports(b, year, record, err));
    TRYG_TRY(tryg_year_surveys_read(b, year, heard->scratch, &heard->surveys, err));
    TRYG_TRY(ask_city(b, heard, year, record, err));
    TRYG_TRY(
        tryg_batch_given(b, year, heard->scratch, &heard->givens, &heard->given, err));
    tryg_basis_say_missing(b, year);
    record->scores = TRYG_NEW(b->arena, held, struct tryg_scores);
    draft->covariance = TRYG_NEW(b->arena, held, double *);
    draft->resample = NULL;
    for (size_t s = 0; s < b->out_systems; s++) {
        TRYG_TRY(estimate_slot(b, heard, own->system[s], s, record, draft, err));
        if (s == 0) {
            tryg_year_surveys_warn(&heard->surveys, &record->scores[0]);
        }
    }
    return estimate_elsewhere(b, heard, record, draft, err);
}

enum tryg_status tryg_year_estimate(struct tryg_batch *b, int year,
                                    struct tryg_year_record *record,
                                    struct tryg_year_draft *draft, struct tryg_error *err)
{
    struct heard heard = {.scratch = tryg_arena_new(TX("svarene", "the answers"), 0)};
    enum tryg_status status = estimate_year(b, year, &heard, record, draft, err);
    tryg_arena_free(heard.scratch);
    return status;
}

/* One limit of one reading: fine, a warning above half of it, or a failure. */
static enum tryg_status judge_share(const struct tryg_batch *b,
                                    const struct tryg_reading *reading, uint64_t part,
                                    uint64_t whole, const struct tryg_limit *limit,
                                    const char *what, const char *key,
                                    struct tryg_error *err)
{
    double share = whole ? (double)part / (double)whole : 0.0;
    char n[TRYG_NUMBER_TEXT], of[TRYG_NUMBER_TEXT], percent[TRYG_NUMBER_TEXT],
        most[TRYG_NUMBER_TEXT];
    tryg_number_print((double)part, 0, n);
    tryg_number_print((double)whole, 0, of);
    tryg_number_print(100.0 * share, 1, percent);
    tryg_number_print(100.0 * limit->share, 1, most);
    if (share <= limit->share) {
        if (part && share > limit->share / 2.0) {
            tryg_warn(TX("%s: %s af %s rækker (%s %%) er %s; grænsen er %s %%.",
                         "%s: %s of %s rows (%s %%) are %s; the limit is %s %%."),
                      reading->shown, n, of, percent, what, most);
        }
        return TRYG_OK;
    }
    tryg_fail(err, TRYG_DATA,
              TX("%s: %s af %s rækker (%s %%) er %s; grænsen er %s %%.",
                 "%s: %s of %s rows (%s %%) are %s; the limit is %s %%."),
              reading->shown, n, of, percent, what, most);
    if (strcmp(key, "rejects") == 0) {
        tryg_rejects_explain(b->rejects, reading->shown, err);
    }
    char line[64] = "";
    if (limit->at.line) {
        snprintf(line, sizeof line, TX(", linje %llu", ", line %llu"),
                 (unsigned long long)limit->at.line);
    }
    return tryg_fail_more(
        err,
        TX("Ret cellerne i filen, eller hæv grænsen i %s%s (tolerate: %s). "
           "Hele listen: tryghed check --rejects afviste.csv",
           "Mend the cells in the file, or raise the limit in %s%s "
           "(tolerate: %s). The whole list: tryghed check --rejects "
           "rejected.csv"),
        b->project.shown, line, key);
}

static enum tryg_status judge_reading(const struct tryg_batch *b,
                                      const struct tryg_reading *reading,
                                      struct tryg_error *err)
{
    const struct tryg_tolerate *limit = reading->limit;
    if (!reading->book) {
        return judge_share(b, reading, reading->answers_rejected, reading->answers,
                           &limit->rejects, TX("afvist", "rejected"), "rejects", err);
    }
    struct tryg_tally bad = tryg_book_box(&b->ledger, reading->book, TRYG_BOX_REJECTED);
    struct tryg_tally none = tryg_book_box(&b->ledger, reading->book, TRYG_BOX_NO_PLACE);
    struct tryg_tally out = tryg_book_box(&b->ledger, reading->book, TRYG_BOX_OUTSIDE);
    struct tryg_tally in = tryg_book_box(&b->ledger, reading->book, TRYG_BOX_PLACED);
    uint64_t sound = none.reports + out.reports + in.reports;
    TRYG_TRY(judge_share(b, reading, bad.rows, reading->book->read.rows, &limit->rejects,
                         TX("afvist", "rejected"), "rejects", err));
    TRYG_TRY(judge_share(b, reading, none.reports, sound, &limit->no_place,
                         TX("uden stedfæstelse", "without a place"), "no_place", err));
    return judge_share(b, reading, out.reports, sound, &limit->outside,
                       TX("uden for området", "outside the area"), "outside", err);
}

enum tryg_status tryg_year_judge(const struct tryg_batch *b, struct tryg_error *err)
{
    for (size_t r = 0; r < b->readings; r++) {
        TRYG_TRY(judge_reading(b, &b->reading[r], err));
    }
    return TRYG_OK;
}
