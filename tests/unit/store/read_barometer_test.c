/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void answers_come_back_bit_by_bit(void **state)
{
    (void)state;
    struct kept k;
    struct tryg_year_record read;
    struct tryg_error err = {0};
    kept_begin(&k, small_city_usual());
    struct tryg_city_answer answer[] = {
        {NULL, "hjemme", false, 1.0 / 3.0, 0.0123456789, 41},
        {"medborger", "disk", true, NAN, NAN, NAN}};
    k.city->record[0].answers = 2;
    k.city->record[0].answer = answer;
    kept_write(&k);
    if (kept_read(&k, 2010, &read, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(read.answers, 2);
    assert_null(read.answer[0].survey);
    assert_string_equal(read.answer[0].question, "hjemme");
    assert_true(read.answer[0].share == 1.0 / 3.0 && read.answer[0].se == 0.0123456789);
    assert_true(read.answer[0].n == 41 && !read.answer[0].dont_know);
    assert_string_equal(read.answer[1].survey, "medborger");
    assert_true(read.answer[1].dont_know && isnan(read.answer[1].share));
    assert_int_equal(kept_read(&k, 2011, &read, &err), TRYG_OK);
    assert_int_equal(read.answers, 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_come_back_bit_by_bit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
