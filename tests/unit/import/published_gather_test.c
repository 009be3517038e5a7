/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "import/published.h"
#include "small_system.h"

static struct tryg_indicator indicator[] = {{.id = "utryg"}, {.id = "udsat"}};
static struct tryg_level level[] = {{.id = "ingen"}, {.id = "markant"}};
static const struct tryg_profile profile = {
    .indicators = 2, .indicator = indicator, .levels = 2, .level = level};

static struct tryg_published_row row_of(uint64_t line, int year, uint32_t area, int lvl,
                                        size_t of, double share)
{
    return (struct tryg_published_row){.at = {"p.csv", line, 0},
                                       .year = year,
                                       .system = &small_system,
                                       .area = area,
                                       .level = lvl,
                                       .indicator = of,
                                       .share = share,
                                       .se = NAN,
                                       .n = 100,
                                       .deff = 1};
}

static void rows_of_several_years_become_tables(void **state)
{
    (void)state;
    const struct tryg_published_row ROWS[] = {
        row_of(2, 2014, 1, -1, 1, 0.2), row_of(3, 2013, 0, 1, 0, 0.1),
        row_of(4, 2013, 0, 1, 1, NAN), /* the level again, and a share left open */
        row_of(5, 2013, 3, 0, SIZE_MAX, NAN)};
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_published *table;
    struct tryg_error err = {0};
    size_t tables;
    assert_int_equal(
        tryg_published_gather(4, ROWS, &profile, arena, &tables, &table, &err), TRYG_OK);
    assert_int_equal(tables, 2);
    assert_int_equal(table[0].year, 2013);
    assert_int_equal(table[1].year, 2014);
    static const int LEVELS[] = {1, -1, -1, 0};
    assert_memory_equal(table[0].level, LEVELS, sizeof LEVELS);
    assert_true(table[0].has[0] && table[0].has[1] && !table[1].has[0]);
    assert_true(table[0].share[0].share == 0.1 && table[0].share[0].n == 100.0);
    assert_true(isnan(table[0].share[4].share) && isnan(table[0].share[1].share));
    assert_true(table[1].share[4 + 1].share == 0.2);
    tryg_arena_free(arena);
}

static void what_is_told_twice_is_told_of(void **state)
{
    (void)state;
    const struct {
        struct tryg_published_row row[2];
        const char *says;
    } CASES[] = {
        {{row_of(2, 2013, 0, 1, SIZE_MAX, NAN), row_of(9, 2013, 0, 0, SIZE_MAX, NAN)},
         "p.csv, linje 9: 1 har to niveauer i 2013: ingen her og markant i p.csv, linje "
         "2."},
        {{row_of(2, 2013, 0, -1, 0, 0.1), row_of(9, 2013, 0, -1, 0, 0.1)},
         "p.csv, linje 9: utryg for 1 i 2013 står også i p.csv, linje 2."},
    };
    size_t n = sizeof CASES / sizeof *CASES;
    for (size_t i = 0; i < n; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_published *table = NULL;
        struct tryg_error err = {0};
        size_t tables = 7;
        assert_int_equal(tryg_published_gather(2, CASES[i].row, &profile, arena, &tables,
                                               &table, &err),
                         TRYG_DATA);
        if (strncmp(err.text, CASES[i].says, strlen(CASES[i].says)) != 0) {
            fail_msg("%s\nis not: %s", CASES[i].says, err.text);
        }
        assert_true(tables == 7 && !table);
        tryg_arena_free(arena);
    }
    assert_true(n > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_several_years_become_tables),
        cmocka_unit_test(what_is_told_twice_is_told_of)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
