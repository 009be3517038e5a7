/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/moves.h"
#include "geodata/base/lang.h"

static const struct {
    const char *id;
    struct tryg_text text;
} FATES[TRYG_FATES] = {
    [TRYG_FATE_SAME] = {"same", {{"uændret", "unchanged"}}},
    [TRYG_FATE_KEPT] = {"kept", {{"beholdt", "kept"}}},
    [TRYG_FATE_MERGED] = {"merged", {{"lagt sammen", "merged"}}},
    [TRYG_FATE_SPLIT] = {"split", {{"delt", "split"}}},
    [TRYG_FATE_MOVED] = {"moved", {{"flyttet", "moved"}}},
    [TRYG_FATE_LOST] = {"lost", {{"uden for de nye områder", "outside the new areas"}}},
    [TRYG_FATE_NEW] = {"new", {{"ny grund", "new ground"}}},
};

const char *tryg_fate_id(enum tryg_fate fate)
{
    return FATES[fate].id;
}

const char *tryg_fate_text(enum tryg_fate fate)
{
    return FATES[fate].text.in[tryg_lang()];
}
