/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/moves.h"
#include "engine/batch/crossing.h"
#include "engine/batch/frame.h"
#include "engine/batch/yardstick.h"
#include "engine/index/fate.h"
#include "engine/index/transfer.h"
#include "publish/tables.h"

#include <math.h>

static struct tryg_move *add_move(struct tryg_batch *b, struct tryg_moves *all)
{
    all->move = tryg_arena_grow(b->arena, all->move, all->moves, all->moves + 1,
                                sizeof *all->move);
    return &all->move[all->moves++];
}

/* The two systems and their pieces, while their moves are listed. */
struct pair {
    const struct tryg_system *from, *to;
    struct tryg_transfer pieces;
    enum tryg_fate *fate;
    double *covered;
};

static bool has_persons(const struct tryg_transfer *t, size_t source)
{
    return t->persons && t->source_persons[source] > 0.0;
}

static void list_pieces(struct tryg_batch *b, const struct pair *p, size_t s,
                        struct tryg_moves *all)
{
    const struct tryg_transfer *t = &p->pieces;
    double left = t->source_m2[s],
           people = t->persons ? t->source_persons[s] : (double)NAN;
    double rest = 1.0;
    for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
        double share = tryg_transfer_share(t, s, i);
        *add_move(b, all) =
            (struct tryg_move){.from = p->from,
                               .to = p->to,
                               .from_area = (uint32_t)s,
                               .to_area = t->target[i],
                               .fate = p->fate[i],
                               .m2 = t->m2[i],
                               .persons = t->persons ? t->persons[i] : (double)NAN,
                               .share = share,
                               .share_of_target = tryg_fate_share_of_target(t, i),
                               .by_persons = has_persons(t, s),
                               .covered = p->covered[t->target[i]]};
        left -= t->m2[i];
        people -= t->persons ? t->persons[i] : 0.0;
        rest -= share;
    }
    if (rest > TRYG_CROSSING_WHOLE) {
        *add_move(b, all) = (struct tryg_move){.from = p->from,
                                               .to = p->to,
                                               .from_area = (uint32_t)s,
                                               .to_area = TRYG_NO_AREA,
                                               .fate = TRYG_FATE_LOST,
                                               .m2 = left,
                                               .persons = people,
                                               .share = rest,
                                               .share_of_target = NAN,
                                               .by_persons = has_persons(t, s),
                                               .covered = NAN};
    }
}

static void list_new(struct tryg_batch *b, const struct pair *p, struct tryg_moves *all)
{
    const struct tryg_transfer *t = &p->pieces;
    for (uint32_t a = 0; a < t->targets; a++) {
        if (p->covered[a] < 1.0 - TRYG_CROSSING_WHOLE) {
            *add_move(b, all) =
                (struct tryg_move){.from = p->from,
                                   .to = p->to,
                                   .from_area = TRYG_NO_AREA,
                                   .to_area = a,
                                   .fate = TRYG_FATE_NEW,
                                   .m2 = t->target_m2[a] * (1.0 - p->covered[a]),
                                   .persons = NAN,
                                   .share = NAN,
                                   .share_of_target = 1.0 - p->covered[a],
                                   .covered = p->covered[a]};
        }
    }
}

static enum tryg_status list_moves(struct tryg_batch *b, const struct tryg_system *from,
                                   const struct tryg_system *to, struct tryg_moves *all,
                                   struct tryg_error *err)
{
    struct pair p = {.from = from, .to = to};
    TRYG_TRY(tryg_crossing_pieces(b, from, to, &p.pieces, err));
    p.fate = TRYG_NEW(b->arena, p.pieces.pieces, enum tryg_fate);
    p.covered = TRYG_NEW(b->arena, to->n, double);
    tryg_fates(&p.pieces, TRYG_CROSSING_WHOLE, p.fate, b->arena);
    tryg_transfer_covered(&p.pieces, p.covered);
    for (size_t s = 0; s < from->n; s++) {
        list_pieces(b, &p, s, all);
    }
    list_new(b, &p, all);
    return TRYG_OK;
}

/* ---- What was brought over --------------------------------------------------------- */

static enum tryg_status bring(struct tryg_batch *b, const char *kind, const char *id,
                              const struct tryg_system *from,
                              const struct tryg_system *to, const double *value,
                              struct tryg_moves *all, struct tryg_error *err)
{
    const struct tryg_crossing *way;
    struct tryg_brought *row;
    TRYG_TRY(tryg_cross(b, from, to, &way, err));
    all->brought = tryg_arena_grow(b->arena, all->brought, all->broughts,
                                   all->broughts + 1, sizeof *row);
    row = &all->brought[all->broughts++];
    *row = (struct tryg_brought){.year = b->results.base_year,
                                 .to = to,
                                 .kind = kind,
                                 .id = id,
                                 .total = value ? 0.0 : (double)NAN,
                                 .areas = to->n};
    double *out = TRYG_NEW(b->arena, to->n, double);
    for (size_t s = 0; value && s < from->n; s++) {
        row->total += value[s];
    }
    if (value) {
        tryg_crossing_sum(way, value, out);
    }
    row->carried = value ? 0.0 : (double)NAN;
    for (size_t a = 0; a < to->n; a++) {
        row->carried += out[a];
        row->modelled += tryg_crossing_models(way, a);
    }
    row->lost = value ? tryg_transfer_lost(&way->pieces, value) : (double)NAN;
    return TRYG_OK;
}

static enum tryg_status bring_reports(struct tryg_batch *b,
                                      const struct tryg_year_record *base,
                                      const struct tryg_system *to,
                                      struct tryg_moves *all, struct tryg_error *err)
{
    for (size_t r = 0; r < base->counts; r++) {
        const struct tryg_counts *counts = &base->count[r];
        double *value = TRYG_NEW(b->arena, counts->system->n, double);
        for (size_t i = 0; i < counts->system->n * counts->categories; i++) {
            value[i / counts->categories] += (double)tryg_counts_sum(
                counts, i / counts->categories, i % counts->categories);
        }
        TRYG_TRY(
            bring(b, "reports", counts->source, counts->system, to, value, all, err));
    }
    return TRYG_OK;
}

static enum tryg_status bring_all(struct tryg_batch *b,
                                  const struct tryg_year_record *base,
                                  const struct tryg_system *to, struct tryg_moves *all,
                                  struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    TRYG_TRY(bring_reports(b, base, to, all, err));
    for (size_t i = 0; i < p->populations; i++) {
        size_t y;
        const struct tryg_population *people = tryg_batch_persons(b, i, base->year, &y);
        TRYG_TRY(bring(b, "population", people->id, people->system, to,
                       people->value + y * people->system->n, all, err));
    }
    for (size_t i = 0; i < p->surveys; i++) {
        const struct tryg_system *from;
        TRYG_TRY(tryg_division_need(b, base->year, p->survey[i].system,
                                    p->survey[i].system_at, &from, err));
        TRYG_TRY(bring(b, "survey", p->survey[i].source.id, from, to, NULL, all, err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_moves_between(struct tryg_batch *b, int then, int now,
                                    struct tryg_moves *moves, struct tryg_error *err)
{
    const struct tryg_system *from = b->yardstick[tryg_yardstick_of(b, then)].system[0];
    const struct tryg_system *to = b->yardstick[tryg_yardstick_of(b, now)].system[0];
    *moves = (struct tryg_moves){0};
    if (tryg_division_with(b, from) == tryg_division_with(b, to)) {
        return TRYG_OK;
    }
    return list_moves(b, from, to, moves, err);
}

enum tryg_status tryg_moves_make(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
    struct tryg_moves made = {0};
    for (size_t f = 1; base && f < b->yardsticks; f++) {
        const struct tryg_system *to = b->yardstick[f].system[0];
        bool other = tryg_division_with(b, to) != tryg_division_of(b, base->year);
        TRYG_TRY(list_moves(b, b->out_system[0], to, &made, err));
        for (size_t s = 0; other && s < b->out_systems; s++) {
            TRYG_TRY(bring_all(b, base, b->yardstick[f].system[s], &made, err));
        }
    }
    b->moves = made;
    return TRYG_OK;
}

enum tryg_status tryg_moves_write(struct tryg_shelf *shelf, struct tryg_error *err)
{
    const struct tryg_moves *moves = &shelf->b->moves;
    const char *path;
    if (moves->moves) {
        TRYG_TRY(tryg_shelve(shelf, "compare/areas.csv", &path, err));
        TRYG_TRY(tryg_publish_moves_csv(path, moves, err));
    }
    if (moves->broughts) {
        TRYG_TRY(tryg_shelve(shelf, "compare/transfer.csv", &path, err));
        TRYG_TRY(tryg_publish_transfer_csv(path, moves, err));
    }
    return TRYG_OK;
}
