/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The integration barometer: does the development of each of a policy's goals go the
 * right way?
 *
 * A goal is measured by one indicator with a wanted direction. Its readings come from a
 * series that somebody keeps, from the index of this project, or from a question of one
 * of its surveys; what is judged is the last reading against the first.
 *
 * Shape    readings in the order of their periods, all of a goal whole years or all half
 *          years.
 * Units    a share is 0..1; any other number is as the series has it.
 * Missing  se, n: NAN, the uncertainty is not known. A period without a number has no
 *          reading.
 * Law      a verdict is certain only where both readings' uncertainty is known; `certain`
 *          says so, and nothing that is not certain is ever called significant.
 * Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_BAROMETER_H
#define TRYG_SHAPE_BAROMETER_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/base/lang.h"

enum tryg_wanted { TRYG_WANTED_RISES, TRYG_WANTED_FALLS };
const char *tryg_wanted_id(enum tryg_wanted wanted);   /* "rises" */
const char *tryg_wanted_text(enum tryg_wanted wanted); /* "skal stige" */

enum tryg_measured_by { TRYG_BY_SERIES, TRYG_BY_INDEX, TRYG_BY_SURVEY };
const char *tryg_measured_by_id(enum tryg_measured_by by); /* "series" */

/* A year, or half of one. */
struct tryg_season {
    int year;
    int half; /* 0 = the whole year, 1, 2 */
};

/* -1, 0, 1: `a` is before, the same as, after `b`. */
int tryg_season_order(struct tryg_season a, struct tryg_season b);

/* "2011", "2011-1"; returns into. */
enum { TRYG_SEASON_TEXT = 16 };
const char *tryg_season_print(struct tryg_season season, char into[TRYG_SEASON_TEXT]);

struct tryg_measured {
    struct tryg_season when;
    double value, se;
    double n; /* answers behind a share */
};

enum tryg_course { TRYG_COURSE_OPEN, TRYG_COURSE_RIGHT, TRYG_COURSE_WRONG };
const char *
tryg_course_id(enum tryg_course way); /* "right_way", "wrong_way", "cannot_tell" */
const char *tryg_course_text(enum tryg_course way); /* "rigtig vej" */

/* Why it cannot be told. */
enum tryg_course_why {
    TRYG_COURSE_TOLD,
    TRYG_COURSE_NO_READING,
    TRYG_COURSE_ONE_READING,
    TRYG_COURSE_UNCHANGED,
    TRYG_COURSE_NOT_SURE, /* the change is no greater than luck makes */
    TRYG_COURSE_BREAK,    /* a break in the series is declared between the two */
    TRYG_COURSE_WHYS
};
const char *
tryg_course_why_id(enum tryg_course_why why); /* "one_reading"; "" when told */
const char *tryg_course_why_text(enum tryg_course_why why);

struct tryg_barometer_goal {
    const char *id;
    struct tryg_text name; /* what is measured */
    enum tryg_wanted wanted;
    enum tryg_measured_by by;
    bool is_share;
    bool is_chosen; /* of areas chosen for what they showed in the first year: some of the
                       change is a return to the mean */
    size_t readings;
    struct tryg_measured *reading;
    size_t breaks;
    int *break_year; /* from these on the measure is not what it was */
    /* the verdict */
    size_t first, last; /* readings that are compared; SIZE_MAX: there are none */
    bool other_half;    /* they are different halves of their years: seasons may play */
    double change;      /* last - first */
    double se, low, high, p, p_adjusted; /* NAN unless certain */
    bool certain;                        /* the uncertainty of both is known */
    enum tryg_course way;
    enum tryg_course_why why;
};

struct tryg_barometer {
    size_t goals;
    struct tryg_barometer_goal *goal;
    size_t tested; /* goals whose p was adjusted together */
};

#endif
