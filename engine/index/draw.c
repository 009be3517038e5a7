/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/draw.h"

#include <math.h>
#include <string.h>

#include "engine/index/copula.h"
#include "engine/index/normal_scores.h"

enum { BLOCK = TRYG_DRAW_BLOCK };

void tryg_draw_begin(struct tryg_draw *draw, const struct tryg_profile *profile,
                     tryg_arena *arena)
{
    size_t k = profile->indicators;
    *draw = (struct tryg_draw){
        .profile = profile,
        .indicator = TRYG_NEW(arena, k, size_t),
        .resampled = TRYG_NEW(arena, k, const float *),
        .table = TRYG_NEW(arena, k, struct tryg_quantile_table),
        .root = TRYG_NEW(arena, k * k, double),
        .correlation = TRYG_NEW(arena, k * k, double),
        .spare = TRYG_NEW(arena, BLOCK, double),
    };
}

/* Do two drawn indicators share something? A resampled one has its company by itself. */
static double correlation(const struct tryg_draw *draw, const struct tryg_scores *scores,
                          size_t a, size_t i, size_t j)
{
    size_t k = scores->indicators, n = scores->system->n;
    size_t one = draw->indicator[i], two = draw->indicator[j];
    if (!scores->covariance || draw->resampled[i] || draw->resampled[j]) {
        return 0.0;
    }
    double shared = scores->covariance[a * k * k + one * k + two];
    return shared == 0.0
               ? 0.0
               : shared / (scores->cell[one * n + a].se * scores->cell[two * n + a].se);
}

static void prepare_root(struct tryg_draw *draw, const struct tryg_scores *scores,
                         size_t a)
{
    for (size_t i = 0; i < draw->k; i++) {
        for (size_t j = 0; j < i; j++) {
            draw->correlation[i * draw->k + j] = correlation(draw, scores, a, i, j);
        }
    }
    draw->shrink = tryg_copula_root(draw->correlation, draw->k, draw->root);
}

const float *tryg_draw_resampled(const struct tryg_resample *resample,
                                 const struct tryg_scores *scores, size_t indicator,
                                 size_t a)
{
    size_t at = indicator * scores->system->n + a;
    const struct tryg_cell *cell = &scores->cell[at];
    bool by_law = cell->model != TRYG_MODEL_NONE || cell->flags & TRYG_FLAG_IMPUTED;
    return resample && !by_law ? resample->value[at] : NULL;
}

void tryg_draw_area(struct tryg_draw *draw, const struct tryg_scores *scores, size_t a,
                    const bool *wanted, uint64_t seed,
                    const struct tryg_resample *resample)
{
    const char *code = scores->system->code[a];
    draw->survey = tryg_random_stream(seed, scores->year, code, TRYG_DRAW_SURVEY);
    draw->counts = tryg_random_stream(seed, scores->year, code, TRYG_DRAW_COUNTS);
    draw->replicates = resample ? resample->replicates : 0;
    draw->k = 0;
    for (size_t i = 0; i < scores->indicators; i++) {
        size_t at = i * scores->system->n + a;
        const struct tryg_law *law = &scores->cell[at].law;
        const float *ready = tryg_draw_resampled(resample, scores, i, a);
        if (wanted[i] &&
            (ready || (law->kind != TRYG_LAW_NONE && law->kind != TRYG_LAW_POINT))) {
            draw->indicator[draw->k] = i;
            draw->resampled[draw->k] = ready;
            if (!ready) {
                tryg_quantile_table_build(&draw->table[draw->k], law);
            }
            draw->k++;
        }
    }
    prepare_root(draw, scores, a);
}

static const struct tryg_stream *stream_of(const struct tryg_draw *draw, size_t j)
{
    const struct tryg_indicator *indicator =
        &draw->profile->indicator[draw->indicator[j]];
    return indicator->source == TRYG_FROM_REPORTS ? &draw->counts : &draw->survey;
}

/* Uniform numbers for drawn indicator j; when the next one is the other lane of the same
 * block, for that too. Returns how many were filled. */
static size_t draw_uniforms(const struct tryg_draw *draw, size_t j, size_t first,
                            size_t n, double *value)
{
    size_t m = draw->indicator[j];
    const struct tryg_stream *stream = stream_of(draw, j);
    bool even = m % 2 == 0;
    bool both = even && j + 1 < draw->k && draw->indicator[j + 1] == m + 1 &&
                stream_of(draw, j + 1) == stream;
    double *own = value + j * BLOCK;
    double *other = both ? own + BLOCK : draw->spare;
    tryg_random_uniforms(stream, (uint32_t)(m / 2), (uint32_t)first, n,
                         even ? own : other, even ? other : own);
    return both ? 2 : 1;
}

void tryg_draw_values(const struct tryg_draw *draw, size_t first, size_t n, double *value)
{
    for (size_t j = 0; j < draw->k;) {
        j += draw_uniforms(draw, j, first, n, value);
    }
    for (size_t j = 0; j < draw->k; j++) {
        tryg_normal_scores(value + j * BLOCK, value + j * BLOCK, n);
    }
    tryg_copula_mix(draw->root, draw->k, value, BLOCK, n);
    for (size_t j = 0; j < draw->k; j++) {
        double *row = value + j * BLOCK;
        if (!draw->resampled[j]) {
            tryg_quantile_values(&draw->table[j], row, row, n);
        }
        for (size_t i = 0; draw->resampled[j] && i < n; i++) {
            row[i] = (double)draw->resampled[j][(first + i) % draw->replicates];
        }
    }
}
