/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/look_column.h"

#include <string.h>

/* Words in the names of columns, folded; "=" before a word that must be the whole name,
 * "^" before one that it must begin with. The first that fits decides. */
static const struct {
    enum tryg_look_role role;
    const char *words;
} ROLES[] = {
    {TRYG_ROLE_WEIGHT, "vaegt vægt weight fact_pers"},
    {TRYG_ROLE_STRATUM, "strat"},
    {TRYG_ROLE_CLUSTER, "cluster konglomer conglomer husstand household =psu"},
    {TRYG_ROLE_DATE, "dato date"},
    {TRYG_ROLE_TIME, "klokkeslæt klokken =tid =time =kl occur_time"},
    {TRYG_ROLE_EAST, "=x ^x_ east øst =e longitude =lon =long =lng _lon x_koord x_coord"},
    {TRYG_ROLE_NORTH, "=y ^y_ north nord =n latitude =lat _lat y_koord y_coord"},
    {TRYG_ROLE_YEAR, "=år =aar =year årstal aarstal =tid"},
    {TRYG_ROLE_ID, "journr journal respnr respondent incident sagsnr case =id =nr "
                   "løbenr loebenr rph_id"},
    {TRYG_ROLE_CODE, "gerning =kode =code offence_code"},
    {TRYG_ROLE_CATEGORY, "kategori category =type =art offence"},
    {TRYG_ROLE_AREA, "bydel distrikt district rode kvarter ward precinct region sogn "
                     "kommune område omraade ^omr =area lokaludvalg"},
    {TRYG_ROLE_VALUE, "antal personer persons population folketal befolkning =indhold "
                      "value =count"},
};

/* Words of columns that speak of single persons. */
static const char PERSONAL[] =
    "cpr personnr journr journal respnr respondent telefon mobil email e-mail adress "
    "fritekst "
    "free_text freetext kommentar comment bemærk bemaerk beskrivelse description "
    "narrative "
    "fornavn efternavn surname fødsel foedsel birth incident sagsnr case løbenr loebenr "
    "=tlf =id =nr =navn =name =tekst =text =note =noter ^rph_id ^idhogar";

/* Those that an area may carry without being a person. */
static const char OF_AREAS[] =
    "=id =nr =navn =name =tekst =text =note =noter beskrivelse "
    "description";

static bool meets(const char *name, const char *word, size_t bytes)
{
    if (*word == '=') {
        return strlen(name) == bytes - 1 && memcmp(name, word + 1, bytes - 1) == 0;
    }
    if (*word == '^') {
        return strncmp(name, word + 1, bytes - 1) == 0;
    }
    for (const char *at = name; *at; at++) {
        if (strncmp(at, word, bytes) == 0) {
            return true;
        }
    }
    return false;
}

static bool meets_any(const char *name, const char *words)
{
    for (const char *at = words; *at;) {
        size_t bytes = strcspn(at, " ");
        if (meets(name, at, bytes)) {
            return true;
        }
        at += bytes + strspn(at + bytes, " ");
    }
    return false;
}

/* Can a column of this kind play the role? */
static bool can_be(const struct tryg_look_column *c, enum tryg_look_role role)
{
    bool number = c->kind == TRYG_LOOK_WHOLE || c->kind == TRYG_LOOK_DECIMAL;
    switch (role) {
    case TRYG_ROLE_DATE:
        return c->kind == TRYG_LOOK_DATE;
    case TRYG_ROLE_TIME:
        return c->kind == TRYG_LOOK_TIME;
    case TRYG_ROLE_YEAR:
        return c->kind == TRYG_LOOK_WHOLE && c->low >= 1800 && c->high <= 2200;
    case TRYG_ROLE_EAST:
    case TRYG_ROLE_NORTH:
    case TRYG_ROLE_WEIGHT:
        return number;
    case TRYG_ROLE_VALUE:
        return number || (c->whole > 0 && c->other < c->filled);
    default:
        return c->kind != TRYG_LOOK_EMPTY;
    }
}

enum tryg_look_role tryg_look_role_of(const struct tryg_look_column *column)
{
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++) {
        if (can_be(column, ROLES[i].role) && meets_any(column->folded, ROLES[i].words)) {
            return ROLES[i].role;
        }
    }
    return column->kind == TRYG_LOOK_DATE   ? TRYG_ROLE_DATE
           : column->kind == TRYG_LOOK_TIME ? TRYG_ROLE_TIME
                                            : TRYG_ROLE_NONE;
}

/* So many different values that each may point at one person. */
static bool singles_out(const struct tryg_look_column *c)
{
    enum { ENOUGH = 50 };
    bool numbered =
        c->kind == TRYG_LOOK_WHOLE && c->shortest == c->longest && c->longest >= 5;
    return c->sampled >= ENOUGH && 20 * c->distinct >= 19 * c->sampled &&
           (c->kind == TRYG_LOOK_TEXT || c->kind == TRYG_LOOK_CODE || numbered);
}

/* Sentences rather than names. */
static bool is_prose(const struct tryg_look_column *c)
{
    return c->kind == TRYG_LOOK_TEXT && c->letters > 40 * c->filled &&
           2 * c->distinct > c->sampled;
}

bool tryg_look_is_personal(const struct tryg_look_column *column, bool areas)
{
    const struct tryg_look_column *c = column;
    bool place = c->role == TRYG_ROLE_EAST || c->role == TRYG_ROLE_NORTH;
    bool named =
        meets_any(c->folded, PERSONAL) && !(areas && meets_any(c->folded, OF_AREAS));
    if (c->filled == 0) {
        return false;
    }
    return named || 2 * c->persons > c->filled || 2 * c->mails > c->filled ||
           is_prose(c) || (!areas && !place && singles_out(c));
}

const char *tryg_look_role_id(enum tryg_look_role role)
{
    static const char *const ID[TRYG_ROLES] = {
        "",      "id",   "date",   "time",    "code",    "category", "east",
        "north", "area", "weight", "stratum", "cluster", "year",     "value"};
    return ID[role];
}
