/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/recipe.h"
#include "engine/batch/basis.h"
#include "engine/batch/lock.h"
#include "engine/batch/published.h"
#include "engine/batch/standard_people.h"
#include "engine/batch/versions.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { INPUTS_MOST = 256 };

/* Files hashed so far; the same file feeds many years. */
struct ledger_of_files {
    const struct tryg_project *project;
    tryg_arena *arena;
    size_t n;
    struct seen_file {
        const char *file;
        struct tryg_hash hash;
        uint64_t bytes;
    } seen[4 * INPUTS_MOST];
};

int tryg_recipe_base_year(const struct tryg_project *project)
{
    return project->base_year ? project->base_year : project->year[0];
}

static enum tryg_status hash_once(struct ledger_of_files *files, const char *file,
                                  const struct seen_file **found, struct tryg_error *err)
{
    for (size_t i = 0; i < files->n; i++) {
        if (strcmp(files->seen[i].file, file) == 0) {
            *found = &files->seen[i];
            return TRYG_OK;
        }
    }
    if (files->n == sizeof files->seen / sizeof *files->seen) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("projektet har for mange filer.", "the project has too many files."));
    }
    struct seen_file *seen = &files->seen[files->n];
    struct stat info;
    TRYG_TRY(tryg_hash_file(file, &seen->hash, err));
    seen->bytes = stat(file, &info) == 0 ? (uint64_t)info.st_size : 0;
    seen->file = tryg_arena_copy(files->arena, file);
    files->n++;
    *found = seen;
    return TRYG_OK;
}

static enum tryg_status add_input(struct ledger_of_files *files,
                                  struct tryg_recipe *recipe, const char *role,
                                  const struct tryg_table_source *table,
                                  struct tryg_error *err)
{
    if (!table->file) {
        return TRYG_OK;
    }
    const struct seen_file *seen = NULL;
    const char *file = tryg_project_file(table->file, recipe->year, files->arena);
    TRYG_TRY(hash_once(files, file, &seen, err));
    if (recipe->inputs == INPUTS_MOST) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("projektet har for mange filer.", "the project has too many files."));
    }
    recipe->input[recipe->inputs++] = (struct tryg_input){
        .role = role,
        .shown = tryg_project_file(table->shown, recipe->year, files->arena),
        .sha256 = seen->hash,
        .bytes = seen->bytes};
    return TRYG_OK;
}

/* A shapefile is several files; the attributes and the CRS decide numbers too. */
static enum tryg_status add_companions(struct ledger_of_files *files,
                                       struct tryg_recipe *recipe,
                                       const struct tryg_table_source *areas,
                                       struct tryg_error *err)
{
    size_t n = strlen(areas->file);
    if (n < 4 || strcmp(areas->file + n - 4, ".shp") != 0) {
        return TRYG_OK;
    }
    static const char *const ending[] = {"dbf", "prj", "cpg"};
    for (size_t e = 0; e < sizeof ending / sizeof *ending; e++) {
        struct tryg_table_source part = {
            .file = tryg_arena_print(files->arena, "%.*s%s", (int)n - 3, areas->file,
                                     ending[e]),
            .shown =
                tryg_arena_print(files->arena, "%.*s%s", (int)strlen(areas->shown) - 3,
                                 areas->shown, ending[e])};
        struct stat info;
        if (stat(part.file, &info) == 0) {
            TRYG_TRY(add_input(files, recipe, "areas", &part, err));
        }
    }
    return TRYG_OK;
}

/* The tables that indicators are standardised by: of rates, or of a population. */
static enum tryg_status add_standards(struct ledger_of_files *files,
                                      struct tryg_recipe *recipe, struct tryg_error *err)
{
    const struct tryg_profile *profile = files->project->profile;
    for (size_t i = 0; profile && i < profile->indicators; i++) {
        const struct tryg_standardising *standard = &profile->indicator[i].standard;
        bool direct =
            standard->method == TRYG_DIRECT && !tryg_standard_people_is_city(standard);
        if (standard->expected || direct) {
            const char *role =
                tryg_arena_print(files->arena, "standard %s", profile->indicator[i].id);
            struct tryg_table_source table = {
                .file = direct ? standard->people : standard->rates,
                .shown = direct ? standard->people_shown : standard->rates_shown};
            TRYG_TRY(add_input(files, recipe, role, &table, err));
        }
    }
    return TRYG_OK;
}

static enum tryg_status add_areas(struct ledger_of_files *files,
                                  struct tryg_recipe *recipe,
                                  const struct tryg_areas_source *areas,
                                  struct tryg_error *err)
{
    TRYG_TRY(add_input(files, recipe, "areas", &areas->table, err));
    TRYG_TRY(add_companions(files, recipe, &areas->table, err));
    return add_input(files, recipe, "areas join", &areas->join, err);
}

static enum tryg_status list_inputs(struct ledger_of_files *files,
                                    struct tryg_recipe *recipe, struct tryg_error *err)
{
    const struct tryg_project *p = files->project;
    recipe->input = TRYG_NEW(files->arena, INPUTS_MOST, struct tryg_input);
    TRYG_TRY(add_areas(files, recipe, tryg_project_areas(p, recipe->year), err));
    if (tryg_project_version(p, recipe->year) !=
        tryg_project_version(p, tryg_recipe_base_year(p))) {
        TRYG_TRY(add_input(files, recipe, "people", &p->people.table, err));
    }
    for (size_t s = 0; s < p->systems; s++) {
        TRYG_TRY(add_input(files, recipe, "area names", &p->system[s].name_table, err));
    }
    for (size_t i = 0; i < p->populations; i++) {
        const struct tryg_population_source *source = &p->population[i].source;
        const char *role = tryg_arena_print(files->arena, "population %s", source->id);
        TRYG_TRY(add_input(files, recipe, role, &source->table, err));
    }
    TRYG_TRY(add_input(files, recipe, "offences", &p->offences, err));
    TRYG_TRY(add_standards(files, recipe, err));
    for (size_t r = 0; r < p->reports; r++) {
        const struct tryg_project_reports *reports = &p->report[r];
        TRYG_TRY(add_input(files, recipe,
                           tryg_arena_print(files->arena, "reports %s", reports->id),
                           reports->kind == TRYG_POINTS ? &reports->points.table
                                                        : &reports->counts.table,
                           err));
    }
    for (size_t s = 0; s < p->surveys; s++) {
        const struct tryg_survey_source *source = &p->survey[s].source;
        TRYG_TRY(add_input(files, recipe,
                           tryg_arena_print(files->arena, "survey %s", source->id),
                           &source->table, err));
    }
    for (size_t s = 0; s < p->scores; s++) {
        const struct tryg_given_source *source = &p->score[s].source;
        TRYG_TRY(add_input(files, recipe,
                           tryg_arena_print(files->arena, "scores %s", source->id),
                           &source->table, err));
    }
    return TRYG_OK;
}

static void add_inputs(struct tryg_hasher *hasher, const struct tryg_recipe *recipe)
{
    for (size_t i = 0; i < recipe->inputs; i++) {
        tryg_hash_add_text(hasher, recipe->input[i].role);
        tryg_hash_add_text(hasher, recipe->input[i].sha256.hex);
    }
}

/* The inputs of the years before that an indicator pools with this one. */
static enum tryg_status add_pooled(struct ledger_of_files *files,
                                   struct tryg_hasher *hasher, int year,
                                   struct tryg_error *err)
{
    const struct tryg_project *p = files->project;
    int pool = tryg_basis_pool(p->profile);
    for (size_t y = 0; y < p->years; y++) {
        if (p->year[y] < year && p->year[y] > year - pool) {
            struct tryg_recipe before = {.year = p->year[y]};
            TRYG_TRY(list_inputs(files, &before, err));
            add_inputs(hasher, &before);
        }
    }
    return TRYG_OK;
}

/* What years of other versions of the areas stand on, for each year is put on theirs
 * too. */
static enum tryg_status add_versions(struct ledger_of_files *files,
                                     struct tryg_hasher *hasher, struct tryg_error *err)
{
    const struct tryg_project *p = files->project;
    struct tryg_recipe all = {.input =
                                  TRYG_NEW(files->arena, INPUTS_MOST, struct tryg_input)};
    if (p->versions == 0) {
        return TRYG_OK;
    }
    TRYG_TRY(add_areas(files, &all, &p->areas, err));
    for (size_t v = 0; v < p->versions; v++) {
        TRYG_TRY(add_areas(files, &all, &p->version[v].areas, err));
    }
    TRYG_TRY(add_input(files, &all, "people", &p->people.table, err));
    add_inputs(hasher, &all);
    return TRYG_OK;
}

static enum tryg_status hash_base(struct ledger_of_files *files,
                                  const struct tryg_recipe *base, struct tryg_hash *hash,
                                  struct tryg_error *err)
{
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    struct tryg_lock lock = tryg_lock_make(files->project, base, files->arena);
    tryg_hash_add_text(&hasher, tryg_lock_hash(&lock).hex);
    TRYG_TRY(add_pooled(files, &hasher, base->year, err));
    *hash = tryg_hash_end(&hasher);
    return TRYG_OK;
}

/* What the barometer asks the surveys is answered with the year, and kept with it. */
static void add_questions(struct tryg_hasher *hasher, const struct tryg_project *project)
{
    for (size_t g = 0; g < project->barometer.goals; g++) {
        const struct tryg_barometer_wish *goal = &project->barometer.goal[g];
        if (goal->by == TRYG_BY_SURVEY) {
            tryg_hash_add_text(hasher, goal->survey ? goal->survey : "");
            tryg_hash_add_text(hasher, goal->question);
            tryg_hash_add(hasher, &goal->dont_know, sizeof goal->dont_know);
        }
    }
}

/* Systems that only something published is of: the year is put together on them too. What
 * is published there decides no number of it. */
static enum tryg_status add_published(struct ledger_of_files *files,
                                      struct tryg_hasher *hasher, struct tryg_error *err)
{
    const char *const *system;
    size_t n;
    TRYG_TRY(
        tryg_batch_published_systems(files->project, files->arena, &n, &system, err));
    for (size_t s = 0; s < n; s++) {
        tryg_hash_add_text(hasher, "published");
        tryg_hash_add_text(hasher, system[s]);
    }
    return TRYG_OK;
}

static enum tryg_status hash_year(struct ledger_of_files *files,
                                  struct tryg_recipe *recipe, struct tryg_hash base,
                                  struct tryg_error *err)
{
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    tryg_hash_add_text(&hasher, tryg_version());
    tryg_hash_add_text(&hasher, tryg_project_hash_recipe(files->project).hex);
    tryg_hash_add_text(&hasher, base.hex);
    tryg_hash_add(&hasher, &recipe->year, sizeof recipe->year);
    add_inputs(&hasher, recipe);
    add_questions(&hasher, files->project);
    TRYG_TRY(add_versions(files, &hasher, err));
    TRYG_TRY(add_published(files, &hasher, err));
    TRYG_TRY(add_pooled(files, &hasher, recipe->year, err));
    recipe->hash = tryg_hash_end(&hasher);
    return TRYG_OK;
}

enum tryg_status tryg_recipe_years(const struct tryg_project *project, size_t n,
                                   const int *year, tryg_arena *arena,
                                   struct tryg_recipe *recipe,
                                   struct tryg_hash *base_hash, struct tryg_error *err)
{
    struct ledger_of_files *files = TRYG_NEW(arena, 1, struct ledger_of_files);
    files->project = project;
    files->arena = arena;
    struct tryg_recipe base = {.year = tryg_recipe_base_year(project)};
    struct tryg_hash hash;
    TRYG_TRY(list_inputs(files, &base, err));
    TRYG_TRY(hash_base(files, &base, &hash, err));
    for (size_t y = 0; y < n; y++) {
        struct tryg_recipe made = {.year = year[y]};
        TRYG_TRY(list_inputs(files, &made, err));
        TRYG_TRY(hash_year(files, &made, hash, err));
        recipe[y] = made;
    }
    *base_hash = hash;
    return TRYG_OK;
}

const char *tryg_recipe_run_id(const struct tryg_project *project, size_t n,
                               const struct tryg_hash *recipe, tryg_arena *arena)
{
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    tryg_hash_add_text(&hasher, tryg_project_hash(project).hex);
    tryg_hash_add_text(&hasher, TX("da", "en"));
    for (size_t y = 0; y < n; y++) {
        tryg_hash_add_text(&hasher, recipe[y].hex);
    }
    return tryg_arena_copy_n(arena, tryg_hash_end(&hasher).hex, 12);
}
