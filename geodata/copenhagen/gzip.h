/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gzip without compression: RFC 1952 around stored blocks of RFC 1951, so that the bytes
 * do not depend on the version of a library.
 */
#ifndef TRYG_COPENHAGEN_GZIP_H
#define TRYG_COPENHAGEN_GZIP_H

#include "geodata/copenhagen/sheet.h"

/* Append `bytes` as a gzip file without name and time. */
void tryg_gzip_put(struct tryg_sheet *sheet, const char *bytes, size_t count);

#endif
