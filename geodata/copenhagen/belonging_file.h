/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented small survey behind two goals of the integration barometer.
 *
 * Shape    respnr;distrikt;vaegt;hjemme;disk, with semicolons and decimal comma; 40
 *          respondents a district. hjemme: at home in the city, 1 (much) to 4 (not at
 *          all); disk: experienced discrimination, 1 yes, 2 no; 8 does not know, 9 no
 *          answer. A respondent weighs as many residents as the district has for each.
 * Law      drawn by dice of its own: nothing else in the example moves with it.
 */
#ifndef TRYG_COPENHAGEN_BELONGING_FILE_H
#define TRYG_COPENHAGEN_BELONGING_FILE_H

#include "geodata/copenhagen/levels.h"
#include "geodata/copenhagen/sheet.h"

enum { TRYG_BELONGING_EACH = 40 };

/* Append the file of 2010 + year. */
void tryg_belonging_file_put(struct tryg_sheet *sheet, const struct tryg_levels *levels,
                             int year);

#endif
