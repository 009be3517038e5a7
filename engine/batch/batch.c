/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/batch.h"
#include "engine/batch/barometer.h"
#include "engine/batch/crossing.h"
#include "engine/batch/expected.h"
#include "engine/batch/published.h"
#include "engine/batch/register.h"
#include "engine/batch/standard_people.h"
#include "engine/batch/yardstick.h"
#include "geodata/base/log.h"
#include "geodata/base/work.h"
#include "import/offences.h"

#include <math.h>
#include <string.h>

enum { SHOWN = 5 };

tryg_rejects *tryg_batch_rejects(struct tryg_batch *b, const char *file)
{
    for (size_t i = 0; i < b->files_read; i++) {
        if (strcmp(b->file_read[i], file) == 0) {
            return tryg_rejects_new(b->arena);
        }
    }
    b->file_read = tryg_arena_grow(b->arena, b->file_read, b->files_read,
                                   b->files_read + 1, sizeof *b->file_read);
    b->file_read[b->files_read++] = file;
    return b->rejects;
}

void tryg_batch_book_reasons(struct tryg_book *book, const tryg_rejects *rejects,
                             const uint64_t before[TRYG_REASONS])
{
    uint64_t after[TRYG_REASONS];
    tryg_rejects_reasons(rejects, after);
    for (int reason = 0; reason < TRYG_REASONS; reason++) {
        uint64_t more = after[reason] - before[reason];
        book->reason[reason] = (struct tryg_tally){more, more};
    }
}

const struct tryg_population *tryg_batch_persons(const struct tryg_batch *b,
                                                 size_t population, int year, size_t *at)
{
    const struct tryg_population *p = &tryg_division_of(b, year)->population[population];
    *at = 0;
    while (*at < p->years && p->year[*at] != year) {
        (*at)++;
    }
    return p;
}

enum tryg_status tryg_batch_population(struct tryg_batch *b, size_t population, int year,
                                       const struct tryg_system *system, double *value,
                                       struct tryg_error *err)
{
    size_t y;
    const struct tryg_population *p = tryg_batch_persons(b, population, year, &y);
    const struct tryg_crossing *way = NULL;
    struct tryg_error split = {0};
    if (y < p->years && tryg_cross(b, p->system, system, &way, &split) == TRYG_OK) {
        tryg_crossing_sum(way, p->value + y * p->system->n, value);
        return TRYG_OK;
    }
    const struct tryg_project_population *declared = &b->project.population[population];
    return tryg_fail_at(err, TRYG_DATA,
                        (struct tryg_place){b->project.shown, declared->system_at.line,
                                            declared->system_at.column},
                        TX("befolkningen %s er opgjort på %s, som er grovere end %s "
                           "eller går på tværs "
                           "af den; den kan ikke deles ud uden at gætte.\n"
                           "  Angiv en befolkning på %s eller finere.\n  %s",
                           "the population %s is given on %s, which is coarser than "
                           "%s or cuts across "
                           "it; it cannot be shared out without guessing.\n"
                           "  Give a population on %s or finer.\n  %s"),
                        p->id, p->system->id, system->id, system->id, split.text);
}

/* Categories: those of the offence table, the constant ones of sources, and those that
 * indicators and wide columns name. */
static enum tryg_status read_categories(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    if (p->offences.file) {
        TRYG_TRY(tryg_offences_read(&p->offences, b->arena, &b->categories, err));
    }
    for (size_t r = 0; r < p->reports; r++) {
        const struct tryg_counts_source *counts = &p->report[r].counts;
        const char *constant = p->report[r].kind == TRYG_POINTS
                                   ? p->report[r].points.category
                                   : counts->constant_category;
        if (constant) {
            tryg_categories_add(&b->categories, b->arena, constant);
        }
        for (size_t w = 0; p->report[r].kind == TRYG_AREA_COUNTS && w < counts->wides;
             w++) {
            tryg_categories_add(&b->categories, b->arena, counts->wide[w].category);
        }
    }
    if (p->reports && !p->offences.file && p->profile) {
        for (size_t i = 0; i < p->profile->indicators; i++) {
            const struct tryg_indicator *indicator = &p->profile->indicator[i];
            if (indicator->source == TRYG_FROM_REPORTS && indicator->category &&
                strcmp(indicator->category, "*") != 0) {
                tryg_categories_add(&b->categories, b->arena, indicator->category);
            }
        }
    }
    return tryg_project_check_categories(p, b->categories.n, b->categories.id, err);
}

static void warn_of_missing(const struct tryg_batch *b, const struct tryg_population *p,
                            const char *shown)
{
    for (size_t y = 0; y < p->years; y++) {
        const char *list = "";
        size_t missing = 0;
        for (size_t a = 0; a < p->system->n; a++) {
            if (isnan(p->value[y * p->system->n + a]) && missing++ < SHOWN) {
                list = tryg_arena_print(b->arena, "%s%s%s", list, *list ? ", " : "",
                                        p->system->code[a]);
            }
        }
        if (missing) {
            tryg_warn(TX("%s: %zu af %zu områder i %s har intet tal for %d (%s%s); deres "
                         "rater er ukendte.",
                         "%s: %zu of %zu areas of %s have no figure for %d (%s%s); their "
                         "rates are unknown."),
                      shown, missing, p->system->n, p->system->id, p->year[y], list,
                      missing > SHOWN ? " …" : "");
        }
    }
}

/* A population in one file, or a file a year, as one table of the division's years. */
static enum tryg_status read_population(struct tryg_batch *b,
                                        const struct tryg_division *division,
                                        const struct tryg_project_population *declared,
                                        struct tryg_population *out,
                                        struct tryg_error *err)
{
    const struct tryg_system *system;
    size_t ignored = 0, years = division->years;
    TRYG_TRY(tryg_division_need(b, division->year[0], declared->system,
                                declared->system_at, &system, err));
    bool yearly = tryg_project_is_yearly(declared->source.table.file);
    double *value = TRYG_NEW(b->arena, years * system->n, double);
    struct tryg_population_split *split =
        TRYG_NEW(b->arena, years, struct tryg_population_split);
    for (size_t y = 0; y < (yearly ? years : 1); y++) {
        struct tryg_population_source source =
            tryg_project_persons(declared, division->year[y], b->arena);
        source.system = system;
        source.names = tryg_division_names(b, system);
        source.other_areas = b->divisions > 1;
        size_t more = 0;
        TRYG_TRY(tryg_population_read(&source, yearly ? 1 : years, division->year + y,
                                      b->arena, out, &more, err));
        memcpy(value + y * system->n, out->value,
               (yearly ? 1 : years) * system->n * sizeof *value);
        if (out->split) {
            memcpy(split + y, out->split, (yearly ? 1 : years) * sizeof *split);
        }
        ignored += more;
    }
    *out = (struct tryg_population){.id = declared->source.id,
                                    .system = system,
                                    .years = years,
                                    .year = division->year,
                                    .value = value,
                                    .columns = declared->source.classes,
                                    .column = declared->source.class_column,
                                    .split = split};
    if (ignored) {
        tryg_warn(TX("%s: %zu rækker med ukendte områder er sprunget over.",
                     "%s: %zu rows with unknown areas have been passed over."),
                  declared->source.table.shown, ignored);
    }
    warn_of_missing(b, out, declared->source.table.shown);
    return TRYG_OK;
}

static enum tryg_status read_populations(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    for (size_t d = 0; d < b->divisions; d++) {
        struct tryg_division *division = &b->division[d];
        division->population = TRYG_NEW(b->arena, p->populations, struct tryg_population);
        for (size_t i = 0; !division->published_only && i < p->populations; i++) {
            TRYG_TRY(read_population(b, division, &p->population[i],
                                     &division->population[i], err));
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_batch_read_project(const struct tryg_wish *wish, tryg_arena *arena,
                                         struct tryg_project *project,
                                         struct tryg_error *err)
{
    TRYG_TRY(tryg_project_read(wish->folder, arena, project, err));
    if (wish->lang_given || project->lang == tryg_lang()) {
        return TRYG_OK;
    }
    tryg_lang_set(project->lang); /* notes are worded while the file is read: once more */
    return tryg_project_read(wish->folder, arena, project, err);
}

enum tryg_status tryg_batch_open(struct tryg_batch *b, const struct tryg_wish *wish,
                                 tryg_arena *arena, struct tryg_error *err)
{
    *b = (struct tryg_batch){.arena = arena, .wish = wish};
    b->threads = wish->threads ? wish->threads : tryg_work_processors();
    TRYG_TRY(tryg_batch_read_project(wish, arena, &b->project, err));
    tryg_project_say(&b->project);
    b->rejects = tryg_rejects_new(arena);
    TRYG_TRY(tryg_divisions_open(b, err));
    TRYG_TRY(tryg_batch_published(b, err));
    TRYG_TRY(tryg_yardsticks_choose(b, err));
    TRYG_TRY(read_categories(b, err));
    tryg_ledger_begin(&b->ledger, arena, b->categories.n, b->categories.id);
    TRYG_TRY(tryg_barometer_read(b, err));
    TRYG_TRY(tryg_register_sign(b, err));
    TRYG_TRY(read_populations(b, err));
    TRYG_TRY(tryg_expected_read(b, err));
    return tryg_standard_people_read(b, err);
}
