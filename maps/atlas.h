/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All maps of a run: which there are, what their files are called, and how to draw one.
 *
 * An atlas is opened on the results, maps are asked for (all of a year at once, or one by
 * one), and each file that then has to be made is a job. Jobs know nothing of each other:
 *
 *     tryg_atlas *atlas;
 *     TRYG_TRY(tryg_atlas_open(results, &base, arena, &atlas, err));
 *     for (size_t y = 0; y < results->years; y++) {
 *         TRYG_TRY(tryg_atlas_add_year(atlas, y, TRYG_MAP_ALL_FORMATS, err));
 *     }
 *     ... make the paths of job->name and job->beside, one thread ...
 *     ... tryg_work_run(threads, tryg_atlas_jobs(atlas), draw_one, &context);
 *             draw_one: tryg_atlas_draw(atlas, j, path[j], &error[j]) ...
 *
 * Marks    the areas that the base year's index marked have a double outline on every
 *          later map.
 * Maps     level (which effort is needed), index (the number), one a group (crime and
 *          feelings apart); on demand also one indicator, and the change since a year.
 *          The darker an area, the greater the need, in every map and whatever way the
 *          profile counts. Breaks are the same in all years (maps/classes.h).
 * Formats  png: A4 landscape at 300 dpi (3508 x 2480); svg and pdf: the same page as
 *          drawing; tif: no page, but a cloud-optimised GeoTIFF of class numbers with
 *          colour table and class names, which GDAL keeps in a second file (job->beside).
 * Law      the same results give the same bytes, on any thread, in any order.
 * Language that of tryg_lang() when the atlas is opened and drawn.
 * Owner    the arena given to open; nothing else has to be closed.
 */
#ifndef TRYG_MAPS_ATLAS_H
#define TRYG_MAPS_ATLAS_H

#include "geodata/shape/comparison.h"
#include "geodata/shape/outlines.h"
#include "geodata/shape/scores.h"
#include "geodata/shape/trend.h"
#include "maps/classes.h"

/* What lies under and around the areas. Outlines are in the project CRS, at least where
 * the areas are; what lies off the page is cut away. areas == 0: there are none. */
struct tryg_map_base {
    struct tryg_outlines water, parks, neighbours;
    const char *crs_wkt;  /* WKT 1 of the project CRS (tryg_crs_wkt1), for GeoTIFF */
    const char *crs_name; /* "ETRS89 / UTM zone 32N", NULL or "" if not known */
    int epsg;             /* 25832; 0 if it has none */
    const char *source;   /* who counted and asked: "Københavns Politi; borgersurvey";
                             NULL leaves the words out */
    const char *warning;  /* a plain word for invented data, "Opdigtede tal", printed
                             beside the title; NULL for real ones */
};

enum tryg_map_kind {
    TRYG_MAP_LEVEL,
    TRYG_MAP_INDEX,
    TRYG_MAP_GROUP,     /* part = index into profile->group */
    TRYG_MAP_INDICATOR, /* part = index into profile->indicator */
    TRYG_MAP_CHANGE,    /* part = the year it is compared with, as a number: 2010 */
};

enum tryg_map_format {
    TRYG_MAP_PNG = 1 << 0,
    TRYG_MAP_SVG = 1 << 1,
    TRYG_MAP_PDF = 1 << 2,
    TRYG_MAP_TIF = 1 << 3,
    TRYG_MAP_ALL_FORMATS = 15
};

#define TRYG_MAP_WHOLE SIZE_MAX /* one_per: one page with everything */

/* One map that is asked for. */
struct tryg_map_want {
    enum tryg_map_kind kind;
    size_t part;
    size_t year;    /* index into results->year */
    size_t system;  /* as of tryg_results_at; 0 = the index system */
    size_t one_per; /* index of a coarser system: a page for each of its areas, zoomed in;
                       else TRYG_MAP_WHOLE */
    /* of a change: what is sure of it, on that system. The classes are then verdicts and
     * sizes, and what cannot be told is hatched; NULL: by size alone. */
    const struct tryg_comparison *sure;
    const struct tryg_trend *trend; /* small charts of the years instead of a map; NULL */
    bool beside;   /* of levels: the year `part` stands beside it, in the same classes */
    bool compared; /* the file lies under compare/ */
};

/* One file. */
struct tryg_map_job {
    const char *name;   /* under the folder of outputs: "maps/2010_level.png",
                           "maps/2010_group_udsat.tif", "maps/2010_index_bydel10.svg",
                           "maps/2014_change_2010.pdf", "maps/2010_index_bydel10-3.png" */
    const char *beside; /* a second file that drawing makes: name + ".aux.xml" (tif), else
                           NULL. It must not exist beforehand either. */
    enum tryg_map_format format;
    struct tryg_map_want want;
    const struct tryg_classes *classes; /* in the GeoTIFF value k < classes->n is class k,
                                           classes->n "ingen data", 255 outside; so
                                           label[n + 1] and rgb[n + 1] are just what
                                           tryg_publish_raster_qml wants */
};

typedef struct tryg_atlas tryg_atlas;

/* Prepare: find the font, fix the breaks, thin the outlines to what the page can show.
 * In       results and base (with what they point to) must outlive the atlas.
 * Fails    TRYG_FAILED: no usable font is installed. Without an index or without geometry
 *          the atlas opens, and no maps can be added. */
TRYG_MUST_CHECK
enum tryg_status tryg_atlas_open(const struct tryg_results *results,
                                 const struct tryg_map_base *base, tryg_arena *arena,
                                 tryg_atlas **atlas, struct tryg_error *err);

/* Add the yearly maps of the index system: level, index and each group, in every format
 * of the mask. `year` is an index into results->year. Adds nothing when the results have
 * no index or the areas no geometry: tryg_atlas_missing says which. */
TRYG_MUST_CHECK
enum tryg_status tryg_atlas_add_year(tryg_atlas *atlas, size_t year, unsigned formats,
                                     struct tryg_error *err);

/* Add one map (with one_per: one for each area).
 * Fails    TRYG_USAGE: the part, year or system is not there, one_per does not hold the
 *          system, or no index; TRYG_DATA: the areas have no geometry. */
TRYG_MUST_CHECK
enum tryg_status tryg_atlas_add(tryg_atlas *atlas, const struct tryg_map_want *want,
                                unsigned formats, struct tryg_error *err);

/* Add the two maps of a comparison on a system of the results: the levels then and now
 * side by side, and the change with what is sure of it ("compare/2014_2010_levels.png",
 * "compare/2014_2010_change.tif"; with "_bydel10" after the word on another than the
 * index system). The comparison must outlive the atlas. No GeoTIFF is made of the former.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_atlas_add_comparison(tryg_atlas *atlas,
                                           const struct tryg_comparison *comparison,
                                           unsigned formats, struct tryg_error *err);

/* Add the page of small charts of the index's years, one an area ("compare/trend_index.
 * png"). No GeoTIFF; nothing for more areas than a page can show, or a single year. */
TRYG_MUST_CHECK
enum tryg_status tryg_atlas_add_trend(tryg_atlas *atlas, const struct tryg_trend *trend,
                                      unsigned formats, struct tryg_error *err);

/* Why there is nothing to draw, as a sentence for people; NULL when there is. */
const char *tryg_atlas_missing(const struct tryg_results *results);

size_t tryg_atlas_jobs(const tryg_atlas *atlas);
const struct tryg_map_job *tryg_atlas_job(const tryg_atlas *atlas, size_t job);

/* Make the file of one job at `path` (whole path; the folder exists, the file does not).
 * Threads  any number at the same time; every call cleans up after itself.
 * Fails    TRYG_FAILED: disk, memory, a library; what was written so far may remain. */
TRYG_MUST_CHECK
enum tryg_status tryg_atlas_draw(const tryg_atlas *atlas, size_t job, const char *path,
                                 struct tryg_error *err);

/* Read what `tryghed map --of` says: "level", "index", "change:2010", "indicator:ID",
 * "group:ID"; sets kind and part only.
 * Fails    TRYG_USAGE, with "mente du ...?" when an id is nearly right. */
TRYG_MUST_CHECK
enum tryg_status tryg_map_of_parse(const char *word, const struct tryg_results *results,
                                   struct tryg_map_want *want, struct tryg_error *err);

/* "png", "svg", "pdf", "tif"; false for anything else. */
bool tryg_map_format_parse(const char *word, unsigned *formats);

/* The family maps are set in, for `doctor`; NULL when none of ours is installed. */
const char *tryg_map_font(void);

#endif
