/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 22: normalised values, means and quantiles against scikit-learn, SciPy and NumPy.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/index/aggregate.h"
#include "engine/index/classify.h"
#include "engine/index/normalise.h"
#include "engine/index/position.h"
#include "tests/golden/case.h"

enum { COLUMNS = 4, STATES = 50 };
static const char *const COLUMN[COLUMNS] = {"Murder", "Assault", "UrbanPop", "Rape"};
static const double REL = 1e-11;
/* The case holds some values as sums of rounded numbers; 0 is then 1e-15. */
static const double NEAR_ZERO = 1e-12;

static const struct {
    const char *name;
    enum tryg_normalise method;
    int sign;
    double unit; /* ours is this many times the case's */
} METHODS[] = {{"minmax_0_100", TRYG_MINMAX, 1, 1.0},
               {"reversed_minmax_0_100", TRYG_MINMAX, -1, 1.0},
               {"zscore_sd_n_minus_1", TRYG_Z, 1, 1.0},
               {"rank_average", TRYG_RANK, 1, 1.0},
               {"percentrank_coinr", TRYG_PERCENTILE, 1, 100.0}};

static void near(const char *what, double got, double expected)
{
    if (fabs(expected) > NEAR_ZERO || fabs(got) > NEAR_ZERO) {
        golden_near(what, got, expected, REL);
    }
}

static void check_column(const char *name, const double *value, tryg_arena *arena)
{
    struct tryg_anchor anchor = tryg_normalise_anchor(value, STATES, arena);
    for (size_t m = 0; m < sizeof METHODS / sizeof *METHODS; m++) {
        struct tryg_yardstick by = {METHODS[m].method, &anchor, METHODS[m].sign, NAN};
        for (size_t i = 0; i < STATES; i++) {
            double expected = golden_number("%s/%s/%zu", METHODS[m].name, name, i);
            near(METHODS[m].name, tryg_normalise_value(&by, value[i]),
                 expected * METHODS[m].unit);
        }
    }
}

static void check_ranks(const char *name, const double *value)
{
    double rank[STATES];
    size_t order[STATES];
    tryg_classify_rank(value, STATES, true, rank, order);
    for (size_t i = 0; i < STATES; i++) {
        near("rank", rank[i], golden_number("rank_average/%s/%zu", name, i));
    }
}

static void check_positions(const char *name, const double *value)
{
    double least[STATES], dense[STATES], mean[STATES], half[STATES], weak[STATES],
        z[STATES];
    tryg_position_rank(value, STATES, TRYG_TIES_LEAST, least);
    tryg_position_rank(value, STATES, TRYG_TIES_DENSE, dense);
    tryg_position_rank(value, STATES, TRYG_TIES_MEAN, mean);
    tryg_position_percentile_mean(value, STATES, half);
    tryg_position_percentile_weak(value, STATES, weak);
    tryg_position_z_on_n(value, STATES, z);
    for (size_t i = 0; i < STATES; i++) {
        near("rank_min", least[i], golden_number("rank_min/%s/%zu", name, i));
        near("rank_dense", dense[i], golden_number("rank_dense/%s/%zu", name, i));
        near("rank_average", mean[i], golden_number("rank_average/%s/%zu", name, i));
        near("percentile_mean", half[i],
             golden_number("percentile_mean/%s/%zu", name, i));
        near("percentile_weak", weak[i],
             golden_number("percentile_weak_ecdf/%s/%zu", name, i));
        near("z on n", z[i], golden_number("zscore_sd_n/%s/%zu", name, i));
    }
}

static void check_quantiles(const double *value, tryg_arena *arena)
{
    static const char *const at[] = {".05", ".1", ".25", ".5", ".75", ".9", ".95"};
    static const double p[] = {.05, .1, .25, .5, .75, .9, .95};
    struct tryg_anchor anchor = tryg_normalise_anchor(value, STATES, arena);
    for (size_t q = 0; q < sizeof p / sizeof *p; q++) {
        near("quantile", tryg_normalise_quantile(anchor.value, anchor.n, p[q]),
             golden_number("quantile_type7_Murder/%s", at[q]));
    }
}

static void check_means(const double *const *value, tryg_arena *arena)
{
    static const double weight[COLUMNS] = {.4, .3, .1, .2};
    static const char *const part = "aggregate_on_minmax_1_100_w_.4_.3_.1_.2";
    for (size_t i = 0; i < STATES; i++) {
        double x[COLUMNS];
        for (size_t c = 0; c < COLUMNS; c++) {
            struct tryg_anchor anchor = tryg_normalise_anchor(value[c], STATES, arena);
            struct tryg_yardstick by = {TRYG_MINMAX, &anchor, 1, NAN};
            x[c] = 1.0 + 0.99 * tryg_normalise_value(&by, value[c][i]);
        }
        near("arithmetic", tryg_aggregate_mean(x, weight, COLUMNS),
             golden_number("%s/arithmetic/%zu", part, i));
        near("geometric", tryg_aggregate_geometric(x, weight, COLUMNS),
             golden_number("%s/geometric/%zu", part, i));
        near("harmonic", tryg_aggregate_power(x, weight, COLUMNS, -1.0),
             golden_number("%s/harmonic/%zu", part, i));
        near("power 2", tryg_aggregate_power(x, weight, COLUMNS, 2.0),
             golden_number("%s/power_2/%zu", part, i));
        near("power -1.5", tryg_aggregate_power(x, weight, COLUMNS, -1.5),
             golden_number("%s/power_-1.5/%zu", part, i));
    }
}

int main(void)
{
    golden_open("22_normalise");
    struct golden_table t = golden_table("input.csv");
    tryg_arena *arena = tryg_arena_new("test", 0);
    const double *value[COLUMNS];
    golden_near("states", (double)t.rows, STATES, 0.0);
    for (size_t c = 0; c < COLUMNS; c++) {
        value[c] = golden_column(&t, COLUMN[c]);
        check_column(COLUMN[c], value[c], arena);
        check_ranks(COLUMN[c], value[c]);
        check_positions(COLUMN[c], value[c]);
    }
    check_quantiles(value[0], arena);
    check_means(value, arena);
    tryg_arena_free(arena);
    return golden_end();
}
