/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/counter.h"

#include <string.h>

enum { LINE = 128, HOURS = 168, NO_HOUR = 255 }; /* LINE: two, which come in pairs */

/* Behind the last there is room for one that nobody reads. */
static uint32_t *numbers(tryg_arena *arena, size_t n)
{
    size_t aside = LINE / sizeof(uint32_t);
    return TRYG_NEW(arena, n + 2 * aside, uint32_t) + aside;
}

static size_t cells(const struct tryg_counter_form *form)
{
    return (form->areas + 2) * form->categories * form->slots;
}

size_t tryg_counter_hours(const struct tryg_counter_form *form)
{
    return form->hour_area ? (form->hour_areas + 1) * form->categories * HOURS : 0;
}

static size_t boxes(const struct tryg_counter_form *form)
{
    return (form->categories + 1) * TRYG_BOXES;
}

void tryg_counter_begin(struct tryg_counter *counter,
                        const struct tryg_counter_form *form, tryg_arena *arena)
{
    size_t aside = LINE / sizeof(uint64_t);
    *counter = (struct tryg_counter){.form = form};
    counter->cell = numbers(arena, cells(form));
    counter->hour = form->hour_area ? numbers(arena, tryg_counter_hours(form)) : NULL;
    counter->harm = form->classes ? numbers(arena, form->areas * form->classes) : NULL;
    counter->box = TRYG_NEW(arena, boxes(form) + 2 * aside, uint64_t) + aside;
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

static void add_to_box(struct tryg_counter *counter,
                       const struct tryg_report_block *block, size_t row)
{
    size_t last = counter->form->categories, category = block->category[row];
    category = category == TRYG_NO_CATEGORY ? last : category;
    counter->box[category * TRYG_BOXES + (size_t)judged_box(block->row[row])]++;
}

/* The months' own slots come first, the one of no month (255) last: the smaller of the
 * two is right for both. */
static size_t slot_of(const struct tryg_counter_form *form, uint8_t month)
{
    return month < form->slots - 1 ? month : form->slots - 1;
}

static size_t cell_of(const struct tryg_counter_form *form,
                      const struct tryg_report_block *block, size_t row, uint32_t place)
{
    return (place * form->categories + block->category[row]) * form->slots +
           slot_of(form, block->month[row]);
}

static size_t hour_of(const struct tryg_counter_form *form, size_t place, size_t category,
                      uint8_t weekday_hour)
{
    return (form->hour_area[place] * form->categories + category) * HOURS + weekday_hour;
}

static void add_hour(struct tryg_counter *counter, size_t place, size_t category,
                     uint8_t weekday_hour)
{
    const struct tryg_counter_form *form = counter->form;
    if (weekday_hour != NO_HOUR && place < form->areas) {
        counter->hour[hour_of(form, place, category, weekday_hour)]++;
    }
}

static void add_harm(struct tryg_counter *counter, size_t place, uint16_t class)
{
    const struct tryg_counter_form *form = counter->form;
    if (place < form->areas && class < form->classes) {
        counter->harm[place * form->classes + class]++;
    }
}

/* Naive: row by row, each into its box, cell and hour. Numbers that are far apart in
 * memory are added to faster in a loop that does nothing else: the processor then looks
 * dozens of rows ahead. So where each row is counted is worked out first, and a row that
 * is not has a place of its own behind the others, which nobody reads. */
enum { PIECE = 256 };

/* Returns whether all of them are counted. */
static bool add_cells(const struct tryg_counter *counter,
                      const struct tryg_report_block *block, size_t from, size_t n,
                      const uint32_t *place)
{
    const struct tryg_counter_form form = *counter->form;
    const size_t nowhere = cells(&form);
    size_t number[PIECE];
    bool all = true;
    for (size_t i = 0; i < n; i++) {
        bool counts = block->row[from + i] == TRYG_ROW_READ;
        all &= counts;
        number[i] = counts ? cell_of(&form, block, from + i, place[i]) : nowhere;
    }
    uint32_t *cell = counter->cell;
    for (size_t i = 0; i < n; i++) {
        cell[number[i]]++;
    }
    return all;
}

static void add_hours(const struct tryg_counter *counter,
                      const struct tryg_report_block *block, size_t from, size_t n,
                      const uint32_t *place)
{
    const struct tryg_counter_form form = *counter->form;
    const size_t nowhere = tryg_counter_hours(&form);
    size_t number[PIECE];
    for (size_t i = 0; i < n; i++) {
        size_t row = from + i;
        uint8_t hour = block->weekday_hour[row];
        bool counts =
            block->row[row] == TRYG_ROW_READ && hour != NO_HOUR && place[i] < form.areas;
        number[i] =
            counts ? hour_of(&form, place[i], block->category[row], hour) : nowhere;
    }
    uint32_t *into = counter->hour;
    for (size_t i = 0; i < n; i++) {
        into[number[i]]++;
    }
}

static void add_piece(struct tryg_counter *counter, const struct tryg_report_block *block,
                      size_t from, size_t n, const uint32_t *place)
{
    bool all = add_cells(counter, block, from, n, place);
    if (counter->hour) {
        add_hours(counter, block, from, n, place);
    }
    for (size_t i = 0; i < n && !all; i++) {
        if (block->row[from + i] != TRYG_ROW_READ) {
            add_to_box(counter, block, from + i);
        }
    }
    for (size_t i = 0; i < n && counter->harm; i++) {
        if (block->row[from + i] == TRYG_ROW_READ) {
            add_harm(counter, place[i], block->harm_class[from + i]);
        }
    }
}

void tryg_counter_add(struct tryg_counter *counter, const struct tryg_report_block *block,
                      size_t from, size_t n, const uint32_t *place)
{
    for (size_t done = 0; done < n; done += PIECE) {
        size_t piece = n - done < PIECE ? n - done : PIECE;
        add_piece(counter, block, from + done, piece, place + done);
    }
    counter->rows += n;
}

static unsigned bits_of(uint64_t most)
{
    return most ? 64 - (unsigned)__builtin_clzll(most) : 0;
}

/* What is not counted has no bits; a class that is none is noted as one more than
 * there are. */
struct tryg_counter_notes tryg_counter_notes(const struct tryg_counter_form *form)
{
    unsigned cell = bits_of(cells(form) - 1), hour = form->hour_area ? 8 : 0;
    unsigned class = bits_of(form->classes);
    return (struct tryg_counter_notes){cell, cell + hour, cell + hour + class};
}

uint64_t tryg_counter_note(const struct tryg_counter_form *form,
                           const struct tryg_counter_notes *notes,
                           const struct tryg_report_block *block, size_t row,
                           uint32_t place)
{
    uint64_t note = cell_of(form, block, row, place);
    if (form->hour_area) {
        note |= (uint64_t)block->weekday_hour[row] << notes->hour_at;
    }
    if (form->classes) {
        uint64_t class = block->harm_class[row];
        class = class < form->classes ? class : form->classes;
        note |= class << notes->class_at;
    }
    return note;
}

static uint64_t bits_from(uint64_t note, unsigned from, unsigned to)
{
    return note >> from & ((UINT64_C(1) << (to - from)) - 1);
}

void tryg_counter_add_repeated(struct tryg_counter *counter,
                               const struct tryg_counter_notes *notes, uint64_t note)
{
    const struct tryg_counter_form *form = counter->form;
    size_t cell = bits_from(note, 0, notes->hour_at);
    size_t category = cell / form->slots % form->categories;
    size_t place = cell / form->slots / form->categories;
    counter->cell[cell]++;
    counter->rows++;
    if (counter->harm) {
        add_harm(counter, place, (uint16_t)bits_from(note, notes->class_at, notes->bits));
    }
    if (counter->hour) {
        add_hour(counter, place, category,
                 (uint8_t)bits_from(note, notes->hour_at, notes->class_at));
    }
}

bool tryg_counter_is_full(const struct tryg_counter *counter)
{
    return counter->rows > UINT32_MAX / 2;
}

/* Numbers to be taken out are multiplied by 1 or, to be taken back, by the number that is
 * -1 in arithmetic modulo 2^64: the order of the two does not matter. */
static const uint64_t OUT = 1, BACK = UINT64_MAX;

static void move_place(const struct tryg_counter *counter, size_t place, uint64_t way,
                       uint64_t *into, struct tryg_tally *box, enum tryg_box_kind kind)
{
    const struct tryg_counter_form *form = counter->form;
    const uint32_t *from = counter->cell + place * form->categories * form->slots;
    for (size_t c = 0; c < form->categories; c++) {
        uint64_t sum = 0;
        for (size_t s = 0; s < form->slots; s++) {
            into[c * form->slots + s] += way * from[c * form->slots + s];
            sum += from[c * form->slots + s];
        }
        struct tryg_tally *of_category = box + c * TRYG_BOXES;
        of_category[kind].rows += way * sum;
        of_category[kind].reports += way * sum;
        if (way == BACK) {
            of_category[TRYG_BOX_DUPLICATE].rows += sum;
            of_category[TRYG_BOX_DUPLICATE].reports += sum;
        }
    }
}

static void move(struct tryg_counter *counter, uint64_t way, struct tryg_counts *counts,
                 struct tryg_book *book, uint64_t *hour)
{
    const struct tryg_counter_form *form = counter->form;
    size_t areas = form->areas, block = form->categories * form->slots;
    for (size_t a = 0; a < areas; a++) {
        move_place(counter, a, way, counts->reports + a * block, book->box,
                   TRYG_BOX_PLACED);
    }
    move_place(counter, areas, way, counts->outside, book->box, TRYG_BOX_OUTSIDE);
    move_place(counter, areas + 1, way, counts->no_place, book->box, TRYG_BOX_NO_PLACE);
    for (size_t b = 0; b < boxes(form); b++) {
        book->box[b].rows += way * counter->box[b];
        book->box[b].reports += way * counter->box[b];
    }
    for (size_t k = 0; k < areas * form->classes; k++) {
        counts->harm[k] += way * counter->harm[k];
    }
    for (size_t h = 0; h < tryg_counter_hours(form); h++) {
        hour[h] += way * counter->hour[h];
    }
    memset(counter->cell, 0, cells(form) * sizeof *counter->cell);
    memset(counter->box, 0, boxes(form) * sizeof *counter->box);
    if (counter->harm) {
        memset(counter->harm, 0, areas * form->classes * sizeof *counter->harm);
    }
    if (counter->hour) {
        memset(counter->hour, 0, tryg_counter_hours(form) * sizeof *counter->hour);
    }
    counter->rows = 0;
}

void tryg_counter_take_out(struct tryg_counter *counter, struct tryg_counts *counts,
                           struct tryg_book *book, uint64_t *hour)
{
    move(counter, OUT, counts, book, hour);
}

void tryg_counter_take_back(struct tryg_counter *counter, struct tryg_counts *counts,
                            struct tryg_book *book, uint64_t *hour)
{
    move(counter, BACK, counts, book, hour);
}

void tryg_counter_list_hours(const struct tryg_counter_form *form, const uint64_t *hour,
                             const struct tryg_system *system, tryg_arena *arena,
                             struct tryg_hours *hours)
{
    size_t n = 0, all = tryg_counter_hours(form);
    for (size_t h = 0; h < all; h++) {
        n += hour[h] > 0;
    }
    *hours = (struct tryg_hours){.system = n ? system : NULL};
    hours->cell = TRYG_NEW(arena, n, struct tryg_hour_cell);
    for (size_t h = 0; h < all; h++) {
        if (hour[h]) {
            hours->cell[hours->n++] = (struct tryg_hour_cell){
                .area = (uint32_t)(h / HOURS / form->categories),
                .category = (uint8_t)(h / HOURS % form->categories),
                .weekday_hour = (uint8_t)(h % HOURS),
                .reports = hour[h]};
        }
    }
}
