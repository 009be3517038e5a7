/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

#include <signal.h>
#include <sys/resource.h>

static void same_double(double a, double b)
{
    if (isnan(a) || isnan(b)) {
        assert_true(isnan(a) && isnan(b));
    } else {
        assert_memory_equal(&a, &b, sizeof a);
    }
}

static void same_doubles(const double *a, const double *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        same_double(a[i], b[i]);
    }
}

static void same_cell(const struct tryg_cell *a, const struct tryg_cell *b)
{
    same_double(a->value, b->value);
    same_double(a->low, b->low);
    same_double(a->high, b->high);
    same_double(a->se, b->se);
    same_double(a->deff, b->deff);
    same_double(a->count, b->count);
    same_double(a->answers, b->answers);
    same_double(a->n_eff, b->n_eff);
    same_double(a->dont_know, b->dont_know);
    same_double(a->weighed, b->weighed);
    same_double(a->denominator, b->denominator);
    same_double(a->normalised, b->normalised);
    same_double(a->weight, b->weight);
    same_double(a->contribution, b->contribution);
    same_double(a->direct, b->direct);
    same_double(a->direct_se, b->direct_se);
    same_double(a->exceeds, b->exceeds);
    assert_int_equal(a->model, b->model);
    assert_int_equal(a->law.kind, b->law.kind);
    same_double(a->law.a, b->law.a);
    same_double(a->law.b, b->law.b);
    assert_int_equal(a->flags, b->flags);
    assert_int_equal(a->why, b->why);
}

static void same_chance(const struct tryg_scores *x, const struct tryg_scores *y)
{
    const struct tryg_chance *a = &x->chance, *b = &y->chance;
    size_t n = x->system->n;
    assert_true(!a->p == !b->p && !x->covariance == !y->covariance);
    if (!a->p) {
        return; /* no profile */
    }
    assert_int_equal(a->levels, b->levels);
    same_doubles(a->mean, b->mean, n);
    same_doubles(a->sd, b->sd, n);
    same_doubles(a->low_mcse, b->low_mcse, n);
    same_doubles(a->high_mcse, b->high_mcse, n);
    same_doubles(a->rank_low, b->rank_low, n);
    same_doubles(a->rank_high, b->rank_high, n);
    same_doubles(a->rank_mean, b->rank_mean, n);
    same_doubles(a->worst_p, b->worst_p, n);
    same_doubles(a->p, b->p, a->levels * n);
    same_doubles(x->covariance, y->covariance, n * x->indicators * x->indicators);
}

static void same_scores(const struct tryg_scores *a, const struct tryg_scores *b)
{
    size_t n = a->system->n;
    assert_int_equal(a->year, b->year);
    assert_ptr_equal(a->system, b->system);
    assert_int_equal(a->indicators, b->indicators);
    assert_int_equal(a->groups, b->groups);
    for (size_t i = 0; i < a->indicators * n; i++) {
        same_cell(&a->cell[i], &b->cell[i]);
    }
    same_chance(a, b);
    same_doubles(a->group, b->group, a->groups * n);
    same_doubles(a->index, b->index, n);
    same_doubles(a->low, b->low, n);
    same_doubles(a->high, b->high, n);
    same_doubles(a->se, b->se, n);
    same_doubles(a->level_p, b->level_p, n);
    same_doubles(a->rank, b->rank, n);
    same_doubles(a->base_index, b->base_index, n);
    same_doubles(a->change, b->change, n);
    same_doubles(a->reports, b->reports, n);
    same_doubles(a->population, b->population, n);
    same_doubles(a->rate_per_1000, b->rate_per_1000, n);
    same_doubles(a->answers, b->answers, n);
    same_doubles(a->n_eff, b->n_eff, n);
    assert_memory_equal(a->level, b->level, n * sizeof *a->level);
    assert_memory_equal(a->flags, b->flags, n * sizeof *a->flags);
    assert_memory_equal(a->why, b->why, n * sizeof *a->why);
}

static void same_split(const struct tryg_counts *a, const struct tryg_counts *b)
{
    const struct tryg_counts_split *x = &a->split, *y = &b->split;
    assert_int_equal(x->columns, y->columns);
    assert_int_equal(x->classes, y->classes);
    for (size_t i = 0; i < x->columns; i++) {
        assert_string_equal(x->column[i], y->column[i]);
    }
    for (size_t i = 0; i < x->classes * x->columns; i++) {
        assert_string_equal(x->text[i], y->text[i]);
    }
    for (size_t i = 0; i < x->classes * a->system->n * a->categories; i++) {
        assert_int_equal(x->reports[i], y->reports[i]);
    }
}

static void same_counts(const struct tryg_counts *a, const struct tryg_counts *b)
{
    size_t block = a->categories * a->slots;
    assert_string_equal(a->source, b->source);
    assert_int_equal(a->year, b->year);
    assert_ptr_equal(a->system, b->system);
    assert_int_equal(a->categories, b->categories);
    assert_int_equal(a->first_month, b->first_month);
    assert_int_equal(a->slots, b->slots);
    assert_memory_equal(a->reports, b->reports, a->system->n * block * sizeof(uint64_t));
    assert_memory_equal(a->outside, b->outside, block * sizeof(uint64_t));
    assert_memory_equal(a->no_place, b->no_place, block * sizeof(uint64_t));
    assert_memory_equal(a->category_given, b->category_given, a->categories);
    same_split(a, b);
    assert_ptr_equal(a->hours.system, b->hours.system);
    assert_int_equal(a->hours.n, b->hours.n);
    for (size_t i = 0; i < a->hours.n; i++) {
        const struct tryg_hour_cell *x = &a->hours.cell[i], *y = &b->hours.cell[i];
        assert_true(x->area == y->area && x->category == y->category &&
                    x->weekday_hour == y->weekday_hour && x->reports == y->reports);
    }
}

static void same_book(const struct tryg_book *a, const struct tryg_book *b,
                      size_t categories)
{
    assert_string_equal(a->source, b->source);
    assert_int_equal(a->year, b->year);
    assert_memory_equal(&a->read, &b->read, sizeof a->read);
    assert_memory_equal(a->box, b->box,
                        (categories + 1) * TRYG_BOXES * sizeof(struct tryg_tally));
    assert_memory_equal(a->reason, b->reason, sizeof a->reason);
    assert_int_equal(a->fallback, b->fallback);
    assert_int_equal(a->stated, b->stated);
    assert_int_equal(a->agree, b->agree);
}

static void same_record(const struct tryg_year_record *a,
                        const struct tryg_year_record *b, const struct small_city *city)
{
    assert_int_equal(a->year, b->year);
    assert_string_equal(a->recipe.hex, b->recipe.hex);
    assert_int_equal(a->inputs, b->inputs);
    for (size_t i = 0; i < a->inputs; i++) {
        assert_string_equal(a->input[i].role, b->input[i].role);
        assert_string_equal(a->input[i].shown, b->input[i].shown);
        assert_string_equal(a->input[i].sha256.hex, b->input[i].sha256.hex);
        assert_int_equal(a->input[i].bytes, b->input[i].bytes);
        assert_int_equal(a->input[i].rows, b->input[i].rows);
    }
    assert_int_equal(a->counts, b->counts);
    for (size_t i = 0; i < a->counts; i++) {
        same_counts(&a->count[i], &b->count[i]);
    }
    assert_int_equal(a->books, b->books);
    for (size_t i = 0; i < a->books; i++) {
        same_book(a->book[i], b->book[i], city->categories.n);
    }
    for (size_t s = 0; s < city->results.systems; s++) {
        same_scores(&a->scores[s], &b->scores[s]);
    }
}

static void check_round_trip(struct small_city_size size)
{
    struct kept b;
    kept_begin(&b, size);
    kept_write(&b);
    size_t compared = 0;
    for (size_t y = 0; y < size.years; y++) {
        struct tryg_year_record record;
        struct tryg_error err = {0};
        if (kept_read(&b, b.city->results.year[y], &record, &err) != TRYG_OK) {
            fail_msg("%s", err.text);
        }
        assert_false(record.fresh);
        same_record(&b.city->record[y], &record, b.city);
        compared++;
    }
    assert_int_equal(compared, size.years);
    kept_end(&b);
}

static void what_was_kept_is_read_back_exactly(void **state)
{
    (void)state;
    check_round_trip(small_city_usual());
}

static void a_city_without_index_or_geometry_is_kept_too(void **state)
{
    (void)state;
    struct small_city_size size = small_city_usual();
    size.no_index = true;
    check_round_trip(size);
    size.no_geometry = true;
    check_round_trip(size);
}

static void years_and_baseline_are_read_back(void **state)
{
    (void)state;
    struct kept b = kept_usual();
    tryg_store *store;
    size_t years;
    int *year;
    struct tryg_hash *recipe;
    assert_int_equal(tryg_store_open(b.path, b.arena, &store, NULL), TRYG_OK);
    assert_int_equal(tryg_store_years(store, b.arena, &years, &year, &recipe, NULL),
                     TRYG_OK);
    assert_int_equal(years, 2);
    assert_int_equal(year[0], 2010);
    assert_int_equal(year[1], 2011);
    assert_string_equal(recipe[1].hex, b.city->record[1].recipe.hex);
    struct tryg_baseline read;
    bool found = false;
    assert_int_equal(tryg_store_baseline(store, b.arena, &read, &found, NULL), TRYG_OK);
    assert_true(found);
    assert_int_equal(read.year, 2010);
    assert_string_equal(read.recipe.hex, b.city->baseline.recipe.hex);
    assert_int_equal(read.indicators, 4);
    for (size_t i = 0; i < read.indicators; i++) {
        const struct tryg_anchor *was = &b.city->baseline.anchor[i];
        const struct tryg_anchor *is = &read.anchor[i];
        assert_string_equal(is->indicator, was->indicator);
        assert_int_equal(is->n, was->n);
        same_double(is->mean, was->mean);
        same_double(is->sd, was->sd);
        same_double(is->low, was->low);
        same_double(is->high, was->high);
        same_doubles(is->value, was->value, was->n);
        assert_int_equal(is->treatment, was->treatment);
        if (was->treatment != TRYG_AS_IT_IS) {
            same_double(is->from, was->from);
            same_double(is->to, was->to);
        }
    }
    same_doubles(read.weight, b.city->baseline.weight, read.indicators);
    assert_true(read.unstable);
    assert_int_equal(read.statistics, 2);
    assert_null(read.statistic[0].group);
    assert_string_equal(read.statistic[1].group, "udsat");
    assert_string_equal(read.statistic[1].what, "loading");
    assert_string_equal(read.statistic[1].indicator, "i");
    assert_int_equal(read.statistic[1].factor, 2);
    same_double(read.statistic[1].value, -1e-3);
    kept_end(&b);
}

static void no_file_is_no_store(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_store *store = (tryg_store *)(void *)arena;
    assert_int_equal(tryg_store_open("/nowhere/at/all.sqlite", arena, &store, NULL),
                     TRYG_OK);
    assert_null(store);
    tryg_arena_free(arena);
}

static void the_same_records_give_the_same_bytes(void **state)
{
    (void)state;
    struct kept a, b;
    kept_begin(&a, small_city_usual());
    kept_begin(&b, small_city_usual());
    kept_write(&a);
    sleep(1); /* a clock that was written down would have moved */
    b.city->record[0].fresh = false;
    kept_write(&b);
    size_t size_a = 0, size_b = 0;
    unsigned char *bytes_a = small_city_bytes(a.arena, a.path, &size_a);
    unsigned char *bytes_b = small_city_bytes(b.arena, b.path, &size_b);
    assert_true(size_a > 100000);
    assert_int_equal(size_a, size_b);
    assert_memory_equal(bytes_a, bytes_b, size_a);
    kept_end(&a);
    kept_end(&b);
}

static void the_file_holds_together(void **state)
{
    (void)state;
    struct kept b = kept_usual();
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_int_equal(
        kept_number(&b, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM spatialite_history"), 0);
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM v_index"), 2 * (3 + 1));
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM v_indicators"),
                     2 * 4 * (3 + 1));
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM index_2011_distrikt"), 3);
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM index_2011_distrikt WHERE "
                                     "geometry IS NULL OR \"index\" IS NULL"),
                     1);
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM area WHERE area = '01'"), 2);
    kept_end(&b);
}

static void the_ledger_view_adds_up(void **state)
{
    (void)state;
    struct kept b = kept_usual();
    assert_int_equal(kept_number(&b, "SELECT count(*) FROM v_ledger WHERE box = 'read'"),
                     4);
    assert_int_equal(
        kept_number(&b, "SELECT sum(CASE box WHEN 'read' THEN rows ELSE -rows END) FROM "
                        "v_ledger"),
        0);
    kept_end(&b);
}

static void an_area_that_is_gone_is_a_fault_of_the_data(void **state)
{
    (void)state;
    struct kept b = kept_usual();
    b.city->district.code[1] = "2b";
    struct tryg_year_record record = {.year = 1};
    struct tryg_error err = {0};
    assert_int_equal(kept_read(&b, 2010, &record, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "02"));
    assert_int_equal(record.year, 1);
    kept_end(&b);
}

static void an_indicator_that_is_gone_is_a_fault_of_the_data(void **state)
{
    (void)state;
    struct kept b = kept_usual();
    b.city->profile.indicator[2].id = "helt_ny";
    struct tryg_year_record record;
    struct tryg_error err = {0};
    assert_int_equal(kept_read(&b, 2010, &record, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "ind3"));
    b.city->profile.indicator[2].id = "ind3";
    b.city->profile.indicators = 3;
    assert_int_equal(kept_read(&b, 2010, &record, &err), TRYG_DATA);
    assert_int_equal(kept_read(&b, 1999, &record, &err), TRYG_DATA);
    kept_end(&b);
}

static void another_version_says_which(void **state)
{
    (void)state;
    struct kept b = kept_usual();
    sqlite3 *db;
    assert_int_equal(sqlite3_open(b.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    tryg_store *store = NULL;
    struct tryg_error err = {0};
    assert_int_equal(tryg_store_open(b.path, b.arena, &store, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "99"));
    assert_null(store);
    FILE *file = fopen(b.path, "w");
    fputs("this is no database, whatever it is called; it is long enough to be read",
          file);
    fclose(file);
    assert_int_equal(tryg_store_open(b.path, b.arena, &store, &err), TRYG_FAILED);
    assert_null(store);
    kept_end(&b);
}

static void a_full_disk_is_one_line_and_no_file(void **state)
{
    (void)state;
    struct kept b;
    kept_begin(&b, small_city_usual());
    struct rlimit was, small;
    getrlimit(RLIMIT_FSIZE, &was);
    small = was;
    small.rlim_cur = 64 * 1024;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    struct tryg_error err = {0};
    enum tryg_status status = tryg_store_write(b.path, &b.keep, &err);
    setrlimit(RLIMIT_FSIZE, &was);
    assert_int_equal(status, TRYG_FAILED);
    assert_non_null(strstr(err.text, "tryghed.sqlite"));
    assert_null(strchr(err.text, '\n'));
    assert_int_not_equal(access(b.path, F_OK), 0);
    kept_end(&b);
}

static void a_folder_that_is_not_there_is_one_line(void **state)
{
    (void)state;
    struct kept b;
    kept_begin(&b, small_city_usual());
    struct tryg_error err = {0};
    char *path = tryg_arena_print(b.arena, "%s/no/such/tryghed.sqlite", b.folder);
    assert_int_equal(tryg_store_write(path, &b.keep, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "tryghed.sqlite"));
    kept_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_read_back_exactly),
        cmocka_unit_test(a_city_without_index_or_geometry_is_kept_too),
        cmocka_unit_test(years_and_baseline_are_read_back),
        cmocka_unit_test(no_file_is_no_store),
        cmocka_unit_test(the_same_records_give_the_same_bytes),
        cmocka_unit_test(the_file_holds_together),
        cmocka_unit_test(the_ledger_view_adds_up),
        cmocka_unit_test(an_area_that_is_gone_is_a_fault_of_the_data),
        cmocka_unit_test(an_indicator_that_is_gone_is_a_fault_of_the_data),
        cmocka_unit_test(another_version_says_which),
        cmocka_unit_test(a_full_disk_is_one_line_and_no_file),
        cmocka_unit_test(a_folder_that_is_not_there_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
