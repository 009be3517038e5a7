/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

#include <stdlib.h>

static void every_level_has_its_probability(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    const struct tryg_scores *s = &k.city->record[0].scores[0];
    double sum = 0.0;
    for (size_t i = 0; i < s->chance.levels * s->system->n; i++) {
        sum += isnan(s->chance.p[i]) ? 0.0 : s->chance.p[i];
    }
    assert_true(sum > 0.0);
    assert_true(fabs(strtod(kept_cell(&k, "SELECT sum(p) FROM level_chance WHERE year = "
                                          "2010 AND slot = 0"),
                            NULL) -
                     sum) < 1e-12);
    assert_int_equal(kept_number(&k, "SELECT count(*) > 0 FROM v_levels WHERE p > 0"), 1);
    kept_end(&k);
}

static void only_what_is_shared_is_kept(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) > 0 FROM covariance"), 1);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM covariance WHERE covariance "
                                     "= 0 OR other_id >= indicator_id"),
                     0);
    kept_end(&k);
}

static void a_law_is_a_word_and_two_numbers(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) > 0 FROM v_indicators WHERE law = "
                                     "'gamma' AND law_b = 2.5"),
                     1);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_level_has_its_probability),
                                       cmocka_unit_test(only_what_is_shared_is_kept),
                                       cmocka_unit_test(a_law_is_a_word_and_two_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
