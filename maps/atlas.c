/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/atlas.h"

#include "maps/focus.h"
#include "maps/geotiff.h"
#include "maps/ground.h"
#include "maps/lettering.h"
#include "maps/multiples.h"
#include "maps/pair.h"
#include "maps/pdf.h"
#include "maps/plate.h"
#include "maps/png.h"
#include "maps/raster.h"
#include "maps/svg.h"

#include <math.h>
#include <string.h>

/* A place on earth that several maps show: the whole of a system, or one page of it. */
struct sight {
    const struct tryg_system *shown, *pages; /* pages NULL: the whole of it */
    size_t focus;
    bool half;          /* in one frame of a page of two */
    uint32_t *focus_of; /* NULL without a focus */
    struct tryg_ground ground;
    struct tryg_raster raster; /* area == NULL until a GeoTIFF is asked for */
    struct tryg_box land;
    struct sight *next;
};

/* One job with the map it draws. */
struct task {
    struct tryg_map_job job;
    const struct tryg_plate *plate;
    const struct tryg_raster *raster;
};

struct known_classes {
    enum tryg_map_kind kind;
    size_t part, system;
    bool sure;
    struct tryg_classes *classes;
};

struct tryg_atlas {
    const struct tryg_results *results;
    const struct tryg_map_base *base;
    const char *family;
    tryg_arena *arena;
    size_t tasks, knowns;
    struct sight *sights;
    struct task *task;
    struct known_classes *known;
};

const char *tryg_map_font(void)
{
    return tryg_lettering_family();
}

enum tryg_status tryg_atlas_open(const struct tryg_results *results,
                                 const struct tryg_map_base *base, tryg_arena *arena,
                                 tryg_atlas **atlas, struct tryg_error *err)
{
    const char *family = tryg_lettering_family();
    if (!family) {
        return tryg_lettering_no_font(err);
    }
    tryg_geotiff_begin();
    tryg_atlas *made = TRYG_NEW(arena, 1, tryg_atlas);
    *made =
        (tryg_atlas){.results = results, .base = base, .family = family, .arena = arena};
    *atlas = made;
    return TRYG_OK;
}

const char *tryg_atlas_missing(const struct tryg_results *results)
{
    if (!results->profile) {
        return TX("projektet har intet indeks, så der er ingen kort at tegne",
                  "the project has no index, so there are no maps to draw");
    }
    if (!results->systems || !results->years ||
        !tryg_results_system(results, results->years - 1, 0)->outlines.areas) {
        return TX(
            "områderne har ingen geometri (areas.file er en tabel), så der kan ikke "
            "tegnes kort",
            "the areas have no geometry (areas.file is a table), so no maps can be "
            "drawn");
    }
    return NULL;
}

static struct sight *find_sight(tryg_atlas *atlas, const struct tryg_map_want *want,
                                size_t focus)
{
    const struct tryg_results *results = atlas->results;
    const struct tryg_system *pages =
        focus == TRYG_PLATE_NO_FOCUS
            ? NULL
            : tryg_results_system(results, want->year, want->one_per);
    const struct tryg_system *shown =
        tryg_results_system(results, want->year, want->system);
    for (struct sight *s = atlas->sights; s; s = s->next) {
        if (s->shown == shown && s->pages == pages && s->focus == focus &&
            s->half == want->beside) {
            return s;
        }
    }
    struct sight *made = TRYG_NEW(atlas->arena, 1, struct sight);
    *made = (struct sight){.shown = shown,
                           .pages = pages,
                           .focus = focus,
                           .half = want->beside,
                           .next = atlas->sights};
    if (!pages) {
        made->land = tryg_outlines_box(&shown->outlines);
    } else {
        made->focus_of = tryg_focus_of(shown, pages, atlas->arena);
        made->land = tryg_focus_box(shown, made->focus_of, focus);
    }
    tryg_ground_lay_in(
        &made->ground, results, atlas->base, want->year, want->system, made->land,
        want->beside ? tryg_pair_plan().frame : tryg_page_plan().frame, atlas->arena);
    atlas->sights = made;
    return made;
}

/* The values of an indicator in the year that fixes its breaks. */
static struct tryg_classes *cut_indicator(const tryg_atlas *atlas, size_t part,
                                          size_t system)
{
    const struct tryg_results *results = atlas->results;
    const struct tryg_indicator *indicator = &results->profile->indicator[part];
    size_t year = 0;
    for (size_t y = 0; y < results->years; y++) {
        year = results->year[y] == results->base_year ? y : year;
    }
    size_t n = tryg_results_system(results, year, system)->n;
    double *values = TRYG_NEW(atlas->arena, n, double);
    for (size_t a = 0; a < n; a++) {
        values[a] = tryg_results_at(results, year, system)->cell[part * n + a].value;
    }
    return tryg_classes_indicator(values, n, indicator->source == TRYG_FROM_SURVEY,
                                  indicator->direction > 0, atlas->arena);
}

static struct tryg_classes *cut(const tryg_atlas *atlas, const struct tryg_map_want *want)
{
    const struct tryg_profile *profile = atlas->results->profile;
    switch (want->kind) {
    case TRYG_MAP_LEVEL:
        return tryg_classes_levels(profile, atlas->arena);
    case TRYG_MAP_INDEX:
    case TRYG_MAP_GROUP:
        return tryg_classes_index(profile, atlas->results->system[0]->n, atlas->arena);
    case TRYG_MAP_INDICATOR:
        return cut_indicator(atlas, want->part, want->system);
    case TRYG_MAP_CHANGE:
        return want->sure ? tryg_classes_sure(profile, atlas->arena)
                          : tryg_classes_change(profile, atlas->arena);
    }
    return NULL;
}

static const struct tryg_classes *find_classes(tryg_atlas *atlas,
                                               const struct tryg_map_want *want)
{
    for (size_t i = 0; i < atlas->knowns; i++) {
        const struct known_classes *k = &atlas->known[i];
        if (k->kind == want->kind && k->part == want->part && k->system == want->system &&
            k->sure == (want->sure != NULL)) {
            return k->classes;
        }
    }
    atlas->known = tryg_arena_grow(atlas->arena, atlas->known, atlas->knowns,
                                   atlas->knowns + 1, sizeof *atlas->known);
    struct known_classes *made = &atlas->known[atlas->knowns++];
    *made = (struct known_classes){want->kind, want->part, want->system,
                                   want->sure != NULL, cut(atlas, want)};
    return made->classes;
}

static void need_raster(const tryg_atlas *atlas, struct sight *sight)
{
    if (!sight->raster.area) {
        sight->raster = tryg_geotiff_grid(sight->land);
        tryg_raster_burn(&sight->raster, &sight->shown->outlines, atlas->arena);
    }
}

static void add_task(tryg_atlas *atlas, const struct tryg_plate *plate,
                     const struct sight *sight, enum tryg_map_format format)
{
    atlas->task = tryg_arena_grow(atlas->arena, atlas->task, atlas->tasks,
                                  atlas->tasks + 1, sizeof *atlas->task);
    struct task *task = &atlas->task[atlas->tasks++];
    const char *name = tryg_focus_name(plate, format, atlas->arena);
    *task = (struct task){
        .job = {.name = name,
                .beside = format == TRYG_MAP_TIF
                              ? tryg_arena_print(atlas->arena, "%s.aux.xml", name)
                              : NULL,
                .format = format,
                .want = plate->want,
                .classes = plate->classes},
        .plate = plate,
        .raster = &sight->raster};
}

static size_t year_at(const struct tryg_results *results, int year)
{
    for (size_t y = 0; y < results->years; y++) {
        if (results->year[y] == year) {
            return y;
        }
    }
    return SIZE_MAX;
}

/* The place of a system in a year that has it; results->systems: it has not. */
static size_t system_at(const struct tryg_results *results, size_t year,
                        const struct tryg_system *system)
{
    size_t at = 0;
    while (at < results->systems && tryg_results_system(results, year, at) != system) {
        at++;
    }
    return at;
}

/* The same map of the earlier year, in the same classes. */
static const struct tryg_plate *
beside(tryg_atlas *atlas, const struct tryg_map_want *want, const struct tryg_plate *now)
{
    struct tryg_plate *then = TRYG_NEW(atlas->arena, 1, struct tryg_plate);
    struct tryg_map_want earlier = *want;
    earlier.year = year_at(atlas->results, (int)want->part);
    *then = (struct tryg_plate){
        .base = atlas->base, .ground = now->ground, .family = atlas->family};
    const struct tryg_results *results = atlas->results;
    const struct tryg_scores *scores =
        tryg_results_at(results, earlier.year, want->system);
    if ((int)want->part == results->base_year && results->based) {
        scores = tryg_results_based(results, want->year, want->system);
    }
    if (!scores || scores->system != now->system) {
        return NULL;
    }
    tryg_plate_fill_with(then, results, scores, &earlier, now->classes, now->focus, NULL,
                         atlas->arena);
    return then;
}

static void add_page(tryg_atlas *atlas, const struct tryg_map_want *want, size_t focus,
                     unsigned formats)
{
    struct sight *sight = find_sight(atlas, want, focus);
    struct tryg_plate *plate = TRYG_NEW(atlas->arena, 1, struct tryg_plate);
    *plate = (struct tryg_plate){
        .base = atlas->base, .ground = &sight->ground, .family = atlas->family};
    tryg_plate_fill(plate, atlas->results, want, find_classes(atlas, want), focus,
                    sight->focus_of, atlas->arena);
    if (want->beside) {
        plate->then = beside(atlas, want, plate);
    }
    if (!plate->shown) {
        return; /* a page about an area that holds none of this system's */
    }
    if (formats & TRYG_MAP_TIF) {
        need_raster(atlas, sight);
    }
    for (unsigned format = TRYG_MAP_PNG; format <= TRYG_MAP_TIF; format <<= 1) {
        if (formats & format) {
            add_task(atlas, plate, sight, (enum tryg_map_format)format);
        }
    }
}

static enum tryg_status no_such_map(struct tryg_error *err)
{
    return tryg_fail(err, TRYG_USAGE,
                     TX("kortet findes ikke: år, inddeling, gruppe eller indikator er "
                        "ikke i resultaterne",
                        "there is no such map: year, system, group or indicator is "
                        "not in the results"));
}

static enum tryg_status check_want(const tryg_atlas *atlas,
                                   const struct tryg_map_want *want,
                                   struct tryg_error *err)
{
    const struct tryg_results *results = atlas->results;
    const struct tryg_profile *profile = results->profile;
    if (!profile) {
        return tryg_fail(err, TRYG_USAGE, "%s", tryg_atlas_missing(results));
    }
    bool pages = want->one_per != TRYG_MAP_WHOLE;
    if (want->year >= results->years || want->system >= results->systems ||
        (pages && want->one_per >= results->systems) ||
        (want->kind == TRYG_MAP_GROUP && want->part >= profile->groups) ||
        (want->kind == TRYG_MAP_INDICATOR && want->part >= profile->indicators)) {
        return no_such_map(err);
    }
    const struct tryg_system *shown =
        tryg_results_system(results, want->year, want->system);
    if (!shown->outlines.areas ||
        (pages &&
         !tryg_results_system(results, want->year, want->one_per)->outlines.areas)) {
        return tryg_fail(
            err, TRYG_DATA,
            TX("inddelingen %s har ingen geometri", "the system %s has no geometry"),
            shown->id);
    }
    return TRYG_OK;
}

enum tryg_status tryg_atlas_add(tryg_atlas *atlas, const struct tryg_map_want *want,
                                unsigned formats, struct tryg_error *err)
{
    TRYG_TRY(check_want(atlas, want, err));
    if (want->one_per == TRYG_MAP_WHOLE) {
        add_page(atlas, want, TRYG_PLATE_NO_FOCUS, formats);
        return TRYG_OK;
    }
    size_t before = atlas->tasks;
    const struct tryg_system *pages =
        tryg_results_system(atlas->results, want->year, want->one_per);
    for (size_t f = 0; f < pages->n; f++) {
        add_page(atlas, want, f, formats);
    }
    if (atlas->tasks == before) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("ingen områder i %s ligger i noget område i %s",
               "no area of %s lies in any area of %s"),
            tryg_results_system(atlas->results, want->year, want->system)->id, pages->id);
    }
    return TRYG_OK;
}

enum tryg_status tryg_atlas_add_year(tryg_atlas *atlas, size_t year, unsigned formats,
                                     struct tryg_error *err)
{
    if (tryg_atlas_missing(atlas->results)) {
        return TRYG_OK;
    }
    struct tryg_map_want want = {
        .kind = TRYG_MAP_LEVEL, .year = year, .one_per = TRYG_MAP_WHOLE};
    TRYG_TRY(tryg_atlas_add(atlas, &want, formats, err));
    want.kind = TRYG_MAP_INDEX;
    TRYG_TRY(tryg_atlas_add(atlas, &want, formats, err));
    want.kind = TRYG_MAP_GROUP;
    for (; want.part < atlas->results->profile->groups; want.part++) {
        TRYG_TRY(tryg_atlas_add(atlas, &want, formats, err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_atlas_add_comparison(tryg_atlas *atlas,
                                           const struct tryg_comparison *c,
                                           unsigned formats, struct tryg_error *err)
{
    const struct tryg_results *results = atlas->results;
    struct tryg_map_want want = {.kind = TRYG_MAP_LEVEL,
                                 .part = (size_t)c->base,
                                 .year = year_at(results, c->year),
                                 .one_per = TRYG_MAP_WHOLE,
                                 .beside = true,
                                 .compared = true};
    if (want.year == SIZE_MAX || year_at(results, c->base) == SIZE_MAX) {
        return no_such_map(err);
    }
    want.system = system_at(results, want.year, c->system);
    if (want.system == results->systems) {
        return no_such_map(err);
    }
    TRYG_TRY(tryg_atlas_add(atlas, &want, formats & ~(unsigned)TRYG_MAP_TIF, err));
    want.kind = TRYG_MAP_CHANGE;
    want.beside = false;
    want.sure = c;
    return tryg_atlas_add(atlas, &want, formats, err);
}

enum tryg_status tryg_atlas_add_trend(tryg_atlas *atlas, const struct tryg_trend *trend,
                                      unsigned formats, struct tryg_error *err)
{
    size_t last = year_at(atlas->results, trend->year[trend->years - 1]);
    struct tryg_map_want want = {.kind = TRYG_MAP_INDEX,
                                 .year = last,
                                 .system = system_at(atlas->results, last, trend->system),
                                 .one_per = TRYG_MAP_WHOLE,
                                 .trend = trend,
                                 .compared = true};
    if (trend->years < 2 || trend->system->n > TRYG_MULTIPLES_MOST) {
        return TRYG_OK;
    }
    return tryg_atlas_add(atlas, &want, formats & ~(unsigned)TRYG_MAP_TIF, err);
}

size_t tryg_atlas_jobs(const tryg_atlas *atlas)
{
    return atlas->tasks;
}

const struct tryg_map_job *tryg_atlas_job(const tryg_atlas *atlas, size_t job)
{
    return &atlas->task[job].job;
}

enum tryg_status tryg_atlas_draw(const tryg_atlas *atlas, size_t job, const char *path,
                                 struct tryg_error *err)
{
    const struct task *task = &atlas->task[job];
    tryg_arena *arena = tryg_arena_new(TX("et kort", "one map"), 0);
    enum tryg_status status = TRYG_FAILED;
    switch (task->job.format) {
    case TRYG_MAP_PNG:
        status = tryg_png_write(path, task->plate, TRYG_PNG_DPI, arena, err);
        break;
    case TRYG_MAP_SVG:
        status = tryg_svg_write(path, task->plate, arena, err);
        break;
    case TRYG_MAP_PDF:
        status = tryg_pdf_write(path, task->plate, arena, err);
        break;
    case TRYG_MAP_TIF:
    case TRYG_MAP_ALL_FORMATS:
        status = tryg_geotiff_write(path, task->plate, task->raster, arena, err);
        break;
    }
    tryg_arena_free(arena);
    return status;
}
