/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_setup.h"

static void surveys_show_their_codes(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    const char *text = look_csv("respnr,distrikt,vaegt,sp1,kommentar\n1,3,1.25,10,Ring "
                                "til mig\n2,3,0.5,2,\n3,4,0.5,9,\n",
                                false);
    expect_lines(text, "columns: {id: respnr, area: distrikt, weight: vaegt}");
    expect_lines(text, "sp1: {column: sp1, unsafe: [], dont_know: [], missing: []}    # "
                       "koder i filen: 2 9 10\n");
    assert_null(strstr(text, "Ring"));
}

/* What YAML would read as something else is quoted; a year in the name of a file that
 * comes every year becomes {year}. */
static void scalars_are_safe(void **state)
{
    (void)state;
    char folder[] = "/tmp/tryg_look_XXXXXX", path[100];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/anm_2010.csv", folder);
    FILE *file = fopen(path, "wb");
    fputs("dato: sted,x,y,id\n2010-01-01,12.5,55.6,1\n", file);
    fclose(file);
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    assert_int_equal(tryg_look(path, false, out, NULL), TRYG_OK);
    fclose(out);
    expect_lines(text, "- id: anm\n");
    expect_lines(text, "/anm_{year}.csv\n");
    expect_lines(text,
                 "columns: {id: id, date: \"dato: sted\", east: x, north: \"y\"}\n");
    free(text);
    remove(path);
    rmdir(folder);
}

static void kinds_of_tables_are_told_apart(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    expect_lines(look_csv("kode,kategori\n01,vold\n", false), "offences: FILE\n");
    const char *text = look_csv("bydel,type,antal,aar\nNord,vold,3,2010\n", false);
    expect_lines(text, "kind: counts\n");
    expect_lines(text, "columns: {area: bydel, category: type, count: antal, year: aar}");
    text = look_csv("bydel,antal,dato\nNord,3,31-12-2009\n", false);
    expect_lines(text, "columns: {area: bydel, date: dato, value: antal}");
    expect_lines(text, "valid: same_year    # or next_year");
    text = look_csv("a,b\n1,2\n", false);
    expect_lines(text, "# the columns do not tell what the file is");
}

static void keys_of_areas_are_chosen(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    const char *text = look("unit/import/files/keys.geojson", false);
    expect_lines(text, "      code: tal\n"); /* the only one that is unique */
    expect_lines(text, "      name: navn\n");
    text = look("unit/import/files/round.gml", false);
    expect_lines(text, "      code: nr\n"); /* rather than gml_id */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surveys_show_their_codes),
        cmocka_unit_test(scalars_are_safe),
        cmocka_unit_test(kinds_of_tables_are_told_apart),
        cmocka_unit_test(keys_of_areas_are_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
