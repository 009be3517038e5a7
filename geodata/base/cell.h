/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One text written as a cell of CSV or a string of JSON. */
#ifndef TRYG_BASE_CELL_H
#define TRYG_BASE_CELL_H

#include <stdio.h>

/* RFC 4180: quoted only when it holds a comma, a quote or a newline. NULL is empty. */
void tryg_cell_put_csv(FILE *out, const char *text);

/* RFC 8259, with its quotes; the text is UTF-8. NULL is written as null. */
void tryg_cell_put_json(FILE *out, const char *text);

#endif
