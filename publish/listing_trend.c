/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/listing.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct about {
    const struct tryg_profile *profile;
    const struct tryg_trend *trend;
    size_t years;
};

/* Where a row is. */
struct spot {
    const struct tryg_profile *profile;
    const struct tryg_trend *t;
    const struct tryg_trend_line *line;
    const struct tryg_trend_point *point; /* [years] */
    size_t measure, area;
};

typedef struct tryg_datum read_spot(const struct spot *spot,
                                    char room[TRYG_LISTING_ROOM]);

static struct tryg_datum its_system(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->t->system->id);
}

static struct tryg_datum its_area(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->t->system->code[s->area]);
}

static struct tryg_datum its_name(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_text(s->t->system->name ? s->t->system->name[s->area] : NULL);
}

static struct tryg_datum its_measure(const struct spot *s, char *room)
{
    (void)room;
    const struct tryg_indicator *it =
        s->measure ? &s->profile->indicator[s->measure - 1] : NULL;
    return tryg_datum_said(it ? it->id : "index",
                           it ? it->name.in[tryg_lang()] : TX("Indekset", "The index"));
}

static struct tryg_datum its_from(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->line->from);
}

static struct tryg_datum its_to(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->line->to);
}

static struct tryg_datum its_points(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number((double)s->line->points);
}

static struct tryg_datum its_slope(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->line->slope);
}

static struct tryg_datum its_low(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->line->low);
}

static struct tryg_datum its_high(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->line->high);
}

static struct tryg_datum its_p(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->line->p);
}

static struct tryg_datum its_p_adjusted(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_number(s->line->p_adjusted);
}

static struct tryg_datum its_trend(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_said(tryg_verdict_id(s->line->mark),
                           tryg_trend_text(s->line->mark));
}

static struct tryg_datum its_doubt(const struct spot *s, char *room)
{
    (void)room;
    return tryg_datum_said(tryg_doubt_id(s->line->doubt),
                           tryg_doubt_text(s->line->doubt));
}

/* "2012 2014": the years that are measured otherwise than the one before. */
static struct tryg_datum its_breaks(const struct spot *s, char *room)
{
    size_t used = 0;
    room[0] = 0;
    for (size_t y = 0; y < s->t->years && used + 8 < TRYG_LISTING_ROOM; y++) {
        if (s->point[y].broken) {
            used += (size_t)snprintf(room + used, TRYG_LISTING_ROOM - used, "%s%d",
                                     used ? " " : "", s->t->year[y]);
        }
    }
    return tryg_datum_text(used ? room : NULL);
}

static const struct reader {
    struct tryg_column column;
    read_spot *read;
} TREND[] = {
    {{"system", TRYG_KIND_TEXT, 12, {{"Inddelingen.", "The system of areas."}}},
     its_system},
    {{"area", TRYG_KIND_TEXT, 8, {{"Områdets kode.", "The area's code."}}}, its_area},
    {{"name", TRYG_KIND_TEXT, 32, {{"Områdets navn.", "The area's name."}}}, its_name},
    {{"measure",
      TRYG_KIND_TEXT,
      20,
      {{"index for indekset, ellers indikatorens id.",
        "index for the index, else the indicator's id."}}},
     its_measure},
    {{"from",
      TRYG_KIND_WHOLE,
      6,
      {{"Linjens første år, efter det seneste brud.",
        "The line's first year, after the last break."}}},
     its_from},
    {{"to", TRYG_KIND_WHOLE, 6, {{"Linjens sidste år.", "The line's last year."}}},
     its_to},
    {{"points", TRYG_KIND_WHOLE, 6, {{"Kendte år på linjen.", "Known years on it."}}},
     its_points},
    {{"slope", TRYG_KIND_FINE, 10, {{"Ændringen om året.", "The change a year."}}},
     its_slope},
    {{"low",
      TRYG_KIND_FINE,
      10,
      {{"Nedre grænse for slope (95 %).", "Lower limit of slope (95 %)."}}},
     its_low},
    {{"high",
      TRYG_KIND_FINE,
      10,
      {{"Øvre grænse for slope (95 %).", "Upper limit of slope (95 %)."}}},
     its_high},
    {{"p",
      TRYG_KIND_FINE,
      10,
      {{"Tosidet p for ingen udvikling.", "Two-sided p of no trend."}}},
     its_p},
    {{"p_adjusted",
      TRYG_KIND_FINE,
      10,
      {{"p efter Benjamini-Hochberg over alle områder.",
        "p after Benjamini-Hochberg over all areas."}}},
     its_p_adjusted},
    {{"trend",
      TRYG_KIND_TEXT,
      16,
      {{"rises, falls, no_sure_change eller cannot_tell.",
        "rises, falls, no_sure_change or cannot_tell."}}},
     its_trend},
    {{"doubt",
      TRYG_KIND_TEXT,
      14,
      {{"Hvorfor intet kan siges om udviklingen.",
        "Why nothing can be said of the trend."}}},
     its_doubt},
    {{"breaks",
      TRYG_KIND_TEXT,
      12,
      {{"År, der er målt anderledes end året før.",
        "Years that are measured otherwise than the one before."}}},
     its_breaks},
};

enum { FIXED = sizeof TREND / sizeof *TREND };

static struct spot find_spot(const struct about *about, size_t row)
{
    struct spot s = {.profile = about->profile, .t = about->trend};
    while (row >= s.t->measures * s.t->system->n) {
        row -= s.t->measures * s.t->system->n;
        s.t++;
    }
    s.line = &s.t->line[row];
    s.point = &s.t->point[row * s.t->years];
    s.measure = row / s.t->system->n;
    s.area = row % s.t->system->n;
    return s;
}

static void read_trend(const struct tryg_listing *listing, size_t row, size_t column,
                       char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    struct spot s = find_spot(listing->about, row);
    *into = column < FIXED ? TREND[column].read(&s, room)
                           : tryg_datum_number(s.point[column - FIXED].value);
}

struct tryg_listing tryg_listing_trend(const struct tryg_profile *profile, size_t n,
                                       const struct tryg_trend *trend, tryg_arena *arena)
{
    struct about *about = TRYG_NEW(arena, 1, struct about);
    *about = (struct about){profile, trend, n ? trend[0].years : 0};
    struct tryg_listing listing = {
        .columns = FIXED + about->years, .read = read_trend, .about = about};
    for (size_t i = 0; i < n; i++) {
        listing.rows += trend[i].measures * trend[i].system->n;
    }
    listing.column = TRYG_NEW(arena, listing.columns, struct tryg_column);
    for (size_t c = 0; c < FIXED; c++) {
        listing.column[c] = TREND[c].column;
    }
    for (size_t y = 0; y < about->years; y++) {
        listing.column[FIXED + y] = (struct tryg_column){
            .id = tryg_arena_print(arena, "value_%d", trend[0].year[y]),
            .kind = TRYG_KIND_FINE,
            .width = 10,
            .means = {{"Værdien i året.", "The value in the year."}}};
    }
    return listing;
}
