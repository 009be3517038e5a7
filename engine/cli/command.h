/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command is: a name, a help text, its own options, and a function.
 *
 * Law      arguments are parsed before any file is touched. The result goes to stdout,
 *          everything else to stderr. A command returns a status; main turns it into the
 *          exit code and shows the error.
 */
#ifndef TRYG_CLI_COMMAND_H
#define TRYG_CLI_COMMAND_H

#include "engine/batch/batch.h"
#include "geodata/base/log.h"

/* What the command line said, once it is parsed. */
struct tryg_cli {
    tryg_arena *arena;
    struct tryg_wish wish; /* folder, years, out, force, rebase, threads, language */
    bool json, strict;
    size_t words; /* positionals after the command */
    char **word;
    const char *system, *of, *one_per, *format, *rejects, *ledger, *example;
    bool defaults;
};

/* One option; `set` takes the value, NULL for a flag. Completion reads the help: a value
 * in small letters ("da|en") is the words the option takes, DIR a folder, FILE a file. */
struct tryg_option {
    const char *name;  /* "year" */
    char letter;       /* 'C', or 0 */
    const char *value; /* what it is called in help, NULL for a flag */
    enum tryg_status (*set)(struct tryg_cli *cli, const char *value,
                            struct tryg_error *err);
    struct tryg_text about;
};

struct tryg_command {
    const char *name;
    const char *arguments;     /* "[DIR]" */
    struct tryg_text summary;  /* one line */
    struct tryg_text examples; /* two, each a line */
    size_t least, most;        /* positionals */
    bool folder_first;         /* its one positional is the project folder */
    const struct tryg_option *const *options; /* NULL-ended */
    enum tryg_status (*run)(struct tryg_cli *cli, struct tryg_error *err);
};

/* Options that several commands share (options.c). */
extern const struct tryg_option TRYG_OPTION_YEAR, TRYG_OPTION_OUT, TRYG_OPTION_MAPS_OUT,
    TRYG_OPTION_FORCE, TRYG_OPTION_REBASE, TRYG_OPTION_SYSTEM, TRYG_OPTION_OF,
    TRYG_OPTION_ONE_PER, TRYG_OPTION_FORMAT, TRYG_OPTION_REJECTS, TRYG_OPTION_LEDGER,
    TRYG_OPTION_EXAMPLE, TRYG_OPTION_DEFAULTS;
extern const struct tryg_option *const TRYG_GLOBAL_OPTIONS[];

/* Every command, NULL-ended, in the order of help (commands.c). */
extern const struct tryg_command *const TRYG_COMMANDS[];

extern const struct tryg_command TRYG_COMMAND_INIT, TRYG_COMMAND_LOOK, TRYG_COMMAND_CHECK,
    TRYG_COMMAND_PLAN, TRYG_COMMAND_RUN, TRYG_COMMAND_AREAS, TRYG_COMMAND_EXPLAIN,
    TRYG_COMMAND_MAP, TRYG_COMMAND_DOCTOR, TRYG_COMMAND_COMPARE, TRYG_COMMAND_DIFF,
    TRYG_COMMAND_HOTSPOTS, TRYG_COMMAND_REPORT, TRYG_COMMAND_PUBLISH;

/* Parse everything after the program's name into *cli and *command.
 * Fails    TRYG_USAGE, with "mente du ...?". *command is NULL when only help or the
 *          version was asked for; it has then been printed. */
TRYG_MUST_CHECK
enum tryg_status tryg_cli_parse(int argc, char **argv, struct tryg_cli *cli,
                                const struct tryg_command **command,
                                struct tryg_error *err);

void tryg_help_program(void);
void tryg_help_command(const struct tryg_command *command);

#endif
