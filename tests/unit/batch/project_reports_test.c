/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#define BASE LEAST "offences: k.csv\n"

static void points_are_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p =
        read_sound(arena, BASE
                   "crs: EPSG:32632\nreports:\n  - id: politi\n    file: "
                   "data/anmeldelser_{year}.csv\n    kind: points\n    crs: EPSG:4326\n  "
                   "  columns: {id: journr, date: dato, time: tid, code: gerningskode, "
                   "east: x, north: y, area: rode}\n    area_role: fallback\n    "
                   "date_format: dd-mm-yyyy\n    time_format: HHMM\n    encoding: auto\n "
                   "   delimiter: auto\n    decimal: \",\"\n    unique: id\n    period: "
                   "{from: -1-01-01, to: -1-12-31}\n    tolerate: {no_place: 0.4}\n    "
                   "zero_coordinates: place\n  - {id: b, file: b.csv, columns: {date: d, "
                   "east: x, north: y}, category: shooting}\ntolerate: {rejects: 0.2}\n");
    assert_int_equal(p.reports, 2);
    const struct tryg_project_reports *one = &p.report[0], *two = &p.report[1];
    assert_int_equal(one->kind, TRYG_POINTS);
    assert_string_equal(one->points.table.shown, "data/anmeldelser_{year}.csv");
    assert_string_equal(one->crs, "EPSG:4326");
    assert_string_equal(two->crs, "EPSG:32632"); /* the project's */
    assert_string_equal(one->points.id, "journr");
    assert_string_equal(one->points.code, "gerningskode");
    assert_string_equal(one->points.area, "rode");
    assert_int_equal(one->area_role, TRYG_AREA_FALLBACK);
    assert_int_equal(two->area_role, TRYG_AREA_IGNORE);
    assert_string_equal(one->points.table.date_format, "dd-mm-yyyy");
    assert_string_equal(one->points.time_format, "HHMM");
    assert_int_equal(one->points.table.delimiter, 0);
    assert_int_equal(one->points.table.decimal, ',');
    assert_true(one->points.unique);
    assert_false(two->points.unique);
    assert_false(one->points.zero_is_no_place);
    assert_true(two->points.zero_is_no_place);
    assert_int_equal(one->period.from.year, -1);
    assert_int_equal(one->period.to.month, 12);
    assert_int_equal(one->period.at.line, 19);
    assert_int_equal(two->period.from.year, 0);
    assert_int_equal(two->period.at.line, 0);
    assert_string_equal(two->points.category, "shooting");
    /* its own limits, else the project's, with the place of that */
    assert_true(one->tolerate.no_place.share == 0.4);
    assert_int_equal(one->tolerate.no_place.at.line, 20);
    assert_true(one->tolerate.rejects.share == 0.2);
    assert_int_equal(one->tolerate.rejects.at.line, 23);
    assert_true(two->tolerate.outside.share == 0.02);
    assert_int_equal(two->tolerate.outside.at.line, 0);
    tryg_arena_free(arena);
}

static void counts_are_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena,
        BASE "reports:\n  - id: long\n    kind: counts\n    file: c.xlsx\n    sheet: "
             "Ark1\n    columns: {area: distrikt, category: art, count: antal, year: "
             "aar}\n    category_is: code\n    totals: [I alt]\n    no_place: Uoplyst\n  "
             "  missing: [\"..\", \"<3\"]\n  - id: wide\n    kind: counts\n    file: "
             "w_{year}.xlsx\n    columns: {area: distrikt}\n    wide: {indbrud: [Indbrud "
             "i beboelse, Indbrud i øvrigt], vold: Vold}\n    year: \"{year}\"\n");
    const struct tryg_project_reports *one = &p.report[0], *two = &p.report[1];
    assert_int_equal(one->kind, TRYG_AREA_COUNTS);
    assert_string_equal(one->counts.table.shown, "c.xlsx");
    assert_string_equal(one->counts.table.sheet, "Ark1");
    assert_null(one->points.table.file);
    assert_string_equal(one->counts.category, "art");
    assert_true(one->counts.category_is_code);
    assert_string_equal(one->counts.total[0], "I alt");
    assert_string_equal(one->counts.no_place[0], "Uoplyst");
    assert_int_equal(one->counts.missings, 2);
    assert_int_equal(two->counts.wides, 2);
    assert_string_equal(two->counts.wide[0].category, "indbrud");
    assert_int_equal(two->counts.wide[0].columns, 2);
    assert_string_equal(two->counts.wide[0].column[1], "Indbrud i øvrigt");
    assert_int_equal(two->counts.wide[1].columns, 1);
    assert_string_equal(two->constant_year, "{year}");
    tryg_arena_free(arena);
}

#define POINTS(more) BASE "reports:\n  - {id: p, file: p.csv, " more "}\n"
#define COUNTS(more) BASE "reports:\n  - {id: c, kind: counts, file: c.csv, " more "}\n"

static void reports_are_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {POINTS("kind: dots"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns\" mangler.\n  "
         "tryghed.yaml, linje 6, kolonne 32: reports.kind: fandt \"dots\", forventede "
         "points eller counts.",
         NULL},
        {POINTS("columns: {date: d, code: c, east: x}"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.north\" mangler.",
         "tryghed.yaml, line 6, column 5: the key \"reports.columns.north\" is missing."},
        {POINTS("columns: {date: d, code: c}"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.east\" mangler.\n  "
         "Uden koordinater skal rækken placeres efter columns.area med area_role: "
         "fallback.",
         "tryghed.yaml, line 6, column 5: the key \"reports.columns.east\" is missing.\n "
         " Without coordinates rows are placed by columns.area with area_role: "
         "fallback."},
        {POINTS("columns: {date: d, code: c, east: x, north: z}, area_role: check"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.area\" mangler.",
         NULL},
        {POINTS("columns: {date: d, east: x, north: z}"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.code\" mangler.\n  "
         "Er alle rækker af samme slags, så skriv den: category: vold.",
         NULL},
        {POINTS("columns: {date: d, code: c, east: x, north: z}, category: vold"),
         "tryghed.yaml, linje 6, kolonne 5: reports: columns.code og category kan ikke "
         "stå sammen; behold den ene.",
         NULL},
        {POINTS("columns: {date: d, code: c, east: x, north: z}, unique: id"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.id\" mangler.",
         NULL},
        {POINTS("columns: {date: d, code: c, east: x, north: z}, unique: journr"),
         "tryghed.yaml, linje 6, kolonne 82: reports.unique: fandt \"journr\", "
         "forventede id.",
         NULL},
        {POINTS("columns: {code: c, east: x, north: z}"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.date\" mangler.\n  "
         "Uden datoer skal hvert år have sin egen fil: {year} i file.",
         NULL},
        {POINTS("columns: {date: d, code: c, east: x, north: z}, sheet: Ark1"),
         "tryghed.yaml, linje 6, kolonne 74: ukendt nøgle \"reports.sheet\".\n  "
         "Mulighederne er: id, kind, system, period, tolerate, file, encoding, "
         "delimiter, decimal, thousands, date_format, header_row, crs, columns, "
         "category, area_role, time_format, unique, zero_coordinates.",
         NULL},
        {POINTS("columns: {date: d, code: c, east: x, north: z}, period: {from: 1-13-01, "
                "to: 1-12-31}"),
         "tryghed.yaml, linje 6, kolonne 89: reports.period.from: fandt \"1-13-01\", "
         "forventede år-måned-dag regnet fra indeksets år: 0-01-15 eller -1-12-31 (året "
         "før).",
         "tryghed.yaml, line 6, column 89: reports.period.from: found \"1-13-01\", "
         "expected year-month-day counted from the label year: 0-01-15 or -1-12-31 (the "
         "year before)."},
        {POINTS("columns: {date: d, code: c, east: x, north: z}, period: {from: 0-06-01, "
                "to: 0-05-31}"),
         "tryghed.yaml, linje 6, kolonne 82: reports.period: to ligger før from.",
         "tryghed.yaml, line 6, column 82: reports.period: to comes before from."},
        {POINTS(
             "columns: {date: d, code: c, east: x, north: z}, period: {from: 0-06-01}"),
         "tryghed.yaml, linje 6, kolonne 82: nøglen \"reports.period.to\" mangler.",
         NULL},
        {LEAST "reports:\n  - {id: p, file: p.csv, columns: {date: d, code: c, east: x, "
               "north: z}}\n",
         "tryghed.yaml, linje 5, kolonne 5: reports: p har gerningskoder, men projektet "
         "har ingen tabel over dem. Tilføj fx offences: data/kategorier.csv",
         "tryghed.yaml, line 5, column 5: reports: p has offence codes, but the project "
         "has no table of them. Add e.g. offences: data/categories.csv"},
        {COUNTS("columns: {category: k, count: n}"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.area\" mangler.",
         NULL},
        {COUNTS("columns: {area: a, category: k}"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.count\" mangler.",
         NULL},
        {COUNTS("columns: {area: a, count: n}"),
         "tryghed.yaml, linje 6, kolonne 5: nøglen \"reports.columns.category\" mangler.",
         NULL},
        {COUNTS("columns: {area: a, count: n}, wide: {vold: Vold}"),
         "tryghed.yaml, linje 6, kolonne 5: reports: wide og columns.count kan ikke stå "
         "sammen; behold den ene.",
         NULL},
        {COUNTS("columns: {area: a, category: k, count: n, year: y, date: d}"),
         "tryghed.yaml, linje 6, kolonne 5: reports: columns.date og columns.year kan "
         "ikke stå sammen; behold den ene.",
         NULL},
        {COUNTS("columns: {area: a, category: k, count: n}, year: 10"),
         "tryghed.yaml, linje 6, kolonne 5: reports.year: fandt \"10\", forventede "
         "\"{year}\" eller et årstal.",
         NULL},
        {COUNTS("columns: {area: a, category: k, count: n}, crs: EPSG:25832"),
         "tryghed.yaml, linje 6, kolonne 83: ukendt nøgle \"reports.crs\".\n  "
         "Mulighederne er: id, kind, system, period, tolerate, file, encoding, "
         "delimiter, decimal, thousands, date_format, header_row, sheet, stop_at, "
         "fill_down, where, columns, category, category_is, wide, year, totals, "
         "no_place, missing, no_class.",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

static void rows_without_coordinates_may_be_placed_by_their_area(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    read_sound(arena,
               POINTS("columns: {date: d, code: c, area: a}, area_role: fallback"));
    read_sound(arena, COUNTS("columns: {category: k, count: n}, system: city"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_read),
        cmocka_unit_test(counts_are_read),
        cmocka_unit_test(reports_are_judged),
        cmocka_unit_test(rows_without_coordinates_may_be_placed_by_their_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
