/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/listing.h"

#include <math.h>
#include <stddef.h>

struct about {
    const struct tryg_profile *profile;
    const struct tryg_against *against;
    size_t measures; /* the level, then the indicators that are published */
    const size_t *indicator;
};

/* Where a row is; cell NULL in rows of the level. */
struct spot {
    const struct tryg_profile *profile;
    const struct tryg_against *against;
    const struct tryg_against_cell *cell;
    const struct tryg_indicator *indicator;
    size_t area;
};

typedef struct tryg_datum read_spot(const struct spot *spot);

static struct tryg_datum its_base(const struct spot *s)
{
    return tryg_datum_number(s->against->base);
}

static struct tryg_datum its_year(const struct spot *s)
{
    return tryg_datum_number(s->against->year);
}

static struct tryg_datum its_system(const struct spot *s)
{
    return tryg_datum_text(s->against->system->id);
}

static struct tryg_datum its_area(const struct spot *s)
{
    return tryg_datum_text(s->against->system->code[s->area]);
}

static struct tryg_datum its_name(const struct spot *s)
{
    const char *const *name = (const char *const *)s->against->system->name;
    return tryg_datum_text(name ? name[s->area] : NULL);
}

static struct tryg_datum its_measure(const struct spot *s)
{
    return tryg_datum_said(s->indicator ? s->indicator->id : "level",
                           s->indicator ? s->indicator->name.in[tryg_lang()]
                                        : TX("Niveau", "Level"));
}

static struct tryg_datum level(const struct spot *s, const int *of)
{
    int at = s->cell ? -1 : of[s->area];
    return tryg_datum_said(at < 0 ? NULL : s->profile->level[at].id,
                           at < 0 ? NULL : s->profile->level[at].name.in[tryg_lang()]);
}

static struct tryg_datum its_level_then(const struct spot *s)
{
    return level(s, s->against->level_then);
}

static struct tryg_datum its_level_then_p(const struct spot *s)
{
    return tryg_datum_number(s->cell ? NAN : s->against->level_then_p[s->area]);
}

static struct tryg_datum its_certainty(const struct spot *s)
{
    enum tryg_certainty c =
        tryg_certainty_of(s->cell ? NAN : s->against->level_then_p[s->area]);
    return tryg_datum_said(tryg_certainty_id(c), tryg_certainty_text(c));
}

static struct tryg_datum its_level_published(const struct spot *s)
{
    return level(s, s->against->level_now);
}

static struct tryg_datum its_level_computed(const struct spot *s)
{
    return level(s, s->against->level_computed);
}

static struct tryg_datum its_level_computed_p(const struct spot *s)
{
    return tryg_datum_number(s->cell ? NAN : s->against->level_computed_p[s->area]);
}

static struct tryg_datum its_verdict(const struct spot *s)
{
    return tryg_datum_said(s->cell ? tryg_verdict_id(s->cell->verdict) : NULL,
                           s->cell ? tryg_verdict_text(s->cell->verdict) : NULL);
}

static struct tryg_datum its_why(const struct spot *s)
{
    enum tryg_published_why why = s->cell ? s->cell->why
                                  : s->against->modelled[s->area]
                                      ? TRYG_PUBLISHED_MODELLED
                                      : TRYG_PUBLISHED_TOLD;
    return tryg_datum_said(tryg_published_why_id(why), tryg_published_why_text(why));
}

/* Only where both tell something. */
static struct tryg_datum its_check(const struct spot *s)
{
    const struct tryg_against *g = s->against;
    bool both, differs;
    if (s->cell) {
        both = !isnan(s->cell->now) && !isnan(s->cell->computed);
        differs = s->cell->differs;
    } else {
        both =
            g->has_year && g->level_now[s->area] >= 0 && g->level_computed[s->area] >= 0;
        differs = tryg_against_level_differs(g, s->area);
    }
    if (!both) {
        return tryg_datum_text(NULL);
    }
    return differs ? tryg_datum_said("differs", TX("afviger", "differs"))
                   : tryg_datum_said("agrees", TX("stemmer", "agrees"));
}

/* A column is read by a function, or is a number of the cell. */
static const struct reader {
    struct tryg_column column;
    read_spot *read;
    size_t number;
} PUBLISHED[] = {
#define READ(id, kind, width, read, da, en)                                              \
    {                                                                                    \
        {id, TRYG_KIND_##kind, width, {{da, en}}}, read, 0                               \
    }
#define NUMBER(id, kind, member, da, en)                                                 \
    {                                                                                    \
        {id, TRYG_KIND_##kind, 10, {{da, en}}}, NULL,                                    \
            offsetof(struct tryg_against_cell, member)                                   \
    }
    READ("base", WHOLE, 6, its_base, "Året der sammenlignes med, beregnet her.",
         "The year compared with, computed here."),
    READ("year", WHOLE, 6, its_year, "Det publicerede år.", "The published year."),
    READ("system", TEXT, 12, its_system, "Inddelingen.", "The system of areas."),
    READ("area", TEXT, 8, its_area, "Områdets kode.", "The area's code."),
    READ("name", TEXT, 32, its_name, "Områdets navn.", "The area's name."),
    READ("measure", TEXT, 20, its_measure,
         "level for niveauet, ellers indikatorens id. Hver indikator er sin egen familie "
         "af test.",
         "level for the level, else the indicator's id. Each indicator is its own family "
         "of tests."),
    READ("level_then", TEXT, 14, its_level_then, "Niveauet i basisåret, beregnet.",
         "The level in the base year, computed."),
    READ("level_then_p", FINE, 10, its_level_then_p, "Sandsynligheden for det niveau.",
         "The probability of that level."),
    READ("certainty_then", TEXT, 12, its_certainty, "Hvor sikkert det niveau er.",
         "How sure that level is."),
    READ("level_published", TEXT, 14, its_level_published, "Det publicerede niveau.",
         "The published level."),
    READ("level_computed", TEXT, 14, its_level_computed,
         "Niveauet i det publicerede år, beregnet her.",
         "The level in the published year, computed here."),
    READ("level_computed_p", FINE, 10, its_level_computed_p,
         "Sandsynligheden for det niveau.", "The probability of that level."),
    NUMBER("then", FINE, then, "Andelen i basisåret, beregnet.",
           "The share in the base year, computed."),
    NUMBER("then_se", FINE, then_se, "Dens standardfejl.", "Its standard error."),
    NUMBER("then_n", COUNT, then_n, "Svarene bag.", "The answers behind it."),
    NUMBER("published", FINE, now, "Den publicerede andel.", "The published share."),
    NUMBER("published_se", FINE, now_se,
           "Dens standardfejl, oplyst eller efter antallet af svar.",
           "Its standard error, given or by the number of answers."),
    NUMBER("published_n", COUNT, now_n, "Svarene bag, som de er publiceret.",
           "The answers behind it as published."),
    NUMBER("change", FINE, change,
           "Ændringen fra det tidligste af de to år til det seneste.",
           "The change from the earlier of the two years to the later."),
    NUMBER("low", FINE, low, "Nedre grænse for ændringen (95 %).",
           "Lower limit of the change (95 %)."),
    NUMBER("high", FINE, high, "Øvre grænse for ændringen (95 %).",
           "Upper limit of the change (95 %)."),
    NUMBER("p", FINE, p, "Tosidet p for ingen ændring.", "Two-sided p of no change."),
    NUMBER("p_adjusted", FINE, p_adjusted,
           "p efter Benjamini-Hochberg over alle områder.",
           "p after Benjamini-Hochberg over all areas."),
    READ("verdict", TEXT, 16, its_verdict,
         "rises, falls, no_sure_change eller cannot_tell.",
         "rises, falls, no_sure_change or cannot_tell."),
    READ("why", TEXT, 14, its_why, "Hvorfor intet kan siges om ændringen.",
         "Why nothing can be said of the change."),
    NUMBER("computed", FINE, computed, "Andelen i det publicerede år, beregnet her.",
           "The share in the published year, computed here."),
    READ("check", TEXT, 8, its_check,
         "agrees eller differs: det publicerede mod det, der er beregnet her for samme "
         "år; andele ud over afrundingen.",
         "agrees or differs: what is published against what is computed here of the same "
         "year; shares beyond rounding."),
#undef READ
#undef NUMBER
};

enum { COLUMNS = sizeof PUBLISHED / sizeof *PUBLISHED };

static void read_published(const struct tryg_listing *listing, size_t row, size_t column,
                           char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    const struct about *about = listing->about;
    size_t n = about->against->system->n, measure = row / n;
    const struct reader *reader = &PUBLISHED[column];
    struct spot s = {
        .profile = about->profile, .against = about->against, .area = row % n};
    if (measure) {
        size_t indicator = about->indicator[measure - 1];
        s.indicator = &about->profile->indicator[indicator];
        s.cell = &about->against->cell[indicator * n + s.area];
    }
    if (reader->read) {
        *into = reader->read(&s);
    } else {
        *into = tryg_datum_number(
            s.cell
                ? *(const double *)(const void *)((const char *)s.cell + reader->number)
                : NAN);
    }
}

struct tryg_listing tryg_listing_published(const struct tryg_profile *profile,
                                           const struct tryg_against *against,
                                           tryg_arena *arena)
{
    struct about *about = TRYG_NEW(arena, 1, struct about);
    size_t *indicator = TRYG_NEW(arena, against->indicators + 1, size_t), known = 0;
    for (size_t i = 0; i < against->indicators; i++) {
        if (against->has[i]) {
            indicator[known++] = i;
        }
    }
    *about = (struct about){profile, against, known + 1, indicator};
    struct tryg_listing listing = {.columns = COLUMNS,
                                   .rows = about->measures * against->system->n,
                                   .read = read_published,
                                   .about = about};
    listing.column = TRYG_NEW(arena, COLUMNS, struct tryg_column);
    for (size_t c = 0; c < COLUMNS; c++) {
        listing.column[c] = PUBLISHED[c].column;
    }
    return listing;
}
