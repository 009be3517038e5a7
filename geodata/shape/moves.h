/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the areas between two versions of them, and what was brought over.
 *
 * Units    m2 in the project CRS; persons as areas.people has them; shares 0..1.
 * Missing  NAN, and a system or area that is not there: NULL, TRYG_NO_AREA.
 * Owner    the arena of whoever made it.
 */
#ifndef TRYG_SHAPE_MOVES_H
#define TRYG_SHAPE_MOVES_H

#include "geodata/shape/areas.h"

/* What a piece is that an old area and a new one share. */
enum tryg_fate {
    TRYG_FATE_SAME,   /* all of the old area, and all of the new one */
    TRYG_FATE_KEPT,   /* the main piece of an area that only lost or won a part */
    TRYG_FATE_MERGED, /* all of the old area, put together with others */
    TRYG_FATE_SPLIT,  /* all of the new area, one of several made of the old one */
    TRYG_FATE_MOVED,  /* a part that went from one area to another */
    TRYG_FATE_LOST,   /* of the old area, in no new one */
    TRYG_FATE_NEW,    /* of the new area, in no old one */
    TRYG_FATES
};
const char *tryg_fate_id(enum tryg_fate fate);   /* "merged" */
const char *tryg_fate_text(enum tryg_fate fate); /* "lagt sammen" */

struct tryg_move {
    const struct tryg_system *from, *to;
    uint32_t from_area, to_area; /* TRYG_NO_AREA: lost, new */
    enum tryg_fate fate;
    double m2, persons;     /* of the piece; persons NAN where they are not known */
    double share;           /* of the old area: by persons where it has any */
    double share_of_target; /* of the new area, likewise */
    bool by_persons;
    double covered; /* of the new area, by all old ones together, by m2 */
};

/* What a source of one year became on the areas of another version. */
struct tryg_brought {
    int year;
    const struct tryg_system *to;
    const char *kind, *id;       /* "reports", "population", "survey"; of the project */
    double total, carried, lost; /* reports or people; NAN for a survey */
    size_t areas, modelled;      /* of `to` */
};

struct tryg_moves {
    size_t moves, broughts;
    struct tryg_move *move; /* by the two systems, then old area, then new */
    struct tryg_brought *brought;
};

#endif
