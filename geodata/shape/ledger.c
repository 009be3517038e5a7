/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/ledger.h"
#include "geodata/base/cell.h"
#include "geodata/base/lang.h"

#include <inttypes.h>
#include <string.h>

static const struct {
    const char *id;
    struct tryg_text text;
} BOXES[TRYG_BOXES] = {
    [TRYG_BOX_PLACED] = {"placed", {{"stedfæstet", "placed"}}},
    [TRYG_BOX_OUTSIDE] = {"outside", {{"uden for området", "outside the area"}}},
    [TRYG_BOX_NO_PLACE] = {"no_place", {{"uden stedfæstelse", "without a place"}}},
    [TRYG_BOX_DUPLICATE] = {"duplicate", {{"gengangere", "duplicates"}}},
    [TRYG_BOX_EXCLUDED] = {"excluded", {{"udeladte koder", "excluded codes"}}},
    [TRYG_BOX_UNKNOWN_CODE] = {"unknown_code", {{"ukendte koder", "unknown codes"}}},
    [TRYG_BOX_OUT_OF_PERIOD] = {"out_of_period",
                                {{"uden for perioden", "out of period"}}},
    [TRYG_BOX_REJECTED] = {"rejected", {{"afviste rækker", "rejected rows"}}},
};

const char *tryg_box_id(enum tryg_box_kind box)
{
    return BOXES[box].id;
}

const char *tryg_box_text(enum tryg_box_kind box)
{
    return BOXES[box].text.in[tryg_lang()];
}

void tryg_ledger_begin(struct tryg_ledger *ledger, tryg_arena *arena, size_t categories,
                       const char **category)
{
    *ledger = (struct tryg_ledger){
        .categories = categories, .category = category, .arena = arena};
}

struct tryg_book *tryg_ledger_book(struct tryg_ledger *ledger, const char *source,
                                   int year)
{
    if (ledger->books == ledger->room) {
        size_t room = ledger->room ? 2 * ledger->room : 8;
        ledger->book = tryg_arena_grow(ledger->arena, ledger->book, ledger->room, room,
                                       sizeof(struct tryg_book *));
        ledger->room = room;
    }
    struct tryg_book *book = TRYG_NEW(ledger->arena, 1, struct tryg_book);
    book->source = source;
    book->year = year;
    book->box =
        TRYG_NEW(ledger->arena, (ledger->categories + 1) * TRYG_BOXES, struct tryg_tally);
    ledger->book[ledger->books++] = book;
    return book;
}

static void add(struct tryg_tally *sum, struct tryg_tally more)
{
    sum->rows += more.rows;
    sum->reports += more.reports;
}

struct tryg_tally tryg_book_box(const struct tryg_ledger *ledger,
                                const struct tryg_book *book, enum tryg_box_kind box)
{
    struct tryg_tally sum = {0};
    for (size_t c = 0; c <= ledger->categories; c++) {
        add(&sum, book->box[c * TRYG_BOXES + box]);
    }
    return sum;
}

static bool same(struct tryg_tally a, struct tryg_tally b)
{
    return a.rows == b.rows && a.reports == b.reports;
}

static enum tryg_status balance_book(const struct tryg_ledger *ledger,
                                     const struct tryg_book *book, struct tryg_error *err)
{
    struct tryg_tally boxes = {0}, reasons = {0};
    for (int box = 0; box < TRYG_BOXES; box++) {
        add(&boxes, tryg_book_box(ledger, book, (enum tryg_box_kind)box));
    }
    for (int reason = 0; reason < TRYG_REASONS; reason++) {
        add(&reasons, book->reason[reason]);
    }
    bool explained = same(reasons, tryg_book_box(ledger, book, TRYG_BOX_REJECTED));
    if (same(boxes, book->read) && explained) {
        return TRYG_OK;
    }
    return tryg_fail(
        err, TRYG_FAILED,
        TX("Afstemningen går ikke op for %s %d: læst %" PRIu64 " rækker (%" PRIu64
           " anmeldelser), i bokse %" PRIu64 " (%" PRIu64 "), afviste med grund %" PRIu64
           ". Det er en fejl i programmet; intet er skrevet.",
           "The books do not balance for %s %d: read %" PRIu64 " rows (%" PRIu64
           " reports), in boxes %" PRIu64 " (%" PRIu64 "), rejected with reason %" PRIu64
           ". This is a fault in the program; nothing has been written."),
        book->source, book->year, book->read.rows, book->read.reports, boxes.rows,
        boxes.reports, reasons.rows);
}

enum tryg_status tryg_ledger_balance(const struct tryg_ledger *ledger,
                                     struct tryg_error *err)
{
    for (size_t b = 0; b < ledger->books; b++) {
        TRYG_TRY(balance_book(ledger, ledger->book[b], err));
    }
    return TRYG_OK;
}

struct lines {
    void (*line)(void *context, size_t n, const struct tryg_ledger_line *line);
    void *context;
    size_t n;
};

static void tell(struct lines *lines, const struct tryg_book *book, const char *category,
                 const char *box, const char *reason, struct tryg_tally tally)
{
    struct tryg_ledger_line line = {book, category, box, reason, tally};
    lines->line(lines->context, lines->n++, &line);
}

static void each_of_book(const struct tryg_ledger *ledger, const struct tryg_book *book,
                         struct lines *lines)
{
    tell(lines, book, "", "read", "", book->read);
    for (int box = 0; box < TRYG_BOXES; box++) {
        for (size_t c = 0; c <= ledger->categories; c++) {
            struct tryg_tally tally = book->box[c * TRYG_BOXES + (size_t)box];
            if (box != TRYG_BOX_REJECTED && (tally.rows || tally.reports)) {
                tell(lines, book, c < ledger->categories ? ledger->category[c] : "",
                     BOXES[box].id, "", tally);
            }
        }
    }
    for (int reason = 0; reason < TRYG_REASONS; reason++) {
        if (book->reason[reason].rows) {
            tell(lines, book, "", BOXES[TRYG_BOX_REJECTED].id,
                 tryg_reason_id((enum tryg_reason)reason), book->reason[reason]);
        }
    }
}

void tryg_ledger_each(const struct tryg_ledger *ledger,
                      void (*line)(void *context, size_t n,
                                   const struct tryg_ledger_line *line),
                      void *context)
{
    struct lines lines = {line, context, 0};
    for (size_t b = 0; b < ledger->books; b++) {
        each_of_book(ledger, ledger->book[b], &lines);
    }
}

static void csv_line(void *context, size_t n, const struct tryg_ledger_line *line)
{
    (void)n;
    FILE *out = context;
    tryg_cell_put_csv(out, line->book->source);
    fprintf(out, ",%d,", line->book->year);
    tryg_cell_put_csv(out, line->category);
    fprintf(out, ",%s,%s,%" PRIu64 ",%" PRIu64 "\n", line->box, line->reason,
            line->tally.rows, line->tally.reports);
}

void tryg_ledger_write_csv(const struct tryg_ledger *ledger, FILE *out)
{
    fputs("source,year,category,box,reason,rows,reports\n", out);
    tryg_ledger_each(ledger, csv_line, out);
}

static void json_line(void *context, size_t n, const struct tryg_ledger_line *line)
{
    FILE *out = context;
    fputs(n ? ",\n  {\"source\": " : "\n  {\"source\": ", out);
    tryg_cell_put_json(out, line->book->source);
    fprintf(out, ", \"year\": %d, \"category\": ", line->book->year);
    tryg_cell_put_json(out, line->category);
    fprintf(out,
            ", \"box\": \"%s\", \"reason\": \"%s\", \"rows\": %" PRIu64
            ", \"reports\": %" PRIu64 "}",
            line->box, line->reason, line->tally.rows, line->tally.reports);
}

void tryg_ledger_write_json(const struct tryg_ledger *ledger, FILE *out)
{
    fputc('[', out);
    tryg_ledger_each(ledger, json_line, out);
    fputs("\n]\n", out);
}
