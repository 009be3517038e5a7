/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/profile.h"

#include <string.h>

/* Made from profiles/ by embed.cmake: EMBEDDED[], file names and texts. */
#include "profiles_embedded.h"

static const struct shipped {
    const char *name, *file;
} SHIPPED[] = {{"sikkerby", "sikkerby.yaml"},
               {"rotterdam", "rotterdam.yaml"},
               {"politiet", "politiet.yaml"}};

size_t tryg_profile_shipped_count(void)
{
    return sizeof SHIPPED / sizeof *SHIPPED;
}

const char *tryg_profile_shipped_name(size_t i)
{
    return SHIPPED[i].name;
}

const char *tryg_profile_shipped(const char *name)
{
    const char *file = NULL;
    for (size_t i = 0; i < tryg_profile_shipped_count(); i++) {
        file = strcmp(SHIPPED[i].name, name) == 0 ? SHIPPED[i].file : file;
    }
    for (size_t i = 0; file && i < sizeof EMBEDDED / sizeof *EMBEDDED; i++) {
        if (strcmp(EMBEDDED[i].name, file) == 0) {
            return (const char *)EMBEDDED[i].text;
        }
    }
    return NULL;
}
