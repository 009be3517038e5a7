/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of tryg_store_record: kept ids are matched with this run's positions by their
 * texts, then one part of the year after the other is read.
 *
 * Law      a part that was kept and cannot be placed in this run any more is TRYG_DATA; a
 *          file that contradicts itself is TRYG_FAILED. Nothing is trusted to lie inside
 *          an array before it has been looked at.
 */
#ifndef TRYG_STORE_READ_PARTS_H
#define TRYG_STORE_READ_PARTS_H

#include <sqlite3.h>

#include "geodata/store/cursor.h"
#include "geodata/store/store.h"

/* From kept ids, 1 .. most, to this run's positions; -1 = not in it any more. */
struct tryg_match {
    int most;
    int *at;           /* [most + 1] */
    const char **word; /* [most + 1] the kept texts */
};

struct tryg_reading {
    sqlite3 *db;
    const char *path;
    tryg_arena *arena;
    int year;
    const struct tryg_results *shape;
    const struct tryg_system *const *every;
    const struct tryg_categories *categories;
    struct tryg_match system, category, indicator, group, level;
};

enum tryg_lost {
    TRYG_LOST_YEAR,
    TRYG_LOST_SHAPE, /* another number of systems, areas or indicators */
    TRYG_LOST_SYSTEM,
    TRYG_LOST_AREA,
    TRYG_LOST_CATEGORY,
    TRYG_LOST_INDICATOR,
    TRYG_LOST_GROUP,
    TRYG_LOST_LEVEL,
    TRYG_LOST_WORD /* a flag, reason or box of another version */
};

/* TRYG_DATA: this year cannot be taken from the store, because of `word`. */
enum tryg_status tryg_reading_lost(const struct tryg_reading *r, enum tryg_lost what,
                                   const char *word, struct tryg_error *err);

/* TRYG_FAILED: the file contradicts itself. */
enum tryg_status tryg_reading_broken(const struct tryg_reading *r,
                                     struct tryg_error *err);

TRYG_MUST_CHECK
enum tryg_status tryg_reading_begin(struct tryg_reading *r, tryg_store *store, int year,
                                    const struct tryg_results *shape,
                                    const struct tryg_system *const *every,
                                    size_t every_n,
                                    const struct tryg_categories *categories,
                                    tryg_arena *arena, struct tryg_error *err);

/* The position of kept id `id`; TRYG_DATA as `what` when it is not in this run. */
TRYG_MUST_CHECK
enum tryg_status tryg_reading_find(const struct tryg_reading *r,
                                   const struct tryg_match *match, int id,
                                   enum tryg_lost what, int *position,
                                   struct tryg_error *err);

/* The areas of a kept system in this run. */
struct tryg_places {
    const struct tryg_system *system;
    int first;    /* the smallest kept id */
    size_t n;     /* kept ids first .. first + n - 1 */
    uint32_t *at; /* [n] positions in system */
};

TRYG_MUST_CHECK
enum tryg_status tryg_reading_places(struct tryg_reading *r, int system_id,
                                     struct tryg_places *places, struct tryg_error *err);

/* Position of the kept area; TRYG_FAILED when the id is of another system. */
TRYG_MUST_CHECK
enum tryg_status tryg_reading_area(const struct tryg_reading *r,
                                   const struct tryg_places *places, int area_id,
                                   size_t *area, struct tryg_error *err);

/* Fill `counts`, whose source, first_month and slots are known. */
TRYG_MUST_CHECK
enum tryg_status tryg_reading_counts(struct tryg_reading *r, int source_id, int system_id,
                                     struct tryg_counts *counts, struct tryg_error *err);

/* What it counted by class: counts->split, the rest of `counts` being read. */
TRYG_MUST_CHECK
enum tryg_status tryg_reading_classes(struct tryg_reading *r, int source_id,
                                      const struct tryg_places *places,
                                      struct tryg_counts *counts, struct tryg_error *err);

TRYG_MUST_CHECK
enum tryg_status tryg_reading_book(struct tryg_reading *r, size_t position,
                                   struct tryg_book *book, struct tryg_error *err);

TRYG_MUST_CHECK
enum tryg_status tryg_reading_scores(struct tryg_reading *r, size_t slot,
                                     struct tryg_scores *scores, struct tryg_error *err);

/* Take one row of a table, behind whose columns the cursor stands. */
typedef enum tryg_status tryg_reading_take(struct tryg_reading *r,
                                           struct tryg_cursor *rows,
                                           const struct tryg_places *places,
                                           struct tryg_scores *scores,
                                           struct tryg_error *err);

/* Read a table's rows of this year and slot, the two parameters of `question`; TRYG_DATA
 * when there are not `expected` of them. */
#define TRYG_ANY_ROWS SIZE_MAX
TRYG_MUST_CHECK
enum tryg_status tryg_reading_table(struct tryg_reading *r, const char *question,
                                    size_t slot, tryg_reading_take *take,
                                    const struct tryg_places *places, size_t expected,
                                    struct tryg_scores *scores, struct tryg_error *err);

/* What the city answered to the questions of the barometer: record->answer. */
TRYG_MUST_CHECK
enum tryg_status tryg_reading_answers(struct tryg_reading *r,
                                      struct tryg_year_record *record,
                                      struct tryg_error *err);

/* scores->chance and ->covariance, after the cells; without a profile nothing. */
TRYG_MUST_CHECK
enum tryg_status tryg_reading_chance(struct tryg_reading *r, size_t slot,
                                     const struct tryg_places *places,
                                     struct tryg_scores *scores, struct tryg_error *err);

#endif
