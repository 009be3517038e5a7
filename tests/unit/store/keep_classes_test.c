/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

/* The second source of the made-up city tells sex and age, the first nothing. */
static void classes_are_kept_in_words(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_string_equal(
        kept_cell(&k,
                  "SELECT group_concat(name || '=' || text, ' ') FROM (SELECT name, text "
                  "FROM class_text JOIN class_column USING (source_id, position) WHERE "
                  "source_id = 2 ORDER BY class, position)"),
        "køn=k alder=0-17 køn=k alder=18+ køn=m alder=18+");
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM class_column WHERE source_id "
                                     "IN (SELECT source_id FROM count_source WHERE "
                                     "source = 'politi')"),
                     0);
    kept_end(&k);
}

static void only_reports_that_are_there_have_a_row(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    const struct tryg_counts *counts = &k.city->record[0].count[1];
    uint64_t sum = 0;
    for (size_t i = 0; i < 3 * counts->system->n * counts->categories; i++) {
        sum += counts->split.reports[i];
    }
    assert_true(sum > 0);
    assert_int_equal(
        kept_number(&k, "SELECT sum(reports) FROM count_class WHERE source_id = 2"), sum);
    assert_int_equal(
        kept_number(&k, "SELECT count(*) FROM count_class WHERE reports = 0"), 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_kept_in_words),
        cmocka_unit_test(only_reports_that_are_there_have_a_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
