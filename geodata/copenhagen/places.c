/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/places.h"

#include <stdlib.h>

#include "geodata/base/lang.h"
#include "geodata/copenhagen/handwritten.h"
#include "geodata/copenhagen/shelf.h"

enum {
    STREETS = 4, /* through each point */
    HOUSES = 22, /* to either side along a street */
    QUIETS = 260,
    MARGIN_CM = 300,
    MOST_HOTS = 2048,
    CM = 100,
    STREET_CM = 9000, /* quiet streets lie 90 m apart */
    HOUSE_CM = 1500,
};

/* Directions of length 1000, from right-angled triangles with whole sides. */
static const struct {
    int32_t east, north;
} DIRECTION[] = {
    {1000, 0}, {960, 280},  {800, 600},  {600, 800},  {280, 960},
    {0, 1000}, {-280, 960}, {-600, 800}, {-800, 600}, {-960, 280},
};
enum { DIRECTIONS = sizeof DIRECTION / sizeof *DIRECTION };

static bool lies_within(const struct tryg_drawn *area, struct tryg_address at)
{
    for (int dx = -1; dx <= 1; dx++) {
        for (int dy = -1; dy <= 1; dy++) {
            if (!tryg_drawn_holds(area, INT64_C(10) * (at.east_cm + dx * MARGIN_CM),
                                  INT64_C(10) * (at.north_cm + dy * MARGIN_CM))) {
                return false;
            }
        }
    }
    return true;
}

static void add_hot(struct tryg_places *places, struct tryg_address at, uint32_t weight)
{
    uint32_t before = places->hots ? places->reach[places->hots - 1] : 0;
    places->hot[places->hots] = at;
    places->reach[places->hots++] = before + weight;
}

static void lay_street(struct tryg_places *places, const struct tryg_drawn *area,
                       struct tryg_address point, uint32_t weight, struct tryg_dice *dice)
{
    uint32_t turn = tryg_dice_below(dice, DIRECTIONS);
    int32_t step = 1400 + (int32_t)tryg_dice_below(dice, 1200); /* 14-26 m a house */
    for (int32_t k = -HOUSES; k <= HOUSES; k++) {
        struct tryg_address at = {
            point.east_cm + (int32_t)((int64_t)k * step * DIRECTION[turn].east / 1000),
            point.north_cm + (int32_t)((int64_t)k * step * DIRECTION[turn].north / 1000)};
        uint32_t near = (uint32_t)(HOUSES + 1 - abs(k));
        if (lies_within(area, at) && places->hots < MOST_HOTS) {
            add_hot(places, at, weight * near * near);
        }
    }
}

static int32_t between(struct tryg_dice *dice, int32_t low, int32_t high)
{
    return low + (int32_t)tryg_dice_below(dice, (uint32_t)(high - low + 1));
}

/* Somewhere in the box of the area, on a street: one of the two is a street's. */
static struct tryg_address guess(const struct tryg_drawn *area, struct tryg_dice *dice)
{
    int32_t low[2] = {INT32_MAX, INT32_MAX}, high[2] = {INT32_MIN, INT32_MIN};
    for (size_t i = 0; i < area->points; i++) {
        int32_t at[2] = {area->east[i], area->north[i]};
        for (int axis = 0; axis < 2; axis++) {
            low[axis] = at[axis] < low[axis] ? at[axis] : low[axis];
            high[axis] = at[axis] > high[axis] ? at[axis] : high[axis];
        }
    }
    int32_t east = between(dice, low[0], high[0]) * CM;
    int32_t north = between(dice, low[1], high[1]) * CM;
    bool along = tryg_dice_below(dice, 2) == 0;
    int32_t grid[2] = {along ? STREET_CM : HOUSE_CM, along ? HOUSE_CM : STREET_CM};
    return (struct tryg_address){east / grid[0] * grid[0], north / grid[1] * grid[1]};
}

static void spread_quiet(struct tryg_places *places, const struct tryg_drawn *area,
                         struct tryg_dice *dice, tryg_arena *arena)
{
    places->quiet = TRYG_NEW(arena, QUIETS, struct tryg_address);
    while (places->quiets < QUIETS) {
        struct tryg_address at = guess(area, dice);
        if (lies_within(area, at)) {
            places->quiet[places->quiets++] = at;
        }
    }
}

struct tryg_places tryg_places_spread(const struct tryg_drawn *area, uint32_t tag,
                                      tryg_arena *arena)
{
    struct tryg_places places = {0};
    struct tryg_dice dice = tryg_dice_of(TRYG_DICE_PLACES, 0, tag, 0);
    spread_quiet(&places, area, &dice, arena);
    return places;
}

static enum tryg_status add_point(const struct tryg_handwritten *rows, char *row,
                                  const struct tryg_drawing *drawing,
                                  struct tryg_places *places, struct tryg_error *err)
{
    int32_t district, weight, east, north;
    TRYG_TRY(tryg_handwritten_whole(rows, &row, &district, err));
    TRYG_TRY(tryg_handwritten_whole(rows, &row, &weight, err));
    TRYG_TRY(tryg_handwritten_whole(rows, &row, &east, err));
    TRYG_TRY(tryg_handwritten_whole(rows, &row, &north, err));
    struct tryg_address at = {east * CM, north * CM};
    if (district < 1 || district > TRYG_DISTRICTS ||
        !lies_within(&drawing->districts.area[district - 1], at)) {
        return tryg_fail_at(err, TRYG_FAILED, rows->place,
                            TX("punktet ligger ikke i distrikt %d.",
                               "the point does not lie in district %d."),
                            (int)district);
    }
    struct tryg_dice dice =
        tryg_dice_of(TRYG_DICE_PLACES, 0, (uint32_t)district, (uint32_t)rows->place.line);
    for (int street = 0; street < STREETS; street++) {
        lay_street(&places[district - 1], &drawing->districts.area[district - 1], at,
                   (uint32_t)weight, &dice);
    }
    return TRYG_OK;
}

enum tryg_status tryg_places_of_districts(const struct tryg_drawing *drawing,
                                          tryg_arena *arena,
                                          struct tryg_places places[TRYG_DISTRICTS],
                                          struct tryg_error *err)
{
    static const char FILE_NAME[] = "levels/braendpunkter.txt";
    for (uint32_t d = 0; d < TRYG_DISTRICTS; d++) {
        places[d] = tryg_places_spread(&drawing->districts.area[d], d + 1, arena);
        places[d].hot = TRYG_NEW(arena, MOST_HOTS, struct tryg_address);
        places[d].reach = TRYG_NEW(arena, MOST_HOTS, uint32_t);
    }
    struct tryg_handwritten rows =
        tryg_handwritten_open(FILE_NAME, tryg_shelf_text(FILE_NAME), arena);
    for (char *row; (row = tryg_handwritten_next(&rows)) != NULL;) {
        TRYG_TRY(add_point(&rows, row, drawing, places, err));
    }
    return TRYG_OK;
}

struct tryg_address tryg_places_draw(const struct tryg_places *places,
                                     struct tryg_dice *dice, uint32_t hot_share)
{
    if (places->hots == 0 || tryg_dice_below(dice, 1000) >= hot_share) {
        return places->quiet[tryg_dice_below(dice, (uint32_t)places->quiets)];
    }
    uint32_t at = tryg_dice_below(dice, places->reach[places->hots - 1]);
    size_t low = 0, high = places->hots - 1; /* the first whose reach is past `at` */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (places->reach[middle] > at) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return places->hot[low];
}
