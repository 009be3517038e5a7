/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/read_parts.h"

static enum tryg_status take_area(struct tryg_reading *r, struct tryg_cursor *rows,
                                  const struct tryg_places *places,
                                  struct tryg_scores *scores, struct tryg_error *err)
{
    struct tryg_chance *c = &scores->chance;
    double *const column[] = {c->mean,     c->sd,        c->low_mcse,  c->high_mcse,
                              c->rank_low, c->rank_high, c->rank_mean, c->worst_p};
    size_t area;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    for (size_t i = 0; i < sizeof column / sizeof *column; i++) {
        column[i][area] = tryg_cursor_get_real(rows);
    }
    return TRYG_OK;
}

static enum tryg_status take_level(struct tryg_reading *r, struct tryg_cursor *rows,
                                   const struct tryg_places *places,
                                   struct tryg_scores *scores, struct tryg_error *err)
{
    size_t area;
    int level;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    TRYG_TRY(tryg_reading_find(r, &r->level, tryg_cursor_get_int(rows), TRYG_LOST_LEVEL,
                               &level, err));
    scores->chance.p[(size_t)level * places->n + area] = tryg_cursor_get_real(rows);
    return TRYG_OK;
}

static enum tryg_status take_shared(struct tryg_reading *r, struct tryg_cursor *rows,
                                    const struct tryg_places *places,
                                    struct tryg_scores *scores, struct tryg_error *err)
{
    size_t area, k = scores->indicators;
    int one, other;
    TRYG_TRY(tryg_reading_area(r, places, tryg_cursor_get_int(rows), &area, err));
    TRYG_TRY(tryg_reading_find(r, &r->indicator, tryg_cursor_get_int(rows),
                               TRYG_LOST_INDICATOR, &one, err));
    TRYG_TRY(tryg_reading_find(r, &r->indicator, tryg_cursor_get_int(rows),
                               TRYG_LOST_INDICATOR, &other, err));
    double *of = scores->covariance + area * k * k;
    double shared = tryg_cursor_get_real(rows);
    of[(size_t)one * k + (size_t)other] = of[(size_t)other * k + (size_t)one] = shared;
    return TRYG_OK;
}

static void fill_diagonal(struct tryg_scores *scores)
{
    size_t k = scores->indicators, n = scores->system->n;
    for (size_t i = 0; i < k * n; i++) {
        double se = scores->cell[i].se;
        scores->covariance[i % n * k * k + i / n * (k + 1)] = se > 0.0 ? se * se : 0.0;
    }
}

enum tryg_status tryg_reading_chance(struct tryg_reading *r, size_t slot,
                                     const struct tryg_places *places,
                                     struct tryg_scores *scores, struct tryg_error *err)
{
    size_t k = scores->indicators;
    if (!r->shape->profile) {
        return TRYG_OK;
    }
    tryg_chance_begin(scores, r->arena, r->shape->profile->levels);
    scores->covariance = TRYG_NEW(r->arena, places->n * k * k, double);
    fill_diagonal(scores);
    TRYG_TRY(tryg_reading_table(r,
                                "SELECT area_id, mean, sd, low_mcse, high_mcse, "
                                "rank_low, rank_high, rank_mean, worst_p FROM chance "
                                "WHERE year = ? AND slot = ?",
                                slot, take_area, places, TRYG_ANY_ROWS, scores, err));
    TRYG_TRY(tryg_reading_table(r,
                                "SELECT area_id, level_id, p FROM level_chance WHERE "
                                "year = ? AND slot = ?",
                                slot, take_level, places, TRYG_ANY_ROWS, scores, err));
    return tryg_reading_table(r,
                              "SELECT area_id, indicator_id, other_id, covariance FROM "
                              "covariance WHERE year = ? AND slot = ?",
                              slot, take_shared, places, TRYG_ANY_ROWS, scores, err);
}
