/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The libraries this program was built with, for the manifest and the doctor. */
#ifndef TRYG_BATCH_VERSIONS_H
#define TRYG_BATCH_VERSIONS_H

#include <stddef.h>

struct tryg_version {
    const char *name, *version;
};

/* All of them by name; *n says how many. They live as long as the program. */
const struct tryg_version *tryg_versions(size_t *n);

#endif
