/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/explain.h"
#include "engine/batch/doubts.h"
#include "engine/batch/frame.h"
#include "engine/batch/peers.h"
#include "engine/batch/reopen.h"
#include "engine/batch/structure_say.h"
#include "engine/batch/yardstick.h"
#include "engine/cli/command.h"
#include "engine/cli/peers.h"

#include <stdio.h>
#include <string.h>

static enum tryg_status find_area(const struct tryg_batch *b, const char *word,
                                  const struct tryg_system *system, size_t *area,
                                  struct tryg_error *err)
{
    uint32_t found;
    const char *nearest = NULL;
    enum tryg_name_verdict verdict = tryg_names_find(tryg_division_names(b, system), word,
                                                     strlen(word), &found, &nearest);
    if (verdict == TRYG_NAME_OK) {
        *area = found;
        return TRYG_OK;
    }
    if (verdict == TRYG_NAME_AMBIGUOUS) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("\"%s\" kan være flere områder i %s: %s. Brug koden.",
                            "\"%s\" may be several areas of %s: %s. Use the code."),
                         word, system->id, nearest);
    }
    tryg_fail(err, TRYG_USAGE,
              TX("\"%s\" er ikke et område i %s.", "\"%s\" is not an area of %s."), word,
              system->id);
    if (nearest) {
        tryg_fail_more(err, TX("Mente du %s?", "Did you mean %s?"), nearest);
    }
    return tryg_fail_more(err,
                          TX("tryghed areas --system %s viser dem alle.",
                             "tryghed areas --system %s shows them all."),
                          system->id);
}

static enum tryg_status explain(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_batch b;
    struct tryg_explained e = {.results = &b.results};
    size_t system;
    struct tryg_wish wish = cli->wish;
    wish.years = 0;
    TRYG_TRY(tryg_reopen(&b, &wish, cli->arena, err));
    if (!b.results.profile) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("projektet har intet indeks at forklare.",
                            "the project has no index to explain."));
    }
    TRYG_TRY(tryg_reopen_year(&b, cli->wish.years ? cli->wish.year[0] : 0, &e.year, err));
    size_t yardstick = tryg_yardstick_of(&b, b.results.year[e.year]);
    TRYG_TRY(tryg_reopen_system(&b, yardstick, cli->system, &system, err));
    e.system = system;
    TRYG_TRY(
        find_area(&b, cli->word[0], b.yardstick[yardstick].system[system], &e.area, err));
    const struct tryg_year_record *base = tryg_frame_record(&b, b.results.base_year);
    e.base_year = base ? tryg_yardstick_scores(&b, base, yardstick, system) : NULL;
    struct tryg_year_doubt doubt;
    if (system == 0) {
        TRYG_TRY(tryg_doubts_year(&b, e.year, &doubt, err));
        e.doubt = &doubt;
    }
    tryg_explain_sums(&e, cli->arena);
    if (cli->json) {
        tryg_explain_json(&e, stdout);
    } else {
        tryg_explain_text(&e, stdout);
        tryg_structure_print(&b, stdout);
        struct tryg_all_peers peers = tryg_peers_of(&b);
        if (peers.years && system == 0) {
            tryg_peers_text(b.results.profile, &peers.year[e.year], e.area, stdout);
        }
    }
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {
    &TRYG_OPTION_YEAR, &TRYG_OPTION_SYSTEM, &TRYG_OPTION_OUT, NULL};

const struct tryg_command TRYG_COMMAND_EXPLAIN = {
    .name = "explain",
    .arguments = "AREA [--year Y] [--system S]",
    .summary = {{"hvert led i et områdes indeks, usikkerhed og ændring",
                 "every term of one area's index, its uncertainty and change"}},
    .examples = {{"  tryghed explain 8\n"
                  "  tryghed explain \"Indre By\" --system bydel10 --year 2010",
                  "  tryghed explain 8\n"
                  "  tryghed explain \"Indre By\" --system bydel10 --year 2010"}},
    .least = 1,
    .most = 1,
    .options = OPTIONS,
    .run = explain,
};
