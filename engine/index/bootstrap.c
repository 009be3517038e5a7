/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/bootstrap.h"

#include <math.h>
#include <string.h>

#include "geodata/base/work.h"

enum { CYCLES = 50 };
static const double ENOUGH = 1e-6;

/* Room of one worker. */
struct hand {
    double *factor;     /* [clusters] */
    double *weight;     /* [n] w* */
    double *sum, *hits; /* [domains] */
    double *cell;       /* [largest margin's cells] */
    uint32_t *times;    /* [clusters of a stratum] */
};

struct resampling {
    const struct tryg_survey *survey;
    const struct tryg_survey_design *design;
    const struct tryg_survey_basis *basis;
    const struct tryg_scores *scores;
    const struct tryg_bootstrap *how;
    struct tryg_resample *resample;
    size_t *begin;              /* [strata + 1] the stratum's clusters in `cluster` */
    uint32_t *cluster;          /* by stratum */
    struct tryg_stream *stream; /* [strata] */
    uint32_t *domain;           /* [n], domains = none */
    size_t k;
    size_t *indicator; /* [k] */
    double **y;        /* [k][n] */
    struct hand *hand;
};

/* ---- one replicate --------------------------------------------------------------- */

static void draw_stratum(const struct resampling *b, uint32_t h, uint32_t replicate,
                         struct hand *hand)
{
    size_t m = b->begin[h + 1] - b->begin[h];
    const uint32_t *cluster = b->cluster + b->begin[h];
    double l = sqrt(fmax(1.0 - b->design->fraction[h], 0.0));
    if (m < 2) {
        l = 0.0;
    }
    memset(hand->times, 0, m * sizeof *hand->times);
    struct tryg_walk walk = tryg_random_walk(&b->stream[h], replicate);
    for (size_t i = 1; i < m; i++) {
        hand->times[(size_t)(tryg_random_next(&walk) * (double)m)]++;
    }
    for (size_t c = 0; c < m; c++) {
        double drawn = m < 2 ? 0.0 : (double)m / (double)(m - 1) * hand->times[c];
        hand->factor[cluster[c]] = 1.0 - l + l * drawn;
    }
}

/* Every cell of a margin to its total; the largest change, relative. */
static double rake_margin(const struct tryg_margin *margin, size_t n, struct hand *hand)
{
    double most = 0.0;
    memset(hand->cell, 0, margin->cells * sizeof *hand->cell);
    for (size_t i = 0; i < n; i++) {
        hand->cell[margin->cell[i]] += hand->weight[i];
    }
    for (uint32_t c = 0; c < margin->cells; c++) {
        hand->cell[c] = hand->cell[c] > 0.0 ? margin->total[c] / hand->cell[c] : 1.0;
        most = fmax(most, fabs(hand->cell[c] - 1.0));
    }
    for (size_t i = 0; i < n; i++) {
        hand->weight[i] *= hand->cell[margin->cell[i]];
    }
    return most;
}

static void rake(const struct tryg_weights_fit *fit, struct hand *hand)
{
    double most = 1.0;
    for (int cycle = 0; cycle < CYCLES && most > ENOUGH; cycle++) {
        most = 0.0;
        for (size_t m = 0; m < fit->margins; m++) {
            most = fmax(most, rake_margin(&fit->margin[m], fit->n, hand));
        }
    }
}

static void take_shares(const struct resampling *b, size_t j, size_t replicate,
                        struct hand *hand)
{
    size_t domains = b->scores->system->n, first = b->indicator[j] * domains;
    memset(hand->sum, 0, (domains + 1) * sizeof *hand->sum);
    memset(hand->hits, 0, (domains + 1) * sizeof *hand->hits);
    for (size_t i = 0; i < b->survey->n; i++) {
        double y = b->y[j][i], w = isnan(y) ? 0.0 : hand->weight[i];
        hand->sum[b->domain[i]] += w;
        hand->hits[b->domain[i]] += w > 0.0 || w < 0.0 ? w * y : 0.0;
    }
    for (size_t d = 0; d < domains; d++) {
        float *value = b->resample->value[first + d];
        if (value) {
            value[replicate] =
                (float)(hand->sum[d] > 0.0 ? hand->hits[d] / hand->sum[d]
                                           : b->scores->cell[first + d].value);
        }
    }
}

static void draw_replicate(void *context, size_t replicate, unsigned worker)
{
    const struct resampling *b = context;
    struct hand *hand = &b->hand[worker];
    for (uint32_t h = 0; h < b->survey->strata; h++) {
        draw_stratum(b, h, (uint32_t)replicate, hand);
    }
    for (size_t i = 0; i < b->survey->n; i++) {
        hand->weight[i] = b->survey->weight[i] * hand->factor[b->survey->cluster[i]];
    }
    if (b->basis->fit) {
        rake(b->basis->fit, hand);
    }
    for (size_t j = 0; j < b->k; j++) {
        take_shares(b, j, replicate, hand);
    }
}

/* ---- what all replicates need ---------------------------------------------------- */

/* The clusters of each stratum; design->whole is ordered by both. */
static size_t list_clusters(struct resampling *b, tryg_arena *scratch)
{
    const struct tryg_survey *s = b->survey;
    size_t most = 1, n = 0;
    b->begin = TRYG_NEW(scratch, s->strata + 1, size_t);
    b->cluster = TRYG_NEW(scratch, s->n, uint32_t);
    for (size_t i = 0; i < s->n; i++) {
        uint32_t at = b->design->whole[i], before = b->design->whole[i ? i - 1 : 0];
        if (i == 0 || s->stratum[at] != s->stratum[before] ||
            s->cluster[at] != s->cluster[before]) {
            b->cluster[n++] = s->cluster[at];
            b->begin[s->stratum[at] + 1] = n;
        }
    }
    for (uint32_t h = 0; h < s->strata; h++) { /* a stratum nobody is left of */
        b->begin[h + 1] = b->begin[h + 1] ? b->begin[h + 1] : b->begin[h];
        size_t here = b->begin[h + 1] - b->begin[h];
        most = here > most ? here : most;
    }
    return most;
}

static void list_questions(struct resampling *b, const struct tryg_profile *profile,
                           tryg_arena *scratch)
{
    b->indicator = TRYG_NEW(scratch, profile->indicators, size_t);
    b->y = TRYG_NEW(scratch, profile->indicators, double *);
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        const uint8_t *answer = tryg_estimate_answers_to(b->survey, indicator);
        if (answer) {
            bool category = indicator->dont_know == TRYG_DONT_KNOW_CATEGORY;
            b->y[b->k] = TRYG_NEW(scratch, b->survey->n, double);
            tryg_survey_numbers(answer, b->survey->n,
                                category ? TRYG_AS_SAFE : TRYG_AS_NO_ANSWER, b->y[b->k]);
            b->indicator[b->k++] = i;
        }
    }
}

static void place_respondents(struct resampling *b, tryg_arena *scratch)
{
    const struct tryg_survey *s = b->survey;
    size_t domains = b->scores->system->n;
    b->domain = TRYG_NEW(scratch, s->n, uint32_t);
    for (size_t i = 0; i < s->n; i++) {
        uint32_t d = b->basis->map ? b->basis->map[s->area[i]] : s->area[i];
        b->domain[i] = d < domains ? d : (uint32_t)domains;
    }
    b->stream = TRYG_NEW(scratch, s->strata, struct tryg_stream);
    for (uint32_t h = 0; h < s->strata; h++) {
        const char *name = s->stratum_name ? s->stratum_name[h] : NULL;
        b->stream[h] =
            tryg_random_stream(b->how->seed, s->year, name, TRYG_DRAW_BOOTSTRAP);
        b->stream[h].area ^= tryg_random_area(s->id);
    }
}

static void make_room(struct resampling *b, size_t most_clusters, unsigned threads,
                      tryg_arena *arena, tryg_arena *scratch)
{
    size_t domains = b->scores->system->n, cells = 1;
    const struct tryg_weights_fit *fit = b->basis->fit;
    for (size_t m = 0; fit && m < fit->margins; m++) {
        cells = fit->margin[m].cells > cells ? fit->margin[m].cells : cells;
    }
    b->hand = TRYG_NEW(scratch, threads, struct hand);
    for (unsigned t = 0; t < threads; t++) {
        b->hand[t] =
            (struct hand){.factor = TRYG_NEW(scratch, b->survey->clusters, double),
                          .weight = TRYG_NEW(scratch, b->survey->n, double),
                          .sum = TRYG_NEW(scratch, domains + 1, double),
                          .hits = TRYG_NEW(scratch, domains + 1, double),
                          .cell = TRYG_NEW(scratch, cells, double),
                          .times = TRYG_NEW(scratch, most_clusters, uint32_t)};
    }
    for (size_t i = 0; i < b->k * domains; i++) {
        size_t at = b->indicator[i / domains] * domains + i % domains;
        const struct tryg_cell *cell = &b->scores->cell[at];
        if (!isnan(cell->value) && !(cell->flags & TRYG_FLAG_RAW_INTERVAL)) {
            b->resample->value[at] = TRYG_NEW(arena, b->how->replicates, float);
        }
    }
}

void tryg_bootstrap_begin(struct tryg_resample *resample,
                          const struct tryg_scores *scores, size_t replicates,
                          tryg_arena *arena)
{
    size_t cells = scores->indicators * scores->system->n;
    *resample = (struct tryg_resample){.replicates = replicates,
                                       .value = TRYG_NEW(arena, cells, float *)};
}

enum tryg_status tryg_bootstrap_survey(const struct tryg_profile *profile,
                                       const struct tryg_survey_basis *basis,
                                       const struct tryg_scores *scores,
                                       const struct tryg_bootstrap *how,
                                       struct tryg_resample *resample, tryg_arena *arena,
                                       tryg_arena *scratch, struct tryg_error *err)
{
    struct tryg_survey_design design;
    TRYG_TRY(tryg_survey_design_begin(&design, basis->survey, basis->map,
                                      scores->system->n, basis->stratum_population,
                                      basis->lonely, scratch, err));
    struct resampling b = {.survey = basis->survey,
                           .design = &design,
                           .basis = basis,
                           .scores = scores,
                           .how = how,
                           .resample = resample};
    unsigned threads = how->threads ? how->threads : 1;
    size_t most = list_clusters(&b, scratch);
    list_questions(&b, profile, scratch);
    place_respondents(&b, scratch);
    make_room(&b, most, threads, arena, scratch);
    tryg_work_run(threads, how->replicates, draw_replicate, &b);
    return TRYG_OK;
}
