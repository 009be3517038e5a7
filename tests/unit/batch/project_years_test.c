/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#include "geodata/base/day.h"

static void a_pattern_is_filled_in_everywhere(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *plain = "a.csv";
    assert_string_equal(tryg_project_file("d/x_{year}.csv", 2010, arena), "d/x_2010.csv");
    assert_string_equal(tryg_project_file("{year}/{year}", 2014, arena), "2014/2014");
    assert_string_equal(tryg_project_file("x_{yea}", 2014, arena), "x_{yea}");
    assert_ptr_equal(tryg_project_file(plain, 2014, arena), plain);
    assert_null(tryg_project_file(NULL, 2014, arena));
    assert_true(tryg_project_is_yearly("x_{year}"));
    assert_false(tryg_project_is_yearly("x_year"));
    assert_false(tryg_project_is_yearly(NULL));
    tryg_arena_free(arena);
}

static int32_t day(int year, int month, int d)
{
    return tryg_day_of((struct tryg_date){year, month, d});
}

static void a_period_follows_the_label_year(void **state)
{
    (void)state;
    static const struct {
        struct tryg_period period;
        int year;
        struct tryg_date first, last;
    } CASES[] = {
        {{.from = {0, 1, 1}, .to = {0, 12, 31}}, 2013, {2013, 1, 1}, {2013, 12, 31}},
        /* "Tryghedsindeks 2013" describes the reports of 2012 */
        {{.from = {-1, 1, 1}, .to = {-1, 12, 31}}, 2013, {2012, 1, 1}, {2012, 12, 31}},
        {{.from = {-1, 7, 1}, .to = {0, 6, 30}}, 2013, {2012, 7, 1}, {2013, 6, 30}},
        {{.from = {0, 1, 15}, .to = {0, 2, 29}}, 2013, {2013, 1, 15}, {2013, 2, 28}},
        {{.from = {0, 1, 15}, .to = {0, 2, 29}}, 2012, {2012, 1, 15}, {2012, 2, 29}},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        int32_t first, last;
        tryg_project_period(&CASES[i].period, CASES[i].year, &first, &last);
        assert_int_equal(first, tryg_day_of(CASES[i].first));
        assert_int_equal(last, tryg_day_of(CASES[i].last));
    }
    assert_true(sizeof CASES > 0);
}

static void each_source_is_resolved_for_its_year(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST
        "reports:\n"
        "  - {id: p, file: \"p_{year}.csv\", category: v, columns: {east: x, north: "
        "z}, period: {from: -1-01-01, to: -1-12-31}}\n"
        "  - {id: a, kind: counts, file: c.xlsx, sheet: \"Ark {year}\", columns: "
        "{area: a, count: n}, category: v, year: \"{year}\"}\n"
        "  - {id: b, kind: counts, file: c.xlsx, columns: {area: a, count: n, year: "
        "y}, category: v}\n"
        "  - {id: c, kind: counts, file: c.xlsx, columns: {area: a, count: n}, "
        "category: v}\n"
        "  - {id: d, kind: counts, file: c.xlsx, columns: {area: a, count: n}, "
        "category: v, year: 2009}\n"
        "survey: [{id: s, file: \"s_{year}\", columns: {area: a}, questions: {u: "
        "{column: c, unsafe: 1}}}]\n"
        "population: [{id: r, file: \"b_{year}\", columns: {area: a, value: v}}]\n");
    struct tryg_reports_source points = tryg_project_points(&p.report[0], 2011, arena);
    assert_string_equal(points.table.shown, "p_2011.csv");
    assert_string_equal(points.table.file, "p_2011.csv");
    assert_int_equal(points.first_day, day(2010, 1, 1));
    assert_int_equal(points.last_day, day(2010, 12, 31));
    struct tryg_counts_source counts = tryg_project_counts(&p.report[1], 2012, arena);
    assert_string_equal(counts.table.sheet, "Ark 2012");
    assert_int_equal(counts.constant_year, 2012);
    assert_int_equal(tryg_project_counts(&p.report[2], 2012, arena).constant_year, 0);
    assert_int_equal(tryg_project_counts(&p.report[3], 2012, arena).constant_year, 2012);
    assert_int_equal(tryg_project_counts(&p.report[4], 2012, arena).constant_year, 2009);
    assert_string_equal(tryg_project_answers(&p.survey[0], 2010, arena).table.file,
                        "s_2010");
    assert_string_equal(tryg_project_persons(&p.population[0], 2010, arena).table.file,
                        "b_2010");
    assert_int_equal(tryg_project_year(&p, 2011), 1);
    assert_true(tryg_project_year(&p, 2013) == SIZE_MAX);
    tryg_arena_free(arena);
}

static void paths_are_of_the_project_folder(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p;
    const char *yaml = LEAST "map: {water: /abs/v.gpkg, parks: data/p.gpkg}\n";
    assert_int_equal(
        tryg_project_read_text(yaml, strlen(yaml), "cases/kbh", arena, &p, NULL),
        TRYG_OK);
    assert_string_equal(p.areas.table.file, "cases/kbh/a.geojson");
    assert_string_equal(p.areas.table.shown, "a.geojson");
    assert_string_equal(p.water.file, "/abs/v.gpkg");
    assert_string_equal(p.parks.file, "cases/kbh/data/p.gpkg");
    assert_string_equal(p.path, "cases/kbh/tryghed.yaml");
    tryg_arena_free(arena);
}

static void the_index_system_may_change_from_a_year_on(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, "tryghed: 1\nyears: 2010-2014\nareas: {file: a, code: b, systems: {d: "
               "{group_by: x}, l: {group_by: y}}, index_system: {2013: l, 2010: d}}\n");
    assert_string_equal(tryg_project_index_system(&p, 2010), "d");
    assert_string_equal(tryg_project_index_system(&p, 2012), "d");
    assert_string_equal(tryg_project_index_system(&p, 2013), "l");
    assert_string_equal(tryg_project_index_system(&p, 2014), "l");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_is_filled_in_everywhere),
        cmocka_unit_test(a_period_follows_the_label_year),
        cmocka_unit_test(each_source_is_resolved_for_its_year),
        cmocka_unit_test(paths_are_of_the_project_folder),
        cmocka_unit_test(the_index_system_may_change_from_a_year_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
