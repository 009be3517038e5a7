/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/explain.h"
#include "geodata/base/number.h"
#include "geodata/base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct tryg_scores *scores_of(const struct tryg_explained *e)
{
    return tryg_explain_scores(e);
}

void tryg_explain_distances(const struct tryg_explained *e, double *to_worse,
                            double *to_better)
{
    const struct tryg_profile *p = e->results->profile;
    const struct tryg_scores *s = scores_of(e);
    double index = s->index[e->area];
    int level = s->level[e->area];
    bool need = p->orientation == TRYG_NEED;
    double up = NAN, down = NAN;
    if (level >= 0 && (size_t)level + 1 < p->levels) {
        up = p->level[level + 1].from - index;
    }
    if (level > 0) {
        down = index - p->level[level].from;
    }
    *to_worse = need ? up : down;
    *to_better = need ? down : up;
}

static const char *level_name(const struct tryg_profile *p, int level)
{
    return level < 0 ? "–" : p->level[level].name.in[tryg_lang()];
}

/* "; intensiveret indsats 0,07": the levels that come next in probability. */
static const char *other_levels(const struct tryg_explained *e, char into[240])
{
    const struct tryg_scores *s = scores_of(e);
    const struct tryg_profile *p = e->results->profile;
    size_t used = 0;
    into[0] = 0;
    for (size_t l = p->levels; s->chance.p && l-- > 0;) {
        double chance = s->chance.p[l * s->system->n + e->area];
        struct tryg_line line = {.used = 0};
        if ((int)l == s->level[e->area] || !(chance >= 0.005) || used > 180) {
            continue;
        }
        used +=
            (size_t)snprintf(into + used, 240 - used, "; %.40s %s", level_name(p, (int)l),
                             tryg_line_number(&line, chance, 2));
    }
    return into;
}

static void print_rank(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = scores_of(e);
    struct tryg_line l = {.used = 0};
    size_t a = e->area;
    fprintf(
        out,
        TX("Nummer %s af %zu (1 = størst behov", "Number %s of %zu (1 = greatest need"),
        tryg_line_number(&l, s->rank[a], s->rank[a] == floor(s->rank[a]) ? 0 : 1),
        s->system->n);
    if (s->chance.rank_low && !isnan(s->chance.rank_low[a])) {
        fprintf(out, TX("; 95 %% interval %s til %s", "; 95 %% interval %s to %s"),
                tryg_line_number(&l, s->chance.rank_low[a], 0),
                tryg_line_number(&l, s->chance.rank_high[a], 0));
    }
    fputs(")\n", out);
}

static void print_head(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = scores_of(e);
    const struct tryg_profile *p = e->results->profile;
    size_t a = e->area;
    char others[240];
    struct tryg_line l = {.used = 0};
    fprintf(out, "%s %s · %s · %d\n\n", s->system->code[a], s->system->name[a],
            s->system->id, s->year);
    if (isnan(s->index[a])) {
        fprintf(out, TX("Indekset er ukendt: %s.\n", "The index is unknown: %s.\n"),
                tryg_why_text(s->why[a]));
        return;
    }
    if (isnan(s->low[a]) && p->levels == 1) { /* no error is known, nothing is classed */
        fprintf(out,
                TX("Indeks %s; usikkerheden er ikke kendt\n",
                   "Index %s; its uncertainty is not known\n"),
                tryg_line_number(&l, e->printed_index, 2));
        return;
    }
    fprintf(out,
            TX("Indeks %s (95 %% interval %s til %s)\n",
               "Index %s (95 %% interval %s to %s)\n"),
            tryg_line_number(&l, e->printed_index, 2), tryg_line_number(&l, s->low[a], 2),
            tryg_line_number(&l, s->high[a], 2));
    fprintf(
        out,
        TX("Niveau %s, %s (sandsynlighed %s%s)\n", "Level %s, %s (probability %s%s)\n"),
        level_name(p, s->level[a]), tryg_certainty_text(tryg_certainty_of(s->level_p[a])),
        tryg_line_number(&l, s->level_p[a], 2), other_levels(e, others));
    print_rank(e, out);
}

static void print_distances(const struct tryg_explained *e, FILE *out)
{
    double worse, better;
    struct tryg_line l = {.used = 0};
    tryg_explain_distances(e, &worse, &better);
    if (!isnan(worse)) {
        fprintf(out,
                TX("%s point til niveauet med større behov\n",
                   "%s points from the level of greater need\n"),
                tryg_line_number(&l, worse, 2));
    }
    if (!isnan(better)) {
        fprintf(out,
                TX("%s point til niveauet med mindre behov\n",
                   "%s points from the level of less need\n"),
                tryg_line_number(&l, better, 2));
    }
}

/* How many reports and answers stand behind the area, and what must be said of them. */
static void print_ground(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = scores_of(e);
    struct tryg_line l = {.used = 0};
    size_t a = e->area;
    bool said = false;
    if (!isnan(s->reports[a])) {
        said = fprintf(out,
                       TX("Bag tallene ligger %s anmeldelser (%s pr. 1.000 %s)",
                          "Behind it are %s reports (%s per 1,000 %s)"),
                       tryg_line_number(&l, s->reports[a], 0),
                       tryg_line_number(&l, s->rate_per_1000[a], 1),
                       e->results->denominator ? e->results->denominator : "") > 0;
    }
    if (!isnan(s->answers[a])) {
        fprintf(out, TX("%s %s svar, der vejer som %s", "%s %s answers that weigh as %s"),
                said ? TX(" og", " and") : TX("Bag tallene ligger", "Behind it are"),
                tryg_line_number(&l, s->answers[a], 0),
                tryg_line_number(&l, s->n_eff[a], 0));
        said = true;
    }
    fputs(said ? ".\n" : "", out);
    tryg_explain_reservations(s->flags[a], out);
}

static void print_value(const struct tryg_indicator *indicator,
                        const struct tryg_cell *cell, FILE *out)
{
    struct tryg_line l = {.used = 0};
    bool share = indicator->source == TRYG_FROM_SURVEY;
    double scale = share ? 100.0 : 1.0;
    int decimals = indicator->standard.expected && indicator->per < 10.0 ? 2 : 1;
    char value[160];
    if (indicator->source == TRYG_FROM_SCORES && isnan(cell->low)) {
        tryg_text_put(out, tryg_line_number(&l, cell->value, 1), 26, TRYG_RIGHT);
        return;
    }
    snprintf(value, sizeof value, "%s%s (%s–%s)",
             tryg_line_number(&l, scale * cell->value, decimals), share ? " %" : "",
             tryg_line_number(&l, scale * cell->low, decimals),
             tryg_line_number(&l, scale * cell->high, decimals));
    tryg_text_put(out, value, 26, TRYG_RIGHT);
}

static void print_basis(const struct tryg_indicator *indicator,
                        const struct tryg_cell *cell, FILE *out)
{
    struct tryg_line l = {.used = 0};
    char basis[160];
    if (indicator->source == TRYG_FROM_SCORES) {
        snprintf(basis, sizeof basis, "score");
    } else if (indicator->source == TRYG_FROM_SURVEY) {
        snprintf(basis, sizeof basis, TX("%s svar", "%s answers"),
                 tryg_line_number(&l, cell->answers, 0));
    } else {
        bool expected = indicator->standard.expected != NULL;
        snprintf(basis, sizeof basis, TX("%s anmeldelser / %s%s", "%s reports / %s%s"),
                 tryg_line_number(&l, cell->count, 0),
                 tryg_line_number(&l, cell->denominator, expected ? 1 : 0),
                 expected ? TX(" forventede", " expected")
                 : indicator->standard.method == TRYG_DIRECT
                     ? TX(", standardiseret", ", standardised")
                     : "");
    }
    fprintf(out, "  %s", basis);
    if (cell->model != TRYG_MODEL_NONE) {
        double scale = indicator->source == TRYG_FROM_SURVEY ? 100.0 : 1.0;
        fprintf(out, TX("; %s, direkte %s", "; %s, direct %s"),
                tryg_model_text(cell->model),
                tryg_line_number(&l, scale * cell->direct, 1));
    }
}

/* An area by itself, against the city, and against the base year. */
enum { SUMS = 3 };

/* What it adds, and that against the city and the base year. */
static void print_parts(const struct tryg_explained *e, size_t indicator, FILE *out)
{
    const struct tryg_explained_sum *const sums[SUMS] = {&e->own, &e->city, &e->base};
    for (size_t c = 0; c < SUMS; c++) {
        struct tryg_line l = {.used = 0};
        if (c == 0 || sums[c]->known) {
            tryg_text_put(
                out,
                tryg_line_signed(&l, sums[c]->printed[indicator], TRYG_EXPLAIN_DECIMALS),
                c == 0 ? 9 : 11, TRYG_RIGHT);
        }
    }
}

static void print_term(const struct tryg_explained *e, size_t indicator, FILE *out)
{
    const struct tryg_scores *s = scores_of(e);
    const struct tryg_indicator *i = &e->results->profile->indicator[indicator];
    const struct tryg_cell *cell = &s->cell[indicator * s->system->n + e->area];
    struct tryg_line l = {.used = 0};
    fputs("  ", out);
    tryg_text_put(out, i->name.in[tryg_lang()] ? i->name.in[tryg_lang()] : i->id, 38,
                  TRYG_LEFT);
    if (cell->why != TRYG_WHY_NOT) {
        fprintf(out, TX("  mangler: %s\n", "  missing: %s\n"), tryg_why_text(cell->why));
        return;
    }
    print_value(i, cell, out);
    tryg_text_put(out, tryg_line_number(&l, cell->normalised, 2), 8, TRYG_RIGHT);
    tryg_text_put(out, tryg_line_number(&l, 100.0 * cell->weight, 2), 10, TRYG_RIGHT);
    print_parts(e, indicator, out);
    print_basis(i, cell, out);
    fputc('\n', out);
}

static void print_sum_heads(const struct tryg_explained *e, FILE *out)
{
    char since[32];
    snprintf(since, sizeof since, TX("siden %d", "since %d"), e->results->base_year);
    tryg_text_put(out, TX("bidrag", "adds"), 9, TRYG_RIGHT);
    if (e->city.known) {
        tryg_text_put(out, TX("mod byen", "v. city"), 11, TRYG_RIGHT);
    }
    if (e->base.known) {
        tryg_text_put(out, since, 11, TRYG_RIGHT);
    }
}

/* The sums of the columns, and how the index comes of the first. */
static void print_total(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_explained_sum *const sums[SUMS] = {&e->own, &e->city, &e->base};
    struct tryg_line l = {.used = 0};
    fputs("  ", out);
    tryg_text_put(out, TX("i alt", "in all"), 38 + 26 + 8 + 10, TRYG_LEFT);
    for (size_t c = 0; c < SUMS; c++) {
        if (sums[c]->known) {
            tryg_text_put(out,
                          tryg_line_signed(&l, e->printed_index - sums[c]->printed_other,
                                           TRYG_EXPLAIN_DECIMALS),
                          c == 0 ? 9 : 11, TRYG_RIGHT);
        }
    }
    double adds = e->printed_index - e->own.printed_other;
    fprintf(out,
            TX("\n\n%s %s %s = %s. Bidragene er afrundet, så de giver netop det.\n",
               "\n\n%s %s %s = %s. What each adds is rounded so that it comes to just "
               "that.\n"),
            tryg_line_number(&l, e->own.printed_other, TRYG_EXPLAIN_DECIMALS),
            adds < 0 ? "\xE2\x88\x92" : "+",
            tryg_line_number(&l, fabs(adds), TRYG_EXPLAIN_DECIMALS),
            tryg_line_number(&l, e->printed_index, TRYG_EXPLAIN_DECIMALS));
}

static void print_terms(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_profile *p = e->results->profile;
    const struct tryg_scores *s = scores_of(e);
    fputs("\n  ", out);
    tryg_text_put(out, TX("indikator", "indicator"), 38, TRYG_LEFT);
    tryg_text_put(out, TX("værdi (95 % interval)", "value (95 % interval)"), 26,
                  TRYG_RIGHT);
    tryg_text_put(out, "norm.", 8, TRYG_RIGHT);
    tryg_text_put(out, TX("vægt %", "weight %"), 10, TRYG_RIGHT);
    print_sum_heads(e, out);
    fprintf(out, "  %s\n", TX("grundlag", "basis"));
    for (int g = -1; g < (int)p->groups; g++) {
        bool titled = false;
        for (size_t i = 0; i < p->indicators; i++) {
            if (p->indicator[i].group != g) {
                continue;
            }
            if (!titled && g >= 0) {
                fprintf(out, " %s: %s\n", p->group[g].name.in[tryg_lang()],
                        tryg_line_number(&(struct tryg_line){.used = 0},
                                         s->group[(size_t)g * s->system->n + e->area],
                                         2));
            } else if (!titled) {
                fprintf(out, " %s\n", TX("uden for grupperne", "outside the groups"));
            }
            titled = true;
            print_term(e, i, out);
        }
    }
    if (e->own.known) {
        print_total(e, out);
    }
}

void tryg_explain_text(const struct tryg_explained *e, FILE *out)
{
    print_head(e, out);
    if (!isnan(scores_of(e)->index[e->area])) {
        print_distances(e, out);
        tryg_explain_doubts(e, out);
        tryg_explain_pulls(e, out);
        print_ground(e, out);
    }
    print_terms(e, out);
    const char *about = e->results->profile->about.in[tryg_lang()];
    if (about) {
        fprintf(out, "\n%s\n", about);
    }
}
