/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "geodata/base/work.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { MOST_THREADS = 256 };

struct shift {
    void (*job)(void *context, size_t j, unsigned worker);
    void *context;
    size_t jobs;
    _Atomic size_t next;
    _Atomic unsigned hired;
};

unsigned tryg_work_processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) {
        return 1;
    }
    int count = CPU_COUNT(&set);
    return count > 0 ? (unsigned)count : 1;
}

static void *labour(void *given)
{
    struct shift *shift = given;
    unsigned worker = atomic_fetch_add(&shift->hired, 1);
    size_t j;
    while ((j = atomic_fetch_add(&shift->next, 1)) < shift->jobs) {
        shift->job(shift->context, j, worker);
    }
    return NULL;
}

void tryg_work_run(unsigned threads, size_t jobs,
                   void (*job)(void *context, size_t j, unsigned worker), void *context)
{
    struct shift shift = {.job = job, .context = context, .jobs = jobs};
    pthread_t hand[MOST_THREADS];
    unsigned hands = 0;
    while (hands + 1 < threads && hands + 1 < jobs && hands < MOST_THREADS &&
           pthread_create(&hand[hands], NULL, labour, &shift) == 0) {
        hands++; /* a thread that cannot be had is done without */
    }
    labour(&shift);
    for (unsigned h = 0; h < hands; h++) {
        pthread_join(hand[h], NULL);
    }
}
