/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/classes.h"

#include "geodata/base/number.h"
#include "maps/palette.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NO_DATA_GREY = 0xC9C9C7 };

int tryg_classes_of(const struct tryg_classes *classes, double value)
{
    if (isnan(value)) {
        return -1;
    }
    size_t c = 0;
    while (c + 1 < classes->n && classes->from[c + 1] <= value) {
        c++;
    }
    return (int)c;
}

double tryg_classes_round(double x)
{
    static const double ROUND[] = {1.0, 2.0, 2.5, 5.0, 10.0};
    double ten = pow(10.0, floor(log10(x))), best = ten;
    for (size_t i = 0; i < sizeof ROUND / sizeof *ROUND; i++) {
        if (fabs(log(ROUND[i] * ten / x)) < fabs(log(best / x))) {
            best = ROUND[i] * ten;
        }
    }
    return best;
}

/* The fewest decimals that show every break exactly. */
static int decimals_of(const struct tryg_classes *classes)
{
    for (int decimals = 0; decimals < 6; decimals++) {
        bool exact = true;
        for (size_t c = 1; c < classes->n; c++) {
            double v = classes->from[c] * classes->unit * pow(10.0, decimals);
            exact = exact && fabs(v - round(v)) < 1e-6;
        }
        if (exact) {
            return decimals;
        }
    }
    return 6;
}

const char *tryg_classes_span(const struct tryg_classes *classes, size_t c,
                              tryg_arena *arena)
{
    char low[TRYG_NUMBER_TEXT], high[TRYG_NUMBER_TEXT];
    int decimals = decimals_of(classes);
    tryg_number_print(classes->from[c] * classes->unit, decimals, low);
    tryg_number_print(c + 1 < classes->n ? classes->from[c + 1] * classes->unit : NAN,
                      decimals, high);
    if (classes->n == 1) {
        return TX("alle værdier", "all values");
    }
    if (c == 0) {
        return tryg_arena_print(arena, TX("under %s%s", "below %s%s"), high,
                                classes->suffix);
    }
    if (c + 1 == classes->n) {
        return tryg_arena_print(arena, TX("%s%s og derover", "%s%s and above"), low,
                                classes->suffix);
    }
    return tryg_arena_print(arena, TX("%s til under %s%s", "%s to below %s%s"), low, high,
                            classes->suffix);
}

static struct tryg_classes *begin(size_t n, tryg_arena *arena)
{
    struct tryg_classes *classes = TRYG_NEW(arena, 1, struct tryg_classes);
    *classes = (struct tryg_classes){.n = n,
                                     .from = TRYG_NEW(arena, n, double),
                                     .label = TRYG_NEW(arena, n + 1, const char *),
                                     .rgb = TRYG_NEW(arena, n + 1, unsigned),
                                     .alarm = TRYG_NEW(arena, n, bool),
                                     .unit = 1.0,
                                     .decimals = 1,
                                     .suffix = ""};
    classes->from[0] = -INFINITY;
    classes->rgb[n] = NO_DATA_GREY;
    classes->label[n] = TX("ingen data", "no data");
    return classes;
}

/* n classes between n - 1 breaks: first, first + step ... */
static struct tryg_classes *even(double first, double step, size_t n, tryg_arena *arena)
{
    struct tryg_classes *classes = begin(n, arena);
    for (size_t c = 1; c < n; c++) {
        /* Counted in steps from zero, so that 0.1 + 0.2 does not become
         * 0.30000000000000004 where first is a multiple of the step. */
        classes->from[c] = (round(first / step) + (double)(c - 1)) * step;
    }
    return classes;
}

static void name_spans(struct tryg_classes *classes, tryg_arena *arena)
{
    for (size_t c = 0; c < classes->n; c++) {
        classes->label[c] = tryg_classes_span(classes, c, arena);
    }
}

static void reverse(unsigned *rgb, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        unsigned swap = rgb[i];
        rgb[i] = rgb[n - 1 - i];
        rgb[n - 1 - i] = swap;
    }
}

struct tryg_classes *tryg_classes_levels(const struct tryg_profile *profile,
                                         tryg_arena *arena)
{
    struct tryg_classes *classes = begin(profile->levels, arena);
    for (size_t l = 0; l < profile->levels; l++) {
        classes->from[l] = profile->level[l].from;
        const struct tryg_text *name = &profile->level[l].name;
        classes->label[l] = name->in[tryg_lang()] ? name->in[tryg_lang()]
                            : name->in[TRYG_DA]   ? name->in[TRYG_DA]
                                                  : profile->level[l].id;
        classes->alarm[l] = profile->level[l].alarm;
    }
    tryg_palette_levels(profile, classes->rgb);
    return classes;
}

/* The values of one area's normalised indicators, as the profile counts them. */
static void span_of(const struct tryg_profile *profile, size_t areas, double *low,
                    double *high)
{
    *low = profile->normalise == TRYG_RANK ? 1.0 : 0.0;
    *high = profile->normalise == TRYG_RANK ? (double)areas : 100.0;
}

/* Round breaks that part the span [low, high] in about `parts`; *first is the lowest of
 * them. Returns how many classes that makes. */
static size_t cut_span(double low, double high, double parts, double *first, double *step)
{
    *step = tryg_classes_round((high - low) / parts);
    *first = (floor(low / *step + 1e-9) + 1.0) * *step;
    double last = (ceil(high / *step - 1e-9) - 1.0) * *step;
    double breaks = round((last - *first) / *step) + 1.0;
    return breaks < 1.0 ? 2 : (size_t)breaks + 1;
}

struct tryg_classes *tryg_classes_index(const struct tryg_profile *profile, size_t areas,
                                        tryg_arena *arena)
{
    double first, step;
    size_t n = 6;
    if (profile->normalise == TRYG_Z) {
        step = tryg_classes_round(profile->spread / 2.0);
        first = (round(profile->centre / step) - 2.0) * step;
    } else {
        double low, high;
        span_of(profile, areas, &low, &high);
        n = cut_span(profile->centre + profile->spread * low,
                     profile->centre + profile->spread * high, 5.0, &first, &step);
    }
    struct tryg_classes *classes = even(first, step, n, arena);
    name_spans(classes, arena);
    tryg_palette_need(n, classes->rgb);
    if (profile->orientation == TRYG_SAFE) {
        reverse(classes->rgb, n);
    }
    return classes;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Where the share p of the sorted values lies below; type 7. */
static double quantile(const double *sorted, size_t n, double p)
{
    double h = (double)(n - 1) * p;
    size_t i = (size_t)h;
    return i + 1 < n ? sorted[i] + (h - (double)i) * (sorted[i + 1] - sorted[i])
                     : sorted[n - 1];
}

static size_t sort_known(const double *values, size_t n, double *known)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (isfinite(values[i])) {
            known[k++] = values[i];
        }
    }
    qsort(known, k, sizeof *known, by_value);
    return k;
}

struct tryg_classes *tryg_classes_indicator(const double *values, size_t n, bool percent,
                                            bool dark_high, tryg_arena *arena)
{
    double *known = TRYG_NEW(arena, n + 1, double);
    size_t k = sort_known(values, n, known);
    double low = k ? quantile(known, k, 0.05) : 0.0;
    double high = k ? quantile(known, k, 0.95) : 0.0;
    double first = 0.0, step = 1.0;
    size_t count = high > low ? cut_span(low, high, 5.0, &first, &step) : 1;
    count = count > TRYG_PALETTE_MOST ? TRYG_PALETTE_MOST : count;
    struct tryg_classes *classes = even(first, step, count, arena);
    classes->unit = percent ? 100.0 : 1.0;
    classes->suffix = percent ? TX(" %", "%") : "";
    name_spans(classes, arena);
    tryg_palette_need(count, classes->rgb);
    if (!dark_high) {
        reverse(classes->rgb, count);
    }
    return classes;
}

struct tryg_classes *tryg_classes_change(const struct tryg_profile *profile,
                                         tryg_arena *arena)
{
    double step = tryg_classes_round(profile->spread / 4.0);
    struct tryg_classes *classes = begin(5, arena);
    for (size_t c = 1; c < 5; c++) {
        static const double AT[] = {0.0, -2.0, -1.0, 1.0, 2.0};
        classes->from[c] = AT[c] * step;
    }
    name_spans(classes, arena);
    tryg_palette_change(5, classes->rgb);
    if (profile->orientation == TRYG_SAFE) {
        reverse(classes->rgb, 5);
    }
    return classes;
}

enum { FALLS_MUCH, FALLS, NOT_SURE, RISES, RISES_MUCH };

int tryg_classes_sure_of(const struct tryg_classes *classes, double change,
                         enum tryg_verdict verdict)
{
    switch (verdict) {
    case TRYG_NO_SURE_CHANGE:
        return NOT_SURE;
    case TRYG_RISES:
        return change >= classes->from[RISES_MUCH] ? RISES_MUCH : RISES;
    case TRYG_FALLS:
        return change <= -classes->from[RISES_MUCH] ? FALLS_MUCH : FALLS;
    case TRYG_CANNOT_TELL:
    case TRYG_VERDICTS:
        break;
    }
    return -1;
}

struct tryg_classes *tryg_classes_sure(const struct tryg_profile *profile,
                                       tryg_arena *arena)
{
    struct tryg_classes *classes = tryg_classes_change(profile, arena);
    char much[TRYG_NUMBER_TEXT];
    double from = classes->from[RISES_MUCH];
    tryg_number_print(from, floor(from) < from ? decimals_of(classes) : 0, much);
    classes->label[FALLS_MUCH] =
        tryg_arena_print(arena, TX("falder %s eller mere", "falls by %s or more"), much);
    classes->label[FALLS] = tryg_arena_print(
        arena, TX("falder mindre end %s", "falls by less than %s"), much);
    classes->label[NOT_SURE] = TX("ingen sikker ændring", "no sure change");
    classes->label[RISES] = tryg_arena_print(
        arena, TX("stiger mindre end %s", "rises by less than %s"), much);
    classes->label[RISES_MUCH] =
        tryg_arena_print(arena, TX("stiger %s eller mere", "rises by %s or more"), much);
    classes->label[classes->n] = TX("kan ikke afgøres", "cannot be told");
    return classes;
}
