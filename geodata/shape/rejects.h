/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that could not be read: data, not errors. Each is kept with its place and reason.
 *
 * Law      every reject is kept, on disk beyond the first few (an unnamed temporary
 * file), so memory does not grow with a bad file. They come out in the order they were
 *          added. The value of a personal column (id, free text) is never taken.
 */
#ifndef TRYG_SHAPE_REJECTS_H
#define TRYG_SHAPE_REJECTS_H

#include <stdio.h>

#include "geodata/base/arena.h"
#include "geodata/base/error.h"

enum tryg_reason {
    TRYG_REASON_QUOTE,      /* a stray or unclosed quote */
    TRYG_REASON_SHORT_ROW,  /* fewer cells than the header */
    TRYG_REASON_LONG_ROW,   /* more cells than the header */
    TRYG_REASON_ENCODING,   /* bytes that are not of the file's encoding */
    TRYG_REASON_TOO_LONG,   /* a record longer than any record may be */
    TRYG_REASON_DATE_SHAPE, /* not of the declared date format */
    TRYG_REASON_DATE_NONE,  /* no such day in the calendar, or time on the clock */
    TRYG_REASON_DATE_EMPTY,
    TRYG_REASON_CODE_EMPTY,
    TRYG_REASON_ID_EMPTY,   /* with `unique` */
    TRYG_REASON_COORDINATE, /* not a number, or one of the two missing */
    TRYG_REASON_NUMBER,     /* a count, weight or share that is not one */
    TRYG_REASON_AREA,       /* an area the system does not have */
    TRYG_REASON_AREA_AMBIGUOUS,
    TRYG_REASON_CATEGORY, /* a category that is not declared */
    TRYG_REASON_ANSWER,   /* an answer code the question does not have */
    TRYG_REASON_WEIGHT,   /* missing, negative or zero */
    TRYG_REASONS
};

/* "date_none": for files and scripts. */
const char *tryg_reason_id(enum tryg_reason reason);
/* "findes ikke i kalenderen": for people. */
const char *tryg_reason_text(enum tryg_reason reason);

struct tryg_reject {
    const char *file; /* must outlive the rejects */
    uint64_t line;
    uint32_t column;         /* 1-based; 0 = the whole row */
    const char *column_name; /* NULL = the whole row */
    enum tryg_reason reason;
    const char *value;    /* what was found; NULL when personal or none */
    const char *expected; /* "dd-mm-yyyy"; NULL when the reason says it */
};

typedef struct tryg_rejects tryg_rejects;

tryg_rejects *tryg_rejects_new(tryg_arena *arena);

/* One thread at a time. Fails TRYG_FAILED when the temporary file is full. */
TRYG_MUST_CHECK
enum tryg_status tryg_rejects_add(tryg_rejects *rejects, const struct tryg_reject *reject,
                                  struct tryg_error *err);

uint64_t tryg_rejects_count(const tryg_rejects *rejects);
/* How many from the file; a file path as given to add. */
uint64_t tryg_rejects_count_in(const tryg_rejects *rejects, const char *file);

/* How many of each reason so far, all files together. */
void tryg_rejects_reasons(const tryg_rejects *rejects, uint64_t by_reason[TRYG_REASONS]);

/* Write `file,line,column,column_name,reason,expected,value` as CSV, header first. */
TRYG_MUST_CHECK
enum tryg_status tryg_rejects_write(tryg_rejects *rejects, FILE *out,
                                    struct tryg_error *err);

/* Append to *err the first five of each kind in `file`, as CONTRACT's message shows. */
void tryg_rejects_explain(tryg_rejects *rejects, const char *file,
                          struct tryg_error *err);

#endif
