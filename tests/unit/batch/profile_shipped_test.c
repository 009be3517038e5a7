/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void the_program_holds_the_files_as_they_are(void **state)
{
    (void)state;
    const char *source = getenv("TRYG_SOURCE");
    if (!source) {
        skip();
    }
    assert_int_equal(tryg_profile_shipped_count(), 3);
    for (size_t i = 0; i < tryg_profile_shipped_count(); i++) {
        char path[1024], text[32768];
        const char *name = tryg_profile_shipped_name(i);
        snprintf(path, sizeof path, "%s/engine/batch/profiles/%s.yaml", source, name);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        text[fread(text, 1, sizeof text - 1, file)] = 0;
        fclose(file);
        assert_true(strlen(text) > 100);
        assert_string_equal(tryg_profile_shipped(name), text);
    }
}

static void an_unknown_name_has_no_text(void **state)
{
    (void)state;
    assert_null(tryg_profile_shipped("sikkerby.yaml"));
    assert_null(tryg_profile_shipped(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_holds_the_files_as_they_are),
        cmocka_unit_test(an_unknown_name_has_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
