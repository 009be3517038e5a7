/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/structure_say.h"
#include "engine/index/structure.h"
#include "geodata/base/log.h"
#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

/* "gruppen x", or the index as a whole. */
static const char *node_name(const struct tryg_batch *b, const struct tryg_statistic *one)
{
    return one->group
               ? tryg_arena_print(b->arena, TX("gruppen %s", "the group %s"), one->group)
               : TX("indekset", "the index");
}

static void say_unstable(const struct tryg_batch *b, const struct tryg_statistic *one)
{
    double areas = tryg_structure_statistic(&b->baseline, one->group, "areas", NULL, 0);
    double indicators =
        tryg_structure_statistic(&b->baseline, one->group, "indicators", NULL, 0);
    tryg_warn(TX("%s: vægtene efter struktur hviler på %.0f områder med alle %.0f "
                 "indikatorer; under tre områder pr. indikator er de ustabile "
                 "(unstable).",
                 "%s: the weights by structure rest on %.0f areas with all %.0f "
                 "indicators; below three areas an indicator they are unstable."),
              node_name(b, one), areas, indicators);
}

static void say_one(const struct tryg_batch *b, const struct tryg_statistic *one)
{
    if (strcmp(one->what, "unstable") == 0 && one->value > 0.0) {
        say_unstable(b, one);
    } else if (strcmp(one->what, "equal_instead") == 0) {
        tryg_warn(TX("%s: basisårets tal har ingen struktur at veje efter; "
                     "indikatorerne vejer lige meget.",
                     "%s: the base year's figures have no structure to weigh by; the "
                     "indicators weigh alike."),
                  node_name(b, one));
    } else if (strcmp(one->what, "left_out") == 0) {
        tryg_warn(TX("%s: %s går imod de øvrige indikatorer og får vægten 0 i "
                     "faktorscoren.",
                     "%s: %s goes against the other indicators and gets weight 0 in the "
                     "factor score."),
                  node_name(b, one), one->indicator);
    } else if (strcmp(one->what, "against") == 0) {
        tryg_warn(TX("%s: %s går imod de øvrige indikatorer i sin komponent; dens vægt "
                     "er positiv alligevel.",
                     "%s: %s goes against the other indicators of its component; its "
                     "weight is positive all the same."),
                  node_name(b, one), one->indicator);
    } else if (strcmp(one->what, "heywood") == 0 && one->value > 0.0) {
        tryg_warn(TX("%s: en indikator er næsten faktoren selv (Heywood); den får det "
                     "meste af vægten.",
                     "%s: one indicator is almost the factor itself (Heywood); it takes "
                     "most of the weight."),
                  node_name(b, one));
    }
}

void tryg_structure_say(const struct tryg_batch *b)
{
    for (size_t s = 0; s < b->baseline.statistics; s++) {
        say_one(b, &b->baseline.statistic[s]);
    }
}

/* "; KMO 0,89", or nothing when the statistic was not to be had. */
static void print_statistic(const struct tryg_batch *b, const char *group,
                            const char *what, const char *lead, FILE *out)
{
    char text[TRYG_NUMBER_TEXT];
    double value = tryg_structure_statistic(&b->baseline, group, what, NULL,
                                            strcmp(what, "share") == 0 ? 1 : 0);
    if (!isnan(value)) {
        fprintf(out, "; %s %s", lead, tryg_number_print(value, 2, text));
    }
}

static void print_node(const struct tryg_batch *b, const char *group, const char *name,
                       enum tryg_weighing method, FILE *out)
{
    const struct tryg_text said[TRYG_WEIGHINGS] = {
        [TRYG_WEIGHTS_GIVEN] = {{"som givet", "as given"}},
        [TRYG_WEIGHTS_EQUAL] = {{"lige meget", "alike"}},
        [TRYG_WEIGHTS_PCA] = {{"efter hovedkomponenter", "by principal components"}},
        [TRYG_WEIGHTS_FACTOR] = {{"én fælles faktor", "one common factor"}}};
    fprintf(out, "  %s: %s", name, said[method].in[tryg_lang()]);
    if (tryg_structure_statistic(&b->baseline, group, "equal_instead", NULL, 0) > 0.0) {
        fputs(TX(" (ingen struktur: lige meget)", " (no structure: alike)"), out);
    }
    print_statistic(b, group, "share",
                    TX("første komponents andel", "share of the first component"), out);
    print_statistic(b, group, "kmo", "KMO", out);
    print_statistic(b, group, "alpha", "alpha", out);
    if (tryg_structure_statistic(&b->baseline, group, "unstable", NULL, 0) > 0.0) {
        fputs(TX("; ustabil", "; unstable"), out);
    }
    fputc('\n', out);
}

void tryg_structure_print(const struct tryg_batch *b, FILE *out)
{
    const struct tryg_profile *profile = b->results.profile;
    if (!profile || !b->baseline.weight) {
        return;
    }
    fprintf(out,
            TX("\nVægtene er fundet i basisåret %d og ligger fast (%.12s):\n",
               "\nThe weights were found in the base year %d and are fixed (%.12s):\n"),
            b->baseline.year, tryg_structure_hash(&b->baseline).hex);
    for (size_t g = 0; g < profile->groups; g++) {
        const struct tryg_group *group = &profile->group[g];
        print_node(b, group->id, group->name.in[tryg_lang()], group->method, out);
    }
    if (profile->groups == 0) {
        print_node(b, NULL, TX("indekset", "the index"), profile->weights, out);
    }
}

struct tryg_hash tryg_structure_hash(const struct tryg_baseline *baseline)
{
    struct tryg_hash none = {0};
    struct tryg_hasher hasher;
    if (!baseline->weight) {
        return none;
    }
    tryg_hash_begin(&hasher);
    for (size_t i = 0; i < baseline->indicators; i++) {
        char weight[TRYG_NUMBER_TEXT];
        tryg_number_shortest(baseline->weight[i], weight);
        tryg_hash_add_text(&hasher, baseline->anchor[i].indicator);
        tryg_hash_add_text(&hasher, weight);
    }
    return tryg_hash_end(&hasher);
}
