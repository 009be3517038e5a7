/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented reports of one year, as rows in the order of the file. */
#ifndef TRYG_COPENHAGEN_YEAR_ROWS_H
#define TRYG_COPENHAGEN_YEAR_ROWS_H

#include "geodata/copenhagen/doses.h"
#include "geodata/copenhagen/places.h"

struct tryg_row {
    int16_t day;      /* from 1 January of the year: 0; before it < 0 */
    uint16_t minute;  /* of the day */
    uint8_t kind;     /* enum tryg_mess */
    uint8_t form;     /* of crime 0..5; TRYG_FORMS where the code belongs to none */
    uint8_t district; /* 1..35; 0 where the row names none */
    const char *code;
    struct tryg_address at;
    uint32_t own, first; /* numbers before sorting: its own, and the first of its id */
};

struct tryg_year_rows {
    size_t n;
    struct tryg_row *row;
    uint32_t *serial; /* [n] place in the file, from 1, by own number */
};

/* The places rows are drawn from. */
struct tryg_scene {
    struct tryg_places district[TRYG_DISTRICTS];
    struct tryg_places frederiksberg, elsewhere[7]; /* neighbours but it, and the sea */
};

TRYG_MUST_CHECK
enum tryg_status tryg_scene_set(const struct tryg_drawing *drawing, tryg_arena *arena,
                                struct tryg_scene *scene, struct tryg_error *err);

/* The rows of 2010 + year.
 * Law      as many placed rows of each form and district as the levels say, and of each
 *          kind as TRYG_DOSES says; by day and minute, a repeated row after its first. */
struct tryg_year_rows tryg_year_rows_of(const struct tryg_levels *levels,
                                        const struct tryg_scene *scene, int year,
                                        tryg_arena *arena);

#endif
