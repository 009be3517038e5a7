/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/command.h"

#include <stdlib.h>
#include <string.h>

static enum tryg_status parse_count(const char *text, const char *name,
                                    unsigned long least, unsigned long most,
                                    unsigned long *value, struct tryg_error *err)
{
    char *end;
    unsigned long read = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || read < least || read > most) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("--%s: \"%s\" er ikke et helt tal fra %lu til %lu.",
                            "--%s: \"%s\" is not a whole number from %lu to %lu."),
                         name, text, least, most);
    }
    *value = read;
    return TRYG_OK;
}

static enum tryg_status set_project(struct tryg_cli *cli, const char *value,
                                    struct tryg_error *err)
{
    (void)err;
    cli->wish.folder = value;
    return TRYG_OK;
}

static enum tryg_status set_lang(struct tryg_cli *cli, const char *value,
                                 struct tryg_error *err)
{
    enum tryg_lang lang;
    if (!tryg_lang_parse(value, &lang)) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("--lang: \"%s\" er ikke et sprog. Vælg da eller en.",
                            "--lang: \"%s\" is not a language. Choose da or en."),
                         value);
    }
    tryg_lang_set(lang);
    cli->wish.lang_given = true;
    return TRYG_OK;
}

/* -q, -v and --progress meet in one call of tryg_log_set. */
static enum tryg_loudness loudness = TRYG_NORMAL;
static enum tryg_progress_mode progress = TRYG_PROGRESS_AUTO;

static enum tryg_status set_quiet(struct tryg_cli *cli, const char *value,
                                  struct tryg_error *err)
{
    (void)cli;
    (void)value;
    (void)err;
    loudness = TRYG_QUIET;
    tryg_log_set(loudness, progress);
    return TRYG_OK;
}

static enum tryg_status set_verbose(struct tryg_cli *cli, const char *value,
                                    struct tryg_error *err)
{
    (void)cli;
    (void)value;
    (void)err;
    loudness = TRYG_VERBOSE;
    tryg_log_set(loudness, progress);
    return TRYG_OK;
}

static enum tryg_status set_progress(struct tryg_cli *cli, const char *value,
                                     struct tryg_error *err)
{
    (void)cli;
    static const char *const word[] = {"auto", "never", "json"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, word[i]) == 0) {
            progress = (enum tryg_progress_mode)i;
            tryg_log_set(loudness, progress);
            return TRYG_OK;
        }
    }
    return tryg_fail(err, TRYG_USAGE,
                     TX("--progress: vælg auto, never eller json, ikke \"%s\".",
                        "--progress: choose auto, never or json, not \"%s\"."),
                     value);
}

static enum tryg_status set_json(struct tryg_cli *cli, const char *value,
                                 struct tryg_error *err)
{
    (void)value;
    (void)err;
    cli->json = true;
    return TRYG_OK;
}

static enum tryg_status set_strict(struct tryg_cli *cli, const char *value,
                                   struct tryg_error *err)
{
    (void)value;
    (void)err;
    cli->strict = true;
    return TRYG_OK;
}

static enum tryg_status set_threads(struct tryg_cli *cli, const char *value,
                                    struct tryg_error *err)
{
    unsigned long n = 0;
    TRYG_TRY(parse_count(value, "threads", 1, 256, &n, err));
    cli->wish.threads = (unsigned)n;
    return TRYG_OK;
}

static enum tryg_status set_memory(struct tryg_cli *cli, const char *value,
                                   struct tryg_error *err)
{
    unsigned long mb = 0;
    TRYG_TRY(parse_count(value, "memory", 16, 1UL << 24, &mb, err));
    cli->arena = tryg_arena_new(TX("kørslen", "the run"), mb << 20);
    return TRYG_OK;
}

static enum tryg_status add_year(struct tryg_cli *cli, const char *value,
                                 struct tryg_error *err)
{
    unsigned long year = 0;
    static int years[256];
    TRYG_TRY(parse_count(value, "year", 1900, 2200, &year, err));
    if (cli->wish.years < sizeof years / sizeof *years) {
        years[cli->wish.years++] = (int)year;
        cli->wish.year = years;
    }
    return TRYG_OK;
}

static enum tryg_status set_out(struct tryg_cli *cli, const char *value,
                                struct tryg_error *err)
{
    (void)err;
    cli->wish.out = value;
    return TRYG_OK;
}

static enum tryg_status set_force(struct tryg_cli *cli, const char *value,
                                  struct tryg_error *err)
{
    (void)value;
    (void)err;
    cli->wish.force = true;
    return TRYG_OK;
}

static enum tryg_status set_rebase(struct tryg_cli *cli, const char *value,
                                   struct tryg_error *err)
{
    (void)value;
    (void)err;
    cli->wish.rebase = true;
    return TRYG_OK;
}

static enum tryg_status set_defaults(struct tryg_cli *cli, const char *value,
                                     struct tryg_error *err)
{
    (void)value;
    (void)err;
    cli->defaults = true;
    return TRYG_OK;
}

#define TEXT_SETTER(field)                                                               \
    static enum tryg_status set_##field(struct tryg_cli *cli, const char *value,         \
                                        struct tryg_error *err)                          \
    {                                                                                    \
        (void)err;                                                                       \
        cli->field = value;                                                              \
        return TRYG_OK;                                                                  \
    }
TEXT_SETTER(system)
TEXT_SETTER(of)
TEXT_SETTER(one_per)
TEXT_SETTER(format)
TEXT_SETTER(rejects)
TEXT_SETTER(ledger)
TEXT_SETTER(example)

const struct tryg_option TRYG_OPTION_YEAR = {
    "year",
    0,
    "Y",
    add_year,
    {{"kun dette år; kan gentages", "only this year; may be repeated"}}};
const struct tryg_option TRYG_OPTION_OUT = {
    "out",
    0,
    "DIR",
    set_out,
    {{"resultaternes mappe (ellers DIR/out)", "the folder of results (else DIR/out)"}}};
const struct tryg_option TRYG_OPTION_MAPS_OUT = {
    "out", 0, "DIR", set_out, {{"kortene her (ellers .)", "the maps here (else .)"}}};
const struct tryg_option TRYG_OPTION_FORCE = {
    "force",
    0,
    NULL,
    set_force,
    {{"beregn også det, der er opdateret", "recompute also what is up to date"}}};
const struct tryg_option TRYG_OPTION_REBASE = {
    "rebase",
    0,
    NULL,
    set_rebase,
    {{"erstat det låste basisår med vilje", "replace the locked base year on purpose"}}};
const struct tryg_option TRYG_OPTION_SYSTEM = {
    "system", 0, "ID", set_system, {{"områdeinddeling", "area system"}}};
const struct tryg_option TRYG_OPTION_OF = {
    "of",
    0,
    "WHAT",
    set_of,
    {{"level, index, change:BASIS, indicator:ID eller group:ID",
      "level, index, change:BASE, indicator:ID or group:ID"}}};
const struct tryg_option TRYG_OPTION_ONE_PER = {
    "one-per",
    0,
    "SYSTEM",
    set_one_per,
    {{"et kort for hvert område i SYSTEM", "one map for each area of SYSTEM"}}};
const struct tryg_option TRYG_OPTION_FORMAT = {
    "format", 0, "png|svg|pdf|tif", set_format, {{"filformat", "file format"}}};
const struct tryg_option TRYG_OPTION_REJECTS = {
    "rejects",
    0,
    "FILE",
    set_rejects,
    {{"skriv afviste rækker hertil", "write rejected rows here"}}};
const struct tryg_option TRYG_OPTION_LEDGER = {
    "ledger",
    0,
    "FILE",
    set_ledger,
    {{"skriv afstemningen hertil", "write the ledger here"}}};
const struct tryg_option TRYG_OPTION_EXAMPLE = {
    "example",
    0,
    "copenhagen|interkulturel",
    set_example,
    {{"et helt projekt: copenhagen eller interkulturel",
      "a whole project: copenhagen or interkulturel"}}};
const struct tryg_option TRYG_OPTION_DEFAULTS = {
    "defaults",
    0,
    NULL,
    set_defaults,
    {{"vis hver nøgle med sin værdi", "show every key with its value"}}};

static const struct tryg_option PROJECT = {
    "project",
    'C',
    "DIR",
    set_project,
    {{"projektets mappe (ellers .)", "the project's folder (else .)"}}};
static const struct tryg_option LANG = {
    "lang", 0, "da|en", set_lang, {{"sprog", "language"}}};
static const struct tryg_option QUIET = {
    "quiet",
    'q',
    NULL,
    set_quiet,
    {{"kun advarsler og fejl", "only warnings and errors"}}};
static const struct tryg_option VERBOSE = {
    "verbose", 'v', NULL, set_verbose, {{"fortæl mere", "tell more"}}};
static const struct tryg_option JSON = {
    "json", 0, NULL, set_json, {{"resultatet som JSON", "the result as JSON"}}};
static const struct tryg_option PROGRESS = {
    "progress",
    0,
    "auto|never|json",
    set_progress,
    {{"hvordan fremdrift vises", "how progress is shown"}}};
static const struct tryg_option THREADS = {
    "threads", 0, "N", set_threads, {{"antal tråde", "number of threads"}}};
static const struct tryg_option MEMORY = {
    "memory",
    0,
    "MB",
    set_memory,
    {{"højst så meget hukommelse", "at most this much memory"}}};
static const struct tryg_option STRICT = {
    "strict",
    0,
    NULL,
    set_strict,
    {{"advarsler giver udgangskode 4", "warnings end with exit code 4"}}};

const struct tryg_option *const TRYG_GLOBAL_OPTIONS[] = {
    &PROJECT,  &LANG,    &QUIET,  &VERBOSE, &JSON,
    &PROGRESS, &THREADS, &MEMORY, &STRICT,  NULL};
