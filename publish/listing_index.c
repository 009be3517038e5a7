/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/listing.h"

#include <math.h>

/* Where a row is. */
struct spot {
    const struct tryg_results *results;
    const struct tryg_scores *scores;
    size_t area;
};

typedef struct tryg_datum read_spot(const struct spot *spot,
                                    char room[TRYG_LISTING_ROOM]);

struct tryg_datum tryg_datum_said(const char *text, const char *said)
{
    struct tryg_datum none = {TRYG_DATUM_NONE, NULL, NULL, NAN};
    struct tryg_datum datum = {TRYG_DATUM_TEXT, text, said, NAN};
    return text && *text ? datum : none;
}

struct tryg_datum tryg_datum_text(const char *text)
{
    return tryg_datum_said(text, text);
}

struct tryg_datum tryg_datum_number(double number)
{
    struct tryg_datum none = {TRYG_DATUM_NONE, NULL, NULL, NAN};
    /* + 0.0: minus nothing is nothing, as the store too has it */
    struct tryg_datum datum = {TRYG_DATUM_NUMBER, NULL, NULL, number + 0.0};
    return isnan(number) ? none : datum;
}

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

static struct tryg_datum its_name(const struct spot *s, char *room)
{
    (void)room;
    const struct tryg_system *of = s->scores->system;
    return tryg_datum_text(of->name ? of->name[s->area] : NULL);
}

static struct tryg_datum its_parent(const struct spot *s, char *room)
{
    (void)room;
    const struct tryg_system *of = s->scores->system;
    return tryg_datum_text(of->parent ? of->parent[s->area] : NULL);
}

static const struct tryg_level *level_of(const struct spot *s)
{
    int level = s->scores->level[s->area];
    return level < 0 ? NULL : &s->results->profile->level[level];
}

static struct tryg_datum its_level(const struct spot *s, char *room)
{
    (void)room;
    const struct tryg_level *has = level_of(s);
    return tryg_datum_text(has ? has->id : NULL);
}

static struct tryg_datum its_level_name(const struct spot *s, char *room)
{
    (void)room;
    const struct tryg_level *has = level_of(s);
    return tryg_datum_text(has ? has->name.in[tryg_lang()] : NULL);
}

static struct tryg_datum its_level_order(const struct spot *s, char *room)
{
    (void)room;
    int has = s->scores->level[s->area];
    if (has < 0) {
        return tryg_datum_number(NAN);
    }
    const struct tryg_profile *profile = s->results->profile;
    return tryg_datum_number(
        profile->orientation == TRYG_NEED ? (double)profile->levels - has : has + 1.0);
}

static struct tryg_datum its_certainty(const struct spot *s, char *room)
{
    (void)room;
    enum tryg_certainty c = tryg_certainty_of(s->scores->level_p[s->area]);
    return tryg_datum_said(tryg_certainty_id(c), tryg_certainty_text(c));
}

static struct tryg_datum its_method(const struct spot *s, char *room)
{
    (void)room;
    bool has_index = !isnan(s->scores->index[s->area]);
    return tryg_datum_text(has_index ? s->results->method : NULL);
}

static struct tryg_datum its_denominator(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->results->denominator);
}

static struct tryg_datum its_flags(const struct spot *s, char *room)
{
    return tryg_datum_text(tryg_flags_print(s->scores->flags[s->area], room));
}

static struct tryg_datum its_why_missing(const struct spot *s, char *room)
{
    (void)room;
    enum tryg_why why = s->scores->why[s->area];
    return tryg_datum_said(tryg_why_id(why), tryg_why_text(why));
}

#define READ(id, kind, width, read, da, en)                                              \
    {                                                                                    \
        {id, TRYG_KIND_##kind, width, {{da, en}}}, read, 0                               \
    }
#define ARRAY(id, kind, width, field, da, en)                                            \
    {                                                                                    \
        {id, TRYG_KIND_##kind, width, {{da, en}}}, NULL,                                 \
            offsetof(struct tryg_scores, field)                                          \
    }

/* A column is read by its function or, where it is a plain array of struct tryg_scores,
 * at its place in there. */
static const struct {
    struct tryg_column column;
    read_spot *read;
    size_t array;
} INDEX[] = {
    READ("year", WHOLE, 6, its_year, "Det år, tallene har navn efter.",
         "The year that the figures are named after."),
    READ("system", TEXT, 12, its_system, "Den inddeling, området hører til.",
         "The division that the area belongs to."),
    READ("area", TEXT, 8, its_area, "Områdets kode; den er tekst, så 01 er ikke 1.",
         "The area's code; it is text, so 01 is not 1."),
    READ("name", TEXT, 34, its_name, "Områdets navn.", "The area's name."),
    READ("parent", TEXT, 10, its_parent, "Kode på det større område, det ligger i.",
         "Code of the larger area it lies in."),
    ARRAY("index", REAL, 9, index, "Indekset. Skala og retning står i projektets profil.",
          "The index. Scale and direction are those of the project's profile."),
    ARRAY("low", REAL, 9, low, "Nedre ende af indeksets 95 %-interval.",
          "Lower end of the 95 % interval of the index."),
    ARRAY("high", REAL, 9, high, "Øvre ende af indeksets 95 %-interval.",
          "Upper end of the 95 % interval of the index."),
    READ("level", TEXT, 13, its_level, "Niveauets kode.", "The level's code."),
    READ("level_name", TEXT, 22, its_level_name, "Niveauet i ord.",
         "The level in words."),
    READ("level_order", WHOLE, 11, its_level_order,
         "Niveauets nummer; 1 er det største behov.",
         "The level's number; 1 is the greatest need."),
    ARRAY("level_p", SHARE, 9, level_p,
          "Sandsynligheden for, at området virkelig hører til niveauet.",
          "The probability that the area truly belongs to the level."),
    READ("certainty", TEXT, 12, its_certainty,
         "Hvor klart niveauet er: entydig fra 90 %, sandsynlig fra 60 %, ellers på "
         "grænsen.",
         "How plain the level is: clear from 90 %, likely from 60 %, else borderline."),
    READ("method", TEXT, 10, its_method,
         "Hvordan intervallet og sandsynligheden er beregnet.",
         "How the interval and the probability were computed."),
    ARRAY("rank", REAL, 7, rank,
          "Plads; 1 er det største behov. Lige pladser får gennemsnittet.",
          "Rank; 1 is the greatest need. Ties get the mean."),
    ARRAY("base_index", REAL, 10, base_index, "Områdets indeks i basisåret.",
          "The area's index in the base year."),
    ARRAY("change", REAL, 9, change, "Indekset minus basisårets.",
          "The index less that of the base year."),
    ARRAY("reports", COUNT, 11, reports, "Antal talte anmeldelser.",
          "Number of reports counted."),
    ARRAY("population", COUNT, 11, population, "Det befolkningstal, raten er regnet af.",
          "The population that the rate is of."),
    READ("denominator", TEXT, 12, its_denominator,
         "Hvilken befolkning det er, med projektets ord.",
         "Which population that is, in the project's words."),
    ARRAY("rate_per_1000", REAL, 13, rate_per_1000,
          "Anmeldelser pr. 1.000 af befolkningen.",
          "Reports per 1,000 of the population."),
    ARRAY("answers", COUNT, 9, answers,
          "Antal svar, det mindste blandt indeksets spørgsmål.",
          "Number of answers, the smallest among the questions of the index."),
    ARRAY("n_eff", REAL, 9, n_eff,
          "Det antal svar i en simpel stikprøve, der ville være lige så præcist.",
          "The number of answers in a simple sample that would be as precise."),
    READ("flags", TEXT, 18, its_flags,
         "Forbehold: few_answers = få svar, small_count = få anmeldelser, partial = "
         "nogle indikatorer mangler, lonely = en gruppe med kun ét svar, clipped = "
         "skåret af ved skalaens ende, raw_interval = andelen er 0 eller 1, synthetic = "
         "intet er målt her, værdien er modellens alene, few_effective = få effektive "
         "svar, wide = bredt interval.",
         "Reservations: few_answers, small_count = few reports, partial = some "
         "indicators are missing, lonely = a stratum with only one answer, clipped = cut "
         "to the ends of the scale, raw_interval = the share is 0 or 1, synthetic = "
         "nothing is measured here, the value is the model's alone, few_effective = few "
         "effective answers, wide = a wide interval."),
    READ("why_missing", TEXT, 24, its_why_missing, "Hvorfor indekset mangler.",
         "Why the index is missing."),
};

/* Behind the groups; the levels' probabilities follow. */
static const struct {
    struct tryg_column column;
    size_t array; /* in struct tryg_scores */
} CHANCE[] = {
#define CHANCE_ARRAY(id, kind, width, field, da, en)                                     \
    {                                                                                    \
        {id, TRYG_KIND_##kind, width, {{da, en}}}, offsetof(struct tryg_scores, field)   \
    }
    CHANCE_ARRAY("se", REAL, 9, se, "Indeksets standardfejl efter formel.",
                 "Standard error of the index by formula."),
    CHANCE_ARRAY("mean", REAL, 9, chance.mean, "Gennemsnit af de trukne indekstal.",
                 "Mean of the drawn indices."),
    CHANCE_ARRAY("sd", REAL, 9, chance.sd, "Standardafvigelse af de trukne indekstal.",
                 "Standard deviation of the drawn indices."),
    CHANCE_ARRAY("low_mcse", REAL, 9, chance.low_mcse,
                 "Hvor meget low kan ligge forkert, fordi der kun er trukket så mange "
                 "gange (standardfejl).",
                 "How far low may be off because only so many were drawn (standard "
                 "error)."),
    CHANCE_ARRAY("high_mcse", REAL, 9, chance.high_mcse, "Det samme for high.",
                 "The same for high."),
    CHANCE_ARRAY("rank_low", REAL, 9, chance.rank_low,
                 "Nedre ende af pladsens 95 %-interval.",
                 "Lower end of the 95 % interval of the rank."),
    CHANCE_ARRAY("rank_high", REAL, 9, chance.rank_high,
                 "Øvre ende af pladsens 95 %-interval.",
                 "Upper end of the 95 % interval of the rank."),
    CHANCE_ARRAY("rank_mean", REAL, 9, chance.rank_mean, "Forventet plads.",
                 "Expected rank."),
    CHANCE_ARRAY("worst_p", SHARE, 9, chance.worst_p,
                 "Sandsynligheden for at være blandt dem med størst behov; hvor mange "
                 "det er, står i projektet (uncertainty: worst).",
                 "The probability to be among those of greatest need; how many those "
                 "are, the project says (uncertainty: worst)."),
};

enum { FIXED = sizeof INDEX / sizeof *INDEX, CHANCES = sizeof CHANCE / sizeof *CHANCE };

struct index_listing {
    const struct tryg_results *results;
    size_t first_system, systems, first_year, years;
};

/* The year and system that `row` lies in; *row becomes its area. */
static const struct tryg_scores *find_scores(const struct index_listing *list,
                                             size_t *row)
{
    for (size_t s = 0; s < list->systems; s++) {
        for (size_t y = 0; y < list->years; y++) {
            const struct tryg_scores *scores = tryg_results_at(
                list->results, list->first_year + y, list->first_system + s);
            if (*row < scores->system->n) {
                return scores;
            }
            *row -= scores->system->n;
        }
    }
    return NULL;
}

/* A plain array of struct tryg_scores; one that was not begun is unknown. */
static struct tryg_datum array_datum(const struct tryg_scores *scores, size_t at,
                                     size_t row)
{
    double *const *array = (double *const *)(const void *)((const char *)scores + at);
    return tryg_datum_number(*array ? (*array)[row] : (double)NAN);
}

static void read_index(const struct tryg_listing *listing, size_t row, size_t column,
                       char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    const struct index_listing *list = listing->about;
    struct spot spot = {.results = list->results};
    spot.scores = find_scores(list, &row);
    spot.area = row;
    size_t n = spot.scores->system->n, groups = spot.scores->groups;
    size_t chances = groups + (spot.results->profile ? CHANCES : 0);
    size_t levels = spot.results->profile ? spot.results->profile->levels : 0;
    if (column >= FIXED + chances + levels) {
        size_t other = column - FIXED - chances - levels;
        *into = tryg_datum_number(
            spot.scores->rank_by ? spot.scores->rank_by[other * n + row] : (double)NAN);
    } else if (column >= FIXED + groups + CHANCES) {
        size_t level = column - FIXED - groups - CHANCES;
        bool drawn = level < spot.scores->chance.levels;
        *into = tryg_datum_number(drawn ? spot.scores->chance.p[level * n + row]
                                        : (double)NAN);
    } else if (column >= FIXED + groups) {
        *into = array_datum(spot.scores, CHANCE[column - FIXED - groups].array, row);
    } else if (column >= FIXED) {
        *into = tryg_datum_number(spot.scores->group[(column - FIXED) * n + row]);
    } else if (INDEX[column].read) {
        *into = INDEX[column].read(&spot, room);
    } else {
        *into = array_datum(spot.scores, INDEX[column].array, row);
    }
}

static size_t rows_of(const struct index_listing *list)
{
    size_t rows = 0;
    for (size_t s = 0; s < list->systems; s++) {
        for (size_t y = 0; y < list->years; y++) {
            rows += tryg_results_at(list->results, list->first_year + y,
                                    list->first_system + s)
                        ->system->n;
        }
    }
    return rows;
}

static struct tryg_column group_column(const struct tryg_group *group, tryg_arena *arena)
{
    struct tryg_column column = {.kind = TRYG_KIND_REAL, .width = 12};
    column.id = tryg_arena_print(arena, "group_%s", group->id);
    column.means.in[TRYG_DA] =
        tryg_arena_print(arena, "Gruppen for sig, på indeksets skala: %s.",
                         group->name.in[TRYG_DA] ? group->name.in[TRYG_DA] : group->id);
    column.means.in[TRYG_EN] =
        tryg_arena_print(arena, "The group by itself, on the scale of the index: %s.",
                         group->name.in[TRYG_EN] ? group->name.in[TRYG_EN] : group->id);
    return column;
}

static struct tryg_column level_column(const struct tryg_level *level, tryg_arena *arena)
{
    struct tryg_column column = {.kind = TRYG_KIND_SHARE, .width = 12};
    const char *da = level->name.in[TRYG_DA], *en = level->name.in[TRYG_EN];
    column.id = tryg_arena_print(arena, "p_%s", level->id);
    column.means.in[TRYG_DA] =
        tryg_arena_print(arena, "Sandsynligheden for niveauet %s.", da ? da : level->id);
    column.means.in[TRYG_EN] =
        tryg_arena_print(arena, "The probability of the level %s.", en ? en : level->id);
    return column;
}

static struct tryg_column other_column(const char *id, tryg_arena *arena)
{
    struct tryg_column column = {.kind = TRYG_KIND_REAL, .width = 12};
    column.id = tryg_arena_print(arena, "rank_by_%s", id);
    column.means.in[TRYG_DA] = tryg_arena_print(
        arena, "Pladsen, hvis alle rater var regnet pr. %s, også i basisåret.", id);
    column.means.in[TRYG_EN] = tryg_arena_print(
        arena, "The rank if all rates were per %s, in the base year too.", id);
    return column;
}

static struct tryg_listing list_index(struct index_listing of, tryg_arena *arena)
{
    const struct tryg_profile *profile = of.results->profile;
    size_t groups = profile ? profile->groups : 0;
    size_t levels = profile ? profile->levels : 0, chances = profile ? CHANCES : 0;
    struct index_listing *about = TRYG_NEW(arena, 1, struct index_listing);
    *about = of;
    struct tryg_listing listing = {.columns = FIXED + groups + chances + levels +
                                              of.results->others,
                                   .rows = rows_of(about),
                                   .read = read_index,
                                   .about = about};
    listing.column = TRYG_NEW(arena, listing.columns, struct tryg_column);
    for (size_t c = 0; c < FIXED; c++) {
        listing.column[c] = INDEX[c].column;
    }
    for (size_t g = 0; g < groups; g++) {
        listing.column[FIXED + g] = group_column(&profile->group[g], arena);
    }
    for (size_t c = 0; c < chances; c++) {
        listing.column[FIXED + groups + c] = CHANCE[c].column;
    }
    for (size_t l = 0; l < levels; l++) {
        listing.column[FIXED + groups + chances + l] =
            level_column(&profile->level[l], arena);
    }
    for (size_t d = 0; d < of.results->others; d++) {
        listing.column[FIXED + groups + chances + levels + d] =
            other_column(of.results->other[d], arena);
    }
    return listing;
}

struct tryg_listing tryg_listing_index(const struct tryg_results *results, size_t first,
                                       size_t count, tryg_arena *arena)
{
    return list_index((struct index_listing){results, first, count, 0, results->years},
                      arena);
}

struct tryg_listing tryg_listing_year(const struct tryg_results *results, size_t year_at,
                                      size_t system_at, tryg_arena *arena)
{
    return list_index((struct index_listing){results, system_at, 1, year_at, 1}, arena);
}
