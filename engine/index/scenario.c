/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/scenario.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/classify.h"
#include "engine/index/distribution.h"
#include "engine/index/law.h"
#include "engine/index/normalise.h"
#include "engine/index/quantile_table.h"
#include "engine/index/random.h"
#include "engine/index/scenario_grid.h"
#include "engine/index/scenario_shares.h"
#include "engine/index/score.h"
#include "engine/index/sum.h"
#include "geodata/base/work.h"

/* A grid on its way. */
struct scenario {
    const struct tryg_scenario_basis *basis;
    struct tryg_scenario_grid grid;
    size_t n;
    const double *published;   /* [areas of the base year], unclipped */
    struct tryg_scores *again; /* [figures * redraws] the base year's, drawn again */
    size_t redraws;
    double *index, *rank; /* [combinations * n] */
    bool *twin;           /* [combinations] */
};

/* ---- One block: all constants of one combination of the other choices ------------ */

struct block {
    const struct scenario *s;
    size_t figures_at;
    tryg_arena *arena;
    struct tryg_profile profile;
    struct tryg_scenario_figures figures;
    bool as_published; /* profile's own way and figures: the published constants hold */
};

static struct tryg_profile profile_of(const struct scenario *s, const size_t *way,
                                      tryg_arena *arena)
{
    struct tryg_profile profile = *s->basis->profile;
    size_t k = profile.indicators, weights = way[TRYG_CHOICE_WEIGHTS];
    profile.normalise = tryg_scenario_normalise(&s->grid, s->basis->profile, way);
    profile.aggregate = s->grid.aggregate[way[TRYG_CHOICE_AGGREGATE]];
    profile.clip_low = -INFINITY;
    profile.clip_high = INFINITY;
    profile.indicator = TRYG_NEW(arena, k, struct tryg_indicator);
    for (size_t i = 0; i < k; i++) {
        profile.indicator[i] = s->basis->profile->indicator[i];
        if (weights > 0) { /* the profile's own stay as they are, to the bit */
            profile.indicator[i].share = s->grid.share[weights][i];
            profile.indicator[i].weight = s->grid.weight[weights][i];
        }
    }
    return profile;
}

/* The index of figures under a profile and constants. Its own cells are copies. */
static const double *index_of(const struct tryg_profile *profile,
                              const struct tryg_baseline *baseline,
                              const struct tryg_scores *figures, tryg_arena *arena)
{
    struct tryg_scores copy;
    tryg_scores_begin(&copy, arena, figures->year, figures->system, profile->indicators,
                      profile->groups);
    memcpy(copy.cell, figures->cell,
           profile->indicators * figures->system->n * sizeof *copy.cell);
    /* what a profile may be refused for was tried before any thread began */
    (void)!tryg_score_areas(profile, baseline, &copy, NULL, NULL);
    return copy.index;
}

/* The law of a figure by what is kept of it, its value and error: the same for a base
 * year that was computed today and one that was taken from the store. A gamma for a rate,
 * a beta for a share; one that is certain stays. */
static struct tryg_law law_of(const struct tryg_indicator *indicator,
                              const struct tryg_cell *cell)
{
    double x = cell->value, v = cell->se * cell->se;
    if (!(v > 0.0)) {
        return (struct tryg_law){TRYG_LAW_POINT, x, 0.0};
    }
    if (indicator->source == TRYG_FROM_REPORTS && x >= 0.0) {
        double shape = x > 0.0 ? x * x / v : 0.5; /* none reported: Jeffreys' */
        return (struct tryg_law){TRYG_LAW_GAMMA, shape, sqrt(v / shape)};
    }
    if (indicator->source == TRYG_FROM_SURVEY && x > 0.0 && x < 1.0) {
        return tryg_law_of_share(x, x * (1.0 - x) / v);
    }
    return tryg_law_of_normal(x, cell->se);
}

/* ---- The base year's figures, drawn again ---------------------------------------- */

/* One uniform a cell, by the area's own address. */
static void draw_area(const struct tryg_scenario_basis *basis, uint32_t replicate,
                      size_t area, struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    struct tryg_stream stream = tryg_random_stream(
        basis->seed, scores->year, scores->system->code[area], TRYG_DRAW_ANCHORS);
    for (size_t i = 0; i < basis->profile->indicators; i++) {
        struct tryg_cell *cell = &scores->cell[i * n + area];
        struct tryg_law law = law_of(&basis->profile->indicator[i], cell);
        double u = tryg_random_uniform(&stream, replicate, (uint32_t)i);
        double drawn = tryg_quantile_exact(&law, tryg_normal_quantile(u));
        cell->value = isnan(drawn) ? cell->value : drawn;
    }
}

static void draw_figures(void *context, size_t job, unsigned worker)
{
    (void)worker;
    struct scenario *s = context;
    for (size_t a = 0; a < s->again[job].system->n; a++) {
        draw_area(s->basis, (uint32_t)(job % s->redraws), a, &s->again[job]);
    }
}

/* Every block of the grid asks for the same draws, whose inversions cost more than all
 * the rest: they are made once, before it. */
static void draw_again(struct scenario *s, tryg_arena *scratch)
{
    const struct tryg_scenario_basis *b = s->basis;
    size_t sets = b->harms * b->denominators, k = b->profile->indicators;
    s->redraws = s->grid.choice[TRYG_CHOICE_CONSTANTS].ways - 1;
    s->again = TRYG_NEW(scratch, sets * s->redraws + 1, struct tryg_scores);
    for (size_t i = 0; i < sets * s->redraws; i++) {
        const struct tryg_scores *base = b->figures[i / s->redraws].base;
        struct tryg_scores *copy = &s->again[i];
        tryg_scores_begin(copy, scratch, base->year, base->system, k, b->profile->groups);
        memcpy(copy->cell, base->cell, k * base->system->n * sizeof *copy->cell);
    }
    tryg_work_run(b->threads, sets * s->redraws, draw_figures, s);
}

/* ---- One block, gone through ----------------------------------------------------- */

static struct tryg_baseline constants_of(const struct block *b, size_t way)
{
    struct tryg_baseline made;
    const struct tryg_scenario_basis *basis = b->s->basis;
    if (way == 0) {
        if (b->as_published) {
            return *basis->baseline;
        }
        tryg_score_baseline(&b->profile, b->figures.base, b->arena, &made);
        return made;
    }
    const struct tryg_scores *again =
        &b->s->again[b->figures_at * b->s->redraws + way - 1];
    tryg_score_baseline(&b->profile, again, b->arena, &made);
    return made;
}

/* index -> mean + (index - its mean) * scale: the straight line that brings the base
 * year's areas to the mean and deviation that they were published with. */
struct line {
    double from, to, scale;
};

static struct line line_to(const double *index, const double *published, size_t n)
{
    struct tryg_sum x = {0}, y = {0}, xx = {0}, yy = {0};
    double known = 0.0;
    for (size_t a = 0; a < n; a++) {
        if (!isnan(index[a]) && !isnan(published[a])) {
            known += 1.0;
            tryg_sum_add(&x, index[a]);
            tryg_sum_add(&y, published[a]);
        }
    }
    struct line line = {tryg_sum_of(&x) / known, tryg_sum_of(&y) / known, NAN};
    for (size_t a = 0; a < n; a++) {
        if (!isnan(index[a]) && !isnan(published[a])) {
            tryg_sum_add(&xx, (index[a] - line.from) * (index[a] - line.from));
            tryg_sum_add(&yy, (published[a] - line.to) * (published[a] - line.to));
        }
    }
    line.scale = sqrt(tryg_sum_of(&yy) / tryg_sum_of(&xx)); /* 0 / 0: no line */
    return line;
}

/* Put an index in its place: on the published scale (line NULL: it is on it), cut to its
 * ends, and ranked. */
static void put_index(struct scenario *s, size_t combination, const double *index,
                      const struct line *line, tryg_arena *arena)
{
    const struct tryg_profile *profile = s->basis->profile;
    double *to = s->index + combination * s->n;
    for (size_t a = 0; a < s->n; a++) {
        double x = line ? line->to + (index[a] - line->from) * line->scale : index[a];
        to[a] = isnan(x) ? NAN : fmin(fmax(x, profile->clip_low), profile->clip_high);
    }
    tryg_classify_rank(to, s->n, profile->orientation == TRYG_SAFE,
                       s->rank + combination * s->n, TRYG_NEW(arena, s->n, size_t));
}

static void make_block(void *context, size_t job, unsigned worker)
{
    (void)worker;
    struct scenario *s = context;
    size_t constants = s->grid.choice[TRYG_CHOICE_CONSTANTS].ways,
           first = job * constants, way[TRYG_CHOICES];
    struct block b = {.s = s, .arena = tryg_arena_new("scenario", 0)};
    tryg_scenario_ways(&s->grid, first, way);
    b.figures_at =
        way[TRYG_CHOICE_HARM] * s->basis->denominators + way[TRYG_CHOICE_DENOMINATOR];
    b.profile = profile_of(s, way, b.arena);
    b.figures = s->basis->figures[b.figures_at];
    b.as_published = b.figures_at == 0;
    struct line line = {0};
    for (size_t c = 0; c < constants; c++) {
        struct tryg_baseline constant = constants_of(&b, c);
        if (c == 0) {
            line = line_to(index_of(&b.profile, &constant, b.figures.base, b.arena),
                           s->published, s->basis->figures[0].base->system->n);
        }
        put_index(s, first + c, index_of(&b.profile, &constant, b.figures.now, b.arena),
                  first + c == 0 ? NULL : &line, b.arena);
        tryg_scenario_ways(&s->grid, first + c, way);
        s->twin[first + c] = tryg_scenario_is_twin(&s->grid, s->basis->profile, way);
    }
    tryg_arena_free(b.arena);
}

/* ---- What the grid tells --------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Ranks of area a over the methods; shift from the published one. */
static void tell_ranks(const struct scenario *s, size_t a, double *spare,
                       struct tryg_robustness *to)
{
    struct tryg_sum shift = {0};
    size_t known = 0, others = 0;
    double own = s->rank[a];
    for (size_t c = 0; c < s->grid.combinations; c++) {
        double rank = s->rank[c * s->n + a];
        if (s->twin[c] || isnan(rank)) {
            continue;
        }
        spare[known++] = rank;
        if (c > 0 && !isnan(own)) {
            tryg_sum_add(&shift, fabs(rank - own));
            others++;
        }
    }
    to->known[a] = known;
    to->shift[a] = others ? tryg_sum_of(&shift) / (double)others : NAN;
    to->least[a] = to->median[a] = to->most[a] = NAN;
    if (known) {
        qsort(spare, known, sizeof *spare, by_value);
        to->least[a] = spare[0];
        to->median[a] = tryg_normalise_quantile(spare, known, 0.5);
        to->most[a] = spare[known - 1];
    }
}

static void tell_levels(const struct scenario *s, size_t a, struct tryg_robustness *to)
{
    const struct tryg_profile *profile = s->basis->profile;
    for (size_t c = 0; c < s->grid.combinations; c++) {
        int level =
            tryg_classify_level(s->index[c * s->n + a], profile->level, profile->levels);
        if (!s->twin[c] && level >= 0) {
            to->in_level[(size_t)level * s->n + a]++;
        }
    }
}

static double mean_over(const double *x, size_t n)
{
    struct tryg_sum sum = {0};
    size_t known = 0;
    for (size_t a = 0; a < n; a++) {
        if (!isnan(x[a])) {
            tryg_sum_add(&sum, x[a]);
            known++;
        }
    }
    return known ? tryg_sum_of(&sum) / (double)known : NAN;
}

static void tell(const struct scenario *s, tryg_arena *arena, struct tryg_robustness *to)
{
    size_t levels = s->basis->profile->levels;
    double *spare = TRYG_NEW(arena, s->grid.combinations, double);
    to->least = TRYG_NEW(arena, s->n, double);
    to->median = TRYG_NEW(arena, s->n, double);
    to->most = TRYG_NEW(arena, s->n, double);
    to->shift = TRYG_NEW(arena, s->n, double);
    to->known = TRYG_NEW(arena, s->n, size_t);
    to->levels = levels;
    to->in_level = TRYG_NEW(arena, levels * s->n, size_t);
    for (size_t a = 0; a < s->n; a++) {
        tell_ranks(s, a, spare, to);
        tell_levels(s, a, to);
    }
    for (size_t c = 0; c < s->grid.combinations; c++) {
        to->methods += s->twin[c] ? 0U : 1U;
    }
    to->mean_shift = mean_over(to->shift, s->n);
}

static void take_choices(const struct scenario *s, tryg_arena *arena,
                         struct tryg_robustness *to)
{
    to->choice = TRYG_NEW(arena, TRYG_CHOICES, struct tryg_choice);
    for (size_t c = 0; c < TRYG_CHOICES; c++) {
        if (s->grid.choice[c].ways > 1) {
            to->choice[to->choices++] = s->grid.choice[c];
        }
    }
}

/* Is there a base year to put other methods on the scale of? */
static bool has_scale(const struct scenario *s)
{
    size_t known = 0, areas = s->basis->figures[0].base->system->n;
    for (size_t a = 0; a < areas; a++) {
        known += isnan(s->published[a]) ? 0U : 1U;
    }
    return known >= 2;
}

/* Whatever a profile is refused for is found here, once, before any thread begins. */
static enum tryg_status try_profile(const struct tryg_scenario_basis *basis,
                                    tryg_arena *scratch, struct tryg_error *err)
{
    static const struct tryg_system nowhere = {.id = ""};
    struct tryg_scores none;
    tryg_scores_begin(&none, scratch, 0, &nowhere, basis->profile->indicators,
                      basis->profile->groups);
    return tryg_score_areas(basis->profile, basis->baseline, &none, NULL, err);
}

static void make_grid(struct scenario *s, tryg_arena *scratch)
{
    size_t room = s->grid.combinations * s->n;
    s->index = TRYG_NEW(scratch, room, double);
    s->rank = TRYG_NEW(scratch, room, double);
    s->twin = TRYG_NEW(scratch, s->grid.combinations, bool);
    draw_again(s, scratch);
    tryg_work_run(s->basis->threads,
                  s->grid.combinations / s->grid.choice[TRYG_CHOICE_CONSTANTS].ways,
                  make_block, s);
}

enum tryg_status tryg_scenario_run(const struct tryg_scenario_wish *wish,
                                   const struct tryg_scenario_basis *basis,
                                   tryg_arena *arena, struct tryg_robustness *robustness,
                                   struct tryg_error *err)
{
    const struct tryg_scores *now = basis->figures[0].now;
    const struct tryg_scenario_wish nothing = {0};
    struct scenario s = {.basis = basis, .n = now->system->n};
    tryg_arena *scratch = tryg_arena_new("scenario", 0);
    enum tryg_status status = try_profile(basis, scratch, err);
    if (status != TRYG_OK) {
        tryg_arena_free(scratch);
        return status;
    }
    struct tryg_profile uncut = *basis->profile;
    uncut.clip_low = -INFINITY;
    uncut.clip_high = INFINITY;
    s.published = index_of(&uncut, basis->baseline, basis->figures[0].base, scratch);
    s.grid = tryg_scenario_grid_of(has_scale(&s) ? wish : &nothing, basis, arena);
    make_grid(&s, scratch);
    *robustness = (struct tryg_robustness){.year = now->year, .system = now->system};
    tell(&s, arena, robustness);
    take_choices(&s, arena, robustness);
    struct tryg_scenario_outputs outputs = {s.n, s.index, s.rank};
    tryg_scenario_shares(wish, &s.grid, &outputs, basis->seed, arena, robustness);
    tryg_arena_free(scratch);
    return TRYG_OK;
}

struct tryg_scenario_wish tryg_scenario_usual(void)
{
    return (struct tryg_scenario_wish){
        .normalise = 1U << TRYG_Z | 1U << TRYG_MINMAX | 1U << TRYG_PERCENTILE,
        .aggregate = 1U << TRYG_MEAN | 1U << TRYG_GEOMETRIC,
        .weights = TRYG_VARY_EQUAL | TRYG_VARY_PCA | TRYG_VARY_NUDGED,
        .nudge = 0.25,
        .denominator = true,
        .harm = true,
        .redraws = 2,
        .rows = 512,
        .again = 200};
}
