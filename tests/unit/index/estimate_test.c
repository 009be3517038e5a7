/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <stdbool.h>

#include "engine/index/estimate.h"
#include "engine/index/rate.h"

/* Two areas; a source of points that speaks of burglary and violence, a source of counts
 * that speaks of violence and narcotics.
 *
 *                     points            counts          population
 *     area   burglary  violence   violence  narcotics     all   grown
 *     x          4         1          2         0         1000    800
 *     y          0         3          5         7          NAN    500
 */
enum { AREAS = 2, CATEGORIES = 4, SOURCES = 2, MONTHS = 12 };
enum { BURGLARY, VIOLENCE, NARCOTICS, VANDALISM };

static const char *CODES[AREAS] = {"x", "y"};
static const struct tryg_system SYSTEM = {.id = "towns", .n = AREAS, .code = CODES};
static const char *NAMES[CATEGORIES] = {"burglary", "violence", "narcotics", "vandalism"};
static const struct tryg_categories CATEGORY = {.n = CATEGORIES, .id = NAMES};
static const struct tryg_limits LIMITS = {.min_count = 5, .min_answers = 30};
static const double ALL[AREAS] = {1000.0, NAN}, GROWN[AREAS] = {800.0, 500.0};
static const struct tryg_denominator DENOMINATORS[] = {{"all", ALL, NULL},
                                                       {"grown", GROWN, NULL}};

struct books {
    struct tryg_counts count[SOURCES];
    struct tryg_report_basis basis;
    struct tryg_indicator indicator[6];
    struct tryg_profile profile;
    struct tryg_scores scores;
    double *covariance;
};

static void put(struct tryg_counts *counts, size_t area, size_t category, size_t month,
                uint64_t reports)
{
    counts->reports[(area * CATEGORIES + category) * counts->slots + month] = reports;
    counts->category_given[category] = true;
}

static void ask(struct books *b, const char *category, const char *denominator)
{
    b->indicator[b->profile.indicators++] =
        (struct tryg_indicator){.id = category,
                                .source = TRYG_FROM_REPORTS,
                                .category = category,
                                .denominator = denominator,
                                .per = 1000.0};
}

static struct books *books(void **state)
{
    struct books *b = TRYG_NEW(*state, 1, struct books);
    for (size_t s = 0; s < SOURCES; s++) {
        tryg_counts_begin(&b->count[s], *state, &SYSTEM, CATEGORIES, MONTHS);
    }
    put(&b->count[0], 0, BURGLARY, 0, 3);
    put(&b->count[0], 0, BURGLARY, MONTHS, 1); /* of a month nobody knows */
    put(&b->count[0], 0, VIOLENCE, 5, 1);
    put(&b->count[0], 1, VIOLENCE, 11, 3);
    put(&b->count[1], 0, VIOLENCE, 2, 2);
    put(&b->count[1], 1, VIOLENCE, 2, 5);
    put(&b->count[1], 1, NARCOTICS, 2, 7);
    b->count[0].no_place[0] = 1000; /* in no area's rate */
    b->count[0].outside[0] = 1000;
    b->basis = (struct tryg_report_basis){.sources = SOURCES,
                                          .count = b->count,
                                          .categories = &CATEGORY,
                                          .denominators = 2,
                                          .denominator = DENOMINATORS};
    b->profile.indicator = b->indicator;
    return b;
}

static void estimate(struct books *b, void **state)
{
    size_t k = b->profile.indicators;
    tryg_scores_begin(&b->scores, *state, 2010, &SYSTEM, k, 0);
    b->covariance = TRYG_NEW(*state, AREAS * k * k, double);
    tryg_estimate_reports(&b->profile, &b->basis, &LIMITS, &b->scores, b->covariance);
}

static void counts_of_all_sources_become_rates(void **state)
{
    struct books *b = books(state);
    ask(b, "violence", "grown");
    estimate(b, state);
    const struct tryg_cell *x = &b->scores.cell[0], *y = &b->scores.cell[1];
    CHECK_IS(x->count, 3.0);
    CHECK_IS(y->count, 8.0);
    CHECK_IS(x->value, 3.75);
    CHECK_IS(y->value, 16.0);
    CHECK_NEAR(x->se, 1000.0 * sqrt(3.0) / 800.0, 1e-14);
    CHECK_IS(x->low, tryg_rate_garwood(3.0, 800.0, 1000.0, 0.05).low);
    CHECK_IS(x->high, tryg_rate_garwood(3.0, 800.0, 1000.0, 0.05).high);
    CHECK_IS(x->denominator, 800.0);
    assert_int_equal(x->flags, TRYG_FLAG_SMALL_COUNT);
    assert_int_equal(y->flags, 0);
    assert_int_equal(x->why, TRYG_WHY_NOT);
    CHECK_UNKNOWN(x->answers);
    CHECK_UNKNOWN(x->deff);
}

static void a_month_nobody_knows_counts_too(void **state)
{
    struct books *b = books(state);
    ask(b, "burglary", "all");
    estimate(b, state);
    CHECK_IS(b->scores.cell[0].value, 4.0);
}

static void zero_is_a_rate_and_not_certain(void **state)
{
    struct books *b = books(state);
    ask(b, "burglary", "grown");
    estimate(b, state);
    const struct tryg_cell *y = &b->scores.cell[1];
    CHECK_IS(y->value, 0.0);
    CHECK_IS(y->low, 0.0);
    CHECK_NEAR(y->high, 2.0 * -log(0.025), 1e-12);
    CHECK_NEAR(y->se, 2.0 * sqrt(0.5), 1e-14);
    assert_int_equal(y->flags, 0);
}

/* Ten reports that vary twice as much as Poisson: five heaps of two. By the table of
 * chi-squared: 2.5 % of 10 degrees of freedom 3.246973, 97.5 % of 12 degrees 23.336664.
 */
static void reports_in_heaps_are_less_sure(void **state)
{
    struct books *b = books(state);
    ask(b, "violence", "grown");
    ask(b, "*", "grown");
    b->indicator[0].overdispersion = b->indicator[1].overdispersion = 2.0;
    put(&b->count[1], 0, VIOLENCE, 2, 9);
    estimate(b, state);
    const struct tryg_cell *x = &b->scores.cell[0];
    CHECK_IS(x->count, 10.0);
    CHECK_IS(x->value, 12.5);
    CHECK_NEAR(x->se, 1000.0 * sqrt(20.0) / 800.0, 1e-14);
    CHECK_NEAR(x->low, 3.246973 / 0.8, 1e-6);
    CHECK_NEAR(x->high, 23.336664 / 0.8, 1e-6);
    CHECK_NEAR(x->law.a, 5.5, 1e-15); /* Jeffreys' law of five heaps */
    CHECK_NEAR(x->law.b, 2.0 / 0.8, 1e-15);
    /* 10 of the 14 reports are in both: twice 10, per 800 each */
    CHECK_NEAR(b->covariance[1], 2.0 * 10.0 / (0.8 * 0.8), 1e-14);
}

static void harm_in_heaps_is_less_sure(void **state)
{
    static double weight[] = {10.0};
    static uint8_t category[] = {VIOLENCE};
    struct tryg_categories weighed = CATEGORY;
    struct books *b = books(state);
    weighed.classes = 1;
    weighed.class_weight = weight;
    weighed.class_category = category;
    b->basis.categories = &weighed;
    for (size_t s = 0; s < SOURCES; s++) {
        tryg_counts_weigh(&b->count[s], *state, 1);
    }
    put(&b->count[1], 0, VIOLENCE, 2, 9);
    b->count[0].harm[0] = 1;
    b->count[1].harm[0] = 9;
    b->count[0].harm[1] = 3;
    b->count[1].harm[1] = 5;
    ask(b, "violence", "grown");
    b->indicator[0].harm = true;
    b->indicator[0].overdispersion = 2.0;
    estimate(b, state);
    const struct tryg_cell *x =
        &b->scores.cell[0]; /* all weigh 10: ten times the plain */
    CHECK_NEAR(x->value, 125.0, 1e-14);
    CHECK_NEAR(x->se, 10000.0 * sqrt(20.0) / 800.0, 1e-14);
    CHECK_NEAR(x->low, 32.46973 / 0.8, 1e-5);
    CHECK_NEAR(x->high, 233.36664 / 0.8, 1e-5);
}

static void what_nobody_speaks_of_is_unknown(void **state)
{
    struct books *b = books(state);
    ask(b, "vandalism", "all");
    ask(b, "burglary", "dogs");
    ask(b, "shooting", "all");
    estimate(b, state);
    for (size_t i = 0; i < 3; i++) {
        CHECK_UNKNOWN(b->scores.cell[i * AREAS].value);
        CHECK_UNKNOWN(b->scores.cell[i * AREAS].count);
        assert_int_equal(b->scores.cell[i * AREAS].why, TRYG_WHY_NO_SOURCE);
    }
}

static void without_population_the_count_is_still_known(void **state)
{
    struct books *b = books(state);
    ask(b, "violence", "all");
    estimate(b, state);
    const struct tryg_cell *y = &b->scores.cell[1];
    CHECK_UNKNOWN(y->value);
    CHECK_UNKNOWN(y->high);
    CHECK_UNKNOWN(y->se);
    CHECK_IS(y->count, 8.0);
    assert_int_equal(y->why, TRYG_WHY_NO_POPULATION);
}

static void every_category_shares_its_reports_with_each(void **state)
{
    struct books *b = books(state);
    ask(b, "*", "grown");
    ask(b, "violence", "all");
    ask(b, "burglary", "grown");
    estimate(b, state);
    CHECK_IS(b->scores.cell[0].count, 7.0);
    const double *c = b->covariance; /* area x */
    CHECK_NEAR(c[0], 1.25 * 1.25 * 7.0, 1e-13);
    CHECK_NEAR(c[1], 1.25 * 1.0 * 3.0, 1e-14); /* 3 of violence in common */
    CHECK_IS(c[3], c[1]);
    CHECK_NEAR(c[2], 1.25 * 1.25 * 4.0, 1e-14);
    CHECK_IS(c[5], 0.0); /* violence and burglary */
    CHECK_NEAR(c[4], 3.0, 1e-14);
    CHECK_IS(c[9 + 1], 0.0); /* area y has no rate of violence per `all` */
}

static void a_survey_indicator_is_left_alone(void **state)
{
    struct books *b = books(state);
    ask(b, "violence", "all");
    b->indicator[0].source = TRYG_FROM_SURVEY;
    estimate(b, state);
    CHECK_UNKNOWN(b->scores.cell[0].count);
    assert_int_equal(b->scores.cell[0].why, TRYG_WHY_NO_SOURCE);
}

static void totals_are_of_everything(void **state)
{
    struct books *b = books(state);
    estimate(b, state);
    tryg_estimate_totals(&b->basis, &b->scores);
    CHECK_IS(b->scores.reports[0], 7.0);
    CHECK_IS(b->scores.reports[1], 15.0);
    CHECK_IS(b->scores.population[0], 1000.0);
    CHECK_IS(b->scores.rate_per_1000[0], 7.0);
    CHECK_UNKNOWN(b->scores.rate_per_1000[1]);
    struct tryg_report_basis none = {.categories = &CATEGORY};
    tryg_scores_begin(&b->scores, *state, 2010, &SYSTEM, 0, 0);
    tryg_estimate_totals(&none, &b->scores);
    CHECK_UNKNOWN(b->scores.reports[0]);
    CHECK_UNKNOWN(b->scores.population[0]);
}

static void an_unknown_part_makes_the_whole_unknown(void **state)
{
    (void)state;
    static const double value[] = {1.0, 2.0, NAN, 4.0, 8.0};
    static const uint32_t map[] = {1, 1, 0, TRYG_NO_AREA, 1};
    double out[3];
    tryg_estimate_regroup(value, 5, map, out, 3);
    CHECK_UNKNOWN(out[0]);
    CHECK_IS(out[1], 11.0);
    CHECK_UNKNOWN(out[2]);
}

static unsigned flags_of(struct tryg_cell cell, double min_n_eff, double max_width)
{
    const struct tryg_limits limits = {.min_n_eff = min_n_eff, .max_width = max_width};
    tryg_estimate_flag(&limits, &cell);
    return cell.flags;
}

static void cells_are_flagged_for_what_they_are_short_of(void **state)
{
    (void)state;
    struct tryg_cell cell = TRYG_CELL_UNKNOWN;
    assert_int_equal(flags_of(cell, 30.0, 0.1), 0); /* nothing is known, nothing lacks */
    cell.low = 0.25;
    cell.high = 0.375;
    cell.se = 0.03;
    cell.answers = 40.0;
    cell.n_eff = 29.5;
    assert_int_equal(flags_of(cell, 0.0, NAN), 0); /* no limits */
    assert_int_equal(flags_of(cell, 29.5, 0.125), 0);
    assert_int_equal(flags_of(cell, 30.0, 0.125), TRYG_FLAG_FEW_EFFECTIVE);
    assert_int_equal(flags_of(cell, 29.0, 0.12), TRYG_FLAG_WIDE);
    cell.n_eff = NAN; /* a share of 0: the answers stand in */
    assert_int_equal(flags_of(cell, 40.0, NAN), 0);
    assert_int_equal(flags_of(cell, 41.0, NAN), TRYG_FLAG_FEW_EFFECTIVE);
    cell.se = 0.0; /* everybody answered */
    assert_int_equal(flags_of(cell, 41.0, NAN), 0);
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
        cmocka_unit_test(counts_of_all_sources_become_rates),
        cmocka_unit_test(a_month_nobody_knows_counts_too),
        cmocka_unit_test(zero_is_a_rate_and_not_certain),
        cmocka_unit_test(reports_in_heaps_are_less_sure),
        cmocka_unit_test(harm_in_heaps_is_less_sure),
        cmocka_unit_test(what_nobody_speaks_of_is_unknown),
        cmocka_unit_test(without_population_the_count_is_still_known),
        cmocka_unit_test(every_category_shares_its_reports_with_each),
        cmocka_unit_test(a_survey_indicator_is_left_alone),
        cmocka_unit_test(totals_are_of_everything),
        cmocka_unit_test(an_unknown_part_makes_the_whole_unknown),
        cmocka_unit_test(cells_are_flagged_for_what_they_are_short_of),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
