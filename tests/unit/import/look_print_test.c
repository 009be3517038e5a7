/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_setup.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_of_the_police_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
