/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

/* One district of two, two categories, three months, by hand. */
struct hand {
    struct look look;
    struct tryg_system system;
    struct tryg_categories categories;
    struct tryg_counts counts[2];
};

static const char *CODE[] = {"01", "02"};
static const char *CATEGORY[] = {"vold", "hærværk, groft"};

static void begin(struct hand *h)
{
    *h = (struct hand){.look = look_begin(small_city_usual(), "counts.csv"),
                       .system = {.id = "distrikt", .n = 2, .code = CODE},
                       .categories = {.n = 2, .id = CATEGORY}};
    tryg_counts_begin(&h->counts[0], h->look.arena, &h->system, 2, 2);
    h->counts[0].year = 2013;
    h->counts[0].first_month = 2012 * 12 + 11; /* December 2012 and January 2013 */
    h->counts[0].category_given[0] = true;
    h->counts[0].reports[0] = 5;     /* 01, vold, December */
    h->counts[0].reports[6 + 1] = 7; /* 02, vold, January */
    h->counts[0].outside[0] = 1;
    h->counts[0].no_place[1] = 2;
}

static void check(struct hand *h, size_t n, const char *expected)
{
    look_ok(tryg_publish_counts_csv(h->look.path, n, h->counts, &h->categories, NULL),
            NULL);
    assert_string_equal(look_text(&h->look), expected);
    look_end(&h->look);
}

static void areas_outside_and_no_place_add_up_to_the_city(void **state)
{
    (void)state;
    struct hand h;
    begin(&h);
    check(&h, 1,
          "year,month,system,area,category,reports\n"
          "2013,2012-12,distrikt,01,vold,5\n"
          "2013,2013-01,distrikt,01,vold,0\n"
          "2013,2012-12,distrikt,02,vold,0\n"
          "2013,2013-01,distrikt,02,vold,7\n"
          "2013,2012-12,distrikt,outside,vold,1\n"
          "2013,2013-01,distrikt,outside,vold,0\n"
          "2013,2012-12,distrikt,no_place,vold,0\n"
          "2013,2013-01,distrikt,no_place,vold,2\n");
}

static void a_report_without_a_month_has_a_row_without_one(void **state)
{
    (void)state;
    struct hand h;
    begin(&h);
    memset(h.counts[0].no_place, 0, 6 * sizeof(uint64_t));
    memset(h.counts[0].outside, 0, 6 * sizeof(uint64_t));
    h.system.n = 1;
    h.counts[0].reports[2] = 3;
    check(&h, 1,
          "year,month,system,area,category,reports\n"
          "2013,2012-12,distrikt,01,vold,5\n"
          "2013,2013-01,distrikt,01,vold,0\n"
          "2013,,distrikt,01,vold,3\n"
          "2013,2012-12,distrikt,outside,vold,0\n"
          "2013,2013-01,distrikt,outside,vold,0\n"
          "2013,,distrikt,outside,vold,0\n"
          "2013,2012-12,distrikt,no_place,vold,0\n"
          "2013,2013-01,distrikt,no_place,vold,0\n"
          "2013,,distrikt,no_place,vold,0\n");
}

/* The second source counts whole years, and another category: its months are not known,
 * so they get no rows. */
static void sources_are_added_and_what_none_says_has_no_row(void **state)
{
    (void)state;
    struct hand h;
    begin(&h);
    h.system.n = 1;
    memset(h.counts[0].no_place, 0, 6 * sizeof(uint64_t));
    tryg_counts_begin(&h.counts[1], h.look.arena, &h.system, 2, 0);
    h.counts[1].year = 2013;
    h.counts[1].first_month = 2012 * 12;
    h.counts[1].category_given[1] = true;
    h.counts[1].reports[1] = 11;
    check(&h, 2,
          "year,month,system,area,category,reports\n"
          "2013,2012-12,distrikt,01,vold,5\n"
          "2013,2013-01,distrikt,01,vold,0\n"
          "2013,,distrikt,01,\"hærværk, groft\",11\n"
          "2013,2012-12,distrikt,outside,vold,1\n"
          "2013,2013-01,distrikt,outside,vold,0\n"
          "2013,,distrikt,outside,\"hærværk, groft\",0\n"
          "2013,2012-12,distrikt,no_place,vold,0\n"
          "2013,2013-01,distrikt,no_place,vold,0\n"
          "2013,,distrikt,no_place,\"hærværk, groft\",0\n");
}

static void two_sources_of_the_same_months_are_one_row(void **state)
{
    (void)state;
    struct hand h;
    begin(&h);
    h.system.n = 1;
    memset(h.counts[0].no_place, 0, 6 * sizeof(uint64_t));
    memset(h.counts[0].outside, 0, 6 * sizeof(uint64_t));
    tryg_counts_begin(&h.counts[1], h.look.arena, &h.system, 2, 1);
    h.counts[1].year = 2013;
    h.counts[1].first_month = 2013 * 12; /* January only */
    h.counts[1].category_given[0] = true;
    h.counts[1].reports[0] = 100;
    look_ok(tryg_publish_counts_csv(h.look.path, 2, h.counts, &h.categories, NULL), NULL);
    const char *text = look_text(&h.look);
    assert_non_null(strstr(text, "2013,2012-12,distrikt,01,vold,5\n"));
    assert_non_null(strstr(text, "2013,2013-01,distrikt,01,vold,100\n"));
    look_end(&h.look);
}

static void no_counts_are_a_header(void **state)
{
    (void)state;
    struct hand h;
    begin(&h);
    check(&h, 0, "year,month,system,area,category,reports\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_outside_and_no_place_add_up_to_the_city),
        cmocka_unit_test(a_report_without_a_month_has_a_row_without_one),
        cmocka_unit_test(sources_are_added_and_what_none_says_has_no_row),
        cmocka_unit_test(two_sources_of_the_same_months_are_one_row),
        cmocka_unit_test(no_counts_are_a_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
