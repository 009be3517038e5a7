/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/compare.h"

/* One area and one indicator, in two years. */
static const char *CODE[1] = {"x"};
static const struct tryg_system SYSTEM = {.id = "towns", .n = 1, .code = CODE};

struct pair {
    struct tryg_indicator indicator;
    struct tryg_profile profile;
    struct tryg_cell cell[2];
    double index[2], se[2];
    struct tryg_scores scores[2];
    struct tryg_compare_basis basis;
};

static void begin(struct pair *p, enum tryg_source source)
{
    *p = (struct pair){.indicator = {.id = "i", .source = source, .pool = 1}};
    p->profile = (struct tryg_profile){.indicators = 1, .indicator = &p->indicator};
    for (size_t y = 0; y < 2; y++) {
        p->cell[y] = TRYG_CELL_UNKNOWN;
        p->scores[y] = (struct tryg_scores){.year = 2010 + 4 * (int)y,
                                            .system = &SYSTEM,
                                            .indicators = 1,
                                            .cell = &p->cell[y],
                                            .index = &p->index[y],
                                            .se = &p->se[y]};
    }
    p->basis = (struct tryg_compare_basis){.profile = &p->profile,
                                           .then = &p->scores[0],
                                           .now = &p->scores[1],
                                           .rules = {0.05, 1.0, 0.03, 0.50}};
}

static void set_rate(struct tryg_cell *cell, double count, double people)
{
    cell->count = count;
    cell->denominator = people;
    cell->value = 1000.0 * count / people;
    cell->se = 1000.0 * sqrt(count) / people;
}

static struct tryg_change_cell compared(struct pair *p)
{
    struct tryg_change_cell cell;
    tryg_compare_indicator(&p->basis, 0, 0, &cell);
    return cell;
}

static void without_a_city_there_is_no_rest(void **state)
{
    (void)state;
    struct pair p;
    begin(&p, TRYG_FROM_REPORTS);
    set_rate(&p.cell[0], 40.0, 5000.0);
    set_rate(&p.cell[1], 20.0, 5000.0);
    struct tryg_change_cell cell = compared(&p);
    CHECK_NEAR(cell.ratio, 0.5, 1e-15);
    CHECK_UNKNOWN(cell.beyond);
    assert_int_equal(cell.doubt, TRYG_DOUBT_NONE);
}

/* An area may grow by a half without doubt, and by no more. */
static void an_areas_people_may_move_by_a_half(void **state)
{
    (void)state;
    struct pair p;
    begin(&p, TRYG_FROM_REPORTS);
    set_rate(&p.cell[0], 40.0, 5000.0);
    set_rate(&p.cell[1], 40.0, 7490.0);
    assert_int_equal(compared(&p).doubt, TRYG_DOUBT_NONE);
    set_rate(&p.cell[1], 40.0, 7510.0);
    assert_int_equal(compared(&p).doubt, TRYG_DOUBT_DENOMINATOR);
    CHECK_UNKNOWN(compared(&p).p);
    set_rate(&p.cell[1], 40.0, 5000.0 / 1.51); /* and shrink likewise */
    assert_int_equal(compared(&p).doubt, TRYG_DOUBT_DENOMINATOR);
}

/* 2010 and 2014: three pooled years do not meet, five share one. */
static void pooled_years_may_not_overlap(void **state)
{
    (void)state;
    struct pair p;
    begin(&p, TRYG_FROM_REPORTS);
    set_rate(&p.cell[0], 40.0, 5000.0);
    set_rate(&p.cell[1], 20.0, 5000.0);
    p.indicator.pool = 4;
    assert_int_equal(compared(&p).doubt, TRYG_DOUBT_NONE);
    CHECK_UNKNOWN(compared(&p).ratio); /* and are no plain counts */
    CHECK_NEAR(compared(&p).p, erfc(4.0 / sqrt(2.4) / sqrt(2.0)), 1e-14); /* 8 and 4 */
    p.indicator.pool = 5;
    assert_int_equal(compared(&p).doubt, TRYG_DOUBT_OVERLAP);
}

static void nothing_seen_in_either_year(void **state)
{
    (void)state;
    struct pair p;
    begin(&p, TRYG_FROM_REPORTS);
    set_rate(&p.cell[0], 0.0, 5000.0);
    set_rate(&p.cell[1], 0.0, 5000.0);
    assert_int_equal(compared(&p).doubt, TRYG_DOUBT_NOTHING_SEEN);
    CHECK_UNKNOWN(compared(&p).p);
}

/* log(1/2) over sqrt(4 (1/40 + 1/20)). */
static void counts_that_spread_more_than_poisson(void **state)
{
    (void)state;
    struct pair p;
    begin(&p, TRYG_FROM_REPORTS);
    p.basis.rules.phi = 4.0;
    set_rate(&p.cell[0], 40.0, 5000.0);
    set_rate(&p.cell[1], 20.0, 5000.0);
    CHECK_NEAR(compared(&p).p, erfc(log(2.0) / sqrt(4.0 * 0.075) / sqrt(2.0)), 1e-14);
}

/* What a model says is compared by its standard error, not as if it were counted. */
static void a_models_value_is_no_count(void **state)
{
    (void)state;
    struct pair p;
    begin(&p, TRYG_FROM_REPORTS);
    set_rate(&p.cell[0], 40.0, 5000.0);
    set_rate(&p.cell[1], 20.0, 5000.0);
    p.cell[1].model = TRYG_MARSHALL;
    p.cell[0].se = 0.6;
    p.cell[1].se = 0.8;
    CHECK_UNKNOWN(compared(&p).ratio);
    CHECK_NEAR(compared(&p).p, erfc(4.0 / sqrt(2.0)), 1e-14);
}

static void an_index_by_its_standard_errors(void **state)
{
    (void)state;
    struct pair p;
    struct tryg_change_cell cell;
    begin(&p, TRYG_FROM_SURVEY);
    p.index[0] = 110.0, p.index[1] = 104.0;
    p.se[0] = 1.8, p.se[1] = 2.4;
    tryg_compare_index(&p.basis, 0, NULL, &cell);
    CHECK_NEAR(cell.change, -6.0, 1e-14);
    CHECK_NEAR(cell.p, erfc(2.0 / sqrt(2.0)), 1e-14);
    p.index[1] = NAN;
    tryg_compare_index(&p.basis, 0, NULL, &cell);
    assert_int_equal(cell.doubt, TRYG_DOUBT_MISSING);
}

/* METHOD 12.1 by hand: 0.20 (se 0.03) and 0.26 (se 0.04). Independent: sqrt(.0009 +
 * .0016) = .05, so z = 1.2. A half asked again, whose answers go together by a half:
 * covariance .25 * .03 * .04 = .0003, so sqrt(.0025 - .0006) = sqrt(.0019). */
static void a_panel_takes_the_covariance_off_twice(void **state)
{
    (void)state;
    static const double quarter[] = {0.25};
    struct pair p;
    begin(&p, TRYG_FROM_SURVEY);
    p.cell[0].value = 0.20, p.cell[0].se = 0.03;
    p.cell[1].value = 0.26, p.cell[1].se = 0.04;
    CHECK_NEAR(compared(&p).p, erfc(1.2 / sqrt(2.0)), 1e-12);
    p.basis.shared = quarter;
    struct tryg_change_cell cell = compared(&p);
    CHECK_NEAR(cell.p, erfc(0.06 / sqrt(0.0019) / sqrt(2.0)), 1e-12);
    CHECK_NEAR(cell.high - cell.low, 2.0 * 1.959963984540054 * sqrt(0.0019), 1e-12);
    p.cell[1].model = TRYG_FAY_HERRIOT; /* another model a year: nothing is known of it */
    CHECK_NEAR(compared(&p).p, erfc(1.2 / sqrt(2.0)), 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_city_there_is_no_rest),
        cmocka_unit_test(an_areas_people_may_move_by_a_half),
        cmocka_unit_test(pooled_years_may_not_overlap),
        cmocka_unit_test(nothing_seen_in_either_year),
        cmocka_unit_test(counts_that_spread_more_than_poisson),
        cmocka_unit_test(a_models_value_is_no_count),
        cmocka_unit_test(an_index_by_its_standard_errors),
        cmocka_unit_test(a_panel_takes_the_covariance_off_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
