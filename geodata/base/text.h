/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in columns on a terminal: padded by letters, not by bytes. */
#ifndef TRYG_BASE_TEXT_H
#define TRYG_BASE_TEXT_H

#include <stddef.h>
#include <stdio.h>

enum tryg_side { TRYG_LEFT, TRYG_RIGHT };

/* Letters of UTF-8 `text`; a letter of several bytes counts once. */
size_t tryg_text_letters(const char *text);

/* Write text to a column `width` letters wide, at its left or right side; never cut. */
void tryg_text_put(FILE *out, const char *text, size_t width, enum tryg_side side);

#endif
