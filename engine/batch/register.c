/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/register.h"
#include "engine/batch/crossing.h"
#include "engine/batch/yardstick.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "import/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- a file of counts ---- */

enum { YEAR, AREA, CATEGORY, REPORTS, COLUMNS };
static const char *const COLUMN[COLUMNS] = {"year", "area", "category", "reports"};

static int by_place(const void *a, const void *b)
{
    const struct tryg_register_cell *p = a, *q = b;
    if (p->year != q->year) {
        return p->year < q->year ? -1 : 1;
    }
    int order = strcmp(p->area, q->area);
    return order ? order : strcmp(p->category, q->category);
}

static enum tryg_status find_columns(const struct tryg_table *t, size_t at[COLUMNS],
                                     struct tryg_error *err)
{
    for (int want = 0; want < COLUMNS; want++) {
        at[want] = 0;
        while (at[want] < t->columns && strcmp(t->column[at[want]], COLUMN[want]) != 0) {
            at[want]++;
        }
        if (at[want] == t->columns) {
            return tryg_fail(
                err, TRYG_DATA,
                TX("%s har ingen kolonne \"%s\". Forventet er en counts.csv, "
                   "som tryghed run skriver den.",
                   "%s has no column \"%s\". Expected is a counts.csv as "
                   "tryghed run writes it."),
                t->shown, COLUMN[want]);
        }
    }
    return TRYG_OK;
}

static enum tryg_status read_row(const struct tryg_table *t, size_t row,
                                 const size_t at[COLUMNS],
                                 struct tryg_register_cell *cell, struct tryg_error *err)
{
    const char *year = tryg_table_cell(t, row, at[YEAR]);
    const char *reports = tryg_table_cell(t, row, at[REPORTS]);
    struct tryg_number_style style = {'.', 0};
    uint64_t label = 0;
    *cell =
        (struct tryg_register_cell){.area = tryg_table_cell(t, row, at[AREA]),
                                    .category = tryg_table_cell(t, row, at[CATEGORY])};
    if (!tryg_number_parse_whole(year, strlen(year), style, &label) || label > 9999 ||
        !tryg_number_parse(reports, strlen(reports), style, &cell->reports)) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s, linje %llu: \"%s\" og \"%s\" skulle være et år og et "
                            "antal anmeldelser.",
                            "%s, line %llu: \"%s\" and \"%s\" should be a year and a "
                            "number of reports."),
                         t->shown, (unsigned long long)t->line[row], year, reports);
    }
    cell->year = (int)label;
    return TRYG_OK;
}

/* Cells of the same place, which differ by month, become one. */
static size_t add_up(struct tryg_register_cell *cell, size_t n)
{
    size_t kept = 0;
    if (n) {
        qsort(cell, n, sizeof *cell, by_place);
    }
    for (size_t i = 0; i < n; i++) {
        if (kept && by_place(&cell[kept - 1], &cell[i]) == 0) {
            cell[kept - 1].reports += cell[i].reports;
        } else {
            cell[kept++] = cell[i];
        }
    }
    return kept;
}

static struct tryg_table_source counts_at(const char *path, const char *shown)
{
    return (struct tryg_table_source){.file = path,
                                      .shown = shown,
                                      .encoding = TRYG_UTF8,
                                      .delimiter = ',',
                                      .decimal = '.'};
}

enum tryg_status tryg_register_read(const char *path, const char *shown,
                                    tryg_arena *arena, size_t *n,
                                    struct tryg_register_cell **cell,
                                    struct tryg_error *err)
{
    struct tryg_table_source source = counts_at(path, shown);
    struct tryg_table t;
    size_t at[COLUMNS] = {0};
    TRYG_TRY(tryg_table_read_whole(&source, arena, &t, err));
    TRYG_TRY(find_columns(&t, at, err));
    struct tryg_register_cell *list =
        TRYG_NEW(arena, t.rows + 1, struct tryg_register_cell);
    for (size_t r = 0; r < t.rows; r++) {
        TRYG_TRY(read_row(&t, r, at, &list[r], err));
    }
    *n = add_up(list, t.rows);
    *cell = list;
    return TRYG_OK;
}

void tryg_register_compare(size_t n, const struct tryg_register_cell *published, size_t m,
                           const struct tryg_register_cell *later, tryg_arena *arena,
                           size_t *revisions, struct tryg_register_revision **revision)
{
    struct tryg_register_revision *list =
        TRYG_NEW(arena, n + m + 1, struct tryg_register_revision);
    size_t i = 0, j = 0, found = 0;
    while (i < n || j < m) {
        int order = i == n ? 1 : j == m ? -1 : by_place(&published[i], &later[j]);
        const struct tryg_register_cell *one = order > 0 ? &later[j] : &published[i];
        struct tryg_register_revision r = {one->year, one->area, one->category,
                                           order > 0 ? 0.0 : published[i].reports,
                                           order < 0 ? 0.0 : later[j].reports};
        i += order <= 0;
        j += order >= 0;
        if (r.published < r.later || r.published > r.later) {
            list[found++] = r;
        }
    }
    *revisions = found;
    *revision = list;
}

/* ---- against what was counted ---- */

static size_t place_at(const struct tryg_batch *b, size_t year, size_t area,
                       size_t category)
{
    return (year * b->out_system[0]->n + area) * b->categories.n + category;
}

static size_t year_of(const struct tryg_batch *b, int year)
{
    size_t y = 0;
    while (y < b->results.years && b->results.year[y] != year) {
        y++;
    }
    return y;
}

/* What was counted, on the index system. */
static enum tryg_status count_published(struct tryg_batch *b, double *published,
                                        struct tryg_error *err)
{
    const struct tryg_system *system = b->out_system[0];
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t s = 0; s < b->record[y].counts; s++) {
            const struct tryg_counts *fine = &b->record[y].count[s];
            const struct tryg_crossing *way;
            struct tryg_counts counts;
            if (tryg_division_with(b, fine->system) != tryg_division_with(b, system)) {
                continue; /* a year of other areas tells nothing here */
            }
            TRYG_TRY(tryg_cross(b, fine->system, system, &way, err));
            tryg_crossing_counts(way, fine, b->arena, &counts);
            for (size_t i = 0; i < system->n * fine->categories; i++) {
                size_t area = i / fine->categories, category = i % fine->categories;
                published[place_at(b, y, area, category)] +=
                    (double)tryg_counts_sum(&counts, area, category);
            }
        }
    }
    return TRYG_OK;
}

static size_t text_at(const char *text, size_t n, const char *const *list)
{
    size_t i = 0;
    while (i < n && strcmp(list[i], text) != 0) {
        i++;
    }
    return i;
}

static enum tryg_status sign(const struct tryg_later *later, tryg_arena *scratch,
                             struct tryg_input *file, struct tryg_error *err)
{
    struct tryg_table_source source = counts_at(later->file, later->shown);
    struct tryg_table t;
    struct stat info;
    struct tryg_input read = {.role = "compare later", .shown = later->shown};
    TRYG_TRY(tryg_table_read_whole(&source, scratch, &t, err));
    read.rows = t.rows;
    read.bytes = stat(later->file, &info) == 0 ? (uint64_t)info.st_size : 0;
    TRYG_TRY(tryg_hash_file(later->file, &read.sha256, err));
    *file = read;
    return TRYG_OK;
}

enum tryg_status tryg_register_sign(struct tryg_batch *b, struct tryg_error *err)
{
    if (!b->project.later.file) {
        return TRYG_OK;
    }
    tryg_arena *scratch = tryg_arena_new("later extract", 0);
    enum tryg_status status = sign(&b->project.later, scratch, &b->later_file, err);
    tryg_arena_free(scratch);
    return status;
}

enum tryg_status tryg_register_open(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    size_t n, room = b->results.years * b->out_system[0]->n * b->categories.n + 1;
    struct tryg_register_cell *cell;
    if (!p->later.file || b->later) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_register_read(p->later.file, p->later.shown, b->arena, &n, &cell, err));
    b->published = TRYG_NEW(b->arena, room, double);
    TRYG_TRY(count_published(b, b->published, err));
    double *later = TRYG_NEW(b->arena, room, double);
    b->later_tells = TRYG_NEW(b->arena, b->results.years, bool);
    for (size_t i = 0; i < n; i++) {
        size_t year = year_of(b, cell[i].year);
        size_t area = text_at(cell[i].area, b->out_system[0]->n,
                              (const char *const *)b->out_system[0]->code);
        size_t category = text_at(cell[i].category, b->categories.n,
                                  (const char *const *)b->categories.id);
        /* Codes of another year's areas would mean something else. */
        if (year < b->results.years && tryg_yardstick_of(b, cell[i].year) == 0 &&
            area < b->out_system[0]->n && category < b->categories.n) {
            b->later_tells[year] = true;
            later[place_at(b, year, area, category)] += cell[i].reports;
        }
    }
    b->later = later;
    return TRYG_OK;
}

/* Sum both over the areas that `map` sends to `area` (NULL: all), of a category. */
static void sum_both(const struct tryg_batch *b, size_t year, const char *category,
                     const uint32_t *map, size_t area, double *published, double *later)
{
    bool all = strcmp(category, "*") == 0;
    *published = *later = 0.0;
    for (size_t a = 0; a < b->out_system[0]->n; a++) {
        for (size_t c = 0; c < b->categories.n && (!map || map[a] == area); c++) {
            if (all || strcmp(b->categories.id[c], category) == 0) {
                *published += b->published[place_at(b, year, a, c)];
                *later += b->later[place_at(b, year, a, c)];
            }
        }
    }
}

bool tryg_register_beyond(const struct tryg_batch *b, double published, double later)
{
    return fabs(later - published) > b->project.later.tolerate * published;
}

bool tryg_register_city(const struct tryg_batch *b, size_t year, const char *category,
                        double *published, double *later)
{
    if (!b->later || !b->later_tells[year]) {
        return false;
    }
    sum_both(b, year, category, NULL, 0, published, later);
    return true;
}

/* In the year, the counts of the category in the area, or in the whole city. */
static bool is_revised(const struct tryg_batch *b, size_t year, const char *category,
                       const uint32_t *map, size_t area)
{
    double published, later;
    if (!tryg_register_city(b, year, category, &published, &later)) {
        return false;
    }
    if (tryg_register_beyond(b, published, later)) {
        return true;
    }
    sum_both(b, year, category, map, area, &published, &later);
    return fabs(later - published) >= (double)b->project.min_count &&
           tryg_register_beyond(b, published, later);
}

enum tryg_status tryg_register_judge(struct tryg_batch *b, size_t base, size_t year,
                                     const struct tryg_system *on, const bool **revised,
                                     struct tryg_error *err)
{
    const struct tryg_profile *profile = b->results.profile;
    *revised = NULL;
    TRYG_TRY(tryg_register_open(b, err));
    if (!b->later) {
        return TRYG_OK;
    }
    const struct tryg_crossing *way;
    TRYG_TRY(tryg_cross(b, b->out_system[0], on, &way, err));
    const uint32_t *map = tryg_crossing_holders(way, b->arena);
    bool *found = TRYG_NEW(b->arena, profile->indicators * on->n, bool);
    for (size_t i = 0; i < profile->indicators * on->n; i++) {
        const struct tryg_indicator *it = &profile->indicator[i / on->n];
        found[i] = it->source == TRYG_FROM_REPORTS && it->category &&
                   (is_revised(b, base, it->category, map, i % on->n) ||
                    is_revised(b, year, it->category, map, i % on->n));
    }
    *revised = found;
    return TRYG_OK;
}
