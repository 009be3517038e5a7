/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/words.h"

#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

enum { LISTED_MOST = 70 }; /* more areas have no list (maps/roll.h) */

static const char *say(struct tryg_text text)
{
    const char *word = text.in[tryg_lang()];
    return word ? word : text.in[TRYG_DA] ? text.in[TRYG_DA] : "";
}

static const struct tryg_indicator *indicator_of(const struct tryg_plate *plate)
{
    return &plate->results->profile->indicator[plate->want.part];
}

const char *tryg_words_title(const struct tryg_plate *plate, tryg_arena *arena)
{
    const char *title = say(plate->results->title);
    title = *title ? title : TX("Tryghedsindeks", "Safety index");
    if (plate->want.trend) {
        return tryg_arena_print(arena, "%s %d–%d", title, plate->want.trend->year[0],
                                plate->scores->year);
    }
    if (plate->then) {
        return tryg_arena_print(arena, TX("%s %d og %d", "%s %d and %d"), title,
                                plate->then->scores->year, plate->scores->year);
    }
    if (plate->focus == TRYG_PLATE_NO_FOCUS) {
        return tryg_arena_print(arena, "%s %d", title, plate->scores->year);
    }
    const struct tryg_system *pages =
        tryg_results_system(plate->results, plate->want.year, plate->want.one_per);
    return tryg_arena_print(arena, "%s %d: %s", title, plate->scores->year,
                            pages->name[plate->focus]);
}

/* "andel af de adspurgte", "pr. 1.000 indbyggere" */
static const char *unit_of(const struct tryg_indicator *indicator, tryg_arena *arena)
{
    if (indicator->source == TRYG_FROM_SCORES) {
        return "score";
    }
    if (indicator->source == TRYG_FROM_SURVEY) {
        return TX("andel af dem, der svarede", "share of those who answered");
    }
    char per[TRYG_NUMBER_TEXT];
    bool direct = indicator->standard.method == TRYG_DIRECT;
    return tryg_arena_print(arena,
                            direct ? TX("anmeldelser pr. %s (%s), standardiseret",
                                        "reports per %s (%s), standardised")
                                   : TX("anmeldelser pr. %s (%s)", "reports per %s (%s)"),
                            tryg_number_print(indicator->per, 0, per),
                            indicator->standard.expected ? indicator->standard.expected
                            : indicator->denominator     ? indicator->denominator
                                                         : "");
}

/* Crime and feelings are kept apart: which of the two a group is. */
static const char *origin_of(const struct tryg_plate *plate)
{
    const struct tryg_profile *profile = plate->results->profile;
    bool from[TRYG_SOURCES] = {false};
    for (size_t i = 0; i < profile->indicators; i++) {
        if (profile->indicator[i].group == (int)plate->want.part) {
            from[profile->indicator[i].source] = true;
        }
    }
    if (from[TRYG_FROM_REPORTS] == from[TRYG_FROM_SURVEY]) {
        return "";
    }
    return from[TRYG_FROM_REPORTS]
               ? TX(" (fra anmeldelserne)", " (from the reports)")
               : TX(" (fra borgerundersøgelsen)", " (from the residents' survey)");
}

const char *tryg_words_subtitle(const struct tryg_plate *plate, tryg_arena *arena)
{
    switch (plate->want.kind) {
    case TRYG_MAP_LEVEL:
        if (plate->then) {
            return TX("Niveauet dengang og nu, med de samme grænser: hvor stort er "
                      "behovet for en tryghedsskabende indsats?",
                      "The level then and now, with the same limits: how great is the "
                      "need for a safety-creating effort?");
        }
        return TX("Niveau: hvor stort er behovet for en tryghedsskabende indsats?",
                  "Level: how great is the need for a safety-creating effort?");
    case TRYG_MAP_INDEX:
        if (plate->want.trend) {
            return TX("Udviklingen i hvert områdes indekstal, alle på samme skala",
                      "The development of each area's index, all on the same scale");
        }
        return TX("Indekstal: behovet for en tryghedsskabende indsats som ét tal",
                  "Index: the need for a safety-creating effort as one number");
    case TRYG_MAP_GROUP:
        return tryg_arena_print(
            arena, TX("Delindeks: %s%s", "Part of the index: %s%s"),
            say(plate->results->profile->group[plate->want.part].name), origin_of(plate));
    case TRYG_MAP_INDICATOR:
        return tryg_arena_print(arena, "%s: %s", say(indicator_of(plate)->name),
                                unit_of(indicator_of(plate), arena));
    case TRYG_MAP_CHANGE:
        if (plate->want.sure) {
            return tryg_arena_print(
                arena,
                TX("Ændring i indekstallet siden %d: hvor er den sikker?",
                   "Change of the index since %d: where is it sure?"),
                (int)plate->want.part);
        }
        return tryg_arena_print(
            arena, TX("Ændring i indekstallet siden %d", "Change of the index since %d"),
            (int)plate->want.part);
    }
    return "";
}

const char *tryg_words_legend(const struct tryg_plate *plate)
{
    switch (plate->want.kind) {
    case TRYG_MAP_LEVEL:
        return TX("Niveau", "Level");
    case TRYG_MAP_INDEX:
        return TX("Indekstal", "Index");
    case TRYG_MAP_GROUP:
        return say(plate->results->profile->group[plate->want.part].name);
    case TRYG_MAP_INDICATOR:
        return say(indicator_of(plate)->name);
    case TRYG_MAP_CHANGE:
        return TX("Ændring i indekstal", "Change of the index");
    }
    return "";
}

/* "100 er gennemsnittet af områderne i 2010. " Only z-scores put the mean of the base
 * year at the centre. */
static const char *centre_of(const struct tryg_plate *plate, tryg_arena *arena)
{
    const struct tryg_profile *profile = plate->results->profile;
    char centre[TRYG_NUMBER_TEXT];
    if (profile->normalise != TRYG_Z || profile->aggregate != TRYG_MEAN ||
        !plate->results->base_year) {
        return "";
    }
    int decimals = floor(profile->centre) < profile->centre ? 1 : 0;
    return tryg_arena_print(arena,
                            TX("%s er gennemsnittet af områderne i %d. ",
                               "%s is the mean of the areas in %d. "),
                            tryg_number_print(profile->centre, decimals, centre),
                            plate->results->base_year);
}

static const char *direction_of(const struct tryg_plate *plate)
{
    bool high_is_need = plate->results->profile->orientation == TRYG_NEED;
    if (plate->want.kind == TRYG_MAP_INDICATOR) {
        return indicator_of(plate)->direction > 0
                   ? TX("Et højt tal betyder større behov.",
                        "A high number means greater need.")
                   : TX("Et lavt tal betyder større behov.",
                        "A low number means greater need.");
    }
    if (plate->want.kind == TRYG_MAP_CHANGE) {
        return high_is_need
                   ? TX("Brunrødt: behovet er vokset. Blågrønt: behovet er faldet.",
                        "Brown-red: the need has grown. Blue-green: the need has fallen.")
                   : TX("Brunrødt: indekstallet er faldet, og behovet vokset. Blågrønt: "
                        "indekstallet er steget.",
                        "Brown-red: the index has fallen, and the need grown. "
                        "Blue-green: the index has risen.");
    }
    return high_is_need ? TX("Højt tal og mørk farve: stort behov.",
                             "High number and dark colour: great need.")
                        : TX("Lavt tal og mørk farve: stort behov.",
                             "Low number and dark colour: great need.");
}

const char *tryg_words_reading(const struct tryg_plate *plate, tryg_arena *arena)
{
    const char *centre = "";
    if (plate->want.kind != TRYG_MAP_INDICATOR && plate->want.kind != TRYG_MAP_CHANGE) {
        centre = centre_of(plate, arena);
    }
    if (plate->want.sure) {
        return tryg_arena_print(
            arena,
            TX("%s Lyst: ændringen er ikke større, end tilfældet kunne have givet (95 "
               "%%, "
               "justeret for de mange områder). Skraveret: kan ikke afgøres, fordi noget "
               "mangler eller er målt anderledes.",
               "%s Light: the change is no greater than chance could have given (95%%, "
               "adjusted for the many areas). Hatched: cannot be told, because something "
               "is missing or was measured otherwise."),
            direction_of(plate));
    }
    const char *last =
        TX("Klasserne er de samme i alle år.", "The classes are the same in all years.");
    if (plate->want.kind == TRYG_MAP_LEVEL) {
        last = plate->shown <= LISTED_MOST
                   ? TX("Tallet i listen er indekstallet.", "The list gives the index.")
                   : "";
    }
    return tryg_arena_print(arena, "%s%s %s", centre, direction_of(plate), last);
}

const char *tryg_words_recipe(const struct tryg_plate *plate)
{
    return say(plate->results->profile->about);
}

const char *tryg_words_alarm(const struct tryg_plate *plate, tryg_arena *arena)
{
    const struct tryg_profile *profile = plate->results->profile;
    const char *names = "";
    for (size_t l = profile->levels; l-- > 0;) {
        if (profile->level[l].alarm) {
            names = tryg_arena_print(arena, *names ? "%s, %s" : "%s%s", names,
                                     say(profile->level[l].name));
        }
    }
    return names;
}

static const char *with(const char *text, const char *more, tryg_arena *arena)
{
    return *text ? tryg_arena_print(arena, "%s · %s", text, more) : more;
}

const char *tryg_words_source(const struct tryg_plate *plate, tryg_arena *arena)
{
    const struct tryg_results *results = plate->results;
    const char *text = "";
    if (plate->base->source && *plate->base->source) {
        text =
            tryg_arena_print(arena, TX("Kilde: %s", "Source: %s"), plate->base->source);
    }
    for (size_t i = 0; i < results->attributions; i++) {
        text = with(text, results->attribution[i], arena);
    }
    return text;
}

const char *tryg_words_run(const struct tryg_plate *plate, tryg_arena *arena)
{
    const struct tryg_map_base *base = plate->base;
    const char *text = base->crs_name ? base->crs_name : "";
    if (base->epsg) {
        text = tryg_arena_print(arena, *text ? "%s (EPSG:%d)" : "%sEPSG:%d", text,
                                base->epsg);
    }
    if (plate->results->run_id) {
        text = with(
            text,
            tryg_arena_print(arena, TX("Kørsel %s", "Run %s"), plate->results->run_id),
            arena);
    }
    return text;
}
