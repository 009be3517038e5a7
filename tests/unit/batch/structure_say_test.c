/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/structure_say.h"
#include "geodata/base/log.h"

static struct tryg_anchor ANCHOR[2] = {{.indicator = "a"}, {.indicator = "b"}};

/* What is said of two nodes: one sound, one with everything there is to say of it. */
static size_t warnings(struct tryg_statistic *statistic, size_t n)
{
    struct tryg_batch b = {.arena = tryg_arena_new("test", 0)};
    size_t before = tryg_warnings();
    b.baseline.statistics = n;
    b.baseline.statistic = statistic;
    tryg_structure_say(&b);
    tryg_arena_free(b.arena);
    return tryg_warnings() - before;
}

static void what_is_amiss_is_said_once_each(void **state)
{
    (void)state;
    struct tryg_statistic sound[] = {{.group = "g", .what = "areas", .value = 35},
                                     {.group = "g", .what = "indicators", .value = 6},
                                     {.group = "g", .what = "unstable", .value = 0},
                                     {.group = "g", .what = "heywood", .value = 0},
                                     {.group = "g", .what = "kmo", .value = 0.9}};
    struct tryg_statistic amiss[] = {{.what = "areas", .value = 9},
                                     {.what = "indicators", .value = 6},
                                     {.what = "unstable", .value = 1},
                                     {.what = "heywood", .value = 1},
                                     {.what = "left_out", .indicator = "a", .value = 1},
                                     {.what = "against", .indicator = "b", .value = 1},
                                     {.group = "g", .what = "equal_instead", .value = 1}};
    assert_int_equal(warnings(sound, sizeof sound / sizeof *sound), 0);
    assert_int_equal(warnings(amiss, sizeof amiss / sizeof *amiss), 5);
}

static void a_line_a_group_is_printed(void **state)
{
    (void)state;
    double weight[2] = {0.25, 0.75};
    struct tryg_statistic statistic[] = {
        {.group = "g", .what = "share", .factor = 1, .value = 0.906},
        {.group = "g", .what = "kmo", .value = 0.886},
        {.group = "g", .what = "kmo", .indicator = "a", .value = 0.1},
        {.group = "h", .what = "equal_instead", .value = 1},
        {.group = "h", .what = "unstable", .value = 1}};
    struct tryg_group group[2] = {
        {.id = "g", .name = {{"Problemer", "Problems"}}, .method = TRYG_WEIGHTS_FACTOR},
        {.id = "h", .name = {{"Tryghed", "Safety"}}, .method = TRYG_WEIGHTS_PCA}};
    struct tryg_profile profile = {.groups = 2, .group = group};
    struct tryg_batch b = {.results = {.profile = &profile},
                           .baseline = {.year = 2010,
                                        .indicators = 2,
                                        .anchor = ANCHOR,
                                        .weight = weight,
                                        .statistics = 5,
                                        .statistic = statistic}};
    char text[600] = "";
    FILE *file = tmpfile();
    tryg_structure_print(&b, file);
    rewind(file);
    size_t bytes = fread(text, 1, sizeof text - 1, file);
    text[bytes] = 0;
    assert_non_null(strstr(text, "fundet i basisåret 2010 og ligger fast ("));
    assert_non_null(strstr(text, "\n  Problemer: én fælles faktor; første komponents "
                                 "andel 0,91; KMO 0,89\n"
                                 "  Tryghed: efter hovedkomponenter (ingen struktur: "
                                 "lige meget); ustabil\n"));
    b.baseline.weight = NULL;
    rewind(file);
    tryg_structure_print(&b, file);
    assert_int_equal(ftell(file), 0);
    fclose(file);
}

static void other_weights_have_another_hash(void **state)
{
    (void)state;
    double weight[2] = {0.25, 0.75};
    struct tryg_baseline baseline = {.indicators = 2, .anchor = ANCHOR};
    assert_string_equal(tryg_structure_hash(&baseline).hex, "");
    baseline.weight = weight;
    struct tryg_hash first = tryg_structure_hash(&baseline);
    assert_int_equal(strlen(first.hex), 64);
    assert_string_equal(tryg_structure_hash(&baseline).hex, first.hex);
    weight[1] = nextafter(0.75, 1.0);
    assert_string_not_equal(tryg_structure_hash(&baseline).hex, first.hex);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_amiss_is_said_once_each),
        cmocka_unit_test(a_line_a_group_is_printed),
        cmocka_unit_test(other_weights_have_another_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
