/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/outputs.h"
#include "engine/batch/backdrop.h"
#include "engine/batch/carry.h"
#include "engine/batch/comparisons.h"
#include "engine/batch/crossing.h"
#include "engine/batch/lock.h"
#include "engine/batch/manifest.h"
#include "engine/batch/moves.h"
#include "engine/batch/peers.h"
#include "engine/batch/shelf.h"
#include "engine/batch/systems.h"
#include "engine/batch/ten_steps.h"
#include "engine/batch/trends.h"
#include "engine/batch/versions.h"
#include "geodata/base/log.h"
#include "geodata/base/work.h"
#include "geodata/geom/crs.h"
#include "geodata/store/store.h"
#include "maps/atlas.h"
#include "maps/palette.h"
#include "publish/layers.h"
#include "publish/qml.h"
#include "publish/tables.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static enum tryg_status keep(struct tryg_shelf *shelf, struct tryg_error *err)
{
    struct tryg_batch *b = shelf->b;
    const char *path;
    struct tryg_keep all = {
        .results = &b->results,
        .every = b->every,
        .every_n = b->every_n,
        .categories = &b->categories,
        .baseline = b->project.profile ? &b->baseline : NULL,
        .records = b->results.years,
        .record = b->record,
        .comparisons = b->comparisons,
        .comparison = b->comparison,
        .trends = b->trends,
        .trend = b->trend,
        .moves = b->moves,
        .againsts = b->againsts,
        .against = b->against,
        .epsg = tryg_crs_epsg(b->project.crs),
        .crs_wkt = shelf->wkt,
        .engine_version = tryg_version(),
    };
    TRYG_TRY(tryg_shelve(shelf, "tryghed.sqlite", &path, err));
    return tryg_store_write(path, &all, err);
}

/* The counts of every record on the index system. */
static enum tryg_status counts_on_index(struct tryg_batch *b, size_t *n,
                                        struct tryg_counts **counts,
                                        struct tryg_error *err)
{
    size_t room = 0;
    for (size_t y = 0; y < b->results.years; y++) {
        room += b->record[y].counts;
    }
    *counts = TRYG_NEW(b->arena, room, struct tryg_counts);
    *n = 0;
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t c = 0; c < b->record[y].counts; c++) {
            const struct tryg_counts *fine = &b->record[y].count[c];
            const struct tryg_system *index = b->record[y].scores[0].system;
            const struct tryg_crossing *way;
            TRYG_TRY(tryg_cross(b, fine->system, index, &way, err));
            tryg_crossing_counts(way, fine, b->arena, &(*counts)[(*n)++]);
        }
    }
    return TRYG_OK;
}

/* hours.csv, when any report has a time; none is left of an earlier run otherwise. */
static enum tryg_status write_hours(struct tryg_shelf *shelf, struct tryg_error *err)
{
    struct tryg_batch *b = shelf->b;
    bool any = false;
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t c = 0; c < b->record[y].counts; c++) {
            any |= b->record[y].count[c].hours.n > 0;
        }
    }
    if (!any) {
        return tryg_stage_remove(&shelf->stage, "hours.csv", err);
    }
    const char *path;
    TRYG_TRY(tryg_shelve(shelf, "hours.csv", &path, err));
    return tryg_publish_hours_csv(path, b->results.years, b->record,
                                  b->out_system[b->out_systems - 1], &b->categories, err);
}

static enum tryg_status write_csv(struct tryg_shelf *shelf, struct tryg_error *err)
{
    struct tryg_batch *b = shelf->b;
    const char *path;
    TRYG_TRY(tryg_shelve(shelf, "index.csv", &path, err));
    TRYG_TRY(tryg_publish_index_csv(path, &b->results, 0, err));
    for (size_t s = 1; s < b->out_systems; s++) {
        const char *name =
            tryg_arena_print(b->arena, "rollup_%s.csv", b->out_system[s]->id);
        TRYG_TRY(tryg_shelve(shelf, name, &path, err));
        TRYG_TRY(tryg_publish_index_csv(path, &b->results, s, err));
    }
    TRYG_TRY(tryg_shelve(shelf, "indicators.csv", &path, err));
    TRYG_TRY(tryg_publish_indicators_csv(path, &b->results, err));
    if (b->lock) {
        TRYG_TRY(tryg_shelve(shelf, TRYG_LOCK_FILE, &path, err));
        TRYG_TRY(tryg_lock_write(b->lock, b->results.profile, &b->baseline,
                                 &tryg_division_with(b, b->out_system[0])->atoms,
                                 b->out_system[0], path, err));
    }
    if (b->project.profile && b->baseline.weight) {
        TRYG_TRY(tryg_shelve(shelf, "structure.csv", &path, err));
        TRYG_TRY(tryg_publish_structure_csv(path, &b->baseline, err));
    }
    size_t n;
    struct tryg_counts *counts;
    TRYG_TRY(counts_on_index(b, &n, &counts, err));
    TRYG_TRY(tryg_shelve(shelf, "counts.csv", &path, err));
    TRYG_TRY(tryg_publish_counts_csv(path, n, counts, &b->categories, err));
    return write_hours(shelf, err);
}

/* fclose that tells whether all of it reached the file. */
static enum tryg_status close_whole(FILE *file, const char *path, struct tryg_error *err)
{
    bool failed = ferror(file) != 0;
    failed |= fclose(file) != 0;
    return failed ? tryg_fail(err, TRYG_FAILED,
                              TX("%s kan ikke skrives: %s.", "%s cannot be written: %s."),
                              path, tryg_system_text(errno))
                  : TRYG_OK;
}

static enum tryg_status open_file(const char *path, FILE **file, struct tryg_error *err)
{
    *file = fopen(path, "w");
    return *file ? TRYG_OK
                 : tryg_fail(err, TRYG_FAILED,
                             TX("%s kan ikke skrives: %s.", "%s cannot be written: %s."),
                             path, tryg_system_text(errno));
}

/* What is to be doubted, where there is an index. */
static enum tryg_status write_doubts(struct tryg_shelf *shelf, struct tryg_error *err)
{
    const struct tryg_doubts *doubts = &shelf->b->doubts;
    const char *path;
    if (!shelf->b->project.profile) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_shelve(shelf, "chance.csv", &path, err));
    TRYG_TRY(tryg_publish_chance_csv(path, doubts, err));
    TRYG_TRY(tryg_shelve(shelf, "advice.csv", &path, err));
    TRYG_TRY(tryg_publish_advice_csv(path, doubts, err));
    TRYG_TRY(tryg_shelve(shelf, "robustness.csv", &path, err));
    TRYG_TRY(tryg_publish_robustness_csv(path, doubts, err));
    TRYG_TRY(tryg_shelve(shelf, "robustness_choices.csv", &path, err));
    TRYG_TRY(tryg_publish_choices_csv(path, doubts, err));
    FILE *file;
    TRYG_TRY(tryg_shelve(shelf, "ten_steps.json", &path, err));
    TRYG_TRY(open_file(path, &file, err));
    tryg_ten_steps_write(shelf->b, file);
    return close_whole(file, path, err);
}

/* The barometer's two tables; none is left of an earlier run without goals. */
static enum tryg_status write_barometer(struct tryg_shelf *shelf, struct tryg_error *err)
{
    static const char *const NAME[] = {"barometer.csv", "barometer.json",
                                       "barometer_readings.csv"};
    const struct tryg_barometer *barometer = shelf->b->results.barometer;
    const char *path[3];
    for (size_t i = 0; i < 3; i++) {
        TRYG_TRY(barometer ? tryg_shelve(shelf, NAME[i], &path[i], err)
                           : tryg_stage_remove(&shelf->stage, NAME[i], err));
    }
    if (!barometer) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_publish_barometer_csv(path[0], barometer, err));
    TRYG_TRY(tryg_publish_barometer_json(path[1], barometer, err));
    return tryg_publish_readings_csv(path[2], barometer, err);
}

/* Where an output of this run was written; NULL when there is none of the name. */
static const char *path_of(const struct tryg_shelf *shelf, const char *name)
{
    for (size_t i = 0; i < shelf->n; i++) {
        if (strcmp(shelf->name[i], name) == 0) {
            return shelf->path[i];
        }
    }
    return NULL;
}

static enum tryg_status write_tables(struct tryg_shelf *shelf, struct tryg_error *err)
{
    struct tryg_batch *b = shelf->b;
    const char *path;
    TRYG_TRY(write_csv(shelf, err));
    TRYG_TRY(write_doubts(shelf, err));
    TRYG_TRY(tryg_comparisons_write(shelf, err));
    TRYG_TRY(tryg_moves_write(shelf, err));
    TRYG_TRY(tryg_trends_write(shelf, err));
    TRYG_TRY(write_barometer(shelf, err));
    TRYG_TRY(tryg_shelve(shelf, "index.json", &path, err));
    TRYG_TRY(tryg_publish_index_json(path, &b->results, 0, err));
    TRYG_TRY(tryg_shelve(shelf, "tryghedsindeks.xlsx", &path, err));
    struct tryg_workbook workbook = {.results = &b->results,
                                     .ledger = &shelf->ledger,
                                     .doubts = &b->doubts,
                                     .structure = path_of(shelf, "structure.csv"),
                                     .counts = path_of(shelf, "counts.csv"),
                                     .hours = path_of(shelf, "hours.csv"),
                                     .level_rgb = shelf->level_rgb};
    TRYG_TRY(tryg_publish_xlsx(path, &workbook, err));
    if (!tryg_divisions_have_shapes(b)) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_shelve(shelf, "tryghedsindeks.gpkg", &path, err));
    return tryg_publish_gpkg(path, &b->results, shelf->wkt, shelf->level_rgb, err);
}

/* Drawing, by several threads: each job has its own error and writes its own file. */
struct drawing {
    const tryg_atlas *atlas;
    const char **path;
    struct tryg_error *error;
};

static void draw_one(void *context, size_t job, unsigned worker)
{
    (void)worker;
    struct drawing *d = context;
    if (tryg_atlas_draw(d->atlas, job, d->path[job], &d->error[job]) == TRYG_OK) {
        d->error[job].status = TRYG_OK;
    }
    tryg_progress_add(1);
}

/* The style beside a GeoTIFF: its classes, and the one of "no data" after them. */
static enum tryg_status style_raster(struct tryg_shelf *shelf,
                                     const struct tryg_map_job *job,
                                     struct tryg_error *err)
{
    const struct tryg_classes *classes = job->classes;
    const char *path, *dot = strrchr(job->name, '.');
    const char *name =
        tryg_arena_print(shelf->b->arena, "%.*s.qml", (int)(dot - job->name), job->name);
    TRYG_TRY(tryg_shelve(shelf, name, &path, err));
    return tryg_publish_raster_qml(path, classes->n + 1, classes->label, classes->rgb,
                                   err);
}

static enum tryg_status prepare_jobs(struct tryg_shelf *shelf, tryg_atlas *atlas,
                                     struct drawing *d, struct tryg_error *err)
{
    size_t jobs = tryg_atlas_jobs(atlas);
    d->path = TRYG_NEW(shelf->b->arena, jobs, const char *);
    d->error = TRYG_NEW(shelf->b->arena, jobs, struct tryg_error);
    for (size_t j = 0; j < jobs; j++) {
        const struct tryg_map_job *job = tryg_atlas_job(atlas, j);
        const char *beside;
        TRYG_TRY(tryg_shelve(shelf, job->name, &d->path[j], err));
        if (job->beside) {
            TRYG_TRY(tryg_shelve(shelf, job->beside, &beside, err));
            TRYG_TRY(style_raster(shelf, job, err));
        }
    }
    return TRYG_OK;
}

/* A comparison on the areas that the later year's index is of? */
static bool is_of_index(const struct tryg_batch *b, const struct tryg_comparison *c)
{
    for (size_t y = 0; y < b->results.years; y++) {
        if (b->results.year[y] == c->year) {
            return tryg_results_system(&b->results, y, 0) == c->system;
        }
    }
    return false;
}

static enum tryg_status draw_maps(struct tryg_shelf *shelf,
                                  struct tryg_run_report *report, struct tryg_error *err)
{
    struct tryg_batch *b = shelf->b;
    struct tryg_map_base base;
    tryg_atlas *atlas;
    report->maps_missing = tryg_atlas_missing(&b->results);
    TRYG_TRY(
        tryg_stage_remove(&shelf->stage, "maps", err)); /* none of years that are gone */
    if (report->maps_missing) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_backdrop_read(b, &base, err));
    TRYG_TRY(tryg_atlas_open(&b->results, &base, b->arena, &atlas, err));
    for (size_t y = 0; y < b->results.years; y++) {
        TRYG_TRY(tryg_atlas_add_year(atlas, y, TRYG_MAP_ALL_FORMATS, err));
    }
    for (size_t i = 0; i < b->comparisons; i++) {
        if (is_of_index(b, &b->comparison[i])) {
            TRYG_TRY(tryg_atlas_add_comparison(atlas, &b->comparison[i],
                                               TRYG_MAP_PNG | TRYG_MAP_SVG | TRYG_MAP_TIF,
                                               err));
        }
    }
    if (b->trends) {
        TRYG_TRY(
            tryg_atlas_add_trend(atlas, &b->trend[0], TRYG_MAP_PNG | TRYG_MAP_SVG, err));
    }
    struct drawing d = {.atlas = atlas};
    TRYG_TRY(prepare_jobs(shelf, atlas, &d, err));
    report->maps = tryg_atlas_jobs(atlas);
    tryg_progress_begin(TX("Tegner kort", "Drawing maps"), report->maps);
    tryg_work_run(b->threads, report->maps, draw_one, &d);
    tryg_progress_end();
    for (size_t j = 0; j < report->maps; j++) {
        if (d.error[j].status != TRYG_OK) {
            return tryg_fail(err, d.error[j].status, "%s", d.error[j].text);
        }
    }
    return TRYG_OK;
}

static enum tryg_status write_ledger(const struct tryg_ledger *ledger, const char *path,
                                     void (*write)(const struct tryg_ledger *, FILE *),
                                     struct tryg_error *err)
{
    FILE *file;
    TRYG_TRY(open_file(path, &file, err));
    write(ledger, file);
    return close_whole(file, path, err);
}

static enum tryg_status write_books(struct tryg_shelf *shelf, const char *out,
                                    struct tryg_error *err)
{
    const char *path;
    FILE *file;
    TRYG_TRY(tryg_shelve(shelf, "ledger.csv", &path, err));
    TRYG_TRY(write_ledger(&shelf->ledger, path, tryg_ledger_write_csv, err));
    TRYG_TRY(tryg_shelve(shelf, "ledger.json", &path, err));
    TRYG_TRY(write_ledger(&shelf->ledger, path, tryg_ledger_write_json, err));
    TRYG_TRY(tryg_shelve(shelf, "rejects.csv", &path, err));
    TRYG_TRY(open_file(path, &file, err));
    enum tryg_status status = tryg_carry_rejects(shelf->b, out, file, err);
    enum tryg_status closed = close_whole(file, path, status == TRYG_OK ? err : NULL);
    return status != TRYG_OK ? status : closed;
}

static void gather_ledger(struct tryg_shelf *shelf)
{
    struct tryg_batch *b = shelf->b;
    tryg_ledger_begin(&shelf->ledger, b->arena, b->categories.n, b->categories.id);
    for (size_t y = 0; y < b->results.years; y++) {
        for (size_t k = 0; k < b->record[y].books; k++) {
            const struct tryg_book *book = b->record[y].book[k];
            struct tryg_book *copy =
                tryg_ledger_book(&shelf->ledger, book->source, book->year);
            struct tryg_tally *box = copy->box;
            *copy = *book;
            copy->box = box;
            memcpy(box, book->box, (b->categories.n + 1) * TRYG_BOXES * sizeof *box);
        }
    }
}

static enum tryg_status sign(struct tryg_shelf *shelf, struct tryg_error *err)
{
    struct tryg_batch *b = shelf->b;
    struct tryg_manifest manifest = {.project = &b->project,
                                     .run_id = b->results.run_id,
                                     .engine_version = tryg_version(),
                                     .records = b->results.years,
                                     .record = b->record,
                                     .baseline = b->project.profile ? &b->baseline : NULL,
                                     .lock = b->lock,
                                     .yearless = {&b->series_file, &b->later_file},
                                     .published = b->project.published_tables,
                                     .published_file = b->published_file};
    struct tryg_manifest_output *output =
        TRYG_NEW(b->arena, shelf->n, struct tryg_manifest_output);
    for (size_t i = 0; i < shelf->n; i++) {
        output[i].name = shelf->name[i];
        TRYG_TRY(tryg_hash_file(shelf->path[i], &output[i].sha256, err));
    }
    manifest.outputs = shelf->n;
    manifest.output = output;
    const char *path;
    TRYG_TRY(tryg_shelve(shelf, "manifest.json", &path, err));
    return tryg_manifest_write(&manifest, path, err);
}

static enum tryg_status fill_shelf(struct tryg_shelf *shelf, const char *out,
                                   struct tryg_run_report *report, struct tryg_error *err)
{
    TRYG_TRY(keep(shelf, err));
    TRYG_TRY(write_tables(shelf, err));
    TRYG_TRY(draw_maps(shelf, report, err));
    TRYG_TRY(tryg_peers_write(shelf, &report->charts, err));
    TRYG_TRY(write_books(shelf, out, err));
    return sign(shelf, err);
}

enum tryg_status tryg_outputs_write(struct tryg_batch *b, const char *out,
                                    struct tryg_run_report *report,
                                    struct tryg_error *err)
{
    struct tryg_shelf shelf = {.b = b, .wkt = tryg_crs_wkt1(b->project.crs, b->arena)};
    if (b->project.profile) {
        shelf.level_rgb = TRYG_NEW(b->arena, b->project.profile->levels, unsigned);
        tryg_palette_levels(b->project.profile, shelf.level_rgb);
    }
    gather_ledger(&shelf);
    TRYG_TRY(tryg_systems_dissolve(b, err));
    TRYG_TRY(tryg_stage_open(&shelf.stage, out, b->arena, err));
    enum tryg_status status = fill_shelf(&shelf, out, report, err);
    if (status != TRYG_OK) {
        tryg_stage_abandon(&shelf.stage);
        return status;
    }
    return tryg_stage_commit(&shelf.stage, err);
}

/* One text file made by `write`, whole, without a stage. */
static enum tryg_status write_alone(struct tryg_batch *b, const char *path, int which,
                                    struct tryg_error *err)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *file = open_memstream(&text, &bytes);
    enum tryg_status status = TRYG_OK;
    if (!file) {
        return tryg_fail(err, TRYG_FAILED, "%s", tryg_system_text(errno));
    }
    if (which == 0) {
        status = tryg_rejects_write(b->rejects, file, err);
    } else if (which == 1) {
        tryg_ledger_write_csv(&b->ledger, file);
    } else {
        tryg_ledger_write_json(&b->ledger, file);
    }
    fclose(file);
    if (status == TRYG_OK) {
        status = tryg_write_whole(path, text, bytes, err);
    }
    free(text);
    return status;
}

enum tryg_status tryg_outputs_write_books(struct tryg_batch *b, const char *out,
                                          struct tryg_error *err)
{
    static const char *const name[] = {"rejects.csv", "ledger.csv", "ledger.json"};
    if (mkdir(out, 0777) != 0 && errno != EEXIST) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke oprettes: %s.", "%s cannot be made: %s."), out,
                         tryg_system_text(errno));
    }
    for (int which = 0; which < 3; which++) {
        const char *path = tryg_arena_print(b->arena, "%s/%s", out, name[which]);
        TRYG_TRY(write_alone(b, path, which, err));
    }
    return TRYG_OK;
}

bool tryg_outputs_are_current(const struct tryg_batch *b, const char *out)
{
    return tryg_manifest_is_current(tryg_arena_print(b->arena, "%s/manifest.json", out),
                                    out, b->results.run_id);
}
