/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an indicator that say how its rate is counted and how small areas are
 * steadied: `harm`, `pool` and `model`. Their fields are those of struct
 * tryg_draft_indicator.
 */
#ifndef TRYG_BATCH_PROFILE_MODELS_H
#define TRYG_BATCH_PROFILE_MODELS_H

#include "engine/batch/profile_keys.h"

extern const struct tryg_yaml_type TRYG_A_HARM;  /* true or false, of reports */
extern const struct tryg_yaml_type TRYG_A_POOL;  /* whole years from 1, of reports */
extern const struct tryg_yaml_type TRYG_A_MODEL; /* {kind: ..., and what the kind asks} */

/* Do they fit the indicator's source, and each other? Blames. */
void tryg_profile_models_judge(struct tryg_yaml_reading *reading,
                               const struct tryg_draft_indicator *one);

#endif
