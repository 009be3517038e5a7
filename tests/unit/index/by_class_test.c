/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two areas, of which the first is
 *
 *     class   people   violence  theft      the year before: people  violence
 *     young      200          4      1                          300         1
 *     old        800          2      3                          700         0
 *
 * in a standard of as many young as old: a young one weighs 0.5 * 1000 / 200 = 2.5, an
 * old one 0.625. In the second nobody is old. */
#include "check.h"

#include "engine/index/by_class.h"

enum { AREAS = 2, CLASSES = 2, CATEGORIES = 2 };
static const char *IDS[] = {"vold", "tyveri"};
static const struct tryg_categories TABLE = {.n = CATEGORIES, .id = IDS};
static const double HALVES[CLASSES] = {0.5, 0.5};
static const struct tryg_indicator VIOLENCE = {.id = "v",
                                               .category = "vold",
                                               .denominator = "p",
                                               .per = 1000,
                                               .pool = 1,
                                               .standard.method = TRYG_DIRECT};

struct year {
    uint64_t reports[AREAS * CATEGORIES];
    bool unknown[AREAS * CATEGORIES], given[CATEGORIES];
    double all[AREAS], people[CLASSES * AREAS], by[CLASSES * AREAS * CATEGORIES];
    struct tryg_system system;
    struct tryg_counts counts;
    struct tryg_denominator denominator;
    struct tryg_by_class standard[2]; /* of "v" and of "all" */
    struct tryg_report_basis basis;
};

static void year_of(struct year *y, int label, double young, double old)
{
    *y = (struct year){.given = {true, true},
                       .all = {young + old, 50},
                       .people = {young, 50, old, 0},
                       .system = {.n = AREAS}};
    y->counts = (struct tryg_counts){.system = &y->system,
                                     .categories = CATEGORIES,
                                     .slots = 1,
                                     .reports = y->reports,
                                     .unknown = y->unknown,
                                     .category_given = y->given};
    y->denominator = (struct tryg_denominator){"p", y->all, NULL};
    for (size_t i = 0; i < 2; i++) {
        y->standard[i] = (struct tryg_by_class){
            i ? "all" : "v", CLASSES, AREAS, CATEGORIES, HALVES, y->people, y->by};
    }
    y->basis = (struct tryg_report_basis){.year = label,
                                          .sources = 1,
                                          .count = &y->counts,
                                          .categories = &TABLE,
                                          .denominators = 1,
                                          .denominator = &y->denominator,
                                          .standards = 2,
                                          .standard = y->standard};
}

static void count(struct year *y, size_t class, size_t category, uint64_t reports)
{
    y->reports[category] += reports;
    y->by[class * AREAS * CATEGORIES + category] += (double)reports;
}

static void year_now(struct year *y)
{
    year_of(y, 2011, 200, 800);
    count(y, 0, 0, 4);
    count(y, 1, 0, 2);
    count(y, 0, 1, 1);
    count(y, 1, 1, 3);
}

static void a_report_weighs_as_its_class(void **state)
{
    (void)state;
    struct year y;
    year_now(&y);
    struct tryg_counted c = tryg_counted_in(&y.basis, &VIOLENCE, 0);
    assert_int_equal(c.why, TRYG_WHY_NOT);
    CHECK_IS(c.count, 6);
    CHECK_IS(c.exposure, 1000);
    CHECK_NEAR(c.harm.sum, 11.25, 1e-12);
    CHECK_NEAR(c.harm.variance, 4 * 6.25 + 2 * 0.390625, 1e-12);
    CHECK_NEAR(c.largest, 2.5, 1e-12);
}

static void without_a_class_a_report_is_not_behind_the_rate(void **state)
{
    (void)state;
    struct year y;
    year_now(&y);
    y.reports[0] += 7; /* counted, and of no class */
    struct tryg_counted c = tryg_counted_in(&y.basis, &VIOLENCE, 0);
    CHECK_IS(c.count, 6);
    CHECK_NEAR(c.harm.sum, 11.25, 1e-12);
}

/* 5 of 500 young and 2 of 1,500 old: 5 and 2/3 per 1,000 in halves. */
static void years_are_added_within_each_class(void **state)
{
    (void)state;
    struct year y, before;
    year_now(&y);
    year_of(&before, 2010, 300, 700);
    count(&before, 0, 0, 1);
    y.basis.pasts = 1;
    y.basis.past = &before.basis;
    struct tryg_indicator two = VIOLENCE;
    two.pool = 2;
    struct tryg_counted c = tryg_counted_in(&y.basis, &two, 0);
    CHECK_IS(c.count, 7);
    CHECK_IS(c.exposure, 2000);
    CHECK_NEAR(c.harm.sum / c.exposure * 1000, 5.0 + 2.0 / 3.0, 1e-12);
    before.unknown[0] = true; /* a year that is not told brings no class along either */
    CHECK_NEAR(tryg_counted_in(&y.basis, &two, 0).harm.sum, 11.25, 1e-12);
}

static void a_class_nobody_lives_in_is_said(void **state)
{
    (void)state;
    struct year y;
    year_now(&y);
    struct tryg_counted c = tryg_counted_in(&y.basis, &VIOLENCE, 1);
    assert_int_equal(c.why, TRYG_WHY_EMPTY_CLASS);
    CHECK_UNKNOWN(c.harm.sum);
    y.people[2] = NAN;
    assert_int_equal(tryg_counted_in(&y.basis, &VIOLENCE, 0).why, TRYG_WHY_EMPTY_CLASS);
    y.basis.standards = 0;
    assert_int_equal(tryg_counted_in(&y.basis, &VIOLENCE, 0).why, TRYG_WHY_EMPTY_CLASS);
}

/* What two sums of weights share is the sum of w1 w2 over the reports of both. */
static void shared_reports_share_their_weights(void **state)
{
    (void)state;
    struct year y;
    year_now(&y);
    struct tryg_indicator all = VIOLENCE, plain = {.id = "x",
                                                   .category = "*",
                                                   .denominator = "p",
                                                   .per = 1000,
                                                   .pool = 1};
    all.id = "all";
    all.category = "*";
    CHECK_NEAR(tryg_counted_common(&y.basis, &VIOLENCE, &plain, 0), 11.25, 1e-12);
    CHECK_NEAR(tryg_counted_common(&y.basis, &all, &plain, 0), 11.25 + 2.5 + 1.875,
               1e-12);
    CHECK_NEAR(tryg_counted_common(&y.basis, &VIOLENCE, &all, 0), 25.78125, 1e-12);
    CHECK_IS(tryg_counted_common(&y.basis, &plain, &plain, 0), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_weighs_as_its_class),
        cmocka_unit_test(without_a_class_a_report_is_not_behind_the_rate),
        cmocka_unit_test(years_are_added_within_each_class),
        cmocka_unit_test(a_class_nobody_lives_in_is_said),
        cmocka_unit_test(shared_reports_share_their_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
