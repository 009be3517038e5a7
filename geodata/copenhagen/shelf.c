/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/shelf.h"

#include <string.h>

const struct tryg_shelf_file *tryg_shelf_find(const char *path)
{
    for (const struct tryg_shelf_file *file = TRYG_SHELF; file->path; file++) {
        if (strcmp(file->path, path) == 0) {
            return file;
        }
    }
    return NULL;
}

const char *tryg_shelf_text(const char *path)
{
    const struct tryg_shelf_file *file = tryg_shelf_find(path);
    return file ? (const char *)file->bytes : "";
}
