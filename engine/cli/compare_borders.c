/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the areas between the two years, in words and as JSON. */
#include "engine/cli/compare.h"
#include "engine/cli/line.h"
#include "geodata/base/lang.h"

#include <math.h>

enum { SHOWN = 8 };

/* Index points that are seen when they are printed. */
static const double LEAST_TOLD = 0.05;

static const char *name_of(const struct tryg_system *system, uint32_t area)
{
    return area == TRYG_NO_AREA ? TX("(intet)", "(none)") : system->name[area];
}

static void print_move(const struct tryg_move *m, FILE *out)
{
    struct tryg_line l = {.used = 0};
    bool new = m->fate == TRYG_FATE_NEW;
    fprintf(out, "  %s → %s: %s", name_of(m->from, m->from_area),
            name_of(m->to, m->to_area), tryg_fate_text(m->fate));
    if (new) {
        fprintf(out, TX(", %s %% af det nye område\n", ", %s %% of the new area\n"),
                tryg_line_number(&l, 100.0 * m->share_of_target, 1));
    } else {
        fprintf(out, TX(", %s %% af det gamle område%s\n", ", %s %% of the old area%s\n"),
                tryg_line_number(&l, 100.0 * m->share, 1),
                m->by_persons ? TX(" efter personer", " by persons") : "");
    }
}

static bool tells(const struct tryg_move *move)
{
    return move->fate != TRYG_FATE_SAME && move->fate != TRYG_FATE_KEPT;
}

/* What the two years' own figures would have said of an area that is not the same. */
static void print_parts(const struct tryg_comparison *c, FILE *out)
{
    size_t told = 0;
    for (size_t a = 0; a < c->system->n && told < SHOWN; a++) {
        struct tryg_line l = {.used = 0};
        double change = c->cell[a].change, method = c->part_method[a];
        if (!(fabs(method) >= LEAST_TOLD)) {
            continue;
        }
        fprintf(
            out,
            TX("  %s: årenes egne indekstal afviger %s; heraf er %s andre grænser og "
               "konstanter, %s ændring.\n",
               "  %s: the years' own indices differ by %s; of that %s is other borders "
               "and constants, %s change.\n"),
            c->system->name[a], tryg_line_signed(&l, change + method, 1),
            tryg_line_signed(&l, method, 1), tryg_line_signed(&l, change, 1));
        told++;
    }
}

void tryg_compare_borders_text(const struct tryg_batch *b,
                               const struct tryg_compared *pair, FILE *out)
{
    const struct tryg_moves *all = &pair->moves;
    const char *version = pair->changes.system->version;
    size_t told = 0;
    if (all->moves == 0) {
        return;
    }
    fprintf(out,
            TX("Områderne i %d er ikke dem i %d; begge er opgjort på %s%s%s. Hvad der er "
               "delt ud mellem områder, er modelleret og ikke bedømt.\n",
               "The areas of %d are not those of %d; both are put on %s%s%s. What was "
               "shared out between areas is modelled and not judged.\n"),
            b->results.year[pair->year], b->results.year[pair->base],
            pair->changes.system->id, *version ? TX(" i udgaven ", " of version ") : "",
            version);
    for (size_t i = 0; i < all->moves; i++) {
        if (tells(&all->move[i]) && told++ < SHOWN) {
            print_move(&all->move[i], out);
        }
    }
    if (told > SHOWN) {
        fprintf(out,
                TX("  … %zu i alt; se compare/areas.csv\n",
                   "  … %zu in all; see compare/areas.csv\n"),
                told);
    } else if (told == 0) {
        fputs(TX("  Alle områder er de samme.\n", "  All areas are the same.\n"), out);
    }
    print_parts(&pair->changes, out);
}

static void put_area(FILE *out, const char *key, const struct tryg_system *system,
                     uint32_t area)
{
    tryg_line_json_text(out, ", ", key, area == TRYG_NO_AREA ? NULL : system->code[area]);
}

void tryg_compare_borders_json(const struct tryg_compared *pair, FILE *out)
{
    fputs("],\n \"borders\": [", out);
    for (size_t i = 0; i < pair->moves.moves; i++) {
        const struct tryg_move *m = &pair->moves.move[i];
        tryg_line_json_text(out, i ? ",\n  {" : "{", "fate", tryg_fate_id(m->fate));
        put_area(out, "from", m->from, m->from_area);
        put_area(out, "to", m->to, m->to_area);
        tryg_line_json_number(out, "share", m->share);
        tryg_line_json_number(out, "share_of_target", m->share_of_target);
        tryg_line_json_text(out, ", ", "by", m->by_persons ? "persons" : "area");
        fputc('}', out);
    }
}
