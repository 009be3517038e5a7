/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A seeded random sample with strata, clusters and weights, for tests. */
#ifndef TRYG_TESTS_INDEX_SAMPLE_H
#define TRYG_TESTS_INDEX_SAMPLE_H

#include "geodata/base/arena.h"
#include "geodata/shape/survey.h"

struct sample {
    struct tryg_system system;
    struct tryg_survey survey;
};

/* `n` respondents in `areas` areas, `strata` strata that cut across them, clusters of
 * about `cluster` respondents (1 = none) that may lie in several areas; weights 1..5;
 * `questions` questions with safe, unsafe, "ved ikke" and missing answers. */
void sample_draw(struct sample *sample, size_t n, uint32_t areas, uint32_t strata,
                 uint32_t cluster, size_t questions, uint64_t seed, tryg_arena *arena);

/* The sample one knows by heart: `n` respondents in one area and stratum, weight 1, the
 * first `unsafe` of them unsafe. */
void sample_simple(struct sample *sample, size_t n, size_t unsafe, tryg_arena *arena);

#endif
