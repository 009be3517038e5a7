/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/by_class.h"
#include "engine/batch/basis.h"
#include "engine/batch/crossing.h"
#include "engine/batch/standard_people.h"
#include "engine/index/by_class.h"
#include "geodata/base/lang.h"

#include <string.h>

struct making {
    struct tryg_batch *b;
    const struct tryg_year_record *record;
    const struct tryg_system *system;
    const struct tryg_indicator *indicator;
    const struct tryg_standard_people *standard;
    size_t *at; /* [columns] of `by`, where a file has them */
};

/* ---- People ------------------------------------------------------------------------ */

static enum tryg_status fail_people(const struct making *m, const char *key,
                                    struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("indikatoren %s: befolkningen %s i %d har klassen \"%s\", som standarden (%s) "
           "ikke har. Skriv klasserne ens i alle år, eller giv standarden i en tabel.",
           "the indicator %s: the population %s of %d has the class \"%s\", which the "
           "standard (%s) has not. Write classes alike in all years, or give the "
           "standard "
           "in a table."),
        m->indicator->id, m->indicator->denominator, m->record->year,
        tryg_standard_people_name(key, m->b->arena),
        tryg_standard_people_say(&m->indicator->standard));
}

/* The persons of each class of the standard, on the population's own areas. */
static enum tryg_status sum_classes(const struct making *m,
                                    const struct tryg_population *p, size_t year,
                                    double *persons, struct tryg_error *err)
{
    const struct tryg_population_split *split = &p->split[year];
    size_t columns = m->indicator->standard.columns, n = p->system->n;
    for (size_t c = 0; c < split->classes; c++) {
        const char *key = tryg_standard_people_key(columns, split->text + c * p->columns,
                                                   m->at, m->b->arena);
        size_t class = tryg_standard_people_find(m->standard, key);
        if (class == m->standard->classes) {
            return fail_people(m, key, err);
        }
        for (size_t a = 0; a < n; a++) {
            persons[class * n + a] += split->value[c * n + a];
        }
    }
    return TRYG_OK;
}

static enum tryg_status people_of(const struct making *m, double *people,
                                  struct tryg_error *err)
{
    size_t year;
    const char *missing;
    const struct tryg_crossing *way;
    const struct tryg_population *p =
        tryg_batch_persons(m->b, m->standard->population, m->record->year, &year);
    size_t n = p->system->n, classes = m->standard->classes;
    double *persons = TRYG_NEW(m->b->arena, classes * n, double);
    tryg_standard_people_columns(m->indicator->standard.columns,
                                 m->indicator->standard.column, p->columns, p->column,
                                 m->at, &missing);
    TRYG_TRY(sum_classes(m, p, year, persons, err));
    TRYG_TRY(tryg_cross(m->b, p->system, m->system, &way, err));
    for (size_t c = 0; c < classes; c++) {
        tryg_crossing_sum(way, persons + c * n, people + c * m->system->n);
    }
    return TRYG_OK;
}

/* ---- Reports ----------------------------------------------------------------------- */

static bool speaks_of(const struct making *m, const struct tryg_counts *counts)
{
    bool speaks = false;
    for (size_t c = 0; c < counts->categories; c++) {
        speaks |= counts->category_given[c] &&
                  tryg_counted_takes(m->indicator, m->b->categories.id[c]);
    }
    return speaks;
}

static enum tryg_status find_columns(const struct making *m,
                                     const struct tryg_counts *counts,
                                     struct tryg_error *err)
{
    const struct tryg_counts_split *split = &counts->split;
    const struct tryg_standardising *s = &m->indicator->standard;
    const char *missing;
    tryg_standard_people_columns(s->columns, s->column, split->columns, split->column,
                                 m->at, &missing);
    if (!missing) {
        return TRYG_OK;
    }
    return tryg_fail(
        err, TRYG_DATA,
        TX("indikatoren %s: kilden %s fortæller ikke, hvilken klasse \"%s\" en "
           "anmeldelse "
           "hører til. Direkte standardisering kræver anmeldelserne talt op efter "
           "klasse: "
           "kind: counts med columns: {class: [%s]}. Brug ellers method: indirect.",
           "the indicator %s: the source %s does not tell which class \"%s\" a report "
           "belongs to. Direct standardisation needs reports counted by class: kind: "
           "counts with columns: {class: [%s]}. Else use method: indirect."),
        m->indicator->id, counts->source, missing, missing);
}

static enum tryg_status fail_reports(const struct making *m,
                                     const struct tryg_counts *counts, const char *key,
                                     struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("indikatoren %s: kilden %s har i %d anmeldelser i klassen \"%s\", som "
           "standarden (%s) ikke har. Skriv klasserne som i befolkningen; betyder den "
           "\"ukendt\", så skriv no_class: [%s] ved kilden.",
           "the indicator %s: the source %s has reports in %d of the class \"%s\", which "
           "the standard (%s) has not. Write classes as the population does; if it means "
           "\"not known\", write no_class: [%s] at the source."),
        m->indicator->id, counts->source, m->record->year,
        tryg_standard_people_name(key, m->b->arena),
        tryg_standard_people_say(&m->indicator->standard),
        tryg_standard_people_name(key, m->b->arena));
}

/* Has a class any report that the indicator counts? */
static bool has_reports(const struct making *m, const struct tryg_counts *counts,
                        size_t class)
{
    uint64_t sum = 0;
    size_t cells = counts->system->n * counts->categories;
    for (size_t i = 0; i < cells; i++) {
        if (tryg_counted_takes(m->indicator,
                               m->b->categories.id[i % counts->categories])) {
            sum += counts->split.reports[class * cells + i];
        }
    }
    return sum > 0;
}

/* One class of a source, category by category, added to that class of the standard. */
static void add_class(const struct making *m, const struct tryg_counts *counts,
                      const struct tryg_crossing *way, size_t class, double *reports)
{
    size_t n = counts->system->n, k = counts->categories;
    double *fine = TRYG_NEW(m->b->arena, n, double);
    double *there = TRYG_NEW(m->b->arena, m->system->n, double);
    for (size_t c = 0; c < k; c++) {
        for (size_t a = 0; a < n; a++) {
            fine[a] = (double)counts->split.reports[(class * n + a) * k + c];
        }
        tryg_crossing_sum(way, fine, there);
        for (size_t a = 0; a < m->system->n; a++) {
            reports[a * k + c] += there[a];
        }
    }
}

static enum tryg_status add_source(const struct making *m,
                                   const struct tryg_counts *counts, double *reports,
                                   struct tryg_error *err)
{
    const struct tryg_counts_split *split = &counts->split;
    const struct tryg_crossing *way;
    TRYG_TRY(find_columns(m, counts, err));
    TRYG_TRY(
        tryg_basis_cross(m->b, counts->source, counts->system, m->system, &way, err));
    for (size_t c = 0; c < split->classes; c++) {
        const char *key = tryg_standard_people_key(m->indicator->standard.columns,
                                                   split->text + c * split->columns,
                                                   m->at, m->b->arena);
        size_t class = tryg_standard_people_find(m->standard, key);
        if (class < m->standard->classes) {
            add_class(m, counts, way, c,
                      reports + class * m->system->n * counts->categories);
        } else if (has_reports(m, counts, c)) {
            return fail_reports(m, counts, key, err);
        }
    }
    return TRYG_OK;
}

static enum tryg_status reports_of(const struct making *m, double *reports,
                                   struct tryg_error *err)
{
    for (size_t r = 0; r < m->record->counts; r++) {
        if (speaks_of(m, &m->record->count[r])) {
            TRYG_TRY(add_source(m, &m->record->count[r], reports, err));
        }
    }
    return TRYG_OK;
}

/* ---- Both -------------------------------------------------------------------------- */

static enum tryg_status make_one(struct making *m, struct tryg_by_class *by,
                                 struct tryg_error *err)
{
    size_t n = m->system->n, k = m->b->categories.n, classes = m->standard->classes;
    double *people = TRYG_NEW(m->b->arena, classes * n, double);
    double *reports = TRYG_NEW(m->b->arena, classes * n * k, double);
    m->at = TRYG_NEW(m->b->arena, m->indicator->standard.columns, size_t);
    TRYG_TRY(people_of(m, people, err));
    TRYG_TRY(reports_of(m, reports, err));
    *by = (struct tryg_by_class){.indicator = m->indicator->id,
                                 .classes = classes,
                                 .areas = n,
                                 .categories = k,
                                 .share = m->standard->share,
                                 .people = people,
                                 .reports = reports};
    return TRYG_OK;
}

enum tryg_status tryg_by_class_make(struct tryg_batch *b,
                                    const struct tryg_year_record *record,
                                    const struct tryg_system *system,
                                    struct tryg_report_basis *basis,
                                    struct tryg_error *err)
{
    const struct tryg_profile *profile = b->project.profile;
    size_t k = profile ? profile->indicators : 0, n = 0;
    struct tryg_by_class *list = TRYG_NEW(b->arena, k, struct tryg_by_class);
    for (size_t i = 0; b->standard && i < k; i++) {
        if (b->standard[i].classes > 0) {
            struct making m = {.b = b,
                               .record = record,
                               .system = system,
                               .indicator = &profile->indicator[i],
                               .standard = &b->standard[i]};
            TRYG_TRY(make_one(&m, &list[n++], err));
        }
    }
    basis->standards = n;
    basis->standard = list;
    return TRYG_OK;
}
