/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a year's numbers depend on, as one hash: what `plan` compares and a run signs.
 *
 * Law      a year's recipe takes in the engine's version (tryg_version), all of the
 * project file that decides numbers, every input of the year, and the base year's recipe;
 *          a changed comment, title or map changes nothing.
 */
#ifndef TRYG_BATCH_RECIPE_H
#define TRYG_BATCH_RECIPE_H

#include "engine/batch/project.h"
#include "geodata/shape/record.h"

struct tryg_recipe {
    int year;
    struct tryg_hash hash;
    size_t inputs;
    struct tryg_input *input; /* rows are the run's to fill */
};

/* The recipes of n years (in the order given), and the base year's own (*base_hash, which
 * the engine's version is no part of: a newer engine does not unfreeze the base year).
 * Fails    TRYG_FAILED when an input cannot be read. */
TRYG_MUST_CHECK
enum tryg_status tryg_recipe_years(const struct tryg_project *project, size_t n,
                                   const int *year, tryg_arena *arena,
                                   struct tryg_recipe *recipe,
                                   struct tryg_hash *base_hash, struct tryg_error *err);

/* The base year of a project: the declared one, or its first year. */
int tryg_recipe_base_year(const struct tryg_project *project);

/* Twelve hexadecimal digits that name a run: of the recipes of all its years, ascending,
 * and of the project as a whole. */
const char *tryg_recipe_run_id(const struct tryg_project *project, size_t n,
                               const struct tryg_hash *recipe, tryg_arena *arena);

#endif
