/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/comparison.h"

#include "geodata/base/lang.h"

const char *tryg_doubt_id(enum tryg_doubt doubt)
{
    static const char *const ID[TRYG_DOUBTS] = {
        "",        "missing",    "nothing_seen", "denominator", "break",
        "overlap", "few_points", "revised",      "modelled"};
    return ID[doubt];
}

const char *tryg_doubt_text(enum tryg_doubt doubt)
{
    switch (doubt) {
    case TRYG_DOUBT_MISSING:
        return TX("et af de to tal mangler", "one of the two is missing");
    case TRYG_DOUBT_NOTHING_SEEN:
        return TX("ingen anmeldelser i nogen af årene", "no reports in either year");
    case TRYG_DOUBT_DENOMINATOR:
        return TX("nævneren er ændret", "the denominator has changed");
    case TRYG_DOUBT_BREAK:
        return TX("brud i serien", "a break in the series");
    case TRYG_DOUBT_OVERLAP:
        return TX("årene overlapper (slået sammen, eller panel)",
                  "the years overlap (pooled, or a panel)");
    case TRYG_DOUBT_FEW_POINTS:
        return TX("færre end fem år", "fewer than five years");
    case TRYG_DOUBT_REVISED:
        return TX("registret er revideret", "the register has been revised");
    case TRYG_DOUBT_MODELLED:
        return TX("grænsen er flyttet", "the border was moved");
    default:
        return "";
    }
}

const char *tryg_verdict_id(enum tryg_verdict verdict)
{
    static const char *const ID[TRYG_VERDICTS] = {"cannot_tell", "no_sure_change",
                                                  "rises", "falls"};
    return ID[verdict];
}

const char *tryg_verdict_text(enum tryg_verdict verdict)
{
    switch (verdict) {
    case TRYG_RISES:
        return TX("stiger", "rises");
    case TRYG_FALLS:
        return TX("falder", "falls");
    case TRYG_NO_SURE_CHANGE:
        return TX("ingen sikker ændring", "no sure change");
    default:
        return TX("kan ikke afgøres", "cannot be told");
    }
}
