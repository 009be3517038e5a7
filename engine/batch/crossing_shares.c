/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/crossing_shares.h"
#include "engine/index/transfer.h"

#include <math.h>
#include <string.h>

enum tryg_status tryg_crossing_people(struct tryg_batch *b, const char *id, int year,
                                      const struct tryg_crossing *way, double *people,
                                      struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    size_t population = 0;
    while (id && strcmp(p->population[population].source.id, id) != 0) {
        population++; /* the project was judged: it is there */
    }
    if (p->populations) {
        return tryg_batch_population(b, population, year, way->from, people, err);
    }
    memcpy(people, way->pieces.source_m2, way->from->n * sizeof *people);
    return TRYG_OK;
}

/* The pieces of a crossing as areas of a table of ready shares. */
struct pieces {
    struct tryg_system system;
    struct tryg_survey_estimates table;
    double *people;
};

static void lay_out(const struct tryg_crossing *way, const double *people,
                    tryg_arena *scratch, struct pieces *p)
{
    const struct tryg_transfer *t = &way->pieces;
    *p = (struct pieces){.system = {.id = way->from->id, .n = t->pieces},
                         .people = TRYG_NEW(scratch, t->pieces, double)};
    p->table =
        (struct tryg_survey_estimates){.questions = 1,
                                       .share = TRYG_NEW(scratch, t->pieces, double),
                                       .se = TRYG_NEW(scratch, t->pieces, double),
                                       .answers = TRYG_NEW(scratch, t->pieces, double)};
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            p->people[i] = people[s] * tryg_transfer_share(t, s, i);
        }
    }
}

static void fill_in(const struct tryg_crossing *way, const struct tryg_cell *cell,
                    struct pieces *p)
{
    const struct tryg_transfer *t = &way->pieces;
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            p->table.share[i] = cell[s].value;
            p->table.se[i] = cell[s].se;
            p->table.answers[i] = cell[s].answers * tryg_transfer_share(t, s, i);
        }
    }
}

static bool is_asked(const struct tryg_indicator *indicator, const struct tryg_cell *cell,
                     size_t n)
{
    bool any = false;
    for (size_t s = 0; indicator->source == TRYG_FROM_SURVEY && s < n; s++) {
        any = any || cell[s].why != TRYG_WHY_NO_SOURCE;
    }
    return any;
}

void tryg_crossing_shares(const struct tryg_profile *profile,
                          const struct tryg_scores *own, const struct tryg_crossing *way,
                          const double *people, const struct tryg_limits *limits,
                          struct tryg_scores *scores, double *covariance,
                          tryg_arena *scratch)
{
    size_t k = profile->indicators, n = way->to->n;
    struct pieces p;
    lay_out(way, people, scratch, &p);
    p.table.system = &p.system;
    for (size_t i = 0; i < k; i++) {
        const struct tryg_cell *from = own->cell + i * way->from->n;
        struct tryg_cell *to = scores->cell + i * n;
        if (!is_asked(&profile->indicator[i], from, way->from->n)) {
            continue;
        }
        struct tryg_profile alone = *profile;
        struct tryg_scores one = *scores;
        struct tryg_ready_basis basis = {&p.table, way->pieces.target, p.people, false};
        alone.indicators = one.indicators = 1;
        alone.indicator = &profile->indicator[i];
        one.cell = to;
        p.table.id = profile->indicator[i].survey;
        p.table.question = (const char **)&profile->indicator[i].question;
        fill_in(way, from, &p);
        tryg_estimate_ready(&alone, &basis, limits, &one, NULL);
        for (size_t a = 0; a < n; a++) {
            to[a].flags |= way->modelled[a] ? TRYG_FLAG_MODELLED : 0U;
            if (covariance && !isnan(to[a].value)) {
                covariance[a * k * k + i * k + i] = to[a].se * to[a].se;
            }
        }
    }
}
