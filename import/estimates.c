/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "import/answers.h"
#include "import/table.h"
#include "import/words.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct reading {
    const struct tryg_survey_source *source;
    tryg_rejects *rejects;
    tryg_arena *arena;
    struct tryg_table table;
    size_t area, question, share, se, n; /* columns, or TRYG_NO_COLUMN */
    struct tryg_words *totals, *questions;
    uint64_t *line; /* [questions * (areas + 1)] where a cell was read; the city last */
    struct tryg_survey_estimates made;
};

/* What one row says. */
struct finding {
    size_t question;
    uint32_t area; /* the number of areas = the city */
    double share, se, answers;
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
        {"columns: question", s->question_column, &r->question},
        {"columns: share", s->share ? s->share : "share", &r->share},
        {"columns: se", s->se, &r->se},
        {"columns: n", s->n, &r->n}};
    return tryg_table_columns(&r->table, sizeof wanted / sizeof *wanted, wanted, err);
}

static double *unknown_cells(tryg_arena *arena, size_t n)
{
    double *cell = TRYG_NEW(arena, n, double);
    for (size_t i = 0; i < n; i++) {
        cell[i] = NAN;
    }
    return cell;
}

static void begin(struct reading *r, int year)
{
    const struct tryg_survey_source *s = r->source;
    size_t cells = s->questions * s->system->n;
    const char **written = TRYG_NEW(r->arena, s->questions, const char *);
    r->made = (struct tryg_survey_estimates){.id = s->id,
                                             .year = year,
                                             .system = s->system,
                                             .questions = s->questions,
                                             .deff = s->deff};
    r->made.question = TRYG_NEW(r->arena, s->questions, const char *);
    for (size_t q = 0; q < s->questions; q++) {
        const struct tryg_question_source *question = &s->question[q];
        r->made.question[q] = question->id;
        written[q] = question->column ? question->column : question->id;
    }
    r->questions = tryg_words_of(s->questions, written, r->arena);
    r->totals = tryg_words_of(s->totals, s->total, r->arena);
    r->made.share = unknown_cells(r->arena, cells);
    r->made.se = unknown_cells(r->arena, cells);
    r->made.answers = unknown_cells(r->arena, cells);
    r->made.city_share = unknown_cells(r->arena, s->questions);
    r->made.city_se = unknown_cells(r->arena, s->questions);
    r->made.city_answers = unknown_cells(r->arena, s->questions);
    r->line = TRYG_NEW(r->arena, cells + s->questions, uint64_t);
}

static enum tryg_status reject(struct reading *r, size_t row, size_t column,
                               enum tryg_reason reason, const char *expected,
                               struct tryg_error *err)
{
    struct tryg_reject one = {.file = r->table.shown,
                              .line = r->table.line[row],
                              .column = (uint32_t)column + 1,
                              .column_name = r->table.column[column],
                              .reason = reason,
                              .value = tryg_table_cell(&r->table, row, column),
                              .expected = expected};
    return tryg_rejects_add(r->rejects, &one, err);
}

static enum tryg_status take_area(struct reading *r, size_t row, uint32_t *area,
                                  bool *sound, struct tryg_error *err)
{
    const char *nearest = NULL;
    if (r->area == TRYG_NO_COLUMN) {
        *area = 0;
        return TRYG_OK;
    }
    const char *text = tryg_table_cell(&r->table, row, r->area);
    if (tryg_words_hold(r->totals, text)) {
        *area = (uint32_t)r->source->system->n;
        return TRYG_OK;
    }
    enum tryg_name_verdict verdict =
        tryg_names_find(r->source->names, text, strlen(text), area, &nearest);
    if (verdict == TRYG_NAME_OK) {
        return TRYG_OK;
    }
    *sound = false;
    return reject(r, row, r->area,
                  verdict == TRYG_NAME_AMBIGUOUS ? TRYG_REASON_AREA_AMBIGUOUS
                                                 : TRYG_REASON_AREA,
                  nearest, err);
}

/* A number from 0 to `most`, divided by `unit`; NAN where the cell says nothing. */
static enum tryg_status take_number(struct reading *r, size_t row, size_t column,
                                    double most, double unit, double *value, bool *sound,
                                    struct tryg_error *err)
{
    double number = 0.0;
    *value = NAN;
    if (column == TRYG_NO_COLUMN || !*sound ||
        tryg_table_is_missing(tryg_table_cell(&r->table, row, column))) {
        return TRYG_OK;
    }
    if (!tryg_table_number(&r->table, row, column, &number) || number < 0.0 ||
        number > most) {
        *sound = false;
        return reject(r, row, column, TRYG_REASON_NUMBER,
                      most == INFINITY ? NULL
                      : most == 1.0    ? TX("0 til 1", "0 to 1")
                                       : TX("0 til 100", "0 to 100"),
                      err);
    }
    *value = number / unit;
    return TRYG_OK;
}

static void put(struct reading *r, const struct finding *f)
{
    size_t n = r->source->system->n, at = f->question * n + f->area;
    bool city = f->area == n;
    *(city ? &r->made.city_share[f->question] : &r->made.share[at]) = f->share;
    *(city ? &r->made.city_se[f->question] : &r->made.se[at]) = f->se;
    *(city ? &r->made.city_answers[f->question] : &r->made.answers[at]) = f->answers;
}

static enum tryg_status keep(struct reading *r, size_t row, const struct finding *f,
                             struct tryg_error *err)
{
    uint64_t *line = &r->line[f->question * (r->source->system->n + 1) + f->area];
    if (*line) {
        return tryg_fail_at(
            err, TRYG_DATA, (struct tryg_place){r->table.shown, r->table.line[row], 0},
            TX("%s for \"%.60s\" står også i linje %" PRIu64 ". Slet den ene, eller vælg "
               "rækker med where:.",
               "%s for \"%.60s\" is also in line %" PRIu64 ". Delete one, or choose rows "
               "with where:."),
            r->made.question[f->question],
            r->area == TRYG_NO_COLUMN ? "" : tryg_table_cell(&r->table, row, r->area),
            *line);
    }
    *line = r->table.line[row];
    put(r, f);
    return TRYG_OK;
}

static enum tryg_status take_row(struct reading *r, size_t row, struct tryg_error *err)
{
    struct finding f = {0};
    bool sound = true;
    double unit = r->source->percent ? 100.0 : 1.0;
    if (r->question != TRYG_NO_COLUMN) {
        f.question =
            tryg_words_find(r->questions, tryg_table_cell(&r->table, row, r->question));
    }
    if (f.question >= r->questions->n) {
        return TRYG_OK; /* a question that nobody asked for */
    }
    TRYG_TRY(take_area(r, row, &f.area, &sound, err));
    TRYG_TRY(take_number(r, row, r->share, unit, unit, &f.share, &sound, err));
    TRYG_TRY(take_number(r, row, r->se, INFINITY, unit, &f.se, &sound, err));
    TRYG_TRY(take_number(r, row, r->n, INFINITY, 1.0, &f.answers, &sound, err));
    return sound ? keep(r, row, &f, err) : TRYG_OK;
}

enum tryg_status tryg_estimates_read(const struct tryg_survey_source *source, int year,
                                     tryg_rejects *rejects, tryg_arena *arena,
                                     struct tryg_survey_estimates *estimates,
                                     uint64_t *rows, struct tryg_error *err)
{
    struct reading r = {.source = source, .rejects = rejects, .arena = arena};
    TRYG_TRY(tryg_table_read(&source->table, rejects, arena, &r.table, err));
    TRYG_TRY(find_columns(&r, err));
    begin(&r, year);
    for (size_t row = 0; row < r.table.rows; row++) {
        TRYG_TRY(take_row(&r, row, err));
    }
    *estimates = r.made;
    *rows = r.table.rows + r.table.broken;
    return TRYG_OK;
}
