/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"
#include "geodata/store/open.h"

static enum tryg_status keep_inputs(sqlite3 *db, const struct tryg_year_record *record,
                                    struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO input VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < record->inputs; i++) {
        const struct tryg_input *input = &record->input[i];
        tryg_cursor_put_int(&rows, record->year);
        tryg_cursor_put_whole(&rows, i + 1);
        tryg_cursor_put_text(&rows, input->role);
        tryg_cursor_put_text(&rows, input->shown);
        tryg_cursor_put_text(&rows, input->sha256.hex);
        tryg_cursor_put_whole(&rows, input->bytes);
        tryg_cursor_put_whole(&rows, input->rows);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static bool is_given(const struct tryg_counts *counts, size_t category)
{
    return !counts->category_given || counts->category_given[category];
}

/* The slots in the order of their months: the unknown month, 0, comes first. */
static size_t slot_in_order(const struct tryg_counts *counts, size_t i)
{
    return i == 0 ? counts->slots - 1 : i - 1;
}

static enum tryg_status keep_placed(sqlite3 *db, const struct tryg_counts *counts,
                                    int source_id, int first_area, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO count VALUES (?, ?, ?, ?, ?)");
    for (size_t block = 0; block < counts->system->n * counts->categories; block++) {
        for (size_t i = 0; i < counts->slots; i++) {
            size_t slot = slot_in_order(counts, i);
            uint64_t reports = counts->reports[block * counts->slots + slot];
            if (reports == 0) {
                continue;
            }
            tryg_cursor_put_int(&rows, source_id);
            tryg_cursor_put_int(&rows, first_area + (int)(block / counts->categories));
            tryg_cursor_put_int(&rows, (int)(block % counts->categories) + 1);
            tryg_cursor_put_int(&rows, tryg_keep_month(counts, slot));
            tryg_cursor_put_whole(&rows, reports);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_untold(sqlite3 *db, const struct tryg_counts *counts,
                                    int source_id, int first_area, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO count_untold VALUES (?, ?, ?)");
    for (size_t i = 0; i < counts->system->n * counts->categories; i++) {
        if (counts->unknown[i]) {
            tryg_cursor_put_int(&rows, source_id);
            tryg_cursor_put_int(&rows, first_area + (int)(i / counts->categories));
            tryg_cursor_put_int(&rows, (int)(i % counts->categories) + 1);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_harm(sqlite3 *db, const struct tryg_categories *categories,
                                  const struct tryg_counts *counts, int source_id,
                                  int first_area, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO count_harm VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < counts->system->n * counts->classes; i++) {
        if (counts->harm[i]) {
            size_t class = i % counts->classes;
            tryg_cursor_put_int(&rows, source_id);
            tryg_cursor_put_int(&rows, first_area + (int)(i / counts->classes));
            tryg_cursor_put_int(&rows, categories->class_category[class] + 1);
            tryg_cursor_put_real(&rows, categories->class_weight[class]);
            tryg_cursor_put_whole(&rows, counts->harm[i]);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_elsewhere(sqlite3 *db, const struct tryg_counts *counts,
                                       int source_id, const char *place,
                                       const uint64_t *reports, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO count_elsewhere VALUES (?, ?, ?, ?, ?)");
    for (size_t c = 0; c < counts->categories; c++) {
        for (size_t i = 0; i < counts->slots; i++) {
            size_t slot = slot_in_order(counts, i);
            if (reports[c * counts->slots + slot] == 0) {
                continue;
            }
            tryg_cursor_put_int(&rows, source_id);
            tryg_cursor_put_text(&rows, place);
            tryg_cursor_put_whole(&rows, c + 1);
            tryg_cursor_put_int(&rows, tryg_keep_month(counts, slot));
            tryg_cursor_put_whole(&rows, reports[c * counts->slots + slot]);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

/* Those of no area come first, as their id, 0, does. */
static void keep_hours_of(struct tryg_cursor *rows, const struct tryg_hours *hours,
                          int source_id, int first_area, bool nowhere)
{
    for (size_t i = 0; i < hours->n; i++) {
        const struct tryg_hour_cell *cell = &hours->cell[i];
        if ((cell->area == hours->system->n) == nowhere) {
            tryg_cursor_put_int(rows, source_id);
            tryg_cursor_put_int(rows, nowhere ? 0 : first_area + (int)cell->area);
            tryg_cursor_put_int(rows, cell->category + 1);
            tryg_cursor_put_int(rows, cell->weekday_hour / 24 + 1);
            tryg_cursor_put_int(rows, cell->weekday_hour % 24);
            tryg_cursor_put_whole(rows, cell->reports);
            tryg_cursor_done(rows);
        }
    }
}

static enum tryg_status keep_hours(sqlite3 *db, const struct tryg_keep *keep,
                                   const struct tryg_hours *hours, int source_id,
                                   struct tryg_error *err)
{
    int system_id, first_area;
    if (!hours->system) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_keep_system(keep, hours->system, &system_id, &first_area, err));
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO count_hour VALUES (?, ?, ?, ?, ?, ?)");
    keep_hours_of(&rows, hours, source_id, first_area, true);
    keep_hours_of(&rows, hours, source_id, first_area, false);
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_given(sqlite3 *db, const struct tryg_counts *counts,
                                   int source_id, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO count_category VALUES (?, ?)");
    for (size_t c = 0; c < counts->categories; c++) {
        if (is_given(counts, c)) {
            tryg_cursor_put_int(&rows, source_id);
            tryg_cursor_put_whole(&rows, c + 1);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_source(sqlite3 *db, int year, size_t position,
                                    const struct tryg_counts *counts, int system_id,
                                    int *source_id, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO count_source VALUES (NULL, ?, ?, ?, ?, ?, ?)");
    tryg_cursor_put_int(&rows, year);
    tryg_cursor_put_whole(&rows, position + 1);
    tryg_cursor_put_text(&rows, counts->source);
    tryg_cursor_put_int(&rows, system_id);
    tryg_cursor_put_int(&rows,
                        counts->first_month / 12 * 100 + counts->first_month % 12 + 1);
    tryg_cursor_put_whole(&rows, counts->slots - 1);
    tryg_cursor_done(&rows);
    TRYG_TRY(tryg_cursor_end(&rows, err));
    *source_id = (int)sqlite3_last_insert_rowid(db);
    return TRYG_OK;
}

static enum tryg_status keep_counts(sqlite3 *db, const struct tryg_keep *keep,
                                    const struct tryg_year_record *record,
                                    struct tryg_error *err)
{
    for (size_t i = 0; i < record->counts; i++) {
        const struct tryg_counts *counts = &record->count[i];
        int system_id, first_area, id;
        TRYG_TRY(tryg_keep_system(keep, counts->system, &system_id, &first_area, err));
        TRYG_TRY(keep_source(db, record->year, i, counts, system_id, &id, err));
        TRYG_TRY(keep_given(db, counts, id, err));
        TRYG_TRY(keep_placed(db, counts, id, first_area, err));
        TRYG_TRY(keep_untold(db, counts, id, first_area, err));
        TRYG_TRY(keep_harm(db, keep->categories, counts, id, first_area, err));
        TRYG_TRY(keep_elsewhere(db, counts, id, "no_place", counts->no_place, err));
        TRYG_TRY(keep_elsewhere(db, counts, id, "outside", counts->outside, err));
        TRYG_TRY(keep_hours(db, keep, &counts->hours, id, err));
        TRYG_TRY(tryg_keep_classes(db, counts, id, first_area, err));
    }
    return TRYG_OK;
}

static void put_flags(struct tryg_cursor *rows, unsigned flags,
                      char room[TRYG_FLAGS_TEXT])
{
    tryg_cursor_put_text(rows, flags ? tryg_flags_print(flags, room) : NULL);
}

static void put_why(struct tryg_cursor *rows, enum tryg_why why)
{
    tryg_cursor_put_text(rows, why == TRYG_WHY_NOT ? NULL : tryg_why_id(why));
}

static void put_place(struct tryg_cursor *rows, const struct tryg_scores *scores,
                      size_t slot)
{
    tryg_cursor_put_int(rows, scores->year);
    tryg_cursor_put_whole(rows, slot);
}

static void keep_score(struct tryg_cursor *rows, const struct tryg_scores *scores,
                       size_t a)
{
    char flags[TRYG_FLAGS_TEXT];
    tryg_cursor_put_real(rows, scores->index[a]);
    tryg_cursor_put_real(rows, scores->low[a]);
    tryg_cursor_put_real(rows, scores->high[a]);
    tryg_cursor_put_real(rows, scores->se[a]);
    if (scores->level[a] < 0) {
        tryg_cursor_put_null(rows);
    } else {
        tryg_cursor_put_int(rows, scores->level[a] + 1);
    }
    tryg_cursor_put_real(rows, scores->level_p[a]);
    tryg_cursor_put_real(rows, scores->rank[a]);
    tryg_cursor_put_real(rows, scores->base_index[a]);
    tryg_cursor_put_real(rows, scores->change[a]);
    tryg_cursor_put_real(rows, scores->reports[a]);
    tryg_cursor_put_real(rows, scores->population[a]);
    tryg_cursor_put_real(rows, scores->rate_per_1000[a]);
    tryg_cursor_put_real(rows, scores->answers[a]);
    tryg_cursor_put_real(rows, scores->n_eff[a]);
    put_flags(rows, scores->flags[a], flags);
    put_why(rows, scores->why[a]);
    tryg_cursor_done(rows);
}

static void keep_cell(struct tryg_cursor *rows, const struct tryg_cell *cell)
{
    char flags[TRYG_FLAGS_TEXT];
    tryg_cursor_put_real(rows, cell->value);
    tryg_cursor_put_real(rows, cell->low);
    tryg_cursor_put_real(rows, cell->high);
    tryg_cursor_put_real(rows, cell->se);
    tryg_cursor_put_real(rows, cell->deff);
    tryg_cursor_put_real(rows, cell->count);
    tryg_cursor_put_real(rows, cell->answers);
    tryg_cursor_put_real(rows, cell->n_eff);
    tryg_cursor_put_real(rows, cell->dont_know);
    tryg_cursor_put_real(rows, cell->weighed);
    tryg_cursor_put_real(rows, cell->denominator);
    tryg_cursor_put_real(rows, cell->normalised);
    tryg_cursor_put_real(rows, cell->weight);
    tryg_cursor_put_real(rows, cell->contribution);
    tryg_cursor_put_text(rows, cell->model ? tryg_model_id(cell->model) : NULL);
    tryg_cursor_put_real(rows, cell->direct);
    tryg_cursor_put_real(rows, cell->direct_se);
    tryg_cursor_put_real(rows, cell->exceeds);
    tryg_cursor_put_text(rows, cell->law.kind ? tryg_law_id(cell->law.kind) : NULL);
    tryg_cursor_put_real(rows, cell->law.a);
    tryg_cursor_put_real(rows, cell->law.b);
    put_flags(rows, cell->flags, flags);
    put_why(rows, cell->why);
    tryg_cursor_done(rows);
}

static enum tryg_status keep_areas_scores(sqlite3 *db, const struct tryg_scores *scores,
                                          size_t slot, int first_area,
                                          struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(
        &rows, db,
        "INSERT INTO score VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?, ?)");
    for (size_t a = 0; a < scores->system->n; a++) {
        put_place(&rows, scores, slot);
        tryg_cursor_put_int(&rows, first_area + (int)a);
        keep_score(&rows, scores, a);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_cells(sqlite3 *db, const struct tryg_scores *scores,
                                   size_t slot, int first_area, struct tryg_error *err)
{
    struct tryg_cursor rows;
    size_t n = scores->system->n;
    tryg_cursor_begin(
        &rows, db,
        "INSERT INTO estimate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < scores->indicators * n; i++) {
        put_place(&rows, scores, slot);
        tryg_cursor_put_whole(&rows, i / n + 1);
        tryg_cursor_put_int(&rows, first_area + (int)(i % n));
        keep_cell(&rows, &scores->cell[i]);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_group_scores(sqlite3 *db, const struct tryg_scores *scores,
                                          size_t slot, int first_area,
                                          struct tryg_error *err)
{
    struct tryg_cursor rows;
    size_t n = scores->system->n;
    tryg_cursor_begin(&rows, db, "INSERT INTO group_score VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < scores->groups * n; i++) {
        put_place(&rows, scores, slot);
        tryg_cursor_put_whole(&rows, i / n + 1);
        tryg_cursor_put_int(&rows, first_area + (int)(i % n));
        tryg_cursor_put_real(&rows, scores->group[i]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_others(sqlite3 *db, const struct tryg_results *results,
                                    const struct tryg_scores *scores, size_t slot,
                                    int first_area, struct tryg_error *err)
{
    struct tryg_cursor rows;
    size_t n = scores->system->n;
    tryg_cursor_begin(&rows, db, "INSERT INTO score_by VALUES (?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; scores->rank_by && i < results->others * n; i++) {
        put_place(&rows, scores, slot);
        tryg_cursor_put_text(&rows, results->other[i / n]);
        tryg_cursor_put_int(&rows, first_area + (int)(i % n));
        tryg_cursor_put_real(&rows, scores->index_by[i]);
        tryg_cursor_put_real(&rows, scores->rank_by[i]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_scores(sqlite3 *db, const struct tryg_keep *keep,
                                    const struct tryg_scores *scores, size_t slot,
                                    struct tryg_error *err)
{
    int system_id, first;
    TRYG_TRY(tryg_keep_system(keep, scores->system, &system_id, &first, err));
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO year_system VALUES (?, ?, ?)");
    put_place(&rows, scores, slot);
    tryg_cursor_put_int(&rows, system_id);
    tryg_cursor_done(&rows);
    TRYG_TRY(tryg_cursor_end(&rows, err));
    TRYG_TRY(keep_areas_scores(db, scores, slot, first, err));
    TRYG_TRY(keep_group_scores(db, scores, slot, first, err));
    TRYG_TRY(keep_others(db, keep->results, scores, slot, first, err));
    TRYG_TRY(keep_cells(db, scores, slot, first, err));
    return tryg_keep_chance(db, scores, slot, first, err);
}

static void put_tally(struct tryg_cursor *rows, struct tryg_tally tally)
{
    tryg_cursor_put_whole(rows, tally.rows);
    tryg_cursor_put_whole(rows, tally.reports);
}

static enum tryg_status keep_boxes(sqlite3 *db, const struct tryg_book *book, int year,
                                   size_t position, size_t categories,
                                   struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO book_box VALUES (?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < (categories + 1) * TRYG_BOXES; i++) {
        size_t category = i / TRYG_BOXES;
        if (book->box[i].rows || book->box[i].reports) {
            tryg_cursor_put_int(&rows, year);
            tryg_cursor_put_whole(&rows, position + 1);
            tryg_cursor_put_whole(&rows, category < categories ? category + 1 : 0);
            tryg_cursor_put_text(&rows,
                                 tryg_box_id((enum tryg_box_kind)(i % TRYG_BOXES)));
            put_tally(&rows, book->box[i]);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_reasons(sqlite3 *db, const struct tryg_book *book, int year,
                                     size_t position, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO book_reason VALUES (?, ?, ?, ?, ?)");
    for (int reason = 0; reason < TRYG_REASONS; reason++) {
        if (book->reason[reason].rows || book->reason[reason].reports) {
            tryg_cursor_put_int(&rows, year);
            tryg_cursor_put_whole(&rows, position + 1);
            tryg_cursor_put_text(&rows, tryg_reason_id((enum tryg_reason)reason));
            put_tally(&rows, book->reason[reason]);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_book(sqlite3 *db, const struct tryg_book *book, int year,
                                  size_t position, size_t categories,
                                  struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO book VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    tryg_cursor_put_int(&rows, year);
    tryg_cursor_put_whole(&rows, position + 1);
    tryg_cursor_put_text(&rows, book->source);
    put_tally(&rows, book->read);
    tryg_cursor_put_whole(&rows, book->fallback);
    tryg_cursor_put_whole(&rows, book->stated);
    tryg_cursor_put_whole(&rows, book->agree);
    tryg_cursor_done(&rows);
    TRYG_TRY(tryg_cursor_end(&rows, err));
    TRYG_TRY(keep_boxes(db, book, year, position, categories, err));
    return keep_reasons(db, book, year, position, err);
}

enum tryg_status tryg_keep_year(sqlite3 *db, const struct tryg_keep *keep,
                                const struct tryg_year_record *record,
                                struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO year VALUES (?, ?)");
    tryg_cursor_put_int(&rows, record->year);
    tryg_cursor_put_text(&rows, record->recipe.hex);
    tryg_cursor_done(&rows);
    TRYG_TRY(tryg_cursor_end(&rows, err));
    TRYG_TRY(keep_inputs(db, record, err));
    TRYG_TRY(keep_counts(db, keep, record, err));
    TRYG_TRY(tryg_keep_answers(db, record, err));
    const struct tryg_results *r = keep->results;
    size_t held = r->held > r->systems ? r->held : r->systems;
    for (size_t slot = 0; slot < held; slot++) {
        if (record->scores[slot].system) {
            TRYG_TRY(keep_scores(db, keep, &record->scores[slot],
                                 tryg_store_slot(slot, r->systems), err));
        }
    }
    for (size_t b = 0; b < record->books; b++) {
        TRYG_TRY(
            keep_book(db, record->book[b], record->year, b, keep->categories->n, err));
    }
    return TRYG_OK;
}
