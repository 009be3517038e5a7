/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/peers.h"
#include "engine/index/sum.h"

#include <math.h>

bool tryg_peers_are_asked(const struct tryg_profile *profile)
{
    for (size_t i = 0; profile && i < profile->indicators; i++) {
        if (profile->indicator[i].source == TRYG_FROM_SCORES) {
            return true;
        }
    }
    return false;
}

static const double *values_of(const struct tryg_scores *s, size_t measure, double *room)
{
    size_t n = s->system->n;
    if (measure == 0) {
        return s->index;
    }
    if (measure <= s->groups) {
        return s->group + (measure - 1) * n;
    }
    for (size_t a = 0; a < n; a++) {
        room[a] = s->cell[(measure - 1 - s->groups) * n + a].value;
    }
    return room;
}

static bool is_high_good(const struct tryg_profile *profile, size_t measure)
{
    if (measure <= profile->groups) {
        return profile->orientation == TRYG_SAFE;
    }
    return profile->indicator[measure - 1 - profile->groups].direction < 0;
}

/* Is x better than y? */
static bool is_better(double x, double y, bool high)
{
    return high ? x > y : x < y;
}

static void place(const double *value, size_t n, size_t a, bool high,
                  struct tryg_peer *line)
{
    struct tryg_sum others = {0};
    size_t better = 0, alike = 0, known = 0;
    for (size_t b = 0; b < n; b++) {
        if (b == a || isnan(value[b])) {
            continue;
        }
        known++;
        tryg_sum_add(&others, value[b]);
        better += is_better(value[b], value[a], high) ? 1 : 0;
        alike +=
            !is_better(value[b], value[a], high) && !is_better(value[a], value[b], high);
    }
    line->place = 1.0 + (double)better + 0.5 * (double)alike;
    line->mean = known ? tryg_sum_of(&others) / (double)known : NAN;
    line->from_mean = value[a] - line->mean;
}

static void hold(const double *value, size_t n, bool high, struct tryg_peer *line,
                 size_t *known)
{
    uint32_t best = TRYG_NO_AREA;
    double least = NAN, most = NAN;
    *known = 0;
    for (uint32_t a = 0; a < n; a++) {
        if (!isnan(value[a])) {
            best =
                best == TRYG_NO_AREA || is_better(value[a], value[best], high) ? a : best;
            least = fmin(least, value[a]);
            most = fmax(most, value[a]);
            ++*known;
        }
    }
    for (size_t a = 0; a < n; a++) {
        line[a] = (struct tryg_peer){.value = value[a],
                                     .place = NAN,
                                     .mean = NAN,
                                     .from_mean = NAN,
                                     .from_best = NAN,
                                     .best = best,
                                     .least = least,
                                     .most = most};
        if (!isnan(value[a])) {
            place(value, n, a, high, &line[a]);
            line[a].from_best = value[a] - value[best];
        }
    }
}

struct tryg_peers tryg_peers_make(const struct tryg_profile *profile,
                                  const struct tryg_scores *s, tryg_arena *arena)
{
    size_t n = s->system->n, measures = 1 + profile->groups + profile->indicators;
    struct tryg_peers made = {.year = s->year,
                              .system = s->system,
                              .measures = measures,
                              .line = TRYG_NEW(arena, measures * n + 1, struct tryg_peer),
                              .known = TRYG_NEW(arena, measures, size_t),
                              .high_is_good = TRYG_NEW(arena, measures, bool)};
    double *room = TRYG_NEW(arena, n + 1, double);
    for (size_t m = 0; m < measures; m++) {
        made.high_is_good[m] = is_high_good(profile, m);
        hold(values_of(s, m, room), n, made.high_is_good[m], made.line + m * n,
             &made.known[m]);
    }
    return made;
}
