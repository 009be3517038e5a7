/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/counted.h"
#include "engine/index/by_class.h"

#include <math.h>
#include <string.h>

const double *tryg_counted_denominator(const struct tryg_report_basis *basis,
                                       const char *id)
{
    for (size_t d = 0; id && d < basis->denominators; d++) {
        if (strcmp(basis->denominator[d].id, id) == 0) {
            return basis->denominator[d].value;
        }
    }
    return NULL;
}

/* How far sums of the same shares may lie apart, relative. */
static const double ROUNDING = 1e-9;

double tryg_counted_spread(const struct tryg_indicator *indicator)
{
    return fmax(indicator->overdispersion, 1.0);
}

const char *tryg_counted_of(const struct tryg_indicator *indicator)
{
    return indicator->standard.expected ? indicator->standard.expected
                                        : indicator->denominator;
}

/* The greatest weight of the offence table; 0 without weights. */
static double largest_of(const struct tryg_categories *categories)
{
    double largest = 0.0;
    for (size_t c = 0; c < categories->classes; c++) {
        largest = fmax(largest, categories->class_weight[c]);
    }
    return largest;
}

bool tryg_counted_takes(const struct tryg_indicator *indicator, const char *category)
{
    return strcmp(indicator->category, "*") == 0 ||
           strcmp(indicator->category, category) == 0;
}

/* What one source has of one category in an area. `of` is what reports add to a variance,
 * which for whole reports is the same as themselves. */
struct part {
    double count, of_count;
    double harm, of_harm, square; /* sums of h x, h v and h^2 v */
    bool weighed;                 /* every report's offence has a weight */
};

static struct tryg_carried_count whole(uint64_t reports)
{
    return (struct tryg_carried_count){(double)reports, (double)reports};
}

static struct part part_of(const struct tryg_report_basis *basis,
                           const struct tryg_counts *source, size_t category, size_t area)
{
    const struct tryg_categories *all = basis->categories;
    struct tryg_carried_count n =
        source->carried ? source->carried[area * source->categories + category]
                        : whole(tryg_counts_sum(source, area, category));
    struct part p = {.count = n.reports, .of_count = n.variance};
    double seen = 0.0;
    for (size_t c = 0; c < source->classes && c < all->classes; c++) {
        if (all->class_category[c] == category) {
            size_t at = area * source->classes + c;
            struct tryg_carried_count x =
                source->carried ? source->carried_harm[at] : whole(source->harm[at]);
            double h = all->class_weight[c];
            seen += x.reports;
            p.harm += h * x.reports;
            p.of_harm += h * x.variance;
            p.square += h * h * x.variance;
        }
    }
    p.weighed = fabs(seen - p.count) <= ROUNDING * p.count;
    return p;
}

/* Were its people shared out between areas? */
static bool is_modelled(const struct tryg_report_basis *basis,
                        const struct tryg_indicator *indicator, size_t area)
{
    const char *id = tryg_counted_of(indicator);
    for (size_t d = 0; id && d < basis->denominators; d++) {
        if (strcmp(basis->denominator[d].id, id) == 0) {
            const bool *modelled = basis->denominator[d].modelled;
            return modelled && modelled[area];
        }
    }
    return false;
}

/* One year of one indicator; a category counts when its source speaks of it. */
static struct tryg_counted year_of(const struct tryg_report_basis *basis,
                                   const struct tryg_indicator *indicator, size_t area)
{
    const double *population =
        tryg_counted_denominator(basis, tryg_counted_of(indicator));
    struct tryg_counted y = {NAN,
                             NAN,
                             NAN,
                             {NAN, NAN},
                             NAN,
                             TRYG_WHY_NO_SOURCE,
                             is_modelled(basis, indicator, area)};
    bool untold = false, weighed = true;
    struct tryg_harm harm = {0, 0};
    for (size_t s = 0; s < basis->sources; s++) {
        const struct tryg_counts *source = &basis->count[s];
        for (size_t c = 0; c < source->categories && c < basis->categories->n; c++) {
            if (!source->category_given[c] ||
                !tryg_counted_takes(indicator, basis->categories->id[c])) {
                continue;
            }
            struct part p = part_of(basis, source, c, area);
            y.count = isnan(y.count) ? p.count : y.count + p.count;
            y.variance = isnan(y.variance) ? p.of_count : y.variance + p.of_count;
            harm.sum += p.harm;
            harm.variance += p.square;
            weighed = weighed && p.weighed;
            y.modelled = y.modelled || (source->modelled && source->modelled[area]);
            untold = untold || source->unknown[area * source->categories + c];
        }
    }
    if (untold) {
        return (struct tryg_counted){
            NAN, NAN, NAN, {NAN, NAN}, NAN, TRYG_WHY_NOT_TOLD, y.modelled};
    }
    if (isnan(y.count) || !population) {
        return y; /* without a denominator the reports are known all the same */
    }
    y.exposure = population[area];
    if (indicator->harm && weighed) {
        y.harm = harm;
        y.largest = largest_of(basis->categories);
    }
    y.why = !(y.exposure > 0.0 && isfinite(y.exposure)) ? TRYG_WHY_NO_POPULATION
            : indicator->harm && !weighed               ? TRYG_WHY_NO_WEIGHT
                                                        : TRYG_WHY_NOT;
    return y;
}

static bool is_pooled(const struct tryg_report_basis *basis, size_t past,
                      const struct tryg_indicator *indicator)
{
    return basis->past[past].year > basis->year - indicator->pool &&
           basis->past[past].year < basis->year;
}

bool tryg_counted_pools(const struct tryg_report_basis *basis, size_t past,
                        const struct tryg_indicator *indicator, size_t area)
{
    return is_pooled(basis, past, indicator) &&
           year_of(&basis->past[past], indicator, area).why == TRYG_WHY_NOT;
}

struct tryg_counted tryg_counted_in(const struct tryg_report_basis *basis,
                                    const struct tryg_indicator *indicator, size_t area)
{
    struct tryg_counted sum = year_of(basis, indicator, area);
    for (size_t p = 0; sum.why == TRYG_WHY_NOT && p < basis->pasts; p++) {
        if (is_pooled(basis, p, indicator)) {
            struct tryg_counted y = year_of(&basis->past[p], indicator, area);
            bool known = y.why == TRYG_WHY_NOT;
            sum.count += known ? y.count : 0.0;
            sum.modelled = sum.modelled || (known && y.modelled);
            sum.variance += known ? y.variance : 0.0;
            sum.exposure += known ? y.exposure : 0.0;
            sum.harm.sum += known ? y.harm.sum : 0.0;
            sum.harm.variance += known ? y.harm.variance : 0.0;
        }
    }
    if (sum.why == TRYG_WHY_NOT && indicator->standard.method == TRYG_DIRECT) {
        tryg_by_class_weigh(basis, indicator, area, &sum);
    }
    return sum;
}

/* What two indicators share of one year's reports; weights by class are those of `own`.
 */
static double common_year(const struct tryg_report_basis *own,
                          const struct tryg_report_basis *year,
                          const struct tryg_indicator *one,
                          const struct tryg_indicator *two, size_t area)
{
    double sum = NAN;
    for (size_t s = 0; s < year->sources; s++) {
        const struct tryg_counts *source = &year->count[s];
        for (size_t c = 0; c < source->categories && c < year->categories->n; c++) {
            const char *id = year->categories->id[c];
            if (source->category_given[c] && tryg_counted_takes(one, id) &&
                tryg_counted_takes(two, id)) {
                struct part p = part_of(year, source, c, area);
                double shared = one->harm && two->harm   ? p.square
                                : one->harm || two->harm ? p.of_harm
                                                         : p.of_count;
                shared *= tryg_by_class_common(own, year, one, two, area, c);
                sum = isnan(sum) ? shared : sum + shared;
            }
        }
    }
    return sum;
}

double tryg_counted_common(const struct tryg_report_basis *basis,
                           const struct tryg_indicator *one,
                           const struct tryg_indicator *two, size_t area)
{
    double sum = common_year(basis, basis, one, two, area);
    for (size_t p = 0; p < basis->pasts; p++) {
        const struct tryg_report_basis *past = &basis->past[p];
        if (tryg_counted_pools(basis, p, one, area) &&
            tryg_counted_pools(basis, p, two, area)) {
            sum += common_year(basis, past, one, two, area);
        }
    }
    return sum;
}
