/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/weights.h"

#include <math.h>
#include <stdlib.h>

#include "engine/index/sum.h"
#include "geodata/base/lang.h"

/* ---- Design ---------------------------------------------------------------------- */

enum tryg_status tryg_weights_design(const struct tryg_weighting *weighting,
                                     const uint32_t *stratum, uint32_t strata,
                                     const char *const *stratum_name,
                                     const double *population, double *weight,
                                     tryg_arena *scratch, struct tryg_error *err)
{
    double *sampled = TRYG_NEW(scratch, strata, double);
    for (size_t i = 0; i < weighting->n; i++) {
        sampled[stratum[i]] += 1.0;
    }
    for (uint32_t h = 0; h < strata; h++) {
        if (sampled[h] > 0.0 && !(population[h] > 0.0)) {
            return tryg_fail(
                err, TRYG_DATA,
                TX("undersøgelsen %s: stratum \"%s\" har %.0f udtrukne, men intet "
                   "befolkningstal, så deres vægt (befolkning/udtrukne) er ukendt.\n"
                   "  Strata skal være områder, eller befolkningen skal have en klasse "
                   "af stratumkolonnens navn. Ellers skriv base: column med filens egen "
                   "vægt.",
                   "survey %s: stratum \"%s\" has %.0f sampled persons but no "
                   "population, "
                   "so their weight (population/sampled) is unknown.\n"
                   "  Strata must be areas, or the population must have a class with the "
                   "name of the stratum column. Else write base: column with the file's "
                   "own weight."),
                weighting->about, stratum_name[h], sampled[h]);
        }
    }
    for (size_t i = 0; i < weighting->n; i++) {
        weight[i] = population[stratum[i]] / sampled[stratum[i]];
    }
    return TRYG_OK;
}

/* ---- Those who did not answer ----------------------------------------------------- */

struct answering {
    double *asked, *answered, *heads; /* [classes] weights, weights, respondents */
};

static struct answering count_answers(const struct tryg_weighting *weighting,
                                      const struct tryg_nonresponse *nonresponse,
                                      const double *weight, tryg_arena *scratch)
{
    uint32_t classes = nonresponse->classes;
    struct answering a = {TRYG_NEW(scratch, classes, double),
                          TRYG_NEW(scratch, classes, double),
                          TRYG_NEW(scratch, classes, double)};
    for (size_t i = 0; i < weighting->n; i++) {
        uint32_t c = nonresponse->class_of[i];
        a.asked[c] += weight[i];
        if (nonresponse->responded[i]) {
            a.answered[c] += weight[i];
            a.heads[c] += 1.0;
        }
    }
    return a;
}

/* Which class each class is counted with: runs along their order, each with enough. */
static size_t join_classes(const struct tryg_nonresponse *nonresponse,
                           const struct answering *a, uint32_t *with)
{
    uint32_t first = 0, before = UINT32_MAX;
    double heads = 0.0;
    size_t joined = 0;
    for (uint32_t c = 0; c < nonresponse->classes; c++) {
        with[c] = first;
        joined += c != first;
        heads += a->heads[c];
        if (heads >= nonresponse->least && heads > 0.0) {
            before = first;
            first = c + 1;
            heads = 0.0;
        }
    }
    for (uint32_t c = first; before != UINT32_MAX && c < nonresponse->classes; c++) {
        joined += c == first; /* the first of the last run is now one of another */
        with[c] = before;
    }
    return joined;
}

static enum tryg_status too_few(const struct tryg_weighting *weighting,
                                const struct tryg_nonresponse *nonresponse, uint32_t c,
                                double heads, struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("undersøgelsen %s: i bortfaldsklassen \"%s\" svarede kun %.0f; der skal "
           "mindst %u til.\n  Vælg færre eller grovere kolonner under nonresponse, eller "
           "skriv small: merge, så små klasser lægges sammen med den næste.",
           "survey %s: in the non-response class \"%s\" only %.0f answered; it takes at "
           "least %u.\n  Choose fewer or coarser columns under nonresponse, or write "
           "small: merge to join small classes with the next."),
        weighting->about, nonresponse->class_name[c], heads, nonresponse->least);
}

static enum tryg_status judge_classes(const struct tryg_weighting *weighting,
                                      const struct tryg_nonresponse *nonresponse,
                                      const struct answering *a, const uint32_t *with,
                                      struct tryg_error *err)
{
    for (uint32_t c = 0; c < nonresponse->classes; c++) {
        double heads = 0.0;
        for (uint32_t k = with[c]; k < nonresponse->classes; k++) {
            heads += with[k] == with[c] ? a->heads[k] : 0.0;
        }
        if (heads < nonresponse->least || heads == 0.0) {
            return too_few(weighting, nonresponse, c, heads, err);
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_weights_nonresponse(const struct tryg_weighting *weighting,
                                          const struct tryg_nonresponse *nonresponse,
                                          double *weight, struct tryg_response *response,
                                          tryg_arena *scratch, struct tryg_error *err)
{
    uint32_t classes = nonresponse->classes;
    struct answering a = count_answers(weighting, nonresponse, weight, scratch);
    uint32_t *with = TRYG_NEW(scratch, classes, uint32_t);
    double *asked = TRYG_NEW(scratch, classes, double);
    double *answered = TRYG_NEW(scratch, classes, double);
    struct tryg_sum all = {0}, some = {0};
    double heads = 0.0;
    size_t merged = 0;
    for (uint32_t c = 0; c < classes; c++) {
        with[c] = c;
    }
    if (nonresponse->merge) {
        merged = join_classes(nonresponse, &a, with);
    }
    TRYG_TRY(judge_classes(weighting, nonresponse, &a, with, err));
    for (uint32_t c = 0; c < classes; c++) {
        asked[with[c]] += a.asked[c];
        answered[with[c]] += a.answered[c];
        tryg_sum_add(&all, a.asked[c]);
        tryg_sum_add(&some, a.answered[c]);
        heads += a.heads[c];
    }
    for (size_t i = 0; i < weighting->n; i++) {
        uint32_t c = with[nonresponse->class_of[i]];
        weight[i] = nonresponse->responded[i] ? weight[i] * asked[c] / answered[c] : 0.0;
    }
    *response = (struct tryg_response){.raw = heads / (double)weighting->n,
                                       .weighted = tryg_sum_of(&some) / tryg_sum_of(&all),
                                       .merged = merged};
    return TRYG_OK;
}

/* ---- Trimming --------------------------------------------------------------------- */

static int ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double median(const double *value, size_t n, tryg_arena *scratch)
{
    double *sorted = TRYG_NEW(scratch, n, double);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = value[i];
    }
    qsort(sorted, n, sizeof *sorted, ascending);
    return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0;
}

/* One round: cap, share the excess out among those never capped. False: none was above.
 */
static bool cap_once(double *weight, size_t n, double cap, bool *capped, size_t *trimmed)
{
    struct tryg_sum excess = {0};
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (weight[i] > cap) {
            tryg_sum_add(&excess, weight[i] - cap);
            weight[i] = cap;
            capped[i] = any = true;
            *trimmed += 1;
        }
    }
    double each = tryg_sum_of(&excess) / (double)(n - *trimmed);
    for (size_t i = 0; any && i < n; i++) {
        weight[i] += capped[i] ? 0.0 : each;
    }
    return any;
}

enum tryg_status tryg_weights_trim(const struct tryg_weighting *weighting, double times,
                                   double *weight, struct tryg_weights_report *report,
                                   tryg_arena *scratch, struct tryg_error *err)
{
    size_t n = weighting->n;
    double cap = times * median(weight, n, scratch);
    bool *capped = TRYG_NEW(scratch, n, bool);
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum, weight[i]);
    }
    if (!(cap > tryg_sum_of(&sum) / (double)n)) {
        return tryg_fail(
            err, TRYG_DATA,
            TX("undersøgelsen %s: trim: loftet %.6g (%.6g gange medianen) er "
               "ikke over vægtenes gennemsnit %.6g, så ingen kan tage det "
               "afskårne. Hæv times_median.",
               "survey %s: trim: the cap %.6g (%.6g times the median) is not "
               "above the mean weight %.6g, so nobody can take what is cut "
               "off. Raise times_median."),
            weighting->about, cap, times, tryg_sum_of(&sum) / (double)n);
    }
    report->cap = cap;
    report->trimmed = 0;
    while (cap_once(weight, n, cap, capped, &report->trimmed)) {}
    return TRYG_OK;
}
