/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/survey.h"
#include "tests/unit/index/sample.h"

static enum tryg_status lay(struct tryg_survey_design *design,
                            const struct sample *sample, const double *population,
                            enum tryg_lonely rule, tryg_arena *arena,
                            struct tryg_error *err)
{
    return tryg_survey_design_begin(design, &sample->survey, NULL, sample->system.n,
                                    population, rule, arena, err);
}

static void respondents_are_ordered_by_area_stratum_and_cluster(void **state)
{
    struct sample sample;
    struct tryg_survey_design design;
    sample_draw(&sample, 500, 6, 4, 5, 1, 3, *state);
    const struct tryg_survey *s = &sample.survey;
    assert_int_equal(lay(&design, &sample, NULL, TRYG_LONELY_CERTAINTY, *state, NULL),
                     TRYG_OK);
    assert_int_equal(design.start[6], 500);
    for (size_t i = 1; i < 500; i++) {
        uint32_t a = design.order[i - 1], b = design.order[i];
        assert_true(s->area[a] <= s->area[b]);
        if (s->area[a] == s->area[b]) {
            assert_true(s->stratum[a] <= s->stratum[b]);
            assert_true(s->stratum[a] < s->stratum[b] || s->cluster[a] <= s->cluster[b]);
        }
    }
    for (size_t d = 0; d < 6; d++) {
        for (size_t i = design.start[d]; i < design.start[d + 1]; i++) {
            assert_int_equal(s->area[design.order[i]], d);
        }
    }
}

static void clusters_are_counted_over_the_whole_file(void **state)
{
    struct sample sample;
    struct tryg_survey_design design;
    sample_draw(&sample, 500, 6, 4, 5, 1, 3, *state);
    assert_int_equal(lay(&design, &sample, NULL, TRYG_LONELY_CERTAINTY, *state, NULL),
                     TRYG_OK);
    for (uint32_t h = 0; h < 4; h++) {
        double count = 0.0;
        for (uint32_t c = 0; c < sample.survey.clusters; c++) {
            bool there = false;
            for (size_t i = 0; i < 500; i++) {
                there |= sample.survey.stratum[i] == h && sample.survey.cluster[i] == c;
            }
            count += there;
        }
        CHECK_IS(design.sampled[h], count);
        assert_true(count > 10.0);
    }
}

static void more_answers_than_people_are_refused(void **state)
{
    struct sample sample;
    struct tryg_error err;
    struct tryg_survey_design design = {.n = 77};
    double population = 9.0;
    sample_simple(&sample, 10, 3, *state);
    assert_int_equal(
        lay(&design, &sample, &population, TRYG_LONELY_CERTAINTY, *state, &err),
        TRYG_DATA);
    assert_non_null(strstr(err.text, "\"s0\""));
    assert_non_null(strstr(err.text, "10"));
    assert_non_null(strstr(err.text, "9"));
    assert_int_equal(design.n, 77); /* untouched */
}

static void an_unknown_population_is_no_correction(void **state)
{
    struct sample sample;
    struct tryg_survey_design design;
    double population = NAN;
    sample_simple(&sample, 10, 3, *state);
    assert_int_equal(
        lay(&design, &sample, &population, TRYG_LONELY_CERTAINTY, *state, NULL), TRYG_OK);
    CHECK_IS(design.fraction[0], 0.0);
    population = 40.0;
    assert_int_equal(
        lay(&design, &sample, &population, TRYG_LONELY_CERTAINTY, *state, NULL), TRYG_OK);
    CHECK_IS(design.fraction[0], 0.25);
    CHECK_IS(design.mean_weight, 1.0);
}

static void a_lonely_stratum_is_named_or_refused(void **state)
{
    struct sample sample;
    struct tryg_survey_design design;
    struct tryg_error err;
    static const double everybody = 1.0;
    sample_simple(&sample, 1, 1, *state);
    assert_int_equal(lay(&design, &sample, NULL, TRYG_LONELY_CERTAINTY, *state, NULL),
                     TRYG_OK);
    assert_int_equal(design.lonely, 1);
    assert_int_equal(design.first_lonely, 0);
    assert_int_equal(lay(&design, &sample, NULL, TRYG_LONELY_FAIL, *state, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "\"s0\""));
    /* One of one is not alone: it is everybody. */
    assert_int_equal(lay(&design, &sample, &everybody, TRYG_LONELY_FAIL, *state, &err),
                     TRYG_OK);
    assert_int_equal(design.lonely, 0);
}

static void strata_that_are_areas_have_their_population(void **state)
{
    struct sample sample;
    double out[3];
    static const double people[] = {100.0, 200.0, 300.0};
    sample_draw(&sample, 60, 3, 3, 1, 1, 8, *state);
    struct tryg_survey *s = &sample.survey;
    for (size_t i = 0; i < s->n; i++) {
        s->area[i] = (s->stratum[i] + 1) % 3; /* the file numbers strata its own way */
    }
    tryg_survey_stratum_population(s, people, out, *state);
    CHECK_IS(out[0], 200.0);
    CHECK_IS(out[1], 300.0);
    CHECK_IS(out[2], 100.0);
    /* One respondent of stratum 0 in the area of stratum 1: neither is an area now. */
    for (size_t i = 0; i < s->n; i++) {
        if (s->stratum[i] == 0) {
            s->area[i] = 2;
            break;
        }
    }
    tryg_survey_stratum_population(s, people, out, *state);
    CHECK_UNKNOWN(out[0]);
    CHECK_UNKNOWN(out[1]);
    CHECK_IS(out[2], 100.0);
}

static void a_single_stratum_is_everybody(void **state)
{
    struct sample sample;
    double out;
    static const double people[] = {100.0, 200.0, 300.0}, gap[] = {100.0, NAN, 300.0};
    sample_draw(&sample, 60, 3, 1, 1, 1, 8, *state);
    tryg_survey_stratum_population(&sample.survey, people, &out, *state);
    CHECK_IS(out, 600.0);
    tryg_survey_stratum_population(&sample.survey, gap, &out, *state);
    CHECK_UNKNOWN(out);
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
        cmocka_unit_test(respondents_are_ordered_by_area_stratum_and_cluster),
        cmocka_unit_test(clusters_are_counted_over_the_whole_file),
        cmocka_unit_test(more_answers_than_people_are_refused),
        cmocka_unit_test(an_unknown_population_is_no_correction),
        cmocka_unit_test(a_lonely_stratum_is_named_or_refused),
        cmocka_unit_test(strata_that_are_areas_have_their_population),
        cmocka_unit_test(a_single_stratum_is_everybody),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
