/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "publish/column.h"
#include "publish/listing.h"

#include <stdio.h>
#include <string.h>

#define YEAR                                                                             \
    COLUMN("year", WHOLE, 6, "Det år, tallene har navn efter.",                          \
           "The year that the figures are named after.")
#define SYSTEM COLUMN("system", TEXT, 12, "Inddelingen.", "The system of areas.")
#define CATEGORY                                                                         \
    COLUMN("category", TEXT, 14, "Anmeldelsernes kategori.", "The reports' category.")
#define REPORTS                                                                          \
    COLUMN("reports", COUNT, 9,                                                          \
           "Anmeldelser; tom, hvor kilden har et tal, den ikke "                         \
           "fortæller.",                                                                 \
           "Reports; empty where the source has a number that it does not tell.")

static const struct tryg_column COUNTS[] = {
    YEAR,
    COLUMN("month", TEXT, 9, "Måned (åååå-mm); tom, når den ikke kendes.",
           "Month (yyyy-mm); empty when it is not known."),
    SYSTEM,
    COLUMN("area", TEXT, 10,
           "Områdets kode; outside: uden for alle områder, no_place: uden stedfæstelse.",
           "The area's code; outside: in no area, no_place: without a place."),
    CATEGORY,
    REPORTS};
static const struct tryg_column HOURS[] = {
    YEAR,
    SYSTEM,
    COLUMN("area", TEXT, 10, "Områdets kode; byen til sidst.",
           "The area's code; the city last."),
    CATEGORY,
    COLUMN("weekday", WHOLE, 9, "Ugedag: 1 = mandag til 7.", "Weekday: 1 = Monday to 7."),
    COLUMN("hour", WHOLE, 6, "Time: 0 til 23.", "Hour: 0 to 23."),
    REPORTS};
static const struct tryg_column STRUCTURE[] = {
    COLUMN("group", TEXT, 12, "Den gruppe, tallet handler om; tom: alle indikatorer.",
           "The group that the number is about; empty: all indicators."),
    COLUMN("statistic", TEXT, 22, "Hvad tallet er: eigenvalue, loading, kmo …",
           "What the number is: eigenvalue, loading, kmo …"),
    COLUMN("indicator", TEXT, 18, "Indikatoren, hvis tallet er dens.",
           "The indicator, where the number is of one."),
    COLUMN("factor", WHOLE, 7, "Komponenten eller faktoren, fra 1.",
           "The component or factor, from 1."),
    COLUMN("value", FINE, 10, "Tallet.", "The number.")};

static const struct {
    size_t columns;
    const struct tryg_column *column;
} TABLES[] = {
    [TRYG_FILE_COUNTS] = {sizeof COUNTS / sizeof *COUNTS, COUNTS},
    [TRYG_FILE_HOURS] = {sizeof HOURS / sizeof *HOURS, HOURS},
    [TRYG_FILE_STRUCTURE] = {sizeof STRUCTURE / sizeof *STRUCTURE, STRUCTURE},
};

/* The file's cells as texts, row by row without the header. */
struct texts {
    const char **cell;
    size_t cells, room;
    const struct tryg_column *column;
    tryg_arena *arena;
};

static void read_text(const struct tryg_listing *listing, size_t row, size_t column,
                      char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    const struct texts *t = listing->about;
    const char *text = t->cell[row * listing->columns + column];
    double number;
    *into = tryg_datum_text(text);
    if (t->column[column].kind != TRYG_KIND_TEXT &&
        tryg_number_parse(text, strlen(text), (struct tryg_number_style){'.', 0},
                          &number)) {
        *into = tryg_datum_number(number);
    }
}

static void add_cell(struct texts *t, const char *text)
{
    if (t->cells == t->room) {
        size_t room = t->room ? 2 * t->room : 1024;
        t->cell = tryg_arena_grow(t->arena, t->cell, t->cells, room, sizeof *t->cell);
        t->room = room;
    }
    t->cell[t->cells++] = text;
}

/* Cut the text, which is one of our own files, into cells where it stands: quotes only
 * round a whole cell, doubled within it. */
static void cut(struct texts *t, char *at)
{
    while (*at) {
        char *from = at, *to = at;
        bool quoted = *at == '"';
        at += quoted;
        while (*at && (quoted || (*at != ',' && *at != '\n'))) {
            if (quoted && *at == '"' && *++at != '"') {
                break; /* the end of the cell; a doubled one is a quote */
            }
            *to++ = *at++;
        }
        bool more = *at != '\0';
        *to = '\0';
        add_cell(t, from);
        at += more;
    }
}

/* NULL when the file cannot be read. */
static char *read_whole(const char *path, tryg_arena *arena)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long bytes = file && fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (bytes >= 0) {
        rewind(file);
        text = tryg_arena_alloc(arena, (size_t)bytes + 1, 1);
        text[bytes] = '\0';
        text = fread(text, 1, (size_t)bytes, file) == (size_t)bytes ? text : NULL;
    }
    if (file) {
        fclose(file);
    }
    return text;
}

enum tryg_status tryg_listing_file(const char *path, enum tryg_file_table table,
                                   tryg_arena *arena, struct tryg_listing *listing,
                                   struct tryg_error *err)
{
    size_t columns = TABLES[table].columns > 0 ? TABLES[table].columns : 1;
    struct texts *t = TRYG_NEW(arena, 1, struct texts);
    char *text = read_whole(path, arena);
    if (!text) {
        return tryg_fail(err, TRYG_FAILED, TX("%s kan ikke læses.", "%s cannot be read."),
                         path);
    }
    *t = (struct texts){.column = TABLES[table].column, .arena = arena};
    cut(t, text);
    t->cell += t->cells >= columns ? columns : 0; /* the header */
    t->cells -= t->cells >= columns ? columns : 0;
    *listing = (struct tryg_listing){
        .columns = columns, .rows = t->cells / columns, .read = read_text, .about = t};
    listing->column = TRYG_NEW(arena, columns, struct tryg_column);
    memcpy(listing->column, TABLES[table].column, columns * sizeof *listing->column);
    return TRYG_OK;
}
