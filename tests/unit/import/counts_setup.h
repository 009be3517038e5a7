/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts per area from a few bytes, for the tests of them. */
#ifndef TRYG_TEST_COUNTS_SETUP_H
#define TRYG_TEST_COUNTS_SETUP_H

#include "csv_files.h"
#include "geodata/base/day.h"
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/area_counts.h"
#include "small_system.h"

static const char *IDS[] = {"vold", "indbrud", "andet"};
static const char *CODES[] = {"1", "12", "2"};
static uint8_t CODE_CATEGORY[] = {0, TRYG_CATEGORY_EXCLUDED, 1};
static const struct tryg_categories CATEGORIES = {
    .n = 3, .id = IDS, .codes = 3, .code = CODES, .category = CODE_CATEGORY};
static const char *TOTALS[] = {"I alt"}, *NO_PLACES[] = {"Uoplyst"},
                  *MISSINGS[] = {"..", "<3"};

enum { VOLD, INDBRUD, ANDET, NO_CATEGORY }; /* the last is a row of the books only */

struct result {
    tryg_arena *arena;
    tryg_rejects *rejects;
    struct tryg_ledger ledger;
    struct tryg_book *book;
    struct tryg_counts counts;
    size_t unknown;
    uint32_t *unknown_cell;
};

static struct tryg_counts_source plain(void)
{
    return (struct tryg_counts_source){
        .area = "omr",
        .count = "antal",
        .first_day = tryg_day_of((struct tryg_date){2010, 1, 1}),
        .last_day = tryg_day_of((struct tryg_date){2010, 12, 31}),
        .totals = 1,
        .total = TOTALS,
        .no_places = 1,
        .no_place = NO_PLACES,
        .missings = 2,
        .missing = MISSINGS,
        .categories = &CATEGORIES,
        .system = &small_system};
}

static struct result read_counts(struct tryg_counts_source s, const char *csv)
{
    struct result r = {.arena = tryg_arena_new("test", 0)};
    struct tryg_error err = {0};
    r.rejects = tryg_rejects_new(r.arena);
    tryg_ledger_begin(&r.ledger, r.arena, 3, IDS);
    r.book = tryg_ledger_book(&r.ledger, "politi", 2010);
    s.names = tryg_names_new(r.arena, &small_system);
    if (csv) {
        s.table.file = csv_file(csv, strlen(csv), 0);
        s.table.shown = "tal.csv";
    }
    if (tryg_area_counts_read(&s, 2010, r.rejects, r.arena, &r.ledger, r.book, &r.counts,
                              &r.unknown, &r.unknown_cell, &err) != TRYG_OK ||
        tryg_ledger_balance(&r.ledger, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return r;
}

static inline uint64_t in_box(const struct result *r, size_t category,
                              enum tryg_box_kind box)
{
    return r->book->box[category * TRYG_BOXES + box].reports;
}

static inline uint64_t rows_in_box(const struct result *r, enum tryg_box_kind box)
{
    return tryg_book_box(&r->ledger, r->book, box).rows;
}

#endif
