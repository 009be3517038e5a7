/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

#include <stdint.h>

enum tryg_status tryg_keep_answers(sqlite3 *db, const struct tryg_year_record *record,
                                   struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO city_answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < record->answers; i++) {
        const struct tryg_city_answer *answer = &record->answer[i];
        tryg_cursor_put_int(&rows, record->year);
        tryg_cursor_put_whole(&rows, i + 1);
        tryg_cursor_put_text(&rows, answer->survey);
        tryg_cursor_put_text(&rows, answer->question);
        tryg_cursor_put_int(&rows, answer->dont_know);
        tryg_cursor_put_real(&rows, answer->share);
        tryg_cursor_put_real(&rows, answer->se);
        tryg_cursor_put_real(&rows, answer->n);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static void put_season(struct tryg_cursor *rows, const struct tryg_barometer_goal *goal,
                       size_t reading, char room[TRYG_SEASON_TEXT])
{
    tryg_cursor_put_text(
        rows, reading == SIZE_MAX ? NULL
                                  : tryg_season_print(goal->reading[reading].when, room));
}

static void put_goal(struct tryg_cursor *rows, const struct tryg_barometer_goal *goal,
                     size_t g)
{
    char first[TRYG_SEASON_TEXT], last[TRYG_SEASON_TEXT];
    const char *why = tryg_course_why_id(goal->why);
    tryg_cursor_put_whole(rows, g + 1);
    tryg_cursor_put_text(rows, goal->id);
    tryg_cursor_put_text(rows, goal->name.in[TRYG_DA]);
    tryg_cursor_put_text(rows, goal->name.in[TRYG_EN]);
    tryg_cursor_put_text(rows, tryg_wanted_id(goal->wanted));
    tryg_cursor_put_text(rows, tryg_measured_by_id(goal->by));
    tryg_cursor_put_int(rows, goal->is_share);
    put_season(rows, goal, goal->first, first);
    put_season(rows, goal, goal->last, last);
    tryg_cursor_put_real(rows, goal->change);
    tryg_cursor_put_real(rows, goal->se);
    tryg_cursor_put_real(rows, goal->low);
    tryg_cursor_put_real(rows, goal->high);
    tryg_cursor_put_real(rows, goal->p);
    tryg_cursor_put_real(rows, goal->p_adjusted);
    tryg_cursor_put_text(rows, tryg_course_id(goal->way));
    tryg_cursor_put_int(rows, goal->certain);
    tryg_cursor_put_text(rows, *why ? why : NULL);
    tryg_cursor_done(rows);
}

static enum tryg_status keep_readings(sqlite3 *db, const struct tryg_barometer_goal *goal,
                                      size_t g, struct tryg_error *err)
{
    struct tryg_cursor rows;
    char period[TRYG_SEASON_TEXT];
    tryg_cursor_begin(&rows, db, "INSERT INTO barometer_reading VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < goal->readings; i++) {
        tryg_cursor_put_whole(&rows, g + 1);
        tryg_cursor_put_text(&rows, tryg_season_print(goal->reading[i].when, period));
        tryg_cursor_put_real(&rows, goal->reading[i].value);
        tryg_cursor_put_real(&rows, goal->reading[i].se);
        tryg_cursor_put_real(&rows, goal->reading[i].n);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

enum tryg_status tryg_keep_barometer(sqlite3 *db, const struct tryg_barometer *barometer,
                                     struct tryg_error *err)
{
    struct tryg_cursor rows;
    size_t goals = barometer ? barometer->goals : 0;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO barometer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                      "?, ?, ?, ?, ?, ?)");
    for (size_t g = 0; g < goals; g++) {
        put_goal(&rows, &barometer->goal[g], g);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    for (size_t g = 0; g < goals; g++) {
        TRYG_TRY(keep_readings(db, &barometer->goal[g], g, err));
    }
    return TRYG_OK;
}
