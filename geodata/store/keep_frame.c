/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/blob.h"
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

#include <math.h>
#include <stdlib.h>

static const char *const NORMALISE[] = {
    [TRYG_Z] = "z",           [TRYG_MINMAX] = "minmax",
    [TRYG_RANK] = "rank",     [TRYG_PERCENTILE] = "percentile",
    [TRYG_TARGET] = "target", [TRYG_AS_GIVEN] = "none"};
static const char *const AGGREGATE[] = {[TRYG_MEAN] = "mean",
                                        [TRYG_GEOMETRIC] = "geometric",
                                        [TRYG_POWER] = "power",
                                        [TRYG_AMPI] = "ampi"};
static const char *const ORIENTATION[] = {[TRYG_NEED] = "need", [TRYG_SAFE] = "safe"};
static const char *const SOURCE[] = {[TRYG_FROM_REPORTS] = "reports",
                                     [TRYG_FROM_SURVEY] = "survey",
                                     [TRYG_FROM_SCORES] = "scores"};
static const char *const DONT_KNOW[] = {[TRYG_DONT_KNOW_EXCLUDE] = "exclude",
                                        [TRYG_DONT_KNOW_CATEGORY] = "category",
                                        [TRYG_DONT_KNOW_BOUNDS] = "bounds"};

static void put_both(struct tryg_cursor *rows, const struct tryg_text *text)
{
    tryg_cursor_put_text(rows, text->in[TRYG_DA]);
    tryg_cursor_put_text(rows, text->in[TRYG_EN]);
}

static void put_recipe(struct tryg_cursor *rows, const struct tryg_profile *profile)
{
    if (!profile) {
        return; /* the cells that are not put are NULL */
    }
    tryg_cursor_put_text(rows, profile->id);
    put_both(rows, &profile->name);
    put_both(rows, &profile->about);
    tryg_cursor_put_text(rows, NORMALISE[profile->normalise]);
    tryg_cursor_put_text(rows, AGGREGATE[profile->aggregate]);
    tryg_cursor_put_text(rows, ORIENTATION[profile->orientation]);
    tryg_cursor_put_real(rows, profile->centre);
    tryg_cursor_put_real(rows, profile->spread);
    tryg_cursor_put_real(rows, profile->clip_low);
    tryg_cursor_put_real(rows, profile->clip_high);
    tryg_cursor_put_real(rows, profile->least_present);
}

static void put_draws(struct tryg_cursor *rows, const struct tryg_results *results)
{
    if (results->replicates == 0) {
        for (int i = 0; i < 4; i++) {
            tryg_cursor_put_null(rows);
        }
        return;
    }
    tryg_cursor_put_whole(rows, results->seed);
    tryg_cursor_put_text(rows, results->generator);
    tryg_cursor_put_whole(rows, results->replicates);
    tryg_cursor_put_whole(rows, results->worst);
}

static enum tryg_status keep_run(sqlite3 *db, const struct tryg_keep *keep,
                                 struct tryg_error *err)
{
    const struct tryg_results *results = keep->results;
    struct tryg_cursor rows;
    tryg_cursor_begin(
        &rows, db,
        "INSERT INTO run VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    tryg_cursor_put_text(&rows, results->run_id);
    tryg_cursor_put_text(&rows, keep->engine_version);
    put_both(&rows, &results->title);
    tryg_cursor_put_int(&rows, results->base_year);
    tryg_cursor_put_text(&rows, results->denominator);
    tryg_cursor_put_text(&rows, results->method);
    put_draws(&rows, results);
    tryg_cursor_put_int(&rows, keep->epsg);
    tryg_cursor_put_text(&rows, keep->crs_wkt);
    put_recipe(&rows, results->profile);
    tryg_cursor_done(&rows);
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_attributions(sqlite3 *db, const struct tryg_results *results,
                                          struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO attribution VALUES (?, ?)");
    for (size_t i = 0; i < results->attributions; i++) {
        tryg_cursor_put_whole(&rows, i + 1);
        tryg_cursor_put_text(&rows, results->attribution[i]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_systems(sqlite3 *db, const struct tryg_keep *keep,
                                     struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO area_system VALUES (?, ?, ?, ?)");
    for (size_t s = 0; s < keep->every_n; s++) {
        tryg_cursor_put_whole(&rows, s + 1);
        tryg_cursor_put_text(&rows, keep->every[s]->id);
        tryg_cursor_put_text(&rows,
                             keep->every[s]->version ? keep->every[s]->version : "");
        tryg_cursor_put_text(&rows, keep->every[s]->inside);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static double known_or_nan(const double *array, size_t i)
{
    return array ? array[i] : (double)NAN;
}

static void keep_area(struct tryg_cursor *rows, const struct tryg_system *system,
                      size_t a, int system_id, int area_id, int srid)
{
    unsigned char *bytes;
    size_t count;
    tryg_blob_of_area(&system->outlines, a, srid, &bytes, &count);
    tryg_cursor_put_int(rows, area_id);
    tryg_cursor_put_int(rows, system_id);
    tryg_cursor_put_text(rows, system->code[a]);
    tryg_cursor_put_text(rows, system->name ? system->name[a] : NULL);
    tryg_cursor_put_text(rows, system->parent ? system->parent[a] : NULL);
    tryg_cursor_put_real(rows, known_or_nan(system->area_m2, a));
    tryg_cursor_put_real(rows, known_or_nan(system->label_x, a));
    tryg_cursor_put_real(rows, known_or_nan(system->label_y, a));
    tryg_cursor_put_blob(rows, bytes, count);
    tryg_cursor_done(rows);
    free(bytes);
}

static enum tryg_status keep_areas(sqlite3 *db, const struct tryg_keep *keep, int srid,
                                   struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int area_id = 0;
    for (size_t s = 0; s < keep->every_n; s++) {
        for (size_t a = 0; a < keep->every[s]->n; a++) {
            keep_area(&rows, keep->every[s], a, (int)s + 1, ++area_id, srid);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_categories(sqlite3 *db, const struct tryg_categories *all,
                                        struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO category VALUES (?, ?)");
    for (size_t c = 0; c < all->n; c++) {
        tryg_cursor_put_whole(&rows, c + 1);
        tryg_cursor_put_text(&rows, all->id[c]);
        tryg_cursor_done(&rows);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    tryg_cursor_begin(&rows, db, "INSERT INTO offence VALUES (?, ?, ?)");
    for (size_t i = 0; i < all->codes; i++) {
        tryg_cursor_put_text(&rows, all->code[i]);
        if (all->category[i] == TRYG_CATEGORY_EXCLUDED) {
            tryg_cursor_put_null(&rows);
        } else {
            tryg_cursor_put_int(&rows, all->category[i] + 1);
        }
        tryg_cursor_put_real(&rows, known_or_nan(all->weight, i));
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_groups(sqlite3 *db, const struct tryg_profile *profile,
                                    struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO indicator_group VALUES (?, ?, ?, ?, ?)");
    for (size_t g = 0; g < profile->groups; g++) {
        tryg_cursor_put_whole(&rows, g + 1);
        tryg_cursor_put_text(&rows, profile->group[g].id);
        put_both(&rows, &profile->group[g].name);
        tryg_cursor_put_real(&rows, profile->group[g].weight);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static void keep_indicator(struct tryg_cursor *rows, size_t i,
                           const struct tryg_indicator *indicator)
{
    bool survey = indicator->source == TRYG_FROM_SURVEY;
    tryg_cursor_put_whole(rows, i + 1);
    tryg_cursor_put_text(rows, indicator->id);
    put_both(rows, &indicator->name);
    tryg_cursor_put_text(rows, SOURCE[indicator->source]);
    tryg_cursor_put_text(rows, indicator->category);
    tryg_cursor_put_text(rows, indicator->denominator);
    tryg_cursor_put_real(rows, indicator->source == TRYG_FROM_REPORTS ? indicator->per
                                                                      : (double)NAN);
    tryg_cursor_put_text(rows, indicator->question);
    tryg_cursor_put_text(rows, indicator->survey);
    tryg_cursor_put_text(rows, survey ? DONT_KNOW[indicator->dont_know] : NULL);
    tryg_cursor_put_int(rows, indicator->direction);
    if (indicator->group == TRYG_NO_GROUP) {
        tryg_cursor_put_null(rows);
    } else {
        tryg_cursor_put_int(rows, indicator->group + 1);
    }
    tryg_cursor_put_real(rows, indicator->weight);
    tryg_cursor_put_real(rows, indicator->share);
    tryg_cursor_put_real(rows, indicator->target);
    tryg_cursor_put_text(rows, indicator->score);
    tryg_cursor_done(rows);
}

static enum tryg_status keep_indicators(sqlite3 *db, const struct tryg_profile *profile,
                                        struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(
        &rows, db,
        "INSERT INTO indicator VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?)");
    for (size_t i = 0; i < profile->indicators; i++) {
        keep_indicator(&rows, i, &profile->indicator[i]);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_levels(sqlite3 *db, const struct tryg_profile *profile,
                                    struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO level VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (size_t l = 0; l < profile->levels; l++) {
        bool need = profile->orientation == TRYG_NEED;
        tryg_cursor_put_whole(&rows, l + 1);
        tryg_cursor_put_text(&rows, profile->level[l].id);
        put_both(&rows, &profile->level[l].name);
        tryg_cursor_put_whole(&rows, need ? profile->levels - l : l + 1);
        tryg_cursor_put_real(&rows, profile->level[l].from);
        tryg_cursor_put_int(&rows, profile->level[l].alarm);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_anchor_values(sqlite3 *db,
                                           const struct tryg_baseline *baseline,
                                           struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO anchor_value VALUES (?, ?, ?)");
    for (size_t i = 0; i < baseline->indicators; i++) {
        for (size_t v = 0; v < baseline->anchor[i].n; v++) {
            tryg_cursor_put_whole(&rows, i + 1);
            tryg_cursor_put_whole(&rows, v + 1);
            tryg_cursor_put_real(&rows, baseline->anchor[i].value[v]);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_anchors(sqlite3 *db, const struct tryg_baseline *baseline,
                                     struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO anchor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < baseline->indicators; i++) {
        const struct tryg_anchor *anchor = &baseline->anchor[i];
        tryg_cursor_put_whole(&rows, i + 1);
        tryg_cursor_put_text(&rows, anchor->indicator);
        tryg_cursor_put_whole(&rows, anchor->n);
        tryg_cursor_put_real(&rows, anchor->mean);
        tryg_cursor_put_real(&rows, anchor->sd);
        tryg_cursor_put_real(&rows, anchor->low);
        tryg_cursor_put_real(&rows, anchor->high);
        tryg_cursor_put_int(&rows, (int)anchor->treatment);
        tryg_cursor_put_real(&rows, anchor->from);
        tryg_cursor_put_real(&rows, anchor->to);
        tryg_cursor_put_real(&rows, baseline->weight ? baseline->weight[i] : (double)NAN);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_statistics(sqlite3 *db, const struct tryg_baseline *baseline,
                                        struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO statistic VALUES (?, ?, ?, ?, ?, ?)");
    for (size_t s = 0; s < baseline->statistics; s++) {
        const struct tryg_statistic *one = &baseline->statistic[s];
        tryg_cursor_put_whole(&rows, s + 1);
        tryg_cursor_put_text(&rows, one->group);
        tryg_cursor_put_text(&rows, one->what);
        tryg_cursor_put_text(&rows, one->indicator);
        tryg_cursor_put_int(&rows, one->factor);
        tryg_cursor_put_real(&rows, one->value);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_baseline(sqlite3 *db, const struct tryg_baseline *baseline,
                                      struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO baseline VALUES (1, ?, ?, ?, ?)");
    tryg_cursor_put_int(&rows, baseline->year);
    tryg_cursor_put_text(&rows, baseline->recipe.hex);
    tryg_cursor_put_int(&rows, baseline->weight != NULL);
    tryg_cursor_put_int(&rows, baseline->unstable);
    tryg_cursor_done(&rows);
    TRYG_TRY(tryg_cursor_end(&rows, err));
    TRYG_TRY(keep_anchors(db, baseline, err));
    TRYG_TRY(keep_statistics(db, baseline, err));
    return keep_anchor_values(db, baseline, err);
}

enum tryg_status tryg_keep_frame(sqlite3 *db, const struct tryg_keep *keep, int srid,
                                 struct tryg_error *err)
{
    const struct tryg_profile *profile = keep->results->profile;
    TRYG_TRY(keep_run(db, keep, err));
    TRYG_TRY(keep_attributions(db, keep->results, err));
    TRYG_TRY(keep_systems(db, keep, err));
    TRYG_TRY(keep_areas(db, keep, srid, err));
    TRYG_TRY(keep_categories(db, keep->categories, err));
    if (profile) {
        TRYG_TRY(keep_groups(db, profile, err));
        TRYG_TRY(keep_indicators(db, profile, err));
        TRYG_TRY(keep_levels(db, profile, err));
    }
    return keep->baseline ? keep_baseline(db, keep->baseline, err) : TRYG_OK;
}
