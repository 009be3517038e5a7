/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "publish/tables.h"

static void one_number_a_row(void **state)
{
    (void)state;
    struct tryg_statistic statistic[3] = {
        {.what = "kmo", .value = 0.5},
        {.group = "a,b", .what = "loading", .indicator = "x", .factor = 2, .value = -0.1},
        {.group = "g", .what = "bartlett_p", .value = 1e-63}};
    struct tryg_baseline baseline = {.statistics = 3, .statistic = statistic};
    char path[] = "structure_test.csv", text[200] = "";
    assert_int_equal(tryg_publish_structure_csv(path, &baseline, NULL), TRYG_OK);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t bytes = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    remove(path);
    text[bytes] = 0;
    assert_string_equal(text, "group,statistic,indicator,factor,value\n"
                              ",kmo,,,0.5\n"
                              "\"a,b\",loading,x,2,-0.1\n"
                              "g,bartlett_p,,,1e-63\n");
}

static void a_folder_that_is_not_there_fails(void **state)
{
    (void)state;
    struct tryg_baseline none = {0};
    struct tryg_error err;
    assert_int_equal(tryg_publish_structure_csv("/nowhere/at/all.csv", &none, &err),
                     TRYG_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_number_a_row),
        cmocka_unit_test(a_folder_that_is_not_there_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
