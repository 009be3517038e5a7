/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where labels go: inside their areas, never on each other, the same every time.
 *
 * Each label may be set in several forms, best first (name in one line, in two, in three,
 * only a key), and is tried at its area's label point, then on circles round it, until a
 * form lies wholly inside its area and free of all others. The last form may go farther:
 * overhang its area, or stand beside it with a line to it. Labels are placed by rank,
 * then the smallest areas first, since they have the least choice.
 *
 * Units    points on the page.
 * Law      no two boxes of placed labels overlap, none overlaps an obstacle, all lie in
 *          the frame; the answer depends on the input alone.
 * Method   greedy point-feature labelling by candidates, after Imhof (1975) and
 *          Christensen, Marks & Shieber (1995), ACM Trans. Graph. 14(3).
 */
#ifndef TRYG_MAPS_PLACING_H
#define TRYG_MAPS_PLACING_H

#include "maps/page.h"
#include "maps/raster.h"

enum { TRYG_LABEL_FORMS = 6 };

/* How far from its area a label may go to find room. */
enum tryg_reach {
    TRYG_INSIDE,   /* wholly inside, or not at all */
    TRYG_OVERHANG, /* its middle inside */
    TRYG_BESIDE,   /* beside, with a line to its area */
};

struct tryg_label_wish {
    uint32_t area;
    double x, y;           /* the label point; NAN = not on the page */
    int rank;              /* lower goes first */
    enum tryg_reach reach; /* of the last form; all others stay inside */
    int forms;             /* 1 .. TRYG_LABEL_FORMS */
    struct {
        double width, height;
    } form[TRYG_LABEL_FORMS];
};

struct tryg_label_spot {
    int form; /* -1: no room */
    struct tryg_rect box;
    bool beside; /* draw a line from the box to the label point */
};

/* Cells of the areas on the page, with how far each run of one area goes on to the right:
 * what makes the test "is this box inside" cheap. */
struct tryg_cover {
    struct tryg_raster cells;
    uint16_t *run; /* [width * height] */
    size_t *size;  /* [areas] cells */
};

/* The cover of a frame, with cells of one point. `areas` in page coordinates. */
void tryg_cover_make(struct tryg_cover *cover, const struct tryg_outlines *areas,
                     struct tryg_rect frame, tryg_arena *arena);

/* Cells of any area in a box, as a share 0..1 of the box. */
double tryg_cover_share(const struct tryg_cover *cover, struct tryg_rect box);

/* Place n labels into spot[n]; obstacles are boxes that are taken already. */
void tryg_labels_place(const struct tryg_cover *cover, struct tryg_rect frame, size_t n,
                       const struct tryg_label_wish *wish, size_t obstacles,
                       const struct tryg_rect *obstacle, struct tryg_label_spot *spot,
                       tryg_arena *arena);

#endif
