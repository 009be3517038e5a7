/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/published.h"
#include "geodata/base/lang.h"
#include "import/table.h"
#include "import/words.h"

#include <math.h>
#include <string.h>

struct reading {
    const struct tryg_published_source *source;
    tryg_arena *arena;
    struct tryg_table table;
    size_t area, year, system, level, indicator, share, se, n,
        deff;                               /* or TRYG_NO_COLUMN */
    struct tryg_words *levels, *indicators; /* ids, then names in each language */
    struct tryg_words *totals, *missings;
    size_t constant_indicator; /* SIZE_MAX: none */
};

static struct tryg_place place_of(const struct reading *r, size_t row, size_t column)
{
    return (struct tryg_place){r->table.shown, r->table.line[row], (uint32_t)column + 1};
}

/* The text of a cell; "" where it tells nothing. */
static const char *text_of(const struct reading *r, size_t row, size_t column)
{
    const char *text =
        column == TRYG_NO_COLUMN ? "" : tryg_table_known(&r->table, row, column);
    return tryg_table_is_missing(text) || tryg_words_hold(r->missings, text) ? "" : text;
}

/* ---- before the rows ---- */

static enum tryg_status find_columns(struct reading *r, struct tryg_error *err)
{
    const struct tryg_published_source *s = r->source;
    const struct tryg_table_wanted wanted[] = {
        {"columns: area", s->area, &r->area},
        {"columns: year", s->year, &r->year},
        {"columns: system", s->system, &r->system},
        {"columns: level", s->level, &r->level},
        {"columns: indicator", s->indicator, &r->indicator},
        {"columns: share", s->share, &r->share},
        {"columns: se", s->se, &r->se},
        {"columns: n", s->n, &r->n},
        {"columns: deff", s->deff, &r->deff}};
    return tryg_table_columns(&r->table, sizeof wanted / sizeof *wanted, wanted, err);
}

/* The ids of n things, then their names in each language: word i is of thing i % n. */
static void put_words(const char **word, size_t n, size_t i, const char *id,
                      const struct tryg_text *name)
{
    word[i] = id;
    for (size_t lang = 0; lang < TRYG_LANGS; lang++) {
        word[(lang + 1) * n + i] = name->in[lang] ? name->in[lang] : id;
    }
}

static void learn_words(struct reading *r)
{
    const struct tryg_profile *p = r->source->profile;
    size_t forms = TRYG_LANGS + 1;
    const char **level = TRYG_NEW(r->arena, p->levels * forms, const char *);
    const char **indicator = TRYG_NEW(r->arena, p->indicators * forms, const char *);
    for (size_t i = 0; i < p->levels; i++) {
        put_words(level, p->levels, i, p->level[i].id, &p->level[i].name);
    }
    for (size_t i = 0; i < p->indicators; i++) {
        put_words(indicator, p->indicators, i, p->indicator[i].id, &p->indicator[i].name);
    }
    r->levels = tryg_words_of(p->levels * forms, level, r->arena);
    r->indicators = tryg_words_of(p->indicators * forms, indicator, r->arena);
    r->totals = tryg_words_of(r->source->totals, r->source->total, r->arena);
    r->missings = tryg_words_of(r->source->missings, r->source->missing, r->arena);
    r->constant_indicator = SIZE_MAX;
    for (size_t i = 0; r->source->constant_indicator && i < p->indicators; i++) {
        if (strcmp(p->indicator[i].id, r->source->constant_indicator) == 0) {
            r->constant_indicator = i;
        }
    }
}

/* ---- one cell ---- */

static enum tryg_status suggest(const char *text, const char *const *words, size_t n,
                                struct tryg_error *err)
{
    int nearest = tryg_word_nearest(text, words, n);
    if (nearest >= 0) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                       words[nearest]);
    }
    return TRYG_DATA;
}

/* "a, b, c" of the ids. */
static const char *list_ids(const struct reading *r, const struct tryg_words *words,
                            size_t n)
{
    const char *list = "";
    for (size_t i = 0; i < n; i++) {
        list = tryg_arena_print(r->arena, "%s%s%s", list, i ? ", " : "", words->word[i]);
    }
    return list;
}

static enum tryg_status read_year(const struct reading *r, size_t row, int *year,
                                  struct tryg_error *err)
{
    uint64_t read = 0;
    *year = r->source->constant_year;
    if (r->year == TRYG_NO_COLUMN) {
        return TRYG_OK;
    }
    if (!tryg_table_whole(&r->table, row, r->year, &read) || read < 1000 || read > 9999) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->year),
            TX("\"%.60s\" er ikke et årstal.", "\"%.60s\" is not a year."),
            tryg_table_cell(&r->table, row, r->year));
    }
    *year = (int)read;
    return TRYG_OK;
}

static const struct tryg_published_place *place_called(const struct reading *r,
                                                       const char *id, int year)
{
    for (size_t i = 0; i < r->source->places; i++) {
        const struct tryg_published_place *place = &r->source->place[i];
        if (strcmp(place->system->id, id) == 0 && place->first_year <= year &&
            year <= place->last_year) {
            return place;
        }
    }
    return NULL;
}

static enum tryg_status find_system(const struct reading *r, size_t row, int year,
                                    const struct tryg_published_place **place,
                                    struct tryg_error *err)
{
    const char *id = r->system == TRYG_NO_COLUMN
                         ? r->source->constant_system
                         : tryg_table_cell(&r->table, row, r->system);
    *place = place_called(r, id, year);
    if (*place) {
        return TRYG_OK;
    }
    const char **known = TRYG_NEW(r->arena, r->source->places + 1, const char *);
    for (size_t i = 0; i < r->source->places; i++) {
        known[i] = r->source->place[i].system->id;
    }
    tryg_fail_at(err, TRYG_DATA,
                 place_of(r, row, r->system == TRYG_NO_COLUMN ? r->area : r->system),
                 TX("inddelingen \"%.60s\" er ikke en af projektets i %d; skriv dens id "
                    "fra areas: systems.",
                    "the system \"%.60s\" is not one of the project's in %d; write its "
                    "id of areas: systems."),
                 id, year);
    return suggest(id, known, r->source->places, err);
}

static enum tryg_status find_area(const struct reading *r, size_t row,
                                  const struct tryg_published_place *place,
                                  uint32_t *area, struct tryg_error *err)
{
    const char *text = tryg_table_cell(&r->table, row, r->area), *nearest = NULL;
    enum tryg_name_verdict verdict =
        tryg_names_find(place->names, text, strlen(text), area, &nearest);
    if (verdict == TRYG_NAME_OK) {
        return TRYG_OK;
    }
    if (verdict == TRYG_NAME_AMBIGUOUS) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->area),
            TX("\"%.80s\" kan være flere områder i %s: %s. Skriv koden.",
               "\"%.80s\" may be several areas of %s: %s. Write the code."),
            text, place->system->id, nearest);
    }
    tryg_fail_at(
        err, TRYG_DATA, place_of(r, row, r->area),
        TX("\"%.80s\" er ikke et område i %s; skriv dets kode eller navn. Er det "
           "hele byens række, så nævn den under totals.",
           "\"%.80s\" is not an area of %s; write its code or name. If it is the "
           "row of the whole city, name it under totals."),
        text, place->system->id);
    if (nearest) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"), nearest);
    }
    return TRYG_DATA;
}

/* The system and area of a row: those of the whole city for a declared total. */
static enum tryg_status find_place(const struct reading *r, size_t row,
                                   struct tryg_published_row *made,
                                   struct tryg_error *err)
{
    const struct tryg_published_place *place, *city;
    TRYG_TRY(find_system(r, row, made->year, &place, err));
    city = place_called(r, "city", made->year);
    made->area = 0;
    if (r->area == TRYG_NO_COLUMN ||
        (city && tryg_words_hold(r->totals, tryg_table_cell(&r->table, row, r->area)))) {
        made->system = city ? city->system : place->system;
        return TRYG_OK;
    }
    made->system = place->system;
    return find_area(r, row, place, &made->area, err);
}

static enum tryg_status read_level(const struct reading *r, size_t row,
                                   struct tryg_published_row *made,
                                   struct tryg_error *err)
{
    size_t levels = r->source->profile->levels;
    const char *text = text_of(r, row, r->level);
    made->level = -1;
    if (!*text) {
        return TRYG_OK;
    }
    size_t word = tryg_words_find(r->levels, text);
    if (word == r->levels->n) {
        tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->level),
                     TX("\"%.60s\" er ikke et niveau i profilen. Den har: %s.",
                        "\"%.60s\" is not a level of the profile. It has: %s."),
                     text, list_ids(r, r->levels, levels));
        return suggest(text, r->levels->word, r->levels->n, err);
    }
    if (strcmp(made->system->id, "city") == 0) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->level),
                            TX("hele byen har intet niveau at holde \"%.60s\" op imod; "
                               "lad cellen være tom.",
                               "the whole city has no level to hold \"%.60s\" against; "
                               "leave the cell empty."),
                            text);
    }
    made->level = (int)(word % levels);
    return TRYG_OK;
}

static enum tryg_status read_indicator(const struct reading *r, size_t row,
                                       struct tryg_published_row *made,
                                       struct tryg_error *err)
{
    const struct tryg_profile *p = r->source->profile;
    const char *text = text_of(r, row, r->indicator);
    made->indicator = r->constant_indicator;
    if (r->indicator == TRYG_NO_COLUMN) {
        return TRYG_OK;
    }
    made->indicator = SIZE_MAX;
    if (!*text) {
        return TRYG_OK;
    }
    size_t word = tryg_words_find(r->indicators, text);
    if (word == r->indicators->n) {
        tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->indicator),
                     TX("\"%.80s\" er ikke en indikator i profilen. Skriv dens id eller "
                        "navn, eller vælg rækker med where:.",
                        "\"%.80s\" is not an indicator of the profile. Write its id or "
                        "name, or choose rows with where:."),
                     text);
        return suggest(text, r->indicators->word, r->indicators->n, err);
    }
    made->indicator = word % p->indicators;
    if (p->indicator[made->indicator].source != TRYG_FROM_SURVEY) {
        return tryg_fail_at(
            err, TRYG_DATA, place_of(r, row, r->indicator),
            TX("indikatoren %s er ikke en andel af svar; kun dem kan publicerede tal "
               "holdes op imod.",
               "the indicator %s is no share of answers; only those can published "
               "numbers be held against."),
            p->indicator[made->indicator].id);
    }
    return TRYG_OK;
}

/* A number from 0 (itself allowed unless `above`) to `high`; NAN where the cell tells
 * nothing. A share that could be two numbers is one out of range, so only others could.
 */
static enum tryg_status read_number(const struct reading *r, size_t row, size_t column,
                                    bool above, double high, double *value,
                                    struct tryg_error *err)
{
    const char *text = text_of(r, row, column);
    double read = NAN;
    *value = NAN;
    if (!*text) {
        return TRYG_OK;
    }
    if (isinf(high) && tryg_table_ambiguous(&r->table, row, column)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                            TX("\"%.40s\" kan læses på to måder. Skriv decimal: \",\" "
                               "eller decimal: \".\" under published.",
                               "\"%.40s\" can be read in two ways. Write decimal: \",\" "
                               "or decimal: \".\" under published."),
                            text);
    }
    if (tryg_table_number(&r->table, row, column, &read) &&
        (above ? read > 0.0 : read >= 0.0) && read <= high) {
        *value = read;
        return TRYG_OK;
    }
    if (isinf(high)) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                            above
                                ? TX("\"%.40s\" er ikke et tal over 0. Lad cellen være "
                                     "tom, hvis tallet ikke er oplyst.",
                                     "\"%.40s\" is not a number above 0. Leave the cell "
                                     "empty if the number is not told.")
                                : TX("\"%.40s\" er ikke et tal på mindst 0.",
                                     "\"%.40s\" is not a number of at least 0."),
                            text);
    }
    tryg_fail_at(err, TRYG_DATA, place_of(r, row, column),
                 TX("\"%.40s\" er ikke en andel fra 0 til %.0f.",
                    "\"%.40s\" is not a share from 0 to %.0f."),
                 text, high);
    if (!r->source->percent && read > 1.0 && read <= 100.0) {
        tryg_fail_more(err, TX("Er tallene procent, så skriv share_unit: percent.",
                               "If the numbers are per cent, write share_unit: "
                               "percent."));
    } else if (isnan(read) && !r->table.style_told && strchr(text, ',')) {
        tryg_fail_more(err, TX("Er kommaet et decimaltegn, så skriv decimal: \",\".",
                               "If the comma is a decimal sign, write decimal: "
                               "\",\"."));
    }
    return TRYG_DATA;
}

/* Half a unit of the last digit of a number as it was written. */
static double rounding_of(const struct reading *r, size_t row)
{
    const char *text = tryg_table_cell(&r->table, row, r->share);
    const char *sign = strpbrk(text, r->table.style.decimal == ',' ? ",." : ".");
    double unit = r->source->percent ? 100.0 : 1.0;
    size_t digits = sign ? strspn(sign + 1, "0123456789") : 0;
    if (strpbrk(text, "eE")) {
        return 0.0;
    }
    return fmin(0.5 * pow(10.0, -(double)digits) / unit, 0.005);
}

static enum tryg_status read_share(const struct reading *r, size_t row,
                                   struct tryg_published_row *made,
                                   struct tryg_error *err)
{
    double unit = r->source->percent ? 100.0 : 1.0, deff;
    TRYG_TRY(read_number(r, row, r->share, false, unit, &made->share, err));
    TRYG_TRY(read_number(r, row, r->se, false, INFINITY, &made->se, err));
    TRYG_TRY(read_number(r, row, r->n, true, INFINITY, &made->n, err));
    TRYG_TRY(read_number(r, row, r->deff, true, INFINITY, &deff, err));
    made->rounding = isnan(made->share) ? NAN : rounding_of(r, row);
    made->share /= unit;
    made->se /= unit;
    made->deff = isnan(deff) ? r->source->usual_deff : deff;
    if (!isnan(made->share) && made->indicator == SIZE_MAX) {
        return tryg_fail_at(err, TRYG_DATA, place_of(r, row, r->share),
                            TX("andelen \"%.40s\" hører til ingen indikator.",
                               "the share \"%.40s\" is of no indicator."),
                            tryg_table_cell(&r->table, row, r->share));
    }
    return TRYG_OK;
}

static enum tryg_status read_row(const struct reading *r, size_t row,
                                 struct tryg_published_row *made, struct tryg_error *err)
{
    *made = (struct tryg_published_row){.at = {r->table.shown, r->table.line[row], 0}};
    TRYG_TRY(read_year(r, row, &made->year, err));
    TRYG_TRY(find_place(r, row, made, err));
    TRYG_TRY(read_level(r, row, made, err));
    TRYG_TRY(read_indicator(r, row, made, err));
    return read_share(r, row, made, err);
}

enum tryg_status tryg_published_read(const struct tryg_published_source *source,
                                     tryg_arena *arena, size_t *n,
                                     struct tryg_published_row **row,
                                     struct tryg_error *err)
{
    struct reading r = {.source = source, .arena = arena};
    TRYG_TRY(tryg_table_read_whole(&source->table, arena, &r.table, err));
    TRYG_TRY(find_columns(&r, err));
    learn_words(&r);
    struct tryg_published_row *made =
        TRYG_NEW(arena, r.table.rows + 1, struct tryg_published_row);
    for (size_t i = 0; i < r.table.rows; i++) {
        TRYG_TRY(read_row(&r, i, &made[i], err));
    }
    *n = r.table.rows;
    *row = made;
    return TRYG_OK;
}
