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

/* The place of a code's entry by longest prefix; TRYG_NO_ENTRY when nothing begins it. */
#define TRYG_NO_ENTRY UINT32_MAX
uint32_t tryg_categories_entry(const struct tryg_categories *categories, const char *code,
                               size_t bytes);

/* Sort the codes into harm classes; none are made when no code has a weight. tryg_
 * offences_read has done it. */
void tryg_categories_weigh(struct tryg_categories *categories, tryg_arena *arena);

/* The harm class of a row whose category is known but whose code is not. */
uint16_t tryg_categories_class(const struct tryg_categories *categories,
                               uint8_t category);

/* Category and harm class as one number, which is what a code means to a row. */
static inline uint32_t tryg_offence_of(uint8_t category, uint16_t harm_class)
{
    return (uint32_t)harm_class << 8 | category;
}
static inline uint8_t tryg_offence_category(uint32_t offence)
{
    return (uint8_t)(offence & 0xff);
}
static inline uint16_t tryg_offence_class(uint32_t offence)
{
    return (uint16_t)(offence >> 8);
}

/* The category of a code by longest prefix: an index, TRYG_CATEGORY_EXCLUDED, or
 * TRYG_NO_CATEGORY (geodata/shape/reports.h) when nothing begins it. */
uint8_t tryg_categories_of(const struct tryg_categories *categories, const char *code,
                           size_t bytes);

#endif
