/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same job many times, on several threads. */
#ifndef TRYG_BASE_WORK_H
#define TRYG_BASE_WORK_H

#include <stddef.h>

/* Processors this process may run on, at least 1. */
unsigned tryg_work_processors(void);

/* Call job(context, j, worker) once for every j in 0..jobs-1, on `threads` threads (the
 * caller's among them; 0 is read as 1); worker is 0..threads-1. Returns when all are
 * done. Law      which worker gets which job is not fixed, so results are written by j.
 */
void tryg_work_run(unsigned threads, size_t jobs,
                   void (*job)(void *context, size_t j, unsigned worker), void *context);

#endif
