/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "maps/words.h"
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

static void titles_say_what_and_when(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_GROUP, 1, 1);
    assert_string_equal(tryg_words_title(plate, town.arena),
                        "Tryghedsindeks for Prøvestad 2014");
    assert_string_equal(tryg_words_subtitle(plate, town.arena),
                        "Delindeks: Anmeldt kriminalitet (fra anmeldelserne)");
    assert_string_equal(tryg_words_legend(plate), "Anmeldt kriminalitet");
    tryg_lang_set(TRYG_EN);
    assert_string_equal(tryg_words_title(plate, town.arena),
                        "Safety index of Sampletown 2014");
    assert_string_equal(tryg_words_subtitle(plate, town.arena),
                        "Part of the index: Reported crime (from the reports)");
}

static void reading_says_what_the_number_means(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 1);
    assert_string_equal(tryg_words_reading(plate, town.arena),
                        "100 er gennemsnittet af områderne i 2010. Højt tal og mørk "
                        "farve: stort behov. Klasserne er de samme i alle år.");
    town.profile.orientation = TRYG_SAFE;
    assert_non_null(strstr(tryg_words_reading(plate, town.arena), "Lavt tal"));
    town.profile.normalise = TRYG_MINMAX; /* then 100 is no mean */
    assert_null(strstr(tryg_words_reading(plate, town.arena), "gennemsnit"));
    assert_string_equal(tryg_words_recipe(plate),
                        "Opskriften og dens grænser er denne prøves egne.");
    assert_string_equal(tryg_words_alarm(plate, town.arena), "markant indsats");
}

static void the_foot_names_source_licence_system_and_run(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    assert_string_equal(tryg_words_source(plate, town.arena),
                        "Kilde: Prøvestads Politi · © Prøvestad, CC BY 4.0");
    assert_string_equal(tryg_words_run(plate, town.arena),
                        "ETRS89 / UTM zone 32N (EPSG:25832) · Kørsel 0123456789ab");
    town.base.source = NULL;
    town.base.crs_name = NULL;
    town.results.run_id = NULL;
    assert_string_equal(tryg_words_source(plate, town.arena), "© Prøvestad, CC BY 4.0");
    assert_string_equal(tryg_words_run(plate, town.arena), "EPSG:25832");
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(titles_say_what_and_when, begin, end),
        cmocka_unit_test_setup_teardown(reading_says_what_the_number_means, begin, end),
        cmocka_unit_test_setup_teardown(the_foot_names_source_licence_system_and_run,
                                        begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
