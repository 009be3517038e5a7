/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "geodata/base/work.h"
#include "maps/atlas.h"
#include "tests/maps/fake_town.h"

static struct fake_town town;

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    fake_town_make(&town, tryg_arena_new("test", 0));
    return 0;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static tryg_atlas *open_atlas(void)
{
    tryg_atlas *atlas = NULL;
    assert_int_equal(tryg_atlas_open(&town.results, &town.base, town.arena, &atlas, NULL),
                     TRYG_OK);
    return atlas;
}

static void a_year_is_level_index_and_groups_in_four_formats(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
        "maps/2014_level.png",       "maps/2014_level.svg",
        "maps/2014_level.pdf",       "maps/2014_level.tif",
        "maps/2014_index.png",       "maps/2014_index.svg",
        "maps/2014_index.pdf",       "maps/2014_index.tif",
        "maps/2014_group_udsat.png", "maps/2014_group_udsat.svg",
        "maps/2014_group_udsat.pdf", "maps/2014_group_udsat.tif"};
    tryg_atlas *atlas = open_atlas();
    assert_int_equal(tryg_atlas_jobs(atlas), 0);
    assert_int_equal(tryg_atlas_add_year(atlas, 1, TRYG_MAP_ALL_FORMATS, NULL), TRYG_OK);
    assert_int_equal(tryg_atlas_jobs(atlas), 16);
    for (size_t j = 0; j < sizeof NAMES / sizeof *NAMES; j++) {
        const struct tryg_map_job *job = tryg_atlas_job(atlas, j);
        assert_string_equal(job->name, NAMES[j]);
        if (job->format == TRYG_MAP_TIF) {
            assert_memory_equal(job->beside, job->name, strlen(job->name));
            assert_string_equal(job->beside + strlen(job->name), ".aux.xml");
        } else {
            assert_null(job->beside);
        }
    }
    assert_int_equal(tryg_atlas_job(atlas, 0)->classes->n, FAKE_LEVELS);
}

static void breaks_are_the_same_in_all_years(void **state)
{
    (void)state;
    tryg_atlas *atlas = open_atlas();
    struct tryg_map_want want = {
        .kind = TRYG_MAP_INDICATOR, .part = 1, .one_per = TRYG_MAP_WHOLE};
    for (want.year = 0; want.year < 2; want.year++) {
        assert_int_equal(tryg_atlas_add(atlas, &want, TRYG_MAP_PNG, NULL), TRYG_OK);
    }
    assert_ptr_equal(tryg_atlas_job(atlas, 0)->classes,
                     tryg_atlas_job(atlas, 1)->classes);
}

static void one_per_makes_a_page_for_each(void **state)
{
    (void)state;
    tryg_atlas *atlas = open_atlas();
    struct tryg_map_want want = {.kind = TRYG_MAP_INDEX, .one_per = 1};
    assert_int_equal(tryg_atlas_add(atlas, &want, TRYG_MAP_SVG, NULL), TRYG_OK);
    assert_int_equal(tryg_atlas_jobs(atlas), 2);
    assert_string_equal(tryg_atlas_job(atlas, 0)->name,
                        "maps/2010_index_halvdel-Vest.svg");
    assert_string_equal(tryg_atlas_job(atlas, 1)->name,
                        "maps/2010_index_halvdel-Øst.svg");
}

static void what_is_not_there_is_refused(void **state)
{
    (void)state;
    tryg_atlas *atlas = open_atlas();
    struct tryg_error err = {0};
    const struct tryg_map_want bad[] = {
        {.year = 2, .one_per = TRYG_MAP_WHOLE},
        {.system = 3, .one_per = TRYG_MAP_WHOLE},
        {.one_per = 3},
        {.kind = TRYG_MAP_GROUP, .part = 2, .one_per = TRYG_MAP_WHOLE},
        {.kind = TRYG_MAP_INDICATOR, .part = 2, .one_per = TRYG_MAP_WHOLE}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(tryg_atlas_add(atlas, &bad[i], TRYG_MAP_PNG, &err), TRYG_USAGE);
    }
    town.halves.outlines = (struct tryg_outlines){0};
    struct tryg_map_want want = {.system = 1, .one_per = TRYG_MAP_WHOLE};
    assert_int_equal(tryg_atlas_add(atlas, &want, TRYG_MAP_PNG, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "halvdel"));
    assert_int_equal(tryg_atlas_jobs(atlas), 0);
}

static void without_geometry_or_index_there_is_nothing_and_it_says_why(void **state)
{
    (void)state;
    assert_null(tryg_atlas_missing(&town.results));
    town.town.outlines = (struct tryg_outlines){0};
    tryg_atlas *atlas = open_atlas();
    assert_int_equal(tryg_atlas_add_year(atlas, 0, TRYG_MAP_PNG, NULL), TRYG_OK);
    assert_int_equal(tryg_atlas_jobs(atlas), 0);
    assert_non_null(strstr(tryg_atlas_missing(&town.results), "geometri"));
    town.results.profile = NULL;
    atlas = open_atlas();
    assert_int_equal(tryg_atlas_add_year(atlas, 0, TRYG_MAP_PNG, NULL), TRYG_OK);
    assert_non_null(strstr(tryg_atlas_missing(&town.results), "indeks"));
}

struct drawing {
    const tryg_atlas *atlas;
    const char *path[16];
    enum tryg_status status[16];
};

static void draw_one(void *context, size_t j, unsigned worker)
{
    struct drawing *drawing = context;
    (void)worker;
    drawing->status[j] = tryg_atlas_draw(drawing->atlas, j, drawing->path[j], NULL);
}

static void draw_all(struct drawing *drawing, const tryg_atlas *atlas, unsigned threads)
{
    static const char *const ENDING[] = {"png", "svg", "pdf", "tif"};
    size_t jobs = tryg_atlas_jobs(atlas);
    drawing->atlas = atlas;
    for (size_t j = 0; j < jobs; j++) {
        drawing->path[j] = fake_town_path(&town, ENDING[j % 4]);
    }
    tryg_work_run(threads, jobs, draw_one, drawing);
    for (size_t j = 0; j < jobs; j++) {
        assert_int_equal(drawing->status[j], TRYG_OK);
    }
}

static void check_same(const char *one, const char *other)
{
    size_t n = 0, m = 0;
    const char *a = fake_town_read(&town, one, &n), *b = fake_town_read(&town, other, &m);
    assert_non_null(a);
    assert_int_equal(n, m);
    assert_memory_equal(a, b, n);
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void)state;
    tryg_atlas *atlas = open_atlas();
    struct tryg_map_want want = {.kind = TRYG_MAP_LEVEL, .one_per = TRYG_MAP_WHOLE};
    assert_int_equal(tryg_atlas_add(atlas, &want, TRYG_MAP_ALL_FORMATS, NULL), TRYG_OK);
    want.kind = TRYG_MAP_INDEX;
    assert_int_equal(tryg_atlas_add(atlas, &want, TRYG_MAP_ALL_FORMATS, NULL), TRYG_OK);
    struct drawing alone, together;
    draw_all(&alone, atlas, 1);
    draw_all(&together, atlas, 4);
    for (size_t j = 0; j < tryg_atlas_jobs(atlas); j++) {
        check_same(alone.path[j], together.path[j]);
        if (tryg_atlas_job(atlas, j)->beside) {
            check_same(tryg_arena_print(town.arena, "%s.aux.xml", alone.path[j]),
                       tryg_arena_print(town.arena, "%s.aux.xml", together.path[j]));
        }
    }
    assert_int_equal(tryg_atlas_jobs(atlas), 8);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_year_is_level_index_and_groups_in_four_formats,
                                        begin, end),
        cmocka_unit_test_setup_teardown(breaks_are_the_same_in_all_years, begin, end),
        cmocka_unit_test_setup_teardown(one_per_makes_a_page_for_each, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(
            without_geometry_or_index_there_is_nothing_and_it_says_why, begin, end),
        cmocka_unit_test_setup_teardown(any_number_of_threads_gives_the_same_bytes, begin,
                                        end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
