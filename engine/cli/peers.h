/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an area's place among the others is told to people. */
#ifndef TRYG_CLI_PEERS_H
#define TRYG_CLI_PEERS_H

#include <stdio.h>

#include "geodata/shape/peers.h"

/* The table of one area: the index, the dimensions, and the indicators of dimensions
 * that have several, in tryg_lang(). */
void tryg_peers_text(const struct tryg_profile *profile, const struct tryg_peers *peers,
                     size_t area, FILE *out);

#endif
