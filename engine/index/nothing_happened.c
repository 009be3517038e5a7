/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/nothing_happened.h"

#include <math.h>

#include "engine/index/classify.h"
#include "engine/index/sum.h"

double tryg_nothing_flip(const double *p, size_t levels, size_t stride)
{
    double all = 0.0, both = 0.0;
    for (size_t l = 0; l < levels; l++) {
        all += p[l * stride];
    }
    for (size_t l = 0; l < levels; l++) {
        /* p (1 - p) and not 1 - p^2: a level that is nearly certain keeps its digits */
        double share = p[l * stride] / all;
        both += share * ((all - p[l * stride]) / all);
    }
    return both;
}

double tryg_nothing_flip_alarm(const double *p, size_t levels, size_t stride,
                               const bool *alarm)
{
    double class[2] = {0.0, 0.0};
    for (size_t l = 0; l < levels; l++) {
        class[alarm[l] ? 1 : 0] += p[l * stride];
    }
    return tryg_nothing_flip(class, 2, 1);
}

void tryg_nothing_law(const double *flip, size_t n, double *mass)
{
    mass[0] = 1.0;
    for (size_t a = 0; a < n; a++) {
        mass[a + 1] = mass[a] * flip[a];
        for (size_t k = a; k > 0; k--) {
            mass[k] = mass[k] * (1.0 - flip[a]) + mass[k - 1] * flip[a];
        }
        mass[0] *= 1.0 - flip[a];
    }
}

double tryg_nothing_mean(const double *mass, size_t n)
{
    struct tryg_sum sum = {0};
    for (size_t k = 1; k <= n; k++) {
        tryg_sum_add(&sum, (double)k * mass[k]);
    }
    return tryg_sum_of(&sum);
}

size_t tryg_nothing_quantile(const double *mass, size_t n, double p)
{
    struct tryg_sum below = {0};
    for (size_t k = 0; k < n; k++) {
        tryg_sum_add(&below, mass[k]);
        if (tryg_sum_of(&below) >= p * (1.0 - 1e-12)) {
            return k;
        }
    }
    return n;
}

double tryg_nothing_at_least(const double *mass, size_t n, size_t k)
{
    struct tryg_sum above = {0};
    for (size_t i = n + 1; i-- > k;) {
        tryg_sum_add(&above, mass[i]);
    }
    return fmin(tryg_sum_of(&above), 1.0);
}

/* The probability of each of an area's levels into p[levels]. */
static void levels_of(const struct tryg_profile *profile,
                      const struct tryg_scores *scores, size_t a, double *p)
{
    for (size_t l = 0; l < profile->levels; l++) {
        p[l] = scores->chance.p
                   ? scores->chance.p[l * scores->system->n + a]
                   : tryg_classify_probability(scores->index[a], scores->se[a],
                                               profile->level, profile->levels, (int)l);
    }
}

/* The areas of both years that have a level in each, and how often two draws of each
 * differ. */
struct pairing {
    bool has_alarm, *alarm; /* [levels] */
    double *p;              /* [levels] */
    double *flip;           /* [areas] */
    double same_alarm;
    struct tryg_nothing seen;
};

static void pair_area(const struct tryg_profile *profile, const struct tryg_scores *now,
                      size_t a, int then, struct pairing *to)
{
    levels_of(profile, now, a, to->p);
    double flip = tryg_nothing_flip(to->p, profile->levels, 1);
    if (then < 0 || now->level[a] < 0 || isnan(flip)) {
        return;
    }
    bool was = to->alarm[then], is = to->alarm[now->level[a]];
    to->flip[to->seen.areas++] = flip;
    to->same_alarm *= 1.0 - tryg_nothing_flip_alarm(to->p, profile->levels, 1, to->alarm);
    to->seen.changed += now->level[a] != then;
    to->seen.gained += is && !was;
    to->seen.lost += was && !is;
}

static void judge_luck(struct pairing *pairing, tryg_arena *scratch)
{
    struct tryg_nothing *seen = &pairing->seen;
    double *mass = TRYG_NEW(scratch, seen->areas + 1, double);
    if (seen->areas == 0) {
        return;
    }
    tryg_nothing_law(pairing->flip, seen->areas, mass);
    seen->expected = tryg_nothing_mean(mass, seen->areas);
    seen->low = (double)tryg_nothing_quantile(mass, seen->areas, 0.025);
    seen->high = (double)tryg_nothing_quantile(mass, seen->areas, 0.975);
    seen->none = mass[0];
    seen->same_alarm = pairing->has_alarm ? pairing->same_alarm : NAN;
    seen->as_many = tryg_nothing_at_least(mass, seen->areas, seen->changed);
}

struct tryg_nothing tryg_nothing_between(const struct tryg_profile *profile,
                                         const struct tryg_scores *now,
                                         const struct tryg_scores *then)
{
    tryg_arena *scratch = tryg_arena_new("nothing happened", 0);
    struct pairing pairing = {.alarm = TRYG_NEW(scratch, profile->levels, bool),
                              .p = TRYG_NEW(scratch, profile->levels, double),
                              .flip = TRYG_NEW(scratch, now->system->n, double),
                              .same_alarm = 1.0,
                              .seen = {.year = now->year,
                                       .against = then->year,
                                       .expected = NAN,
                                       .low = NAN,
                                       .high = NAN,
                                       .none = NAN,
                                       .same_alarm = NAN,
                                       .as_many = NAN}};
    for (size_t l = 0; l < profile->levels; l++) {
        pairing.alarm[l] = profile->level[l].alarm;
        pairing.has_alarm |= profile->level[l].alarm;
    }
    for (size_t a = 0; a < now->system->n; a++) {
        uint32_t at = tryg_system_find(then->system, now->system->code[a]);
        pair_area(profile, now, a, at == TRYG_NO_AREA ? -1 : then->level[at], &pairing);
    }
    judge_luck(&pairing, scratch);
    tryg_arena_free(scratch);
    return pairing.seen;
}
