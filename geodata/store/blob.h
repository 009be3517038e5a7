/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An area's outline in the form that SpatiaLite keeps geometry in. */
#ifndef TRYG_STORE_BLOB_H
#define TRYG_STORE_BLOB_H

#include "geodata/shape/outlines.h"

/* Area `a` of `outlines` as a MULTIPOLYGON with `srid`.
 * Out      *bytes, *count: the caller frees *bytes with free(). NULL and 0 when the area
 *          has no geometry. */
void tryg_blob_of_area(const struct tryg_outlines *outlines, size_t a, int srid,
                       unsigned char **bytes, size_t *count);

#endif
