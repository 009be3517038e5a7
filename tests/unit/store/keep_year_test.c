/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static uint64_t sum_of(const uint64_t *of, size_t n)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += of[i];
    }
    return sum;
}

static void the_counts_add_up(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    uint64_t placed = 0, elsewhere = 0;
    for (size_t y = 0; y < 2; y++) {
        for (size_t i = 0; i < 2; i++) {
            const struct tryg_counts *c = &k.city->record[y].count[i];
            size_t block = c->categories * c->slots;
            placed += sum_of(c->reports, c->system->n * block);
            elsewhere += sum_of(c->outside, block) + sum_of(c->no_place, block);
        }
    }
    assert_true(placed > 0 && elsewhere > 0);
    assert_int_equal(kept_number(&k, "SELECT sum(reports) FROM count"), placed);
    assert_int_equal(kept_number(&k, "SELECT sum(reports) FROM count_elsewhere"),
                     elsewhere);
    assert_int_equal(kept_number(&k, "SELECT sum(reports) FROM v_counts"),
                     placed + elsewhere);
    assert_string_equal(kept_cell(&k, "SELECT min(month) || ' ' || max(month) FROM "
                                      "v_counts WHERE year = 2011"),
                        "2010-01 2010-12");
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM v_counts WHERE source = "
                                     "'hittegods' AND month IS NOT NULL"),
                     0);
    kept_end(&k);
}

static void the_unknown_is_null_with_a_reason(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM v_index WHERE (\"index\" IS "
                                     "NULL) <> (why_missing IS NOT NULL)"),
                     0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM v_index WHERE why_missing = "
                                     "'incomplete' AND level IS NULL"),
                     2);
    assert_int_equal(kept_number(&k, "SELECT count(*) > 0 FROM v_indicators WHERE value "
                                     "IS NULL AND why_missing IS NOT NULL"),
                     1);
    kept_end(&k);
}

static void flags_are_words(void **state)
{
    (void)state;
    struct kept k;
    kept_begin(&k, small_city_usual());
    tryg_results_at(&k.city->results, 0, 0)->flags[0] =
        TRYG_FLAG_CLIPPED | TRYG_FLAG_FEW_ANSWERS;
    kept_write(&k);
    assert_string_equal(kept_cell(&k, "SELECT flags FROM v_index WHERE year = 2010 AND "
                                      "area = '01' AND system = 'distrikt'"),
                        "few_answers clipped");
    kept_end(&k);
}

static void a_system_that_is_not_among_the_kept_is_a_fault_of_the_program(void **state)
{
    (void)state;
    struct kept k;
    struct tryg_error err = {0};
    kept_begin(&k, small_city_usual());
    k.keep.every_n = 2; /* without the city */
    assert_int_equal(tryg_store_write(k.path, &k.keep, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "city"));
    assert_int_not_equal(access(k.path, F_OK), 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_counts_add_up),
        cmocka_unit_test(the_unknown_is_null_with_a_reason),
        cmocka_unit_test(flags_are_words),
        cmocka_unit_test(a_system_that_is_not_among_the_kept_is_a_fault_of_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
