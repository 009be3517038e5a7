/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run from the project file to the signed manifest, as a straight line of steps.
 *
 * Shape    each step fills columns of struct tryg_batch and changes none that an earlier
 *          step filled.
 * Owner    everything lives in batch->arena.
 */
#ifndef TRYG_BATCH_BATCH_H
#define TRYG_BATCH_BATCH_H

#include "engine/batch/division.h"
#include "engine/batch/project.h"
#include "geodata/geom/contiguity.h"
#include "geodata/shape/comparison.h"
#include "geodata/shape/doubt.h"
#include "geodata/shape/ledger.h"
#include "geodata/shape/moves.h"
#include "geodata/shape/people.h"
#include "geodata/shape/published.h"
#include "geodata/shape/record.h"
#include "geodata/shape/survey.h"
#include "geodata/shape/trend.h"

/* What the command line asks of a run. */
struct tryg_wish {
    const char *folder; /* of the project */
    const char *out;    /* NULL = FOLDER/out */
    size_t years;       /* 0 = all of the project */
    const int *year;
    unsigned threads; /* 0 = as many as there are processors */
    bool force;       /* recompute what is up to date */
    bool rebase;      /* replace the frozen base year on purpose */
    bool lang_given;  /* --lang: outputs too are in tryg_lang(), not the project's */
};

/* How often rows that could have a place agreed with the area their file states, and the
 * like: what `check` tells of one source and year beside its book. */
struct tryg_reading {
    const char *source;
    int year;
    const char *shown;                  /* the file, as people wrote it */
    const char *encoding, *delimiter;   /* as found or declared, NULL for sheets */
    const struct tryg_book *book;       /* NULL: a survey */
    uint64_t answers, answers_rejected; /* a survey's rows */
    const struct tryg_tolerate *limit;
    size_t unknown; /* counts: cells whose number is not known */
};

struct tryg_crossing;
struct tryg_division_overlay;
struct tryg_lock;
struct tryg_standard_people;

struct tryg_batch {
    tryg_arena *arena;
    const struct tryg_wish *wish;
    unsigned threads;
    struct tryg_project project;

    /* areas */
    size_t divisions; /* versions of the areas that the project's years stand on */
    struct tryg_division *division; /* division.h */
    size_t systems; /* of each: atom first, the declared ones, the city last */
    size_t every_n; /* all that are there, of all divisions, once results begin */
    const struct tryg_system **every;
    struct tryg_people people; /* where they live; n = 0 unless areas.people says */
    const struct tryg_crossing *crossing; /* the last one found: crossing.h */
    size_t overlays;
    struct tryg_division_overlay *overlay;
    size_t out_systems; /* what results are made for: index system, roll-ups, city */
    const struct tryg_system **out_system; /* those of the base year */
    size_t yardsticks;                     /* yardstick.h; the first is the base year's */
    size_t published_yardsticks; /* the last of them: no year's index is of them */
    struct tryg_batch_yardstick {
        const struct tryg_system **system; /* [out_systems] */
        struct tryg_baseline baseline;     /* of the first: `baseline` below instead */
    } * yardstick;
    struct tryg_contiguity *beside; /* [yardsticks * out_systems] queen; NULL until a
                                       model asks */

    /* inputs */
    struct tryg_categories categories;
    struct tryg_standard_people *standard; /* [profile->indicators] standard_people.h */
    tryg_rejects *rejects;
    struct tryg_ledger ledger;
    size_t files_read;
    const char **file_read; /* report files already read once */
    size_t readings, reading_room;
    struct tryg_reading *reading;
    struct tryg_series *series; /* [project.barometer.goals]; of others than series: 0 */
    struct tryg_input series_file; /* theirs; role NULL without one */
    size_t as_published_tables;    /* a year and system each, ascending years */
    struct tryg_published *as_published;
    struct tryg_input *published_file; /* [project.published_tables] */

    /* results */
    struct tryg_baseline baseline;
    const struct tryg_lock *lock; /* of the base year; NULL without an index */
    struct tryg_results results;
    struct tryg_barometer barometer; /* the same */
    struct tryg_doubts doubts;       /* made before the outputs are written */
    struct tryg_year_record *record; /* [results.years] */
    size_t comparisons;              /* with the base year, by year, then by system */
    struct tryg_comparison *comparison;
    struct tryg_moves moves; /* of the areas, once outputs are written */
    size_t againsts;         /* what is published, against the base year: against.h */
    struct tryg_against *against;
    size_t trends; /* on each of the systems, or none */
    struct tryg_trend *trend;
    struct tryg_input later_file; /* a later extract; its role NULL: none */
    double *published, *later; /* [years * areas of the index system * categories]; NULL
                                  until register.h is asked */
    bool *later_tells;         /* [years] */
    double **drawn;            /* [years of the project * held] indices drawn again, for
                                  comparisons; NULL until asked for */
};

/* Read the project file, and speak its language from then on unless --lang chose one. */
TRYG_MUST_CHECK
enum tryg_status tryg_batch_read_project(const struct tryg_wish *wish, tryg_arena *arena,
                                         struct tryg_project *project,
                                         struct tryg_error *err);

/* Read the project and set the language; then areas, systems, categories, populations.
 * After it every name in the project is known to mean something. */
TRYG_MUST_CHECK
enum tryg_status tryg_batch_open(struct tryg_batch *batch, const struct tryg_wish *wish,
                                 tryg_arena *arena, struct tryg_error *err);

/* Where the rejects of a file go: the batch's the first time it is read, a place of their
 * own when another label year reads the same file again, so that none is listed twice. */
tryg_rejects *tryg_batch_rejects(struct tryg_batch *batch, const char *file);

/* Book the rejects added since `before` (tryg_rejects_reasons) by their reasons. */
void tryg_batch_book_reasons(struct tryg_book *book, const tryg_rejects *rejects,
                             const uint64_t before[TRYG_REASONS]);

/* A population as it was read for a label year, and the year's place in it (*at ==
 * years: none). */
const struct tryg_population *tryg_batch_persons(const struct tryg_batch *batch,
                                                 size_t population, int year, size_t *at);

/* The values of a population on a system in a year: summed from its own, finer system,
 * or brought over from another version of the areas (crossing.h). A part that is not
 * known makes the sum unknown.
 * Fails    TRYG_DATA when the population is coarser than the system. */
TRYG_MUST_CHECK
enum tryg_status tryg_batch_population(struct tryg_batch *batch, size_t population,
                                       int year, const struct tryg_system *system,
                                       double *value, struct tryg_error *err);

#endif
