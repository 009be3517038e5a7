/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area's index, term by term, as text for people and as JSON with the same numbers.
 */
#ifndef TRYG_CLI_EXPLAIN_H
#define TRYG_CLI_EXPLAIN_H

#include <stdio.h>

#include "engine/cli/line.h"
#include "geodata/base/arena.h"
#include "geodata/shape/doubt.h"

enum { TRYG_EXPLAIN_DECIMALS = 2 }; /* of every printed point of the index */

/* What every indicator adds, beside something else: the city's or the base year's index.
 * Printed numbers add up: other + sum of parts = index, to the last printed digit. */
struct tryg_explained_sum {
    bool known;             /* there is such an index */
    double other;           /* the scale's centre, the city's or the base year's index */
    double printed_other;   /* as it is printed */
    double *part, *printed; /* [indicators] NAN where there is nothing to add */
};

struct tryg_explained {
    const struct tryg_results *results;
    size_t year, system, area;           /* places in the results */
    const struct tryg_scores *base_year; /* on the same areas; NULL: there is none */
    const struct tryg_year_doubt *doubt; /* of the year; NULL outside the index system */
    double printed_index;
    struct tryg_explained_sum own, city, base;
};

/* Fill the sums; results, year, system, area and base_year are set. */
void tryg_explain_sums(struct tryg_explained *explained, tryg_arena *arena);

void tryg_explain_text(const struct tryg_explained *explained, FILE *out);
void tryg_explain_json(const struct tryg_explained *explained, FILE *out);

/* What can be doubted of the area's number and level, in sentences. */
void tryg_explain_doubts(const struct tryg_explained *explained, FILE *out);

/* "Forbehold: få svar; ...", or nothing. */
void tryg_explain_reservations(unsigned flags, FILE *out);

/* What pulls the index up and down, in sentences. */
void tryg_explain_pulls(const struct tryg_explained *explained, FILE *out);

/* The distance to the next level in the direction of greater need, and to the one of
 * less: NAN when there is none. */
void tryg_explain_distances(const struct tryg_explained *explained, double *to_worse,
                            double *to_better);

/* ---- For the sentences ----------------------------------------------------------- */

const struct tryg_scores *tryg_explain_scores(const struct tryg_explained *explained);

#endif
