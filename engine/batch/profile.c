/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/profile.h"
#include "engine/batch/profile_keys.h"
#include "engine/index/blend.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Judging --------------------------------------------------------------------- */

static int find_group(const struct tryg_draft *draft, const char *id)
{
    for (size_t i = 0; i < draft->groups; i++) {
        if (strcmp(draft->group[i].id, id) == 0) {
            return (int)i;
        }
    }
    return TRYG_NO_GROUP;
}

/* Which group an indicator is in; with groups, all that weigh must be in one. */
static void settle_group(struct tryg_yaml_reading *reading,
                         const struct tryg_draft *draft, struct tryg_draft_indicator *one)
{
    one->it.group = one->group ? find_group(draft, one->group) : TRYG_NO_GROUP;
    if (one->group && one->it.group == TRYG_NO_GROUP) {
        const char **id = TRYG_NEW(reading->arena, draft->groups + 1, const char *);
        for (size_t i = 0; i < draft->groups; i++) {
            id[i] = draft->group[i].id;
        }
        tryg_yaml_blame(
            reading, one->at,
            TX("indikatoren %s er i gruppen \"%s\", som ikke er blandt groups.",
               "the indicator %s is in the group \"%s\", which is not among "
               "groups."),
            one->it.id, one->group);
        tryg_yaml_suggest(reading, one->group, id, draft->groups);
    } else if (!one->group && draft->groups && one->it.weight > 0) {
        tryg_yaml_blame(reading, one->at,
                        TX("indikatoren %s har vægt, men ingen gruppe. Giv den en group, "
                           "eller weight: 0.",
                           "the indicator %s has a weight but no group. Give it a group, "
                           "or weight: 0."),
                        one->it.id);
    }
}

static void judge_indicators(struct tryg_yaml_reading *reading, struct tryg_draft *draft)
{
    for (size_t i = 0; i < draft->indicators; i++) {
        struct tryg_draft_indicator *one = &draft->indicator[i];
        for (size_t j = 0; j < i; j++) {
            if (strcmp(draft->indicator[j].it.id, one->it.id) == 0) {
                tryg_yaml_blame(reading, one->at,
                                TX("indikatoren %s er her for anden gang.",
                                   "the indicator %s is here for the second time."),
                                one->it.id);
            }
        }
        if (draft->normalise == TRYG_TARGET && isnan(one->it.target) &&
            one->it.weight > 0) {
            tryg_yaml_blame(reading, one->at,
                            TX("indikatoren %s mangler target (normalise: target).",
                               "the indicator %s lacks a target (normalise: target)."),
                            one->it.id);
        }
        settle_group(reading, draft, one);
    }
}

/* Each indicator's share of the whole index: its part of the group's weight, times the
 * group's part of all weight. Groups nobody weighs in are blamed. */
static void settle_shares(struct tryg_yaml_reading *reading, struct tryg_place at,
                          struct tryg_draft *draft)
{
    size_t nodes = draft->groups ? draft->groups : 1;
    double *within = TRYG_NEW(reading->arena, nodes, double), all = 0;
    for (size_t i = 0; i < draft->indicators; i++) {
        const struct tryg_indicator *it = &draft->indicator[i].it;
        within[it->group == TRYG_NO_GROUP ? 0 : it->group] += it->weight;
    }
    for (size_t g = 0; g < nodes; g++) {
        if (!(within[g] > 0)) {
            tryg_yaml_blame(reading, at,
                            draft->groups ? TX("gruppen %s har ingen indikator med vægt.",
                                               "the group %s has no indicator with a "
                                               "weight.")
                                          : TX("ingen indikator har vægt%s.",
                                               "no indicator has a weight%s."),
                            draft->groups ? draft->group[g].id : "");
        }
        all += draft->groups ? draft->group[g].weight : 1;
    }
    for (size_t i = 0; i < draft->indicators; i++) {
        struct tryg_indicator *it = &draft->indicator[i].it;
        int g = it->group == TRYG_NO_GROUP ? 0 : it->group;
        double group = draft->groups ? draft->group[g].weight : 1;
        it->share = it->weight > 0 ? it->weight / within[g] * group / all : 0;
    }
}

/* How each group's indicators are weighed: as it says, else as the profile says. */
static void settle_methods(struct tryg_yaml_reading *reading, struct tryg_place at,
                           struct tryg_draft *draft)
{
    if (draft->method == TRYG_BY_FACTORS) {
        if (draft->weights != TRYG_WEIGHTS_GIVEN &&
            draft->weights != TRYG_WEIGHTS_FACTOR) {
            tryg_yaml_blame(reading, at,
                            TX("method: factor og weights siger hver sit. Behold kun "
                               "weights.",
                               "method: factor and weights say different things. Keep "
                               "weights only."));
        }
        draft->weights = TRYG_WEIGHTS_FACTOR;
    }
    for (size_t g = 0; g < draft->groups; g++) {
        if (draft->group[g].method == TRYG_WEIGHINGS) {
            draft->group[g].method = draft->weights;
        }
    }
}

/* A number that one method asks for, and no other. */
static void judge_number(struct tryg_yaml_reading *reading, struct tryg_place at,
                         const char *key, bool given, const char *method, bool wanted)
{
    if (wanted && !given) {
        tryg_yaml_blame(reading, at, TX("%s mangler nøglen %s.", "%s lacks the key %s."),
                        method, key);
    } else if (given && !wanted) {
        tryg_yaml_blame(
            reading, at,
            TX("nøglen %s hører kun til %s.", "the key %s belongs to %s only."), key,
            method);
    }
}

static void judge_numbers(struct tryg_yaml_reading *reading, struct tryg_place at,
                          const struct tryg_draft *draft)
{
    judge_number(reading, at, "exponent", !isnan(draft->exponent), "aggregate: power",
                 draft->aggregate == TRYG_POWER);
    judge_number(reading, at, "share", !isnan(draft->outlier_share),
                 "outliers: {method: clip}", draft->outliers == TRYG_OUTLIERS_CLIP);
    struct tryg_error err;
    struct tryg_profile blend = {
        .id = draft->id, .normalise = draft->normalise, .aggregate = draft->aggregate};
    if (tryg_blend_check(&blend, &err) != TRYG_OK) {
        tryg_yaml_blame(reading, at, "%s", err.text);
    }
}

static int by_from(const void *a, const void *b)
{
    const struct tryg_level *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static void judge_alarms(struct tryg_yaml_reading *reading, struct tryg_place at,
                         struct tryg_draft *draft)
{
    const char **id = TRYG_NEW(reading->arena, draft->levels + 1, const char *);
    for (size_t i = 0; i < draft->levels; i++) {
        id[i] = draft->level[i].id;
    }
    for (size_t a = 0; a < draft->alarms; a++) {
        bool found = false;
        for (size_t i = 0; i < draft->levels; i++) {
            bool same = strcmp(draft->level[i].id, draft->alarm[a]) == 0;
            draft->level[i].alarm |= same;
            found |= same;
        }
        if (!found) {
            tryg_yaml_blame(reading, at,
                            TX("alarm: \"%s\" er ikke et af niveauerne.",
                               "alarm: \"%s\" is not one of the levels."),
                            draft->alarm[a]);
            tryg_yaml_suggest(reading, draft->alarm[a], id, draft->levels);
        }
    }
}

/* Levels in ascending order, exactly one without a lower end. */
static void judge_levels(struct tryg_yaml_reading *reading, struct tryg_place at,
                         struct tryg_draft *draft)
{
    if (draft->levels == 0) {
        tryg_yaml_blame(reading, at,
                        TX("indekset har ingen levels.", "the index has no levels."));
        return;
    }
    qsort(draft->level, draft->levels, sizeof *draft->level, by_from);
    if (!isinf(draft->level[0].from)) {
        tryg_yaml_blame(reading, at,
                        TX("et af niveauerne skal være uden from: det laveste.",
                           "one of the levels must be without from: the lowest."));
    }
    for (size_t i = 1; i < draft->levels; i++) {
        if (!(draft->level[i].from > draft->level[i - 1].from)) {
            tryg_yaml_blame(reading, at,
                            TX("niveauerne %s og %s begynder samme sted.",
                               "the levels %s and %s begin at the same place."),
                            draft->level[i - 1].id, draft->level[i].id);
        }
        for (size_t j = 0; j < i; j++) {
            if (strcmp(draft->level[i].id, draft->level[j].id) == 0) {
                tryg_yaml_blame(
                    reading, at,
                    TX("niveauet %s er der to gange.", "the level %s is there twice."),
                    draft->level[i].id);
            }
        }
    }
    judge_alarms(reading, at, draft);
}

static struct tryg_profile *finished(tryg_arena *arena, const struct tryg_draft *draft)
{
    struct tryg_profile *profile = TRYG_NEW(arena, 1, struct tryg_profile);
    *profile = (struct tryg_profile){.id = draft->id,
                                     .name = draft->name,
                                     .about = draft->about,
                                     .indicators = draft->indicators,
                                     .groups = draft->groups,
                                     .levels = draft->levels,
                                     .group = draft->group,
                                     .level = draft->level,
                                     .normalise = draft->normalise,
                                     .outliers = draft->outliers,
                                     .outlier_share = draft->outlier_share,
                                     .weights = draft->weights,
                                     .aggregate = draft->aggregate,
                                     .exponent = draft->exponent,
                                     .orientation = draft->orientation,
                                     .centre = draft->centre,
                                     .spread = draft->spread,
                                     .clip_low = draft->clip_low,
                                     .clip_high = draft->clip_high,
                                     .impute = draft->impute,
                                     .least_present = draft->least_present};
    profile->indicator = TRYG_NEW(arena, draft->indicators + 1, struct tryg_indicator);
    for (size_t i = 0; i < draft->indicators; i++) {
        profile->indicator[i] = draft->indicator[i].it;
    }
    return profile;
}

void tryg_profile_read(struct tryg_yaml_reading *reading, const struct tryg_yaml *map,
                       const char *id, struct tryg_profile_read *read)
{
    struct tryg_draft draft = tryg_draft_begin(id);
    size_t before = reading->faults.n;
    tryg_yaml_keys_read(reading, TRYG_PROFILE_KEYS, map, &draft);
    if (reading->faults.n > before) {
        return;
    }
    if (!draft.name.in[TRYG_DA]) {
        draft.name = (struct tryg_text){{draft.id, draft.id}};
    }
    settle_methods(reading, map->at, &draft);
    judge_numbers(reading, map->at, &draft);
    judge_indicators(reading, &draft);
    judge_levels(reading, map->at, &draft);
    if (reading->faults.n == before) {
        settle_shares(reading, map->at, &draft);
    }
    if (reading->faults.n == before) {
        read->profile = finished(reading->arena, &draft);
        read->at = TRYG_NEW(reading->arena, draft.indicators + 1, struct tryg_place);
        for (size_t i = 0; i < draft.indicators; i++) {
            read->at[i] = draft.indicator[i].at;
        }
    }
}

/* ---- Printing -------------------------------------------------------------------- */

void tryg_profile_print(struct tryg_yaml_printer *printer,
                        const struct tryg_profile *profile)
{
    tryg_arena *arena = tryg_arena_new("profile", 0);
    struct tryg_draft draft = tryg_draft_begin(profile->id);
    draft.name = profile->name;
    draft.about = profile->about;
    draft.normalise = profile->normalise;
    draft.outliers = profile->outliers;
    draft.outlier_share = profile->outlier_share;
    draft.weights = profile->weights;
    draft.aggregate = profile->aggregate;
    draft.exponent = profile->exponent;
    draft.orientation = profile->orientation;
    draft.centre = profile->centre;
    draft.spread = profile->spread;
    draft.clip_low = profile->clip_low;
    draft.clip_high = profile->clip_high;
    draft.impute = profile->impute;
    draft.least_present = profile->least_present;
    draft.groups = profile->groups;
    draft.group = profile->group;
    draft.levels = profile->levels;
    draft.level = profile->level;
    draft.indicators = profile->indicators;
    draft.indicator =
        TRYG_NEW(arena, profile->indicators + 1, struct tryg_draft_indicator);
    for (size_t i = 0; i < profile->indicators; i++) {
        int group = profile->indicator[i].group;
        draft.indicator[i].it = profile->indicator[i];
        if (profile->indicator[i].source != TRYG_FROM_REPORTS) {
            draft.indicator[i].it.per = NAN; /* says nothing of a share or score */
        }
        draft.indicator[i].group = group < 0 ? NULL : profile->group[group].id;
    }
    draft.alarm = TRYG_NEW(arena, profile->levels + 1, const char *);
    for (size_t i = 0; i < profile->levels; i++) {
        if (profile->level[i].alarm) {
            draft.alarm[draft.alarms++] = profile->level[i].id;
        }
    }
    tryg_yaml_keys_print(printer, TRYG_PROFILE_KEYS, &draft);
    tryg_arena_free(arena);
}
