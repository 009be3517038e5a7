/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language people are spoken to in: Danish first, English complete.
 *
 * Shape    one choice for the whole process, set once before any thread starts.
 * Law      never taken from the machine's locale.
 *
 * Both texts stand side by side where they are used, so that one reader sees that they
 * say the same thing, and the compiler checks the format of both:
 *
 *     tryg_fail(err, TRYG_DATA, TX("%s er tom", "%s is empty"), path);
 */
#ifndef TRYG_BASE_LANG_H
#define TRYG_BASE_LANG_H

#include <stdbool.h>

enum tryg_lang { TRYG_DA = 0, TRYG_EN = 1, TRYG_LANGS = 2 };

/* A text for people in both languages, indexed by enum tryg_lang. */
struct tryg_text {
    const char *in[TRYG_LANGS];
};

void tryg_lang_set(enum tryg_lang lang);
enum tryg_lang tryg_lang(void);

/* Read "da" or "en". Returns false, and leaves *lang alone, for anything else. */
bool tryg_lang_parse(const char *word, enum tryg_lang *lang);

#define TX(da, en) (tryg_lang() == TRYG_DA ? (da) : (en))

#endif
