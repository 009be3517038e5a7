/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "tests/unit/batch/project_cases.h"

#include "engine/batch/scaffold.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static char *new_folder(tryg_arena *arena)
{
    char *folder = tryg_arena_copy(arena, "/tmp/tryg_scaffold_XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static char *whole(tryg_arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    char *text = tryg_arena_alloc(arena, 65536, 1);
    text[fread(text, 1, 65535, file)] = 0;
    fclose(file);
    return text;
}

static bool has_column(const char *header, const char *column)
{
    const char *at = strstr(header, column);
    size_t n = strlen(column);
    return at && (at == header || strchr(";,", at[-1])) && strchr(";,\n", at[n]);
}

static void a_new_project_is_sound_and_its_files_have_the_columns_it_names(void **state)
{
    (void)state;
    for (int lang = 0; lang < TRYG_LANGS; lang++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        char *top = new_folder(arena);
        const char *folder = tryg_arena_print(arena, "%s/a/b", top);
        struct tryg_error err = {0};
        struct tryg_project p;
        assert_int_equal(tryg_scaffold_write(folder, (enum tryg_lang)lang, &err),
                         TRYG_OK);
        assert_int_equal(tryg_project_read(folder, arena, &p, &err), TRYG_OK);
        assert_int_equal(p.warnings + p.notes, 0);
        assert_int_equal(p.lang, lang);
        assert_int_equal(p.profile->indicators, 20);

        char *text = whole(arena, p.population[0].source.table.file);
        assert_non_null(text);
        assert_true(has_column(text, p.population[0].source.area));
        assert_true(has_column(text, p.population[0].source.value));
        assert_non_null(whole(arena, p.offences.file));
        size_t files = 0;
        for (size_t y = 0; y < p.years; y++) {
            struct tryg_reports_source r =
                tryg_project_points(&p.report[0], p.year[y], arena);
            struct tryg_survey_source s =
                tryg_project_answers(&p.survey[0], p.year[y], arena);
            text = whole(arena, r.table.file);
            assert_non_null(text);
            assert_true(has_column(text, r.id) && has_column(text, r.date) &&
                        has_column(text, r.code) && has_column(text, r.east) &&
                        has_column(text, r.north));
            text = whole(arena, s.table.file);
            assert_non_null(text);
            assert_true(has_column(text, s.area) && has_column(text, s.weight));
            for (size_t q = 0; q < s.questions; q++) {
                assert_true(has_column(text, s.question[q].column));
            }
            files++;
        }
        assert_int_equal(files, 2);
        /* the areas are the user's to bring, and the README says so */
        assert_null(whole(arena, p.areas.table.file));
        text = whole(arena, tryg_arena_print(arena, "%s/README.md", folder));
        assert_non_null(strstr(text, p.areas.table.shown));
        assert_null(strstr(text, "SPDX"));
        assert_int_equal(text[0], '#');
        nftw(top, remove_one, 8, FTW_DEPTH | FTW_PHYS);
        tryg_arena_free(arena);
    }
}

static void a_folder_with_something_in_it_is_left_alone(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    char *folder = new_folder(arena);
    const char *path = tryg_arena_print(arena, "%s/mine.txt", folder);
    struct tryg_error err = {0};
    fclose(fopen(path, "w"));
    assert_int_equal(tryg_scaffold_write(folder, TRYG_DA, &err), TRYG_USAGE);
    assert_string_equal(err.text,
                        tryg_arena_print(arena,
                                         "mappen %s er ikke tom: der er mine.txt. "
                                         "Vælg en ny mappe; intet er skrevet.",
                                         folder));
    assert_null(whole(arena, tryg_arena_print(arena, "%s/tryghed.yaml", folder)));
    assert_int_equal(tryg_scaffold_write(path, TRYG_DA, &err), TRYG_USAGE); /* a file */
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    tryg_arena_free(arena);
}

static void an_empty_folder_will_do(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    char *folder = new_folder(arena);
    assert_int_equal(tryg_scaffold_folder(folder, NULL), TRYG_OK);
    assert_int_equal(tryg_scaffold_write(folder, TRYG_EN, NULL), TRYG_OK);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_project_is_sound_and_its_files_have_the_columns_it_names),
        cmocka_unit_test(a_folder_with_something_in_it_is_left_alone),
        cmocka_unit_test(an_empty_folder_will_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
