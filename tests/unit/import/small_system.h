/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four areas for the tests of tables: two of them share a name. */
#ifndef TRYG_TEST_SMALL_SYSTEM_H
#define TRYG_TEST_SMALL_SYSTEM_H

#include "geodata/shape/names.h"

static const char *small_code[] = {"1", "2", "3", "10"};
static const char *small_name[] = {"Indre By", "Østerbro", "Amager", "Amager"};
static const char *small_alias[] = {"Centrum"};
static uint32_t small_alias_area[] = {0};

static const struct tryg_system small_system = {.id = "bydel",
                                                .n = 4,
                                                .code = small_code,
                                                .name = small_name,
                                                .aliases = 1,
                                                .alias = small_alias,
                                                .alias_area = small_alias_area};

/* One area, the whole city. */
static const char *city_code[] = {"city"};
static const struct tryg_system small_city = {
    .id = "city", .n = 1, .code = city_code, .name = city_code};

#endif
