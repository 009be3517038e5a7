/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each area held against the others, where the index is made of ready scores: a table and
 * a page for each area. */
#ifndef TRYG_BATCH_PEERS_H
#define TRYG_BATCH_PEERS_H

#include "engine/batch/shelf.h"
#include "geodata/shape/peers.h"

/* The index system of every year of the results; years 0 when the profile has no
 * scores. Owner: batch->arena. */
struct tryg_all_peers tryg_peers_of(struct tryg_batch *batch);

/* peers.csv, and charts/YEAR_AREA.png and .svg; none is left of an earlier run where
 * there is nothing to compare. *charts: files drawn. */
TRYG_MUST_CHECK
enum tryg_status tryg_peers_write(struct tryg_shelf *shelf, size_t *charts,
                                  struct tryg_error *err);

#endif
