/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/column.h"
#include "publish/listing.h"

#include <string.h>

/* ---- What became of the areas ------------------------------------------------------ */

enum move_column {
    FROM_VERSION,
    FROM_SYSTEM,
    FROM_AREA,
    FROM_NAME,
    TO_VERSION,
    TO_SYSTEM,
    TO_AREA,
    TO_NAME,
    FATE,
    M2,
    PERSONS,
    SHARE,
    SHARE_OF_TARGET,
    BY,
    COVERED,
    MOVE_COLUMNS
};

static const struct tryg_column MOVES[MOVE_COLUMNS] = {
    [FROM_VERSION] = COLUMN("from_version", TEXT, 12,
                            "Basisårets udgave af områderne; tom = projektets egen.",
                            "The base year's version of the areas; empty = the "
                            "project's own."),
    [FROM_SYSTEM] = COLUMN("from_system", TEXT, 14, "Dets inddeling.", "Its system."),
    [FROM_AREA] =
        COLUMN("from_area", TEXT, 10, "Det gamle områdes kode.", "The old area's code."),
    [FROM_NAME] = COLUMN("from_name", TEXT, 30, "Dets navn.", "Its name."),
    [TO_VERSION] = COLUMN("to_version", TEXT, 12, "De senere års udgave.",
                          "The later years' version."),
    [TO_SYSTEM] = COLUMN("to_system", TEXT, 14, "Deres inddeling.", "Their system."),
    [TO_AREA] =
        COLUMN("to_area", TEXT, 10, "Det nye områdes kode.", "The new area's code."),
    [TO_NAME] = COLUMN("to_name", TEXT, 30, "Dets navn.", "Its name."),
    [FATE] = COLUMN("fate", TEXT, 10,
                    "same, kept (hovedparten), merged, split, moved (flyttet stykke), "
                    "lost (i intet nyt), new (ny grund).",
                    "same, kept (the main part), merged, split, moved (a part), lost (in "
                    "no new one), new (new ground)."),
    [M2] = COLUMN("m2", REAL, 12, "Stykkets areal.", "The area of the piece."),
    [PERSONS] = COLUMN("persons", REAL, 10, "Personer, der bor i stykket.",
                       "Persons who live in the piece."),
    [SHARE] = COLUMN("share", SHARE, 8, "Stykkets andel af det gamle område.",
                     "The part of the old area that the piece is."),
    [SHARE_OF_TARGET] =
        COLUMN("share_of_target", SHARE, 14, "Stykkets andel af det nye område.",
               "The part of the new area that the piece is."),
    [BY] =
        COLUMN("by", TEXT, 8, "Andelene er efter persons (personer) eller area (areal).",
               "The shares are by persons or by area."),
    [COVERED] = COLUMN("covered", SHARE, 8,
                       "Så meget af det nye område ligger i gamle, efter areal.",
                       "So much of the new area lies in old ones, by area."),
};

static struct tryg_datum code_of(const struct tryg_system *system, uint32_t area)
{
    return tryg_datum_text(area == TRYG_NO_AREA ? NULL : system->code[area]);
}

static struct tryg_datum name_of(const struct tryg_system *system, uint32_t area)
{
    return tryg_datum_text(area == TRYG_NO_AREA ? NULL : system->name[area]);
}

static struct tryg_datum move_cell(const struct tryg_move *m, enum move_column column)
{
    switch (column) {
    case FROM_VERSION:
        return tryg_datum_text(m->from->version);
    case FROM_SYSTEM:
        return tryg_datum_text(m->from->id);
    case FROM_AREA:
        return code_of(m->from, m->from_area);
    case FROM_NAME:
        return name_of(m->from, m->from_area);
    case TO_VERSION:
        return tryg_datum_text(m->to->version);
    case TO_SYSTEM:
        return tryg_datum_text(m->to->id);
    case TO_AREA:
        return code_of(m->to, m->to_area);
    case TO_NAME:
        return name_of(m->to, m->to_area);
    case FATE:
        return tryg_datum_said(tryg_fate_id(m->fate), tryg_fate_text(m->fate));
    case M2:
        return tryg_datum_number(m->m2);
    case PERSONS:
        return tryg_datum_number(m->persons);
    case SHARE:
        return tryg_datum_number(m->share);
    case SHARE_OF_TARGET:
        return tryg_datum_number(m->share_of_target);
    case BY:
        return m->by_persons ? tryg_datum_said("persons", TX("personer", "persons"))
                             : tryg_datum_said("area", TX("areal", "area"));
    default:
        return tryg_datum_number(m->covered);
    }
}

static void read_move(const struct tryg_listing *listing, size_t row, size_t column,
                      char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    const struct tryg_moves *all = listing->about;
    *into = move_cell(&all->move[row], (enum move_column)column);
}

struct tryg_listing tryg_listing_moves(const struct tryg_moves *moves, tryg_arena *arena)
{
    struct tryg_listing listing = {
        .columns = MOVE_COLUMNS, .rows = moves->moves, .read = read_move, .about = moves};
    listing.column = TRYG_NEW(arena, MOVE_COLUMNS, struct tryg_column);
    memcpy(listing.column, MOVES, sizeof MOVES);
    return listing;
}

/* ---- What was brought over --------------------------------------------------------- */

enum brought_column {
    YEAR,
    VERSION,
    SYSTEM,
    KIND,
    ID,
    TOTAL,
    CARRIED,
    LOST,
    AREAS,
    MODELLED,
    BROUGHT_COLUMNS
};

static const struct tryg_column BROUGHT[BROUGHT_COLUMNS] = {
    [YEAR] = COLUMN("year", WHOLE, 6, "Det år, der er overført.",
                    "The year that was brought over."),
    [VERSION] = COLUMN("to_version", TEXT, 12, "Til denne udgave af områderne.",
                       "To this version of the areas."),
    [SYSTEM] = COLUMN("system", TEXT, 14, "Til denne inddeling.", "To this system."),
    [KIND] = COLUMN("kind", TEXT, 10, "reports, population eller survey.",
                    "reports, population or survey."),
    [ID] = COLUMN("id", TEXT, 14, "Kildens id i projektfilen.",
                  "The source's id in the project file."),
    [TOTAL] = COLUMN("total", REAL, 10, "Anmeldelser eller personer i alt.",
                     "Reports or people in all."),
    [CARRIED] = COLUMN("carried", REAL, 10, "Heraf overført.", "Brought over of these."),
    [LOST] = COLUMN("lost", REAL, 10, "Heraf uden for alle nye områder.",
                    "Outside every new area of these."),
    [AREAS] = COLUMN("areas", COUNT, 7, "Nye områder.", "New areas."),
    [MODELLED] = COLUMN("modelled", COUNT, 9,
                        "Heraf modelleret: lavet af dele af gamle områder, eller delvis "
                        "ny grund.",
                        "Modelled of these: made of parts of old areas, or partly new "
                        "ground."),
};

static struct tryg_datum brought_cell(const struct tryg_brought *b,
                                      enum brought_column column)
{
    switch (column) {
    case YEAR:
        return tryg_datum_number(b->year);
    case VERSION:
        return tryg_datum_text(b->to->version);
    case SYSTEM:
        return tryg_datum_text(b->to->id);
    case KIND:
        return tryg_datum_text(b->kind);
    case ID:
        return tryg_datum_text(b->id);
    case TOTAL:
        return tryg_datum_number(b->total);
    case CARRIED:
        return tryg_datum_number(b->carried);
    case LOST:
        return tryg_datum_number(b->lost);
    case AREAS:
        return tryg_datum_number((double)b->areas);
    default:
        return tryg_datum_number((double)b->modelled);
    }
}

static void read_brought(const struct tryg_listing *listing, size_t row, size_t column,
                         char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    const struct tryg_moves *all = listing->about;
    *into = brought_cell(&all->brought[row], (enum brought_column)column);
}

struct tryg_listing tryg_listing_transfer(const struct tryg_moves *moves,
                                          tryg_arena *arena)
{
    struct tryg_listing listing = {.columns = BROUGHT_COLUMNS,
                                   .rows = moves->broughts,
                                   .read = read_brought,
                                   .about = moves};
    listing.column = TRYG_NEW(arena, BROUGHT_COLUMNS, struct tryg_column);
    memcpy(listing.column, BROUGHT, sizeof BROUGHT);
    return listing;
}
