/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/answers.h"
#include "geodata/base/lang.h"
#include "import/answer_code.h"
#include "import/numbering.h"
#include "import/rows.h"
#include "import/table.h"

#include <string.h>

struct reading {
    const struct tryg_survey_source *source;
    tryg_rejects *rejects;
    tryg_arena *arena;
    struct tryg_table table;
    size_t area, weight, stratum, cluster; /* columns, or TRYG_NO_COLUMN */
    size_t *question;                      /* [questions] columns */
    struct tryg_answer_codes *codes;       /* [questions] */
    struct tryg_numbering strata, clusters;
    size_t *class_at;                 /* [class_columns] columns */
    struct tryg_numbering *class_num; /* [class_columns] */
    size_t responds;                  /* column, or TRYG_NO_COLUMN */
    const char **text;                /* [class_columns] of the row at hand */
    struct tryg_survey *survey;
};

static enum tryg_status find_columns(struct reading *r, struct tryg_error *err)
{
    const struct tryg_survey_source *s = r->source;
    if (!s->area && s->system->n != 1) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("survey %s: columns: area mangler.",
                            "survey %s: columns: area is missing."),
                         s->id);
    }
    const struct tryg_table_wanted wanted[] = {
        {"columns: area", s->area, &r->area},
        {"columns: weight", s->weight, &r->weight},
        {"columns: stratum", s->stratum, &r->stratum},
        {"columns: cluster", s->cluster, &r->cluster},
        {"weights: respondents", s->respondents, &r->responds}};
    TRYG_TRY(tryg_table_columns(&r->table, sizeof wanted / sizeof *wanted, wanted, err));
    r->class_at = TRYG_NEW(r->arena, s->class_columns, size_t);
    for (size_t c = 0; c < s->class_columns; c++) {
        TRYG_TRY(tryg_table_column(&r->table, "weights: column", s->class_column[c],
                                   &r->class_at[c], err));
    }
    r->question = TRYG_NEW(r->arena, s->questions, size_t);
    r->codes = TRYG_NEW(r->arena, s->questions, struct tryg_answer_codes);
    for (size_t q = 0; q < s->questions; q++) {
        const char *key = tryg_arena_print(r->arena, "questions: %s", s->question[q].id);
        TRYG_TRY(tryg_table_column(&r->table, key, s->question[q].column, &r->question[q],
                                   err));
        r->codes[q] = tryg_answer_codes_of(&s->question[q], r->arena);
        TRYG_TRY(tryg_answer_codes_label(&r->codes[q], s->question[q].id, &r->table,
                                         r->question[q], r->arena, err));
    }
    return TRYG_OK;
}

/* Room for the classes that weighting wants, and for who took part. */
static void begin_classes(struct reading *r, size_t most, struct tryg_survey *survey)
{
    size_t n = r->source->class_columns;
    survey->classes = n;
    survey->class_of = TRYG_NEW(r->arena, n, struct tryg_survey_class);
    r->class_num = TRYG_NEW(r->arena, n, struct tryg_numbering);
    r->text = TRYG_NEW(r->arena, n, const char *);
    for (size_t c = 0; c < n; c++) {
        survey->class_of[c].column = r->source->class_column[c];
        survey->class_of[c].of = TRYG_NEW(r->arena, most, uint32_t);
        r->class_num[c].arena = r->arena;
    }
    if (r->source->respondents) {
        survey->responded = TRYG_NEW(r->arena, most, bool);
    }
}

/* Room for a respondent a row of the table. */
static void begin(struct reading *r, int year, struct tryg_survey *survey)
{
    const struct tryg_survey_source *s = r->source;
    size_t most = r->table.rows;
    *survey = (struct tryg_survey){
        .id = s->id, .year = year, .system = s->system, .questions = s->questions};
    survey->question = TRYG_NEW(r->arena, s->questions, const char *);
    survey->answer = TRYG_NEW(r->arena, s->questions, uint8_t *);
    for (size_t q = 0; q < s->questions; q++) {
        survey->question[q] = s->question[q].id;
        survey->answer[q] = TRYG_NEW(r->arena, most, uint8_t);
    }
    survey->area = TRYG_NEW(r->arena, most, uint32_t);
    survey->weight = TRYG_NEW(r->arena, most, double);
    survey->stratum = TRYG_NEW(r->arena, most, uint32_t);
    survey->cluster = TRYG_NEW(r->arena, most, uint32_t);
    r->strata.arena = r->clusters.arena = r->arena;
    begin_classes(r, most, survey);
    r->survey = survey;
}

/* Reject the row for what is in `column`; the value only where it is not personal. */
static enum tryg_status reject(struct reading *r, size_t row, size_t column,
                               enum tryg_reason reason, bool show, const char *expected,
                               struct tryg_error *err)
{
    struct tryg_reject one = {.file = r->table.shown,
                              .line = r->table.line[row],
                              .column = (uint32_t)column + 1,
                              .column_name = r->table.column[column],
                              .reason = reason,
                              .value =
                                  show ? tryg_table_cell(&r->table, row, column) : NULL,
                              .expected = expected};
    return tryg_rejects_add(r->rejects, &one, err);
}

/* The area whose code or name an SPSS value's label is, when the value itself is none. Of
 * two different areas neither is taken. */
static enum tryg_name_verdict find_labelled(struct reading *r, const char *label,
                                            enum tryg_name_verdict by_value,
                                            uint32_t *area, const char **nearest)
{
    uint32_t named = 0;
    const char *near = NULL;
    enum tryg_name_verdict by_label =
        tryg_names_find(r->source->names, label, strlen(label), &named, &near);
    if (by_label != TRYG_NAME_OK) {
        return by_value;
    }
    if (by_value == TRYG_NAME_OK && named != *area) {
        *nearest = r->source->system->name[named];
        return TRYG_NAME_AMBIGUOUS;
    }
    *area = named;
    return TRYG_NAME_OK;
}

/* Each of these fills in its part of respondent `i`, or rejects the row: *sound = false.
 */
static enum tryg_status take_area(struct reading *r, size_t row, size_t i, bool *sound,
                                  struct tryg_error *err)
{
    if (r->area == TRYG_NO_COLUMN) {
        return TRYG_OK; /* the only area, 0 */
    }
    const char *text = tryg_table_known(&r->table, row, r->area), *nearest = NULL;
    const char *label = tryg_table_label(&r->table, r->area, text);
    enum tryg_name_verdict verdict = tryg_names_find(r->source->names, text, strlen(text),
                                                     &r->survey->area[i], &nearest);
    if (label) {
        verdict = find_labelled(r, label, verdict, &r->survey->area[i], &nearest);
    }
    if (verdict == TRYG_NAME_OK) {
        return TRYG_OK;
    }
    *sound = false;
    return reject(r, row, r->area,
                  verdict == TRYG_NAME_AMBIGUOUS ? TRYG_REASON_AREA_AMBIGUOUS
                                                 : TRYG_REASON_AREA,
                  true, nearest, err);
}

static enum tryg_status take_weight(struct reading *r, size_t row, size_t i, bool *sound,
                                    struct tryg_error *err)
{
    double *weight = &r->survey->weight[i];
    *weight = 1.0;
    if (r->weight == TRYG_NO_COLUMN) {
        return TRYG_OK;
    }
    bool two = tryg_table_ambiguous(&r->table, row, r->weight) &&
               strchr(tryg_table_cell(&r->table, row, r->weight), ',');
    if (!tryg_table_user_missing(&r->table, row, r->weight) &&
        tryg_table_number(&r->table, row, r->weight, weight) && *weight > 0.0) {
        return TRYG_OK;
    }
    *sound = false;
    return reject(
        r, row, r->weight, TRYG_REASON_WEIGHT, false,
        two ? TX("decimal: \",\" i tryghed.yaml", "decimal: \",\" in tryghed.yaml")
            : NULL,
        err);
}

/* The trimmed text of a design column; *sound = false when it is empty. */
static enum tryg_status take_design(struct reading *r, size_t row, size_t column,
                                    const char **text, bool *sound,
                                    struct tryg_error *err)
{
    *text = tryg_rows_trim(tryg_table_known(&r->table, row, column), r->arena);
    if (**text) {
        return TRYG_OK;
    }
    *sound = false;
    return reject(r, row, column, TRYG_REASON_CODE_EMPTY, false, NULL, err);
}

static enum tryg_status take_classes(struct reading *r, size_t row, bool *sound,
                                     struct tryg_error *err)
{
    for (size_t c = 0; c < r->source->class_columns && *sound; c++) {
        const char *text = tryg_table_known(&r->table, row, r->class_at[c]);
        r->text[c] = tryg_answer_code_plain(text, r->arena);
        if (*r->text[c] == 0) {
            *sound = false;
            return reject(r, row, r->class_at[c], TRYG_REASON_CODE_EMPTY, false, NULL,
                          err);
        }
    }
    return TRYG_OK;
}

static bool took_part(struct reading *r, size_t row)
{
    if (r->responds == TRYG_NO_COLUMN) {
        return true;
    }
    const char *code =
        tryg_answer_code_plain(tryg_table_known(&r->table, row, r->responds), r->arena);
    const char *label = tryg_table_label(&r->table, r->responds, code);
    for (size_t y = 0; y < r->source->yeses; y++) {
        const char *yes = tryg_answer_code_plain(r->source->yes[y], r->arena);
        if (strcmp(code, yes) == 0 || (label && strcmp(label, yes) == 0)) {
            return true;
        }
    }
    return false;
}

static enum tryg_status take_answers(struct reading *r, size_t row, size_t i, bool *sound,
                                     struct tryg_error *err)
{
    bool answered = took_part(r, row);
    if (r->survey->responded) {
        r->survey->responded[i] = answered;
    }
    for (size_t q = 0; q < r->source->questions && !answered; q++) {
        r->survey->answer[q][i] = TRYG_ANSWER_MISSING;
    }
    if (!answered) {
        return TRYG_OK;
    }
    for (size_t q = 0; q < r->source->questions && *sound; q++) {
        enum tryg_answer answer = TRYG_ANSWER_MISSING;
        const char *text = tryg_table_cell(&r->table, row, r->question[q]);
        bool passed = tryg_table_user_missing(&r->table, row, r->question[q]) &&
                      !tryg_answer_code_declared(&r->codes[q], text, &answer);
        if (!passed && !tryg_answer_code_read(&r->codes[q], text, &answer)) {
            *sound = false;
            return reject(r, row, r->question[q], TRYG_REASON_ANSWER, true, NULL, err);
        }
        r->survey->answer[q][i] = (uint8_t)answer;
    }
    return TRYG_OK;
}

/* Number the row's stratum and cluster, now that it is sound. */
static void number_design(struct reading *r, size_t i, const char *stratum,
                          const char *cluster)
{
    r->survey->stratum[i] = stratum ? tryg_numbering_of(&r->strata, stratum) : 0;
    r->survey->cluster[i] = (uint32_t)i;
    if (cluster) {
        const char *nested =
            tryg_arena_print(r->arena, "%u\x1F%s", r->survey->stratum[i], cluster);
        r->survey->cluster[i] = tryg_numbering_of(&r->clusters, nested);
    }
    for (size_t c = 0; c < r->source->class_columns; c++) {
        r->survey->class_of[c].of[i] = tryg_numbering_of(&r->class_num[c], r->text[c]);
    }
}

static enum tryg_status take_row(struct reading *r, size_t row, struct tryg_error *err)
{
    size_t i = r->survey->n;
    bool sound = true;
    const char *stratum = NULL, *cluster = NULL;
    TRYG_TRY(take_area(r, row, i, &sound, err));
    if (sound) {
        TRYG_TRY(take_weight(r, row, i, &sound, err));
    }
    if (sound && r->stratum != TRYG_NO_COLUMN) {
        TRYG_TRY(take_design(r, row, r->stratum, &stratum, &sound, err));
    }
    if (sound && r->cluster != TRYG_NO_COLUMN) {
        TRYG_TRY(take_design(r, row, r->cluster, &cluster, &sound, err));
    }
    if (sound) {
        TRYG_TRY(take_classes(r, row, &sound, err));
    }
    TRYG_TRY(take_answers(r, row, i, &sound, err));
    if (sound) {
        number_design(r, i, stratum, cluster);
        r->survey->n++;
    }
    return TRYG_OK;
}

/* What an SPSS file calls the classes; NULL for other files. */
static const char **class_labels(struct reading *r, size_t c)
{
    if (!r->table.variable) {
        return NULL;
    }
    const char **label = TRYG_NEW(r->arena, r->class_num[c].n, const char *);
    for (uint32_t t = 0; t < r->class_num[c].n; t++) {
        label[t] = tryg_table_label(&r->table, r->class_at[c], r->class_num[c].text[t]);
    }
    return label;
}

enum tryg_status tryg_answers_read(const struct tryg_survey_source *source, int year,
                                   tryg_rejects *rejects, tryg_arena *arena,
                                   struct tryg_survey *survey, uint64_t *rows,
                                   struct tryg_error *err)
{
    struct reading r = {.source = source, .rejects = rejects, .arena = arena};
    struct tryg_survey read;
    TRYG_TRY(tryg_table_read(&source->table, rejects, arena, &r.table, err));
    TRYG_TRY(find_columns(&r, err));
    begin(&r, year, &read);
    for (size_t row = 0; row < r.table.rows; row++) {
        TRYG_TRY(take_row(&r, row, err));
    }
    read.strata = source->stratum ? r.strata.n : 1;
    read.stratum_name = r.strata.text;
    if (!source->stratum) {
        read.stratum_name = TRYG_NEW(arena, 1, const char *);
        read.stratum_name[0] = "";
    }
    for (size_t c = 0; c < source->class_columns; c++) {
        read.class_of[c].n = r.class_num[c].n;
        read.class_of[c].text = r.class_num[c].text;
        read.class_of[c].label = class_labels(&r, c);
    }
    read.clusters = source->cluster ? r.clusters.n : (uint32_t)read.n;
    *survey = read;
    *rows = r.table.rows + r.table.broken;
    return TRYG_OK;
}
