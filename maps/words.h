/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map says in words: title, what is shown, how to read it, where it is from.
 *
 * Language tryg_lang().
 * Owner    the arena given.
 */
#ifndef TRYG_MAPS_WORDS_H
#define TRYG_MAPS_WORDS_H

#include "maps/plate.h"

/* "Tryghedsindeks for København 2010"; with a focus "...: Bispebjerg". */
const char *tryg_words_title(const struct tryg_plate *plate, tryg_arena *arena);

/* "Niveau: hvor stort er behovet for en tryghedsskabende indsats?" */
const char *tryg_words_subtitle(const struct tryg_plate *plate, tryg_arena *arena);

/* Over the legend: "Niveau", "Indekstal", the group's or indicator's name. */
const char *tryg_words_legend(const struct tryg_plate *plate);

/* How to read the map: what the colours and numbers mean, one paragraph. */
const char *tryg_words_reading(const struct tryg_plate *plate, tryg_arena *arena);

/* Whose recipe it is and what in it is ours: the profile's own words; "" if it has none.
 */
const char *tryg_words_recipe(const struct tryg_plate *plate);

/* The name of the marked levels: "markant indsats". */
const char *tryg_words_alarm(const struct tryg_plate *plate, tryg_arena *arena);

/* "Kilde: ... · © ..." and "ETRS89 / UTM zone 32N (EPSG:25832) · Kørsel 0123456789ab". */
const char *tryg_words_source(const struct tryg_plate *plate, tryg_arena *arena);
const char *tryg_words_run(const struct tryg_plate *plate, tryg_arena *arena);

#endif
