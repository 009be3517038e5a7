/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/arena.h"
#include "geodata/base/cell.h"
#include "publish/sink.h"
#include "publish/tables.h"

#include <inttypes.h>

enum { HOURS = 168 };

/* All sources of one year, added together: sum[(area * categories + category) * 168 +
 * hour], the areas being those of the system, and one more for reports in none of them.
 */
struct week {
    const struct tryg_system *system;
    int year;
    size_t categories;
    uint64_t *sum;
};

static bool add_sources(struct week *week, size_t n, const struct tryg_counts *counts,
                        tryg_arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        const struct tryg_hours *hours = &counts[i].hours;
        if (!hours->system) {
            continue;
        }
        if (!week->sum) {
            week->system = hours->system;
            week->sum = TRYG_NEW(arena, (hours->system->n + 1) * week->categories * HOURS,
                                 uint64_t);
        }
        for (size_t h = 0; h < hours->n; h++) {
            const struct tryg_hour_cell *cell = &hours->cell[h];
            week->sum[(cell->area * week->categories + cell->category) * HOURS +
                      cell->weekday_hour] += cell->reports;
        }
    }
    return week->sum != NULL;
}

static void put_hours(FILE *out, const struct week *week, const char *system,
                      const char *area, const char *category, const uint64_t *reports)
{
    for (size_t h = 0; h < HOURS; h++) {
        if (reports[h]) {
            fprintf(out, "%d,", week->year);
            tryg_cell_put_csv(out, system);
            fputc(',', out);
            tryg_cell_put_csv(out, area);
            fputc(',', out);
            tryg_cell_put_csv(out, category);
            fprintf(out, ",%zu,%zu,%" PRIu64 "\n", h / 24 + 1, h % 24, reports[h]);
        }
    }
}

/* The city: the areas of the index system, and what is in none of them. */
static void put_city(FILE *out, const struct week *week, const struct tryg_system *city,
                     const struct tryg_categories *categories)
{
    for (size_t c = 0; c < week->categories; c++) {
        uint64_t all[HOURS] = {0};
        for (size_t a = 0; a <= week->system->n; a++) {
            for (size_t h = 0; h < HOURS; h++) {
                all[h] += week->sum[(a * week->categories + c) * HOURS + h];
            }
        }
        put_hours(out, week, city->id, city->code[0], categories->id[c], all);
    }
}

static void put_week(FILE *out, const struct week *week, const struct tryg_system *city,
                     const struct tryg_categories *categories)
{
    const struct tryg_system *system = week->system;
    for (size_t a = 0; system != city && a < system->n; a++) {
        for (size_t c = 0; c < week->categories; c++) {
            put_hours(out, week, system->id, system->code[a], categories->id[c],
                      week->sum + (a * week->categories + c) * HOURS);
        }
    }
    put_city(out, week, city, categories);
}

enum tryg_status tryg_publish_hours_csv(const char *path, size_t records,
                                        const struct tryg_year_record *record,
                                        const struct tryg_system *city,
                                        const struct tryg_categories *categories,
                                        struct tryg_error *err)
{
    FILE *out;
    TRYG_TRY(tryg_sink_open(path, &out, err));
    fputs("year,system,area,category,weekday,hour,reports\n", out);
    for (size_t y = 0; y < records; y++) {
        tryg_arena *arena = tryg_arena_new("publish", 0);
        struct week week = {.year = record[y].year, .categories = categories->n};
        if (add_sources(&week, record[y].counts, record[y].count, arena)) {
            put_week(out, &week, city, categories);
        }
        tryg_arena_free(arena);
    }
    return tryg_sink_close(path, out, err);
}
