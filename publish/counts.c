/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/arena.h"
#include "geodata/base/cell.h"
#include "publish/sink.h"
#include "publish/tables.h"

#include <inttypes.h>
#include <string.h>

/* All sources of one year, added together.
 *
 * Shape    sum[(place * categories + category) * slots + month]; places are the areas of
 * the system, outside and no_place; the last slot is the unknown month.
 * Missing  said[category * slots + month]: did any source speak of it? Where none did,
 * the count is not known, and has no row. */
struct year {
    const struct tryg_system *system;
    int year, first_month;
    size_t categories, slots, places;
    uint64_t *sum;
    bool *said;
    bool *untold; /* [places * categories]: a number is there, and not told */
};

/* The months that the sources of a year span. */
static void span(const struct tryg_counts *counts, size_t n, struct year *into)
{
    int end = 0;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        int months = (int)counts[i].slots - 1;
        if (months == 0) {
            continue;
        }
        int first = counts[i].first_month;
        into->first_month = any && into->first_month < first ? into->first_month : first;
        end = any && end > first + months ? end : first + months;
        any = true;
    }
    into->slots = any ? (size_t)(end - into->first_month) + 1 : 1;
}

static size_t slot_in_year(const struct year *year, const struct tryg_counts *counts,
                           size_t slot)
{
    return slot + 1 == counts->slots
               ? year->slots - 1
               : slot + (size_t)(counts->first_month - year->first_month);
}

static void add_place(struct year *year, size_t place, const struct tryg_counts *counts,
                      const uint64_t *block)
{
    for (size_t c = 0; c < counts->categories; c++) {
        uint64_t *sum = year->sum + (place * year->categories + c) * year->slots;
        for (size_t slot = 0; slot < counts->slots; slot++) {
            uint64_t reports = block[c * counts->slots + slot];
            size_t to = slot_in_year(year, counts, slot);
            sum[to] += reports;
            /* a count of months may have none without a month: then that needs no row */
            bool told = slot + 1 < counts->slots || counts->slots == 1 || reports > 0;
            if (counts->category_given[c] && told) {
                year->said[c * year->slots + to] = true;
            }
        }
    }
}

static struct year add_sources(const struct tryg_counts *counts, size_t n,
                               tryg_arena *arena)
{
    struct year year = {.system = counts->system,
                        .year = counts->year,
                        .categories = counts->categories,
                        .places = counts->system->n + 2};
    span(counts, n, &year);
    year.sum = TRYG_NEW(arena, year.places * year.categories * year.slots, uint64_t);
    year.untold = TRYG_NEW(arena, year.places * year.categories, bool);
    year.said = TRYG_NEW(arena, year.categories * year.slots, bool);
    for (size_t i = 0; i < n; i++) {
        size_t block = counts[i].categories * counts[i].slots;
        for (size_t a = 0; a < year.system->n; a++) {
            add_place(&year, a, &counts[i], counts[i].reports + a * block);
            for (size_t c = 0; c < year.categories; c++) {
                year.untold[a * year.categories + c] |=
                    counts[i].unknown[a * year.categories + c];
            }
        }
        add_place(&year, year.system->n, &counts[i], counts[i].outside);
        add_place(&year, year.system->n + 1, &counts[i], counts[i].no_place);
    }
    return year;
}

static const char *place_name(const struct year *year, size_t place)
{
    size_t n = year->system->n;
    return place < n ? year->system->code[place] : place == n ? "outside" : "no_place";
}

/* A count; or, with slot TOLD_NOT, an empty cell: there is a number, and it is not told.
 */
#define TOLD_NOT SIZE_MAX

static void put_row(FILE *out, const struct year *year, size_t place,
                    const char *category, size_t slot, uint64_t reports)
{
    fprintf(out, "%d,", year->year);
    if (slot != TOLD_NOT && slot + 1 < year->slots) {
        int month = year->first_month + (int)slot;
        fprintf(out, "%04d-%02d", month / 12, month % 12 + 1);
    }
    fputc(',', out);
    tryg_cell_put_csv(out, year->system->id);
    fputc(',', out);
    tryg_cell_put_csv(out, place_name(year, place));
    fputc(',', out);
    tryg_cell_put_csv(out, category);
    if (slot == TOLD_NOT) {
        fputs(",\n", out);
    } else {
        fprintf(out, ",%" PRIu64 "\n", reports);
    }
}

static void put_category(FILE *out, const struct year *year, size_t place, size_t c,
                         const char *category)
{
    const bool *said = year->said + c * year->slots;
    const uint64_t *sum = year->sum + (place * year->categories + c) * year->slots;
    if (year->untold[place * year->categories + c]) {
        put_row(out, year, place, category, TOLD_NOT, 0);
        return;
    }
    for (size_t slot = 0; slot < year->slots; slot++) {
        if (said[slot]) {
            put_row(out, year, place, category, slot, sum[slot]);
        }
    }
}

static void put_year(FILE *out, const struct year *year,
                     const struct tryg_categories *categories)
{
    for (size_t place = 0; place < year->places; place++) {
        for (size_t c = 0; c < year->categories; c++) {
            put_category(out, year, place, c, categories->id[c]);
        }
    }
}

enum tryg_status tryg_publish_counts_csv(const char *path, size_t n,
                                         const struct tryg_counts *counts,
                                         const struct tryg_categories *categories,
                                         struct tryg_error *err)
{
    FILE *out;
    TRYG_TRY(tryg_sink_open(path, &out, err));
    fputs("year,month,system,area,category,reports\n", out);
    for (size_t first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n && counts[end].year == counts[first].year; end++) {}
        tryg_arena *arena = tryg_arena_new("publish", 0);
        struct year year = add_sources(counts + first, end - first, arena);
        put_year(out, &year, categories);
        tryg_arena_free(arena);
    }
    return tryg_sink_close(path, out, err);
}
