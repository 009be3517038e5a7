/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

static void population_is_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena,
        LEAST "population:\n  - id: residents\n    file: data/befolkning.csv\n    "
              "system: city\n    encoding: cp865\n    delimiter: tab\n    decimal: "
              "\",\"\n    thousands: \".\"\n    date_format: d.m.yyyy\n    sheet: Ark "
              "{year}\n    header_row: 2\n    stop_at: empty\n    fill_down: [bydel]\n   "
              " columns: {area: distrikt, date: dato, value: personer}\n    valid: "
              "next_year\n    where: {alder: [15-999], koen: K}\n    sum: true\n    "
              "not_areas: [Uden for inddeling]\n    unknown_areas: ignore\n  - {id: "
              "homes, file: b.csv, columns: {area: a, value: v}}\n");
    assert_int_equal(p.populations, 2);
    const struct tryg_project_population *one = &p.population[0];
    const struct tryg_table_source *table = &one->source.table;
    assert_string_equal(one->source.id, "residents");
    assert_string_equal(one->system, "city");
    assert_int_equal(one->at.line, 5);
    assert_int_equal(one->system_at.line, 7);
    assert_int_equal(table->encoding, TRYG_CP865);
    assert_int_equal(table->delimiter, '\t');
    assert_int_equal(table->decimal, ',');
    assert_int_equal(table->thousands, '.');
    assert_string_equal(table->date_format, "d.m.yyyy");
    assert_string_equal(table->sheet, "Ark {year}");
    assert_int_equal(table->header_row, 2);
    assert_true(table->stop_at_empty);
    assert_int_equal(table->fill_downs, 1);
    assert_int_equal(table->wheres, 2);
    assert_string_equal(table->where[0].column, "alder");
    assert_string_equal(table->where[0].allow[0], "15-999");
    assert_int_equal(table->where[1].allows, 1);
    assert_string_equal(one->source.date, "dato");
    assert_null(one->source.year);
    assert_true(one->source.next_year && one->source.sum);
    assert_true(one->source.ignore_unknown_areas);
    assert_string_equal(one->source.not_area[0], "Uden for inddeling");
    assert_string_equal(p.population[1].system, "atom");
    /* not told: a reader may ask for it */
    assert_int_equal(p.population[1].source.table.decimal, 0);
    assert_false(p.population[1].source.sum);
    tryg_arena_free(arena);
}

static void population_is_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "population: {id: a}\n",
         "tryghed.yaml, linje 4, kolonne 13: population: fandt en gruppe af nøgler, "
         "forventede en liste.",
         "tryghed.yaml, line 4, column 13: population: found a group of keys, expected a "
         "list."},
        {LEAST "population: [x]\n",
         "tryghed.yaml, linje 4, kolonne 14: population: fandt \"x\", forventede en "
         "gruppe af nøgler.",
         NULL},
        {LEAST "population:\n  - {file: b, columns: {area: a, value: v}}\n",
         "tryghed.yaml, linje 5, kolonne 5: nøglen \"population.id\" mangler.", NULL},
        {LEAST "population:\n  - {id: a b, file: b, columns: {area: a, value: v}}\n",
         "tryghed.yaml, linje 5, kolonne 10: population.id: fandt \"a b\", forventede et "
         "navn af bogstaver, tal, _ og -.",
         "tryghed.yaml, line 5, column 10: population.id: found \"a b\", expected a name "
         "of letters, digits, _ and -."},
        {LEAST "population:\n  - {id: a, file: b, columns: {area: a, vaerdi: v}}\n",
         "tryghed.yaml, linje 5, kolonne 31: nøglen \"population.columns.value\" "
         "mangler.\n  tryghed.yaml, linje 5, kolonne 41: ukendt nøgle "
         "\"population.columns.vaerdi\".\n  Mulighederne er: area, year, date, value, "
         "class.",
         NULL},
        {LEAST "population:\n  - {id: a, file: b, columns: {value: v}}\n",
         "tryghed.yaml, linje 5, kolonne 5: nøglen \"population.columns.area\" mangler.",
         NULL},
        {LEAST "population:\n  - {id: a, file: b, columns: {area: x, value: v, year: y, "
               "date: d}}\n",
         "tryghed.yaml, linje 5, kolonne 5: population: columns.year og columns.date kan "
         "ikke stå sammen; behold den ene.",
         "tryghed.yaml, line 5, column 5: population: columns.year and columns.date "
         "cannot stand together; keep one of them."},
        {LEAST
         "population:\n  - {id: a, file: b, columns: {area: x, value: v}, sum: yes}\n",
         "tryghed.yaml, linje 5, kolonne 57: population.sum: fandt \"yes\", forventede "
         "false eller true.",
         NULL},
        {LEAST "population:\n  - {id: a, file: b, columns: {area: x, value: v}, "
               "date_format: åååå}\n",
         "tryghed.yaml, linje 5, kolonne 65: population.date_format: fandt \"åååå\", "
         "forventede et mønster af d, dd, m, mm, yy, yyyy, HH, MM og SS, fx dd-mm-yyyy.",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(population_is_read),
        cmocka_unit_test(population_is_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
