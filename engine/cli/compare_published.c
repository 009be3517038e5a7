/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/yardstick.h"
#include "engine/cli/compare.h"
#include "engine/cli/line.h"
#include "geodata/base/lang.h"
#include "geodata/base/text.h"

#include <math.h>
#include <string.h>

static void put(FILE *out, const char *text, size_t width, enum tryg_side side)
{
    tryg_text_put(out, text, width, side);
}

/* Code and name; of one text where they say the same, and of the city its name alone. */
static const char *name_of(const struct tryg_system *system, size_t a, char *into,
                           size_t room)
{
    const char *code = system->code[a], *name = system->name[a];
    bool alone = strcmp(code, name) == 0 || strcmp(system->id, "city") == 0;
    snprintf(into, room, "%s%s%s", alone ? "" : code, alone ? "" : " ", name);
    return into;
}

static size_t name_width(const struct tryg_system *system)
{
    size_t width = 24;
    for (size_t a = 0; a < system->n; a++) {
        size_t letters = strlen(system->code[a]) + 2 + tryg_text_letters(system->name[a]);
        width = letters > width ? letters : width;
    }
    return width;
}

static const char *level_name(const struct tryg_profile *p, int level)
{
    return level < 0 ? "–" : p->level[level].name.in[tryg_lang()];
}

/* "markant indsats (sandsynlig 0,83)" */
static const char *level_and_certainty(const struct tryg_profile *p, int level,
                                       double chance, bool modelled, char *into,
                                       size_t room)
{
    struct tryg_line l = {.used = 0};
    if (level < 0 || isnan(chance)) {
        snprintf(into, room, "%s", level_name(p, level));
    } else {
        snprintf(into, room, "%s (%s %s%s%s)", level_name(p, level),
                 tryg_certainty_text(tryg_certainty_of(chance)),
                 tryg_line_number(&l, chance, 2), modelled ? "; " : "",
                 modelled ? tryg_published_why_text(TRYG_PUBLISHED_MODELLED) : "");
    }
    return into;
}

/* ---- against another year ---- */

static bool has_levels(const struct tryg_against *g)
{
    bool has = false;
    for (size_t a = 0; a < g->system->n; a++) {
        has = has || g->level_now[a] >= 0;
    }
    return has;
}

/* As wide as the longest of our levels, and its heading. */
static size_t level_width(const struct tryg_profile *p, const struct tryg_against *g,
                          const char *heading)
{
    size_t width = tryg_text_letters(heading);
    char text[256];
    for (size_t a = 0; a < g->system->n; a++) {
        size_t letters = tryg_text_letters(level_and_certainty(
            p, g->level_then[a], g->level_then_p[a], g->modelled[a], text, sizeof text));
        width = letters > width ? letters : width;
    }
    return width + 2;
}

static void print_levels(const struct tryg_profile *p, const struct tryg_against *g,
                         FILE *out)
{
    char text[256];
    size_t width = name_width(g->system);
    snprintf(text, sizeof text, TX("niveau %d, beregnet", "level %d, computed"), g->base);
    size_t wide = level_width(p, g, text);
    fputs("\n  ", out);
    put(out, TX("område", "area"), width, TRYG_LEFT);
    put(out, text, wide, TRYG_LEFT);
    fprintf(out, TX("niveau %d, publiceret\n", "level %d, published\n"), g->year);
    for (size_t a = 0; a < g->system->n; a++) {
        fputs("  ", out);
        put(out, name_of(g->system, a, text, sizeof text), width, TRYG_LEFT);
        put(out,
            level_and_certainty(p, g->level_then[a], g->level_then_p[a], g->modelled[a],
                                text, sizeof text),
            wide, TRYG_LEFT);
        fprintf(out, "%s\n", level_name(p, g->level_now[a]));
    }
}

static void print_share(const struct tryg_against *g,
                        const struct tryg_against_cell *cell, size_t area, size_t width,
                        FILE *out)
{
    char name[256], change[256];
    struct tryg_line l = {.used = 0};
    snprintf(change, sizeof change, TX("%s (%s til %s)", "%s (%s to %s)"),
             tryg_line_signed(&l, 100.0 * cell->change, 1),
             tryg_line_signed(&l, 100.0 * cell->low, 1),
             tryg_line_signed(&l, 100.0 * cell->high, 1));
    fputs("  ", out);
    put(out, name_of(g->system, area, name, sizeof name), width, TRYG_LEFT);
    put(out, tryg_line_number(&l, 100.0 * cell->then, 1), 7, TRYG_RIGHT);
    put(out, tryg_line_number(&l, 100.0 * cell->now, 1), 8, TRYG_RIGHT);
    put(out, change, 28, TRYG_RIGHT);
    put(out,
        cell->p_adjusted < 0.001 ? TX("<0,001", "<0.001")
                                 : tryg_line_number(&l, cell->p_adjusted, 3),
        8, TRYG_RIGHT);
    fprintf(out, "  %s", tryg_verdict_text(cell->verdict));
    fprintf(out, cell->why == TRYG_PUBLISHED_TOLD ? "%s\n" : " (%s)\n",
            tryg_published_why_text(cell->why));
}

static void print_shares(const struct tryg_profile *p, const struct tryg_against *g,
                         size_t indicator, FILE *out)
{
    const char *name = p->indicator[indicator].name.in[tryg_lang()];
    char base[16], year[16];
    size_t width = name_width(g->system);
    snprintf(base, sizeof base, "%d", g->base);
    snprintf(year, sizeof year, "%d", g->year);
    fprintf(out, TX("\n  %s, procent\n  ", "\n  %s, per cent\n  "),
            name ? name : p->indicator[indicator].id);
    put(out, TX("område", "area"), width, TRYG_LEFT);
    put(out, base, 7, TRYG_RIGHT);
    put(out, year, 8, TRYG_RIGHT);
    put(out, TX("ændring (95 % interval)", "change (95 % interval)"), 28, TRYG_RIGHT);
    put(out, "p", 8, TRYG_RIGHT);
    fprintf(out, "  %s\n", TX("dom", "verdict"));
    for (size_t a = 0; a < g->system->n; a++) {
        print_share(g, &g->cell[indicator * g->system->n + a], a, width, out);
    }
}

static bool has_modelled(const struct tryg_against *g)
{
    bool has = false;
    for (size_t a = 0; a < g->system->n; a++) {
        has = has || g->modelled[a];
    }
    return has;
}

/* What the reader must know of how the two are held together. */
static void print_notes(const struct tryg_batch *b, const struct tryg_against *g,
                        bool shares, FILE *out)
{
    fputc('\n', out);
    if (!g->has_base) {
        fprintf(out,
                TX("%d kan ikke opgøres på %s: dets kilder er grovere eller går på "
                   "tværs, eller året er ikke kørt, siden tabellen kom til.\n",
                   "%d cannot be put on %s: its sources are coarser or cut across, or "
                   "the year has not been run since the table was added.\n"),
                g->base, g->system->id);
    } else if (b->yardstick[tryg_yardstick_of(b, g->base)].system[0] != g->system &&
               strcmp(g->system->id, TRYG_SYSTEM_CITY) != 0) {
        fprintf(out,
                TX("%d er samlet på ny på %s: tal, svar og befolkning lagt sammen, og "
                   "basisårets konstanter beregnet for de områder.\n",
                   "%d has been put together anew on %s: counts, answers and population "
                   "summed, and the base year's constants computed for those areas.\n"),
                g->base, g->system->id);
    }
    if (has_modelled(g)) {
        fputs(
            TX("Hvor en grænse er flyttet, er tal, svar og befolkning delt ud på de nye "
               "områder; ændringer i andele bedømmes ikke dér.\n",
               "Where a border was moved, counts, answers and population have been "
               "shared out on the new areas; changes of shares are not judged there.\n"),
            out);
    }
    if (has_levels(g)) {
        fputs(TX("Et publiceret niveau er kun et niveau; der er ikke regnet noget indeks "
                 "af det.\n",
                 "A published level is a level only; no index has been made of it.\n"),
              out);
    }
    if (shares) {
        fputs(TX("Ændringen i andele går fra det tidligste år til det seneste; de to år "
                 "regnes for uafhængige stikprøver, og p er justeret for de mange "
                 "områder (Benjamini-Hochberg).\n",
                 "The change of shares goes from the earlier year to the later; the two "
                 "years are taken as independent samples, and p is adjusted for the many "
                 "areas (Benjamini-Hochberg).\n"),
              out);
    }
    tryg_compare_breaks_text(&b->project, g->base, g->year, out);
}

/* ---- against our own of the same year ---- */

static void print_differing_level(const struct tryg_profile *p,
                                  const struct tryg_against *g, size_t a, FILE *out)
{
    char name[256], ours[256];
    fprintf(out,
            TX("  %s: niveau publiceret: %s; beregnet: %s\n",
               "  %s: level published: %s; computed: %s\n"),
            name_of(g->system, a, name, sizeof name), level_name(p, g->level_now[a]),
            level_and_certainty(p, g->level_computed[a], g->level_computed_p[a], false,
                                ours, sizeof ours));
}

static void print_differing_share(const struct tryg_profile *p,
                                  const struct tryg_against *g, size_t indicator,
                                  size_t a, FILE *out)
{
    const struct tryg_against_cell *cell = &g->cell[indicator * g->system->n + a];
    struct tryg_line l = {.used = 0};
    char name[256];
    fprintf(out,
            TX("  %s: %s publiceret: %s %%; beregnet: %s %%\n",
               "  %s: %s published: %s%%; computed: %s%%\n"),
            name_of(g->system, a, name, sizeof name), p->indicator[indicator].id,
            tryg_line_number(&l, 100.0 * cell->now, 2),
            tryg_line_number(&l, 100.0 * cell->computed, 2));
}

static void print_check(const struct tryg_profile *p, const struct tryg_against *g,
                        FILE *out)
{
    size_t n = g->system->n;
    fprintf(out,
            TX("\nDet publicerede mod det, der er beregnet her for %d\n",
               "\nWhat is published against what is computed here of %d\n"),
            g->year);
    if (tryg_against_differ(g) == 0) {
        fputs(TX("  Niveauer og andele stemmer, andelene inden for afrundingen.\n",
                 "  Levels and shares agree, the shares within rounding.\n"),
              out);
        return;
    }
    for (size_t a = 0; a < n; a++) {
        if (tryg_against_level_differs(g, a)) {
            print_differing_level(p, g, a, out);
        }
    }
    for (size_t c = 0; c < g->indicators * n; c++) {
        if (g->cell[c].differs) {
            print_differing_share(p, g, c / n, c % n, out);
        }
    }
}

void tryg_compare_published_text(const struct tryg_batch *b,
                                 const struct tryg_against *against, FILE *out)
{
    const struct tryg_against *g = against;
    const struct tryg_profile *p = b->results.profile;
    bool shares = false;
    if (g->base == g->year) {
        fprintf(
            out,
            TX("%d, publiceret og beregnet · %s\n", "%d, published and computed · %s\n"),
            g->year, g->system->id);
        print_check(p, g, out);
        return;
    }
    fprintf(out,
            TX("%d, publiceret, mod %d, beregnet · %s\n",
               "%d, published, against %d, computed · %s\n"),
            g->year, g->base, g->system->id);
    if (has_levels(g)) {
        print_levels(p, g, out);
    }
    for (size_t i = 0; i < g->indicators; i++) {
        if (g->has[i]) {
            print_shares(p, g, i, out);
            shares = true;
        }
    }
    print_notes(b, g, shares, out);
    if (g->has_year) {
        print_check(p, g, out);
    }
}
