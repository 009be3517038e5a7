/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/compare.h"
#include "engine/batch/reopen.h"
#include "engine/batch/trends.h"
#include "engine/cli/barometer.h"
#include "engine/cli/command.h"

#include <stdlib.h>

/* A label year as a word of the command line. */
static enum tryg_status read_year(const char *word, int *year, struct tryg_error *err)
{
    char *end;
    long read = strtol(word, &end, 10);
    if (end == word || *end || read < 1000 || read > 9999) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("\"%s\" er ikke et årstal som 2014.", "\"%s\" is not a year like 2014."),
            word);
    }
    *year = (int)read;
    return TRYG_OK;
}

static enum tryg_status compare(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_batch b;
    struct tryg_compared pair;
    int year = 0, base = 0;
    TRYG_TRY(read_year(cli->word[0], &year, err));
    if (cli->words > 1) {
        TRYG_TRY(read_year(cli->word[1], &base, err));
    }
    TRYG_TRY(tryg_reopen(&b, &cli->wish, cli->arena, err));
    TRYG_TRY(tryg_compare(&b, year, base, cli->system, &pair, err));
    TRYG_TRY(tryg_compare_write(&b, &pair, err));
    tryg_trends_make(&b);
    if (cli->json) {
        tryg_compare_json(&b, &pair, stdout);
    } else {
        tryg_compare_text(&b, &pair, stdout);
        tryg_compare_trend_text(&b, pair.system, stdout);
        tryg_barometer_text(b.results.barometer, stdout);
    }
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {&TRYG_OPTION_SYSTEM, &TRYG_OPTION_OUT,
                                                    NULL};

const struct tryg_command TRYG_COMMAND_COMPARE = {
    .name = "compare",
    .arguments = "YEAR [BASE] [--system S]",
    .summary = {{"ændring med sin sikkerhed; målene",
                 "change with its certainty; the goals"}},
    .examples =
        {{"  tryghed compare 2014\n  tryghed compare 2014 2012 --system bydel10",
          "  tryghed compare 2014\n  tryghed compare 2014 2012 --system bydel10"}},
    .least = 1,
    .most = 2,
    .options = OPTIONS,
    .run = compare,
};
