/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "geodata/copenhagen/shelf.h"

/* Every file on the shelf has the bytes of the file it was made from. */
static void the_shelf_holds_the_files_as_they_are(void **state)
{
    (void)state;
    static unsigned char bytes[1 << 16];
    int files = 0;
    for (const struct tryg_shelf_file *file = TRYG_SHELF; file->path; file++, files++) {
        char path[256];
        snprintf(path, sizeof path, "../geodata/copenhagen/%s", file->path);
        FILE *in = fopen(path, "rb");
        assert_non_null(in);
        size_t count = fread(bytes, 1, sizeof bytes, in);
        fclose(in);
        assert_int_equal(count, file->count);
        assert_memory_equal(bytes, file->bytes, count);
        assert_int_equal(file->bytes[count], 0);
        assert_ptr_equal(tryg_shelf_find(file->path), file);
    }
    assert_true(files > 10);
}

static void what_is_not_there_is_null_or_empty(void **state)
{
    (void)state;
    assert_null(tryg_shelf_find("areas/none.txt"));
    assert_string_equal(tryg_shelf_text("areas/none.txt"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shelf_holds_the_files_as_they_are),
        cmocka_unit_test(what_is_not_there_is_null_or_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
