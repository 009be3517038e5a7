/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area's index, term by term, as text for people and as JSON with the same numbers.
 */
#ifndef TRYG_CLI_EXPLAIN_H
#define TRYG_CLI_EXPLAIN_H

#include <stdio.h>

#include "geodata/shape/scores.h"

struct tryg_explained {
    const struct tryg_results *results;
    size_t year, system, area; /* places in the results */
};

void tryg_explain_text(const struct tryg_explained *explained, FILE *out);
void tryg_explain_json(const struct tryg_explained *explained, FILE *out);

/* The distance to the next level in the direction of greater need, and to the one of
 * less: NAN when there is none. */
void tryg_explain_distances(const struct tryg_explained *explained, double *to_worse,
                            double *to_better);

#endif
