/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/counter.h"

#include <string.h>

enum { LINE = 128, HOURS = 168, NO_HOUR = 255 }; /* LINE: two, which come in pairs */

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

static void add_hour(struct tryg_counter *counter, size_t place, size_t category,
                     uint8_t weekday_hour)
{
    const struct tryg_counter_form *form = counter->form;
    if (weekday_hour != NO_HOUR && place < form->areas) {
        size_t area = form->hour_area[place];
        counter->hour[(area * form->categories + category) * HOURS + weekday_hour]++;
    }
}

static void add_harm(struct tryg_counter *counter, size_t place, uint16_t class)
{
    const struct tryg_counter_form *form = counter->form;
    if (place < form->areas && class < form->classes) {
        counter->harm[place * form->classes + class]++;
    }
}

void tryg_counter_add(struct tryg_counter *counter, const struct tryg_report_block *block,
                      size_t from, size_t n, const uint32_t *place)
{
    const struct tryg_counter_form form = *counter->form;
    uint32_t *cell = counter->cell;
    for (size_t i = 0; i < n; i++) {
        size_t row = from + i;
        if (block->row[row] != TRYG_ROW_READ) {
            add_to_box(counter, block, row);
            continue;
        }
        cell[cell_of(&form, block, row, place[i])]++;
        if (counter->harm) {
            add_harm(counter, place[i], block->harm_class[row]);
        }
        if (counter->hour) {
            add_hour(counter, place[i], block->category[row], block->weekday_hour[row]);
        }
    }
    counter->rows += n;
}

uint64_t tryg_counter_note(const struct tryg_counter_form *form,
                           const struct tryg_report_block *block, size_t row,
                           uint32_t place)
{
    uint64_t class = form->classes ? block->harm_class[row] : 0;
    return cell_of(form, block, row, place) | (uint64_t)block->weekday_hour[row] << 32 |
           class << 48;
}

void tryg_counter_add_repeated(struct tryg_counter *counter, uint64_t note)
{
    const struct tryg_counter_form *form = counter->form;
    size_t cell = (uint32_t)note;
    size_t category = cell / form->slots % form->categories;
    size_t place = cell / form->slots / form->categories;
    counter->cell[cell]++;
    counter->rows++;
    if (counter->harm) {
        add_harm(counter, place, (uint16_t)(note >> 48));
    }
    if (counter->hour) {
        add_hour(counter, place, category, (uint8_t)(note >> 32));
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
