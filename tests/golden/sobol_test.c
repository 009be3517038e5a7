/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 30: the sequence against SciPy's, the estimators on given outputs, and the closed
 * forms of Ishigami's function and of Sobol's g. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/index/sobol.h"
#include "tests/golden/case.h"

enum { POINTS = 64, DIMENSIONS = 8, MOST = 5, DESIGN = 16384 };
static const double REL = 1e-10;
static const double PI = 3.14159265358979323846;

static void check_sequence(void)
{
    for (uint32_t i = 0; i < POINTS; i++) {
        for (unsigned d = 0; d < DIMENSIONS; d++) {
            golden_near("point", tryg_sobol_point(i, d),
                        golden_number("sobol_sequence_dim8_first64/%u/%u", i, d), 0.0);
        }
    }
}

static void check_given_outputs(void)
{
    struct golden_table t = golden_table("design_outputs.csv");
    const char *const column[] = {"yAB1", "yAB2", "yAB3"};
    double first[MOST], total[MOST];
    double *ab = malloc(3 * t.rows * sizeof *ab);
    for (size_t i = 0; i < 3; i++) {
        double *from = golden_column(&t, column[i]);
        for (size_t r = 0; r < t.rows; r++) {
            ab[i * t.rows + r] = from[r];
        }
    }
    struct tryg_sobol_outputs out = {t.rows, 3, golden_column(&t, "yA"),
                                     golden_column(&t, "yB"), ab};
    tryg_sobol_indices(&out, first, total);
    for (unsigned i = 0; i < 3; i++) {
        golden_near("first", first[i],
                    golden_number("estimator_on_csv/first_saltelli2010/%u", i), REL);
        golden_near("total", total[i],
                    golden_number("estimator_on_csv/total_jansen/%u", i), REL);
    }
    free(ab);
}

static double ishigami(const double *u)
{
    double x[3];
    for (int i = 0; i < 3; i++) {
        x[i] = PI * (2.0 * u[i] - 1.0);
    }
    return sin(x[0]) + 7.0 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4.0) * sin(x[0]);
}

static double g_function(const double *u)
{
    static const double a[] = {0.0, 0.5, 3.0, 9.0, 99.0};
    double product = 1.0;
    for (int i = 0; i < 5; i++) {
        product *= (fabs(4.0 * u[i] - 2.0) + a[i]) / (1.0 + a[i]);
    }
    return product;
}

static void check_closed_form(const char *name, unsigned k, double (*f)(const double *))
{
    static double a[DESIGN], b[DESIGN], ab[MOST * DESIGN];
    for (uint32_t r = 0; r < DESIGN; r++) {
        double ua[MOST], ub[MOST];
        tryg_sobol_row(r, k, ua, ub);
        a[r] = f(ua);
        b[r] = f(ub);
        for (unsigned i = 0; i < k; i++) {
            double own = ua[i];
            ua[i] = ub[i];
            ab[i * DESIGN + r] = f(ua);
            ua[i] = own;
        }
    }
    double first[MOST], total[MOST];
    struct tryg_sobol_outputs out = {DESIGN, k, a, b, ab};
    tryg_sobol_indices(&out, first, total);
    for (unsigned i = 0; i < k; i++) {
        double s = golden_number("%s/first/%u", name, i),
               t = golden_number("%s/total/%u", name, i);
        golden_near(name, fabs(first[i] - s) <= 0.01, 1.0, 0.0);
        golden_near(name, fabs(total[i] - t) <= 0.01, 1.0, 0.0);
    }
}

int main(void)
{
    golden_open("30_sobol");
    check_sequence();
    check_given_outputs();
    check_closed_form("ishigami", 3, ishigami);
    check_closed_form("g_function", 5, g_function);
    return golden_end();
}
