/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a text that is not YAML, in words a planner can act on. */
#ifndef TRYG_BATCH_YAML_FAULTS_H
#define TRYG_BATCH_YAML_FAULTS_H

#include <stddef.h>

#include "geodata/base/error.h"

/* Is it a text at all: not too long, UTF-8, no NUL, no UTF-16?
 * Fails    TRYG_USAGE with the place of the first wrong byte. */
TRYG_MUST_CHECK
enum tryg_status tryg_yaml_fault_bytes(const char *text, size_t bytes, const char *shown,
                                       struct tryg_error *err);

/* Fill *err for the parser's complaint `reason` (its own English words) at `at`. `begun`
 * is where the innermost open list or map began (line 0 = none). Always TRYG_USAGE. */
enum tryg_status tryg_yaml_fault(struct tryg_error *err, struct tryg_place at,
                                 struct tryg_place begun, const char *reason,
                                 const char *text, size_t bytes);

#endif
