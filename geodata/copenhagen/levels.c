/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/levels.h"

#include "geodata/base/lang.h"
#include "geodata/copenhagen/dice.h"
#include "geodata/copenhagen/handwritten.h"
#include "geodata/copenhagen/shelf.h"

enum { LAST = TRYG_EXAMPLE_YEARS - 1, WOBBLE = 30 };

/* How far each year has come from 2010 to 2014, in per mille. */
static const int32_t COME[TRYG_EXAMPLE_YEARS] = {0, 220, 500, 780, 1000};

/* "district number number ...", districts 1..35 in order. */
static enum tryg_status read_table(const char *file, size_t columns, int32_t *cell,
                                   tryg_arena *arena, struct tryg_error *err)
{
    struct tryg_handwritten rows =
        tryg_handwritten_open(file, tryg_shelf_text(file), arena);
    int32_t expected = 1, district = 0;
    for (char *row; (row = tryg_handwritten_next(&rows)) != NULL; expected++) {
        TRYG_TRY(tryg_handwritten_whole(&rows, &row, &district, err));
        if (district != expected || district > TRYG_DISTRICTS) {
            return tryg_fail_at(err, TRYG_FAILED, rows.place,
                                TX("distrikt %d, hvor %d var ventet.",
                                   "district %d where %d was expected."),
                                (int)district, (int)expected);
        }
        for (size_t c = 0; c < columns; c++) {
            TRYG_TRY(tryg_handwritten_whole(&rows, &row, cell++, err));
        }
    }
    return expected == TRYG_DISTRICTS + 1 ? TRYG_OK
                                          : tryg_fail(err, TRYG_FAILED,
                                                      TX("%s: 35 distrikter var ventet.",
                                                         "%s: 35 districts expected."),
                                                      file);
}

/* A year between is a mix of first and last, and a little of its own. */
static int32_t between(int32_t first, int32_t last, int year, uint32_t district,
                       uint32_t column)
{
    struct tryg_dice dice = tryg_dice_of(TRYG_DICE_LEVELS, year, district, column);
    int32_t mix = (first * (1000 - COME[year]) + last * COME[year] + 500) / 1000;
    int32_t own = (int32_t)tryg_dice_below(&dice, 2 * WOBBLE + 1) - WOBBLE;
    return mix + mix * own / 1000;
}

static void fill_between(struct tryg_levels *levels)
{
    for (int y = 1; y < LAST; y++) {
        for (uint32_t d = 0; d < TRYG_DISTRICTS; d++) {
            for (uint32_t c = 0; c < TRYG_LEVELS; c++) {
                levels->level[y][d][c] =
                    between(levels->level[0][d][c], levels->level[LAST][d][c], y, d, c);
            }
        }
    }
}

enum tryg_status tryg_levels_read(tryg_arena *arena, struct tryg_levels *levels,
                                  struct tryg_error *err)
{
    int32_t *persons =
        TRYG_NEW(arena, (size_t)TRYG_DISTRICTS * TRYG_EXAMPLE_YEARS, int32_t);
    TRYG_TRY(
        read_table("levels/befolkning.txt", TRYG_EXAMPLE_YEARS, persons, arena, err));
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        for (int y = 0; y < TRYG_EXAMPLE_YEARS; y++) {
            levels->persons[y][d] = persons[d * TRYG_EXAMPLE_YEARS + y];
        }
    }
    TRYG_TRY(read_table("levels/niveau_2010.txt", TRYG_LEVELS, levels->level[0][0], arena,
                        err));
    TRYG_TRY(read_table("levels/niveau_2014.txt", TRYG_LEVELS, levels->level[LAST][0],
                        arena, err));
    fill_between(levels);
    return TRYG_OK;
}
