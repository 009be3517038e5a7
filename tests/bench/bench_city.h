/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A city of invented estimates, half rates and half shares that go together within an
 * area, scored and ready to be drawn. */
#ifndef TESTS_BENCH_CITY_H
#define TESTS_BENCH_CITY_H

#include "geodata/shape/record.h"

enum { K = 20, B = 10000 };

struct city {
    tryg_arena *arena;
    struct tryg_indicator indicator[K];
    struct tryg_level level[4];
    struct tryg_profile profile;
    struct tryg_baseline baseline;
    struct tryg_system system;
    struct tryg_scores scores;
};

struct city *bench_city(size_t n);

/* Score it, with a baseline of its own. */
void bench_city_score(struct city *c);

/* Seconds. */
double bench_now(void);

#endif
