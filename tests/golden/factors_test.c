/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 26: components, one factor, rotation, OECD weights and fitness of the
 * correlations, against R (prcomp, factanal) and psych. */
#include <math.h>
#include <string.h>

#include "engine/index/correlation.h"
#include "engine/index/factor.h"
#include "engine/index/principal.h"
#include "engine/index/rotation.h"
#include "engine/index/score.h"
#include "engine/index/structure.h"
#include "tests/golden/case.h"

enum { P = 4, STATES = 50, FACTORS = 2 };
static const char *const COLUMN[P] = {"Murder", "Assault", "UrbanPop", "Rape"};
static const double REL = 1e-9, ABS = 1e-5, SCORES = 1e-4;

struct known {
    tryg_arena *arena;
    const double *column[P];
    double z[P][STATES];
    double r[P * P], inverse[P * P], value[P], vector[P * P];
};

/* The case's absolute tolerances, as a comparison that golden_near counts. */
static void within(const char *what, double got, double expected, double tolerance)
{
    golden_near(what, fabs(got - expected) <= tolerance ? expected : got, expected, 0.0);
}

static void standardise(struct known *k)
{
    double sd[P];
    tryg_correlation(k->column, P, STATES, k->r, sd);
    for (size_t j = 0; j < P; j++) {
        double mean = 0.0;
        for (size_t i = 0; i < STATES; i++) {
            mean += k->column[j][i] / STATES;
        }
        for (size_t i = 0; i < STATES; i++) {
            k->z[j][i] = (k->column[j][i] - mean) / sd[j];
        }
    }
}

static void check_components(struct known *k)
{
    double scratch[2 * P * P];
    tryg_principal_axes(k->r, P, scratch, k->value, k->vector);
    for (size_t f = 0; f < P; f++) {
        golden_near("sdev", sqrt(k->value[f]), golden_number("prcomp_scaled/sdev/%zu", f),
                    REL);
        golden_near("share", k->value[f] / P,
                    golden_number("prcomp_scaled/variance_share/%zu", f), REL);
        for (size_t i = 0; i < P; i++) {
            golden_near("rotation", k->vector[i * P + f],
                        golden_number("prcomp_scaled/rotation/%zu/%zu", i, f), REL);
            golden_near("r", k->r[i * P + f], golden_number("cor/%zu/%zu", i, f), REL);
        }
        for (size_t a = 0; a < STATES; a++) {
            double score = 0.0;
            for (size_t i = 0; i < P; i++) {
                score += k->vector[i * P + f] * k->z[i][a];
            }
            golden_near("score", score,
                        golden_number("prcomp_scaled/scores/%zu/%zu", a, f), REL);
        }
    }
}

/* Components of the covariances: the same function on another matrix. */
static void check_unscaled(const struct known *k)
{
    double sd[P], r[P * P], covariance[P * P], scratch[2 * P * P], value[P],
        vector[P * P];
    tryg_correlation(k->column, P, STATES, r, sd);
    for (size_t i = 0; i < P * P; i++) {
        covariance[i] = r[i] * sd[i / P] * sd[i % P];
    }
    tryg_principal_axes(covariance, P, scratch, value, vector);
    for (size_t f = 0; f < P; f++) {
        golden_near("sdev", sqrt(value[f]), golden_number("prcomp_unscaled_sdev/%zu", f),
                    REL);
    }
}

static void check_first_component(const struct known *k)
{
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < P; i++) {
        sum += fabs(k->vector[i * P]);
        squares += k->vector[i * P] * k->vector[i * P];
    }
    for (size_t i = 0; i < P; i++) {
        double v = k->vector[i * P];
        golden_near("share of the first", fabs(v) / sum,
                    golden_number("first_pc_weights/abs_loading_share/%zu", i), REL);
        golden_near("squared share of the first", v * v / squares,
                    golden_number("first_pc_weights/squared_share/%zu", i), REL);
    }
}

static void check_scores(const struct known *k, const char *name, const double *b)
{
    for (size_t a = 0; a < STATES; a++) {
        double score = 0.0;
        for (size_t i = 0; i < P; i++) {
            score += b[i] * k->z[i][a];
        }
        within(name, score, golden_number("factanal_1/%s/%zu", name, a), SCORES);
    }
}

static void check_likelihood(const struct known *k)
{
    struct tryg_factor factor = {0};
    double b[P];
    golden_near("fitted",
                tryg_factor_likelihood(k->r, P, STATES, k->arena, &factor) ? 1.0 : 0.0,
                1.0, 0.0);
    golden_near("converged, no Heywood", factor.converged && !factor.heywood ? 1.0 : 0.0,
                1.0, 0.0);
    for (size_t i = 0; i < P; i++) {
        within("loading", factor.loading[i], golden_number("factanal_1/loadings/%zu", i),
               ABS);
        within("uniqueness", factor.uniqueness[i],
               golden_number("factanal_1/uniquenesses/%zu", i), ABS);
    }
    within("objective", factor.objective, golden_number("factanal_1/objective"), ABS);
    within("chisq", factor.test.value, golden_number("factanal_1/chisq"), ABS);
    golden_near("df", factor.test.df, golden_number("factanal_1/df"), 0.0);
    within("p", factor.test.p, golden_number("factanal_1/p"), ABS);
    tryg_factor_regression(&factor, k->inverse, b);
    check_scores(k, "scores_regression", b);
    tryg_factor_bartlett(&factor, b);
    check_scores(k, "scores_bartlett", b);
}

static void check_principal_axis(const struct known *k)
{
    struct tryg_factor factor = {0};
    golden_near("principal axis",
                tryg_factor_principal_axis(k->r, P, k->arena, &factor) ? 1.0 : 0.0, 1.0,
                0.0);
    for (size_t i = 0; i < P; i++) {
        within("loading", factor.loading[i],
               golden_number("principal_axis_1/loadings/%zu", i), ABS);
        within("communality", 1.0 - factor.uniqueness[i],
               golden_number("principal_axis_1/communalities/%zu", i), ABS);
    }
}

static void check_oecd(const struct known *k)
{
    double loading[P * FACTORS], weight[P], explained[FACTORS];
    size_t of[P];
    tryg_principal_loadings(k->value, k->vector, P, FACTORS, loading);
    tryg_rotation_varimax(loading, P, FACTORS, k->arena);
    tryg_rotation_weights(loading, P, FACTORS, weight, explained, of);
    for (size_t i = 0; i < P; i++) {
        within("weight", weight[i], golden_number("oecd_varimax_2/weights/%zu", i), ABS);
        for (size_t f = 0; f < FACTORS; f++) {
            double l = loading[i * FACTORS + f];
            within("rotated", l,
                   golden_number("oecd_varimax_2/rotated_loadings/%zu/%zu", i, f), ABS);
            within("squared", l * l / explained[f],
                   golden_number("oecd_varimax_2/squared_normalised/%zu/%zu", i, f), ABS);
        }
    }
    for (size_t f = 0; f < FACTORS; f++) {
        within("explained", explained[f],
               golden_number("oecd_varimax_2/explained/%zu", f), ABS);
    }
}

/* The whole way: the four columns as indicators of a profile with weights: factor. The
 * index, in units of the score, is factanal's regression score. */
static void check_chain(const struct known *k)
{
    struct tryg_indicator indicator[P] = {0};
    struct tryg_system states = {.id = "states", .n = STATES};
    struct tryg_scores scores;
    struct tryg_baseline baseline;
    struct tryg_profile profile = {.id = "crime",
                                   .indicators = P,
                                   .indicator = indicator,
                                   .normalise = TRYG_Z,
                                   .weights = TRYG_WEIGHTS_FACTOR,
                                   .centre = 100.0,
                                   .spread = 10.0,
                                   .clip_low = -INFINITY,
                                   .clip_high = INFINITY,
                                   .least_present = 1.0};
    tryg_scores_begin(&scores, k->arena, 1973, &states, P, 0);
    for (size_t i = 0; i < P; i++) {
        indicator[i] = (struct tryg_indicator){.id = COLUMN[i],
                                               .direction = 1,
                                               .group = TRYG_NO_GROUP,
                                               .weight = 1.0,
                                               .share = 1.0 / P};
        for (size_t a = 0; a < STATES; a++) {
            scores.cell[i * STATES + a].value = k->column[i][a];
            scores.cell[i * STATES + a].why = TRYG_WHY_NOT;
        }
    }
    tryg_score_baseline(&profile, &scores, k->arena, &baseline);
    tryg_structure_freeze(&profile, &scores, k->arena, &baseline);
    const struct tryg_profile *p = tryg_structure_apply(&profile, &baseline, k->arena);
    golden_near("scored", (double)tryg_score_areas(p, &baseline, &scores, NULL, NULL),
                (double)TRYG_OK, 0.0);
    double sum = tryg_structure_statistic(&baseline, NULL, "score_sum", NULL, 0);
    for (size_t a = 0; a < STATES; a++) {
        within("index as score", sum * (scores.index[a] - 100.0) / 10.0,
               golden_number("factanal_1/scores_regression/%zu", a), SCORES);
    }
}

/* The case's alpha is that of the three crimes, without the share of townspeople. */
static void check_alpha(const struct known *k)
{
    enum { CRIMES = 3 };
    const double *crime[CRIMES] = {k->column[0], k->column[1], k->column[3]};
    double r[CRIMES * CRIMES];
    tryg_correlation(crime, CRIMES, STATES, r, NULL);
    golden_near("alpha", tryg_correlation_alpha(r, CRIMES),
                golden_number("cronbach_alpha_std"), REL);
    golden_near("raw alpha", tryg_correlation_alpha_raw(crime, CRIMES, STATES),
                golden_number("cronbach_alpha_raw"), REL);
}

static void check_fitness(const struct known *k)
{
    double one[P];
    golden_near("kmo", tryg_correlation_kmo(k->r, P, one, k->arena),
                golden_number("kmo/overall"), REL);
    for (size_t i = 0; i < P; i++) {
        golden_near("msai", one[i], golden_number("kmo/msai/%zu", i), REL);
    }
    struct tryg_chi2 test = tryg_correlation_bartlett(k->r, P, STATES, k->arena);
    golden_near("bartlett", test.value, golden_number("bartlett/chisq"), REL);
    golden_near("bartlett df", test.df, golden_number("bartlett/df"), 0.0);
    golden_near("bartlett p", test.p, golden_number("bartlett/p"), REL);
    check_alpha(k);
}

int main(void)
{
    golden_open("26_pca_factor");
    struct golden_table t = golden_table("input.csv");
    struct known k = {.arena = tryg_arena_new("test", 0)};
    golden_near("states", (double)t.rows, STATES, 0.0);
    for (size_t j = 0; j < P; j++) {
        k.column[j] = golden_column(&t, COLUMN[j]);
    }
    standardise(&k);
    check_components(&k);
    check_unscaled(&k);
    check_first_component(&k);
    golden_near("not singular",
                tryg_correlation_inverse(k.r, P, k.inverse, k.arena) ? 1.0 : 0.0, 1.0,
                0.0);
    check_likelihood(&k);
    check_principal_axis(&k);
    check_oecd(&k);
    check_fitness(&k);
    check_chain(&k);
    tryg_arena_free(k.arena);
    return golden_end();
}
