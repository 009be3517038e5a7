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
    case TRYG_ROW_REJECTED:
        return TRYG_BOX_REJECTED;
    default:
        return TRYG_BOX_DUPLICATE; /* it was read, and is counted already */
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

static void add_hour(struct tryg_counter *counter, uint32_t place, size_t category,
                     uint8_t weekday_hour)
{
    const struct tryg_counter_form *form = counter->form;
    if (weekday_hour != NO_HOUR && place < form->areas) {
        size_t area = form->hour_area[place];
        counter->hour[(area * form->categories + category) * HOURS + weekday_hour]++;
    }
}

static void add_harm(struct tryg_counter *counter, uint32_t place, uint16_t class)
{
    const struct tryg_counter_form *form = counter->form;
    if (place < form->areas && class < form->classes) {
        counter->harm[place * form->classes + class]++;
    }
}

void tryg_counter_add(struct tryg_counter *counter, const struct tryg_report_block *block,
                      size_t from, size_t n, const uint32_t *place, const bool *repeated)
{
    const struct tryg_counter_form form = *counter->form;
    uint32_t *cell = counter->cell;
    for (size_t i = 0; i < n; i++) {
        size_t row = from + i;
        if (block->row[row] != TRYG_ROW_READ || (repeated && repeated[i])) {
            add_to_box(counter, block, row);
            continue;
        }
        size_t category = block->category[row];
        size_t slot = slot_of(&form, block->month[row]);
        cell[(place[i] * form.categories + category) * form.slots + slot]++;
        if (counter->harm) {
            add_harm(counter, place[i], block->harm_class[row]);
        }
        if (counter->hour) {
            add_hour(counter, place[i], category, block->weekday_hour[row]);
        }
    }
    counter->rows += n;
}

bool tryg_counter_is_full(const struct tryg_counter *counter)
{
    return counter->rows > UINT32_MAX / 2;
}

/* Add the cells of one place, and tell how many reports they hold by category. */
static void take_place(const struct tryg_counter *counter, size_t place, uint64_t *into,
                       struct tryg_book *book, enum tryg_box_kind box)
{
    const struct tryg_counter_form *form = counter->form;
    const uint32_t *from = counter->cell + place * form->categories * form->slots;
    for (size_t c = 0; c < form->categories; c++) {
        struct tryg_tally *tally = &book->box[c * TRYG_BOXES + (size_t)box];
        for (size_t s = 0; s < form->slots; s++) {
            uint32_t reports = from[c * form->slots + s];
            into[c * form->slots + s] += reports;
            tally->rows += reports;
            tally->reports += reports;
        }
    }
}

void tryg_counter_take_out(struct tryg_counter *counter, struct tryg_counts *counts,
                           struct tryg_book *book, uint64_t *hour)
{
    const struct tryg_counter_form *form = counter->form;
    size_t areas = form->areas, block = form->categories * form->slots;
    for (size_t a = 0; a < areas; a++) {
        take_place(counter, a, counts->reports + a * block, book, TRYG_BOX_PLACED);
    }
    take_place(counter, areas, counts->outside, book, TRYG_BOX_OUTSIDE);
    take_place(counter, areas + 1, counts->no_place, book, TRYG_BOX_NO_PLACE);
    for (size_t b = 0; b < boxes(form); b++) {
        book->box[b].rows += counter->box[b];
        book->box[b].reports += counter->box[b];
    }
    for (size_t k = 0; k < areas * form->classes; k++) {
        counts->harm[k] += counter->harm[k];
    }
    for (size_t h = 0; h < tryg_counter_hours(form); h++) {
        hour[h] += counter->hour[h];
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
