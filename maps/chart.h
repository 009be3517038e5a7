/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one area held against the others: a bar for the index, each dimension and
 * the indicators of a dimension that has several, on A4 landscape.
 *
 *     +--------------------------------------------------+
 *     | title, subtitle                                  |
 *     | what the signs mean                              |
 *     |                 0    25    50    75   100        |
 *     | index           [======|==   ]    <>     72,7 ...|
 *     |  dimension      [====  |     ]  <>       67,7 ...|
 *     |   indicator     ...                              |
 *     | foot                                             |
 *     +--------------------------------------------------+
 *
 * Signs    the dark bar is the area; the pale band behind it reaches from the lowest to
 *          the highest of all; the upright line is the mean of the others; the lozenge is
 *          the best. They differ in form and lightness, not in hue alone, so that a grey
 *          copy and a colour-blind reader lose nothing.
 * Law      the same facts give the same bytes, in every format, on any thread.
 */
#ifndef TRYG_MAPS_CHART_H
#define TRYG_MAPS_CHART_H

#include "geodata/base/arena.h"
#include "geodata/base/error.h"
#include "geodata/shape/peers.h"

struct tryg_chart {
    const struct tryg_results *results;
    const struct tryg_peers *peers; /* of one year */
    size_t area;
    const char *family; /* tryg_map_font(), asked once: NULL fails */
};

/* Make the file at `path` (which does not exist); a picture has 300 dots an inch.
 * Fails    TRYG_FAILED: no usable font, disk, memory. */
TRYG_MUST_CHECK
enum tryg_status tryg_chart_png(const char *path, const struct tryg_chart *chart,
                                struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_chart_svg(const char *path, const struct tryg_chart *chart,
                                struct tryg_error *err);

#endif
