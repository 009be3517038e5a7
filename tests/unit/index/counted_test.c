/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "engine/index/counted.h"

/* Two areas, violence (codes of 10 and of 500) and theft (2). */
enum { AREAS = 2, CATEGORIES = 2, CLASSES = 3 };
static const char *IDS[] = {"vold", "tyveri"};
static uint8_t OF[] = {0, 0, 1};
static double WEIGHT[] = {10, 500, 2};
static const struct tryg_categories TABLE = {.n = CATEGORIES,
                                             .id = IDS,
                                             .classes = CLASSES,
                                             .class_category = OF,
                                             .class_weight = WEIGHT};

struct year {
    uint64_t reports[AREAS * CATEGORIES], harm[AREAS * CLASSES];
    bool unknown[AREAS * CATEGORIES], given[CATEGORIES];
    double people[AREAS];
    struct tryg_system system;
    struct tryg_counts counts;
    struct tryg_denominator denominator;
    struct tryg_report_basis basis;
};

/* Area 0: light and heavy violence, thefts as told; area 1 has one theft. */
static void year_of(struct year *y, int label, uint64_t light, uint64_t heavy,
                    uint64_t thefts, double people)
{
    *y = (struct year){.reports = {light + heavy, thefts, 0, 1},
                       .harm = {light, heavy, thefts, 0, 0, 1},
                       .given = {true, true},
                       .people = {people, 100},
                       .system = {.n = AREAS}};
    y->counts = (struct tryg_counts){.system = &y->system,
                                     .categories = CATEGORIES,
                                     .slots = 1,
                                     .reports = y->reports,
                                     .unknown = y->unknown,
                                     .classes = CLASSES,
                                     .harm = y->harm,
                                     .category_given = y->given};
    y->denominator = (struct tryg_denominator){"p", y->people, NULL};
    y->basis = (struct tryg_report_basis){.year = label,
                                          .sources = 1,
                                          .count = &y->counts,
                                          .categories = &TABLE,
                                          .denominators = 1,
                                          .denominator = &y->denominator};
}

static struct tryg_indicator indicator_of(const char *category, bool harm, int pool)
{
    return (struct tryg_indicator){.category = category,
                                   .denominator = "p",
                                   .per = 1000,
                                   .harm = harm,
                                   .pool = pool};
}

static void harm_goes_by_the_offence(void **state)
{
    (void)state;
    struct year y;
    year_of(&y, 2010, 4, 1, 30, 200);
    struct tryg_indicator violence = indicator_of("vold", true, 1);
    struct tryg_indicator all = indicator_of("*", true, 1);
    struct tryg_counted c = tryg_counted_in(&y.basis, &violence, 0);
    assert_int_equal(c.why, TRYG_WHY_NOT);
    CHECK_IS(c.count, 5);
    CHECK_IS(c.exposure, 200);
    CHECK_IS(c.harm.sum, 540);
    CHECK_IS(c.harm.variance, 250400);
    CHECK_IS(tryg_counted_in(&y.basis, &all, 0).harm.sum, 600);
    CHECK_IS(tryg_counted_in(&y.basis, &all, 1).harm.sum, 2);
    CHECK_IS(tryg_counted_in(&y.basis, &all, 1).largest, 500);
    y.reports[0]++; /* a report whose offence has no weight */
    c = tryg_counted_in(&y.basis, &violence, 0);
    assert_int_equal(c.why, TRYG_WHY_NO_WEIGHT);
    CHECK_IS(c.count, 6);
    CHECK_UNKNOWN(c.harm.sum);
}

/* 5 of 200, then 10 of 300 and 0 of 500: 15 of 1,000, not the mean of three rates. */
static void years_are_added_never_averaged(void **state)
{
    (void)state;
    struct year now, before, first;
    year_of(&now, 2012, 4, 1, 30, 200);
    year_of(&before, 2011, 10, 0, 7, 300);
    year_of(&first, 2010, 0, 0, 7, 500);
    struct tryg_report_basis past[] = {before.basis, first.basis};
    now.basis.pasts = 2;
    now.basis.past = past;
    struct tryg_indicator three = indicator_of("vold", true, 3);
    struct tryg_counted c = tryg_counted_in(&now.basis, &three, 0);
    CHECK_IS(c.count, 15);
    CHECK_IS(c.exposure, 1000);
    CHECK_IS(c.harm.sum, 640);
    three.pool = 2;
    CHECK_IS(tryg_counted_in(&now.basis, &three, 0).exposure, 500);
    three.pool = 1;
    CHECK_IS(tryg_counted_in(&now.basis, &three, 0).exposure, 200);
    three.pool = 3;
    before.unknown[0] = true; /* what a year does not tell brings no people either */
    c = tryg_counted_in(&now.basis, &three, 0);
    CHECK_IS(c.count, 5);
    CHECK_IS(c.exposure, 700);
    before.unknown[0] = false;
    now.unknown[0] = true; /* the year itself is asked for */
    assert_int_equal(tryg_counted_in(&now.basis, &three, 0).why, TRYG_WHY_NOT_TOLD);
}

static void what_two_indicators_share(void **state)
{
    (void)state;
    struct year now, before;
    year_of(&now, 2012, 4, 1, 30, 200);
    year_of(&before, 2011, 10, 0, 7, 300);
    now.basis.pasts = 1;
    now.basis.past = &before.basis;
    struct tryg_indicator violence = indicator_of("vold", false, 2);
    struct tryg_indicator all = indicator_of("*", false, 1);
    struct tryg_indicator theft = indicator_of("tyveri", false, 1);
    struct tryg_indicator harm = indicator_of("*", true, 2);
    CHECK_IS(tryg_counted_common(&now.basis, &violence, &all, 0), 5);
    CHECK_IS(tryg_counted_common(&now.basis, &violence, &harm, 0), 640);
    CHECK_IS(tryg_counted_common(&now.basis, &harm, &harm, 0),
             250400 + 1000 + 4 * 37); /* h^2 x of both years */
    CHECK_UNKNOWN(tryg_counted_common(&now.basis, &violence, &theft, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(harm_goes_by_the_offence),
        cmocka_unit_test(years_are_added_never_averaged),
        cmocka_unit_test(what_two_indicators_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
