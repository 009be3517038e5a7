/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the areas of one system to those of another: sums within one version of the areas,
 * and what must be shared out between two.
 *
 * Law      an area of which at least 99.99 % lies in one new area (the rest is how the
 * same border was drawn twice) is taken whole. Where all are whole it is a regrouping and
 * exact. Else counts and populations are shared out, by persons where areas.people says
 * where they live, by area otherwise; never rates. Without geometry atoms of one code
 * are one atom, and all are as large. Method   METHOD 15. Owner
 * batch->arena; a crossing is found once.
 */
#ifndef TRYG_BATCH_CROSSING_H
#define TRYG_BATCH_CROSSING_H

#include "engine/batch/batch.h"
#include "geodata/shape/counts.h"
#include "geodata/shape/transfer.h"

/* An area of which no more than this lies elsewhere is whole. */
#define TRYG_CROSSING_WHOLE 1e-4

struct tryg_crossing {
    const struct tryg_crossing *next; /* of those found before */
    const struct tryg_system *from, *to;
    uint32_t *map; /* [from->n] exact: the area that holds it, TRYG_NO_AREA = none; NULL =
                      some are shared out */
    struct tryg_transfer pieces; /* between versions, whole areas as one piece */
    bool *modelled; /* [to->n] made of parts of areas, or partly of none; NULL = within
                       one version */
};

/* Find it.
 * Fails    TRYG_DATA, naming the areas: within a version when an area of `from` lies in
 *          two of `to`. */
TRYG_MUST_CHECK
enum tryg_status tryg_cross(struct tryg_batch *batch, const struct tryg_system *from,
                            const struct tryg_system *to,
                            const struct tryg_crossing **crossing,
                            struct tryg_error *err);

/* The pieces alone, also of two systems of one version.
 * Fails    as tryg_overlay. */
TRYG_MUST_CHECK
enum tryg_status tryg_crossing_pieces(struct tryg_batch *batch,
                                      const struct tryg_system *from,
                                      const struct tryg_system *to,
                                      struct tryg_transfer *pieces,
                                      struct tryg_error *err);

/* Bring counts or people over: part[from->n] to whole[to->n]. An unknown part makes the
 * whole unknown; an area that nothing falls in has 0. */
void tryg_crossing_sum(const struct tryg_crossing *crossing, const double *part,
                       double *whole);

/* Bring the reports of a source over; what is shared out is out->carried. */
void tryg_crossing_counts(const struct tryg_crossing *way, const struct tryg_counts *fine,
                          tryg_arena *arena, struct tryg_counts *out);

/* The area that holds the whole of each; TRYG_NO_AREA for what is shared out. */
const uint32_t *tryg_crossing_holders(const struct tryg_crossing *crossing,
                                      tryg_arena *arena);

/* Is an area of the crossing's target modelled? */
bool tryg_crossing_models(const struct tryg_crossing *crossing, size_t area);

#endif
