/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each area held against the others: its place, and how far it is from their mean and
 * from the best of them, in every measure of the index.
 *
 * Shape    measures: the index, then the groups (dimensions), then the indicators; lines
 *          [measure * n + area].
 * Units    of the measure. Place 1 is the best: what the index calls good is high where
 *          orientation or direction is `safe`, low where it is `need`.
 * Missing  NAN, and `best` TRYG_NO_AREA, where the area or all others are not known.
 */
#ifndef TRYG_SHAPE_PEERS_H
#define TRYG_SHAPE_PEERS_H

#include "geodata/shape/scores.h"

struct tryg_peer {
    double value;
    double place;                /* 1 = the best; ties get the mean */
    double mean;                 /* of the others, unweighted */
    double from_mean, from_best; /* value less that */
    uint32_t best;      /* the best of all, of ties the first; may be the area itself */
    double least, most; /* of all */
};

struct tryg_peers {
    int year;
    const struct tryg_system *system;
    size_t measures; /* 1 + groups + indicators */
    struct tryg_peer *line;
    size_t *known;      /* [measures] areas with a value */
    bool *high_is_good; /* [measures] */
};

/* A whole run's, year by year as in the results. */
struct tryg_all_peers {
    const struct tryg_results *results;
    size_t years;
    struct tryg_peers *year;
};

#endif
