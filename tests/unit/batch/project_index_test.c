/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests/unit/batch/project_cases.h"

#include "engine/batch/project_index.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void a_profile_is_named(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(arena, LEAST "index: {profile: rotterdam}\n");
    assert_string_equal(p.profile_name, "rotterdam");
    assert_true(p.profile_is_shipped);
    assert_int_equal(p.profile_at.line, 4);
    assert_string_equal(p.profile->id, "rotterdam");
    assert_string_equal(p.indicator_at[0].file, "rotterdam");
    p = read_sound(arena, LEAST "index: {profile: politiet}\n");
    assert_string_equal(p.profile->id, "politiet");
    assert_string_equal(p.profile_name, "politiet");
    assert_int_equal(p.notes, 0);
    tryg_arena_free(arena);
}

static void a_profile_is_a_file_of_ones_own(void **state)
{
    (void)state;
    char folder[] = "/tmp/tryg_index_XXXXXX";
    assert_non_null(mkdtemp(folder));
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *path = tryg_arena_print(arena, "%s/vores.yaml", folder);
    FILE *file = fopen(path, "w");
    fputs("indicators: [{id: u, source: survey, question: u}]\n"
          "levels: [{id: lav}, {id: hoej, from: 1}]\n",
          file);
    fclose(file);
    const char *yaml = LEAST "index: {profile: vores.yaml}\n";
    struct tryg_project p;
    struct tryg_error err = {0};
    assert_int_equal(tryg_project_read_text(yaml, strlen(yaml), folder, arena, &p, &err),
                     TRYG_OK);
    assert_string_equal(p.profile->id, "vores");
    assert_string_equal(p.profile_name, "vores.yaml");
    assert_false(p.profile_is_shipped);

    file = fopen(path, "w");
    fputs("indicators: []\nlevels: [{id: lav}]\nnormalize: {method: z}\n", file);
    fclose(file);
    assert_int_equal(tryg_project_read_text(yaml, strlen(yaml), folder, arena, &p, &err),
                     TRYG_USAGE);
    assert_string_equal(err.text, "vores.yaml, linje 3, kolonne 1: ukendt nøgle "
                                  "\"normalize\".\n  Mente du \"normalise\"?");

    file = fopen(path, "w");
    fputs("indicators: [\n", file);
    fclose(file);
    assert_int_equal(tryg_project_read_text(yaml, strlen(yaml), folder, arena, &p, &err),
                     TRYG_USAGE);
    assert_true(strncmp(err.text, "vores.yaml, linje ", 18) == 0);

    remove(path);
    assert_int_equal(tryg_project_read_text(yaml, strlen(yaml), folder, arena, &p, &err),
                     TRYG_USAGE);
    assert_string_equal(err.text,
                        tryg_arena_print(arena,
                                         "tryghed.yaml, linje 4, kolonne 18: %s kan "
                                         "ikke læses: filen findes ikke.",
                                         path));
    rmdir(folder);
    tryg_arena_free(arena);
}

static void the_index_is_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "index: sikkerby\n",
         "tryghed.yaml, linje 4, kolonne 8: index: fandt \"sikkerby\", forventede en "
         "gruppe "
         "af nøgler.\n"
         "  Skriv fx index: {profile: sikkerby}.",
         "tryghed.yaml, line 4, column 8: index: found \"sikkerby\", expected a group of "
         "keys.\n"
         "  Write e.g. index: {profile: sikkerby}."},
        {LEAST "index: {profile: sikerby}\n",
         "tryghed.yaml, linje 4, kolonne 18: profilen \"sikerby\" følger ikke med "
         "programmet. En egen profil skrives som en sti, fx sikerby.yaml.\n"
         "  Mente du \"sikkerby\"?",
         "tryghed.yaml, line 4, column 18: the profile \"sikerby\" does not come with "
         "the "
         "program. A profile of your own is written as a path, e.g. sikerby.yaml.\n"
         "  Did you mean \"sikkerby\"?"},
        {LEAST "index: {profile: sikkerby, scale: {spread: 15}}\n",
         "tryghed.yaml, linje 4, kolonne 28: index.scale kan ikke stå sammen med "
         "index.profile.\n"
         "  Kopiér profilen til en egen fil, og ret dér: tryghed plan --defaults viser "
         "den.",
         "tryghed.yaml, line 4, column 28: index.scale cannot stand beside "
         "index.profile.\n"
         "  Copy the profile to a file of your own and change that: tryghed plan "
         "--defaults shows it."},
        {LEAST "index: {profile: [sikkerby]}\n",
         "tryghed.yaml, linje 4, kolonne 18: index.profile: fandt en liste, forventede "
         "en "
         "tekst.",
         NULL},
        {LEAST "index: {profile: ./}\n",
         "tryghed.yaml, linje 4, kolonne 18: ./ kan ikke læses: det er en mappe.",
         "tryghed.yaml, line 4, column 18: ./ cannot be read: it is a folder."},
        {LEAST "index: {levls: []}\n",
         "tryghed.yaml, linje 4, kolonne 9: ukendt nøgle \"index.levls\".\n"
         "  Mente du \"levels\"?",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

static void a_file_is_read_to_its_end(void **state)
{
    (void)state;
    char path[] = "/tmp/tryg_slurp_XXXXXX";
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    FILE *file = fdopen(handle, "w");
    static const size_t LENGTHS[] = {0, 1, 16383, 16384, 16385, 100000};
    for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        char *text;
        size_t bytes;
        assert_int_equal(ftruncate(fileno(file), 0), 0);
        rewind(file);
        for (size_t b = 0; b < LENGTHS[i]; b++) {
            fputc('a' + (int)(b % 23), file);
        }
        fflush(file);
        assert_int_equal(tryg_project_slurp(path, arena, &text, &bytes, NULL), TRYG_OK);
        assert_int_equal(bytes, LENGTHS[i]);
        for (size_t b = 0; b < bytes; b++) {
            assert_int_equal(text[b], 'a' + (int)(b % 23));
        }
        assert_int_equal(text[bytes], 0);
        tryg_arena_free(arena);
    }
    fclose(file);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_is_named),
        cmocka_unit_test(a_profile_is_a_file_of_ones_own),
        cmocka_unit_test(the_index_is_judged),
        cmocka_unit_test(a_file_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
