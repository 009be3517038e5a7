/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns (or attributes) are asked for by name; who asks in vain is told what there is.
 */
#ifndef TRYG_IMPORT_COLUMN_H
#define TRYG_IMPORT_COLUMN_H

#include <stddef.h>

#include "geodata/base/error.h"

/* The place of `name` among columns[0..count), exactly as written. `key` is the project
 * key that asked ("columns: area"), for the message.
 * Fails    TRYG_DATA: it is not there (lists those there are and suggests the nearest),
 *          or there twice. */
TRYG_MUST_CHECK
enum tryg_status tryg_column_find(const char *shown, const char *key, const char *name,
                                  const char *const *columns, size_t count, size_t *at,
                                  struct tryg_error *err);

#endif
