/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented residents of every district and year, written as the StatBank would:
 * UTF-8 with a byte order mark, semicolons, 1.234 for 1234, and a row for those without a
 * fixed home.
 */
#ifndef TRYG_COPENHAGEN_PERSONS_FILE_H
#define TRYG_COPENHAGEN_PERSONS_FILE_H

#include "geodata/copenhagen/levels.h"
#include "geodata/copenhagen/sheet.h"

/* Append aar;distrikt;personer, all years in one file. */
void tryg_persons_file_put(struct tryg_sheet *sheet, const struct tryg_levels *levels);

#endif
