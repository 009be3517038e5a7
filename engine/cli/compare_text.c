/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/register.h"
#include "engine/batch/yardstick.h"
#include "engine/cli/compare.h"
#include "engine/cli/line.h"
#include "geodata/base/lang.h"
#include "geodata/base/text.h"

#include <math.h>
#include <string.h>

static const char *p_text(struct tryg_line *line, double p)
{
    return p < 0.001 ? TX("<0,001", "<0.001") : tryg_line_number(line, p, 3);
}

static const char *level_name(const struct tryg_profile *p, int level)
{
    return level < 0 ? "–" : p->level[level].name.in[tryg_lang()];
}

static void put(FILE *out, const char *text, size_t width, enum tryg_side side)
{
    tryg_text_put(out, text, width, side);
}

/* As wide as the longest name, with its code. */
static size_t name_width(const struct tryg_comparison *c)
{
    size_t width = 24;
    for (size_t a = 0; a < c->system->n; a++) {
        size_t letters =
            strlen(c->system->code[a]) + 2 + tryg_text_letters(c->system->name[a]);
        width = letters > width ? letters : width;
    }
    return width;
}

static void print_head(const struct tryg_comparison *c, FILE *out)
{
    char then[16], now[16];
    snprintf(then, sizeof then, "%d", c->base);
    snprintf(now, sizeof now, "%d", c->year);
    fprintf(out, TX("%d mod %d · %s\n\n", "%d against %d · %s\n\n"), c->year, c->base,
            c->system->id);
    fputs("  ", out);
    put(out, TX("område", "area"), name_width(c), TRYG_LEFT);
    put(out, then, 7, TRYG_RIGHT);
    put(out, now, 8, TRYG_RIGHT);
    put(out, TX("ændring (95 % interval)", "change (95 % interval)"), 28, TRYG_RIGHT);
    put(out, "p", 8, TRYG_RIGHT);
    fprintf(out, "  %s\n", TX("dom; niveau", "verdict; level"));
}

/* Code and name; of one text where they say the same, and of the city its name alone. */
static void put_name(const struct tryg_system *system, size_t a, char *into, size_t room)
{
    const char *code = system->code[a], *name = system->name[a];
    bool alone = strcmp(code, name) == 0 || strcmp(system->id, "city") == 0;
    snprintf(into, room, "%s%s%s", alone ? "" : code, alone ? "" : " ", name);
}

static void print_area(const struct tryg_profile *profile,
                       const struct tryg_comparison *c, size_t a, size_t width, FILE *out)
{
    const struct tryg_change_cell *cell = &c->cell[a];
    struct tryg_line l = {.used = 0};
    char name[256], change[256];
    put_name(c->system, a, name, sizeof name);
    snprintf(change, sizeof change, TX("%s (%s til %s)", "%s (%s to %s)"),
             tryg_line_signed(&l, cell->change, 1), tryg_line_signed(&l, cell->low, 1),
             tryg_line_signed(&l, cell->high, 1));
    fputs("  ", out);
    put(out, name, width, TRYG_LEFT);
    put(out, tryg_line_number(&l, cell->then, 1), 7, TRYG_RIGHT);
    put(out, tryg_line_number(&l, cell->now, 1), 8, TRYG_RIGHT);
    put(out, change, 28, TRYG_RIGHT);
    put(out, p_text(&l, cell->p_adjusted), 8, TRYG_RIGHT);
    fprintf(out, "  %s", tryg_verdict_text(cell->verdict));
    if (cell->doubt != TRYG_DOUBT_NONE) {
        fprintf(out, " (%s)", tryg_doubt_text(cell->doubt));
    }
    if (c->level_then[a] == c->level_now[a]) {
        fprintf(out, "; %s\n", level_name(profile, c->level_now[a]));
    } else {
        fprintf(out, "; %s → %s\n", level_name(profile, c->level_then[a]),
                level_name(profile, c->level_now[a]));
    }
}

static size_t verdicts(const struct tryg_comparison *c, size_t measure,
                       enum tryg_verdict verdict)
{
    size_t n = 0;
    for (size_t a = 0; a < c->system->n; a++) {
        n += c->cell[measure * c->system->n + a].verdict == verdict;
    }
    return n;
}

void tryg_compare_breaks_text(const struct tryg_project *p, int base, int year, FILE *out)
{
    for (size_t i = 0; i < p->breaks; i++) {
        const struct tryg_break *gap = &p->series_break[i];
        if (!tryg_project_parts(gap, base, year)) {
            continue;
        }
        fprintf(out, TX("Brud i serien %d: %s (", "Break in the series %d: %s ("),
                gap->year, gap->why.in[tryg_lang()]);
        for (size_t k = 0; k < gap->ofs; k++) {
            fprintf(out, "%s%s", k ? ", " : "", gap->of[k]);
        }
        fprintf(out,
                TX("%s). Ændringer hen over det er ikke bedømt.\n",
                   "%s). Changes across it are not judged.\n"),
                gap->ofs ? "" : TX("alle indikatorer", "all indicators"));
    }
}

/* What a later extract of the registers tells otherwise of one of the two years. */
static void print_revised(const struct tryg_batch *b, size_t year, FILE *out)
{
    for (size_t c = 0; c < b->categories.n; c++) {
        double published, later;
        struct tryg_line l = {.used = 0};
        if (!tryg_register_city(b, year, b->categories.id[c], &published, &later) ||
            !tryg_register_beyond(b, published, later)) {
            continue;
        }
        fprintf(out,
                TX("Registret er revideret: %s har for %d %s anmeldelser af %s, udgivet "
                   "blev %s (grænse %s %%). Ændringer målt med dem er ikke bedømt.\n",
                   "The register was revised: %s has for %d %s reports of %s, published "
                   "were %s (limit %s%%). Changes measured with them are not judged.\n"),
                b->project.later.shown, b->results.year[year],
                tryg_line_number(&l, later, 0), b->categories.id[c],
                tryg_line_number(&l, published, 0),
                tryg_line_number(&l, 100.0 * b->project.later.tolerate, 1));
    }
}

/* A year that has been put together anew on the areas of the other. */
static void print_regrouped(const struct tryg_batch *b, const struct tryg_compared *pair,
                            FILE *out)
{
    const size_t both[] = {pair->base, pair->year};
    for (size_t i = 0; i < 2; i++) {
        int year = b->results.year[both[i]];
        if (tryg_yardstick_of(b, year) != pair->yardstick && !pair->moves.moves) {
            fprintf(
                out,
                TX("%d er samlet på ny på %s: tal, svar og befolkning lagt sammen, og "
                   "basisårets konstanter beregnet for de områder.\n",
                   "%d has been put together anew on %s: counts, answers and "
                   "population summed, and the base year's constants computed for "
                   "those areas.\n"),
                year, b->yardstick[pair->yardstick].system[0]->id);
        }
    }
}

static void print_sum(const struct tryg_compared *pair, FILE *out)
{
    const struct tryg_comparison *c = &pair->changes;
    struct tryg_line l = {.used = 0};
    fprintf(out,
            TX("\nIndekset falder sikkert i %zu områder, stiger i %zu; ingen sikker "
               "ændring i %zu; kan ikke afgøres i %zu.\n",
               "\nThe index surely falls in %zu areas, rises in %zu; no sure change in "
               "%zu; cannot be told in %zu.\n"),
            verdicts(c, 0, TRYG_FALLS), verdicts(c, 0, TRYG_RISES),
            verdicts(c, 0, TRYG_NO_SURE_CHANGE), verdicts(c, 0, TRYG_CANNOT_TELL));
    if (pair->replicates) {
        fprintf(out,
                TX("p er justeret for de mange områder (Benjamini-Hochberg) og bygger på "
                   "%s trækninger af hvert år.\n",
                   "p is adjusted for the many areas (Benjamini-Hochberg) and rests on "
                   "%s draws of each year.\n"),
                tryg_line_number(&l, (double)pair->replicates, 0));
    } else {
        fputs(TX("p er justeret for de mange områder (Benjamini-Hochberg) og bygger på "
                 "indeksets standardfejl.\n",
                 "p is adjusted for the many areas (Benjamini-Hochberg) and rests on the "
                 "standard errors of the index.\n"),
              out);
    }
    for (size_t m = 0; m < c->moved; m++) {
        struct tryg_line n = {.used = 0};
        fprintf(
            out,
            TX("Nævneren %s er i hele byen %s gange den fra %d: det er mere, end folk "
               "flytter. Ændringer målt med den er ikke bedømt.\n",
               "The denominator %s is %s times that of %d in the whole city: that is "
               "more than people move. Changes measured with it are not judged.\n"),
            c->moved_id[m], tryg_line_number(&n, c->moved_ratio[m], 2), c->base);
    }
}

/* ---- the parts of the index ---- */

static void print_measures(const struct tryg_batch *b, const struct tryg_comparison *c,
                           FILE *out)
{
    const struct tryg_profile *p = b->results.profile;
    fputs(TX("\nIndikatorerne: i hvor mange områder\n",
             "\nThe indicators: in how many areas\n"),
          out);
    fputs("  ", out);
    put(out, "", 46, TRYG_LEFT);
    put(out, TX("falder", "falls"), 8, TRYG_RIGHT);
    put(out, TX("stiger", "rises"), 8, TRYG_RIGHT);
    put(out, TX("ingen sikker", "no sure"), 14, TRYG_RIGHT);
    put(out, TX("kan ikke afgøres", "cannot be told"), 18, TRYG_RIGHT);
    fputc('\n', out);
    for (size_t i = 0; i < p->indicators; i++) {
        static const enum tryg_verdict ORDER[] = {TRYG_FALLS, TRYG_RISES,
                                                  TRYG_NO_SURE_CHANGE, TRYG_CANNOT_TELL};
        static const size_t WIDTH[] = {8, 8, 14, 18};
        const char *name = p->indicator[i].name.in[tryg_lang()];
        struct tryg_line l = {.used = 0};
        fputs("  ", out);
        put(out, name ? name : p->indicator[i].id, 46, TRYG_LEFT);
        for (size_t v = 0; v < 4; v++) {
            put(out, tryg_line_number(&l, (double)verdicts(c, i + 1, ORDER[v]), 0),
                WIDTH[v], TRYG_RIGHT);
        }
        fputc('\n', out);
    }
}

/* ---- the goals ---- */

static const char *goal_name(const struct tryg_goal *goal)
{
    const char *name = goal->name.in[tryg_lang()];
    return name ? name : goal->id;
}

static void print_count(const struct tryg_judged *j, FILE *out)
{
    struct tryg_line l = {.used = 0};
    fprintf(out,
            TX("    antal områder: %zu → %zu, højst %s\n",
               "    areas: %zu → %zu, at most %s\n"),
            j->count_then, j->count_now, tryg_line_number(&l, floor(j->limit), 0));
    if (j->modelled) {
        fprintf(out,
                TX("    i %zu områder er grænsen flyttet: hvilket niveau de havde, vides "
                   "ikke\n",
                   "    in %zu areas the border has moved: what level they had is not "
                   "known\n"),
                j->modelled);
    }
    if (!isnan(j->p)) {
        double sure = j->state == TRYG_GOAL_MET ? j->p : 1.0 - j->p;
        fprintf(out,
                TX("    tilfældet alene kunne have givet %s til %s; dommen er %s "
                   "(sandsynlighed %s)\n",
                   "    chance alone could have given %s to %s; the verdict is %s "
                   "(probability %s)\n"),
                tryg_line_number(&l, j->low_now, 0), tryg_line_number(&l, j->high_now, 0),
                tryg_certainty_text(tryg_certainty_of(sure)),
                tryg_line_number(&l, sure, 2));
    }
}

static void print_each(const struct tryg_judged *j, size_t width, FILE *out)
{
    for (size_t i = 0; i < j->areas; i++) {
        struct tryg_line l = {.used = 0};
        char name[256];
        put_name(j->system, j->area[i], name, sizeof name);
        fputs("    ", out);
        put(out, name, width, TRYG_LEFT);
        double unit = j->shares ? 100.0 : 1.0;
        const char *sign = j->shares ? " %" : "  ";
        put(out, tryg_line_number(&l, unit * j->then[i], 1), 6, TRYG_RIGHT);
        fputs(sign, out);
        put(out, tryg_line_number(&l, unit * j->now[i], 1), 8, TRYG_RIGHT);
        fputs(sign, out);
        if (!isnan(j->p_each[i])) {
            fprintf(out, "  p %s", p_text(&l, j->p_each[i]));
        }
        fprintf(out, "  %s\n", tryg_goal_state_text(j->each[i]));
    }
}

static size_t states(const struct tryg_judged *j, enum tryg_goal_state state)
{
    size_t n = 0;
    for (size_t i = 0; i < j->areas; i++) {
        n += j->each[i] == state;
    }
    return n;
}

static void print_goal(const struct tryg_judged *j, int year, size_t width, FILE *out)
{
    fprintf(out, "  %s: ", goal_name(j->goal));
    if (j->why) {
        fprintf(out, TX("kan ikke bedømmes; %s\n", "cannot be judged; %s\n"), j->why);
        return;
    }
    fputs(tryg_goal_state_text(j->state), out);
    if (!j->counts) {
        fprintf(out,
                TX(" (opfyldt i %zu af %zu områder, ikke i %zu, kan ikke afgøres i %zu)",
                   " (met in %zu of %zu areas, not in %zu, cannot be told in %zu)"),
                states(j, TRYG_GOAL_MET), j->areas, states(j, TRYG_GOAL_NOT_MET),
                states(j, TRYG_GOAL_OPEN));
    }
    if (j->goal->by_year && j->goal->by_year != year) {
        fprintf(out, TX("; fristen er %d", "; due in %d"), j->goal->by_year);
    }
    fputc('\n', out);
    if (j->counts) {
        print_count(j, out);
    } else {
        print_each(j, width, out);
    }
}

void tryg_compare_text(const struct tryg_batch *b, const struct tryg_compared *pair,
                       FILE *out)
{
    const struct tryg_comparison *c = &pair->changes;
    print_head(c, out);
    for (size_t a = 0; a < c->system->n; a++) {
        print_area(b->results.profile, c, a, name_width(c), out);
    }
    if (pair->city.measures) {
        print_area(b->results.profile, &pair->city, 0, name_width(c), out);
    }
    print_sum(pair, out);
    print_regrouped(b, pair, out);
    tryg_compare_borders_text(b, pair, out);
    tryg_compare_breaks_text(&b->project, c->base, c->year, out);
    print_revised(b, pair->base, out);
    print_revised(b, pair->year, out);
    print_measures(b, c, out);
    if (pair->goals) {
        fputs(TX("\nMålene\n", "\nThe goals\n"), out);
    }
    for (size_t g = 0; g < pair->goals; g++) {
        print_goal(&pair->goal[g], c->year, name_width(c), out);
    }
}
