/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "publish/listing.h"

#include <stdio.h>

/* Where a row is. */
struct spot {
    const struct tryg_results *results;
    const struct tryg_scores *scores;
    const struct tryg_indicator *indicator;
    const struct tryg_cell *cell;
    size_t area;
};

typedef struct tryg_datum read_spot(const struct spot *spot,
                                    char room[TRYG_LISTING_ROOM]);

static struct tryg_datum its_year(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->scores->year);
}

static struct tryg_datum its_system(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->scores->system->id);
}

static struct tryg_datum its_area(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->scores->system->code[s->area]);
}

static struct tryg_datum its_area_name(const struct spot *s, char *room)
{
    (void)room;
    const struct tryg_system *of = s->scores->system;
    return tryg_datum_text(of->name ? of->name[s->area] : NULL);
}

static struct tryg_datum its_indicator(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->indicator->id);
}

static struct tryg_datum its_name(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->indicator->name.in[tryg_lang()]);
}

static struct tryg_datum its_group(const struct spot *s, char *room)
{
    (void)room;
    int of = s->indicator->group;
    return tryg_datum_text(of == TRYG_NO_GROUP ? NULL
                                               : s->results->profile->group[of].id);
}

static struct tryg_datum its_source(const struct spot *s, char *room)
{
    (void)room;
    if (s->indicator->source == TRYG_FROM_SCORES) {
        return tryg_datum_said("scores", TX("scorer", "scores"));
    }
    return s->indicator->source == TRYG_FROM_REPORTS
               ? tryg_datum_said("reports", TX("anmeldelser", "reports"))
               : tryg_datum_said("survey", TX("undersøgelse", "survey"));
}

/* "per_1000": per how many of `of`; a survey's unit is the share of the answers. */
static struct tryg_datum its_unit(const struct spot *s, char *room)
{
    if (s->indicator->source == TRYG_FROM_SURVEY) {
        return tryg_datum_said("share", TX("andel", "share"));
    }
    if (s->indicator->source == TRYG_FROM_SCORES) {
        return tryg_datum_text("score");
    }
    if (s->indicator->standard.expected && s->indicator->per == 1.0) {
        return tryg_datum_said("of_expected", TX("af det forventede", "of the expected"));
    }
    char per[TRYG_NUMBER_TEXT];
    const char *what = s->indicator->harm                             ? "harm_"
                       : s->indicator->standard.expected              ? "of_expected_"
                       : s->indicator->standard.method == TRYG_DIRECT ? "standardised_"
                                                                      : "";
    snprintf(room, TRYG_LISTING_ROOM, "%sper_%s", what,
             tryg_number_shortest(s->indicator->per, per));
    return tryg_datum_text(room);
}

static struct tryg_datum its_direction(const struct spot *s, char *room)
{
    (void)room;
    return s->indicator->direction < 0 ? tryg_datum_said("safe", TX("trygt", "safe"))
                                       : tryg_datum_said("need", TX("behov", "need"));
}

static struct tryg_datum its_flags(const struct spot *s, char *room)
{
    return tryg_datum_text(tryg_flags_print(s->cell->flags, room));
}

static struct tryg_datum its_why_missing(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_said(tryg_why_id(s->cell->why), tryg_why_text(s->cell->why));
}

static struct tryg_datum its_model(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_said(tryg_model_id(s->cell->model),
                           tryg_model_text(s->cell->model));
}

#define READ(id, kind, width, read, da, en)                                              \
    {                                                                                    \
        {id, TRYG_KIND_##kind, width, {{da, en}}}, read, 0                               \
    }
#define NUMBER(id, kind, width, field, da, en)                                           \
    {                                                                                    \
        {id, TRYG_KIND_##kind, width, {{da, en}}}, NULL,                                 \
            offsetof(struct tryg_cell, field)                                            \
    }

/* A column is read by its function or, where it is a number of struct tryg_cell, at its
 * place in there. */
static const struct {
    struct tryg_column column;
    read_spot *read;
    size_t number;
} INDICATORS[] = {
    READ("year", WHOLE, 6, its_year, "Det år, tallene har navn efter.",
         "The year that the figures are named after."),
    READ("system", TEXT, 12, its_system, "Den inddeling, området hører til.",
         "The division that the area belongs to."),
    READ("area", TEXT, 8, its_area, "Områdets kode; den er tekst, så 01 er ikke 1.",
         "The area's code; it is text, so 01 is not 1."),
    READ("area_name", TEXT, 34, its_area_name, "Områdets navn.", "The area's name."),
    READ("indicator", TEXT, 18, its_indicator, "Indikatorens kode.",
         "The indicator's code."),
    READ("name", TEXT, 30, its_name, "Indikatoren i ord.", "The indicator in words."),
    READ("group", TEXT, 12, its_group, "Den gruppe, den hører til.",
         "The group that it belongs to."),
    READ("source", TEXT, 12, its_source,
         "Anmeldelser (reports) eller spørgeskema (survey).", "Reports or a survey."),
    READ(
        "unit", TEXT, 9, its_unit,
        "per_1000: pr. 1.000 af nævneren; harm_per_1000: skade pr. 1.000; of_expected: "
        "af det forventede antal; standardised_per_1000: pr. 1.000, havde området haft "
        "standardens sammensætning; share: andel af svarene, 0–1.",
        "per_1000: per 1,000 of the denominator; harm_per_1000: harm per 1,000; "
        "of_expected: of the expected number; standardised_per_1000: per 1,000, were the "
        "area made up as the standard is; share: of the answers, 0–1."),
    READ("direction", TEXT, 9, its_direction,
         "need: en høj værdi er et stort behov; safe: en høj værdi er tryghed.",
         "need: a high value is a great need; safe: a high value is safety."),
    NUMBER("value", FINE, 11, value, "Indikatorens værdi.", "The indicator's value."),
    NUMBER("low", FINE, 11, low, "Nedre ende af værdiens 95 %-interval.",
           "Lower end of the 95 % interval of the value."),
    NUMBER("high", FINE, 11, high, "Øvre ende af værdiens 95 %-interval.",
           "Upper end of the 95 % interval of the value."),
    NUMBER("se", FINE, 11, se, "Værdiens standardfejl.", "Standard error of the value."),
    NUMBER("deff", REAL, 8, deff,
           "Spørgeskema: designeffekten, variansen i forhold til en simpel stikprøves.",
           "Survey: the design effect, the variance relative to a simple sample's."),
    NUMBER("count", COUNT, 9, count, "Anmeldelser: antallet bag raten.",
           "Reports: the number behind the rate."),
    NUMBER("answers", COUNT, 9, answers, "Spørgeskema: antal gyldige svar.",
           "Survey: number of valid answers."),
    NUMBER("n_eff", REAL, 9, n_eff,
           "Det antal svar i en simpel stikprøve, der ville være lige så præcist.",
           "The number of answers in a simple sample that would be as precise."),
    NUMBER("dont_know", SHARE, 10, dont_know,
           "Spørgeskema: andelen, der svarede ved ikke.",
           "Survey: the share who answered don't know."),
    NUMBER("denominator", COUNT, 12, denominator,
           "Anmeldelser: det befolkningstal, raten er regnet af.",
           "Reports: the population that the rate is of."),
    NUMBER("normalised", FINE, 11, normalised,
           "Værdien målt med basisårets områder, vendt så højt er behov.",
           "The value measured against the areas of the base year, turned so that high "
           "is need."),
    NUMBER("weight", FINE, 9, weight,
           "Vægten i dette områdes indeks; 0: vises, men tæller ikke med.",
           "The weight in this area's index; 0: shown, but not part of it."),
    NUMBER(
        "contribution", FINE, 12, contribution,
        "Bidraget: indekset er skalaens midte plus summen af bidragene.",
        "The contribution: the index is the centre of the scale plus the sum of these."),
    READ("flags", TEXT, 18, its_flags, "Forbehold, som i arket med indekset.",
         "Reservations, as in the sheet of the index."),
    READ("why_missing", TEXT, 24, its_why_missing, "Hvorfor værdien mangler.",
         "Why the value is missing."),
    READ("model", TEXT, 14, its_model,
         "Den model, der har givet værdien; tom: værdien er det direkte skøn.",
         "The model that gave the value; empty: the value is the direct estimate."),
    NUMBER("direct", FINE, 11, direct, "Med en model: det direkte skøn uden den.",
           "With a model: the direct estimate without it."),
    NUMBER("direct_se", FINE, 11, direct_se, "Det direkte skøns standardfejl.",
           "Standard error of the direct estimate."),
    NUMBER("exceeds", SHARE, 10, exceeds,
           "Sandsynligheden for at ligge over modellens grænse.",
           "The probability of lying above the model's limit."),
};

enum { COLUMNS = sizeof INDICATORS / sizeof *INDICATORS };

/* Find the scores that `row` lies in; it becomes indicator * n + area. */
static const struct tryg_scores *find_scores(const struct tryg_results *results,
                                             size_t *row)
{
    for (size_t i = 0; i < results->years * results->systems; i++) {
        const struct tryg_scores *scores = &results->scores[i];
        size_t cells = scores->indicators * scores->system->n;
        if (*row < cells) {
            return scores;
        }
        *row -= cells;
    }
    return NULL;
}

/* Rows go area by area within an indicator, as the cells lie. */
static void read_indicators(const struct tryg_listing *listing, size_t row, size_t column,
                            char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    struct spot spot = {.results = listing->about};
    spot.scores = find_scores(spot.results, &row);
    size_t n = spot.scores->system->n;
    spot.area = row % n;
    spot.indicator = &spot.results->profile->indicator[row / n];
    spot.cell = &spot.scores->cell[row];
    if (INDICATORS[column].read) {
        *into = INDICATORS[column].read(&spot, room);
    } else {
        const double *number = (const double *)(const void *)((const char *)spot.cell +
                                                              INDICATORS[column].number);
        *into = tryg_datum_number(*number);
    }
}

struct tryg_listing tryg_listing_indicators(const struct tryg_results *results,
                                            tryg_arena *arena)
{
    struct tryg_listing listing = {
        .columns = COLUMNS, .read = read_indicators, .about = results};
    for (size_t i = 0; i < results->years * results->systems; i++) {
        listing.rows += results->scores[i].indicators * results->scores[i].system->n;
    }
    listing.column = TRYG_NEW(arena, COLUMNS, struct tryg_column);
    for (size_t c = 0; c < COLUMNS; c++) {
        listing.column[c] = INDICATORS[c].column;
    }
    return listing;
}
