/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/profile.h"

#include <string.h>

/* Made from the files in profiles/ by embed.cmake: SHIPPED[], name and 0-ended text. */
#include "profiles_embedded.h"

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
            return (const char *)SHIPPED[i].text;
        }
    }
    return NULL;
}
