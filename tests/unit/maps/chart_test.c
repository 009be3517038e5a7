/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
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
#include "maps/atlas.h"
#include "maps/chart.h"

/* Three cities, one dimension of two indicators; the last city has no score in it. */
static const char *CODE[] = {"a", "b", "c"}, *NAME[] = {"By A", "By <B>", "By C"};
static struct tryg_system SYSTEM = {.id = "atom", .n = 3, .code = CODE, .name = NAME};
static struct tryg_indicator INDICATOR[] = {
    {.id = "x", .name = {{"Engagement", "Commitment"}}, .group = 0},
    {.id = "y", .name = {{"Sprog", "Language"}}, .group = 0}};
static struct tryg_group GROUP[] = {{.id = "g", .name = {{"Linsen", "The lens"}}}};
static struct tryg_profile PROFILE = {
    .indicators = 2,
    .groups = 1,
    .indicator = INDICATOR,
    .group = GROUP,
    .about = {{"Vægtene er vores.", "Weights are ours."}}};
static const char *ATTRIBUTION[] = {"Opdigtede scorer"};
static struct tryg_results RESULTS = {.title = {{"Byindeks", "City index"}},
                                      .profile = &PROFILE,
                                      .run_id = "123456789abc",
                                      .attributions = 1,
                                      .attribution = ATTRIBUTION};
static struct tryg_peer LINE[12];
static size_t KNOWN[] = {2, 2, 2, 2};
static bool HIGH[] = {true, true, true, true};
static struct tryg_peers PEERS = {.year = 2012,
                                  .system = &SYSTEM,
                                  .measures = 4,
                                  .line = LINE,
                                  .known = KNOWN,
                                  .high_is_good = HIGH};

static int begin(void **state)
{
    (void)state;
    for (size_t i = 0; i < 12; i++) {
        double value = i % 3 == 2 ? (double)NAN : 40.0 + 20.0 * (double)(i % 3);
        LINE[i] =
            (struct tryg_peer){.value = value,
                               .place = i % 3 == 2 ? (double)NAN : 2.0 - (double)(i % 3),
                               .mean = i % 3 == 2 ? (double)NAN : 50,
                               .from_mean = value - 50,
                               .from_best = value - 60,
                               .best = 1,
                               .least = 40,
                               .most = 60};
    }
    return 0;
}

static char *drawn(size_t area, bool png, size_t *bytes)
{
    struct tryg_chart chart = {&RESULTS, &PEERS, area, tryg_map_font()};
    char folder[] = "/tmp/tryg_chart_XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/page", folder);
    assert_int_equal(png ? tryg_chart_png(path, &chart, NULL)
                         : tryg_chart_svg(path, &chart, NULL),
                     TRYG_OK);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 1 << 20);
    *bytes = fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    remove(path);
    assert_int_equal(rmdir(folder), 0);
    return text;
}

static void the_page_says_what_it_shows(void **state)
{
    (void)state;
    size_t bytes, again_bytes;
    char *svg = drawn(1, false, &bytes), *again = drawn(1, false, &again_bytes);
    assert_non_null(
        strstr(svg, "<title>By &lt;B&gt;: indeks 60,0, plads 1 af 2</title>"));
    assert_non_null(strstr(svg, "Byindeks · 2012"));
    assert_null(strstr(svg, "<image"));
    assert_int_equal(bytes, again_bytes);
    assert_memory_equal(svg, again, bytes); /* the same facts, the same bytes */
    free(svg);
    free(again);
    tryg_lang_set(TRYG_EN);
    svg = drawn(2, false, &bytes);
    assert_non_null(strstr(svg, "<title>By C: no index</title>"));
    free(svg);
    tryg_lang_set(TRYG_DA);
}

/* A4 landscape at 300 dots an inch: width and height stand in the head of a PNG. */
static void a_picture_is_a_page(void **state)
{
    (void)state;
    size_t bytes;
    char *png = drawn(0, true, &bytes);
    static const unsigned char SIZE[] = {0, 0, 3508 >> 8, 3508 & 255,
                                         0, 0, 2480 >> 8, 2480 & 255};
    assert_true(bytes > 1000);
    assert_memory_equal(png + 1, "PNG", 3);
    assert_memory_equal(png + 16, SIZE, 8);
    free(png);
}

static void without_a_font_it_says_which_to_install(void **state)
{
    (void)state;
    struct tryg_chart chart = {&RESULTS, &PEERS, 0, NULL};
    struct tryg_error err = {0};
    assert_int_equal(tryg_chart_svg("/tmp/never", &chart, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "Open Sans"));
    assert_int_not_equal(access("/tmp/never", F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_says_what_it_shows),
        cmocka_unit_test(a_picture_is_a_page),
        cmocka_unit_test(without_a_font_it_says_which_to_install)};
    return cmocka_run_group_tests(tests, begin, NULL);
}
