/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groupings of the atoms: by an attribute, with declared corrections. */
#ifndef TRYG_BATCH_SYSTEMS_H
#define TRYG_BATCH_SYSTEMS_H

#include "engine/batch/batch.h"

/* Fill the systems of every division (atom, declared, city), their names and parents; no
 * outlines yet. A system whose attribute a layer lacks and another has is left empty.
 * Fails    TRYG_DATA or TRYG_USAGE: an attribute or a fix of an atom that is in no layer,
 *          a nesting that is broken (names the atoms), an alias of an unknown code. */
TRYG_MUST_CHECK
enum tryg_status tryg_systems_build(struct tryg_batch *batch, struct tryg_error *err);

/* The outlines, sizes and label points of batch->every: for maps, layers and the store.
 * It takes longer than reading a million reports, so what needs no shapes does without.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_systems_dissolve(struct tryg_batch *batch, struct tryg_error *err);

#endif
