/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/year_rows.h"

#include <stdlib.h>

enum { CODES = 4, MONTHS = 12, MINUTES = 60, DAYS_LATE = 21 };

/* Codes by form, of each the more common first; the last row is of those excluded. */
static const char *const CODE[TRYG_FORMS + 1][CODES] = {
    {"01110", "01210", "01120", "01310"}, {"02110", "02210", "02310", "02120"},
    {"03310", "03110", "03210", "03410"}, {"04110", "04210", "04120", "04310"},
    {"05110", "05210", "05310", "05120"}, {"06110", "06210", "06120", "06310"},
    {"09110", "09220", "03990", "09310"},
};
static const uint16_t CODE_WEIGHT[CODES] = {45, 30, 15, 10};
static const char *const STRANGE_CODE[] = {"08110", "99999", "7110", "A0310"};

/* Chance of a hot address, in per mille, by form; excluded ones as theft. */
static const uint16_t HOT[TRYG_FORMS + 1] = {700, 330, 700, 850, 480, 560, 600};

static const uint16_t MONTH_WEIGHT[MONTHS] = {90, 78, 84, 80, 86, 84,
                                              78, 88, 86, 90, 92, 96};
static const uint16_t HOUR_WEIGHT[2][24] = {
    /* by day, and by night: violence, narcotics, harassment */
    {18, 14, 12, 10, 8,  8,  14, 28, 44, 50, 54, 60,
     66, 62, 62, 66, 70, 66, 56, 46, 38, 32, 28, 22},
    {62, 60, 56, 48, 36, 24, 14, 12, 14, 16, 18, 22,
     26, 28, 30, 34, 38, 42, 46, 50, 54, 58, 62, 64},
};
static const bool AT_NIGHT[TRYG_FORMS + 1] = {true,  false, false, true,
                                              false, true,  false};

/* Of rows without a place of their own: the city's mix of forms. */
static const uint16_t FORM_WEIGHT[TRYG_FORMS] = {6, 17, 54, 5, 13, 5};

static bool leap(int year)
{
    return (TRYG_EXAMPLE_FIRST + year) % 4 == 0;
}

static int16_t draw_day(struct tryg_dice *dice, int year)
{
    static const int16_t BEGIN[] = {0,   31,  59,  90,  120, 151, 181,
                                    212, 243, 273, 304, 334, 365};
    uint32_t month = tryg_dice_weighed(dice, MONTH_WEIGHT, MONTHS);
    int16_t day =
        (int16_t)(BEGIN[month] + (int16_t)tryg_dice_below(
                                     dice, (uint32_t)(BEGIN[month + 1] - BEGIN[month])));
    return (int16_t)(day + (leap(year) && month > 1));
}

/* Append a row of the form, at a moment of the year. */
static struct tryg_row *add(struct tryg_year_rows *rows, enum tryg_mess kind, int form,
                            int year, struct tryg_dice *dice)
{
    struct tryg_row *row = &rows->row[rows->n];
    *row = (struct tryg_row){.kind = (uint8_t)kind,
                             .form = (uint8_t)form,
                             .day = draw_day(dice, year),
                             .own = (uint32_t)rows->n,
                             .first = (uint32_t)rows->n};
    uint32_t hour = tryg_dice_weighed(dice, HOUR_WEIGHT[AT_NIGHT[form]], 24);
    row->minute = (uint16_t)(hour * MINUTES + tryg_dice_below(dice, MINUTES));
    row->code = CODE[form][tryg_dice_weighed(dice, CODE_WEIGHT, CODES)];
    rows->n++;
    return row;
}

static void put_in_district(struct tryg_row *row, const struct tryg_scene *scene,
                            int district, struct tryg_dice *dice)
{
    row->district = (uint8_t)district;
    row->at = tryg_places_draw(&scene->district[district - 1], dice, HOT[row->form]);
}

/* Which of n rows are among the `dose` of them that are spread evenly over all. */
static bool chosen(size_t i, size_t n, size_t dose)
{
    return (i + 1) * dose / n > i * dose / n;
}

static size_t count_placed(const struct tryg_levels *levels, int year)
{
    size_t n = 0;
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        for (int f = 0; f < TRYG_FORMS; f++) {
            n += (size_t)levels->level[year][d][TRYG_LEVEL_REPORTS + f];
        }
    }
    return n;
}

/* The i-th of n placed rows: some are found by the district they state, and of those some
 * say 0,00 where the others say nothing. */
static enum tryg_mess placed_kind(const uint16_t *dose, size_t i, size_t n)
{
    size_t stated = dose[TRYG_MESS_STATED_EMPTY] + dose[TRYG_MESS_STATED_ZERO];
    if (!chosen(i, n, stated)) {
        return TRYG_MESS_PLAIN;
    }
    return chosen(i * stated / n, stated, dose[TRYG_MESS_STATED_EMPTY])
               ? TRYG_MESS_STATED_EMPTY
               : TRYG_MESS_STATED_ZERO;
}

static void add_placed(struct tryg_year_rows *rows, const struct tryg_levels *levels,
                       const struct tryg_scene *scene, int year)
{
    size_t n = count_placed(levels, year), i = 0;
    struct tryg_dice dice = tryg_dice_of(TRYG_DICE_REPORTS, year, TRYG_MESS_PLAIN, 0);
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        for (int f = 0; f < TRYG_FORMS; f++) {
            int32_t count = levels->level[year][d][TRYG_LEVEL_REPORTS + f];
            for (int32_t k = 0; k < count; k++, i++) {
                struct tryg_row *row =
                    add(rows, placed_kind(TRYG_DOSES[year], i, n), f, year, &dice);
                put_in_district(row, scene, d + 1, &dice);
            }
        }
    }
}

static struct tryg_address draw_outside(const struct tryg_scene *scene,
                                        struct tryg_dice *dice)
{
    uint32_t far = tryg_dice_below(dice, 14);
    return tryg_places_draw(far < 7 ? &scene->elsewhere[far] : &scene->frederiksberg,
                            dice, 0);
}

/* A row of a kind that is not placed; in a district unless its kind says otherwise. */
static void add_other(struct tryg_year_rows *rows, const struct tryg_scene *scene,
                      enum tryg_mess kind, int year, struct tryg_dice *dice)
{
    int form = kind == TRYG_MESS_EXCLUDED
                   ? TRYG_FORMS
                   : (int)tryg_dice_weighed(dice, FORM_WEIGHT, TRYG_FORMS);
    struct tryg_row *row = add(rows, kind, form, year, dice);
    put_in_district(row, scene, 1 + (int)tryg_dice_below(dice, TRYG_DISTRICTS), dice);
    switch (kind) {
    case TRYG_MESS_OUTSIDE:
        row->at = draw_outside(scene, dice);
        row->district = 0;
        break;
    case TRYG_MESS_LOST_EMPTY:
    case TRYG_MESS_LOST_ZERO:
        row->district = 0;
        break;
    case TRYG_MESS_UNKNOWN_CODE:
        row->code = STRANGE_CODE[tryg_dice_below(dice, 4)];
        break;
    case TRYG_MESS_BEFORE:
        row->day = (int16_t)(-1 - (int)tryg_dice_below(dice, 31));
        break;
    case TRYG_MESS_AFTER:
        row->day = (int16_t)(365 + leap(year) + (int)tryg_dice_below(dice, 14));
        break;
    default:
        break;
    }
}

/* The same report once more, registered up to three weeks later. */
static void add_duplicate(struct tryg_year_rows *rows, size_t placed, int year,
                          struct tryg_dice *dice)
{
    struct tryg_row *row = &rows->row[rows->n];
    *row = rows->row[tryg_dice_below(dice, (uint32_t)placed)];
    int last = 364 + leap(year);
    int day = row->day + (int)tryg_dice_below(dice, DAYS_LATE);
    row->kind = TRYG_MESS_DUPLICATE;
    row->day = (int16_t)(day < last ? day : last);
    row->own = (uint32_t)rows->n++;
}

static void add_unplaced(struct tryg_year_rows *rows, const struct tryg_scene *scene,
                         int year)
{
    size_t placed = rows->n;
    for (int kind = TRYG_MESS_LOST_EMPTY; kind < TRYG_MESS_KINDS; kind++) {
        struct tryg_dice dice = tryg_dice_of(TRYG_DICE_REPORTS, year, (uint32_t)kind, 0);
        for (unsigned k = 0; k < TRYG_DOSES[year][kind]; k++) {
            if (kind == TRYG_MESS_DUPLICATE) {
                add_duplicate(rows, placed, year, &dice);
            } else {
                add_other(rows, scene, (enum tryg_mess)kind, year, &dice);
            }
        }
    }
}

/* Day, minute, then the order they were made in: a duplicate comes after its first. */
static int by_moment(const void *a, const void *b)
{
    const struct tryg_row *x = a, *y = b;
    if (x->day != y->day) {
        return x->day < y->day ? -1 : 1;
    }
    if (x->minute != y->minute) {
        return x->minute < y->minute ? -1 : 1;
    }
    return x->own < y->own ? -1 : x->own > y->own;
}

struct tryg_year_rows tryg_year_rows_of(const struct tryg_levels *levels,
                                        const struct tryg_scene *scene, int year,
                                        tryg_arena *arena)
{
    struct tryg_year_rows rows = {0};
    size_t room = count_placed(levels, year);
    for (int kind = TRYG_MESS_LOST_EMPTY; kind < TRYG_MESS_KINDS; kind++) {
        room += TRYG_DOSES[year][kind];
    }
    rows.row = TRYG_NEW(arena, room, struct tryg_row);
    rows.serial = TRYG_NEW(arena, room, uint32_t);
    add_placed(&rows, levels, scene, year);
    add_unplaced(&rows, scene, year);
    qsort(rows.row, rows.n, sizeof *rows.row, by_moment);
    for (size_t i = 0; i < rows.n; i++) {
        rows.serial[rows.row[i].own] = (uint32_t)i + 1;
    }
    return rows;
}

enum tryg_status tryg_scene_set(const struct tryg_drawing *drawing, tryg_arena *arena,
                                struct tryg_scene *scene, struct tryg_error *err)
{
    TRYG_TRY(tryg_places_of_districts(drawing, arena, scene->district, err));
    const struct tryg_drawing_layer *around = &drawing->neighbours;
    scene->frederiksberg = tryg_places_spread(&around->area[0], 100, arena);
    for (uint32_t i = 1; i < 7; i++) {
        scene->elsewhere[i - 1] = tryg_places_spread(&around->area[i], 100 + i, arena);
    }
    scene->elsewhere[6] = tryg_places_spread(&drawing->water.area[0], 107, arena);
    return TRYG_OK;
}
