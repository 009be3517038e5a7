/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/text.h"

#include <stdlib.h>

static void columns_are_counted_in_letters(void **state)
{
    (void)state;
    char *made = NULL;
    size_t bytes;
    FILE *out = open_memstream(&made, &bytes);
    tryg_text_put(out, "Ærø", 5, TRYG_LEFT);
    tryg_text_put(out, "−1", 4, TRYG_RIGHT);
    tryg_text_put(out, "too long", 3, TRYG_RIGHT);
    fclose(out);
    assert_string_equal(made, "Ærø    −1too long");
    free(made);
    assert_int_equal(tryg_text_letters(""), 0);
    assert_int_equal(tryg_text_letters("åøæ–"), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(columns_are_counted_in_letters)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
