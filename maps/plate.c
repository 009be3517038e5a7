/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/plate.h"

#include <math.h>

/* Another year's scores on the areas that are shown; NULL: there are none. */
static const struct tryg_scores *scores_of_year(const struct tryg_plate *plate, int year)
{
    const struct tryg_results *results = plate->results;
    size_t system = plate->want.system;
    if (year == results->base_year) {
        return tryg_results_based(results, plate->want.year, system);
    }
    for (size_t y = 0; y < results->years; y++) {
        const struct tryg_scores *scores = tryg_results_at(results, y, system);
        if (results->year[y] == year && scores->system == plate->system) {
            return scores;
        }
    }
    return NULL;
}

static double change_since(const struct tryg_plate *plate, size_t a)
{
    int since = (int)plate->want.part;
    if (plate->want.sure) {
        return plate->want.sure->cell[a].change;
    }
    const struct tryg_scores *then = scores_of_year(plate, since);
    if (then) {
        return plate->scores->index[a] - then->index[a];
    }
    return since == plate->results->base_year ? plate->scores->change[a] : NAN;
}

static double value_of(const struct tryg_plate *plate, size_t a)
{
    const struct tryg_scores *scores = plate->scores;
    switch (plate->want.kind) {
    case TRYG_MAP_LEVEL:
    case TRYG_MAP_INDEX:
        return scores->index[a];
    case TRYG_MAP_GROUP:
        return scores->group[plate->want.part * plate->n + a];
    case TRYG_MAP_INDICATOR:
        return scores->cell[plate->want.part * plate->n + a].value;
    case TRYG_MAP_CHANGE:
        return change_since(plate, a);
    }
    return NAN;
}

static int class_of(const struct tryg_plate *plate, size_t a)
{
    const struct tryg_comparison *sure = plate->want.sure;
    if (sure) {
        return tryg_classes_sure_of(plate->classes, sure->cell[a].change,
                                    sure->cell[a].verdict);
    }
    /* The level was decided where the index was made; to cut again could disagree. */
    return plate->want.kind == TRYG_MAP_LEVEL
               ? plate->scores->level[a]
               : tryg_classes_of(plate->classes, plate->value[a]);
}

/* Above the middle class where a high index is need, below it where it is safety. */
static bool has_grown(const struct tryg_plate *plate, size_t a)
{
    int class = plate->class_of[a], middle = (int)plate->classes->n / 2;
    bool high_is_need = plate->results->profile->orientation == TRYG_NEED;
    return plate->want.kind == TRYG_MAP_CHANGE && plate->show[a] && class >= 0 &&
           (high_is_need ? class > middle : class < middle);
}

/* A verdict that it has fallen; by size alone nothing is said. */
static bool has_shrunk(const struct tryg_plate *plate, size_t a)
{
    int class = plate->class_of[a], middle = (int)plate->classes->n / 2;
    return plate->want.sure && plate->show[a] && class >= 0 && class != middle &&
           !has_grown(plate, a);
}

static bool marks(const struct tryg_plate *plate, const struct tryg_scores *scores,
                  size_t a)
{
    int level = scores->level[a];
    return plate->show[a] && level >= 0 && plate->results->profile->level[level].alarm;
}

/* What the base year marked; of the base year itself and of earlier ones nothing. */
static void mark_base(struct tryg_plate *plate)
{
    int base = plate->results->base_year;
    const struct tryg_scores *then = scores_of_year(plate, base);
    if (!then || plate->scores->year <= base) {
        return;
    }
    for (size_t a = 0; a < plate->n; a++) {
        plate->was[a] = marks(plate, then, a);
        plate->wases += plate->was[a];
    }
}

static void fill_area(struct tryg_plate *plate, size_t a)
{
    const struct tryg_scores *scores = plate->scores;
    plate->value[a] = value_of(plate, a);
    plate->class_of[a] = class_of(plate, a);
    /* A map of what is sure of a change marks only what was marked to begin with. */
    plate->alarm[a] = !plate->want.sure && marks(plate, scores, a);
    plate->doubt[a] = plate->show[a] && scores->level[a] >= 0 &&
                      tryg_certainty_of(scores->level_p[a]) == TRYG_BORDERLINE;
    plate->worse[a] = has_grown(plate, a);
    plate->better[a] = has_shrunk(plate, a);
    if (plate->show[a]) {
        int class = plate->class_of[a];
        plate->shown++;
        plate->alarms += plate->alarm[a];
        plate->doubts += plate->doubt[a];
        plate->worses += plate->worse[a];
        plate->betters += plate->better[a];
        plate->count[class < 0 ? plate->classes->n : (size_t) class]++;
    }
}

static void make_room(struct tryg_plate *plate, tryg_arena *arena)
{
    size_t n = plate->n;
    plate->show = TRYG_NEW(arena, n, bool);
    plate->value = TRYG_NEW(arena, n, double);
    plate->class_of = TRYG_NEW(arena, n, int);
    plate->alarm = TRYG_NEW(arena, n, bool);
    plate->doubt = TRYG_NEW(arena, n, bool);
    plate->worse = TRYG_NEW(arena, n, bool);
    plate->better = TRYG_NEW(arena, n, bool);
    plate->was = TRYG_NEW(arena, n, bool);
    plate->count = TRYG_NEW(arena, plate->classes->n + 1, size_t);
}

void tryg_plate_fill(struct tryg_plate *plate, const struct tryg_results *results,
                     const struct tryg_map_want *want, const struct tryg_classes *classes,
                     size_t focus, const uint32_t *focus_of, tryg_arena *arena)
{
    tryg_plate_fill_with(plate, results,
                         tryg_results_at(results, want->year, want->system), want,
                         classes, focus, focus_of, arena);
}

void tryg_plate_fill_with(struct tryg_plate *plate, const struct tryg_results *results,
                          const struct tryg_scores *scores,
                          const struct tryg_map_want *want,
                          const struct tryg_classes *classes, size_t focus,
                          const uint32_t *focus_of, tryg_arena *arena)
{
    plate->results = results;
    plate->want = *want;
    plate->classes = classes;
    plate->focus = focus;
    plate->scores = scores;
    plate->system = plate->scores->system;
    plate->n = plate->system->n;
    plate->shown = plate->alarms = plate->doubts = plate->worses = 0;
    plate->betters = plate->wases = 0;
    make_room(plate, arena);
    for (size_t a = 0; a < plate->n; a++) {
        plate->show[a] = !focus_of || focus_of[a] == focus;
        fill_area(plate, a);
    }
    mark_base(plate);
}

bool tryg_plate_has_doubt(const struct tryg_plate *plate)
{
    return plate->doubts > 0 && plate->want.kind == TRYG_MAP_LEVEL;
}
