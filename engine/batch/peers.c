/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/peers.h"
#include "engine/index/peers.h"
#include "geodata/base/work.h"
#include "maps/atlas.h"
#include "maps/chart.h"
#include "maps/focus.h"
#include "publish/tables.h"

#include <string.h>

struct tryg_all_peers tryg_peers_of(struct tryg_batch *b)
{
    struct tryg_all_peers all = {.results = &b->results};
    if (!tryg_peers_are_asked(b->results.profile)) {
        return all;
    }
    all.years = b->results.years;
    all.year = TRYG_NEW(b->arena, all.years + 1, struct tryg_peers);
    for (size_t y = 0; y < all.years; y++) {
        all.year[y] = tryg_peers_make(b->results.profile,
                                      tryg_results_at(&b->results, y, 0), b->arena);
    }
    return all;
}

/* Drawing, by several threads: each file has its own error. */
struct drawing {
    size_t n, room;
    struct job {
        struct tryg_chart chart;
        const char *path;
        bool is_png;
        struct tryg_error error;
    } * job;
};

static void draw_one(void *context, size_t at, unsigned worker)
{
    (void)worker;
    struct job *job = &((struct drawing *)context)->job[at];
    enum tryg_status status = job->is_png
                                  ? tryg_chart_png(job->path, &job->chart, &job->error)
                                  : tryg_chart_svg(job->path, &job->chart, &job->error);
    job->error.status = status;
}

/* The area's code in a file name; its number too where two codes would be the same. */
static const char *word_of(const struct tryg_system *system, size_t area,
                           tryg_arena *arena)
{
    const char *word = tryg_focus_word(system->code[area], arena);
    for (size_t a = 0; a < system->n; a++) {
        if (a != area && strcmp(tryg_focus_word(system->code[a], arena), word) == 0) {
            return tryg_arena_print(arena, "%s_%zu", word, area + 1);
        }
    }
    return word;
}

static enum tryg_status add_charts(struct tryg_shelf *shelf,
                                   const struct tryg_peers *peers,
                                   struct drawing *drawing, struct tryg_error *err)
{
    const char *family = tryg_map_font();
    for (size_t a = 0; a < peers->system->n; a++) {
        for (int png = 0; png < 2; png++) {
            struct job *job = &drawing->job[drawing->n++];
            const char *name = tryg_arena_print(
                shelf->b->arena, "charts/%d_%s.%s", peers->year,
                word_of(peers->system, a, shelf->b->arena), png ? "png" : "svg");
            *job = (struct job){.chart = {&shelf->b->results, peers, a, family},
                                .is_png = png != 0};
            TRYG_TRY(tryg_shelve(shelf, name, &job->path, err));
        }
    }
    return TRYG_OK;
}

static enum tryg_status draw_charts(struct tryg_shelf *shelf,
                                    const struct tryg_all_peers *all, size_t *charts,
                                    struct tryg_error *err)
{
    struct drawing drawing = {0};
    for (size_t y = 0; y < all->years; y++) {
        drawing.room += 2 * all->year[y].system->n;
    }
    drawing.job = TRYG_NEW(shelf->b->arena, drawing.room + 1, struct job);
    for (size_t y = 0; y < all->years; y++) {
        TRYG_TRY(add_charts(shelf, &all->year[y], &drawing, err));
    }
    tryg_work_run(shelf->b->threads, drawing.n, draw_one, &drawing);
    for (size_t j = 0; j < drawing.n; j++) {
        if (drawing.job[j].error.status != TRYG_OK) {
            return tryg_fail(err, drawing.job[j].error.status, "%s",
                             drawing.job[j].error.text);
        }
    }
    *charts = drawing.n;
    return TRYG_OK;
}

enum tryg_status tryg_peers_write(struct tryg_shelf *shelf, size_t *charts,
                                  struct tryg_error *err)
{
    struct tryg_all_peers all = tryg_peers_of(shelf->b);
    const char *path;
    *charts = 0;
    TRYG_TRY(
        tryg_stage_remove(&shelf->stage, "charts", err)); /* of areas that are gone */
    if (all.years == 0) {
        return tryg_stage_remove(&shelf->stage, "peers.csv", err);
    }
    TRYG_TRY(tryg_shelve(shelf, "peers.csv", &path, err));
    TRYG_TRY(tryg_publish_peers_csv(path, &all, err));
    return draw_charts(shelf, &all, charts, err);
}
