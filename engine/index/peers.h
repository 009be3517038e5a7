/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One against the others: see geodata/shape/peers.h. */
#ifndef TRYG_INDEX_PEERS_H
#define TRYG_INDEX_PEERS_H

#include "geodata/base/arena.h"
#include "geodata/shape/peers.h"

/* Hold every area of finished scores against the others. Cost O(measures * n log n).
 * Owner: arena. */
struct tryg_peers tryg_peers_make(const struct tryg_profile *profile,
                                  const struct tryg_scores *scores, tryg_arena *arena);

/* Is any indicator of the profile a ready score? Only such projects are compared so. */
bool tryg_peers_are_asked(const struct tryg_profile *profile);

#endif
