/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/place.h"
#include "engine/batch/counter.h"
#include "engine/batch/idset.h"
#include "engine/batch/place_judge.h"
#include "engine/batch/yardstick.h"
#include "geodata/base/day.h"
#include "geodata/base/log.h"
#include "geodata/geom/crs.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 512 };

/* What else is known of a row that may turn out to be repeated, in the lowest bits of its
 * note, above which stands where it was counted; and beside its place, until that is
 * noted, that it is far from every area. */
enum { STATED = 1, AGREES = 2, FALLBACK = 4, FAR = 8, ABOUT_BITS = 4, ABOUT = 15 };
static const uint32_t FAR_PLACE = UINT32_C(1) << 31;

/* What one worker has for itself: room for a batch of rows, which stays in its core's
 * nearest cache, its counter, and what it has noticed beside the counts. */
struct desk {
    tryg_crs_way *way; /* from the source's CRS to the project's */
    uint32_t place[BATCH];
    struct tryg_counter counter;
    uint64_t far_away;     /* coordinates far from every area */
    struct tryg_box found; /* their box, in the project CRS */
    uint64_t fallback, stated, agree;
    char apart[128]; /* from the next worker's desk */
};

struct placing {
    const tryg_spotter *spotter;
    enum tryg_area_role role;
    size_t areas;
    struct tryg_box near; /* the areas' box, widened by its own size on each side */
    struct tryg_counter_form form;
    unsigned desks;
    struct desk **desk; /* one a worker */

    /* With `unique` all rows are counted, and the repeated taken back: their ids are
     * looked at in file order, and where they were counted is noted for that here. */
    struct slot_notes {
        uint64_t *note; /* [room] */
        size_t room;
    } * waiting; /* [slots] */
    struct tryg_counter_notes notes;
    struct tryg_idset seen;
    struct desk **repeated; /* what is to be taken back, one a worker */

    pthread_mutex_t lock; /* of what follows */
    struct tryg_counts *counts;
    struct tryg_book *book;
    uint64_t *hour; /* as in the counters, NULL if not counted */
    bool begun;     /* has any progress been told? */
    const char *title;
    uint64_t bytes;
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

/* Remember where coordinates lie that fall outside all areas: a wrong CRS shows here. */
static bool note_outside(const struct placing *p, struct desk *desk, double x, double y)
{
    if (tryg_spotter_is_near(p->spotter, x, y)) {
        return false;
    }
    tryg_crs_way_go(desk->way, 1, &x, &y);
    bool near = x >= p->near.west && x <= p->near.east && y >= p->near.south &&
                y <= p->near.north;
    if (!near) {
        desk->far_away++;
        desk->found.west = fmin(desk->found.west, x);
        desk->found.east = fmax(desk->found.east, x);
        desk->found.south = fmin(desk->found.south, y);
        desk->found.north = fmax(desk->found.north, y);
    }
    return !near;
}

/* Where a sound row is counted, given the area of its coordinate; with FAR_PLACE when it
 * is far from every area. */
static uint32_t settle(const struct placing *p, struct desk *desk,
                       const struct tryg_report_block *block, size_t row, uint32_t area)
{
    uint32_t outside = (uint32_t)p->areas, no_place = outside + 1;
    uint32_t stated = block->area ? block->area[row] : TRYG_NO_AREA;
    if (isnan(block->east[row])) {
        bool placed = p->role == TRYG_AREA_FALLBACK && stated != TRYG_NO_AREA;
        desk->fallback += placed;
        return placed ? stated : no_place;
    }
    if (area == TRYG_NO_AREA) {
        bool far_off = note_outside(p, desk, block->east[row], block->north[row]);
        return far_off ? outside | FAR_PLACE : outside;
    }
    if (stated != TRYG_NO_AREA) {
        desk->stated++;
        desk->agree += stated == area;
    }
    return area;
}

static uint64_t note_of(const struct placing *p, const struct tryg_report_block *block,
                        size_t row, uint32_t place)
{
    uint32_t at = place & ~FAR_PLACE;
    uint64_t about = place & FAR_PLACE ? FAR : 0;
    if (block->area && at < p->areas && block->area[row] != TRYG_NO_AREA) {
        about |= isnan(block->east[row])  ? FALLBACK
                 : block->area[row] == at ? STATED | AGREES
                                          : STATED;
    }
    return tryg_counter_note(&p->form, &p->notes, block, row, at) << ABOUT_BITS | about;
}

/* Note of each row of a batch where it is counted, and what else is known of it. */
static void write_notes(const struct placing *p, const struct tryg_report_block *block,
                        size_t from, size_t n, const uint32_t *place, uint64_t *note)
{
    for (size_t i = 0; i < n; i++) {
        bool counts = block->row[from + i] == TRYG_ROW_READ;
        note[i] = counts ? note_of(p, block, from + i, place[i]) : TRYG_IDSET_NO_NOTE;
    }
}

/* Count a batch whose areas stand in desk->place; `note` keeps where, if not NULL. */
static void count(const struct placing *p, struct desk *desk,
                  const struct tryg_report_block *block, size_t from, size_t n,
                  uint64_t *note)
{
    uint32_t *place = desk->place;
    for (size_t i = 0; i < n; i++) {
        bool simple = place[i] != TRYG_NO_AREA && !block->area;
        if (!simple && block->row[from + i] == TRYG_ROW_READ) {
            place[i] = settle(p, desk, block, from + i, place[i]);
        }
    }
    if (note) {
        write_notes(p, block, from, n, place, note);
    }
    for (size_t i = 0; i < n; i++) {
        place[i] &= ~FAR_PLACE;
    }
    tryg_counter_add(&desk->counter, block, from, n, place);
}

/* Before a number could run over: into the common, larger ones. */
static void empty_if_full(struct placing *p, struct desk *desk)
{
    if (tryg_counter_is_full(&desk->counter)) {
        pthread_mutex_lock(&p->lock);
        tryg_counter_take_out(&desk->counter, p->counts, p->book, p->hour);
        pthread_mutex_unlock(&p->lock);
    }
}

static enum tryg_status fail_memory(const struct placing *p, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_FAILED,
                     TX("Hukommelsen slap op efter %zu nøgler (unique).",
                        "Out of memory after %zu ids (unique)."),
                     tryg_idset_count(&p->seen));
}

/* NULL when memory runs out. */
static uint64_t *notes_for(struct slot_notes *notes, size_t rows)
{
    if (rows >= notes->room) {
        free(notes->note);
        notes->room = rows + rows / 4 + 1;
        notes->note = malloc(notes->room * sizeof *notes->note);
    }
    return notes->note;
}

/* Worker: find the areas of a block, and count it. */
static enum tryg_status take(void *context, unsigned worker, unsigned slot,
                             const struct tryg_report_block *block,
                             struct tryg_error *err)
{
    struct placing *p = context;
    struct desk *desk = p->desk[worker];
    uint64_t *note = NULL;
    empty_if_full(p, desk);
    if (p->waiting && !(note = notes_for(&p->waiting[slot], block->rows))) {
        return fail_memory(p, err);
    }
    for (size_t from = 0; from < block->rows; from += BATCH) {
        size_t n = block->rows - from < BATCH ? block->rows - from : BATCH;
        tryg_spotter_find(p->spotter, desk->way, n, block->east + from,
                          block->north + from, desk->place);
        count(p, desk, block, from, n, note ? note + from : NULL);
    }
    return TRYG_OK;
}

/* With `unique`, one block after the other in file order: have these ids been seen? */
static enum tryg_status commit(void *context, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err)
{
    struct placing *p = context;
    const uint64_t(*id)[2] = (const uint64_t(*)[2])block->id;
    const uint64_t *note = p->waiting[slot].note;
    return tryg_idset_add(&p->seen, block->rows, id, note) ? TRYG_OK
                                                           : fail_memory(p, err);
}

/* A row turned out to be repeated. */
static void take_back(void *context, unsigned worker, uint64_t note)
{
    struct placing *p = context;
    struct desk *desk = p->repeated[worker];
    uint64_t about = note & ABOUT;
    desk->stated += (about & STATED) != 0;
    desk->agree += (about & AGREES) != 0;
    desk->fallback += (about & FALLBACK) != 0;
    desk->far_away += (about & FAR) != 0;
    tryg_counter_add_repeated(&desk->counter, &p->notes, note >> ABOUT_BITS);
    if (tryg_counter_is_full(&desk->counter)) {
        pthread_mutex_lock(&p->lock);
        tryg_counter_take_back(&desk->counter, p->counts, p->book, p->hour);
        pthread_mutex_unlock(&p->lock);
    }
}

static void tell_progress(void *context, uint64_t bytes, uint64_t size)
{
    struct placing *p = context;
    if (!p->begun) {
        tryg_progress_begin(p->title, size);
        p->begun = true;
    }
    tryg_progress_add(bytes - p->bytes);
    p->bytes = bytes;
}

static struct tryg_box widened(struct tryg_box box)
{
    double w = box.east - box.west, h = box.north - box.south;
    return (struct tryg_box){box.west - w, box.south - h, box.east + w, box.north + h};
}

static enum tryg_status lay_desks(const struct tryg_batch *b, struct placing *p,
                                  const char *crs, tryg_arena *arena,
                                  struct tryg_error *err)
{
    p->desks = b->threads;
    p->desk = TRYG_NEW(arena, p->desks, struct desk *);
    for (unsigned d = 0; d < p->desks; d++) {
        struct desk *desk = p->desk[d] = TRYG_NEW(arena, 1, struct desk);
        TRYG_TRY(tryg_crs_way_new(crs, b->project.crs, arena, &desk->way, err));
        desk->found = (struct tryg_box){INFINITY, INFINITY, -INFINITY, -INFINITY};
        tryg_counter_begin(&desk->counter, &p->form, arena);
    }
    return TRYG_OK;
}

/* What `unique` needs beside. */
static void prepare_unique(const struct tryg_batch *b, struct placing *p,
                           tryg_arena *arena)
{
    unsigned slots = tryg_reports_slots(b->threads);
    p->waiting = TRYG_NEW(arena, slots, struct slot_notes);
    p->repeated = TRYG_NEW(arena, p->desks, struct desk *);
    for (unsigned d = 0; d < p->desks; d++) {
        p->repeated[d] = TRYG_NEW(arena, 1, struct desk);
        tryg_counter_begin(&p->repeated[d]->counter, &p->form, arena);
    }
    p->notes = tryg_counter_notes(&p->form);
    p->seen.repeated = take_back;
    p->seen.context = p;
    p->seen.note_bytes = (p->notes.bits + ABOUT_BITS + 7) / 8;
}

static struct tryg_noticed clear_desks(struct placing *p)
{
    struct tryg_noticed all = {.found = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    for (unsigned d = 0; d < p->desks; d++) {
        struct desk *desk = p->desk[d];
        tryg_counter_take_out(&desk->counter, p->counts, p->book, p->hour);
        p->book->fallback += desk->fallback;
        p->book->stated += desk->stated;
        p->book->agree += desk->agree;
        all.far_away += desk->far_away;
        all.found.west = fmin(all.found.west, desk->found.west);
        all.found.east = fmax(all.found.east, desk->found.east);
        all.found.south = fmin(all.found.south, desk->found.south);
        all.found.north = fmax(all.found.north, desk->found.north);
    }
    for (unsigned d = 0; p->repeated && d < p->desks; d++) {
        struct desk *desk = p->repeated[d];
        tryg_counter_take_back(&desk->counter, p->counts, p->book, p->hour);
        p->book->fallback -= desk->fallback;
        p->book->stated -= desk->stated;
        p->book->agree -= desk->agree;
        all.far_away -= desk->far_away;
    }
    for (size_t c = 0; c < p->form.categories; c++) {
        const struct tryg_tally *box = p->book->box + c * TRYG_BOXES;
        all.located += box[TRYG_BOX_PLACED].rows + box[TRYG_BOX_OUTSIDE].rows;
    }
    all.located -= p->book->fallback;
    return all;
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

/* Are there times? Then weekdays and hours are counted, on the index system. */
static enum tryg_status ask_for_hours(const struct tryg_division *d, struct placing *p,
                                      const struct tryg_reports_source *source,
                                      const struct tryg_system *system, tryg_arena *arena,
                                      struct tryg_error *err)
{
    const char *format = source->table.date_format;
    if (!source->time && !(source->date && format && strchr(format, 'H'))) {
        return TRYG_OK;
    }
    uint32_t *map = TRYG_NEW(arena, d->atoms.n, uint32_t);
    TRYG_TRY(tryg_system_nest(&d->system[0], system, &d->atoms, map, err));
    for (size_t a = 0; a < d->atoms.n; a++) {
        map[a] = map[a] == TRYG_NO_AREA ? (uint32_t)system->n : map[a];
    }
    p->form.hour_area = map;
    p->form.hour_areas = system->n;
    p->hour = TRYG_NEW(arena, tryg_counter_hours(&p->form), uint64_t);
    return TRYG_OK;
}

/* Counts of the source's months, all zero, and a book of its own. */
static void begin_counts(struct tryg_batch *b, const struct tryg_project_reports *reports,
                         const struct tryg_reports_source *source, int year,
                         struct tryg_counts *counts)
{
    int first_month;
    size_t months = tryg_place_months(source->first_day, source->last_day, &first_month);
    tryg_counts_begin(counts, b->arena, &tryg_division_of(b, year)->system[0],
                      b->categories.n, months);
    counts->source = reports->id;
    counts->year = year;
    counts->first_month = first_month;
    tryg_counts_weigh(counts, b->arena, b->categories.classes);
    mark_given(b, source, counts);
}

static enum tryg_status stream(struct tryg_batch *b, struct placing *p,
                               const struct tryg_reports_source *source,
                               struct tryg_reports_read *read, struct tryg_error *err)
{
    struct tryg_reports_sink sink = {.context = p,
                                     .take = take,
                                     .commit = source->unique ? commit : NULL,
                                     .progress = tell_progress};
    uint64_t before[TRYG_REASONS];
    tryg_rejects *rejects = tryg_batch_rejects(b, source->table.file);
    tryg_rejects_reasons(rejects, before);
    enum tryg_status status =
        tryg_reports_stream(source, b->threads, &sink, rejects, read, err);
    if (status == TRYG_OK && source->unique && !tryg_idset_settle(&p->seen, b->threads)) {
        status = fail_memory(p, err);
    }
    tryg_idset_free(&p->seen);
    for (unsigned s = 0; p->waiting && s < tryg_reports_slots(b->threads); s++) {
        free(p->waiting[s].note);
    }
    if (p->begun) {
        tryg_progress_end();
    }
    TRYG_TRY(status);
    tryg_batch_book_reasons(p->book, rejects, before);
    p->book->read = (struct tryg_tally){read->rows, read->rows};
    return TRYG_OK;
}

static enum tryg_status place_reports(struct tryg_batch *b,
                                      const struct tryg_project_reports *reports,
                                      int year, tryg_arena *scratch,
                                      struct tryg_counts *counts, struct tryg_error *err)
{
    struct tryg_reports_source source = tryg_project_points(reports, year, b->arena);
    source.categories = &b->categories;
    struct tryg_division *d = tryg_division_of(b, year);
    if (source.area) {
        const struct tryg_system *system;
        TRYG_TRY(tryg_division_need(b, year, reports->system, reports->system_at, &system,
                                    err));
        source.areas = tryg_division_names(b, system);
    }
    struct tryg_counts made;
    begin_counts(b, reports, &source, year, &made);
    struct placing p = {
        .role = reports->area_role,
        .areas = d->atoms.n,
        .near = widened(tryg_outlines_box(&d->atoms.outlines)),
        .form = {.areas = d->atoms.n,
                 .categories = made.categories,
                 .slots = made.slots,
                 .classes = made.classes},
        .lock = PTHREAD_MUTEX_INITIALIZER,
        .counts = &made,
        .book = tryg_ledger_book(&b->ledger, reports->id, year),
        .title =
            tryg_arena_print(scratch, TX("Læser %s", "Reading %s"), source.table.shown),
    };
    struct tryg_reports_read read = {0};
    const char *crs = reports->crs ? reports->crs : b->project.crs;
    TRYG_TRY(tryg_division_spotter(b, d, crs, &p.spotter, err));
    const struct tryg_system *index = b->yardstick[tryg_yardstick_of(b, year)].system[0];
    TRYG_TRY(ask_for_hours(d, &p, &source, index, scratch, err));
    TRYG_TRY(lay_desks(b, &p, crs, scratch, err));
    if (source.unique) {
        prepare_unique(b, &p, scratch);
    }
    TRYG_TRY(stream(b, &p, &source, &read, err));
    struct tryg_noticed all = clear_desks(&p);
    if (p.hour) {
        tryg_counter_list_hours(&p.form, p.hour, index, b->arena, &made.hours);
    }
    keep_reading(b, reports, &source, &read, p.book);
    TRYG_TRY(tryg_place_judge_year(&b->ledger, p.book, source.table.shown, err));
    TRYG_TRY(tryg_place_judge_crs(b, d, &all, reports, source.table.shown, err));
    *counts = made;
    return TRYG_OK;
}

enum tryg_status tryg_place_reports(struct tryg_batch *b,
                                    const struct tryg_project_reports *reports, int year,
                                    struct tryg_counts *counts, struct tryg_error *err)
{
    tryg_arena *scratch = tryg_arena_new(TX("tællerne", "the counters"), 0);
    enum tryg_status status = place_reports(b, reports, year, scratch, counts, err);
    tryg_arena_free(scratch);
    return status;
}
