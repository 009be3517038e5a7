/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/frame.h"
#include "engine/batch/recipe.h"
#include "engine/batch/uncertainty.h"
#include "engine/batch/yardstick.h"
#include "geodata/base/log.h"

#include <string.h>

/* With two populations or more, and rates to divide by them, there is a choice. */
static void name_others(struct tryg_batch *b)
{
    const struct tryg_project *p = &b->project;
    bool rates = false;
    for (size_t i = 0; p->profile && i < p->profile->indicators; i++) {
        rates = rates || (p->profile->indicator[i].source == TRYG_FROM_REPORTS &&
                          p->profile->indicator[i].share > 0.0);
    }
    b->results.others = rates && p->populations > 1 ? p->populations : 0;
    b->results.other = TRYG_NEW(b->arena, b->results.others, const char *);
    for (size_t d = 0; d < b->results.others; d++) {
        b->results.other[d] = p->population[d].source.id;
    }
}

void tryg_frame_begin(struct tryg_batch *b)
{
    const struct tryg_project *p = &b->project;
    b->results = (struct tryg_results){
        .title = p->title,
        .profile = p->profile,
        .denominator = p->populations ? p->population[0].source.id : NULL,
        .base_year = tryg_recipe_base_year(p),
        .systems = b->out_systems,
        .held = b->out_systems * b->yardsticks,
        .system = b->out_system,
        .attributions = p->attributions,
        .attribution = p->attribution,
    };
    tryg_uncertainty_name(b);
    name_others(b);
    b->results.year = TRYG_NEW(b->arena, p->years, int);
    b->record = TRYG_NEW(b->arena, p->years, struct tryg_year_record);
    b->every = TRYG_NEW(b->arena, b->divisions * b->systems, const struct tryg_system *);
    b->every_n = 0;
    for (size_t s = 0; s < b->divisions * b->systems; s++) {
        const struct tryg_system *system =
            &b->division[s / b->systems].system[s % b->systems];
        if (system->n) {
            b->every[b->every_n++] = system;
        }
    }
}

enum tryg_status tryg_frame_take_kept(struct tryg_batch *b, tryg_store *store, int year,
                                      struct tryg_error *err)
{
    struct tryg_error why = {0};
    size_t at = b->results.years;
    enum tryg_status status =
        tryg_store_record(store, year, &b->results, b->every, b->every_n, &b->categories,
                          b->arena, &b->record[at], &why);
    if (status == TRYG_OK) {
        b->results.year[b->results.years++] = year;
    } else if (status == TRYG_DATA) {
        tryg_warn(
            TX("%d passer ikke mere til projektet og er taget ud af resultaterne: %s",
               "%d no longer fits the project and has been taken out of the results: "
               "%s"),
            year, why.text);
        return TRYG_OK;
    } else if (err) {
        *err = why;
    }
    return status;
}

struct tryg_year_record *tryg_frame_record(struct tryg_batch *b, int year)
{
    for (size_t y = 0; y < b->results.years; y++) {
        if (b->record[y].year == year) {
            return &b->record[y];
        }
    }
    return NULL;
}

/* Beside each year the base year on the same areas, where they are not the same all
 * along. */
static void lay_base_year(struct tryg_batch *b)
{
    const struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
    size_t years = b->results.years, systems = b->out_systems;
    if (tryg_yardsticks_of_years(b) < 2) {
        return;
    }
    b->results.based = TRYG_NEW(b->arena, years * systems, struct tryg_scores *);
    for (size_t i = 0; base && i < years * systems; i++) {
        size_t own = tryg_yardstick_of(b, b->results.year[i / systems]);
        b->results.based[i] = tryg_yardstick_scores(b, base, own, i % systems);
    }
}

void tryg_frame_end(struct tryg_batch *b)
{
    size_t years = b->results.years, systems = b->out_systems;
    size_t tables = b->project.published_tables;
    struct tryg_hash *recipe = TRYG_NEW(b->arena, years + tables + 2, struct tryg_hash);
    b->results.scores = TRYG_NEW(b->arena, years * systems, struct tryg_scores);
    for (size_t y = 0; y < years; y++) {
        memcpy(b->results.scores + y * systems, b->record[y].scores,
               systems * sizeof *b->results.scores);
        recipe[y] = b->record[y].recipe;
    }
    /* Of no year, and yet they decide what is written. */
    size_t hashes = years;
    if (b->series_file.role) {
        recipe[hashes++] = b->series_file.sha256;
    }
    if (b->later_file.role) {
        recipe[hashes++] = b->later_file.sha256;
    }
    for (size_t t = 0; t < tables; t++) {
        recipe[hashes++] = b->published_file[t].sha256;
    }
    lay_base_year(b);
    b->results.run_id = tryg_recipe_run_id(&b->project, hashes, recipe, b->arena);
}
