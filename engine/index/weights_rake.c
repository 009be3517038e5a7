/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/weights.h"

#include <math.h>
#include <string.h>

#include "engine/index/sum.h"
#include "geodata/base/lang.h"

enum { CYCLES_MOST = 1000 };
static const double SETTLED = 1e-12; /* largest relative change of a weight in a cycle */
static const double AGREE = 1e-9;    /* sums of margins, and cells after calibration */

/* Sums of weights by the cells of a margin. */
static void sum_cells(const struct tryg_margin *margin, size_t n, const double *weight,
                      struct tryg_sum *sum)
{
    memset(sum, 0, margin->cells * sizeof *sum);
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum[margin->cell[i]], weight[i]);
    }
}

static uint32_t most_cells(const struct tryg_weighting *weighting)
{
    uint32_t most = 0;
    for (size_t m = 0; m < weighting->margins; m++) {
        uint32_t cells = weighting->margin[m].cells;
        most = cells > most ? cells : most;
    }
    return most;
}

/* ---- Totals ----------------------------------------------------------------------- */

static enum tryg_status bad_cell(const struct tryg_weighting *weighting,
                                 const struct tryg_margin *margin, uint32_t c,
                                 double respondents, struct tryg_error *err)
{
    double total = margin->total[c];
    const char *cell = margin->cell_name[c];
    if (!(total >= 0.0)) {
        return tryg_fail(
            err, TRYG_DATA,
            TX("undersøgelsen %s, margin %s: \"%s\" har intet befolkningstal.",
               "survey %s, margin %s: \"%s\" has no population figure."),
            weighting->about, margin->name, cell);
    }
    if (total == 0.0) {
        return tryg_fail(
            err, TRYG_DATA,
            TX("undersøgelsen %s, margin %s: %.0f svarpersoner er i \"%s\", hvor der "
               "efter "
               "befolkningstabellen ingen bor. Ret koden eller tabellen, eller læg "
               "klassen sammen med en anden (merge).",
               "survey %s, margin %s: %.0f respondents are in \"%s\", where by the "
               "population table nobody lives. Mend the code or the table, or merge the "
               "class with another (merge)."),
            weighting->about, margin->name, respondents, cell);
    }
    return tryg_fail(
        err, TRYG_DATA,
        TX("undersøgelsen %s, margin %s: ingen har svaret i \"%s\", hvor der bor %.0f. "
           "Læg "
           "klassen sammen med en anden (merge), eller tag den ud af tabellen (where).",
           "survey %s, margin %s: nobody has answered in \"%s\", where %.0f people live. "
           "Merge the class with another (merge), or take it out of the table (where)."),
        weighting->about, margin->name, cell, total);
}

static enum tryg_status check_cells(const struct tryg_weighting *weighting,
                                    const struct tryg_margin *margin, double *respondents,
                                    struct tryg_error *err)
{
    memset(respondents, 0, margin->cells * sizeof *respondents);
    for (size_t i = 0; i < weighting->n; i++) {
        respondents[margin->cell[i]] += 1.0;
    }
    for (uint32_t c = 0; c < margin->cells; c++) {
        bool people = margin->total[c] > 0.0, none = margin->total[c] == 0.0;
        bool fits = respondents[c] > 0.0 ? people : none;
        if (!fits) {
            return bad_cell(weighting, margin, c, respondents[c], err);
        }
    }
    return TRYG_OK;
}

static double sum_totals(const struct tryg_margin *margin)
{
    struct tryg_sum sum = {0};
    for (uint32_t c = 0; c < margin->cells; c++) {
        tryg_sum_add(&sum, margin->total[c]);
    }
    return tryg_sum_of(&sum);
}

/* Scale to the first margin those that have another sum. */
static void level_totals(const struct tryg_weighting *weighting,
                         struct tryg_weights_report *report)
{
    double all = sum_totals(&weighting->margin[0]);
    for (size_t m = 1; m < weighting->margins; m++) {
        struct tryg_margin *margin = &weighting->margin[m];
        double sum = sum_totals(margin), factor = all / sum;
        if (sum == all) {
            continue;
        }
        for (uint32_t c = 0; c < margin->cells; c++) {
            margin->total[c] *= factor;
        }
        if (fabs(sum - all) > AGREE * all) {
            report->scaled_by = report->scaled ? report->scaled_by : factor;
            report->scaled_margin = report->scaled ? report->scaled_margin : margin->name;
            report->scaled++;
        }
    }
}

double tryg_weights_worst(const struct tryg_weighting *weighting, const double *weight,
                          size_t *margin, uint32_t *cell, tryg_arena *scratch)
{
    struct tryg_sum *sum = TRYG_NEW(scratch, most_cells(weighting), struct tryg_sum);
    double worst = 0.0;
    *margin = 0;
    *cell = 0;
    for (size_t m = 0; m < weighting->margins; m++) {
        const struct tryg_margin *one = &weighting->margin[m];
        sum_cells(one, weighting->n, weight, sum);
        for (uint32_t c = 0; c < one->cells; c++) {
            double off = fabs(tryg_sum_of(&sum[c]) - one->total[c]);
            off = one->total[c] > 0.0 ? off / one->total[c] : 0.0;
            if (off > worst) {
                worst = off;
                *margin = m;
                *cell = c;
            }
        }
    }
    return worst;
}

static enum tryg_status no_convergence(const struct tryg_weighting *weighting,
                                       const double *weight, tryg_arena *scratch,
                                       struct tryg_error *err)
{
    size_t m = 0;
    uint32_t c = 0;
    double off = tryg_weights_worst(weighting, weight, &m, &c, scratch);
    const struct tryg_margin *margin = &weighting->margin[m];
    return tryg_fail(
        err, TRYG_DATA,
        TX("undersøgelsen %s: vægtene kan ikke opfylde alle margener på én gang; længst "
           "fra er margin %s, \"%s\": %.3g %% fra %.0f.\n  Margenerne modsiger hinanden "
           "i "
           "de celler, der har svar. Læg klasser sammen (merge), eller brug færre "
           "margener.",
           "survey %s: the weights cannot meet all margins at once; farthest off is "
           "margin %s, \"%s\": %.3g %% from %.0f.\n  The margins contradict each other "
           "in "
           "the cells that have answers. Merge classes (merge), or use fewer margins."),
        weighting->about, margin->name, margin->cell_name[c], 100.0 * off,
        margin->total[c]);
}

/* ---- Raking ----------------------------------------------------------------------- */

/* Bring one margin's cells to their totals. */
static void fit_margin(const struct tryg_margin *margin, size_t n, double *weight,
                       struct tryg_sum *sum)
{
    sum_cells(margin, n, weight, sum);
    for (size_t i = 0; i < n; i++) {
        uint32_t c = margin->cell[i];
        weight[i] *= margin->total[c] / tryg_sum_of(&sum[c]);
    }
}

static double largest_change(const double *before, const double *after, size_t n)
{
    double most = 0.0;
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, fabs(after[i] - before[i]) / before[i]);
    }
    return most;
}

/* Cycles until nothing moves; CYCLES_MOST + 1 when it never does. A single margin is met
 * by the first, and the second would only say so. */
static unsigned rake(const struct tryg_weighting *weighting, double *weight,
                     tryg_arena *scratch)
{
    size_t n = weighting->n;
    struct tryg_sum *sum = TRYG_NEW(scratch, most_cells(weighting), struct tryg_sum);
    double *before = TRYG_NEW(scratch, n, double);
    for (unsigned cycle = 1; cycle <= CYCLES_MOST; cycle++) {
        memcpy(before, weight, n * sizeof *weight);
        for (size_t m = 0; m < weighting->margins; m++) {
            fit_margin(&weighting->margin[m], n, weight, sum);
        }
        if (weighting->margins == 1 || largest_change(before, weight, n) <= SETTLED) {
            return cycle;
        }
    }
    return CYCLES_MOST + 1;
}

/* ---- Any of them ------------------------------------------------------------------ */

static enum tryg_status one_margin(const struct tryg_weighting *weighting,
                                   struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_USAGE,
        TX("undersøgelsen %s: poststratify tager netop én margin, her er %zu. "
           "Skriv adjust: rake, eller én margin med flere kolonner.",
           "survey %s: poststratify takes just one margin, here are %zu. "
           "Write adjust: rake, or one margin of several columns."),
        weighting->about, weighting->margins);
}

enum tryg_status tryg_weights_calibrate(const struct tryg_weighting *weighting,
                                        double *weight,
                                        struct tryg_weights_report *report,
                                        tryg_arena *scratch, struct tryg_error *err)
{
    size_t n = weighting->n, at = 0;
    uint32_t cell = 0;
    struct tryg_weights_report done = *report;
    if (weighting->adjust == TRYG_ADJUST_NONE || weighting->margins == 0) {
        return TRYG_OK;
    }
    if (weighting->adjust == TRYG_ADJUST_POSTSTRATIFY && weighting->margins != 1) {
        return one_margin(weighting, err);
    }
    double *room = TRYG_NEW(scratch, most_cells(weighting), double);
    for (size_t m = 0; m < weighting->margins; m++) {
        TRYG_TRY(check_cells(weighting, &weighting->margin[m], room, err));
    }
    level_totals(weighting, &done);
    double *made = TRYG_NEW(scratch, n, double);
    memcpy(made, weight, n * sizeof *made);
    if (weighting->adjust == TRYG_ADJUST_LINEAR) {
        tryg_weights_linear(weighting, made, scratch);
    } else {
        done.cycles = rake(weighting, made, scratch);
    }
    if (done.cycles > CYCLES_MOST ||
        tryg_weights_worst(weighting, made, &at, &cell, scratch) > AGREE) {
        return no_convergence(weighting, made, scratch, err);
    }
    done.negative = 0;
    for (size_t i = 0; i < n; i++) {
        weight[i] = made[i];
        done.negative += made[i] <= 0.0;
    }
    *report = done;
    return TRYG_OK;
}
