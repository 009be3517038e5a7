/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/placing.h"

#include <math.h>
#include <stdlib.h>

enum { RINGS = 14, DIRECTIONS = 16 };
static const double RING_STEP = 2.5, PAD = 0.8;

void tryg_cover_make(struct tryg_cover *cover, const struct tryg_outlines *areas,
                     struct tryg_rect frame, tryg_arena *arena)
{
    cover->cells = (struct tryg_raster){.width = (size_t)ceil(frame.width),
                                        .height = (size_t)ceil(frame.height),
                                        .left = frame.x,
                                        .top = frame.y,
                                        .cell = 1.0,
                                        .down = true};
    tryg_raster_burn(&cover->cells, areas, arena);
    size_t width = cover->cells.width, n = width * cover->cells.height;
    cover->run = TRYG_NEW(arena, n, uint16_t);
    cover->size = TRYG_NEW(arena, areas->areas, size_t);
    for (size_t i = n; i-- > 0;) {
        uint32_t area = cover->cells.area[i];
        bool goes_on = i % width + 1 < width && cover->cells.area[i + 1] == area;
        cover->run[i] = (uint16_t)(goes_on ? cover->run[i + 1] + 1 : 1);
        if (area != TRYG_NO_AREA) {
            cover->size[area]++;
        }
    }
}

/* The cells a box touches; false when it leaves the grid. */
struct span {
    size_t left, right, top, bottom; /* right and bottom are one past the last */
};

static bool span_of(const struct tryg_cover *cover, struct tryg_rect box,
                    struct span *span)
{
    double left = floor(box.x - cover->cells.left);
    double top = floor(box.y - cover->cells.top);
    double right = ceil(box.x + box.width - cover->cells.left);
    double bottom = ceil(box.y + box.height - cover->cells.top);
    if (left < 0.0 || top < 0.0 || right > (double)cover->cells.width ||
        bottom > (double)cover->cells.height) {
        return false;
    }
    *span = (struct span){(size_t)left, (size_t)right, (size_t)top, (size_t)bottom};
    return true;
}

double tryg_cover_share(const struct tryg_cover *cover, struct tryg_rect box)
{
    struct span span;
    if (!span_of(cover, box, &span)) {
        return 1.0;
    }
    size_t taken = 0, all = (span.right - span.left) * (span.bottom - span.top);
    for (size_t row = span.top; row < span.bottom; row++) {
        for (size_t column = span.left; column < span.right; column++) {
            taken += tryg_raster_at(&cover->cells, column, row) != TRYG_NO_AREA;
        }
    }
    return all ? (double)taken / (double)all : 0.0;
}

static bool box_inside(const struct tryg_cover *cover, struct tryg_rect box,
                       uint32_t area)
{
    struct span span;
    if (!span_of(cover, box, &span)) {
        return false;
    }
    for (size_t row = span.top; row < span.bottom; row++) {
        size_t at = row * cover->cells.width + span.left;
        if (cover->cells.area[at] != area || cover->run[at] < span.right - span.left) {
            return false;
        }
    }
    return true;
}

struct taken {
    const struct tryg_cover *cover;
    struct tryg_rect frame;
    size_t n;
    struct tryg_rect *box;
};

static bool is_free(const struct taken *taken, struct tryg_rect box)
{
    for (size_t i = 0; i < taken->n; i++) {
        if (tryg_rect_overlap(taken->box[i], box)) {
            return false;
        }
    }
    return tryg_rect_holds(taken->frame, box);
}

static bool fits(const struct taken *taken, struct tryg_rect box, uint32_t area,
                 enum tryg_reach reach)
{
    struct tryg_rect wide = {box.x - PAD, box.y - PAD, box.width + 2.0 * PAD,
                             box.height + 2.0 * PAD};
    struct tryg_rect middle = {box.x + box.width / 2.0 - 0.5,
                               box.y + box.height / 2.0 - 0.5, 1.0, 1.0};
    if (reach == TRYG_INSIDE && !box_inside(taken->cover, wide, area)) {
        return false;
    }
    if (reach == TRYG_OVERHANG && !box_inside(taken->cover, middle, area)) {
        return false;
    }
    return is_free(taken, wide);
}

/* Try one form at the label point and on circles round it, nearest first; on each circle
 * first right and left, then the rest, since a shift sideways is seen least. */
static bool try_form(const struct taken *taken, const struct tryg_label_wish *wish,
                     int form, enum tryg_reach reach, struct tryg_rect *box)
{
    static const int TURN[DIRECTIONS] = {0, 8, 4, 12, 2, 6, 10, 14,
                                         1, 7, 9, 15, 3, 5, 11, 13};
    double w = wish->form[form].width, h = wish->form[form].height;
    for (int ring = 0; ring <= RINGS; ring++) {
        for (int d = 0; d < (ring ? DIRECTIONS : 1); d++) {
            double turn = TURN[d] * 2.0 * 3.14159265358979323846 / DIRECTIONS;
            double far = ring * RING_STEP;
            *box = (struct tryg_rect){wish->x + far * cos(turn) - w / 2.0,
                                      wish->y + far * sin(turn) - h / 2.0, w, h};
            if (fits(taken, *box, wish->area, reach)) {
                return true;
            }
        }
    }
    return false;
}

static void place_one(struct taken *taken, const struct tryg_label_wish *wish,
                      struct tryg_label_spot *spot)
{
    *spot = (struct tryg_label_spot){.form = -1};
    if (isnan(wish->x) || isnan(wish->y)) {
        return;
    }
    int last = wish->forms - 1;
    for (int form = 0; form < wish->forms && spot->form < 0; form++) {
        spot->form = try_form(taken, wish, form, TRYG_INSIDE, &spot->box) ? form : -1;
    }
    for (int reach = TRYG_OVERHANG; reach <= (int)wish->reach && spot->form < 0;
         reach++) {
        bool found = try_form(taken, wish, last, (enum tryg_reach)reach, &spot->box);
        spot->form = found ? last : -1;
        spot->beside = reach == TRYG_BESIDE;
    }
    if (spot->form >= 0) {
        taken->box[taken->n++] = spot->box;
    }
}

struct turn {
    int rank;
    size_t size, label;
};

static int by_turn(const void *a, const void *b)
{
    const struct turn *t = a, *u = b;
    if (t->rank != u->rank) {
        return t->rank < u->rank ? -1 : 1;
    }
    if (t->size != u->size) {
        return t->size < u->size ? -1 : 1;
    }
    return (t->label > u->label) - (t->label < u->label);
}

void tryg_labels_place(const struct tryg_cover *cover, struct tryg_rect frame, size_t n,
                       const struct tryg_label_wish *wish, size_t obstacles,
                       const struct tryg_rect *obstacle, struct tryg_label_spot *spot,
                       tryg_arena *arena)
{
    struct taken taken = {.cover = cover, .frame = frame};
    taken.box = TRYG_NEW(arena, n + obstacles, struct tryg_rect);
    for (size_t i = 0; i < obstacles; i++) {
        taken.box[taken.n++] = obstacle[i];
    }
    struct turn *turn = TRYG_NEW(arena, n, struct turn);
    for (size_t i = 0; i < n; i++) {
        turn[i] = (struct turn){wish[i].rank, cover->size[wish[i].area], i};
    }
    if (n) {
        qsort(turn, n, sizeof *turn, by_turn);
    }
    for (size_t i = 0; i < n; i++) {
        place_one(&taken, &wish[turn[i].label], &spot[turn[i].label]);
    }
}
