/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept.h"

enum { AREAS = 3, INDICATORS = 4 };

static const struct tryg_against_cell NOTHING = {.then = NAN,
                                                 .then_se = NAN,
                                                 .then_n = NAN,
                                                 .now = NAN,
                                                 .now_se = NAN,
                                                 .now_n = NAN,
                                                 .change = NAN,
                                                 .low = NAN,
                                                 .high = NAN,
                                                 .p = NAN,
                                                 .p_adjusted = NAN,
                                                 .verdict = TRYG_CANNOT_TELL,
                                                 .why = TRYG_PUBLISHED_BLANK,
                                                 .computed = NAN};

/* 2013, no year of the project, against 2010 on its three districts. Of the levels: the
 * first is published otherwise than it is computed, the second alike, and the third is
 * not published. Of the second indicator a share of each of the first two; of the others
 * nothing. The numbers are eighths and halves, which print as they are. */
struct rapport {
    int then[AREAS], now[AREAS], computed[AREAS];
    double then_p[AREAS], computed_p[AREAS];
    bool modelled[AREAS], has[INDICATORS];
    struct tryg_against_cell cell[INDICATORS * AREAS];
    struct tryg_against against;
};

static void begin(struct kept *k, struct rapport *r)
{
    kept_begin(k, small_city_usual());
    assert_int_equal(k->city->district.n, AREAS);
    assert_int_equal(k->city->profile.indicators, INDICATORS);
    *r = (struct rapport){.then = {0, 2, -1},
                          .now = {2, 1, -1},
                          .computed = {1, 1, 0},
                          .then_p = {0.9375, 0.5, NAN},
                          .computed_p = {0.75, 0.625, 1.0},
                          .modelled = {false, true, false},
                          .has = {false, true, false, false}};
    for (size_t i = 0; i < sizeof r->cell / sizeof *r->cell; i++) {
        r->cell[i] = NOTHING;
    }
    r->cell[AREAS] = (struct tryg_against_cell){0.25,
                                                0.125,
                                                202.0,
                                                0.5,
                                                0.0625,
                                                201.0,
                                                0.25,
                                                0.0625,
                                                0.375,
                                                0.03125,
                                                0.046875,
                                                TRYG_RISES,
                                                TRYG_PUBLISHED_TOLD,
                                                0.5,
                                                false};
    r->cell[AREAS + 1] = NOTHING;
    r->cell[AREAS + 1].then = 0.25;
    r->cell[AREAS + 1].now = 0.375;
    r->cell[AREAS + 1].change = 0.125;
    r->cell[AREAS + 1].why = TRYG_PUBLISHED_NO_SE;
    r->cell[AREAS + 1].computed = 0.75;
    r->cell[AREAS + 1].differs = true;
    r->against = (struct tryg_against){.base = 2010,
                                       .year = 2013,
                                       .system = &k->city->district,
                                       .has_base = true,
                                       .has_year = true,
                                       .level_then = r->then,
                                       .level_then_p = r->then_p,
                                       .modelled = r->modelled,
                                       .level_now = r->now,
                                       .level_computed = r->computed,
                                       .level_computed_p = r->computed_p,
                                       .indicators = INDICATORS,
                                       .has = r->has,
                                       .cell = r->cell};
    k->keep.againsts = 1;
    k->keep.against = &r->against;
    kept_write(k);
}

static const char *level_row(struct kept *k, size_t area)
{
    const char *sql = tryg_arena_print(
        k->arena,
        "SELECT base || ' ' || year || ' ' || system || ' ' || coalesce(level_then, '-') "
        "|| ' ' || coalesce(level_then_p, '-') || ' ' || coalesce(certainty_then, '-') "
        "|| ' ' || coalesce(level_published, '-') || ' ' || level_computed || ' ' || "
        "level_computed_p || ' ' || coalesce(why, '-') || ' ' || coalesce(\"check\", "
        "'-') FROM v_published WHERE measure = 'level' AND verdict IS NULL AND area = "
        "'%s'",
        k->city->district.code[area]);
    return kept_cell(k, sql);
}

static void levels_are_kept_by_their_names(void **state)
{
    (void)state;
    static const char *const EXPECTED[AREAS] = {
        "ingen 0.9375 clear markant intensiveret 0.75 - differs",
        "markant 0.5 borderline intensiveret intensiveret 0.625 modelled agrees",
        "- - - - ingen 1.0 - -"};
    struct kept k;
    struct rapport r;
    begin(&k, &r);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM published_level"), AREAS);
    for (size_t a = 0; a < AREAS; a++) {
        assert_string_equal(level_row(&k, a),
                            tryg_arena_print(k.arena, "2010 2013 %s %s",
                                             k.city->district.id, EXPECTED[a]));
    }
    kept_end(&k);
}

static void shares_are_kept_of_what_is_published(void **state)
{
    (void)state;
    struct kept k;
    struct rapport r;
    begin(&k, &r);
    const char *indicator = k.city->profile.indicator[1].id;
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM published_share"), AREAS);
    assert_string_equal(
        kept_cell(&k, "SELECT base || ' ' || year || ' ' || system || ' ' || area || ' ' "
                      "|| measure || ' ' || \"then\" || ' ' || then_se || ' ' || then_n "
                      "|| ' ' || published || ' ' || published_se || ' ' || published_n "
                      "|| ' ' || change || ' ' || low || ' ' || high || ' ' || p || ' ' "
                      "|| p_adjusted || ' ' || verdict || ' ' || computed || ' ' || "
                      "\"check\" FROM v_published WHERE measure <> 'level' AND why IS "
                      "NULL AND level_then IS NULL"),
        tryg_arena_print(k.arena,
                         "2010 2013 %s %s %s 0.25 0.125 202.0 0.5 0.0625 201.0 0.25 "
                         "0.0625 0.375 0.03125 0.046875 rises 0.5 agrees",
                         k.city->district.id, k.city->district.code[0], indicator));
    assert_string_equal(
        kept_cell(&k, "SELECT area || ' ' || measure || ' ' || \"then\" || ' ' || "
                      "published || ' ' || change || ' ' || verdict || ' ' || computed "
                      "|| ' ' || \"check\" FROM v_published WHERE why = 'no_se' AND "
                      "then_se IS NULL AND published_se IS NULL AND low IS NULL AND high "
                      "IS NULL AND p IS NULL AND p_adjusted IS NULL"),
        tryg_arena_print(k.arena, "%s %s 0.25 0.375 0.125 cannot_tell 0.75 differs",
                         k.city->district.code[1], indicator));
    assert_string_equal(
        kept_cell(&k, "SELECT area || ' ' || verdict FROM v_published WHERE why = "
                      "'not_published' AND published IS NULL AND \"check\" IS NULL"),
        tryg_arena_print(k.arena, "%s cannot_tell", k.city->district.code[2]));
    kept_end(&k);
}

static void a_system_that_is_not_kept_is_a_fault(void **state)
{
    (void)state;
    struct kept k;
    struct rapport r;
    struct tryg_error err = {0};
    begin(&k, &r);
    struct tryg_system other = k.city->district;
    r.against.system = &other;
    remove(k.path);
    assert_int_equal(tryg_store_write(k.path, &k.keep, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, other.id));
    kept_end(&k);
}

static void nothing_published_leaves_empty_tables(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM published_level"), 0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM published_share"), 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_kept_by_their_names),
        cmocka_unit_test(shares_are_kept_of_what_is_published),
        cmocka_unit_test(a_system_that_is_not_kept_is_a_fault),
        cmocka_unit_test(nothing_published_leaves_empty_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
