/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "tests/unit/batch/project_cases.h"

#include "engine/batch/published.h"

#include <stdlib.h>
#include <unistd.h>

#define TOWN                                                                             \
    "tryghed: 1\n"                                                                       \
    "years: 2010-2012\n"                                                                 \
    "areas:\n"                                                                           \
    "  file: a.geojson\n"                                                                \
    "  code: nr\n"                                                                       \
    "  systems: {bydel: {group_by: b}, distrikt: {group_by: d}, nye: {group_by: n}}\n"   \
    "  index_system: {2010: distrikt, 2012: nye}\n"                                      \
    "survey:\n"                                                                          \
    "  - {id: b, file: b.csv, columns: {area: o}, questions: {utryg: {column: s, "       \
    "unsafe: [\"1\"]}}}\n"                                                               \
    "index:\n"                                                                           \
    "  indicators: [{id: utryg, source: survey, question: utryg}]\n"                     \
    "  levels: [{id: alle}]\n"

static char folder[] = "/tmp/tryg_published_XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static struct tryg_project read_in_folder(tryg_arena *arena, const char *yaml)
{
    struct tryg_project project;
    struct tryg_error err = {0};
    if (tryg_project_read_text(yaml, strlen(yaml), folder, arena, &project, &err)) {
        fail_msg("%s", err.text);
    }
    return project;
}

/* distrikt and nye are index systems already, the city needs none, and what there is no
 * system of is told when the rows are read; two tables, in the project's order. */
static void only_systems_that_no_index_is_of_are_new(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    const char *const *id;
    size_t n;
    write_file("p.csv", "aar,inddeling,o,n\n2013,bydel,1,\n2013,distrikt,1,\n"
                        "2013,city,1,\n2014,ukendt,1,\n");
    write_file("q_2009.csv", "o,n\n1,\n");
    struct tryg_project p = read_in_folder(
        arena, TOWN "published:\n"
                    "  - {id: p, file: p.csv, columns: {year: aar, system: inddeling, "
                    "area: o, level: n}}\n"
                    "  - {id: q, file: \"q_{year}.csv\", year: 2009, system: atom, "
                    "columns: {area: o, level: n}}\n");
    assert_int_equal(tryg_batch_published_systems(&p, arena, &n, &id, &err), TRYG_OK);
    assert_int_equal(n, 2);
    assert_string_equal(id[0], "atom");
    assert_string_equal(id[1], "bydel");
    tryg_arena_free(arena);
}

static void without_tables_there_is_nothing(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    const char *const *id;
    size_t n = 7;
    struct tryg_batch b = {.arena = arena};
    b.project = read_in_folder(arena, TOWN);
    assert_int_equal(tryg_batch_published_systems(&b.project, arena, &n, &id, &err),
                     TRYG_OK);
    assert_int_equal(n, 0);
    assert_int_equal(tryg_batch_published(&b, &err), TRYG_OK);
    assert_int_equal(b.as_published_tables, 0);
    tryg_arena_free(arena);
}

static void a_missing_file_is_told(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    const char *const *id;
    size_t n = 7;
    struct tryg_project p = read_in_folder(
        arena,
        TOWN "published: [{id: p, file: findes_ikke.csv, year: 2013, system: bydel, "
             "columns: {area: o, level: n}}]\n");
    assert_int_not_equal(tryg_batch_published_systems(&p, arena, &n, &id, &err), TRYG_OK);
    assert_non_null(strstr(err.text, "findes_ikke.csv"));
    assert_int_equal(n, 7);
    tryg_arena_free(arena);
}

static int begin(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int end(void **state)
{
    static const char *const NAME[] = {"p.csv", "q_2009.csv"};
    char path[256];
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, NAME[i]);
        unlink(path);
    }
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_systems_that_no_index_is_of_are_new),
        cmocka_unit_test(without_tables_there_is_nothing),
        cmocka_unit_test(a_missing_file_is_told)};
    return cmocka_run_group_tests(tests, begin, end);
}
