/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies under and around the areas on a map: water, parks, neighbours. */
#ifndef TRYG_BATCH_BACKDROP_H
#define TRYG_BATCH_BACKDROP_H

#include "engine/batch/batch.h"
#include "maps/atlas.h"

/* Read the layers the project names and bring them into its CRS. Owner: batch->arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_backdrop_read(struct tryg_batch *batch, struct tryg_map_base *base,
                                    struct tryg_error *err);

#endif
