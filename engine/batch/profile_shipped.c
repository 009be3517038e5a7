/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/embedded.h"
#include "engine/batch/profile.h"

#include <string.h>

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
    for (size_t i = 0; i < tryg_profile_shipped_count(); i++) {
        if (strcmp(SHIPPED[i].name, name) == 0) {
            return tryg_embedded_find(tryg_embedded_profiles, SHIPPED[i].file);
        }
    }
    return NULL;
}
