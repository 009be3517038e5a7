/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/doubt.h"

static const struct {
    const char *id;
    struct tryg_text text;
} VERDICT[TRYG_ADVISED] = {
    [TRYG_SETTLED] = {"settled", {{"afgjort", "settled"}}},
    [TRYG_ASK_MORE] = {"ask_more", {{"kræver flere svar", "takes more answers"}}},
    [TRYG_REPORTS_ALONE] =
        {"reports_alone",
         {{"kan ikke afgøres med flere svar: anmeldelserne svinger for "
           "meget i sig selv",
           "cannot be settled by more answers: the reports alone vary "
           "too much"}}},
    [TRYG_TOO_MANY] = {"too_many",
                       {{"kan ikke afgøres: det kræver flere svar, end der er indbyggere",
                         "cannot be settled: it takes more answers than there are "
                         "residents"}}},
    [TRYG_NOT_ADVISED] = {"", {{"", ""}}},
};

const char *tryg_advised_id(enum tryg_advised verdict)
{
    return VERDICT[verdict].id;
}

const char *tryg_advised_text(enum tryg_advised verdict)
{
    return VERDICT[verdict].text.in[tryg_lang()];
}
