/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/listing.h"

#include <math.h>
#include <stddef.h>

struct about {
    const struct tryg_profile *profile;
    size_t n;
    const struct tryg_comparison *comparison;
};

/* Where a row is. */
struct spot {
    const struct tryg_profile *profile;
    const struct tryg_comparison *c;
    const struct tryg_change_cell *cell;
    size_t measure, area;
};

typedef struct tryg_datum read_spot(const struct spot *spot);

static struct tryg_datum its_base(const struct spot *s)
{
    return tryg_datum_number(s->c->base);
}

static struct tryg_datum its_year(const struct spot *s)
{
    return tryg_datum_number(s->c->year);
}

static struct tryg_datum its_system(const struct spot *s)
{
    return tryg_datum_text(s->c->system->id);
}

static struct tryg_datum its_area(const struct spot *s)
{
    return tryg_datum_text(s->c->system->code[s->area]);
}

static struct tryg_datum its_name(const struct spot *s)
{
    const char *const *name = (const char *const *)s->c->system->name;
    return tryg_datum_text(name ? name[s->area] : NULL);
}

static const struct tryg_indicator *indicator_of(const struct spot *s)
{
    return s->measure ? &s->profile->indicator[s->measure - 1] : NULL;
}

static struct tryg_datum its_measure(const struct spot *s)
{
    const struct tryg_indicator *indicator = indicator_of(s);
    return tryg_datum_said(indicator ? indicator->id : "index",
                           indicator ? indicator->name.in[tryg_lang()]
                                     : TX("Indekset", "The index"));
}

static struct tryg_datum its_unit(const struct spot *s)
{
    const struct tryg_indicator *indicator = indicator_of(s);
    if (!indicator) {
        return tryg_datum_said("points", TX("point", "points"));
    }
    if (indicator->source == TRYG_FROM_SCORES) {
        return tryg_datum_text("score");
    }
    return indicator->source == TRYG_FROM_SURVEY
               ? tryg_datum_said("share", TX("andel", "share"))
               : tryg_datum_text("rate");
}

static const char *level_id(const struct spot *s, const int *level)
{
    int at = s->measure ? -1 : level[s->area];
    return at < 0 ? NULL : s->profile->level[at].id;
}

static struct tryg_datum its_level_then(const struct spot *s)
{
    return tryg_datum_text(level_id(s, s->c->level_then));
}

static struct tryg_datum its_level_now(const struct spot *s)
{
    return tryg_datum_text(level_id(s, s->c->level_now));
}

static struct tryg_datum its_verdict(const struct spot *s)
{
    return tryg_datum_said(tryg_verdict_id(s->cell->verdict),
                           tryg_verdict_text(s->cell->verdict));
}

static struct tryg_datum its_against_rest(const struct spot *s)
{
    return tryg_datum_said(tryg_verdict_id(s->cell->against_rest),
                           tryg_verdict_text(s->cell->against_rest));
}

static struct tryg_datum its_doubt(const struct spot *s)
{
    return tryg_datum_said(tryg_doubt_id(s->cell->doubt),
                           tryg_doubt_text(s->cell->doubt));
}

static struct tryg_datum part(const struct spot *s, const double *parts)
{
    return tryg_datum_number(s->measure || !parts ? NAN : parts[s->area]);
}

static struct tryg_datum its_part_events(const struct spot *s)
{
    return part(s, s->c->part_events);
}

static struct tryg_datum its_part_denominator(const struct spot *s)
{
    return part(s, s->c->part_denominator);
}

static struct tryg_datum its_part_method(const struct spot *s)
{
    return part(s, s->c->part_method);
}

/* A column is read by a function, or is a number of the cell. */
static const struct reader {
    struct tryg_column column;
    read_spot *read;
    size_t number;
} CHANGES[] = {
#define READ(id, kind, width, read, da, en)                                              \
    {                                                                                    \
        {id, TRYG_KIND_##kind, width, {{da, en}}}, read, 0                               \
    }
#define NUMBER(id, kind, member, da, en)                                                 \
    {                                                                                    \
        {id, TRYG_KIND_##kind, 10, {{da, en}}}, NULL,                                    \
            offsetof(struct tryg_change_cell, member)                                    \
    }
    READ("base", WHOLE, 6, its_base, "Året der sammenlignes med.",
         "The year compared with."),
    READ("year", WHOLE, 6, its_year, "Året.", "The year."),
    READ("system", TEXT, 12, its_system, "Inddelingen.", "The system of areas."),
    READ("area", TEXT, 8, its_area, "Områdets kode.", "The area's code."),
    READ("name", TEXT, 32, its_name, "Områdets navn.", "The area's name."),
    READ(
        "measure", TEXT, 20, its_measure,
        "index for indekset, ellers indikatorens id. Hvert mål er sin egen familie af "
        "test.",
        "index for the index, else the indicator's id. Each measure is its own family of "
        "tests."),
    READ("unit", TEXT, 8, its_unit, "points, share eller rate.",
         "points, share or rate."),
    NUMBER("then", FINE, then, "Værdien i basisåret.", "The value in the base year."),
    NUMBER("now", FINE, now, "Værdien i året.", "The value in the year."),
    NUMBER("change", FINE, change, "Ændringen, now - then.", "The change, now - then."),
    NUMBER("low", FINE, low, "Nedre grænse for ændringen (95 %).",
           "Lower limit of the change (95 %)."),
    NUMBER("high", FINE, high, "Øvre grænse for ændringen (95 %).",
           "Upper limit of the change (95 %)."),
    NUMBER("ratio", FINE, ratio, "Rater: now / then.", "Rates: now / then."),
    NUMBER("ratio_low", FINE, ratio_low, "Nedre grænse for ratio, eksakt (95 %).",
           "Lower limit of ratio, exact (95 %)."),
    NUMBER("ratio_high", FINE, ratio_high, "Øvre grænse for ratio, eksakt (95 %).",
           "Upper limit of ratio, exact (95 %)."),
    NUMBER("p", FINE, p, "Tosidet p for ingen ændring.", "Two-sided p of no change."),
    NUMBER("p_adjusted", FINE, p_adjusted,
           "p efter Benjamini-Hochberg over alle områder.",
           "p after Benjamini-Hochberg over all areas."),
    READ("verdict", TEXT, 16, its_verdict,
         "rises, falls, no_sure_change eller cannot_tell.",
         "rises, falls, no_sure_change or cannot_tell."),
    READ("doubt", TEXT, 14, its_doubt, "Hvorfor intet kan siges om ændringen.",
         "Why nothing can be said of the change."),
    NUMBER(
        "beyond", FINE, beyond,
        "Ændringen ud over resten af byens; rater: logaritmen af forholdet.",
        "The change beyond that of the rest of the city; rates: the log of the ratio."),
    NUMBER("beyond_p_adjusted", FINE, beyond_p_adjusted,
           "p for beyond efter Benjamini-Hochberg.",
           "p of beyond after Benjamini-Hochberg."),
    READ("against_rest", TEXT, 16, its_against_rest, "Dommen over beyond.",
         "The verdict on beyond."),
    NUMBER("then_n", COUNT, then_n, "Anmeldelser eller svar bag then.",
           "Reports or answers behind then."),
    NUMBER("now_n", COUNT, now_n, "Anmeldelser eller svar bag now.",
           "Reports or answers behind now."),
    NUMBER("then_of", COUNT, then_of, "Rater: nævneren bag then.",
           "Rates: the denominator behind then."),
    NUMBER("now_of", COUNT, now_of, "Rater: nævneren bag now.",
           "Rates: the denominator behind now."),
    READ("level_then", TEXT, 14, its_level_then, "Niveauet i basisåret.",
         "The level in the base year."),
    READ("level_now", TEXT, 14, its_level_now, "Niveauet i året.",
         "The level in the year."),
    READ("part_events", REAL, 10, its_part_events,
         "Indekset: den del af ændringen, der er anmeldelser og svar.",
         "The index: the part of the change that is reports and answers."),
    READ("part_denominator", REAL, 10, its_part_denominator,
         "Indekset: den del, der er flere eller færre at dele anmeldelserne på.",
         "The index: the part that is more or fewer to share the reports."),
    READ("part_method", REAL, 10, its_part_method,
         "Indekset: hvad årenes egne indekstal afviger med ud over ændringen: andre "
         "grænser, andre konstanter. Tom, hvor området ikke er der i begge år.",
         "The index: what the years' own indices differ by beyond the change: other "
         "borders, other constants. Empty where the area is not in both years."),
#undef READ
#undef NUMBER
};

enum { COLUMNS = sizeof CHANGES / sizeof *CHANGES };

static struct spot find_spot(const struct about *about, size_t row)
{
    struct spot s = {.profile = about->profile, .c = about->comparison};
    while (row >= s.c->measures * s.c->system->n) {
        row -= s.c->measures * s.c->system->n;
        s.c++;
    }
    s.cell = &s.c->cell[row];
    s.measure = row / s.c->system->n;
    s.area = row % s.c->system->n;
    return s;
}

static void read_change(const struct tryg_listing *listing, size_t row, size_t column,
                        char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    struct spot s = find_spot(listing->about, row);
    const struct reader *reader = &CHANGES[column];
    *into = reader->read
                ? reader->read(&s)
                : tryg_datum_number(*(const double *)(const void *)((const char *)s.cell +
                                                                    reader->number));
}

struct tryg_listing tryg_listing_changes(const struct tryg_profile *profile, size_t n,
                                         const struct tryg_comparison *comparison,
                                         tryg_arena *arena)
{
    struct about *about = TRYG_NEW(arena, 1, struct about);
    *about = (struct about){profile, n, comparison};
    struct tryg_listing listing = {
        .columns = COLUMNS, .read = read_change, .about = about};
    for (size_t i = 0; i < n; i++) {
        listing.rows += comparison[i].measures * comparison[i].system->n;
    }
    listing.column = TRYG_NEW(arena, COLUMNS, struct tryg_column);
    for (size_t c = 0; c < COLUMNS; c++) {
        listing.column[c] = CHANGES[c].column;
    }
    return listing;
}
