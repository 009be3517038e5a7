/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/versions.h"

/* Made by CMake: FOUND[], the libraries it found and their versions. */
#include "versions_found.h"

_Static_assert(sizeof FOUND / sizeof *FOUND <= TRYG_VERSIONS_MOST, "the list has room");

size_t tryg_versions(struct tryg_version list[TRYG_VERSIONS_MOST])
{
    size_t n = sizeof FOUND / sizeof *FOUND;
    for (size_t i = 0; i < n; i++) {
        list[i] = FOUND[i];
    }
    return n;
}
