/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lower and an upper limit, in the unit of what they bound; NAN when not known. */
#ifndef TRYG_INDEX_INTERVAL_H
#define TRYG_INDEX_INTERVAL_H

struct tryg_interval {
    double low, high;
};

#endif
