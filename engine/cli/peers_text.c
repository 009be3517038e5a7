/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/line.h"
#include "engine/cli/peers.h"
#include "geodata/base/lang.h"
#include "geodata/base/text.h"

#include <math.h>

enum { NAME = 38, NUMBER = 11, PLACE = 12 };

static void put(FILE *out, const char *text, size_t width, enum tryg_side side)
{
    tryg_text_put(out, text, width, side);
}

/* "3 af 12"; ties share a place that may be a half. */
static void put_place(const struct tryg_peer *line, size_t known, FILE *out)
{
    struct tryg_line l = {.used = 0};
    char text[96];
    bool whole = line->place == floor(line->place);
    snprintf(text, sizeof text, TX("%s af %zu", "%s of %zu"),
             tryg_line_number(&l, line->place, whole ? 0 : 1), known);
    put(out, text, PLACE, TRYG_RIGHT);
}

static void print_line(const struct tryg_peers *peers, size_t measure, size_t area,
                       const char *name, bool inside, FILE *out)
{
    const struct tryg_peer *line = &peers->line[measure * peers->system->n + area];
    struct tryg_line l = {.used = 0};
    fputs(inside ? "    " : "  ", out);
    put(out, name, inside ? NAME - 2 : NAME, TRYG_LEFT);
    if (isnan(line->value)) {
        fputs(TX("  ingen score\n", "  no score\n"), out);
        return;
    }
    put(out, tryg_line_number(&l, line->value, 1), NUMBER, TRYG_RIGHT);
    put_place(line, peers->known[measure], out);
    put(out, tryg_line_number(&l, line->mean, 1), NUMBER, TRYG_RIGHT);
    put(out, tryg_line_signed(&l, line->from_mean, 1), NUMBER, TRYG_RIGHT);
    put(out, tryg_line_signed(&l, line->from_best, 1), NUMBER, TRYG_RIGHT);
    fprintf(out, "  %s\n", peers->system->name[line->best]);
}

/* The indicators of a group, when it has more than one. */
static void print_inside(const struct tryg_profile *profile,
                         const struct tryg_peers *peers, int group, size_t area,
                         FILE *out)
{
    size_t n = 0;
    for (size_t i = 0; i < profile->indicators; i++) {
        n += profile->indicator[i].group == group;
    }
    for (size_t i = 0; n != 1 && i < profile->indicators; i++) {
        if (profile->indicator[i].group == group) {
            print_line(peers, 1 + profile->groups + i, area,
                       profile->indicator[i].name.in[tryg_lang()], group >= 0, out);
        }
    }
}

void tryg_peers_text(const struct tryg_profile *profile, const struct tryg_peers *peers,
                     size_t area, FILE *out)
{
    fprintf(out,
            TX("\n%s holdt op mod de andre, %d\n\n  ",
               "\n%s held against the others, %d\n\n  "),
            peers->system->name[area], peers->year);
    put(out, "", NAME, TRYG_LEFT);
    put(out, TX("tal", "figure"), NUMBER, TRYG_RIGHT);
    put(out, TX("plads", "place"), PLACE, TRYG_RIGHT);
    put(out, TX("de andre", "the others"), NUMBER, TRYG_RIGHT);
    put(out, TX("fra dem", "from them"), NUMBER, TRYG_RIGHT);
    put(out, TX("fra bedste", "from best"), NUMBER, TRYG_RIGHT);
    fprintf(out, "  %s\n", TX("bedst er", "the best is"));
    print_line(peers, 0, area, TX("Indekset", "The index"), false, out);
    print_inside(profile, peers, TRYG_NO_GROUP, area, out);
    for (size_t g = 0; g < profile->groups; g++) {
        print_line(peers, 1 + g, area, profile->group[g].name.in[tryg_lang()], false,
                   out);
        print_inside(profile, peers, (int)g, area, out);
    }
    fputs(
        TX("Plads 1 er den bedste. De andre er deres simple gennemsnit. Usikkerheden på "
           "en score er ikke kendt:\nsmå afstande kan være uden betydning.\n",
           "Place 1 is the best. The others are their plain mean. The uncertainty of a "
           "score is not known:\nsmall distances may mean nothing.\n"),
        out);
}
