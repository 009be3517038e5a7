/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base year as a locked object: out/baseline.json.
 *
 * Shape    one JSON object, keys sorted: `year`; `recipe`, the SHA-256 of all that
 * decided the constants; `keys`, that of each key of the project file which is among it;
 * `inputs`, the base year's files; `areas`, their number and the SHA-256 of codes, names
 * and what each is made of; `constants`, the anchors of normalisation; `levels`, the
 * class breaks; `profile`; `rebased`, when the lock was changed on purpose. Law      what
 * decides no constant (title, years, seed, uncertainty, publish, map ...) is not locked.
 * The constants a run computes with are those of the store, in all their bits; that both
 * are of one recipe is checked.
 */
#ifndef TRYG_BATCH_LOCK_H
#define TRYG_BATCH_LOCK_H

#include "engine/batch/recipe.h"

#define TRYG_LOCK_FILE "baseline.json"

/* What the constants of a base year were computed from. Owner: an arena. */
struct tryg_lock {
    int year;
    struct tryg_hash recipe;
    size_t keys; /* of the project file */
    struct tryg_lock_key {
        const char *name;
        struct tryg_hash sha256;
    } * key;
    size_t inputs;
    const struct tryg_input *input;
    /* the last time it was changed on purpose; from.hex "" = never */
    struct tryg_hash from;
    const char *changed; /* what differed then, for people */
};

/* The lock that the project would make now, from the recipe of its base year. */
struct tryg_lock tryg_lock_make(const struct tryg_project *project,
                                const struct tryg_recipe *base, tryg_arena *arena);

/* The SHA-256 of all that the lock holds, without its history. */
struct tryg_hash tryg_lock_hash(const struct tryg_lock *lock);

/* Read a lock; *found is false without a file, and with what is no lock. */
void tryg_lock_read(const char *path, tryg_arena *arena, struct tryg_lock *lock,
                    bool *found);

/* What differs between two locks, for people: "the areas (areas:), data/reports.csv"; ""
 * when nothing does. Owner: the arena. */
const char *tryg_lock_differs(const struct tryg_lock *then, const struct tryg_lock *now,
                              tryg_arena *arena);

/* Write it to `path`, with what the base year's constants are.
 * Fails    TRYG_FAILED: the file, or a name that is no UTF-8. */
TRYG_MUST_CHECK
enum tryg_status tryg_lock_write(const struct tryg_lock *lock,
                                 const struct tryg_profile *profile,
                                 const struct tryg_baseline *baseline,
                                 const struct tryg_areas *atoms,
                                 const struct tryg_system *areas, const char *path,
                                 struct tryg_error *err);

#endif
