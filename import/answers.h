/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Survey files: one row a respondent, or ready estimates; CSV, XLSX, ODS, SPSS.
 */
#ifndef TRYG_IMPORT_ANSWERS_H
#define TRYG_IMPORT_ANSWERS_H

#include "geodata/shape/names.h"
#include "geodata/shape/rejects.h"
#include "geodata/shape/survey.h"
#include "import/table_source.h"

struct tryg_question_source {
    const char *id, *column;
    size_t unsafes, safes, missings, dont_knows;
    const char **unsafe, **safe, **missing, **dont_know; /* codes as texts; `safe` may be
                              absent: then every other code that is a whole number is
                              safe, and any other text is a reject */
};

struct tryg_survey_source {
    const char *id;
    struct tryg_table_source table;
    const char *id_column, *area, *weight, *stratum,
        *cluster; /* columns; area required
                     unless the system is city */
    size_t questions;
    struct tryg_question_source *question;
    size_t class_columns; /* read as classes, for weighting */
    const char **class_column;
    const char *respondents; /* column that tells who took part; NULL = all rows did */
    size_t yeses;
    const char **yes; /* its codes of those who did */
    const struct tryg_system *system;
    tryg_names *names;
    /* kind: estimates */
    const char *share, *se, *n, *question_column;
    bool percent; /* share_unit */
    double deff;  /* 1 unless told */
    size_t totals;
    const char **total; /* area texts of the city's own row */
};

/* Read the respondents of a year.
 * Out      *rows: data rows read, rejects among them.
 * Law      a row with an area the system does not have, a missing or non-positive weight,
 *          an empty stratum, cluster or class, or an answer code that is not declared is
 * a reject, once, for the first of these (value shown only for area and answer code).
 * Codes "1", "1.0" and " 1" are the same code. An empty answer is missing unless it is
 * declared as something else. Stratum and cluster are texts; a cluster counts within its
 * stratum. The answers of those who did not take part are not judged: they are missing.
 *          In an SPSS file a code is the value ("1") or its label ("Meget utryg"), see
 *          tryg_answer_codes_label, and so is an area; a user-missing value is missing
 *          unless its code is declared, and elsewhere as an empty cell.
 * Fails    as tryg_table_read; a column that is not there. */
TRYG_MUST_CHECK
enum tryg_status tryg_answers_read(const struct tryg_survey_source *source, int year,
                                   tryg_rejects *rejects, tryg_arena *arena,
                                   struct tryg_survey *survey, uint64_t *rows,
                                   struct tryg_error *err);

/* Read ready estimates of a year: a row an area and question.
 * In       question_column holds each question's `column` (its id when it has none);
 *          NULL when there is one question only. Rows of other questions are passed over.
 * Out      NAN where the file says "" or "..".
 * Law      an area the system does not have, a share outside 0..1 (0..100 for percent), a
 *          negative n or se are rejects.
 * Fails    as above; TRYG_DATA: an area x question twice. */
TRYG_MUST_CHECK
enum tryg_status tryg_estimates_read(const struct tryg_survey_source *source, int year,
                                     tryg_rejects *rejects, tryg_arena *arena,
                                     struct tryg_survey_estimates *estimates,
                                     uint64_t *rows, struct tryg_error *err);

#endif
