/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/command.h"
#include "geodata/base/cell.h"
#include "geodata/base/number.h"

#include <math.h>
#include <stdio.h>

/* The areas as they are in the last year. */
static enum tryg_status choose(const struct tryg_cli *cli, const struct tryg_batch *b,
                               const struct tryg_system **system, struct tryg_error *err)
{
    int year = b->project.year[b->project.years - 1];
    const struct tryg_division *division = tryg_division_of(b, year);
    const char *id =
        cli->system ? cli->system : tryg_project_index_system(&b->project, year);
    *system = tryg_division_system(b, division, id);
    if (*system) {
        return TRYG_OK;
    }
    const char **ids = TRYG_NEW(b->arena, b->systems, const char *);
    size_t n = 0;
    for (size_t s = 0; s < b->systems; s++) {
        if (division->system[s].n) {
            ids[n++] = division->system[s].id;
        }
    }
    tryg_fail(err, TRYG_USAGE,
              TX("inddelingen \"%s\" er ikke i projektet.",
                 "the system \"%s\" is not in the project."),
              id);
    int near = tryg_word_nearest(id, ids, n);
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du %s?", "Did you mean %s?"), ids[near]);
    }
    return TRYG_USAGE;
}

/* The last year's first population, where it is not coarser than the system. */
static double *population_on(struct tryg_batch *b, const struct tryg_system *system)
{
    double *value = TRYG_NEW(b->arena, system->n, double);
    struct tryg_error unused;
    int year = b->project.year[b->project.years - 1];
    bool known = b->project.populations > 0 &&
                 tryg_batch_population(b, 0, year, system, value, &unused) == TRYG_OK;
    for (size_t a = 0; !known && a < system->n; a++) {
        value[a] = NAN;
    }
    return value;
}

static void print_csv(const struct tryg_system *system, const double *population)
{
    char number[TRYG_NUMBER_TEXT];
    printf("code,name,parent,population\n");
    for (size_t a = 0; a < system->n; a++) {
        tryg_cell_put_csv(stdout, system->code[a]);
        printf(",");
        tryg_cell_put_csv(stdout, system->name[a]);
        printf(",");
        tryg_cell_put_csv(stdout, system->parent[a]);
        printf(",%s\n", tryg_number_shortest(population[a], number));
    }
}

static void print_json(const struct tryg_system *system, const double *population)
{
    char number[TRYG_NUMBER_TEXT];
    printf("[");
    for (size_t a = 0; a < system->n; a++) {
        printf("%s\n  {\"code\": ", a ? "," : "");
        tryg_cell_put_json(stdout, system->code[a]);
        printf(", \"name\": ");
        tryg_cell_put_json(stdout, system->name[a]);
        printf(", \"parent\": ");
        tryg_cell_put_json(stdout, system->parent[a]);
        tryg_number_shortest(population[a], number);
        printf(", \"population\": %s}", number[0] ? number : "null");
    }
    printf("\n]\n");
}

static enum tryg_status areas(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_batch batch;
    const struct tryg_system *system;
    TRYG_TRY(tryg_batch_open(&batch, &cli->wish, cli->arena, err));
    TRYG_TRY(choose(cli, &batch, &system, err));
    const double *population = population_on(&batch, system);
    if (cli->json) {
        print_json(system, population);
    } else {
        print_csv(system, population);
    }
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {&TRYG_OPTION_SYSTEM, NULL};

const struct tryg_command TRYG_COMMAND_AREAS = {
    .name = "areas",
    .arguments = "[--system S]",
    .summary = {{"områdelisten: kode, navn, overordnet, befolkning (CSV)",
                 "the list of areas: code, name, parent, population (CSV)"}},
    .examples = {{"  tryghed areas > omraader.csv\n"
                  "  tryghed -C kbh areas --system bydel10",
                  "  tryghed areas > areas.csv\n"
                  "  tryghed -C cph areas --system bydel10"}},
    .options = OPTIONS,
    .run = areas,
};
