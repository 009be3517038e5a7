/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/normal_scores.h"

#include <math.h>

enum { TERMS = 8, BLOCK = 64 };
#define MIDDLE 0.425

/* Wichura's coefficients: numerator, denominator, the constant term first. */
struct ratio {
    double above[TERMS], below[TERMS];
};
static const struct ratio CENTRE = {
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3}};
static const struct ratio OUTER = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};
static const struct ratio FAR = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

static inline double horner(const double *c, double r)
{
    return c[0] +
           r * (c[1] +
                r * (c[2] +
                     r * (c[3] + r * (c[4] + r * (c[5] + r * (c[6] + r * c[7]))))));
}

static double outside(double u)
{
    double r = sqrt(-log(u < 0.5 ? u : 1.0 - u));
    double z = r <= 5.0 ? horner(OUTER.above, r - 1.6) / horner(OUTER.below, r - 1.6)
                        : horner(FAR.above, r - 5.0) / horner(FAR.below, r - 5.0);
    return u < 0.5 ? -z : z;
}

void tryg_normal_scores(const double *u, double *z, size_t n)
{
    double centre[BLOCK];
    for (size_t from = 0; from < n; from += BLOCK) {
        size_t m = n - from < BLOCK ? n - from : BLOCK;
        for (size_t i = 0; i < m; i++) {
            double q = u[from + i] - 0.5, r = MIDDLE * MIDDLE - q * q;
            centre[i] = q * horner(CENTRE.above, r) / horner(CENTRE.below, r);
        }
        for (size_t i = 0; i < m; i++) {
            double x = u[from + i];
            z[from + i] = fabs(x - 0.5) <= MIDDLE ? centre[i] : outside(x);
        }
    }
}
