/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of old files into UTF-8, and the finding out of what they are.
 *
 * Law      strict both ways: a byte that an encoding does not define, a C1 control of
 *          Latin-1, a NUL and ill-formed UTF-8 (overlong, surrogate, above U+10FFFF) are
 *          never passed on. Whether text is in an encoding is decided by what it holds,
 *          never by the machine.
 */
#ifndef TRYG_IMPORT_ENCODING_H
#define TRYG_IMPORT_ENCODING_H

#include <stdint.h>

#include "geodata/base/error.h"
#include "import/table_source.h"

const char *tryg_encoding_name(enum tryg_encoding encoding); /* "cp1252" */

/* Read "utf-8", "cp1252", "latin1", "cp865", "cp850" or "auto", in any case, and the
 * usual other spellings of the five (utf8, windows-1252, iso-8859-1, ibm865 ...). */
bool tryg_encoding_parse(const char *word, enum tryg_encoding *encoding);

/* The character of a byte >= 0x80 of a one-byte encoding; 0 where it has none. */
uint32_t tryg_encoding_char(enum tryg_encoding encoding, unsigned char byte);

/* Bytes of the well-formed UTF-8 character at `at` < end; 0 if there is none, or NUL. */
size_t tryg_utf8_length(const char *at, const char *end);

/* How many bytes from `at` on are ASCII and not NUL. */
size_t tryg_ascii_run(const char *at, const char *end);

/* Is all of text[0..bytes) in that encoding, and without a NUL? */
bool tryg_encoding_holds(enum tryg_encoding encoding, const char *text, size_t bytes);

enum { TRYG_UTF8_WIDEN = 3 }; /* a byte of any encoding is at most so many of UTF-8 */

/* Write text as UTF-8 into `into`, which has room for TRYG_UTF8_WIDEN * bytes, without an
 * ending 0. Returns the bytes written; the text must hold (above). */
size_t tryg_encoding_convert(enum tryg_encoding encoding, const char *text, size_t bytes,
                             char *into);

/* What has been seen of a text on the way to a judgement; begins as {0}. */
struct tryg_encoding_evidence {
    uint64_t high;      /* bytes >= 0x80 */
    uint64_t sequences; /* well-formed UTF-8 characters of more than one byte */
    uint64_t strays;    /* bytes that are in no such character */
    int64_t score[3];   /* cp1252, cp865, cp850: how plausible as text */
    bool impossible[3]; /* a byte it does not define */
    bool dos_differ;    /* a byte that cp865 and cp850 read differently */
};

/* Weigh a piece of text, best one that begins and ends at line ends. */
void tryg_encoding_weigh(struct tryg_encoding_evidence *evidence, const char *text,
                         size_t bytes);

/* Judge by what was weighed so far: true and *encoding, or false if it cannot be told.
 *
 * Law      no byte >= 0x80, or ten times as many characters of UTF-8 as stray bytes:
 *          UTF-8. Otherwise the one-byte encoding that reads most plausibly, if its score
 *          is above zero and at least twice that of each that reads the text differently.
 *          cp1252 and Latin-1 read the same wherever Latin-1 has a letter, so it is
 *          called cp1252; cp865 and cp850 with no difference are called cp865.
 * Method   a letter beside letters counts 1, a Danish one 3, a frequent Danish word 5
 *          more; a capital after a small letter, a sign inside a word or a box-drawing
 *          sign counts -3 (encoding_sniff.c has the table). */
bool tryg_encoding_judge(const struct tryg_encoding_evidence *evidence,
                         enum tryg_encoding *encoding);

/* The names of the encodings that have every byte seen, "cp1252, latin1, cp865". */
const char *tryg_encoding_fits(const struct tryg_encoding_evidence *evidence, char *into,
                               size_t size);

#endif
