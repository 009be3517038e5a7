/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_plainly.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/batch/batch.h"
#include "engine/batch/place.h"
#include "geodata/base/day.h"
#include "publish/tables.h"
#include "tests/oracle/geos_locator.h"
#include "tests/oracle/reports_plainly.h"

enum { HOURS = 168, NO_HOUR = 255 };

/* One source and year on its way. */
struct plain {
    struct tryg_batch *b;
    const struct tryg_project_reports *reports;
    struct tryg_reports_source source;
    const struct geos_locator *geos;
    tryg_crs_way *way;
    struct tryg_counts *counts;
    struct tryg_book *book;
    uint64_t *hour; /* [(index areas + 1) * categories * 168] */
    const uint32_t *index_area;
    struct plainly *found;
    uint64_t located, far_away;
};

/* The area by GEOS; on a border the rule's step decides: a little to the east, and a much
 * smaller one to the north. */
static uint32_t area_of(struct plain *p, double x, double y)
{
    uint32_t area, borders;
    geos_locator_find(p->geos, 1, &x, &y, &area, &borders);
    if (borders) {
        p->found->on_border++;
        x += 1e-5;
        y += 2e-9;
        geos_locator_find(p->geos, 1, &x, &y, &area, &borders);
    }
    return area;
}

static bool is_far(const struct plain *p, double x, double y)
{
    struct tryg_box a = tryg_outlines_box(&p->b->division[0].atoms.outlines);
    double w = a.east - a.west, h = a.north - a.south;
    return !(x >= a.west - w && x <= a.east + w && y >= a.south - h && y <= a.north + h);
}

static enum tryg_box_kind place(struct plain *p, const struct plain_row *row,
                                uint32_t *area)
{
    if (isnan(row->east)) {
        bool fallback = p->reports->area_role == TRYG_AREA_FALLBACK;
        *area = fallback ? row->area : TRYG_NO_AREA;
        p->book->fallback += *area != TRYG_NO_AREA;
        return *area == TRYG_NO_AREA ? TRYG_BOX_NO_PLACE : TRYG_BOX_PLACED;
    }
    double x = row->east, y = row->north;
    tryg_crs_way_go(p->way, 1, &x, &y);
    *area = area_of(p, x, y);
    p->located++;
    if (*area == TRYG_NO_AREA) {
        p->far_away += is_far(p, x, y);
        return TRYG_BOX_OUTSIDE;
    }
    if (row->area != TRYG_NO_AREA) {
        p->book->stated++;
        p->book->agree += row->area == *area;
    }
    return TRYG_BOX_PLACED;
}

static enum tryg_box_kind judged(uint8_t row)
{
    return row == TRYG_ROW_EXCLUDED        ? TRYG_BOX_EXCLUDED
           : row == TRYG_ROW_UNKNOWN_CODE  ? TRYG_BOX_UNKNOWN_CODE
           : row == TRYG_ROW_OUT_OF_PERIOD ? TRYG_BOX_OUT_OF_PERIOD
                                           : TRYG_BOX_REJECTED;
}

static void count(struct plain *p, const struct plain_row *row, bool repeated)
{
    struct tryg_counts *c = p->counts;
    uint32_t area = TRYG_NO_AREA;
    enum tryg_box_kind box = row->row != TRYG_ROW_READ ? judged(row->row)
                             : repeated                ? TRYG_BOX_DUPLICATE
                                                       : place(p, row, &area);
    size_t category = row->category == TRYG_NO_CATEGORY ? c->categories : row->category;
    struct tryg_tally *tally = &p->book->box[category * TRYG_BOXES + (size_t)box];
    tally->rows++;
    tally->reports++;
    size_t slot = row->month == TRYG_NO_MONTH ? c->slots - 1 : row->month;
    if (box == TRYG_BOX_PLACED) {
        c->reports[(area * c->categories + category) * c->slots + slot]++;
        if (row->weekday_hour != NO_HOUR) {
            p->hour[(p->index_area[area] * c->categories + category) * HOURS +
                    row->weekday_hour]++;
            p->found->hours++;
        }
    } else if (box == TRYG_BOX_OUTSIDE) {
        c->outside[category * c->slots + slot]++;
    } else if (box == TRYG_BOX_NO_PLACE) {
        c->no_place[category * c->slots + slot]++;
    }
    p->found->placed += box == TRYG_BOX_PLACED;
    p->found->outside += box == TRYG_BOX_OUTSIDE;
    p->found->repeated += box == TRYG_BOX_DUPLICATE;
    p->found->rejected += box == TRYG_BOX_REJECTED;
}

static int by_id(const void *a, const void *b)
{
    const struct plain_row *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);
    return order ? order : (*x > *y) - (*x < *y);
}

/* Mark each row that was read and whose id an earlier such row has. */
static bool *repeats(const struct plain *p, const struct plain_reports *all,
                     tryg_arena *arena)
{
    bool *repeated = TRYG_NEW(arena, all->n, bool);
    const struct plain_row **row = TRYG_NEW(arena, all->n, const struct plain_row *);
    size_t n = 0;
    for (size_t i = 0; p->source.unique && i < all->n; i++) {
        if (all->row[i].row == TRYG_ROW_READ) {
            row[n++] = &all->row[i];
        }
    }
    if (n) {
        qsort(row, n, sizeof *row, by_id);
    }
    for (size_t i = 1; i < n; i++) {
        repeated[row[i] - all->row] = strcmp(row[i]->id, row[i - 1]->id) == 0;
    }
    return repeated;
}

static void list_hours(const struct plain *p, const struct tryg_system *system)
{
    struct tryg_hours *hours = &p->counts->hours;
    size_t categories = p->counts->categories;
    size_t all = (system->n + 1) * categories * HOURS;
    hours->cell = TRYG_NEW(p->b->arena, all, struct tryg_hour_cell);
    for (size_t h = 0; h < all; h++) {
        if (p->hour[h]) {
            hours->system = system;
            hours->cell[hours->n++] = (struct tryg_hour_cell){
                (uint32_t)(h / HOURS / categories), (uint8_t)(h / HOURS % categories),
                (uint8_t)(h % HOURS), p->hour[h]};
        }
    }
}

static enum tryg_status read_source(struct plain *p, int year, struct tryg_error *err)
{
    struct tryg_batch *b = p->b;
    uint64_t before[TRYG_REASONS];
    struct plain_reports all = {0};
    tryg_rejects *rejects = tryg_batch_rejects(b, p->source.table.file);
    tryg_rejects_reasons(rejects, before);
    TRYG_TRY(plain_reports_read(&p->source, b->arena, &all, rejects, err));
    tryg_batch_book_reasons(p->book, rejects, before);
    p->book->read = (struct tryg_tally){all.n, all.n};
    p->found->rows += all.n;
    const bool *repeated = repeats(p, &all, b->arena);
    for (size_t i = 0; i < all.n; i++) {
        count(p, &all.row[i], repeated[i]);
    }
    struct tryg_tally none = tryg_book_box(&b->ledger, p->book, TRYG_BOX_OUT_OF_PERIOD);
    struct tryg_tally bad = tryg_book_box(&b->ledger, p->book, TRYG_BOX_REJECTED);
    if (all.n <= none.rows + bad.rows || p->far_away * 2 > p->located) {
        return tryg_fail(err, TRYG_DATA, "%d", year); /* as check_year and check_crs */
    }
    return TRYG_OK;
}

static void begin(struct plain *p, int year, struct tryg_counts *counts)
{
    struct tryg_batch *b = p->b;
    p->source = tryg_project_points(p->reports, year, b->arena);
    p->source.categories = &b->categories;
    p->source.areas =
        p->source.area ? tryg_division_names(b, tryg_division_system(b, &b->division[0],
                                                                     p->reports->system))
                       : NULL;
    struct tryg_date from = tryg_day_date(p->source.first_day);
    struct tryg_date to = tryg_day_date(p->source.last_day);
    int first = from.year * 12 + from.month - 1;
    tryg_counts_begin(counts, b->arena, &b->division[0].system[0], b->categories.n,
                      (size_t)(to.year * 12 + to.month - first));
    counts->source = p->reports->id;
    counts->year = year;
    counts->first_month = first;
    for (size_t c = 0; c < counts->categories; c++) {
        counts->category_given[c] =
            !p->source.category || strcmp(p->source.category, b->categories.id[c]) == 0;
    }
    p->counts = counts;
    p->book = tryg_ledger_book(&b->ledger, p->reports->id, year);
    p->hour = TRYG_NEW(b->arena, (b->out_system[0]->n + 1) * counts->categories * HOURS,
                       uint64_t);
}

static enum tryg_status read_all(struct tryg_batch *b, struct tryg_year_record *record,
                                 struct plainly *found, struct tryg_error *err)
{
    const struct tryg_system *index = b->out_system[0];
    uint32_t *index_area = TRYG_NEW(b->arena, b->division[0].system[0].n, uint32_t);
    TRYG_TRY(tryg_system_nest(&b->division[0].system[0], index, &b->division[0].atoms,
                              index_area, err));
    for (size_t a = 0; a < b->division[0].system[0].n; a++) {
        index_area[a] =
            index_area[a] == TRYG_NO_AREA ? (uint32_t)index->n : index_area[a];
    }
    struct geos_locator *geos =
        geos_locator_new(&b->division[0].atoms.outlines, b->arena);
    for (size_t y = 0; y < b->project.years; y++) {
        record[y].year = b->project.year[y];
        record[y].count = TRYG_NEW(b->arena, b->project.reports, struct tryg_counts);
        for (size_t r = 0; r < b->project.reports; r++) {
            struct plain p = {.b = b,
                              .reports = &b->project.report[r],
                              .geos = geos,
                              .index_area = index_area,
                              .found = found};
            const char *crs = p.reports->crs ? p.reports->crs : b->project.crs;
            TRYG_TRY(tryg_crs_way_new(crs, b->project.crs, b->arena, &p.way, err));
            begin(&p, record[y].year, &record[y].count[record[y].counts++]);
            TRYG_TRY(read_source(&p, record[y].year, err));
            list_hours(&p, index);
        }
    }
    return TRYG_OK;
}

static enum tryg_status write_counts(struct tryg_batch *b, const char *out,
                                     const struct tryg_year_record *record,
                                     struct plainly *found, struct tryg_error *err)
{
    const struct tryg_system *index = b->out_system[0];
    size_t n = 0, years = b->project.years;
    struct tryg_counts *counts =
        TRYG_NEW(b->arena, years * b->project.reports, struct tryg_counts);
    uint32_t *map = TRYG_NEW(b->arena, b->division[0].system[0].n, uint32_t);
    TRYG_TRY(tryg_system_nest(&b->division[0].system[0], index, &b->division[0].atoms,
                              map, err));
    for (size_t y = 0; y < years; y++) {
        for (size_t c = 0; c < record[y].counts; c++) {
            tryg_counts_regroup(&record[y].count[c], index, map, b->arena, &counts[n++]);
        }
    }
    const char *path = tryg_arena_print(b->arena, "%s/counts.csv", out);
    TRYG_TRY(tryg_publish_counts_csv(path, n, counts, &b->categories, err));
    found->counted = true;
    path = tryg_arena_print(b->arena, "%s/hours.csv", out);
    return found->hours ? tryg_publish_hours_csv(path, years, record,
                                                 b->out_system[b->out_systems - 1],
                                                 &b->categories, err)
                        : TRYG_OK;
}

static enum tryg_status write_books(struct tryg_batch *b, const char *out,
                                    struct tryg_error *err)
{
    FILE *file = fopen(tryg_arena_print(b->arena, "%s/ledger.csv", out), "w");
    tryg_ledger_write_csv(&b->ledger, file);
    fclose(file);
    file = fopen(tryg_arena_print(b->arena, "%s/rejects.csv", out), "w");
    enum tryg_status status = tryg_rejects_write(b->rejects, file, err);
    fclose(file);
    return status;
}

static enum tryg_status run(struct tryg_batch *b, const char *folder, const char *out,
                            struct plainly *found, struct tryg_error *err)
{
    struct tryg_wish wish = {.folder = folder};
    TRYG_TRY(tryg_batch_open(b, &wish, b->arena, err));
    struct tryg_year_record *record =
        TRYG_NEW(b->arena, b->project.years, struct tryg_year_record);
    enum tryg_status status = read_all(b, record, found, err);
    if (status == TRYG_OK) {
        TRYG_TRY(write_counts(b, out, record, found, err));
    } else if (status != TRYG_DATA || found->rows == 0) {
        return status; /* a file that cannot be read at all */
    }
    return write_books(b, out, err);
}

enum tryg_status run_plainly(const char *folder, const char *out, struct plainly *found,
                             struct tryg_error *err)
{
    struct tryg_batch batch = {.arena = tryg_arena_new("plainly", 0)};
    tryg_arena *arena = batch.arena;
    *found = (struct plainly){0};
    enum tryg_status status = run(&batch, folder, out, found, err);
    tryg_arena_free(arena);
    return status;
}
