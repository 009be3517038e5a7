/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one worker has counted of a source and year: area x category x month, area x
 * category x weekday and hour, and the boxes of rows that are counted nowhere.
 *
 * Law      each worker counts into its own small numbers; at the end they are added up.
 *          Sums of whole numbers do not depend on who counted what, so the result is the
 *          same on any number of threads.
 * Why      no two workers write to one cache line: sharing lines, or adding atomically to
 *          common numbers, costs more than all the rest of counting. Numbers of 32 bits
 *          keep the counters of a city in a core's own cache.
 * Owner    the arena given.
 */
#ifndef TRYG_BATCH_COUNTER_H
#define TRYG_BATCH_COUNTER_H

#include "geodata/shape/counts.h"
#include "geodata/shape/ledger.h"
#include "geodata/shape/reports.h"

/* What all counters of a source and year have in common. */
struct tryg_counter_form {
    size_t areas, categories, slots; /* as in struct tryg_counts */
    /* Weekdays and hours are counted by area of a coarser system: [areas] its areas, or
     * hour_areas for an area that is in none of them. NULL: they are not counted. */
    const uint32_t *hour_area;
    size_t hour_areas;
    size_t classes; /* harm classes; 0: not counted */
};

struct tryg_counter {
    const struct tryg_counter_form *form;
    uint64_t rows;  /* counted since the numbers were last taken out */
    uint32_t *cell; /* [areas + 2][categories][slots]: outside, and no place, are last */
    uint32_t *hour; /* [hour_areas + 1][categories][168], NULL if not counted */
    uint32_t *harm; /* [areas][classes], NULL if not counted */
    uint64_t *box;  /* [categories + 1][TRYG_BOXES]: rows that are not in `cell` */
};

/* A new counter, all zero, with a cache line to spare on either side. */
void tryg_counter_begin(struct tryg_counter *counter,
                        const struct tryg_counter_form *form, tryg_arena *arena);

/* Count rows of a block from `from` on.
 * In       place[n]: the area of each row; form->areas for outside, form->areas + 1 for
 * no place. Rows that are not TRYG_ROW_READ go to the box they were judged for. Law a row
 * that is TRYG_ROW_READ has a category. */
void tryg_counter_add(struct tryg_counter *counter, const struct tryg_report_block *block,
                      size_t from, size_t n, const uint32_t *place);

/* Where a row that is TRYG_ROW_READ was counted, as a number of as few bits as the form
 * needs; and the same row into a counter of those that turned out to be repeated. */
struct tryg_counter_notes {
    unsigned hour_at, class_at; /* bits; the cell has those from 0 on */
    unsigned bits;              /* in all: at most 56 */
};
struct tryg_counter_notes tryg_counter_notes(const struct tryg_counter_form *form);
uint64_t tryg_counter_note(const struct tryg_counter_form *form,
                           const struct tryg_counter_notes *notes,
                           const struct tryg_report_block *block, size_t row,
                           uint32_t place);
void tryg_counter_add_repeated(struct tryg_counter *counter,
                               const struct tryg_counter_notes *notes, uint64_t note);

/* May a number run over if another block is counted? Then take them out first. */
bool tryg_counter_is_full(const struct tryg_counter *counter);

/* Add the counter's numbers to `counts`, the book's boxes and `hour` (laid out as the
 * counter's; NULL if not counted), and begin from zero again. */
void tryg_counter_take_out(struct tryg_counter *counter, struct tryg_counts *counts,
                           struct tryg_book *book, uint64_t *hour);

/* Take the numbers of a counter of repeated rows back from where tryg_counter_take_out
 * has put, or will put, them; their rows are then in the box of duplicates. */
void tryg_counter_take_back(struct tryg_counter *counter, struct tryg_counts *counts,
                            struct tryg_book *book, uint64_t *hour);

/* Numbers of hours in a counter of this form. */
size_t tryg_counter_hours(const struct tryg_counter_form *form);

/* The hours as a list of those that hold any reports; hours->system is NULL when none
 * does. In   hour: laid out as a counter's; system: what form->hour_area names. */
void tryg_counter_list_hours(const struct tryg_counter_form *form, const uint64_t *hour,
                             const struct tryg_system *system, tryg_arena *arena,
                             struct tryg_hours *hours);

#endif
