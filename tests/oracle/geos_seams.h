/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain way to find overlaps and gaps: GEOS intersects every two areas whose boxes
 * meet, and unites all. The quick way of seams.c is held against it. */
#ifndef TRYG_TESTS_ORACLE_GEOS_SEAMS_H
#define TRYG_TESTS_ORACLE_GEOS_SEAMS_H

#include "geodata/geom/seams.h"

/* As tryg_seams_judge. */
TRYG_MUST_CHECK
enum tryg_status geos_seams_judge(const struct tryg_outlines *outlines,
                                  double tolerance_m2, tryg_arena *arena,
                                  struct tryg_shape_report *report,
                                  struct tryg_error *err);

#endif
