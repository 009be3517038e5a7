/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The libraries this program was built with, by name: for the manifest and `doctor`. */
#ifndef TRYG_BATCH_VERSIONS_H
#define TRYG_BATCH_VERSIONS_H

#include <stddef.h>

struct tryg_version {
    const char *name, *version;
};

enum { TRYG_VERSIONS_MOST = 24 };

/* Fill the list, by name; returns how many. */
size_t tryg_versions(struct tryg_version list[TRYG_VERSIONS_MOST]);

#endif
