/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/column.h"
#include "publish/listing.h"

#include <string.h>

enum column {
    YEAR,
    SYSTEM,
    AREA,
    NAME,
    KIND,
    MEASURE,
    MEASURE_NAME,
    VALUE,
    PLACE,
    OF,
    MEAN,
    FROM_MEAN,
    BEST,
    BEST_AREA,
    FROM_BEST,
    COLUMNS
};

static const struct tryg_column LISTED[COLUMNS] = {
    COLUMN("year", WHOLE, 6, "Det år, tallene har navn efter.",
           "The year that the figures are named after."),
    COLUMN("system", TEXT, 12, "Inddelingen.", "The system of areas."),
    COLUMN("area", TEXT, 8, "Områdets kode.", "The area's code."),
    COLUMN("name", TEXT, 30, "Områdets navn.", "The area's name."),
    COLUMN("kind", TEXT, 10, "index = indekset, group = en dimension, indicator.",
           "index, group = a dimension, indicator."),
    COLUMN("measure", TEXT, 14, "Dens id.", "Its id."),
    COLUMN("measure_name", TEXT, 34, "Dens navn.", "Its name."),
    COLUMN("value", REAL, 9, "Områdets tal.", "The area's figure."),
    COLUMN("place", REAL, 7, "Plads blandt alle; 1 = bedst, ens deler gennemsnittet.",
           "Place among all; 1 = the best, equals share the mean."),
    COLUMN("of", COUNT, 6, "Områder med et tal.", "Areas with a figure."),
    COLUMN("mean_of_others", REAL, 14, "De andres simple gennemsnit.",
           "Plain mean of the others."),
    COLUMN("from_mean", REAL, 10, "value minus mean_of_others.",
           "value less mean_of_others."),
    COLUMN("best", REAL, 8, "Det bedste tal af alle.", "The best figure of all."),
    COLUMN("best_area", TEXT, 10, "Hvis det er; af ens det første.",
           "Whose it is; of equals the first."),
    COLUMN("from_best", REAL, 10, "value minus best.", "value less best."),
};

/* Where a row lies. */
struct spot {
    const struct tryg_profile *profile;
    const struct tryg_peers *peers;
    size_t measure, area;
};

static struct spot spot_of(const struct tryg_all_peers *all, size_t row)
{
    size_t y = 0, rows = 0;
    while (row >= (rows = all->year[y].measures * all->year[y].system->n)) {
        row -= rows;
        y++;
    }
    size_t measures = all->year[y].measures;
    return (struct spot){all->results->profile, &all->year[y], row % measures,
                         row / measures};
}

static struct tryg_datum about_measure(const struct spot *s, size_t column)
{
    size_t groups = s->profile->groups;
    bool is_group = s->measure > 0 && s->measure <= groups;
    const struct tryg_group *group = is_group ? &s->profile->group[s->measure - 1] : NULL;
    const struct tryg_indicator *indicator =
        s->measure > groups ? &s->profile->indicator[s->measure - 1 - groups] : NULL;
    if (column == KIND) {
        return tryg_datum_text(group ? "group" : indicator ? "indicator" : "index");
    }
    if (column == MEASURE) {
        return tryg_datum_text(group ? group->id : indicator ? indicator->id : "index");
    }
    return tryg_datum_text(group       ? group->name.in[tryg_lang()]
                           : indicator ? indicator->name.in[tryg_lang()]
                                       : TX("Indekset", "The index"));
}

static struct tryg_datum about_place(const struct spot *s, size_t column)
{
    const struct tryg_peer *line =
        &s->peers->line[s->measure * s->peers->system->n + s->area];
    bool known = line->best != TRYG_NO_AREA;
    switch (column) {
    case VALUE:
        return tryg_datum_number(line->value);
    case PLACE:
        return tryg_datum_number(line->place);
    case OF:
        return tryg_datum_number((double)s->peers->known[s->measure]);
    case MEAN:
        return tryg_datum_number(line->mean);
    case FROM_MEAN:
        return tryg_datum_number(line->from_mean);
    case BEST:
        return tryg_datum_number(s->peers->high_is_good[s->measure] ? line->most
                                                                    : line->least);
    case BEST_AREA:
        return tryg_datum_text(known ? s->peers->system->code[line->best] : NULL);
    default:
        return tryg_datum_number(line->from_best);
    }
}

static void read_row(const struct tryg_listing *listing, size_t row, size_t column,
                     char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    struct spot s = spot_of(listing->about, row);
    switch (column) {
    case YEAR:
        *into = tryg_datum_number(s.peers->year);
        break;
    case SYSTEM:
        *into = tryg_datum_text(s.peers->system->id);
        break;
    case AREA:
        *into = tryg_datum_text(s.peers->system->code[s.area]);
        break;
    case NAME:
        *into = tryg_datum_text(s.peers->system->name[s.area]);
        break;
    case KIND:
    case MEASURE:
    case MEASURE_NAME:
        *into = about_measure(&s, column);
        break;
    default:
        *into = about_place(&s, column);
    }
}

struct tryg_listing tryg_listing_peers(const struct tryg_all_peers *all,
                                       tryg_arena *arena)
{
    struct tryg_listing listing = {.columns = COLUMNS,
                                   .column = TRYG_NEW(arena, COLUMNS, struct tryg_column),
                                   .read = read_row,
                                   .about = all};
    memcpy(listing.column, LISTED, sizeof LISTED);
    for (size_t y = 0; y < all->years; y++) {
        listing.rows += all->year[y].measures * all->year[y].system->n;
    }
    return listing;
}
