/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real files through the readers; the expected numbers are the publishers' own, or were
 * counted with other tools. Each test skips, aloud, where its file is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "geodata/base/lang.h"
#include "import/answers.h"
#include "import/population_file.h"
#include "import/table.h"
#include "import/vector.h"

/* The file's path; skips the test when it is not there. */
static const char *shared(const char *name, tryg_arena *arena)
{
    const char *path = tryg_arena_print(arena, "data/%s", name);
    if (access(path, R_OK) != 0) {
        printf("skipped: %s is not there\n", name);
        tryg_arena_free(arena);
        skip();
    }
    return path;
}

static struct tryg_areas read_areas(struct tryg_areas_source source, tryg_arena *arena)
{
    struct tryg_areas areas = {0};
    struct tryg_error err = {0};
    if (tryg_vector_read_areas(&source, arena, &areas, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return areas;
}

static const char *value_of(const struct tryg_areas *areas, const char *code,
                            const char *attribute)
{
    for (size_t c = 0; c < areas->attributes; c++) {
        for (size_t a = 0; a < areas->n && strcmp(areas->attribute[c], attribute) == 0;
             a++) {
            if (strcmp(areas->code[a], code) == 0) {
                return areas->value[c][a];
            }
        }
    }
    return "no such area or attribute";
}

static void roder_of_copenhagen(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *file = shared("copenhagen/roder.geojson", arena);
    struct tryg_areas a =
        read_areas((struct tryg_areas_source){.table = {.file = file, .shown = "roder"},
                                              .code = "rode_nr",
                                              .name = "rodenavn"},
                   arena);
    assert_int_equal(a.n, 399);
    assert_string_equal(a.crs, "EPSG:4326");
    assert_int_equal(a.outlines.areas, 399);
    /* five roder carry the number of their bydel in distrikt_nr */
    assert_string_equal(value_of(&a, "392", "distrikt_nr"), "10");
    assert_string_equal(value_of(&a, "324", "distrikt_nr"), "9");
    assert_string_equal(value_of(&a, "242", "rodenavn"), "Arnestedets");
    assert_string_equal(value_of(&a, "242", "areal_m2"), "105646");
    assert_string_equal(value_of(&a, "215", "kvarternr"), "20703");
    struct tryg_box box = tryg_outlines_box(&a.outlines);
    assert_true(fabs(box.west - 12.453046) < 1e-6 && fabs(box.north - 55.732712) < 1e-6);
    tryg_arena_free(arena);
}

static void a_lookup_joined_to_the_roder(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *file = shared("copenhagen/roder.geojson", arena);
    const char *lookup = shared("copenhagen/rode_lookup.csv", arena);
    struct tryg_areas a = read_areas(
        (struct tryg_areas_source){.table = {.file = file, .shown = "roder"},
                                   .code = "rode_nr",
                                   .join = {.file = lookup, .shown = "lookup"}},
        arena);
    assert_int_equal(a.n, 399);
    assert_string_equal(value_of(&a, "392", "distrikt_fix"), "29");
    assert_string_equal(value_of(&a, "215", "tryghed13"), "Valby");
    tryg_arena_free(arena);
}

static void districts_of_chicago(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas_source s = {.code = "Name", .merge_repeated = true};
    s.table.file = shared("chicago/chicago_police_districts.kml", arena);
    s.table.shown = "districts.kml";
    struct tryg_areas a = read_areas(s, arena);
    assert_int_equal(a.n, 23);
    size_t parts = 0;
    for (size_t i = 0; i < a.n; i++) {
        if (strcmp(a.code[i], "31") == 0) {
            parts = a.outlines.part_at[i + 1] - a.outlines.part_at[i];
        }
    }
    assert_int_equal(parts, 3);
    s.merge_repeated = false;
    struct tryg_error err;
    tryg_lang_set(TRYG_EN);
    assert_int_equal(tryg_vector_read_areas(&s, arena, &a, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "the key \"31\" (Name) is in both feature 3 and "));
    tryg_arena_free(arena);
}

static void wards_of_lancashire(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *file = shared("lancashire/lancashire_wards.gpkg", arena);
    struct tryg_areas a =
        read_areas((struct tryg_areas_source){.table = {.file = file, .shown = "wards"},
                                              .code = "ward_code"},
                   arena);
    assert_int_equal(a.n, 271);
    assert_string_equal(a.crs, "EPSG:27700");
    assert_int_equal(a.outlines.areas, 271);
    tryg_arena_free(arena);
}

static void water_has_shapes_but_nine(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *file = shared("copenhagen/water.geojson", arena), *crs = NULL, **name;
    struct tryg_outlines o;
    assert_int_equal(tryg_vector_read_outlines(file, NULL, arena, &o, &crs, &name, NULL),
                     TRYG_OK);
    assert_int_equal(o.areas, 375 - 9);
    tryg_arena_free(arena);
}

static void a_table_of_the_statbank(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_table_source s = {.shown = "kkbyg1"};
    struct tryg_table t;
    size_t count = 0, year = 0;
    double sum = 0;
    s.file = shared("copenhagen/statbank_kkbyg1.csv", arena);
    assert_int_equal(tryg_table_read(&s, tryg_rejects_new(arena), arena, &t, NULL),
                     TRYG_OK);
    assert_int_equal(t.rows, 4088); /* 4,089 lines, the first its header */
    assert_int_equal(t.broken, 0);
    assert_string_equal(t.column[0], "OMRKK"); /* not with the BOM before it */
    assert_int_equal(tryg_table_column(&t, "k", "INDHOLD", &count, NULL), TRYG_OK);
    assert_int_equal(tryg_table_column(&t, "k", "TID", &year, NULL), TRYG_OK);
    assert_true(tryg_table_number(&t, 0, count, &sum) && sum == 6332);
    assert_string_equal(tryg_table_cell(&t, 1, year), "1992");
    tryg_arena_free(arena);
}

/* The city's own names in that workbook. */
static const char *BYDEL[] = {"1. Indre By",       "2. Østerbro",
                              "3. Nørrebro",       "4. Vesterbro/Kongens Enghave",
                              "5. Valby",          "6. Vanløse",
                              "7. Brønshøj-Husum", "8. Bispebjerg",
                              "9. Amager Øst",     "10. Amager Vest"};
static const char *NUMBER[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
static const struct tryg_system BYDELE = {
    .id = "bydel10", .n = 10, .code = NUMBER, .name = BYDEL};

static void population_of_copenhagen(void **state)
{
    (void)state;
    static const int YEARS[] = {1992, 2020};
    const char *outside[] = {"Uden for inddeling"};
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_population_source s = {.id = "residents",
                                       .area = "Bydel:",
                                       .value = "Sum af Antal personer",
                                       .date = "Generation_tekst",
                                       .next_year = true,
                                       .not_areas = 1,
                                       .not_area = outside,
                                       .system = &BYDELE};
    struct tryg_population p;
    struct tryg_error err = {0};
    size_t ignored = 0;
    s.table.file = shared("copenhagen/population_bydel_1991-2019.xlsx", arena);
    s.table.shown = "bef.xlsx";
    s.table.header_row = 3;
    s.table.date_format = "yyyymmdd";
    s.names = tryg_names_new(arena, &BYDELE);
    struct tryg_table t;
    assert_int_equal(tryg_table_read(&s.table, tryg_rejects_new(arena), arena, &t, NULL),
                     TRYG_OK);
    assert_int_equal(t.rows, 352);
    const char *last[] = {"19911231", "20191231"}; /* other quarters stand there too */
    struct tryg_where where = {"Generation_tekst", 2, last};
    s.table.wheres = 1;
    s.table.where = &where;
    if (tryg_population_read(&s, 2, YEARS, arena, &p, &ignored, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_true(p.value[0] == 40595 && p.value[2] == 67251);
    assert_true(p.value[10 + 7] == 55172 && p.value[10 + 9] == 78973);
    s.not_areas = 0;
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_population_read(&s, 2, YEARS, arena, &p, &ignored, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "bef.xlsx har 2 rækker med områder, der ikke findes "
                                     "i bydel10.\n  Linje 14, kolonne 2 (Bydel:): "
                                     "\"Uden for inddeling\""));
    tryg_arena_free(arena);
}

static void population_of_lancashire(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_table_source s = {.shown = "wards.xlsx"};
    struct tryg_table t;
    double first = 0;
    s.file = shared("lancashire/lancashire_ward_pop.xlsx", arena);
    assert_int_equal(tryg_table_read(&s, tryg_rejects_new(arena), arena, &t, NULL),
                     TRYG_OK);
    assert_int_equal(t.rows, 285);
    assert_string_equal(tryg_table_cell(&t, 0, 0), "E05001643");
    assert_true(tryg_table_number(&t, 0, 2, &first) && first == 6278);
    tryg_arena_free(arena);
}

/* Clusters less strata, of those with a valid answer. */
static size_t degrees_of_freedom(const struct tryg_survey *v, tryg_arena *arena)
{
    bool *cluster = TRYG_NEW(arena, v->clusters, bool);
    bool *stratum = TRYG_NEW(arena, v->strata, bool);
    size_t clusters = 0, strata = 0;
    for (size_t i = 0; i < v->n; i++) {
        if (v->answer[0][i] <= TRYG_ANSWER_UNSAFE) {
            clusters += !cluster[v->cluster[i]];
            strata += !stratum[v->stratum[i]];
            cluster[v->cluster[i]] = stratum[v->stratum[i]] = true;
        }
    }
    return clusters - strata;
}

/* The share that feels unsafe after dark, as R's survey package gives it. */
static void survey_of_chile(void **state)
{
    (void)state;
    const char *unsafe[] = {"1", "2"}, *safe[] = {"3", "4"},
               *missing[] = {"85", "88", "99"};
    struct tryg_question_source question = {.id = "dark",
                                            .column = "emper_p_inseg_oscuro_1",
                                            .unsafes = 2,
                                            .unsafe = unsafe,
                                            .safes = 2,
                                            .safe = safe,
                                            .missings = 3,
                                            .missing = missing};
    static const char *country[] = {"chile"};
    static const struct tryg_system city = {
        .id = "city", .n = 1, .code = country, .name = country};
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_survey_source s = {.id = "enusc",
                                   .weight = "fact_pers_reg",
                                   .stratum = "var_strat",
                                   .cluster = "conglomerado",
                                   .questions = 1,
                                   .question = &question,
                                   .system = &city};
    struct tryg_survey v;
    struct tryg_error err = {0};
    uint64_t rows = 0;
    double unsafe_weight = 0, valid_weight = 0;
    s.table.file = shared("chile-survey/enusc2024.csv.gz", arena);
    s.table.shown = "enusc.csv.gz";
    if (tryg_answers_read(&s, 2024, tryg_rejects_new(arena), arena, &v, &rows, &err) !=
        TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(rows, 24472);
    assert_int_equal(v.n, 24472);
    for (size_t i = 0; i < v.n; i++) {
        unsafe_weight += v.answer[0][i] == TRYG_ANSWER_UNSAFE ? v.weight[i] : 0.0;
        valid_weight += v.answer[0][i] <= TRYG_ANSWER_UNSAFE ? v.weight[i] : 0.0;
    }
    assert_true(fabs(unsafe_weight / valid_weight - 0.7413638981) < 1e-10);
    assert_int_equal(v.clusters, 2705);
    assert_int_equal(v.strata, 136);
    assert_int_equal(degrees_of_freedom(&v, arena), 2568);
    tryg_arena_free(arena);
}

int main(void)
{
    const char *folder = getenv("TRYG_SHARED");
    if (!folder || chdir(folder) != 0 || access("data", R_OK) != 0) {
        printf("skipped: no shared data\n");
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roder_of_copenhagen),
        cmocka_unit_test(a_lookup_joined_to_the_roder),
        cmocka_unit_test(districts_of_chicago),
        cmocka_unit_test(wards_of_lancashire),
        cmocka_unit_test(water_has_shapes_but_nine),
        cmocka_unit_test(a_table_of_the_statbank),
        cmocka_unit_test(population_of_copenhagen),
        cmocka_unit_test(population_of_lancashire),
        cmocka_unit_test(survey_of_chile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
