/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/compare.h"
#include "engine/batch/reopen.h"
#include "engine/batch/trends.h"
#include "engine/cli/barometer.h"
#include "engine/cli/command.h"

#include <stdlib.h>

/* A label year as a word of the command line. */
static enum tryg_status read_year(const char *word, int *year, struct tryg_error *err)
{
    char *end;
    long read = strtol(word, &end, 10);
    if (end == word || *end || read < 1000 || read > 9999) {
        return tryg_fail(
            err, TRYG_USAGE,
            TX("\"%s\" er ikke et årstal som 2014.", "\"%s\" is not a year like 2014."),
            word);
    }
    *year = (int)read;
    return TRYG_OK;
}

/* What is asked for, and what there is to tell of it. */
struct asked {
    int year, base; /* base 0: the base year */
    struct tryg_compared pair;
    bool ours; /* both years are computed: pair is filled */
    size_t published;
    struct tryg_against *against;
};

static bool has_results(const struct tryg_batch *b, int year)
{
    size_t at;
    return tryg_reopen_year(b, year, &at, NULL) == TRYG_OK;
}

/* The published tables of `year`, each against `base`, where that is computed. */
static enum tryg_status hold_against(struct tryg_batch *b, const char *system, int year,
                                     int base, struct asked *a, struct tryg_error *err)
{
    size_t *which = TRYG_NEW(b->arena, b->as_published_tables + 1, size_t);
    size_t n = b->results.profile && has_results(b, base ? base : b->results.base_year)
                   ? tryg_against_find(b, year, system, which)
                   : 0;
    for (size_t i = 0; i < n; i++) {
        struct tryg_against *against = &a->against[a->published];
        TRYG_TRY(tryg_against_make(b, which[i], base, against, err));
        TRYG_TRY(tryg_against_write_one(b, against, err));
        a->published++;
    }
    return TRYG_OK;
}

/* What was published of either of the two years, against the other. */
static enum tryg_status find_published(struct tryg_batch *b, const char *system,
                                       struct asked *a, struct tryg_error *err)
{
    a->against = TRYG_NEW(b->arena, 2 * b->as_published_tables + 1, struct tryg_against);
    TRYG_TRY(hold_against(b, system, a->year, a->base, a, err));
    return a->base && a->base != a->year
               ? hold_against(b, system, a->base, a->year, a, err)
               : TRYG_OK;
}

/* "2013 bydel, 2014 bydel": after an error about a year or system without results. */
static void tell_published(const struct tryg_batch *b, struct tryg_error *err)
{
    const char *list = "";
    for (size_t t = 0; t < b->as_published_tables; t++) {
        list = tryg_arena_print(b->arena, "%s%s%d %s", list, t ? ", " : "",
                                b->as_published[t].year, b->as_published[t].system->id);
    }
    if (*list) {
        tryg_fail_more(err, TX("Publiceret er: %s.", "Published are: %s."), list);
    }
}

/* Years that are not both computed are compared only by what was published. */
static enum tryg_status find_ours(struct tryg_batch *b, const char *system,
                                  struct asked *a, struct tryg_error *err)
{
    struct tryg_error why = {0};
    enum tryg_status status = tryg_compare(b, a->year, a->base, system, &a->pair, &why);
    a->ours = status == TRYG_OK;
    if (a->ours) {
        return tryg_compare_write(b, &a->pair, err);
    }
    if (status == TRYG_USAGE && a->published) {
        return TRYG_OK;
    }
    tryg_fail(err, status, "%s", why.text);
    if (status == TRYG_USAGE) {
        tell_published(b, err);
    }
    return status;
}

static void print_text(const struct tryg_batch *b, const struct asked *a)
{
    if (a->ours) {
        tryg_compare_text(b, &a->pair, stdout);
        tryg_compare_trend_text(b, a->pair.system, stdout);
    }
    for (size_t i = 0; i < a->published; i++) {
        fputs(i || a->ours ? "\n" : "", stdout);
        tryg_compare_published_text(b, &a->against[i], stdout);
    }
    if (a->ours) {
        tryg_barometer_text(b->results.barometer, stdout);
    }
}

static void print_json(const struct tryg_batch *b, const struct asked *a)
{
    if (a->ours) {
        tryg_compare_json(b, &a->pair, a->published, a->against, stdout);
        return;
    }
    fputc('{', stdout);
    tryg_compare_published_json(b, a->published, a->against, stdout);
    fputs("}\n", stdout);
}

static enum tryg_status compare(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_batch b;
    struct asked asked = {0};
    TRYG_TRY(read_year(cli->word[0], &asked.year, err));
    if (cli->words > 1) {
        TRYG_TRY(read_year(cli->word[1], &asked.base, err));
    }
    TRYG_TRY(tryg_reopen(&b, &cli->wish, cli->arena, err));
    TRYG_TRY(find_published(&b, cli->system, &asked, err));
    TRYG_TRY(find_ours(&b, cli->system, &asked, err));
    tryg_trends_make(&b);
    if (cli->json) {
        print_json(&b, &asked);
    } else {
        print_text(&b, &asked);
    }
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {&TRYG_OPTION_SYSTEM, &TRYG_OPTION_OUT,
                                                    NULL};

const struct tryg_command TRYG_COMMAND_COMPARE = {
    .name = "compare",
    .arguments = "YEAR [BASE] [--system S]",
    .summary = {{"ændring med sin sikkerhed; målene",
                 "change with its certainty; the goals"}},
    .examples =
        {{"  tryghed compare 2014\n  tryghed compare 2014 2012 --system bydel10",
          "  tryghed compare 2014\n  tryghed compare 2014 2012 --system bydel10"}},
    .least = 1,
    .most = 2,
    .options = OPTIONS,
    .run = compare,
};
