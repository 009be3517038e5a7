/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "geodata/interkulturel/city_index.h"

static size_t read_file(const char *path, char *into, size_t room)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t n = fread(into, 1, room - 1, file);
    fclose(file);
    into[n] = 0;
    return n;
}

static void the_program_carries_the_files_as_they_are(void **state)
{
    (void)state;
    static char bytes[1 << 16];
    size_t files = 0;
    for (const struct tryg_city_file *file = TRYG_CITY_FILES; file->name;
         file++, files++) {
        char path[256];
        snprintf(path, sizeof path, "../geodata/interkulturel/project/%s", file->name);
        assert_int_equal(read_file(path, bytes, sizeof bytes), file->count);
        assert_memory_equal(bytes, file->bytes, file->count);
    }
    assert_int_equal(files, 5);
}

/* Whatever is written says that it is made up, and names no real city. */
static void everything_says_that_it_is_invented(void **state)
{
    (void)state;
    static char bytes[1 << 16];
    for (int lang = 0; lang < TRYG_LANGS; lang++) {
        char folder[] = "/tmp/tryg_cities_XXXXXX", path[256];
        assert_non_null(mkdtemp(folder));
        assert_int_equal(tryg_city_index_write(folder, (enum tryg_lang)lang, NULL),
                         TRYG_OK);
        static const char *const NAME[] = {"tryghed.yaml", "README.md", "data/scorer.csv",
                                           "data/byer.csv"};
        for (size_t i = 0; i < 4; i++) {
            snprintf(path, sizeof path, "%s/%s", folder, NAME[i]);
            read_file(path, bytes, sizeof bytes);
            bool said = strstr(bytes, "pdigtet") || strstr(bytes, "OPDIGTET") ||
                        strstr(bytes, "INVENTED");
            assert_true(said || i == 3); /* names alone */
            remove(path);
        }
        assert_null(strstr(bytes, "benhavn"));
        assert_non_null(strstr(bytes, "\nL;By L\n"));
        snprintf(path, sizeof path, "%s/data", folder);
        assert_int_equal(rmdir(path), 0);
        assert_int_equal(rmdir(folder), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_carries_the_files_as_they_are),
        cmocka_unit_test(everything_says_that_it_is_invented)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
