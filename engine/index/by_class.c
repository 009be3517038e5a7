/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/by_class.h"

#include <math.h>
#include <string.h>

#include "engine/index/standard.h"

const struct tryg_by_class *tryg_by_class_of(const struct tryg_report_basis *basis,
                                             const struct tryg_indicator *indicator)
{
    bool direct = indicator->standard.method == TRYG_DIRECT;
    for (size_t i = 0; direct && i < basis->standards; i++) {
        if (strcmp(basis->standard[i].indicator, indicator->id) == 0) {
            return &basis->standard[i];
        }
    }
    return NULL;
}

/* One class in one area: what the indicator counts, and who lives there. */
struct cell {
    double count, people;
};

static struct cell cell_of(const struct tryg_report_basis *basis,
                           const struct tryg_indicator *indicator, size_t area,
                           size_t class)
{
    const struct tryg_by_class *by = tryg_by_class_of(basis, indicator);
    if (!by || class >= by->classes) {
        return (struct cell){NAN, NAN};
    }
    size_t at = class * by->areas + area;
    struct cell cell = {0.0, by->people[at]};
    for (size_t c = 0; c < by->categories; c++) {
        if (tryg_counted_takes(indicator, basis->categories->id[c])) {
            cell.count += by->reports[at * by->categories + c];
        }
    }
    return cell;
}

static struct cell pooled_cell(const struct tryg_report_basis *basis,
                               const struct tryg_indicator *indicator, size_t area,
                               size_t class)
{
    struct cell sum = cell_of(basis, indicator, area, class);
    for (size_t p = 0; p < basis->pasts; p++) {
        if (tryg_counted_pools(basis, p, indicator, area)) {
            struct cell y = cell_of(&basis->past[p], indicator, area, class);
            sum.count += y.count;
            sum.people += y.people;
        }
    }
    return sum;
}

void tryg_by_class_weigh(const struct tryg_report_basis *basis,
                         const struct tryg_indicator *indicator, size_t area,
                         struct tryg_counted *counted)
{
    const struct tryg_by_class *by = tryg_by_class_of(basis, indicator);
    struct tryg_standard_sum sum = {0};
    double count = 0.0;
    for (size_t c = 0; by && c < by->classes; c++) {
        struct cell cell = pooled_cell(basis, indicator, area, c);
        tryg_standard_add(&sum, cell.count, cell.people,
                          by->share[c] * counted->exposure);
        count += cell.count;
    }
    counted->harm = tryg_standard_sum_of(&sum);
    counted->largest = sum.largest;
    counted->count = isnan(count) ? counted->count : count;
    counted->why = isnan(counted->harm.sum) ? TRYG_WHY_EMPTY_CLASS : counted->why;
}

/* What a report of the class weighs; 1 where the indicator is not standardised directly.
 */
static double weight_of(const struct tryg_report_basis *basis,
                        const struct tryg_indicator *indicator, size_t area, size_t class,
                        double exposure)
{
    const struct tryg_by_class *by = tryg_by_class_of(basis, indicator);
    if (!by || by->share[class] == 0.0) {
        return by ? 0.0 : 1.0;
    }
    return by->share[class] * exposure /
           pooled_cell(basis, indicator, area, class).people;
}

/* Mean of w1 w2 over the reports by the classes of `by`. */
static double mean_weight(const struct tryg_report_basis *basis,
                          const struct tryg_by_class *by,
                          const struct tryg_indicator *one,
                          const struct tryg_indicator *two, size_t area, size_t category)
{
    double sum = 0.0, weighed = 0.0;
    double of_one = tryg_counted_in(basis, one, area).exposure;
    double of_two = two ? tryg_counted_in(basis, two, area).exposure : NAN;
    for (size_t c = 0; c < by->classes; c++) {
        double x = by->reports[(c * by->areas + area) * by->categories + category];
        if (x > 0.0) {
            double w = weight_of(basis, one, area, c, of_one);
            weighed += x * w * (two ? weight_of(basis, two, area, c, of_two) : 1.0);
            sum += x;
        }
    }
    return sum > 0.0 ? weighed / sum : 0.0;
}

/* Two that have the same people in an area have the same classes. */
static bool are_alike(const struct tryg_by_class *one, const struct tryg_by_class *two,
                      size_t area)
{
    bool alike = one && two && one->classes == two->classes;
    for (size_t c = 0; alike && c < one->classes; c++) {
        alike = one->people[c * one->areas + area] == two->people[c * two->areas + area];
    }
    return alike;
}

double tryg_by_class_common(const struct tryg_report_basis *own,
                            const struct tryg_report_basis *year,
                            const struct tryg_indicator *one,
                            const struct tryg_indicator *two, size_t area,
                            size_t category)
{
    const struct tryg_by_class *first = tryg_by_class_of(year, one);
    const struct tryg_by_class *second = tryg_by_class_of(year, two);
    if (are_alike(first, second, area)) {
        return mean_weight(own, first, one, two, area, category);
    }
    return (first ? mean_weight(own, first, one, NULL, area, category) : 1.0) *
           (second ? mean_weight(own, second, two, NULL, area, category) : 1.0);
}
