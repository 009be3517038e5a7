/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/estimate.h"

#include <math.h>
#include <string.h>

#include "engine/index/share_cell.h"
#include "engine/index/sum.h"

/* A share of the population that must be covered before the rest may be passed over. */
#define LEAST_COVERED (2.0 / 3.0)

/* One share as the table gives it, or as several are put together. */
struct given {
    double p, se, n;
    double deff;
    unsigned flags;
    enum tryg_why why;
};

static double variance_of(double p, double n, double deff)
{
    return deff * p * (1.0 - p) / (n - 1.0);
}

/* NAN for a standard error that neither the table nor n gives. */
static struct given complete(double p, double se, double n, double deff)
{
    struct given g = {.p = p, .se = se, .n = n, .deff = NAN};
    g.why = isnan(p) ? TRYG_WHY_NO_ANSWERS : TRYG_WHY_NOT;
    if (isnan(se) && n > 1.0) {
        g.se = sqrt(variance_of(p, n, deff));
        g.deff = deff;
    }
    return g;
}

static struct given row_of(const struct tryg_survey_estimates *e, size_t question,
                           size_t area)
{
    size_t at = question * e->system->n + area;
    return complete(e->share[at], e->se[at], e->answers[at], e->deff);
}

static struct given city_row(const struct tryg_survey_estimates *e, size_t question)
{
    if (!e->city_share) {
        return complete(NAN, NAN, NAN, e->deff);
    }
    return complete(e->city_share[question], e->city_se ? e->city_se[question] : NAN,
                    e->city_answers ? e->city_answers[question] : NAN, e->deff);
}

/* Several areas put together by population. */
static struct given put_together(const struct tryg_ready_basis *basis, size_t question,
                                 uint32_t group)
{
    const struct tryg_survey_estimates *e = basis->estimates;
    struct tryg_sum all = {0}, covered = {0}, p = {0}, variance = {0}, n = {0};
    for (size_t a = 0; a < e->system->n; a++) {
        if (basis->map[a] != group) {
            continue;
        }
        struct given row = row_of(e, question, a);
        double people = basis->population ? basis->population[a] : NAN;
        tryg_sum_add(&all, people);
        if (!isnan(row.p)) {
            tryg_sum_add(&covered, people);
            tryg_sum_add(&p, people * row.p);
            tryg_sum_add(&variance, people * row.se * (people * row.se));
            tryg_sum_add(&n, row.n);
        }
    }
    double whole = tryg_sum_of(&all), here = tryg_sum_of(&covered);
    if (isnan(whole)) {
        struct given unknown = {.p = NAN, .why = TRYG_WHY_NO_POPULATION};
        return unknown;
    }
    if (!(here > 0.0) || here < LEAST_COVERED * whole * (1.0 - 1e-12)) {
        return complete(NAN, NAN, NAN, NAN);
    }
    return (struct given){.p = tryg_sum_of(&p) / here,
                          .se = sqrt(tryg_sum_of(&variance)) / here,
                          .n = tryg_sum_of(&n),
                          .deff = NAN,
                          .flags = here < whole ? TRYG_FLAG_PARTIAL : 0};
}

/* How many areas of the table make up a group, and the last of them. */
static size_t parts_of(const struct tryg_ready_basis *basis, uint32_t group, size_t *last)
{
    size_t parts = 0;
    for (size_t a = 0; a < basis->estimates->system->n; a++) {
        if (basis->map[a] == group) {
            parts++;
            *last = a;
        }
    }
    return parts;
}

static struct given share_in(const struct tryg_ready_basis *basis, size_t question,
                             uint32_t area)
{
    size_t last = area;
    if (basis->city) {
        struct given city = city_row(basis->estimates, question);
        if (!isnan(city.p)) {
            return city;
        }
    }
    size_t parts = basis->map ? parts_of(basis, area, &last) : 1;
    if (parts == 0) {
        return complete(NAN, NAN, NAN, NAN);
    }
    return parts == 1 ? row_of(basis->estimates, question, last)
                      : put_together(basis, question, area);
}

static struct tryg_cell cell_of(const struct given *g, double min_answers)
{
    if (isnan(g->p)) {
        struct tryg_cell none = TRYG_CELL_UNKNOWN;
        none.why = g->why;
        return none;
    }
    struct tryg_share share = {.p = g->p,
                               .variance = g->se * g->se,
                               .answers = g->n,
                               .df = isnan(g->n) ? INFINITY : g->n - 1.0};
    double hits = fmin(round(g->p * g->n), g->n);
    struct tryg_cell cell = tryg_share_cell(&share, hits, false, min_answers);
    cell.deff = cell.flags & TRYG_FLAG_RAW_INTERVAL ? NAN : g->deff;
    cell.flags |= g->flags;
    return cell;
}

static bool find_question(const struct tryg_survey_estimates *e,
                          const struct tryg_indicator *indicator, size_t *question)
{
    if (indicator->source != TRYG_FROM_SURVEY ||
        (indicator->survey && strcmp(indicator->survey, e->id) != 0)) {
        return false;
    }
    for (size_t q = 0; q < e->questions; q++) {
        if (strcmp(e->question[q], indicator->question) == 0) {
            *question = q;
            return true;
        }
    }
    return false;
}

void tryg_estimate_ready(const struct tryg_profile *profile,
                         const struct tryg_ready_basis *basis,
                         const struct tryg_limits *limits, struct tryg_scores *scores,
                         double *covariance)
{
    size_t k = scores->indicators, n = scores->system->n, question;
    for (size_t i = 0; i < k; i++) {
        if (!find_question(basis->estimates, &profile->indicator[i], &question)) {
            continue;
        }
        for (uint32_t a = 0; a < n; a++) {
            struct given g = share_in(basis, question, a);
            struct tryg_cell *cell = &scores->cell[i * n + a];
            *cell = cell_of(&g, limits->min_answers);
            tryg_estimate_flag(limits, cell);
            if (covariance && !isnan(cell->se)) {
                covariance[a * k * k + i * k + i] = cell->se * cell->se;
            }
        }
    }
}
