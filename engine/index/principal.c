/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/principal.h"

#include <math.h>

#include <gsl/gsl_eigen.h>

void tryg_principal_turn(double *column, size_t p, size_t columns, size_t k)
{
    size_t at = 0;
    for (size_t i = 1; i < p; i++) {
        double most = fabs(column[at * columns + k]);
        if (fabs(column[i * columns + k]) > most * (1.0 + 1e-10)) {
            at = i;
        }
    }
    double sign = column[at * columns + k] < 0.0 ? -1.0 : 1.0;
    for (size_t i = 0; i < p; i++) {
        column[i * columns + k] *= sign;
    }
}

void tryg_principal_axes(const double *matrix, size_t p, double *scratch, double *value,
                         double *vector)
{
    double *work = scratch, *found = scratch + p * p;
    for (size_t i = 0; i < p * p; i++) {
        work[i] = matrix[i];
    }
    gsl_matrix_view a = gsl_matrix_view_array(work, p, p);
    gsl_matrix_view v = gsl_matrix_view_array(found, p, p);
    gsl_vector_view w = gsl_vector_view_array(value, p);
    gsl_eigen_symmv_workspace *room = gsl_eigen_symmv_alloc(p);
    gsl_eigen_symmv(&a.matrix, &w.vector, &v.matrix, room);
    gsl_eigen_symmv_free(room);
    gsl_eigen_symmv_sort(&w.vector, &v.matrix, GSL_EIGEN_SORT_VAL_DESC);
    for (size_t i = 0; i < p * p; i++) {
        vector[i] = found[i];
    }
    for (size_t k = 0; k < p; k++) {
        tryg_principal_turn(vector, p, p, k);
    }
}

void tryg_principal_loadings(const double *value, const double *vector, size_t p,
                             size_t columns, double *loading)
{
    for (size_t k = 0; k < columns; k++) {
        double length = value[k] > 0.0 ? sqrt(value[k]) : 0.0;
        for (size_t i = 0; i < p; i++) {
            loading[i * columns + k] = vector[i * p + k] * length;
        }
    }
}
