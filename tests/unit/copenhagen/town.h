/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example's drawing, levels and places, read once for a test. */
#ifndef TRYG_TEST_COPENHAGEN_TOWN_H
#define TRYG_TEST_COPENHAGEN_TOWN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "geodata/copenhagen/year_rows.h"

struct town {
    tryg_arena *arena;
    struct tryg_drawing drawing;
    struct tryg_levels levels;
    struct tryg_scene scene;
};

static inline int town_open(void **state)
{
    struct town *town = calloc(1, sizeof *town);
    struct tryg_drawing_tables tables = tryg_drawing_tables();
    town->arena = tryg_arena_new("test", 0);
    if (tryg_drawing_read(&tables, town->arena, &town->drawing, NULL) != TRYG_OK ||
        tryg_levels_read(town->arena, &town->levels, NULL) != TRYG_OK ||
        tryg_scene_set(&town->drawing, town->arena, &town->scene, NULL) != TRYG_OK) {
        return -1;
    }
    *state = town;
    return 0;
}

static inline int town_close(void **state)
{
    struct town *town = *state;
    tryg_arena_free(town->arena);
    free(town);
    return 0;
}

#endif
