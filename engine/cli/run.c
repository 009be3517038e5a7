/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/run.h"
#include "engine/cli/barometer.h"
#include "engine/cli/command.h"
#include "geodata/base/number.h"

#include <stdio.h>

static void print_json(const struct tryg_batch *b, const struct tryg_run_report *report)
{
    printf("{\"out\": \"%s\", \"run_id\": \"%s\", \"computed\": %zu, \"kept\": %zu, "
           "\"maps\": %zu, \"up_to_date\": %s, \"warnings\": %zu}\n",
           report->out, b->results.run_id, report->computed, report->kept, report->maps,
           report->up_to_date ? "true" : "false", tryg_warnings());
}

/* The areas that the profile's alarm levels name in a year, as one line. */
static void print_alarms(const struct tryg_batch *b, size_t y)
{
    const struct tryg_profile *profile = b->results.profile;
    const struct tryg_scores *s = tryg_results_at(&b->results, y, 0);
    for (size_t l = profile->levels; l-- > 0;) {
        if (!profile->level[l].alarm) {
            continue;
        }
        printf("  %d  %s: ", s->year, profile->level[l].name.in[tryg_lang()]);
        size_t n = 0;
        for (size_t a = 0; a < s->system->n; a++) {
            if (s->level[a] == (int)l) {
                printf("%s%s", n++ ? ", " : "", s->system->code[a]);
            }
        }
        printf("%s\n", n ? "" : TX("ingen", "none"));
    }
}

/* How many areas changed level since another year, and how many luck alone would have
 * changed. */
static void print_luck(const struct tryg_nothing *n)
{
    char expected[TRYG_NUMBER_TEXT];
    if (n->areas == 0) {
        return;
    }
    printf(
        TX("  %d  %zu af %zu områder har skiftet niveau siden %d; alene ved held og "
           "uheld ville det ske for %s (95 %%: %.0f–%.0f)\n",
           "  %d  %zu of %zu areas have changed level since %d; by luck alone %s would "
           "(95 %%: %.0f–%.0f)\n"),
        n->year, n->changed, n->areas, n->against,
        tryg_number_print(n->expected, 1, expected), n->low, n->high);
}

static void print_years(const struct tryg_batch *b)
{
    for (size_t y = 0; b->results.profile && y < b->results.years; y++) {
        print_alarms(b, y);
        for (size_t i = 0; i < b->doubts.year[y].nothings; i++) {
            print_luck(&b->doubts.year[y].nothing[i]);
        }
    }
}

static enum tryg_status run(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_batch batch;
    struct tryg_run_report report;
    TRYG_TRY(tryg_run(&batch, &cli->wish, cli->arena, &report, err));
    if (cli->json) {
        print_json(&batch, &report);
        return TRYG_OK;
    }
    if (report.up_to_date) {
        printf(TX("Alt er opdateret i %s (kørsel %s). --force beregner på ny.\n",
                  "Everything is up to date in %s (run %s). --force computes anew.\n"),
               report.out, batch.results.run_id);
        return TRYG_OK;
    }
    printf(TX("Kørsel %s: %zu år beregnet, %zu beholdt.\n",
              "Run %s: %zu years computed, %zu kept.\n"),
           batch.results.run_id, report.computed, report.kept);
    print_years(&batch);
    tryg_barometer_text(batch.results.barometer, stdout);
    fputs(batch.results.barometer ? "\n" : "", stdout);
    printf(TX("Indeks    %s/index.csv\n", "Index     %s/index.csv\n"), report.out);
    if (report.maps_missing) {
        printf(TX("Kort      ingen: %s\n", "Maps      none: %s\n"), report.maps_missing);
    } else {
        printf(TX("Kort      %s/maps/ (%zu filer)\n", "Maps      %s/maps/ (%zu files)\n"),
               report.out, report.maps);
    }
    if (report.charts) {
        printf(TX("Sider     %s/charts/ (%zu filer)\n",
                  "Pages     %s/charts/ (%zu files)\n"),
               report.out, report.charts);
    }
    printf(TX("Database  %s/tryghed.sqlite\n"
              "Mappen er intern: den rummer celler, der ikke må offentliggøres.\n",
              "Database  %s/tryghed.sqlite\n"
              "The folder is internal: it holds cells that may not be published.\n"),
           report.out);
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {
    &TRYG_OPTION_YEAR, &TRYG_OPTION_OUT, &TRYG_OPTION_FORCE, &TRYG_OPTION_REBASE, NULL};

const struct tryg_command TRYG_COMMAND_RUN = {
    .name = "run",
    .arguments = "[DIR] [--year Y]… [--out DIR] [--force] [--rebase]",
    .summary = {{"den årlige kørsel: indeks, tabeller, kort og database",
                 "the yearly batch: index, tables, maps and database"}},
    .examples =
        {{"  tryghed run                        alle projektets år\n"
          "  tryghed run kbh --year 2014        kun 2014; de andre års rækker bliver",
          "  tryghed run                        all years of the project\n"
          "  tryghed run cph --year 2014        only 2014; the other years' rows stay"}},
    .most = 1,
    .folder_first = true,
    .options = OPTIONS,
    .run = run,
};
