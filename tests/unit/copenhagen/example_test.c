/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "geodata/base/hash.h"
#include "geodata/copenhagen/example.h"

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)info;
    (void)kind;
    (void)at;
    return remove(path);
}

struct folder {
    char path[64];
};

static struct folder folder_new(void)
{
    struct folder folder = {"/tmp/tryg_example_XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    return folder;
}

static void folder_drop(const struct folder *folder)
{
    nftw(folder->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static int files_seen;

static int count_file(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)path;
    (void)info;
    (void)at;
    files_seen += kind == FTW_F;
    return 0;
}

/* golden/example_files.txt is the output of sha256sum: digest, two blanks, name. A change
 * of the example changes it on purpose; a change of the machine must not. */
static void check_files(const struct folder *folder)
{
    char line[256], path[256];
    int files = 0;
    FILE *in = fopen("golden/example_files.txt", "r");
    assert_non_null(in);
    while (fgets(line, sizeof line, in)) {
        struct tryg_hash hash;
        line[strcspn(line, "\n")] = '\0';
        snprintf(path, sizeof path, "%s/%s", folder->path, line + 66);
        assert_int_equal(tryg_hash_file(path, &hash, NULL), TRYG_OK);
        line[64] = '\0';
        if (strcmp(hash.hex, line) != 0) {
            fail_msg("%s has other bytes", path);
        }
        files++;
    }
    fclose(in);
    files_seen = 0;
    assert_int_equal(nftw(folder->path, count_file, 8, FTW_PHYS), 0);
    assert_int_equal(files_seen, files);
    assert_int_equal(files, 24);
}

static void the_same_bytes_on_every_machine(void **state)
{
    (void)state;
    struct folder folder = folder_new();
    for (int time = 0; time < 2; time++) {
        assert_int_equal(tryg_example_write(folder.path, TRYG_DA, NULL), TRYG_OK);
        check_files(&folder);
    }
    folder_drop(&folder);
}

static void english_changes_the_project_file_only(void **state)
{
    (void)state;
    struct folder da = folder_new(), en = folder_new();
    static const char *const NAME[] = {"tryghed.yaml", "README.md",
                                       "data/survey_2012.csv"};
    assert_int_equal(tryg_example_write(da.path, TRYG_DA, NULL), TRYG_OK);
    assert_int_equal(tryg_example_write(en.path, TRYG_EN, NULL), TRYG_OK);
    for (size_t i = 0; i < sizeof NAME / sizeof *NAME; i++) {
        struct tryg_hash a, b;
        char path[256];
        snprintf(path, sizeof path, "%s/%s", da.path, NAME[i]);
        assert_int_equal(tryg_hash_file(path, &a, NULL), TRYG_OK);
        snprintf(path, sizeof path, "%s/%s", en.path, NAME[i]);
        assert_int_equal(tryg_hash_file(path, &b, NULL), TRYG_OK);
        assert_int_equal(strcmp(a.hex, b.hex) != 0, i == 0);
    }
    folder_drop(&da);
    folder_drop(&en);
}

static void a_folder_that_cannot_be_made_is_named(void **state)
{
    (void)state;
    struct tryg_error err;
    tryg_lang_set(TRYG_EN);
    assert_int_equal(tryg_example_write("/tmp/none/such/folder", TRYG_EN, &err),
                     TRYG_FAILED);
    assert_non_null(strstr(err.text, "/tmp/none/such/folder"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bytes_on_every_machine),
        cmocka_unit_test(english_changes_the_project_file_only),
        cmocka_unit_test(a_folder_that_cannot_be_made_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
