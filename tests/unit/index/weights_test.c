/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/weights.h"
#include "geodata/base/lang.h"

static struct tryg_weighting of(size_t n)
{
    return (struct tryg_weighting){.about = "borgere, 2010", .n = n};
}

static void a_design_weight_is_population_by_sampled(void **state)
{
    static const uint32_t STRATUM[] = {0, 1, 1, 0, 1, 1};
    static const char *const NAME[] = {"nord", "syd"};
    const double population[] = {10.0, 100.0}, unknown[] = {10.0, NAN};
    double weight[6] = {0};
    struct tryg_error err = {0};
    struct tryg_weighting six = of(6);
    assert_int_equal(
        tryg_weights_design(&six, STRATUM, 2, NAME, population, weight, *state, &err),
        TRYG_OK);
    for (size_t i = 0; i < COUNT_OF(STRATUM); i++) {
        CHECK_IS(weight[i], STRATUM[i] ? 25.0 : 5.0);
    }
    assert_int_equal(
        tryg_weights_design(&six, STRATUM, 2, NAME, unknown, weight, *state, &err),
        TRYG_DATA);
    assert_non_null(strstr(err.text, "stratum \"syd\""));
    CHECK_IS(weight[1], 25.0); /* untouched */
}

/* Class a: 4 asked of weight 1, 2, 3, 4, the last two answered: factor 10/7. Class b: 2
 * asked of weight 5, both answered. */
static const uint32_t CLASS[] = {0, 0, 0, 0, 1, 1};
static const bool ANSWERED[] = {false, false, true, true, true, true};
static const char *const CLASS_NAME[] = {"a", "b", "c"};

static void those_who_answer_stand_for_their_class(void **state)
{
    double weight[] = {1.0, 2.0, 3.0, 4.0, 5.0, 5.0};
    struct tryg_nonresponse nonresponse = {2, CLASS_NAME, CLASS, ANSWERED, 2, false};
    struct tryg_response response;
    struct tryg_weighting six = of(6);
    struct tryg_error err = {0};
    assert_int_equal(
        tryg_weights_nonresponse(&six, &nonresponse, weight, &response, *state, &err),
        TRYG_OK);
    CHECK_IS(weight[0], 0.0);
    CHECK_NEAR(weight[2], 30.0 / 7.0, 1e-15);
    CHECK_NEAR(weight[3], 40.0 / 7.0, 1e-15);
    CHECK_IS(weight[4], 5.0);
    CHECK_NEAR(response.raw, 4.0 / 6.0, 1e-15);
    CHECK_NEAR(response.weighted, 17.0 / 20.0, 1e-15);
    assert_int_equal(response.merged, 0);
}

static void a_class_with_few_answers_is_named_or_joined(void **state)
{
    static const bool FEW[] = {false, false, false, true, true, true};
    double weight[] = {1.0, 2.0, 3.0, 4.0, 5.0, 5.0};
    struct tryg_nonresponse nonresponse = {2, CLASS_NAME, CLASS, FEW, 2, false};
    struct tryg_response response;
    struct tryg_weighting six = of(6);
    struct tryg_error err = {0};
    assert_int_equal(
        tryg_weights_nonresponse(&six, &nonresponse, weight, &response, *state, &err),
        TRYG_DATA);
    assert_non_null(strstr(err.text, "\"a\""));
    CHECK_IS(weight[0], 1.0);
    nonresponse.merge = true; /* 20 asked, 14 answered */
    assert_int_equal(
        tryg_weights_nonresponse(&six, &nonresponse, weight, &response, *state, &err),
        TRYG_OK);
    assert_int_equal(response.merged, 1);
    CHECK_NEAR(weight[3], 4.0 * 20.0 / 14.0, 1e-15);
    CHECK_NEAR(weight[5], 5.0 * 20.0 / 14.0, 1e-15);
}

/* The last class has nobody: it joins the one before. In all there must be enough. */
static void the_last_class_joins_backwards(void **state)
{
    static const uint32_t OF[] = {0, 0, 1, 1, 2, 2};
    static const bool SOME[] = {true, true, true, true, false, false};
    double weight[] = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    struct tryg_nonresponse nonresponse = {3, CLASS_NAME, OF, SOME, 2, true};
    struct tryg_response response;
    struct tryg_weighting six = of(6);
    struct tryg_error err = {0};
    assert_int_equal(
        tryg_weights_nonresponse(&six, &nonresponse, weight, &response, *state, &err),
        TRYG_OK);
    CHECK_IS(weight[0], 1.0);
    CHECK_IS(weight[2], 2.0);
    assert_int_equal(response.merged, 1);
    nonresponse.least = 5;
    assert_int_equal(
        tryg_weights_nonresponse(&six, &nonresponse, weight, &response, *state, &err),
        TRYG_DATA);
}

/* Median 1, cap 3: 3 are cut off 6 and give 0.75 to each of four, which lifts 2.5 to
 * 3.25; its 0.25 goes to the other three. */
static void what_is_trimmed_goes_to_the_others_in_equal_parts(void **state)
{
    double weight[] = {1.0, 1.0, 1.0, 2.5, 6.0};
    struct tryg_weights_report report = {0};
    struct tryg_weighting five = of(5);
    struct tryg_error err = {0};
    assert_int_equal(tryg_weights_trim(&five, 3.0, weight, &report, *state, &err),
                     TRYG_OK);
    for (size_t i = 0; i < 3; i++) {
        CHECK_NEAR(weight[i], 1.75 + 0.25 / 3.0, 1e-15);
    }
    CHECK_IS(weight[3], 3.0);
    CHECK_IS(weight[4], 3.0);
    CHECK_IS(report.cap, 3.0);
    assert_int_equal(report.trimmed, 2);
}

static void a_cap_below_the_mean_is_refused(void **state)
{
    double weight[] = {1.0, 1.0, 9.0};
    struct tryg_weights_report report = {0};
    struct tryg_weighting three = of(3);
    struct tryg_error err = {0};
    assert_int_equal(tryg_weights_trim(&three, 3.0, weight, &report, *state, &err),
                     TRYG_DATA);
    CHECK_IS(weight[2], 9.0);
    assert_int_equal(tryg_weights_trim(&three, 20.0, weight, &report, *state, &err),
                     TRYG_OK);
    assert_int_equal(report.trimmed, 0);
}

static int begin(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int end(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_design_weight_is_population_by_sampled),
        cmocka_unit_test(those_who_answer_stand_for_their_class),
        cmocka_unit_test(a_class_with_few_answers_is_named_or_joined),
        cmocka_unit_test(the_last_class_joins_backwards),
        cmocka_unit_test(what_is_trimmed_goes_to_the_others_in_equal_parts),
        cmocka_unit_test(a_cap_below_the_mean_is_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
