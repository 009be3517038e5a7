/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/explain.h"
#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

/* ---- What pulls ------------------------------------------------------------------ */

static const char *indicator_name(const struct tryg_explained *e, size_t i)
{
    const struct tryg_indicator *indicator = &e->results->profile->indicator[i];
    const char *name = indicator->name.in[tryg_lang()];
    return name ? name : indicator->id;
}

/* The next of the printed parts in one direction, after `last` (its place; SIZE_MAX: the
 * first); SIZE_MAX when there is none. Equal parts follow in the indicators' order. */
static size_t next_part(const struct tryg_explained_sum *sum, size_t k, double direction,
                        size_t last)
{
    size_t best = SIZE_MAX;
    double limit = last == SIZE_MAX ? INFINITY : direction * sum->printed[last];
    double most = 0.0;
    for (size_t i = 0; i < k; i++) {
        double pull = direction * sum->printed[i];
        bool after = pull < limit || (last != SIZE_MAX && pull <= limit && i > last);
        if (pull > most && after) {
            most = pull;
            best = i;
        }
    }
    return best;
}

/* "Mod byen trækker op: Utrygge (+13,40), ...". The three that pull most. */
static void put_pulls(const struct tryg_explained *e,
                      const struct tryg_explained_sum *sum, double direction,
                      const char *lead, FILE *out)
{
    size_t k = e->results->profile->indicators, at = SIZE_MAX;
    for (int said = 0; said < 3; said++) {
        at = next_part(sum, k, direction, at);
        if (at == SIZE_MAX) {
            fputs(said ? "\n" : "", out);
            return;
        }
        struct tryg_line l = {.used = 0};
        fprintf(out, "%s%s (%s)", said ? ", " : lead, indicator_name(e, at),
                tryg_line_signed(&l, sum->printed[at], TRYG_EXPLAIN_DECIMALS));
    }
    fputc('\n', out);
}

void tryg_explain_pulls(const struct tryg_explained *e, FILE *out)
{
    char lead[96];
    struct tryg_line l = {.used = 0};
    int d = TRYG_EXPLAIN_DECIMALS, base = e->results->base_year;
    if (e->city.known) {
        double off = e->printed_index - e->city.printed_other;
        fprintf(out,
                TX("Byens indeks er %s; her er det %s point %s.\n",
                   "The city's index is %s; here it is %s points %s.\n"),
                tryg_line_number(&l, e->city.printed_other, d),
                tryg_line_number(&l, fabs(off), d),
                off < 0 ? TX("lavere", "lower") : TX("højere", "higher"));
        put_pulls(e, &e->city, 1.0,
                  TX("Mod byen trækker op: ", "Against the city pulls up: "), out);
        put_pulls(e, &e->city, -1.0,
                  TX("Mod byen trækker ned: ", "Against the city pulls down: "), out);
    } else {
        put_pulls(e, &e->own, 1.0, TX("Trækker op: ", "Pulls up: "), out);
        put_pulls(e, &e->own, -1.0, TX("Trækker ned: ", "Pulls down: "), out);
    }
    if (e->base.known) {
        fprintf(out,
                TX("Siden %d: %s point (fra %s). Om ændringen er sikker, siger "
                   "compare.\n",
                   "Since %d: %s points (from %s). Whether that is certain, compare "
                   "says.\n"),
                base, tryg_line_signed(&l, e->printed_index - e->base.printed_other, d),
                tryg_line_number(&l, e->base.printed_other, d));
        if (e->base_year->flags[e->area] & TRYG_FLAG_MODELLED) {
            fprintf(
                out,
                TX("Områdets grænser er andre end i %d: tallet for %d er delt ud mellem "
                   "områder (modelleret).\n",
                   "The area's borders are not those of %d: the figure for %d was "
                   "shared out between areas (modelled).\n"),
                base, base);
        }
        snprintf(lead, sizeof lead, TX("Siden %d trækker op: ", "Since %d pulls up: "),
                 base);
        put_pulls(e, &e->base, 1.0, lead, out);
        snprintf(lead, sizeof lead, TX("Siden %d trækker ned: ", "Since %d pulls down: "),
                 base);
        put_pulls(e, &e->base, -1.0, lead, out);
    }
}

/* ---- Reservations ------------------------------------------------------------------ */

static const struct {
    enum tryg_flag flag;
    struct tryg_text text;
} RESERVATIONS[] = {
    {TRYG_FLAG_FEW_ANSWERS, {{"få svar", "few answers"}}},
    {TRYG_FLAG_SMALL_COUNT, {{"få anmeldelser", "few reports"}}},
    {TRYG_FLAG_PARTIAL, {{"nogle indikatorer mangler", "some indicators are missing"}}},
    {TRYG_FLAG_LONELY,
     {{"et stratum med et enkelt svar, så usikkerheden er sat for lavt",
       "a stratum with a single answer, so that the error is understated"}}},
    {TRYG_FLAG_CLIPPED, {{"skåret af ved skalaens ende", "cut to the end of the scale"}}},
    {TRYG_FLAG_RAW_INTERVAL, {{"en andel på 0 eller 1", "a share of 0 or 1"}}},
    {TRYG_FLAG_UNSTABLE,
     {{"vægte efter strukturen i for få områder",
       "weights by the structure of too few areas"}}},
    {TRYG_FLAG_SYNTHETIC,
     {{"en værdi, der alene er modellens", "a value that is the model's alone"}}},
    {TRYG_FLAG_FEW_EFFECTIVE, {{"få effektive svar", "few effective answers"}}},
    {TRYG_FLAG_WIDE, {{"et bredt interval", "a wide interval"}}},
    {TRYG_FLAG_IMPUTED,
     {{"en værdi, der ikke er målt, men er andres middel",
       "a value that was not measured but is the mean of others"}}},
};

void tryg_explain_reservations(unsigned flags, FILE *out)
{
    bool first = true;
    for (size_t i = 0; i < sizeof RESERVATIONS / sizeof *RESERVATIONS; i++) {
        if (flags & (unsigned)RESERVATIONS[i].flag) {
            fprintf(out, "%s%s", first ? TX("Forbehold: ", "Reservations: ") : "; ",
                    RESERVATIONS[i].text.in[tryg_lang()]);
            first = false;
        }
    }
    fputs(first ? "" : ".\n", out);
}

/* ---- Method ---------------------------------------------------------------------- */

static void put_level_counts(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_robustness *r = &e->doubt->robustness;
    const struct tryg_profile *p = e->results->profile;
    bool first = true;
    for (size_t l = r->levels; l-- > 0;) {
        size_t n = r->in_level[l * r->system->n + e->area];
        if (n) {
            fprintf(out, TX("%s%s i %zu", "%s%s in %zu"), first ? "" : ", ",
                    p->level[l].name.in[tryg_lang()], n);
            first = false;
        }
    }
}

/* The choice that the area's own index hangs on most. */
static const struct tryg_choice *main_choice(const struct tryg_explained *e)
{
    const struct tryg_robustness *r = &e->doubt->robustness;
    const struct tryg_choice *best = NULL;
    for (size_t c = 0; c < r->choices; c++) {
        double total = r->choice[c].area_total[e->area];
        if (total > 0.0 && (!best || total > best->area_total[e->area])) {
            best = &r->choice[c];
        }
    }
    return best;
}

/* "2 til 4 (midterst 2)", or one number when it is always that. */
static void put_ranks(double least, double median, double most, FILE *out)
{
    struct tryg_line l = {.used = 0};
    fputs(tryg_line_number(&l, least, least != floor(least)), out);
    if (most > least) {
        fprintf(out, TX(" til %s (midterst %s)", " to %s (median %s)"),
                tryg_line_number(&l, most, most != floor(most)),
                tryg_line_number(&l, median, median != floor(median)));
    }
}

static void put_method(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_robustness *r = &e->doubt->robustness;
    struct tryg_line l = {.used = 0};
    const struct tryg_choice *most = NULL;
    size_t a = e->area;
    if (r->choices == 0 || r->known[a] == 0) {
        return;
    }
    fprintf(out,
            TX("Metodeafhængighed: regnet på %zu måder er området nummer ",
               "Method dependence: made in %zu ways the area is number "),
            r->known[a]);
    put_ranks(r->least[a], r->median[a], r->most[a], out);
    fputs(TX("; niveauet er ", "; the level is "), out);
    put_level_counts(e, out);
    fputs(TX(". Det er ikke stikprøveusikkerhed.", ". This is not sampling error."), out);
    if ((most = main_choice(e)) != NULL) {
        double share = fmin(most->area_total[a], 1.0);
        fprintf(out,
                TX(" Mest betyder %s (med i %s %% af variationen).",
                   " What matters most is %s (part of %s %% of the variation)."),
                most->name.in[tryg_lang()], tryg_line_number(&l, 100.0 * share, 0));
    }
    fputc('\n', out);
}

/* ---- Answers --------------------------------------------------------------------- */

static void put_advice(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_advice *advice = &e->doubt->advice[e->area];
    struct tryg_line l = {.used = 0};
    const char *limit = tryg_line_number(&l, advice->limit, 2),
               *answers = tryg_line_number(&l, advice->answers, 0),
               *needed = tryg_line_number(&l, advice->needed, 0);
    bool above = advice->distance >= 0.0;
    switch (advice->verdict) {
    case TRYG_SETTLED:
        fprintf(out,
                TX("Det er med mindst 90 %% sandsynlighed afgjort, at indekset ligger "
                   "%s alarmgrænsen %s.",
                   "It is settled with at least 90 %% probability that the index lies "
                   "%s the alarm limit %s."),
                above ? TX("over", "above") : TX("under", "below"), limit);
        if (!isnan(advice->needed)) {
            fprintf(out,
                    TX(" Der er %s svar; %s er nok til det.",
                       " There are %s answers; %s do for that."),
                    answers, needed);
        }
        break;
    case TRYG_ASK_MORE:
        fprintf(out,
                TX("Det kræver omkring %s svar (nu %s) at afgøre med 90 %% "
                   "sandsynlighed, på hvilken side af alarmgrænsen %s indekset ligger.",
                   "It takes about %s answers (now %s) to settle with 90 %% probability "
                   "on which side of the alarm limit %s the index lies."),
                needed, answers, limit);
        break;
    case TRYG_REPORTS_ALONE:
    case TRYG_TOO_MANY:
        fprintf(out,
                TX("På hvilken side af alarmgrænsen %s indekset ligger, %s.",
                   "On which side of the alarm limit %s the index lies, %s."),
                limit, tryg_advised_text(advice->verdict));
        break;
    default:
        return;
    }
    fputc('\n', out);
}

/* The rank were all rates of another population. */
static void put_others(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = tryg_explain_scores(e);
    size_t n = s->system->n;
    for (size_t d = 0; s->rank_by && d < e->results->others; d++) {
        struct tryg_line l = {.used = 0};
        double rank = s->rank_by[d * n + e->area];
        fputs(d ? "; " : TX("Med alle rater regnet pr. ", "With all rates per "), out);
        if (isnan(rank)) {
            fprintf(out, TX("%s: ukendt", "%s: not known"), e->results->other[d]);
        } else {
            fprintf(out, TX("%s: nummer %s (indeks %s)", "%s: number %s (index %s)"),
                    e->results->other[d],
                    tryg_line_number(&l, rank, rank == floor(rank) ? 0 : 1),
                    tryg_line_number(&l, s->index_by[d * n + e->area], 2));
        }
    }
    fputs(s->rank_by && e->results->others ? ".\n" : "", out);
}

void tryg_explain_doubts(const struct tryg_explained *e, FILE *out)
{
    if (e->doubt) {
        put_method(e, out);
    }
    put_others(e, out);
    if (e->doubt && e->doubt->advice) {
        put_advice(e, out);
    }
}
