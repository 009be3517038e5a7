/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/backdrop.h"
#include "engine/batch/compare.h"
#include "engine/batch/reopen.h"
#include "engine/batch/systems.h"
#include "engine/batch/yardstick.h"
#include "engine/cli/command.h"
#include "geodata/base/stage.h"
#include "maps/atlas.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A change is drawn with what is sure of it, where both years have results. */
static enum tryg_status weigh_change(struct tryg_batch *b, struct tryg_map_want *want,
                                     struct tryg_error *err)
{
    struct tryg_compared pair = {.year = want->year};
    size_t base = 0, own = tryg_yardstick_of(b, b->results.year[want->year]);
    while (base < b->results.years && b->results.year[base] != (int)want->part) {
        base++;
    }
    want->sure = NULL;
    if (want->kind != TRYG_MAP_CHANGE || base == b->results.years || base == want->year) {
        return TRYG_OK;
    }
    pair.base = base;
    TRYG_TRY(tryg_yardstick_common(b, &b->record[base], &b->record[want->year],
                                   &pair.yardstick, err));
    if (pair.yardstick != own) {
        return TRYG_OK; /* the earlier year's areas are fewer, and another map */
    }
    struct tryg_comparison *c = TRYG_NEW(b->arena, 1, struct tryg_comparison);
    TRYG_TRY(tryg_compare_on(b, &pair, want->system, c, &pair.replicates, err));
    want->sure = c;
    return TRYG_OK;
}

/* Add what is wished: one map, or one for each area of a coarser system, for each year.
 */
static enum tryg_status add_wished(const struct tryg_cli *cli, struct tryg_batch *b,
                                   tryg_atlas *atlas, struct tryg_error *err)
{
    struct tryg_map_want want = {.one_per = TRYG_MAP_WHOLE};
    unsigned formats = TRYG_MAP_PNG;
    TRYG_TRY(tryg_map_of_parse(cli->of ? cli->of : "level", &b->results, &want, err));
    if (cli->format && !tryg_map_format_parse(cli->format, &formats)) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("--format: vælg png, svg, pdf eller tif, ikke \"%s\".",
                            "--format: choose png, svg, pdf or tif, not \"%s\"."),
                         cli->format);
    }
    size_t wishes = cli->wish.years ? cli->wish.years : 1;
    for (size_t w = 0; w < wishes; w++) {
        TRYG_TRY(tryg_reopen_year(b, cli->wish.years ? cli->wish.year[w] : 0, &want.year,
                                  err));
        size_t yardstick = tryg_yardstick_of(b, b->results.year[want.year]);
        TRYG_TRY(tryg_reopen_system(b, yardstick, cli->system, &want.system, err));
        if (cli->one_per) {
            TRYG_TRY(tryg_reopen_system(b, yardstick, cli->one_per, &want.one_per, err));
        }
        TRYG_TRY(weigh_change(b, &want, err));
        TRYG_TRY(tryg_atlas_add(atlas, &want, formats, err));
    }
    return TRYG_OK;
}

/* Draw to a draft beside the file, then rename: a map is whole or not there. */
static enum tryg_status draw_whole(struct tryg_cli *cli, const tryg_atlas *atlas,
                                   size_t j, const char *out, struct tryg_error *err)
{
    const struct tryg_map_job *job = tryg_atlas_job(atlas, j);
    const char *slash = strrchr(job->name, '/');
    const char *name = slash ? slash + 1 : job->name;
    const char *path = tryg_arena_print(cli->arena, "%s/%s", out, name);
    const char *draft = tryg_arena_print(cli->arena, "%s/.new-%s", out, name);
    unlink(draft);
    TRYG_TRY(tryg_atlas_draw(atlas, j, draft, err));
    int failed = rename(draft, path);
    if (job->beside && !failed) {
        failed = rename(tryg_arena_print(cli->arena, "%s.aux.xml", draft),
                        tryg_arena_print(cli->arena, "%s.aux.xml", path));
    }
    if (failed) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: %s.", "%s cannot be written: %s."),
                         path, tryg_system_text(errno));
    }
    printf("%s\n", path);
    return TRYG_OK;
}

static enum tryg_status map(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_batch b;
    struct tryg_map_base base;
    tryg_atlas *atlas;
    const char *out = cli->wish.out ? cli->wish.out : ".";
    struct tryg_wish wish = cli->wish;
    wish.out = NULL; /* --out is where the maps go, not where the results lie */
    TRYG_TRY(tryg_reopen(&b, &wish, cli->arena, err));
    TRYG_TRY(tryg_systems_dissolve(&b, err));
    TRYG_TRY(tryg_backdrop_read(&b, &base, err));
    TRYG_TRY(tryg_atlas_open(&b.results, &base, cli->arena, &atlas, err));
    TRYG_TRY(add_wished(cli, &b, atlas, err));
    if (mkdir(out, 0777) != 0 && errno != EEXIST) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke oprettes: %s.", "%s cannot be made: %s."), out,
                         tryg_system_text(errno));
    }
    for (size_t j = 0; j < tryg_atlas_jobs(atlas); j++) {
        TRYG_TRY(draw_whole(cli, atlas, j, out, err));
    }
    return TRYG_OK;
}

static const struct tryg_option *const OPTIONS[] = {&TRYG_OPTION_OF,
                                                    &TRYG_OPTION_YEAR,
                                                    &TRYG_OPTION_SYSTEM,
                                                    &TRYG_OPTION_ONE_PER,
                                                    &TRYG_OPTION_FORMAT,
                                                    &TRYG_OPTION_MAPS_OUT,
                                                    NULL};

const struct tryg_command TRYG_COMMAND_MAP = {
    .name = "map",
    .arguments = "[--of WHAT] [--year Y] [--system S] [--one-per SYSTEM] [--format F]",
    .summary = {{"et eller flere kort af resultaterne",
                 "one or many maps of the results"}},
    .examples = {{"  tryghed map --of group:anmeldt --year 2014 --format pdf\n"
                  "  tryghed map --of index --one-per bydel10 --out kort",
                  "  tryghed map --of group:anmeldt --year 2014 --format pdf\n"
                  "  tryghed map --of index --one-per bydel10 --out maps"}},
    .options = OPTIONS,
    .run = map,
};
