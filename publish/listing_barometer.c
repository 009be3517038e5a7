/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/column.h"
#include "publish/listing.h"

#include <stdint.h>
#include <string.h>

#define GOAL                                                                             \
    COLUMN("goal", TEXT, 10, "Målets id.", "The goal's id."),                            \
        COLUMN("name", TEXT, 46, "Det, der måles.", "What is measured."),                \
        COLUMN("source", TEXT, 9,                                                        \
               "series = en serie i en fil, index = dette projekts indeks, survey = et " \
               "spørgsmål i en af dets undersøgelser.",                                  \
               "series = a series in a file, index = the index of this project, survey " \
               "= a question of one of its surveys."),                                   \
        COLUMN("unit", TEXT, 8, "share = en andel fra 0 til 1, number = som i serien.",  \
               "share = a share from 0 to 1, number = as in the series.")

/* ---- Verdicts -------------------------------------------------------------------- */

enum verdict_column {
    V_GOAL,
    V_NAME,
    V_SOURCE,
    V_UNIT,
    V_WANTED,
    V_FIRST_PERIOD,
    V_FIRST,
    V_LAST_PERIOD,
    V_LAST,
    V_CHANGE,
    V_LOW,
    V_HIGH,
    V_P,
    V_P_ADJUSTED,
    V_VERDICT,
    V_CERTAINTY,
    V_WHY,
    V_READINGS,
    V_NOTES,
    V_COLUMNS
};

static const struct tryg_column VERDICT[V_COLUMNS] = {
    GOAL,
    COLUMN("wanted", TEXT, 9, "Den ønskede retning: rises = stiger, falls = falder.",
           "The wanted direction: rises, falls."),
    COLUMN("first_period", TEXT, 11,
           "Den første måling, der sammenlignes med; af halvår det samme halvår som den "
           "seneste.",
           "The first reading, which is compared with; of half years the same half as "
           "the last."),
    COLUMN("first", FINE, 10, "Den første måling.", "The first reading."),
    COLUMN("last_period", TEXT, 11, "Den seneste måling.", "The last reading."),
    COLUMN("last", FINE, 10, "Den seneste måling.", "The last reading."),
    COLUMN("change", FINE, 10, "Den seneste minus den første.",
           "The last less the first."),
    COLUMN("low", FINE, 10,
           "95 % interval for ændringen; tom, når usikkerheden ikke er kendt.",
           "95 % interval of the change; empty where the uncertainty is not known."),
    COLUMN("high", FINE, 10, "Se low.", "See low."),
    COLUMN("p", FINE, 8,
           "Sandsynligheden for så stor en ændring, hvis intet var sket; to uafhængige "
           "stikprøver.",
           "The probability of so great a change if nothing had happened; two "
           "independent samples."),
    COLUMN("p_adjusted", FINE, 10,
           "p justeret for de mål, der kan prøves (Benjamini-Hochberg).",
           "p adjusted for the goals that can be tested (Benjamini-Hochberg)."),
    COLUMN("verdict", TEXT, 13,
           "right_way = rigtig vej, wrong_way = forkert vej, cannot_tell = kan ikke "
           "afgøres.",
           "right_way, wrong_way, cannot_tell."),
    COLUMN("certainty", TEXT, 10,
           "tested = prøvet ved 5 %; unknown = usikkerheden er ikke kendt, og dommen er "
           "kun tallenes retning.",
           "tested = tested at 5 %; unknown = the uncertainty is not known, and the "
           "verdict is only the direction of the numbers."),
    COLUMN("why", TEXT, 13,
           "Hvorfor det ikke kan afgøres: no_reading, one_reading, unchanged, not_sure, "
           "break (brud i serien).",
           "Why it cannot be told: no_reading, one_reading, unchanged, not_sure, break "
           "(in the series)."),
    COLUMN("readings", COUNT, 9, "Antal målinger.", "Number of readings."),
    COLUMN("notes", TEXT, 20,
           "other_half = de to målinger er fra hvert sit halvår; chosen_areas = "
           "områderne er valgt, fordi de lå højt, så noget af ændringen er tilbagefald "
           "mod gennemsnittet.",
           "other_half = the two are of different halves of the year; chosen_areas = "
           "the areas were chosen because they were high, so some of the change is a "
           "return to the mean."),
};

/* A period and a number of the reading at `at`, or neither. */
static struct tryg_datum season(const struct tryg_barometer_goal *goal, size_t at,
                                char room[TRYG_LISTING_ROOM])
{
    return at == SIZE_MAX
               ? tryg_datum_text(NULL)
               : tryg_datum_text(tryg_season_print(goal->reading[at].when, room));
}

static struct tryg_datum value(const struct tryg_barometer_goal *goal, size_t at)
{
    return at == SIZE_MAX ? tryg_datum_text(NULL)
                          : tryg_datum_number(goal->reading[at].value);
}

static struct tryg_datum certainty(const struct tryg_barometer_goal *goal)
{
    return goal->readings < 2 ? tryg_datum_text(NULL)
           : goal->certain    ? tryg_datum_said("tested", TX("prøvet", "tested"))
                              : tryg_datum_said("unknown", TX("uden kendt usikkerhed",
                                                              "of unknown uncertainty"));
}

static struct tryg_datum notes(const struct tryg_barometer_goal *goal)
{
    return goal->other_half && goal->is_chosen
               ? tryg_datum_text("other_half chosen_areas")
           : goal->other_half ? tryg_datum_text("other_half")
           : goal->is_chosen  ? tryg_datum_text("chosen_areas")
                              : tryg_datum_text(NULL);
}

static struct tryg_datum goal_datum(const struct tryg_barometer_goal *goal, size_t column)
{
    switch (column) {
    case V_GOAL:
        return tryg_datum_text(goal->id);
    case V_NAME:
        return tryg_datum_text(goal->name.in[tryg_lang()]);
    case V_SOURCE:
        return tryg_datum_text(tryg_measured_by_id(goal->by));
    default:
        return tryg_datum_text(goal->is_share ? "share" : "number");
    }
}

static struct tryg_datum number_datum(const struct tryg_barometer_goal *goal,
                                      size_t column)
{
    switch (column) {
    case V_FIRST:
        return value(goal, goal->first);
    case V_LAST:
        return value(goal, goal->last);
    case V_CHANGE:
        return tryg_datum_number(goal->change);
    case V_LOW:
        return tryg_datum_number(goal->low);
    case V_HIGH:
        return tryg_datum_number(goal->high);
    case V_P:
        return tryg_datum_number(goal->p);
    case V_P_ADJUSTED:
        return tryg_datum_number(goal->p_adjusted);
    default:
        return tryg_datum_number((double)goal->readings);
    }
}

static void read_verdict(const struct tryg_listing *listing, size_t row, size_t column,
                         char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    const struct tryg_barometer *barometer = listing->about;
    const struct tryg_barometer_goal *goal = &barometer->goal[row];
    switch (column) {
    case V_GOAL:
    case V_NAME:
    case V_SOURCE:
    case V_UNIT:
        *into = goal_datum(goal, column);
        break;
    case V_WANTED:
        *into =
            tryg_datum_said(tryg_wanted_id(goal->wanted), tryg_wanted_text(goal->wanted));
        break;
    case V_FIRST_PERIOD:
        *into = season(goal, goal->first, room);
        break;
    case V_LAST_PERIOD:
        *into = season(goal, goal->last, room);
        break;
    case V_VERDICT:
        *into = tryg_datum_said(tryg_course_id(goal->way), tryg_course_text(goal->way));
        break;
    case V_CERTAINTY:
        *into = certainty(goal);
        break;
    case V_WHY:
        *into = tryg_datum_said(tryg_course_why_id(goal->why),
                                tryg_course_why_text(goal->why));
        break;
    case V_NOTES:
        *into = notes(goal);
        break;
    default:
        *into = number_datum(goal, column);
    }
}

static struct tryg_column *copy(const struct tryg_column *column, size_t n,
                                tryg_arena *arena)
{
    struct tryg_column *made = TRYG_NEW(arena, n, struct tryg_column);
    memcpy(made, column, n * sizeof *made);
    return made;
}

struct tryg_listing tryg_listing_barometer(const struct tryg_barometer *barometer,
                                           tryg_arena *arena)
{
    return (struct tryg_listing){.columns = V_COLUMNS,
                                 .rows = barometer->goals,
                                 .column = copy(VERDICT, V_COLUMNS, arena),
                                 .read = read_verdict,
                                 .about = barometer};
}

/* ---- Readings -------------------------------------------------------------------- */

enum reading_column {
    R_GOAL,
    R_NAME,
    R_SOURCE,
    R_UNIT,
    R_PERIOD,
    R_VALUE,
    R_SE,
    R_N,
    R_COLUMNS
};

static const struct tryg_column READING[R_COLUMNS] = {
    GOAL,
    COLUMN("period", TEXT, 9, "År, eller halvår: 2011-1, 2011-2.",
           "Year, or half a year: 2011-1, 2011-2."),
    COLUMN("value", FINE, 10, "Målingen.", "The reading."),
    COLUMN("se", FINE, 10, "Dens standardfejl; tom, når den ikke er kendt.",
           "Its standard error; empty where it is not known."),
    COLUMN("n", COUNT, 9, "Svar bag den, når antallet er kendt.",
           "Answers behind it, where the number is known."),
};

/* Which goal and reading a row is about. */
struct readings {
    const struct tryg_barometer *barometer;
    size_t *goal, *reading; /* [rows] */
};

static void read_reading(const struct tryg_listing *listing, size_t row, size_t column,
                         char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    const struct readings *all = listing->about;
    const struct tryg_barometer_goal *goal = &all->barometer->goal[all->goal[row]];
    const struct tryg_measured *reading = &goal->reading[all->reading[row]];
    switch (column) {
    case R_PERIOD:
        *into = season(goal, all->reading[row], room);
        break;
    case R_VALUE:
        *into = tryg_datum_number(reading->value);
        break;
    case R_SE:
        *into = tryg_datum_number(reading->se);
        break;
    case R_N:
        *into = tryg_datum_number(reading->n);
        break;
    default:
        *into = goal_datum(goal, column);
    }
}

struct tryg_listing tryg_listing_readings(const struct tryg_barometer *barometer,
                                          tryg_arena *arena)
{
    struct readings *all = TRYG_NEW(arena, 1, struct readings);
    size_t rows = 0, at = 0;
    for (size_t g = 0; g < barometer->goals; g++) {
        rows += barometer->goal[g].readings;
    }
    *all = (struct readings){barometer, TRYG_NEW(arena, rows + 1, size_t),
                             TRYG_NEW(arena, rows + 1, size_t)};
    for (size_t g = 0; g < barometer->goals; g++) {
        for (size_t i = 0; i < barometer->goal[g].readings; i++) {
            all->goal[at] = g;
            all->reading[at++] = i;
        }
    }
    return (struct tryg_listing){.columns = R_COLUMNS,
                                 .rows = rows,
                                 .column = copy(READING, R_COLUMNS, arena),
                                 .read = read_reading,
                                 .about = all};
}
