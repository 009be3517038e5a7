/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an indicator that say how its reports vary and what they are freed of:
 * `overdispersion` and `standardise`. Their fields are those of struct
 * tryg_draft_indicator.
 */
#ifndef TRYG_BATCH_PROFILE_STANDARD_H
#define TRYG_BATCH_PROFILE_STANDARD_H

#include "engine/batch/profile_keys.h"

extern const struct tryg_yaml_type TRYG_AN_OVERDISPERSION; /* from 1, of reports */
extern const struct tryg_yaml_type
    TRYG_A_STANDARD; /* {method, by, rates, per, standard} */

/* Do they fit the indicator's source, and each other? Blames. What is not said takes its
 * usual value: per 1000, or 1 for what is standardised indirectly; the standard of a
 * direct one, the city; and the id of the denominator that the expected reports make. */
void tryg_profile_standard_settle(struct tryg_yaml_reading *reading,
                                  struct tryg_draft_indicator *one);

#endif
