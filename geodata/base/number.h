/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in and out of text, exactly and without any locale.
 *
 * In the machine's files a number is written with a point and the fewest digits that read
 * back to the same double. For people it is written in their language: 1.234,5 or
 * 1,234.5.
 */
#ifndef TRYG_BASE_NUMBER_H
#define TRYG_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a column writes its numbers. */
struct tryg_number_style {
    char decimal;   /* '.' or ',' */
    char thousands; /* '.' ',' ' ' or 0 = none allowed */
};

/* Read all of text[0..bytes) as a decimal number, correctly rounded. Blanks around it are
 * fine, nothing else is: no hex, no inf, no nan, and thousands signs only in groups of
 * three before the decimal sign ("1.234", not "12.34" in Danish style). A no-break space
 * (UTF-8 C2 A0) counts as the blank of a thousands sign ' '.
 * Returns false, and leaves *value alone, otherwise. */
bool tryg_number_parse(const char *text, size_t bytes, struct tryg_number_style style,
                       double *value);

/* The same for a whole number >= 0 that fits in 64 bits; "5,0" is not whole. */
bool tryg_number_parse_whole(const char *text, size_t bytes,
                             struct tryg_number_style style, uint64_t *value);

enum { TRYG_NUMBER_TEXT = 64 };

/* The shortest text that reads back to the same double; "" for NAN, "Inf"/"-Inf" for the
 * infinite. Whole numbers below 1e15 have no exponent and no point. Returns into. */
const char *tryg_number_shortest(double value, char into[TRYG_NUMBER_TEXT]);

/* For people: `decimals` digits after the decimal sign of tryg_lang(), thousands grouped,
 * "–" for NAN, "∞" for the infinite, U+2212 as minus sign. Rounds half to even on the
 * exact binary value, as printf does. -0.0 is written as 0. Returns into. */
const char *tryg_number_print(double value, int decimals, char into[TRYG_NUMBER_TEXT]);

#endif
