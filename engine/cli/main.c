/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/cli/command.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct tryg_command *const TRYG_COMMANDS[] = {
    &TRYG_COMMAND_INIT,    &TRYG_COMMAND_LOOK,     &TRYG_COMMAND_CHECK,
    &TRYG_COMMAND_PLAN,    &TRYG_COMMAND_RUN,      &TRYG_COMMAND_AREAS,
    &TRYG_COMMAND_EXPLAIN, &TRYG_COMMAND_MAP,      &TRYG_COMMAND_COMPARE,
    &TRYG_COMMAND_DIFF,    &TRYG_COMMAND_HOTSPOTS, &TRYG_COMMAND_REPORT,
    &TRYG_COMMAND_PUBLISH, &TRYG_COMMAND_DOCTOR,   NULL};

/* Outputs are staged, so an interrupted run can end on the spot: what it began is swept
 * up by the next. */
static volatile sig_atomic_t on_terminal;

static void interrupted(int signal)
{
    (void)signal;
    static const char clear[] = "\r\033[K";
    if (on_terminal && write(STDERR_FILENO, clear, sizeof clear - 1) < 0) {
        _exit(TRYG_INTERRUPTED);
    }
    _exit(TRYG_INTERRUPTED);
}

/* The language has to be known before the first message, wherever --lang stands. */
static void find_language(int argc, char **argv)
{
    enum tryg_lang lang;
    for (int i = 1; i < argc && argv[i]; i++) {
        const char *word = NULL;
        if (strncmp(argv[i], "--lang=", 7) == 0) {
            word = argv[i] + 7;
        } else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc) {
            word = argv[i + 1];
        }
        if (word && tryg_lang_parse(word, &lang)) {
            tryg_lang_set(lang);
        }
    }
}

int main(int argc, char **argv)
{
    struct tryg_cli cli;
    const struct tryg_command *command;
    static struct tryg_error err;
    on_terminal = isatty(STDERR_FILENO);
    signal(SIGINT, interrupted);
    signal(SIGPIPE, SIG_DFL);
    find_language(argc, argv);
    enum tryg_status status = tryg_cli_parse(argc, argv, &cli, &command, &err);
    if (status == TRYG_OK && command) {
        if (!cli.arena) {
            cli.arena = tryg_arena_new(TX("kørslen", "the run"), 0);
        }
        status = command->run(&cli, &err);
    }
    if (status != TRYG_OK) {
        fprintf(stderr, "%s %s\n", TX("FEJL", "ERROR"), err.text);
    }
    if (status == TRYG_OK && (fflush(stdout) != 0 || ferror(stdout))) {
        fprintf(stderr, "%s\n",
                TX("FEJL resultatet kan ikke skrives til stdout.",
                   "ERROR the result cannot be written to stdout."));
        status = TRYG_FAILED;
    }
    if (status == TRYG_OK && cli.strict && tryg_warnings()) {
        fprintf(stderr,
                TX("FEJL %zu advarsler under --strict.\n",
                   "ERROR %zu warnings under --strict.\n"),
                tryg_warnings());
        status = TRYG_WARNED;
    }
    tryg_arena_free(cli.arena);
    return (int)status;
}
