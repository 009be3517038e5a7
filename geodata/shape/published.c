/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/published.h"

#include "geodata/base/lang.h"

const char *tryg_published_why_id(enum tryg_published_why why)
{
    static const char *const ID[TRYG_PUBLISHED_WHYS] = {
        "",           "not_computed", "not_published", "no_se",
        "no_se_then", "break",        "modelled",      "same_year"};
    return ID[why];
}

const char *tryg_published_why_text(enum tryg_published_why why)
{
    switch (why) {
    case TRYG_PUBLISHED_NOT_THEN:
        return TX("ikke beregnet for basisåret", "not computed of the base year");
    case TRYG_PUBLISHED_BLANK:
        return TX("ikke publiceret", "not published");
    case TRYG_PUBLISHED_NO_SE:
        return TX("hverken antal svar eller standardfejl er publiceret",
                  "neither answers nor a standard error are published");
    case TRYG_PUBLISHED_UNSURE:
        return TX("basisårets usikkerhed kendes ikke",
                  "the uncertainty of the base year is not known");
    case TRYG_PUBLISHED_BREAK:
        return TX("brud i serien", "a break in the series");
    case TRYG_PUBLISHED_MODELLED:
        return TX("grænsen er flyttet", "the border was moved");
    case TRYG_PUBLISHED_SAME_YEAR:
        return TX("samme år", "the same year");
    default:
        return "";
    }
}

bool tryg_against_level_differs(const struct tryg_against *against, size_t area)
{
    return against->has_year && against->level_now[area] >= 0 &&
           against->level_computed[area] >= 0 &&
           against->level_now[area] != against->level_computed[area];
}

size_t tryg_against_differ(const struct tryg_against *against)
{
    size_t n = against->system->n, found = 0;
    for (size_t a = 0; a < n; a++) {
        found += tryg_against_level_differs(against, a);
    }
    for (size_t c = 0; c < against->indicators * n; c++) {
        found += against->cell[c].differs;
    }
    return found;
}
