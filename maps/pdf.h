/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as PDF, with its letters embedded. It carries no dates: the same map is the same
 * bytes. */
#ifndef TRYG_MAPS_PDF_H
#define TRYG_MAPS_PDF_H

#include "maps/plate.h"

/* Fails    TRYG_FAILED: disk, memory. */
TRYG_MUST_CHECK
enum tryg_status tryg_pdf_write(const char *path, const struct tryg_plate *plate,
                                tryg_arena *arena, struct tryg_error *err);

#endif
