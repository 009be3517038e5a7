/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheet dates: numbers of days that a number format tells apart from numbers.
 */
#ifndef TRYG_IMPORT_SERIAL_H
#define TRYG_IMPORT_SERIAL_H

#include <stdbool.h>

#include "geodata/base/arena.h"

/* Does a number with this format show as a date or a time? "dd\-mm\-yyyy", "[$-406]d. mmm
 * yy;@", "h:mm" do; "0.00", "General", "[Red]0\d" do not. A length of time ("[h]:mm") is
 * a number. */
bool tryg_serial_format(const char *format);

/* The same for the formats that a workbook need not spell out (ECMA-376 18.8.30). */
bool tryg_serial_builtin(long id);

/* The day and time of a serial number, to the second: "2010-01-31",
 * "2010-01-31T12:30:00"; below 1 only a time, "12:30:00".
 * In       from_1904: the workbook counts from 1904-01-01, else from 1900, where 60 is
 *          the 29th of February 1900 that never was: it comes as 1900-02-28.
 * Out      NULL outside the years 1900-9999. */
const char *tryg_serial_text(double serial, bool from_1904, tryg_arena *arena);

#endif
