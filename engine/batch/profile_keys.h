/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a profile, and the profile as it stands in the file: groups and alarms
 * still by their names, levels in the order written.
 */
#ifndef TRYG_BATCH_PROFILE_KEYS_H
#define TRYG_BATCH_PROFILE_KEYS_H

#include "engine/batch/yaml_keys.h"
#include "geodata/shape/profile.h"

enum tryg_profile_method { TRYG_BY_WEIGHTS, TRYG_BY_FACTORS };
enum tryg_profile_against { TRYG_AGAINST_BASE_YEAR };

struct tryg_draft_indicator {
    struct tryg_place at;
    struct tryg_indicator it;
    const char *group;
};

struct tryg_draft {
    const char *id;
    struct tryg_text name, about;
    enum tryg_profile_method method;
    size_t indicators, groups, levels, alarms;
    struct tryg_draft_indicator *indicator;
    struct tryg_group *group;
    struct tryg_level *level;
    const char **alarm;
    enum tryg_normalise normalise;
    enum tryg_profile_against against;
    enum tryg_aggregate aggregate;
    enum tryg_orientation orientation;
    enum tryg_outliers outliers;
    enum tryg_imputing impute;
    double outlier_share;       /* NAN: not said */
    enum tryg_weighing weights; /* a group's method is TRYG_WEIGHINGS until it is said */
    double exponent;            /* NAN: not said */
    double centre, spread, clip_low, clip_high, least_present;
};

/* A draft with every key at its default. */
struct tryg_draft tryg_draft_begin(const char *id);

/* The keys of a profile, into a struct tryg_draft. */
extern const struct tryg_yaml_key TRYG_PROFILE_KEYS[];

#endif
