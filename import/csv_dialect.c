/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memrchr */
#include "import/csv_dialect.h"
#include "geodata/base/lang.h"
#include "import/csv_cut.h"
#include "import/encoding.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { PIECE = TRYG_INPUT_KEPT, SAMPLE = 100 };

/* The head of the file, and what its reading is for. */
struct head {
    const struct tryg_table_source *source;
    const char *shown;
    struct tryg_csv_input *input;
    char *text;
    size_t bytes;
    bool whole; /* nothing comes after the head */
    bool early; /* the head is enough if it is ASCII */
};

static bool begins(const struct head *head, const char *with, size_t bytes)
{
    return head->bytes >= bytes && memcmp(head->text, with, bytes) == 0;
}

/* UTF-16 without a BOM shows by its NULs: every other byte of what is plain ASCII. */
static bool looks_like_utf16(const struct head *head)
{
    size_t look = head->bytes < 1024 ? head->bytes : 1024, nuls = 0;
    for (size_t i = 0; i < look; i++) {
        nuls += head->text[i] == 0;
    }
    return begins(head, "\xFF\xFE", 2) || begins(head, "\xFE\xFF", 2) || 3 * nuls > look;
}

static enum tryg_status check_text(const struct head *head, struct tryg_error *err)
{
    if (head->bytes == 0) {
        return tryg_fail(err, TRYG_DATA, TX("%s er tom.", "%s is empty."), head->shown);
    }
    if (looks_like_utf16(head)) {
        return tryg_fail(
            err, TRYG_DATA,
            TX("%s er skrevet i UTF-16, som ikke læses. Gem filen som \"CSV UTF-8\" i "
               "Excel, eller kør: iconv -f UTF-16 -t UTF-8.",
               "%s is written in UTF-16, which is not read. Save it as \"CSV UTF-8\" in "
               "Excel, or run: iconv -f UTF-16 -t UTF-8."),
            head->shown);
    }
    if (begins(head, "PK\3\4", 4)) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s er en zip- eller XLSX-fil; her forventes tekst med "
                            "skilletegn (CSV). Gem arket som CSV, eller pak filen ud.",
                            "%s is a zip or XLSX file; delimited text (CSV) is expected "
                            "here. Save the sheet as CSV, or unpack the file."),
                         head->shown);
    }
    if (!memchr(head->text, '\n', head->bytes)) {
        const char *cr = memchr(head->text, '\r', head->bytes);
        if (cr && cr + 1 < head->text + head->bytes) {
            return tryg_fail(
                err, TRYG_DATA,
                TX("%s har CR alene som linjeskift (gammel Mac), som ikke læses. Gem "
                   "filen igen med CRLF eller LF.",
                   "%s has lone CR as line ends (old Mac), which is not read. Save it "
                   "again with CRLF or LF."),
                head->shown);
        }
    }
    return TRYG_OK;
}

static enum tryg_status cannot_tell(const struct head *head,
                                    const struct tryg_encoding_evidence *evidence,
                                    struct tryg_error *err)
{
    char fits[64];
    tryg_encoding_fits(evidence, fits, sizeof fits);
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s: tegnsættet kan ikke afgøres. Filen er ikke UTF-8, og ingen af de andre "
           "giver tydelig tekst (mulige: %s).\n  Skriv det i tryghed.yaml, fx "
           "encoding: cp1252 (Windows), cp865 eller cp850 (DOS).",
           "%s: the encoding cannot be told. The file is not UTF-8, and none of the "
           "others gives clear text (possible: %s).\n  State it in tryghed.yaml, e.g. "
           "encoding: cp1252 (Windows), cp865 or cp850 (DOS)."),
        head->shown, fits[0] ? fits : TX("ingen", "none"));
}

/* Weigh piece after piece, cut at line ends, until it can be told. The head is the first
 * piece; those after it go into a buffer of their own, since the head is still needed. */
static enum tryg_status tell(const struct head *head, char *piece,
                             enum tryg_encoding *encoding, struct tryg_error *err)
{
    struct tryg_encoding_evidence evidence = {0};
    const char *text = head->text;
    size_t bytes = head->bytes;
    bool whole = head->whole, pipe = !tryg_csv_input_seekable(head->input);
    for (;;) {
        const char *newline = memrchr(text, '\n', bytes);
        size_t weighed = newline && !whole ? (size_t)(newline + 1 - text) : bytes;
        tryg_encoding_weigh(&evidence, text, weighed);
        whole = whole || pipe; /* as far as can be seen */
        if (whole || evidence.high) {
            if (tryg_encoding_judge(&evidence, encoding)) {
                return TRYG_OK;
            }
            if (whole) {
                return cannot_tell(head, &evidence, err);
            }
        }
        size_t rest = bytes - weighed, got;
        memmove(piece, text + weighed, rest);
        TRYG_TRY(tryg_csv_input_read(head->input, piece + rest, PIECE - rest, &got, err));
        text = piece;
        bytes = rest + got;
        whole = bytes < PIECE;
    }
}

static bool is_ascii(const struct head *head)
{
    unsigned char all = 0;
    for (size_t i = 0; i < head->bytes; i++) {
        all |= (unsigned char)head->text[i];
    }
    return all < 0x80;
}

static enum tryg_status find_encoding(const struct head *head, char *piece,
                                      struct tryg_csv_dialect *dialect,
                                      struct tryg_error *err)
{
    enum tryg_encoding declared = head->source->encoding;
    dialect->bom = begins(head, "\xEF\xBB\xBF", 3);
    if (dialect->bom && declared != TRYG_ENCODING_AUTO && declared != TRYG_UTF8) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s begynder med mærket for UTF-8 (BOM), men er erklæret som "
                            "%s. Slet encoding, eller skriv encoding: utf-8.",
                            "%s begins with the mark of UTF-8 (BOM), but is declared as "
                            "%s. Delete encoding, or write encoding: utf-8."),
                         head->shown, tryg_encoding_name(declared));
    }
    dialect->encoding_found = declared == TRYG_ENCODING_AUTO;
    dialect->encoding = dialect->bom ? TRYG_UTF8 : declared;
    if (dialect->encoding != TRYG_ENCODING_AUTO) {
        return TRYG_OK;
    }
    if (head->early && !head->whole && tryg_csv_input_seekable(head->input) &&
        is_ascii(head)) {
        return TRYG_OK;
    }
    return tell(head, piece, &dialect->encoding, err);
}

/* "sep=;" and a line end; the sign is one of ; , TAB |. Returns the bytes of the line, 0
 * if there is none such. */
static size_t sep_line(const char *text, const char *end, char *delimiter)
{
    if (end - text < 5 || strncasecmp(text, "sep=", 4) != 0) {
        return 0;
    }
    const char *after = text + 5;
    after += after < end && *after == '\r';
    if (!strchr(";,\t|", text[4]) || text[4] == 0 || (after < end && *after != '\n')) {
        return 0;
    }
    *delimiter = text[4];
    return (size_t)(after - text) + (after < end);
}

/* The first records under a delimiter: how many cells the header has, and how many
 * records agree with it. */
struct reading {
    size_t cells, agree;
    bool stands; /* the delimiter stands somewhere in the sample */
};

static struct reading read_under(char delimiter, const char *at, const char *end,
                                 bool whole)
{
    struct reading reading = {0};
    struct tryg_cut cut;
    for (size_t r = 0; r < SAMPLE && at < end; at += cut.bytes) {
        if (!tryg_csv_cut(at, end, whole, delimiter, NULL, 0, &cut) || cut.unended) {
            break;
        }
        if (cut.empty) {
            continue;
        }
        if (r++ == 0) {
            reading.cells = cut.cells;
        } else {
            reading.agree += cut.cells == reading.cells;
        }
        reading.stands |= cut.cells > 1;
    }
    return reading;
}

static char find_delimiter(const char *at, const char *end, bool whole)
{
    static const char candidates[] = {';', '\t', ','};
    struct reading best = {0};
    char chosen = 0, absent = 0;
    for (size_t i = 0; i < sizeof candidates; i++) {
        struct reading now = read_under(candidates[i], at, end, whole);
        absent = absent || now.stands ? absent : candidates[i];
        bool better =
            now.agree > best.agree || (now.agree == best.agree && now.cells > best.cells);
        if (now.cells > 1 && (!chosen || better)) {
            best = now;
            chosen = candidates[i];
        }
    }
    return chosen ? chosen : absent ? absent : ',';
}

static void find_layout(const struct head *head, struct tryg_csv_found *found)
{
    const char *at = head->text + (found->dialect.bom ? 3 : 0);
    const char *end = head->text + head->bytes;
    char stated = 0;
    size_t sep = sep_line(at, end, &stated);
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    struct tryg_csv_dialect *dialect = &found->dialect;
    dialect->crlf = newline && newline > at && newline[-1] == '\r';
    dialect->sep_line = sep > 0;
    found->skip = (size_t)(at - head->text) + sep;
    found->line = 1 + (sep > 0);
    at += sep;
    size_t line = found->line;
    while (line < head->source->header_row && at < end) { /* titles above the header */
        newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
        line++;
    }
    char declared = head->source->delimiter;
    dialect->delimiter_found = !declared;
    dialect->delimiter = declared ? declared
                         : stated ? stated
                                  : find_delimiter(at, end, head->whole);
}

static enum tryg_status find_with(char *room, const struct tryg_table_source *source,
                                  struct tryg_csv_input *input, bool early,
                                  struct tryg_csv_found *found, struct tryg_error *err)
{
    struct head head = {.source = source,
                        .shown = source->shown ? source->shown : source->file,
                        .input = input,
                        .text = room,
                        .early = early};
    TRYG_TRY(tryg_csv_input_read(input, head.text, PIECE, &head.bytes, err));
    head.whole = head.bytes < PIECE;
    TRYG_TRY(check_text(&head, err));
    struct tryg_csv_found made = {.dialect.gzip = tryg_csv_input_gzip(input)};
    TRYG_TRY(find_encoding(&head, room + PIECE, &made.dialect, err));
    find_layout(&head, &made);
    if (head.whole && made.skip == head.bytes) {
        return tryg_fail(err, TRYG_DATA, TX("%s er tom.", "%s is empty."), head.shown);
    }
    *found = made;
    return tryg_csv_input_rewind(input, err);
}

enum tryg_status tryg_csv_find_dialect(const struct tryg_table_source *source,
                                       struct tryg_csv_input *input, bool early,
                                       struct tryg_csv_found *found,
                                       struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("csv", 0);
    char *room = tryg_arena_alloc(arena, 2, PIECE);
    enum tryg_status status = find_with(room, source, input, early, found, err);
    tryg_arena_free(arena);
    return status;
}
