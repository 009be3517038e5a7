/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/column.h"
#include "publish/listing.h"

#include <math.h>
#include <string.h>

#define YEAR                                                                             \
    COLUMN("year", WHOLE, 6, "Det år, tallene har navn efter.",                          \
           "The year that the figures are named after.")
#define AREA                                                                             \
    COLUMN("system", TEXT, 12, "Inddelingen.", "The system of areas."),                  \
        COLUMN("area", TEXT, 8, "Områdets kode.", "The area's code."),                   \
        COLUMN("name", TEXT, 30, "Områdets navn.", "The area's name.")

/* A table of finished cells. */
struct cells {
    size_t columns, rows, room;
    struct tryg_datum *cell;
    tryg_arena *arena;
};

static void read_cells(const struct tryg_listing *listing, size_t row, size_t column,
                       char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    const struct cells *cells = listing->about;
    *into = cells->cell[row * cells->columns + column];
}

static struct cells *begin(size_t columns, tryg_arena *arena)
{
    struct cells *cells = TRYG_NEW(arena, 1, struct cells);
    *cells = (struct cells){.columns = columns, .arena = arena};
    return cells;
}

static struct tryg_datum *add_row(struct cells *cells)
{
    if (cells->rows == cells->room) {
        size_t room = cells->room ? 2 * cells->room : 64;
        cells->cell =
            tryg_arena_grow(cells->arena, cells->cell, cells->rows * cells->columns,
                            room * cells->columns, sizeof *cells->cell);
        cells->room = room;
    }
    return cells->cell + cells->columns * cells->rows++;
}

static struct tryg_listing finish(const struct cells *cells,
                                  const struct tryg_column *column)
{
    struct tryg_listing listing = {.columns = cells->columns,
                                   .rows = cells->rows,
                                   .read = read_cells,
                                   .about = cells};
    listing.column = TRYG_NEW(cells->arena, cells->columns, struct tryg_column);
    memcpy(listing.column, column, cells->columns * sizeof *column);
    return listing;
}

static struct tryg_datum number(double x)
{
    return tryg_datum_number(x);
}

static struct tryg_datum count(size_t n)
{
    return tryg_datum_number((double)n);
}

static const struct tryg_scores *scores_of(const struct tryg_doubts *doubts, size_t y)
{
    return tryg_results_at(doubts->results, y, 0);
}

/* year, system, area, name. */
static void put_area(struct tryg_datum *row, const struct tryg_scores *s, size_t a)
{
    row[0] = number(s->year);
    row[1] = tryg_datum_text(s->system->id);
    row[2] = tryg_datum_text(s->system->code[a]);
    row[3] = tryg_datum_text(s->system->name ? s->system->name[a] : NULL);
}

/* ---- Luck ------------------------------------------------------------------------ */

static const struct tryg_column CHANCE[] = {
    YEAR,
    COLUMN("against", WHOLE, 8, "Det år, der sammenlignes med.",
           "The year it is compared with."),
    COLUMN("against_is", TEXT, 10, "previous = året før i kørslen, base = basisåret.",
           "previous = the year before in the run, base = the base year."),
    COLUMN("areas", COUNT, 8, "Områder med et niveau i begge år.",
           "Areas with a level in both years."),
    COLUMN("expected", REAL, 10,
           "Så mange ville i gennemsnit skifte niveau mellem to år, hvor intet skete, "
           "alene ved held og uheld i stikprøver og anmeldelser.",
           "So many would on average change level between two years in which nothing "
           "happened, by luck in samples and reports alone."),
    COLUMN("low", COUNT, 8, "95 % af tilfældene ligger fra low til high.",
           "95 % of the cases lie from low to high."),
    COLUMN("high", COUNT, 8, "Se low.", "See low."),
    COLUMN("p_none", SHARE, 10, "Sandsynligheden for, at intet område ville skifte.",
           "The probability that no area would change."),
    COLUMN("p_same_alarm", SHARE, 12,
           "Sandsynligheden for, at netop de samme områder ville stå på alarmniveau.",
           "The probability that just the same areas would be at an alarm level."),
    COLUMN("changed", COUNT, 9, "Så mange skiftede faktisk niveau.",
           "So many did change level."),
    COLUMN("gained_alarm", COUNT, 12, "Heraf kommet på alarmniveau.",
           "Of these risen to an alarm level."),
    COLUMN("lost_alarm", COUNT, 11, "Heraf kommet af med det.",
           "Of these relieved of it."),
    COLUMN("p_as_many", SHARE, 10,
           "Sandsynligheden for mindst så mange skift ved held og uheld alene.",
           "The probability of at least so many changes by luck alone."),
};

struct tryg_listing tryg_listing_chance(const struct tryg_doubts *doubts,
                                        tryg_arena *arena)
{
    struct cells *cells = begin(sizeof CHANCE / sizeof *CHANCE, arena);
    for (size_t y = 0; y < doubts->years; y++) {
        for (size_t i = 0; i < doubts->year[y].nothings; i++) {
            const struct tryg_nothing *n = &doubts->year[y].nothing[i];
            const struct tryg_datum made[] = {
                number(n->year),
                number(n->against),
                tryg_datum_said(n->is_base ? "base" : "previous",
                                n->is_base ? TX("basisåret", "the base year")
                                           : TX("året før", "the year before")),
                count(n->areas),
                number(n->expected),
                number(n->low),
                number(n->high),
                number(n->none),
                number(n->same_alarm),
                count(n->changed),
                count(n->gained),
                count(n->lost),
                number(n->as_many)};
            memcpy(add_row(cells), made, sizeof made);
        }
    }
    return finish(cells, CHANCE);
}

/* ---- Advice ---------------------------------------------------------------------- */

static const struct tryg_column ADVICE[] = {
    YEAR,
    AREA,
    COLUMN("index", REAL, 10, "Indekset.", "The index."),
    COLUMN("limit", REAL, 10, "Grænsen til det første alarmniveau.",
           "The limit of the first alarm level."),
    COLUMN("distance", REAL, 10, "Indekset minus grænsen.", "The index less the limit."),
    COLUMN("se", REAL, 8, "Indeksets standardfejl.", "Standard error of the index."),
    COLUMN("se_reports", REAL, 10,
           "Den del af den, som anmeldelserne alene giver, og som flere svar ikke kan "
           "fjerne.",
           "The part of it that comes from the reports alone and that no answers can "
           "take away."),
    COLUMN("answers", COUNT, 10, "Svar bag det spørgsmål, færrest har besvaret.",
           "Answers behind the question that fewest have answered."),
    COLUMN("answers_needed", COUNT, 14,
           "Svar, der med 90 % sandsynlighed afgør, på hvilken side af grænsen området "
           "ligger.",
           "Answers that decide with 90 % probability on which side of the limit the "
           "area lies."),
    COLUMN(
        "verdict", TEXT, 16,
        "settled = afgjort, ask_more = kræver flere svar, reports_alone = "
        "anmeldelserne svinger for meget i sig selv, too_many = kræver flere svar, end "
        "der er indbyggere.",
        "settled, ask_more = takes more answers, reports_alone = the reports vary too "
        "much by themselves, too_many = takes more answers than there are residents."),
};

struct tryg_listing tryg_listing_advice(const struct tryg_doubts *doubts,
                                        tryg_arena *arena)
{
    struct cells *cells = begin(sizeof ADVICE / sizeof *ADVICE, arena);
    for (size_t y = 0; y < doubts->years; y++) {
        const struct tryg_scores *s = scores_of(doubts, y);
        for (size_t a = 0; doubts->year[y].advice && a < s->system->n; a++) {
            const struct tryg_advice *advice = &doubts->year[y].advice[a];
            struct tryg_datum *row = add_row(cells);
            put_area(row, s, a);
            row[4] = number(s->index[a]);
            row[5] = number(advice->limit);
            row[6] = number(advice->distance);
            row[7] = number(advice->se);
            row[8] = number(advice->se_reports);
            row[9] = number(advice->answers);
            row[10] = number(advice->needed);
            row[11] = tryg_datum_said(tryg_advised_id(advice->verdict),
                                      tryg_advised_text(advice->verdict));
        }
    }
    return finish(cells, ADVICE);
}

/* ---- Method ---------------------------------------------------------------------- */

static const struct tryg_column ROBUSTNESS[] = {
    YEAR,
    AREA,
    COLUMN("rank", REAL, 8, "Nummer med projektets egen metode; 1 = størst behov.",
           "Rank by the project's own method; 1 = greatest need."),
    COLUMN("rank_least", REAL, 10,
           "Laveste nummer blandt metoderne. Det er metodeafhængighed og ikke "
           "stikprøveusikkerhed.",
           "Lowest rank among the methods. This is method dependence, not sampling "
           "error."),
    COLUMN("rank_median", REAL, 11, "Det midterste nummer.", "The median rank."),
    COLUMN("rank_most", REAL, 10, "Højeste nummer.", "Highest rank."),
    COLUMN("rank_shift", REAL, 10,
           "Hvor langt de andre metoder i gennemsnit flytter området.",
           "By how much the other methods move the area on average."),
    COLUMN("methods", COUNT, 9, "Metoder, der giver området et indeks.",
           "Methods that give the area an index."),
    COLUMN("level", TEXT, 14, "Niveau med projektets egen metode.",
           "Level by the project's own method."),
};
enum { ROBUST = sizeof ROBUSTNESS / sizeof *ROBUSTNESS };

static const struct tryg_column *robustness_columns(const struct tryg_profile *profile,
                                                    size_t levels, tryg_arena *arena)
{
    struct tryg_column *all = TRYG_NEW(arena, ROBUST + levels, struct tryg_column);
    memcpy(all, ROBUSTNESS, sizeof ROBUSTNESS);
    for (size_t l = 0; l < levels; l++) {
        struct tryg_column *column = &all[ROBUST + l];
        *column = (struct tryg_column){.kind = TRYG_KIND_COUNT, .width = 12};
        column->id = tryg_arena_print(arena, "in_%s", profile->level[l].id);
        column->means.in[TRYG_DA] =
            tryg_arena_print(arena, "Metoder, hvor områdets niveau er %s.",
                             profile->level[l].name.in[TRYG_DA]);
        column->means.in[TRYG_EN] =
            tryg_arena_print(arena, "Methods by which the area's level is %s.",
                             profile->level[l].name.in[TRYG_EN]);
    }
    return all;
}

struct tryg_listing tryg_listing_robustness(const struct tryg_doubts *doubts,
                                            tryg_arena *arena)
{
    const struct tryg_profile *profile = doubts->results->profile;
    size_t levels = profile ? profile->levels : 0;
    struct cells *cells = begin(ROBUST + levels, arena);
    for (size_t y = 0; y < doubts->years; y++) {
        const struct tryg_scores *s = scores_of(doubts, y);
        const struct tryg_robustness *r = &doubts->year[y].robustness;
        for (size_t a = 0; profile && r->choices && a < s->system->n; a++) {
            struct tryg_datum *row = add_row(cells);
            put_area(row, s, a);
            row[4] = number(s->rank[a]);
            row[5] = number(r->least[a]);
            row[6] = number(r->median[a]);
            row[7] = number(r->most[a]);
            row[8] = number(r->shift[a]);
            row[9] = count(r->known[a]);
            row[10] =
                tryg_datum_text(s->level[a] < 0 ? NULL : profile->level[s->level[a]].id);
            for (size_t l = 0; l < levels; l++) {
                row[ROBUST + l] = count(r->in_level[l * s->system->n + a]);
            }
        }
    }
    return finish(cells, robustness_columns(profile, levels, arena));
}

/* ---- Choices --------------------------------------------------------------------- */

static const struct tryg_column CHOICES[] = {
    YEAR,
    COLUMN(
        "of", TEXT, 12,
        "ranks = hvor langt områderne i gennemsnit flytter sig i rækkefølgen; index = "
        "områdets eget indeks.",
        "ranks = by how much the areas move in rank on average; index = the area's own "
        "index."),
    COLUMN("area", TEXT, 8, "Områdets kode; tom for alle.",
           "The area's code; empty for all."),
    COLUMN("choice", TEXT, 14, "Valget.", "The choice."),
    COLUMN("ways", TEXT, 40, "Hvad der kan vælges; først projektets eget.",
           "What there is to choose from; the project's own first."),
    COLUMN("first", SHARE, 10,
           "Den del af variationen, valget alene står for (Sobols første indeks). Kan "
           "ved små tal komme lidt under 0.",
           "The part of the variation that the choice alone accounts for (Sobol's "
           "first-order index). May come a little below 0 when small."),
    COLUMN("first_low", SHARE, 10, "95 % interval for den.", "95 % interval of it."),
    COLUMN("first_high", SHARE, 10, "Se first_low.", "See first_low."),
    COLUMN("total", SHARE, 10,
           "Den del, valget har en hånd med i, alene eller sammen med andre.",
           "The part it has a hand in, alone or together with others."),
    COLUMN("total_low", SHARE, 10, "95 % interval for den.", "95 % interval of it."),
    COLUMN("total_high", SHARE, 10, "Se total_low.", "See total_low."),
};

static const char *ways_of(const struct tryg_choice *choice, tryg_arena *arena)
{
    const char *list = "";
    for (size_t w = 0; w < choice->ways; w++) {
        list = tryg_arena_print(arena, "%s%s%s", list, w ? " " : "", choice->way[w].id);
    }
    return list;
}

/* One row of a choice: of all areas' ranks, or of one area's index. */
static void put_choice(struct cells *cells, int year, const char *area,
                       const struct tryg_choice *choice, const double share[6])
{
    struct tryg_datum *row = add_row(cells);
    row[0] = number(year);
    row[1] = tryg_datum_text(area ? "index" : "ranks");
    row[2] = tryg_datum_text(area);
    row[3] = tryg_datum_said(choice->id, choice->name.in[tryg_lang()]);
    row[4] = tryg_datum_text(area ? NULL : ways_of(choice, cells->arena));
    for (size_t i = 0; i < 6; i++) {
        row[5 + i] = number(share[i]);
    }
}

struct tryg_listing tryg_listing_choices(const struct tryg_doubts *doubts,
                                         tryg_arena *arena)
{
    struct cells *cells = begin(sizeof CHOICES / sizeof *CHOICES, arena);
    for (size_t y = 0; y < doubts->years; y++) {
        const struct tryg_robustness *r = &doubts->year[y].robustness;
        for (size_t c = 0; c < r->choices; c++) {
            const struct tryg_choice *choice = &r->choice[c];
            put_choice(cells, r->year, NULL, choice,
                       (double[]){choice->first, choice->first_low, choice->first_high,
                                  choice->total, choice->total_low, choice->total_high});
        }
        for (size_t a = 0; r->choices && a < r->system->n; a++) {
            for (size_t c = 0; c < r->choices; c++) {
                const struct tryg_choice *choice = &r->choice[c];
                put_choice(cells, r->year, r->system->code[a], choice,
                           (double[]){choice->area_first[a], NAN, NAN,
                                      choice->area_total[a], NAN, NAN});
            }
        }
    }
    return finish(cells, CHOICES);
}
