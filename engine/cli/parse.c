/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/versions.h"
#include "engine/cli/command.h"
#include "geodata/shape/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 64 };

static size_t length_of(const struct tryg_option *const *options)
{
    size_t n = 0;
    while (options && options[n]) {
        n++;
    }
    return n;
}

static const struct tryg_option *option_in(const struct tryg_option *const *options,
                                           const char *name, size_t bytes, char letter)
{
    for (size_t i = 0; options && options[i]; i++) {
        bool named = name && strlen(options[i]->name) == bytes &&
                     strncmp(options[i]->name, name, bytes) == 0;
        if (named || (letter && options[i]->letter == letter)) {
            return options[i];
        }
    }
    return NULL;
}

static enum tryg_status fail_option(const struct tryg_command *command, const char *given,
                                    struct tryg_error *err)
{
    const char *words[128];
    size_t n = 0;
    for (size_t i = 0; TRYG_GLOBAL_OPTIONS[i]; i++) {
        words[n++] = TRYG_GLOBAL_OPTIONS[i]->name;
    }
    for (size_t i = 0; command && i < length_of(command->options); i++) {
        words[n++] = command->options[i]->name;
    }
    tryg_fail(err, TRYG_USAGE, TX("ukendt valg %s.", "unknown option %s."), given);
    int near = tryg_word_nearest(given + strspn(given, "-"), words, n);
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du --%s?", "Did you mean --%s?"), words[near]);
    }
    return TRYG_USAGE;
}

static const struct tryg_command *command_named(const char *name)
{
    for (size_t i = 0; TRYG_COMMANDS[i]; i++) {
        if (strcmp(TRYG_COMMANDS[i]->name, name) == 0) {
            return TRYG_COMMANDS[i];
        }
    }
    return NULL;
}

static enum tryg_status fail_command(const char *name, struct tryg_error *err)
{
    const char *words[64];
    size_t n = 0;
    for (; TRYG_COMMANDS[n]; n++) {
        words[n] = TRYG_COMMANDS[n]->name;
    }
    tryg_fail(err, TRYG_USAGE, TX("ukendt kommando \"%s\".", "unknown command \"%s\"."),
              name);
    int near = tryg_word_nearest(name, words, n);
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du %s?", "Did you mean %s?"), words[near]);
    }
    return tryg_fail_more(err, TX("Se tryghed --help.", "See tryghed --help."));
}

/* The words of the command line as they are read, one after the other. */
struct reading {
    int argc, at;
    char **argv;
    struct tryg_cli *cli;
    const struct tryg_command *command;
    bool help, version, only_words;
};

static enum tryg_status take_value(struct reading *r, const struct tryg_option *option,
                                   const char *attached, struct tryg_error *err)
{
    const char *value = attached;
    if (!option->value) {
        return attached ? tryg_fail(err, TRYG_USAGE,
                                    TX("--%s tager ingen værdi.", "--%s takes no value."),
                                    option->name)
                        : option->set(r->cli, NULL, err);
    }
    if (!value && r->at + 1 >= r->argc) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("--%s mangler sin værdi (%s).", "--%s lacks its value (%s)."),
                         option->name, option->value);
    }
    if (!value) {
        value = r->argv[++r->at];
    }
    return option->set(r->cli, value, err);
}

static enum tryg_status take_option(struct reading *r, struct tryg_error *err)
{
    const char *given = r->argv[r->at];
    bool is_long = given[1] == '-';
    if (strcmp(given, "--help") == 0 || strcmp(given, "-h") == 0) {
        r->help = true;
        return TRYG_OK;
    }
    if (strcmp(given, "--version") == 0) {
        r->version = true;
        return TRYG_OK;
    }
    const char *name = is_long ? given + 2 : NULL;
    size_t bytes = is_long ? strcspn(name, "=") : 0;
    char letter = is_long ? 0 : given[1];
    const struct tryg_option *option =
        option_in(TRYG_GLOBAL_OPTIONS, name, bytes, letter);
    if (!option && r->command) {
        option = option_in(r->command->options, name, bytes, letter);
    }
    if (!option || (!is_long && !option->value && given[2])) {
        return fail_option(r->command, given, err);
    }
    const char *attached =
        is_long ? (name[bytes] ? name + bytes + 1 : NULL) : (given[2] ? given + 2 : NULL);
    return take_value(r, option, attached, err);
}

static enum tryg_status take_word(struct reading *r, struct tryg_error *err)
{
    char *word = r->argv[r->at];
    if (!r->command) {
        r->command = command_named(word);
        return r->command ? TRYG_OK : fail_command(word, err);
    }
    if (r->cli->words == WORDS_MOST) {
        return tryg_fail(err, TRYG_USAGE, TX("for mange ord.", "too many words."));
    }
    r->cli->word[r->cli->words++] = word;
    return TRYG_OK;
}

static enum tryg_status check_words(const struct reading *r, struct tryg_error *err)
{
    const struct tryg_command *command = r->command;
    if (r->cli->words >= command->least && r->cli->words <= command->most) {
        if (command->folder_first && r->cli->words) {
            r->cli->wish.folder = r->cli->word[0];
        }
        return TRYG_OK;
    }
    return tryg_fail(err, TRYG_USAGE,
                     TX("brug: tryghed %s %s. Se tryghed %s --help.",
                        "usage: tryghed %s %s. See tryghed %s --help."),
                     command->name, command->arguments, command->name);
}

enum tryg_status tryg_cli_parse(int argc, char **argv, struct tryg_cli *cli,
                                const struct tryg_command **command,
                                struct tryg_error *err)
{
    static char *words[WORDS_MOST];
    struct reading r = {.argc = argc, .argv = argv, .cli = cli};
    *cli = (struct tryg_cli){.word = words, .wish = {.folder = "."}};
    *command = NULL;
    for (r.at = 1; r.at < argc; r.at++) {
        bool option = !r.only_words && argv[r.at][0] == '-' && argv[r.at][1];
        if (option && strcmp(argv[r.at], "--") == 0) {
            r.only_words = true;
            continue;
        }
        TRYG_TRY(option ? take_option(&r, err) : take_word(&r, err));
    }
    if (r.version) {
        printf("tryghed %s\n", tryg_version());
        return TRYG_OK;
    }
    if (r.help) {
        if (r.command) {
            tryg_help_command(r.command);
        } else {
            tryg_help_program();
        }
        return TRYG_OK;
    }
    if (!r.command) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("der mangler en kommando. Se tryghed --help.",
                            "a command is missing. See tryghed --help."));
    }
    TRYG_TRY(check_words(&r, err));
    *command = r.command;
    return TRYG_OK;
}
