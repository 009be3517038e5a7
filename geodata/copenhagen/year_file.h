/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year's reports as the police might send them: each year in another dress.
 *
 *     2010  cp1252, CRLF           2011  UTF-8 with a byte order mark, CRLF
 *     2012  cp1252, first "sep=;"  2013  UTF-8, gzip        2014  UTF-8, LF
 *
 * All have the columns journr;dato;tid;gerningskode;x;y;distrikt;bemaerkning, semicolons,
 * decimal comma and dates dd-mm-yyyy; remarks are sometimes quoted, with a semicolon or a
 * line break inside.
 */
#ifndef TRYG_COPENHAGEN_YEAR_FILE_H
#define TRYG_COPENHAGEN_YEAR_FILE_H

#include "geodata/copenhagen/sheet.h"
#include "geodata/copenhagen/year_rows.h"

/* Append the file of 2010 + year. `area` names the districts: area[0] is district 1. */
void tryg_year_file_put(struct tryg_sheet *sheet, const struct tryg_year_rows *rows,
                        int year, const struct tryg_drawn *area);

#endif
