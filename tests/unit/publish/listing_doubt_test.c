/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

#include <stdlib.h>

/* The doubts of the small city's two years, made up in round numbers: the first year has
 * nothing to compare with. */
static struct tryg_doubts make_doubts(struct look *look)
{
    const struct tryg_results *results = &look->city->results;
    const struct tryg_scores *s = tryg_results_at(results, 0, 0);
    size_t n = s->system->n, levels = results->profile->levels;
    struct tryg_doubts doubts = {results, 2,
                                 TRYG_NEW(look->arena, 2, struct tryg_year_doubt)};
    struct tryg_year_doubt *second = &doubts.year[1];
    doubts.year[0].year = results->year[0];
    second->year = results->year[1];
    second->nothings = 1;
    second->nothing[0] = (struct tryg_nothing){.year = 2011,
                                               .against = 2010,
                                               .is_base = true,
                                               .areas = 3,
                                               .expected = 1.5,
                                               .low = 0,
                                               .high = 3,
                                               .none = 0.25,
                                               .same_alarm = NAN,
                                               .changed = 2,
                                               .gained = 1,
                                               .lost = 0,
                                               .as_many = 0.5};
    second->advice = TRYG_NEW(look->arena, n, struct tryg_advice);
    second->advice[0] = (struct tryg_advice){.verdict = TRYG_ASK_MORE,
                                             .limit = 110,
                                             .distance = 2.5,
                                             .se = 4,
                                             .se_reports = 1,
                                             .answers = 30,
                                             .needed = 99};
    struct tryg_robustness *r = &second->robustness;
    *r = (struct tryg_robustness){
        .year = 2011, .system = s->system, .choices = 1, .methods = 2, .levels = levels};
    r->choice = TRYG_NEW(look->arena, 1, struct tryg_choice);
    *r->choice = (struct tryg_choice){.id = "weights",
                                      .name = {{"vægte", "weights"}},
                                      .ways = 2,
                                      .first = 0.5,
                                      .first_low = -0.25,
                                      .first_high = 0.75,
                                      .total = 1,
                                      .total_low = 0.5,
                                      .total_high = 1.5};
    r->choice->way = TRYG_NEW(look->arena, 2, struct tryg_way);
    r->choice->way[0].id = "given";
    r->choice->way[1].id = "a+25";
    r->choice->area_first = TRYG_NEW(look->arena, n, double);
    r->choice->area_total = TRYG_NEW(look->arena, n, double);
    r->least = TRYG_NEW(look->arena, n, double);
    r->median = TRYG_NEW(look->arena, n, double);
    r->most = TRYG_NEW(look->arena, n, double);
    r->shift = TRYG_NEW(look->arena, n, double);
    r->known = TRYG_NEW(look->arena, n, size_t);
    r->in_level = TRYG_NEW(look->arena, levels * n, size_t);
    r->least[0] = 1, r->median[0] = 1.5, r->most[0] = 2, r->shift[0] = 0.5;
    r->known[0] = 2, r->in_level[0] = 1, r->in_level[(levels - 1) * n] = 1;
    r->choice->area_first[0] = NAN, r->choice->area_total[0] = 0.125;
    return doubts;
}

/* Line `which` (0 = the header) of what `write` makes. */
static char *line_of(struct look *look, const struct tryg_doubts *doubts,
                     enum tryg_status (*write)(const char *, const struct tryg_doubts *,
                                               struct tryg_error *),
                     int which)
{
    look_ok(write(look->path, doubts, NULL), NULL);
    const char *at = look_text(look);
    for (int i = 0; i < which; i++) {
        at = strchr(at, '\n');
        assert_non_null(at);
        at++;
    }
    return tryg_arena_print(look->arena, "%.*s", (int)strcspn(at, "\n"), at);
}

static void luck_is_a_row_a_pair_of_years(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "chance.csv");
    struct tryg_doubts doubts = make_doubts(&look);
    assert_string_equal(line_of(&look, &doubts, tryg_publish_chance_csv, 0),
                        "year,against,against_is,areas,expected,low,high,p_none,"
                        "p_same_alarm,changed,gained_alarm,lost_alarm,p_as_many");
    assert_string_equal(line_of(&look, &doubts, tryg_publish_chance_csv, 1),
                        "2011,2010,base,3,1.5,0,3,0.25,,2,1,0,0.5");
    look_end(&look);
}

static void advice_is_a_row_an_area(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "advice.csv");
    struct tryg_doubts doubts = make_doubts(&look);
    struct tryg_scores *s = tryg_results_at(&look.city->results, 1, 0);
    s->index[0] = 112.5;
    const char *row = line_of(&look, &doubts, tryg_publish_advice_csv, 1);
    assert_non_null(strstr(look_text(&look), ",112.5,110,2.5,4,1,30,99,ask_more\n"));
    assert_memory_equal(row, "2011,", 5); /* 2010 has no advice */
    look_end(&look);
}

static void robustness_counts_the_methods_of_each_level(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "robustness.csv");
    struct tryg_doubts doubts = make_doubts(&look);
    struct tryg_scores *s = tryg_results_at(&look.city->results, 1, 0);
    s->rank[0] = 1, s->level[0] = 0;
    const char *head = line_of(&look, &doubts, tryg_publish_robustness_csv, 0);
    static const char expected[] =
        "year,system,area,name,rank,rank_least,rank_median,rank_most,rank_shift,methods,"
        "level,in_";
    assert_memory_equal(head, expected, strlen(expected));
    const char *cells = strstr(look_text(&look), ",1,1,1.5,2,0.5,2,");
    assert_non_null(cells); /* the name before them has a line break */
    const char *level = look.city->profile.level[0].id;
    assert_memory_equal(cells + 17, level, strlen(level));
    look_end(&look);
}

static void choices_are_of_all_ranks_and_of_each_index(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "robustness_choices.csv");
    struct tryg_doubts doubts = make_doubts(&look);
    assert_string_equal(line_of(&look, &doubts, tryg_publish_choices_csv, 1),
                        "2011,ranks,,weights,given a+25,0.5,-0.25,0.75,1,0.5,1.5");
    const char *row = line_of(&look, &doubts, tryg_publish_choices_csv, 2);
    assert_non_null(strstr(row, ",weights,,,,,0.125,,"));
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(luck_is_a_row_a_pair_of_years),
        cmocka_unit_test(advice_is_a_row_an_area),
        cmocka_unit_test(robustness_counts_the_methods_of_each_level),
        cmocka_unit_test(choices_are_of_all_ranks_and_of_each_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
