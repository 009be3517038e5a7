/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people may ask for by a word: `--of` and `--format`. */
#include "geodata/base/number.h"
#include "geodata/shape/names.h"
#include "maps/atlas.h"

#include <string.h>

static const char *const KINDS[] = {"level", "index", "group", "indicator", "change"};
enum { KIND_WORDS = sizeof KINDS / sizeof *KINDS };

static enum tryg_status no_such_id(const char *of, const char *word,
                                   const char *const *ids, size_t n,
                                   struct tryg_error *err)
{
    int near = tryg_word_nearest(word, ids, n);
    tryg_fail(err, TRYG_USAGE,
              TX("--of %s:%s: profilen har ingen %s med det id",
                 "--of %s:%s: the profile has no %s of that id"),
              of, word,
              strcmp(of, "group") == 0 ? TX("gruppe", "group")
                                       : TX("indikator", "indicator"));
    return near >= 0 ? tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                                      ids[near])
                     : TRYG_USAGE;
}

static enum tryg_status find_id(const char *of, const char *word, const char *const *ids,
                                size_t n, size_t *part, struct tryg_error *err)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(ids[i], word) == 0) {
            *part = i;
            return TRYG_OK;
        }
    }
    return no_such_id(of, word, ids, n, err);
}

static enum tryg_status find_group(const char *word, const struct tryg_profile *profile,
                                   size_t *part, struct tryg_error *err)
{
    tryg_arena *scratch = tryg_arena_new("map", 0);
    const char **ids = TRYG_NEW(scratch, profile->groups, const char *);
    for (size_t g = 0; g < profile->groups; g++) {
        ids[g] = profile->group[g].id;
    }
    enum tryg_status status = find_id("group", word, ids, profile->groups, part, err);
    tryg_arena_free(scratch);
    return status;
}

static enum tryg_status find_indicator(const char *word,
                                       const struct tryg_profile *profile, size_t *part,
                                       struct tryg_error *err)
{
    tryg_arena *scratch = tryg_arena_new("map", 0);
    const char **ids = TRYG_NEW(scratch, profile->indicators, const char *);
    for (size_t i = 0; i < profile->indicators; i++) {
        ids[i] = profile->indicator[i].id;
    }
    enum tryg_status status =
        find_id("indicator", word, ids, profile->indicators, part, err);
    tryg_arena_free(scratch);
    return status;
}

static enum tryg_status find_base(const char *word, const struct tryg_results *results,
                                  size_t *part, struct tryg_error *err)
{
    uint64_t year = 0;
    bool whole = tryg_number_parse_whole(
        word, strlen(word), (struct tryg_number_style){.decimal = '.'}, &year);
    bool known = whole && (int)year == results->base_year;
    for (size_t y = 0; y < results->years && whole; y++) {
        known = known || (uint64_t)results->year[y] == year;
    }
    if (!known) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("--of change:%s: der er ingen resultater for det år",
                            "--of change:%s: there are no results for that year"),
                         word);
    }
    *part = (size_t)year;
    return TRYG_OK;
}

static enum tryg_status no_such_kind(const char *word, struct tryg_error *err)
{
    int near = tryg_word_nearest(word, KINDS, KIND_WORDS);
    tryg_fail(err, TRYG_USAGE,
              TX("--of %s: forventet level, index, group:ID, indicator:ID eller "
                 "change:ÅR",
                 "--of %s: expected level, index, group:ID, indicator:ID or change:YEAR"),
              word);
    return near >= 0 ? tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                                      KINDS[near])
                     : TRYG_USAGE;
}

static int kind_of(const char *word, size_t bytes)
{
    for (int k = 0; k < KIND_WORDS; k++) {
        if (strlen(KINDS[k]) == bytes && memcmp(KINDS[k], word, bytes) == 0) {
            return k;
        }
    }
    return -1;
}

enum tryg_status tryg_map_of_parse(const char *word, const struct tryg_results *results,
                                   struct tryg_map_want *want, struct tryg_error *err)
{
    size_t bytes = strcspn(word, ":"), part = 0;
    const char *id = word[bytes] ? word + bytes + 1 : NULL;
    int kind = kind_of(word, bytes);
    bool takes_id = kind >= TRYG_MAP_GROUP;
    if (kind < 0 || takes_id != (id != NULL)) {
        return no_such_kind(word, err);
    }
    if (takes_id && !results->profile) {
        return tryg_fail(err, TRYG_USAGE, "--of %s: %s", word,
                         tryg_atlas_missing(results));
    }
    if (kind == TRYG_MAP_GROUP) {
        TRYG_TRY(find_group(id, results->profile, &part, err));
    } else if (kind == TRYG_MAP_INDICATOR) {
        TRYG_TRY(find_indicator(id, results->profile, &part, err));
    } else if (kind == TRYG_MAP_CHANGE) {
        TRYG_TRY(find_base(id, results, &part, err));
    }
    want->kind = (enum tryg_map_kind)kind;
    want->part = part;
    return TRYG_OK;
}

bool tryg_map_format_parse(const char *word, unsigned *formats)
{
    static const char *const WORD[] = {"png", "svg", "pdf", "tif"};
    for (unsigned i = 0; i < sizeof WORD / sizeof *WORD; i++) {
        if (strcmp(word, WORD[i]) == 0) {
            *formats = 1U << i;
            return true;
        }
    }
    return false;
}
