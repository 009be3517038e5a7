/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

/* The distance in metres from an address to the outline, plainly. */
static double distance_to_outline(const struct tryg_drawn *area, struct tryg_address at)
{
    double best = 1e300;
    for (size_t i = 0; i + 1 < area->points; i++) {
        double ax = area->east[i] - at.east_cm / 100.0;
        double ay = area->north[i] - at.north_cm / 100.0;
        double dx = area->east[i + 1] - area->east[i];
        double dy = area->north[i + 1] - area->north[i];
        double t = -(ax * dx + ay * dy) / (dx * dx + dy * dy);
        t = t < 0.0 ? 0.0 : t > 1.0 ? 1.0 : t;
        double x = ax + t * dx, y = ay + t * dy, d = x * x + y * y;
        best = d < best ? d : best;
    }
    return best;
}

static void check_address(const struct town *town, int d, struct tryg_address at)
{
    for (int other = 0; other < TRYG_DISTRICTS; other++) {
        bool inside =
            tryg_drawn_holds(&town->drawing.districts.area[other],
                             at.east_cm * INT64_C(10), at.north_cm * INT64_C(10));
        assert_int_equal(inside, other == d);
    }
    double square = distance_to_outline(&town->drawing.districts.area[d], at);
    assert_true(square >= 2.0 * 2.0); /* at a corner, less than along an edge */
}

static void addresses_lie_in_their_own_district(void **state)
{
    struct town *town = *state;
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        const struct tryg_places *places = &town->scene.district[d];
        assert_true(places->hots > 100);
        assert_int_equal(places->quiets, 260);
        for (size_t i = 0; i < places->hots; i++) {
            check_address(town, d, places->hot[i]);
        }
        for (size_t i = 0; i < places->quiets; i++) {
            check_address(town, d, places->quiet[i]);
        }
    }
}

static void addresses_outside_lie_in_no_district(void **state)
{
    struct town *town = *state;
    for (int i = 0; i < 8; i++) {
        const struct tryg_places *places =
            i < 7 ? &town->scene.elsewhere[i] : &town->scene.frederiksberg;
        assert_int_equal(places->hots, 0);
        for (size_t k = 0; k < places->quiets; k++) {
            check_address(town, -1, places->quiet[k]);
        }
    }
}

static void hot_addresses_are_drawn_as_often_as_asked_and_again(void **state)
{
    enum { DRAWS = 4000 };
    struct town *town = *state;
    const struct tryg_places *places = &town->scene.district[26];
    struct tryg_dice dice = tryg_dice_of(TRYG_DICE_REPORTS, 0, 0, 0);
    int most = 0, hot = 0, *times = calloc(places->hots, sizeof *times);
    for (int i = 0; i < DRAWS; i++) {
        struct tryg_address at = tryg_places_draw(places, &dice, 700);
        size_t k = 0;
        while (k < places->hots && (places->hot[k].east_cm != at.east_cm ||
                                    places->hot[k].north_cm != at.north_cm)) {
            k++;
        }
        if (k < places->hots) {
            hot++;
            most = ++times[k] > most ? times[k] : most;
        }
    }
    free(times);
    assert_in_range(hot, 2650, 2950); /* 2800, five standard deviations of 29 */
    assert_true(most > 10);           /* many reports at one address */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_lie_in_their_own_district),
        cmocka_unit_test(addresses_outside_lie_in_no_district),
        cmocka_unit_test(hot_addresses_are_drawn_as_often_as_asked_and_again),
    };
    return cmocka_run_group_tests(tests, town_open, town_close);
}
