/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/place.h"
#include "engine/batch/idset.h"
#include "geodata/base/day.h"
#include "geodata/geom/crs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Room for one block on its way from a worker to the counter. */
struct desk {
    tryg_crs_way *way;
    double *x, *y;
    uint32_t *area;
};

struct placing {
    const struct tryg_locator *locator;
    enum tryg_area_role role;
    bool unique;
    size_t categories;
    struct desk *desk;
    struct tryg_counts *counts;
    struct tryg_book *book;
    struct tryg_idset seen;
    uint64_t located, far_away; /* coordinates looked up; those far from every area */
    struct tryg_box near;       /* the areas' box, widened by its own size on each side */
    struct tryg_box found;      /* box of the coordinates, in the project CRS */
};

size_t tryg_place_months(int32_t first_day, int32_t last_day, int *first_month)
{
    struct tryg_date from = tryg_day_date(first_day), to = tryg_day_date(last_day);
    *first_month = from.year * 12 + from.month - 1;
    int last_month = to.year * 12 + to.month - 1;
    return (size_t)last_month - (size_t)*first_month + 1;
}

struct tryg_reading *tryg_place_reading(struct tryg_batch *batch)
{
    if (batch->readings == batch->reading_room) {
        size_t room = batch->reading_room ? 2 * batch->reading_room : 16;
        batch->reading =
            tryg_arena_grow(batch->arena, batch->reading, batch->reading_room, room,
                            sizeof *batch->reading);
        batch->reading_room = room;
    }
    struct tryg_reading *reading = &batch->reading[batch->readings++];
    *reading = (struct tryg_reading){0};
    return reading;
}

/* Worker: bring the block's coordinates into the project CRS and find their areas. */
static enum tryg_status take(void *context, unsigned worker, unsigned slot,
                             const struct tryg_report_block *block,
                             struct tryg_error *err)
{
    (void)worker;
    (void)err;
    struct placing *p = context;
    struct desk *desk = &p->desk[slot];
    const double *x = block->east, *y = block->north;
    if (!tryg_crs_way_is_same(desk->way)) {
        memcpy(desk->x, x, block->rows * sizeof *x);
        memcpy(desk->y, y, block->rows * sizeof *y);
        tryg_crs_way_go(desk->way, block->rows, desk->x, desk->y);
        x = desk->x;
        y = desk->y;
    }
    tryg_locator_find(p->locator, block->rows, x, y, desk->area);
    return TRYG_OK;
}

static enum tryg_box_kind judged_box(uint8_t row)
{
    switch (row) {
    case TRYG_ROW_EXCLUDED:
        return TRYG_BOX_EXCLUDED;
    case TRYG_ROW_UNKNOWN_CODE:
        return TRYG_BOX_UNKNOWN_CODE;
    case TRYG_ROW_OUT_OF_PERIOD:
        return TRYG_BOX_OUT_OF_PERIOD;
    default:
        return TRYG_BOX_REJECTED;
    }
}

/* Remember where coordinates lie that fall outside all areas: a wrong CRS shows here. */
static void note_outside(struct placing *p, double x, double y)
{
    bool far_off = !(x >= p->near.west && x <= p->near.east && y >= p->near.south &&
                     y <= p->near.north);
    p->far_away += far_off;
    if (far_off) {
        p->found.west = fmin(p->found.west, x);
        p->found.east = fmax(p->found.east, x);
        p->found.south = fmin(p->found.south, y);
        p->found.north = fmax(p->found.north, y);
    }
}

/* The box of a sound, first-seen row; *area is where it is placed. */
static enum tryg_box_kind place_row(struct placing *p, const struct desk *desk,
                                    const struct tryg_report_block *block, size_t i,
                                    uint32_t *area)
{
    uint32_t stated = block->area ? block->area[i] : TRYG_NO_AREA;
    if (isnan(block->east[i])) {
        *area = p->role == TRYG_AREA_FALLBACK ? stated : TRYG_NO_AREA;
        p->book->fallback += *area != TRYG_NO_AREA;
        return *area == TRYG_NO_AREA ? TRYG_BOX_NO_PLACE : TRYG_BOX_PLACED;
    }
    *area = desk->area[i];
    p->located++;
    if (*area == TRYG_NO_AREA) {
        bool same = tryg_crs_way_is_same(desk->way);
        note_outside(p, same ? block->east[i] : desk->x[i],
                     same ? block->north[i] : desk->y[i]);
        return TRYG_BOX_OUTSIDE;
    }
    if (stated != TRYG_NO_AREA) {
        p->book->stated++;
        p->book->agree += stated == *area;
    }
    return TRYG_BOX_PLACED;
}

static void count_row(struct placing *p, enum tryg_box_kind box, uint32_t area,
                      size_t category, size_t month)
{
    struct tryg_counts *c = p->counts;
    size_t slot = month == TRYG_NO_MONTH ? c->slots - 1 : month;
    if (category == TRYG_NO_CATEGORY) {
        return;
    }
    if (box == TRYG_BOX_PLACED) {
        c->reports[(area * c->categories + category) * c->slots + slot]++;
    } else if (box == TRYG_BOX_OUTSIDE) {
        c->outside[category * c->slots + slot]++;
    } else if (box == TRYG_BOX_NO_PLACE) {
        c->no_place[category * c->slots + slot]++;
    }
}

/* One block after the other, in file order: who is a duplicate, and into the books. */
static enum tryg_status commit(void *context, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err)
{
    struct placing *p = context;
    for (size_t i = 0; i < block->rows; i++) {
        uint32_t area = TRYG_NO_AREA;
        bool fresh = true;
        enum tryg_box_kind box = TRYG_BOX_REJECTED;
        if (block->row[i] != TRYG_ROW_READ) {
            box = judged_box(block->row[i]);
        } else if (p->unique && !tryg_idset_add(&p->seen, block->id[i], &fresh)) {
            return tryg_fail(err, TRYG_FAILED,
                             TX("Hukommelsen slap op efter %zu nøgler (unique).",
                                "Out of memory after %zu ids (unique)."),
                             p->seen.count);
        } else {
            box = fresh ? place_row(p, &p->desk[slot], block, i, &area)
                        : TRYG_BOX_DUPLICATE;
        }
        size_t category = block->category[i];
        size_t column = category == TRYG_NO_CATEGORY ? p->categories : category;
        struct tryg_tally *tally = &p->book->box[column * TRYG_BOXES + box];
        tally->rows++;
        tally->reports++;
        count_row(p, box, area, category, block->month[i]);
    }
    return TRYG_OK;
}

static struct tryg_box widened(struct tryg_box box)
{
    double w = box.east - box.west, h = box.north - box.south;
    return (struct tryg_box){box.west - w, box.south - h, box.east + w, box.north + h};
}

static enum tryg_status lay_desks(struct tryg_batch *b, struct placing *p,
                                  const char *crs, struct tryg_error *err)
{
    unsigned slots = tryg_reports_slots(b->threads);
    p->desk = TRYG_NEW(b->arena, slots, struct desk);
    for (unsigned s = 0; s < slots; s++) {
        struct desk *desk = &p->desk[s];
        TRYG_TRY(tryg_crs_way_new(crs, b->project.crs, b->arena, &desk->way, err));
        desk->x = TRYG_NEW(b->arena, TRYG_BLOCK_ROWS_MOST, double);
        desk->y = TRYG_NEW(b->arena, TRYG_BLOCK_ROWS_MOST, double);
        desk->area = TRYG_NEW(b->arena, TRYG_BLOCK_ROWS_MOST, uint32_t);
    }
    return TRYG_OK;
}

/* More than half of the coordinates far from every area: not crime, but a wrong CRS. */
static enum tryg_status check_crs(const struct tryg_batch *b, const struct placing *p,
                                  const struct tryg_project_reports *reports,
                                  const char *shown, struct tryg_error *err)
{
    if (p->far_away * 2 <= p->located) {
        return TRYG_OK;
    }
    struct tryg_box a = tryg_outlines_box(&b->atoms.outlines);
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s: %llu af %llu koordinater ligger langt fra alle områder.\n"
           "  Læst som %s ligger de i øst %.0f–%.0f, nord %.0f–%.0f (i %s); områderne "
           "ligger i øst %.0f–%.0f, nord %.0f–%.0f.\n"
           "  Er crs: for kilden %s i %s rigtig, og er east: og north: ikke byttet om?",
           "%s: %llu of %llu coordinates lie far from every area.\n"
           "  Read as %s they lie in east %.0f–%.0f, north %.0f–%.0f (in %s); the areas "
           "lie "
           "in east %.0f–%.0f, north %.0f–%.0f.\n"
           "  Is crs: of the source %s in %s right, and are east: and north: not "
           "swapped?"),
        shown, (unsigned long long)p->far_away, (unsigned long long)p->located,
        reports->crs ? reports->crs : b->project.crs, p->found.west, p->found.east,
        p->found.south, p->found.north, b->project.crs, a.west, a.east, a.south, a.north,
        reports->id, b->project.shown);
}

static enum tryg_status check_year(const struct tryg_ledger *ledger,
                                   const struct tryg_book *book, const char *shown,
                                   struct tryg_error *err)
{
    struct tryg_tally none = tryg_book_box(ledger, book, TRYG_BOX_OUT_OF_PERIOD);
    struct tryg_tally bad = tryg_book_box(ledger, book, TRYG_BOX_REJECTED);
    if (book->read.rows > none.rows + bad.rows) {
        return TRYG_OK;
    }
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s: der er ingen anmeldelser i perioden for %d (%llu rækker læst, "
           "%llu uden for perioden, %llu afvist).\n"
           "  Er det den rigtige fil, og passer period: i tryghed.yaml?",
           "%s: there are no reports in the period of %d (%llu rows read, %llu "
           "out of period, %llu rejected).\n"
           "  Is it the right file, and does period: in tryghed.yaml fit?"),
        shown, book->year, (unsigned long long)book->read.rows,
        (unsigned long long)none.rows, (unsigned long long)bad.rows);
}

/* Which categories this source speaks of: its constant one, or every category of a code.
 */
static void mark_given(const struct tryg_batch *b,
                       const struct tryg_reports_source *source,
                       struct tryg_counts *counts)
{
    for (size_t c = 0; c < counts->categories; c++) {
        counts->category_given[c] =
            !source->category || strcmp(b->categories.id[c], source->category) == 0;
    }
}

static void keep_reading(struct tryg_batch *b, const struct tryg_project_reports *reports,
                         const struct tryg_reports_source *source,
                         const struct tryg_reports_read *read,
                         const struct tryg_book *book)
{
    struct tryg_reading *reading = tryg_place_reading(b);
    reading->source = reports->id;
    reading->year = book->year;
    reading->shown = source->table.shown;
    reading->encoding = read->encoding;
    reading->delimiter = read->delimiter;
    reading->book = book;
    reading->limit = &reports->tolerate;
}

enum tryg_status tryg_place_reports(struct tryg_batch *b,
                                    const struct tryg_project_reports *reports, int year,
                                    struct tryg_counts *counts, struct tryg_error *err)
{
    struct tryg_reports_source source = tryg_project_points(reports, year, b->arena);
    source.categories = &b->categories;
    source.areas =
        source.area ? tryg_batch_names(b, tryg_batch_system(b, reports->system)) : NULL;
    int first_month;
    size_t months = tryg_place_months(source.first_day, source.last_day, &first_month);
    struct tryg_counts made;
    tryg_counts_begin(&made, b->arena, &b->system[0], b->categories.n, months);
    made.source = reports->id;
    made.year = year;
    made.first_month = first_month;
    mark_given(b, &source, &made);

    struct placing p = {
        .locator = b->locator,
        .role = reports->area_role,
        .unique = source.unique,
        .categories = b->categories.n,
        .counts = &made,
        .book = tryg_ledger_book(&b->ledger, reports->id, year),
        .near = widened(tryg_outlines_box(&b->atoms.outlines)),
        .found = {INFINITY, INFINITY, -INFINITY, -INFINITY},
    };
    TRYG_TRY(lay_desks(b, &p, reports->crs ? reports->crs : b->project.crs, err));
    struct tryg_reports_sink sink = {.context = &p, .take = take, .commit = commit};
    struct tryg_reports_read read = {0};
    uint64_t before[TRYG_REASONS];
    tryg_rejects *rejects = tryg_batch_rejects(b, source.table.file);
    tryg_rejects_reasons(rejects, before);
    enum tryg_status status =
        tryg_reports_stream(&source, b->threads, &sink, rejects, &read, err);
    tryg_idset_free(&p.seen);
    TRYG_TRY(status);
    tryg_batch_book_reasons(p.book, rejects, before);
    p.book->read = (struct tryg_tally){read.rows, read.rows};
    keep_reading(b, reports, &source, &read, p.book);
    TRYG_TRY(check_year(&b->ledger, p.book, source.table.shown, err));
    TRYG_TRY(check_crs(b, &p, reports, source.table.shown, err));
    *counts = made;
    return TRYG_OK;
}
