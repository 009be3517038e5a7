/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of the example that are written by hand, carried inside the program.
 *
 * Shape    a list of files by their path under geodata/copenhagen, ended by one without
 *          path; made at build time by embed.cmake.
 * Owner    the program; nothing is freed.
 */
#ifndef TRYG_COPENHAGEN_SHELF_H
#define TRYG_COPENHAGEN_SHELF_H

#include <stddef.h>

struct tryg_shelf_file {
    const char *path;
    const unsigned char *bytes; /* a 0 follows the last, so a text file is a C text */
    size_t count;
};

extern const struct tryg_shelf_file TRYG_SHELF[];

/* The file, or NULL when the shelf has none of that path. */
const struct tryg_shelf_file *tryg_shelf_find(const char *path);

/* The bytes of a text file as a C text; "" when there is none of that path. */
const char *tryg_shelf_text(const char *path);

#endif
