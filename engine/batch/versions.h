/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this program is, and the libraries it was built with: for recipes, the manifest
 * and the doctor. */
#ifndef TRYG_BATCH_VERSIONS_H
#define TRYG_BATCH_VERSIONS_H

#include <stddef.h>

/* "0.1.0": the VERSION of project() in CMakeLists.txt, which says it once. */
const char *tryg_version(void);

struct tryg_version {
    const char *name, *version;
};

/* All of them by name; *n says how many. They live as long as the program. */
const struct tryg_version *tryg_versions(size_t *n);

#endif
