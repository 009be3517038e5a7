/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/trend.h"

#include <math.h>

#include "engine/index/change.h"
#include "engine/index/distribution.h"
#include "engine/index/multiplicity.h"

/* The known points of one line. */
struct points {
    size_t n;
    double *x, *value, *variance; /* [years] */
    size_t first, last;           /* years of the first and the last */
};

void tryg_trend_fit(size_t n, const double *x, const double *value,
                    const double *variance, double alpha, struct tryg_trend_line *line)
{
    double w = 0.0, mean_x = 0.0, mean = 0.0, sxx = 0.0, sxy = 0.0, q = 0.0;
    line->slope = line->low = line->high = line->p = NAN;
    for (size_t i = 0; i < n; i++) {
        if (!(variance[i] > 0.0)) {
            return;
        }
        w += 1.0 / variance[i];
        mean_x += x[i] / variance[i];
        mean += value[i] / variance[i];
    }
    if (n < 3) {
        return;
    }
    mean_x /= w;
    mean /= w;
    for (size_t i = 0; i < n; i++) {
        sxx += (x[i] - mean_x) * (x[i] - mean_x) / variance[i];
        sxy += (x[i] - mean_x) * (value[i] - mean) / variance[i];
    }
    double slope = sxy / sxx, df = (double)n - 2.0;
    for (size_t i = 0; i < n; i++) {
        double off = value[i] - mean - slope * (x[i] - mean_x);
        q += off * off / variance[i];
    }
    double se = sqrt(fmax(1.0, q / df) / sxx);
    double reach = se * tryg_t_quantile(1.0 - alpha / 2.0, df);
    line->slope = slope;
    line->low = slope - reach;
    line->high = slope + reach;
    line->p = 2.0 * tryg_t_cdf(-fabs(slope) / se, df);
}

/* ---- the variance under "no trend" ---- */

static const struct tryg_cell *cell_at(const struct tryg_trend_basis *b, size_t year,
                                       size_t indicator, size_t area)
{
    const struct tryg_scores *s = b->scores[year];
    return &s->cell[indicator * s->system->n + area];
}

/* Of plain counts and direct shares; all others keep the estimates' own variances. */
static void pooled_variances(const struct tryg_trend_basis *b, size_t indicator,
                             size_t area, struct points *p)
{
    const struct tryg_indicator *it = &b->profile->indicator[indicator];
    bool reports = it->source == TRYG_FROM_REPORTS;
    double events = 0.0, size = 0.0, unit = reports ? it->per : 1.0;
    for (size_t i = 0; i < p->n; i++) {
        size_t year = p->first + (size_t)(p->x[i] + 0.5);
        const struct tryg_cell *cell = cell_at(b, year, indicator, area);
        double of = reports ? cell->denominator : cell->n_eff;
        if (it->harm || it->standard.method == TRYG_DIRECT ||
            cell->model != TRYG_MODEL_NONE || !(of > 0.0)) {
            return;
        }
        size += of;
        events += reports ? cell->count : cell->value * of;
    }
    double mean = events / size;
    for (size_t i = 0; i < p->n; i++) {
        size_t year = p->first + (size_t)(p->x[i] + 0.5);
        const struct tryg_cell *cell = cell_at(b, year, indicator, area);
        p->variance[i] = unit * unit * (reports ? mean : mean * (1.0 - mean)) /
                         (reports ? cell->denominator : cell->n_eff);
    }
}

/* ---- breaks ---- */

/* What parts year y from the one before it, of a measure in an area. */
static enum tryg_doubt parted(const struct tryg_trend_basis *b, size_t from, size_t to,
                              size_t indicator, size_t area)
{
    struct tryg_compare_basis two = {.profile = b->profile,
                                     .then = b->scores[from],
                                     .now = b->scores[to],
                                     .city_then = b->city[from],
                                     .city_now = b->city[to],
                                     .rules = b->rules};
    bool broken = false;
    for (size_t y = from + 1; y <= to; y++) {
        broken |= b->broken[y * b->profile->indicators + indicator];
    }
    enum tryg_doubt doubt =
        broken ? TRYG_DOUBT_BREAK : tryg_compare_doubt(&two, indicator, area);
    bool again = b->panel && b->panel[indicator];
    return doubt == TRYG_DOUBT_NONE && again ? TRYG_DOUBT_OVERLAP : doubt;
}

/* The same of the index: the first of its weighed parts that is not measured alike. */
static enum tryg_doubt parted_index(const struct tryg_trend_basis *b, size_t from,
                                    size_t to, size_t area)
{
    for (size_t i = 0; i < b->profile->indicators; i++) {
        enum tryg_doubt doubt = parted(b, from, to, i, area);
        bool weighs = cell_at(b, to, i, area)->weight > 0.0;
        if (weighs && (doubt == TRYG_DOUBT_BREAK || doubt == TRYG_DOUBT_DENOMINATOR ||
                       doubt == TRYG_DOUBT_OVERLAP || doubt == TRYG_DOUBT_MODELLED)) {
            return doubt;
        }
    }
    return TRYG_DOUBT_NONE;
}

static enum tryg_doubt parted_measure(const struct tryg_trend_basis *b, size_t from,
                                      size_t to, size_t measure, size_t area)
{
    return measure ? parted(b, from, to, measure - 1, area)
                   : parted_index(b, from, to, area);
}

/* ---- registers that live backwards ---- */

/* Does a later extract tell otherwise of a measure in a year: of the index, of any of its
 * weighed parts? */
static bool is_revised(const struct tryg_trend_basis *b, size_t year, size_t measure,
                       size_t area)
{
    const bool *revised = b->revised ? b->revised[year] : NULL;
    size_t n = b->scores[year]->system->n;
    bool found = false;
    for (size_t i = 0; revised && i < b->profile->indicators; i++) {
        bool counts =
            measure ? i == measure - 1 : cell_at(b, year, i, area)->weight > 0.0;
        found |= counts && revised[i * n + area];
    }
    return found;
}

/* ... in any year that the line goes through? */
static bool any_revised(const struct tryg_trend_basis *b, size_t measure, size_t area,
                        const struct points *p)
{
    bool found = false;
    for (size_t i = 0; i < p->n; i++) {
        found |= is_revised(b, p->first + (size_t)(p->x[i] + 0.5), measure, area);
    }
    return found;
}

/* ---- one line ---- */

static struct tryg_trend_point point_of(const struct tryg_trend_basis *b, size_t year,
                                        size_t measure, size_t area)
{
    const struct tryg_scores *s = b->scores[year];
    if (!measure) {
        return (struct tryg_trend_point){
            .value = s->index[area], .low = s->low[area], .high = s->high[area]};
    }
    const struct tryg_cell *cell = cell_at(b, year, measure - 1, area);
    return (struct tryg_trend_point){
        .value = cell->value, .low = cell->low, .high = cell->high};
}

static double own_variance(const struct tryg_trend_basis *b, size_t year, size_t measure,
                           size_t area)
{
    double se =
        measure ? cell_at(b, year, measure - 1, area)->se : b->scores[year]->se[area];
    return se * se;
}

/* Fill the points, mark the breaks, and find where the last unbroken stretch begins. */
static size_t begin_line(const struct tryg_trend_basis *b, size_t measure, size_t area,
                         struct tryg_trend_point *point, struct tryg_trend_line *line)
{
    size_t first = 0;
    for (size_t y = 0; y < b->years; y++) {
        point[y] = point_of(b, y, measure, area);
        enum tryg_doubt doubt =
            y ? parted_measure(b, y - 1, y, measure, area) : TRYG_DOUBT_NONE;
        if (doubt == TRYG_DOUBT_BREAK || doubt == TRYG_DOUBT_DENOMINATOR) {
            point[y].broken = true;
            first = y;
        } else if (doubt == TRYG_DOUBT_OVERLAP || doubt == TRYG_DOUBT_MODELLED) {
            line->doubt = doubt;
        }
    }
    return first;
}

static void gather(const struct tryg_trend_basis *b, size_t measure, size_t area,
                   const struct tryg_trend_point *point, size_t from, struct points *p)
{
    p->n = 0;
    p->first = from;
    for (size_t y = from; y < b->years; y++) {
        if (!isnan(point[y].value)) {
            p->x[p->n] = (double)(y - from);
            p->value[p->n] = point[y].value;
            p->variance[p->n++] = own_variance(b, y, measure, area);
            p->last = y;
        }
    }
}

/* The years of the points, for they need not follow each other. */
static void date_points(const struct tryg_trend_basis *b, struct points *p)
{
    for (size_t i = 0; i < p->n; i++) {
        size_t y = p->first + (size_t)(p->x[i] + 0.5);
        p->x[i] = (double)(b->year[y] - b->year[p->first]);
    }
}

static void draw_line(const struct tryg_trend_basis *b, size_t measure, size_t area,
                      struct points *p, struct tryg_trend_point *point,
                      struct tryg_trend_line *line)
{
    *line = (struct tryg_trend_line){
        .slope = NAN, .low = NAN, .high = NAN, .p = NAN, .p_adjusted = NAN};
    size_t from = begin_line(b, measure, area, point, line);
    gather(b, measure, area, point, from, p);
    line->from = b->year[from];
    line->to = b->year[b->years - 1];
    line->points = p->n;
    if (p->n < TRYG_TREND_LEAST) {
        line->doubt = from ? TRYG_DOUBT_BREAK : TRYG_DOUBT_FEW_POINTS;
        return;
    }
    enum tryg_doubt ends = parted_measure(b, from, p->last, measure, area);
    if (line->doubt == TRYG_DOUBT_NONE && ends == TRYG_DOUBT_DENOMINATOR) {
        line->doubt = ends; /* step by step, but far in all */
    }
    if (line->doubt == TRYG_DOUBT_NONE && any_revised(b, measure, area, p)) {
        line->doubt = TRYG_DOUBT_REVISED;
    }
    if (measure) {
        pooled_variances(b, measure - 1, area, p);
    }
    date_points(b, p);
    tryg_trend_fit(p->n, p->x, p->value, p->variance, b->rules.alpha, line);
    if (line->doubt != TRYG_DOUBT_NONE) {
        line->p = NAN;
    } else if (isnan(line->p)) {
        line->doubt = TRYG_DOUBT_NOTHING_SEEN;
    }
}

static void judge_family(const struct tryg_trend_basis *b, struct tryg_trend_line *line,
                         size_t n, double *p, size_t *order)
{
    for (size_t a = 0; a < n; a++) {
        p[a] = line[a].p;
    }
    tryg_adjust(TRYG_ADJUST_BH, n, p, p, order);
    for (size_t a = 0; a < n; a++) {
        line[a].p_adjusted = p[a];
        line[a].mark = tryg_change_verdict(line[a].slope, p[a], b->rules.alpha);
    }
}

void tryg_trend_find(const struct tryg_trend_basis *b, tryg_arena *arena,
                     struct tryg_trend *out)
{
    const struct tryg_system *system = b->scores[0]->system;
    size_t n = system->n, measures = b->profile->indicators + 1;
    struct points p = {.x = TRYG_NEW(arena, b->years, double),
                       .value = TRYG_NEW(arena, b->years, double),
                       .variance = TRYG_NEW(arena, b->years, double)};
    *out = (struct tryg_trend){
        .system = system, .years = b->years, .measures = measures, .year = b->year};
    out->point = TRYG_NEW(arena, measures * n * b->years, struct tryg_trend_point);
    out->line = TRYG_NEW(arena, measures * n, struct tryg_trend_line);
    for (size_t i = 0; i < measures * n; i++) {
        draw_line(b, i / n, i % n, &p, out->point + i * b->years, &out->line[i]);
    }
    double *adjusted = TRYG_NEW(arena, n, double);
    size_t *order = TRYG_NEW(arena, n, size_t);
    for (size_t m = 0; m < measures; m++) {
        judge_family(b, out->line + m * n, n, adjusted, order);
    }
}
