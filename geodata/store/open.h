/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is behind a tryg_store *; for this room only. */
#ifndef TRYG_STORE_OPEN_H
#define TRYG_STORE_OPEN_H

#include <sqlite3.h>

struct tryg_store {
    sqlite3 *db; /* read only */
    const char *path;
};

#endif
