/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/cell.h"

#include <stdlib.h>
#include <string.h>

static char *put(void (*how)(FILE *, const char *), const char *text)
{
    char *made = NULL;
    size_t bytes;
    FILE *out = open_memstream(&made, &bytes);
    how(out, text);
    fclose(out);
    return made;
}

static void check(void (*how)(FILE *, const char *), const char *text,
                  const char *expected)
{
    char *made = put(how, text);
    assert_string_equal(made, expected);
    free(made);
}

static void csv_quotes_only_what_needs_it(void **state)
{
    (void)state;
    check(tryg_cell_put_csv, "Nørrebro; øst", "Nørrebro; øst");
    check(tryg_cell_put_csv, "a,b", "\"a,b\"");
    check(tryg_cell_put_csv, "5\" rør", "\"5\"\" rør\"");
    check(tryg_cell_put_csv, "a\nb", "\"a\nb\"");
    check(tryg_cell_put_csv, NULL, "");
}

static void json_escapes(void **state)
{
    (void)state;
    check(tryg_cell_put_json, "a\"b\\c\n", "\"a\\\"b\\\\c\\u000a\"");
    check(tryg_cell_put_json, "æ", "\"æ\"");
    check(tryg_cell_put_json, NULL, "null");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_quotes_only_what_needs_it),
        cmocka_unit_test(json_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
