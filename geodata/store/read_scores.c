/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/read_parts.h"

#include <string.h>

/* "few_answers partial" as bits. */
static enum tryg_status read_flags(const struct tryg_reading *r, struct tryg_cursor *rows,
                                   unsigned *flags, struct tryg_error *err)
{
    const char *text = tryg_cursor_get_text(rows, r->arena);
    unsigned read = 0;
    while (text && *text) {
        size_t bytes = strcspn(text, " ");
        unsigned f = 0;
        char room[TRYG_FLAGS_TEXT];
        while (f < TRYG_FLAGS && (strlen(tryg_flags_print(1U << f, room)) != bytes ||
                                  memcmp(room, text, bytes) != 0)) {
            f++;
        }
        if (f == TRYG_FLAGS) {
            return tryg_reading_lost(r, TRYG_LOST_WORD, text, err);
        }
        read |= 1U << f;
        text += bytes + (text[bytes] == ' ');
    }
    *flags = read;
    return TRYG_OK;
}

static enum tryg_status read_why(const struct tryg_reading *r, struct tryg_cursor *rows,
                                 enum tryg_why *why, struct tryg_error *err)
{
    const char *word = tryg_cursor_get_text(rows, r->arena);
    for (int w = 0; w < TRYG_WHYS; w++) {
        if (strcmp(word ? word : "", tryg_why_id((enum tryg_why)w)) == 0) {
            *why = (enum tryg_why)w;
            return TRYG_OK;
        }
    }
    return tryg_reading_lost(r, TRYG_LOST_WORD, word, err);
}

static enum tryg_status read_model(const struct tryg_reading *r, struct tryg_cursor *rows,
                                   enum tryg_model *model, struct tryg_error *err)
{
    const char *word = tryg_cursor_get_text(rows, r->arena);
    for (int m = 0; m < TRYG_MODELS; m++) {
        if (strcmp(word ? word : "", tryg_model_id((enum tryg_model)m)) == 0) {
            *model = (enum tryg_model)m;
            return TRYG_OK;
        }
    }
    return tryg_reading_lost(r, TRYG_LOST_WORD, word, err);
}

static enum tryg_status read_law(const struct tryg_reading *r, struct tryg_cursor *rows,
                                 struct tryg_law *law, struct tryg_error *err)
{
    const char *word = tryg_cursor_get_text(rows, r->arena);
    int kind = 0;
    while (kind < TRYG_LAWS &&
           strcmp(word ? word : "", tryg_law_id((enum tryg_law_kind)kind)) != 0) {
        kind++;
    }
    if (kind == TRYG_LAWS) {
        return tryg_reading_lost(r, TRYG_LOST_WORD, word, err);
    }
    law->kind = (enum tryg_law_kind)kind;
    law->a = tryg_cursor_get_real(rows);
    law->b = tryg_cursor_get_real(rows);
    return TRYG_OK;
}

static enum tryg_status read_level(const struct tryg_reading *r, struct tryg_cursor *rows,
                                   int *level, struct tryg_error *err)
{
    bool none = tryg_cursor_get_is_null(rows);
    int id = tryg_cursor_get_int(rows);
    if (none) {
        *level = -1;
        return TRYG_OK;
    }
    return tryg_reading_find(r, &r->level, id, TRYG_LOST_LEVEL, level, err);
}

static enum tryg_status read_score(struct tryg_reading *r, struct tryg_cursor *rows,
                                   struct tryg_scores *s, size_t a,
                                   struct tryg_error *err)
{
    s->index[a] = tryg_cursor_get_real(rows);
    s->low[a] = tryg_cursor_get_real(rows);
    s->high[a] = tryg_cursor_get_real(rows);
    s->se[a] = tryg_cursor_get_real(rows);
    TRYG_TRY(read_level(r, rows, &s->level[a], err));
    s->level_p[a] = tryg_cursor_get_real(rows);
    s->rank[a] = tryg_cursor_get_real(rows);
    s->base_index[a] = tryg_cursor_get_real(rows);
    s->change[a] = tryg_cursor_get_real(rows);
    s->reports[a] = tryg_cursor_get_real(rows);
    s->population[a] = tryg_cursor_get_real(rows);
    s->rate_per_1000[a] = tryg_cursor_get_real(rows);
    s->answers[a] = tryg_cursor_get_real(rows);
    s->n_eff[a] = tryg_cursor_get_real(rows);
    TRYG_TRY(read_flags(r, rows, &s->flags[a], err));
    return read_why(r, rows, &s->why[a], err);
}

static enum tryg_status read_cell(struct tryg_reading *r, struct tryg_cursor *rows,
                                  struct tryg_cell *cell, struct tryg_error *err)
{
    cell->value = tryg_cursor_get_real(rows);
    cell->low = tryg_cursor_get_real(rows);
    cell->high = tryg_cursor_get_real(rows);
    cell->se = tryg_cursor_get_real(rows);
    cell->deff = tryg_cursor_get_real(rows);
    cell->count = tryg_cursor_get_real(rows);
    cell->answers = tryg_cursor_get_real(rows);
    cell->n_eff = tryg_cursor_get_real(rows);
    cell->dont_know = tryg_cursor_get_real(rows);
    cell->weighed = tryg_cursor_get_real(rows);
    cell->denominator = tryg_cursor_get_real(rows);
    cell->normalised = tryg_cursor_get_real(rows);
    cell->weight = tryg_cursor_get_real(rows);
    cell->contribution = tryg_cursor_get_real(rows);
    TRYG_TRY(read_model(r, rows, &cell->model, err));
    cell->direct = tryg_cursor_get_real(rows);
    cell->direct_se = tryg_cursor_get_real(rows);
    cell->exceeds = tryg_cursor_get_real(rows);
    TRYG_TRY(read_law(r, rows, &cell->law, err));
    TRYG_TRY(read_flags(r, rows, &cell->flags, err));
    return read_why(r, rows, &cell->why, err);
}

static enum tryg_status take_score(struct tryg_reading *r, struct tryg_cursor *rows,
                                   const struct tryg_places *places,
                                   struct tryg_scores *scores, struct tryg_error *err)
{
    size_t area;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    return read_score(r, rows, scores, area, err);
}

static enum tryg_status take_group(struct tryg_reading *r, struct tryg_cursor *rows,
                                   const struct tryg_places *places,
                                   struct tryg_scores *scores, struct tryg_error *err)
{
    size_t area;
    int group;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    TRYG_TRY(tryg_reading_find(r, &r->group, tryg_cursor_get_int(rows), TRYG_LOST_GROUP,
                               &group, err));
    scores->group[(size_t)group * places->n + area] = tryg_cursor_get_real(rows);
    return TRYG_OK;
}

static enum tryg_status take_cell(struct tryg_reading *r, struct tryg_cursor *rows,
                                  const struct tryg_places *places,
                                  struct tryg_scores *scores, struct tryg_error *err)
{
    size_t area;
    int indicator;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    TRYG_TRY(tryg_reading_find(r, &r->indicator, tryg_cursor_get_int(rows),
                               TRYG_LOST_INDICATOR, &indicator, err));
    return read_cell(r, rows, &scores->cell[(size_t)indicator * places->n + area], err);
}

enum tryg_status tryg_reading_table(struct tryg_reading *r, const char *question,
                                    size_t slot, tryg_reading_take *take,
                                    const struct tryg_places *places, size_t expected,
                                    struct tryg_scores *scores, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db, question);
    tryg_cursor_put_int(&rows, r->year);
    tryg_cursor_put_whole(&rows, slot);
    enum tryg_status status = TRYG_OK;
    size_t got = 0;
    while (status == TRYG_OK && tryg_cursor_next(&rows)) {
        status = take(r, &rows, places, scores, err);
        got++;
    }
    enum tryg_status ended = tryg_cursor_end(&rows, status == TRYG_OK ? err : NULL);
    TRYG_TRY(status);
    TRYG_TRY(ended);
    bool all = expected == TRYG_ANY_ROWS || got == expected;
    return all ? TRYG_OK : tryg_reading_lost(r, TRYG_LOST_SHAPE, "", err);
}

static enum tryg_status read_system(struct tryg_reading *r, size_t slot,
                                    struct tryg_places *places, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT system_id FROM year_system WHERE year = ? AND slot = ?");
    tryg_cursor_put_int(&rows, r->year);
    tryg_cursor_put_whole(&rows, slot);
    int system_id = tryg_cursor_next(&rows) ? tryg_cursor_get_int(&rows) : 0;
    TRYG_TRY(tryg_cursor_end(&rows, err));
    return tryg_reading_places(r, system_id, places, err);
}

/* A population that today's project does not have is passed over. */
static enum tryg_status take_other(struct tryg_reading *r, struct tryg_cursor *rows,
                                   const struct tryg_places *places,
                                   struct tryg_scores *scores, struct tryg_error *err)
{
    size_t area;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    const char *id = tryg_cursor_get_text(rows, r->arena);
    for (size_t d = 0; id && d < r->shape->others; d++) {
        if (strcmp(r->shape->other[d], id) == 0) {
            scores->index_by[d * places->n + area] = tryg_cursor_get_real(rows);
            scores->rank_by[d * places->n + area] = tryg_cursor_get_real(rows);
            return TRYG_OK;
        }
    }
    return TRYG_OK;
}

static enum tryg_status read_others(struct tryg_reading *r, size_t slot,
                                    const struct tryg_places *places,
                                    struct tryg_scores *scores, struct tryg_error *err)
{
    if (r->shape->others == 0) {
        return TRYG_OK;
    }
    tryg_others_begin(scores, r->arena, r->shape->others);
    return tryg_reading_table(r,
                              "SELECT area_id, denominator, index_value, rank FROM "
                              "score_by WHERE year = ? AND slot = ?",
                              slot, take_other, places, TRYG_ANY_ROWS, scores, err);
}

enum tryg_status tryg_reading_scores(struct tryg_reading *r, size_t slot,
                                     struct tryg_scores *scores, struct tryg_error *err)
{
    const struct tryg_profile *profile = r->shape->profile;
    size_t indicators = profile ? profile->indicators : 0;
    size_t groups = profile ? profile->groups : 0;
    struct tryg_places places;
    TRYG_TRY(read_system(r, slot, &places, err));
    tryg_scores_begin(scores, r->arena, r->year, places.system, indicators, groups);
    TRYG_TRY(tryg_reading_table(
        r,
        "SELECT area_id, index_value, low, high, se, level_id, level_p, "
        "rank, base_index, change, reports, population, rate_per_1000, "
        "answers, n_eff, flags, why FROM score WHERE year = ? AND "
        "slot = ?",
        slot, take_score, &places, places.n, scores, err));
    TRYG_TRY(tryg_reading_table(r,
                                "SELECT area_id, group_id, value FROM group_score WHERE "
                                "year = ? AND slot = ?",
                                slot, take_group, &places, groups * places.n, scores,
                                err));
    TRYG_TRY(tryg_reading_table(
        r,
        "SELECT area_id, indicator_id, value, low, high, se, deff, count, "
        "answers, n_eff, dont_know, weighed, denominator, normalised, weight, "
        "contribution, model, direct, direct_se, exceeds, law, "
        "law_a, law_b, flags, why "
        "FROM estimate WHERE year = ? AND "
        "slot = ?",
        slot, take_cell, &places, indicators * places.n, scores, err));
    TRYG_TRY(read_others(r, slot, &places, scores, err));
    return tryg_reading_chance(r, slot, &places, scores, err);
}
