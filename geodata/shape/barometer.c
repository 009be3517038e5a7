/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/barometer.h"

#include <stdio.h>

const char *tryg_wanted_id(enum tryg_wanted wanted)
{
    return wanted == TRYG_WANTED_RISES ? "rises" : "falls";
}

const char *tryg_wanted_text(enum tryg_wanted wanted)
{
    return wanted == TRYG_WANTED_RISES ? TX("skal stige", "should rise")
                                       : TX("skal falde", "should fall");
}

const char *tryg_measured_by_id(enum tryg_measured_by by)
{
    static const char *const ID[] = {[TRYG_BY_SERIES] = "series",
                                     [TRYG_BY_INDEX] = "index",
                                     [TRYG_BY_SURVEY] = "survey"};
    return ID[by];
}

int tryg_season_order(struct tryg_season a, struct tryg_season b)
{
    if (a.year != b.year) {
        return a.year < b.year ? -1 : 1;
    }
    return (a.half > b.half) - (a.half < b.half);
}

const char *tryg_season_print(struct tryg_season season, char into[TRYG_SEASON_TEXT])
{
    if (season.half) {
        snprintf(into, TRYG_SEASON_TEXT, "%d-%d", season.year, season.half);
    } else {
        snprintf(into, TRYG_SEASON_TEXT, "%d", season.year);
    }
    return into;
}

const char *tryg_course_id(enum tryg_course way)
{
    static const char *const ID[] = {[TRYG_COURSE_OPEN] = "cannot_tell",
                                     [TRYG_COURSE_RIGHT] = "right_way",
                                     [TRYG_COURSE_WRONG] = "wrong_way"};
    return ID[way];
}

const char *tryg_course_text(enum tryg_course way)
{
    static const struct tryg_text TEXT[] = {
        [TRYG_COURSE_OPEN] = {{"kan ikke afgøres", "cannot be told"}},
        [TRYG_COURSE_RIGHT] = {{"rigtig vej", "right way"}},
        [TRYG_COURSE_WRONG] = {{"forkert vej", "wrong way"}}};
    return TEXT[way].in[tryg_lang()];
}

static const struct why {
    const char *id;
    struct tryg_text text;
} WHY[TRYG_COURSE_WHYS] = {
    [TRYG_COURSE_TOLD] = {"", {{"", ""}}},
    [TRYG_COURSE_NO_READING] = {"no_reading", {{"ingen målinger", "no readings"}}},
    [TRYG_COURSE_ONE_READING] = {"one_reading", {{"kun én måling", "only one reading"}}},
    [TRYG_COURSE_UNCHANGED] = {"unchanged", {{"uændret", "unchanged"}}},
    [TRYG_COURSE_NOT_SURE] = {"not_sure", {{"ingen sikker ændring", "no sure change"}}},
    [TRYG_COURSE_BREAK] = {"break", {{"brud i serien", "break in the series"}}},
};

const char *tryg_course_why_id(enum tryg_course_why why)
{
    return WHY[why].id;
}

const char *tryg_course_why_text(enum tryg_course_why why)
{
    return WHY[why].text.in[tryg_lang()];
}
