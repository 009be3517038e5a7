/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what people write to the area they mean, never by guessing.
 *
 * Law      a text matches a code exactly (after trimming blanks), or a name or alias
 * after folding: NFC, case, blanks at the ends and runs of blanks, blanks round "/" and
 *          "-" and these two read as a blank, "og" and "&" the same word, "Kgs." the same
 *          as "Kongens". Nothing else is tolerated.
 * Owner    the arena given.
 */
#ifndef TRYG_SHAPE_NAMES_H
#define TRYG_SHAPE_NAMES_H

#include "geodata/shape/areas.h"

typedef struct tryg_names tryg_names;

/* An index over codes, names and aliases of `system`. */
tryg_names *tryg_names_new(tryg_arena *arena, const struct tryg_system *system);

enum tryg_name_verdict { TRYG_NAME_OK, TRYG_NAME_UNKNOWN, TRYG_NAME_AMBIGUOUS };

/* Find text[0..bytes). On OK *area is the group. On UNKNOWN *nearest (may be NULL) is the
 * name closest in spelling, or NULL if none is near; on AMBIGUOUS it lists the
 * candidates' codes, "3, 17" (owner: the arena). A text that is a code of one area and a
 * name of another is the code. With `nearest` NULL nothing is written to the arena, and
 * several threads may ask at once. */
enum tryg_name_verdict tryg_names_find(tryg_names *names, const char *text, size_t bytes,
                                       uint32_t *area, const char **nearest);

/* The folded form of text (owner: the arena); the same for all spellings that match.
 * Text that is not UTF-8 is only trimmed. */
const char *tryg_name_fold(tryg_arena *arena, const char *text, size_t bytes);

/* Of `count` words, the one nearest to `word` for a "mente du ...?": ø/oe, å/aa, æ/ae and
 * case are no difference, and at most a third of the letters may differ (Damerau
 * distance). Returns its index, or -1. */
int tryg_word_nearest(const char *word, const char *const *words, size_t count);

#endif
