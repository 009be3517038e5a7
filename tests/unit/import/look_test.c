/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/lang.h"
#include "import/look.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char seen[1 << 16];

/* What is printed of a file; its path is shown as FILE. */
static const char *look(const char *path, bool json)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    struct tryg_error err = {0};
    if (tryg_look(path, json, out, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    fclose(out);
    char *to = seen;
    for (const char *at = text; *at && to < seen + sizeof seen - 8;) {
        if (strncmp(at, path, strlen(path)) == 0) {
            to += sprintf(to, "FILE");
            at += strlen(path);
        } else {
            *to++ = *at++;
        }
    }
    *to = 0;
    free(text);
    return seen;
}

/* The same of a file politi.csv with these bytes. */
static const char *look_csv(const char *csv, bool json)
{
    char folder[] = "/tmp/tryg_look_XXXXXX", path[100];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/politi.csv", folder);
    FILE *file = fopen(path, "wb");
    fputs(csv, file);
    fclose(file);
    const char *text = look(path, json);
    remove(path);
    rmdir(folder);
    return text;
}

static void expect_lines(const char *text, const char *lines)
{
    if (!strstr(text, lines)) {
        fail_msg("%s\n--- not in ---\n%s", lines, text);
    }
}

static void reports_of_the_police_are_known(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    const char *text = look_csv("\xEF\xBB\xBFjournr;dato;tid;gerningskode;x;y;rode\n"
                                "0100-73112-00001-10;31-01-2010;23:59;0101;"
                                "725123,5;6175000,25;12\n"
                                "0100-73112-00002-10;01-02-2010;00:01;5210;;;13\n"
                                "\"0100;x\n",
                                false);
    assert_string_equal(
        text,
        "FILE: CSV, tegnsæt utf-8 med BOM, skilletegn \";\"\n"
        "\n"
        "2 rækker, 7 kolonner, decimaltegn \",\", koordinater ligner EPSG:25832\n"
        "  1 rækker kan ikke læses (løse anførselstegn, for få eller for mange celler).\n"
        "  Kolonner\n"
        "    1  journr                   tekst, ligner persondata: vises ikke\n"
        "    2  dato                     dato dd-mm-yyyy\n"
        "    3  tid                      klokkeslæt HH:MM\n"
        "    4  gerningskode             kode\n"
        "    5  x                        decimaltal, 725123.5 til 725123.5, 1 tomme\n"
        "    6  y                        decimaltal, 6175000.25 til 6175000.25, 1 tomme\n"
        "    7  rode                     helt tal, 12 til 13\n"
        "  Første rækker\n"
        "    journr          dato            tid             gerningskode    x           "
        "    y               rode          \n"
        "    •••             31-01-2010      23:59           0101            725123,5    "
        "    6175000,25      12            \n"
        "    •••             01-02-2010      00:01           5210                        "
        "                    13            \n"
        "  Linjer til tryghed.yaml (et gæt: læs dem efter)\n"
        "    reports:\n"
        "      - id: politi\n"
        "        file: FILE\n"
        "        kind: points\n"
        "        crs: EPSG:25832\n"
        "        columns: {id: journr, date: dato, time: tid, code: gerningskode, east: "
        "x, north: \"y\", area: rode}\n"
        "        date_format: dd-mm-yyyy\n"
        "        decimal: \",\"\n");
}

static void what_cannot_be_told_is_said(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    const char *text = look_csv("date,district,count\n01/02/2010,Nord,1.234\n"
                                "03/04/2010,Syd,5\n",
                                false);
    expect_lines(text, "decimal sign not known (\"1.234\" can be read in two ways)");
    expect_lines(text, "date dd/mm/yyyy or mm/dd/yyyy");
    expect_lines(text, "    population:\n");
    expect_lines(text, "date_format: dd/mm/yyyy    # or mm/dd/yyyy: the file does not "
                       "decide\n");
    expect_lines(text, "decimal: \",\"    # or \".\": the file does not decide what "
                       "\"1.234\" is\n");
}

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

static void titles_are_found(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    const char *text = look_csv("Befolkning;\nbydel;aar;antal\n1;2010;5\n2;2010;6\n"
                                "3;2010;7\n",
                                false);
    expect_lines(text, "Overskriften står i række 2; det over den er titler.");
    expect_lines(text, "    header_row: 2\n");
    expect_lines(text, "columns: {area: bydel, year: aar, value: antal}");
    text = look("unit/import/files/wide.xlsx", false);
    expect_lines(text, "Ark \"Tal\": 6 rækker, 6 kolonner");
    expect_lines(text, "    sheet: Tal\n    header_row: 4\n");
}

static void layers_become_areas(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    const char *text = look("unit/import/files/mixed.geojson", false);
    expect_lines(text, "FILE: GeoJSON\n\nLag \"mixed\": 4 objekter, 5 kolonner, flader, "
                       "koordinater i EPSG:4326\n");
    expect_lines(text, "    areas:\n      file: FILE\n      code: kode\n      name: "
                       "navn\n");
    text = look("unit/import/files/squares.shp", false);
    expect_lines(text, "koordinater i ukendt CRS");
    expect_lines(text, "code: nr\n      name: navn\n      crs: EPSG:?    # filen siger "
                       "det ikke\n");
    text = look("unit/import/files/layers.kml", false);
    expect_lines(text, "Lag \"skoler\": 1 objekter, 11 kolonner, punkter eller linjer");
    text = look("unit/import/files/regions.csv", false);
    expect_lines(text, "    areas:\n      file: FILE\n      code: kode\n      name: "
                       "navn\n");
    assert_null(strstr(text, "crs:"));
}

static void json_says_the_same(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    assert_string_equal(
        look_csv("id;navn\n1;\"a \"\"b\"\"\"\n", true),
        "{\"file\":\"FILE\",\"form\":\"CSV\",\"encoding\":\"utf-8\",\"delimiter\":\";\","
        "\"bom\":false,\"gzip\":false,\"sep_line\":false,\"parts\":[{\"name\":null,"
        "\"rows\":1,\"broken\":0,\"header_row\":0,\"decimal\":null,\"two_readings\":null,"
        "\"shapes\":null,\"crs\":null,\"columns\":[{\"name\":\"id\",\"holds\":\"whole\","
        "\"role\":\"id\",\"format\":null,\"other_format\":null,\"personal\":true,"
        "\"filled\":1,\"empty\":0},{\"name\":\"navn\",\"holds\":\"text\",\"role\":null,"
        "\"format\":null,\"other_format\":null,\"personal\":true,\"filled\":1,\"empty\":0"
        "}],\"first_rows\":[[null,null]],\"yaml\":\"# the columns do not tell what the "
        "file is; this is how to read it:\\u000afile: FILE\\u000a\"}]}\n");
}

static void failures_are_told(void **state)
{
    (void)state;
    struct tryg_error err;
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_look("unit/import/files/none", false, stdout, &err), TRYG_DATA);
    assert_string_equal(
        err.text, "unit/import/files/none kan ikke åbnes: No such file or directory.");
    assert_int_equal(tryg_look("unit/import/files/old.xls", false, stdout, &err),
                     TRYG_DATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_of_the_police_are_known),
        cmocka_unit_test(what_cannot_be_told_is_said),
        cmocka_unit_test(surveys_show_their_codes),
        cmocka_unit_test(titles_are_found),
        cmocka_unit_test(layers_become_areas),
        cmocka_unit_test(json_says_the_same),
        cmocka_unit_test(failures_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
