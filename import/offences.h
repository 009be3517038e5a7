/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of offence codes: code or prefix; category; weight. */
#ifndef TRYG_IMPORT_OFFENCES_H
#define TRYG_IMPORT_OFFENCES_H

#include "geodata/shape/categories.h"
#include "import/table.h"

/* Columns by name, in any case: code|kode|gerningskode, category|kategori,
 * weight|vaegt|vægt (optional).
 * Fails    TRYG_DATA: a column missing, a broken row, an empty or repeated code, an empty
 *          category, more than TRYG_CATEGORIES_MOST of them, a weight that is no number
 *          >= 0. */
TRYG_MUST_CHECK
enum tryg_status tryg_offences_read(const struct tryg_table_source *source,
                                    tryg_arena *arena, struct tryg_categories *categories,
                                    struct tryg_error *err);

/* Add `id` as a category if it is not there yet; returns its index, TRYG_NO_CATEGORY when
 * there are too many. */
uint8_t tryg_categories_add(struct tryg_categories *categories, tryg_arena *arena,
                            const char *id);

/* The category of a code by longest prefix: an index, TRYG_CATEGORY_EXCLUDED, or
 * TRYG_NO_CATEGORY (geodata/shape/reports.h) when nothing begins it. */
uint8_t tryg_categories_of(const struct tryg_categories *categories, const char *code,
                           size_t bytes);

#endif
