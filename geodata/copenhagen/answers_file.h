/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented survey of one year: 8,000 respondents, one a row.
 *
 * Shape    respnr;distrikt;alder;vaegt;sp1;sp2;sp3a..sp3f;sp4a..sp4f, with semicolons and
 *          decimal comma. sp1, sp2: safe in the neighbourhood, by day and in the evening,
 * 1 (very safe) to 5 (very unsafe); sp3: how far each form is a problem, 1 (much) to 4
 * (not at all); sp4: exposed to it in the last 12 months, 1 yes, 2 no; 8 does not know, 9
 * or empty no answer. Law      in every district the weighted share of those who answer
 * unsafe (4-5; 1-2; 1) is the level wanted, to within half a respondent. Someone who
 * answers one question unsafe is likelier to answer the next so, as people are.
 */
#ifndef TRYG_COPENHAGEN_ANSWERS_FILE_H
#define TRYG_COPENHAGEN_ANSWERS_FILE_H

#include "geodata/copenhagen/levels.h"
#include "geodata/copenhagen/sheet.h"

enum { TRYG_RESPONDENTS = 8000, TRYG_QUESTIONS = TRYG_LEVEL_SHARES };

/* Respondents of each district: a fixed part and one by residents, TRYG_RESPONDENTS in
 * all, the same in every year. */
void tryg_answers_share_out(const struct tryg_levels *levels,
                            int32_t respondents[TRYG_DISTRICTS]);

/* Append the file of 2010 + year. */
void tryg_answers_file_put(struct tryg_sheet *sheet, const struct tryg_levels *levels,
                           int year);

#endif
