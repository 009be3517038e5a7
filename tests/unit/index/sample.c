/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/sample.h"

static double draw(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (double)(*seed >> 11) * 0x1p-53;
}

static uint32_t pick(uint64_t *seed, uint32_t of)
{
    return (uint32_t)(draw(seed) * of);
}

static void begin(struct sample *sample, size_t n, uint32_t areas, uint32_t strata,
                  size_t questions, tryg_arena *arena)
{
    struct tryg_survey *s = &sample->survey;
    sample->system = (struct tryg_system){.id = "drawn", .n = areas};
    *s = (struct tryg_survey){.id = "drawn",
                              .year = 2010,
                              .system = &sample->system,
                              .questions = questions,
                              .question = TRYG_NEW(arena, questions, const char *),
                              .n = n,
                              .area = TRYG_NEW(arena, n, uint32_t),
                              .weight = TRYG_NEW(arena, n, double),
                              .strata = strata,
                              .stratum = TRYG_NEW(arena, n, uint32_t),
                              .stratum_name = TRYG_NEW(arena, strata, const char *),
                              .cluster = TRYG_NEW(arena, n, uint32_t),
                              .answer = TRYG_NEW(arena, questions, uint8_t *)};
    for (uint32_t h = 0; h < strata; h++) {
        s->stratum_name[h] = tryg_arena_print(arena, "s%u", h);
    }
    for (size_t q = 0; q < questions; q++) {
        s->question[q] = tryg_arena_print(arena, "q%zu", q);
        s->answer[q] = TRYG_NEW(arena, n, uint8_t);
    }
}

void sample_draw(struct sample *sample, size_t n, uint32_t areas, uint32_t strata,
                 uint32_t cluster, size_t questions, uint64_t seed, tryg_arena *arena)
{
    begin(sample, n, areas, strata, questions, arena);
    struct tryg_survey *s = &sample->survey;
    uint32_t perhaps = (uint32_t)(n / cluster + 1); /* clusters of a stratum, at most */
    s->clusters = cluster == 1 ? (uint32_t)n : strata * perhaps;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t h = pick(&seed, strata), size = perhaps / strata + 1;
        s->area[i] = pick(&seed, areas);
        s->stratum[i] = h;
        s->cluster[i] = cluster == 1 ? i : h * perhaps + pick(&seed, size);
        s->weight[i] = 1.0 + 4.0 * draw(&seed);
        for (size_t q = 0; q < questions; q++) {
            double u = draw(&seed);
            s->answer[q][i] = u < 0.5   ? TRYG_ANSWER_SAFE
                              : u < 0.8 ? TRYG_ANSWER_UNSAFE
                              : u < 0.9 ? TRYG_ANSWER_DONT_KNOW
                                        : TRYG_ANSWER_MISSING;
        }
    }
}

void sample_simple(struct sample *sample, size_t n, size_t unsafe, tryg_arena *arena)
{
    begin(sample, n, 1, 1, 1, arena);
    struct tryg_survey *s = &sample->survey;
    s->clusters = (uint32_t)n;
    for (uint32_t i = 0; i < n; i++) {
        s->cluster[i] = i;
        s->weight[i] = 1.0;
        s->answer[0][i] = i < unsafe ? TRYG_ANSWER_UNSAFE : TRYG_ANSWER_SAFE;
    }
}
