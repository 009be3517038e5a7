/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/utm.h"

static const struct {
    const char *place;
    double lon, lat;
    int epsg;
} CASES[] = {
    {"Copenhagen, though its longitude is zone 33's", 12.57, 55.68, 25832},
    {"Esbjerg", 8.45, 55.47, 25832},
    {"Roenne on Bornholm", 14.70, 55.10, 25832},
    {"Malmoe", 13.00, 55.60, 25833},
    {"Bergen, by the exception of zone 32", 5.32, 60.39, 25832},
    {"Lisbon", -9.14, 38.72, 25829},
    {"New York", -74.0, 40.7, 32618},
    {"Chicago", -87.63, 41.88, 32616},
    {"Santiago", -70.65, -33.45, 32719},
    {"on the date line", 180.0, 10.0, 32601},
    {"north of UTM", 20.0, 85.0, 0},
    {"south of UTM", 20.0, -85.0, 0},
    {"no place at all", NAN, 10.0, 0},
    {"metres taken for degrees", 725000.0, 6175000.0, 0},
};

static void the_zone_is_the_one_its_country_uses(void **state)
{
    (void)state;
    size_t cases = sizeof CASES / sizeof CASES[0];
    for (size_t i = 0; i < cases; i++) {
        int epsg = tryg_utm_epsg(CASES[i].lon, CASES[i].lat);
        if (epsg != CASES[i].epsg) {
            fail_msg("%s: EPSG:%d, expected EPSG:%d", CASES[i].place, epsg,
                     CASES[i].epsg);
        }
    }
    assert_true(cases == 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_zone_is_the_one_its_country_uses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
