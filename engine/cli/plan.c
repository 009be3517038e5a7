/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/plan.h"
#include "engine/cli/command.h"
#include "geodata/base/cell.h"

#include <stdio.h>

static const char *todo_id(enum tryg_todo todo)
{
    static const char *const id[] = {"keep", "compute", "nothing"};
    return id[todo];
}

static const char *todo_text(enum tryg_todo todo)
{
    static const struct tryg_text text[] = {
        {{"beholdes", "kept"}}, {{"beregnes", "computed"}}, {{"–", "–"}}};
    return text[todo].in[tryg_lang()];
}

static void print_json(const struct tryg_plan *plan)
{
    printf("[");
    for (size_t y = 0; y < plan->years; y++) {
        const struct tryg_plan_year *year = &plan->year[y];
        printf("%s\n  {\"year\": %d, \"todo\": \"%s\", \"why\": ", y ? "," : "",
               year->year, todo_id(year->todo));
        tryg_cell_put_json(stdout, year->why);
        printf(", \"recipe\": \"%s\", \"inputs\": [", year->recipe.hash.hex);
        for (size_t i = 0; i < year->recipe.inputs; i++) {
            printf("%s{\"role\": ", i ? ", " : "");
            tryg_cell_put_json(stdout, year->recipe.input[i].role);
            printf(", \"file\": ");
            tryg_cell_put_json(stdout, year->recipe.input[i].shown);
            printf(", \"sha256\": \"%s\"}", year->recipe.input[i].sha256.hex);
        }
        printf("]}");
    }
    printf("\n]\n");
}

static void print_inputs(const struct tryg_recipe *recipe)
{
    for (size_t i = 0; i < recipe->inputs; i++) {
        printf("        %.12s  %-24s %s\n", recipe->input[i].sha256.hex,
               recipe->input[i].role, recipe->input[i].shown);
    }
}

static enum tryg_status plan(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_project project;
    struct tryg_plan made;
    if (cli->defaults) {
        TRYG_TRY(tryg_project_read(cli->wish.folder, cli->arena, &project, err));
        tryg_project_print(&project, stdout);
        return TRYG_OK;
    }
    TRYG_TRY(tryg_plan_open(&cli->wish, cli->arena, &project, &made, err));
    tryg_project_say(&project);
    if (cli->json) {
        print_json(&made);
        return TRYG_OK;
    }
    printf(TX("Resultater i %s\n", "Results in %s\n"),
           tryg_plan_out(&project, &cli->wish, cli->arena));
    for (size_t y = 0; y < made.years; y++) {
        const struct tryg_plan_year *year = &made.year[y];
        printf("  %d  %-10s %s\n", year->year, todo_text(year->todo),
               year->why ? year->why : "");
        print_inputs(&year->recipe);
    }
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {
    &TRYG_OPTION_YEAR,   &TRYG_OPTION_OUT,      &TRYG_OPTION_FORCE,
    &TRYG_OPTION_REBASE, &TRYG_OPTION_DEFAULTS, NULL};

const struct tryg_command TRYG_COMMAND_PLAN = {
    .name = "plan",
    .arguments = "[DIR] [--defaults]",
    .summary = {{"hvad run ville gøre, og hvorfor; skriver intet",
                 "what run would do, and why; writes nothing"}},
    .examples = {{"  tryghed plan\n"
                  "  tryghed plan --defaults            hver nøgle med sin værdi",
                  "  tryghed plan\n"
                  "  tryghed plan --defaults            every key with its value"}},
    .most = 1,
    .folder_first = true,
    .options = OPTIONS,
    .run = plan,
};
