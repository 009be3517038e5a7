/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/explain.h"
#include "geodata/base/number.h"
#include "geodata/base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct tryg_scores *scores_of(const struct tryg_explained *e)
{
    return tryg_results_at(e->results, e->year, e->system);
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

/* The numbers of one line live as long as the line is printed. */
struct line {
    char text[8][TRYG_NUMBER_TEXT];
    int used;
};

static const char *num(struct line *line, double value, int decimals)
{
    return tryg_number_print(value, decimals, line->text[line->used++]);
}

static const char *signed_num(struct line *line, double value, int decimals)
{
    char *into = line->text[line->used++];
    tryg_number_print(value, decimals, into + 1);
    if (value > 0 && strpbrk(into + 1, "123456789")) {
        into[0] = '+';
        return into;
    }
    return into + 1;
}

static const char *level_name(const struct tryg_profile *p, int level)
{
    return level < 0 ? "–" : p->level[level].name.in[tryg_lang()];
}

static void print_head(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = scores_of(e);
    const struct tryg_profile *p = e->results->profile;
    size_t a = e->area;
    struct line l = {0};
    fprintf(out, "%s %s · %s · %d\n\n", s->system->code[a], s->system->name[a],
            s->system->id, s->year);
    if (isnan(s->index[a])) {
        fprintf(out, TX("Indekset er ukendt: %s.\n", "The index is unknown: %s.\n"),
                tryg_why_text(s->why[a]));
        return;
    }
    fprintf(out,
            TX("Indeks %s (95 %% interval %s til %s)\n",
               "Index %s (95 %% interval %s to %s)\n"),
            num(&l, s->index[a], 2), num(&l, s->low[a], 2), num(&l, s->high[a], 2));
    fprintf(
        out, TX("Niveau %s, %s (sandsynlighed %s)\n", "Level %s, %s (probability %s)\n"),
        level_name(p, s->level[a]), tryg_certainty_text(tryg_certainty_of(s->level_p[a])),
        num(&l, s->level_p[a], 2));
    fprintf(out,
            TX("Nummer %s af %zu (1 = størst behov)\n",
               "Number %s of %zu (1 = greatest need)\n"),
            num(&l, s->rank[a], s->rank[a] == floor(s->rank[a]) ? 0 : 1), s->system->n);
}

static void print_distances(const struct tryg_explained *e, FILE *out)
{
    double worse, better;
    struct line l = {0};
    tryg_explain_distances(e, &worse, &better);
    if (!isnan(worse)) {
        fprintf(out,
                TX("%s point til niveauet med større behov\n",
                   "%s points from the level of greater need\n"),
                num(&l, worse, 2));
    }
    if (!isnan(better)) {
        fprintf(out,
                TX("%s point til niveauet med mindre behov\n",
                   "%s points from the level of less need\n"),
                num(&l, better, 2));
    }
}

static void print_change(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = scores_of(e);
    struct line l = {0};
    if (s->year == e->results->base_year || isnan(s->change[e->area])) {
        return;
    }
    fprintf(out,
            TX("Siden %d: %s point (fra %s). Om ændringen er sikker, siger compare.\n",
               "Since %d: %s points (from %s). Whether that is certain, compare says.\n"),
            e->results->base_year, signed_num(&l, s->change[e->area], 2),
            num(&l, s->base_index[e->area], 2));
}

static void print_value(const struct tryg_indicator *indicator,
                        const struct tryg_cell *cell, FILE *out)
{
    struct line l = {0};
    bool share = indicator->source == TRYG_FROM_SURVEY;
    double scale = share ? 100.0 : 1.0;
    char value[160];
    snprintf(value, sizeof value, "%s%s (%s–%s)", num(&l, scale * cell->value, 1),
             share ? " %" : "", num(&l, scale * cell->low, 1),
             num(&l, scale * cell->high, 1));
    tryg_text_put(out, value, 26, TRYG_RIGHT);
}

static void print_basis(const struct tryg_indicator *indicator,
                        const struct tryg_cell *cell, FILE *out)
{
    struct line l = {0};
    char basis[160];
    if (indicator->source == TRYG_FROM_SURVEY) {
        snprintf(basis, sizeof basis, TX("%s svar", "%s answers"),
                 num(&l, cell->answers, 0));
    } else {
        snprintf(basis, sizeof basis, TX("%s anmeldelser / %s", "%s reports / %s"),
                 num(&l, cell->count, 0), num(&l, cell->denominator, 0));
    }
    fprintf(out, "  %s", basis);
}

static void print_term(const struct tryg_explained *e, size_t indicator, FILE *out)
{
    const struct tryg_scores *s = scores_of(e);
    const struct tryg_indicator *i = &e->results->profile->indicator[indicator];
    const struct tryg_cell *cell = &s->cell[indicator * s->system->n + e->area];
    struct line l = {0};
    fputs("  ", out);
    tryg_text_put(out, i->name.in[tryg_lang()] ? i->name.in[tryg_lang()] : i->id, 38,
                  TRYG_LEFT);
    if (cell->why != TRYG_WHY_NOT) {
        fprintf(out, TX("  mangler: %s\n", "  missing: %s\n"), tryg_why_text(cell->why));
        return;
    }
    print_value(i, cell, out);
    tryg_text_put(out, num(&l, cell->normalised, 2), 8, TRYG_RIGHT);
    tryg_text_put(out, num(&l, 100.0 * cell->weight, 2), 10, TRYG_RIGHT);
    tryg_text_put(out, signed_num(&l, cell->contribution, 2), 9, TRYG_RIGHT);
    print_basis(i, cell, out);
    fputc('\n', out);
}

static void print_terms(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_profile *p = e->results->profile;
    const struct tryg_scores *s = scores_of(e);
    struct line l = {0};
    double sum = p->centre;
    fputs("\n  ", out);
    tryg_text_put(out, TX("indikator", "indicator"), 38, TRYG_LEFT);
    tryg_text_put(out, TX("værdi (95 % interval)", "value (95 % interval)"), 26,
                  TRYG_RIGHT);
    tryg_text_put(out, "norm.", 8, TRYG_RIGHT);
    tryg_text_put(out, TX("vægt %", "weight %"), 10, TRYG_RIGHT);
    tryg_text_put(out, TX("bidrag", "adds"), 9, TRYG_RIGHT);
    fprintf(out, "  %s\n", TX("grundlag", "basis"));
    for (int g = -1; g < (int)p->groups; g++) {
        bool titled = false;
        for (size_t i = 0; i < p->indicators; i++) {
            if (p->indicator[i].group != g) {
                continue;
            }
            if (!titled && g >= 0) {
                fprintf(out, " %s: %s\n", p->group[g].name.in[tryg_lang()],
                        num(&(struct line){0},
                            s->group[(size_t)g * s->system->n + e->area], 2));
            } else if (!titled) {
                fprintf(out, " %s\n", TX("uden for grupperne", "outside the groups"));
            }
            titled = true;
            print_term(e, i, out);
            double adds = s->cell[i * s->system->n + e->area].contribution;
            sum += isnan(adds) ? 0.0 : adds;
        }
    }
    if (!isnan(s->index[e->area])) {
        fprintf(out,
                TX("\n%s + summen af bidragene = %s\n",
                   "\n%s + the sum of what each adds = %s\n"),
                num(&l, p->centre, 2), num(&l, sum, 2));
    }
}

/* The three indicators that pull most, up or down. */
static void print_pulls(const struct tryg_explained *e, bool up, FILE *out)
{
    const struct tryg_profile *p = e->results->profile;
    const struct tryg_scores *s = scores_of(e);
    double last = INFINITY;
    int said = 0;
    for (int pick = 0; pick < 3; pick++) {
        size_t best = p->indicators;
        double most = 0.0;
        for (size_t i = 0; i < p->indicators; i++) {
            double adds = s->cell[i * s->system->n + e->area].contribution;
            double pull = up ? adds : -adds;
            if (pull > most && pull < last) {
                most = pull;
                best = i;
            }
        }
        if (best == p->indicators) {
            break;
        }
        last = most;
        struct line l = {0};
        const char *lead =
            up ? TX("Trækker op: ", "Pulls up: ") : TX("Trækker ned: ", "Pulls down: ");
        fprintf(out, "%s%s (%s)", said++ ? ", " : lead,
                p->indicator[best].name.in[tryg_lang()],
                signed_num(&l, up ? most : -most, 2));
    }
    if (said) {
        fputc('\n', out);
    }
}

void tryg_explain_text(const struct tryg_explained *e, FILE *out)
{
    print_head(e, out);
    if (!isnan(scores_of(e)->index[e->area])) {
        print_distances(e, out);
        print_change(e, out);
        print_pulls(e, true, out);
        print_pulls(e, false, out);
    }
    print_terms(e, out);
    const char *about = e->results->profile->about.in[tryg_lang()];
    if (about) {
        fprintf(out, "\n%s\n", about);
    }
}
