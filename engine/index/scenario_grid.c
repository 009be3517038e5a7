/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/scenario_grid.h"

#include <math.h>
#include <string.h>

#include "engine/index/blend.h"

enum { NORMALISES = TRYG_AS_GIVEN + 1, AGGREGATES = TRYG_AMPI + 1 };

static const struct tryg_way NORMALISE[NORMALISES] = {
    [TRYG_Z] = {"z", {{"z-tal", "z-scores"}}},
    [TRYG_MINMAX] = {"minmax", {{"min-max", "min-max"}}},
    [TRYG_RANK] = {"rank", {{"rangtal", "ranks"}}},
    [TRYG_PERCENTILE] = {"percentile", {{"percentiler", "percentiles"}}},
    [TRYG_TARGET] = {"target", {{"afstand til mål", "distance to target"}}},
    [TRYG_AS_GIVEN] = {"none", {{"uden normalisering", "not normalised"}}},
};

static const struct tryg_way AGGREGATE[AGGREGATES] = {
    [TRYG_MEAN] = {"mean", {{"gennemsnit", "mean"}}},
    [TRYG_GEOMETRIC] = {"geometric", {{"geometrisk gennemsnit", "geometric mean"}}},
    [TRYG_POWER] = {"power", {{"potensgennemsnit", "power mean"}}},
    [TRYG_AMPI] = {"ampi",
                   {{"gennemsnit med straf for ubalance (AMPI)",
                     "mean with a penalty for imbalance (AMPI)"}}},
};

static const struct {
    const char *id;
    struct tryg_text name;
} CHOICE[TRYG_CHOICES] = {
    [TRYG_CHOICE_NORMALISE] = {"normalise", {{"normalisering", "normalisation"}}},
    [TRYG_CHOICE_WEIGHTS] = {"weights", {{"vægte", "weights"}}},
    [TRYG_CHOICE_AGGREGATE] = {"aggregate", {{"sammenvejning", "aggregation"}}},
    [TRYG_CHOICE_DENOMINATOR] = {"denominator", {{"nævner", "denominator"}}},
    [TRYG_CHOICE_HARM] = {"harm", {{"skadevægte", "harm weights"}}},
    [TRYG_CHOICE_CONSTANTS] = {"constants",
                               {{"basisårets konstanter", "the base year's constants"}}},
};

static void add_way(struct tryg_choice *choice, struct tryg_way way)
{
    choice->way[choice->ways++] = way;
}

/* The profile's own first, then those wished. */
static void choose_normalise(struct tryg_scenario_grid *grid,
                             const struct tryg_profile *profile, unsigned wished)
{
    struct tryg_choice *choice = &grid->choice[TRYG_CHOICE_NORMALISE];
    grid->normalise[0] = profile->normalise;
    add_way(choice, NORMALISE[profile->normalise]);
    for (unsigned m = 0; m < NORMALISES; m++) {
        /* which only a profile can give */
        bool has_targets = m != TRYG_TARGET && m != TRYG_AS_GIVEN;
        if (m != profile->normalise && wished >> m & 1U && has_targets) {
            grid->normalise[choice->ways] = (enum tryg_normalise)m;
            add_way(choice, NORMALISE[m]);
        }
    }
}

static void choose_aggregate(struct tryg_scenario_grid *grid,
                             const struct tryg_profile *profile, unsigned wished)
{
    struct tryg_choice *choice = &grid->choice[TRYG_CHOICE_AGGREGATE];
    grid->aggregate[0] = profile->aggregate;
    add_way(choice, AGGREGATE[profile->aggregate]);
    for (unsigned m = 0; m < AGGREGATES; m++) {
        bool has_exponent = m != TRYG_POWER; /* which only a profile can give */
        if (m != profile->aggregate && wished >> m & 1U && has_exponent) {
            grid->aggregate[choice->ways] = (enum tryg_aggregate)m;
            add_way(choice, AGGREGATE[m]);
        }
    }
}

/* ---- Weights --------------------------------------------------------------------- */

/* A child of the index: a group, or an indicator that has none. */
static bool is_child(const struct tryg_profile *profile, size_t child, size_t i)
{
    const struct tryg_indicator *indicator = &profile->indicator[i];
    return child < profile->groups
               ? indicator->group == (int)child
               : indicator->group == TRYG_NO_GROUP && i == child - profile->groups;
}

static double share_of(const struct tryg_profile *profile, size_t child)
{
    double share = 0.0;
    for (size_t i = 0; i < profile->indicators; i++) {
        share += is_child(profile, child, i) ? profile->indicator[i].share : 0.0;
    }
    return share;
}

/* Shares that sum to 1, as ways of the choice; weights within a group keep their
 * proportion to them. One that is the profile's own is left out. */
static void add_weights(struct tryg_scenario_grid *grid,
                        const struct tryg_profile *profile, const double *share,
                        struct tryg_way way, tryg_arena *arena)
{
    struct tryg_choice *choice = &grid->choice[TRYG_CHOICE_WEIGHTS];
    size_t k = profile->indicators;
    double *taken = TRYG_NEW(arena, k, double), *weight = TRYG_NEW(arena, k, double);
    double sum = 0.0, most = 0.0;
    for (size_t i = 0; i < k; i++) {
        sum += share[i];
    }
    for (size_t i = 0; i < k; i++) {
        const struct tryg_indicator *own = &profile->indicator[i];
        taken[i] = share[i] / sum;
        most = fmax(most, fabs(taken[i] - own->share));
        weight[i] = own->share > 0.0 ? own->weight * taken[i] / own->share : own->weight;
    }
    if (choice->ways > 0 && !(most > 1e-12)) {
        return;
    }
    grid->share[choice->ways] = taken;
    grid->weight[choice->ways] = weight;
    add_way(choice, way);
}

static void nudge(struct tryg_scenario_grid *grid, const struct tryg_profile *profile,
                  double by, size_t child, tryg_arena *arena)
{
    double *share = TRYG_NEW(arena, profile->indicators, double);
    const char *id = child < profile->groups
                         ? profile->group[child].id
                         : profile->indicator[child - profile->groups].id;
    for (size_t i = 0; i < profile->indicators; i++) {
        share[i] =
            profile->indicator[i].share * (is_child(profile, child, i) ? 1.0 + by : 1.0);
    }
    int percent = (int)lround(100.0 * fabs(by));
    const char *sign = by < 0.0 ? "-" : "+", *printed = by < 0.0 ? "−" : "+";
    struct tryg_way way = {tryg_arena_print(arena, "%s%s%d", id, sign, percent), {{0}}};
    way.name.in[TRYG_DA] = way.name.in[TRYG_EN] =
        tryg_arena_print(arena, "%s %s%d %%", id, printed, percent);
    add_weights(grid, profile, share, way, arena);
}

static void choose_weights(struct tryg_scenario_grid *grid,
                           const struct tryg_scenario_wish *wish,
                           const struct tryg_scenario_basis *basis, tryg_arena *arena)
{
    const struct tryg_profile *profile = basis->profile;
    size_t k = profile->indicators;
    double *own = TRYG_NEW(arena, k, double), *equal = TRYG_NEW(arena, k, double);
    for (size_t i = 0; i < k; i++) {
        own[i] = profile->indicator[i].share;
        equal[i] = own[i] > 0.0 ? 1.0 : 0.0;
    }
    add_weights(grid, profile, own,
                (struct tryg_way){"given", {{"som i profilen", "as in the profile"}}},
                arena);
    if (wish->weights & TRYG_VARY_EQUAL) {
        add_weights(grid, profile, equal,
                    (struct tryg_way){
                        "equal", {{"alle indikatorer lige", "all indicators alike"}}},
                    arena);
    }
    if (wish->weights & TRYG_VARY_PCA && basis->structure) {
        add_weights(
            grid, profile, basis->structure,
            (struct tryg_way){"pca", {{"efter hovedkomponenter", "by components"}}},
            arena);
    }
    bool nudged = wish->weights & TRYG_VARY_NUDGED;
    for (size_t child = 0; nudged && child < profile->groups + k; child++) {
        double share = share_of(profile, child);
        if (share > 0.0 && share < 1.0) {
            nudge(grid, profile, wish->nudge, child, arena);
            nudge(grid, profile, -wish->nudge, child, arena);
        }
    }
}

/* ---- All of them ----------------------------------------------------------------- */

static void choose_constants(struct tryg_scenario_grid *grid, unsigned redraws,
                             tryg_arena *arena)
{
    struct tryg_choice *choice = &grid->choice[TRYG_CHOICE_CONSTANTS];
    add_way(choice, (struct tryg_way){"published",
                                      {{"de offentliggjorte", "the published ones"}}});
    for (unsigned r = 1; r <= redraws; r++) {
        struct tryg_way way = {tryg_arena_print(arena, "redrawn%u", r), {{0}}};
        way.name.in[TRYG_DA] = tryg_arena_print(arena, "trukket på ny (%u)", r);
        way.name.in[TRYG_EN] = tryg_arena_print(arena, "drawn again (%u)", r);
        add_way(choice, way);
    }
}

static void take_ways(struct tryg_choice *choice, size_t ways, const struct tryg_way *way)
{
    for (size_t w = 0; w < ways; w++) {
        add_way(choice, way[w]);
    }
}

static size_t room_of(const struct tryg_scenario_wish *wish,
                      const struct tryg_scenario_basis *basis)
{
    const struct tryg_profile *profile = basis->profile;
    return NORMALISES + AGGREGATES + 3 + 2 * (profile->groups + profile->indicators) +
           basis->denominators + basis->harms + wish->redraws + 1;
}

struct tryg_scenario_grid tryg_scenario_grid_of(const struct tryg_scenario_wish *wish,
                                                const struct tryg_scenario_basis *basis,
                                                tryg_arena *arena)
{
    struct tryg_scenario_grid grid = {.combinations = 1};
    size_t room = room_of(wish, basis);
    grid.normalise = TRYG_NEW(arena, NORMALISES, enum tryg_normalise);
    grid.aggregate = TRYG_NEW(arena, AGGREGATES, enum tryg_aggregate);
    grid.share = TRYG_NEW(arena, room, double *);
    grid.weight = TRYG_NEW(arena, room, double *);
    for (size_t c = 0; c < TRYG_CHOICES; c++) {
        grid.choice[c].id = CHOICE[c].id;
        grid.choice[c].name = CHOICE[c].name;
        grid.choice[c].way = TRYG_NEW(arena, room, struct tryg_way);
    }
    choose_normalise(&grid, basis->profile, wish->normalise);
    choose_weights(&grid, wish, basis, arena);
    choose_aggregate(&grid, basis->profile, wish->aggregate);
    take_ways(&grid.choice[TRYG_CHOICE_DENOMINATOR],
              wish->denominator ? basis->denominators : 1, basis->denominator);
    take_ways(&grid.choice[TRYG_CHOICE_HARM], wish->harm ? basis->harms : 1, basis->harm);
    choose_constants(&grid, wish->redraws, arena);
    for (size_t c = 0; c < TRYG_CHOICES; c++) {
        grid.combinations *= grid.choice[c].ways;
    }
    return grid;
}

void tryg_scenario_ways(const struct tryg_scenario_grid *grid, size_t combination,
                        size_t way[TRYG_CHOICES])
{
    for (size_t c = TRYG_CHOICES; c-- > 0;) {
        way[c] = combination % grid->choice[c].ways;
        combination /= grid->choice[c].ways;
    }
}

enum tryg_normalise tryg_scenario_normalise(const struct tryg_scenario_grid *grid,
                                            const struct tryg_profile *profile,
                                            const size_t way[TRYG_CHOICES])
{
    struct tryg_profile asked = *profile;
    asked.normalise = grid->normalise[way[TRYG_CHOICE_NORMALISE]];
    asked.aggregate = grid->aggregate[way[TRYG_CHOICE_AGGREGATE]];
    return tryg_blend_check(&asked, NULL) == TRYG_OK ? asked.normalise : TRYG_MINMAX;
}

bool tryg_scenario_is_twin(const struct tryg_scenario_grid *grid,
                           const struct tryg_profile *profile,
                           const size_t way[TRYG_CHOICES])
{
    size_t other[TRYG_CHOICES];
    enum tryg_normalise own = tryg_scenario_normalise(grid, profile, way);
    memcpy(other, way, sizeof other);
    for (size_t n = 0; n < way[TRYG_CHOICE_NORMALISE]; n++) {
        other[TRYG_CHOICE_NORMALISE] = n;
        if (tryg_scenario_normalise(grid, profile, other) == own) {
            return true;
        }
    }
    return false;
}
