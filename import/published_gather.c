/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "import/published.h"

#include <inttypes.h>
#include <math.h>

/* A table on its way, and which row each of its cells is from. */
struct gathering {
    struct tryg_published made;
    const struct tryg_published_row **level_from, **share_from;
};

static void begin(struct gathering *g, const struct tryg_published_row *row,
                  const struct tryg_profile *profile, tryg_arena *arena)
{
    size_t n = row->system->n, cells = n * profile->indicators;
    g->made = (struct tryg_published){
        .year = row->year,
        .system = row->system,
        .level = TRYG_NEW(arena, n, int),
        .indicators = profile->indicators,
        .has = TRYG_NEW(arena, profile->indicators + 1, bool),
        .share = TRYG_NEW(arena, cells + 1, struct tryg_published_share)};
    g->level_from = TRYG_NEW(arena, n, const struct tryg_published_row *);
    g->share_from = TRYG_NEW(arena, cells + 1, const struct tryg_published_row *);
    for (size_t a = 0; a < n; a++) {
        g->made.level[a] = -1;
    }
    for (size_t c = 0; c < cells; c++) {
        g->made.share[c] = (struct tryg_published_share){NAN, NAN, NAN, NAN, NAN};
    }
}

static struct gathering *table_of(struct gathering *list, size_t *tables,
                                  const struct tryg_published_row *row,
                                  const struct tryg_profile *profile, tryg_arena *arena)
{
    for (size_t t = 0; t < *tables; t++) {
        if (list[t].made.year == row->year && list[t].made.system == row->system) {
            return &list[t];
        }
    }
    begin(&list[*tables], row, profile, arena);
    return &list[(*tables)++];
}

static enum tryg_status blame_level(const struct gathering *g,
                                    const struct tryg_published_row *row,
                                    const struct tryg_profile *profile,
                                    struct tryg_error *err)
{
    const struct tryg_published_row *first = g->level_from[row->area];
    return tryg_fail_at(
        err, TRYG_DATA, row->at,
        TX("%s har to niveauer i %d: %s her og %s i %s, linje %" PRIu64 ".",
           "%s has two levels in %d: %s here and %s in %s, line %" PRIu64 "."),
        row->system->code[row->area], row->year, profile->level[row->level].id,
        profile->level[first->level].id, first->at.file, first->at.line);
}

static enum tryg_status put(struct gathering *g, const struct tryg_published_row *row,
                            const struct tryg_profile *profile, struct tryg_error *err)
{
    if (row->level >= 0) {
        int had = g->made.level[row->area];
        if (had >= 0 && had != row->level) {
            return blame_level(g, row, profile, err);
        }
        g->made.level[row->area] = row->level;
        g->level_from[row->area] = row;
    }
    if (row->indicator == SIZE_MAX) {
        return TRYG_OK;
    }
    size_t at = row->indicator * row->system->n + row->area;
    if (g->share_from[at]) {
        return tryg_fail_at(
            err, TRYG_DATA, row->at,
            TX("%s for %s i %d står også i %s, linje %" PRIu64 ". Slet den ene, eller "
               "vælg rækker med where:.",
               "%s of %s in %d is also in %s, line %" PRIu64 ". Delete one, or choose "
               "rows with where:."),
            profile->indicator[row->indicator].id, row->system->code[row->area],
            row->year, g->share_from[at]->at.file, g->share_from[at]->at.line);
    }
    g->share_from[at] = row;
    g->made.has[row->indicator] = true;
    g->made.share[at] = (struct tryg_published_share){row->share, row->se, row->n,
                                                      row->deff, row->rounding};
    return TRYG_OK;
}

/* Ascending years; the tables of one year in the order in which they came. */
static void order(struct gathering *list, size_t tables)
{
    for (size_t i = 1; i < tables; i++) {
        for (size_t k = i; k && list[k - 1].made.year > list[k].made.year; k--) {
            struct gathering later = list[k - 1];
            list[k - 1] = list[k];
            list[k] = later;
        }
    }
}

enum tryg_status tryg_published_gather(size_t n, const struct tryg_published_row *row,
                                       const struct tryg_profile *profile,
                                       tryg_arena *arena, size_t *tables,
                                       struct tryg_published **table,
                                       struct tryg_error *err)
{
    struct gathering *list = TRYG_NEW(arena, n + 1, struct gathering);
    size_t made = 0;
    for (size_t i = 0; i < n; i++) {
        struct gathering *g = table_of(list, &made, &row[i], profile, arena);
        TRYG_TRY(put(g, &row[i], profile, err));
    }
    order(list, made);
    struct tryg_published *out = TRYG_NEW(arena, made + 1, struct tryg_published);
    for (size_t t = 0; t < made; t++) {
        out[t] = list[t].made;
    }
    *tables = made;
    *table = out;
    return TRYG_OK;
}
