/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <stdbool.h>

#include "engine/index/weights_fit.h"
#include "tests/unit/index/margins.h"

enum { COLUMNS = 12 + 1 + 4 }; /* all cells, less the first of every margin but one */

/* The textbook's X: the indicators, with the first of each later margin left out, so that
 * the columns are independent. */
static double x_of(const struct crowd *crowd, size_t i, size_t column)
{
    static const size_t FROM[MARGINS] = {0, 12, 13};
    for (size_t m = MARGINS; m-- > 0;) {
        if (column >= FROM[m]) {
            return crowd->cell[m][i] == column - FROM[m] + (m > 0);
        }
    }
    return 0.0;
}

/* Solve a x = b by elimination with the largest pivot; both are used up. */
static void eliminate(double a[COLUMNS][COLUMNS], double *b)
{
    for (size_t p = 0; p < COLUMNS; p++) {
        size_t best = p;
        for (size_t r = p + 1; r < COLUMNS; r++) {
            best = fabs(a[r][p]) > fabs(a[best][p]) ? r : best;
        }
        for (size_t c = 0; c < COLUMNS; c++) {
            double swap = a[p][c];
            a[p][c] = a[best][c];
            a[best][c] = swap;
        }
        double swap = b[p];
        b[p] = b[best];
        b[best] = swap;
        for (size_t r = 0; r < COLUMNS; r++) {
            double factor = r == p ? 0.0 : a[r][p] / a[p][p];
            for (size_t c = p; c < COLUMNS; c++) {
                a[r][c] -= factor * a[p][c];
            }
            b[r] -= factor * b[p];
        }
    }
    for (size_t p = 0; p < COLUMNS; p++) {
        b[p] /= a[p][p];
    }
}

static void naive_residual(const struct crowd *crowd, double *u)
{
    static double a[COLUMNS][COLUMNS];
    double b[COLUMNS] = {0};
    for (size_t j = 0; j < COLUMNS; j++) {
        for (size_t l = 0; l < COLUMNS; l++) {
            a[j][l] = 0.0;
            for (size_t i = 0; i < CROWD; i++) {
                a[j][l] += crowd->weight[i] * x_of(crowd, i, j) * x_of(crowd, i, l);
            }
        }
        for (size_t i = 0; i < CROWD; i++) {
            b[j] += crowd->weight[i] * x_of(crowd, i, j) * u[i];
        }
    }
    eliminate(a, b);
    for (size_t i = 0; i < CROWD; i++) {
        for (size_t j = 0; j < COLUMNS; j++) {
            u[i] -= x_of(crowd, i, j) * b[j];
        }
    }
}

static void draw_influence(double *u, size_t first, size_t last)
{
    for (size_t i = 0; i < CROWD; i++) {
        u[i] = i >= first && i < last ? sin((double)(i * i)) : 0.0;
    }
}

static void the_short_way_is_the_textbooks(void **state)
{
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct crowd crowd;
        struct tryg_weights_fit fit;
        double naive[CROWD], u[CROWD];
        crowd_draw(&crowd, TRYG_ADJUST_RAKE, seed);
        draw_influence(naive, 40, 120); /* a domain: 0 for all others */
        draw_influence(u, 40, 120);
        naive_residual(&crowd, naive);
        tryg_weights_fit_begin(&fit, CROWD, crowd.margin, MARGINS, crowd.weight, *state);
        assert_int_equal(fit.rank, 1 + 4);
        tryg_weights_fit_residual(&fit, u);
        bool outside = false;
        for (size_t i = 0; i < CROWD; i++) {
            CHECK_NEAR(u[i], naive[i], 1e-13);
            outside = outside || (i >= 120 && u[i] != 0.0);
        }
        assert_true(outside); /* those outside the domain have a residual */
    }
}

static void what_the_margins_know_leaves_nothing(void **state)
{
    struct crowd crowd;
    struct tryg_weights_fit fit;
    double u[CROWD];
    crowd_draw(&crowd, TRYG_ADJUST_RAKE, 9);
    for (size_t i = 0; i < CROWD; i++) {
        u[i] = 3.0 * (crowd.cell[0][i] == 4) - 2.0 * (crowd.cell[2][i] == 1) + 0.5;
    }
    tryg_weights_fit_begin(&fit, CROWD, crowd.margin, MARGINS, crowd.weight, *state);
    tryg_weights_fit_residual(&fit, u);
    for (size_t i = 0; i < CROWD; i++) {
        CHECK_NEAR(u[i], 0.0, 1e-13);
    }
}

static void a_second_fit_finds_nothing_more(void **state)
{
    struct crowd crowd;
    struct tryg_weights_fit fit;
    struct tryg_margin twice[MARGINS + 1];
    double u[CROWD], again[CROWD];
    crowd_draw(&crowd, TRYG_ADJUST_RAKE, 11);
    for (size_t m = 0; m <= MARGINS; m++) {
        twice[m] = crowd.margin[m % MARGINS]; /* the first is there twice: dependent */
    }
    draw_influence(u, 0, CROWD);
    tryg_weights_fit_begin(&fit, CROWD, crowd.margin, MARGINS, crowd.weight, *state);
    tryg_weights_fit_residual(&fit, u);
    for (size_t i = 0; i < CROWD; i++) {
        again[i] = u[i];
    }
    tryg_weights_fit_begin(&fit, CROWD, twice, MARGINS + 1, crowd.weight, *state);
    tryg_weights_fit_residual(&fit, again);
    for (size_t i = 0; i < CROWD; i++) {
        CHECK_NEAR(again[i], u[i], 1e-13);
    }
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
        cmocka_unit_test(the_short_way_is_the_textbooks),
        cmocka_unit_test(what_the_margins_know_leaves_nothing),
        cmocka_unit_test(a_second_fit_finds_nothing_more),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
