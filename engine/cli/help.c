/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/command.h"

#include <stdio.h>
#include <string.h>

/* The two that are not about a run; everything else is in options.c. */
static const struct tryg_option HELP = {
    "help", 'h', NULL, NULL, {{"denne hjælp", "this help"}}};
static const struct tryg_option VERSION = {
    "version", 0, NULL, NULL, {{"programmets version", "the program's version"}}};

static void print_option(const struct tryg_option *option)
{
    char left[64];
    snprintf(left, sizeof left, "%s%c%s--%s%s%s", option->letter ? "-" : " ",
             option->letter ? option->letter : ' ', option->letter ? ", " : "  ",
             option->name, option->value ? " " : "", option->value ? option->value : "");
    printf("  %-30s %s\n", left, option->about.in[tryg_lang()]);
}

static void print_options(const struct tryg_option *const *options)
{
    for (size_t i = 0; options && options[i]; i++) {
        print_option(options[i]);
    }
}

static void print_common_options(void)
{
    printf("\n%s\n", TX("Fælles valg:", "Common options:"));
    print_options(TRYG_GLOBAL_OPTIONS);
    print_option(&HELP);
    print_option(&VERSION);
}

void tryg_help_program(void)
{
    printf(
        "%s\n\n  tryghed run\n  tryghed explain 8 --year 2010\n\n%s\n\n%s\n",
        TX("Eksempler:", "Examples:"),
        TX("tryghed fortæller en by, hvor tryghed først må skabes: anmeldelser og svar "
           "ind,\nindeks, kort og tabeller ud.",
           "tryghed tells a city where safety has to be created first: reports and "
           "answers in,\nindex, maps and tables out."),
        TX("Kommandoer:", "Commands:"));
    for (size_t i = 0; TRYG_COMMANDS[i]; i++) {
        printf("  %-10s %s\n", TRYG_COMMANDS[i]->name,
               TRYG_COMMANDS[i]->summary.in[tryg_lang()]);
    }
    print_common_options();
    printf("\n%s\n",
           TX("Udgangskoder: 0 udført · 1 fejlet · 2 forkert brug eller "
              "projektfil · 3 data er fejlbehæftede ·\n"
              "4 advarsler under --strict · 5 standset af diskretionsporten · "
              "130 afbrudt",
              "Exit codes: 0 done · 1 failed · 2 wrong usage or project file · 3 "
              "the data are at fault ·\n4 warnings under --strict · 5 blocked by "
              "the disclosure gate · 130 interrupted"));
}

void tryg_help_command(const struct tryg_command *command)
{
    printf("%s\n%s\n\n%s\n\n%s: tryghed %s %s\n", TX("Eksempler:", "Examples:"),
           command->examples.in[tryg_lang()], command->summary.in[tryg_lang()],
           TX("Brug", "Usage"), command->name, command->arguments);
    if (command->options && command->options[0]) {
        printf("\n%s\n", TX("Valg:", "Options:"));
        print_options(command->options);
    }
    print_common_options();
}
