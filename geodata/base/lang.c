/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"

#include <string.h>

static enum tryg_lang chosen = TRYG_DA;

void tryg_lang_set(enum tryg_lang lang)
{
    chosen = lang;
}

enum tryg_lang tryg_lang(void)
{
    return chosen;
}

bool tryg_lang_parse(const char *word, enum tryg_lang *lang)
{
    if (strcmp(word, "da") == 0) {
        *lang = TRYG_DA;
        return true;
    }
    if (strcmp(word, "en") == 0) {
        *lang = TRYG_EN;
        return true;
    }
    return false;
}
