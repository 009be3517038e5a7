/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/run.h"
#include "engine/cli/command.h"
#include "geodata/base/number.h"
#include "geodata/base/stage.h"
#include "geodata/base/text.h"

#include <stdio.h>
#include <stdlib.h>

static const char *whole(uint64_t n, char into[TRYG_NUMBER_TEXT])
{
    return tryg_number_print((double)n, 0, into);
}

static void print_row(const char *what, const char *rows, const char *reports)
{
    fputs("    ", stdout);
    tryg_text_put(stdout, what, 22, TRYG_LEFT);
    tryg_text_put(stdout, rows, 13, TRYG_RIGHT);
    tryg_text_put(stdout, reports, 13, TRYG_RIGHT);
    putchar('\n');
}

static void print_box(const struct tryg_batch *b, const struct tryg_book *book,
                      enum tryg_box_kind box)
{
    struct tryg_tally tally = tryg_book_box(&b->ledger, book, box);
    char rows[TRYG_NUMBER_TEXT], reports[TRYG_NUMBER_TEXT];
    if (tally.rows || box == TRYG_BOX_PLACED) {
        print_row(tryg_box_text(box), whole(tally.rows, rows),
                  whole(tally.reports, reports));
    }
}

static void print_agreement(const struct tryg_book *book)
{
    char agree[TRYG_NUMBER_TEXT], of[TRYG_NUMBER_TEXT], percent[TRYG_NUMBER_TEXT];
    if (book->stated) {
        printf(TX("    %s af %s (%s %%) ligger i det område, filen selv angiver\n",
                  "    %s of %s (%s %%) lie in the area the file itself states\n"),
               whole(book->agree, agree), whole(book->stated, of),
               tryg_number_print(100.0 * (double)book->agree / (double)book->stated, 2,
                                 percent));
    }
    if (book->fallback) {
        printf(TX("    %s uden koordinat er placeret efter filens område\n",
                  "    %s without a coordinate are placed by the file's area\n"),
               whole(book->fallback, agree));
    }
}

static void print_reading(const struct tryg_batch *b, const struct tryg_reading *r)
{
    char n[TRYG_NUMBER_TEXT], m[TRYG_NUMBER_TEXT];
    printf("\n%s %d  %s", r->source, r->year, r->shown);
    if (r->encoding) {
        printf("  (%s, %s)", r->encoding, r->delimiter);
    }
    printf("\n");
    if (!r->book) {
        printf(TX("    svar %s, heraf afvist %s\n",
                  "    answers %s, of these rejected %s\n"),
               whole(r->answers, n), whole(r->answers_rejected, m));
        return;
    }
    printf("    %-22s %12s %12s\n", "", TX("rækker", "rows"),
           TX("anmeldelser", "reports"));
    print_row(TX("læst", "read"), whole(r->book->read.rows, n),
              whole(r->book->read.reports, m));
    for (int box = 0; box < TRYG_BOXES; box++) {
        print_box(b, r->book, (enum tryg_box_kind)box);
    }
    print_agreement(r->book);
    if (r->unknown) {
        printf(TX("    %zu celler har et ukendt antal\n",
                  "    %zu cells have an unknown count\n"),
               r->unknown);
    }
}

static void print_division(const struct tryg_batch *b, const struct tryg_division *d)
{
    const char *before = " →";
    printf(TX("Områder: %zu i %s", "Areas: %zu in %s"), d->atoms.n, d->atoms.file);
    for (size_t s = 1; s + 1 < b->systems; s++) {
        if (d->system[s].n) {
            printf("%s %zu %s", before, d->system[s].n, d->system[s].id);
            before = ",";
        }
    }
    if (b->divisions > 1 && !d->published_only) {
        printf(" (%d–%d)", d->year[0], d->year[d->years - 1]);
    } else if (b->divisions > 1) {
        fputs(TX(" (kun publiceret)", " (published only)"), stdout);
    }
    printf("\n");
    const struct tryg_shape_report *r = &d->shapes;
    for (size_t i = 0; i < r->overlaps; i++) {
        char m2[TRYG_NUMBER_TEXT];
        printf("    overlap %s – %s: %s m²\n", d->atoms.code[r->overlap[i].a],
               d->atoms.code[r->overlap[i].b],
               tryg_number_print(r->overlap[i].m2, 2, m2));
    }
}

static void print_areas(const struct tryg_batch *b)
{
    for (size_t d = 0; d < b->divisions; d++) {
        print_division(b, &b->division[d]);
    }
}

static enum tryg_status write_text(const char *path, char *text, size_t bytes,
                                   enum tryg_status made, struct tryg_error *err)
{
    enum tryg_status status =
        made == TRYG_OK ? tryg_write_whole(path, text, bytes, err) : made;
    free(text);
    return status;
}

static enum tryg_status write_asked(struct tryg_cli *cli, struct tryg_batch *b,
                                    struct tryg_error *err)
{
    char *text = NULL;
    size_t bytes = 0;
    if (cli->rejects && b->rejects) {
        FILE *file = open_memstream(&text, &bytes);
        enum tryg_status made = tryg_rejects_write(b->rejects, file, err);
        fclose(file);
        TRYG_TRY(write_text(cli->rejects, text, bytes, made, err));
    }
    if (cli->ledger && b->ledger.arena) {
        FILE *file = open_memstream(&text, &bytes);
        tryg_ledger_write_csv(&b->ledger, file);
        fclose(file);
        TRYG_TRY(write_text(cli->ledger, text, bytes, TRYG_OK, err));
    }
    return TRYG_OK;
}

static enum tryg_status check(struct tryg_cli *cli, struct tryg_error *err)
{
    struct tryg_batch batch;
    enum tryg_status status = tryg_check(&batch, &cli->wish, cli->arena, err);
    if (cli->json && batch.ledger.arena) {
        tryg_ledger_write_json(&batch.ledger, stdout);
    } else if (batch.systems) {
        print_areas(&batch);
        for (size_t r = 0; r < batch.readings; r++) {
            print_reading(&batch, &batch.reading[r]);
        }
        if (status == TRYG_OK) {
            printf(TX("\nAfstemningen går op.\n", "\nThe books balance.\n"));
        }
    }
    struct tryg_error unwritten;
    enum tryg_status wrote = write_asked(cli, &batch, &unwritten);
    if (status == TRYG_OK && wrote != TRYG_OK) {
        *err = unwritten;
        return wrote;
    }
    return status;
}

static const struct tryg_option *const OPTIONS[] = {
    &TRYG_OPTION_YEAR, &TRYG_OPTION_REJECTS, &TRYG_OPTION_LEDGER, NULL};

const struct tryg_command TRYG_COMMAND_CHECK = {
    .name = "check",
    .arguments = "[DIR] [--rejects FILE] [--ledger FILE]",
    .summary = {{"læs og bedøm hver kilde, og gør afstemningen op",
                 "read and judge every input, and balance the ledger"}},
    .examples = {{"  tryghed check\n"
                  "  tryghed check kbh --rejects afviste.csv --ledger afstemning.csv",
                  "  tryghed check\n"
                  "  tryghed check cph --rejects rejected.csv --ledger ledger.csv"}},
    .most = 1,
    .folder_first = true,
    .options = OPTIONS,
    .run = check,
};
