/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/colour.h"

#include <math.h>

/* The white of D65, and the two bends of the L*a*b* curve. */
static const double WHITE[3] = {0.95047, 1.0, 1.08883};
static const double KNEE = 216.0 / 24389.0, SLOPE = 24389.0 / 27.0;

static const double XYZ_OF_RGB[3][3] = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041},
};
static const double RGB_OF_XYZ[3][3] = {
    {3.2404542, -1.5371385, -0.4985314},
    {-0.9692660, 1.8760108, 0.0415560},
    {0.0556434, -0.2040259, 1.0572252},
};

/* Table 1 of the paper, severity 1.0. */
static const double BLIND[TRYG_COLOUR_BLINDS][3][3] = {
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
};

static void multiply(const double by[3][3], const double in[3], double out[3])
{
    for (int i = 0; i < 3; i++) {
        out[i] = by[i][0] * in[0] + by[i][1] * in[1] + by[i][2] * in[2];
    }
}

static void linear_of(unsigned rgb, double out[3])
{
    for (int i = 0; i < 3; i++) {
        double v = (double)((rgb >> (16 - 8 * i)) & 255U) / 255.0;
        out[i] = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
    }
}

static unsigned rgb_of_linear(const double in[3])
{
    unsigned rgb = 0;
    for (int i = 0; i < 3; i++) {
        double v = fmin(fmax(in[i], 0.0), 1.0);
        v = v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1.0 / 2.4) - 0.055;
        rgb = rgb << 8 | (unsigned)lround(v * 255.0);
    }
    return rgb;
}

static double bend(double t)
{
    return t > KNEE ? cbrt(t) : (SLOPE * t + 16.0) / 116.0;
}

static double unbend(double f)
{
    return f * f * f > KNEE ? f * f * f : (116.0 * f - 16.0) / SLOPE;
}

struct tryg_lab tryg_lab_of(unsigned rgb)
{
    double linear[3], xyz[3];
    linear_of(rgb, linear);
    multiply(XYZ_OF_RGB, linear, xyz);
    double fx = bend(xyz[0] / WHITE[0]), fy = bend(xyz[1] / WHITE[1]),
           fz = bend(xyz[2] / WHITE[2]);
    return (struct tryg_lab){116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz)};
}

unsigned tryg_lab_rgb(struct tryg_lab lab)
{
    double fy = (lab.l + 16.0) / 116.0;
    double xyz[3] = {WHITE[0] * unbend(fy + lab.a / 500.0), WHITE[1] * unbend(fy),
                     WHITE[2] * unbend(fy - lab.b / 200.0)};
    double linear[3];
    multiply(RGB_OF_XYZ, xyz, linear);
    return rgb_of_linear(linear);
}

unsigned tryg_colour_mix(unsigned from, unsigned to, double t)
{
    struct tryg_lab f = tryg_lab_of(from), g = tryg_lab_of(to);
    return tryg_lab_rgb((struct tryg_lab){f.l + t * (g.l - f.l), f.a + t * (g.a - f.a),
                                          f.b + t * (g.b - f.b)});
}

double tryg_colour_distance(unsigned one, unsigned other)
{
    struct tryg_lab f = tryg_lab_of(one), g = tryg_lab_of(other);
    return sqrt((f.l - g.l) * (f.l - g.l) + (f.a - g.a) * (f.a - g.a) +
                (f.b - g.b) * (f.b - g.b));
}

unsigned tryg_colour_blind(unsigned rgb, enum tryg_colour_blind kind)
{
    double linear[3], seen[3];
    linear_of(rgb, linear);
    multiply(BLIND[kind], linear, seen);
    return rgb_of_linear(seen);
}

unsigned tryg_colour_grey(unsigned rgb)
{
    return tryg_lab_rgb((struct tryg_lab){tryg_lab_of(rgb).l, 0.0, 0.0});
}
