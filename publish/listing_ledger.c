/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "publish/listing.h"

#include <string.h>

static const struct tryg_column LEDGER[] = {
    {"source",
     TRYG_KIND_TEXT,
     14,
     {{"Kilden, med projektets ord.", "The source, in the project's words."}}},
    {"year",
     TRYG_KIND_WHOLE,
     6,
     {{"Det år, tallene har navn efter.", "The year that the figures are named after."}}},
    {"category",
     TRYG_KIND_TEXT,
     18,
     {{"Kategorien; tom, hvor rækkens kategori ikke kendes.",
       "The category; empty where the row's category is not known."}}},
    {"box",
     TRYG_KIND_TEXT,
     20,
     {{"Hvor rækken endte. Læst (read) er summen af alle de andre.",
       "Where the row ended. Read is the sum of all the others."}}},
    {"reason",
     TRYG_KIND_TEXT,
     30,
     {{"Hvorfor rækken er afvist.", "Why the row was rejected."}}},
    {"rows",
     TRYG_KIND_COUNT,
     10,
     {{"Antal rækker i filen.", "Number of rows of the file."}}},
    {"reports",
     TRYG_KIND_COUNT,
     11,
     {{"Antal anmeldelser i dem.", "Number of reports in them."}}},
};

enum { COLUMNS = sizeof LEDGER / sizeof *LEDGER };

struct lines {
    size_t n;
    struct tryg_ledger_line *line; /* NULL while they are counted */
};

static void take(void *context, size_t n, const struct tryg_ledger_line *line)
{
    struct lines *lines = context;
    if (lines->line) {
        lines->line[n] = *line;
    }
    lines->n = n + 1;
}

static struct tryg_datum box_datum(const char *id)
{
    for (int box = 0; box < TRYG_BOXES; box++) {
        if (strcmp(id, tryg_box_id((enum tryg_box_kind)box)) == 0) {
            return tryg_datum_said(id, tryg_box_text((enum tryg_box_kind)box));
        }
    }
    return tryg_datum_said(id, TX("læst", "read"));
}

static struct tryg_datum reason_datum(const char *id)
{
    for (int reason = 0; reason < TRYG_REASONS; reason++) {
        if (strcmp(id, tryg_reason_id((enum tryg_reason)reason)) == 0) {
            return tryg_datum_said(id, tryg_reason_text((enum tryg_reason)reason));
        }
    }
    return tryg_datum_text(NULL);
}

static void read_ledger(const struct tryg_listing *listing, size_t row, size_t column,
                        char room[TRYG_LISTING_ROOM], struct tryg_datum *into)
{
    (void)room;
    const struct lines *lines = listing->about;
    const struct tryg_ledger_line *line = &lines->line[row];
    const struct tryg_datum cells[COLUMNS] = {
        tryg_datum_text(line->book->source),
        tryg_datum_number(line->book->year),
        tryg_datum_text(line->category),
        box_datum(line->box),
        reason_datum(line->reason),
        tryg_datum_number((double)line->tally.rows),
        tryg_datum_number((double)line->tally.reports)};
    *into = cells[column];
}

struct tryg_listing tryg_listing_ledger(const struct tryg_ledger *ledger,
                                        tryg_arena *arena)
{
    struct lines *lines = TRYG_NEW(arena, 1, struct lines);
    tryg_ledger_each(ledger, take, lines);
    lines->line = TRYG_NEW(arena, lines->n, struct tryg_ledger_line);
    tryg_ledger_each(ledger, take, lines);
    struct tryg_listing listing = {
        .columns = COLUMNS, .rows = lines->n, .read = read_ledger, .about = lines};
    listing.column = TRYG_NEW(arena, COLUMNS, struct tryg_column);
    memcpy(listing.column, LEDGER, sizeof LEDGER);
    return listing;
}
