/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/scaffold.h"
#include "engine/cli/command.h"
#include "geodata/copenhagen/example.h"
#include "geodata/interkulturel/city_index.h"

#include <stdio.h>
#include <string.h>

static enum tryg_status init(struct tryg_cli *cli, struct tryg_error *err)
{
    const char *folder = cli->word[0];
    bool cities = cli->example && strcmp(cli->example, "interkulturel") == 0;
    if (cli->example && !cities && strcmp(cli->example, "copenhagen") != 0) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("der er intet eksempel \"%s\". Der er: copenhagen, interkulturel.",
               "there is no example \"%s\". There are: copenhagen, "
               "interkulturel."),
            cli->example);
    }
    if (cli->example) {
        TRYG_TRY(tryg_scaffold_folder(folder, err));
        TRYG_TRY(cities ? tryg_city_index_write(folder, tryg_lang(), err)
                        : tryg_example_write(folder, tryg_lang(), err));
    } else {
        TRYG_TRY(tryg_scaffold_write(folder, tryg_lang(), err));
    }
    printf(TX("Projektet ligger i %s. Næste skridt: tryghed run %s\n",
              "The project lies in %s. Next: tryghed run %s\n"),
           folder, folder);
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {&TRYG_OPTION_EXAMPLE, NULL};

const struct tryg_command TRYG_COMMAND_INIT = {
    .name = "init",
    .arguments = "DIR [--example copenhagen|interkulturel]",
    .summary = {{"et nyt, kommenteret projekt", "a new, commented project"}},
    .examples = {{"  tryghed init kbh --example copenhagen\n  tryghed init minby",
                  "  tryghed init cph --example copenhagen\n  tryghed init mycity"}},
    .least = 1,
    .most = 1,
    .options = OPTIONS,
    .run = init,
};
