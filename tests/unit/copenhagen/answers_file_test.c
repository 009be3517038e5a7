/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "geodata/copenhagen/answers_file.h"
#include "town.h"

/* The columns of the questions: which level they show, and the codes that are unsafe. */
static const struct {
    int column;
    const char *unsafe;
} QUESTION[TRYG_QUESTIONS] = {{12, "45"}, {13, "45"}, {6, "12"},  {7, "12"}, {8, "12"},
                              {9, "12"},  {10, "12"}, {11, "12"}, {0, "1"},  {1, "1"},
                              {2, "1"},   {3, "1"},   {4, "1"},   {5, "1"}};

struct tally {
    double weight[TRYG_DISTRICTS], heaviest[TRYG_DISTRICTS];
    double unsafe[TRYG_DISTRICTS][TRYG_QUESTIONS];
    double answered[TRYG_DISTRICTS][TRYG_QUESTIONS];
    int rows, dont_know, missing;
};

/* "12,345" and one past the semicolon. */
static double read_weight(char **at)
{
    char *end;
    double whole = (double)strtol(*at, &end, 10);
    assert_int_equal(*end, ',');
    double rest = (double)strtol(end + 1, at, 10) / 1000.0;
    assert_int_equal(*at - end, 4);
    return whole + rest;
}

static void tally_row(struct tally *t, char *row)
{
    char *at = row;
    assert_int_equal(strtol(at, &at, 10), ++t->rows);
    long d = strtol(at + 1, &at, 10) - 1;
    assert_in_range(d, 0, TRYG_DISTRICTS - 1);
    assert_in_range(strtol(at + 1, &at, 10), 15, 89);
    at++;
    double weight = read_weight(&at);
    t->weight[d] += weight;
    t->heaviest[d] = weight > t->heaviest[d] ? weight : t->heaviest[d];
    for (int q = 0; q < TRYG_QUESTIONS; q++) {
        assert_int_equal(*at++, ';');
        char answer = *at >= '0' && *at <= '9' ? *at++ : ' ';
        t->dont_know += answer == '8';
        t->missing += answer == '9' || answer == ' ';
        if (answer != '8' && answer != '9' && answer != ' ') {
            assert_true(answer >= '1' && answer <= '5');
            t->answered[d][q] += weight;
            t->unsafe[d][q] += strchr(QUESTION[q].unsafe, answer) ? weight : 0.0;
        }
    }
    assert_string_equal(at, "\r");
}

static void check_shares(const struct town *town, const struct tally *t, int year)
{
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        assert_true(fabs(t->weight[d] - town->levels.persons[year][d]) < 1.0);
        for (int q = 0; q < TRYG_QUESTIONS; q++) {
            double want = town->levels.level[year][d][QUESTION[q].column] / 1000.0;
            double half = 0.51 * t->heaviest[d] / t->answered[d][q];
            assert_true(fabs(t->unsafe[d][q] / t->answered[d][q] - want) < half);
        }
    }
}

static void weighted_shares_are_the_levels(void **state)
{
    struct town *town = *state;
    for (int year = 0; year < TRYG_EXAMPLE_YEARS; year++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_sheet sheet = {.arena = arena};
        struct tally *t = TRYG_NEW(arena, 1, struct tally);
        tryg_answers_file_put(&sheet, &town->levels, year);
        tryg_sheet_put_sign(&sheet, '\0');
        char *row = strtok(sheet.bytes, "\n");
        assert_memory_equal(row, "respnr;distrikt;alder;vaegt;sp1;", 32);
        while ((row = strtok(NULL, "\n")) != NULL) {
            tally_row(t, row);
        }
        assert_int_equal(t->rows, TRYG_RESPONDENTS);
        /* 2 % and 1.2 % of 112,000 */
        assert_in_range(t->dont_know, 2000, 2480);
        assert_in_range(t->missing, 1150, 1540);
        check_shares(town, t, year);
        tryg_arena_free(arena);
    }
}

static void respondents_add_up_and_none_is_left_out(void **state)
{
    struct town *town = *state;
    int32_t n[TRYG_DISTRICTS], sum = 0;
    tryg_answers_share_out(&town->levels, n);
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        assert_in_range(n[d], 150, 350);
        sum += n[d];
    }
    assert_int_equal(sum, 8000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighted_shares_are_the_levels),
        cmocka_unit_test(respondents_add_up_and_none_is_left_out),
    };
    return cmocka_run_group_tests(tests, town_open, town_close);
}
