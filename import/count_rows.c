/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/count_rows.h"
#include "geodata/base/lang.h"
#include "geodata/shape/reports.h"
#include "import/offences.h"

#include <string.h>

/* Mark the row as one that cannot be read, for the first thing found. */
static void refuse(struct tryg_count_row *found, size_t column, enum tryg_reason reason,
                   const char *expected)
{
    if (!found->rejected) {
        found->rejected = true;
        found->reject_column = column;
        found->reason = reason;
        found->expected = expected;
    }
}

static void judge_area(struct tryg_count_reading *r, struct tryg_count_row *found)
{
    const char *text = tryg_table_cell(&r->table, found->row, r->area), *nearest = NULL;
    found->area = TRYG_NO_AREA;
    if (tryg_words_hold(r->totals, text)) {
        found->is_total = true;
        return;
    }
    if (tryg_words_hold(r->no_places, text)) {
        found->no_place = true;
        return;
    }
    switch (
        tryg_names_find(r->source->names, text, strlen(text), &found->area, &nearest)) {
    case TRYG_NAME_OK:
        return;
    case TRYG_NAME_AMBIGUOUS:
        refuse(found, r->area, TRYG_REASON_AREA_AMBIGUOUS, nearest);
        break;
    default:
        refuse(found, r->area, TRYG_REASON_AREA, nearest);
        break;
    }
    found->area = TRYG_NO_AREA;
}

static void judge_category(struct tryg_count_reading *r, struct tryg_count_row *found)
{
    const char *text = tryg_table_cell(&r->table, found->row, r->category);
    size_t lead = strspn(text, " \t"), bytes = strlen(text + lead);
    if (tryg_words_hold(r->totals, text)) {
        found->is_total = true;
        return;
    }
    if (bytes == 0) {
        refuse(found, r->category, TRYG_REASON_CODE_EMPTY, NULL);
        return;
    }
    if (r->source->category_is_code) {
        while (bytes && text[lead + bytes - 1] == ' ') {
            bytes--;
        }
        uint32_t entry = tryg_categories_entry(r->source->categories, text + lead, bytes);
        bool is = entry != TRYG_NO_ENTRY;
        found->category = is ? r->source->categories->category[entry] : TRYG_NO_CATEGORY;
        if (is && r->source->categories->classes) {
            found->harm_class = r->source->categories->class_of_code[entry];
        }
        return;
    }
    size_t at = tryg_words_find(r->ids, text);
    if (at == r->ids->n) {
        refuse(found, r->category, TRYG_REASON_CATEGORY, NULL);
        return;
    }
    found->category = (uint8_t)at;
}

static size_t month_slot(const struct tryg_count_reading *r, int32_t day)
{
    struct tryg_date date = tryg_day_date(day);
    return (size_t)(date.year * 12 + date.month - 1 - r->counts.first_month);
}

static void judge_day(struct tryg_count_reading *r, struct tryg_count_row *found)
{
    int32_t day = 0;
    switch (tryg_table_day(&r->table, found->row, r->date, &r->pattern, &day)) {
    case TRYG_DAY_OK:
        break;
    case TRYG_DAY_NO_SUCH:
        refuse(found, r->date, TRYG_REASON_DATE_NONE, NULL);
        return;
    default:
        refuse(found, r->date, TRYG_REASON_DATE_SHAPE,
               r->source->table.date_format ? r->source->table.date_format
                                            : "yyyy-mm-dd");
        return;
    }
    found->out_of_period = day < r->source->first_day || day > r->source->last_day;
    found->slot = found->out_of_period ? found->slot : month_slot(r, day);
}

static void judge_year(struct tryg_count_reading *r, struct tryg_count_row *found)
{
    uint64_t year = 0;
    if (!tryg_table_whole(&r->table, found->row, r->year, &year) || year < 1 ||
        year > 9999) {
        refuse(found, r->year, TRYG_REASON_DATE_SHAPE, TX("et årstal", "a year"));
        return;
    }
    int32_t middle = tryg_day_of((struct tryg_date){(int)year, 7, 1});
    found->out_of_period = middle < r->source->first_day || middle > r->source->last_day;
}

static void judge_count(struct tryg_count_reading *r, struct tryg_count_row *found)
{
    const char *text = tryg_table_cell(&r->table, found->row, found->column);
    if (tryg_words_hold(r->missings, text)) {
        found->missing = true;
        return;
    }
    if (!tryg_table_whole(&r->table, found->row, found->column, &found->reports)) {
        bool two = tryg_table_ambiguous(&r->table, found->row, found->column);
        refuse(found, found->column, TRYG_REASON_NUMBER,
               two ? TX("et helt tal (decimal: \",\" hvis der er tusindpunktum)",
                        "a whole number (decimal: \",\" if the point parts thousands)")
                   : TX("et helt tal", "a whole number"));
    }
}

void tryg_count_judge(struct tryg_count_reading *reading, size_t row,
                      const struct tryg_count_column *column,
                      struct tryg_count_row *found)
{
    *found = (struct tryg_count_row){.row = row,
                                     .column = column->column,
                                     .category = column->category,
                                     .harm_class = TRYG_NO_CLASS,
                                     .slot = reading->counts.slots - 1};
    judge_count(reading, found);
    judge_area(reading, found);
    found->is_total |= tryg_count_classes_is_total(&reading->classes, row);
    if (reading->category != TRYG_NO_COLUMN) {
        judge_category(reading, found);
    }
    if (!reading->source->category_is_code || reading->category == TRYG_NO_COLUMN) {
        found->harm_class =
            tryg_categories_class(reading->source->categories, found->category);
    }
    if (reading->date != TRYG_NO_COLUMN) {
        judge_day(reading, found);
    } else if (reading->year != TRYG_NO_COLUMN) {
        judge_year(reading, found);
    }
}

static size_t book_category(const struct tryg_count_reading *r, uint8_t category)
{
    return category < r->ledger->categories ? category : r->ledger->categories;
}

static void book(struct tryg_count_reading *r, const struct tryg_count_row *found,
                 enum tryg_box_kind box)
{
    size_t at = book_category(r, found->category) * TRYG_BOXES + (size_t)box;
    r->book->box[at].rows++;
    r->book->box[at].reports += found->reports;
}

static enum tryg_status enter_reject(struct tryg_count_reading *r,
                                     const struct tryg_count_row *found,
                                     struct tryg_error *err)
{
    struct tryg_reject one = {
        .file = r->table.shown,
        .line = r->table.line[found->row],
        .column = (uint32_t)found->reject_column + 1,
        .column_name = r->table.column[found->reject_column],
        .reason = found->reason,
        .value = tryg_table_cell(&r->table, found->row, found->reject_column),
        .expected = found->expected};
    book(r, found, TRYG_BOX_REJECTED);
    r->book->reason[found->reason].rows++;
    r->book->reason[found->reason].reports += found->reports;
    return tryg_rejects_add(r->rejects, &one, err);
}

/* Rows of totals are compared with the sum, category by category; a total over the
 * categories has none. */
static void enter_total(struct tryg_count_reading *r, const struct tryg_count_row *found)
{
    bool usable = !tryg_count_classes_is_total(&r->classes, found->row) &&
                  !found->rejected && !found->missing && !found->out_of_period &&
                  found->area == TRYG_NO_AREA && !found->no_place &&
                  found->category < r->counts.categories;
    if (usable) {
        r->total[found->category] += found->reports;
        r->has_total[found->category] = true;
    }
}

static void enter_counted(struct tryg_count_reading *r,
                          const struct tryg_count_row *found)
{
    struct tryg_counts *counts = &r->counts;
    size_t category = found->category, slot = category * counts->slots + found->slot;
    counts->category_given[category] = true;
    r->sum[category] += found->reports;
    if (found->no_place) {
        counts->no_place[slot] += found->reports;
        book(r, found, TRYG_BOX_NO_PLACE);
    } else if (found->missing) {
        r->unknown[found->area * counts->categories + category] = true;
        book(r, found, TRYG_BOX_NO_PLACE);
    } else {
        counts->reports[found->area * counts->categories * counts->slots + slot] +=
            found->reports;
        if (found->harm_class < counts->classes) {
            counts->harm[found->area * counts->classes + found->harm_class] +=
                found->reports;
        }
        tryg_count_classes_add(&r->classes, found->row, found->area, category,
                               found->reports);
        book(r, found, TRYG_BOX_PLACED);
    }
}

enum tryg_status tryg_count_enter(struct tryg_count_reading *reading,
                                  const struct tryg_count_row *found,
                                  struct tryg_error *err)
{
    if (found->is_total) {
        enter_total(reading, found);
        return TRYG_OK;
    }
    reading->book->read.rows++;
    reading->book->read.reports += found->reports;
    if (found->rejected) {
        return enter_reject(reading, found, err);
    }
    if (found->out_of_period) {
        book(reading, found, TRYG_BOX_OUT_OF_PERIOD);
    } else if (found->category == TRYG_CATEGORY_EXCLUDED) {
        book(reading, found, TRYG_BOX_EXCLUDED);
    } else if (found->category == TRYG_NO_CATEGORY) {
        book(reading, found, TRYG_BOX_UNKNOWN_CODE);
    } else {
        enter_counted(reading, found);
    }
    return TRYG_OK;
}
