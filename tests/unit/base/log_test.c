/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/log.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char said[4096];

/* Run `speak` with stderr going to a file, as it does in a pipe, and read what was said.
 */
static const char *listen(void (*speak)(void))
{
    FILE *file = tmpfile();
    fflush(stderr);
    int old = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    speak();
    fflush(stderr);
    dup2(old, STDERR_FILENO);
    close(old);
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = 0;
    fclose(file);
    return said;
}

static void work(void)
{
    tryg_progress_begin("step", 10);
    tryg_progress_add(10);
    tryg_progress_end();
}

static void work_on_a_quote(void)
{
    tryg_progress_begin("a \"b\".csv", 10);
    tryg_progress_end();
}

static void speak_all(void)
{
    tryg_warn("w%d", 1);
    tryg_note("n");
    tryg_detail("d");
}

static void progress_is_silent_in_a_pipe(void **state)
{
    (void)state;
    tryg_log_set(TRYG_NORMAL, TRYG_PROGRESS_AUTO);
    assert_string_equal(listen(work), "");
    tryg_log_set(TRYG_NORMAL, TRYG_PROGRESS_JSON);
    assert_non_null(strstr(listen(work), "{\"step\":\"step\",\"done\":10,\"total\":10}"));
    assert_non_null(strstr(listen(work_on_a_quote), "{\"step\":\"a \\\"b\\\".csv\","));
}

static void loudness_is_obeyed_and_warnings_counted(void **state)
{
    (void)state;
    size_t before = tryg_warnings();
    tryg_log_set(TRYG_QUIET, TRYG_PROGRESS_NEVER);
    assert_string_equal(listen(speak_all), "ADVARSEL w1\n");
    tryg_log_set(TRYG_NORMAL, TRYG_PROGRESS_NEVER);
    assert_string_equal(listen(speak_all), "ADVARSEL w1\nn\n");
    tryg_log_set(TRYG_VERBOSE, TRYG_PROGRESS_NEVER);
    assert_string_equal(listen(speak_all), "ADVARSEL w1\nn\nd\n");
    assert_int_equal(tryg_warnings(), before + 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(progress_is_silent_in_a_pipe),
        cmocka_unit_test(loudness_is_obeyed_and_warnings_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
