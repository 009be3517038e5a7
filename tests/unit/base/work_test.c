/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/work.h"

#include <stdatomic.h>

enum { JOBS = 10000 };
static _Atomic int done[JOBS];
static _Atomic unsigned highest;

static void job(void *context, size_t j, unsigned worker)
{
    assert_ptr_equal(context, done);
    done[j]++;
    if (worker > highest) {
        highest = worker;
    }
}

static void each_job_is_done_once(void **state)
{
    (void)state;
    static const unsigned threads[] = {0, 1, 2, 3, 8};
    for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
        highest = 0;
        tryg_work_run(threads[t], JOBS, job, done);
        for (size_t j = 0; j < JOBS; j++) {
            assert_int_equal(done[j], (int)t + 1);
        }
        assert_true(highest < (threads[t] ? threads[t] : 1));
    }
    tryg_work_run(4, 0, job, done);
    assert_true(tryg_work_processors() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_job_is_done_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
