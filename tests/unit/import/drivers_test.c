/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/drivers.h"

/* What is written, and the format of most open data, is in every GDAL. */
static void the_indispensable_are_there(void **state)
{
    (void)state;
    size_t n, found = 0;
    const struct tryg_driver *list = tryg_drivers(&n);
    for (size_t i = 0; i < n; i++) {
        if (list[i].written || strcmp(list[i].name, "GeoJSON") == 0) {
            assert_true(list[i].there);
            found++;
        }
    }
    assert_int_equal(found, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_indispensable_are_there)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
