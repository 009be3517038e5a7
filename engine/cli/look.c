/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/look.h"
#include "engine/cli/command.h"

#include <stdio.h>

static enum tryg_status look(struct tryg_cli *cli, struct tryg_error *err)
{
    return tryg_look(cli->word[0], cli->json, stdout, err);
}

const struct tryg_command TRYG_COMMAND_LOOK = {
    .name = "look",
    .arguments = "FILE",
    .summary = {{"hvad der er i en fil, og de linjer i tryghed.yaml, der læser den",
                 "what is in a file, and the lines of tryghed.yaml that read it"}},
    .examples = {{"  tryghed look data/anmeldelser_2010.csv\n"
                  "  tryghed look befolkning.xlsx",
                  "  tryghed look data/anmeldelser_2010.csv\n"
                  "  tryghed look population.xlsx"}},
    .least = 1,
    .most = 1,
    .run = look,
};
