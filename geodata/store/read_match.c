/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/store/cursor.h"
#include "geodata/store/open.h"
#include "geodata/store/read_parts.h"

#include <string.h>

static const struct tryg_text LOST[] = {
    [TRYG_LOST_YEAR] = {{"året er ikke gemt", "the year is not kept"}},
    [TRYG_LOST_SHAPE] = {{"antallet af systemer, områder eller indikatorer er ændret",
                          "the number of systems, areas or indicators has changed"}},
    [TRYG_LOST_SYSTEM] = {{"områdesystemet findes ikke mere",
                           "the area system is not there any more"}},
    [TRYG_LOST_AREA] = {{"området findes ikke mere", "the area is not there any more"}},
    [TRYG_LOST_CATEGORY] = {{"kategorien findes ikke mere",
                             "the category is not there any more"}},
    [TRYG_LOST_INDICATOR] = {{"indikatoren findes ikke mere",
                              "the indicator is not there any more"}},
    [TRYG_LOST_GROUP] = {{"gruppen findes ikke mere", "the group is not there any more"}},
    [TRYG_LOST_LEVEL] = {{"niveauet findes ikke mere",
                          "the level is not there any more"}},
    [TRYG_LOST_WORD] = {{"ordet kendes ikke af denne version",
                         "the word is not known to this version"}},
};

enum tryg_status tryg_reading_lost(const struct tryg_reading *r, enum tryg_lost what,
                                   const char *word, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("%s: resultaterne for %d kan ikke genbruges: %s%s%s. Året skal "
                        "beregnes igen.",
                        "%s: the results of %d cannot be used again: %s%s%s. The year "
                        "must be computed anew."),
                     r->path, r->year, LOST[what].in[tryg_lang()], *word ? ": " : "",
                     word);
}

enum tryg_status tryg_reading_broken(const struct tryg_reading *r, struct tryg_error *err)
{
    return tryg_store_failed(r->db, SQLITE_CORRUPT, err);
}

static int position_of(const char *word, size_t n, const char *const *words)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(words[i], word) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void add_word(struct tryg_match *match, tryg_arena *arena, size_t *room,
                     const char *word, int position)
{
    size_t id = (size_t)++match->most;
    if (id >= *room) {
        size_t more = *room ? 2 * *room : 32;
        match->at = tryg_arena_grow(arena, match->at, *room, more, sizeof(int));
        match->word =
            tryg_arena_grow(arena, match->word, *room, more, sizeof(const char *));
        *room = more;
    }
    match->at[id] = position;
    match->word[id] = word;
}

/* `list` gives kept ids, which are 1, 2, 3 ..., and their texts. */
static enum tryg_status match_words(struct tryg_reading *r, const char *list, size_t n,
                                    const char *const *words, struct tryg_match *match,
                                    struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db, list);
    *match = (struct tryg_match){0};
    size_t room = 0;
    bool whole = true;
    while (whole && tryg_cursor_next(&rows)) {
        int id = tryg_cursor_get_int(&rows);
        const char *word = tryg_cursor_get_text(&rows, r->arena);
        whole = word && id == match->most + 1;
        if (whole) {
            add_word(match, r->arena, &room, word, position_of(word, n, words));
        }
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    return whole ? TRYG_OK : tryg_reading_broken(r, err);
}

enum tryg_status tryg_reading_find(const struct tryg_reading *r,
                                   const struct tryg_match *match, int id,
                                   enum tryg_lost what, int *position,
                                   struct tryg_error *err)
{
    if (id < 1 || id > match->most) {
        return tryg_reading_broken(r, err);
    }
    if (match->at[id] < 0) {
        return tryg_reading_lost(r, what, match->word[id], err);
    }
    *position = match->at[id];
    return TRYG_OK;
}

static enum tryg_status match_profile(struct tryg_reading *r,
                                      const struct tryg_profile *profile,
                                      struct tryg_error *err)
{
    static const struct tryg_profile none = {0};
    profile = profile ? profile : &none;
    const char **group = TRYG_NEW(r->arena, profile->groups, const char *);
    const char **indicator = TRYG_NEW(r->arena, profile->indicators, const char *);
    const char **level = TRYG_NEW(r->arena, profile->levels, const char *);
    for (size_t i = 0; i < profile->groups; i++) {
        group[i] = profile->group[i].id;
    }
    for (size_t i = 0; i < profile->indicators; i++) {
        indicator[i] = profile->indicator[i].id;
    }
    for (size_t i = 0; i < profile->levels; i++) {
        level[i] = profile->level[i].id;
    }
    TRYG_TRY(match_words(r, "SELECT group_id, \"group\" FROM indicator_group ORDER BY 1",
                         profile->groups, group, &r->group, err));
    TRYG_TRY(match_words(r, "SELECT indicator_id, indicator FROM indicator ORDER BY 1",
                         profile->indicators, indicator, &r->indicator, err));
    return match_words(r, "SELECT level_id, level FROM level ORDER BY 1", profile->levels,
                       level, &r->level, err);
}

enum tryg_status tryg_reading_begin(struct tryg_reading *r, tryg_store *store, int year,
                                    const struct tryg_results *shape,
                                    const struct tryg_system *const *every,
                                    size_t every_n,
                                    const struct tryg_categories *categories,
                                    tryg_arena *arena, struct tryg_error *err)
{
    *r = (struct tryg_reading){.db = store->db,
                               .path = store->path,
                               .arena = arena,
                               .year = year,
                               .shape = shape,
                               .every = every,
                               .categories = categories};
    const char **system = TRYG_NEW(arena, every_n, const char *);
    for (size_t s = 0; s < every_n; s++) {
        system[s] = tryg_arena_print(arena, "%s@%s", every[s]->id,
                                     every[s]->version ? every[s]->version : "");
    }
    TRYG_TRY(match_words(
        r, "SELECT system_id, system || '@' || version FROM area_system ORDER BY 1",
        every_n, system, &r->system, err));
    TRYG_TRY(match_words(r, "SELECT category_id, category FROM category ORDER BY 1",
                         categories->n, categories->id, &r->category, err));
    return match_profile(r, shape->profile, err);
}

static enum tryg_status place_areas(struct tryg_reading *r, struct tryg_cursor *rows,
                                    struct tryg_places *places, struct tryg_error *err)
{
    while (tryg_cursor_next(rows)) {
        int id = tryg_cursor_get_int(rows);
        const char *code = tryg_cursor_get_text(rows, r->arena);
        places->first = places->n ? places->first : id;
        if (places->n == places->system->n) {
            return tryg_reading_lost(r, TRYG_LOST_SHAPE, places->system->id, err);
        }
        if (!code || id != places->first + (int)places->n) {
            return tryg_reading_broken(r, err);
        }
        uint32_t at = tryg_system_find(places->system, code);
        if (at == TRYG_NO_AREA) {
            return tryg_reading_lost(r, TRYG_LOST_AREA, code, err);
        }
        places->at[places->n++] = at;
    }
    return TRYG_OK;
}

enum tryg_status tryg_reading_places(struct tryg_reading *r, int system_id,
                                     struct tryg_places *places, struct tryg_error *err)
{
    int position = 0;
    TRYG_TRY(
        tryg_reading_find(r, &r->system, system_id, TRYG_LOST_SYSTEM, &position, err));
    *places = (struct tryg_places){.system = r->every[position]};
    places->at = TRYG_NEW(r->arena, places->system->n, uint32_t);
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT area_id, area FROM area WHERE system_id = ? ORDER BY 1");
    tryg_cursor_put_int(&rows, system_id);
    enum tryg_status status = place_areas(r, &rows, places, err);
    enum tryg_status ended = tryg_cursor_end(&rows, status == TRYG_OK ? err : NULL);
    TRYG_TRY(status);
    TRYG_TRY(ended);
    if (places->n != places->system->n) {
        return tryg_reading_lost(r, TRYG_LOST_SHAPE, places->system->id, err);
    }
    return TRYG_OK;
}

enum tryg_status tryg_reading_area(const struct tryg_reading *r,
                                   const struct tryg_places *places, int area_id,
                                   size_t *area, struct tryg_error *err)
{
    int i = area_id - places->first;
    if (i < 0 || (size_t)i >= places->n) {
        return tryg_reading_broken(r, err);
    }
    *area = places->at[i];
    return TRYG_OK;
}
