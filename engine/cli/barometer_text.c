/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/barometer.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "geodata/base/text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { CELL = TRYG_NUMBER_TEXT + 8, NAME_MOST = 58, VALUE = 16, CHANGE = 28 };

static void put(FILE *out, const char *text, size_t width, enum tryg_side side)
{
    tryg_text_put(out, text, width, side);
}

/* Small numbers say more with a decimal more. */
static int decimals(const struct tryg_barometer_goal *goal)
{
    double size = 0.0;
    for (size_t i = 0; i < goal->readings; i++) {
        size = fmax(size, fabs(goal->reading[i].value));
    }
    return goal->is_share || size >= 10.0 ? 1 : 2;
}

/* "38,2 %" or "4,18". */
static const char *amount(const struct tryg_barometer_goal *goal, double value,
                          char into[CELL])
{
    char number[TRYG_NUMBER_TEXT];
    tryg_number_print(goal->is_share ? 100.0 * value : value, decimals(goal), number);
    snprintf(into, CELL, "%s%s", number, goal->is_share ? " %" : "");
    return into;
}

static const char *signed_amount(const struct tryg_barometer_goal *goal, double value,
                                 char into[CELL])
{
    char bare[CELL - 1];
    tryg_number_print(goal->is_share ? 100.0 * value : value, decimals(goal), bare);
    bool plus = value > 0.0 && strpbrk(bare, "123456789") != NULL;
    *into = '+';
    memcpy(into + plus, bare, strlen(bare) + 1);
    return into;
}

/* "2014 38,2 %" */
static void put_reading(const struct tryg_barometer_goal *goal, size_t at, FILE *out)
{
    char text[2 * CELL], number[CELL], season[TRYG_SEASON_TEXT];
    if (at == SIZE_MAX) {
        put(out, "–", VALUE, TRYG_RIGHT);
        return;
    }
    snprintf(text, sizeof text, "%s %8s",
             tryg_season_print(goal->reading[at].when, season),
             amount(goal, goal->reading[at].value, number));
    put(out, text, VALUE, TRYG_RIGHT);
}

static void put_change(const struct tryg_barometer_goal *goal, FILE *out)
{
    char text[4 * CELL], change[CELL], low[CELL], high[CELL];
    if (isnan(goal->change)) {
        put(out, "–", CHANGE, TRYG_RIGHT);
        return;
    }
    signed_amount(goal, goal->change, change);
    if (!isnan(goal->low)) {
        snprintf(text, sizeof text, TX("%s (%s til %s)", "%s (%s to %s)"), change,
                 signed_amount(goal, goal->low, low),
                 signed_amount(goal, goal->high, high));
    } else {
        snprintf(text, sizeof text, "%s", change);
    }
    put(out, text, CHANGE, TRYG_RIGHT);
}

static void put_verdict(const struct tryg_barometer_goal *goal, FILE *out)
{
    char p[TRYG_NUMBER_TEXT];
    fprintf(out, "  %s", tryg_course_text(goal->way));
    if (goal->readings < 2 || goal->why == TRYG_COURSE_UNCHANGED ||
        goal->why == TRYG_COURSE_BREAK) {
        fprintf(out, " (%s)", tryg_course_why_text(goal->why));
    } else if (!goal->certain) {
        fputs(TX(", uden kendt usikkerhed", ", of unknown uncertainty"), out);
    } else if (goal->p_adjusted < 0.001) {
        fputs(TX(" (p <0,001)", " (p <0.001)"), out);
    } else {
        tryg_number_print(goal->p_adjusted, 3, p);
        fprintf(out, " (p %s)", p);
    }
    fputs(goal->is_chosen ? " *" : "", out);
    fputs(goal->other_half ? " **" : "", out);
    fputc('\n', out);
}

static const char *name_of(const struct tryg_barometer_goal *goal)
{
    const char *name = goal->name.in[tryg_lang()];
    return name ? name : goal->id;
}

static size_t name_width(const struct tryg_barometer *barometer)
{
    size_t width = 20;
    for (size_t g = 0; g < barometer->goals; g++) {
        size_t letters = tryg_text_letters(name_of(&barometer->goal[g]));
        width = letters > width ? letters : width;
    }
    return width < NAME_MOST ? width : NAME_MOST;
}

static void print_notes(const struct tryg_barometer *barometer, FILE *out)
{
    bool unknown = false, chosen = false, half = false;
    for (size_t g = 0; g < barometer->goals; g++) {
        const struct tryg_barometer_goal *goal = &barometer->goal[g];
        unknown = unknown || (goal->readings > 1 && !goal->certain);
        chosen = chosen || goal->is_chosen;
        half = half || goal->other_half;
    }
    if (barometer->tested) {
        fprintf(out,
                TX("p er justeret for de %zu mål, der kan prøves (Benjamini-Hochberg); "
                   "en retning siges kun ved p på højst 0,05. Andele i procentpoint.\n",
                   "p is adjusted for the %zu goals that can be tested "
                   "(Benjamini-Hochberg); a way is told only at a p of at most 0.05. "
                   "Shares in percentage points.\n"),
                barometer->tested);
    }
    if (unknown) {
        fputs(TX("Uden kendt usikkerhed: dommen er kun tallenes retning; om ændringen er "
                 "større end tilfældets, kan ikke siges.\n",
                 "Of unknown uncertainty: the verdict is only the direction of the "
                 "numbers; whether the change is more than luck cannot be told.\n"),
              out);
    }
    if (chosen) {
        fputs(TX("* Områderne er valgt, fordi de lå højt i basisåret; noget af ændringen "
                 "er tilbagefald mod gennemsnittet.\n",
                 "* The areas were chosen because they were high in the base year; some "
                 "of the change is a return to the mean.\n"),
              out);
    }
    if (half) {
        fputs(TX("** De to målinger er fra hvert sit halvår; årstiden kan spille ind.\n",
                 "** The two readings are of different halves of the year; the season "
                 "may play a part.\n"),
              out);
    }
}

void tryg_barometer_text(const struct tryg_barometer *barometer, FILE *out)
{
    if (!barometer) {
        return;
    }
    size_t width = name_width(barometer);
    fputs(TX("\nIntegrationsbarometeret: går det den rigtige vej?\n",
             "\nThe integration barometer: does it go the right way?\n"),
          out);
    fputs("  ", out);
    put(out, TX("mål", "goal"), width, TRYG_LEFT);
    put(out, "", 2, TRYG_LEFT);
    put(out, TX("ønsket", "wanted"), 11, TRYG_LEFT);
    put(out, TX("første", "first"), VALUE, TRYG_RIGHT);
    put(out, TX("seneste", "last"), VALUE, TRYG_RIGHT);
    put(out, TX("ændring (95 % interval)", "change (95 % interval)"), CHANGE, TRYG_RIGHT);
    fprintf(out, "  %s\n", TX("dom", "verdict"));
    for (size_t g = 0; g < barometer->goals; g++) {
        const struct tryg_barometer_goal *goal = &barometer->goal[g];
        fputs("  ", out);
        put(out, name_of(goal), width, TRYG_LEFT);
        put(out, "", 2, TRYG_LEFT);
        put(out, tryg_wanted_text(goal->wanted), 11, TRYG_LEFT);
        put_reading(goal, goal->first, out);
        put_reading(goal, goal->last, out);
        put_change(goal, out);
        put_verdict(goal, out);
    }
    print_notes(barometer, out);
}
